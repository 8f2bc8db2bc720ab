/**
 * Finds the header of a table in a grid: the row that names 项目名称 and what belongs above and below it (M-04, M-05).
 */
import columnData from '../../assets/import/columns.json';
import type { Grid, OwnText } from './grid';
import { ownTexts } from './grid';
import { headerKey, meaningsOf } from './header-words';
import { formsOf } from './misspelt';
import { compact } from './text';
import { readUnit } from './unit-words';

/** Rows of a header and, for every column, its texts from the outer group to the leaf. */
export type HeaderBlock = {
  readonly top: number;
  readonly bottom: number;
  readonly paths: readonly (readonly string[])[];
  readonly nameColumn: number;
};

const NAME_WORDS = new Set(columnData.fields.find(({ field }) => field === 'projectName')?.exact ?? []);
const LONGEST_HEADER = 40;
/** Columns such as 项目编号 have no field of their own but mark a header all the same. */
const NUMBER_WORD = /(编号|编码|代码)$/;
/** A header is looked for in this many rows from the start of a sheet or the end of a table. */
const SEARCH_ROWS = 200;

/** Quick test, used on every row of a body: does a cell say 项目名称? */
export function mayBeHeader(grid: Grid, row: number): boolean {
  const cells = grid.row(row)?.cells ?? [];
  let texts = 0;
  let named = false;
  for (const cell of cells) {
    if (cell?.kind !== 'text' || cell.text.length > LONGEST_HEADER) continue;
    texts += 1;
    named ||= isNameWord(cell.text);
  }
  return named && texts >= 3;
}

/** 项目数, 个数: a column of a summary, which has no projects in its rows. */
const COUNT_HEADER = /^.{0,6}(个数|项目数量?|数量)$/;
/** Words of a header are no longer than this. */
const SHORT_HEADER = 12;

/**
 * True for a row below projects that heads another table: 片区 项目数 总投资 到位资金. Its cells are short words,
 * most of them headers, and a header stands where a project's name would.
 */
export function headsOther(texts: readonly OwnText[], nameColumn: number): boolean {
  if (texts.length < 3 || texts.some(({ text }) => text.length > SHORT_HEADER || /\d/.test(text))) return false;
  const isHeader = (text: string): boolean => meaningsOf([text]).length > 0 || COUNT_HEADER.test(compact(text));
  const name = texts.find(({ column }) => column === nameColumn);
  return name !== undefined && isHeader(name.text) && texts.filter(({ text }) => isHeader(text)).length >= texts.length * 0.6;
}

/** Texts already judged: stages, units and posts stand in thousands of rows. Emptied when full, so that names of projects do not pile up. */
const judged = new Map<string, boolean>();
const JUDGED_MOST = 5_000;

/** Last characters of the words for the project's name, in older forms and in forms that are narrowed to them: without one, a text is no such word. */
const NAME_ENDS = new RegExp(
  `[${formsOf([...NAME_WORDS].map((word) => word.slice(-1)))}\\u2e80-\\u2fdf\\u3200-\\u33ff\\uf900-\\ufaff\\ud800-\\udfff]`,
);

const LONGEST_NAME_WORD = Math.max(...[...NAME_WORDS].map((word) => word.length));
/** Text that becomes its key character for character: a key loses marks, brackets, units and a foreign tail, and an ending of a name word is none of them. */
const KEPT_WHOLE = /^[\u4e00-\u9fff\dA-Za-z]*$/;
/** The same with a bracket at the end: what stands before it is kept whole. */
const KEPT_BEFORE_BRACKET = new RegExp(`^[\\u4e00-\\u9fff\\d]{${LONGEST_NAME_WORD + 1},}[(（【].*[)）】]$`);

function isNameWord(text: string): boolean {
  if (!NAME_ENDS.test(text)) return false;
  // Names of projects end in 项目 as the words for them do; most are too long to be one, and need not be taken apart.
  if (text.length > LONGEST_NAME_WORD && ((NAME_ENDS.test(text.slice(-1)) && KEPT_WHOLE.test(text)) || KEPT_BEFORE_BRACKET.test(text)))
    return false;
  const known = judged.get(text);
  if (known !== undefined) return known;
  if (judged.size >= JUDGED_MOST) judged.clear();
  const named = NAME_WORDS.has(headerKey(text)) && compact(text).length > 1;
  judged.set(text, named);
  return named;
}

function isProject(header: string): boolean {
  return /项目|工程/.test(header);
}

