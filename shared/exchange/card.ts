/**
 * Device cards: which device of which office may sign, said and signed by the county key. Also the 校验码, the fingerprint people read to
 * each other by telephone. Knows no keys and no files; signing is done in electron/exchange/keys.ts.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalText } from '../ledger/canonical';
import { isoDaySchema } from '../model/dates';
import { deviceIdSchema, scopeSchema } from '../model/ids';

/** A raw Ed25519 public key (32 bytes) in base64url. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const cardBody = {
  v: z.literal(1),
  /** Public key of the county that signed. */
  county: publicKeySchema,
  /** `county`, or the record id of the unit. */
  unit: scopeSchema,
  unitName: z.string().min(1).max(60),
  device: deviceIdSchema,
  publicKey: publicKeySchema,
  /** First and last day of validity, Asia/Shanghai; no last day = until withdrawn. */
  from: isoDaySchema,
  to: isoDaySchema.nullable(),
};

export const cardBodySchema = z.strictObject(cardBody);
export type CardBody = z.infer<typeof cardBodySchema>;

export const cardSchema = z.strictObject({ ...cardBody, signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) });
export type Card = z.infer<typeof cardSchema>;

/** The bytes the county signs; the first word keeps a card from being taken for anything else that is signed. */
export function cardBytes(card: CardBody): Uint8Array {
  const { v, county, unit, unitName, device, publicKey, from, to } = card;
  return utf8ToBytes(`zeren-card\n${canonicalText({ v, county, unit, unitName, device, publicKey, from, to })}`);
}

/**
 * Whether a device is the one on the card, or a later life of it: an enrolled or restored machine adds `_` and six letters of its own, so that
 * a stick used twice and a backup restored twice never write under one name (faults 9 and 39).
 */
export function coversDevice(card: Pick<CardBody, 'device'>, device: string): boolean {
  return isLifeOf(card.device, device);
}

/** Whether a device id is this one or a later life of it. */
export function isLifeOf(first: string, device: string): boolean {
  return device === first || device.startsWith(`${first}_`);
}

/**
 * 校验码 of a public key: eight groups of four digits, digits because they are read aloud. About 106 bits.
 * @param publicKey base64url text of the key
 */
export function checkCode(publicKey: string): string {
  const hash = sha256(utf8ToBytes(`zeren-check\n${publicKey}`));
  const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
  const groups: string[] = [];
  for (let at = 0; at < 32; at += 4) groups.push(String(view.getUint32(at) % 10_000).padStart(4, '0'));
  return groups.join(' ');
}
