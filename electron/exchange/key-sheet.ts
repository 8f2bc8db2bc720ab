/**
 * 县钥匙恢复单: the county key as bytes for a sheet of paper, and back. Under a passphrase of its own (scrypt, AES-256-GCM), so that whoever finds the
 * sheet alone cannot sign; without one only where the person chose so. The sheet brings back the key, never the ledger. Knows no paper and no window.
 */
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { checkCode } from '../../shared/exchange/card';
import { SHEET_BYTES } from '../../shared/exchange/key-sheet';
import { paperGroups, readGroups } from '../../shared/exchange/paper-groups';
import { COUNTY_SCOPE } from '../../shared/model/ids';
import type { Files } from '../journal/files';
import {
  officeDraft,
  readCounty,
  readCountyKey,
  readCountyKeyFile,
  readIdentity,
  readSheetNote,
  replaceCountyKey,
  writeIdentity,
  writeSheetNote,
} from './identity';
import type { SheetNote } from './identity';
import { decrypt, encrypt, keyFromPassphrase, makeKeyPair, signCard } from './keys';
import type { KeyPair } from './keys';
import type { Office } from './office';
import type { ExchangeWorkspace } from './ports';

/** Characters of the passphrase at least; more than of a backup, because a photograph of the sheet can be tried at home for years. */
const SHORTEST = 8;
/** First byte of a sheet: the key behind a passphrase, or bare. */
const LOCKED = 1;
const BARE = 2;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
/** The DER form of an Ed25519 private key begins so; the 32 bytes of the key follow (RFC 8410). */
const PRIVATE_KEY_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

const also = (kind: number): Buffer => Buffer.from(`zeren-county-key-sheet ${kind}`);

/** The pair behind the 32 bytes of a private key. */
function pairOf(seed: Uint8Array): KeyPair {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_KEY_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { publicKey: x, privateKey: Buffer.from(seed).toString('base64url') };
}

/** The bytes of a sheet. Every sheet has a salt and so a key of its own; the nonce is taken from the salt and used once. */
async function sheetBytes(pair: KeyPair, passphrase: string | null): Promise<Uint8Array> {
  const seed = Buffer.from(pair.privateKey, 'base64url');
  if (passphrase === null) return Buffer.concat([Buffer.of(BARE), seed]);
  const salt = randomBytes(SALT_BYTES);
  const sealed = encrypt(await keyFromPassphrase(passphrase, salt), salt.subarray(0, NONCE_BYTES), seed, also(LOCKED));
  return Buffer.concat([Buffer.of(LOCKED), salt, sealed]);
}

/**
 * The groups of a 恢复单 for the key of this county.
 * @param passphrase 恢复单口令 of eight characters or more; null prints the key bare
 * @returns E_NOT_COUNTY, E_COUNTY_KEY_AWAY, E_KEY_PASSWORD, E_SHEET_SHORT
 */
export async function makeKeySheet(office: Office, passphrase: string | null): Promise<Result<readonly string[]>> {
  if (office.scope !== COUNTY_SCOPE) return fail('E_NOT_COUNTY');
  if (passphrase !== null && [...passphrase].length < SHORTEST) return fail('E_SHEET_SHORT');
  const key = await readCountyKey(office.files, office.workspace.folder, office.password);
  return key.ok ? ok(paperGroups(await sheetBytes(key.value, passphrase))) : key;
}

/**
 * The county key behind the groups of a sheet.
 * @param passphrase null for a sheet without one
 * @returns E_SHEET_TEXT with the groups that do not fit, E_SHEET_PASSPHRASE
 */
export async function openKeySheet(groups: readonly string[], passphrase: string | null): Promise<Result<KeyPair>> {
  const bytes = readGroups(groups, passphrase === null ? SHEET_BYTES.bare : SHEET_BYTES.locked);
  if (!bytes.ok) return bytes;
  const [kind] = bytes.value;
  const rest = bytes.value.subarray(1);
  if (kind === BARE && passphrase === null) return ok(pairOf(rest));
  if (kind !== LOCKED || passphrase === null) return fail('E_SHEET_TEXT', '不是这个版本印的恢复单');
  const salt = rest.subarray(0, SALT_BYTES);
  const key = await keyFromPassphrase(passphrase, salt);
  const seed = decrypt(key, salt.subarray(0, NONCE_BYTES), rest.subarray(SALT_BYTES), also(LOCKED));
  return seed === null ? fail('E_SHEET_PASSPHRASE') : ok(pairOf(seed));
}

