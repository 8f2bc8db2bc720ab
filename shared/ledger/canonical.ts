/**
 * Canonical bytes and hashes: one text for one value on every machine (RFC 8785), and SHA-256 of it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785) of a plain value. Throws on values that JSON cannot hold, which is a defect. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
}

/** SHA-256 of text as UTF-8, in lower-case hex. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of the canonical JSON of a value, in lower-case hex. */
export function hashValue(value: unknown): string {
  return hashText(canonicalText(value));
}

/** False for text with half of a surrogate pair, which has no canonical form and no meaning (fault 54 of design/reliability.md). */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
