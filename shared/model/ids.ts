/**
 * Branded identifiers: a unit's id cannot be passed where a record's id is meant.
 * Knows nothing of how ids are made random; the caller brings the bytes.
 */
import { z } from 'zod';

export const opIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'OpId'>();
/** SHA-256 of an operation, in hex. */
export type OpId = z.infer<typeof opIdSchema>;

export const recordIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
  .brand<'RecordId'>();
/** Names one record of the ledger for ever, in every office. */
export type RecordId = z.infer<typeof recordIdSchema>;

export const deviceIdSchema = z
  .string()
  .regex(/^d-[A-Za-z0-9_-]{1,40}$/)
  .brand<'DeviceId'>();
/** One computer of one office: the writer of one chain per scope. */
export type DeviceId = z.infer<typeof deviceIdSchema>;

/** `county` holds what all offices share; every other scope is a unit's record id. */
export const COUNTY_SCOPE = 'county';
export const scopeSchema = z.union([z.literal(COUNTY_SCOPE), recordIdSchema]);
export type Scope = z.infer<typeof scopeSchema>;

/** Reads a record id from outside text; throws only on a defect of the caller. */
export function recordId(text: string): RecordId {
  return recordIdSchema.parse(text);
}

/**
 * A fresh record id from random bytes: a short prefix that names the entity for people who read the journal, then 80 bits in base 32.
 * @param prefix letters, for example `p` for a project
 * @param bytes ten random bytes
 */
export function newRecordId(prefix: string, bytes: Uint8Array): RecordId {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return recordId(`${prefix}-${text}`);
}
