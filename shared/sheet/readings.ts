/**
 * What reading one cell gives: a value, and what must be told or asked. Types only, shared by the readings of each kind.
 */

/** Why a cell has to be asked about, and what it may mean. */
export type Doubt = { readonly code: string; readonly text: string; readonly candidates: readonly string[] };

/** Something decided for the clerk, shown in the preview. */
export type Ruling = { readonly rule: string; readonly text: string };

export type Reading<Value> = {
  readonly value: Value | null;
  readonly doubt?: Doubt;
  readonly rulings?: readonly Ruling[];
};

/** A cell as its readers see it: trimmed text, and the number when it is one. */
export type CellView = {
  readonly raw: string;
  readonly number: number | null;
  readonly show: 'plain' | 'day' | 'month' | 'percent';
  /** CSV and HTML: numbers have no type, so a bare 2024.1 may have been 2024.10. */
  readonly untyped: boolean;
};
