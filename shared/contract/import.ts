/**
 * Channels of a workbook's way into the ledger: read by a process that can be killed, previewed page by page, answered, committed whole or not at all.
 * The drafts stay in the main process; the renderer sees pages of them.
 */
import { z } from 'zod';
import { MISSING_MARKS, saidSchema } from '../imports/said';
import { mappingSchema } from '../sheet/mappings';
import { recordIdSchema } from '../model/ids';
import { call } from './define';
import { COMMIT_ERRORS } from './failures';
import { tokenSchema } from './files';

const importId = recordIdSchema;

/** Numbers of one import, shown on top of the preview and tied by the test of totals. */
export const importCountsSchema = z.strictObject({
  records: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  toCheck: z.int(),
  missing: z.int(),
  questions: z.int(),
  decisions: z.int(),
  skipped: z.int(),
  errors: z.int(),
});

export const importQuestionSchema = z.strictObject({
  id: z.string(),
  code: z.string(),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  rows: z.array(z.int()),
  column: z.string().nullable(),
  field: z.string().nullable(),
  text: z.string(),
  raw: z.string(),
  /** What may be chosen: the value behind the button is `choice`. */
  choices: z.array(
    z.strictObject({
      choice: z.string(),
      label: z.string(),
      /** Open questions of the same kind that offer a choice at this place, this one included. */
      alike: z.int(),
    }),
  ),
  /** A value may be typed instead (a date, an amount with unit, a name). */
  free: z.boolean(),
  answer: z.string().nullable(),
});
export type ImportQuestion = z.infer<typeof importQuestionSchema>;

