/** The workbook as it looks, page by page, with marks where something was asked, decided or skipped. */
import { Segmented, Select } from 'antd';
import { startTransition, useEffect, useRef, useState } from 'react';
import type { ImportGridRow, ImportSummary } from '../../../shared/contract/import';
import { importLabel } from '../../../shared/imports/labels';
import { mappingSchema } from '../../../shared/sheet/mappings';
import type { ColumnMapping } from '../../../shared/sheet/mappings';
import { call } from '../../bridge';
import { useInPieces } from '../../ui/use-in-pieces';
import { COLUMN_MEANINGS } from './column-meanings';

export type CellPlace = { readonly sheet: string; readonly row: number; readonly column: string | null };

type Looked = { readonly sheet: string; readonly page: number; readonly after: CellPlace | null };

type Loaded = { readonly list: string; readonly rows: readonly ImportGridRow[]; readonly total: number };

const PAGE = 100;
/** Rows that come onto the screen with each frame; a sheet may have thirty columns and more. */
const PIECE = 6;
const MARKS = { question: '？', decision: '✎', skipped: '', error: '！', '': '' } as const;

/** The page that holds a row of the sheet; rows without content are left out by the reader, so this is a guess that the next page mends. */
function pageOf(row: number): number {
  return Math.max(0, Math.floor((row - 1) / PAGE));
}

/** What is dragged from one column to another: the field it was understood as. */
const DRAGGED = 'application/x-zeren-column';

/**
 * What a column was understood as; another meaning is chosen from the list with the mouse or by Tab, Enter and the arrows, or by dragging the letters of
 * the column that was wrongly taken for it onto the right one. The list is there only while it is open: thirty of them take longer than the whole sheet.
 */
function ColumnMeaning({
  column,
  onMap,
}: {
  readonly column: ImportSummary['columns'][number] | undefined;
  readonly onMap: (mapping: ColumnMapping) => void;
}) {
  const [list, setList] = useState<'unopened' | 'open' | 'closed'>('unopened');
  if (column === undefined) return null;
  const { header, column: letters, field } = column;
  if (field === null) return <div className="import-meaning-none">序号</div>;
  const named = { 'aria-label': `${letters}列“${header}”读作`, title: `“${header}”读作`, 'data-testid': 'column-meaning' };
  if (list !== 'open')
    return (
      <button
        {...named}
        type="button"
        className="import-meaning import-meaning-shut"
        aria-haspopup="listbox"
        autoFocus={list === 'closed'}
        onClick={() => setList('open')}
      >
        <span>{COLUMN_MEANINGS.find(({ value }) => value === field)?.label ?? field}</span>
      </button>
    );
  return (
    <Select
      {...named}
      size="small"
      variant="borderless"
      className="import-meaning"
      autoFocus
      defaultOpen
      onOpenChange={(open) => !open && setList('closed')}
      popupMatchSelectWidth={180}
      showSearch={{ optionFilterProp: 'label' }}
      value={field}
      options={[...COLUMN_MEANINGS]}
      onChange={(value: string) => onMap(mappingSchema.parse({ header, column: letters, field: value }))}
    />
  );
}

/** The letters of a column; those of an understood one can be dragged onto the column that is meant. */
function Letters({ column, letters }: { readonly column: ImportSummary['columns'][number] | undefined; readonly letters: string }) {
  const field = column?.field ?? null;
  if (field === null || field === 'other') return <span>{letters}</span>;
  return (
    <span
      draggable
      className="import-grip"
      data-testid="column-grip"
      title={`拖到另一列，改由那一列作为“${importLabel(field) ?? field}”；也可在右边的列表中选`}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, field)}
    >
      {letters}
    </span>
  );
}

type Props = {
  readonly summary: ImportSummary;
  readonly place: CellPlace | null;
  readonly onMap: (mapping: ColumnMapping) => void;
};

