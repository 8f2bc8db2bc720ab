/** Every section and every rule kind of the format can be begun blank and edited by a form (issue 3, item 5; S-87): nothing of any document is beyond it. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATE_NODES, PREDICATE_NODES } from '../../../shared/scoring/form-conditions';
import { NUMBER_NODES } from '../../../shared/scoring/form-nodes';
import { blankDerived, blankLevel, blankPart, linesOf, partsOf, unsaid } from '../../../shared/scoring/form-sections';
import type { FormSection } from '../../../shared/scoring/form-sections';
import { RULE_LINES } from '../../../shared/scoring/form-rules';
import type { Field, Line } from '../../../shared/scoring/form-fields';
import { blankRule } from '../../../shared/scoring/scheme-edits';
import { RuleSchema } from '../../../shared/scoring/scheme-rules';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { DateSchema, NumberSchema, PredicateSchema } from '../../../shared/scoring/scheme-trees';
import { qingshi, schemeFile } from './county';

const SECTIONS = [
  'rates',
  'words',
  'eligibility',
  'splits',
  'measures',
  'targets',
  'items',
  'overrides',
  'ranks',
  'deadlines',
  'ladders',
  'payouts',
  'readings',
] as const satisfies readonly FormSection[];
const files = ['schemes', 'schemes-unseen'].flatMap((folder) =>
  readdirSync(new URL(`../../data/${folder}/`, import.meta.url))
    .filter((name) => /^[du]\d+\.json$/.test(name))
    .map((name) => `tests/data/${folder}/${name}`),
);

/** The value put together again from what the lines of its form show: an edit that changes nothing must give the same part. */
function rebuilt(lines: readonly Line[], value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const shown = new Set(lines.map((line) => line.key));
  return Object.fromEntries(Object.entries(value).filter(([key]) => shown.has(key) || ['id', 'kind', 'is', 'code'].includes(key)));
}

describe.each(files)('%s', (name) => {
  const scheme = schemeFile(name);
  it.each(SECTIONS)('%s: nothing in it is without a line, and reading then writing it changes nothing', (section) => {
    for (const part of partsOf(scheme, section)) {
      expect(unsaid(linesOf(section, part), part)).toEqual([]);
      expect(rebuilt(linesOf(section, part), part)).toEqual(part);
    }
    expect(SchemeSchema.parse(JSON.parse(readFileSync(name, 'utf8')))).toEqual(scheme);
  });
});

describe('begun blank', () => {
  const empty: Scheme = {
    ...qingshi,
    measures: [],
    targets: [],
    items: [],
    ranks: [],
    ladders: [],
    payouts: [],
    groups: [],
    overrides: [],
  };
  it.each(SECTIONS.filter((own) => own !== 'items' && own !== 'measures'))('%s', (section) => {
    for (const scheme of [qingshi, empty]) {
      const made = blankPart(scheme, section);
      expect(SchemeSchema.shape[section].safeParse([made]).error).toBeUndefined();
      expect(unsaid(linesOf(section, made), made)).toEqual([]);
    }
  });

  it('比率 and 算式 indicators, a level, and each of the seven scoring kinds', () => {
    for (const scheme of [qingshi, empty]) {
      const measures = [blankDerived(scheme, 'ratio'), blankDerived(scheme, 'formula')];
      expect(SchemeSchema.shape.measures.safeParse(measures).success).toBe(true);
      expect(scheme.ladders.flatMap((l) => l.levels).map((l) => l.code)).not.toContain(blankLevel(scheme).code);
    }
    for (const kind of ['R', 'B', 'U', 'P', 'N', 'J', 'C'] as const) {
      const rule = blankRule(kind, 'fund', 'fund');
      expect(RuleSchema.safeParse(rule).success).toBe(true);
      expect(unsaid(RULE_LINES[kind], rule)).toEqual([]);
    }
  });

  it('every operation of a number, a condition and a date starts as a valid one, also in a scheme that is still empty', () => {
    const wrong = [qingshi, empty].flatMap((scheme) => [
      ...Object.entries(NUMBER_NODES).filter(([op, form]) => !NumberSchema.safeParse({ op, ...form.fresh(scheme) }).success),
      ...Object.entries(PREDICATE_NODES).filter(([op, form]) => !PredicateSchema.safeParse({ op, ...form.fresh(scheme) }).success),
      ...Object.entries(DATE_NODES).filter(([op, form]) => !DateSchema.safeParse({ op, ...form.fresh(scheme) }).success),
    ]);
    expect(wrong.map(([op]) => op)).toEqual([]);
  });
});

/** Every choice, option, optional line and new row a form offers, tried one after the other on a valid part: the part stays valid. */
function tries(field: Field, scheme: Scheme): readonly unknown[] {
  switch (field.is) {
    case 'choice':
      return field.of.map(([value]) => value);
    case 'oneOf':
      return field.options.map((option) => option.fresh(scheme));
    case 'flag':
      return [true, false];
    case 'rows':
      return [Array.from({ length: Math.max(field.least, 1) }, () => field.fresh(scheme))];
    default:
      return [];
  }
}

describe('whatever a form offers is a valid part', () => {
  const whole: Scheme = { ...qingshi, splits: SchemeSchema.shape.splits.parse([blankPart(qingshi, 'splits')]) };
  it.each(SECTIONS)('%s', (section) => {
    const base = section === 'items' ? whole.items[0] : section === 'measures' ? whole.measures[0] : blankPart(whole, section);
    const failing = linesOf(section, base).flatMap((line) => {
      const values = [...(line.start === undefined ? [] : [line.start(whole)]), ...tries(line.field, whole)];
      return values
        .filter((value) => !SchemeSchema.shape[section].safeParse([{ ...(base as object), [line.key]: value }]).success)
        .map((value) => `${line.key}: ${JSON.stringify(value)}`);
    });
    expect(failing).toEqual([]);
  });
});
