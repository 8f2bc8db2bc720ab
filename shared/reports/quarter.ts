/**
 * 季调度会议材料, and the pack of any registered meeting (S-110): speaking order, the list of problems, then a page for each unit — targets and place, what is
 * late or stands still, problems and who must answer, what the last meetings decided and what was promised and whether it was kept, and what this meeting
 * decided (empty lines before it has). Fed from the registers of problems, meetings, decisions and commitments.
 */
import { daysBetween } from '../calendar/iso-date';
import { addDays, formatDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { MadeView, MonthView } from '../month/month-view';
import { placeCell } from '../month/words';
import { stageOrder } from '../model/stages';
import { matterOf, mattersOf } from '../views/extensions';
import { textOf } from '../views/print-table';
import type { ProjectRow } from '../views/project-rows';
import { ids, lastDayOf, openProjects } from './basis';
import type { Basis } from './basis';
import { decisionsOf, keptWords, meetingsIn, openProblems, problemTable, promisesOf, promiseTable } from './register-parts';
import { countOf, from, heading, OWN_FIGURES, row, say } from './report';
import type { Figure, Report, ReportPart, ReportRow } from './report';
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
  const still = last === null ? 0 : daysBetween(last, basis.day);
  return [
    ...(late && due !== null ? [`▲超期${daysBetween(due, basis.day)}天（${formatDay(due)}）`] : []),
    ...(own.cells.state === '暂停' ? ['■已暂停'] : []),
    ...(still > STILL_DAYS ? [`◆${still}天没有新记录`] : []),
  ];
}

/** Supervision items raised for a unit in the quarter before: the promises of the last meeting. */
export function lastPromises(basis: Basis, unit: RecordId, span: Span): RecordOf<'supervision'>[] {
  const before = spanBefore(span);
  return mattersOf(basis.ledger).filter(
    (item) => item.unit === unit && item.raisedOn !== undefined && item.raisedOn >= before.from && item.raisedOn <= before.to,
  );
}

/** The meetings a pack looks back on and the one it is for. */
type Meetings = { readonly before: ReadonlySet<RecordId>; readonly own: ReadonlySet<RecordId> };

/** What the meetings before decided for the unit, then supervision items of the quarter before that no meeting decided. */
function lookBack(basis: Basis, unit: RecordId, span: Span, { before }: Meetings): ReportRow[] {
  const decided = decisionsOf(basis, before, unit);
  const followed = new Set(decided.flatMap(({ supervision }) => supervision ?? []));
  const due = (day: RecordOf<'decision'>['due']): string => (day === undefined ? '' : formatDay(day));
  return [
    ...decided.map((own) => {
      const item = matterOf(basis.ledger, own.supervision);
      const state =
        item === null ? `${keptWords(basis, own.due === undefined ? {} : { due: own.due })}（未转督办）` : keptWords(basis, item);
      return row(from(own.text ?? '', [own.id]), due(own.due), state);
    }),
    ...lastPromises(basis, unit, span)
      .filter(({ id }) => !followed.has(id))
      .map((item) => row(from(item.matter ?? '', [item.id]), due(item.due), keptWords(basis, item))),
  ];
}

function decisionRows(basis: Basis, unit: RecordOf<'unit'>, { own }: Meetings): ReportRow[] {
  const decided = decisionsOf(basis, own, unit.id);
  if (decided.length === 0) return [row('　', '', '', ''), row('　', '', '', '')];
  return decided.map(({ id, text, person, due }) =>
    row(from(text ?? '', [id]), unit.name ?? '', person ?? '', due === undefined ? '' : formatDay(due)),
  );
}

