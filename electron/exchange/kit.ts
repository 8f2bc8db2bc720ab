/**
 * 单位开通文件: made by the county for one unit, used once on the unit's machine. It brings everything a township needs that got only a stick:
 * key and card of the new device, the county scope (units, people, words, targets, numbers) and the unit's own scope.
 * Limit: until it is used, whoever holds the stick can enrol as that unit. A passphrase or the withdrawal of the card answers that.
 */
import { randomBytes } from 'node:crypto';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { CountyFile, Kit } from '../../shared/exchange/body';
import type { PackageHeader } from '../../shared/exchange/header';
import type { LogEntry } from '../../shared/exchange/log-entry';
import { withdrawDraft } from '../../shared/exchange/offices';
import { vectorSteps } from '../../shared/exchange/vectors';
import { fold } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import type { Commit } from '../../shared/ledger/commit';
import type { ProvedOperation } from '../../shared/ledger/seal';
import { COUNTY_SCOPE, deviceIdSchema } from '../../shared/model/ids';
import type { RecordId } from '../../shared/model/ids';
import type { Files } from '../journal/files';
import { inSlices } from '../slices';
import { attachmentsIn } from '../workspace/attachments';
import type { Attachments } from '../workspace/attachments';
import type { FoundingPorts } from '../workspace/create';
import { writeWorkspaceFile } from '../workspace/workspace-file';
import type { WorkspaceFile } from '../workspace/workspace-file';
import { attachedParts, namedAttachments } from './attached';
import { openSigned, sha256Hex } from './container';
import type { Part } from './container';
import { foundWithOperations, unmark } from './found-folder';
import { isCodeOf, officeDraft, readCounty, readCountyKey, writeIdentity } from './identity';
import type { Identity } from './identity';
import { makeKeyPair, signBytes, signCard, verifyBytes, verifyCard } from './keys';
import { appendLog } from './log';
import { laterLife } from './office';
import type { Office } from './office';
import { collect, countRecords, draftHeader, finish, operationsPart } from './pack';
import type { Packed } from './pack';
import type { ExchangeWorkspace } from './ports';
import { readContent } from './read-package';

export type KitRequest = {
  readonly unit: RecordId;
  readonly period: string;
  /** 当前经办人, for the entry in the register. */
  readonly person: string;
  readonly passphrase?: string;
};

function isPractice(ledger: Ledger): boolean {
  return [...(ledger.records.get('county')?.values() ?? [])].some((state) => state.fields['practice']?.value === true);
}

/**
 * Makes a 单位开通文件 for one device of a unit, or for another computer of the county office (unit `county`; the county key stays here), and enters that
 * device in the county's register.
 * @returns E_NOT_COUNTY on a unit's machine, E_COUNTY_KEY_AWAY on a computer of the county office without the county key, E_NO_UNIT, E_KEY_PASSWORD, or the package
 */
export async function makeKit(office: Office, { unit, period, person, passphrase }: KitRequest): Promise<Result<Packed>> {
  const { workspace, files, identity } = office;
  if (office.scope !== COUNTY_SCOPE) return fail('E_NOT_COUNTY');
  const own = unit === COUNTY_SCOPE;
  const unitName = own ? workspace.file.office : workspace.ledger.records.get('unit')?.get(unit)?.fields['name']?.value;
  if (typeof unitName !== 'string' || unitName === '') return fail('E_NO_UNIT');
  const countyKey = await readCountyKey(files, workspace.folder, office.password);
  if (!countyKey.ok) return countyKey;
  // A 恢复单 was taken half way: a card by this key would name another county.
  if (countyKey.value.publicKey !== identity.county.key) return fail('E_KEY_MISSING');
  const pair = makeKeyPair();
  const card = signCard(countyKey.value, {
    v: 1,
    county: identity.county.key,
    unit,
    unitName,
    device: deviceIdSchema.parse(`d-${randomBytes(10).toString('hex')}`),
    publicKey: pair.publicKey,
    from: workspace.clock.today(),
    to: null,
  });
  const entered = await workspace.commitDrafts([officeDraft(unitName, card)], person);
  if (!entered.ok) return entered;
  const operations = await collect(office, (op) => own || op.scope === COUNTY_SCOPE || op.scope === unit);
  if (!operations.ok) return operations;
  const kit: Kit = {
    v: 1,
    unit,
    unitName,
    county: { name: identity.county.name, key: identity.county.key },
    privateKey: pair.privateKey,
    card,
  };
  const draft = draftHeader(office, {
    kind: '开通',
    to: unit,
    period,
    versions: {
      from: {},
      to: await inSlices(vectorSteps(workspace.ledger.operations.values(), own ? undefined : new Set([COUNTY_SCOPE, unit]))),
    },
    counts: countRecords(operations.value),
  });
  const attached = await attachedParts(office, operations.value);
  if (!attached.ok) return attached;
  const part: Part = { role: 'kit', bytes: Buffer.from(JSON.stringify(kit), 'utf8') };
  const parts = [await operationsPart(operations.value), part, ...attached.value];
  return finish(office, draft, parts, operations.value.length, passphrase);
}

