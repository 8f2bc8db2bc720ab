/**
 * Channels by which a person chooses files. The renderer never sends a path: main asks with its own dialog and hands back a token
 * that is good for this session only.
 */
import { z } from 'zod';
import { draftSchema } from '../ledger/operation';
import { FIELD_KINDS } from '../model/field-kinds';
import { EVIDENCE_FORMATS } from '../views/evidence';
import { call } from './define';
import { FILE_ERRORS } from './failures';

export const FILE_PURPOSES = ['workbook', 'package', 'kit', 'backup', 'scan', 'issued', 'evidence', 'scheme', 'calendar'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

export const tokenSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'FileToken'>();
export type FileToken = z.infer<typeof tokenSchema>;

export const chosenFileSchema = z.strictObject({ token: tokenSchema, name: z.string(), size: z.int() });
export type ChosenFile = z.infer<typeof chosenFileSchema>;

export const chosenFolderSchema = z.strictObject({
  token: tokenSchema,
  path: z.string(),
  freeBytes: z.int().nullable(),
  /** The folder already holds a ledger. */
  hasLedger: z.boolean(),
  warnings: z.array(z.string()),
});
export type ChosenFolder = z.infer<typeof chosenFolderSchema>;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'no bytes');

export const FILE_CALLS = {
  'files:choose': call(z.strictObject({ purpose: z.enum(FILE_PURPOSES) }), chosenFileSchema.nullable(), ['E_TOKEN']),
  'files:chooseFolder': call(z.strictObject({}), chosenFolderSchema.nullable()),
  'files:proposeFolder': call(z.strictObject({ practice: z.boolean() }), chosenFolderSchema),
  /** Reads a holiday table or a scheme into drafts; the person commits them after looking. */
  'files:calendar': call(z.strictObject({ file: tokenSchema }), z.strictObject({ year: z.int(), drafts: z.array(draftSchema) }), [
    'E_TOKEN',
    'E_FILE_TOO_BIG',
    'E_CALENDAR_FILE',
  ]),
  'files:scheme': call(z.strictObject({ file: tokenSchema }), z.strictObject({ title: z.string(), drafts: z.array(draftSchema) }), [
    'E_TOKEN',
    'E_FILE_TOO_BIG',
    'E_SCHEME_FILE',
  ]),
  /** Writes a scheme as a file, read again by `files:scheme`; null when the person cancelled. */
  'files:saveScheme': call(
    z.strictObject({ title: z.string().max(300), body: FIELD_KINDS.json }),
    z.strictObject({ file: tokenSchema, name: z.string() }).nullable(),
    [...FILE_ERRORS, 'E_NO_WORKSPACE', 'E_SCHEME_FILE'],
  ),
  /** Takes a photo or PDF into the attachments (S-112); an `evidence` entry then names it by hash. The format is read from the bytes. */
  'files:keepEvidence': call(
    z.strictObject({ file: tokenSchema }),
    z.strictObject({ sha256: sha256Schema, name: z.string(), size: z.int(), format: z.enum(EVIDENCE_FORMATS) }),
    [...FILE_ERRORS, 'E_TOKEN', 'E_NO_WORKSPACE', 'E_EVIDENCE_SIZE', 'E_EVIDENCE_TYPE'],
  ),
  /** The bytes of an attachment; E_ATTACHMENT when they never came to this machine or were changed. */
  'files:readEvidence': call(
    z.strictObject({ sha256: sha256Schema }),
    z.strictObject({ bytes: bytesSchema, format: z.enum(EVIDENCE_FORMATS) }),
    [...FILE_ERRORS, 'E_NO_WORKSPACE', 'E_ATTACHMENT', 'E_EVIDENCE_TYPE'],
  ),
  /** Shows a file this session made in the system's file manager. */
  'files:show': call(z.strictObject({ token: tokenSchema }), z.strictObject({}), ['E_TOKEN']),
} as const;
