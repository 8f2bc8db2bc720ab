/**
 * The facts of a ledger under a 办法, indexed and asked once: whoever asks again about the same ledger is answered from what is known, and when the ledger has
 * grown by a few entries only what they touch is worked out anew (design/performance.md, 14). Derived, never stored; the figures are those of `factsOf` and an
 * evaluation from scratch. Knows no screen and no thread.
 */
import type { WorkCalendar } from '../calendar/holiday-table';
import type { Ledger } from '../ledger/fold';
import type { Operation } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import type { EntityName, RecordOf } from '../model/entities';
import { INCREASE_KIND } from '../model/entities-project';
import type { RecordId } from '../model/ids';
import { indexFacts, linkedTo, rowIn } from '../scoring/fact-index';
import type { ChangingTable, FactIndex } from '../scoring/fact-index';
import type { FactRow, Facts } from '../scoring/facts';
import type { Scheme } from '../scoring/scheme-schema';
import { changeFacts } from '../scoring/standing';
import type { FactChange } from '../scoring/standing';
import { workCalendarOf } from './calendar';
import { factsOf, SINGLE_FACTS, singleFact } from './facts';
import { fundEntries } from './ledger-index';
import { moneyFacts, projectFact, stageFacts } from './project-facts';

/** The facts and the calendar a scheme is evaluated with. */
export type Scored = { readonly facts: Facts; readonly index: FactIndex; readonly calendar: WorkCalendar };

/** Which stage events and entries belong to a project, and which recognitions to an entry. */
type Links = Map<RecordId, Set<RecordId>>;

type Kept = Scored & {
  readonly scheme: Scheme;
  /** How many operations the ledger held: it only grows, so this names its state. */
  readonly operations: number;
  links: Links | null;
};

const kept = new WeakMap<Ledger, readonly Kept[]>();

/** The facts of the ledger as it stands under a scheme. The same scheme object and the same state give the same answer. */
export function scoredOf(ledger: Ledger, scheme: Scheme): Scored {
  const { size } = ledger.operations;
  const held = (kept.get(ledger) ?? []).filter((own) => own.operations === size);
  const known = held.find((own) => own.scheme === scheme);
  if (known !== undefined) return known;
  const index = indexFacts(factsOf(ledger, scheme));
  const made: Kept = { scheme, operations: size, index, facts: index.facts, calendar: workCalendarOf(ledger), links: null };
  kept.set(ledger, [...held, made]);
  return made;
}

/** Entities that are part of a project's facts, with the field that says whose they are. */
const PARTS = { stageEvent: 'project', moneyEntry: 'project', recognition: 'entry' } as const;
type Part = keyof typeof PARTS;
const isPart = (entity: string): entity is Part => Object.hasOwn(PARTS, entity);
const isSingle = (entity: string): entity is keyof typeof SINGLE_FACTS => Object.hasOwn(SINGLE_FACTS, entity);

/** Entities no fact is made from: entries about them change no figure. A test watches that no fact reads them. */
export const NO_FACTS: ReadonlySet<string> = new Set<EntityName>(['letter', 'import']);

function linksOf(ledger: Ledger): Links {
  const links: Links = new Map();
  for (const entity of ['stageEvent', 'moneyEntry'] as const)
    for (const { id, project } of listRecords(ledger, entity)) addLink(links, project, id);
  for (const { id, entry } of listRecords(ledger, 'recognition')) addLink(links, entry, id);
  return links;
}

function addLink(links: Links, owner: RecordId | undefined, id: RecordId): void {
  if (owner === undefined) return;
  const known = links.get(owner);
  if (known === undefined) links.set(owner, new Set([id]));
  else known.add(id);
}

function ownerOf(ledger: Ledger, entity: Part, id: RecordId): RecordId | undefined {
  return entity === 'recognition' ? getRecord(ledger, entity, id)?.entry : getRecord(ledger, entity, id)?.project;
}

/** The projects whose facts the operations touch; null when more is touched than projects and single entries. */
function touchedProjects(ledger: Ledger, links: Links, operations: readonly Operation[]): Set<RecordId> | null {
  const projects = new Set<RecordId>();
  for (const { entity, kind, record, fields } of operations) {
    if (kind === 'void' || kind === 'erase') return null;
    if (NO_FACTS.has(entity)) continue;
    if (entity === 'project') projects.add(record);
    else if (isPart(entity)) {
      // An entry that moves to another project is rare, and leaves traces in both.
      if ((kind === 'set' || kind === 'decide') && Object.hasOwn(fields, PARTS[entity])) return null;
      const owner = ownerOf(ledger, entity, record);
      addLink(links, owner, record);
      const project = entity === 'recognition' && owner !== undefined ? ownerOf(ledger, 'moneyEntry', owner) : owner;
      if (project !== undefined) projects.add(project);
    } else if (!isSingle(entity)) return null;
  }
  return projects;
}

