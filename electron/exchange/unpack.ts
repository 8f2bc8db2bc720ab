/**
 * Looking into a package and taking it in. `inspect` and `unpack` change nothing; `accept` adds the union as one commit.
 * Order of checks (design/reliability.md 3c): head and signature, whose it is, is the card good, content, right of every operation.
 */
import { errorMessage, fail, ok } from '../../shared/errors';
import type { Failure, Result } from '../../shared/errors';
import type { Cover, MergeItem, MergePlan, PlanNotice } from '../../shared/contract/exchange';
import type { Note, Receipt } from '../../shared/exchange/body';
import { coversDevice } from '../../shared/exchange/card';
import { packageFileName } from '../../shared/exchange/file-name';
import type { PackageHeader } from '../../shared/exchange/header';
import { judgeArrival } from '../../shared/exchange/log-entry';
import { machineRefusal, overSince } from '../../shared/exchange/machines';
import type { MachineRefusal } from '../../shared/exchange/machines';
import type { Arrival } from '../../shared/exchange/log-entry';
import { summarySteps } from '../../shared/exchange/merge-summary';
import type { MergeSummary } from '../../shared/exchange/merge-summary';
import { officeName, officeOfDevice } from '../../shared/exchange/record-text';
import { refusalOf } from '../../shared/exchange/rights';
import { newForkSteps, unbrokenSteps } from '../../shared/exchange/vectors';
import type { Fork, Place } from '../../shared/exchange/vectors';
import { isTrusted } from '../../shared/clock/clock';
import { entitySpec } from '../../shared/model/entities';
import { isoDay } from '../../shared/model/dates';
import type { IsoDay } from '../../shared/model/dates';
import type { DeviceId, OpId, Scope } from '../../shared/model/ids';
import type { ProvedOperation } from '../../shared/ledger/seal';
import { eachIn, whileWanted } from '../../shared/steps';
import type { Steps } from '../../shared/steps';
import { inSlices } from '../slices';
import { namedAttachments } from './attached';
import { openSigned, sha256Hex } from './container';
import { enterLog, keepApart, officeOf } from './office';
import type { Office } from './office';
import { coverOf } from './pack';
import { readContent } from './read-package';
import type { Content, Waiting } from './read-package';

/** An operation outside the sender's right: shown and kept apart, not applied. */
export type Refused = { readonly entry: ProvedOperation; readonly title: string; readonly why: string };

/** What taking a package in would do. Good until it is accepted; the union is right even if the ledger grew meanwhile. */
export type ImportPlan = {
  readonly header: PackageHeader;
  readonly cover: Cover;
  readonly sha256: string;
  /** Operations within the sender's right, those already held included. */
  readonly operations: readonly ProvedOperation[];
  /** How many of them are not held yet. */
  readonly fresh: number;
  readonly refused: readonly Refused[];
  readonly summary: MergeSummary;
  readonly arrival: Arrival;
  readonly forks: readonly Fork[];
  readonly notices: readonly PlanNotice[];
  /** Of a 回执: what became of a package of ours. Of a 退回: why. */
  readonly receipt: Receipt | null;
  readonly note: Note | null;
  readonly attachments: readonly Uint8Array[];
};

/** The cover page of a package without importing it; E_UNKNOWN_OFFICE for another county. */
export function inspect(office: Pick<Office, 'identity'> | null, bytes: Uint8Array, file = ''): Result<Cover> {
  const signed = openSigned(bytes, office?.identity.county.key ?? null);
  if (!signed.ok) return signed;
  return ok(coverOf(signed.value.header, file === '' ? packageFileName(signed.value.header) : file, bytes.length));
}

/** Days before and after every card: what is refused on the first was withdrawn, what is refused only on the last has a last day. */
const FIRST_DAY = isoDay('1970-01-01');
const LAST_DAY = isoDay('9999-12-31');

/**
 * A card is good until its last day, unless the county's register says that it or this machine was withdrawn. The first day is not held against it:
 * clocks run back. While the date is in doubt no last day is judged, this way or that (goal 15): a person says first which day it is.
 */
