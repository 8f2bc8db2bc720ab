/** Channels about the program itself: what runs, which workspace is open, who is at the keyboard, what day it is. */
import { z } from 'zod';
import { isoDaySchema } from '../model/dates';
import { jsonSchema } from '../model/field-kinds';
import { roleSchema } from '../model/roles';
import { call } from './define';
import { COMMIT_ERRORS, FILE_ERRORS, OPEN_ERRORS } from './failures';
import { tokenSchema } from './files';

const empty = z.strictObject({});

export const clockTrustSchema = z.enum(['fits', 'back', 'jump', 'confirmed']);

export const workspaceStatusSchema = z.strictObject({
  folder: z.string(),
  county: z.string(),
  /** Name of this office: the county's investment office or a unit. */
  office: z.string(),
  /** The unit's record id, or null in the county office. */
  unit: z.string().nullable(),
  device: z.string(),
  generation: z.string(),
  practice: z.boolean(),
  readOnly: z.boolean(),
  /** Why it is read-only, or what the start had to mend, in Chinese sentences for the banner. */
  notices: z.array(z.string()),
  today: isoDaySchema,
  systemDay: isoDaySchema,
  clock: clockTrustSchema,
  person: z.string(),
  people: z.array(z.string()),
  lastBackup: z.string().nullable(),
  lastStickBackup: z.string().nullable(),
  /** Passwords on this PC; all off unless the office switched them on. */
  access: z.strictObject({
    on: z.boolean(),
    locked: z.boolean(),
    role: roleSchema.nullable(),
    names: z.array(z.string()),
    idleMinutes: z.int(),
  }),
});
export type WorkspaceStatus = z.infer<typeof workspaceStatusSchema>;

export const APP_CALLS = {
  'app:info': call(
    empty,
    /** `built`: the day this program was made. */
    z.strictObject({ name: z.string(), version: z.string(), built: isoDaySchema, runtime: z.string(), chromium: z.string() }),
  ),
  /** null: no workspace is open, show the first-start page. */
  'app:status': call(empty, workspaceStatusSchema.nullable(), OPEN_ERRORS),
  'app:person': call(z.strictObject({ name: z.string().trim().min(1).max(30) }), workspaceStatusSchema, ['E_NO_WORKSPACE']),
  'app:confirmDay': call(z.strictObject({ day: isoDaySchema }), workspaceStatusSchema, COMMIT_ERRORS),
  /** 诊断包: a text without ledger content, saved where the person says; null when cancelled. */
  'app:diagnose': call(empty, z.strictObject({ file: tokenSchema.nullable() }), FILE_ERRORS),
  /** Settings of this window that may vanish without harm: column widths, units shown, saved views. */
  'app:getSetting': call(z.strictObject({ key: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,80}$/) }), jsonSchema),
  'app:setSetting': call(z.strictObject({ key: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,80}$/), value: jsonSchema }), empty),
} as const;
