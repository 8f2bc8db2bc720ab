/**
 * 单位开通文件: made by the county for one unit, used once on the unit's machine. It brings everything a township needs that got only a stick:
 * key and card of the new device, the county scope (units, people, words, targets, numbers) and the unit's own scope.
 * Limit: until it is used, whoever holds the stick can enrol as that unit. A passphrase or the withdrawal of the card answers that.
 */
import { randomBytes } from 'node:crypto';
import { fail } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Kit } from '../../shared/exchange/body';
import { withdrawDraft } from '../../shared/exchange/offices';
import { heldVectors } from '../../shared/exchange/vectors';
import { fold } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import type { Commit } from '../../shared/ledger/commit';
import { COUNTY_SCOPE, deviceIdSchema } from '../../shared/model/ids';
import type { RecordId } from '../../shared/model/ids';
import type { FoundingPorts } from '../workspace/create';
import type { WorkspaceFile } from '../workspace/workspace-file';
import { openSigned, sha256Hex } from './container';
import { foundWithOperations, unmark } from './found-folder';
import { officeDraft, readCountyKey, writeIdentity } from './identity';
import type { Identity } from './identity';
import { makeKeyPair, signBytes, signCard, verifyBytes, verifyCard } from './keys';
import { appendLog } from './log';
import { laterLife } from './office';
import type { Office } from './office';
import { collect, countRecords, draftHeader, finish, operationsPart } from './pack';
import type { Packed } from './pack';
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
 * Makes a 单位开通文件 for one device of a unit and enters that device in the county's register.
 * @returns E_NOT_COUNTY on a unit's machine, E_NO_UNIT, E_KEY_PASSWORD, or the package
 */
export async function makeKit(office: Office, { unit, period, person, passphrase }: KitRequest): Promise<Result<Packed>> {
  const { workspace, files, identity } = office;
  if (office.scope !== COUNTY_SCOPE) return fail('E_NOT_COUNTY');
  const unitName = workspace.ledger.records.get('unit')?.get(unit)?.fields['name']?.value;
  if (typeof unitName !== 'string' || unitName === '') return fail('E_NO_UNIT');
  const countyKey = await readCountyKey(files, workspace.folder, office.password);
  if (!countyKey.ok) return countyKey;
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
  const operations = await collect(office, (op) => op.scope === COUNTY_SCOPE || op.scope === unit);
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
    versions: { from: {}, to: heldVectors(workspace.ledger.operations.values(), new Set([COUNTY_SCOPE, unit])) },
    counts: countRecords(operations.value),
  });
  const parts = [operationsPart(operations.value), { role: 'kit' as const, bytes: Buffer.from(JSON.stringify(kit), 'utf8') }];
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
  const signed = openSigned(bytes, null);
  if (!signed.ok) return signed;
  const { header } = signed.value;
  if (header.kind !== '开通' || header.card.unit !== COUNTY_SCOPE) return fail('E_NOT_KIT');
  const content = await readContent(signed.value, passphrase);
  if (!content.ok) return content;
  const { kit, operations } = content.value;
  if (kit === null) return fail('E_NOT_KIT');
  const { card } = kit;
  const fits = card.county === header.county.key && kit.county.key === card.county && card.unit === kit.unit && header.to.unit === kit.unit;
  if (!fits || !verifyCard(card) || !keyFits(kit)) return fail('E_CONTENT');
  const sealed = operations.filter(({ operation }) => operation.scope === COUNTY_SCOPE || operation.scope === kit.unit);
  const facts = {
    county: kit.county.name,
    office: kit.unitName,
    unit: kit.unit,
    device: laterLife(card.device, ports.randomBytes),
    practice: isPractice(fold(sealed.map(({ operation }) => operation))),
  };
  const made = await foundWithOperations(
    folder,
    facts,
    sealed.map((entry) => entry.sealed),
    ports,
  );
  if (!made.ok) return made;
  const identity: Identity = {
    county: { v: 1, name: kit.county.name, key: kit.county.key, confirmed: null },
    card,
    device: { publicKey: card.publicKey, privateKey: kit.privateKey },
  };
  const entry = {
    direction: '收到',
    kind: '开通',
    office: COUNTY_SCOPE,
    officeName: header.from.name,
    device: header.from.device,
    period: header.period,
    number: header.number,
    sha256: sha256Hex(bytes),
    file: '',
    at: ports.now(),
    person,
    holds: header.versions.to,
    operations: sealed.length,
  } as const;
  const logged = await appendLog(ports.files, folder, [entry]);
  const written = logged.ok ? await writeIdentity(ports.files, folder, identity) : logged;
  if (!written.ok) await unmark(folder, ports.files);
  return written.ok ? made : written;
}
