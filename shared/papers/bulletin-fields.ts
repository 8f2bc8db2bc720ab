/** 月通报 (S-109): the month's tables and 综述文字, from the one month view. */
import { correctionNotes } from '../exchange/corrections';
import type { LetterFields, NamedTable, TableRow } from '../letters/fields';
import { formatIssue } from '../letters/numbers';
import type { IsoDay } from '../model/dates';
import type { MonthLine, MonthTable, MonthView } from '../month/month-view';
import { monthSummary } from '../month/summary';
import { figureText, gapText, movementText, percentText, periodText, placeCell } from '../month/words';
import { earlierAdjustments } from '../views/adjustments';
import { countyRecord, PHRASES } from './inputs';
import type { PaperInputs } from './inputs';

function rowOf(line: MonthLine): TableRow {
  switch (line.kind) {
    case 'section':
      return { role: 'section', cells: { 单位: line.section } };
    case 'empty':
      return { role: 'empty', cells: { 单位: line.text } };
    case 'unit': {
      const { row } = line;
      return {
        cells: {
          单位: row.name,
          任务: figureText(row.yearTarget),
          完成: figureText(row.cumulative),
          完成率: percentText(row.completion),
          序时差: gapText(row.gapPoints),
          位次: placeCell(row),
          上月位次: row.previousRank === null ? '—' : String(row.previousRank),
          升降: movementText(row),
        },
      };
    }
    case 'subtotal':
    case 'total': {
      const { yearTarget, cumulative, completion } = line.total;
      return {
        role: line.kind,
        cells: {
          单位: line.kind === 'total' ? '合计' : '小计',
          任务: figureText(yearTarget),
          完成: figureText(cumulative),
          完成率: percentText(completion),
        },
      };
    }
  }
}

/** One indicator's table with its unit of measure and which figures it counts (S-113). */
export function bulletinTable(table: MonthTable): NamedTable {
  return { caption: `${table.title}完成情况`, unit: `单位：${table.unitOfMeasure}（${table.counts}）`, rows: table.lines.map(rowOf) };
}

/**
 * Fields of the bulletin. `issue` counts within the year.
 * @param target the indicator whose table is printed, so that the bulletin is one page; null for all
 */
export function bulletinFields(
  inputs: PaperInputs,
  view: MonthView,
  issue: number,
  dated: IsoDay,
  target: string | null,
): LetterFields<'monthly-bulletin'> {
  const county = countyRecord(inputs.ledger);
  return {
    issue: formatIssue(issue),
    agency: county?.issuer ?? '',
    title: `关于${periodText(view.period)}招商引资工作情况的通报`,
    dated,
    to: PHRASES['monthly-bulletin'].to,
    summary: monthSummary(view),
    tables: view.tables.filter((table) => target === null || table.target === target).map(bulletinTable),
    remarks: [
      `位次为赛区内位次；序时差为完成率减序时进度，单位为百分点。依据${view.adopted.scheme.basis.title}（${view.adopted.document}）。`,
      ...correctionNotes(inputs.ledger, view.period),
      ...earlierAdjustments(inputs.ledger, view.period),
    ],
  };
}
