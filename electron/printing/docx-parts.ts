/**
 * Small pieces of a Word file in the terms of GB/T 9704: faces by the names offices have, sizes in points, indents in characters.
 * Knows the docx library and the standard's numbers, not the blocks.
 */
import type { IParagraphOptions, IRunOptions, ITableCellBorders, ParagraphChild } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Face } from '../../shared/letters/faces';
import { FACES } from '../../shared/letters/faces';
import { GRID, PAGE, POINTS_PER_MM, RED, SIZE } from '../../shared/letters/standard';
import { printable } from '../../shared/letters/text';

/** Millimetres to twentieths of a point, the unit of Word. */
export function twips(mm: number): number {
  return Math.round(mm * POINTS_PER_MM * 20);
}

/**
 * Word's own habit for 22 lines: line boxes of 28.95 pt; the ink reading of the standard (29.61 pt) would push line 22 to the next page.
 * 28 characters a line come from squeezing 3号 text by a quarter point. Word's character grid is left out: it would spread small type too.
 */
const LINE_PITCH = 579;
const SQUEEZE = -5;

const RED_HEX = RED.slice(1);
/** Width of one character of 3号 text on the grid, in twips. */
export const CHARACTER = twips(GRID.em);

export type RunStyle = { readonly face?: Face; readonly size?: number; readonly red?: boolean };

/** Runs of a text; typed line breaks become breaks, characters without a shape become □. */
export function runs(text: string, style: RunStyle = {}): readonly ParagraphChild[] {
  const face = FACES[style.face ?? '仿宋'].word;
  const size = style.size ?? SIZE.三号;
  const shared: IRunOptions = {
    font: { ascii: face, eastAsia: face, hAnsi: face, cs: face },
    size: size * 2,
    ...(size === SIZE.三号 ? { characterSpacing: SQUEEZE } : {}),
    ...(style.red === true ? { color: RED_HEX } : {}),
  };
  return printable(text)
    .split('\n')
    .map((part, index) => new TextRun({ ...shared, text: part, ...(index > 0 ? { break: 1 } : {}) }));
}

/** To the next tab stop. A tab typed into a field becomes a space instead. */
export function tab(): ParagraphChild {
  return new TextRun({ children: [new Tab()] });
}

export type ParagraphStyle = Pick<
  IParagraphOptions,
  'alignment' | 'keepNext' | 'keepLines' | 'pageBreakBefore' | 'border' | 'frame' | 'tabStops' | 'thematicBreak'
> & {
  /** Line height in points; the grid's 28.95 when not given. */
  readonly line?: number;
  /** First-line, left and right indents in characters. */
  readonly first?: number;
  readonly left?: number;
  readonly right?: number;
  /** Space above and below in millimetres. */
  readonly above?: number;
  readonly below?: number;
};

/** A paragraph on the grid, flush on both sides unless told. */
export function paragraph(children: readonly ParagraphChild[], style: ParagraphStyle = {}): Paragraph {
  const { line, first, left, right, above, below, ...rest } = style;
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    ...rest,
    children,
    spacing: {
      line: line === undefined ? LINE_PITCH : Math.round(line * 20),
      lineRule: LineRuleType.EXACT,
      before: twips(above ?? 0),
      after: twips(below ?? 0),
    },
    indent: { firstLine: (first ?? 0) * CHARACTER, left: Math.round((left ?? 0) * CHARACTER), right: Math.round((right ?? 0) * CHARACTER) },
  });
}

/** An empty line of the grid. */
export function blank(count = 1): readonly Paragraph[] {
  return Array.from({ length: count }, () => paragraph([]));
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const BOXED: ITableCellBorders = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const BARE: ITableCellBorders = { top: NONE, bottom: NONE, left: NONE, right: NONE };

export type CellSpec = {
  readonly content: readonly Paragraph[];
  /** Columns taken. */
  readonly span?: number;
};

export type RowSpec = { readonly cells: readonly CellSpec[]; readonly head?: boolean; readonly tall?: number };

/** A table as wide as the type area; `widths` are shares. Rows stay whole, head rows repeat on every page. */
export function table(widths: readonly number[], rows: readonly RowSpec[], borders: 'boxed' | 'bare' = 'boxed'): Table {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.round((width / total) * twips(PAGE.areaWidth)));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(PAGE.areaWidth), type: WidthType.DXA },
    columnWidths: columns,
    rows: rows.map((row) => {
      let column = 0;
      const cells = row.cells.map((cell) => {
        const span = cell.span ?? 1;
        const width = columns.slice(column, column + span).reduce((sum, part) => sum + part, 0);
        column += span;
        return new TableCell({
          children: cell.content,
          columnSpan: span,
          width: { size: width, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          borders: borders === 'boxed' ? BOXED : BARE,
          margins: { left: 57, right: 57 },
        });
      });
      return new TableRow({
        children: cells,
        cantSplit: true,
        ...(row.head === true ? { tableHeader: true } : {}),
        ...(row.tall === undefined ? {} : { height: { value: twips(row.tall), rule: 'atLeast' as const } }),
      });
    }),
  });
}

const RULE_SIZE = 16;

/** The red line under the number, or the double lines of a letter; sizes are eighths of a point. */
export function redBorder(kind: 'single' | 'thickThin' | 'thinThick'): {
  readonly style: (typeof BorderStyle)[keyof typeof BorderStyle];
  readonly size: number;
  readonly color: string;
  readonly space: number;
} {
  const style = { single: BorderStyle.SINGLE, thickThin: BorderStyle.THICK_THIN_SMALL_GAP, thinThick: BorderStyle.THIN_THICK_SMALL_GAP }[
    kind
  ];
  return { style, size: kind === 'single' ? RULE_SIZE : 24, color: RED_HEX, space: 1 };
}
