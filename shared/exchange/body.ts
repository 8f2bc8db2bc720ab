/**
 * What lies in the body of a package: operations one a line, and the small parts that only some kinds have (开通, 回执, 备份).
 * Pure text and schemas; compression and hashes of entries are done in electron/exchange.
 */
import { z } from 'zod';
import { canonicalText } from '../ledger/canonical';
import { operationValuesSchema, sealedOperationSchema } from '../ledger/operation';
import type { Sealed } from '../ledger/seal';
import { deviceIdSchema, opIdSchema, recordIdSchema, scopeSchema } from '../model/ids';
import { cardSchema, publicKeySchema } from './card';

/**
 * Lamport counters in a package are bounded: one machine gone wrong must not push everybody's counter to the end of the safe integers.
 * 2^40 entries are more than all offices together will ever make.
 */
const MAX_LAMPORT = 2 ** 40;

const lineSchema = z.strictObject({
  op: sealedOperationSchema.refine((op) => op.lamport <= MAX_LAMPORT),
  values: operationValuesSchema,
});

/** One operation as a line of the body, without the line break. */
export function operationLine(sealed: Sealed): string {
  return canonicalText({ op: sealed.op, values: sealed.values });
}

/** Reads one line; null when it is not an operation of a form this program knows. */
export function readOperationLine(text: string): Sealed | null {
  const parsed = lineSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

/** JSON or undefined; text that is no JSON is an expected thing in a package from outside. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Part `kit` of a 单位开通文件. It carries the private key of the new device, because the township has nothing but the stick:
 * until it is used, whoever holds the stick can enrol as that unit; a lost stick is answered by withdrawing the card (停用).
 */
export const kitSchema = z.strictObject({
  v: z.literal(1),
  unit: recordIdSchema,
  unitName: z.string().min(1).max(60),
  county: z.strictObject({ name: z.string().min(1).max(60), key: publicKeySchema }),
  /** Raw Ed25519 private key (32 bytes), base64url. */
  privateKey: publicKeySchema,
  card: cardSchema,
});
export type Kit = z.infer<typeof kitSchema>;

/** Part `receipt` of a 回执: what became of one package. Ids only; the receiver has the records. */
export const receiptSchema = z.strictObject({
  v: z.literal(1),
  of: z.strictObject({ device: deviceIdSchema, number: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  by: z.strictObject({ unit: scopeSchema, name: z.string().max(60), person: z.string().max(60) }),
  at: z.string().max(40),
  taken: z.int().nonnegative(),
  counts: z.record(z.string(), z.int().nonnegative()),
  clashes: z.array(z.strictObject({ entity: z.string(), record: recordIdSchema, field: z.string() })).max(10_000),
  refused: z.array(z.strictObject({ operation: opIdSchema, why: z.string().max(200) })).max(10_000),
  notices: z.array(z.string().max(300)).max(1_000),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** Part `note` of a 退回: why, in words. */
export const noteSchema = z.strictObject({ v: z.literal(1), reason: z.string().min(1).max(2_000) });
export type Note = z.infer<typeof noteSchema>;

/** The county as a copy of the ledger knows it. `confirmed`: a person compared the 校验码 by telephone. */
export const countyFileSchema = z.strictObject({
  v: z.literal(1),
  name: z.string().min(1).max(60),
  key: publicKeySchema,
  confirmed: z.strictObject({ person: z.string(), at: z.string() }).nullable(),
});
export type CountyFile = z.infer<typeof countyFileSchema>;

/** Part `restore` of a 备份: everything beside the commits that an empty machine needs. */
export const restoreSchema = z.strictObject({
  v: z.literal(1),
  county: countyFileSchema,
  office: scopeSchema,
  officeName: z.string().min(1).max(60),
  practice: z.boolean(),
  card: cardSchema,
  /** Keys wrapped with the passphrase of the backup, as their files hold them; the two below are null then. */
  lockedKeys: z.strictObject({ device: z.string().max(4_000), county: z.string().max(4_000).nullable() }).optional(),
  /** Raw private key of the device, base64url, of a unit's backup without passphrase: it stands for the machine it came from. */
  privateKey: publicKeySchema.nullable(),
  /** The county key as its file holds it, when the office's password wraps it; raw in backups made before 2026-11-22. */
  countyKey: z.union([z.strictObject({ file: z.string().max(4_000) }), z.strictObject({ raw: publicKeySchema })]).nullable(),
  /** Lines of the exchange log, so that numbering goes on. */
  log: z.array(z.string().max(100_000)).max(100_000),
  state: z.record(z.string().max(64), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Restore = z.infer<typeof restoreSchema>;
