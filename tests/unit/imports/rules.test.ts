/** What an import may do to a ledger: laws 4, 5, 6 and 8 of design/domain.md, S-03, row by row. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarDrafts } from '../../../shared/imports/county-files';
import { withdrawDrafts } from '../../../shared/imports/history';
import { planImport } from '../../../shared/imports/plan';
import { NOTHING_SAID } from '../../../shared/imports/said';
import { isAcceptable } from '../../../shared/imports/show';
import { createDraft } from '../../../shared/ledger/drafts';
import type { Draft } from '../../../shared/ledger/operation';
import type { Ledger } from '../../../shared/ledger/fold';
import { emptyLedger } from '../../../shared/ledger/fold';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { wholeStateHash } from '../../../shared/ledger/state-hash';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { ImportRecord } from '../../../shared/sheet/document';
import { enter, ledgerWith, PROJECT, record, UNIT, wan } from '../views/small-ledger';
import { choices, confirm, documentOf, IMPORT } from './sample-import';

const NAME = '年产2万吨菌菇酱项目';
const OTHER = recordId('u-other');
const facts = { asOf: '2026-10-31', reportingUnit: null };

function amount(wanAmount: number) {
  return { amount: String(wanAmount * 10_000), currency: 'CNY', approx: false, raw: String(wanAmount) };
}

function file(...rows: readonly Partial<ImportRecord>[]) {
  return documentOf(
    rows.map((row) => ({ projectName: NAME, ...row })),
    facts,
  );
}

function plan(ledger: Ledger, row: Partial<ImportRecord>) {
  const document = file(row);
  const [only] = planImport(ledger, document, choices(document, { office: UNIT })).rows;
  if (only === undefined) throw new Error('no row');
  return only;
}

/** Imports rows with every doubt accepted. */
function take(ledger: Ledger, ...rows: readonly Partial<ImportRecord>[]): Ledger {
  const document = file(...rows);
  confirm(ledger, document, choices(document, { office: UNIT, matches: new Map([[0, PROJECT]]) }));
  return ledger;
}

const project = (ledger: Ledger) => getRecord(ledger, 'project', PROJECT);
const stages = (ledger: Ledger) => listRecords(ledger, 'stageEvent').map(({ stage, on }) => `${stage ?? ''} ${on?.date ?? ''}`);

describe('values', () => {
  it('an empty cell never clears what the ledger holds', () => {
    const ledger = ledgerWith({ projectName: NAME, totalInvestment: wan(5000), investor: '某公司', other: { 备注二: '留' } });
    expect(plan(ledger, {}).status).toBe('无变化');
    take(ledger, { progress: '主体封顶', other: { 法人: '张三' } });
    expect(project(ledger)).toMatchObject({ totalInvestment: wan(5000), investor: '某公司', other: { 备注二: '留', 法人: '张三' } });
  });

  it('a changed amount waits for a person; the same amount in other words does not (law 5)', () => {
    const ledger = ledgerWith({ projectName: NAME, totalInvestment: wan(12000) });
    expect(plan(ledger, { totalInvestment: { ...amount(12000), raw: '1.2亿元' } }).status).toBe('无变化');
    expect(plan(ledger, { totalInvestment: amount(12001) })).toMatchObject({
      status: '需核对',
      doubts: ['总投资由12000万元改为12001万元'],
    });
  });

  it('an amount that cannot be held exactly stays as text, never rounded', () => {
    const ledger = take(ledgerWith({ projectName: NAME }), { totalInvestment: { ...amount(1), amount: '1.005', raw: '1.005元' } });
    expect(project(ledger)).toMatchObject({ unread: { totalInvestment: '1.005元' } });
    expect(project(ledger)?.totalInvestment).toBeUndefined();
  });

  it('a text too long for its field is kept whole and stops nothing', () => {
    const long = '长'.repeat(2_001);
    expect(project(take(ledgerWith({ projectName: NAME }), { investor: long }))?.unread).toEqual({ investor: long });
  });

  it('a value read at last takes its unread text away', () => {
    const ledger = ledgerWith({ projectName: NAME, unread: { totalInvestment: '待定', signedOn: '24.3' } });
    take(ledger, { totalInvestment: amount(300) });
    expect(project(ledger)).toMatchObject({ totalInvestment: { minor: 300_000_000 }, unread: { signedOn: '24.3' } });
  });

  it('约 before an area is not lost', () => {
    const ledger = take(ledgerWith({ projectName: NAME }), { landMu: { value: '30', approx: true, raw: '约30亩' } });
    expect(project(ledger)).toMatchObject({ landMu: '30', other: { 用地面积原文: '约30亩' } });
  });
});

