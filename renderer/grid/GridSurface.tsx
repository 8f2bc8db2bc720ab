/**
 * The drawn table: AG Grid as a fast painter of rows with frozen columns, and nothing more. Order, filter, selection and editing are
 * decided outside and handed in; this is the only file that imports `ag-grid-*`. One changed row is one transaction.
 */
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  themeQuartz,
} from 'ag-grid-community';
import type {
  CellClassParams,
  ColDef,
  ColGroupDef,
  ColumnMovedEvent,
  ColumnResizedEvent,
  GetRowIdParams,
  GridApi,
  GridReadyEvent,
  RowClassParams,
  ValueFormatterParams,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { isNumeric } from './cell-text';
import { GRID_LOCALE } from './grid-locale';
import type { GridColumn, GridRow, GridView } from './grid-types';
import { HeaderCell } from './HeaderCell';
import { ROW_HEIGHT, ROW_NUMBER } from './surface-contract';
import type { SurfaceHandle, SurfacePainter } from './surface-contract';
import { TOTALS_ROW } from './totals';

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  LocaleModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
]);

const theme = themeQuartz.withParams({
  accentColor: '#2b5c8a',
  borderColor: '#d9dde2',
  headerBackgroundColor: '#f2f4f6',
  headerTextColor: '#24292f',
  headerFontWeight: 600,
  foregroundColor: '#1f2328',
  fontFamily: 'inherit',
  fontSize: 14,
  rowHeight: ROW_HEIGHT,
  headerHeight: ROW_HEIGHT,
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  columnBorder: { style: 'solid', width: 1, color: '#e6e9ec' },
  headerColumnBorder: { style: 'solid', width: 1, color: '#d9dde2' },
  rowHoverColor: '#f6f8fa',
  headerColumnResizeHandleColor: 'transparent',
});

type SurfaceProps = {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly totals: GridRow | null;
  readonly widths: GridView['widths'];
  readonly painter: SurfacePainter;
  readonly styleNonce: string | undefined;
  readonly onReady: (handle: SurfaceHandle) => void;
  readonly onScroll: () => void;
  readonly onWidths: (widths: Readonly<Record<string, number>>) => void;
  readonly onOrder: (keys: readonly string[]) => void;
};

function columnDef(column: GridColumn, width: number | undefined, painter: SurfacePainter): ColDef<GridRow> {
  const { key } = column;
  const marked = (kind: string) => (params: CellClassParams<GridRow>) =>
    kind === 'unsaved' && params.data !== undefined && painter.isPending(params.data.id, key)
      ? true
      : params.data?.marks?.[key]?.kind === kind;
  return {
    colId: key,
    headerName: column.label,
    headerComponent: HeaderCell,
    headerComponentParams: { gridColumn: column },
    valueGetter: (params) => params.data?.cells[key] ?? null,
    valueFormatter: (params: ValueFormatterParams<GridRow>) => (params.data === undefined ? '' : painter.text(params.data, column)),
    width: width ?? column.width,
    ...(column.frozen === true && { pinned: 'left' as const, lockPinned: true }),
    cellClass: isNumeric(column.kind) ? 'lg-cell lg-number' : 'lg-cell',
    cellClassRules: {
      'lg-selected': ({ rowIndex, node }) => node.rowPinned === undefined && painter.isSelected(rowIndex, key),
      'lg-active': ({ rowIndex, node }) => node.rowPinned === undefined && painter.isActive(rowIndex, key),
      'lg-locked': () => column.editable !== true,
      'lg-unsaved': marked('unsaved'),
      'lg-question': marked('question'),
      'lg-clash': marked('clash'),
      'lg-doubt': marked('doubt'),
    },
  };
}

/** Neighbouring columns of one group stand under one heading. */
function grouped(columns: readonly GridColumn[], defs: readonly ColDef<GridRow>[]): (ColDef<GridRow> | ColGroupDef<GridRow>)[] {
  const result: (ColDef<GridRow> | ColGroupDef<GridRow>)[] = [];
  let open: { name: string; frozen: boolean; children: ColDef<GridRow>[] } | null = null;
  columns.forEach((column, place) => {
    const def = defs[place];
    if (def === undefined) return;
    const frozen = column.frozen === true;
    if (column.headerGroup === undefined) {
      open = null;
      result.push(def);
    } else if (open !== null && open.name === column.headerGroup && open.frozen === frozen) {
      open.children.push(def);
    } else {
      open = { name: column.headerGroup, frozen, children: [def] };
      result.push({ headerName: open.name, children: open.children, marryChildren: false });
    }
  });
  return result;
}

