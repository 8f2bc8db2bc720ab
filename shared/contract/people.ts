/** Channels of the optional passwords on a shared PC: signing in, locking, who has which role, the record of exports. */
import { z } from 'zod';
import { roleSchema } from '../model/roles';
import { workspaceStatusSchema } from './app';
import { call } from './define';
import { FILE_ERRORS, OFFICE_ERRORS } from './failures';

const name = z.string().trim().min(1).max(30);
const password = z.string().max(100);
const empty = z.strictObject({});

export const accountSchema = z.strictObject({ name, role: roleSchema });
export type Account = z.infer<typeof accountSchema>;

export const exportEntrySchema = z.strictObject({ at: z.string(), person: z.string(), what: z.string(), file: z.string() });
export type ExportEntry = z.infer<typeof exportEntrySchema>;

const CHANGE_ERRORS = [...OFFICE_ERRORS, 'E_LOGIN', 'E_LAST_ADMIN', 'E_PASSWORD_SHORT'] as const;

export const PEOPLE_CALLS = {
  'people:list': call(empty, z.strictObject({ on: z.boolean(), idleMinutes: z.int(), people: z.array(accountSchema) }), [
    ...FILE_ERRORS,
    'E_NO_WORKSPACE',
  ]),
  'people:signIn': call(z.strictObject({ name, password }), workspaceStatusSchema, [...FILE_ERRORS, 'E_NO_WORKSPACE', 'E_LOGIN']),
  'people:lock': call(empty, empty),
  /** Switches passwords on: the first 管理员. Answers with the code of the 恢复单, which is shown this once. */
  'people:switchOn': call(z.strictObject({ name, password }), z.strictObject({ code: z.string() }), CHANGE_ERRORS),
  'people:switchOff': call(empty, empty, CHANGE_ERRORS),
  /** A new person, or another role or password; `password` null keeps it. */
  'people:save': call(z.strictObject({ name, role: roleSchema, password: password.nullable() }), empty, CHANGE_ERRORS),
  'people:remove': call(z.strictObject({ name }), empty, CHANGE_ERRORS),
  /** Forgotten: the code of the 恢复单 gives a person a new password and the role 管理员. */
  'people:recover': call(z.strictObject({ code: z.string().max(100), name, password }), workspaceStatusSchema, CHANGE_ERRORS),
  /** The 恢复单 as paper. False: the person cancelled the printer's dialog. */
  'people:sheet': call(z.strictObject({ code: z.string().max(100) }), z.strictObject({ printed: z.boolean() }), [
    'E_NO_WORKSPACE',
    'E_PRINT',
  ]),
  'people:exports': call(empty, z.strictObject({ entries: z.array(exportEntrySchema) }), [...FILE_ERRORS, 'E_NO_WORKSPACE']),
} as const;
