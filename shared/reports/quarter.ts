/**
 * 季调度会议材料 (S-110): speaking order, then a page for each unit — targets and place, what is late or stands still, problems and who must answer, what was
 * promised at the last meeting and whether it was kept, and empty lines for decisions that become 督办 items.
 */
import { listRecords } from '../ledger/read';
import { addDays, daysBetween, formatDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { MonthView } from '../month/month-view';
import { placeText } from '../month/words';
import { stageOrder } from '../model/stages';
import { textOf } from '../views/print-table';
import type { ProjectRow } from '../views/project-rows';
import { ids, lastDayOf, openProjects } from './basis';
import type { Basis } from './basis';
import { countOf, from, heading, OWN_FIGURES, row, say } from './report';
import type { Figure, Report, ReportPart } from './report';
import { spanBefore } from './spans';
import type { Span } from './spans';
import { taskTable } from './unit-file';

/** Days without any entry after which a project counts as standing still. */
export const STILL_DAYS = 60;

/** The last day on which anybody entered something about a project, by the clocks of the entries. */
function lastEntry(basis: Basis, project: RecordId): string | null {
  const records = [
    project,
    ...(basis.index.stages.get(project) ?? []).map(({ id }) => id),
    ...(basis.index.funds.get(project) ?? []).map(({ record }) => record.id),
  ];
  const days = records.flatMap((id) => (basis.ledger.history.get(id) ?? []).map(({ at }) => at.slice(0, 10)));
  return (
    days
      .filter((day) => day <= basis.day)
      .sort()
      .at(-1) ?? null
  );
}

function trouble(basis: Basis, own: ProjectRow): string[] {
  const due = lastDayOf(own.cells.deadline);
  const late = due !== null && due < basis.day && own.stage !== null && stageOrder(own.stage) < stageOrder('投产');
  const last = lastEntry(basis, own.id);
  const still = last === null ? 0 : daysBetween(last as typeof basis.day, basis.day);
  return [
    ...(late && due !== null ? [`▲超期${daysBetween(due, basis.day)}天（${formatDay(due)}）`] : []),
    ...(own.cells.state === '暂停' ? ['■已暂停'] : []),
    ...(still > STILL_DAYS ? [`◆${still}天没有新记录`] : []),
  ];
}

/** Supervision items raised for a unit in the quarter before: the promises of the last meeting. */
export function lastPromises(basis: Basis, unit: RecordId, span: Span): RecordOf<'supervision'>[] {
  const before = spanBefore(span);
  return listRecords(basis.ledger, 'supervision').filter(
    (item) => item.unit === unit && item.raisedOn !== undefined && item.raisedOn >= before.from && item.raisedOn <= before.to,
  );
}

function kept(basis: Basis, item: RecordOf<'supervision'>): string {
  if (item.closedOn !== undefined && item.closedOn <= basis.day)
    return item.due !== undefined && item.closedOn > item.due
      ? `逾期办结（${formatDay(item.closedOn)}）`
      : `已兑现（${formatDay(item.closedOn)}）`;
  return item.due !== undefined && item.due < basis.day ? '▲未兑现，已超期' : '办理中';
}

function unitPage(basis: Basis, view: MonthView | null, unit: RecordOf<'unit'>, span: Span): ReportPart[] {
  const rows = openProjects(basis.rows.filter((own) => own.unit === unit.id));
  const troubled = rows.map((own) => ({ own, why: trouble(basis, own) })).filter(({ why }) => why.length > 0);
  const problems = rows.filter(({ cells }) => textOf(cells.problems) !== '');
  const tasks = taskTable(view, basis.ledger, unit.id, Number(span.from.slice(0, 4)));
  const promises = lastPromises(basis, unit.id, span);
  const who = ({ cells }: ProjectRow): string =>
    textOf(cells.responsibleUnit) ||
    (Array.isArray(cells.responsiblePerson) ? cells.responsiblePerson.map((one: { readonly name: string }) => one.name).join('、') : '');
  return [
    // The unit's name stands above its first table, which starts the page.
    tasks.kind === 'table' ? { ...tasks, caption: `${unit.name ?? ''}：${tasks.caption ?? ''}`, newPage: true } : tasks,
    {
      kind: 'table',
      caption: '超期、停滞项目',
      columns: [
        { title: '项目', width: 14, align: 'left' },
        { title: '阶段', width: 4 },
        { title: '情况', width: 16, align: 'left' },
        { title: '责任', width: 8 },
      ],
      rows: troubled.map(({ own, why }) => row(from(textOf(own.cells.projectName), [own.id]), own.stage ?? '', why.join('；'), who(own))),
      empty: '没有超期、停滞项目',
    },
    {
      kind: 'table',
      caption: '突出问题',
      columns: [
        { title: '项目', width: 14, align: 'left' },
        { title: '问题', width: 18, align: 'left' },
        { title: '责任', width: 8 },
      ],
      rows: problems.slice(0, 8).map((own) => row(from(textOf(own.cells.projectName), [own.id]), textOf(own.cells.problems), who(own))),
      empty: '没有填报问题',
    },
    {
      kind: 'table',
      caption: '上季度交办事项兑现情况',
      columns: [
        { title: '事项', width: 20, align: 'left' },
        { title: '时限', width: 8 },
        { title: '兑现情况', width: 12 },
      ],
      rows: promises.map((item) =>
        row(from(item.matter ?? '', [item.id]), item.due === undefined ? '' : formatDay(item.due), kept(basis, item)),
      ),
      empty: '上季度没有交办事项',
    },
    {
      kind: 'table',
      caption: '本次会议议定事项（会后登记为督办事项）',
      columns: [
        { title: '事项', width: 20 },
        { title: '责任单位', width: 7 },
        { title: '责任人', width: 6 },
        { title: '时限', width: 7 },
      ],
      rows: [row('　', '', '', ''), row('　', '', '', '')],
      empty: '',
    },
  ];
}

type Speaker = {
  readonly unit: RecordOf<'unit'>;
  readonly rank: number | null;
  readonly group: string;
  readonly late: readonly RecordId[];
  readonly place: Figure;
};

/** Units that have projects or tasks, the worst placed of each 赛区 first; without places, those with most late projects first. */
export function speakingOrder(basis: Basis, view: MonthView | null): Speaker[] {
  const totals = new Map(view?.totals.map((total) => [total.unit, total]));
  const groups = (view?.adopted.scheme.groups ?? []).map(({ id }) => id);
  const groupPlace = (unit: RecordOf<'unit'>): number => {
    const place = groups.indexOf(totals.get(unit.id)?.group ?? '');
    return place < 0 ? groups.length : place;
  };
  return basis.units
    .filter((unit) => basis.rows.some((own) => own.unit === unit.id) || totals.has(unit.id))
    .map((unit): Speaker => {
      const total = totals.get(unit.id);
      const rows = openProjects(basis.rows.filter((own) => own.unit === unit.id));
      return {
        unit,
        rank: total?.rank ?? null,
        group: total?.groupName ?? '',
        late: ids(rows.filter((own) => trouble(basis, own).some((why) => why.startsWith('▲')))),
        place: say(total === undefined ? '—' : placeText(total)),
      };
    })
    .sort((a, b) => groupPlace(a.unit) - groupPlace(b.unit) || (b.rank ?? 0) - (a.rank ?? 0) || b.late.length - a.late.length);
}

export function quarterReport(basis: Basis, view: MonthView | null, span: Span): Report {
  const speakers = speakingOrder(basis, view);
  return {
    title: `${span.words}招商引资调度会议材料`,
    under: `截至${formatDay(basis.day)}`,
    parts: [
      heading('发言顺序'),
      {
        kind: 'table',
        columns: [
          { title: '顺序', width: 4 },
          { title: '单位', width: 10 },
          { title: '赛区', width: 8 },
          { title: '综合位次', width: 6 },
          { title: '超期项目', width: 6 },
        ],
        rows: speakers.map(({ unit, group, place, late }, at) =>
          row(String(at + 1), from(unit.name ?? '', [unit.id]), group, place, countOf(late)),
        ),
        empty: '没有单位',
      },
      ...speakers.flatMap(({ unit }) => unitPage(basis, view, unit, span)),
    ],
    notes: [
      OWN_FIGURES,
      `发言顺序：按赛区，位次靠后的先发言。停滞：${STILL_DAYS}天没有新的录入。上季度交办事项取${formatDay(spanBefore(span).from)}至${formatDay(addDays(span.from, -1))}登记的督办事项。`,
    ],
  };
}
