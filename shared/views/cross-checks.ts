/**
 * 勾稽关系 looked at before a period is locked (issue 3, point 6): what must add up, and where it does not, which rows. Findings are told, not repaired:
 * a person corrects the entry or says why he locks in spite of it. Pure; prints nothing.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { firstDay, formatDate, lastDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { MONEY_KINDS } from '../model/entities-project';
import type { RecordId } from '../model/ids';
import type { MonthView } from '../month/month-view';
import { monthView } from '../month/month-view';
import { monthSummary } from '../month/summary';
import { ZERO } from '../scoring/exact';
import type { Figure } from '../scoring/evaluate-scheme';
import { clashUnits } from './clash-units';
import { allTime, monthBefore, statements, yearToDate } from './fund-sums';
import { indexLedger } from './ledger-index';
import type { LedgerIndex } from './ledger-index';

export type CrossFinding = {
  /** The rows in words: unit, project, both figures. */
  readonly text: string;
  /** Project to open, where one is meant. */
  readonly project?: RecordId;
};

export type CrossCheck = {
  readonly title: string;
  /** Rows looked at. */
  readonly looked: number;
  readonly findings: readonly CrossFinding[];
  /** A finding here forbids locking. */
  readonly stops: boolean;
};

const wanText = (minor: number): string => {
  const text = (minor / 1_000_000).toFixed(2);
  return text.replace(/\.?0+$/, '');
};

const exactSum = (figures: readonly (Figure | null)[]) =>
  figures.reduce((sum, figure) => (figure === null ? sum : sum.add(figure.exact)), ZERO);

type Named = { readonly project: RecordOf<'project'>; readonly name: string };

function projectsOf(ledger: Ledger, index: LedgerIndex): Named[] {
  return listRecords(ledger, 'project').map((project) => {
    const unit = project.scope === 'county' ? '' : (index.units.get(project.scope)?.name ?? '');
    return { project, name: `${unit}《${project.projectName ?? project.id}》` };
  });
}

/** 本月＋上月累计＝累计, entry by entry: an office that states both a month and a year to date must state the same. */
function entrySums(index: LedgerIndex, projects: readonly Named[], through: string): CrossCheck {
  const year = through.slice(0, 4);
  let looked = 0;
  const findings: CrossFinding[] = [];
  for (const { project, name } of projects) {
    const entries = index.funds.get(project.id) ?? [];
    for (const kind of MONEY_KINDS) {
      const list = statements(entries, kind, 'reported').filter(({ month }) => month.startsWith(year) && month <= through);
      for (const stated of list.filter(({ span }) => span === '当年累计')) {
        looked += 1;
        const before = stated.month.endsWith('-01') ? 0 : (yearToDate(list, year, monthBefore(stated.month)) ?? 0);
        const month = list.filter(({ span, month: own }) => span === '当月' && own === stated.month).at(-1);
        const when = `${stated.month} ${kind}`;
        if (month !== undefined && before + month.minor !== stated.minor) {
          const sum = `本月${wanText(month.minor)}＋上月累计${wanText(before)}＝${wanText(before + month.minor)}万元`;
          findings.push({ text: `${name}${when}：${sum}，所报累计${wanText(stated.minor)}万元`, project: project.id });
        } else if (month === undefined && stated.minor < before) {
          findings.push({
            text: `${name}${when}：累计${wanText(stated.minor)}万元，比上月累计${wanText(before)}万元少`,
            project: project.id,
          });
        }
      }
    }
  }
  return { title: '本月＋上月累计＝累计（申报记录）', looked, findings, stops: false };
}

