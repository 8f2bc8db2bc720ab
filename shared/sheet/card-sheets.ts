/**
 * 登记卡 and 基本情况表: labels with their values beside or below them, one block for each project. Turned into a table of one row for each card.
 * Every label becomes a column, understood or not, so that nothing is lost.
 */
import type { PlainCell, PlainRow, PlainSheet } from './cells';
import type { Grid } from './grid';
import { ownTexts, rowText } from './grid';
import { isIndexWord, meaningsOf } from './header-words';
import { FOOTNOTE } from './rows';
import { compact } from './text';

type Pair = { readonly row: number; readonly label: string; readonly value: PlainCell | undefined; readonly score: number };
type Card = { readonly pairs: readonly Pair[] };

const LONGEST_LABEL = 24;
/** Lines among which a form's first labels stand: a ledger whose header has strange words is not searched to its end. */
const FIRST_LINES = 30;
/** 填表说明 also lists labels, with what to write beside them. */
const INSTRUCTION = /填写|填报|按照|应当|须|请/;

function isName(label: string): boolean {
  return meaningsOf([label]).some(({ field, score }) => field === 'projectName' && score >= 80);
}

function scoreOf(label: string): number {
  return label.length > LONGEST_LABEL ? 0 : (meaningsOf([label])[0]?.score ?? 0);
}

/** 投资主体：某某公司 in one cell. */
function withinCell(row: number, text: string): Pair | null {
  const [, label = '', value = ''] = /^([^:：\d]{2,14})[:：]\s*(\S[^]*)$/.exec(text) ?? [];
  const score = label === '' ? 0 : scoreOf(label);
  return score >= 80 ? { row, label, value: { kind: 'text', text: value }, score } : null;
}

/** Labels and values of a row by turns; what stands alone and names nothing is left out. */
function pairsOf(grid: Grid, row: number): { readonly pairs: readonly Pair[]; readonly loose: readonly string[] } {
  const pairs: Pair[] = [];
  const loose: string[] = [];
  const texts = ownTexts(grid, row);
  for (let place = 0; place < texts.length; place += 1) {
    const cell = texts[place];
    if (cell === undefined) continue;
    const within = withinCell(row, cell.text);
    const label = cell.text.replace(/[:：]\s*$/, '');
    const beside = (grid.mergeAt(row, cell.column)?.right ?? cell.column) + 1;
    const next = texts[place + 1];
    const merge = grid.mergeAt(row, cell.column);
    // A group written down the side over several lines: 基本情况.
    const isGroup = merge !== undefined && merge.bottom > merge.top && scoreOf(label) < 80;
    if (within !== null) pairs.push(within);
    else if (isGroup) continue;
    else if (next !== undefined && next.column === beside && label.length <= LONGEST_LABEL) {
      pairs.push({ row, label, value: grid.own(row, next.column), score: scoreOf(label) });
      place += 1;
    } else if (scoreOf(label) > 0) pairs.push({ row, label, value: undefined, score: scoreOf(label) });
    else loose.push(cell.text);
  }
  return { pairs, loose };
}

/** Cards begin where the first label of the first one stands again, or where a project's name stands. */
function cardsOf(pairs: readonly Pair[]): readonly Card[] {
  const names = pairs.filter(({ label }) => isName(label)).length;
  const first = compact(pairs[0]?.label ?? '');
  const byFirst = pairs.filter(({ label }) => compact(label) === first).length === names;
  const cards: Pair[][] = [];
  for (const pair of pairs) {
    const begins = byFirst ? compact(pair.label) === first : isName(pair.label);
    if (begins || cards.length === 0) cards.push([pair]);
    else cards.at(-1)?.push(pair);
  }
  return cards.map((card) => ({ pairs: card }));
}

/** A card names a project and says at least two more things of it. */
function isCard({ pairs }: Card): boolean {
  const known = pairs.filter(({ score }) => score >= 33).length;
  return pairs.some(({ label, value }) => isName(label) && value !== undefined) && known >= 3 && known >= pairs.length * 0.5;
}

