/**
 * Channels of paper: preview is the print, made by the same engine from the same blocks. What is printed of the ledger is built in main
 * from its own fold, so that a figure on paper cannot differ from the one in the journal.
 */
import { z } from 'zod';
import { LAYOUTS } from '../letters/blocks';
import { FIELD_KINDS, jsonSchema } from '../model/field-kinds';
import { recordIdSchema } from '../model/ids';
import { reportRequestSchema } from '../reports/catalogue';
import { call } from './define';
import { FILE_ERRORS } from './failures';
import { tokenSchema } from './files';

/** Sheets the office signs: 任务分解表, 附加任务完成情况表, 资金核定表, 年终结算表, 奖金分配表, 折算表. */
export const SHEET_NAMES = ['breakdown', 'extra', 'recognition', 'settlement', 'payout', 'conversion'] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

/** A ledger view as the grid shows it: which rows in which order, which columns, which unit of money. */
export const viewRequestSchema = z.strictObject({
  /** `import`: 处理说明 of the import that `rows` names; the signed sheets are those of shared/views/office-sheets. */
  view: z.enum([
    'projects',
    'gaps',
    'duty',
    'roster',
    'targets',
    'month',
    'register',
    'import',
    'letters',
    'signing',
    ...SHEET_NAMES,
    'score',
    'points',
  ]),
  /** Of a 登记簿: which one (shared/registers). */
  register: z.string().max(60).optional(),
  /** Of a 考核明细表: the 公示期; left out, a blank to be filled in by pen. */
  objection: z.strictObject({ from: FIELD_KINDS.day, to: FIELD_KINDS.day }).optional(),
  title: z.string().max(200),
  rows: z.array(recordIdSchema).max(100_000).nullable(),
  columns: z.array(z.string().max(60)).max(200).nullable(),
  moneyUnit: z.enum(['元', '万元', '亿元']),
  period: FIELD_KINDS.month,
  /** 在任 as of which day (领导名册); left out, the month's last day or today. */
  day: FIELD_KINDS.day.optional(),
  /** Of 通报要点: the two indicators 脱幅 is looked at in. */
  pair: z.tuple([z.string().max(64), z.string().max(64)]).optional(),
});
export type ViewRequest = z.infer<typeof viewRequestSchema>;

/** Which paper: a letter of the register, a draft not yet registered, the month's bulletin, or a ledger view. */
export const paperRequestSchema = z.discriminatedUnion('paper', [
  z.strictObject({ paper: z.literal('letter'), letter: recordIdSchema }),
  z.strictObject({ paper: z.literal('letters'), letters: z.array(recordIdSchema).min(1).max(2_000) }),
  /** A wording under work, its fields standing as their names. */
  z.strictObject({ paper: z.literal('wording'), wording: jsonSchema }),
  z.strictObject({
    paper: z.literal('draft'),
    template: z.string().max(60),
    fields: jsonSchema,
    /** The wording it was drafted with, null for the program's words; left out: what new letters get. */
    wording: recordIdSchema.nullable().optional(),
  }),
  /** `target`: the one indicator whose table stands on the one page; null for all of them, a page each. */
  z.strictObject({ paper: z.literal('bulletin'), period: FIELD_KINDS.month, target: z.string().max(64).nullable() }),
  z.strictObject({ paper: z.literal('view'), view: viewRequestSchema }),
  z.strictObject({ paper: z.literal('report'), report: reportRequestSchema }),
]);
export type PaperRequest = z.infer<typeof paperRequestSchema>;

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'no bytes');

export const PAPER_FORMATS = ['pdf', 'docx', 'xlsx'] as const;

const PAPER_ERRORS = [
  'E_NO_WORKSPACE',
  'E_PAPER_DATA',
  'E_CLASH_IN_PAPER',
  'E_CLOCK_DOUBT',
  'E_LETTER_FIELD',
  'E_LETTER_TEMPLATE',
  'E_DOCUMENT_NUMBER',
  'E_PRINT',
  'E_CANCELLED',
] as const;

export const PAPER_CALLS = {
  /** `layout`: of one letter, so that its page can be looked at by the standard; null for tables, reports and batches. */
  'paper:preview': call(
    paperRequestSchema,
    z.strictObject({ pdf: bytesSchema, pages: z.int(), layout: z.enum(LAYOUTS).nullable() }),
    PAPER_ERRORS,
  ),
  /** Asks for a place with main's own dialog; null when the person cancelled. */
  'paper:save': call(
    z.strictObject({ request: paperRequestSchema, format: z.enum(PAPER_FORMATS) }),
    z.strictObject({ file: tokenSchema, name: z.string() }).nullable(),
    [...PAPER_ERRORS, ...FILE_ERRORS, 'E_FORMAT'],
  ),
  /** False when the printer's dialog was cancelled: then nothing is recorded as printed (fault 38). */
  'paper:print': call(paperRequestSchema, z.strictObject({ printed: z.boolean() }), PAPER_ERRORS),
  /** Stops the batch under way after the letters that are being set; its call then answers E_CANCELLED and nothing is kept. */
  'paper:cancel': call(z.strictObject({}), z.strictObject({})),
  /** The program's own words for a kind of paper. */
  'paper:words': call(z.strictObject({ template: z.string().max(60) }), z.strictObject({ wording: jsonSchema }), ['E_LETTER_TEMPLATE']),
  /** Takes a scan, or a letter edited outside (定稿: PDF or .docx by its bytes), into the attachments; the letterStep names it by hash. */
  'paper:attach': call(
    z.strictObject({ file: tokenSchema, as: z.enum(['scan', 'issued']) }),
    z.strictObject({ sha256: z.string(), name: z.string() }),
    [...FILE_ERRORS, 'E_TOKEN', 'E_FILE_TOO_BIG', 'E_NO_WORKSPACE', 'E_ATTACHMENT', 'E_ISSUED_FORMAT'],
  ),
  /** Saves a 定稿 out of the attachments where the person says; null when he cancelled. */
  'paper:issued': call(
    z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().max(120) }),
    z.strictObject({ file: tokenSchema, name: z.string() }).nullable(),
    [...FILE_ERRORS, 'E_NO_WORKSPACE', 'E_ATTACHMENT', 'E_ISSUED_FORMAT'],
  ),
} as const;
