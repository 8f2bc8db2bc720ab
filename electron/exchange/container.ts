/**
 * The bytes of a package: magic | header length | canonical header | body | signature (design/interfaces.md, reliability.md 3c).
 * Works on bytes alone: knows no ledger, no workspace, no file names. There are no paths inside, so there is nothing to escape from.
 */
import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { parseJson } from '../../shared/exchange/body';
import { checkCode } from '../../shared/exchange/card';
import { headerSchema, MAX_HEADER_BYTES, MAX_RAW_BYTES, READER_VERSION, versionSchema } from '../../shared/exchange/header';
import type { EntryRole, PackageHeader } from '../../shared/exchange/header';
import { canonicalText } from '../../shared/ledger/canonical';
import { decrypt, encrypt, keyFromPassphrase, SCRYPT, signBytes, verifyBytes, verifyCard } from './keys';
import type { KeyPair } from './keys';

/** CR LF and ^Z inside, so that a transfer in text mode shows at once. */
export const MAGIC = Buffer.from('ZEREN\r\n\x1a', 'latin1');
const SIGNATURE_BYTES = 64;
const HEAD_BYTES = MAGIC.length + 4;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

export type Part = { readonly role: EntryRole; readonly bytes: Uint8Array };

/** Everything of a header that its author chooses; the rest follows from the parts. */
export type HeaderDraft = Omit<PackageHeader, 'format' | 'minReader' | 'entries' | 'bodySize' | 'algorithm' | 'cipher'>;

/** A package whose head was read and whose signature holds; the body is not yet opened. */
export type SignedPackage = { readonly header: PackageHeader; readonly headBytes: Uint8Array; readonly body: Uint8Array };

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Makes the bytes of a package.
 * @param passphrase encrypts the body when given; the header stays readable
 */
export async function encodePackage(draft: HeaderDraft, parts: readonly Part[], signer: KeyPair, passphrase?: string): Promise<Uint8Array> {
  const body = await deflate(Buffer.concat(parts.map((part) => part.bytes)));
  const entries = parts.map(({ role, bytes }) => ({ role, sha256: sha256Hex(bytes), size: bytes.length }));
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const header: PackageHeader = {
    ...draft,
    format: 1,
    minReader: 1,
    entries,
    bodySize: passphrase === undefined ? body.length : body.length + 16,
    algorithm: 'ed25519+sha256',
    cipher:
      passphrase === undefined
        ? 'none'
        : { name: 'scrypt+aes-256-gcm', ...SCRYPT, salt: salt.toString('hex'), nonce: nonce.toString('hex') },
  };
  const headBytes = Buffer.from(canonicalText(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headBytes.length);
  const stored = passphrase === undefined ? body : encrypt(await keyFromPassphrase(passphrase, salt), nonce, body, headBytes);
  const signed = Buffer.concat([MAGIC, length, headBytes, stored]);
  return Buffer.concat([signed, signBytes(signer, signed)]);
}

function readHeader(bytes: Buffer): Result<{ header: PackageHeader; end: number }> {
  if (bytes.length < MAGIC.length)
    return MAGIC.subarray(0, bytes.length).equals(bytes) && bytes.length > 0 ? fail('E_SHORT') : fail('E_MAGIC');
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return fail('E_MAGIC');
  if (bytes.length < HEAD_BYTES) return fail('E_SHORT');
  const length = bytes.readUInt32BE(MAGIC.length);
  if (length > MAX_HEADER_BYTES) return fail('E_HEADER');
  const end = HEAD_BYTES + length;
  if (end > bytes.length) return fail('E_SHORT');
  const text = bytes.subarray(HEAD_BYTES, end).toString('utf8');
  const json = parseJson(text);
  const version = versionSchema.safeParse(json);
  if (!version.success || canonicalText(json) !== text) return fail('E_HEADER');
  if (version.data.minReader > READER_VERSION) return fail('E_NEWER');
  const header = headerSchema.safeParse(json);
  return header.success ? ok({ header: header.data, end }) : fail('E_HEADER');
}

/** Bytes at the beginning of a file that hold any head. */
export const MAX_HEAD_BYTES = HEAD_BYTES + MAX_HEADER_BYTES;

/** The head of a package without any proof, from the beginning of its file: for telling files apart, never for believing them. */
export function headerOf(beginning: Uint8Array): PackageHeader | null {
  const head = readHeader(Buffer.from(beginning.buffer, beginning.byteOffset, beginning.byteLength));
  return head.ok ? head.value.header : null;
}

/**
 * Reads the head of a package and proves who signed it: magic, length, header, card of the sender, signature — in this order, and nothing is
 * inflated before the signature holds.
 * @param trust public key of the own county; null only on a machine that belongs to no county yet
 * @returns E_MAGIC, E_SHORT, E_HEADER, E_NEWER, E_UNKNOWN_OFFICE (with the sender's name and 校验码) or E_SIGNATURE
 */
export function openSigned(input: Uint8Array, trust: string | null): Result<SignedPackage> {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const head = readHeader(bytes);
  if (!head.ok) return head;
  const { header, end } = head.value;
  const expected = end + header.bodySize + SIGNATURE_BYTES;
  if (bytes.length < expected) return fail('E_SHORT');
  if (bytes.length > expected) return fail('E_SIGNATURE');
  const { card } = header;
  const sender = `${header.county.name}${header.from.name}，校验码 ${checkCode(card.county)}`;
  if (trust !== null && card.county !== trust) return fail('E_UNKNOWN_OFFICE', sender);
  if (card.county !== header.county.key || card.unit !== header.from.unit || !verifyCard(card)) return fail('E_UNKNOWN_OFFICE', sender);
  const signed = bytes.subarray(0, expected - SIGNATURE_BYTES);
  if (!verifyBytes(card.publicKey, signed, bytes.subarray(expected - SIGNATURE_BYTES))) return fail('E_SIGNATURE');
  return ok({ header, headBytes: bytes.subarray(HEAD_BYTES, end), body: bytes.subarray(end, end + header.bodySize) });
}

/**
 * Opens the body of a package whose signature holds: cipher, inflate with a hard limit, sizes and hashes of the entries.
 * @returns the parts in order, or E_NEEDS_PASSPHRASE, E_PASSPHRASE, E_HASH
 */
export async function openBody({ header, headBytes, body }: SignedPackage, passphrase?: string): Promise<Result<readonly Part[]>> {
  let deflated: Uint8Array = body;
  if (header.cipher !== 'none') {
    if (passphrase === undefined || passphrase === '') return fail('E_NEEDS_PASSPHRASE');
    const key = await keyFromPassphrase(passphrase, Buffer.from(header.cipher.salt, 'hex'));
    const opened = decrypt(key, Buffer.from(header.cipher.nonce, 'hex'), body, headBytes);
    if (opened === null) return fail('E_PASSPHRASE');
    deflated = opened;
  }
  const total = header.entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > MAX_RAW_BYTES) return fail('E_HEADER');
  let raw: Buffer;
  try {
    raw = await inflate(deflated, { maxOutputLength: Math.max(total, 1) });
  } catch {
    return fail('E_HASH');
  }
  if (raw.length !== total) return fail('E_HASH');
  const parts: Part[] = [];
  let at = 0;
  for (const { role, sha256, size } of header.entries) {
    const bytes = raw.subarray(at, at + size);
    if (sha256Hex(bytes) !== sha256) return fail('E_HASH');
    parts.push({ role, bytes });
    at += size;
  }
  return ok(parts);
}
