/**
 * 综述文字 (S-116): the paragraph of a month's bulletin, made from the same figures as its tables, so that text and table cannot differ.
 */
import type { CompletionRow } from '../scoring/completion-table';
import type { MonthTable, MonthView } from './month-view';
import { gapText, periodText } from './words';

/** Remark due wherever figures are not those of the statistics office; papers print it as a note under the table. */
export const OWN_FIGURES_NOTE = '以上为招商口径，以统计部门数据为准。';

function unitRows(table: MonthTable): CompletionRow[] {
  return table.lines.flatMap((line) => (line.kind === 'unit' ? [line.row] : []));
}

/** What the summary says of an indicator's 合计 line; a sum that holds an unknown figure is not said to be a number. */
function indicatorSentence({ title, unitOfMeasure: unit, lines }: MonthTable): string {
  const total = lines.find((line) => line.kind === 'total');
  if (total === undefined || total.kind !== 'total') return '';
  const { cumulative, month, yearTarget, completion } = total.total;
  if (month === null || cumulative === null) return `${title}有单位数据不全，全县未合计`;
  const share = completion === null || yearTarget === null ? '' : `，完成年度任务${yearTarget.text}${unit}的${completion.text}%`;
  return `${title}当月${month.text}${unit}，累计${cumulative.text}${unit}${share}`;
}

function names(rows: readonly CompletionRow[]): string {
  return rows.map(({ name }) => name).join('、');
}

function behindSentence(table: MonthTable): string {
  const rows = unitRows(table).filter(({ gapPoints }) => gapPoints !== null);
  const behind = rows.filter(({ gapPoints }) => gapPoints?.text.startsWith('-') === true);
  if (rows.length === 0) return '';
  if (behind.length === 0) return `${table.title}各单位均达到序时进度。`;
  const worst = [...behind].sort((a, b) => Number(a.gapPoints?.text ?? 0) - Number(b.gapPoints?.text ?? 0)).slice(0, 3);
  const list = worst.map((row) => `${row.name}（${gapText(row.gapPoints)}个百分点）`).join('、');
  return `${table.title}有${behind.length}个单位未达到序时进度，差距较大的是${list}。`;
}

function blankUnits(table: MonthTable): CompletionRow[] {
  return unitRows(table).filter(
    ({ cumulative, yearTarget }) => yearTarget !== null && cumulative !== null && Number(cumulative.exact) === 0,
  );
}

/** Units that have nothing yet (S-57): named for the main indicators, counted for the others, so that the bulletin stays one page. */
function zeroSentences(looked: readonly MonthTable[], others: readonly MonthTable[]): string[] {
  const named = looked.flatMap((table) => {
    const blank = blankUnits(table);
    return blank.length === 0 ? [] : [`${table.title}尚为空白的有${blank.length}个单位：${names(blank)}。`];
  });
  const counted = others.map((table) => ({ title: table.title, count: blankUnits(table).length })).filter(({ count }) => count > 0);
  if (counted.length === 0) return named;
  return [...named, `${counted.map(({ title, count }) => `${title}有${count}个单位`).join('、')}尚为空白。`];
}

/** The paragraphs of the month: all indicators, who is behind, who is blank. */
export function monthSummary(view: MonthView): string[] {
  const all = view.tables.map(indicatorSentence).filter((text) => text !== '');
  const main = view.tables.filter((table) => table.counts === '核定数');
  const looked = main.length > 0 ? main : view.tables.slice(0, 1);
  const others = view.tables.filter((table) => !looked.includes(table));
  return [
    `截至${periodText(view.period)}底，全县${all.join('；')}。`,
    [...looked.map(behindSentence), ...zeroSentences(looked, others)].filter((text) => text !== '').join(''),
  ].filter((text) => text !== '');
}
