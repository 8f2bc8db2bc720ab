/**
 * The month as a unit's own machine may show it. A unit holds only its own projects, so the others would stand at zero and its own place would be
 * made up: only its own line is kept, without place, and no total. Places are the county's to say, in the bulletin. Pure.
 */
import type { CompletionRow, Standing } from '../scoring/completion-table';
import type { MonthLine, MonthView } from './month-view';

const NO_PLACE: Standing = { rank: null, tied: false, previousRank: null, movement: null };

/** @param unit record id of the unit whose machine this is */
export function ownUnit(view: MonthView, unit: string): MonthView {
  const plain = (row: CompletionRow): CompletionRow => ({ ...row, ...NO_PLACE });
  return {
    ...view,
    table: {
      ...view.table,
      rows: view.table.rows.filter((row) => row.unit === unit).map(plain),
      totals: view.table.totals.filter((total) => total.unit === unit).map((total) => ({ ...total, ...NO_PLACE })),
    },
    totals: view.totals.filter((total) => total.unit === unit).map((total) => ({ ...total, ...NO_PLACE })),
    tables: view.tables.map((table) => ({
      ...table,
      lines: table.lines.flatMap((line): MonthLine[] =>
        line.kind === 'unit' && line.row.unit === unit ? [{ ...line, row: plain(line.row) }] : [],
      ),
    })),
  };
}
