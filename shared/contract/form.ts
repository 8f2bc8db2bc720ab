/** Channels of given forms (表样套用): a blank form of an upper office filled from the ledger, and what of it could not be filled. */
import { z } from 'zod';
import { recordIdSchema } from '../model/ids';
import { formCorrectionSchema } from '../views/form-columns';
import { call } from './define';
import { FILE_ERRORS } from './failures';
import { tokenSchema } from './files';

const columnSchema = z.strictObject({
  column: z.string(),
  header: z.string(),
  /** What stands there, as a choice of `shared/views/form-columns.ts`; empty where nothing is filled in. */
  choice: z.string(),
  label: z.string(),
  /** Why nothing is filled in; empty where the clerk said so. */
  why: z.string(),
});

/** What is filled where, column by column. */
export const formReportSchema = z.strictObject({
  sheet: z.string(),
  firstRow: z.int(),
  projects: z.int(),
  /** Rows put in because the form had fewer blank ones. */
  added: z.int(),
  columns: z.array(columnSchema),
  /** Headers under which the ledger keeps texts of its own. */
  kept: z.array(z.string()),
});
export type FormReport = z.infer<typeof formReportSchema>;

const FORM_ERRORS = [
  ...FILE_ERRORS,
  'E_TOKEN',
  'E_NO_WORKSPACE',
  'E_FORM_FORMAT',
  'E_FORM_ROWS',
  'E_FORM_OLD_ROWS',
  'E_NO_HEADER',
  'E_FILE_TOO_BIG',
  'E_UNREADABLE',
  'E_NOT_WORKBOOK',
  'E_EMPTY_SHEET',
  'E_PASSWORD',
  'E_ZIP',
  'E_BOMB',
  'E_XML',
  'E_ROWS',
  'E_READER_TIMEOUT',
  'E_READER_MEMORY',
  'E_CANCELLED',
] as const;

/** `columns`: what the clerk said columns of the form get, over what the program would put there. */
const formInput = z.strictObject({ form: tokenSchema, unit: recordIdSchema.nullable(), columns: z.array(formCorrectionSchema).max(500) });

export const FORM_CALLS = {
  /** The 填报表 of a unit without the program; null when the person cancelled. */
  'paper:template': call(z.strictObject({ unit: recordIdSchema }), z.strictObject({ file: tokenSchema, name: z.string() }).nullable(), [
    ...FILE_ERRORS,
    'E_NO_WORKSPACE',
    'E_UNIT_UNKNOWN',
    'E_UNREADABLE',
    'E_NOT_WORKBOOK',
    'E_EMPTY_SHEET',
    'E_FILE_TOO_BIG',
    'E_PASSWORD',
    'E_ZIP',
    'E_BOMB',
    'E_XML',
    'E_ROWS',
  ]),
  /** What would be filled in where; nothing is written. */
  'paper:form': call(formInput, formReportSchema, FORM_ERRORS),
  /** Fills the form and asks for a place with main's own dialog; null when the person cancelled. */
  'paper:fill': call(formInput, z.strictObject({ file: tokenSchema, name: z.string(), report: formReportSchema }).nullable(), FORM_ERRORS),
} as const;
