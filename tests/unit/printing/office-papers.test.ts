/** The other papers of the office (issue 5 "Thirteen papers"; S-10, S-21, S-42, S-74, S-92): filled from the sample county, measured on paper. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PagePrinter } from '../../../electron/printing/port';
import { printLetter } from '../../../electron/printing/print-letters';
import { loadTemplate } from '../../../electron/printing/templates';
import type { Letter } from '../../../shared/letters/blocks';
import type { FieldValue } from '../../../shared/letters/fields';
import { LETTER_LABELS } from '../../../shared/letters/fields';
import { OFFICE_FIELDS } from '../../../shared/letters/fields-office';
import type { OfficeKind } from '../../../shared/letters/fields-office';
import { fillTemplate } from '../../../shared/letters/template';
import { recordId } from '../../../shared/model/ids';
import { officeFields } from '../../../shared/papers/office-fields';
import { longText } from '../letters/sample-fields';
import { TYPED } from '../letters/sample-office';
import { faults, fileOf, startPrinter, TEMPLATES, textOf, value } from './check-paper';
import { inputs } from './sample-ledger';

const OPTIONS = { faces: 'bundled', dated: new Date(0) } as const;
const LIUHE = recordId('u-liuhe');
const KINDS = (Object.keys(OFFICE_FIELDS) as OfficeKind[]).map((kind) => ({ kind, name: LETTER_LABELS[kind] }));

/** Tables fill these: their small type outnumbers the text, and the checker takes figures at the foot of a table for page numbers. */
const MOSTLY_TABLE: ReadonlySet<OfficeKind> = new Set(['task-breakdown', 'handover-list', 'bonus-allocation']);
/** See real-forms.test.ts. */
const ENDS_EARLY = ['area-height', 'lines-per-page'];

let printer: PagePrinter;
beforeAll(async () => {
  printer = await startPrinter();
});
afterAll(() => printer.close());

async function paper(kind: OfficeKind, more: Readonly<Record<string, FieldValue>> = {}): Promise<Letter> {
  const template = value(await loadTemplate(TEMPLATES, kind));
  return value(fillTemplate(template, { ...value(officeFields(inputs, kind, LIUHE, null)), ...TYPED[kind].fields, ...more }));
}

it.each(KINDS)('$name as a clerk would fill it today', async ({ kind, name }) => {
  const letter = await paper(kind);
  const printed = value(await printLetter(printer, letter, OPTIONS));
  const path = fileOf(`office-${kind}`, printed.pdf);
  const skip = [...(MOSTLY_TABLE.has(kind) ? ['body-size', 'pn-size'] : []), ...ENDS_EARLY];
  expect(faults(path, letter.layout, 'na', skip)).toEqual([]);
  expect(textOf(path), name).not.toMatch(/[{}]|undefined/u);
});

it.each(KINDS)('$name of three pages or more meets every number of the standard', async ({ kind }) => {
  const few = kind === 'task-breakdown' ? { targets: officeTable(kind).slice(0, 3) } : {};
  const one = kind === 'bonus-allocation' ? { awards: officeTable(kind).slice(0, 3) } : {};
  const letter = await paper(kind, { ...few, ...one, [TYPED[kind].long]: longField(kind) });
  const printed = value(await printLetter(printer, letter, OPTIONS));
  expect(printed.pages).toBeGreaterThanOrEqual(3);
  expect(faults(fileOf(`office-${kind}-long`, printed.pdf), letter.layout, 'fail')).toEqual([]);
});

function officeTable(kind: OfficeKind) {
  const start = value(officeFields(inputs, kind, LIUHE, null));
  const table = start['targets'] ?? start['awards'];
  return Array.isArray(table) ? table : [];
}

function longField(kind: OfficeKind): FieldValue {
  const long = longText(1200);
  const specs: Readonly<Record<string, { readonly kind: string }>> = OFFICE_FIELDS[kind];
  return specs[TYPED[kind].long]?.kind === 'text' ? long.join('\n') : long;
}
