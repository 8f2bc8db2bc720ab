/**
 * The trial of sticks: a county and three townships for thirty days, with faults 1–24 of the design drawn from a shuffled deck, so that each comes up
 * again and again (goal 20). In the end there must be one state per scope and no entry lost; every fault must have been answered as it should be, and
 * every refusal must stand in the log with its code. Seeded, so that a failure can be had again.
 */
import { clashesAt, clashPlaces, settleDraft } from '../../shared/exchange/clashes';
import { reinstateDraft, withdrawDraft } from '../../shared/exchange/offices';
import type { Result } from '../../shared/errors';
import { createDraft, setDraft } from '../../shared/ledger/drafts';
import { setHash, stateHash } from '../../shared/ledger/state-hash';
import { COUNTY_SCOPE, deviceIdSchema, recordId } from '../../shared/model/ids';
import type { RecordId, Scope } from '../../shared/model/ids';
import { yuan } from '../../shared/model/money';
import { makeKeyPair } from '../../electron/exchange/keys';
import type { KeyPair } from '../../electron/exchange/keys';
import { pack, recordSent } from '../../electron/exchange/pack';
import type { PackRequest } from '../../electron/exchange/pack';
import { accept, unpack } from '../../electron/exchange/unpack';
import { memoryFiles } from './memory-files';
import { memoryOffice, registerDrafts, twinOf } from './memory-office';
import type { MemoryOffice } from './memory-office';
import { BYTES_FAULTS, EVENT_FAULTS, MEDIUM_FAULTS, NOT_DRAWN } from './stick-faults';
import type { Dice } from './stick-faults';
import { carriedStick, deliver, newTally, readPulled, wrong } from './stick-trial';
import type { Stick, Tally } from './stick-trial';

const PERIOD = '2026-10';
/** One name holds what file systems stumble over (fault 21), with two rare characters. */
const TOWNS = ['柳河镇', '龥䶮:镇*.', 'CON'].map((name, i) => ({
  id: recordId(`u-${i}`),
  name,
  device: deviceIdSchema.parse(`d-town${i}`),
}));

type Way = { readonly to: MemoryOffice; readonly bytes: Uint8Array };

export type SticksOutcome = {
  readonly seed: number;
  readonly days: number;
  readonly operations: number;
  readonly packages: Pick<Tally, 'sent' | 'taken' | 'lost' | 'damaged'>;
  /** Packages refused, by code. */
  readonly refused: Readonly<Record<string, number>>;
  /** How often each fault of the design was drawn. */
  readonly faults: Readonly<Record<string, number>>;
  /** Faults that cannot be drawn here, with the reason. */
  readonly notDrawn: Readonly<Record<number, string>>;
  /** Faults of the list that were never drawn though they could be. */
  readonly missed: readonly number[];
  /** Faults that were answered otherwise than they should be. */
  readonly wrong: readonly string[];
  /** Refusals that do not stand in the log with their code. */
  readonly unlogged: number;
  readonly clashesSettled: number;
  /** Scopes on which county and township do not hold and show the same. */
  readonly apart: readonly string[];
  /** Operations of townships that the county does not hold. */
  readonly lostOperations: number;
  /** Operations of other units that a township holds. */
  readonly strayOperations: number;
};

/** Whether the trial was passed. A short trial need not draw every fault. */
export function passed({ apart, lostOperations, strayOperations, wrong: bad, unlogged, missed, days }: SticksOutcome): boolean {
  const whole = days < 30 || missed.length === 0;
  return apart.length === 0 && lostOperations === 0 && strayOperations === 0 && bad.length === 0 && unlogged === 0 && whole;
}

