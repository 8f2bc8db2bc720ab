/** Bounds of days, marks and tiers at them, just below and just above (issue 3, part 10); those of B, U, R and P are in `bounds.test.ts`. */
import { describe, expect, it } from 'vitest';
import { evaluateScheme, startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import type { Facts } from '../../../shared/scoring/facts';
import { measureOf } from '../../../shared/scoring/measures';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { calendar, county, monthly, qingshi } from './county';
import { fund, item, june, only, pointsOf, schemeWith, scored } from './small-scheme';

describe('bounds in days', () => {
  const onDay = (date: string): Facts['money'] => [
    { id: 'm', project: 'p-liuhe', kind: '到位资金', date, recognised: '100万元', reported: '100万元' },
  ];
  const sum = (scheme: Scheme, money: Facts['money'], input = june): number | undefined =>
    measureOf(
      { ...startEvaluation(scheme, county(money), input), subject: { kind: 'unit', id: 'liuhe' } },
      'fund',
      'period',
      undefined,
    ).value?.valueOf();

  it('M: the first and the last day of a period belong to it, the days beside do not', () => {
    expect(['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'].map((day) => sum(qingshi, onDay(day)))).toEqual([0, 100, 100, 0]);
  });

  it('as of a day: an entry of that day counts, one of the next day does not', () => {
    const noon = { ...june, asOf: '2026-06-15' };
    expect(['2026-06-14', '2026-06-15', '2026-06-16'].map((day) => sum(qingshi, onDay(day), noon))).toEqual([100, 100, 0]);
  });

  it('E: registered on the last day is in time, a day later is not', () => {
    const rule = {
      id: 'e',
      title: '认定',
      subject: 'project',
      include: { op: 'always' },
      exclude: [],
      registerBy: { field: 'project.registeredOn', by: { op: 'asOf' } },
      countOnce: 'no-limit',
      carryOverYears: 'no-limit',
      evidence: [],
      evidenceMode: 'only-reported',
    };
    const scheme = schemeWith({
      eligibility: [rule],
      measures: qingshi.measures.map((m) => (m.is === 'rows' && m.id === 'fund' ? { ...m, eligibility: ['e'] } : m)),
    });
    const got = (registeredOn: string): number | undefined => {
      const facts = county(onDay('2026-06-10'));
      const projects = facts.projects.map((p) => ({ ...p, fields: { ...p.fields, registeredOn } }));
      const own = startEvaluation(scheme, { ...facts, projects }, june);
      return measureOf({ ...own, subject: { kind: 'unit', id: 'liuhe' } }, 'fund', 'period', undefined).value?.valueOf();
    };
    expect(['2026-06-29', '2026-06-30', '2026-07-01'].map(got)).toEqual([100, 100, 0]);
  });

  it('T: a milestone is due from its own day on', () => {
    const schedule = { is: 'milestones', values: [{ until: '06-15', value: 300 }] };
    const scheme = schemeWith({
      targets: qingshi.targets.map((t) => (t.id === 'fund' ? { ...t, schedule } : t)),
      items: [item(only({ op: 'target', id: 'fund', level: 'base', at: 'schedule' }))],
    });
    const due = (to: string): number | undefined => {
      const period = { kind: 'range' as const, key: `2026-06-01/${to}`, from: '2026-06-01', to };
      return pointsOf(evaluateScheme(scheme, county([]), { asOf: to, period, calendar }), 'liuhe')?.valueOf();
    };
    expect(['2026-06-14', '2026-06-15', '2026-06-16'].map(due)).toEqual([0, 300, 300]);
  });

  it('D: on the last day a matter is running, on the next it is late; done on the last day is in time', () => {
    const rule = {
      id: 'd',
      title: '办结时限',
      subject: 'matter',
      when: { op: 'always' },
      from: { op: 'field', path: 'date' },
      length: { n: 10, unit: 'day' },
      countFrom: 'next-day',
      roll: 'none',
      remind: [],
      stop: { op: 'field', path: 'doneOn' },
      extension: 'none',
      pause: [],
    };
    const scheme = schemeWith({ deadlines: [rule] });
    const state = (asOf: string, doneOn?: string): string | undefined => {
      const matter = { id: 'x', title: '事项', date: '2026-06-01', ...(doneOn === undefined ? {} : { fields: { doneOn } }) };
      return evaluateScheme(scheme, county([], { matters: [matter] }), { ...june, asOf }).deadlines[0]?.state;
    };
    expect(['2026-06-10', '2026-06-11', '2026-06-12'].map((day) => state(day))).toEqual(['running', 'running', 'overdue']);
    expect(['2026-06-11', '2026-06-12'].map((day) => state('2026-06-30', day))).toEqual(['doneInTime', 'doneLate']);
  });
});

describe('bounds of marks and tiers', () => {
  it('J: a mark at either end of the scale counts, one beyond it is refused aloud', () => {
    const rule = {
      kind: 'J',
      raters: [{ class: '评委', weight: 1 }],
      combine: 'mean',
      scale: { min: 60, max: 100 },
      scaleTo: 'as-is',
      missing: 'unknown',
      reasonRequired: false,
    };
    const scheme = schemeWith({ items: [item(rule)] });
    const got = (score: string) => {
      const ratings = [{ id: 'r', item: 'x', subject: 'liuhe', raterClass: '评委', score, date: '2026-06-10' }];
      const made = scored(scheme, county([], { ratings }));
      return [pointsOf(made, 'liuhe')?.valueOf() ?? null, made.findings.some(({ code }) => code === 'mark-out-of-range')];
    };
    expect(['59.99', '60', '100', '100.01'].map(got)).toEqual([
      [null, true],
      [60, false],
      [100, false],
      [null, true],
    ]);
  });

  it('G: a tier by score begins exactly at its bound', () => {
    const tiers = [
      { name: '优秀', when: { op: '>=', left: fund, right: 90 } },
      { name: '良好', when: { op: '>', left: fund, right: 80 } },
    ];
    const rank = {
      id: 'g',
      title: '等次',
      subject: 'unit',
      within: 'all',
      by: fund,
      order: 'high-first',
      tieBreaks: [],
      ties: 'same-place-then-gap',
      tiers,
      otherwiseTier: '一般',
    };
    const scheme = schemeWith({ ranks: [rank] });
    const tier = (money: number) =>
      scored(scheme, county(monthly('liuhe', [money])))
        .ranks.flatMap(({ rows }) => rows)
        .find(({ subject }) => subject.id === 'liuhe')?.tier;
    expect([89.99, 90, 90.01, 80, 80.01].map(tier)).toEqual(['良好', '优秀', '优秀', '一般', '良好']);
  });
});
