/** Channels of given forms (表样套用): a blank form of an upper office filled from the ledger, and what of it could not be filled. */
import { z } from 'zod';
import { recordIdSchema } from '../model/ids';
import { call } from './define';
import { FILE_ERRORS } from './failures';
import { tokenSchema } from './files';

const placeSchema = { column: z.string(), header: z.string() };

/** What was filled where: every mapped column with ours, every unmapped one with the reason. */
export const formReportSchema = z.strictObject({
  sheet: z.string(),
  firstRow: z.int(),
  projects: z.int(),
  /** Rows put in because the form had fewer blank ones. */
  added: z.int(),
  mapped: z.array(z.strictObject({ ...placeSchema, label: z.string() })),
  unmapped: z.array(z.strictObject({ ...placeSchema, why: z.string() })),
});
export type FormReport = z.infer<typeof formReportSchema>;

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
  /** Fills the form and asks for a place with main's own dialog; null when the person cancelled. */
  'paper:fill': call(
    z.strictObject({ form: tokenSchema, unit: recordIdSchema.nullable() }),
    z.strictObject({ file: tokenSchema, name: z.string(), report: formReportSchema }).nullable(),
    [
      ...FILE_ERRORS,
      'E_TOKEN',
      'E_NO_WORKSPACE',
      'E_FORM_FORMAT',
      'E_FORM_ROWS',
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
    ],
  ),
} as const;
