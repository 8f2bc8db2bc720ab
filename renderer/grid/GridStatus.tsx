/** The line below the table: how many rows are shown, the last notice, and 计数/合计/平均 of the selection. Draws nothing else. */
import { useDeferredValue, useMemo, useSyncExternalStore } from 'react';
import type { GridController } from './grid-controller';
import type { VisibleTable } from './paste-plan';
import { rangeCols, rangeOf, rangeRows } from './selection';
import { summarize } from './totals';

type GridStatusProps = {
  readonly controller: GridController;
  readonly table: VisibleTable;
  readonly allRows: number;
};

export function GridStatus({ controller, table, allRows }: GridStatusProps) {
  const selection = useDeferredValue(useSyncExternalStore(controller.selection.subscribe, controller.selection.get));
  const notice = useSyncExternalStore(controller.notice.subscribe, controller.notice.get);
  const summary = useMemo(() => {
    if (selection === null) return null;
    const range = rangeOf(selection);
    const cells = rangeRows(range) * rangeCols(range);
    return { cells, ...summarize(table.rows, table.columns, range, table.moneyUnit) };
  }, [selection, table]);
  const shown = table.rows.length;
  return (
    <div className="lg-status" role="status">
      <span>{shown === allRows ? `共${allRows}项` : `筛选出${shown}项 / 共${allRows}项`}</span>
      {notice !== null && <span className="lg-notice">{notice}</span>}
      <span className="lg-space" />
      {summary !== null && summary.cells > 1 && (
        <>
          {summary.mean !== null && <span>平均：{summary.mean}</span>}
          <span>计数：{summary.count}</span>
          {summary.sum !== null && <span>合计：{summary.sum}</span>}
        </>
      )}
    </div>
  );
}
