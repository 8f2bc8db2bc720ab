/**
 * The closed list of reports and record pages: what each is called, which period it is asked for, and how it is made from the ledger. Screen, print,
 * Word, workbook and command line all ask here.
 */
import { z } from 'zod';
import type { Ledger } from '../ledger/fold';
import { getRecord } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { isoDaySchema, lastDay } from '../model/dates';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';
import { frozenLedger, lockNotes, publishedMonth } from '../views/published-month';
import { freezePeriod } from '../views/freeze-period';
import { frozenFor } from '../views/frozen-periods';
import { HELP_PAGES, helpReport } from '../help/help-pages';
import { basisOf } from './basis';
import { activityReport, blankReport, slippageReport } from './lists';
import { correctionList, correctionPaper } from './corrections';
import { handoverReport } from './handover';
import { homeReport } from './home-page';
import { monthReport } from './month-bulletin';
import { newsReport, summaryReport } from './narrative';
import { numberTable } from './numbers';
import { personFile } from './person-file';
import { projectFile } from './project-file';
import { quarterReport } from './quarter';
import type { Report } from './report';
import { spanOf } from './spans';
import type { SpanKind } from './spans';
import { unitFile } from './unit-file';
import { weeklyOfCounty, weeklyOfUnit } from './weekly';
import { classReport, rateReport, sourceReport, yearsReport } from './year-tables';

/** Years side by side in the multi-year table (S-59). */
const YEARS = 5;

/** Reports in the order of the list; `span`: the kind of period, `day` for how things stand on a day; `unit`: can be limited to a unit. */
export const REPORTS = [
  {
    kind: 'weekly',
    label: '周报',
    span: 'week',
    unit: true,
    says: '外出、来访、在谈进展、签约开工变化、问题、下周计划；全县汇总带报送情况',
  },
  { kind: 'news', label: '招商动态', span: 'day', unit: false, says: '第N期，每周两次，由各单位录入的活动和项目变化编成' },
  {
    kind: 'month',
    label: '月通报',
    span: 'month',
    unit: false,
    says: '九个部分：总体、各单位、分档、转化率、活动、倒排进度、红黑榜、在谈、说明',
  },
  {
    kind: 'quarter',
    label: '季调度材料',
    span: 'quarter',
    unit: false,
    says: '发言顺序、问题清单，每单位一页：任务位次、超期停滞、问题、上次议定和承诺兑现、本次议定',
  },
  { kind: 'half', label: '半年综述', span: 'half', unit: false, says: '综述文字，数字都能点开' },
  { kind: 'year', label: '全年综述', span: 'year', unit: false, says: '综述文字，数字都能点开' },
  { kind: 'slippage', label: '倒排进度表', span: 'day', unit: false, says: '签约、开工项目和督办事项的时限，按责任人' },
  { kind: 'blanks', label: '签约项目缺项清单', span: 'day', unit: false, says: '底数清、情况明、措施实：哪些栏目没有填' },
  { kind: 'classes', label: '新签开工续建竣工', span: 'year', unit: false, says: '按单位，个数和总投资' },
  { kind: 'sources', label: '来源地和行业', span: 'year', unit: false, says: '新签约项目从哪里来、做什么' },
  { kind: 'years', label: '历年累计', span: 'year', unit: false, says: '近五年主要指标和累计' },
  { kind: 'rates', label: '转化率', span: 'year', unit: false, says: '履约率、开工率、投产率、资金到位率，附公式' },
  { kind: 'activities', label: '招商活动统计', span: 'month', unit: false, says: '批次、人次、天数，去向，带队领导，明细' },
] as const satisfies readonly {
  readonly kind: string;
  readonly label: string;
  readonly span: SpanKind | 'day';
  readonly unit: boolean;
  readonly says: string;
}[];

/** Pages of help, of one record, and papers of the exchange; the list of reports does not show them. */
const PAGES = [...HELP_PAGES, 'project', 'unit', 'person', 'meeting', 'correction', 'corrections', 'numbers', 'handover', 'home'] as const;
type ListedKind = (typeof REPORTS)[number]['kind'];
export type ReportKind = ListedKind | (typeof PAGES)[number];
const KINDS = [...PAGES, ...REPORTS.map(({ kind }) => kind)] as const;