/** Records of an entity among these ids that were not struck out. */
function recordsAmong<E extends Part>(ledger: Ledger, entity: E, ids: Iterable<RecordId>): RecordOf<E>[] {
  return [...ids].flatMap((id) => {
    const record = getRecord(ledger, entity, id);
    return record === null || record.struck !== undefined || !ledger.records.get(entity)?.has(id) ? [] : [record];
  });
}

/** Rows that are there now, and those that were and are not any more. */
function replaced(table: ChangingTable, before: readonly string[], rows: readonly FactRow[]): FactChange[] {
  const ids = new Set(rows.map(({ id }) => id));
  return [
    ...rows.map((row): FactChange => ({ table, id: row.id, row })),
    ...before.filter((id) => !ids.has(id)).map((id): FactChange => ({ table, id, row: null })),
  ];
}

/** Increases name a project too, and are entries by themselves. */
function isProjectMoney(index: FactIndex, id: string): boolean {
  const row = rowIn(index, 'money', id);
  return row !== undefined && 'kind' in row && row.kind !== INCREASE_KIND;
}

/** The rows of a project as the ledger says them now. */
function projectChanges(ledger: Ledger, index: FactIndex, links: Links, id: RecordId): FactChange[] {
  const record = getRecord(ledger, 'project', id);
  const own = record === null || record.struck !== undefined ? [] : [record];
  const parts = links.get(id) ?? [];
  const entries = recordsAmong(ledger, 'moneyEntry', parts);
  const recognitions = recordsAmong(
    ledger,
    'recognition',
    entries.flatMap((entry) => [...(links.get(entry.id) ?? [])]),
  );
  const stages = new Map([[id, recordsAmong(ledger, 'stageEvent', parts)]]);
  const funds = new Map([[id, fundEntries(ledger, entries, recognitions)]]);
  const oldStages = (index.stagesOf.get(id) ?? []).map((stage) => stage.id);
  const oldMoney = linkedTo(index, id).flatMap((entry) => (entry.table === 'money' && isProjectMoney(index, entry.id) ? [entry.id] : []));
  return [
    ...replaced(
      'projects',
      rowIn(index, 'projects', id) === undefined ? [] : [id],
      own.map((project) => projectFact(ledger, project)),
    ),
    ...replaced(
      'stages',
      oldStages,
      own.flatMap((project) => stageFacts(ledger, { stages }, project)),
    ),
    ...replaced(
      'money',
      oldMoney,
      own.flatMap((project) => moneyFacts(ledger, { funds }, project)),
    ),
  ];
}

/** Only rows that say something else than before. */
function isNews(index: FactIndex, { table, id, row }: FactChange): boolean {
  return JSON.stringify(rowIn(index, table, id) ?? null) !== JSON.stringify(row);
}

function changesOf(ledger: Ledger, { index, scheme }: Kept, links: Links, operations: readonly Operation[]): FactChange[] | null {
  const projects = touchedProjects(ledger, links, operations);
  if (projects === null) return null;
  const singles = operations.flatMap(({ entity, record }): FactChange[] =>
    isSingle(entity) ? [{ table: SINGLE_FACTS[entity], id: record, row: singleFact(ledger, entity, record, scheme) }] : [],
  );
  return [...[...projects].flatMap((id) => projectChanges(ledger, index, links, id)), ...singles].filter((change) => isNews(index, change));
}

/**
 * Carries what is known of a ledger over to its next state. What cannot be carried is worked out when it is asked for.
 * @param operations all that `after` holds more than `before`, folded already
 */
export function carryScores(before: Ledger, after: Ledger, operations: readonly Operation[]): void {
  const held = kept.get(before) ?? [];
  // The index moves on with the ledger: the state before must not be asked any more.
  kept.delete(before);
  const carried = held.flatMap((own): Kept[] => {
    if (own.operations + operations.length !== after.operations.size) return [];
    const links = own.links ?? linksOf(after);
    const changes = changesOf(after, own, links, operations);
    return changes !== null && changeFacts(own.index, changes) ? [{ ...own, operations: after.operations.size, links }] : [];
  });
  if (carried.length > 0) kept.set(after, carried);
}
