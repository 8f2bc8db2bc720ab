/** 不仅考核数量，更注重质量和效益 (S-89): projects count times factors of industry, density of investment and size; the form loses nothing. */
import { describe, expect, it } from 'vitest';
import { completionTable } from '../../../shared/scoring/completion-table';
import { describeMeasure } from '../../../shared/scoring/describe-rules';
import { blankMeasure } from '../../../shared/scoring/form-measures';
import { qualityWords, readQuality, takesQuality, withFactors, writeQuality } from '../../../shared/scoring/form-quality';
import type { QualityFactor } from '../../../shared/scoring/form-quality';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { FactsSchema } from '../../../shared/scoring/facts';
import { calendar, county, monthly, qingshi } from './county';

const FACTORS: readonly QualityFactor[] = [
  { kind: '行业属于', industries: ['新材料', '装备制造'], atLeast: '', factor: '1.2' },
  { kind: '亩均投资不低于', industries: [], atLeast: '300', factor: '1.5' },
  { kind: '总投资不低于', industries: [], atLeast: '10', factor: '2' },
];

/** The sample 办法 with factors on the money indicator and on signed projects. */
const weighed: Scheme = SchemeSchema.parse({
  ...qingshi,
  measures: qingshi.measures.map((measure) =>
    measure.is === 'rows' && (measure.id === 'fund' || measure.id === 'signed') ? withFactors(measure, FACTORS.map(writeQuality)) : measure,
  ),
});

function done(scheme: Scheme, fields: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const facts = county(monthly('liuhe', [1000]));
  const own = FactsSchema.parse({
    ...facts,
    projects: facts.projects.map((project) =>
      project.id === 'p-liuhe' ? { ...project, fields: { ...project.fields, ...fields } } : project,
    ),
  });
  const { rows } = completionTable(scheme, own, { year: 2026, month: 3, calendar });
  const of = (target: string) => rows.find((row) => row.target === target && row.unit === 'liuhe')?.cumulative?.text;
  return { fund: of('fund'), signed: of('signed') };
}

describe('quality factors (S-89)', () => {
  it('weigh money and counted projects; all that fit multiply', () => {
    expect(done(weighed, { industry: '食品加工' })).toEqual({ fund: '1000.00', signed: '1.00' });
    expect(done(weighed, { industry: '新材料' })).toEqual({ fund: '1200.00', signed: '1.20' });
    // 1亿元 on 20亩 is 500万元 an 亩.
    expect(done(weighed, { industry: '新材料', landMu: '20' })).toEqual({ fund: '1800.00', signed: '1.80' });
    expect(done(weighed, { industry: '食品加工', totalInvestment: '12亿元', landMu: '10000' })).toEqual({
      fund: '2000.00',
      signed: '2.00',
    });
    expect(done(qingshi, { industry: '新材料', landMu: '20' })).toEqual({ fund: '1000.00', signed: '1' });
  });

  it('are read as they were written, said in words, and a count without factors is a count again', () => {
    for (const own of FACTORS) {
      expect(readQuality(writeQuality(own))).toEqual(own);
      expect(writeQuality(own).reason).toBe(qualityWords(own));
    }
    expect(readQuality({ when: { op: 'has', path: 'project.landMu' }, factor: 2, reason: '有用地' })).toBeNull();
    const signed = blankMeasure('stages', 'x', '签约');
    const heavy = withFactors(signed, FACTORS.map(writeQuality));
    expect(SchemeSchema.shape.measures.parse([heavy])).toEqual([heavy]);
    expect(describeMeasure(heavy, qingshi)).toContain('亩均投资不低于300万元（×1.5）');
    expect(withFactors(heavy, [])).toEqual(signed);
    expect(takesQuality(blankMeasure('figures', 'y', '直报'))).toBe(false);
  });
});
