/**
 * The header of a package (`.zeren`): what can be read without importing it. It lies in the clear, so it holds no project names, no amounts
 * and no persons (design/interfaces.md). Must not know files, keys or compression.
 */
import { z } from 'zod';
import { PACKAGE_KINDS } from '../contract/exchange';
import { deviceIdSchema, scopeSchema } from '../model/ids';
import { cardSchema, publicKeySchema } from './card';

/** Version of the form below; a reader refuses a package whose `minReader` is above its own `READER_VERSION`. */
const PACKAGE_FORMAT = 1;
export const READER_VERSION = 1;

/** Hard limits, checked before anything is allocated: a header is small, a body once inflated is at most 1 GiB. */
export const MAX_HEADER_BYTES = 512 * 1024;
export const MAX_RAW_BYTES = 1024 * 1024 * 1024;
const MAX_ENTRIES = 10_000;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const nameSchema = z.string().min(1).max(60);

/** `{scope: {device: n}}`: everything of that device in that scope from 1 to n without a gap. */
export const vectorsSchema = z.record(z.string().max(64), z.record(z.string().max(64), z.int().nonnegative()));
export type Vectors = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Parameters of the cipher are fixed, not free: a header can then not ask for a ruinous amount of memory (fault 14). */
const cipherSchema = z.union([
  z.literal('none'),
  z.strictObject({
    name: z.literal('scrypt+aes-256-gcm'),
    n: z.literal(131_072),
    r: z.literal(8),
    p: z.literal(1),
    salt: z.string().regex(/^[0-9a-f]{32}$/),
    nonce: z.string().regex(/^[0-9a-f]{24}$/),
  }),
]);

const ENTRY_ROLES = ['operations', 'commits', 'kit', 'receipt', 'restore', 'note', 'attachment'] as const;
export type EntryRole = (typeof ENTRY_ROLES)[number];

const entrySchema = z.object({ role: z.enum(ENTRY_ROLES), sha256: sha256Schema, size: z.int().nonnegative().max(MAX_RAW_BYTES) });

/** Only the version, for telling "made by a newer program" from "damaged" before the rest is looked at. */
export const versionSchema = z.object({ format: z.int(), minReader: z.int() });

/** Unknown fields of a newer program are ignored; the signature covers them all the same. */
export const headerSchema = z.object({
  format: z.literal(PACKAGE_FORMAT),
  minReader: z.int().min(1).max(READER_VERSION),
  kind: z.enum(PACKAGE_KINDS),
  county: z.object({ name: nameSchema, key: publicKeySchema }),
  from: z.object({ unit: scopeSchema, name: nameSchema, device: deviceIdSchema }),
  to: z.object({ unit: scopeSchema, name: nameSchema }),
  /** Month the package is about, `2026-10`. */
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  /** Counts 1, 2, 3 … per device and receiver; `previous` is the SHA-256 of the file before it. */
  number: z.int().positive().max(1_000_000),
  previous: sha256Schema.nullable(),
  /** Wall clock of the sender; information only. */
  made: z.string().max(40),
  /** What the receiver was taken to hold, and what the sender holds, in the scopes sent. */
  versions: z.object({ from: vectorsSchema, to: vectorsSchema }),
  /** Number of records by kind, for the cover page. */
  counts: z.array(z.object({ label: z.string().max(20), count: z.int().nonnegative() })).max(100),
  entries: z.array(entrySchema).max(MAX_ENTRIES),
  /** Bytes of the body as it lies in the file. */
  bodySize: z
    .int()
    .nonnegative()
    .max(MAX_RAW_BYTES + 65_536),
  algorithm: z.literal('ed25519+sha256'),
  cipher: cipherSchema,
  card: cardSchema,
});
export type PackageHeader = z.infer<typeof headerSchema>;
