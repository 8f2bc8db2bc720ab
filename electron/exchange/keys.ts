/**
 * Keys and signatures: Ed25519 key pairs, device cards signed by the county key, and wrapping of private keys.
 * The algorithm is named in header and card, so that a second suite (SM2/SM3) can come beside it; no compliance is claimed.
 * Knows nothing of packages, files or ledgers.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  scrypt,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { cardBytes, publicKeySchema } from '../../shared/exchange/card';
import type { Card, CardBody } from '../../shared/exchange/card';

/** An Ed25519 pair as raw 32-byte values in base64url. */
export type KeyPair = { readonly publicKey: string; readonly privateKey: string };

/** Cost of scrypt: 2^17, r 8, about half a second and 128 MB (design/reliability.md 3c). */
export const SCRYPT = { n: 131_072, r: 8, p: 1 } as const;
const SCRYPT_MEMORY = 256 * 1024 * 1024;

export function makeKeyPair(): KeyPair {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { publicKey: publicKeySchema.parse(jwk.x), privateKey: publicKeySchema.parse(jwk.d) };
}

/** Signs bytes; 64 bytes come back. */
export function signBytes(pair: KeyPair, bytes: Uint8Array): Uint8Array {
  const key = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: pair.publicKey, d: pair.privateKey },
    format: 'jwk',
  });
  return sign(null, bytes, key);
}

/** Checks a signature. A text that is no key of this curve verifies nothing. */
export function verifyBytes(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, bytes, key, signature);
  } catch {
    return false;
  }
}

/** Makes a card: the county says that this device of this unit may sign. */
export function signCard(county: KeyPair, body: CardBody): Card {
  return { ...body, signature: Buffer.from(signBytes(county, cardBytes(body))).toString('base64url') };
}

/** Whether the county named on the card did sign it. Validity in time and withdrawal are judged elsewhere. */
export function verifyCard(card: Card): boolean {
  return verifyBytes(card.county, cardBytes(card), Buffer.from(card.signature, 'base64url'));
}

/** A 32-byte key from a passphrase; the same passphrase typed on another keyboard layout gives the same key (NFKC). */
export function keyFromPassphrase(passphrase: string, salt: Uint8Array): Promise<Uint8Array> {
  const { n: N, r, p } = SCRYPT;
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: SCRYPT_MEMORY }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Encrypts with AES-256-GCM; the 16-byte tag stands behind the data. */
export function encrypt(key: Uint8Array, nonce: Uint8Array, data: Uint8Array, also?: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  if (also !== undefined) cipher.setAAD(also);
  return Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `encrypt` made; null when the key is wrong or a byte was changed, which this cipher cannot tell apart. */
export function decrypt(key: Uint8Array, nonce: Uint8Array, data: Uint8Array, also?: Uint8Array): Uint8Array | null {
  if (data.length < 16) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  if (also !== undefined) decipher.setAAD(also);
  decipher.setAuthTag(data.subarray(data.length - 16));
  try {
    return Buffer.concat([decipher.update(data.subarray(0, data.length - 16)), decipher.final()]);
  } catch {
    return null;
  }
}

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`));

/** A private key as its file holds it. */
export const wrappedKeySchema = z.strictObject({
  v: z.literal(1),
  publicKey: publicKeySchema,
  wrap: z.enum(['password', 'machine']),
  salt: hex(32),
  nonce: hex(24),
  data: z.string().regex(/^[0-9a-f]{96}$/),
});
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/**
 * What wraps a key: the password of the office, or a file of random bytes on the same machine. The machine file only keeps the key from being
 * read in passing (a copied key file alone is worthless); anyone with the PC, or with PC and password, can sign.
 */
export type Wrapping = { readonly password: string } | { readonly machine: Uint8Array };

async function wrappingKey(wrapping: Wrapping, salt: Uint8Array): Promise<Uint8Array> {
  return 'password' in wrapping ? keyFromPassphrase(wrapping.password, salt) : wrapping.machine;
}

/** Wraps the private key of a pair for its file. */
export async function wrapKey(pair: KeyPair, wrapping: Wrapping): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await wrappingKey(wrapping, salt);
  const data = encrypt(key, nonce, Buffer.from(pair.privateKey, 'base64url'), Buffer.from(pair.publicKey));
  return {
    v: 1,
    publicKey: pair.publicKey,
    wrap: 'password' in wrapping ? 'password' : 'machine',
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    data: Buffer.from(data).toString('hex'),
  };
}

/** Unwraps a private key. @returns E_KEY_PASSWORD when password or machine file do not fit, or the file was changed */
export async function unwrapKey(wrapped: WrappedKey, wrapping: Wrapping): Promise<Result<KeyPair>> {
  const key = await wrappingKey(wrapping, Buffer.from(wrapped.salt, 'hex'));
  const raw = decrypt(key, Buffer.from(wrapped.nonce, 'hex'), Buffer.from(wrapped.data, 'hex'), Buffer.from(wrapped.publicKey));
  if (raw === null) return fail('E_KEY_PASSWORD');
  return ok({ publicKey: wrapped.publicKey, privateKey: Buffer.from(raw).toString('base64url') });
}
