/**
 * A county's own wording of its papers: templates kept in the ledger, one after the other. The last one stands for new letters; a letter keeps the
 * one it was drafted with. Its words are read and replaced here; its blocks in wording-blocks.ts.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { createDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import type { FieldValue, LetterKind } from '../letters/fields';
import { LETTER_FIELDS } from '../letters/fields';
import type { FieldSpec } from '../letters/field-spec';
import type { Template } from '../letters/template';
import { templateSchema } from '../letters/template';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { FIELD_KINDS } from '../model/field-kinds';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';

/** The wording a record holds; null when it holds none, or one that is no template of this kind. */
export function wordingOf(ledger: Ledger, id: RecordId, kind: LetterKind): Template | null {
  const read = templateSchema.safeParse(getRecord(ledger, 'letterWording', id)?.wording);
  return read.success && read.data.kind === kind ? read.data : null;
}

/**
 * The words a registered letter is printed with: those kept at its number, else its wording of the county's, else null for the program's own.
 * E_LETTER_TEMPLATE when what is kept cannot be read; then nothing else is printed in its place.
 */
export function lettersWords(
  ledger: Ledger,
  { words, wording, title }: Pick<RecordOf<'letter'>, 'words' | 'wording' | 'title'>,
  kind: LetterKind,
): Result<Template | null> {
  if (words === undefined && wording === undefined) return ok(null);
  if (words !== undefined) {
    const read = templateSchema.safeParse(words);
    return read.success && read.data.kind === kind ? ok(read.data) : fail('E_LETTER_TEMPLATE', title);
  }
  const own = wording === undefined ? null : wordingOf(ledger, wording, kind);
  return own === null ? fail('E_LETTER_TEMPLATE', title) : ok(own);
}

/** The record whose wording new letters of a kind get; null while the program's own words stand. */
export function currentWording(ledger: Ledger, kind: LetterKind): RecordId | null {
  const last = listRecords(ledger, 'letterWording').findLast(({ template }) => template === kind);
  return last === undefined || wordingOf(ledger, last.id, kind) === null ? null : last.id;
}

/** A text of a template by the way to it: block, then keys. */
export type TemplateText = { readonly path: readonly (string | number)[]; readonly where: string; readonly text: string };

const WHERE: Readonly<Record<string, string>> = {
  title: '标题',
  to: '主送',
  para: '正文',
  list: '条款',
  form: '表格',
  table: '表头',
  notes: '附注',
  slip: '回执',
  parties: '签字栏',
};
/** Names of facts and of layout, not words. */
const FIXED: ReadonlySet<string> = new Set(['kind', 'when', 'from', 'field', 'align', 'size', 'style']);

function textsIn(value: unknown, path: readonly (string | number)[], where: string): TemplateText[] {
  if (typeof value === 'string') return [{ path, where, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, place) => textsIn(item, [...path, place], where));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (FIXED.has(key) ? [] : textsIn(item, [...path, key], where)));
}

/** The words of one block of a template, also those a person has emptied; none where the block prints what a field holds. */
export function blockTexts(template: Template, place: number): TemplateText[] {
  const block = template.blocks[place];
  if (block === undefined || !(block.kind in WHERE) || (block.kind === 'para' && block.from !== undefined)) return [];
  return textsIn(block, [place], WHERE[block.kind] ?? '');
}

/** The words of a template in the order of the page; what only repeats a fact ({发文字号}) is left out. */
export function templateTexts(template: Template): TemplateText[] {
  return template.blocks
    .flatMap((_, place) => blockTexts(template, place))
    .filter(({ text }) => text.replaceAll(/\{[^{}]*\}/gu, '').trim() !== '');
}

function put(value: unknown, path: readonly (string | number)[], text: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((item, place) => (place === key ? put(item, rest, text) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === key ? put(item, rest, text) : item]));
}

/** The template with one text replaced. */
export function withText(template: Template, path: readonly (string | number)[], text: string): Template {
  return { ...template, blocks: put(template.blocks, path, text) as Template['blocks'] };
}

/** Stores a wording for new letters; `null` goes back to the program's own words. */
export function wordingDraft(kind: LetterKind, template: Template | null, record: RecordId): Draft {
  const wording = template === null ? {} : { wording: FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(template))) };
  return createDraft({ scope: COUNTY_SCOPE, entity: 'letterWording', record }, { template: kind, ...wording });
}

/** Every field filled with its own name, to see a wording on the page without a letter. */
export function exampleFields(kind: LetterKind, today: IsoDay): Readonly<Record<string, FieldValue>> {
  const specs: readonly (readonly [string, FieldSpec])[] = Object.entries(LETTER_FIELDS[kind]);
  return Object.fromEntries(
    specs.map(([name, { kind: of, label, columns = [] }]): [string, FieldValue] => {
      const cells = Object.fromEntries(columns.map((column) => [column, '×']));
      switch (of) {
        case 'text':
          return [name, `［${label}］`];
        case 'lines':
          return [name, [`［${label}］`]];
        case 'day':
          return [name, today];
        case 'table':
          return [name, [{ cells }]];
        case 'tables':
          return [name, [{ caption: label, unit: '', rows: [{ cells }] }]];
      }
    }),
  );
}