/** The same for the table: every unit's 累计 is last month's and this month's. */
function tableSums(view: MonthView, before: MonthView | null): CrossCheck {
  const earlier = new Map(before?.table.rows.map((row) => [`${row.unit} ${row.target}`, row]));
  const ratios = new Set(view.adopted.scheme.measures.filter((own) => own.is !== 'rows').map(({ id }) => id));
  const rows = view.table.rows.filter(({ indicator }) => !ratios.has(indicator));
  const findings = rows.flatMap((row): CrossFinding[] => {
    const last = earlier.get(`${row.unit} ${row.target}`)?.cumulative ?? null;
    if (row.month === null || row.cumulative === null) return [];
    if (exactSum([row.month, last]).equals(row.cumulative.exact)) return [];
    return [
      {
        text: `${row.name} ${row.title}：本月${row.month.text}＋上月累计${last?.text ?? '0'}，累计${row.cumulative.text}${row.unitOfMeasure}`,
      },
    ];
  });
  return { title: '本月＋上月累计＝累计（汇总表）', looked: rows.length, findings, stops: false };
}

/** 到位≤合同. */
function arrived(index: LedgerIndex, projects: readonly Named[], through: string): CrossCheck {
  let looked = 0;
  const findings = projects.flatMap(({ project, name }): CrossFinding[] => {
    const agreed = project.agreedInvestment ?? project.totalInvestment;
    const minor = allTime(statements(index.funds.get(project.id) ?? [], '到位资金', 'reported'), through);
    if (agreed === undefined || agreed.currency !== 'CNY' || minor === null) return [];
    looked += 1;
    if (minor <= agreed.minor) return [];
    const word = project.agreedInvestment === undefined ? '总投资' : '协议引资额';
    return [{ text: `${name}：到位${wanText(minor)}万元，${word}${wanText(agreed.minor)}万元`, project: project.id }];
  });
  return { title: '到位≤合同', looked, findings, stops: false };
}

/** 开工≤签约: nothing has started that was not signed, and none before it was. */
function started(index: LedgerIndex, projects: readonly Named[], end: string): CrossCheck {
  let looked = 0;
  const findings = projects.flatMap(({ project, name }): CrossFinding[] => {
    const events = (index.stages.get(project.id) ?? []).filter(({ on }) => on !== undefined && on.planned !== true && on.date <= end);
    const start = events.find(({ stage }) => stage === '开工')?.on;
    if (start === undefined) return [];
    looked += 1;
    const signed = events.find(({ stage }) => stage === '签约')?.on;
    if (signed === undefined) return [{ text: `${name}：${formatDate(start)}开工，没有签约记录`, project: project.id }];
    if (lastDay(start) >= firstDay(signed)) return [];
    return [{ text: `${name}：开工${formatDate(start)}，早于签约${formatDate(signed)}`, project: project.id }];
  });
  return { title: '开工≤签约', looked, findings, stops: false };
}

/** 板块之和＝合计, and every unit of the table stands in a section. */
function sections(view: MonthView, ledger: Ledger): CrossCheck {
  const findings: CrossFinding[] = [];
  for (const { title, lines } of view.tables) {
    const totals = lines.flatMap((line) => (line.kind === 'total' ? [line.total] : []));
    const subtotals = lines.flatMap((line) => (line.kind === 'subtotal' ? [line.total] : []));
    for (const key of ['yearTarget', 'month', 'cumulative'] as const) {
      // A sum that holds an unknown figure is not printed as a number, so there is nothing to compare.
      if (totals.some((total) => total[key] === null)) continue;
      const whole = exactSum(totals.map((total) => total[key]));
      const parts = exactSum(subtotals.map((total) => total[key]));
      if (!whole.equals(parts)) findings.push({ text: `${title}：各板块之和${parts.toString()}，合计${whole.toString()}` });
    }
  }
  const shown = new Set(view.table.rows.map(({ unit }) => unit));
  for (const { id, name, section } of listRecords(ledger, 'unit')) {
    if (shown.has(id) && section === undefined) findings.push({ text: `${name ?? id}没有定板块，未列入任何板块小计` });
  }
  return { title: '板块之和＝合计', looked: view.tables.length, findings, stops: false };
}

