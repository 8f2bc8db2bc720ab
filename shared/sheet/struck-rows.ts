/**
 * Rows struck through (删除线): how an office marks a project as dropped (退库、取消) without deleting it. Whether it is dropped is asked, never guessed.
 */
import { columnLetters } from './cells';
import { CHOICES } from './choices';
import type { ImportStage } from './document';
import type { Grid } from './grid';
import { ask, decide } from './notebook';
import type { Notebook } from './notebook';

/** What the question is about: the project's state in the ledger, not a column of the file. */
export const STATE_FIELD = 'state';
/** The text kept for the state while nobody has answered. */
const STRUCK_TEXT = '表上加了删除线';

/** True when the name or most filled cells of a project's rows are struck through. */
function isStruckThrough(grid: Grid, rows: readonly number[], nameColumn: number): boolean {
  let filled = 0;
  let struck = 0;
  for (const row of rows)
    for (const cell of grid.row(row)?.cells ?? []) {
      if (cell === undefined) continue;
      filled += 1;
      if (cell.struck === true) struck += 1;
    }
  if (struck > filled / 2) return true;
  const [first] = rows;
  return first !== undefined && grid.cell(first, nameColumn)?.struck === true;
}

/**
 * Asks whether a project whose row is struck through is dropped. The row is read all the same.
 * @param stage what the row itself says: a project that says it is stopped (退出) is not asked about again
 */
export function askStruck(
  { grid, notebook }: { readonly grid: Grid; readonly notebook: Notebook },
  rows: readonly number[],
  nameColumn: number,
  stage: ImportStage | null,
): void {
  const [first] = rows;
  if (first === undefined || stage === '退出' || !isStruckThrough(grid, rows, nameColumn)) return;
  const sheet = grid.sheet.name;
  const column = columnLetters(nameColumn);
  decide(notebook, sheet, first + 1, column, 'row-struck', '这一行加了删除线，各栏照原文读入，是否已取消由人回答');
  ask(notebook, {
    sheet,
    row: first + 1,
    column,
    field: STATE_FIELD,
    code: 'row-struck',
    text: '这一行加了删除线，是否已取消？',
    raw: STRUCK_TEXT,
    candidates: [CHOICES.stillIn, CHOICES.paused, CHOICES.left],
  });
}
