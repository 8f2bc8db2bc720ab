/** What a ladder remembers (issue 3, part 7): counters of three kinds, cards taken back, released and answered, exemptions with who approved them (S-43), two years (S-78). */
import { describe, expect, it } from 'vitest';
import { cardsOf, currentLevel, exemption } from '../../../shared/escalation/history';
import type { Card } from '../../../shared/escalation/history';
import { proposeEscalations } from '../../../shared/escalation/propose';
import type { Facts } from '../../../shared/scoring/facts';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Ladder } from '../../../shared/scoring/scheme-schema';
import { calendar, county, monthly, qingshi } from '../scoring/county';

function firstLadder(): Ladder {
  const [own] = qingshi.ladders;
  if (own === undefined) throw new Error('the sample scheme has a ladder');
  return own;
}
const ladder = firstLadder();
const [lower, higher] = ladder.levels.map(({ code }) => code);
if (lower === undefined || higher === undefined) throw new Error('the ladder has levels');

let next = 0;
const card = (action: Card['action'], level: string, date: string, more: Partial<Card> = {}): Card => {
  next += 1;
  return { id: `c${next}`, ladder: ladder.id, level, subject: 'liuhe', date, action, ...more };
};
const level = (cards: readonly Card[], asOf = '2026-06-30') => currentLevel(ladder, cards, asOf, calendar);

describe('cards', () => {
  const first = card('issued', lower, '2026-04-03');
  const second = card('issued', higher, '2026-05-03');

  it('the last issued one holds; taken back, the one before it holds again', () => {
    expect(level([first, second])?.code).toBe(higher);
    expect(level([first, second, card('withdrawn', higher, '2026-05-05')])).toMatchObject({ code: lower, since: '2026-04-03' });
    expect(level([first, card('withdrawn', lower, '2026-04-05')])).toBeNull();
  });

  it('acts of one day stand in the order they were entered, whatever their ids', () => {
    const acts = (issued: number, withdrawn: number) =>
      cardsOf(
        {
          ...county([]),
          cards: [card('withdrawn', lower, '2026-04-03', { order: withdrawn }), card('issued', lower, '2026-04-03', { order: issued })],
        },
        ladder.id,
        'liuhe',
        '2026-06-30',
      );
    expect(level(acts(1, 2))).toBeNull();
    expect(level(acts(2, 1))?.code).toBe(lower);
  });

  it('a release ends all of them; what is issued afterwards starts anew', () => {
    const released = card('released', higher, '2026-05-20');
    expect(level([first, second, released])).toBeNull();
    expect(level([first, second, released, card('issued', lower, '2026-06-03')])).toMatchObject({ code: lower, since: '2026-06-03' });
  });

  it('an answer is to its own card: that of the lower does not answer the higher', () => {
    expect(level([first, second, card('answered', lower, '2026-05-06')])?.answered).toBe(false);
    expect(level([first, second, card('answered', higher, '2026-05-06')])?.answered).toBe(true);
  });

  it('an extension moves the limit from the day it was granted, never to an earlier day, and makes none where there was none (S-77)', () => {
    const stated = card('issued', lower, '2026-04-03', { until: '2026-04-20' });
    const granted = card('extended', lower, '2026-04-22', { until: '2026-05-10' });
    expect(level([stated, granted], '2026-05-10')).toMatchObject({ answerBy: '2026-05-10', overdue: false });
    expect(level([stated, granted], '2026-05-11')?.overdue).toBe(true);
    expect(level([stated, card('extended', lower, '2026-04-18', { until: '2026-04-15' })])?.answerBy).toBe('2026-04-20');
    // As of the day before it was granted the letter was late: what was granted later is not yet known (facts of that day).
    const asOf = (day: string) => level(cardsOf({ ...county([]), cards: [stated, granted] }, ladder.id, 'liuhe', day), day)?.overdue;
    expect([asOf('2026-04-21'), asOf('2026-04-22')]).toEqual([true, false]);
    const open = { ...ladder, levels: ladder.levels.map((own) => ({ ...own, answerWithin: undefined })) };
    expect(currentLevel(open, [card('issued', lower, '2026-04-03'), granted], '2026-04-30', calendar)?.answerBy).toBeNull();
  });

  it('is late from the day after its limit on, and never once answered', () => {
    const limit = level([second])?.answerBy;
    if (limit == null) throw new Error('the higher level has an answer limit');
    const late = (asOf: string, cards: readonly Card[] = [second]) => level(cards, asOf)?.overdue;
    const after = new Date(Date.parse(`${limit}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    expect([late(limit), late(after)]).toEqual([false, true]);
    expect(late(after, [second, card('answered', higher, limit)])).toBe(false);
  });
});

describe('exemptions (S-43)', () => {
  const given = (more: Partial<Card>) => exemption([card('exempted', lower, '2026-04-01', more)], '2026-06-30') !== null;
  it('hold to their last day, without one for good, and only with the one who approved them', () => {
    expect(given({ approver: '王县长' })).toBe(true);
    expect(given({ approver: '王县长', until: '2026-06-30' })).toBe(true);
    expect(given({ approver: '王县长', until: '2026-06-29' })).toBe(false);
    expect(given({ approver: '王县长', until: '2026-06' })).toBe(true);
    expect(given({})).toBe(false);
    expect(given({ approver: ' ' })).toBe(false);
  });
});

describe('counters', () => {
  type Count = Ladder['counters'][number]['count'];
  /** How often 柳河镇 was counted by the end of the last month; months with less than 500 count. */
  function counted(months: readonly number[], count: Count, asOf: string, resetYearly = true, year = 2026): number | undefined {
    const counter = {
      id: 'n',
      title: '次数',
      count,
      when: { op: '<', left: { op: 'measure', id: 'fund', period: 'month' }, right: 500 },
      resetYearly,
    };
    const own = {
      ...ladder,
      cadence: 'month',
      counters: [counter],
      levels: [{ ...ladder.levels[0], when: { op: 'never' } }],
      release: 'none',
      start: [],
    };
    const scheme = SchemeSchema.parse({ ...structuredClone(qingshi), ladders: [own] });
    const money: Facts['money'] = monthly('liuhe', months).map((row) => ({ ...row, date: row.date.replace('2026', String(year)) }));
    const { states } = proposeEscalations(scheme, county(money), { asOf, calendar });
    return states.find(({ subject }) => subject.id === 'liuhe')?.counters[0]?.value;
  }
  const MONTHS = [0, 900, 0, 0, 900, 0];

  it('连续 counts back to the last good month, 累计 all, 期内 those of the last n months', () => {
    const by = (asOf: string) =>
      ([{ is: 'consecutive' }, { is: 'cumulative' }, { is: 'window', periods: 3 }] as const).map((count) => counted(MONTHS, count, asOf));
    expect(by('2026-01-31')).toEqual([1, 1, 1]);
    expect(by('2026-04-30')).toEqual([2, 3, 2]);
    expect(by('2026-05-31')).toEqual([0, 3, 2]);
    expect(by('2026-06-30')).toEqual([1, 4, 2]);
  });

  it('a year of its own forgets the year before; two years of memory do not (S-78)', () => {
    // No month up to January 2026 has money: one of its own year, and the 24 that are looked back over.
    const none = Array.from({ length: 12 }, () => 0);
    expect(counted(none, { is: 'cumulative' }, '2026-01-31', true, 2025)).toBe(1);
    expect(counted(none, { is: 'consecutive' }, '2026-01-31', false, 2025)).toBe(24);
  });
});
