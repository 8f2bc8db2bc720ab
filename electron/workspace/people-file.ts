/**
 * `keys/people.json`: who may sign in on this shared PC, when the office wants passwords. One random secret wraps the keys of the office; each
 * password opens a copy of it, and so does the code on the 恢复单. The ledger itself is not encrypted: a lost password loses no entry.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { PAPER_LETTERS } from '../../shared/exchange/paper-groups';
import { roleSchema } from '../../shared/model/roles';
import type { Role } from '../../shared/model/roles';
import { decrypt, encrypt, keyFromPassphrase } from '../exchange/keys';
import { ioFailure, isMissing } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, safeWrite } from '../journal/safe-write';

const hex = z.string().regex(/^[0-9a-f]+$/);
const sealedSchema = z.strictObject({ salt: hex, nonce: hex, data: hex });
type SealedSecret = z.infer<typeof sealedSchema>;

const peopleSchema = z.strictObject({
  v: z.literal(1),
  idleMinutes: z.int().min(1).max(240),
  recovery: sealedSchema,
  people: z.array(z.strictObject({ name: z.string().min(1), role: roleSchema, secret: sealedSchema })),
});
export type PeopleFile = z.infer<typeof peopleSchema>;

export const IDLE_MINUTES = 15;
const SHORTEST = 6;
const CODE_LENGTH = 24;

const path = (folder: string): string => join(folder, 'keys', 'people.json');

/** The file, or null when passwords are off. */
export async function readPeople(files: Files, folder: string): Promise<Result<PeopleFile | null>> {
  try {
    const parsed = peopleSchema.safeParse(JSON.parse(Buffer.from(await readWhole(files, path(folder))).toString('utf8')));
    return parsed.success ? ok(parsed.data) : fail('E_KEY_MISSING', '经办人名单');
  } catch (error) {
    if (error instanceof SyntaxError) return fail('E_KEY_MISSING', '经办人名单');
    return isMissing(error) ? ok(null) : ioFailure(error, '经办人名单');
  }
}

export async function writePeople(files: Files, folder: string, people: PeopleFile): Promise<Result<null>> {
  try {
    await files.makeFolder(join(folder, 'keys'));
  } catch (error) {
    return ioFailure(error, 'keys');
  }
  const written = await safeWrite(files, path(folder), `${JSON.stringify(people, null, 1)}\n`);
  return written.ok ? ok(null) : written;
}

export async function removePeople(files: Files, folder: string): Promise<Result<null>> {
  try {
    await files.remove(path(folder));
    return ok(null);
  } catch (error) {
    return ioFailure(error, '经办人名单');
  }
}

async function seal(secret: string, password: string): Promise<SealedSecret> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const data = encrypt(await keyFromPassphrase(password, salt), nonce, Buffer.from(secret, 'hex'));
  return { salt: salt.toString('hex'), nonce: nonce.toString('hex'), data: Buffer.from(data).toString('hex') };
}

async function unseal({ salt, nonce, data }: SealedSecret, password: string): Promise<string | null> {
  const key = await keyFromPassphrase(password, Buffer.from(salt, 'hex'));
  const secret = decrypt(key, Buffer.from(nonce, 'hex'), Buffer.from(data, 'hex'));
  return secret === null ? null : Buffer.from(secret).toString('hex');
}

export const isShort = (password: string): boolean => [...password].length < SHORTEST;

/** A new file with one 管理员, the secret it opens, and the code of the 恢复单. */
export async function foundPeople(
  name: string,
  password: string,
): Promise<{ readonly file: PeopleFile; readonly secret: string; readonly code: string }> {
  const secret = randomBytes(32).toString('hex');
  const letters = [...randomBytes(CODE_LENGTH)].map((byte) => PAPER_LETTERS[byte % PAPER_LETTERS.length] ?? 'A').join('');
  const people = [{ name, role: '管理员' as const, secret: await seal(secret, password) }];
  const file = { v: 1 as const, idleMinutes: IDLE_MINUTES, recovery: await seal(secret, letters), people };
  return { file, secret, code: (letters.match(/.{4}/gu) ?? []).join('-') };
}

/** The secret behind a person's password, with the role; null when name or password do not fit. */
export async function signIn(
  file: PeopleFile,
  name: string,
  password: string,
): Promise<{ readonly role: Role; readonly secret: string } | null> {
  const person = file.people.find((one) => one.name === name);
  const secret = person === undefined ? null : await unseal(person.secret, password);
  return person === undefined || secret === null ? null : { role: person.role, secret };
}

/** The secret behind the code of the 恢复单, typed with or without dashes; null when it does not fit. */
export function openByCode(file: PeopleFile, code: string): Promise<string | null> {
  return unseal(file.recovery, code.toUpperCase().replace(/[^A-Z0-9]/gu, ''));
}

/** A person added or changed; `password` null keeps the one there is. E_PASSWORD_SHORT, E_LAST_ADMIN, E_LOGIN for a new person without password. */
export async function withPerson(
  file: PeopleFile,
  { name, role }: { readonly name: string; readonly role: Role },
  password: string | null,
  secret: string,
): Promise<Result<PeopleFile>> {
  const known = file.people.find((one) => one.name === name);
  if (password !== null && isShort(password)) return fail('E_PASSWORD_SHORT');
  if (password === null && known === undefined) return fail('E_PASSWORD_SHORT');
  const sealed = password === null && known !== undefined ? known.secret : await seal(secret, password ?? '');
  return withAdmin({ ...file, people: [...file.people.filter((one) => one.name !== name), { name, role, secret: sealed }] });
}

export function withoutPerson(file: PeopleFile, name: string): Result<PeopleFile> {
  return withAdmin({ ...file, people: file.people.filter((one) => one.name !== name) });
}

function withAdmin(file: PeopleFile): Result<PeopleFile> {
  return file.people.some(({ role }) => role === '管理员') ? ok(file) : fail('E_LAST_ADMIN');
}