/** 文字＝表格: the numbers of the summary are those of the 合计 lines. */
function words(view: MonthView): CrossCheck {
  const text = monthSummary(view).join('');
  const findings = view.tables.flatMap((table): CrossFinding[] => {
    const total = table.lines.find((line) => line.kind === 'total');
    if (total === undefined || total.kind !== 'total') return [];
    const { month, cumulative } = total.total;
    if (month === null || cumulative === null) return [];
    const said = `${table.title}当月${month.text}${table.unitOfMeasure}，累计${cumulative.text}${table.unitOfMeasure}`;
    return text.includes(said)
      ? []
      : [{ text: `${table.title}：综述中没有与表中合计（当月${month.text}，累计${cumulative.text}）一致的文字` }];
  });
  return { title: '综述文字＝表格', looked: view.tables.length, findings, stops: false };
}

/** Reported amounts that nobody has recognised yet count nothing: said by unit and month before the lock, so that the rows are found in 资金核定 (S-113). */
function waiting(index: LedgerIndex, through: string): CrossCheck {
  const year = through.slice(0, 4);
  const counts = new Map<string, Map<string, number>>();
  let looked = 0;
  for (const { record, recognition } of [...index.funds.values()].flat()) {
    if (record.month === undefined || !record.month.startsWith(year) || record.month > through || record.scope === 'county') continue;
    looked += 1;
    if (recognition !== null) continue;
    const name = index.units.get(record.scope)?.name ?? record.scope;
    const months = counts.get(name) ?? new Map<string, number>();
    counts.set(name, months.set(record.month, (months.get(record.month) ?? 0) + 1));
  }
  const findings = [...counts].map(([name, months]) => {
    const byMonth = [...months].toSorted(([a], [b]) => a.localeCompare(b)).map(([month, count]) => `${Number(month.slice(5))}月${count}条`);
    const count = [...months.values()].reduce((sum, own) => sum + own, 0);
    return { text: `${name}：${count} 条申报数待核定（${byMonth.join('、')}），按核定数计算时不计入` };
  });
  return { title: '申报数都已核定', looked, findings, stops: false };
}

/** Every unit with a task stands in exactly one 赛区 of the year (S-50). */
function grouped(ledger: Ledger, year: number): CrossCheck {
  const withTask = new Set(
    listRecords(ledger, 'target').flatMap(({ unit, year: own }) => (own === year && unit !== undefined ? [unit] : [])),
  );
  const groups = listRecords(ledger, 'group').filter((group) => group.year === year);
  const findings = listRecords(ledger, 'unit').flatMap(({ id, name }): CrossFinding[] => {
    if (!withTask.has(id)) return [];
    const own = groups.filter(({ units }) => units?.includes(id) === true);
    if (own.length === 1) return [];
    return [
      {
        text:
          own.length === 0
            ? `${name ?? id}没有编入赛区，不参加排名`
            : `${name ?? id}编入了${own.map(({ name: group }) => group).join('、')}`,
      },
    ];
  });
  return { title: '每个单位编入一个赛区', looked: withTask.size, findings, stops: false };
}

function clashes(ledger: Ledger): CrossCheck {
  const { count } = clashUnits(ledger);
  const findings = count === 0 ? [] : [{ text: `有 ${count} 项数据待核对，请先到“数据交换”核对` }];
  return { title: '没有待核对的数据', looked: ledger.records.size, findings, stops: true };
}

/** All checks of a month's end; null while no 办法 of that year is adopted. */
export function crossChecks(ledger: Ledger, month: string): CrossCheck[] | null {
  const view = monthView(ledger, month);
  if (view === null) return null;
  const index = indexLedger(ledger);
  const projects = projectsOf(ledger, index);
  return [
    clashes(ledger),
    tableSums(view, month.endsWith('-01') ? null : monthView(ledger, monthBefore(month))),
    entrySums(index, projects, month),
    arrived(index, projects, month),
    started(index, projects, view.asOf),
    sections(view, ledger),
    words(view),
    waiting(index, month),
    grouped(ledger, Number(month.slice(0, 4))),
  ];
}
