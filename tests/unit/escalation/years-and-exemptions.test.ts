/**
 * What documents settle differently and a ladder must say (issue 3, part 7; S-43, S-78): what an exempted month does to a counter, and whether the last
 * month of a year is still looked at in January. Worked by hand; older files that say neither mean what the page of the format says they mean.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPeriods } from '../../../shared/escalation/check-periods';
import { proposeEscalations } from '../../../shared/escalation/propose';
import { shiftPeriod } from '../../../shared/scoring/periods';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import type { Facts } from '../../../shared/scoring/facts';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Ladder, Scheme } from '../../../shared/scoring/scheme-schema';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { escalationOf } from '../../../shared/views/escalation';
import { calendar, county, monthly, qingshi } from '../scoring/county';
import { enter } from '../views/small-ledger';

type Counter = Ladder['counters'][number];
/** The monthly ladder of the sample county, its one counter and the ladder said otherwise. */
function schemeOf(counter: Partial<Counter> = {}, more: Partial<Ladder> = {}): Scheme {
  const [first] = qingshi.ladders;
  const [own] = first?.counters ?? [];
  if (first === undefined || own === undefined) throw new Error('the sample scheme has a counter');
  return SchemeSchema.parse({
    ...qingshi,
    ladders: [{ ...first, acrossYears: undefined, counters: [{ ...own, exempt: undefined, ...counter }], ...more }],
  });
}
const ladderOf = (scheme: Scheme): Ladder => scheme.ladders[0] ?? qingshi.ladders[0] ?? fail();
const fail = (): never => {
  throw new Error('no ladder');
};

const GOOD = Array.from({ length: 10 }, () => 1000);
const exempted = (from: string, until: string): Facts['cards'] => [
  {
    id: 'x',
    ladder: 'monthly',
    level: 'duban',
    subject: 'liuhe',
    date: from,
    until,
    action: 'exempted',
    approver: '县招商引资工作领导小组',
  },
];
function behind(liuhe: readonly number[], asOf: string, scheme: Scheme, cards: Facts['cards'] = []) {
  const facts = county([...monthly('liuhe', liuhe), ...monthly('qingshan', GOOD), ...monthly('caizheng', GOOD)], { cards });
  const made = proposeEscalations(scheme, facts, { asOf, calendar });
  return made.states.find(({ subject }) => subject.id === 'liuhe')?.counters[0];
}
const value = (...args: Parameters<typeof behind>): number | undefined => behind(...args)?.value;

describe('an exempted month in a counter of consecutive months', () => {
  // Behind in February, March, April, May; exempted from 10 March to 30 April, so on the last days of March and April.
  const months = [1000, -1000, 0, 0, 0];
  const cards = exempted('2026-03-10', '2026-04-30');
  const of = (exempt?: Counter['exempt']) => value(months, '2026-05-31', schemeOf({ exempt }), cards);
  it('skip: February and May stand beside each other, 2', () => expect(of('skip')).toBe(2));
  it('break: begun anew after it, 1', () => expect(of('break')).toBe(1));
  it('counts: as if there were no exemption, 4; an older file that says nothing means the same', () => {
    expect([of('counts'), of()]).toEqual([4, 4]);
  });
  it('the months are shown as exempted in each case', () => {
    const steps = behind(months, '2026-05-31', schemeOf({ exempt: 'skip' }), cards)?.steps ?? [];
    expect(steps.filter(({ exempt }) => exempt === true).map(({ period, hit }) => [period, hit])).toEqual([
      ['2026-03', null],
      ['2026-04', null],
    ]);
  });
  it('only the last day of a month decides: an exemption that ends on the 30th of May leaves May as it is', () => {
    expect(value(months, '2026-05-31', schemeOf({ exempt: 'break' }), exempted('2026-05-01', '2026-05-30'))).toBe(4);
    expect(value(months, '2026-05-31', schemeOf({ exempt: 'break' }), exempted('2026-05-01', '2026-05-31'))).toBe(0);
  });
});

describe('the other counters', () => {
  const cards = exempted('2026-03-01', '2026-03-31');
  const months = [1000, -1000, 0, 0, 2000];
  const of = (count: Counter['count'], exempt: Counter['exempt'], asOf = '2026-04-30') =>
    value(months.slice(0, Number(asOf.slice(5, 7))), asOf, schemeOf({ count, exempt }), cards);
  it('cumulative: a skipped and a broken month are both not counted', () => {
    expect([of({ is: 'cumulative' }, 'skip'), of({ is: 'cumulative' }, 'break'), of({ is: 'cumulative' }, 'counts')]).toEqual([2, 2, 3]);
  });
  it('in a window of two periods: skipped, March takes no place and February is seen; broken, it does', () => {
    const window = { is: 'window', periods: 2 } as const;
    expect([of(window, 'skip'), of(window, 'break'), of(window, 'counts')]).toEqual([2, 1, 2]);
  });
});

