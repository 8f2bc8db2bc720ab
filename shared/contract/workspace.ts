/** Channels of the first start and of the data folder. Each answers with the status of the workspace that is then open. */
import { z } from 'zod';
import { workspaceStatusSchema } from './app';
import { call } from './define';
import { tokenSchema } from './files';

const person = z.string().trim().min(1).max(30);
const name = z.string().trim().min(2).max(60);

export const WORKSPACE_CALLS = {
  'workspace:create': call(
    z.strictObject({ folder: tokenSchema, county: name, office: name, issuer: name, issuerCode: z.string().trim().max(20), person }),
    workspaceStatusSchema,
    ['E_TOKEN', 'E_FOLDER_READ_ONLY', 'E_FOLDER_IN_USE', 'E_DISK_FULL'],
  ),
  'workspace:sample': call(z.strictObject({ folder: tokenSchema, person }), workspaceStatusSchema, [
    'E_TOKEN',
    'E_FOLDER_READ_ONLY',
    'E_FOLDER_IN_USE',
    'E_DISK_FULL',
  ]),
  'workspace:enrol': call(
    z.strictObject({ folder: tokenSchema, kit: tokenSchema, person }),
    workspaceStatusSchema,
    ['E_TOKEN', 'E_FOLDER_READ_ONLY', 'E_FOLDER_IN_USE', 'E_DISK_FULL', 'E_MAGIC', 'E_SHORT', 'E_HEADER', 'E_SIGNATURE', 'E_HASH'],
  ),
  'workspace:restore': call(
    z.strictObject({ folder: tokenSchema, backup: tokenSchema, person }),
    workspaceStatusSchema,
    ['E_TOKEN', 'E_FOLDER_READ_ONLY', 'E_FOLDER_IN_USE', 'E_DISK_FULL', 'E_MAGIC', 'E_SHORT', 'E_HEADER', 'E_SIGNATURE', 'E_HASH'],
  ),
  'workspace:open': call(z.strictObject({ folder: tokenSchema, person }), workspaceStatusSchema, [
    'E_TOKEN',
    'E_NEWER_DATA',
    'E_LOCKED',
    'E_JOURNAL_BROKEN',
    'E_FOLDER_READ_ONLY',
  ]),
  /** Closes the ledger and goes back to the first-start page; the folder stays. */
  'workspace:close': call(z.strictObject({}), z.strictObject({})),
} as const;