describe('dates of stages (S-03, law 6)', () => {
  const signed = (date: string, precision: 'day' | 'month') => ({ signedOn: { date, precision, raw: date } as const });
  const ledger = (date: string, precision: 'day' | 'month') =>
    ledgerWith({ projectName: NAME }, record('stageEvent', { project: PROJECT, stage: '签约', on: { date, precision }, evidence: '合同' }));

  it('the month of a day that is known says nothing new', () => {
    expect(plan(ledger('2026-03-15', 'day'), signed('2026-03', 'month')).status).toBe('无变化');
  });

  it('the day within a month that is known is taken without a question', () => {
    const row = plan(ledger('2026-03', 'month'), signed('2026-03-15', 'day'));
    expect(row).toMatchObject({ status: '更新', doubts: [] });
  });

  it('another date waits for a person; accepted, the old entry is struck out, not changed, and its evidence stays', () => {
    const own = ledger('2026-03-15', 'day');
    expect(plan(own, signed('2026-04-02', 'day')).status).toBe('需核对');
    take(own, signed('2026-04-02', 'day'));
    expect(stages(own)).toEqual(['签约 2026-04-02']);
    expect(listRecords(own, 'stageEvent')[0]?.evidence).toBe('合同');
    const struck = [...(own.records.get('stageEvent')?.values() ?? [])].filter((state) => state.struck !== undefined);
    expect(struck.map((state) => state.struck)).toEqual(['按《台账.xlsx》更正']);
  });
});

describe('money of a month', () => {
  it('a second statement for the same month waits for a person and replaces the first', () => {
    const ledger = ledgerWith(
      { projectName: NAME },
      record('moneyEntry', { project: PROJECT, kind: '到位资金', span: '总累计', month: '2026-10', reported: wan(100) }),
      record('moneyEntry', { project: PROJECT, kind: '固定资产投资', span: '总累计', month: '2026-10', reported: wan(70) }),
    );
    const row = { fundsReceivedTotal: amount(120) };
    expect(plan(ledger, row)).toMatchObject({ status: '需核对', doubts: ['2026-10到位资金（总累计）由100万元改为120万元'] });
    take(ledger, row);
    expect(listRecords(ledger, 'moneyEntry').map(({ kind, reported }) => [kind, (reported?.minor ?? 0) / 1_000_000])).toEqual([
      ['固定资产投资', 70],
      ['到位资金', 120],
    ]);
  });
});

describe('who answers (law 4)', () => {
  const duty = (name: string, from?: string): Draft =>
    record('assignment', { project: PROJECT, role: '包保领导', name, ...(from === undefined ? {} : { from: isoDay(from) }) });
  const terms = (ledger: Ledger) => listRecords(ledger, 'assignment').map(({ name, from, to }) => [name, from, to]);

  it('a new leader begins on the day of the file and the old one ends the day before, so that never two answer', () => {
    const ledger = take(ledgerWith({ projectName: NAME }, duty('张三', '2026-01-01')), { leader: [{ name: '李四' }] });
    expect(terms(ledger)).toEqual([
      ['张三', '2026-01-01', '2026-10-30'],
      ['李四', '2026-10-31', undefined],
    ]);
  });

  it('a leader no longer listed is not ended in silence', () => {
    const ledger = ledgerWith({ projectName: NAME }, duty('张三'), duty('李四'));
    expect(plan(ledger, { leader: [{ name: '张 三' }] })).toMatchObject({ status: '需核对', doubts: ['包保领导中不再列出李四'] });
  });

  it('a file of an earlier day does not end a later term unasked', () => {
    const ledger = ledgerWith({ projectName: NAME }, duty('张三', '2026-11-05'));
    expect(plan(ledger, { leader: [{ name: '李四' }] })).toMatchObject({ status: '需核对' });
  });

  it('a person known through the register is the same person, and a new telephone is taken', () => {
    const person = createDraft({ scope: 'county', entity: 'person', record: recordId('n-1') }, { name: '张三' });
    const ledger = ledgerWith(
      { projectName: NAME },
      person,
      record('assignment', { project: PROJECT, role: '包保领导', person: recordId('n-1') }),
    );
    expect(plan(ledger, { leader: [{ name: '张三' }] }).status).toBe('无变化');
    take(ledger, { leader: [{ name: '张三', phone: '13900000000' }] });
    expect(listRecords(ledger, 'assignment')).toMatchObject([{ phone: '13900000000' }]);
  });
});

