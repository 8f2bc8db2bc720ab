/**
 * 一键备份到U盘: all commits as they are, all attachments, and what an empty machine needs to go on. Signed like every package.
 * A backup stands for the machine it came from: it holds the device key and, in the county office, the county key. The county key never leaves
 * the machine bare: a passphrase wraps the keys, and the ledger beside them stays readable, so that a forgotten passphrase loses no entry.
 */
import { setImmediate } from 'node:timers/promises';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { parseJson } from '../../shared/exchange/body';
import type { Restore } from '../../shared/exchange/body';
import { logEntrySchema } from '../../shared/exchange/log-entry';
import { vectorSteps } from '../../shared/exchange/vectors';
import { applySteps, emptyLedger } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import { stateHash } from '../../shared/ledger/state-hash';
import { COUNTY_SCOPE } from '../../shared/model/ids';
import { firstBadCommit } from '../journal/prove';
import { inSlices } from '../slices';
import { attachmentsIn } from '../workspace/attachments';
import type { FoundingPorts } from '../workspace/create';
import type { WorkspaceFile } from '../workspace/workspace-file';
import { openSigned } from './container';
import type { Part } from './container';
import { foundWithCommits, unmark } from './found-folder';
import { readCountyKey, readCountyKeyFile, restoreCountyKey, writeIdentity } from './identity';
import { unwrapKey, wrapKey, wrappedKeySchema } from './keys';
import type { KeyPair } from './keys';
import { appendLog } from './log';
import { laterLife } from './office';
import type { Office } from './office';
import { draftHeader, finish } from './pack';
import type { Packed } from './pack';
import { readContent } from './read-package';
import type { Content } from './read-package';

/** Characters of a passphrase at least; scrypt makes each guess cost half a second. */
const MIN_PASSPHRASE = 6;

function stateHashes(ledger: Ledger): Record<string, string> {
  return Object.fromEntries([...ledger.versions.keys()].map((scope) => [scope, stateHash(ledger, scope)]));
}

type Keys = Pick<Restore, 'lockedKeys' | 'privateKey' | 'countyKey'>;

/** Keys behind the passphrase of the backup. */
async function lockedKeys(office: Office, passphrase: string): Promise<Result<Keys>> {
  const { files, identity, password, scope, workspace } = office;
  const device = JSON.stringify(await wrapKey(identity.device, { password: passphrase }));
  if (scope !== COUNTY_SCOPE) return ok({ lockedKeys: { device, county: null }, privateKey: null, countyKey: null });
  const key = await readCountyKey(files, workspace.folder, password);
  if (!key.ok) return key;
  const county = JSON.stringify(await wrapKey(key.value, { password: passphrase }));
  return ok({ lockedKeys: { device, county }, privateKey: null, countyKey: null });
}

/** Keys without a passphrase: a unit's own, or the county's when the office's password wraps it anyway. */
async function openKeys(office: Office): Promise<Result<Keys>> {
  const county = await countyKeyOf(office);
  return county.ok ? ok({ privateKey: office.identity.device.privateKey, countyKey: county.value }) : county;
}

async function countyKeyOf(office: Office): Promise<Result<Restore['countyKey']>> {
  if (office.scope !== COUNTY_SCOPE) return ok(null);
  const { files } = office;
  const file = await readCountyKeyFile(files, office.workspace.folder);
  if (!file.ok) return file;
  const wrapped = wrappedKeySchema.safeParse(parseJson(file.value ?? ''));
  if (!wrapped.success || file.value === null) return fail('E_KEY_MISSING', '县级密钥');
  return wrapped.data.wrap === 'password' ? ok({ file: file.value }) : fail('E_BACKUP_PASSPHRASE');
}

async function attachmentParts(office: Office): Promise<Result<Part[]>> {
  const { attachments } = office.workspace;
  const names = await attachments.list();
  if (!names.ok) return names;
  const parts: Part[] = [];
  for (const name of names.value) {
    const bytes = await attachments.read(name);
    if (!bytes.ok) return bytes;
    parts.push({ role: 'attachment', bytes: bytes.value });
  }
  return ok(parts);
}

/**
 * Makes a backup of this workspace as a package to itself.
 * @param request `keyPassphrase` wraps the keys in it; the county office must give one (E_BACKUP_PASSPHRASE). `passphrase` encrypts the whole.
 */
export async function makeBackup(
  office: Office,
  request: { readonly period: string; readonly keyPassphrase?: string; readonly passphrase?: string },
): Promise<Result<Packed>> {
  const { workspace, identity } = office;
  const commits = await workspace.exportJournal();
  if (!commits.ok) return commits;
  const { keyPassphrase } = request;
  if (keyPassphrase !== undefined && [...keyPassphrase].length < MIN_PASSPHRASE) return fail('E_BACKUP_PASSPHRASE');
  const keys = await (keyPassphrase === undefined ? openKeys(office) : lockedKeys(office, keyPassphrase));
  if (!keys.ok) return keys;
  const attachments = await attachmentParts(office);
  if (!attachments.ok) return attachments;
  const restore: Restore = {
    v: 1,
    county: identity.county,
    office: office.scope,
    officeName: workspace.file.office,
    practice: workspace.file.practice,
    card: identity.card,
    ...keys.value,
    log: office.log.map((entry) => JSON.stringify(entry)),
    state: stateHashes(workspace.ledger),
  };
  const lines: Uint8Array[] = [];
  let operations = 0;
  for (const commit of commits.value) {
    lines.push(Buffer.from(`${JSON.stringify(commit)}\n`, 'utf8'));
    operations += commit.ops.length;
    if (lines.length % 500 === 0) await setImmediate();
  }
  const draft = draftHeader(office, {
    kind: '备份',
    to: office.scope,
    period: request.period,
    versions: { from: {}, to: await inSlices(vectorSteps(workspace.ledger.operations.values())) },
    counts: [
      { label: '提交', count: commits.value.length },
      { label: '记录', count: operations },
      { label: '附件', count: attachments.value.length },
    ],
  });
  const parts: Part[] = [
    { role: 'commits', bytes: Buffer.concat(lines) },
    { role: 'restore', bytes: Buffer.from(JSON.stringify(restore), 'utf8') },
    ...attachments.value,
  ];
  return finish(office, draft, parts, operations, request.passphrase);
}

