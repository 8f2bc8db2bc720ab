/** Issue 4: what `zeren import` prints has the keys and kinds of the import contract and nothing else, for every ledger there is. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importFile } from '../../../electron/sheets/import-file';
import { contractForm } from '../../../shared/sheet/contract-form';
import type { ImportDocument } from '../../../shared/sheet/document';
import { IMPORT_FIELDS, factsSchema, recordSchema, sheetErrorSchema, skippedSchema, unitsSchema } from '../../../shared/sheet/document';
import { SENDERS, readSender } from '../senders/all-senders';
import { readOne, readRows } from './plain-workbook';

/** The kinds of question the contract lists; 以哪一列为准 is the one that none of them says. */
const CODES = new Set(
  `date-ambiguous date-impossible date-no-year unit-unknown unit-inconsistent percent-ambiguous several-projects row-group phone-lost
  person-incomplete stage-conflict hidden-rows hidden-columns hidden-sheets colour-meaning encoding column-duplicate`.split(/\s+/),
);
const FIELD = z.enum(IMPORT_FIELDS);
const LETTERS = z.string().regex(/^[A-Z]{1,3}$/);

const CONTRACT = z.strictObject({
  contract: z.literal(1),
  file: z.string(),
  format: z.string(),
  facts: factsSchema,
  columns: z.array(
    z.strictObject({ sheet: z.string(), column: LETTERS, header: z.string(), field: z.union([FIELD, z.literal('other')]).nullable() }),
  ),
  records: z.array(recordSchema.omit({ state: true })),
  decisions: z.array(
    z.strictObject({ sheet: z.string(), row: z.int().positive(), column: LETTERS.optional(), rule: z.string(), text: z.string() }),
  ),
  questions: z.array(
    z.strictObject({
      sheet: z.string(),
      row: z.int().positive().optional(),
      rows: z.array(z.int().positive()).min(1).optional(),
      column: LETTERS.optional(),
      field: z.union([FIELD, z.literal('$row')]).nullable(),
      code: z.string().refine((code) => CODES.has(code)),
      text: z.string().min(1),
      raw: z.string(),
      candidates: z.array(z.string()),
    }),
  ),
  skipped: z.array(skippedSchema),
  errors: z.array(sheetErrorSchema),
});

const LEDGERS = path.resolve(import.meta.dirname, '../../data/ledgers');
const units = unitsSchema.parse(JSON.parse(readFileSync(path.join(LEDGERS, 'units.json'), 'utf8')));

function faults(document: ImportDocument): readonly string[] {
  const parsed = CONTRACT.safeParse(JSON.parse(JSON.stringify(contractForm(document))));
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('the document of the import contract', () => {
  it.each(readdirSync(LEDGERS).filter((name) => /^[de]\d\d-/.test(name)))('%s is printed in the contract’s own words', (file) => {
    const read = importFile(path.join(LEDGERS, file), units, () => undefined);
    if (read.ok) expect(faults(read.value.document)).toEqual([]);
    else expect(file).toMatch(/^e01-/);
  });

  it.each(SENDERS.map((sender) => [sender.file, sender] as const))('%s too', (_, sender) => {
    expect(faults(readSender(sender))).toEqual([]);
  });

  it('rows struck through are one question about what the look of rows means, on no field (row-struck, S-27)', () => {
    const struck = (text: string) => ({ kind: 'text' as const, text, struck: true as const });
    const document = readRows([
      ['项目名称', '投资方', '总投资（万元）'],
      [struck('甲项目'), struck('甲公司'), 1],
      ['乙项目', '乙公司', 2],
      [struck('丙项目'), struck('丙公司'), 3],
    ]);
    expect(faults(document)).toEqual([]);
    expect(contractForm(document)).toMatchObject({
      questions: [{ sheet: 'Sheet1', rows: [2, 4], field: null, code: 'colour-meaning', candidates: ['仍在库', '暂停', '退出'] }],
    });
  });

  it('a day that cannot be told is asked as ambiguous, an amount that cannot be read by its unit', () => {
    const document = readOne(['开工时间', '总投资（万元）'], ['春节后', '3.5.6万']);
    expect(faults(document)).toEqual([]);
    const { questions } = contractForm(document) as { readonly questions: readonly { readonly code: string; readonly field: string }[] };
    expect(questions.map(({ code, field }) => `${code}:${field}`)).toEqual(['date-ambiguous:startedOn', 'unit-unknown:totalInvestment']);
  });
});
