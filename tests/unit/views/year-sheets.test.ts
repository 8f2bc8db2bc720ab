/** Sheets that are signed add up to the last 分: 资金核定表 (S-113), 任务分解表 (S-39), 年终结算表 (S-94), 折算表 (S-91), 奖金分配表 (S-92). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOfYear } from '../../../shared/county/groups';
import { createDraft } from '../../../shared/ledger/drafts';
import { applyOperations, emptyLedger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { formatMoney } from '../../../shared/model/money';
import { monthView } from '../../../shared/month/month-view';
import { freezePeriod } from '../../../shared/views/freeze-period';
import { freezeDraft } from '../../../shared/views/frozen-periods';
import { breakdownSheet, recognitionSheet } from '../../../shared/views/office-sheets';
import { printTable } from '../../../shared/views/print-table';
import type { ViewValue } from '../../../shared/views/project-columns';
import { conversionSheet, payoutSheet, settlementSheet, yearTotals } from '../../../shared/views/settlement-sheets';
import { heading } from '../../../shared/views/table-view';
import type { TableView } from '../../../shared/views/table-view';
import { ledger as sample, today } from '../printing/sample-ledger';
import { enter, wan } from './small-ledger';

const request = (period: string, rows: readonly RecordId[] | null = null) => ({ title: '表', period, today, rows });
const cellsOf = ({ rows }: TableView, role: 'row' | 'total'): (readonly ViewValue[])[] =>
  rows.flatMap((row) => (row.role === role && 'cells' in row ? [row.cells] : []));
const at = (view: TableView, key: string): number => view.columns.findIndex((column) => column.key === key);
const minor = (value: ViewValue | undefined): number => (typeof value === 'object' && value !== null && 'minor' in value ? value.minor : 0);

/** The sample county on a copy of its own, so that what a test enters is nobody else's. */
const county = () => {
  const ledger = emptyLedger();
  applyOperations(ledger, [...sample.operations.values()]);
  return ledger;
};

describe('资金核定表 (S-113)', () => {
  const sheet = recognitionSheet(sample, request('2026-10'));
  const [reported, recognised, cut] = ['reported', 'recognised', 'cut'].map((key) => at(sheet, key));
  const sum = (rows: readonly (readonly ViewValue[])[], place: number | undefined): number =>
    rows.reduce((all, row) => all + minor(row[place ?? -1]), 0);

  it('each sum is that of its rows, and 申报数 ＝ 核定数 ＋ 核减 ＋ what still waits', () => {
    const [kind, span] = [at(sheet, 'kind'), at(sheet, 'span')];
    const totals = cellsOf(sheet, 'total');
    expect(totals.length).toBeGreaterThan(1);
    for (const total of totals) {
      const own = cellsOf(sheet, 'row').filter((row) => row[kind] === total[kind] && row[span] === total[span]);
      const open = own.filter((row) => row[recognised ?? -1] === null);
      for (const place of [reported, recognised, cut]) expect(minor(total[place ?? -1])).toBe(sum(own, place));
      expect(sum([total], reported)).toBe(sum([total], recognised) + sum([total], cut) + sum(open, reported));
      const waiting = { minor: sum(open, reported), currency: 'CNY' } as const;
      if (open.length > 0) expect(total[at(sheet, 'ground')]).toBe(`待核定${open.length}条，申报${formatMoney(waiting, '万元')}万元`);
    }
  });

  it('is signed by the units’ side, who decided it and the leader in charge', () => {
    expect(printTable(sheet).signing).toEqual(['填报单位（盖章）：', '核定人：', '分管领导：', '核定日期：']);
  });
});

describe('任务分解表 (S-39)', () => {
  it('says what each indicator is counted in, and no 万元 for the whole table', () => {
    const unit = yearTotals(sample, 2026).lines.find(({ name }) => name === '柳河镇')?.unit;
    const printed = printTable(breakdownSheet(sample, request('2026-10', unit === undefined ? [] : [unit])));
    const titles = printed.columns.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['签约项目数（个）', '当年到位资金（万元）', '外出招商批次（批次）']));
    expect(printed.right).not.toContain('单位：');
  });
});

