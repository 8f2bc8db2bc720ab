/** The rows on the screen: made anew when the clerk sorts or filters, kept in their places while only values change. */
import { useState } from 'react';
import type { GridColumn, GridRow, GridView } from './grid-types';
import { keepPlaces, viewRows } from './view-rows';

type Shown = {
  readonly rows: readonly GridRow[];
  readonly filters: GridView['filters'];
  readonly sort: GridView['sort'];
  readonly shown: readonly GridRow[];
};

export function useShownRows(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  filters: GridView['filters'],
  sort: GridView['sort'],
): readonly GridRow[] {
  const make = (): Shown => ({ rows, filters, sort, shown: viewRows(rows, columns, { filters, sort }) });
  const [state, setState] = useState(make);
  if (state.rows === rows && state.filters === filters && state.sort === sort) return state.shown;
  const sameView = state.filters === filters && state.sort === sort;
  const kept = sameView ? keepPlaces(state.shown, state.rows, rows) : null;
  const next = kept === null ? make() : { rows, filters, sort, shown: kept };
  setState(next);
  return next.shown;
}
