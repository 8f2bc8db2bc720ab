/**
 * Sheets of the year's end: 年终结算表 (S-94), 折算表 (S-91), 奖金分配表 (S-92). Figures of a locked year are those of its lock; what was decided since stands
 * beside them, never over them.
 */
import { groupsOfYear } from '../county/groups';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { RecordId } from '../model/ids';
import { monthView } from '../month/month-view';
import { exactFromText, fixedText } from '../scoring/exact';
import { freezePeriod } from './freeze-period';
import { schemeOfRecord } from '../month/adopted-scheme';
import { adjustedText, adjustmentsOf, figureName, figureUnit } from './adjustments';
import { frozenResult, storedText } from './frozen-compare';
import { frozenFor } from './frozen-periods';
import type { SheetRequest } from './office-sheets';
import { payoutOf } from './payouts';
import type { ViewColumn } from './project-columns';
import { tableFrame } from './table-frame';
import { SOURCE_NOTE, tableColumn } from './table-view';
import type { TableRow, TableView } from './table-view';
import { lockNotes } from './published-month';

export type YearTotal = {
  readonly unit: RecordId;
  readonly name: string;
  readonly groupName: string;
  readonly total: string;
  readonly rank: number | null;
};

export type YearTotals = { readonly locked: boolean; readonly lines: readonly YearTotal[] };

/** Scores of a year, of the lock when the year is locked, else as they stand; in the order of groups and places. */
export function yearTotals(ledger: Ledger, year: number): YearTotals {
  const period = freezePeriod('年', `${year}-12`);
  const frozen = frozenFor(ledger, period.key);
  const stored = frozen === null ? null : frozenResult(frozen);
  const view = monthView(ledger, period.month);
  const groups = new Map((view?.totals ?? []).map(({ unit, groupName }) => [unit, groupName]));
  const names = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id as string, name ?? '']));
  const totals =
    stored?.totals.map(({ unit, total, rank }) => ({ unit, total: storedText(total, 2), rank })) ??
    (view?.totals ?? []).map(({ unit, total, rank }) => ({ unit, total: total?.text ?? '—', rank }));
  const lines = totals.map(({ unit, total, rank }) => ({
    unit: unit as RecordId,
    name: names.get(unit) ?? unit,
    groupName: groups.get(unit) ?? '',
    total,
    rank,
  }));
  const order = new Map(groupsOfYear(ledger, year).map(({ name = '' }, at) => [name, at]));
  const at = ({ groupName }: YearTotal): number => order.get(groupName) ?? order.size;
  return { locked: stored !== null, lines: lines.sort((a, b) => at(a) - at(b) || (a.rank ?? 999) - (b.rank ?? 999)) };
}

const SETTLEMENT: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'group', label: '赛区', kind: 'text' },
  { key: 'unit', label: '单位', kind: 'text' },
  { key: 'total', label: '得分', kind: 'number' },
  { key: 'rank', label: '名次', kind: 'number' },
  { key: 'outcome', label: '年度结论', kind: 'text' },
  { key: 'adjusted', label: '核定后调整', kind: 'longText' },
  { key: 'signed', label: '单位签字', kind: 'text' },
];

/** 年终结算表: score and place of the year, its outcome, adjustments decided since the lock, and room for each unit's signature. */
export function settlementSheet(ledger: Ledger, request: SheetRequest): TableView {
  const year = Number(request.period.slice(0, 4));
  const { locked, lines } = yearTotals(ledger, year);
  const frozen = frozenFor(ledger, String(year));
  const scheme = frozen === null ? null : (schemeOfRecord(ledger, frozen.scheme)?.scheme ?? null);
  const adjusted = new Map<string, string[]>();
  for (const own of frozen === null ? [] : adjustmentsOf(ledger, frozen.id).values()) {
    const { unit, item } = own.decision;
    const counted = scheme === null ? '' : figureUnit(scheme, own.decision);
    if (unit !== undefined)
      adjusted.set(unit, [...(adjusted.get(unit) ?? []), `${item ?? ''}${figureName(own.decision)}${adjustedText(own, counted)}`]);
  }
  const outcomes = new Map(
    listRecords(ledger, 'yearOutcome').flatMap((own) =>
      own.year === year && own.unit !== undefined ? [[own.unit, own.outcome ?? ''] as const] : [],
    ),
  );
  const rows = lines.map(({ unit, name, groupName, total, rank }, place): TableRow => ({
    role: 'row',
    cells: [place + 1, groupName, name, total, rank, outcomes.get(unit) ?? null, adjusted.get(unit)?.join('；') ?? null, null],
  }));
  const notes = frozen === null || !locked ? ['本年度还没有核定锁定，以上为草表。'] : lockNotes(ledger, frozen).slice(0, 1);
  return {
    ...tableFrame(ledger, { title: request.title, asOf: request.today }),
    columns: SETTLEMENT.map(tableColumn),
    rows,
    notes: [...notes, SOURCE_NOTE],
  };
}

