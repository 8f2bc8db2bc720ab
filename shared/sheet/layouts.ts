/**
 * Sheets that are no plain table, laid out anew as one: fields down the first column (竖排表), 登记卡 one after another or side by side, two tables side by side.
 * Moves cells only; what they mean is the business of the reader. Rows keep their numbers where there is room for a header above them.
 */
import type { PlainRow, PlainSheet, PlainWorkbook } from './cells';
import { aboveSheet, cardSheet, secondCard } from './card-sheets';
import { findHeader } from './find-table';
import type { Grid } from './grid';
import { createGrid, ownTexts } from './grid';
import { meaningsOf } from './header-words';
import { compact } from './text';
import { joinedDays } from './split-days';
import { joinedHeads } from './split-heads';

/** More rows than this are no card and no list of fields. */
const MOST_ROWS = 600;

/** Fields down the side of a sheet are no more than this: only such a sheet is taken for one before a header is looked for. */
const MOST_LABELS = 60;
/** So many plain words for fields below one another stand in no column of a table. */
const CLEAR_LABELS = 5;

/** A workbook with every sheet laid out as a table; the same workbook when all are. */
export function laidOut(workbook: PlainWorkbook): PlainWorkbook {
  if (workbook.laidOut === true) return workbook;
  const names = new Set(workbook.sheets.map(({ name }) => name));
  const sheets = workbook.sheets.flatMap((sheet) =>
    sheet.hidden || sheet.rows.length === 0 ? [sheet] : laidOutSheet(sheet, workbook, names),
  );
  return { ...workbook, sheets, laidOut: true };
}

function laidOutSheet(given: PlainSheet, workbook: PlainWorkbook, names: Set<string>): readonly PlainSheet[] {
  const sheet = joinedDays(joinedHeads(given));
  const grid = createGrid(sheet, workbook.dateSystem);
  const above = sheet.rows.length > MOST_ROWS ? null : aboveSheet(grid);
  if (above !== null) return [above];
  const onSide = sheet.rows.length > MOST_LABELS ? null : turned(grid, CLEAR_LABELS);
  if (onSide !== null) return [onSide];
  const header = findHeader(grid, 0);
  if (header !== null) {
    const split = splitColumn(header.paths, header.nameColumn);
    if (split === null) return [sheet];
    return parted(sheet, header.top, split, '表', workbook, names);
  }
  if (sheet.rows.length > MOST_ROWS) return [sheet];
  const second = secondCard(grid);
  if (second !== null) return parted(sheet, second.top, second.column, '登记卡', workbook, names);
  return [(sheet.rows.length > MOST_LABELS ? turned(grid) : null) ?? cardSheet(grid) ?? sheet];
}

/** The sheet parted at a column, both parts laid out by themselves; the left one keeps the name. */
function parted(
  sheet: PlainSheet,
  top: number,
  column: number,
  what: string,
  workbook: PlainWorkbook,
  names: Set<string>,
): readonly PlainSheet[] {
  const left = besides(sheet, top, 0, column, sheet.name, what);
  const right = besides(sheet, top, column, Infinity, freeName(sheet.name, names), what);
  return [left, right].flatMap((part) => laidOutSheet(part, workbook, names));
}

function freeName(name: string, names: Set<string>): string {
  let number = 1;
  let free = `${name}（右）`;
  while (names.has(free)) free = `${name}（右${(number += 1)}）`;
  names.add(free);
  return free;
}

/** Where the second of two tables side by side begins: the name of the project and another header stand twice. */
function splitColumn(paths: readonly (readonly string[])[], nameColumn: number): number | null {
  const keys = paths.map((path) => compact(path.at(-1) ?? ''));
  const second = keys.findIndex((key, column) => column > nameColumn + 1 && key === keys[nameColumn]);
  if (second < 0) return null;
  const first = keys.findIndex((key) => key !== '');
  const again = keys.findIndex((key, column) => column > nameColumn && column <= second && key === keys[first]);
  const gap = keys.findLastIndex((key, column) => column < second && column > nameColumn && key === '');
  const split = again >= 0 ? again : gap >= 0 ? gap + 1 : second;
  const left = keys.slice(first, split).filter((key) => key !== '');
  const right = keys.slice(split).filter((key) => key !== '');
  const shared = right.filter((key) => left.includes(key)).length;
  return left.length >= 3 && right.length >= 3 && shared >= 2 ? split : null;
}