/** 联系人 in the middle of a card is one of its labels: its own row says something known, and so does the next, and no card begins there. */
function goesOn(grid: Grid, row: number): boolean {
  const own = pairsOf(grid, row);
  const next = pairsOf(grid, row + 1);
  return (
    own.loose.length === 0 &&
    own.pairs.every(({ score, value }) => score >= 33 && value !== undefined) &&
    next.pairs.some(({ score }) => score >= 80) &&
    !next.pairs.some(({ label }) => isName(label)) &&
    !FOOTNOTE.test(compact(ownTexts(grid, row + 1)[0]?.text ?? ''))
  );
}

/** A row of a list within a form, kept as one text. */
function noteRow(text: string): PlainRow {
  return { cells: [{ kind: 'text', text: `注：${text}` }], tints: [], hidden: false };
}

/** The sheet as a table of its cards; null when it holds none. */
export function cardSheet(grid: Grid): PlainSheet | null {
  const { sheet } = grid;
  const top = sheet.rows.findIndex((_, row) =>
    pairsOf(grid, row).pairs.some(({ label, score }) => score >= 80 && !isHead(grid, row, label)),
  );
  if (top < 0) return null;
  const pairs: Pair[] = [];
  const tail: (readonly [number, PlainRow | undefined])[] = [];
  let listed = false;
  const titles = new Set(sheet.rows.slice(0, top).map((_, row) => compact(rowText(grid, row))));
  for (let row = top; row < grid.rowCount; row += 1) {
    const found = pairsOf(grid, row);
    const lead = compact(ownTexts(grid, row)[0]?.text ?? '');
    // 序号 | 日期 | 推进事项 below the labels: a list of its own, up to the next card.
    const texts = ownTexts(grid, row);
    listed =
      (listed || (texts.length >= 3 && isIndexWord(texts[0]?.text ?? ''))) &&
      !found.pairs.some(({ label, value }) => isName(label) && value !== undefined);
    if (listed && texts.length > 0) {
      tail.push([row, noteRow(rowText(grid, row))]);
      continue;
    }
    // The title printed again above every card says nothing new.
    if (found.pairs.length === 0 && titles.has(compact(rowText(grid, row)))) continue;
    if ((FOOTNOTE.test(lead) && !goesOn(grid, row)) || (found.pairs.length === 0 && found.loose.length > 0))
      tail.push([row, sheet.rows[row]]);
    else pairs.push(...found.pairs);
  }
  const cards = cardsOf(pairs);
  const whole = cards.filter(isCard);
  const instructed = pairs.filter(({ value }) => value?.kind === 'text' && INSTRUCTION.test(value.text)).length;
  if (whole.length === 0 || whole.length < cards.length * 0.5 || instructed >= 2) return null;
  return tableOf(
    sheet,
    top,
    cards.filter(({ pairs: own }) => own.some(({ value }) => value !== undefined)),
    tail,
  );
}

/** True for a row of labels and nothing else. */
function isLabelRow(grid: Grid, row: number): boolean {
  const texts = ownTexts(grid, row);
  let others = 0;
  // Rows of a ledger are many and a text that is no label costs most: the first few of them settle it.
  for (const { text } of texts) {
    if (scoreOf(text) < 33) others += 1;
    if (texts.length - others < Math.max(2, texts.length * 0.7)) return false;
  }
  return texts.length >= 2;
}

/** A row of labels with the values one row below them; null when a value stands below no label. */
function pairsAbove(grid: Grid, row: number): readonly Pair[] | null {
  const labels = ownTexts(grid, row);
  const reach = (column: number): number => grid.mergeAt(row, column)?.right ?? column;
  const values = ownTexts(grid, row + 1);
  if (values.length === 0 || isLabelRow(grid, row + 1)) return null;
  if (values.some(({ column }) => !labels.some((label) => label.column <= column && column <= reach(label.column)))) return null;
  return labels.map(({ column, text }) => {
    const value = values.find((own) => column <= own.column && own.column <= reach(column));
    return { row: row + 1, label: text, value: value && grid.own(row + 1, value.column), score: scoreOf(text) };
  });
}

