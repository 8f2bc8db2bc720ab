/**
 * Canonical bytes and hashes: one text for one value on every machine (RFC 8785), and SHA-256 of it. The hash is portable code; a process that has
 * a faster one of its own puts it in once, at its start.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Steps } from '../steps';

/** Canonical JSON (RFC 8785) of a plain value. Throws on values that JSON cannot hold, which is a defect. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
}

/** Entries of a list put into canonical form at a time. */
const ENTRIES_PER_STEP = 200;

/** The same in steps: the list of an import's decisions is one value of many thousand entries. Only a list at the top is divided. */
export function* canonicalSteps(value: unknown): Steps<string> {
  if (!Array.isArray(value) || value.length <= ENTRIES_PER_STEP) return canonicalText(value);
  const pieces: string[] = [];
  for (let from = 0; from < value.length; from += ENTRIES_PER_STEP) {
    pieces.push(canonicalText(value.slice(from, from + ENTRIES_PER_STEP)).slice(1, -1));
    yield;
  }
  return `[${pieces.join(',')}]`;
}

/** SHA-256 of text as UTF-8 (half of a surrogate pair as U+FFFD), in lower-case hex. */
export type TextHash = (text: string) => string;

const portable: TextHash = (text) => bytesToHex(sha256(utf8ToBytes(text)));
let textHash = portable;

/** The empty text, Chinese, four-byte characters and half a pair, across the length of a block. */
const PROBES = ['', '责任台账', '龥䶮𠮷', '\uD800', 'a'.repeat(200)];

/**
 * Puts the machine's own SHA-256 in place of the portable one: a journal is half hashing, and the system's is many times faster on short texts.
 * Throws when it gives anything else, which is a defect of that process.
 */
export function hashWith(native: TextHash): void {
  for (const probe of PROBES) if (native(probe) !== portable(probe)) throw new TypeError('this SHA-256 is not SHA-256');
  textHash = native;
}

/** SHA-256 of text as UTF-8, in lower-case hex. */
export function hashText(text: string): string {
  return textHash(text);
}

/** SHA-256 of the canonical JSON of a value, in lower-case hex. */
export function hashValue(value: unknown): string {
  return hashText(canonicalText(value));
}

/** False for text with half of a surrogate pair, which has no canonical form and no meaning (fault 54 of design/reliability.md). */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
