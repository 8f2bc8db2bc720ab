/** Registers as data: what every description must keep, and what fast entry, paste, edits and paper do with any of them (S-62, S-64). */
import { describe, expect, it } from 'vitest';
import { noteReplaced, placeOf, standingId } from '../../../renderer/registers/replaced';
import { createDraft } from '../../../shared/ledger/drafts';
import { ENTITIES, ENTITY_NAMES, entitySpec, fieldSpec } from '../../../shared/model/entities';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { initialsOf, matchesTyped } from '../../../shared/model/initials';
import { REGISTERS, registerTabs } from '../../../shared/registers/all-registers';
import { LIMITED } from '../../../shared/registers/context';
import { editDrafts, mayEnter, mayWrite, replacements, strikeDrafts } from '../../../shared/registers/edits';
import { entryFields, lineDraft, pasteBlock } from '../../../shared/registers/entry';
import { registerTable } from '../../../shared/registers/paper';
import { PROJECT, UNIT } from '../views/small-ledger';
import { COUNTY, desk, named, newId, TODAY, value } from './desk';

describe('descriptions', () => {
  it('have ids of their own, and at most five tabs stand on a screen with registers', () => {
    expect(new Set(REGISTERS.map(({ id }) => id)).size).toBe(REGISTERS.length);
    expect(registerTabs('ledger').length).toBeLessThanOrEqual(4);
    expect(registerTabs('duty').length).toBeLessThanOrEqual(2);
    expect(registerTabs('supervision').length).toBeLessThanOrEqual(4);
  });

  it('type only into columns they show, sort by one of them, and say what belongs here', () => {
    const wrong = REGISTERS.flatMap(({ id, columns, records, sort, empty }) => {
      const keys = columns.map(({ key }) => key);
      const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
      const lost = [...(records?.quick ?? []), ...(records?.required ?? []), sort.key].filter((key) => !keys.includes(key));
      return [...lost, ...twice, ...(empty.length < 15 ? ['empty'] : [])].map((key) => `${id}: ${key}`);
    });
    expect(wrong).toEqual([]);
  });

  it('require nothing that fast entry does not ask for, except what is fixed or has a default', () => {
    const context = desk().context();
    const wrong = REGISTERS.flatMap(({ id, records }) =>
      (records?.required ?? [])
        .filter((field) => !(field in (records?.defaults(context) ?? {})) && !(records?.quick ?? []).includes(field))
        .map((field) => `${id}: ${field}`),
    );
    expect(wrong).toEqual([]);
  });

  it('name S-numbers they serve', () => {
    expect(REGISTERS.filter(({ serves }) => serves.length === 0 || serves.some((s) => !/^S-\d{2,3}$/.test(s)))).toEqual([]);
  });

  it('each entity has a prefix of its own, and every reference that names its entity names one with a title, or what can be extended', () => {
    const prefixes = ENTITY_NAMES.map((name) => ENTITIES[name].idPrefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    const lost = ENTITY_NAMES.flatMap((name) =>
      Object.keys(ENTITIES[name].fields).flatMap((field) => {
        const of = fieldSpec(name, field)?.of;
        return of === undefined || of === LIMITED || entitySpec(of)?.title !== undefined ? [] : [`${name}.${field} → ${of}`];
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe('names by pinyin initials', () => {
  it('finds 柳河镇 by lhz and by a part of the name', () => {
    expect(initialsOf('柳河镇')).toBe('lhz');
    expect([matchesTyped('柳河镇', 'lh'), matchesTyped('柳河镇', '河'), matchesTyped('柳河镇', 'xyz')]).toEqual([true, true, false]);
  });
});

describe('fast entry (one line, Enter)', () => {
  it('enters a trip for a unit typed by initials, today when no day is typed (S-64, S-65)', () => {
    const own = desk();
    const id = own.line('trips', { '@unit': 'lhz', leader: '张三', place: '苏州', days: '3天', headcount: '4人' });
    expect(own.context().get('activity', id)).toMatchObject({ scope: UNIT, kind: '外出招商', on: TODAY, days: 3, headcount: 4 });
    expect(own.row('trips', id).cells['@unit']).toBe('柳河镇');
  });

  it('says what is missing and what cannot be read, and enters nothing', () => {
    const own = desk();
    expect(lineDraft(named('trips'), { leader: '张三' }, own.typed())).toMatchObject({
      ok: false,
      code: 'E_REGISTER_FIELD',
      detail: '填报单位、地点',
    });
    // The project says the unit: it is the project that is missing, for 填报单位 has no box there (S-18).
    expect(lineDraft(named('statistics-returns'), { month: '2026-08' }, own.typed())).toMatchObject({ detail: '项目' });
    const unread = lineDraft(named('trips'), { '@unit': '柳河', leader: '张三', place: '苏州' }, own.typed());
    expect(unread).toMatchObject({ ok: false, code: 'E_ANSWER' });
  });

  it('asks a township for no unit, and a record with a project lies where the project lies', () => {
    expect(entryFields(named('trips'), { unit: UNIT, device: 'd-1' }).some(({ key }) => key === '@unit')).toBe(false);
    const own = desk();
    const id = own.line('site-visits', { leader: '李四', project: '年产5万吨铝箔项目' });
    expect(own.context().get('activity', id)).toMatchObject({ scope: UNIT, project: PROJECT });
  });
});

describe('paste from Excel', () => {
  it('of 200 rows with errors in three enters none and names the three; put right, all 200 are one step (S-64)', () => {
    const own = desk();
    const rows = Array.from({ length: 200 }, (_, at) => [`线索${at + 1}`, '柳河镇', `${at + 1}00万元`]);
    const wrong = rows.map((row, at) =>
      at === 16 ? ['', '柳河镇', '1亿元'] : at === 99 ? ['线索100', '无名镇', '1亿元'] : at === 180 ? ['线索181', '柳河镇', '很多'] : row,
    );
    const head = ['线索名称', '填报单位', '拟投资额'];
    const bad = pasteBlock(named('leads'), [head, ...wrong], own.typed());
    expect(bad.drafts).toEqual([]);
    expect(bad.problems.map(({ row }) => row)).toEqual([17, 100, 181]);
    expect(bad.problems[0]?.says).toBe('缺线索名称');
    const good = pasteBlock(named('leads'), [head, ...rows], own.typed());
    expect([good.problems, good.drafts.length]).toEqual([[], 200]);
    own.store(good.drafts);
    expect(own.rows('leads')).toHaveLength(200);
  });

  const HEAD = ['日期', '填报单位', '带队领导', '地点', '人次（人）'];

  it('takes columns by their headings, in any order', () => {
    const block = pasteBlock(
      named('trips'),
      [HEAD, ['10月12日', '柳河镇', '张三', '苏州', '5'], ['10.13', '柳河镇', '李四', '宁波', '']],
      desk().typed(),
    );
    expect(block.problems).toEqual([]);
    expect(block.drafts.map(({ fields }) => [fields['on'], fields['leader'], fields['headcount']])).toEqual([
      ['2026-10-12', '张三', 5],
      ['2026-10-13', '李四', undefined],
    ]);
  });

  it('takes a block whole or not at all, naming each row that is wrong', () => {
    const block = pasteBlock(
      named('trips'),
      [HEAD, ['10月12日', '柳河镇', '张三', '苏州', '5'], ['10月', '东岭镇', '李四', '', '五']],
      desk().typed(),
    );
    expect(block.drafts).toEqual([]);
    expect(block.problems.map(({ row }) => row)).toEqual([2]);
  });

  it('says which headings it does not know', () => {
    expect(
      pasteBlock(
        named('trips'),
        [
          [...HEAD, '心得'],
          ['10月12日', '柳河镇', '张三', '苏州', '5', '很好'],
        ],
        desk().typed(),
      ).unknown,
    ).toEqual(['心得']);
  });
});

describe('edits', () => {
  it('strikes a dated fact out and enters it anew, with all other values (law 1)', () => {
    const own = desk();
    const id = own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州', headcount: '4' });
    own.store(value(editDrafts(named('trips'), [{ record: id, field: 'headcount', value: 6 }], own.context(), COUNTY, newId)));
    expect(own.context().get('activity', id)?.struck).toBe('更正');
    expect(own.rows('trips').map(({ cells }) => [cells['leader'], cells['headcount']])).toEqual([['张三', 6]]);
  });

  it('say which record stands in place of which, so that the row stays the same to the clerk and a late edit finds it (law 1)', () => {
    const own = desk();
    const id = own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州', headcount: '4' });
    const correct = (record: RecordId, headcount: number): RecordId => {
      const drafts = value(editDrafts(named('trips'), [{ record, field: 'headcount', value: headcount }], own.context(), COUNTY, newId));
      noteReplaced(replacements(drafts));
      own.store(drafts);
      return recordId(own.rows('trips')[0]?.id ?? '');
    };
    const isStruck = (record: RecordId) => own.context().get('activity', record)?.struck !== undefined;
    const second = correct(id, 6);
    expect(second).not.toBe(id);
    expect([placeOf(second), standingId(id, isStruck), standingId(second, isStruck)]).toEqual([id, second, second]);
    const third = correct(second, 7);
    expect([placeOf(third), standingId(id, isStruck)]).toEqual([id, third]);
    // After an undo the first record stands again.
    expect(standingId(id, () => false)).toBe(id);
    const struck = value(strikeDrafts(named('trips'), [third], '重复', own.context(), COUNTY));
    expect(replacements(struck)).toEqual([]);
  });

  it('changes nothing for a value that is the same, and refuses to clear what is required', () => {
    const own = desk();
    const id = own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州' });
    expect(value(editDrafts(named('trips'), [{ record: id, field: 'place', value: '苏州' }], own.context(), COUNTY, newId))).toEqual([]);
    expect(editDrafts(named('trips'), [{ record: id, field: 'place', value: null }], own.context(), COUNTY, newId)).toMatchObject({
      code: 'E_REGISTER_FIELD',
    });
  });

  it('strikes records out with a reason; they leave the list and stay in the ledger', () => {
    const own = desk();
    const id = own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州' });
    own.store(value(strikeDrafts(named('trips'), [id], '重复', own.context(), COUNTY)));
    expect(own.rows('trips')).toEqual([]);
    expect(own.context().get('activity', id)?.struck).toBe('重复');
  });
});

describe('rights', () => {
  const other = { unit: recordId('u-other'), device: 'd-other' };

  it('lets a unit write only what lies with it, and the county everything', () => {
    const own = desk();
    const id = own.line('leads', { '@unit': '柳河镇', name: '电池线索' });
    const { records } = named('leads');
    const record = own.row('leads', id).record;
    expect(records !== null && mayWrite(records, record, 'investor', COUNTY)).toBe(true);
    expect(records !== null && mayWrite(records, record, 'investor', other)).toBe(false);
    expect(mayEnter(named('leads'), other)).toBe(true);
    expect(editDrafts(named('leads'), [{ record: id, field: 'investor', value: '乙' }], own.context(), other, newId)).toMatchObject({
      code: 'E_REGISTER_RIGHT',
    });
  });

  it('lets a unit strike out only what its own computers entered', () => {
    const own = desk();
    const id = own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州' });
    const elsewhere = { unit: UNIT, device: 'd-liuhe' };
    expect(strikeDrafts(named('trips'), [id], '重复', own.context(), elsewhere)).toMatchObject({ code: 'E_REGISTER_RIGHT' });
    expect(strikeDrafts(named('trips'), [id], '重复', own.context(), { unit: UNIT, device: 'd-test' }).ok).toBe(true);
  });
});

describe('paper', () => {
  it('prints the rows and columns asked for, numbered, with sums, and the counts as a note', () => {
    const own = desk();
    const first = own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州', headcount: '4' });
    const second = own.line('trips', { '@unit': '柳河镇', leader: '李四', place: '宁波', headcount: '5' });
    const table = registerTable(own.ledger, named('trips'), {
      title: '外出招商登记簿',
      rows: [second, first],
      columns: ['leader', '@unit', 'headcount'],
      moneyUnit: '万元',
      today: TODAY,
      reportingUnit: null,
    });
    expect(table.rows.map((row) => (row.role === 'section' ? [] : row.cells))).toEqual([
      [1, '李四', '柳河镇', 5],
      [2, '张三', '柳河镇', 4],
      [null, '合计（2条）', null, '9'],
    ]);
    expect(table.notes[0]).toBe('今年外出 2 批次、9 人次、0 天。');
  });
});

describe('names that two records share', () => {
  it('are told apart by their unit; a bare name is asked about, never guessed (law 8)', () => {
    const elsewhere = recordId('u-2');
    const own = desk(
      createDraft({ scope: 'county', entity: 'unit', record: elsewhere }, { name: '东岭镇', order: 2 }),
      createDraft({ scope: elsewhere, entity: 'project', record: recordId('p-2') }, { projectName: '年产5万吨铝箔项目' }),
    );
    expect(own.context().names('project').list).toEqual(['年产5万吨铝箔项目（柳河镇）', '年产5万吨铝箔项目（东岭镇）']);
    const line = (project: string) => lineDraft(named('site-visits'), { leader: '李四', project }, own.typed());
    expect(line('年产5万吨铝箔项目')).toMatchObject({ ok: false, code: 'E_ANSWER' });
    expect(line('年产5万吨铝箔项目（东岭镇）')).toMatchObject({ ok: true, value: { draft: { scope: elsewhere } } });
  });
});
