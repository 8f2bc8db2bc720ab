/**
 * What the second outsider could not say or found untested (issue 3, part 7): a letter with its own limit (三色督查单：明确办理要求、完成时限), who is called in
 * (约谈对象, S-75) found in the data, and a month in the middle of a run that cannot be told.
 */
import { describe, expect, it } from 'vitest';
import { proposeEscalations } from '../../../shared/escalation/propose';
import type { Facts } from '../../../shared/scoring/facts';
import type { Ladder } from '../../../shared/scoring/scheme-schema';
import { calendar, county } from '../scoring/county';
import { schemeWith } from '../scoring/small-scheme';

const level = (code: string, more: object) => ({
  code,
  title: code,
  colour: 'yellow',
  when: { op: 'always' },
  silent: false,
  organ: '县政府督查室',
  basis: '第二条',
  effects: [],
  forStudy: false,
  ...more,
});
const ladder = (levels: unknown[], more: object = {}) => ({
  id: 'l',
  title: '督查单',
  subject: 'unit',
  appliesTo: 'all',
  cadence: 'month',
  acrossYears: false,
  counters: [],
  levels,
  pick: 'highest',
  exhaustive: false,
  start: [],
  release: 'none',
  appeal: 'none',
  ...more,
});
const run = (own: unknown, extra: Partial<Facts>, asOf = '2026-05-31') =>
  proposeEscalations(schemeWith({ ladders: [own] }), county([], extra), { asOf, calendar, preview: true });
const stateOf = (made: ReturnType<typeof run>, unit = 'liuhe') => made.states.find(({ subject }) => subject.id === unit);

describe('the limit a letter states', () => {
  const own = ladder([level('blue', { answerWithin: { n: 10, unit: 'day' } })]);
  const issued = (until?: string): Facts['cards'] => [
    {
      id: 'c',
      ladder: 'l',
      level: 'blue',
      subject: 'liuhe',
      date: '2026-05-01',
      action: 'issued',
      ...(until === undefined ? {} : { until }),
    },
  ];
  const limit = (until: string | undefined, asOf: string) => {
    const force = stateOf(run(own, { cards: issued(until) }, asOf))?.inForce;
    return [force?.answerBy, force?.overdue];
  };

  it('goes before the one of its level, shorter or longer; late from the day after it', () => {
    expect([limit(undefined, '2026-05-12'), limit('2026-05-06', '2026-05-06'), limit('2026-05-06', '2026-05-07')]).toEqual([
      ['2026-05-11', true],
      ['2026-05-06', false],
      ['2026-05-06', true],
    ]);
    expect(limit('2026-05-20', '2026-05-12')).toEqual(['2026-05-20', false]);
  });

  it('of a month means its last day', () => expect(limit('2026-05', '2026-05-31')).toEqual(['2026-05-31', false]));
});

