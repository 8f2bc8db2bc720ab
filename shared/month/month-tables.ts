/** The month's tables as one table for workbook and print: every indicator under its own section line, same figures as screen and bulletin. */
import type { Ledger } from '../ledger/fold';
import { tableFrame } from '../views/table-frame';
import { tableColumn } from '../views/table-view';
import type { TableRow, TableView } from '../views/table-view';
import type { MonthLine, MonthTable, MonthView } from './month-view';
import { OWN_FIGURES_NOTE } from './summary';
import { figureText, gapText, movementText, percentText, placeCell } from './words';

const COLUMNS = [
  { key: 'name', label: '单位', kind: 'text' },
  { key: 'group', label: '赛区', kind: 'text' },
  { key: 'target', label: '年度任务', kind: 'number' },
  { key: 'month', label: '当月完成', kind: 'number' },
  { key: 'cumulative', label: '累计完成', kind: 'number' },
  { key: 'completion', label: '完成率', kind: 'text' },
  { key: 'gap', label: '序时差（百分点）', kind: 'text' },
  { key: 'rank', label: '位次', kind: 'text' },
  { key: 'previous', label: '上月位次', kind: 'text' },
  { key: 'movement', label: '升降', kind: 'text' },
] as const;

function rowOf(line: MonthLine): TableRow {
  switch (line.kind) {
    case 'section':
      return { role: 'section', text: line.section };
    case 'empty':
      return { role: 'section', text: line.text };
    case 'unit': {
      const { row } = line;
      const previous = row.previousRank === null ? '—' : String(row.previousRank);
      return {
        role: 'row',
        cells: [
          row.name,
          line.groupName,
          row.yearTarget?.text ?? null,
          row.month?.text ?? null,
          row.cumulative?.text ?? null,
          percentText(row.completion),
          gapText(row.gapPoints),
          placeCell(row),
          previous,
          movementText(row),
        ],
      };
    }
    case 'subtotal':
    case 'total': {
      const { yearTarget, month, cumulative, completion } = line.total;
      return {
        role: line.kind,
        cells: [
          line.kind === 'total' ? '合计' : '小计',
          null,
          figureText(yearTarget),
          figureText(month),
          figureText(cumulative),
          percentText(completion),
          null,
          null,
          null,
          null,
        ],
      };
    }
  }
}

function indicatorRows(table: MonthTable): TableRow[] {
  return [{ role: 'section', text: `【${table.title}】单位：${table.unitOfMeasure}（${table.counts}）` }, ...table.lines.map(rowOf)];
}

/** All indicators of a month, one after the other. */
export function monthTables(ledger: Ledger, view: MonthView, title: string): TableView {
  return {
    ...tableFrame(ledger, { title, asOf: view.asOf }),
    columns: COLUMNS.map(tableColumn),
    rows: view.tables.flatMap(indicatorRows),
    notes: [OWN_FIGURES_NOTE],
  };
}