function unitPage(basis: Basis, made: MadeView | null, unit: RecordOf<'unit'>, span: Span, meetings: Meetings): ReportPart[] {
  const rows = openProjects(basis.rows.filter((own) => own.unit === unit.id));
  const troubled = rows.map((own) => ({ own, why: trouble(basis, own) })).filter(({ why }) => why.length > 0);
  const registered = openProblems(basis, unit.id);
  const named = new Set(registered.flatMap(({ project }) => project ?? []));
  const problems = rows.filter(({ id, cells }) => textOf(cells.problems) !== '' && !named.has(id));
  const tasks = taskTable(made, basis.ledger, unit.id, Number(span.from.slice(0, 4)));
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
    problemTable(basis, registered, '难点问题台账里没有本单位未解决的问题', '突出问题'),
    {
      kind: 'table',
      caption: '项目填报的其他问题',
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
      caption: '上次议定、上季度交办事项兑现情况',
      columns: [
        { title: '事项', width: 20, align: 'left' },
        { title: '时限', width: 8 },
        { title: '兑现情况', width: 12 },
      ],
      rows: lookBack(basis, unit.id, span, meetings),
      empty: '上次会议和上季度没有交办事项',
    },
    promiseTable(basis, promisesOf(basis, unit.id, span), '没有到期的承诺事项', '承诺事项兑现情况'),
    {
      kind: 'table',
      caption: '本次会议议定事项（会后登记为督办事项）',
      columns: [
        { title: '事项', width: 20 },
        { title: '责任单位', width: 7 },
        { title: '责任人', width: 6 },
        { title: '时限', width: 7 },
      ],
      rows: decisionRows(basis, unit, meetings),
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

/**
 * Units that have projects or tasks, the worst placed of each 赛区 first; without places, those with most late projects first. An order the meeting itself
 * has goes before, the others follow.
 */
export function speakingOrder(basis: Basis, view: MonthView | null, set: readonly RecordId[] = []): Speaker[] {
  const totals = new Map(view?.totals.map((total) => [total.unit, total]));
  const groups = (view?.adopted.scheme.groups ?? []).map(({ id }) => id);
  const groupPlace = (unit: RecordOf<'unit'>): number => {
    const place = groups.indexOf(totals.get(unit.id)?.group ?? '');
    return place < 0 ? groups.length : place;
  };
  const setPlace = ({ id }: RecordOf<'unit'>): number => (set.includes(id) ? set.indexOf(id) : set.length);
  return basis.units
    .filter((unit) => set.includes(unit.id) || basis.rows.some((own) => own.unit === unit.id) || totals.has(unit.id))
    .map((unit): Speaker => {
      const total = totals.get(unit.id);
      const rows = openProjects(basis.rows.filter((own) => own.unit === unit.id));
      return {
        unit,
        rank: total?.rank ?? null,
        group: total?.groupName ?? '',
        late: ids(rows.filter((own) => trouble(basis, own).some((why) => why.startsWith('▲')))),
        place: say(total === undefined ? '—' : placeCell(total)),
      };
    })
    .sort(
      (a, b) =>
        setPlace(a.unit) - setPlace(b.unit) ||
        groupPlace(a.unit) - groupPlace(b.unit) ||
        (b.rank ?? 0) - (a.rank ?? 0) ||
        b.late.length - a.late.length,
    );
}

/** Kinds of meetings whose decisions a 季调度会 looks back on. */
const DISPATCH = new Set(['季调度会', '督办会', '推进会']);

/**
 * The pack of a quarter, or of one registered meeting.
 * @param meeting the meeting it is made for; null for the quarter's 季调度会, whichever is registered
 */
export function quarterReport(basis: Basis, made: MadeView | null, span: Span, meeting: RecordOf<'meeting'> | null = null): Report {
  const dispatch = meetingsIn(basis, span).filter(({ kind }) => kind === '季调度会');
  const own = meeting === null ? dispatch : [meeting];
  const start = own.flatMap(({ on }) => on ?? [])[0];
  const earlier = meetingsIn(basis, { from: spanBefore(span).from, to: start ?? basis.day });
  const meetings: Meetings = {
    own: new Set(ids(own)),
    before: new Set(ids(earlier.filter(({ id, kind }) => DISPATCH.has(kind ?? '') && !own.some((one) => one.id === id)))),
  };
  const speakers = speakingOrder(basis, made?.view ?? null, own.at(-1)?.speakers ?? []);
  return {
    title: meeting === null ? `${span.words}招商引资调度会议材料` : `${meeting.name ?? '会议'}材料`,
    under: [
      ...(meeting?.on === undefined ? [] : [`${formatDay(meeting.on)}召开${meeting.host === undefined ? '' : `，${meeting.host}主持`}`]),
      `截至${formatDay(basis.day)}`,
    ].join('　'),
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
      heading('问题清单'),
      problemTable(basis, openProblems(basis, null), '难点问题台账里没有未解决的问题'),
      ...speakers.flatMap(({ unit }) => unitPage(basis, made, unit, span, meetings)),
    ],
    notes: [
      OWN_FIGURES,
      `发言顺序：会议登记了顺序的按登记，其他按赛区，位次靠后的先发言。停滞：${STILL_DAYS}天没有新的录入。上季度交办事项取${formatDay(spanBefore(span).from)}至${formatDay(addDays(span.from, -1))}登记的督办事项，和其间季调度会、督办会、推进会的议定事项。问题、承诺、议定事项取自各自的登记簿。`,
    ],
  };
}
