/**
 * 一键备份到U盘: all commits as they are, all attachments, and what an empty machine needs to go on. Signed like every package.
 * A backup stands for the machine it came from: it holds the device key and, in the county office, the county key (wrapped when a password
 * wraps it, else raw). It must be kept like the machine itself; a passphrase locks it.
 */
import { setImmediate } from 'node:timers/promises';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { parseJson } from '../../shared/exchange/body';
import type { Restore } from '../../shared/exchange/body';
import { logEntrySchema } from '../../shared/exchange/log-entry';
import { heldVectors } from '../../shared/exchange/vectors';
import { applyOperations, emptyLedger } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import { stateHash } from '../../shared/ledger/state-hash';
import { COUNTY_SCOPE } from '../../shared/model/ids';
import { firstBadCommit } from '../journal/prove';
import { attachmentsIn } from '../workspace/attachments';
import type { FoundingPorts } from '../workspace/create';
import type { WorkspaceFile } from '../workspace/workspace-file';
import { openSigned } from './container';
import type { Part } from './container';
import { foundWithCommits, unmark } from './found-folder';
import { readCountyKey, readCountyKeyFile, restoreCountyKey, writeIdentity } from './identity';
import { wrappedKeySchema } from './keys';
import { appendLog } from './log';
import { laterLife } from './office';
import type { Office } from './office';
import { draftHeader, finish } from './pack';
import type { Packed } from './pack';
import { readContent } from './read-package';
import type { Content } from './read-package';

function stateHashes(ledger: Ledger): Record<string, string> {
  return Object.fromEntries([...ledger.versions.keys()].map((scope) => [scope, stateHash(ledger, scope)]));
}

async function countyKeyOf(office: Office): Promise<Result<Restore['countyKey']>> {
  if (office.scope !== COUNTY_SCOPE) return ok(null);
  const { files } = office;
  const file = await readCountyKeyFile(files, office.workspace.folder);
  if (!file.ok) return file;
  const wrapped = wrappedKeySchema.safeParse(parseJson(file.value ?? ''));
  if (!wrapped.success || file.value === null) return fail('E_KEY_MISSING', 'county.key');
  if (wrapped.data.wrap === 'password') return ok({ file: file.value });
  const key = await readCountyKey(files, office.workspace.folder);
  return key.ok ? ok({ raw: key.value.privateKey }) : key;
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

/** Makes a backup of this workspace as a package to itself. */
export async function makeBackup(
  office: Office,
  request: { readonly period: string; readonly passphrase?: string },
): Promise<Result<Packed>> {
  const { workspace, identity } = office;
  const commits = await workspace.exportJournal();
  if (!commits.ok) return commits;
  const countyKey = await countyKeyOf(office);
  if (!countyKey.ok) return countyKey;
  const attachments = await attachmentParts(office);
  if (!attachments.ok) return attachments;
  const restore: Restore = {
    v: 1,
    county: identity.county,
    office: office.scope,
    officeName: workspace.file.office,
    practice: workspace.file.practice,
    card: identity.card,
    privateKey: identity.device.privateKey,
    countyKey: countyKey.value,
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
    versions: { from: {}, to: heldVectors(workspace.ledger.operations.values()) },
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

async function proved({ commits, restore }: Content): Promise<Result<Restore>> {
  if (restore === null) return fail('E_NOT_BACKUP');
  const ledger = emptyLedger();
  const bad = await firstBadCommit(commits, (_, operations) => applyOperations(ledger, operations));
  if (bad !== null) return fail('E_BACKUP_BROKEN', `第 ${bad} 次提交`);
  const state = stateHashes(ledger);
  const same = Object.keys({ ...state, ...restore.state }).every((scope) => state[scope] === restore.state[scope]);
  return same ? ok(restore) : fail('E_BACKUP_BROKEN');
}

/**
 * Restores a backup into an empty folder and proves that the same state came out. The machine goes on as a later life of its device: it can
 * exchange packages at once, and if the old machine still runs, the two do not write under one name (fault 39).
 * @param trust the county's public key where one is known (restoring beside an open ledger), else null
 * @returns what was made, to be opened by the caller; E_NOT_BACKUP, E_BACKUP_BROKEN, or what is wrong with file or folder
 */
export async function restoreBackup(
  bytes: Uint8Array,
  folder: string,
  ports: FoundingPorts,
  passphrase?: string,
  trust: string | null = null,
): Promise<Result<WorkspaceFile>> {
  const signed = openSigned(bytes, trust);
  if (!signed.ok) return signed;
  const { header } = signed.value;
  if (header.kind !== '备份') return fail('E_NOT_BACKUP');
  const content = await readContent(signed.value, passphrase);
  if (!content.ok) return content;
  const restore = await proved(content.value);
  if (!restore.ok) return restore;
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
  const completed = await complete(folder, restore.value, content.value.attachments, ports);
  if (!completed.ok) await unmark(folder, ports.files);
  return completed.ok ? made : completed;
}

/** What lies beside the journal; the identity comes last, so that a copy with an identity is a whole one. */
async function complete(folder: string, restore: Restore, found: readonly Uint8Array[], { files }: FoundingPorts): Promise<Result<null>> {
  const { county, card, privateKey, countyKey, log } = restore;
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
  if (countyKey !== null) {
    const key = 'raw' in countyKey ? { pair: { publicKey: county.key, privateKey: countyKey.raw } } : countyKey;
    const restored = await restoreCountyKey(files, folder, key);
    if (!restored.ok) return restored;
  }
  return writeIdentity(files, folder, { county, card, device: { publicKey: card.publicKey, privateKey } });
}