export function ImportSheet({ summary, place, onMap }: Props) {
  const [looked, setLooked] = useState<Looked>({ sheet: summary.sheets[0]?.name ?? '', page: 0, after: null });
  const [{ list, rows, total }, setLoaded] = useState<Loaded>({ list: '', rows: [], total: 0 });
  const shown = useInPieces(rows, list, PIECE);
  const body = useRef<HTMLDivElement>(null);
  const { importId } = summary;

  // A newly shown place wins over where the person had paged to; paging on wins over the place shown before.
  const { sheet, page } = place === null || looked.after === place ? looked : { sheet: place.sheet, page: pageOf(place.row) };
  const look = (to: Partial<Pick<Looked, 'sheet' | 'page'>>): void => setLooked({ sheet, page, ...to, after: place });
  useEffect(() => {
    let live = true;
    void call('import:cells', { importId, sheet, from: page * PAGE + 1, limit: PAGE }).then((answer) => {
      if (!live || !answer.ok) return;
      startTransition(() => setLoaded({ list: `${sheet}/${page}`, ...answer.value }));
    });
    return () => {
      live = false;
    };
  }, [importId, sheet, page, summary]);
  const placed = place !== null && shown.some(({ row }) => row === place.row);
  useEffect(() => {
    if (!placed || place === null) return;
    const line = body.current?.querySelector(`[data-row="${place.row}"]`);
    const cell = place.column === null ? null : line?.querySelector(`[data-column="${place.column}"]`);
    // The cell asked about, else the row: with thirty columns most stand beside the window.
    (cell ?? line)?.scrollIntoView({ block: 'center', inline: cell ? 'center' : 'nearest' });
  }, [place, placed, rows]);

  const meanings = new Map(summary.columns.flatMap((column) => (column.sheet === sheet ? [[column.column, column] as const] : [])));
  const take = (column: string, field: string): void => {
    const own = meanings.get(column);
    if (own === undefined || own.field === null || own.field === field) return;
    const mapping = mappingSchema.safeParse({ header: own.header, column, field });
    if (mapping.success) onMap(mapping.data);
  };
  const isHere = (row: number, column: string): boolean => place?.sheet === sheet && place.row === row && place.column === column;
  const relaid = summary.decisions.find((decision) => decision.rule === 'relaid' && decision.sheet === sheet);
  const columns = rows
    .reduce((most, row) => (row.cells.length > most.length ? row.cells : most), rows[0]?.cells ?? [])
    .map(({ column }) => column);
  return (
    <section className="import-sheet" aria-label="原表">
      <header>
        <Segmented
          size="small"
          value={sheet}
          onChange={(name) => look({ sheet: name, page: 0 })}
          options={summary.sheets.map(({ name, rows: count }) => ({ value: name, label: `${name === '' ? '表格' : name}（${count}行）` }))}
        />
        {total > PAGE && (
          <Segmented
            size="small"
            value={page}
            onChange={(to) => look({ page: to })}
            options={Array.from({ length: Math.ceil(total / PAGE) }, (_, index) => ({
              value: index,
              label: `${index * PAGE + 1}—${Math.min(total, (index + 1) * PAGE)}`,
            })).slice(Math.max(0, page - 3), page + 4)}
          />
        )}
      </header>
      {relaid !== undefined && (
        <div className="import-relaid" data-testid="import-relaid">
          {relaid.text}。行号、列号以下表为准。
        </div>
      )}
      <div className="import-cells" ref={body}>
        <table>
          <thead>
            <tr>
              <th />
              {columns.map((column) => (
                <th
                  key={column}
                  onDragOver={(event) => meanings.has(column) && event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
                  onDrop={(event) => take(column, event.dataTransfer.getData(DRAGGED))}
                >
                  <Letters column={meanings.get(column)} letters={column} />
                  <ColumnMeaning column={meanings.get(column)} onMap={onMap} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr
                key={row.row}
                data-row={row.row}
                className={`${row.mark === '' ? '' : 'import-skipped'} ${place?.row === row.row && place.sheet === sheet ? 'import-here' : ''}`}
                title={row.hidden ? '原表中的隐藏行' : ''}
              >
                <th>{row.row}</th>
                {row.cells.map((cell) => (
                  <td
                    key={cell.column}
                    data-column={cell.column}
                    className={`${cell.mark === '' ? '' : `import-${cell.mark}`} ${isHere(row.row, cell.column) ? 'import-asked' : ''}`}
                    title={cell.note}
                  >
                    {MARKS[cell.mark]}
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
