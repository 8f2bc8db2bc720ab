/**
 * 通报要点 on paper and as workbook, as the window shows them: 脱幅 and 双脱幅 of a pair of indicators (S-56), the first and the last of each 赛区 with reasons
 * (S-81), 空白单位 (S-57) and 同比 of the whole county (S-58). Knows no window.
 */
import type { Ledger } from '../ledger/fold';
import type { ViewColumn } from '../views/project-columns';
import { tableFrame } from '../views/table-frame';
import type { TableHeading } from '../views/table-frame';
import { SOURCE_NOTE, tableColumn } from '../views/table-view';
import type { TableRow, TableView } from '../views/table-view';
import { blanks, groupEnds, growthText, shortfalls } from './flags';
import type { Shortfall } from './flags';
import type { MonthView } from './month-view';
import { figureText } from './words';

/** How many at either end of a 赛区 are named. */
export const ENDS = 3;

export type PointsPair = readonly [string, string];

/** The pair looked at when nobody has chosen one: the money counted as recognised, and the first other indicator. */
export function usualPair(view: MonthView): PointsPair {
  const money = view.tables.find(({ counts }) => counts === '核定数') ?? view.tables[0];
  const other = view.tables.find(({ target }) => target !== money?.target) ?? money;
  return [money?.target ?? '', other?.target ?? ''];
}

/** What a unit lacks in each indicator of the pair, in one line. */
export function shortfallWords({ sides }: Shortfall): string {
  return sides.map(({ title, completion, missing, gap }) => `${title} ${completion}%，距全年${missing}，${gap}`).join('；');
}

export type CountyGrowth = {
  readonly target: string;
  readonly title: string;
  readonly now: string;
  readonly before: string;
  readonly growth: string;
};

/** 同比 of the whole county, an indicator a line. */
export function countyGrowth(view: MonthView): CountyGrowth[] {
  return view.tables.map(({ target, title, unitOfMeasure, lines }) => {
    const total = lines.flatMap((line) => (line.kind === 'total' ? [line.total] : []))[0];
    const rows = view.table.rows.filter((row) => row.target === target);
    const places = (rows[0]?.lastYear?.text.split('.')[1] ?? '').length;
    const before = rows.reduce((sum, { lastYear }) => sum + Number(lastYear?.text ?? 0), 0).toFixed(places);
    return {
      target,
      title: `${title}（${unitOfMeasure}）`,
      now: figureText(total?.cumulative ?? null),
      before,
      growth: growthText(total?.cumulative?.text, before),
    };
  });
}

const COLUMNS: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'pointName', label: '单位或指标', kind: 'text' },
  { key: 'group', label: '赛区', kind: 'text' },
  { key: 'gap', label: '情况', kind: 'text' },
  { key: 'pointWords', label: '说明', kind: 'longText' },
];

type Line = readonly [name: string, group: string, state: string, words: string];

function section(text: string, lines: readonly Line[], none: string): TableRow[] {
  if (lines.length === 0) return [{ role: 'section', text: `${text}：${none}` }];
  return [{ role: 'section', text }, ...lines.map((line, at): TableRow => ({ role: 'row', cells: [at + 1, ...line] }))];
}

/** The four parts below each other. */
export function pointsTable(ledger: Ledger, view: MonthView, head: TableHeading, pair: PointsPair): TableView {
  const short = shortfalls(view, pair);
  const double = short.filter(({ word }) => word === '双脱幅').length;
  const titles = pair.map((target) => view.tables.find((table) => table.target === target)?.title ?? target).join('、');
  const ends = groupEnds(view, ENDS).flatMap(({ groupName, first, last }) => [
    ...first.map((own): Line => [
      own.name,
      groupName,
      `前列：第${own.rank}名`,
      `得分${own.total}；${own.reasons.join('；') || '各项持平'}`,
    ]),
    ...last.map((own): Line => [own.name, groupName, `后列：第${own.rank}名`, `得分${own.total}；${own.reasons.join('；') || '各项持平'}`]),
  ]);
  const empty = blanks(view);
  return {
    ...tableFrame(ledger, head),
    columns: COLUMNS.map(tableColumn),
    rows: [
      ...section(
        `脱幅${short.length}个单位，其中双脱幅${double}个（${titles}）`,
        short.map((own): Line => [own.name, own.groupName, own.word, shortfallWords(own)]),
        '各单位都达到序时进度',
      ),
      ...section(`各赛区前${ENDS}名、后${ENDS}名`, ends, '还没有综合得分'),
      ...section(
        `空白单位${empty.length}个`,
        empty.map(({ name, titles: own, all }): Line => [name, '', all ? '全部指标为零' : '部分指标为零', own.join('、')]),
        '没有空白单位',
      ),
      ...section(
        '同比（全县）',
        countyGrowth(view).map(({ title, now, before, growth }): Line => [title, '', growth, `累计${now}，去年同期${before}`]),
        '',
      ),
    ],
    notes: [SOURCE_NOTE],
  };
}
