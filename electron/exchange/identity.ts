/**
 * The files of `keys/` in a workspace: which county this copy belongs to, the card and key of this device, and in the county office the county key.
 * Keys are wrapped with a password when one is given, else with a random file beside them: that keeps a copied key file from being of use, but
 * anyone with this PC and account can sign. The manual says so.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { countyFileSchema, parseJson } from '../../shared/exchange/body';
import type { CountyFile } from '../../shared/exchange/body';
import { cardSchema, checkCode, publicKeySchema } from '../../shared/exchange/card';
import type { Card } from '../../shared/exchange/card';
import { createDraft } from '../../shared/ledger/drafts';
import type { Draft } from '../../shared/ledger/operation';
import { COUNTY_SCOPE, newRecordId } from '../../shared/model/ids';
import { ioFailure, isMissing } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, safeWrite } from '../journal/safe-write';
import { makeKeyPair, signCard, unwrapKey, wrapKey, wrappedKeySchema } from './keys';
import type { KeyPair, Wrapping } from './keys';
import type { ExchangeWorkspace } from './ports';

export type Identity = { readonly county: CountyFile; readonly card: Card; readonly device: KeyPair };

const COUNTY_FILE = 'county.json';
const COUNTY_KEY_FILE = 'county.key';
/** The county key that a 恢复单 took the place of: put aside, not destroyed. */
const REPLACED_KEY_FILE = 'county-before.key';
const SHEET_FILE = 'county-sheet.json';
const CARD_FILE = 'device.card.json';
const DEVICE_KEY_FILE = 'device.key';
const MACHINE_FILE = 'machine';

const keyPath = (folder: string, name: string): string => join(folder, 'keys', name);

async function readText(files: Files, folder: string, name: string): Promise<Result<string | null>> {
  try {
    return ok(Buffer.from(await readWhole(files, keyPath(folder, name))).toString('utf8'));
  } catch (error) {
    return isMissing(error) ? ok(null) : ioFailure(error, name);
  }
}

async function readJson<T>(files: Files, folder: string, name: string, schema: z.ZodType<T>): Promise<Result<T | null>> {
  const text = await readText(files, folder, name);
  if (!text.ok) return text;
  if (text.value === null) return ok(null);
  const parsed = schema.safeParse(parseJson(text.value));
  return parsed.success ? ok(parsed.data) : fail('E_KEY_MISSING', name);
}

async function writeText(files: Files, folder: string, name: string, text: string): Promise<Result<null>> {
  try {
    await files.makeFolder(join(folder, 'keys'));
  } catch (error) {
    return ioFailure(error, 'keys');
  }
  const written = await safeWrite(files, keyPath(folder, name), text);
  return written.ok ? ok(null) : written;
}

function writeJson(files: Files, folder: string, name: string, value: unknown): Promise<Result<null>> {
  return writeText(files, folder, name, `${JSON.stringify(value, null, 1)}\n`);
}

async function wrappingOf(files: Files, folder: string, password: string | undefined): Promise<Result<Wrapping>> {
  if (password !== undefined && password !== '') return ok({ password });
  const held = await readText(files, folder, MACHINE_FILE);
  if (!held.ok) return held;
  if (held.value !== null && /^[0-9a-f]{64}$/.test(held.value)) return ok({ machine: Buffer.from(held.value, 'hex') });
  const fresh = randomBytes(32);
  const written = await writeText(files, folder, MACHINE_FILE, fresh.toString('hex'));
  return written.ok ? ok({ machine: fresh }) : written;
}

async function writeKey(files: Files, folder: string, name: string, pair: KeyPair, password?: string): Promise<Result<null>> {
  const wrapping = await wrappingOf(files, folder, password);
  return wrapping.ok ? writeJson(files, folder, name, await wrapKey(pair, wrapping.value)) : wrapping;
}

