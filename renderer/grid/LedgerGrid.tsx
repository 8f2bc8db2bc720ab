/**
 * The table of every screen: shows rows, lets a clerk work in it as in Excel, and gives back edits in batches, one per gesture. Holds no
 * data of its own; the caller owns rows and view. `columns` and `rows` must be stable between renders when nothing changed.
 */
import './grid.css';
import type { InputRef } from 'antd';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { CellEditor } from './CellEditor';
import { CellTip } from './CellTip';
import { filterOptions, filterRows, withFilter } from './filter-rows';
import { FilterPopup } from './FilterPopup';
import { createGridController } from './grid-controller';
import type { CellEdit, EditKind, GridColumn, GridRow, GridSelection, GridView } from './grid-types';
import { GridMenu, menuHeight, MENU_WIDTH } from './GridMenu';
import type { GridMenuItem } from './GridMenu';
import { GridStatus } from './GridStatus';
import { GridSurface } from './GridSurface';
import { GridToolbar } from './GridToolbar';
import { HeaderContext } from './HeaderCell';
import type { HeaderActions } from './HeaderCell';
import { aimMenu, startSelecting } from './pointer';
import { selectCell } from './selection';
import { nextSort } from './sort-rows';
import { ROW_NUMBER } from './surface-contract';
import { cellAt } from './cell-boxes';
import { totalsRow } from './totals';
import { useShownRows } from './use-shown-rows';
import { findCell, visibleColumns } from './view-rows';

export type LedgerGridProps = {
  /** What the table is, for screen readers and the editor: 项目台账. */
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly view: GridView;
  readonly onViewChange: (view: GridView) => void;
  /**
   * One gesture, one call. When a promise is given back the new texts stay on the screen with the mark 未保存 until it settles;
   * after that the cells show what `rows` says.
   */
  readonly onEdits?: (edits: readonly CellEdit[], kind: EditKind) => void | Promise<void>;
  /** Ctrl+Enter, or a double click on the row number: open the drawer. */
  readonly onOpenRow?: (rowId: string) => void;
  readonly onSelect?: (selection: GridSelection) => void;
  /** Buttons of the screen, at the left of the line above the table. */
  readonly toolbar?: ReactNode;
  /** More entries of the context menu, after 复制 剪切 清除 向下填充. */
  readonly menu?: readonly GridMenuItem[];
  /** Shown instead of the table when there are no rows at all. */
  readonly empty?: ReactNode;
  /** Default true. */
  readonly showTotals?: boolean;
  /** From `<meta name="csp-nonce">`, see ui/csp-nonce. */
  readonly styleNonce?: string;
  /** Brings a row into view and selects it; a new object asks again. `keepFocus` while the person types elsewhere, in the line of fast entry. */
  readonly goTo?: { readonly rowId: string; readonly key?: string; readonly keepFocus?: boolean };
};

type OpenFilter = { readonly column: GridColumn; readonly left: number; readonly top: number };

