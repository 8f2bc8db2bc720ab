/**
 * The trial of sticks: a county and three townships for thirty days. Packages get lost, come twice, late, out of order or damaged (faults 1–8, goal 20).
 * In the end there must be one state per scope and no entry lost, and every refusal must have borne a code. Seeded, so that a failure can be had again.
 */
import { listClashes, settleDraft } from '../../shared/exchange/clashes';
import type { ErrorCode, Result } from '../../shared/errors';
import { createDraft, setDraft } from '../../shared/ledger/drafts';
import { setHash, stateHash } from '../../shared/ledger/state-hash';
import { COUNTY_SCOPE, deviceIdSchema, recordId } from '../../shared/model/ids';
import type { RecordId, Scope } from '../../shared/model/ids';
import { yuan } from '../../shared/model/money';
import { makeKeyPair } from '../../electron/exchange/keys';
import { pack, recordSent } from '../../electron/exchange/pack';
import type { PackRequest } from '../../electron/exchange/pack';
import { accept, unpack } from '../../electron/exchange/unpack';
import { memoryOffice, registerDrafts } from './memory-office';
import type { MemoryOffice } from './memory-office';

const PERIOD = '2026-10';
const TOWNS = ['柳河镇', '石桥镇', '白杨镇'].map((name, i) => ({
  id: recordId(`u-${i}`),
  name,
  device: deviceIdSchema.parse(`d-town${i}`),
}));

type Way = { readonly to: MemoryOffice; readonly bytes: Uint8Array };
type Pick = (below: number) => number;

/** What happened on the way, for the report. */
type Tally = { sent: number; taken: number; lost: number; damaged: number; readonly refused: Map<ErrorCode, number> };

export type SticksOutcome = {
  readonly seed: number;
  readonly days: number;
  readonly operations: number;
  readonly packages: Omit<Tally, 'refused'>;
  /** Packages refused, by code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly clashesSettled: number;
  /** Scopes on which county and township do not hold and show the same. */
  readonly apart: readonly string[];
  /** Operations of townships that the county does not hold. */
  readonly lostOperations: number;
  /** Operations of other units that a township holds. */
  readonly strayOperations: number;
};

/** Whether the trial was passed. */
export function passed({ apart, lostOperations, strayOperations }: SticksOutcome): boolean {
  return apart.length === 0 && lostOperations === 0 && strayOperations === 0;
}

function random(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** A package that this program made cannot fail to be made or entered: that would be a defect. */
function sure<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
  return result.value;
}

function damaged(bytes: Uint8Array, pick: Pick): Uint8Array {
  if (pick(2) === 0) return bytes.subarray(0, pick(bytes.length));
  const bad = Buffer.from(bytes);
  const at = pick(bad.length);
  bad.writeUInt8(bad.readUInt8(at) ^ (1 << pick(8)), at);
  return bad;
}

/** One day's entries of an office in the scope of a unit: new projects, changes of amounts and stages, entries of money. */
function work(office: MemoryOffice, unit: RecordId, pick: Pick, mark: string): void {
  const { ledger } = office.workspace;
  const known = [...(ledger.records.get('project')?.values() ?? [])].filter((state) => state.scope === unit);
  for (let i = pick(3); i > 0; i -= 1) {
    const state = known[pick(known.length)];
    if (state === undefined || pick(4) === 0) {
      const place = { scope: unit, entity: 'project', record: recordId(`p-${mark}-${i}`) } as const;
      if (office.scope === unit) office.enter([createDraft(place, { projectName: mark, stageStated: '签约' })]);
    } else if (pick(3) === 0) {
      const place = { scope: unit, entity: 'moneyEntry', record: recordId(`m-${mark}-${i}`) } as const;
      office.enter([createDraft(place, { project: state.id, month: PERIOD, reported: yuan(pick(10_000)) })]);
    } else {
      const place = { scope: unit, entity: 'project', record: state.id } as const;
      const values = pick(2) === 0 ? { totalInvestment: yuan(pick(100)) } : { stageStated: pick(2) === 0 ? '开工' : '竣工' };
      office.enter([setDraft(ledger, place, values)]);
    }
  }
}

async function send(from: MemoryOffice, to: MemoryOffice, request: Omit<PackRequest, 'period'>, tally: Tally): Promise<Way> {
  const packed = sure(await pack(from, { ...request, period: PERIOD }));
  sure(await recordSent(from, packed, packed.fileName, '甲'));
  tally.sent += 1;
  return { to, bytes: packed.bytes };
}