async function readKey(files: Files, folder: string, name: string, password?: string): Promise<Result<KeyPair>> {
  const wrapped = await readJson(files, folder, name, wrappedKeySchema);
  if (!wrapped.ok) return wrapped;
  if (wrapped.value === null) return fail('E_KEY_MISSING', name);
  const wrapping = await wrappingOf(files, folder, wrapped.value.wrap === 'password' ? (password ?? ' ') : undefined);
  return wrapping.ok ? unwrapKey(wrapped.value, wrapping.value) : wrapping;
}

/** Writes the identity of a device that was enrolled or restored. The county file comes last: it marks the set as whole. */
export async function writeIdentity(files: Files, folder: string, identity: Identity, password?: string): Promise<Result<null>> {
  const key = await writeKey(files, folder, DEVICE_KEY_FILE, identity.device, password);
  if (!key.ok) return key;
  const card = await writeJson(files, folder, CARD_FILE, identity.card);
  return card.ok ? writeJson(files, folder, COUNTY_FILE, identity.county) : card;
}

/** The county this copy belongs to, or null when it has no identity yet. */
export function readCounty(files: Files, folder: string): Promise<Result<CountyFile | null>> {
  return readJson(files, folder, COUNTY_FILE, countyFileSchema);
}

/** Reads the identity of this device, or null when none was made yet. */
export async function readIdentity(files: Files, folder: string, password?: string): Promise<Result<Identity | null>> {
  const county = await readCounty(files, folder);
  if (!county.ok) return county;
  if (county.value === null) return ok(null);
  const card = await readJson(files, folder, CARD_FILE, cardSchema);
  if (!card.ok) return card;
  if (card.value === null) return fail('E_KEY_MISSING', CARD_FILE);
  const device = await readKey(files, folder, DEVICE_KEY_FILE, password);
  return device.ok ? ok({ county: county.value, card: card.value, device: device.value }) : device;
}

/** The county key; E_COUNTY_KEY_AWAY on a computer that has none: another one of the county office. */
export async function readCountyKey(files: Files, folder: string, password?: string): Promise<Result<KeyPair>> {
  const key = await readKey(files, folder, COUNTY_KEY_FILE, password);
  return !key.ok && key.code === 'E_KEY_MISSING' ? fail('E_COUNTY_KEY_AWAY') : key;
}

/** The county key's file as it lies on disk, for a backup. */
export function readCountyKeyFile(files: Files, folder: string): Promise<Result<string | null>> {
  return readText(files, folder, COUNTY_KEY_FILE);
}

/**
 * Wraps this office's keys anew: with another secret, or (undefined) with the machine file. Each file is whole before or after; a power cut
 * between the two leaves keys that still open, each by its own wrapping.
 */
export async function rewrapKeys(files: Files, folder: string, from: string | undefined, to: string | undefined): Promise<Result<null>> {
  for (const name of [DEVICE_KEY_FILE, COUNTY_KEY_FILE, REPLACED_KEY_FILE]) {
    const key = await readKey(files, folder, name, from);
    if (!key.ok && key.code === 'E_KEY_MISSING') continue;
    const written = key.ok ? await writeKey(files, folder, name, key.value, to) : key;
    if (!written.ok) return written;
  }
  return ok(null);
}

/** Puts a county key back: as its password-wrapped file, or raw from a backup without password. */
export async function restoreCountyKey(
  files: Files,
  folder: string,
  key: { readonly file: string } | { readonly pair: KeyPair },
): Promise<Result<null>> {
  return 'pair' in key ? writeKey(files, folder, COUNTY_KEY_FILE, key.pair) : writeText(files, folder, COUNTY_KEY_FILE, key.file);
}