/** Texts below a header are no ticks and no numbers: 投产项目 beside 企业名称 names the projects, 省重点项目 above √ does not. */
function holdsNames(grid: Grid, row: number, column: number): boolean {
  const texts: string[] = [];
  for (let below = row + 1; below < Math.min(grid.rowCount, row + NAME_ROWS); below += 1) {
    const own = compact(grid.ownText(below, column));
    if (own !== '') texts.push(own);
  }
  return texts.length > 0 && texts.filter((own) => own.length >= 3 && !/^[\d.,%]+$/.test(own)).length >= texts.length * 0.6;
}

/** Column of the project's name and how many columns of a row are understood as headers. */
function headerScore(grid: Grid, row: number): { readonly nameColumn: number; readonly known: number; readonly strong: boolean } {
  let nameColumn = -1;
  let strong = false;
  let named = false;
  let known = 0;
  for (const { column, text } of ownTexts(grid, row)) {
    if (text.length > LONGEST_HEADER || /^\d/.test(text)) continue;
    const meanings = meaningsOf([text]);
    if (meanings.length === 0 && !NUMBER_WORD.test(text)) continue;
    known += 1;
    const name = meanings.find(({ field }) => field === 'projectName');
    const better = name !== undefined && !strong && (name.score >= 80 || (isProject(text) && !named && holdsNames(grid, row, column)));
    if (name && (nameColumn < 0 || better)) {
      named = isProject(text);
      nameColumn = column;
      strong = name.score >= 80;
    }
  }
  return { nameColumn, known, strong };
}

/** Whether the row above belongs to the header: groups over it, by merges or by short texts. */
function growUp(grid: Grid, row: number, from: number): number {
  let top = row;
  for (let column = 0; column < grid.columnCount; column += 1) {
    const merge = grid.mergeAt(row, column);
    if (merge && merge.top < top && merge.top >= from && merge.bottom < row + 4) top = merge.top;
  }
  if (top < row) return top;
  const above = row - 1;
  if (above < from) return row;
  const texts = ownTexts(grid, above);
  const headers = texts.filter(({ text }) => text.length <= 16 && !/[:：]/.test(text) && meaningsOf([text]).length > 0);
  const groups = texts.filter(({ text }) => text.length <= 10 && !/[:：\d]/.test(text));
  return texts.length >= 2 && headers.length >= 1 && groups.length === texts.length ? above : row;
}

function growDown(grid: Grid, top: number, row: number, nameColumn: number): number {
  let bottom = row;
  for (let column = 0; column < grid.columnCount; column += 1)
    for (let line = top; line <= row; line += 1) {
      const merge = grid.mergeAt(line, column);
      if (merge && merge.bottom > bottom && merge.bottom <= top + 4) bottom = merge.bottom;
    }
  for (let next = bottom + 1; next <= top + 4 && next < grid.rowCount; next += 1) {
    const texts = ownTexts(grid, next);
    // 万元 万元 万元 in a line of its own, perhaps below an empty one.
    if (texts.length === 0 && isUnitRow(grid, next + 1)) continue;
    if (isUnitRow(grid, next)) {
      bottom = next;
      continue;
    }
    if (texts.length < 2 || grid.ownText(next, nameColumn) !== '' || grid.ownText(next, 0) !== '') break;
    const understood = texts.filter(
      ({ column, text }) =>
        text.length <= 24 &&
        !/^\d/.test(text) &&
        (underGroup(grid, bottom, column) || meaningsOf([groupOver(grid, top, next, column), text]).length > 0),
    );
    if (understood.length < texts.length * 0.6) break;
    bottom = next;
  }
  return bottom;
}

function isUnitRow(grid: Grid, row: number): boolean {
  const texts = ownTexts(grid, row);
  return texts.length >= 2 && texts.every(({ text }) => readUnit(text) !== null);
}

/** True below a group merged over several columns of the last header row: what stands there are its leaves. */
function underGroup(grid: Grid, bottom: number, column: number): boolean {
  const merge = grid.mergeAt(bottom, column);
  return merge !== undefined && merge.left < merge.right && merge.bottom === bottom;
}

/** Text over a column in the rows above: its own or, where nothing is merged, the next group to the left. */
function groupOver(grid: Grid, top: number, row: number, column: number): string {
  for (let line = row - 1; line >= top; line -= 1)
    for (let left = column; left >= 0; left -= 1) {
      const text = grid.text(line, left);
      if (text !== '') return text;
    }
  return '';
}

function pathOf(grid: Grid, top: number, bottom: number, column: number): readonly string[] {
  const path: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    let text = grid.text(row, column);
    // A group that was not merged reaches over the empty cells to its right, where leaves stand below.
    if (text === '' && row < bottom && hasOwnBelow(grid, row, bottom, column))
      for (let left = column - 1; left >= 0 && text === ''; left -= 1) {
        if (grid.mergeAt(row, left) !== undefined) break;
        text = grid.text(row, left);
        if (text !== '' && !hasOwnBelow(grid, row, bottom, left)) text = '';
        if (grid.text(row, left) !== '') break;
      }
    if (text !== '' && text !== path.at(-1)) path.push(text);
  }
  return path;
}