async function deliver({ to, bytes }: Way, tally: Tally): Promise<void> {
  const plan = await unpack(to, bytes);
  if (plan.ok) {
    sure(await accept(to, plan.value, '甲'));
    tally.taken += 1;
  } else tally.refused.set(plan.code, (tally.refused.get(plan.code) ?? 0) + 1);
}

type Offices = { readonly county: MemoryOffice; readonly towns: readonly MemoryOffice[] };

function start(): Offices {
  const key = makeKeyPair();
  const county = memoryOffice(key, null, '青石县招商办', deviceIdSchema.parse('d-county'));
  county.enter(registerDrafts(TOWNS));
  return { county, towns: TOWNS.map(({ id, name, device }) => memoryOffice(key, id, name, device)) };
}

async function carry(sticks: readonly Way[], pick: Pick, tally: Tally): Promise<Way[]> {
  const later: Way[] = [];
  for (const stick of sticks) {
    const fate = pick(10);
    if (fate === 0) tally.lost += 1;
    else if (fate <= 3) later.push(stick); // in a drawer
    else if (fate === 4) {
      tally.damaged += 1;
      await deliver({ ...stick, bytes: damaged(stick.bytes, pick) }, tally);
    } else await deliver(stick, tally);
    if (fate >= 8) later.push(stick); // passed round again
  }
  return later.toReversed();
}

/** What the offices themselves show at the end. */
type Ending = { readonly apart: string[]; readonly lostOperations: number; readonly strayOperations: number };

function judge({ county, towns }: Offices): Ending {
  const { ledger } = county.workspace;
  const apart: string[] = [];
  let lostOperations = 0;
  let strayOperations = 0;
  for (const { workspace } of towns) {
    const own = workspace.ledger;
    const { unit, office } = workspace.file;
    const scopes: readonly Scope[] = unit === null ? [COUNTY_SCOPE] : [COUNTY_SCOPE, unit];
    for (const scope of scopes) {
      const same = setHash(own, scope) === setHash(ledger, scope) && stateHash(own, scope) === stateHash(ledger, scope);
      if (!same) apart.push(`${office}/${scope}`);
    }
    for (const operation of own.operations.values()) {
      if (!ledger.operations.has(operation.id)) lostOperations += 1;
      if (operation.scope !== COUNTY_SCOPE && operation.scope !== unit) strayOperations += 1;
    }
  }
  return { apart, lostOperations, strayOperations };
}

/** Runs the trial. */
export async function runSticks(seed: number, days: number): Promise<SticksOutcome> {
  const pick = random(seed);
  const { county, towns } = start();
  const tally: Tally = { sent: 0, taken: 0, lost: 0, damaged: 0, refused: new Map() };
  let settled = 0;
  let sticks: Way[] = [];
  const down = async (town: MemoryOffice): Promise<Way> => send(county, town, { kind: '下发', to: town.workspace.file.unit }, tally);
  const up = async (town: MemoryOffice): Promise<Way> => send(town, county, { kind: '上报', to: null }, tally);
  for (const town of towns) await deliver(await down(town), tally);
  for (let day = 1; day <= days; day += 1) {
    for (const [i, town] of towns.entries()) {
      const unit = TOWNS[i]?.id ?? recordId('none');
      work(town, unit, pick, `d${day}t${i}`);
      work(county, unit, pick, `d${day}c${i}`);
      if (pick(5) === 0) {
        const place = { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId(`d-${unit}`) } as const;
        town.enter([setDraft(town.workspace.ledger, place, { feedback: `第${day}日办理情况` })]);
      }
      if (pick(3) === 0) sticks.push(await up(town));
      if (pick(4) === 0) sticks.push(await down(town));
    }
    const [clash] = listClashes(county.workspace.ledger);
    const side = clash?.sides[0];
    if (clash !== undefined && side !== undefined && pick(3) === 0) {
      county.enter([sure(settleDraft(county.workspace.ledger, clash, { operation: side.operation }, '以合同为准'))]);
      settled += 1;
    }
    sticks = await carry(sticks, pick, tally);
  }
  for (let round = 0; round < 2; round += 1) {
    for (const town of towns) await deliver(await up(town), tally);
    for (const town of towns) await deliver(await down(town), tally);
  }
  const { refused, ...packages } = tally;
  const operations = county.workspace.ledger.operations.size;
  return { seed, days, operations, packages, refused: Object.fromEntries(refused), clashesSettled: settled, ...judge({ county, towns }) };
}
