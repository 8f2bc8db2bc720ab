/**
 * Bytes as groups of five characters that a person copies from paper: four that say something and one that checks the group and its place, so that
 * a slip of the pen is found in its own group. No picture code beside them: an office PC has no camera to read one. Knows no keys and no files.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { fail, ok } from '../errors';
import type { Result } from '../errors';

/** Letters and digits that are not taken for one another on paper: no I, O, 0 and 1. Exactly 32, five bits each. */
export const PAPER_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Characters of one group; the last is the check. */
export const GROUP_LENGTH = 5;
const SAYING = GROUP_LENGTH - 1;
const BITS = 5;

/** Bytes of SHA-256 over the whole that stand in the last two groups: 40 bits. */
const DIGEST_BYTES = 5;

/** Groups at most: a place is one of the 31 values other than 0 that a character has. */
const MOST_GROUPS = 31;

/** α·x in the field of 32 elements (x⁵ + x² + 1). */
const timesAlpha = (x: number): number => ((x << 1) ^ (x & 16 ? 0b100101 : 0)) & 31;

/**
 * The checking character of a group. Weights are different powers of α, so that one wrong character and any two changed about never pass; the place
 * is added, so that a group read in another's place never passes.
 * @param values four values below 32
 * @param place 1 for the first group
 */
function checkOf(values: readonly number[], place: number): string {
  let sum = 0;
  for (const value of values.toReversed()) sum = timesAlpha(sum ^ value);
  return PAPER_LETTERS.charAt(sum ^ place);
}

function bitsOf(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= BITS) {
      bits -= BITS;
      values.push((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? values : [...values, (held << (BITS - bits)) & 31];
}

/** How many groups so many bytes take. */
export function groupCount(bytes: number): number {
  return Math.ceil(Math.ceil(((bytes + DIGEST_BYTES) * 8) / BITS) / SAYING);
}

/**
 * The groups of some bytes, in order, with a checksum over all of them at the end.
 * @param bytes at most 72, so that every group has a place of its own
 */
export function paperGroups(bytes: Uint8Array): string[] {
  if (groupCount(bytes.length) > MOST_GROUPS) throw new RangeError('too many bytes for one sheet');
  const values = bitsOf(Uint8Array.from([...bytes, ...sha256(bytes).subarray(0, DIGEST_BYTES)]));
  return Array.from({ length: groupCount(bytes.length) }, (_, index) => {
    const group = Array.from({ length: SAYING }, (_unused, at) => values[index * SAYING + at] ?? 0);
    return group.map((value) => PAPER_LETTERS.charAt(value)).join('') + checkOf(group, index + 1);
  });
}

/** A group as typed, brought to the form of the paper: full-width and small letters are the same, spaces and dashes say nothing. */
export function cleanGroup(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–_·.,，。]/gu, '');
}

const valuesOf = (group: string): number[] => Array.from(group.slice(0, SAYING), (letter) => PAPER_LETTERS.indexOf(letter));

/** Why a group cannot be what stands on the paper, for the person who typed it; empty when it fits. */
export function groupFault(typed: string, place: number): string {
  const group = cleanGroup(typed);
  const foreign = [...group].find((letter) => !PAPER_LETTERS.includes(letter));
  if (foreign !== undefined) return `单上没有“${foreign}”这个字`;
  if (group.length !== GROUP_LENGTH)
    return group.length < GROUP_LENGTH ? `少 ${GROUP_LENGTH - group.length} 个字` : `多 ${group.length - GROUP_LENGTH} 个字`;
  const values = valuesOf(group);
  return group.charAt(SAYING) === checkOf(values, place) ? '' : '与单上不符';
}

/** Splits what was pasted in one piece into groups; null when it is not whole groups. */
export function splitGroups(text: string): string[] | null {
  const clean = cleanGroup(text);
  return clean.length % GROUP_LENGTH === 0 && clean !== '' ? (clean.match(new RegExp(`.{${GROUP_LENGTH}}`, 'gu')) ?? []) : null;
}

/**
 * The bytes behind typed groups.
 * @param length how many bytes the sheet holds
 * @returns E_SHEET_TEXT, naming the groups that do not fit, or saying that all fit alone and not together
 */
export function readGroups(groups: readonly string[], length: number): Result<Uint8Array> {
  if (groups.length !== groupCount(length)) return fail('E_SHEET_TEXT', `应有 ${groupCount(length)} 组`);
  const wrong = groups.flatMap((group, index) => (groupFault(group, index + 1) === '' ? [] : [index + 1]));
  if (wrong.length > 0) return fail('E_SHEET_TEXT', `第 ${wrong.join('、')} 组`);
  const values = groups.flatMap((group) => valuesOf(cleanGroup(group)));
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const value of values) {
    held = (held << BITS) | value;
    bits += BITS;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  const whole = Uint8Array.from(bytes.slice(0, length));
  const digest = sha256(whole).subarray(0, DIGEST_BYTES);
  const fits = digest.every((byte, at) => byte === bytes[length + at]);
  return fits ? ok(whole) : fail('E_SHEET_TEXT', '每组单看都对，合起来不对，请从头核对');
}
