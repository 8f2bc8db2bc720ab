/**
 * Headings broken by hand over two rows without any merge (项目名 above 称, 预计 above 开工时间, 投资额 above (万元)), put together in the upper one. Moves texts
 * only; a second row that is anything else stays as it is.
 */
import type { PlainCell, PlainRow, PlainSheet } from './cells';
import { isIndexWord, meaningsOf } from './header-words';
import { compact } from './text';

/** Headers stand among the first rows of a sheet. */
const FIRST_ROWS = 12;
/** So many headings must become words only together, before two rows are taken for one. */
const FEWEST = 3;
/** How well a heading must be known to stand alone, and how well two halves together. */
const KNOWN = 80;
const KNOWN_TOGETHER = 33;
const UNIT_ALONE = /^[(（【[][^()（）]{1,12}[)）】\]]$/;

function textOf(cell: PlainCell | undefined): string {
  return cell?.kind === 'text' ? compact(cell.text) : '';
}

function isKnown(text: string, score = KNOWN): boolean {
  return isIndexWord(text) || (meaningsOf([text])[0]?.score ?? 0) >= score;
}

/** Whether a row can be the second halves of the headings above it: short words below words, no numbers. Most rows of a ledger cannot. */
function mayContinue(upper: PlainRow, lower: PlainRow): boolean {
  let halves = 0;
  for (const [column, below] of lower.cells.entries()) {
    if (below === undefined) continue;
    const second = textOf(below);
    if (second === '' || second.length > 8 || /\d/.test(second) || textOf(upper.cells[column]) === '') return false;
    halves += 1;
  }
  return halves >= FEWEST;
}

/** The two rows as one; null when the lower one says something by itself. */
function together(upper: PlainRow, lower: PlainRow): PlainRow | null {
  if (!mayContinue(upper, lower)) return null;
  let made = 0;
  let known = 0;
  let alone = 0;
  let filled = 0;
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells: (PlainCell | undefined)[] = [];
  for (let column = 0; column < width; column += 1) {
    const [above, below] = [upper.cells[column], lower.cells[column]];
    if (below === undefined) {
      cells[column] = above;
      continue;
    }
    const [first, second] = [textOf(above), textOf(below)];
    filled += 1;
    if (!UNIT_ALONE.test(second) && isKnown(second) && isKnown(first)) return null;
    const words = isKnown(first + second, KNOWN_TOGETHER);
    if (words) known += 1;
    if (words && !isKnown(first) && !UNIT_ALONE.test(second)) made += 1;
    if (isKnown(second)) alone += 1;
    cells[column] = { kind: 'text', text: first + second };
  }
  // Labels below values of a form are known by themselves.
  return made >= FEWEST && known >= filled * 0.7 && alone < filled * 0.5 ? { ...upper, cells } : null;
}

/** The sheet with such headings in one row, each reaching over both; the same sheet when it has none. */
export function joinedHeads(sheet: PlainSheet): PlainSheet {
  for (let top = 0; top < Math.min(FIRST_ROWS, sheet.rows.length - 1); top += 1) {
    const [upper, lower] = [sheet.rows[top], sheet.rows[top + 1]];
    if (upper === undefined || lower === undefined) continue;
    if (sheet.merges.some((merge) => merge.bottom >= top && merge.top <= top + 1)) continue;
    const joined = together(upper, lower);
    if (joined === null) continue;
    const rows = [...sheet.rows];
    rows[top] = joined;
    rows[top + 1] = { ...lower, cells: [] };
    const merges = joined.cells.flatMap((cell, column) =>
      cell === undefined ? [] : [{ top, bottom: top + 1, left: column, right: column }],
    );
    return { ...sheet, rows, merges: [...sheet.merges, ...merges], relaid: '表头折成两行书写，已合成一行后读取' };
  }
  return sheet;
}
