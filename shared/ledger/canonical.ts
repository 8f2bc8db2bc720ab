/**
 * Canonical bytes and hashes: one text for one value on every machine (RFC 8785), and SHA-256 of it. The hash is portable code; a process that has
 * a faster one of its own puts it in once, at its start.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Steps } from '../steps';

/** Deeper values than any of ours are left to the library, which does not recurse. */
const USUAL_DEPTH = 32;

/**
 * The canonical form of what our own values are made of: texts, numbers, lists and plain objects. The library's form, at a third of its cost, because it
 * keeps no record of where it is; half of opening a ledger was spent there.
 * @returns null for anything else, which is left to the library
 */
function usualText(value: unknown, depth: number): string | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : null;
  if (typeof value !== 'object' || depth === 0) return null;
  if (Array.isArray(value)) {
    let list = '';
    for (const item of value) {
      const text = usualText(item, depth - 1);
      if (text === null) return null;
      list += list === '' ? text : `,${text}`;
    }
    return `[${list}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) return null;
  let members = '';
  // Keys in the order of their UTF-16 units (RFC 8785, 3.2.3), which is what `sort` does of itself.
  for (const key of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, key);
    if (member === undefined) continue;
    const text = usualText(member, depth - 1);
    if (text === null) return null;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${text}`;
  }
  return `{${members}}`;
}

/** Canonical JSON (RFC 8785) of a plain value. Throws on values that JSON cannot hold, which is a defect. */
export function canonicalText(value: unknown): string {
  const usual = usualText(value, USUAL_DEPTH);
  // Half of a surrogate pair is written as an escape; the library is asked whether it is one.
  if (usual !== null && !usual.includes('\\ud')) return usual;
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
