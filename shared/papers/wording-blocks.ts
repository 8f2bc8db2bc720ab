/**
 * The blocks of a county's wording as a person edits them: what each is called, which may be moved or left out, what may be added. The order the
 * standard gives (head, number, title … 署名, date, seal, 版记) stays; between title and 署名 the county is free. Pure; knows no screen.
 */
import { COMMITTED_FIELDS, fieldsByLabel } from '../letters/fields';
import type { FieldKind, LetterKind } from '../letters/fields';
import { chineseNumeral } from '../letters/numbers';
import { mentionedLabels, unknownLabels } from '../letters/template';
import type { Template, TemplateBlock } from '../letters/template';
import { widthOf } from '../letters/text';

/** Names of blocks as offices call them. */
const NAMES: Readonly<Record<string, string>> = {
  head: '发文机关标志',
  bulletin: '刊头',
  number: '发文字号',
  title: '标题',
  to: '主送',
  para: '正文',
  list: '逐条',
  table: '表格',
  form: '表格',
  attach: '附件说明',
  sign: '署名',
  date: '日期',
  seal: '印章位置',
  parties: '签字栏',
  notes: '说明',
  cc: '版记',
  slip: '回执',
  annex: '附件',
};

/** Place of a block on the paper by GB/T 9704-2012 clause 7: what has a smaller one stands before. Text is 3. */
const TEXT_PLACE = 3;
const PLACES: Readonly<Record<string, number>> = {
  head: 0,
  bulletin: 0,
  title: 1,
  number: 1,
  to: 2,
  attach: 4,
  sign: 5,
  parties: 5,
  date: 6,
  seal: 7,
  cc: 9,
  slip: 9,
};
const isBracket = ({ kind, style }: TemplateBlock): boolean => kind === 'notes' && style === 'bracket';
const placeOf = (block: TemplateBlock): number => (isBracket(block) ? 8 : (PLACES[block.kind] ?? TEXT_PLACE));

/** Blocks every paper of a layout must have. */
const DEMANDED: Readonly<Record<Template['layout'], readonly (readonly string[])[]>> = {
  document: [['head', 'bulletin'], ['number', 'bulletin'], ['title'], ['sign'], ['date']],
  letter: [['head'], ['number'], ['title'], ['sign'], ['date']],
  plain: [['title']],
  compact: [['title']],
};

/** A text block: it may be moved among its like, left out and printed on a condition. */
export function isTextBlock(block: TemplateBlock): boolean {
  return placeOf(block) === TEXT_PLACE;
}

/** Whether a block may be left out: text, 附注 and 回执. What the standard demands may not. */
export function mayBeRemoved(block: TemplateBlock): boolean {
  return isTextBlock(block) || isBracket(block) || block.kind === 'slip';
}

export function blockName(block: TemplateBlock): string {
  if (isBracket(block)) return '附注';
  if (block.kind === 'para' && block['level'] === 1) return '一级标题';
  if (block.kind === 'para' && typeof block['level'] === 'number' && block['level'] > 1) return '二级标题';
  return NAMES[block.kind] ?? block.kind;
}

const HEADINGS = [
  { level: 1, mark: /^[一二三四五六七八九十百]+、/u, text: (count: number) => `${chineseNumeral(count)}、` },
  { level: 2, mark: /^（[一二三四五六七八九十百]+）/u, text: (count: number) => `（${chineseNumeral(count)}）` },
] as const;

/** Numbers 一、 and （一） of headings that carry one follow the order of the blocks. */
function renumbered(template: Template): Template {
  const counts: Record<number, number> = { 1: 0, 2: 0 };
  const blocks = template.blocks.map((block) => {
    const heading = HEADINGS.find(({ level }) => block.kind === 'para' && block['level'] === level);
    const text = block['text'];
    if (heading === undefined || typeof text !== 'string' || !heading.mark.test(text)) return block;
    const count = (counts[heading.level] ?? 0) + 1;
    counts[heading.level] = count;
    if (heading.level === 1) counts[2] = 0;
    return { ...block, text: text.replace(heading.mark, heading.text(count)) };
  });
  return { ...template, blocks };
}

/** Where a text block would go, one step up or down; null where only blocks of fixed place lie. */
export function moveTarget({ blocks }: Template, at: number, by: -1 | 1): number | null {
  const [block, other] = [blocks[at], blocks[at + by]];
  return block !== undefined && other !== undefined && isTextBlock(block) && isTextBlock(other) ? at + by : null;
}

/** The template with a text block one step up or down; unchanged where it cannot go. */
export function withMoved(template: Template, at: number, by: -1 | 1): Template {
  const to = moveTarget(template, at, by);
  const [block, other] = [template.blocks[at], to === null ? undefined : template.blocks[to]];
  if (to === null || block === undefined || other === undefined) return template;
  return renumbered({ ...template, blocks: template.blocks.with(at, other).with(to, block) });
}

/** The template without a block; unchanged where the standard demands it. */
export function withoutBlock(template: Template, at: number): Template {
  const block = template.blocks[at];
  return block !== undefined && mayBeRemoved(block) ? renumbered({ ...template, blocks: template.blocks.toSpliced(at, 1) }) : template;
}

