/** Channels of the first start and of the data folder. Each answers with the status of the workspace that is then open. */
import { z } from 'zod';
import { workspaceStatusSchema } from './app';
import { call } from './define';
import { CONTAINER_ERRORS, FOUNDING_ERRORS, OPEN_ERRORS } from './failures';
import { tokenSchema } from './files';

const person = z.string().trim().min(1).max(30);
/** 通行口令 of the file; empty when it has none. */
const passphrase = z.string().max(200);
const name = z.string().trim().min(2).max(60);

/** Beginning from a package of the county or of this office. */
const PACKAGE_ERRORS = [
  ...FOUNDING_ERRORS,
  ...CONTAINER_ERRORS,
  'E_NOT_KIT',
  'E_NOT_BACKUP',
  'E_KEYS_LOCKED',
  'E_NOT_FOR_US',
  'E_KEY_MISSING',
  'E_KEY_PASSWORD',
] as const;

export const WORKSPACE_CALLS = {
  'workspace:create': call(
    z.strictObject({ folder: tokenSchema, county: name, office: name, issuer: name, issuerCode: z.string().trim().max(20), person }),
    workspaceStatusSchema,
    FOUNDING_ERRORS,
  ),
  'workspace:sample': call(z.strictObject({ folder: tokenSchema, person }), workspaceStatusSchema, FOUNDING_ERRORS),
  'workspace:enrol': call(
    z.strictObject({ folder: tokenSchema, kit: tokenSchema, person, passphrase }),
    workspaceStatusSchema,
    PACKAGE_ERRORS,
  ),
  'workspace:restore': call(
    z.strictObject({
      folder: tokenSchema,
      backup: tokenSchema,
      person,
      passphrase,
      /** What was typed when the backup was made; `withoutKeys` when it is forgotten. */
      keyPassphrase: z.string().max(200).optional(),
      withoutKeys: z.boolean().optional(),
    }),
    workspaceStatusSchema,
    PACKAGE_ERRORS,
  ),
  /** From what is good in a ledger whose journal is broken, into a new folder; the broken one stays as it is (fault 30). */
  'workspace:salvage': call(z.strictObject({ folder: tokenSchema }), workspaceStatusSchema, [...FOUNDING_ERRORS, 'E_NO_BACKUP']),
  'workspace:open': call(z.strictObject({ folder: tokenSchema, person }), workspaceStatusSchema, [...OPEN_ERRORS, 'E_TOKEN']),
  /** Closes the ledger and goes back to the first-start page; the folder stays. */
  'workspace:close': call(z.strictObject({}), z.strictObject({})),
} as const;
