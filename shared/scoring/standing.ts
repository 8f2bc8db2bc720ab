/**
 * An evaluation that stands: asked again for the same facts it answers from what it knows, and after single entries changed it works out anew only what
 * they touch. The figures are those of an evaluation from scratch, to the last digit (design/performance.md, 14). Knows no tables and no ledger.
 */
import type { WorkCalendar } from '../calendar/holiday-table';
import type { IsoDay } from '../calendar/iso-date';
import type { Ctx, Env } from './context';
import { ALL_PROJECTS, projectRead } from './context';
import { loopSteps, startEvaluation } from './evaluate-scheme';
import type { ChangingTable, FactIndex } from './fact-index';
import { linkedTo, putRow, rowIn, unitOf } from './fact-index';
import type { FactRow } from './facts';
import { isNear } from './measure-rows';
import type { Memo } from './memo';
import { emptyMemo, forget } from './memo';
import type { Period } from './periods';
import type { RowLists } from './row-lists';
import { changeRow, lastingLists } from './row-lists';
import type { Scheme } from './scheme-schema';

/** Evaluations of one scheme over one set of facts; those of several days share their answers. */
type Standing = {
  readonly scheme: Scheme;
  readonly calendar: WorkCalendar;
  readonly memo: Memo;
  readonly rows: Map<string, RowLists>;
  readonly days: Map<IsoDay, Env>;
};

const standings = new WeakMap<FactIndex, Standing[]>();

function standingOf(index: FactIndex, scheme: Scheme, calendar: WorkCalendar): Standing {
  const known = standings.get(index) ?? [];
  const held = known.find((own) => own.scheme === scheme && own.calendar === calendar);
  if (held !== undefined) return held;
  const made: Standing = { scheme, calendar, memo: emptyMemo(), rows: new Map(), days: new Map() };
  standings.set(index, [...known, made]);
  return made;
}

/** Where questions about a period are asked, as of a day. What was answered before over the same facts is not worked out again. */
export function standingContext(scheme: Scheme, index: FactIndex, input: { asOf: IsoDay; period: Period; calendar: WorkCalendar }): Ctx {
  const { memo, rows, days } = standingOf(index, scheme, input.calendar);
  let env = days.get(input.asOf);
  if (env === undefined) {
    const fresh = startEvaluation(scheme, index.facts, { ...input, index });
    days.set(input.asOf, (env = { ...fresh.env, memo, rows }));
  }
  env.work.left = loopSteps(index);
  return { env, subject: null, period: input.period };
}

/** One entry as it is now; null when it is gone. */
export type FactChange = { readonly table: ChangingTable; readonly id: string; readonly row: FactRow | null };

type Place = { readonly table: ChangingTable; readonly id: string };

/** Puts the rows in their tables. @returns the rows that must be read again, and what else was changed, by the names readers are noted under */
function put(index: FactIndex, changes: readonly FactChange[]): { readonly places: readonly Place[]; readonly things: readonly string[] } {
  const places = new Map<string, Place>();
  const projects = new Set<string>();
  const things: string[] = [];
  const touch = (place: Place): unknown => places.set(`${place.table} ${place.id}`, place);
  for (const { table, id, row } of changes) {
    const before = rowIn(index, table, id);
    putRow(index, table, id, row);
    touch({ table, id });
    if (table === 'projects') {
      projects.add(id);
      if (before === undefined || row === null || unitOf(before) !== unitOf(row)) things.push(ALL_PROJECTS);
    }
    if (table === 'stages')
      for (const own of [before, row]) if (own && 'project' in own && own.project !== undefined) projects.add(own.project);
  }
  for (const id of projects) {
    things.push(projectRead(id));
    touch({ table: 'projects', id });
    for (const stage of index.stagesOf.get(id) ?? []) touch({ table: 'stages', id: stage.id });
    linkedTo(index, id).forEach(touch);
  }
  return { places: [...places.values()], things };
}

/**
 * The facts after entries changed, with every evaluation that stands over them.
 * @returns false when a scheme asks for more than a row, its project and its stages when it counts rows: then nothing was changed, and the facts must be indexed anew
 */
export function changeFacts(index: FactIndex, changes: readonly FactChange[]): boolean {
  const standing = standings.get(index) ?? [];
  const measures = standing.flatMap(({ scheme }) => scheme.measures.map((measure) => ({ measure, scheme })));
  if (!measures.every(({ measure, scheme }) => measure.is !== 'rows' || isNear(measure, scheme))) return false;
  const { places, things } = put(index, changes);
  const lists = new Set([...lastingLists(index).values(), ...standing.flatMap(({ rows }) => [...rows.values()])]);
  for (const { table, id } of places)
    for (const own of lists)
      if (own.reader.measure.source === table)
        for (const thing of changeRow(own, id, rowIn(index, table, id))) for (const { memo } of standing) forget(memo, thing);
  for (const thing of things) for (const { memo } of standing) forget(memo, thing);
  return true;
}
