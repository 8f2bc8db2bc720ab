/**
 * The operation: one small, immutable, dated fact entered by one person at one office (design/interfaces.md).
 * Two forms: `Operation` with its values, as everybody works with it, and `SealedOperation` with salted digests in their place,
 * which is what ids and chains are made of, so that a value can be destroyed later while the chain still verifies.
 */
import { z } from 'zod';
import { isJson, jsonSchema } from '../model/field-kinds';
import type { Json } from '../model/field-kinds';
import { deviceIdSchema, opIdSchema, recordIdSchema, scopeSchema } from '../model/ids';
import type { OpId } from '../model/ids';

/** Version of the operation's form; a newer one is stored and passed on untouched. */
export const OPERATION_VERSION = 1;

export const OPERATION_KINDS = ['create', 'set', 'add', 'strike', 'decide', 'void', 'erase'] as const;

const FIELD_NAME = /^[A-Za-z][A-Za-z0-9]{0,39}$/;
const DIGEST = /^[0-9a-f]{64}$/;
const SALT = /^[0-9a-f]{16}$/;
/** Operations one edit can have seen at a field. */
const MOST_SEEN = 1_000;

/**
 * True for a plain object whose keys are names of fields and whose values all pass. By hand, like `isJson`: the library's own check copies every map of every
 * operation, which was a third of opening a ledger.
 */
function isByField(value: unknown, passes: (entry: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(([field, entry]) => FIELD_NAME.test(field) && passes(entry));
}

const isDigest = (value: unknown): boolean => typeof value === 'string' && DIGEST.test(value);
const isSeen = (value: unknown): boolean => Array.isArray(value) && value.length <= MOST_SEEN && value.every(isDigest);
const isSalted = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && SALT.test(value[0]) && isJson(value[1]);

const fieldName = z.string().regex(FIELD_NAME);
const seenSchema = z.custom<Record<string, OpId[]>>((value) => isByField(value, isSeen));

/** Where an entry came from: a row of an imported file, or a form of the program. */
export const sourceSchema = z.strictObject({
  importId: recordIdSchema.optional(),
  file: z.string().max(300).optional(),
  sheet: z.string().max(200).optional(),
  row: z.int().positive().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

const head = {
  v: z.int().positive(),
  id: opIdSchema,
  device: deviceIdSchema,
  scope: scopeSchema,
  /** Counts 1, 2, 3 … per device and scope; `prev` is the id of number n−1, so gaps and changes show in a partial copy. */
  n: z.int().positive(),
  prev: opIdSchema.nullable(),
  lamport: z.int().positive(),
  /** Who entered it, by name, as 当前经办人 said. */
  person: z.string().min(1).max(60),
  /** Wall clock of the machine; information only, never used to order or decide. */
  at: z.string().max(40),
  entity: z.string().regex(/^[a-zA-Z]{1,40}$/),
  record: recordIdSchema,
  kind: z.enum(OPERATION_KINDS),
  over: seenSchema,
  reason: z.string().max(2_000).optional(),
  source: sourceSchema.optional(),
};

export const sealedOperationSchema = z.strictObject({
  ...head,
  fields: z.custom<Record<string, string>>((value) => isByField(value, isDigest)),
});
export type SealedOperation = z.infer<typeof sealedOperationSchema>;

/** The salt and the value behind one digest. */
type SaltedValue = [salt: string, value: Json];

/** Values of one operation, by field; a field missing here was destroyed (erase). */
export const operationValuesSchema = z.custom<Record<string, SaltedValue>>((value) => isByField(value, isSalted));
export type OperationValues = z.infer<typeof operationValuesSchema>;

/** An operation with its values. A field that is in `erased` once had a value that two persons destroyed. */
export type Operation = Omit<SealedOperation, 'fields'> & {
  readonly fields: Readonly<Record<string, Json>>;
  readonly erased?: readonly string[];
};

/** What an editor hands over; the main process completes it with device, counters, id and salts when it commits. */
export const draftSchema = z.strictObject({
  scope: scopeSchema,
  entity: head.entity,
  record: recordIdSchema,
  kind: z.enum(OPERATION_KINDS),
  fields: z.record(fieldName, jsonSchema),
  over: seenSchema,
  reason: z.string().max(2_000).optional(),
  source: sourceSchema.optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/** Order for display and for the value shown in a clash: lamport, then id; clocks play no part. */
export function compareOperations(a: Pick<Operation, 'lamport' | 'id'>, b: Pick<Operation, 'lamport' | 'id'>): number {
  return a.lamport - b.lamport || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
