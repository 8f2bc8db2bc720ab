/**
 * What a letter is made of: a closed list of blocks, all plain text. HTML, print and DOCX are made from these and from nothing else,
 * so that the three agree. Knows no template, no ledger field and no measure of the page.
 */
import { z } from 'zod';

const text = z.string().max(20_000);
const line = z.string().max(500);
const lines = z.array(line).max(200).readonly();

export const ALIGNMENTS = ['left', 'center', 'right'] as const;

export const columnSchema = z.strictObject({
  title: line,
  /** Share of the table's width, in characters. */
  width: z.number().positive().max(60),
  align: z.enum(ALIGNMENTS).default('center'),
});
export type Column = z.infer<typeof columnSchema>;

/** `section` opens a group (经开区, 镇（街道）…), `empty` is a group with nothing in it (暂未有上报). */
export const ROW_ROLES = ['plain', 'section', 'subtotal', 'total', 'empty'] as const;
export type RowRole = (typeof ROW_ROLES)[number];

/** Fewer cells than columns: the last cell runs to the right edge. */
export const rowSchema = z.strictObject({ role: z.enum(ROW_ROLES).default('plain'), cells: z.array(text).min(1).max(40).readonly() });
export type Row = z.infer<typeof rowSchema>;

/** A labelled box of a form; `tall` reserves room to write in, in millimetres. */
export const boxSchema = z.strictObject({ label: line, value: text, tall: z.number().min(0).max(200).optional() });
export const boxRowsSchema = z.array(z.array(boxSchema).min(1).max(3).readonly()).min(1).max(40).readonly();
export type Box = z.infer<typeof boxSchema>;

export const blockSchema = z.discriminatedUnion('kind', [
  /** 发文机关标志 with what stands above it. */
  z.strictObject({
    kind: z.literal('head'),
    agencies: lines.refine((value) => value.length > 0, 'no agency'),
    copyNumber: line.optional(),
    secrecy: line.optional(),
    urgency: line.optional(),
  }),
  /** 简报 head: the name, issue number, editor at the left and date at the right of one line. */
  z.strictObject({ kind: z.literal('bulletin'), name: line, issue: line, editor: line, dated: line }),
  /** 发文字号; `signer` only on papers to a superior. */
  z.strictObject({ kind: z.literal('number'), text: line, signer: line.optional() }),
  z.strictObject({ kind: z.literal('title'), text: line, under: line.optional() }),
  z.strictObject({ kind: z.literal('to'), text }),
  /** `level` 1–4 sets the lead (or all the text when there is no lead) in the face of that heading level. */
  z.strictObject({ kind: z.literal('para'), text, lead: line.optional(), level: z.number().int().min(0).max(4).default(0) }),
  z.strictObject({ kind: z.literal('list'), items: lines, numbered: z.boolean().default(true) }),
  z.strictObject({
    kind: z.literal('table'),
    caption: line.optional(),
    unit: line.optional(),
    size: z.enum(['四号', '小四', '五号', '小五']).default('小四'),
    /** Starts a page, for example one page per indicator. */
    newPage: z.boolean().default(false),
    columns: z.array(columnSchema).min(1).max(40).readonly(),
    rows: z.array(rowSchema).max(5_000).readonly(),
  }),
  z.strictObject({ kind: z.literal('form'), size: z.enum(['三号', '四号', '小四']).default('三号'), rows: boxRowsSchema }),
  /** 署名; a `seal` block right after it means the paper is sealed. */
  z.strictObject({ kind: z.literal('sign'), agencies: lines }),
  z.strictObject({ kind: z.literal('date'), text: line }),
  /** Room for a seal, its diameter in millimetres: 45 for a county and its departments, 42 for a township (国发〔1999〕25号). */
  z.strictObject({ kind: z.literal('seal'), diameter: z.number().min(30).max(50) }),
  /** The signing block of an agreement: two or more parties side by side, each with room for seal and signature. */
  z.strictObject({
    kind: z.literal('parties'),
    parties: z
      .array(z.strictObject({ role: line, name: line, signatory: line }))
      .min(2)
      .max(3)
      .readonly(),
  }),
  /** 附件说明. */
  z.strictObject({ kind: z.literal('attach'), names: lines }),
  /** First line and title of an attachment, on a new page. */
  z.strictObject({ kind: z.literal('annex'), label: line, title: line }),
  /** `bracket`: 附注 below the date; `small`: a remark under a table (招商口径…). */
  z.strictObject({ kind: z.literal('notes'), style: z.enum(['bracket', 'small']).default('small'), lines }),
  /** 回执 under a cut line. */
  z.strictObject({ kind: z.literal('slip'), title: line, intro: text.optional(), rows: boxRowsSchema, closing: lines.default([]) }),
  /** 版记. Letters carry only 抄送. */
  z.strictObject({ kind: z.literal('cc'), copies: lines.default([]), issuer: line.optional(), issued: line.optional() }),
]);
export type Block = z.infer<typeof blockSchema>;
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

/**
 * `document` red head, `letter` 信函格式, `plain` no red head (agreements, forms), `compact` a page of tables with a paragraph:
 * not a paper of GB/T 9704, small type, made to fit one page and one more for each table that starts a page.
 */
export const LAYOUTS = ['document', 'letter', 'plain', 'compact'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const letterSchema = z.strictObject({ layout: z.enum(LAYOUTS), title: line, blocks: z.array(blockSchema).max(2_000).readonly() });
/** A whole letter, ready to be set. `title` names the paper in files and lists. */
export type Letter = z.infer<typeof letterSchema>;