/** Writes another county key in the place of the one there is, which is kept beside it. */
export async function replaceCountyKey(files: Files, folder: string, pair: KeyPair, password?: string): Promise<Result<null>> {
  const held = await readKey(files, folder, COUNTY_KEY_FILE, password);
  if (held.ok && held.value.publicKey !== pair.publicKey) {
    const aside = await writeKey(files, folder, REPLACED_KEY_FILE, held.value, password);
    if (!aside.ok) return aside;
  }
  return writeKey(files, folder, COUNTY_KEY_FILE, pair, password);
}

const doneSchema = z.strictObject({ person: z.string(), at: z.string() }).nullable();
/** Whether a 恢复单 of a county key was printed on this computer, and typed back and found right. */
const sheetNoteSchema = z.strictObject({ v: z.literal(1), key: publicKeySchema, printed: doneSchema, checked: doneSchema });
export type SheetNote = z.infer<typeof sheetNoteSchema>;

export function readSheetNote(files: Files, folder: string): Promise<Result<SheetNote | null>> {
  return readJson(files, folder, SHEET_FILE, sheetNoteSchema);
}

export function writeSheetNote(files: Files, folder: string, note: SheetNote): Promise<Result<null>> {
  return writeJson(files, folder, SHEET_FILE, note);
}

/** The entry of a device in the county's register of 办公点, which travels in every county package together with withdrawals. */
export function officeDraft(name: string, card: Card): Draft {
  return createDraft(
    { scope: COUNTY_SCOPE, entity: 'office', record: newRecordId('b', randomBytes(10)) },
    {
      name,
      device: card.device,
      publicKey: card.publicKey,
      from: card.from,
      ...(card.to === null ? {} : { to: card.to }),
      ...(card.unit === COUNTY_SCOPE ? {} : { unit: card.unit }),
    },
  );
}

/**
 * Makes the county key once, with the card of the county's own device, and enters that device in the register.
 * @param person who did it, for the entry
 */
export async function makeCountyIdentity(
  workspace: ExchangeWorkspace,
  files: Files,
  person: string,
  password?: string,
): Promise<Result<Identity>> {
  const { folder, file, clock } = workspace;
  if (file.unit !== null) return fail('E_KEY_MISSING');
  const county = makeKeyPair();
  const device = makeKeyPair();
  const card = signCard(county, {
    v: 1,
    county: county.publicKey,
    unit: COUNTY_SCOPE,
    unitName: file.office,
    device: file.device,
    publicKey: device.publicKey,
    from: clock.today(),
    to: null,
  });
  const identity: Identity = {
    county: { v: 1, name: file.county, key: county.publicKey, confirmed: { person, at: clock.now() } },
    card,
    device,
  };
  const key = await writeKey(files, folder, COUNTY_KEY_FILE, county, password);
  if (!key.ok) return key;
  const entered = await workspace.commitDrafts([officeDraft(file.office, card)], person);
  if (!entered.ok) return entered;
  const written = await writeIdentity(files, folder, identity, password);
  return written.ok ? ok(identity) : written;
}

/** Whether what was heard by telephone is the 校验码 of a county key; spaces do not matter. */
export function isCodeOf(key: string, typed: string): boolean {
  return typed.replace(/\D/g, '') === checkCode(key).replace(/\D/g, '');
}

/**
 * Records that a person read the 校验码 to the county office by telephone and it was the same.
 * @param typed the eight groups as heard; spaces do not matter
 */
export async function confirmCheckCode(
  files: Files,
  folder: string,
  typed: string,
  person: string,
  at: string,
): Promise<Result<CountyFile>> {
  const county = await readJson(files, folder, COUNTY_FILE, countyFileSchema);
  if (!county.ok) return county;
  if (county.value === null) return fail('E_KEY_MISSING', COUNTY_FILE);
  if (!isCodeOf(county.value.key, typed)) return fail('E_CODE_DIFFERS');
  const confirmed: CountyFile = { ...county.value, confirmed: { person, at } };
  const written = await writeJson(files, folder, COUNTY_FILE, confirmed);
  return written.ok ? ok(confirmed) : written;
}
