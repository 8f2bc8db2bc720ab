/** A granted 延期 moves the limit of what it names (S-77): a letter's 回执时限, a 督办事项's 办结时限, the answer limit on the ladder, a 时限 of the 办法 on matters (D28). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Writes } from '../../../shared/ledger/drafts';
import { createDraft } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import type { EntityName } from '../../../shared/model/entities';
import { recordId } from '../../../shared/model/ids';
import { registerLines } from '../../../shared/papers/register-lines';
import { registerContext } from '../../../shared/registers/context';
import { APPEALS } from '../../../shared/registers/handling';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { workCalendarOf } from '../../../shared/views/calendar';
import { ladderCards } from '../../../shared/views/card-facts';
import { dueMatters } from '../../../shared/views/deadlines';
import { mattersOf } from '../../../shared/views/extensions';
import { factsOf } from '../../../shared/views/facts';
import { qingshi } from '../scoring/county';
import { UNIT, enter, ledgerWith } from './small-ledger';

const put = <E extends EntityName>(entity: E, id: string, values: Writes<E>) =>
  createDraft({ scope: 'county', entity, record: recordId(id) }, values);

const plain = (): Ledger =>
  enter(ledgerWith({ projectName: '甲' }), [
    put('supervision', 'd-1', { matter: '办结环评', unit: UNIT, raisedOn: isoDay('2026-05-06'), due: isoDay('2026-05-20') }),
    put('letter', 'l-1', { title: '督办通知单', number: '青招办督〔2026〕3号', unit: UNIT, replyDue: isoDay('2026-05-12') }),
    put('letterStep', 'e-1', { letter: recordId('l-1'), step: '送达', on: isoDay('2026-05-06') }),
    put('measureDecision', 'r-1', {
      proposal: `monthly/duban/${UNIT}/2026-04/issue`,
      unit: UNIT,
      level: 'duban',
      outcome: '已签发',
      on: isoDay('2026-05-06'),
      letter: recordId('l-1'),
    }),
  ]);
const asked = (about: string | null, more: Writes<'appeal'> = {}): Ledger =>
  enter(plain(), [
    put('appeal', 'jp-1', {
      unit: UNIT,
      kind: '延期',
      ...(about === null ? { against: '督办通知单' } : { about: recordId(about) }),
      filedOn: isoDay('2026-05-10'),
      ground: '材料待补',
      until: isoDay('2026-06-01'),
      outcome: '同意延期',
      decidedBy: '县招商办',
      decidedOn: isoDay('2026-05-11'),
      ...more,
    }),
  ]);
const matterDue = (ledger: Ledger) => mattersOf(ledger).map(({ due }) => due);
const receipt = (ledger: Ledger, day: string) => registerLines(ledger, isoDay(day)).find(({ key }) => key === 'l-1')?.receipt;
const marks = (ledger: Ledger) => APPEALS.rows(registerContext(ledger, isoDay('2026-05-25')))[0]?.marks ?? {};

describe('a granted 延期', () => {
  it('of a 督办事项 moves its 办结时限 wherever it is shown; the record keeps the day first set', () => {
    const ledger = asked('d-1');
    expect([matterDue(plain()), matterDue(ledger)]).toEqual([['2026-05-20'], ['2026-06-01']]);
    const late = (own: Ledger) => dueMatters(own, isoDay('2026-05-25'), workCalendarOf(own)).find(({ id }) => id === 'd-1');
    expect([late(plain())?.state, late(ledger)?.due]).toEqual(['已超期', '2026-06-01']);
    expect(ledger.records.get('supervision')?.get(recordId('d-1'))?.fields['due']?.value).toBe('2026-05-20');
  });

  it('of a letter moves its 回执时限, and the limit of the measure that went out with it', () => {
    const ledger = asked('l-1');
    expect([receipt(plain(), '2026-05-25'), receipt(ledger, '2026-05-25'), receipt(ledger, '2026-06-02')]).toEqual([
      '逾期',
      '待回执',
      '逾期',
    ]);
    expect(ladderCards(ledger, qingshi).map(({ action, date, until }) => [action, date, until])).toEqual([
      ['issued', '2026-05-06', '2026-05-12'],
      ['extended', '2026-05-11', '2026-06-01'],
    ]);
    // A measure without a letter is named itself.
    expect(ladderCards(asked('r-1'), qingshi).map(({ action }) => action)).toEqual(['issued', 'extended']);
  });

  it('moves nothing while it is not granted, names nobody who granted it, or says only in words what it is about; the list says which', () => {
    expect(matterDue(asked('d-1', { outcome: '不同意延期' }))).toEqual(['2026-05-20']);
    const nobody = asked('d-1', { decidedBy: null });
    expect([matterDue(nobody), marks(nobody)['until']]).toEqual([['2026-05-20'], '没有写谁决定的，时限没有变']);
    const words = asked(null);
    expect([matterDue(words), marks(words)['about']]).toEqual([['2026-05-20'], '没有选针对哪件文书或督办，时限没有变']);
    // What an older version entered stays readable.
    expect(APPEALS.rows(registerContext(words, isoDay('2026-05-25')))[0]?.cells['against']).toBe('督办通知单');
  });

  it('never makes a limit earlier', () => {
    const ledger = asked('d-1', { until: isoDay('2026-05-15') });
    expect([matterDue(ledger), marks(ledger)['until']]).toEqual([['2026-05-20'], '不晚于原来的时限']);
  });

  it('reaches the 时限 of a 办法 that runs on matters (D28)', () => {
    const d28 = SchemeSchema.parse(JSON.parse(readFileSync('tests/data/schemes/d28.json', 'utf8')));
    const given = factsOf(asked('d-1'), d28).extensions;
    expect(new Set(given.map(({ deadline }) => deadline))).toEqual(new Set(d28.deadlines.map(({ id }) => id)));
    expect(given[0]).toMatchObject({ subject: 'd-1', to: '2026-06-01', approver: '县招商办', date: '2026-05-11' });
  });

  it('is chosen from what is still open: a closed matter is not offered, but keeps its name', () => {
    const names = registerContext(asked('d-1'), isoDay('2026-05-25')).names('limited');
    expect(names.list).toEqual([
      '柳河镇：办结环评（督办事项，办结时限2026年5月20日）',
      '柳河镇：青招办督〔2026〕3号督办通知单（回执时限2026年5月12日）',
    ]);
    const closed = registerContext(
      enter(plain(), [put('supervision', 'd-2', { matter: '旧事', due: isoDay('2026-01-05'), closedOn: isoDay('2026-01-04') })]),
      isoDay('2026-05-25'),
    ).names('limited');
    expect(closed.list.some((name) => name.includes('旧事'))).toBe(false);
    expect(closed.nameOf.get(recordId('d-2'))).toContain('旧事');
  });
});