/** A sheet as it was typed; `passphrase` null for one without. */
export type TypedSheet = { readonly groups: readonly string[]; readonly passphrase: string | null };

/** What came of a typed sheet: it is the key this computer holds, it was put where none was, or it took the place of another. */
export type SheetOutcome = 'same' | 'added' | 'replaced';

/**
 * Takes the county key of a sheet for this county office. Another key that is here is put aside, never destroyed; the card of this device is signed anew,
 * so that every unit that knows the old 校验码 goes on as before. Every step can be repeated; the county file comes last.
 * @param wish who did it; `replace` says that another key here may be put aside
 * @returns E_NOT_COUNTY, E_SHEET_OTHER while another key is here and nobody agreed to replace it, or a disk error
 */
export async function takeCountyKey(
  workspace: ExchangeWorkspace,
  files: Files,
  pair: KeyPair,
  { person, replace, password }: { readonly person: string; readonly replace: boolean; readonly password?: string | undefined },
): Promise<Result<SheetOutcome>> {
  const { folder, file, clock } = workspace;
  if (file.unit !== null) return fail('E_NOT_COUNTY');
  const county = await readCounty(files, folder);
  if (!county.ok) return county;
  const held = await readCountyKey(files, folder, password);
  const identity = await readIdentity(files, folder, password);
  const known = identity.ok && identity.value !== null && county.value?.key === pair.publicKey;
  if (held.ok && held.value.publicKey === pair.publicKey && known) {
    const noted = await noteSheet(files, folder, pair.publicKey, { checked: { person, at: clock.now() } });
    return noted.ok ? ok('same') : noted;
  }
  const other = held.ok && held.value.publicKey !== pair.publicKey;
  if (other && !replace) return fail('E_SHEET_OTHER', `单上的校验码：${checkCode(pair.publicKey)}`);
  const replaced = await replaceCountyKey(files, folder, pair, password);
  if (!replaced.ok) return replaced;
  if (!known) {
    const card = identity.ok ? identity.value?.card : undefined;
    const device = identity.ok && identity.value !== null ? identity.value.device : makeKeyPair();
    const next = signCard(pair, {
      v: 1,
      county: pair.publicKey,
      unit: COUNTY_SCOPE,
      unitName: file.office,
      device: card?.device ?? file.device,
      publicKey: device.publicKey,
      from: card?.from ?? clock.today(),
      to: card?.to ?? null,
    });
    if (card === undefined) {
      const entered = await workspace.commitDrafts([officeDraft(file.office, next)], person);
      if (!entered.ok) return entered;
    }
    const confirmed = { person, at: clock.now() };
    const written = await writeIdentity(
      files,
      folder,
      { county: { v: 1, name: file.county, key: pair.publicKey, confirmed }, card: next, device },
      password,
    );
    if (!written.ok) return written;
  }
  const noted = await noteSheet(files, folder, pair.publicKey, { checked: { person, at: clock.now() } });
  return noted.ok ? ok(other ? 'replaced' : 'added') : noted;
}

type Done = { readonly person: string; readonly at: string };

/** Notes that a sheet of this key was printed, or typed back and found right; what was noted of another key is no longer of use. */
export async function noteSheet(
  files: Files,
  folder: string,
  key: string,
  what: { readonly printed?: Done; readonly checked?: Done },
): Promise<Result<null>> {
  const held = await readSheetNote(files, folder);
  if (!held.ok) return held;
  const before = held.value?.key === key ? held.value : { v: 1 as const, key, printed: null, checked: null };
  return writeSheetNote(files, folder, { ...before, ...what });
}

/** How it stands with the sheet of the key this computer holds; null where it holds no county key. */
export async function sheetState({
  scope,
  files,
  workspace,
  identity,
}: Office): Promise<Result<Pick<SheetNote, 'printed' | 'checked'> | null>> {
  if (scope !== COUNTY_SCOPE) return ok(null);
  const file = await readCountyKeyFile(files, workspace.folder);
  if (!file.ok || file.value === null) return file.ok ? ok(null) : file;
  const note = await readSheetNote(files, workspace.folder);
  if (!note.ok) return note;
  const { printed, checked } = note.value?.key === identity.county.key ? note.value : { printed: null, checked: null };
  return ok({ printed, checked });
}
