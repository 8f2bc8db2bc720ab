/**
 * Project rows kept between two states of the ledger: only rows whose facts changed are made anew, all others stay the same object.
 * Records keep their identity while they do not change, so what stands behind a row is compared by identity.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { indexLedger } from './ledger-index';
import type { LedgerIndex } from './ledger-index';
import { inOrder, projectRow } from './project-rows';
import type { ProjectRow, ViewDays } from './project-rows';

/** Everything a row was made from. */
type Behind = readonly unknown[];

function behind(index: LedgerIndex, project: RecordOf<'project'>, place: number): Behind {
  const funds = index.funds.get(project.id) ?? [];
  return [
    place,
    project,
    ...(index.stages.get(project.id) ?? []),
    ...(index.assignments.get(project.id) ?? []),
    ...funds.map(({ record }) => record),
    ...funds.map(({ recognition }) => recognition),
  ];
}

function same(a: Behind, b: Behind): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Units and people stand in many rows; when one of them changed, every row is made anew. */
function shared(ledger: Ledger): Behind {
  return [...listRecords(ledger, 'unit'), ...listRecords(ledger, 'person')];
}

/** A cache for one table. Give it the ledger as of now; unchanged rows come back as they were. */
export function createRowCache(): (ledger: Ledger, days: ViewDays) => readonly ProjectRow[] {
  let known = new Map<RecordId, { readonly behind: Behind; readonly row: ProjectRow }>();
  let around: Behind = [];
  let asked = '';
  return (ledger, days) => {
    const index = indexLedger(ledger);
    const now = shared(ledger);
    const key = `${days.asOf}/${days.today}`;
    const keep = key === asked && same(now, around);
    const next: typeof known = new Map();
    for (const [place, project] of inOrder(index, listRecords(ledger, 'project')).entries()) {
      const facts = behind(index, project, place);
      const old = keep ? known.get(project.id) : undefined;
      next.set(
        project.id,
        old !== undefined && same(old.behind, facts) ? old : { behind: facts, row: projectRow(index, project, days, place + 1) },
      );
    }
    known = next;
    around = now;
    asked = key;
    return [...next.values()].map(({ row }) => row);
  };
}