describe('年终结算表 and 折算表 (S-94, S-91)', () => {
  it('groups stand in the county’s order, places inside each rise', () => {
    const names = [...new Set(yearTotals(sample, 2026).lines.map(({ groupName }) => groupName))];
    expect(names).toEqual(groupsOfYear(sample, 2026).map(({ name }) => name));
    const ranks = yearTotals(sample, 2026).lines.filter(({ groupName }) => groupName === names[0]);
    expect(ranks.map(({ rank }) => rank ?? 99)).toEqual(ranks.map(({ rank }) => rank ?? 99).toSorted((a, b) => a - b));
  });

  it('a locked year keeps its scores; a later entry changes neither sheet', () => {
    const ledger = county();
    const lock = freezeDraft(ledger, freezePeriod('年', '2026-12'), recordId('z-year'), {
      decidedBy: '县委常委会',
      on: isoDay('2027-01-10'),
    });
    enter(ledger, lock === null ? [] : [lock]);
    const before = settlementSheet(ledger, request('2026-12')).rows;
    const converted = conversionSheet(ledger, request('2026-12')).rows;
    const unit = yearTotals(ledger, 2026).lines[0]?.unit ?? recordId('u-none');
    const late = { scope: unit, entity: 'project', record: recordId('p-late') } as const;
    const signed = { date: '2026-11-05', precision: 'day', raw: '2026-11-05', planned: false } as const;
    enter(ledger, [
      createDraft(late, { projectName: '迟报项目', state: '正常', totalInvestment: wan(20_000) }),
      createDraft({ scope: unit, entity: 'stageEvent', record: recordId('s-late') }, { project: late.record, stage: '签约', on: signed }),
    ]);
    const now = monthView(ledger, '2026-12')?.totals.find((own) => own.unit === unit)?.total?.text;
    expect(now).not.toBe(yearTotals(ledger, 2026).lines[0]?.total);
    expect(settlementSheet(ledger, request('2026-12')).rows).toEqual(before);
    expect(conversionSheet(ledger, request('2026-12')).rows).toEqual(converted);
    expect(settlementSheet(ledger, request('2026-12')).notes.join()).toContain('由县委常委会核定锁定');
  });

  it('each converted score is the score’s own part, half up to two places, capped; no score is not converted', () => {
    const ledger = enter(county(), [
      createDraft(
        { scope: 'county', entity: 'conversion', record: recordId('jv-1') },
        { year: 2026, name: '县域经济考核', from: '100', to: '8', document: '1号' },
      ),
    ]);
    const sheet = conversionSheet(ledger, request('2026-12'));
    const rows = cellsOf(sheet, 'row');
    expect(rows).toHaveLength(yearTotals(ledger, 2026).lines.length);
    for (const row of rows) {
      const [total, converted] = [row[at(sheet, 'total')], row[at(sheet, 'converted')]];
      const hundredths = Math.min(800, Math.floor((Math.round(Number(total) * 100) * 8 + 50) / 100));
      expect(converted).toBe(total === '—' ? null : (hundredths / 100).toFixed(2));
      expect(row[at(sheet, 'arithmetic')]).toContain(converted === null ? '不折算' : '÷100×8，最高8分');
    }
  });
});

describe('奖金分配表 (S-92)', () => {
  it('the amounts on the sheet make its 合计, and that is the pool to the 分; finance and discipline sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 9 }),
        (amount, parts) => {
          const pool = recordId('jb-1');
          const percents = [...parts, 10_000 - parts.reduce((all, own) => all + own, 0)].map((own) => (own / 100).toFixed(2));
          const ledger = enter(emptyLedger(), [
            createDraft(
              { scope: 'county', entity: 'payoutPool', record: pool },
              { name: '奖金', year: 2026, amount: { minor: amount, currency: 'CNY' }, document: '1号' },
            ),
            ...percents.map((percent, place) =>
              createDraft({ scope: 'county', entity: 'payoutShare', record: recordId(`js-${place}`) }, { pool, percent }),
            ),
          ]);
          const sheet = payoutSheet(ledger, request('2026-12', [pool]));
          const place = at(sheet, 'amount');
          expect(cellsOf(sheet, 'row').reduce((all, row) => all + minor(row[place]), 0)).toBe(amount);
          expect(minor(cellsOf(sheet, 'total')[0]?.[place])).toBe(amount);
          expect(sheet.signing).toEqual(expect.arrayContaining(['财政部门会签', '纪检监察机关会签']));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('headings of printed tables', () => {
  it('name the unit of their figures: money the table’s, a rate %, others their own', () => {
    const column = { key: 'x', chars: 4 } as const;
    expect(heading({ ...column, label: '总投资', kind: 'money' }, '亿元')).toBe('总投资（亿元）');
    expect(heading({ ...column, label: '完成率', kind: 'percent' }, '万元')).toBe('完成率（%）');
    expect(heading({ ...column, label: '用地', kind: 'number', unit: '亩' }, '万元')).toBe('用地（亩）');
    expect(heading({ ...column, label: '单位', kind: 'text' }, '万元')).toBe('单位');
  });
});