function cardRefusal(office: Office, header: PackageHeader): Failure | null {
  const { card, from } = header;
  if (!coversDevice(card, from.device)) return fail('E_UNKNOWN_OFFICE', from.name);
  const { clock, ledger } = office.workspace;
  const refusedOn = (day: IsoDay): MachineRefusal | null =>
    card.to !== null && card.to < day ? overSince(card.to) : machineRefusal(ledger, card.device, from.device, day);
  const doubtful = !isTrusted(clock.trust());
  const why = refusedOn(doubtful ? FIRST_DAY : clock.today());
  if (why !== null) return fail('E_REVOKED', `${from.name}：${why.words}`);
  return doubtful && refusedOn(LAST_DAY) !== null ? fail('E_CLOCK_DOUBT', from.name) : null;
}

function officeFinder(office: Office, header: PackageHeader): (device: DeviceId) => Scope | null {
  const known = new Map<DeviceId, Scope | null>();
  return (device) => {
    const held = known.get(device);
    if (held !== undefined) return held;
    const found = coversDevice(header.card, device)
      ? header.from.unit
      : (officeOf(office, device) ?? officeOfDevice(office.workspace.ledger, device));
    known.set(device, found);
    return found;
  };
}

const HELD_PER_STEP = 500;

/** Whether everything that the sender's own machines wrote is here, whatever numbers are: their chains go back from where the package says they end. */
function* wholeSteps(office: Office, { header, operations }: Content): Steps<boolean> {
  const brought = new Map<OpId, Place>(
    [...operations, ...office.apart.map(({ op }) => ({ operation: op }))].map(({ operation }) => [operation.id, operation]),
  );
  const { operations: held } = office.workspace.ledger;
  const ends = new Map<string, Place | null>();
  const placeOf = (scope: string, device: string, n: number): string => `${scope} ${device} ${n}`;
  for (const [scope, devices] of Object.entries(header.versions.to))
    for (const [device, n] of Object.entries(devices)) if (coversDevice(header.card, device)) ends.set(placeOf(scope, device, n), null);
  // An end that the package itself brings comes last and so counts: of a copied machine it is the sender's own branch.
  yield* eachIn([...held.values(), ...brought.values()], HELD_PER_STEP, (op) => {
    const place = placeOf(op.scope, op.device, op.n);
    if (ends.has(place)) ends.set(place, op);
  });
  const found = [...ends.values()].flatMap((end) => end ?? []);
  return found.length === ends.size && (yield* unbrokenSteps((id) => brought.get(id) ?? held.get(id), found));
}

/** What is told before a package is taken in, what somebody must do something about first. Entries kept apart are listed by themselves. */
function noticesOf(
  office: Office,
  plan: Pick<ImportPlan, 'header' | 'arrival' | 'forks' | 'fresh' | 'receipt' | 'note'>,
  whole: boolean,
): PlanNotice[] {
  const { header, arrival, forks, fresh, receipt, note } = plan;
  const urgent: string[] = [];
  const known: string[] = [];
  // Whose machine was copied: the sender's, or one whose entries the sender only passes on.
  const copied = [
    ...(arrival.forked ? [header.from.name] : []),
    ...forks.map(({ device }) => {
      const scope = officeOf(office, device);
      return scope === null ? header.from.name : officeName(office.workspace.ledger, scope);
    }),
  ];
  if (copied.length > 0) urgent.push(errorMessage('E_FORK', [...new Set(copied)].join('、')));
  if (note !== null) urgent.push(`${header.from.name}退回，理由：${note.reason}`);
  if (receipt !== null) known.push(`${receipt.by.name}${receipt.by.person}已收下第${receipt.of.number}号包，并入${receipt.taken}条。`);
  if (arrival.again) known.push('这份数据包以前收过。');
  if (fresh === 0) known.push('已包含，无新内容。');
  else if (arrival.late) known.push(`这是较早的第${header.number}号包，后面的包已经收过；只补上缺少的内容，不会改回旧数据。`);
  if (arrival.missing.length > 0) {
    const numbers = arrival.missing.map((n) => `第${n}号`).join('、');
    if (whole) known.push(`缺少${numbers}包，内容已由这份包补齐。`);
    else urgent.push(`缺少${numbers}包，请向${header.from.name}补要。`);
  }
  return [...urgent.map((text) => ({ weight: 'warning', text }) as const), ...known.map((text) => ({ weight: 'info', text }) as const)];
}