const CONVERSION: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'group', label: '赛区', kind: 'text' },
  { key: 'unit', label: '单位', kind: 'text' },
  { key: 'total', label: '招商考核得分', kind: 'number' },
  { key: 'converted', label: '折算得分', kind: 'number' },
  { key: 'arithmetic', label: '算法', kind: 'longText' },
];

/** A score out of `from` as a score out of `to`, never above `to` or below zero, to two places, half up (S-91). */
export function convertedScore(total: string, from: string, to: string): string | null {
  const [score, whole, part] = [exactFromText(total), exactFromText(from), exactFromText(to)];
  if (score === null || whole === null || part === null || whole.n === 0n) return null;
  const value = score.mul(part).div(whole);
  const capped = value.compare(part) > 0 ? part : value.s < 0n ? value.mul(0) : value;
  return fixedText(capped, 2);
}

/** 折算表: each year's score as points of another assessment, with the arithmetic. */
export function conversionSheet(ledger: Ledger, request: SheetRequest): TableView {
  const year = Number(request.period.slice(0, 4));
  const rule = listRecords(ledger, 'conversion').findLast((own) => own.year === year);
  const [from, to] = [rule?.from ?? '100', rule?.to ?? '100'];
  const { locked, lines } = yearTotals(ledger, year);
  const rows = lines.map(({ name, groupName, total }, place): TableRow => {
    const converted = convertedScore(total, from, to);
    const how = converted === null ? '没有得分，不折算' : `${total}÷${from}×${to}，最高${to}分`;
    return { role: 'row', cells: [place + 1, groupName, name, total, converted, how] };
  });
  const basis = rule === undefined ? '还没有登记折算办法。' : `折算到${rule.name ?? ''}，满分${to}分；依据${rule.document ?? '（未写）'}。`;
  return {
    ...tableFrame(ledger, { title: request.title, asOf: request.today }),
    columns: CONVERSION.map(tableColumn),
    rows,
    notes: [basis, ...(locked ? [] : ['本年度还没有核定锁定，以上为草表。'])],
  };
}

const PAYOUT: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'name', label: '姓名', kind: 'text' },
  { key: 'post', label: '职务', kind: 'text' },
  { key: 'basis', label: '分配依据', kind: 'text' },
  { key: 'percent', label: '比例（%）', kind: 'number' },
  { key: 'amount', label: '金额', kind: 'money' },
  { key: 'signed', label: '本人签字', kind: 'text' },
];

/** Finance and discipline sign beside the office (S-92). */
const PAYOUT_SIGNING = ['填报单位（盖章）', '单位负责人', '财政部门会签', '纪检监察机关会签', '填报日期'] as const;

/** 奖金分配表 of the pool named in `rows`: every share, the sum check, and who must sign beside the office (S-92). */
export function payoutSheet(ledger: Ledger, request: SheetRequest): TableView {
  const pool = request.rows?.[0];
  const found = pool === undefined ? null : payoutOf(ledger, pool);
  const frame = tableFrame(ledger, { title: request.title, asOf: request.today });
  if (found === null) return { ...frame, columns: PAYOUT.map(tableColumn), rows: [], notes: ['没有这笔奖金。'] };
  const rows = found.shares.map(({ name, post, basis, percent, amount }, place): TableRow => ({
    role: 'row',
    cells: [place + 1, name, post, basis, percent, amount, null],
  }));
  return {
    ...frame,
    reportingUnit: found.unitName,
    columns: PAYOUT.map(tableColumn),
    rows: [...rows, { role: 'total', cells: [null, '合计', null, null, found.percent, found.given, null] }],
    notes: [...found.findings.map((text) => `▲ ${text}。`), `依据：${found.document}。`],
    signing: PAYOUT_SIGNING,
  };
}
