/**
 * The plain data a table is made of: column definitions, rows, marks, the view a clerk has chosen, and the edits that come out.
 * Knows nothing of projects, of AG Grid or of where rows come from; callers parse the text of an edit themselves.
 */
import type { LedgerDate } from '../../shared/model/dates';
import type { PersonMention } from '../../shared/model/field-kinds';
import type { Money } from '../../shared/model/money';

/** How a column shows, sorts, filters and adds up its values. */
export type ColumnKind = 'text' | 'longText' | 'number' | 'money' | 'date' | 'percent' | 'choice' | 'people';

/** The unit of all money columns of one table; never mixed inside a table. */
export type TableMoneyUnit = '万元' | '亿元';

/**
 * One cell. A string in a number, money or date column is text that could not be read (it shows as it is and counts as no number);
 * a number or percent may also be an exact decimal in digits. Percent values are percent points: 85.3 is 85.3%.
 */
export type CellValue = null | string | number | Money | LedgerDate | readonly PersonMention[];

export type GridColumn = {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
  /** Pixels; the clerk may change it, see `GridView.widths`. */
  readonly width: number;
  /** Stays at the left while scrolling sideways. */
  readonly frozen?: boolean;
  /** Default false. */
  readonly editable?: boolean;
  /** Allowed words of a choice, in their own order; sorting follows it. */
  readonly choices?: readonly string[];
  /** Names offered while a text is typed; any other text is good as well. */
  readonly offers?: readonly string[];
  /** Unit of a number column, shown in the header (亩, 人). Money takes the table's unit. */
  readonly unit?: string;
  readonly headerGroup?: string;
  /** Whether money and numbers appear in the totals row; default true. */
  readonly total?: boolean;
};

/** Why a cell needs a look. Each kind has its own sign in the corner, so that colour is never alone. */
export type MarkKind = 'unsaved' | 'question' | 'clash' | 'doubt';
export type CellMark = { readonly kind: MarkKind; readonly reason: string };

/** Rows are immutable: a changed row is a new object with the same id. */
export type GridRow = {
  readonly id: string;
  /** Where an edit gives a row another id: what it keeps. A row with the same place is the same row to the clerk. Default: the id. */
  readonly place?: string;
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly marks?: Readonly<Record<string, CellMark>>;
};

export type SortItem = { readonly key: string; readonly direction: 'asc' | 'desc' };

/** Filter of one column (按值筛选): the ticked values, or a numeric span, or both. */
export type ColumnFilter = {
  /** Keys made by `filterKeys`; '' stands for a blank cell. */
  readonly ticked?: readonly string[];
  /** Inclusive; money in minor units (分), dates never. */
  readonly min?: number;
  readonly max?: number;
};

/** What the clerk has chosen for this table; plain JSON, so it can be kept as 我的视图. */
export type GridView = {
  readonly sort: readonly SortItem[];
  readonly filters: Readonly<Record<string, ColumnFilter>>;
  readonly hidden: readonly string[];
  /** Column keys in the order wanted; columns not named follow in their own order. */
  readonly order: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly moneyUnit: TableMoneyUnit;
};

/** The view before anybody has touched it. */
export function plainView(moneyUnit: TableMoneyUnit, hidden: readonly string[] = []): GridView {
  return { sort: [], filters: {}, hidden, order: [], widths: {}, moneyUnit };
}

export type EditKind = 'edit' | 'paste' | 'fill' | 'clear';

/**
 * One cell's wish. `text` is what the clerk typed or pasted, null clears the cell. A bare number in a money column is meant in `moneyUnit`.
 * `from` names the cell a fill or copy took the value from, so that the caller may copy the value itself and lose nothing.
 */
export type CellEdit = {
  readonly rowId: string;
  readonly key: string;
  readonly text: string | null;
  readonly moneyUnit?: TableMoneyUnit;
  readonly from?: { readonly rowId: string; readonly key: string };
};

/** Rows and cells the clerk has selected, for commands. */
export type GridSelection = {
  readonly rowIds: readonly string[];
  readonly keys: readonly string[];
  /** The cell that has the cursor. */
  readonly active: { readonly rowId: string; readonly key: string } | null;
};
