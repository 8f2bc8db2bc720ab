/**
 * The closed set of kinds a ledger field may have. A kind fixes the value's form (a zod schema) and, through it, its TypeScript type;
 * grids, workbooks, forms and clash pages choose their display by kind. Knows no entity.
 */
import { z } from 'zod';
import { isoDaySchema, ledgerDateSchema } from './dates';
import { recordIdSchema } from './ids';
import { moneySchema } from './money';

/** A person as a ledger names him; `person` points to the register when somebody has matched the name. */
export const personMentionSchema = z.strictObject({
  name: z.string(),
  post: z.string().optional(),
  phone: z.string().optional(),
  person: recordIdSchema.optional(),
});
export type PersonMention = z.infer<typeof personMentionSchema>;

/** Phase of a target: the cumulative value due by the end of a month (S-54). */
export const phaseSchema = z.strictObject({
  through: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  value: z.string().regex(/^\d+(\.\d+)?$/),
});
export type Phase = z.infer<typeof phaseSchema>;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** True for what JSON can hold and give back. By hand: the library's own check of a list of 6,000 decisions holds a process for 60 ms. */
export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)) return false;
  if (Object.hasOwn(value, '__proto__')) return false;
  for (const part of Array.isArray(value) ? value : Object.values(value)) if (!isJson(part)) return false;
  return true;
}

export const jsonSchema = z.custom<Json>(isJson);

export const FIELD_KINDS = {
  text: z.string().max(2_000),
  longText: z.string().max(32_767),
  choice: z.string().max(100),
  flag: z.boolean(),
  integer: z.int(),
  decimal: z.string().regex(/^-?\d+(\.\d+)?$/),
  money: moneySchema,
  date: ledgerDateSchema,
  day: isoDaySchema,
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  ref: recordIdSchema,
  refs: z.array(recordIdSchema).max(2_000),
  texts: z.array(z.string().max(2_000)).max(2_000),
  days: z.array(isoDaySchema).max(400),
  people: z.array(personMentionSchema).max(50),
  phases: z.array(phaseSchema).max(24),
  textMap: z.record(z.string().max(500), z.string().max(32_767)),
  json: jsonSchema,
} as const satisfies Record<string, z.ZodType>;

export type FieldKind = keyof typeof FIELD_KINDS;
/** The TypeScript type of a value of a kind. */
export type ValueOf<K extends FieldKind> = z.infer<(typeof FIELD_KINDS)[K]>;
