/**
 * The rows of the 项目台账 kept level with the ledger: after an edit only the rows whose facts it touched are made anew, all others stay the same object, so
 * that a table of ten thousand rows redraws one. The figures are those of `projectRows`.
 */
import { changesSince } from '../ledger/changes';
import type { Changed } from '../ledger/changes';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { indexLedger, indexSteps } from './ledger-index';
import { inOrder, projectRow, projectRows } from './project-rows';
import type { ProjectRow, ViewDays } from './project-rows';

type Kept = { readonly mark: number; readonly days: string; readonly rows: readonly ProjectRow[] };

/** The last rows of each ledger. */
const kept = new WeakMap<Ledger['refolded'], Kept>();

/** Everything a field of a record ever named: a row must be made anew also where a record was taken away from it. */
function everNamed(ledger: Ledger, id: RecordId, field: string): RecordId[] {
  return (ledger.history.get(id) ?? []).flatMap(({ fields }) => (fields[field] ?? []) as RecordId | []);
}

/** Projects whose rows changes touch; null when it may be any: units and people stand in many rows. */
function projectsTouched(ledger: Ledger, changed: readonly Changed[]): ReadonlySet<RecordId> | null {
  const touched = new Set<RecordId>();
  for (const { id, entity } of changed) {
    if (entity === 'unit' || entity === 'person' || entity === 'post') return null;
    if (entity === 'project') touched.add(id);
    else if (entity === 'stageEvent' || entity === 'assignment' || entity === 'moneyEntry') {
      for (const project of everNamed(ledger, id, 'project')) touched.add(project);
    } else if (entity === 'recognition') {
      for (const entry of everNamed(ledger, id, 'entry')) for (const project of everNamed(ledger, entry, 'project')) touched.add(project);
    }
  }
  return touched;
}

function standing(ledger: Ledger, id: RecordId): RecordOf<'project'> | null {
  const project = getRecord(ledger, 'project', id);
  return project === null || project.struck !== undefined ? null : project;
}

/** A row in another place: nothing of it depends on the place but its 序号. */
function moved(row: ProjectRow, place: number): ProjectRow {
  return row.cells.index === place ? row : { ...row, cells: { ...row.cells, index: place } };
}

function changedRows(ledger: Ledger, days: ViewDays, rows: readonly ProjectRow[], touched: ReadonlySet<RecordId>): readonly ProjectRow[] {
  const index = indexLedger(ledger);
  const known = new Map(rows.map((row) => [row.id, row]));
  const samePlaces = [...touched].every((id) => known.get(id)?.unit === standing(ledger, id)?.scope);
  if (samePlaces)
    return rows.map((row, place) => {
      const project = touched.has(row.id) ? standing(ledger, row.id) : null;
      return project === null ? row : projectRow(index, project, days, place + 1);
    });
  return inOrder(index, listRecords(ledger, 'project')).map((project, place) => {
    const row = touched.has(project.id) ? undefined : known.get(project.id);
    return row === undefined ? projectRow(index, project, days, place + 1) : moved(row, place + 1);
  });
}

/** The rows last made for these days, and the projects whose rows changed since; null for all of them. */
function heldRows(ledger: Ledger, named: string): { readonly same: Kept | null; readonly touched: ReadonlySet<RecordId> | null } {
  const held = kept.get(ledger.refolded);
  const same = held !== undefined && held.days === named ? held : null;
  const changed = same === null ? null : changesSince(ledger, same.mark);
  return { same, touched: changed === null ? null : projectsTouched(ledger, changed) };
}

/**
 * Makes the rows beforehand, one a step, so that the first look at the 项目台账, or the one after an import, does not hold the window. What is entered
 * meanwhile is followed when the rows are asked for.
 */
export function* standingRowSteps(ledger: Ledger, days: ViewDays): Generator<void, void> {
  const named = `${days.asOf}/${days.today}`;
  const mark = ledger.refolded.length;
  const { same, touched } = heldRows(ledger, named);
  if (same !== null && touched?.size === 0) return;
  const known = new Map((touched === null ? [] : (same?.rows ?? [])).map((row) => [row.id, row]));
  yield* indexSteps(ledger);
  const index = indexLedger(ledger);
  yield;
  const rows: ProjectRow[] = [];
  for (const project of inOrder(index, listRecords(ledger, 'project'))) {
    const row = touched?.has(project.id) === true ? undefined : known.get(project.id);
    rows.push(row === undefined ? projectRow(index, project, days, rows.length + 1) : moved(row, rows.length + 1));
    yield;
  }
  const held = kept.get(ledger.refolded);
  if (held === undefined || held.days !== named || held.mark < mark) kept.set(ledger.refolded, { mark, days: named, rows });
}

/** All projects of the ledger as rows, numbered from 1 in print order; as long as no row changes, the same list. */
export function standingRows(ledger: Ledger, days: ViewDays): readonly ProjectRow[] {
  const mark = ledger.refolded.length;
  const named = `${days.asOf}/${days.today}`;
  const { same, touched } = heldRows(ledger, named);
  if (same?.mark === mark) return same.rows;
  const rows =
    same === null || touched === null
      ? projectRows(ledger, days)
      : touched.size === 0
        ? same.rows
        : changedRows(ledger, days, same.rows, touched);
  kept.set(ledger.refolded, { mark, days: named, rows });
  return rows;
}
