/** 增资扩产 (S-29): an increase counts by its amount, in an indicator of its own and in the 综述; never as a project and never into a higher band. */
import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../shared/model/dates';
import { INCREASE_KIND } from '../../../shared/model/entities-project';
import { basisOf } from '../../../shared/reports/basis';
import { summaryReport } from '../../../shared/reports/narrative';
import { spanOf } from '../../../shared/reports/spans';
import { completionTable } from '../../../shared/scoring/completion-table';
import { blankMeasure, readMeasure, writeMeasure } from '../../../shared/scoring/form-measures';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { factsOf } from '../../../shared/views/facts';
import { calendar, qingshi } from '../scoring/county';
import { PROJECT, record, UNIT, wan } from '../views/small-ledger';
import { wordsOf } from '../reports/sample-ledger';
import { createDraft } from '../../../shared/ledger/drafts';
import { recordId } from '../../../shared/model/ids';
import { desk } from './desk';

/** The sample 办法 with 增资额 as its 到位资金 indicator, chosen in the editor's form. */
function withIncreases() {
  const form = readMeasure(blankMeasure('money', 'fund', '增资额'));
  if (form === null) throw new Error('form');
  const measure = writeMeasure({ ...form, kinds: [INCREASE_KIND] });
  return SchemeSchema.parse({ ...qingshi, measures: qingshi.measures.map((own) => (own.id === 'fund' ? measure : own)) });
}

describe('an increase (S-29)', () => {
  const own = desk(
    record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2025-03-01', precision: 'day' } }),
    createDraft(
      { scope: 'county', entity: 'target', record: recordId('t-1') },
      { unit: UNIT, indicator: '当年到位资金', year: 2026, base: '1000' },
    ),
  );
  own.store([record('project', { totalInvestment: wan(5000) }, 'p-small')]);
  own.line('increases', { project: '年产5万吨铝箔项目', on: '2026-09-08', amount: '8000', content: '二期生产线' });

  it('is counted by amount in the month it was made', () => {
    const scheme = withIncreases();
    const table = (month: number) =>
      completionTable(scheme, factsOf(own.ledger, scheme), { year: 2026, month, calendar }).rows.find(({ target }) => target === 'fund');
    expect([table(8)?.cumulative?.text, table(9)?.cumulative?.text]).toEqual(['0.00', '8000.00']);
  });

  it('adds no project and lifts none into a higher band; the 综述 says it beside the projects', () => {
    const facts = factsOf(own.ledger, qingshi);
    expect(facts.projects).toHaveLength(2);
    expect(facts.stages).toHaveLength(1);
    expect(facts.projects.find(({ id }) => id === 'p-small')?.fields).toMatchObject({ totalInvestment: { minor: wan(5000).minor } });
    const words = wordsOf(summaryReport(basisOf(own.ledger, isoDay('2026-10-31')), spanOf('year', isoDay('2026-10-31'))));
    expect(words).toContain('增资扩产1次，增资额0.8亿元（不计入项目个数）');
  });
});