/** Withdraws the card of a device (停用): its packages are refused from then on, here at once, at the units with the next 下发. */
export async function withdrawDevice(office: Office, record: RecordId, reason: string, person: string): Promise<Result<Commit>> {
  const { workspace } = office;
  if (office.scope !== COUNTY_SCOPE) return fail('E_NOT_COUNTY');
  const draft = withdrawDraft(workspace.ledger, record, reason);
  return draft.ok ? workspace.commitDrafts([draft.value], person) : draft;
}

function keyFits(kit: Kit): boolean {
  const probe = randomBytes(32);
  return verifyBytes(kit.card.publicKey, probe, signBytes({ publicKey: kit.card.publicKey, privateKey: kit.privateKey }, probe));
}

/** A 开通文件 that was opened and proved. */
type OpenedKit = {
  readonly header: PackageHeader;
  readonly kit: Kit;
  /** The county scope and the unit's own, and the files that its evidence names. */
  readonly operations: readonly ProvedOperation[];
  readonly attachments: readonly Uint8Array[];
};

async function openKit(bytes: Uint8Array, trust: string | null, passphrase?: string): Promise<Result<OpenedKit>> {
  const signed = openSigned(bytes, trust);
  if (!signed.ok) return signed;
  const { header } = signed.value;
  if (header.kind !== '开通' || header.card.unit !== COUNTY_SCOPE) return fail('E_NOT_KIT');
  const content = await readContent(signed.value, passphrase);
  if (!content.ok) return content;
  const { kit, operations, attachments } = content.value;
  if (kit === null) return fail('E_NOT_KIT');
  const { card } = kit;
  const fits = card.county === header.county.key && kit.county.key === card.county && card.unit === kit.unit && header.to.unit === kit.unit;
  if (!fits || !verifyCard(card) || !keyFits(kit)) return fail('E_CONTENT');
  const county = kit.unit === COUNTY_SCOPE;
  const own = operations.filter(({ operation }) => county || operation.scope === COUNTY_SCOPE || operation.scope === kit.unit);
  const named = new Set(namedAttachments(own.map(({ sealed }) => sealed)));
  return ok({ header, kit, operations: own, attachments: attachments.filter((one) => named.has(sha256Hex(one))) });
}

/** The identity that a kit gives. The 校验码 is to be read by telephone, unless that was done for this very county key: before, or just now. */
function identityOf({ kit }: OpenedKit, confirmed: CountyFile['confirmed']): Identity {
  const { card, county, privateKey } = kit;
  return { county: { v: 1, name: county.name, key: county.key, confirmed }, card, device: { publicKey: card.publicKey, privateKey } };
}

function receivedEntry({ header, operations }: OpenedKit, bytes: Uint8Array, at: string, person: string): LogEntry {
  return {
    direction: '收到',
    kind: '开通',
    office: COUNTY_SCOPE,
    officeName: header.from.name,
    device: header.from.device,
    period: header.period,
    number: header.number,
    sha256: sha256Hex(bytes),
    file: '',
    at,
    person,
    holds: header.versions.to,
    operations: operations.length,
  };
}

async function storeAttachments(attachments: Attachments, found: readonly Uint8Array[]): Promise<Result<null>> {
  for (const one of found) {
    const added = await attachments.add(one);
    if (!added.ok) return added;
  }
  return ok(null);
}

/**
 * Sets up a unit's machine from a 单位开通文件. The county is believed for now; its 校验码 must be read by telephone before the first 上报.
 * The device gets its own later life of the id on the card, so that a file used on two machines makes no forks.
 * @param folder an empty folder
 * @returns what was made, to be opened by the caller; E_NOT_KIT, or the code of what is wrong with the file or the folder
 */