describe('which project a row is', () => {
  it('two rows for one project cannot both be taken, whatever a person answers', () => {
    const ledger = ledgerWith({ projectName: NAME });
    const document = file({ progress: '一' }, { progress: '二' });
    const matches = new Map([[1, PROJECT]]);
    const second = planImport(ledger, document, choices(document, { office: UNIT, matches })).rows[1];
    expect(second).toMatchObject({ status: '需核对', doubts: ['第5行也对应这个项目，请选定其中一行，另一行不导入'] });
    expect(second && isAcceptable(second, NOTHING_SAID)).toBe(false);
  });

  it('two new rows of one name are asked about', () => {
    const document = documentOf([{ projectName: '甲项目' }, { projectName: '甲 项目' }], facts);
    const rows = planImport(ledgerWith({ projectName: NAME }), document, choices(document, { office: UNIT })).rows;
    expect(rows.map(({ status }) => status)).toEqual(['新增', '需核对']);
  });

  it('a project of another unit is never taken in silence (S-13)', () => {
    const ledger = ledgerWith({ projectName: NAME });
    const document = file({});
    const [row] = planImport(ledger, document, choices(document, { office: OTHER })).rows;
    expect(row).toMatchObject({ status: '需核对', chosen: null });
  });

  it('an answer that names no project of the ledger decides nothing', () => {
    const document = file({});
    const matches = new Map([[0, recordId('p-nowhere')]]);
    const [row] = planImport(ledgerWith({ projectName: '别的' }), document, choices(document, { office: UNIT, matches })).rows;
    expect(row).toMatchObject({ status: '需核对', chosen: null });
  });

  it('in the county office a row belongs to the unit it names, else to the one a person chose, else to nobody', () => {
    const ledger = enter(ledgerWith({ projectName: '别的' }), [
      createDraft({ scope: 'county', entity: 'unit', record: OTHER }, { name: '石桥乡', aliases: ['石桥'] }),
    ]);
    const document = documentOf([{ projectName: '甲', introducingUnit: { name: '石桥', raw: '石桥' } }, { projectName: '乙' }], facts);
    const scopes = (unit: typeof UNIT | null) =>
      planImport(ledger, document, choices(document, { office: null, unit })).rows.map(({ scope }) => scope);
    expect(scopes(null)).toEqual([OTHER, null]);
    expect(scopes(UNIT)).toEqual([OTHER, UNIT]);
  });
});

describe('withdrawing an import of several units', () => {
  it('takes back what it wrote in every scope; what stood before stands again', () => {
    const ledger = enter(ledgerWith({ projectName: NAME, totalInvestment: wan(100) }), [
      createDraft({ scope: 'county', entity: 'unit', record: OTHER }, { name: '石桥乡' }),
    ]);
    const before = wholeStateHash(ledger);
    const document = documentOf(
      [
        { projectName: NAME, introducingUnit: { name: '柳河镇', raw: '柳河镇' }, totalInvestment: amount(200) },
        { projectName: '乙', introducingUnit: { name: '石桥乡', raw: '石桥乡' }, leader: [{ name: '王五' }] },
      ],
      facts,
    );
    confirm(ledger, document, choices(document, { office: null, matches: new Map([[0, PROJECT]]) }));
    expect(project(ledger)?.totalInvestment?.minor).toBe(200_000_000);
    enter(ledger, withdrawDrafts(ledger, IMPORT, '导错文件'));
    ledger.records.get('import')?.delete(IMPORT);
    ledger.versions.delete(OTHER);
    expect(wholeStateHash(ledger)).toBe(before);
  });
});

describe('files of the county', () => {
  it('a holiday table saved by Notepad, with its byte order mark, is read; anything else is refused with its code', () => {
    const table = readFileSync(new URL('../../../assets/holidays/2026.json', import.meta.url), 'utf8');
    expect(calendarDrafts(`\ufeff${table}`, emptyLedger(), (prefix) => recordId(`${prefix}-1`))).toMatchObject({
      ok: true,
      value: { year: 2026 },
    });
    expect(calendarDrafts('不是表', emptyLedger(), recordId)).toMatchObject({ ok: false, code: 'E_CALENDAR_FILE' });
  });
});
