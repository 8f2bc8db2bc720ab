/**
 * 考核明细表: for every unit each line of the score sheet with full marks, points, the formula with its numbers, the figures read and who entered them; a
 * column for the unit to sign and the objection period (公示期) under it. The same lines as 怎么算的 on screen. Prints nothing itself.
 */
import type { Ledger } from '../ledger/fold';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { Input, Line } from '../scoring/evaluate-scheme';
import { lockNotes, publishedMonth } from '../views/published-month';
import { tableFrame } from '../views/table-frame';
import { tableColumn } from '../views/table-view';
import type { TableRow, TableView } from '../views/table-view';
import { basisText } from './adopted-scheme';
import { monthContextOf, totalsInOrder } from './month-view';
import type { MonthView } from './month-view';
import { evidenceLine } from './evidence';
import { linesOf, writtenAs } from './score-lines';
import { OWN_FIGURES_NOTE } from './summary';
import { figureText, placeText } from './words';

export type ObjectionPeriod = { readonly from: IsoDay; readonly to: IsoDay };

const COLUMNS = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'scoreItem', label: '考核项', kind: 'text' },
  { key: 'full', label: '满分', kind: 'number' },
  { key: 'points', label: '得分', kind: 'number' },
  { key: 'formula', label: '计算过程', kind: 'longText' },
  { key: 'figures', label: '所用数据', kind: 'longText' },
  { key: 'enteredBy', label: '录入人', kind: 'text' },
  { key: 'sign', label: '单位核对签字', kind: 'text' },
] as const;

/** More names than this are counted instead of listed. */
const MOST_NAMES = 3;

function inputText({ name, value, unit, counts, evidence, together = [] }: Input): string {
  const groups = together.length === 0 ? '' : `；合并：${together.join('；')}`;
  return `${name}${value === null ? '缺数' : `${value.text}${unit}`}（${counts}，${evidence.length}条）${groups}`;
}

function enteredBy(ledger: Ledger, line: Line): string {
  const names = [...new Set(line.evidence.map((id) => evidenceLine(ledger, id)?.person ?? '').filter((name) => name !== ''))];
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join('、')}等${names.length}人` : names.join('、');
}

function rowOf(ledger: Ledger, line: Line, place: number, total: boolean): TableRow {
  return {
    role: total ? 'total' : 'row',
    cells: [
      place,
      line.title,
      line.full ?? null,
      line.points === null ? '—' : figureText(line.points),
      line.formula,
      total ? '' : line.inputs.map(inputText).join('\n'),
      total ? '' : enteredBy(ledger, line),
      null,
    ],
  };
}

type Total = MonthView['totals'][number];

function head(total: Total): string {
  const place = total.rank === null ? '' : `　第${placeText(total)}名`;
  return `【${total.name}】${total.groupName}${place}　${total.total === null ? '综合得分未算出' : `综合得分${figureText(total.total)}分`}`;
}

/** The period as the table says it; blank for a pen when nobody has entered it. */
function objectionText(objection: ObjectionPeriod | null): string {
  const span =
    objection === null ? '　　　　年　　月　　日至　　　　年　　月　　日' : `${formatDay(objection.from)}至${formatDay(objection.to)}`;
  return `公示期：${span}。对得分有异议的，请在公示期内以书面形式向县招商办提出，并附佐证材料。`;
}

/**
 * The detailed score sheet of a published month.
 * @param units only these, in the order of groups and places; null for all
 * @returns null while no 办法 of that year is adopted
 */
export function scoreSheet(
  ledger: Ledger,
  period: string,
  title: string,
  units: readonly string[] | null,
  objection: ObjectionPeriod | null,
): TableView | null {
  const published = publishedMonth(ledger, period);
  if (published === null) return null;
  const { view } = published;
  const { scheme } = view.adopted;
  const context = monthContextOf(published.ledger, scheme, period);
  const totalItem = scheme.items.find(({ id }) => id === scheme.total);
  const totals = totalsInOrder(view).filter(({ unit }) => units?.includes(unit) ?? true);
  const rows = totals.flatMap((total): TableRow[] => {
    const lines = linesOf(context, total.unit);
    return [
      { role: 'section', text: head({ ...total, total: writtenAs(totalItem, total.total) }) },
      ...lines.map((line, i) => rowOf(published.ledger, line, i + 1, line.item === scheme.total)),
    ];
  });
  return {
    ...tableFrame(ledger, { title, asOf: view.asOf }),
    columns: COLUMNS.map(tableColumn),
    rows,
    notes: [
      `计分依据：${basisText(view.adopted)}。`,
      objectionText(objection),
      OWN_FIGURES_NOTE,
      ...(published.frozen === null ? [] : lockNotes(ledger, published.frozen)),
    ],
  };
}