const rowNumberDef: ColDef<GridRow> = {
  colId: ROW_NUMBER,
  headerName: '序号',
  width: 58,
  pinned: 'left',
  lockPinned: true,
  lockPosition: 'left',
  suppressMovable: true,
  resizable: false,
  cellClass: 'lg-row-number',
  valueGetter: ({ node }) => (node === null || node.rowPinned ? '' : (node.rowIndex ?? 0) + 1),
};

// Stable objects: AG Grid takes a new object for a new wish and lays out every column again.
const defaultColDef: ColDef<GridRow> = {
  sortable: false,
  resizable: true,
  cellDataType: false,
  suppressHeaderMenuButton: true,
  minWidth: 48,
};
const rowId = ({ data }: GetRowIdParams<GridRow>) => data.id;
const rowClass = ({ data }: RowClassParams<GridRow>) => (data?.id === TOTALS_ROW ? 'lg-totals' : undefined);

function handleOf(api: GridApi<GridRow>): SurfaceHandle {
  return {
    show: (rowIndex, key) => {
      api.ensureIndexVisible(rowIndex);
      api.ensureColumnVisible(key);
    },
    refreshCells: (rowIds, keys) => {
      const rowNodes = rowIds.flatMap((id) => api.getRowNode(id) ?? []);
      api.refreshCells({ rowNodes, columns: [...keys], force: true });
    },
    refreshAll: () => api.refreshCells({ force: true }),
    fitColumn: (key) => api.autoSizeColumns([key]),
  };
}

/** Same ids in the same places: only what changed goes to the grid. */
function changedRows(before: readonly GridRow[], after: readonly GridRow[]): readonly GridRow[] | null {
  if (before.length !== after.length) return null;
  const changed: GridRow[] = [];
  for (const [place, row] of after.entries()) {
    const old = before[place];
    if (old?.id !== row.id) return null;
    if (old !== row) changed.push(row);
  }
  return changed;
}

export const GridSurface = memo(function GridSurface(props: SurfaceProps) {
  const { columns, rows, totals, widths, painter, styleNonce, onReady, onScroll, onWidths, onOrder } = props;
  const [api, setApi] = useState<GridApi<GridRow> | null>(null);
  const [firstRows] = useState(() => [...rows]);
  const drawn = useRef(rows);
  const columnDefs = useMemo(
    () => [
      rowNumberDef,
      ...grouped(
        columns,
        columns.map((column) => columnDef(column, widths[column.key], painter)),
      ),
    ],
    [columns, widths, painter],
  );
  useEffect(() => {
    if (api === null || drawn.current === rows) return;
    const changed = changedRows(drawn.current, rows);
    drawn.current = rows;
    if (changed === null) {
      api.setGridOption('rowData', [...rows]);
      api.refreshCells({ columns: [ROW_NUMBER], force: true });
    } else if (changed.length > 0) api.applyTransaction({ update: [...changed] });
  }, [api, rows]);
  const handlers = useMemo(
    () => ({
      ready: (event: GridReadyEvent<GridRow>) => {
        setApi(event.api);
        onReady(handleOf(event.api));
      },
      resized: (event: ColumnResizedEvent<GridRow>) => {
        if (!event.finished || event.source === 'api') return;
        const resized = (event.columns ?? []).map((column) => [column.getColId(), column.getActualWidth()] as const);
        onWidths(Object.fromEntries(resized));
      },
      moved: (event: ColumnMovedEvent<GridRow>) => {
        if (!event.finished || event.source !== 'uiColumnMoved') return;
        const keys = event.api.getAllGridColumns().map((column) => column.getColId());
        onOrder(keys.filter((key) => key !== ROW_NUMBER));
      },
    }),
    [onReady, onWidths, onOrder],
  );
  const pinnedBottomRowData = useMemo(() => (totals === null ? [] : [totals]), [totals]);
  return (
    <AgGridReact<GridRow>
      theme={theme}
      {...(styleNonce !== undefined && { styleNonce })}
      localeText={GRID_LOCALE}
      rowData={firstRows}
      columnDefs={columnDefs}
      defaultColDef={defaultColDef}
      getRowId={rowId}
      pinnedBottomRowData={pinnedBottomRowData}
      getRowClass={rowClass}
      rowHeight={ROW_HEIGHT}
      headerHeight={30}
      groupHeaderHeight={24}
      suppressCellFocus
      suppressHeaderFocus
      suppressContextMenu
      suppressScrollOnNewData
      suppressColumnMoveAnimation
      suppressDragLeaveHidesColumns
      animateRows={false}
      onGridReady={handlers.ready}
      onBodyScroll={onScroll}
      onColumnResized={handlers.resized}
      onColumnMoved={handlers.moved}
    />
  );
});
