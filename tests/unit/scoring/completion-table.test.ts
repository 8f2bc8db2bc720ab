import { describe, expect, it } from 'vitest';
import { EMPTY_SECTION_TEXT, completionTable, monthContext, rowEvidence, sectionTotals } from '../../../shared/scoring/completion-table';
import type { CompletionTable } from '../../../shared/scoring/completion-table';
import type { Ctx } from '../../../shared/scoring/context';
import { explainItem } from '../../../shared/scoring/evaluate-scheme';
import { indexFacts } from '../../../shared/scoring/fact-index';
import { calendar, county, monthly, qingshi } from './county';

const row = (table: CompletionTable, unit: string, target = 'fund') => table.rows.find((r) => r.unit === unit && r.target === target);
const money = [...monthly('liuhe', [1000, 1000, 400]), ...monthly('qingshan', [500, 500, 2000], 300)];

describe('the month table (S-49 to S-63, S-90)', () => {
  const march = completionTable(qingshi, county(money), { year: 2026, month: 3, calendar });

  it('month, cumulative, completion, 序时 and the gap in percentage points (S-55)', () => {
    expect(row(march, 'liuhe')).toMatchObject({
      month: { text: '400.00' },
      cumulative: { text: '2400.00' },
      yearTarget: { text: '12000.00' },
      completion: { text: '20.0', exact: '20' },
      schedule: { text: '25.0' },
      gapPoints: { text: '-5.0' },
    });
  });

  it('completion stands against 确保 and 争取 alike (S-53): 2400 of 12000 is 20.0 %, of 15000 it is 16.0 %; none without a 争取 target', () => {
    const base = county(money);
    const targets = base.targets.map((t) => (t.id === 't-liuhe-fund' ? { ...t, stretch: '15000' } : t));
    const table = completionTable(qingshi, { ...base, targets }, { year: 2026, month: 3, calendar });
    expect(row(table, 'liuhe')).toMatchObject({
      completion: { text: '20.0' },
      stretch: { text: '15000.00' },
      stretchCompletion: { text: '16.0', exact: '16' },
    });
    expect(row(table, 'qingshan')).toMatchObject({ stretch: null, stretchCompletion: null });
  });

  it('says which value it counts (S-113): recognised 3000, although 3900 was reported', () => {
    expect(row(march, 'qingshan')).toMatchObject({ counts: '核定数', cumulative: { text: '3000.00' } });
  });

  it('names the entries behind a figure', () => {
    const context = monthContext(qingshi, county(money), { year: 2026, month: 3, calendar });
    expect(rowEvidence(context, { target: 'fund', indicator: 'fund', unit: 'liuhe' })).toEqual({
      month: ['m-liuhe-3'],
      cumulative: ['m-liuhe-1', 'm-liuhe-2', 'm-liuhe-3'],
      target: ['t-liuhe-fund'],
    });
  });

  it('rank in the group (赛区, S-50) and movement against the month before: 柳河 1 → 2, 青山 2 → 1', () => {
    expect(row(march, 'liuhe')).toMatchObject({ group: 'group-1', rank: 2, previousRank: 1, movement: -1 });
    expect(row(march, 'qingshan')).toMatchObject({ rank: 1, previousRank: 2, movement: 1 });
    expect(row(march, 'caizheng')).toMatchObject({ group: 'group-3', rank: 1, tied: false });
  });

  it('a tie is shown as a tie', () => {
    const tied = completionTable(qingshi, county([...monthly('liuhe', [100]), ...monthly('qingshan', [100])]), {
      year: 2026,
      month: 1,
      calendar,
    });
    expect([row(tied, 'liuhe'), row(tied, 'qingshan')]).toMatchObject([
      { rank: 1, tied: true },
      { rank: 1, tied: true },
    ]);
  });

  it('section subtotals and grand total; an empty section is marked for 暂未有上报 (S-63)', () => {
    const totals = sectionTotals(march, 'fund', ['经开区', '园区', '镇(街道)', '市直']);
    expect(totals.map((t) => [t.section, t.empty, t.cumulative?.text])).toEqual([
      ['经开区', true, '0'],
      ['园区', true, '0'],
      ['镇(街道)', false, '5400.00'],
      ['市直', true, '0.00'],
      ['合计', false, '5400.00'],
    ]);
    expect(totals[2]?.completion?.text).toBe('22.5');
    expect(EMPTY_SECTION_TEXT).toBe('暂未有上报');
  });

  it('a sum that holds an unknown figure is no number, and a section without tasks has no task of 0 (law: unknown is never zero)', () => {
    const sections = ['经开区', '园区', '镇(街道)', '市直'];
    const unknown = {
      ...march,
      rows: march.rows.map((own, at) =>
        at === march.rows.findIndex(({ target, section }) => target === 'fund' && section === '镇(街道)')
          ? { ...own, cumulative: null }
          : own,
      ),
    };
    const sums = sectionTotals(unknown, 'fund', sections).map((t) => [t.section, t.cumulative?.text ?? null, t.completion?.text ?? null]);
    expect(sums).toContainEqual(['镇(街道)', null, null]);
    expect(sums).toContainEqual(['合计', null, null]);
    expect(sums).toContainEqual(['市直', '0.00', expect.anything()]);
    const untasked = { ...march, rows: march.rows.map((own) => ({ ...own, yearTarget: null })) };
    expect(sectionTotals(untasked, 'fund', sections).map((t) => t.yearTarget)).toEqual([null, null, null, null, null]);
  });

  it('phase targets are not linear (S-54): a table of the ledger goes before the scheme', () => {
    const base = county(money);
    const targets = base.targets.map((t) =>
      t.id === 't-liuhe-fund'
        ? {
            ...t,
            schedule: {
              is: 'table' as const,
              shares: [
                { until: '03-31', share: '10%' },
                { until: '06-30', share: '40%' },
              ],
            },
          }
        : t,
    );
    const phased = completionTable(qingshi, { ...base, targets }, { year: 2026, month: 3, calendar });
    expect(row(phased, 'liuhe')).toMatchObject({ schedule: { text: '10.0' }, gapPoints: { text: '10.0' } });
    const may = completionTable(qingshi, { ...base, targets }, { year: 2026, month: 5, calendar });
    expect(row(may, 'liuhe')).toMatchObject({ schedule: { text: '10.0' } });
  });

  it('facts after the as-of day do not count; the same table is rebuilt for an earlier day', () => {
    const later = county([...money, ...monthly('liuhe', [0, 0, 0, 9999]).slice(3)]);
    expect(completionTable(qingshi, later, { year: 2026, month: 3, calendar }).rows).toEqual(march.rows);
  });
});

describe('explanation on demand', () => {
  it('a formula, its reasons and its entries told after twelve tables are those told from nothing', () => {
    const facts = county([...monthly('liuhe', [1200, 900, 300]), ...monthly('qingshan', [50, 60])]);
    const index = indexFacts(facts);
    for (let month = 1; month <= 12; month += 1) completionTable(qingshi, facts, { year: 2026, month, calendar, index });
    for (const id of ['liuhe', 'qingshan', 'caizheng'])
      for (const item of qingshi.items) {
        const told = (own: Ctx) => explainItem({ ...own, subject: { kind: 'unit', id } }, item.id);
        const input = { year: 2026, month: 3, calendar };
        const known = told(monthContext(qingshi, facts, { ...input, index }));
        expect(known).toEqual(told(monthContext(qingshi, structuredClone(facts), input)));
        expect(known === null || known.formula !== '').toBe(true);
      }
  });
});
