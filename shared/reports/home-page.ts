/**
 * 首页 on one A4: counts of what is due, funnel, places of each 赛区, money by month against schedule, changes of the week. The figures are those of the
 * screen; bars are squares with the figure beside them, so the page survives a black-and-white copier.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { targetTrend } from '../month/target-trend';
import { gapText, movementText, percentText, placeCell } from '../month/words';
import { workCalendarOf } from '../views/calendar';
import { dueMatters } from '../views/deadlines';
import { leaderGaps } from '../views/duty-view';
import { CHANGE_DAYS, homeFunnel, lettersToSign, mainTarget, ranking, recentChanges } from '../views/home';
import { projectRows } from '../views/project-rows';
import { publishedMonth } from '../views/published-month';
import { countOf, from, OWN_FIGURES, row } from './report';
import type { Bar, Figure, Report, ReportColumn, ReportPart, ReportRow } from './report';
import { factRecords } from './words';

function duePart(ledger: Ledger, day: IsoDay): ReportPart {
  const matters = dueMatters(ledger, day, workCalendarOf(ledger));
  const of = (state: string) => countOf(matters.filter((matter) => matter.state === state).map(({ id }) => id));
  return {
    kind: 'table',
    columns: ['今日到期', '已超期', '五日内到期', '待签发文书', '包保缺口'].map((title) => ({ title, width: 8 })),
    rows: [
      row(
        of('今日到期'),
        of('已超期'),
        of('将到期'),
        countOf(lettersToSign(ledger).map(({ id }) => id)),
        countOf(leaderGaps(ledger, day).map(({ project }) => project)),
      ),
    ],
    empty: '',
  };
}

function funnelPart(ledger: Ledger, day: IsoDay): ReportPart {
  const rows = projectRows(ledger, { asOf: day, today: day });
  const funnel = homeFunnel(ledger, rows, day);
  const steps = [...funnel.steps, ...funnel.markers];
  const most = Math.max(1, ...steps.map(({ projects }) => projects.length));
  return {
    kind: 'bars',
    caption: `项目现处阶段（共${rows.length}个；入统、入规另计）`,
    nameTitle: '阶段',
    figureTitles: ['个数'],
    bars: steps.map(({ name, projects }): Bar => ({ name, share: (projects.length / most) * 100, figures: [countOf(projects)] })),
    empty: '还没有项目',
  };
}

/** Cells of a list in as many columns as asked, read down the page. */
function sideBySide(lines: readonly (readonly Figure[])[], columns: number, width: number): ReportRow[] {
  const length = Math.ceil(lines.length / columns);
  const blank: Figure[] = Array.from({ length: width }, () => ({ text: '' }));
  return Array.from({ length }, (_, at) =>
    row(...Array.from({ length: columns }, (__, column) => lines[column * length + at] ?? blank).flat()),
  );
}

function changesPart(ledger: Ledger, day: IsoDay): ReportPart {
  const lines = recentChanges(ledger, day).map(({ words, changes }): Figure[] => {
    const projects = changes.flatMap(({ project }) => (project === null ? [] : [project]));
    return [{ text: words }, from(String(changes.length), projects)];
  });
  const pair: ReportColumn[] = [
    { title: '变动', width: 8 },
    { title: '条数', width: 4 },
  ];
  return {
    kind: 'table',
    caption: `近${CHANGE_DAYS}日变动`,
    columns: [...pair, ...pair, ...pair, ...pair],
    rows: sideBySide(lines, 4, 2),
    empty: '没有新的录入',
  };
}

const RANK_COLUMNS: readonly ReportColumn[] = [
  { title: '赛区', width: 4 },
  { title: '单位', width: 7 },
  { title: '位次', width: 4 },
  { title: '升降', width: 3 },
  { title: '完成率', width: 5, align: 'right' },
  { title: '序时差', width: 5 },
];

function monthParts(ledger: Ledger, day: IsoDay): ReportPart[] {
  const view = publishedMonth(ledger, day.slice(0, 7))?.view ?? null;
  const target = view === null ? null : mainTarget(view);
  if (view === null || target === null) return [];
  const groups = ranking(view, target);
  const lines = groups.flatMap((group) =>
    group.lines.map(({ total, row: own }): Figure[] => [
      { text: group.name },
      from(total.name, factRecords([total.unit])),
      { text: placeCell(total) },
      { text: movementText(total) },
      { text: percentText(own?.completion ?? null) },
      { text: gapText(own?.gapPoints ?? null) },
    ]),
  );
  const title = view.tables.find((table) => table.target === target)?.title ?? '';
  const trend = targetTrend(ledger, view, target);
  const most = Math.max(
    1,
    ...(trend?.months.map(({ cumulative, schedule }) => Math.max(Number(cumulative?.text ?? 0), Number(schedule.text))) ?? []),
  );
  return [
    {
      kind: 'table',
      caption: `各赛区综合位次与${title}序时差（百分点）`,
      columns: [...RANK_COLUMNS, ...RANK_COLUMNS],
      rows: sideBySide(lines, 2, RANK_COLUMNS.length),
      empty: '没有排名',
    },
    ...(trend === null
      ? []
      : [
          {
            kind: 'bars' as const,
            caption: `${trend.title}逐月累计（${trend.counts}）`,
            unit: `单位：${trend.unitOfMeasure}`,
            nameTitle: '月份',
            figureTitles: ['本年累计', '上年同期', '序时'],
            bars: trend.months.map(({ month, cumulative, lastYear, schedule }): Bar => ({
              name: `${month}月`,
              share: (Number(cumulative?.text ?? 0) / most) * 100,
              figures: [{ text: cumulative?.text ?? '' }, { text: lastYear.text }, { text: schedule.text }],
            })),
            empty: '没有数据',
          },
        ]),
  ];
}

/** The first page as a report of one page. */
export function homeReport(ledger: Ledger, day: IsoDay): Report {
  const [county] = listRecords(ledger, 'county');
  return {
    title: `${county?.name ?? ''}招商引资工作一页通`,
    under: `${county?.office ?? ''}　截至${formatDay(day)}`,
    parts: [duePart(ledger, day), funnelPart(ledger, day), ...monthParts(ledger, day), changesPart(ledger, day)],
    notes: [OWN_FIGURES],
    onePage: true,
  };
}