describe('who is called in', () => {
  const persons = ['王一', '李二', '赵三', '钱四'].map((name, i) => ({ id: `r${i + 1}`, name }));
  const post = (person: string, unit: string, rank: string, title: string) => ({
    id: `t-${person}`,
    person,
    unit,
    rank,
    post: title,
    from: '2026-01-01',
  });
  const posts = [
    post('r1', 'liuhe', '主要负责人', '镇长'),
    post('r2', 'liuhe', '分管负责人', '副镇长'),
    post('r3', 'liuhe', '副职', '人大主席'),
  ];
  const gone = { ...post('r4', 'qingshan', '主要负责人', '镇长'), to: '2026-03-31' };
  const guarantees = [{ id: 'g', person: 'r4', unit: 'liuhe', from: '2026-01-01' }];
  const called = (calls: Ladder['levels'][number]['calls'], unit = 'liuhe', extra: Partial<Facts> = {}) =>
    run(ladder([level('talk', { calls })]), { persons, posts: [...posts, gone], guarantees, ...extra })
      .proposals.find(({ subject }) => subject.id === unit)
      ?.calls.map(({ as, people }) => `${as}：${people.map(({ name, post: own }) => `${own}${name}`).join('、')}`);

  it('heads, every deputy, guaranteeing leaders and the unit, from the posts in force', () => {
    expect(called(['leader', 'deputy', 'guaranteeingLeader', 'unit'])).toEqual([
      '主要负责人：镇长王一',
      '分管负责人：副镇长李二、人大主席赵三',
      '包保领导：钱四',
      '责任单位：柳河镇',
    ]);
  });

  it('nobody registered is nobody, not somebody who has left', () => expect(called(['leader'], 'qingshan')).toEqual(['主要负责人：']));

  it('whom a column names: a person’s id or a name', () => {
    const units = county([]).units.map((unit) => ({ ...unit, fields: { owner: unit.id === 'liuhe' ? 'r3' : '某公司陈总' } }));
    const calls = [{ as: '业主单位主要负责人', field: 'owner' }];
    expect([called(calls, 'liuhe', { units }), called(calls, 'qingshan', { units })]).toEqual([
      ['业主单位主要负责人：赵三'],
      ['业主单位主要负责人：某公司陈总'],
    ]);
  });

  it('of a project are the heads of its unit; a level that names nobody calls nobody', () => {
    const made = run(ladder([level('talk', { calls: ['leader'] })], { subject: 'project' }), { persons, posts });
    expect(made.proposals.find(({ subject }) => subject.id === 'p-liuhe')?.calls[0]?.people.map(({ name }) => name)).toEqual(['王一']);
    expect(called(undefined)).toEqual([]);
  });
});

describe('a month in the middle of a run that cannot be told', () => {
  const month = { op: 'datePart', part: 'month', of: { op: 'periodEnd' } };
  /** Behind in every month but those given as good; nobody knows of those given as unknown. */
  const behind = (unknown: number[], good: number[] = []) => {
    const when = (own: number) => ({ op: '=', left: month, right: own });
    const pick = (list: number[], then: unknown, rest: unknown): unknown =>
      list.reduce<unknown>((inner, own) => ({ op: 'if', when: when(own), then, else: inner }), rest);
    return { op: '<', left: pick(unknown, { op: 'field', path: 'nobodyKnows' }, pick(good, 1, -1)), right: 0 };
  };
  const counter = (when: unknown) => ({
    id: 'n',
    title: '连续落后',
    when,
    count: { is: 'consecutive' },
    resetYearly: true,
    exempt: 'skip',
  });
  const from = (n: number) => ({ op: '>=', left: { op: 'counter', id: 'n' }, right: n });
  const seen = (unknown: number[], good: number[] = []) => {
    const levels = [level('card', { when: from(2) }), level('talk', { when: from(3) })];
    const made = run(ladder(levels, { counters: [counter(behind(unknown, good))] }), {});
    const state = stateOf(made);
    const told = made.findings.filter(({ code, at }) => code === 'unknown-period' && at.endsWith('liuhe')).map(({ text }) => text);
    return { level: state?.level, least: state?.counters[0]?.value, most: state?.counters[0]?.most, told };
  };

  it('all five months behind: 5, the talk; March good: 2, the card', () => {
    expect([seen([]), seen([], [3])]).toEqual([
      { level: 'talk', least: 5, most: 5, told: [] },
      { level: 'card', least: 2, most: 2, told: [] },
    ]);
  });

  it('March unknown: 2 or 5, so the card is sure and the talk is not proposed; the month and both counts are named', () => {
    expect(seen([3])).toEqual({ level: 'card', least: 2, most: 5, told: ['“连续落后”算不准：2026-03缺数，至少2次，至多5次'] });
  });

  it('April unknown: 1 or 5, so nothing is sure; two unknown months are both named', () => {
    expect([seen([4]), seen([2, 4])].map(({ level: own, least, most }) => [own, least, most])).toEqual([
      [null, 1, 5],
      [null, 1, 5],
    ]);
    expect(seen([2, 4]).told).toEqual(['“连续落后”算不准：2026-02、2026-04缺数，至少1次，至多5次']);
  });

  it('an unknown month before a good one changes nothing, and one before the record begins is no gap', () => {
    expect([seen([2], [3]), seen([1])].map(({ level: own, least, most }) => [own, least, most])).toEqual([
      ['card', 2, 2],
      ['talk', 4, 4],
    ]);
  });
});
