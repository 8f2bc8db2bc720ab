/**
 * Templates: a county's wording of a paper as data. A template is a list of blocks in which {字段} names a fact; it holds no code, and
 * what a fact says is never read as template text again. Knows the fields of fields.ts, not where they come from.
 */
import { z } from 'zod';
import type { Result } from '../errors';
import { fail, ok } from '../errors';
import { isIsoDay } from '../calendar/iso-date';
import { formatDay, isoDay } from '../model/dates';
import type { Letter, Row } from './blocks';
import { ALIGNMENTS, LAYOUTS, letterSchema } from './blocks';
import type { FieldSpec, FieldValue, LetterKind, NamedTable, TableRow } from './fields';
import { COMMITTED_FIELDS, fieldsByLabel, LETTER_FIELDS } from './fields';
import { linesOf } from './text';

/** A column of a table field: which fact, under which heading, how wide. */
const templateColumnSchema = z.strictObject({
  field: z.string(),
  title: z.string(),
  width: z.number().positive().max(60),
  align: z.enum(ALIGNMENTS).default('center'),
});

/**
 * A block of a template: a block of blocks.ts whose texts may hold {字段}, and
 * `when`: printed only if that field has a value; `from`: rows, items or tables come from that field;
 * `eachOnPage`: of several tables each starts a page.
 */
const templateBlockSchema = z.looseObject({
  kind: z.string(),
  when: z.string().optional(),
  from: z.string().optional(),
  eachOnPage: z.boolean().optional(),
  columns: z.array(templateColumnSchema).optional(),
});
export type TemplateBlock = z.infer<typeof templateBlockSchema>;

const kinds = z.custom<LetterKind>((value) => typeof value === 'string' && value in LETTER_FIELDS, 'unknown kind of letter');

export const templateSchema = z.strictObject({
  format: z.literal(1),
  kind: kinds,
  name: z.string().max(100),
  layout: z.enum(LAYOUTS),
  /** Name of one paper in files and lists. */
  title: z.string().max(500),
  /** Labels this wording cannot do without, beyond those its kind requires. */
  needs: z.array(z.string()).max(50).default([]),
  blocks: z.array(templateBlockSchema).min(1).max(200),
});
export type Template = z.infer<typeof templateSchema>;

const PLACE = /\{(?<label>[^{}\s]{1,20})\}/gu;

type Facts = ReadonlyMap<string, FieldValue>;

/** Text of a fact inside a sentence: days in Chinese, lists joined with 、; tables have no place in a sentence. */
function sentence(value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return isIsoDay(value) ? formatDay(isoDay(value)) : value;
  return value.filter((item): item is string => typeof item === 'string').join('、');
}

/** Replaces {字段} once; an unknown label stays as it is written, so that a person sees it. */
function fillText(text: string, facts: Facts, known: ReadonlySet<string>): string {
  return text.replace(PLACE, (whole, label: string) => (known.has(label) ? sentence(facts.get(label)) : whole));
}

function fillDeep(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((item) => fillDeep(item, fill));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillDeep(item, fill)]));
  return value;
}

const isTableRow = (value: unknown): value is TableRow => typeof value === 'object' && value !== null && 'cells' in value;
const isNamedTable = (value: unknown): value is NamedTable => typeof value === 'object' && value !== null && 'rows' in value;

function rowsOf(columns: readonly { field: string }[], rows: readonly TableRow[]): readonly Row[] {
  const first = columns[0]?.field ?? '';
  return rows.map((row) => {
    const role = row.role ?? 'plain';
    if (role === 'section' || role === 'empty') return { role, cells: [row.cells[first] ?? ''] };
    return { role, cells: columns.map((column) => row.cells[column.field] ?? '') };
  });
}

