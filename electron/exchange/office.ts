/**
 * This office as a partner in exchange: its open workspace, its identity, and what it knows of packages sent and received.
 * The log is read once and kept; every change goes to disk first.
 */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { checkCode, coversDevice } from '../../shared/exchange/card';
import type { LogEntry } from '../../shared/exchange/log-entry';
import { officeOfDevice } from '../../shared/exchange/record-text';
import { COUNTY_SCOPE, deviceIdSchema } from '../../shared/model/ids';
import type { DeviceId, Scope } from '../../shared/model/ids';
import { confirmCheckCode, makeCountyIdentity, readIdentity } from './identity';
import type { Identity } from './identity';
import type { Files } from '../journal/files';
import { appendApart, appendLog, readApart, readLog } from './log';
import type { Apart } from './log';
import type { ExchangeWorkspace } from './ports';

export type Office = {
  readonly workspace: ExchangeWorkspace;
  readonly files: Files;
  readonly scope: Scope;
  readonly identity: Identity;
  readonly password: string | undefined;
  readonly log: LogEntry[];
  readonly apart: Apart[];
};

/** Identities being made: two callers at once must not make two county keys. */
const making = new WeakMap<ExchangeWorkspace, Promise<Result<Identity>>>();

function makeOnce(workspace: ExchangeWorkspace, files: Files, person: string, password: string | undefined): Promise<Result<Identity>> {
  const running = making.get(workspace) ?? makeCountyIdentity(workspace, files, person, password).finally(() => making.delete(workspace));
  making.set(workspace, running);
  return running;
}

/**
 * Makes an open workspace ready for exchange. In a county office without a county key, the key is made now (once, for good).
 * @param person 当前经办人, for the entry of the county's own device
 * @param password wraps and opens the keys, when the office uses one
 * @returns E_KEY_MISSING, E_KEY_PASSWORD or a disk error
 */
export async function openOffice(workspace: ExchangeWorkspace, files: Files, person: string, password?: string): Promise<Result<Office>> {
  const { folder, file } = workspace;
  const held = await readIdentity(files, folder, password);
  if (!held.ok) return held;
  if (held.value === null && file.unit !== null) return fail('E_KEY_MISSING');
  // 续办 was cut off between its two files: the card does not cover this machine, so what it packs would be refused.
  if (held.value !== null && !coversDevice(held.value.card, file.device)) return fail('E_KEY_MISSING');
  if (held.value === null && person.trim() === '') return fail('E_INPUT');
  const identity = held.value === null ? await makeOnce(workspace, files, person, password) : ok(held.value);
  if (!identity.ok) return identity;
  const log = await readLog(files, folder);
  if (!log.ok) return log;
  const apart = await readApart(files, folder);
  if (!apart.ok) return apart;
  return ok({ workspace, files, scope: file.unit ?? COUNTY_SCOPE, identity: identity.value, password, log: log.value, apart: apart.value });
}

/** The county's 校验码 as this office knows it, and who compared it by telephone (null: nobody yet, 上报 waits). */
export function countyCode({ identity }: Office): { readonly code: string; readonly confirmed: Identity['county']['confirmed'] } {
  return { code: checkCode(identity.county.key), confirmed: identity.county.confirmed };
}

/**
 * Records that the 校验码 was read by telephone.
 * @param typed the eight groups as heard; spaces do not matter
 * @returns the office that may now 上报, in place of the one given; E_CODE_DIFFERS
 */
export async function confirmCode(office: Office, typed: string, person: string): Promise<Result<Office>> {
  const { files, workspace, identity } = office;
  const county = await confirmCheckCode(files, workspace.folder, typed, person, workspace.clock.now());
  return county.ok ? ok({ ...office, identity: { ...identity, county: county.value } }) : county;
}

/** Writes an entry of the log and keeps it. */
export async function enterLog(office: Office, entry: LogEntry): Promise<Result<null>> {
  const written = await appendLog(office.files, office.workspace.folder, [entry]);
  if (written.ok) office.log.push(entry);
  return written;
}

/** Keeps operations apart that were outside their sender's right. */
export async function keepApart(office: Office, entries: readonly Apart[]): Promise<Result<null>> {
  const written = await appendApart(office.files, office.workspace.folder, entries);
  if (written.ok) office.apart.push(...entries);
  return written;
}

/** The office a device belongs to: this one by its own card, others by the register. */
export function officeOf(office: Office, device: DeviceId): Scope | null {
  const { identity, workspace, scope } = office;
  if (device === workspace.file.device || coversDevice(identity.card, device)) return scope;
  return officeOfDevice(workspace.ledger, device);
}

/** A later life of a device: the id on its card and six letters of its own (faults 9 and 39). */
export function laterLife(card: DeviceId, random: (bytes: number) => Uint8Array): DeviceId {
  return deviceIdSchema.parse(`${card}_${Buffer.from(random(3)).toString('hex')}`);
}
