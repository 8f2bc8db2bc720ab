/** 今天按此得…: what each kind of part of a 办法 gives a unit of the sample county, in plain sentences (issue 3 sentence 5). Nothing is stored. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { blankPart } from '../../../shared/scoring/form-sections';
import { EXAMPLES } from '../../../shared/scoring/scheme-edits';
import { PART_SECTIONS, SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { PartSection } from '../../../shared/scoring/scheme-schema';
import { tryScheme } from '../../../shared/views/scheme-trial';
import { sampleLedger } from '../data/sample-ledger';

const ledger = sampleLedger();
const scheme = SchemeSchema.parse(JSON.parse(readFileSync(path.resolve('assets/sample/scheme-qingshi-2026.json'), 'utf8')));
const tried = (section: PartSection, id: string, unit: string | null = null) =>
  tryScheme(ledger, { scheme, today: '2026-11-02', part: { section, id }, unit });
const words = (section: PartSection, id: string): string => {
  const { part } = tried(section, id);
  return part === null ? '' : part.says.map((piece) => (typeof piece === 'string' ? piece : piece.strong)).join('');
};

describe('a scheme being edited, tried on today', () => {
  it('gives the open line its points with the formula, the figures read and the curve, for the chosen unit', () => {
    const liuhe = tried('items', scheme.total ?? '').units.find((own) => own.name === '柳河镇');
    if (liuhe === undefined) throw new Error('the sample county has 柳河镇');
    const { unit, part } = tried('items', 'score-fund', liuhe.id);
    expect(unit).toBe(liuhe.id);
    expect(part?.says).toEqual([
      '柳河镇 今天按此得 ',
      { strong: expect.stringMatching(/^\d+(\.\d+)?$/) },
      expect.stringContaining(' 分，因为 '),
    ]);
    expect(part?.lines[0]).toMatch(/^当年到位资金 [\d.]+万元（核定数，\d+条记录）$/);
    expect(part?.curve?.axes).toContain('圆点是柳河镇');
  });

  it('begins with a unit that takes part, not with one outside every group', () => {
    expect(words('items', scheme.total ?? '')).toContain(' 今天按此得 ');
  });

  it('has a sentence or a ranking for every part that says something of itself', () => {
    for (const section of PART_SECTIONS) {
      if (section === 'groups' || section === 'splits') continue;
      for (const { id } of scheme[section]) {
        const { part } = tried(section, id);
        expect([section, id, (part?.says.length ?? 0) + (part?.lists.length ?? 0) > 0]).toEqual([section, id, true]);
      }
    }
  });

  it('says nothing of a part that is not there, and names the units all the same', () => {
    const { part, units, findings } = tried('items', '没有这一项');
    expect(part).toBeNull();
    expect(units.length).toBeGreaterThan(10);
    expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
  });

  it('counts whom a ladder over projects has reached', () => {
    const lights = EXAMPLES.find((example) => example.ladders.some((own) => own.subject === 'project'));
    const ladder = lights?.ladders.find((own) => own.subject === 'project');
    if (lights === undefined || ladder === undefined) throw new Error('an example has a ladder over projects');
    const { part } = tryScheme(ledger, { scheme: lights, today: '2026-11-02', part: { section: 'ladders', id: ladder.id }, unit: null });
    expect(part?.says.map((piece) => (typeof piece === 'string' ? piece : '几')).join('')).toMatch(/^今天\d+个对象中 几 个到某一级$/);
  });

  it('speaks of the chosen unit first, also of what projects are judged by: its own, then those of the whole county', () => {
    const liuhe = tried('items', scheme.total ?? '').units.find((own) => own.name === '柳河镇');
    const deadline = { ...SchemeSchema.shape.deadlines.element.parse(blankPart(scheme, 'deadlines')), id: 'd' };
    const eligibility = { ...SchemeSchema.shape.eligibility.element.parse(blankPart(scheme, 'eligibility')), id: 'e' };
    const override = { ...SchemeSchema.shape.overrides.element.parse(blankPart(scheme, 'overrides')), id: 'o' };
    const payout = { ...SchemeSchema.shape.payouts.element.parse(blankPart(scheme, 'payouts')), id: 'p' };
    const whole = { ...scheme, deadlines: [deadline], eligibility: [eligibility], overrides: [override], payouts: [payout] };
    const said = (section: PartSection, id: string): readonly string[] => {
      const { part } = tryScheme(ledger, { scheme: whole, today: '2026-11-02', part: { section, id }, unit: liuhe?.id ?? null });
      return [(part?.says ?? []).map((piece) => (typeof piece === 'string' ? piece : piece.strong)).join(''), ...(part?.lines ?? [])];
    };
    const [own = '', all = ''] = said('deadlines', 'd');
    const figures = (text: string): number[] => [...text.matchAll(/(\d+) ?个/g)].map(([, n]) => Number(n));
    expect(own).toMatch(/^柳河镇 今天\d+个在计时，\d+ 个超期/);
    expect(all).toMatch(/^全县\d+个在计时，\d+个超期$/);
    expect(figures(own)[0]).toBeLessThan(figures(all)[0] ?? 0);
    expect(said('eligibility', 'e')[0]).toMatch(/^柳河镇 今天\d+个中 \d+ 个通过认定$/);
    expect(said('overrides', 'o')).toEqual(['柳河镇 今天 0 个碰到这一条', expect.stringMatching(/^全县\d+个对象中0个碰到$/)]);
    expect(said('payouts', 'p')[0]).toMatch(/^柳河镇 按今天的数 0万元，因为 条件未满足/);
  });
});