/** Blocks that one template block becomes: a table field may give several tables, a list field several paragraphs. */
function expand(block: TemplateBlock, facts: Facts, fill: (text: string) => string): readonly unknown[] {
  const { when, from, columns, eachOnPage, ...rest } = block;
  if (when !== undefined && isEmpty(facts.get(when))) return [];
  const filled = fillDeep(rest, fill) as Record<string, unknown>;
  const value = from === undefined ? undefined : facts.get(from);
  const items = Array.isArray(value) ? value : [];
  const texts = items.filter((item): item is string => typeof item === 'string').flatMap(linesOf);
  switch (block.kind) {
    case 'table': {
      const heads = (columns ?? []).map(({ title, width, align }) => ({ title: fill(title), width, align }));
      const named = items.filter(isNamedTable);
      if (named.length > 0)
        return named.map((table, index) => ({
          ...filled,
          newPage: eachOnPage === true && index > 0,
          caption: table.caption,
          unit: table.unit,
          columns: heads,
          rows: rowsOf(columns ?? [], table.rows),
        }));
      return [{ ...filled, columns: heads, rows: rowsOf(columns ?? [], items.filter(isTableRow)) }];
    }
    case 'list':
    case 'notes':
    case 'cc':
    case 'attach': {
      const slot = { list: 'items', notes: 'lines', cc: 'copies', attach: 'names' }[block.kind];
      return [from === undefined ? filled : { ...filled, [slot]: texts }];
    }
    case 'para': {
      if (from !== undefined) return texts.map((text) => ({ ...filled, text }));
      const parts = linesOf(typeof filled.text === 'string' ? filled.text : '');
      return parts.map((text, index) => (index === 0 ? { ...filled, text } : { kind: 'para', text }));
    }
    default:
      return [filled];
  }
}

function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value.length === 0;
}

/**
 * Fills a template with facts given by field name (see LetterFields in fields.ts).
 * E_LETTER_FIELD names the first required field without a value; E_LETTER_TEMPLATE a template that does not make a letter.
 */
export function fillTemplate(template: Template, fields: Readonly<Record<string, FieldValue | undefined>>): Result<Letter> {
  const byLabel = fieldsByLabel(template.kind);
  const mentioned = mentionedLabels(template);
  const facts = new Map<string, FieldValue>();
  for (const [label, { name, spec }] of byLabel) {
    const value = fields[name];
    if (value !== undefined && !isEmpty(value)) facts.set(label, value);
    else if (isNeeded(template, mentioned, label, spec)) return fail('E_LETTER_FIELD', label);
  }
  const known = new Set(byLabel.keys());
  const fill = (text: string): string => fillText(text, facts, known);
  const letter = letterSchema.safeParse({
    layout: template.layout,
    title: fill(template.title).slice(0, 500),
    blocks: template.blocks.flatMap((block) => expand(block, facts, fill)),
  });
  return letter.success ? ok(letter.data) : fail('E_LETTER_TEMPLATE', template.name);
}

/** Labels that a template names anywhere: in its words, as a source of rows or as a condition. */
export function mentionedLabels(template: Template): ReadonlySet<string> {
  const named = new Set<string>();
  const note = (text: string): string => {
    for (const match of text.matchAll(PLACE)) named.add(match.groups?.label ?? '');
    return text;
  };
  for (const block of template.blocks) {
    fillDeep(block, note);
    for (const label of [block.when, block.from]) if (label !== undefined) named.add(label);
  }
  note(template.title);
  for (const label of template.needs) named.add(label);
  return named;
}

/** Whether a paper in this wording cannot go out without a fact: what a county's wording leaves out is not asked for, unless no paper may do without it. */
function isNeeded(template: Template, mentioned: ReadonlySet<string>, label: string, spec: FieldSpec): boolean {
  return template.needs.includes(label) || (spec.required && (mentioned.has(label) || COMMITTED_FIELDS.has(label)));
}

/** Labels of the facts a paper in this wording needs. */
export function neededLabels(template: Template): ReadonlySet<string> {
  const mentioned = mentionedLabels(template);
  return new Set(
    [...fieldsByLabel(template.kind)].flatMap(([label, { spec }]) => (isNeeded(template, mentioned, label, spec) ? [label] : [])),
  );
}

/** Labels a template names that its kind does not have: shown to the person who edits the template. */
export function unknownLabels(template: Template): readonly string[] {
  const known: ReadonlyMap<string, { readonly spec: FieldSpec }> = fieldsByLabel(template.kind);
  return [...mentionedLabels(template)].filter((label) => !known.has(label));
}
