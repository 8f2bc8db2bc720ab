/**
 * Faults 1–24 of a stick (design/reliability.md, section 2) as the trial draws them: what each does to a package or to the medium, and which answers are
 * right. What a trial in memory cannot show is said with the reason. Deterministic: the caller brings the dice.
 */
import type { ErrorCode } from '../../shared/errors';
import { canonicalText } from '../../shared/ledger/canonical';
import { MAGIC } from '../../electron/exchange/container';
import type { Trouble } from './memory-files';

export type Dice = (below: number) => number;

/** Faults of the bytes on the way: what the receiver finds, and the codes that are right for it. */
export type BytesFault = {
  readonly codes: readonly ErrorCode[];
  readonly spoil: (bytes: Uint8Array, dice: Dice, other: Uint8Array) => Uint8Array;
};

const HEAD = MAGIC.length + 4;

function headEnd(bytes: Buffer): number {
  return HEAD + bytes.readUInt32BE(MAGIC.length);
}

/** The package with another header and everything else as it was. */
function withHeader(input: Uint8Array, change: (header: Record<string, unknown>) => Record<string, unknown>): Uint8Array {
  const bytes = Buffer.from(input);
  const end = headEnd(bytes);
  const header: unknown = JSON.parse(bytes.toString('utf8', HEAD, end));
  if (typeof header !== 'object' || header === null) throw new Error('no header');
  const text = Buffer.from(canonicalText(change({ ...header })), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([MAGIC, length, text, bytes.subarray(end)]);
}

function spoiltByte(bytes: Uint8Array, dice: Dice): Uint8Array {
  const bad = Buffer.from(bytes);
  if (dice(2) === 0) {
    const at = dice(bad.length);
    bad.writeUInt8(bad.readUInt8(at) ^ (1 << dice(8)), at);
  } else {
    // A lost cluster; one that held only zeros would be no fault, so its first byte is turned.
    const at = dice(Math.max(1, bad.length - 512));
    bad.writeUInt8(bad.readUInt8(at) ^ 0xff, at);
    bad.fill(0, at + 1, at + 512);
  }
  return bad;
}

const DAMAGED = ['E_SHORT', 'E_MAGIC', 'E_HEADER', 'E_SIGNATURE', 'E_UNKNOWN_OFFICE', 'E_NEWER'] as const satisfies readonly ErrorCode[];

export const BYTES_FAULTS: Readonly<Record<number, BytesFault>> = {
  1: { codes: ['E_SHORT', 'E_MAGIC'], spoil: (bytes, dice) => bytes.subarray(0, dice(bytes.length)) },
  2: { codes: DAMAGED, spoil: spoiltByte },
  3: { codes: ['E_MAGIC'], spoil: (bytes, dice) => new Uint8Array(dice(2) === 0 ? 0 : bytes.length) },
  4: {
    codes: ['E_MAGIC'],
    spoil: (bytes, dice) =>
      dice(2) === 0 ? Buffer.from('PK\u0003\u0004 工作总结.docx'.repeat(40)) : Buffer.concat([Buffer.from('MZ\u0090'), bytes]),
  },
  // Head of one package, body and signature of another: the lengths need not fit, so it may look short first.
  5: {
    codes: ['E_SIGNATURE', 'E_SHORT'],
    spoil(bytes, _, other) {
      const [one, two] = [Buffer.from(bytes), Buffer.from(other)];
      return Buffer.concat([one.subarray(0, headEnd(one)), two.subarray(headEnd(two))]);
    },
  },
  12: { codes: ['E_NEWER'], spoil: (bytes) => withHeader(bytes, (header) => ({ ...header, minReader: 2 })) },
  14: {
    codes: ['E_HEADER'],
    spoil: (bytes) =>
      withHeader(bytes, (header) => ({
        ...header,
        cipher: { name: 'scrypt+aes-256-gcm', n: 2 ** 30, r: 8, p: 64, salt: '0'.repeat(32), nonce: '0'.repeat(24) },
      })),
  },
};

/** Faults of the medium while a package is written to it. */
export const MEDIUM_FAULTS: Readonly<Record<number, { readonly codes: readonly ErrorCode[]; readonly trouble: (dice: Dice) => Trouble }>> =
  {
    15: { codes: ['E_STICK_GONE'], trouble: (dice) => ({ kind: 'pulled', calls: dice(8) }) },
    17: { codes: ['E_READONLY'], trouble: () => ({ kind: 'read-only' }) },
    18: { codes: ['E_NOSPACE'], trouble: (dice) => ({ kind: 'full', room: 100, admitted: dice(2) === 0 }) },
    19: { codes: ['E_READ_BACK'], trouble: () => ({ kind: 'fake' }) },
  };

/** Faults that the trial plays as events: who sends what to whom, how often and in which order. */
export const EVENT_FAULTS: readonly number[] = [6, 7, 8, 9, 10, 11, 13, 16, 21, 22, 24];

/** What a trial in memory cannot draw, and why. */
export const NOT_DRAWN: Readonly<Record<number, string>> = {
  20: 'a package is at most 1 GiB once inflated, so a file of 4 GB is never made; the limit itself is checked before writing',
  23: 'the package holds no paths: there is nothing of this kind to put in; the list of a stick takes names from its two folders only',
};
