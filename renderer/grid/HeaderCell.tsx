/**
 * A column heading as in Excel: the name with its unit, a click sorts, the small button opens 按值筛选. What it shows comes through a
 * React context, so that sorting or filtering redraws headings and nothing else. Knows nothing of rows.
 */
import { createContext, useContext } from 'react';
import type { MouseEvent } from 'react';
import { headerText } from './cell-text';
import { filterTitle } from './filter-rows';
import type { GridColumn, GridView } from './grid-types';

export type HeaderActions = {
  readonly view: GridView;
  readonly onSort: (key: string, add: boolean) => void;
  readonly onOpenFilter: (column: GridColumn, button: HTMLElement) => void;
};

export const HeaderContext = createContext<HeaderActions | null>(null);

/** AG Grid hands the column over in `headerComponentParams`. */
export function HeaderCell({ gridColumn }: { readonly gridColumn: GridColumn }) {
  const actions = useContext(HeaderContext);
  if (actions === null) return null;
  const { view, onSort, onOpenFilter } = actions;
  const place = view.sort.findIndex((item) => item.key === gridColumn.key);
  const direction = view.sort[place]?.direction;
  const filtered = view.filters[gridColumn.key] !== undefined;
  const text = headerText(gridColumn, view.moneyUnit);
  const sortWords = direction === undefined ? '' : direction === 'asc' ? '，升序' : '，降序';
  const openFilter = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation();
    onOpenFilter(gridColumn, event.currentTarget);
  };
  return (
    <div
      className="lg-header"
      title={`${text}${sortWords}（单击排序，按住 Shift 单击为次序）`}
      onClick={(event) => onSort(gridColumn.key, event.shiftKey)}
    >
      <span className="lg-header-text">{text}</span>
      {direction !== undefined && (
        <span className="lg-header-sort" aria-hidden="true">
          {direction === 'asc' ? '↑' : '↓'}
          {view.sort.length > 1 ? place + 1 : ''}
        </span>
      )}
      <button
        type="button"
        tabIndex={-1}
        className={filtered ? 'lg-header-filter lg-on' : 'lg-header-filter'}
        title={filterTitle(gridColumn, view.moneyUnit)}
        aria-label={filterTitle(gridColumn, view.moneyUnit)}
        aria-pressed={filtered}
        data-filter-key={gridColumn.key}
        onClick={openFilter}
      >
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          {filtered ? <path d="M1 1.5h10L7.3 6v4.5L4.7 9V6z" fill="currentColor" /> : <path d="M2.5 4l3.5 4 3.5-4z" fill="currentColor" />}
        </svg>
      </button>
    </div>
  );
}