/** Columns of a sheet from the header down; the rows above belong to both tables. */
function besides(sheet: PlainSheet, top: number, from: number, to: number, name: string, what: string): PlainSheet {
  const inside = (column: number): boolean => column >= from && column < to;
  const split = from === 0 ? to : from;
  // Rows above belong to both parts; 开工项目 | 在谈项目 is a heading for each.
  const isCut = (row: PlainRow, index: number): boolean => {
    const columns = row.cells.flatMap((cell, column) => (cell === undefined ? [] : [column]));
    return index >= top || (index > 0 && columns.length === 2 && columns.some((at) => at < split) && columns.some((at) => at >= split));
  };
  const cut = <T>(values: readonly T[]): readonly (T | undefined)[] => values.map((value, column) => (inside(column) ? value : undefined));
  return {
    ...sheet,
    name,
    rows: sheet.rows.map((row, index) =>
      row === undefined || !isCut(row, index) ? row : { ...row, cells: cut(row.cells), tints: cut(row.tints) },
    ),
    merges: sheet.merges.filter(({ top: first, left, right }) => first < top || (inside(left) && inside(right))),
    notes: sheet.notes.filter(({ row, column }) => row < top || inside(column)),
    relaid: `表上左右并排两张${what}，分开读取`,
  };
}

/** How well a text names a field; 0 when it is no header. */
export function labelScore(text: string): number {
  if (text.length > 24 || text === '') return 0;
  const meaning = meaningsOf([text.replace(/[:：]\s*$/, '')])[0];
  return meaning === undefined ? 0 : meaning.kind === 'index' ? 50 : meaning.score;
}

/** Turned on its corner when the fields stand in the first column and every further column is a project; null otherwise. */
function turned(grid: Grid, clear = 0): PlainSheet | null {
  for (const column of [0, 1]) {
    const scores = Array.from({ length: grid.rowCount }, (_, row) => labelScore(grid.ownText(row, column)));
    const labels = scores.flatMap((score, row) => (score >= 33 ? [row] : []));
    const name = labels.find((row) =>
      meaningsOf([grid.ownText(row, column)]).some(({ field, score }) => field === 'projectName' && score >= 80),
    );
    const [top, bottom] = [labels[0], labels.at(-1)];
    if (name === undefined || top === undefined || bottom === undefined || labels.length < 4) continue;
    if (scores.filter((score) => score >= 80).length < clear) continue;
    const valued = ownTexts(grid, name).filter((cell) => cell.column > column);
    const beside = labels.flatMap((row) => ownTexts(grid, row).filter((cell) => cell.column > column));
    const strange = beside.filter(({ text }) => labelScore(text) >= 80 || /[:：]$/.test(text)).length;
    const dense = labels.length >= (bottom - top + 1) * 0.6;
    if (valued.length < 2 || !dense || strange > beside.length * 0.15) continue;
    return turn(grid, top, bottom);
  }
  return null;
}

function turn({ sheet, columnCount }: Grid, top: number, bottom: number): PlainSheet {
  const block = sheet.rows.slice(top, bottom + 1);
  const rows: (PlainRow | undefined)[] = [
    ...sheet.rows.slice(0, top),
    ...Array.from({ length: columnCount }, (_, column): PlainRow => ({
      cells: block.map((row) => row?.cells[column]),
      tints: block.map((row) => row?.tints[column]),
      hidden: sheet.hiddenColumns.includes(column),
    })),
    ...sheet.rows.slice(bottom + 1),
  ];
  const isHead = ({ bottom: last }: { readonly bottom: number }): boolean => last < top;
  const isInside = (merge: PlainSheet['merges'][number]): boolean => merge.top >= top && merge.bottom <= bottom;
  return {
    ...sheet,
    rows,
    merges: [
      ...sheet.merges.filter(isHead),
      ...sheet.merges
        .filter(isInside)
        .map((merge) => ({ top: top + merge.left, bottom: top + merge.right, left: merge.top - top, right: merge.bottom - top })),
    ],
    hiddenColumns: [],
    notes: sheet.notes.flatMap((note) =>
      note.row < top ? [note] : note.row > bottom ? [] : [{ ...note, row: top + note.column, column: note.row - top }],
    ),
    relaid: '表的栏目竖排在左边、一列一个项目，已行列互换后读取',
  };
}