describe('laws of exemptions', () => {
  const run = fc.record({
    months: fc.array(fc.constantFrom(0, 1000, 3000), { minLength: 1, maxLength: 6 }),
    from: fc.integer({ min: 1, max: 6 }),
    length: fc.integer({ min: 0, max: 3 }),
    is: fc.constantFrom({ is: 'consecutive' as const }, { is: 'cumulative' as const }, { is: 'window' as const, periods: 3 }),
  });
  it('being spared never costs: break ≤ skip or counts, skip ≤ counts for what only adds up; no exemption, no difference', () => {
    fc.assert(
      fc.property(run, ({ months, from, length, is }) => {
        const day = (m: number): string => new Date(Date.UTC(2026, m, 0)).toISOString().slice(0, 10);
        const asOf = day(months.length);
        const cards = exempted(`2026-0${from}-01`, day(from + length));
        const all = (own: Facts['cards']): number[] =>
          (['break', 'skip', 'counts'] as const).map((exempt) => value(months, asOf, schemeOf({ count: is, exempt }), own) ?? -1);
        const [broken = 0, skipped = 0, counted = 0] = all(cards);
        expect(broken).toBeLessThanOrEqual(skipped);
        expect(broken).toBeLessThanOrEqual(counted);
        if (is.is === 'cumulative') expect(skipped).toBeLessThanOrEqual(counted);
        expect(new Set(all([])).size).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the turn of the year', () => {
  const keys = (more: Partial<Ladder>, asOf: string, counter: Partial<Counter> = {}): string[] =>
    checkPeriods(ladderOf(schemeOf(counter, more)), '01-01', asOf).map(({ key }) => key);
  it('acrossYears: on 10 January December is under check, with the months of its own year; on 31 January January is', () => {
    expect(keys({ acrossYears: true }, '2027-01-10').slice(-2)).toEqual(['2026-11', '2026-12']);
    expect(keys({ acrossYears: true }, '2027-01-10')[0]).toBe('2026-01');
    expect(keys({ acrossYears: true }, '2027-01-31')).toEqual(['2027-01']);
  });
  it('without it nothing is looked at before the first month is over; an older file means that, or the other where a counter runs on', () => {
    expect([keys({ acrossYears: false }, '2027-01-10'), keys({}, '2027-01-10')]).toEqual([[], []]);
    expect(keys({}, '2027-01-10', { resetYearly: false }).at(-1)).toBe('2026-12');
  });
  it('fixed days: 31 December is still the last check of the old year on 5 January', () => {
    const cadence = { checkOn: ['06-30', '12-31'] };
    expect(keys({ cadence, acrossYears: true }, '2027-01-05').at(-1)).toBe('2026-01-01/2026-12-31');
    expect(keys({ cadence, acrossYears: false }, '2027-01-05')).toEqual([]);
  });
  it('every day of the year has at most one period under check, the latest that is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.constantFrom('month', 'quarter', 'half'), (n, cadence) => {
        const asOf = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
        const periods = checkPeriods(ladderOf(schemeOf({}, { cadence, acrossYears: true })), '01-01', asOf);
        expect(periods.every(({ to }) => to <= asOf)).toBe(true);
        expect(periods.map(({ key }) => key)).toEqual([...new Set(periods.map(({ key }) => key))]);
        const last = periods.at(-1);
        expect(last !== undefined && shiftPeriod(last, 1).to > asOf).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
  it('in the ledger December is checked under the 办法 of its own year, and no more once January is over', () => {
    const adopted = (year: number) =>
      createDraft(
        { scope: 'county', entity: 'scheme', record: recordId(`k-${year}`) },
        {
          year,
          documentNumber: `青招组发〔${year}〕1号`,
          body: FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(schemeOf({}, { acrossYears: true, title: `${year}年督办` })))),
        },
      );
    const ledger = enter(emptyLedger(), [
      createDraft({ scope: 'county', entity: 'unit', record: recordId('liuhe') }, { name: '柳河镇' }),
      adopted(2026),
      adopted(2027),
    ]);
    const looked = (day: string): string[] => [...new Set(escalationOf(ledger, isoDay(day))?.states.map(({ period }) => period))];
    expect([looked('2026-12-31'), looked('2027-01-10'), looked('2027-01-31')]).toEqual([['2026-12'], ['2026-12'], ['2027-01']]);
  });
});

describe('the checker', () => {
  const said = (scheme: Scheme): string[] => checkScheme(scheme, { calendar }).map(({ level, code }) => `${level} ${code}`);
  it('names what an older file leaves open, as a note; nothing once both are said', () => {
    expect(said(schemeOf())).toEqual(expect.arrayContaining(['note exempt-unsaid', 'note across-years-unsaid']));
    const both = said(schemeOf({ exempt: 'skip' }, { acrossYears: true }));
    expect(both.filter((one) => one.endsWith('unsaid'))).toEqual([]);
  });
  it('warns of a counter that runs on in a ladder that sees one year', () => {
    expect(said(schemeOf({ resetYearly: false, exempt: 'skip' }, { acrossYears: false }))).toContain('warning across-years');
  });
});