const ENTRIES_PER_STEP = 50;

function* judgeSteps(office: Office, content: Content): Steps<{ operations: ProvedOperation[]; refused: Refused[] }> {
  const { ledger } = office.workspace;
  const context = {
    sender: content.header.from.unit,
    receiver: office.scope,
    ledger,
    beside: new Map(content.operations.map(({ operation }) => [operation.id, operation])),
    officeOf: officeFinder(office, content.header),
  };
  const operations: ProvedOperation[] = [];
  const refused: Refused[] = [];
  yield* eachIn(content.operations, ENTRIES_PER_STEP, (entry) => {
    const why = refusalOf(entry.operation, context);
    if (why === null) operations.push(entry);
    else {
      const { entity, scope } = entry.operation;
      refused.push({ entry, title: `${officeName(ledger, scope)}·${entitySpec(entity)?.label ?? '记录'}`, why });
    }
  });
  return { operations, refused };
}

type Compared = Pick<ImportPlan, 'operations' | 'refused' | 'fresh' | 'summary' | 'forks' | 'arrival' | 'attachments'> & {
  readonly whole: boolean;
};

/** The content set beside the ledger, in steps; the ledger must not change between them. */
function* compareSteps(office: Office, content: Content, sha256: string, { told }: Waiting): Steps<Compared> {
  const { ledger } = office.workspace;
  told?.('核对填报权限', 0, 0);
  const { operations, refused } = yield* judgeSteps(office, content);
  const brought = operations.map(({ operation }) => operation);
  told?.('与本机台账比对', 0, 0);
  const summary = yield* summarySteps(ledger, brought);
  const forks = yield* newForkSteps(ledger.operations.values(), brought);
  const arrival = judgeArrival(office.log, content.header, sha256);
  const whole = arrival.missing.length > 0 && (yield* wholeSteps(office, content));
  // Only what an accepted entry names is stored: a package cannot fill the disk with files nobody lists.
  const named = new Set(namedAttachments(operations.map(({ sealed }) => sealed)));
  const attachments = content.attachments.filter((one) => named.has(sha256Hex(one)));
  const fresh = brought.filter(({ id }) => !ledger.operations.has(id)).length;
  return { operations, refused, fresh, summary, forks, arrival, whole, attachments };
}

/** Compares in slices, once more when the ledger changed meanwhile; null when nobody waits any more. */
async function compare(office: Office, content: Content, sha256: string, waiting: Waiting): Promise<Compared | null> {
  const { operations } = office.workspace.ledger;
  const going = (): boolean => waiting.going?.() !== false;
  for (;;) {
    const { size } = operations;
    const compared = await inSlices(whileWanted(compareSteps(office, content, sha256, waiting), () => going() && operations.size === size));
    if (compared !== null || !going()) return compared;
  }
}

/**
 * Opens a package of another office and works out what taking it in would do. Changes nothing.
 * @returns a plan for the page 新增/更新/无变化/需核对, or the code of the refusal; E_CANCELLED when nobody waits any more
 */
export async function unpack(office: Office, bytes: Uint8Array, passphrase?: string, waiting: Waiting = {}): Promise<Result<ImportPlan>> {
  const signed = openSigned(bytes, office.identity.county.key);
  if (!signed.ok) return signed;
  const { header } = signed.value;
  if (header.kind === '开通' || header.kind === '备份') return fail('E_WRONG_PLACE', header.kind);
  const bad = cardRefusal(office, header);
  if (bad !== null) return bad;
  if (header.to.unit !== office.scope) return fail('E_NOT_FOR_US', `发给${header.to.name}`);
  const content = await readContent(signed.value, passphrase, waiting);
  if (!content.ok) return content;
  const sha256 = sha256Hex(bytes);
  const compared = await compare(office, content.value, sha256, waiting);
  if (compared === null) return fail('E_CANCELLED');
  const { whole, ...part } = compared;
  const { receipt, note } = content.value;
  const cover = coverOf(header, packageFileName(header), bytes.length);
  const notices = noticesOf(office, { ...part, header, receipt, note }, whole);
  return ok({ ...part, header, cover, sha256, receipt, note, notices });
}