/** A report as somebody asks for it. */
export const reportRequestSchema = z.strictObject({
  kind: z.enum(KINDS),
  /** Last day of the facts; the period a report speaks of is the one this day lies in. */
  day: isoDaySchema,
  /** The project, unit or person a page is about; the unit a report is limited to. */
  record: recordIdSchema.nullable(),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;

type Make = (ledger: Ledger, day: IsoDay, record: RecordId | null) => Report | null;

function month(ledger: Ledger, day: IsoDay): Report | null {
  const made = publishedMonth(ledger, day.slice(0, 7));
  return made === null ? null : monthReport(basisOf(ledger, day), made, spanOf('month', day), spanOf('year', day));
}

const MAKERS: Readonly<Record<ReportKind, Make>> = {
  card: () => helpReport('card'),
  manual: () => helpReport('manual'),
  limits: () => helpReport('limits'),
  handover: (ledger, day, record) => (record === null ? null : handoverReport(ledger, record, day)),
  home: (ledger, day) => homeReport(ledger, day),
  correction: (ledger, _day, record) => (record === null ? null : correctionPaper(ledger, record)),
  corrections: (ledger, day) => correctionList(ledger, day),
  numbers: (ledger, day, record) => numberTable(ledger, record, day),
  project: (ledger, day, record) => (record === null ? null : projectFile(ledger, record, day)),
  unit: (ledger, day, record) => (record === null ? null : unitFile(ledger, record, day)),
  person: (ledger, day, record) => (record === null ? null : personFile(ledger, record, day)),
  meeting: (ledger, day, record) => {
    const meeting = record === null ? null : getRecord(ledger, 'meeting', record);
    if (meeting === null) return null;
    const made = publishedMonth(ledger, day.slice(0, 7));
    return quarterReport(basisOf(ledger, day), made, spanOf('quarter', meeting.on ?? day), meeting);
  },
  weekly: (ledger, day, record) => {
    const basis = basisOf(ledger, day);
    if (record === null) return weeklyOfCounty(basis, spanOf('week', day));
    return getRecord(ledger, 'unit', record) === null ? null : weeklyOfUnit(basis, record, spanOf('week', day));
  },
  news: (ledger, day) => newsReport(basisOf(ledger, day)),
  month,
  quarter: (ledger, day) => quarterReport(basisOf(ledger, day), publishedMonth(ledger, day.slice(0, 7)), spanOf('quarter', day)),
  half: (ledger, day) => summaryReport(basisOf(ledger, day), spanOf('half', day)),
  year: (ledger, day) => summaryReport(basisOf(ledger, day), spanOf('year', day)),
  slippage: (ledger, day) => slippageReport(basisOf(ledger, day)),
  blanks: (ledger, day) => blankReport(basisOf(ledger, day)),
  classes: (ledger, day) => classReport(basisOf(ledger, day), spanOf('year', day)),
  sources: (ledger, day) => sourceReport(basisOf(ledger, day), spanOf('year', day)),
  years: (ledger, day) => yearsReport(basisOf(ledger, day), spanOf('year', day), YEARS),
  rates: (ledger, day) => rateReport(basisOf(ledger, day), spanOf('year', day)),
  activities: (ledger, day) => activityReport(basisOf(ledger, day), spanOf('month', day)),
};

/** Whether a report goes out as figures; a page for our own use may show what is still in clash. */
export function isPublished(kind: ReportKind): boolean {
  return kind === 'corrections' || !PAGES.some((page) => page === kind);
}

/**
 * The lock a report is made from. A week or an issue of 招商动态 inside a locked month is as it was known at that lock; all others only when their day is
 * the end of a locked period, the quarter's pack also by the lock of its quarter.
 */
function lockFor(ledger: Ledger, kind: ReportKind, day: IsoDay): RecordOf<'freeze'> | null {
  if (!isPublished(kind)) return null;
  const period = day.slice(0, 7);
  if (kind !== 'weekly' && kind !== 'news' && day !== lastDay({ date: period, precision: 'month' })) return null;
  const month = frozenFor(ledger, period);
  return month ?? (kind === 'quarter' && Number(day.slice(5, 7)) % 3 === 0 ? frozenFor(ledger, freezePeriod('季', period).key) : null);
}

/**
 * The report a request means, or null when the ledger does not hold what it asks for. A report about the end of a locked month is made from what was
 * known at the lock (law 2), and says so.
 */
export function makeReport(ledger: Ledger, { kind, day, record }: ReportRequest): Report | null {
  const lock = lockFor(ledger, kind, day);
  const then = lock === null ? null : frozenLedger(ledger, lock);
  const report = MAKERS[kind](then ?? ledger, day, record);
  if (report === null || lock === null || then === null) return report;
  return { ...report, notes: [...report.notes, ...lockNotes(ledger, lock)] };
}