export async function enrol(
  bytes: Uint8Array,
  folder: string,
  person: string,
  ports: FoundingPorts,
  passphrase?: string,
): Promise<Result<WorkspaceFile>> {
  const opened = await openKit(bytes, null, passphrase);
  if (!opened.ok) return opened;
  const { kit, operations, attachments } = opened.value;
  const facts = {
    county: kit.county.name,
    office: kit.unitName,
    unit: kit.unit === COUNTY_SCOPE ? null : kit.unit,
    device: laterLife(kit.card.device, ports.randomBytes),
    practice: isPractice(fold(operations.map(({ operation }) => operation))),
  };
  const sealed = operations.map((one) => one.sealed);
  const made = await foundWithOperations(folder, facts, sealed, ports);
  if (!made.ok) return made;
  const stored = await storeAttachments(attachmentsIn(ports.files, folder), attachments);
  const entry = receivedEntry(opened.value, bytes, ports.now(), person);
  const logged = stored.ok ? await appendLog(ports.files, folder, [entry]) : stored;
  const written = logged.ok ? await writeIdentity(ports.files, folder, identityOf(opened.value, null)) : logged;
  if (!written.ok) await unmark(folder, ports.files);
  return written.ok ? made : written;
}

export type Renewal = {
  readonly files: Files;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly person: string;
  /** The office's secret, where it uses passwords. */
  readonly password?: string | undefined;
  readonly passphrase?: string | undefined;
  /** The 校验码 of a new county key, as it was heard by telephone. */
  readonly code?: string | undefined;
};

/**
 * Opens the 开通文件 of a 续办. One of another county key is believed only when the 校验码 of that key was read by telephone: a county that lost its key goes
 * on with a new one, and nobody else's file gets in by the county's name.
 */
async function openRenewal(bytes: Uint8Array, known: CountyFile | null, { passphrase, code }: Renewal): Promise<Result<OpenedKit>> {
  const opened = await openKit(bytes, known?.key ?? null, passphrase);
  if (opened.ok || opened.code !== 'E_UNKNOWN_OFFICE') return opened;
  const other = await openKit(bytes, null, passphrase);
  if (!other.ok || other.value.kit.county.name !== known?.name) return other.ok ? opened : other;
  if (code === undefined) return fail('E_COUNTY_KEY_NEW');
  return isCodeOf(other.value.kit.county.key, code) ? other : fail('E_CODE_DIFFERS');
}

/**
 * 续办: gives an open ledger of a unit a new identity from a new 开通文件, and takes in what the county holds. Every entry made here stays and goes to the
 * county with the next 上报: for a ledger restored without keys, after a stolen machine was 停用, for a copied machine that must not write under
 * its twin's name any more, and when the county itself lost its key. Every step can be repeated; a machine whose card and name do not fit is asked to 续办 again.
 * @returns the new `workspace.json`; the caller opens the folder anew. E_NOT_KIT, E_NOT_FOR_US for another unit's file, E_UNKNOWN_OFFICE for another
 *   county's, E_COUNTY_KEY_NEW when the 校验码 of a new key must be heard first, E_CODE_DIFFERS
 */
export async function renew(bytes: Uint8Array, workspace: ExchangeWorkspace, ports: Renewal): Promise<Result<WorkspaceFile>> {
  const { folder, file, clock } = workspace;
  const { files, person } = ports;
  const known = await readCounty(files, folder);
  if (!known.ok) return known;
  const opened = await openRenewal(bytes, known.value, ports);
  if (!opened.ok) return opened;
  const { kit, operations, attachments } = opened.value;
  if (kit.unit !== (file.unit ?? COUNTY_SCOPE) || kit.county.name !== file.county) return fail('E_NOT_FOR_US', `发给${kit.unitName}`);
  const stored = await storeAttachments(workspace.attachments, attachments);
  if (!stored.ok) return stored;
  const taken = await workspace.appendForeign(operations);
  if (!taken.ok) return taken;
  const logged = await appendLog(files, folder, [receivedEntry(opened.value, bytes, clock.now(), person)]);
  if (!logged.ok) return logged;
  const next = { ...file, device: laterLife(kit.card.device, ports.randomBytes) };
  const named = await writeWorkspaceFile(files, folder, next);
  if (!named.ok) return named;
  const same = known.value?.key === kit.county.key;
  const heard = ports.code !== undefined && isCodeOf(kit.county.key, ports.code);
  const confirmed = same ? (known.value?.confirmed ?? null) : heard ? { person, at: clock.now() } : null;
  const written = await writeIdentity(files, folder, identityOf(opened.value, confirmed), ports.password);
  return written.ok ? ok(next) : written;
}
