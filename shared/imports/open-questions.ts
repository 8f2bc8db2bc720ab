/**
 * Questions nobody has answered yet, looked up by row and field, and what they do to a row: a value in doubt is not taken, its text is kept
 * (law 8: an import never guesses). Names of projects stand as the cell has them: a question about them is not about what was read.
 */
import { DATE_FIELDS, MONEY_FIELDS, PERSON_FIELDS } from '../sheet/document';
import type { ImportDocument, ImportRecord, Person } from '../sheet/document';
import { STATE_FIELD } from '../sheet/struck-rows';

/** The question's text of the cell when a field of a row waits for an answer, else null. */
export type OpenQuestions = (record: ImportRecord, field: string) => string | null;

/** Looked up once per state of an import: ten thousand rows must not search five thousand questions each. */
export function openQuestions(document: ImportDocument, remaining: ReadonlySet<string>): OpenQuestions {
  const open = new Map<string, Map<string, Map<number | 'column', string>>>();
  for (const { id, sheet, field, row, rows, raw } of document.questions) {
    if (!remaining.has(id) || field === null) continue;
    const sheets = open.get(field) ?? new Map<string, Map<number | 'column', string>>();
    open.set(field, sheets);
    const here = sheets.get(sheet) ?? new Map<number | 'column', string>();
    sheets.set(sheet, here);
    for (const place of rows ?? (row === undefined ? (['column'] as const) : [row])) here.set(place, raw);
  }
  return ({ source }, field) => {
    const here = open.get(field)?.get(source.sheet);
    if (here === undefined) return null;
    for (const place of [source.row, ...(source.rows ?? []), 'column' as const]) {
      const raw = here.get(place);
      if (raw !== undefined) return raw;
    }
    return null;
  };
}

const VALUES = [...MONEY_FIELDS, ...DATE_FIELDS, 'landMu', 'progressPercent'] as const;

function personText({ name, post, phone }: Person): string {
  return [name, post, phone].filter((part) => part !== undefined).join(' ');
}

export type Unsettled = {
  readonly record: ImportRecord;
  /** Texts in doubt that the record's own form cannot hold as unknown: people, stage, state. */
  readonly unread: Readonly<Record<string, string>>;
};

/** The row without the values that are still asked about; their texts are kept. */
export function withoutDoubtful(record: ImportRecord, open: OpenQuestions): Unsettled {
  const values = VALUES.flatMap((field) => {
    const asked = open(record, field);
    if (asked === null) return [];
    const raw = record[field]?.raw ?? asked;
    return raw === '' ? [] : [[field, { unknown: true, raw } as const] as const];
  });
  const people = PERSON_FIELDS.filter((field) => open(record, field) !== null);
  const stage = open(record, 'stage') !== null && record.stage != null ? record.stage : null;
  const state = open(record, STATE_FIELD);
  if (values.length === 0 && people.length === 0 && stage === null && state === null) return { record, unread: {} };
  return {
    record: {
      ...record,
      ...Object.fromEntries(values),
      ...Object.fromEntries(people.map((field) => [field, []])),
      ...(stage === null ? {} : { stage: null }),
    },
    unread: {
      ...Object.fromEntries(
        people.map((field) => [field, (record[field] ?? []).map(personText).join('、') || (open(record, field) ?? '')]),
      ),
      ...(stage === null ? {} : { stageStated: stage }),
      ...(state === null ? {} : { [STATE_FIELD]: state }),
    },
  };
}