/** The sheet as a table of its forms whose labels stand above their values, line by line; null for everything else, ledgers above all. */
export function aboveSheet(grid: Grid): PlainSheet | null {
  const { sheet } = grid;
  const top = sheet.rows.slice(0, FIRST_LINES).findIndex((_, row) => isLabelRow(grid, row));
  if (top < 0) return null;
  const pairs: Pair[] = [];
  const tail: (readonly [number, PlainRow | undefined])[] = [];
  let lines = 0;
  let nameless = 0;
  for (let row = top; row < grid.rowCount; row += 1) {
    const texts = ownTexts(grid, row);
    if (texts.length === 0) continue;
    if (tail.length > 0 || !isLabelRow(grid, row)) {
      if (!FOOTNOTE.test(compact(texts[0]?.text ?? ''))) return null;
      tail.push([row, sheet.rows[row]]);
      continue;
    }
    const line = pairsAbove(grid, row);
    if (line === null) return null;
    lines += 1;
    if (!line.some(({ label }) => isName(label))) nameless += 1;
    pairs.push(...line);
    row += 1;
  }
  const cards = cardsOf(pairs);
  const repeats = cards.some((card) => new Set(card.pairs.map(({ label }) => compact(label))).size < card.pairs.length);
  return lines < 2 || nameless === 0 || repeats || !cards.every(isCard) ? null : tableOf(sheet, top, cards, tail);
}

/** Where the second of two cards beside each other begins: 项目名称 stands twice in a row, and labels below it again. */
export function secondCard(grid: Grid): { readonly top: number; readonly column: number } | null {
  for (let row = 0; row < grid.rowCount; row += 1) {
    const names = ownTexts(grid, row).filter(({ text }) => isName(text.replace(/[:：]\s*$/, '')));
    const [first, second] = names;
    if (first === undefined || second === undefined) continue;
    const same = (line: number): boolean => {
      const label = compact(grid.ownText(line, first.column));
      return label !== '' && label === compact(grid.ownText(line, second.column));
    };
    const lines = Array.from({ length: grid.rowCount - row }, (_, index) => row + index).filter(
      (line) => grid.ownText(line, second.column) !== '',
    );
    if (lines.length < 3 || lines.filter(same).length < lines.length * 0.6) continue;
    let top = row;
    while (top > 0 && same(top - 1)) top -= 1;
    return { top, column: second.column };
  }
  return null;
}

/** 填报单位：… above the first card belongs to the sheet. */
function isHead(grid: Grid, row: number, label: string): boolean {
  return (
    /^(填报|报送|上报|填表|制表|编制|统计)/.test(compact(label)) ||
    ownTexts(grid, row).some(({ text }) => /^(填报|报送|填表)[^:：]{0,4}[:：]/.test(compact(text)))
  );
}

function tableOf(
  sheet: PlainSheet,
  top: number,
  cards: readonly Card[],
  tail: readonly (readonly [number, PlainRow | undefined])[],
): PlainSheet {
  const keys: string[] = [];
  const rows: (PlainRow | undefined)[] = sheet.rows.slice(0, top);
  for (const [index, { pairs }] of cards.entries()) {
    const cells: (PlainCell | undefined)[] = [];
    const seen = new Map<string, number>();
    for (const { label, value } of pairs) {
      const times = seen.get(compact(label)) ?? 0;
      seen.set(compact(label), times + 1);
      const key = `${label}|${times}`;
      let column = keys.findIndex((own) => compact(own) === compact(key));
      if (column < 0) column = keys.push(key) - 1;
      cells[column] = value;
    }
    const name = pairs.find(({ label }) => isName(label)) ?? pairs[0];
    rows[Math.max(name?.row ?? top, index === 0 ? top + 1 : rows.length)] = { cells, tints: [], hidden: false };
  }
  rows[top] = { cells: keys.map((key) => ({ kind: 'text' as const, text: key.replace(/\|\d+$/, '') })), tints: [], hidden: false };
  // What belongs to no card stands over the whole width, as notes do: a lone text below names could be one of them.
  const wide = tail.map(([row, own]) => {
    const at = Math.max(row, rows.length);
    rows[at] = own;
    return { top: at, bottom: at, left: 0, right: Math.max(keys.length - 1, 1) };
  });
  return {
    ...sheet,
    rows: Array.from(rows),
    merges: [...sheet.merges.filter(({ bottom }) => bottom < top), ...wide],
    hiddenColumns: [],
    notes: sheet.notes.filter(({ row }) => row < top),
    relaid: `${sheet.relaid === undefined ? '' : `${sheet.relaid}；`}表上是${cards.length}张登记卡，已改排成一行一个项目后读取`,
  };
}
