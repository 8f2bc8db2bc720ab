/**
 * The form of every report, record page and printed file: headings, paragraphs, forms and tables of figures, each figure with the records it was made
 * from (law 3). One form for screen, Word, PDF and workbook, so that they cannot differ. Pure data; knows no page and no widget.
 */
import type { RecordId } from '../model/ids';

/** A piece of text or a figure; `rows` are the records it counts or adds up, which the screen opens on a click. */
export type Figure = { readonly text: string; readonly rows?: readonly RecordId[] };

export type ReportColumn = {
  readonly title: string;
  /** Share of the table's width, in characters; about 42 stand beside each other on a page. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
};

export type ReportRow = { readonly role: 'plain' | 'section' | 'subtotal' | 'total'; readonly cells: readonly Figure[] };

/** A bar of a chart: `share` of the longest possible bar, 0 to 100. It is printed as a row of squares beside its figure, so it survives any copier. */
export type Bar = { readonly name: string; readonly share: number; readonly figures: readonly Figure[] };

export type ReportPart =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 }
  | { readonly kind: 'text'; readonly pieces: readonly Figure[] }
  | { readonly kind: 'form'; readonly rows: readonly (readonly { readonly label: string; readonly value: Figure }[])[] }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly unit?: string;
      readonly columns: readonly ReportColumn[];
      readonly rows: readonly ReportRow[];
      /** Said instead of rows when there are none. */
      readonly empty: string;
      readonly newPage?: boolean;
    }
  | {
      readonly kind: 'bars';
      readonly caption: string;
      readonly unit?: string;
      readonly nameTitle: string;
      readonly figureTitles: readonly string[];
      readonly bars: readonly Bar[];
      readonly empty: string;
    }
  | { readonly kind: 'parties'; readonly parties: readonly { readonly role: string; readonly name: string; readonly signatory: string }[] };

/** A dated line of a 简报: name, 第N期, who edits, day. */
export type IssueHead = { readonly name: string; readonly issue: string; readonly editor: string; readonly dated: string };

export type Report = {
  readonly title: string;
  /** Line under the title: unit, as-of date. */
  readonly under: string;
  readonly head?: IssueHead;
  readonly parts: readonly ReportPart[];
  /** 口径, sources and formulas, at the foot. */
  readonly notes: readonly string[];
  /** Shrink to one page: only for what is made for one. */
  readonly onePage?: true;
};

/** Text without rows behind it. */
export function say(text: string): Figure {
  return { text };
}

/** How many records, as a figure that leads to them. */
export function countOf(rows: readonly RecordId[], unit = ''): Figure {
  return { text: `${rows.length}${unit}`, ...(rows.length === 0 ? {} : { rows }) };
}

/** A figure in words of its own that leads to records. */
export function from(text: string, rows: readonly RecordId[]): Figure {
  return rows.length === 0 ? { text } : { text, rows };
}

export function heading(text: string, level: 1 | 2 = 1): ReportPart {
  return { kind: 'heading', text, level };
}

/** A paragraph of text and figures. */
export function paragraph(...pieces: readonly (string | Figure)[]): ReportPart {
  return { kind: 'text', pieces: pieces.map((piece) => (typeof piece === 'string' ? say(piece) : piece)) };
}

export function row(...cells: readonly (string | Figure)[]): ReportRow {
  return { role: 'plain', cells: cells.map((cell) => (typeof cell === 'string' ? say(cell) : cell)) };
}

export function rowAs(role: ReportRow['role'], ...cells: readonly (string | Figure)[]): ReportRow {
  return { ...row(...cells), role };
}

/** Under every figure that is not the statistics office's (design/domain.md, Law and policy). */
export const OWN_FIGURES = '本表数据为招商口径，以统计部门数据为准。';

/** All records a report leads to, for tests of law 3. */
export function rowsBehind(report: Report): Set<RecordId> {
  const ids = new Set<RecordId>();
  const take = (figures: readonly Figure[]): void => {
    for (const { rows = [] } of figures) for (const id of rows) ids.add(id);
  };
  for (const part of report.parts) {
    if (part.kind === 'text') take(part.pieces);
    if (part.kind === 'form') take(part.rows.flatMap((line) => line.map(({ value }) => value)));
    if (part.kind === 'table') take(part.rows.flatMap(({ cells }) => cells));
    if (part.kind === 'bars') take(part.bars.flatMap(({ figures }) => figures));
  }
  return ids;
}