/** Lines of a list that go to the window in one message; it asks for the others page by page. */
const SHOWN = 100;

/** The plan as the window shows it. */
export function planForWindow(plan: ImportPlan, planId: string, most = SHOWN): MergePlan {
  return {
    planId,
    cover: plan.cover,
    fromUnit: plan.header.from.unit,
    counts: { ...plan.summary.counts },
    items: plan.summary.items.slice(0, most),
    notices: [...plan.notices],
    refused: plan.refused.slice(0, most).map(({ title, why }) => ({ title, why })),
    refusedCount: plan.refused.length,
  };
}

/** One page of what the package does to the ledger, of one status. */
export function planItems(
  plan: ImportPlan,
  status: MergeItem['status'],
  from: number,
  limit: number,
): { readonly items: MergeItem[]; readonly total: number } {
  const of = plan.summary.items.filter((item) => item.status === status);
  return { items: of.slice(from, from + limit), total: of.length };
}

export type Accepted = {
  /** Number of the commit, or null when there was nothing new. */
  readonly commit: number | null;
  readonly receipt: Receipt;
};

function receiptOf(office: Office, plan: ImportPlan, person: string, taken: number): Receipt {
  const { header, sha256, summary, refused, notices } = plan;
  return {
    v: 1,
    of: { device: header.from.device, number: header.number, sha256 },
    by: { unit: office.scope, name: office.workspace.file.office, person },
    at: office.workspace.clock.now(),
    taken,
    counts: { ...summary.counts },
    clashes: summary.items
      .flatMap(({ entity, record, changes }) => changes.filter(({ clash }) => clash).map(({ field }) => ({ entity, record, field })))
      .slice(0, 10_000),
    refused: refused.slice(0, 10_000).map(({ entry, why }) => ({ operation: entry.operation.id, why })),
    notices: [
      ...notices.map(({ text }) => text),
      ...(refused.length > 0 ? [`有${refused.length}条超出${header.from.name}的填报权限，没有并入，已单独列出。`] : []),
    ],
  };
}

/**
 * Takes a package in: attachments, then the union as one commit, then what was kept apart and the log. Every step can be repeated, so a power cut
 * between two of them is mended by accepting the package again.
 * @returns the commit and the receipt that goes back with the next package (`pack` of kind 回执)
 */
export async function accept(office: Office, plan: ImportPlan, person: string, waiting: Waiting = {}): Promise<Result<Accepted>> {
  const { workspace } = office;
  const { clock } = workspace;
  for (const bytes of plan.attachments) {
    const added = await workspace.attachments.add(bytes);
    if (!added.ok) return added;
  }
  const { going, told } = waiting;
  if (going?.() === false) return fail('E_CANCELLED');
  const stored = await workspace.appendForeign(plan.operations, {
    ...(going === undefined ? {} : { going }),
    told: (done) => told?.('并入台账', done, plan.fresh),
  });
  if (!stored.ok) return stored;
  const held = new Set(office.apart.map(({ op }) => op.id));
  const { header, sha256 } = plan;
  const apart = plan.refused
    .filter(({ entry }) => !held.has(entry.operation.id))
    .map(({ entry, why }) => ({ ...entry.sealed, why, from: header.from.unit, number: header.number, at: clock.now() }));
  const kept = await keepApart(office, apart);
  if (!kept.ok) return kept;
  const receipt = receiptOf(office, plan, person, stored.value?.ops.length ?? 0);
  const entered = await enterLog(office, {
    direction: '收到',
    kind: header.kind,
    office: header.from.unit,
    officeName: header.from.name,
    device: header.from.device,
    period: header.period,
    number: header.number,
    sha256,
    file: packageFileName(header),
    at: clock.now(),
    person,
    holds: header.versions.to,
    operations: plan.operations.length,
    receipt,
  });
  return entered.ok ? ok({ commit: stored.value?.n ?? null, receipt }) : entered;
}