/** What may be added: words, or what a field holds. */
export type Addition =
  | { readonly add: '正文' | '一级标题' | '二级标题' | '说明' }
  | { readonly add: '逐条' | '整段' | '表格'; readonly field: string };

function additionBlock(kind: LetterKind, addition: Addition): TemplateBlock {
  switch (addition.add) {
    case '正文':
      return { kind: 'para', text: '请在这里写正文。' };
    case '一级标题':
      return { kind: 'para', level: 1, text: '一、标题' };
    case '二级标题':
      return { kind: 'para', level: 2, text: '（一）标题' };
    case '说明':
      return { kind: 'notes', lines: ['注：'] };
    case '逐条':
      return { kind: 'list', from: addition.field };
    case '整段':
      return { kind: 'para', from: addition.field, text: '' };
    case '表格': {
      const columns = fieldsByLabel(kind).get(addition.field)?.spec.columns ?? [];
      return {
        kind: 'table',
        from: addition.field,
        columns: columns.map((field) => ({ field, title: field, width: Math.max(4, widthOf(field) + 1), align: 'center' as const })),
      };
    }
  }
}

/** Whether something may be added below a block: behind the last head block, and before 署名. */
export function mayAddBelow({ blocks }: Template, at: number): boolean {
  const [block, next] = [blocks[at], blocks[at + 1]];
  return block !== undefined && placeOf(block) <= TEXT_PLACE && (next === undefined || placeOf(next) >= TEXT_PLACE);
}

/** The template with a new block below another; unchanged where nothing may stand. */
export function withAdded(template: Template, below: number, addition: Addition): Template {
  if (!mayAddBelow(template, below)) return template;
  return renumbered({ ...template, blocks: template.blocks.toSpliced(below + 1, 0, additionBlock(template.kind, addition)) });
}

function rowsOf(block: TemplateBlock | undefined): readonly unknown[] {
  const rows = block?.kind === 'form' ? block['rows'] : undefined;
  return Array.isArray(rows) ? rows : [];
}

function withRows(template: Template, at: number, rows: readonly unknown[]): Template {
  const block = template.blocks[at];
  return block === undefined ? template : { ...template, blocks: template.blocks.with(at, { ...block, rows: [...rows] }) };
}

/** How many rows a form has; 0 for other blocks. */
export function formRows({ blocks }: Template, at: number): number {
  return rowsOf(blocks[at]).length;
}

/** The template with an empty row below a row of a form. */
export function withFormRow(template: Template, at: number, below: number): Template {
  const rows = rowsOf(template.blocks[at]);
  return rows.length === 0 ? template : withRows(template, at, rows.toSpliced(below + 1, 0, [{ label: '栏目', value: '' }]));
}

/** The template without a row of a form; the last row stays. */
export function withoutFormRow(template: Template, at: number, row: number): Template {
  const rows = rowsOf(template.blocks[at]);
  return rows.length < 2 ? template : withRows(template, at, rows.toSpliced(row, 1));
}

/** Prints a text block only where a field has a value; null: always. */
export function withCondition(template: Template, at: number, label: string | null): Template {
  const block = template.blocks[at];
  if (block === undefined || !isTextBlock(block)) return template;
  const { when: _, ...rest } = block;
  return { ...template, blocks: template.blocks.with(at, label === null ? rest : { ...rest, when: label }) };
}

/** Fields of a kind of paper whose value is of one of these kinds, in the order of the form. */
export function fieldLabels(kind: LetterKind, kinds: readonly FieldKind[]): string[] {
  return [...fieldsByLabel(kind)].flatMap(([label, { spec }]) => (kinds.includes(spec.kind) ? [label] : []));
}

/** Whether blocks stand in the order of the standard; what follows an 附件 page is free. */
function inOrder(blocks: readonly TemplateBlock[]): boolean {
  const end = blocks.findIndex(({ kind }) => kind === 'annex');
  const places = blocks.slice(0, end === -1 ? blocks.length : end).map(placeOf);
  return places.every((place, at) => at === 0 || (places[at - 1] ?? 0) <= place);
}

/**
 * What is wrong with a wording, as sentences: a field that does not exist, a fact no paper of this kind may go without (issuing organ, basis, date …)
 * that stands nowhere any more, a part the standard demands that is gone or out of its place.
 */
export function wordingFaults(template: Template): string[] {
  const mentioned = mentionedLabels(template);
  const specs = fieldsByLabel(template.kind);
  const lost = [...specs].flatMap(([label, { spec }]) =>
    spec.required && COMMITTED_FIELDS.has(label) && !mentioned.has(label) ? [label] : [],
  );
  const missing = DEMANDED[template.layout].flatMap((kinds) =>
    template.blocks.some(({ kind }) => kinds.includes(kind)) ? [] : [NAMES[kinds[0] ?? ''] ?? ''],
  );
  return [
    ...unknownLabels(template).map((label) => `没有“${label}”这个字段`),
    ...lost.map((label) => `必填字段“${label}”不见了，请在合适的地方写上{${label}}`),
    ...[...new Set(missing)].map((name) => `少了“${name}”，这是公文格式要求的`),
    ...(inOrder(template.blocks) ? [] : ['各部分的先后次序不合公文格式']),
  ];
}
