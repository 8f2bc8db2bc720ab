/**
 * A ledger in which every field of every entity that can hold words holds words meant to be run: markup, addresses, template places,
 * formulas, control characters, turned text. And the questions put to what is made of it.
 */
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { entitySpec, ENTITY_NAMES } from '../../../shared/model/entities';
import type { EntityName } from '../../../shared/model/entities';
import type { FieldSpec } from '../../../shared/model/entity-spec';
import type { Json } from '../../../shared/model/field-kinds';
import { recordId } from '../../../shared/model/ids';
import { enter } from '../views/small-ledger';

/** After OWASP's list of filter evasions, with what this program's own forms could fall for. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  'javascript:alert(1)',
  '</style></td></table><style>*{background:url(//x.invalid)}',
  '{{7*7}}${7*7}{发文机关}<%=1%>',
  '\u0000\u0007\u001b[31m甲\u000b\ufffe',
  '\u202egnp.exe\u2066甲\u200f',
  '=HYPERLINK("http://x.invalid","点")',
  '@SUM(A1:A9)',
  ']]></w:t><w:fldSimple w:instr="DDEAUTO c"/><!--',
  '&lt;b&gt;&amp;',
] as const;

/** One record of every entity for each text, so that a reference finds a record of the same turn. */
export function recordOfTurn(entity: string, turn: number): string {
  return `${entitySpec(entity)?.idPrefix ?? 'x'}-${entity.toLowerCase()}-${turn}`;
}

const MONEY = { minor: 300_000_000, currency: 'CNY' } as const;

/** A value of the field's kind with the text wherever the kind has room for words. */
function valueOf(spec: FieldSpec, text: string, turn: number): Json | null {
  switch (spec.kind) {
    case 'text':
    case 'longText':
    case 'choice':
      return text;
    case 'texts':
      return [text, text];
    case 'people':
      return [{ name: text, post: text, phone: text }];
    case 'textMap':
      return { [text]: text };
    case 'flag':
      return true;
    case 'integer':
      return 2026;
    case 'decimal':
      return '12.5';
    case 'money':
      return MONEY;
    case 'date':
      return { date: '2026-03', precision: 'month' };
    case 'day':
      return '2026-10-15';
    case 'days':
      return ['2026-10-15'];
    case 'month':
      return '2026-10';
    case 'ref':
      return spec.of === undefined ? null : recordOfTurn(spec.of, turn);
    case 'refs':
      return spec.of === undefined ? null : [recordOfTurn(spec.of, turn)];
    case 'phases':
      return [{ through: '2026-10', value: '5' }];
    case 'json':
      return null;
  }
}

function hostileDraft(entity: EntityName, turn: number, text: string): Draft {
  const fields: Record<string, Json> = {};
  for (const [field, spec] of Object.entries<FieldSpec>(entitySpec(entity)?.fields ?? {})) {
    const value = valueOf(spec, text, turn);
    if (value !== null) fields[field] = value;
  }
  return { scope: 'county', entity, record: recordId(recordOfTurn(entity, turn)), kind: 'create', fields, over: {} };
}

/** Every entity twelve times over, once with each text in all its words. */
export function hostileDrafts(): Draft[] {
  return HOSTILE.flatMap((text, turn) => ENTITY_NAMES.map((entity) => hostileDraft(entity, turn, text)));
}

export function hostileLedger(): Ledger {
  return enter(emptyLedger(), hostileDrafts());
}

const TAG = /<[^>]*>/gu;
/** Tags our renderers write: a closed list of elements, attributes in quotes, links inside the document only. */
const OWN_TAG =
  /^<(?:!doctype html|\/?(?:html|head|body|style|section|div|span|p|h1|h2|i|a|table|colgroup|col|thead|tbody|tr|th|td)|meta)(?: (?:(?:class|id|style|lang|charset|http-equiv|content|colspan|rowspan)="[^"<>]*"|href="#[a-z]\d+"))*>$/u;
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/u;

/** What in a printed document is not our own markup; an empty list is what must be. */
export function foreignMarkup(html: string): string[] {
  const found = (html.match(TAG) ?? []).filter((tag) => !OWN_TAG.test(tag));
  const words = html.replace(/<style>[^<]*<\/style>/gu, '').replace(TAG, '');
  if (/[<>]/u.test(words)) found.push('a bracket outside a tag');
  if ((html.match(/<style>/gu) ?? []).length !== 1) found.push('not one style');
  if (/style="[^"]*(?:url|expression|@import)/iu.test(html)) found.push('an address in a style');
  const unseen = INVISIBLE.exec(html);
  if (unseen !== null) found.push(`character ${unseen[0].codePointAt(0)?.toString(16) ?? ''}`);
  return found;
}

/** What in a part of a Word or workbook file is no well-formed text of ours; an empty list is what must be. */
export function foreignXml(xml: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  for (const [tag, slash, name, closed] of xml.matchAll(/<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>|<[^?]/gu)) {
    if (name === undefined) found.push(`no tag: ${tag}`);
    else if (slash === '/') {
      if (open.pop() !== name) found.push(`out of order: ${tag}`);
    } else if (closed !== '/') open.push(name);
  }
  if (open.length > 0) found.push(`left open: ${open.join(' ')}`);
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/u.test(xml)) found.push('a bare &');
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(xml)) found.push('a character no XML may hold');
  if (/<(?:f|hyperlink|w:hyperlink|w:fldSimple)[\s/>]/u.test(xml)) found.push('a formula or a link');
  return found;
}
