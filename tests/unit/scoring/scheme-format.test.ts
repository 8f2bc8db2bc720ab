import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import { dataJsonSchema, schemeJsonSchema } from '../../../shared/scoring/json-schema';
import { loadDataFile, loadScheme } from '../../../shared/scoring/load-scheme';
import { parsePeriod } from '../../../shared/scoring/periods';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { calendar } from './county';

const page = readFileSync(new URL('../../../docs/scheme-format.md', import.meta.url), 'utf8');
const pretty = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;

/** Every op and kind the schemas know, read from the generated JSON schema. */
function words(schema: unknown, key: string, out = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) schema.forEach((s) => words(s, key, out));
  else if (typeof schema === 'object' && schema !== null) {
    for (const [name, inner] of Object.entries(schema)) {
      if (name === key && typeof inner === 'object' && inner !== null) {
        const { const: one, enum: many } = inner as { const?: unknown; enum?: unknown };
        if (typeof one === 'string') out.add(one);
        if (Array.isArray(many)) many.forEach((m) => out.add(String(m)));
      }
      words(inner, key, out);
    }
  }
  return out;
}

describe('docs/scheme-format.md is the format', () => {
  it('the committed JSON schemas are the generated ones', async () => {
    await expect(pretty(schemeJsonSchema())).toMatchFileSnapshot('../../../docs/scheme-format.schema.json');
    await expect(pretty(dataJsonSchema())).toMatchFileSnapshot('../../../docs/scheme-data.schema.json');
  });

  it('names every op of the trees and every form of a rule', () => {
    const schema = schemeJsonSchema();
    const missing = [...words(schema, 'op'), ...words(schema, 'kind'), ...words(schema, 'is')].filter(
      (word) => !page.includes(`\`${word}\``) && !page.includes(`"${word}"`),
    );
    expect(missing).toEqual([]);
  });

  it('names every key and every word of both files', () => {
    const [said, definitions] = [new Set<string>(), new Set<string>()];
    const gather = (tree: unknown): void => {
      if (Array.isArray(tree)) return tree.forEach(gather);
      if (typeof tree !== 'object' || tree === null) return;
      const { properties, $defs, enum: list, const: one } = tree as Record<string, unknown>;
      Object.keys(properties ?? {}).forEach((key) => said.add(key));
      Object.keys($defs ?? {}).forEach((name) => definitions.add(name));
      for (const word of [...(Array.isArray(list) ? list : []), one]) if (typeof word === 'string') said.add(word);
      Object.values(tree).forEach(gather);
    };
    [schemeJsonSchema(), dataJsonSchema()].forEach(gather);
    const alone = (word: string): boolean =>
      /^[A-Za-z-]+$/.test(word) ? new RegExp(`(?<![A-Za-z-])${word}(?![A-Za-z-])`).test(page) : page.includes(word);
    expect([...said].filter((word) => !definitions.has(word) && !alone(word))).toEqual([]);
  });

  it('its complete example loads, passes the checker and gives the figures printed on the page', () => {
    const blocks = [...page.matchAll(/```json (scheme|data)\n([\s\S]*?)```/g)];
    const block = (name: string): string => blocks.find((b) => b[1] === name)?.[2] ?? '';
    const scheme = loadScheme(block('scheme'));
    const data = loadDataFile(block('data'));
    expect([scheme.ok ? [] : scheme.problems, data.ok ? [] : data.problems]).toEqual([[], []]);
    if (!scheme.ok || !data.ok) return;
    expect(checkScheme(scheme.value, { calendar })).toEqual([]);
    const period = parsePeriod(data.value.period);
    if (period === null) throw new Error('period');
    const result = evaluateScheme(scheme.value, data.value.facts, { asOf: data.value.asOf, period, calendar });
    for (const line of result.lines) expect(page).toContain(`${line.name} ${line.item} ${line.points?.text ?? '—'}: ${line.formula}`);
    expect(result.ranks[0]?.rows.map((r) => [r.name, r.place, r.tier])).toEqual([
      ['柳河镇', 1, '先进'],
      ['青山镇', 2, '达标'],
    ]);
  });
});