/** What opens the keys of a backup: its passphrase, or the wish to go on without them when it is forgotten. */
export type RestoreKeys = { readonly keyPassphrase?: string; readonly withoutKeys?: boolean };

/** Identity as it comes out of a backup; null: without keys. */
type Found = { readonly device: KeyPair; readonly county: { readonly file: string } | { readonly pair: KeyPair } | null } | null;

async function unlock(text: string, passphrase: string): Promise<Result<KeyPair>> {
  const wrapped = wrappedKeySchema.safeParse(parseJson(text));
  if (!wrapped.success) return fail('E_BACKUP_BROKEN');
  const key = await unwrapKey(wrapped.data, { password: passphrase });
  return !key.ok && key.code === 'E_KEY_PASSWORD' ? fail('E_PASSPHRASE') : key;
}

async function keysIn(restore: Restore, { keyPassphrase = '', withoutKeys = false }: RestoreKeys): Promise<Result<Found>> {
  const { lockedKeys: locked, privateKey, countyKey, county, card } = restore;
  if (withoutKeys) return ok(null);
  if (locked === undefined) {
    if (privateKey === null) return fail('E_BACKUP_BROKEN');
    const pair = countyKey !== null && 'raw' in countyKey ? { pair: { publicKey: county.key, privateKey: countyKey.raw } } : countyKey;
    return ok({ device: { publicKey: card.publicKey, privateKey }, county: pair });
  }
  if (keyPassphrase === '') return fail('E_KEYS_LOCKED');
  const device = await unlock(locked.device, keyPassphrase);
  if (!device.ok || locked.county === null) return device.ok ? ok({ device: device.value, county: null }) : device;
  const own = await unlock(locked.county, keyPassphrase);
  return own.ok ? ok({ device: device.value, county: { pair: own.value } }) : own;
}

async function proved({ commits, restore }: Content): Promise<Result<Restore>> {
  if (restore === null) return fail('E_NOT_BACKUP');
  const ledger = emptyLedger();
  const bad = await firstBadCommit(commits, (_, operations) => applySteps(ledger, operations));
  if (bad !== null) return fail('E_BACKUP_BROKEN', `第 ${bad} 次提交`);
  const state = stateHashes(ledger);
  const same = Object.keys({ ...state, ...restore.state }).every((scope) => state[scope] === restore.state[scope]);
  return same ? ok(restore) : fail('E_BACKUP_BROKEN');
}

/**
 * Restores a backup into an empty folder and proves that the same state came out. The machine goes on as a later life of its device: it can
 * exchange packages at once, and if the old machine still runs, the two do not write under one name (fault 39).
 * @param keys what opens the keys; E_KEYS_LOCKED, E_PASSPHRASE. Without keys the ledger is whole, but the office must be 开通 anew.
 * @param trust the county's public key where one is known (restoring beside an open ledger), else null
 * @returns what was made, to be opened by the caller; E_NOT_BACKUP, E_BACKUP_BROKEN, or what is wrong with file or folder
 */
export async function restoreBackup(
  bytes: Uint8Array,
  folder: string,
  ports: FoundingPorts,
  keys: RestoreKeys & { readonly passphrase?: string } = {},
  trust: string | null = null,
): Promise<Result<WorkspaceFile>> {
  const signed = openSigned(bytes, trust);
  if (!signed.ok) return signed;
  const { header } = signed.value;
  if (header.kind !== '备份') return fail('E_NOT_BACKUP');
  const content = await readContent(signed.value, keys.passphrase);
  if (!content.ok) return content;
  const restore = await proved(content.value);
  if (!restore.ok) return restore;
  const found = await keysIn(restore.value, keys);
  if (!found.ok) return found;
  const { county, office, officeName, practice, card } = restore.value;
  const facts = {
    county: county.name,
    office: officeName,
    unit: office === COUNTY_SCOPE ? null : office,
    device: laterLife(card.device, ports.randomBytes),
    practice,
  };
  const made = await foundWithCommits(folder, facts, content.value.commits, ports);
  if (!made.ok) return made;
  const completed = await complete(folder, restore.value, found.value, content.value.attachments, ports);
  if (!completed.ok) await unmark(folder, ports.files);
  return completed.ok ? made : completed;
}

/** What lies beside the journal; the identity comes last, so that a copy with an identity is a whole one. */
async function complete(
  folder: string,
  { county, card, log }: Restore,
  keys: Found,
  found: readonly Uint8Array[],
  { files }: FoundingPorts,
): Promise<Result<null>> {
  const attachments = attachmentsIn(files, folder);
  for (const attachment of found) {
    const added = await attachments.add(attachment);
    if (!added.ok) return added;
  }
  const entries = log.flatMap((line) => {
    const parsed = logEntrySchema.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
  const logged = await appendLog(files, folder, entries);
  if (!logged.ok) return logged;
  if (keys === null) return ok(null);
  if (keys.county !== null) {
    const restored = await restoreCountyKey(files, folder, keys.county);
    if (!restored.ok) return restored;
  }
  return writeIdentity(files, folder, { county, card, device: keys.device });
}