function random(seed: number): Dice {
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

/** One day's entries of an office in the scope of a unit: new projects, changes of amounts and stages, entries of money. */
function work(office: MemoryOffice, unit: RecordId, pick: Dice, mark: string): void {
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

/** A county of the trial while it runs. */
type Trial = {
  readonly key: KeyPair;
  readonly county: MemoryOffice;
  /** The machines of the townships; a copied one joins them. */
  readonly towns: MemoryOffice[];
  readonly foreign: Way['bytes'];
  readonly stick: Stick;
  readonly pick: Dice;
  readonly tally: Tally;
  /** Packages that came some time, for playing them again. */
  readonly archive: Way[];
  deck: number[];
};

async function foreignPackage(): Promise<Uint8Array> {
  const key = makeKeyPair();
  const other = memoryOffice(key, TOWNS[0]?.id ?? null, '白云县柳河镇', deviceIdSchema.parse('d-other'));
  return sure(await pack(other, { kind: '上报', to: null, period: PERIOD })).bytes;
}

async function start(seed: number): Promise<Trial> {
  const key = makeKeyPair();
  const county = memoryOffice(key, null, '青石县招商办', deviceIdSchema.parse('d-county'), memoryFiles());
  county.enter(registerDrafts(TOWNS));
  const towns = TOWNS.map(({ id, name, device }) => memoryOffice(key, id, name, device, memoryFiles()));
  const [foreign, stick] = [await foreignPackage(), carriedStick()];
  return { key, county, towns, foreign, stick, pick: random(seed), tally: newTally(), archive: [], deck: [] };
}

const DRAWN: readonly number[] = [...Object.keys(BYTES_FAULTS), ...Object.keys(MEDIUM_FAULTS)].map(Number).concat(EVENT_FAULTS);

/** The next fault of the deck. 通行口令 costs half a second a try and is drawn once. */
function nextFault(trial: Trial): number {
  if (trial.deck.length === 0) trial.deck = DRAWN.filter((n) => n !== 13 || !trial.tally.faults.has(13));
  const [fault = 1] = trial.deck.splice(trial.pick(trial.deck.length), 1);
  return fault;
}

/** Makes a package and puts it on the stick that all offices share; a stick in trouble is tried again when it is well. */
async function send(trial: Trial, from: MemoryOffice, to: MemoryOffice, request: Omit<PackRequest, 'period'>, fault: number): Promise<Way> {
  const { stick, tally, pick } = trial;
  const packed = sure(await pack(from, { ...request, period: PERIOD }));
  const trouble = MEDIUM_FAULTS[fault];
  if (trouble !== undefined) await stick.tryWrite(packed, trouble.trouble(pick), fault, trouble.codes, tally);
  const { file, bytes } = await stick.write(packed, tally);
  sure(await recordSent(from, packed, file, '甲'));
  tally.sent += 1;
  return { to, bytes };
}

const up = (trial: Trial, town: MemoryOffice, fault = 0) => send(trial, town, trial.county, { kind: '上报', to: null }, fault);
const down = (trial: Trial, town: MemoryOffice, fault = 0) =>
  send(trial, trial.county, town, { kind: '下发', to: town.workspace.file.unit }, fault);

/** 停用: the package that comes meanwhile is refused, and the very same one is taken when the device is reinstated. */
async function playWithdrawal(trial: Trial, { to, bytes }: Way): Promise<void> {
  const { county, tally } = trial;
  const from = trial.towns[trial.pick(trial.towns.length)];
  if (from === undefined) return;
  const way = to === county ? { to, bytes } : await up(trial, from);
  const unit = to === county ? null : from.workspace.file.unit;
  for (const { id } of TOWNS)
    if (unit === null || unit === id) county.enter([sure(withdrawDraft(county.workspace.ledger, recordId(`b-${id}`), '电脑遗失'))]);
  await deliver(county, way.bytes, tally, { fault: 11, codes: ['E_REVOKED'] });
  for (const { id } of TOWNS)
    if (unit === null || unit === id) county.enter([sure(reinstateDraft(county.workspace.ledger, recordId(`b-${id}`), '已找回'))]);
  await deliver(county, way.bytes, tally);
}

async function playPassphrase(trial: Trial): Promise<void> {
  const { county, tally, pick } = trial;
  const town = trial.towns[pick(trial.towns.length)];
  if (town === undefined) return;
  const { bytes } = await send(trial, town, county, { kind: '上报', to: null, passphrase: '柳河十月上报' }, 0);
  for (const [typed, code] of [
    [undefined, 'E_NEEDS_PASSPHRASE'],
    ['别的口令呀', 'E_PASSPHRASE'],
  ] as const) {
    const plan = await unpack(county, bytes, typed);
    if (plan.ok || plan.code !== code) wrong(tally, 13, plan);
  }
  sure(await accept(county, sure(await unpack(county, bytes, '柳河十月上报')), '甲'));
}

/** Brings a package, with the fault that was drawn for it. @returns what is still on its way */
async function carry(trial: Trial, way: Way, fault: number): Promise<Way[]> {
  const { tally, pick, archive } = trial;
  const { to, bytes } = way;
  const spoilt = BYTES_FAULTS[fault];
  if (spoilt !== undefined) {
    const other = archive[pick(archive.length)]?.bytes ?? trial.foreign;
    tally.damaged += 1;
    const damaged = spoilt.spoil(bytes, pick, other);
    await deliver(to, damaged, tally, { fault, codes: spoilt.codes });
    return [way];
  }
  switch (fault) {
    case 8:
      tally.lost += 1;
      return [];
    case 10:
      await deliver(to, trial.foreign, tally, { fault, codes: ['E_UNKNOWN_OFFICE'] });
      break;
    case 11:
      await playWithdrawal(trial, way);
      break;
    case 13:
      await playPassphrase(trial);
      break;
    case 16:
      await readPulled(bytes, pick, tally);
      return [way];
    default:
  }
  await deliver(to, bytes, tally);
  archive.push(way);
  const before = to.workspace.ledger.operations.size;
  const old = archive.filter((one) => one.to === to);
  const again = fault === 7 ? way : fault === 6 ? old[pick(old.length)] : undefined;
  if (again !== undefined) await deliver(to, again.bytes, tally);
  if (to.workspace.ledger.operations.size !== before) tally.wrong.push(`fault ${fault}: an old package brought something new`);
  return [];
}

/** Somebody copies a township's machine; from then on both work under one name. Once is enough: the fork stays. */
async function cloneOne(trial: Trial): Promise<void> {
  const [first] = trial.towns;
  if (first === undefined || trial.towns.length > TOWNS.length) return;
  trial.towns.push(await twinOf(trial.key, first, memoryFiles()));
}

/** What the offices themselves show at the end. */
type Ending = { readonly apart: string[]; readonly lostOperations: number; readonly strayOperations: number };

function judge({ county, towns }: Trial): Ending {
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

async function day(trial: Trial, number: number, waiting: readonly Way[]): Promise<Way[]> {
  const { county, pick, tally } = trial;
  const sticks = [...waiting];
  for (const [i, town] of [...trial.towns].entries()) {
    const unit = town.workspace.file.unit ?? recordId('none');
    work(town, unit, pick, `d${number}t${i}`);
    work(county, unit, pick, `d${number}c${i}`);
    if (pick(5) === 0) {
      const place = { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId(`d-${unit}`) } as const;
      town.enter([setDraft(town.workspace.ledger, place, { feedback: `第${number}日办理情况` })]);
    }
    for (const make of [...(pick(3) === 0 ? [up] : []), ...(pick(4) === 0 ? [down] : [])]) {
      const fault = pick(10) < 7 ? nextFault(trial) : 0;
      if (fault !== 0) tally.faults.set(fault, (tally.faults.get(fault) ?? 0) + 1);
      if (fault === 9) await cloneOne(trial);
      const way = await make(trial, town, fault);
      // A third of what is well lies in a drawer for some days.
      if (fault === 0 && pick(3) === 0) sticks.push(way);
      else sticks.push(...(await carry(trial, way, fault)));
    }
  }
  const later: Way[] = [];
  for (const way of sticks) {
    if (pick(2) === 0) later.push(way);
    else await carry(trial, way, 0);
  }
  return later.toReversed();
}

/** Runs the trial. */
export async function runSticks(seed: number, days: number): Promise<SticksOutcome> {
  const trial = await start(seed);
  const { county, tally, pick } = trial;
  let settled = 0;
  let sticks: Way[] = [];
  for (const town of trial.towns) await deliver(town, (await down(trial, town)).bytes, tally);
  for (let number = 1; number <= days; number += 1) {
    sticks = await day(trial, number, sticks);
    const [clash] = clashesAt(county.workspace.ledger, clashPlaces(county.workspace.ledger).slice(0, 1));
    const side = clash?.sides[0];
    if (clash !== undefined && side !== undefined && pick(3) === 0) {
      county.enter([sure(settleDraft(county.workspace.ledger, clash, { operation: side.operation }, '以合同为准'))]);
      settled += 1;
    }
  }
  // What a copied machine entered before anybody noticed needs the way up and down twice.
  for (let round = 0; round < 4; round += 1) {
    for (const town of trial.towns) await deliver(county, (await up(trial, town)).bytes, tally);
    for (const town of trial.towns) await deliver(town, (await down(trial, town)).bytes, tally);
  }
  const offices = [county, ...trial.towns];
  const { sent, taken, lost, damaged, refused, faults } = tally;
  return {
    seed,
    days,
    operations: county.workspace.ledger.operations.size,
    packages: { sent, taken, lost, damaged },
    refused: Object.fromEntries(refused),
    faults: Object.fromEntries([...faults].sort(([a], [b]) => a - b)),
    notDrawn: NOT_DRAWN,
    missed: DRAWN.filter((n) => !faults.has(n)),
    wrong: tally.wrong,
    unlogged: await tally.unlogged(offices),
    clashesSettled: settled,
    ...judge(trial),
  };
}
