/**
 * The machines behind the 办公点, for 换电脑: a restored or enrolled machine is a later life of the device on its card (fault 39), and a copied one writes
 * under the same name as its twin (fault 9). Both are read from the chains of the ledger; nothing is stored. Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { createDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft, Operation } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId, Scope } from '../model/ids';
import { isLifeOf } from './card';
import { officeState, withdrawDraft } from './offices';
import type { OfficeState } from './offices';
import { findState, titleOf } from './record-text';
import { findForks } from './vectors';

/** One computer that wrote entries, with the card that covers it. */
export type Machine = {
  readonly device: string;
  readonly office: RecordOf<'office'>;
  /** Entries of it that this copy of the ledger holds, and who made the last one, when (that machine's clock). */
  readonly entries: number;
  readonly last: { readonly person: string; readonly at: string } | null;
  readonly state: OfficeState;
};

/** The register's entries that cover a machine, the card before one of this machine alone. */
function covering(ledger: Ledger, device: string): RecordOf<'office'>[] {
  return listRecords(ledger, 'office')
    .filter((office) => office.device !== undefined && isLifeOf(office.device, device))
    .sort((a, b) => (a.device ?? '').length - (b.device ?? '').length);
}

/** The entry of this very machine in the register, which only a 停用 of one machine makes, or null. */
function ownEntry(ledger: Ledger, device: string): RecordOf<'office'> | null {
  return listRecords(ledger, 'office').find((office) => office.device === device) ?? null;
}

/** Why packages of a machine are not taken: `words` is the reason of its 停用, or its last day. */
export type MachineRefusal = { readonly state: Exclude<OfficeState, '在用'>; readonly words: string };

/** The refusal of a machine whose time is over, by its last day. */
export const overSince = (last: IsoDay): MachineRefusal => ({ state: '已到期', words: `有效期至${formatDay(last)}` });

/**
 * Why packages of a machine are not taken on a day: its card, or this machine alone, was withdrawn or has run out.
 * @param card the device on the card, @param device the machine that made the package
 * @returns null when they are taken
 */
export function machineRefusal(ledger: Ledger, card: string, device: string, today: IsoDay): MachineRefusal | null {
  for (const office of listRecords(ledger, 'office')) {
    if (office.device !== card && office.device !== device) continue;
    const state = officeState(office, today);
    if (state === '已停用') return { state, words: office.withdrawn ?? '' };
    if (state === '已到期' && office.to !== undefined) return overSince(office.to);
  }
  return null;
}

/** Why packages of a machine are not taken on a day, whatever card of the register covers it; null when they are. */
export function refusalOfDevice(ledger: Ledger, device: string, today: IsoDay): MachineRefusal | null {
  const [office] = covering(ledger, device);
  return machineRefusal(ledger, office?.device ?? device, device, today);
}

function lastEntry(ledger: Ledger, device: string): { readonly entries: number; readonly last: Machine['last'] } {
  let entries = 0;
  let newest: Operation | null = null;
  for (const devices of ledger.versions.values()) {
    const head = devices.get(device);
    if (head === undefined) continue;
    entries += head.n;
    const op = ledger.operations.get(head.id);
    if (op !== undefined && (newest === null || op.lamport > newest.lamport)) newest = op;
  }
  return { entries, last: newest === null ? null : { person: newest.person, at: newest.at } };
}

/** Machines of one office that entered anything, the latest first; `null` for the county office. */
export function machinesOf(ledger: Ledger, unit: RecordId | null, today: IsoDay): Machine[] {
  const devices = new Set([...ledger.versions.values()].flatMap((own) => [...own.keys()]));
  const machines: Machine[] = [];
  for (const device of devices) {
    const [office] = covering(ledger, device).filter((one) => (one.unit ?? null) === unit);
    if (office === undefined) continue;
    machines.push({ device, office, ...lastEntry(ledger, device), state: refusalOfDevice(ledger, device, today)?.state ?? '在用' });
  }
  return machines.sort((a, b) => (b.last?.at ?? '').localeCompare(a.last?.at ?? '', 'en'));
}

/** 停用 of one machine alone: the other machines under the same card go on. E_DRAFT without a reason. */
export function withdrawMachineDraft(ledger: Ledger, machine: Machine, reason: string, record: RecordId): Result<Draft> {
  const own = ownEntry(ledger, machine.device);
  if (own !== null) return withdrawDraft(ledger, own.id, reason);
  const said = reason.trim();
  if (said === '') return fail('E_DRAFT', '停用原因');
  const { name, unit } = machine.office;
  return ok(
    createDraft(
      { scope: COUNTY_SCOPE, entity: 'office', record, reason: said },
      { device: machine.device, withdrawn: said, ...(name === undefined ? {} : { name }), ...(unit === undefined ? {} : { unit }) },
    ),
  );
}

/** One of the two entries that bear the same number. */
export type Twin = { readonly person: string; readonly at: string; readonly title: string };

/** A machine that was copied: from the first of these numbers on there are two ledgers under one name. */
export type ClonedMachine = {
  readonly device: string;
  readonly unitName: string;
  readonly unit: RecordId | null;
  /** Where the two part, by scope: the number, and what each of them entered there (one, while the other has not come yet). */
  readonly parts: readonly { readonly scope: Scope; readonly n: number; readonly twins: readonly Twin[] }[];
  /** The machine was withdrawn: what both had entered is kept, and no more can come under this name. */
  readonly settled: boolean;
};

function twinOf(ledger: Ledger, op: Operation): Twin {
  const state = findState(ledger, op.record);
  return { person: op.person, at: op.at, title: state === null ? '' : titleOf(ledger, state) };
}

/** Machines of which two copies wrote, those not settled first. Nothing of either is lost: the ledger is the union. */
export function clonedMachines(ledger: Ledger, today: IsoDay): ClonedMachine[] {
  const first = new Map<string, Map<Scope, number>>();
  for (const { scope, device, n } of findForks(ledger.operations.values())) {
    const scopes = first.get(device) ?? new Map<Scope, number>();
    first.set(device, scopes);
    scopes.set(scope, Math.min(n, scopes.get(scope) ?? n));
  }
  const found = [...first].map(([device, scopes]): ClonedMachine => {
    const [office] = covering(ledger, device);
    const unit = office?.unit ?? null;
    const name = unit === null ? '县招商办' : (getRecord(ledger, 'unit', unit)?.name ?? '');
    const parts = [...scopes].map(([scope, n]) => ({
      scope,
      n,
      twins: [...ledger.operations.values()]
        .filter((op) => op.device === device && op.scope === scope && op.n === n)
        .map((op) => twinOf(ledger, op)),
    }));
    const settled = refusalOfDevice(ledger, device, today) !== null;
    return { device, unit, unitName: office === undefined ? '未登记办公点' : name, parts, settled };
  });
  return found.sort((a, b) => Number(a.settled) - Number(b.settled));
}