export function LedgerGrid(props: LedgerGridProps) {
  const { label, columns, rows, view, onViewChange, goTo, showTotals = true } = props;
  const [controller] = useState(createGridController);
  const body = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const findInput = useRef<InputRef>(null);
  const [openFilter, setOpenFilter] = useState<OpenFilter | null>(null);
  const [menuAt, setMenuAt] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const [finding, setFinding] = useState(false);

  const { hidden, order, moneyUnit, filters, sort } = view;
  const seenColumns = useMemo(() => visibleColumns(columns, { hidden, order }), [columns, hidden, order]);
  const seenRows = useShownRows(rows, columns, filters, sort);
  const table = useMemo(() => ({ rows: seenRows, columns: seenColumns, moneyUnit }), [seenRows, seenColumns, moneyUnit]);
  const totals = useMemo(
    () => (showTotals && rows.length > 0 ? totalsRow(seenRows, seenColumns) : null),
    [showTotals, rows.length, seenRows, seenColumns],
  );

  const showFilter = useCallback((column: GridColumn, button: Element) => {
    const outer = body.current?.getBoundingClientRect();
    if (outer === undefined) return;
    const at = button.getBoundingClientRect();
    setOpenFilter({ column, left: Math.max(4, Math.min(at.right - outer.left - 24, outer.width - 284)), top: at.bottom - outer.top + 4 });
  }, []);

  useLayoutEffect(() => {
    controller.attach(body.current, input.current);
    controller.update({
      table,
      onEdits: props.onEdits,
      onOpenRow: props.onOpenRow,
      onSelect: props.onSelect,
      onFind: () => {
        setFinding(true);
        findInput.current?.focus();
      },
      onOpenFilter: (key) => {
        const column = columns.find((item) => item.key === key);
        const button = body.current?.querySelector(`[data-filter-key="${CSS.escape(key)}"]`);
        if (column !== undefined && button) showFilter(column, button);
      },
    });
  });
  useEffect(() => controller.surface()?.refreshAll(), [controller, moneyUnit]);
  useEffect(() => controller.place(), [controller, table, view.widths]);
  useEffect(() => {
    if (finding) findInput.current?.focus();
  }, [finding]);
  // A wish is answered once: a later change of the table must not move the cursor again.
  const answered = useRef<LedgerGridProps['goTo']>(undefined);
  useEffect(() => {
    if (goTo === undefined || answered.current === goTo) return;
    const row = table.rows.findIndex((item) => item.id === goTo.rowId);
    const col = Math.max(
      0,
      table.columns.findIndex((item) => item.key === goTo.key),
    );
    if (row < 0) return;
    answered.current = goTo;
    controller.select(selectCell({ row, col }));
    if (goTo.keepFocus !== true) controller.focus();
  }, [goTo, controller, table]);

  const header = useMemo<HeaderActions>(
    () => ({
      view,
      onSort: (key, add) => onViewChange({ ...view, sort: nextSort(view.sort, key, add) }),
      onOpenFilter: showFilter,
    }),
    [view, onViewChange, showFilter],
  );
  const latestView = useRef(view);
  useLayoutEffect(() => {
    latestView.current = view;
  });
  const onWidths = useCallback(
    (widths: GridView['widths']) => onViewChange({ ...latestView.current, widths: { ...latestView.current.widths, ...widths } }),
    [onViewChange],
  );
  const onOrder = useCallback((keys: readonly string[]) => onViewChange({ ...latestView.current, order: keys }), [onViewChange]);
  const rowAt = useCallback((rowIndex: number) => (rowIndex < 0 ? (totals ?? undefined) : table.rows[rowIndex]), [table, totals]);
  const closeFilter = useCallback(() => {
    setOpenFilter(null);
    controller.focus();
  }, [controller]);
  const filtering = openFilter?.column;
  const options = useMemo(
    () => (filtering === undefined ? [] : filterOptions(filterRows(rows, columns, filters, filtering.key), filtering, moneyUnit)),
    [filtering, rows, columns, filters, moneyUnit],
  );
  const find = (words: string, back: boolean) => {
    const from = controller.selection.get()?.active ?? { row: 0, col: -1 };
    const place = findCell(table.rows, table.columns, moneyUnit, words, from, back);
    if (place === null) controller.notice.set(`没有找到“${words}”。`);
    else controller.select(selectCell(place));
  };

  return (
    <div className="lg-root">
      <GridToolbar
        columns={columns}
        view={view}
        onViewChange={onViewChange}
        finding={finding}
        findRef={findInput}
        onFind={find}
        onCloseFind={() => {
          setFinding(false);
          controller.focus();
        }}
      >
        {props.toolbar}
      </GridToolbar>
      {rows.length === 0 && props.empty !== undefined ? (
        <div className="lg-empty">{props.empty}</div>
      ) : (
        <div
          ref={body}
          className="lg-body"
          onMouseDown={(event) => startSelecting(controller, event.nativeEvent, event.currentTarget)}
          onDoubleClick={(event) => {
            const cell = cellAt(event.target);
            if (cell === null) return;
            const row = table.rows[cell.rowIndex];
            if (cell.key !== ROW_NUMBER) controller.act({ act: 'edit' });
            else if (row !== undefined) props.onOpenRow?.(row.id);
          }}
          onContextMenu={(event) => {
            event.preventDefault();
            if (!aimMenu(controller, event.target)) return;
            const outer = event.currentTarget.getBoundingClientRect();
            setMenuAt({
              left: Math.min(event.clientX - outer.left, outer.width - MENU_WIDTH),
              top: Math.max(0, Math.min(event.clientY - outer.top, outer.height - menuHeight(props.menu?.length ?? 0))),
            });
          }}
        >
          <HeaderContext value={header}>
            <GridSurface
              columns={seenColumns}
              rows={seenRows}
              totals={totals}
              widths={view.widths}
              painter={controller.painter}
              styleNonce={props.styleNonce}
              onReady={controller.ready}
              onScroll={controller.place}
              onWidths={onWidths}
              onOrder={onOrder}
            />
          </HeaderContext>
          <CellEditor controller={controller} inputRef={input} label={label} />
          <CellTip body={body} rowAt={rowAt} />
          {openFilter !== null && (
            <FilterPopup
              key={openFilter.column.key}
              column={openFilter.column}
              options={options}
              filter={filters[openFilter.column.key]}
              unit={moneyUnit}
              left={openFilter.left}
              top={openFilter.top}
              onApply={(filter) => {
                onViewChange(withFilter(view, openFilter.column.key, filter));
                closeFilter();
              }}
              onSort={(direction) => {
                onViewChange({ ...view, sort: [{ key: openFilter.column.key, direction }] });
                closeFilter();
              }}
              onClose={closeFilter}
            />
          )}
          {menuAt !== null && (
            <GridMenu
              controller={controller}
              items={props.menu ?? []}
              left={menuAt.left}
              top={menuAt.top}
              onClose={() => setMenuAt(null)}
            />
          )}
        </div>
      )}
      <GridStatus controller={controller} table={table} allRows={rows.length} />
    </div>
  );
}
