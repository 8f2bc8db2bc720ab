import { describe, expect, it } from 'vitest';
import { laddersEnabled, proposeEscalations } from '../../../shared/escalation/propose';
import type { Facts } from '../../../shared/scoring/facts';
import { calendar, county, monthly, qingshi } from '../scoring/county';

const GOOD = [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000];
const facts = (liuhe: readonly number[], extra: Partial<Facts> = {}): Facts =>
  county([...monthly('liuhe', liuhe), ...monthly('qingshan', GOOD), ...monthly('caizheng', GOOD)], extra);
const at = (liuhe: readonly number[], asOf: string, extra: Partial<Facts> = {}) =>
  proposeEscalations(qingshi, facts(liuhe, extra), { asOf, calendar }).proposals.map((p) => `${p.name} ${p.title} ${p.organ}`);

describe('the ladder of the sample county', () => {
  it('one month behind by more than 10 points: 督办单', () => {
    expect(at([1000, 1000, 0, 799], '2026-04-30')).toEqual(['柳河镇 督办单 县招商引资工作领导小组']);
  });
  it('exactly 10 points behind (and exactly 90 points) is not more than 10; one 万元 less is', () => {
    expect(at([600, 600, 600], '2026-03-31')).toEqual([]);
    expect(at([600, 600, 599], '2026-03-31')).toEqual(['柳河镇 督办单 县招商引资工作领导小组']);
  });
  it('two months running: 黄牌督办 (S-75); three: 约谈 by 县招商引资工作领导小组', () => {
    expect(at([1000, 0, 0, 0, 0], '2026-04-30')).toEqual(['柳河镇 黄牌督办 县招商引资工作领导小组']);
    expect(at([1000, 0, 0, 0, 0], '2026-05-31')).toEqual(['柳河镇 约谈 县招商引资工作领导小组']);
  });
  it('a month on schedule breaks the row (consecutive)', () => {
    expect(at([0, 2000, 0, 0], '2026-03-31')).toEqual([]);
  });
  it('S-76: on 30 Sep less than half of the annual task gives 提请研究, half exactly does not', () => {
    const half = [500, 500, 500, 500, 500, 500, 1000, 1000, 1000];
    expect(at(half, '2026-09-30').some((p) => p.includes('离岗招商提请研究'))).toBe(false);
    const less = half.map((v, i) => (i === 8 ? 999 : v));
    expect(at(less, '2026-09-30')).toContain('柳河镇 离岗招商提请研究 县委');
    expect(at(less, '2026-09-29').some((p) => p.includes('离岗'))).toBe(false);
  });
  it('each proposal carries figures, counter history, basis, document and the entries behind it', () => {
    const [proposal] = proposeEscalations(qingshi, facts([1000, 0, 0, 0]), { asOf: '2026-04-30', calendar }).proposals;
    expect(proposal).toMatchObject({
      basis: '第十二条第二款',
      document: '青石县2026年招商引资工作考核办法（青招组发〔2026〕1号）',
      template: 'yellow-card',
      answerBy: '2026-05-18',
    });
    expect(proposal?.counters[0]?.steps.map((s) => s.hit)).toEqual([false, false, true, true]);
    expect(proposal?.evidence).toContain('m-liuhe-4');
    expect(proposal?.rule).toBe('连续落后月数2≥2；连续落后月数：（当年到位资金与序时相差百分点-25<-10 或 综合得分71<90）');
  });
  it('a proposal made after its period is over still speaks of that period (S-43)', () => {
    const through = (asOf: string) =>
      proposeEscalations(qingshi, facts([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), { asOf, calendar }).proposals.map((p) => [p.ladder, p.through]);
    const made = through('2026-11-04').filter(([, day]) => day !== '2026-10-31');
    expect(through('2026-11-04').length).toBeGreaterThan(made.length);
    expect(made.length).toBeGreaterThan(0);
    expect(made.every(([, day]) => day === '2026-09-30')).toBe(true);
  });
  it('already issued is not proposed again; withheld in this month is not repeated; an exemption holds (S-43)', () => {
    const card = (action: 'issued' | 'withheld' | 'exempted'): Partial<Facts> => ({
      cards: [{ id: 'c1', ladder: 'monthly', level: 'duban', subject: 'liuhe', date: '2026-05-03', action, approver: '李四' }],
    });
    const months = [1000, 1000, 1000, -500];
    expect(at(months, '2026-05-04')).toHaveLength(1);
    expect(at(months, '2026-05-04', card('issued'))).toEqual([]);
    expect(at(months, '2026-05-04', card('withheld'))).toEqual([]);
    // Out of the list, but not out of sight: a person may take it up again.
    const waiting = (more: Partial<Facts>) =>
      proposeEscalations(qingshi, { ...facts(months), ...more }, { asOf: '2026-05-04', calendar }).withheld.map(
        ({ subject, level }) => `${subject.id} ${level}`,
      );
    expect(waiting(card('withheld'))).toContain('liuhe duban');
    expect(waiting({})).toEqual([]);
    // On the last day of a period it is looked at already, so it may be withheld that day; what says its period is about that one, whenever it was entered.
    const held = (more: Partial<Facts['cards'][number]>, asOf = '2026-05-04'): boolean => {
      const [given] = card('withheld').cards ?? [];
      return given !== undefined && at(months, asOf, { cards: [{ ...given, ...more }] }).length === 0;
    };
    expect([held({ date: '2026-04-30' }, '2026-04-30'), held({ date: '2026-04-29' })]).toEqual([true, false]);
    expect([held({ period: '2026-04' }), held({ period: '2026-03' })]).toEqual([true, false]);
    expect(at(months, '2026-05-04', card('exempted'))).toEqual([]);
  });
  it('back on schedule: release is proposed (S-77), a person decides', () => {
    const cards = [{ id: 'c1', ladder: 'monthly', level: 'duban', subject: 'liuhe', date: '2026-04-03', action: 'issued' as const }];
    expect(at([1000, 1000, 0, 2000], '2026-04-30', { cards })).toEqual(['柳河镇 督办单解除 县招商引资工作领导小组']);
    const [release] = proposeEscalations(
      qingshi,
      { ...facts([1000, 1000, 0, 2000]), cards },
      { asOf: '2026-04-30', calendar },
    ).proposals.filter(({ kind, subject }) => kind === 'release' && subject.id === 'liuhe');
    expect(release?.rule).toContain('（连续落后月数为0）');
  });
  it('everything is off until the document number is entered', () => {
    const draft = { ...qingshi, basis: { ...qingshi.basis, docNumber: ' ' } };
    expect(laddersEnabled(draft)).toBe(false);
    expect(proposeEscalations(draft, facts([0, 0, 0]), { asOf: '2026-03-31', calendar })).toMatchObject({
      enabled: false,
      proposals: [],
      states: [],
    });
  });
});
