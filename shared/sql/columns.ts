/**
 * What each kind of field becomes in a database: its columns with their types, and its value as literals in the same order.
 * The one place for that mapping; statements, the page docs/sql.md and tests are derived from it. Knows no table and no ledger.
 */
import { firstDay, lastDay } from '../model/dates';
import { FIELD_KINDS } from '../model/field-kinds';
import type { FieldKind, ValueOf } from '../model/field-kinds';
import { decimalFromMinor } from '../model/money';

/** `suffix` follows the field's own name; `note` says what the column holds beyond the field's label. */
export type SqlPart = { readonly suffix: string; readonly type: string; readonly note: string };

type Mapping<K extends FieldKind> = { readonly parts: readonly SqlPart[]; readonly literals: (value: ValueOf<K>) => readonly string[] };

/** U+0000, which PostgreSQL's texts cannot hold, is shown by its picture ␀ and not dropped. */
function fitting(text: string): string {
  return text.replaceAll('\0', '␀');
}

/** A text as a literal that cannot end early: quotes doubled, backslashes left alone (the script sets standard_conforming_strings). */
export function sqlText(text: string): string {
  return `'${fitting(text).replaceAll("'", "''")}'`;
}

export const SQL_NULL = 'NULL';

/** Any data as a jsonb literal. */
export function sqlJson(value: unknown): string {
  // Inside JSON it would stand as an escape, which jsonb refuses; a replacer does not see keys, so maps are written again.
  const text = JSON.stringify(value, (_key, own: unknown) => {
    if (typeof own === 'string') return fitting(own);
    if (typeof own !== 'object' || own === null || Array.isArray(own)) return own;
    return Object.fromEntries(Object.entries(own).map(([key, held]) => [fitting(key), held]));
  });
  return sqlText(text);
}

/** Texts as a literal of text[]. */
export function sqlList(values: readonly string[]): string {
  return values.length === 0 ? "'{}'" : `ARRAY[${values.map(sqlText).join(',')}]`;
}

const plain = (type: string, note = ''): readonly SqlPart[] => [{ suffix: '', type, note }];
const AS_TEXT = { parts: plain('text'), literals: (value: string) => [sqlText(value)] };
const AS_JSON = { parts: plain('jsonb'), literals: (value: unknown) => [sqlJson(value)] };

const MAPPINGS: { readonly [K in FieldKind]: Mapping<K> } = {
  text: AS_TEXT,
  longText: AS_TEXT,
  choice: AS_TEXT,
  month: { ...AS_TEXT, parts: plain('text', '年月，如 2026-10') },
  ref: { ...AS_TEXT, parts: plain('text', '记录编号') },
  flag: { parts: plain('boolean'), literals: (value) => [value ? 'true' : 'false'] },
  integer: { parts: plain('bigint'), literals: (value) => [String(value)] },
  decimal: { parts: plain('numeric'), literals: (value) => [value] },
  money: {
    parts: [
      { suffix: '', type: 'numeric(20,2)', note: '元（外币为该币种的元），有范围时为下限' },
      { suffix: '_currency', type: 'text', note: '币种' },
      { suffix: '_upper', type: 'numeric(20,2)', note: '范围的上限' },
      { suffix: '_mark', type: 'text', note: '约、≥、≤' },
    ],
    literals: ({ minor, currency, upper, approx, bound }) => [
      decimalFromMinor(minor),
      sqlText(currency),
      upper === undefined ? SQL_NULL : decimalFromMinor(upper),
      bound === 'min' ? "'≥'" : bound === 'max' ? "'≤'" : approx === true ? "'约'" : SQL_NULL,
    ],
  },
  date: {
    parts: [
      { suffix: '', type: 'text', note: '到已知的精度：2026-03-15、2026-03、2026-Q1、2026-H1、2026' },
      { suffix: '_first', type: 'date', note: '最早一天' },
      { suffix: '_last', type: 'date', note: '最晚一天' },
      { suffix: '_planned', type: 'boolean', note: '计划的日期' },
    ],
    literals: (value) => [
      sqlText(value.date),
      sqlText(firstDay(value)),
      sqlText(lastDay(value)),
      value.planned === true ? 'true' : 'false',
    ],
  },
  day: { parts: plain('date'), literals: (value) => [sqlText(value)] },
  refs: { parts: plain('text[]', '记录编号'), literals: (value) => [sqlList(value)] },
  texts: { parts: plain('text[]'), literals: (value) => [sqlList(value)] },
  days: { parts: plain('date[]'), literals: (value) => [`${sqlList(value)}::date[]`] },
  people: { ...AS_JSON, parts: plain('jsonb', '[{name, post, phone, person}]') },
  phases: { ...AS_JSON, parts: plain('jsonb', '[{through, value}]') },
  textMap: AS_JSON,
  json: AS_JSON,
};

/** The columns of a kind, the first one named like the field itself. */
export function sqlParts(kind: FieldKind): readonly SqlPart[] {
  return MAPPINGS[kind].parts;
}

function literalsOf<K extends FieldKind>(kind: K, value: unknown): readonly string[] | null {
  const read = FIELD_KINDS[kind].safeParse(value);
  return read.success ? MAPPINGS[kind].literals(read.data as ValueOf<K>) : null;
}

/** A value as literals for the columns of its kind: all NULL when absent, null when it is not of that kind (written by another version). */
export function sqlLiterals(kind: FieldKind, value: unknown): readonly string[] | null {
  if (value === null || value === undefined) return MAPPINGS[kind].parts.map(() => SQL_NULL);
  return literalsOf(kind, value);
}

/** `agreedInvestment` → `agreed_investment`. */
export function sqlName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A name in quotes, so that `from`, `order` and `group` are names too. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