function hasOwnBelow(grid: Grid, row: number, bottom: number, column: number): boolean {
  for (let below = row + 1; below <= bottom; below += 1) if (grid.ownText(below, column) !== '') return true;
  return false;
}

/** True for 登记表: labels with their values beside them, line after line. Such a row heads no column. */
function isForm(grid: Grid, row: number): boolean {
  const isLabel = ({ text }: OwnText): boolean => text.length <= LONGEST_HEADER && (meaningsOf([text])[0]?.score ?? 0) >= 80;
  const labelled = (line: number): boolean => {
    const texts = ownTexts(grid, line);
    return texts.slice(0, 1).some(isLabel) && texts.filter(isLabel).length <= texts.length / 2;
  };
  return [row, row + 1, row + 2, row + 3].filter(labelled).length >= 3;
}

/** How the names of projects end. */
const NAME_END = /(项目|工程|基地|中心|产业?园区?|生产线|厂|综合体|集群|改造|扩建|小镇|示范区|园)$/;
/** Rows below a header that are looked at for names. */
const NAME_ROWS = 12;

/** The column below a header that has no word for the project, whose texts mostly end as names of projects do; -1 when there is none. */
function namesBelow(grid: Grid, row: number): number {
  if (ownTexts(grid, row).some(({ text }) => COUNT_HEADER.test(compact(text)))) return -1;
  for (const { column, text } of ownTexts(grid, row)) {
    if (meaningsOf([text]).some(({ score }) => score >= 80)) continue;
    const texts: string[] = [];
    for (let below = row + 1; below < grid.rowCount && texts.length < NAME_ROWS; below += 1) {
      const own = compact(grid.ownText(below, column));
      if (own !== '') texts.push(own);
    }
    if (texts.length >= 2 && texts.filter((own) => own.length >= 4 && NAME_END.test(own)).length >= texts.length * 0.7) return column;
  }
  return -1;
}

/**
 * The first header at or below a row.
 * @returns null when no row names the projects
 */
export function findHeader(grid: Grid, from: number): HeaderBlock | null {
  let weak: { readonly row: number; readonly nameColumn: number } | null = null;
  let narrow: { readonly row: number; readonly nameColumn: number } | null = null;
  let nameless: { readonly row: number; readonly nameColumn: number } | null = null;
  let looked = 0;
  for (let row = from; row < grid.rowCount && looked < SEARCH_ROWS; row += 1) {
    if ((grid.row(row)?.cells.length ?? 0) === 0) continue;
    looked += 1;
    const { nameColumn, known, strong } = headerScore(grid, row);
    if (nameColumn < 0 && known >= 4 && nameless === null && weak === null) {
      const column = namesBelow(grid, row);
      if (column >= 0) nameless = { row, nameColumn: column };
    }
    if (nameColumn < 0 || isForm(grid, row)) continue;
    if (known < 3) {
      if (strong && known === 2 && ownTexts(grid, row).length === 2) narrow ??= { row, nameColumn };
      continue;
    }
    // A weaker header far above is a table of its own; directly above it is a group over this one.
    if (strong && weak !== null && row - weak.row > 3) break;
    if (strong) return block(grid, from, row, nameColumn);
    weak ??= { row, nameColumn };
  }
  const found = weak ?? nameless ?? narrow;
  return found === null ? null : block(grid, from, found.row, found.nameColumn);
}

function block(grid: Grid, from: number, row: number, nameColumn: number): HeaderBlock {
  const top = growUp(grid, row, from);
  const bottom = growDown(grid, top, row, nameColumn);
  const paths = Array.from({ length: grid.columnCount }, (_, column) => pathOf(grid, top, bottom, column));
  return { top, bottom, paths, nameColumn };
}

function sameText(a: string, b: string): boolean {
  return a === b || compact(a) === compact(b);
}

/** True when a row repeats a row of the header, as printed on later pages. */
export function repeatsHeader(grid: Grid, texts: readonly OwnText[], header: HeaderBlock): boolean {
  if (texts.length < 2) return false;
  for (let line = header.top; line <= header.bottom; line += 1) {
    let others = 0;
    // Nearly every row differs in its first cells: more than a fifth of them, and it is no header.
    for (const { column, text } of texts) {
      if (!sameText(grid.ownText(line, column), text)) others += 1;
      if (texts.length - others < texts.length * 0.8) break;
    }
    const same = texts.length - others;
    if (same >= texts.length * 0.8 && same >= ownTexts(grid, line).length * 0.8) return true;
  }
  return false;
}