export const importSummarySchema = z.strictObject({
  importId,
  file: z.string(),
  title: z.string().nullable(),
  asOf: z.string().nullable(),
  unit: z.string().nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int(), columns: z.int() })),
  columns: z.array(
    z.strictObject({
      sheet: z.string(),
      column: z.string(),
      header: z.string(),
      field: z.string().nullable(),
      label: z.string().nullable(),
    }),
  ),
  counts: importCountsSchema,
  /** The first open ones, and some of those answered; the counts say how many are open. The lists below are beginnings too. */
  questions: z.array(importQuestionSchema),
  decisions: z.array(
    z.strictObject({ sheet: z.string(), row: z.int().nullable(), column: z.string().nullable(), rule: z.string(), text: z.string() }),
  ),
  skipped: z.array(z.strictObject({ sheet: z.string(), row: z.int().nullable(), reason: z.string(), text: z.string() })),
  errors: z.array(
    z.strictObject({
      sheet: z.string().nullable(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      text: z.string(),
      raw: z.string(),
    }),
  ),
  /** Projects of this unit in the ledger that the file no longer names: asked about, never deleted (M-33). */
  missing: z.array(
    z.strictObject({ record: recordIdSchema, projectName: z.string(), mark: z.enum(MISSING_MARKS).nullable(), reason: z.string() }),
  ),
  /** Columns nobody could make out, kept as they stand unless a person says what they are; one line for a heading of several sheets. */
  unmadeColumns: z.array(
    z.strictObject({
      header: z.string(),
      column: z.string(),
      sheets: z.array(z.string()),
      examples: z.array(z.string()),
    }),
  ),
  /** Names of units that the roster does not hold, and which unit a person said each is; it becomes that unit's alias. */
  unknownUnits: z.array(z.strictObject({ name: z.string(), rows: z.int(), duties: z.int(), unit: recordIdSchema.nullable() })),
  /** Answers of the same sender's last file that hold again (沿用上次的回答), each revocable by its key. */
  recalled: z
    .strictObject({
      file: z.string(),
      asOf: z.string().nullable(),
      items: z.array(z.strictObject({ key: z.string(), text: z.string() })),
    })
    .nullable(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const ROW_STATUSES = ['新增', '更新', '无变化', '需核对'] as const;
export const importRowSchema = z.strictObject({
  index: z.int(),
  sheet: z.string(),
  row: z.int(),
  hidden: z.boolean(),
  status: z.enum(ROW_STATUSES),
  projectName: z.string(),
  /** Label → text of every field understood, for the right-hand side. */
  fields: z.array(
    z.strictObject({
      field: z.string(),
      label: z.string(),
      text: z.string(),
      raw: z.string(),
      mark: z.enum(['', 'question', 'decision', 'changed']),
      old: z.string(),
    }),
  ),
  /** Projects of the ledger it may be: decided by a person unless the match is certain. */
  candidates: z.array(
    z.strictObject({
      record: recordIdSchema,
      projectName: z.string(),
      level: z.string(),
      why: z.string(),
      otherUnit: z.string().nullable(),
    }),
  ),
  chosen: z.string().nullable(),
  /** Why a person must look at it. */
  doubts: z.array(z.string()),
  /** Those of them that need a reason, and the reason given. */
  grave: z.array(z.string()),
  reason: z.string(),
  /** The other unit's project against which a dispute will be registered (S-13). */
  dispute: z.strictObject({ with: recordIdSchema, evidence: z.string() }).nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

export const importCellSchema = z.strictObject({
  column: z.string(),
  text: z.string(),
  mark: z.enum(['', 'question', 'decision', 'skipped', 'error']),
  note: z.string(),
});
export const importGridRowSchema = z.strictObject({
  row: z.int(),
  hidden: z.boolean(),
  mark: z.string(),
  cells: z.array(importCellSchema),
});
export type ImportGridRow = z.infer<typeof importGridRowSchema>;

const answerSchema = z.strictObject({
  question: z.string(),
  choice: z.string().optional(),
  value: z.string().max(2_000).optional(),
  /** The choice at the same place for every open question of the same kind and field. */
  alike: z.literal(true).optional(),
});
const matchSchema = z.strictObject({
  index: z.int().nonnegative(),
  record: z.union([recordIdSchema, z.literal('new'), z.literal('skip')]),
});

/** What stands in the way of reading a file; every later call on that import may answer the same. */
const READING = [
  'E_NOT_WORKBOOK',
  'E_PASSWORD',
  'E_EMPTY_SHEET',
  'E_NO_HEADER',
  'E_TEMPLATE_HEAD',
  'E_FILE_TOO_BIG',
  'E_UNREADABLE',
  'E_READER_TIMEOUT',
  'E_READER_MEMORY',
  'E_ZIP',
  'E_BOMB',
  'E_XML',
  'E_ROWS',
  'E_CANCELLED',
  'E_NO_WORKSPACE',
] as const;

export const IMPORT_CALLS = {
  'import:start': call(z.strictObject({ file: tokenSchema }), z.strictObject({ importId }), ['E_TOKEN', 'E_NO_WORKSPACE']),
  /** Answers when the file was read, or with the code of the refusal. */
  'import:result': call(z.strictObject({ importId }), importSummarySchema, READING),
  'import:rows': call(
    z.strictObject({
      importId,
      from: z.int().nonnegative(),
      limit: z.int().positive().max(500),
      /** Only rows of this status; `from` and `total` count among them. */
      only: z.enum(ROW_STATUSES).optional(),
    }),
    z.strictObject({
      rows: z.array(importRowSchema),
      total: z.int(),
      /** Rows of the whole import that wait only for a 核对无误. */
      acceptable: z.int(),
    }),
    READING,
  ),
  'import:cells': call(
    z.strictObject({ importId, sheet: z.string(), from: z.int().positive(), limit: z.int().positive().max(500) }),
    z.strictObject({ rows: z.array(importGridRowSchema), total: z.int() }),
    READING,
  ),
  /** `unit`: where rows belong that do not say their unit; absent leaves it as it was. `acceptAll`: every row that waits only for a 核对无误. */
  'import:answer': call(
    z.strictObject({
      importId,
      answers: z.array(answerSchema).max(5_000),
      matches: z.array(matchSchema).max(5_000),
      unit: recordIdSchema.nullable().optional(),
      acceptAll: z.literal(true).optional(),
      said: saidSchema.optional(),
    }),
    importSummarySchema,
    ['E_ANSWER', ...READING],
  ),
  /** What columns mean (the file is read again), and which of last time's answers hold no longer. */
  'import:adjust': call(
    z.strictObject({ importId, mappings: z.array(mappingSchema).max(500), revoke: z.array(z.string().max(2_000)).max(2_000) }),
    importSummarySchema,
    READING,
  ),
  /** One commit, all or nothing. Unanswered questions leave the value unknown with its raw text and a doubt mark, if `leaveUnknown`. */
  'import:confirm': call(
    z.strictObject({ importId, person: z.string().min(1).max(60), unit: recordIdSchema.nullable(), leaveUnknown: z.boolean() }),
    z.strictObject({ commit: z.int(), counts: importCountsSchema }),
    [...READING, ...COMMIT_ERRORS, 'E_QUESTIONS_OPEN', 'E_UNIT_UNKNOWN'],
  ),
  'import:cancel': call(z.strictObject({ importId }), z.strictObject({})),
} as const;

/** Progress of the reader, of setting the rows beside the ledger and of committing them, pushed to the window. */
export const importProgressSchema = z.strictObject({ importId, phase: z.string(), done: z.int(), total: z.int() });
