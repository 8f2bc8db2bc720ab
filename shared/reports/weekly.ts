/**
 * 周报 (S-108, S-84): a unit's week on one sheet — trips, receptions, leads, talks with next step, what was signed or started, problems, next week — and the
 * county's summary with who handed in on time. Leads, weekly entries, problems and plans come from their registers; what stands only in the 项目台账 is taken
 * from there, so nothing is written twice.
 */
import { listRecords } from '../ledger/read';
import { addDays, formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { mattersOf } from '../views/extensions';
import { printedValue } from '../views/print-table';
import type { ProjectRow } from '../views/project-rows';
import { activitiesIn, ids, moneyIn, openProjects, reachedIn, wan } from './basis';
import type { Basis } from './basis';
import { activityTable } from './listings';
import { entriesIn, leadsIn, leadTable, openProblems, plansOf, problemTable } from './register-parts';
import { countOf, from, heading, OWN_FIGURES, paragraph, row, rowAs, say } from './report';
import type { Figure, Report, ReportPart } from './report';
import type { Span } from './spans';
import { submissionLines, submissionPart } from './submissions';
import { unitName } from './words';

const CHANGES = ['签约', '开工', '竣工', '投产', '达产'] as const;

const text = (value: ProjectRow['cells'][keyof ProjectRow['cells']]): string =>
  printedValue(value ?? null, '万元', false).replaceAll('\n', '、');

type Entries = ReadonlyMap<RecordId, RecordOf<'progressEntry'>>;

/** A week's own entry goes before what the ledger says in general. */
function talksTable(rows: readonly ProjectRow[], entries: Entries): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '项目', width: 10, align: 'left' },
      { title: '单位', width: 6 },
      { title: '形象进度', width: 10, align: 'left' },
      { title: '下步打算', width: 10, align: 'left' },
      { title: '需协调问题', width: 8, align: 'left' },
    ],
    rows: rows.map(({ id, cells }) => {
      const entry = entries.get(id);
      const problem = entry?.solvedOn === undefined ? entry?.problem : undefined;
      const told = (said: string | undefined, general: string): string | Figure =>
        entry === undefined ? general : from(said ?? '', said === undefined ? [] : [entry.id]);
      return row(
        from(text(cells.projectName), [id]),
        text(cells.unit),
        told(entry?.progress, text(cells.progress)),
        told(entry?.next, text(cells.nextStep)),
        told(problem, text(cells.problems)),
      );
    }),
    empty: '没有在谈项目',
  };
}

function changesText(basis: Basis, rows: readonly ProjectRow[], span: Span): Figure[] {
  const own = new Set(ids(rows));
  const changed = CHANGES.flatMap((stage) => {
    const reached = reachedIn(basis, stage, span).filter(({ id }) => own.has(id));
    return reached.length === 0 ? [] : [{ stage, reached }];
  });
  const pieces = changed.flatMap(({ stage, reached }, at): Figure[] => {
    const names = reached.map(({ cells }) => text(cells.projectName)).join('、');
    return [say(stage), countOf(ids(reached), '个'), say(`（${names}）${at === changed.length - 1 ? '。' : '；'}`)];
  });
  return pieces.length === 0 ? [say('本周没有签约、开工、竣工、投产变化。')] : pieces;
}

/** Leads of the register and projects that began as a lead without standing there. */
function newLeads(basis: Basis, rows: readonly ProjectRow[], span: Span, unit: RecordId | null): RecordId[] {
  const own = new Set(ids(rows));
  const leads = leadsIn(basis, span, unit);
  const converted = new Set(listRecords(basis.ledger, 'lead').flatMap(({ project }) => project ?? []));
  const projects = reachedIn(basis, '线索', span).filter(({ id }) => own.has(id) && !converted.has(id));
  return [...ids(leads), ...ids(projects)];
}

/** Problems that stand in the 项目台账 or in the week's entries and not in the register of problems. */
function problemsTable(basis: Basis, rows: readonly ProjectRow[], entries: Entries): ReportPart {
  const registered = new Set(openProblems(basis, null).flatMap(({ project }) => project ?? []));
  const saidOf = ({ id, cells }: ProjectRow): string => {
    const entry = entries.get(id);
    return entry?.problem !== undefined && entry.solvedOn === undefined ? entry.problem : text(cells.problems);
  };
  const hindered = rows.filter((own) => saidOf(own) !== '' && own.stage !== '在谈' && own.stage !== '线索' && !registered.has(own.id));
  return {
    kind: 'table',
    caption: '项目填报的其他问题',
    columns: [
      { title: '项目', width: 11, align: 'left' },
      { title: '问题', width: 16, align: 'left' },
      { title: '责任单位', width: 6 },
      { title: '责任人', width: 6 },
    ],
    rows: hindered.map((own) => {
      const { id, cells } = own;
      return row(
        from(text(cells.projectName), [id]),
        saidOf(own),
        text(cells.responsibleUnit) || text(cells.unit),
        Array.isArray(cells.responsiblePerson)
          ? cells.responsiblePerson.map((person: { readonly name: string }) => person.name).join('、')
          : '',
      );
    }),
    empty: '没有需要协调的其他问题',
  };
}

/** Next week: supervision items due, planned trips, events, nodes and follow-ups, and each project's next step. */
function nextWeek(basis: Basis, rows: readonly ProjectRow[], unit: RecordId, span: Span, entries: Entries): ReportPart {
  const [start, end]: readonly [IsoDay, IsoDay] = [addDays(span.to, 1), addDays(span.to, 7)];
  const items = mattersOf(basis.ledger).filter(
    (item) => item.unit === unit && item.closedOn === undefined && item.due !== undefined && item.due >= start && item.due <= end,
  );
  const stepOf = ({ id, cells }: ProjectRow): string => entries.get(id)?.next ?? text(cells.nextStep);
  const next = openProjects(rows).filter((own) => stepOf(own) !== '' && (own.stage === '在谈' || own.stage === '签约'));
  return {
    kind: 'table',
    columns: [
      { title: '事项', width: 12, align: 'left' },
      { title: '计划', width: 22, align: 'left' },
      { title: '时限', width: 8 },
    ],
    rows: [
      ...items.map((item) => row(from(item.matter ?? '', [item.id]), '办结督办事项', item.due === undefined ? '' : formatDay(item.due))),
      ...plansOf(basis, unit, start, end).map(({ id, what, plan, when }) => row(from(what, [id]), plan, when)),
      ...next.map((own) => row(from(text(own.cells.projectName), [own.id]), stepOf(own), text(own.cells.deadline))),
    ],
    empty: '没有填写下步打算',
  };
}

function unitParts(basis: Basis, unit: RecordId, span: Span): ReportPart[] {
  const rows = basis.rows.filter((own) => own.unit === unit);
  const activities = activitiesIn(basis.ledger, span, unit);
  const of = (kind: string): RecordOf<'activity'>[] => activities.filter((own) => own.kind === kind);
  const money = moneyIn(basis, rows, '到位资金', 'reported', { from: span.from, asOf: span.asOf });
  const leads = newLeads(basis, rows, span, unit);
  const entries = entriesIn(basis, span);
  return [
    paragraph(
      '本周外出招商',
      countOf(ids(of('外出招商')), '批次'),
      '，来访接待',
      countOf(ids(of('来访接待')), '批次'),
      '，现场走访',
      countOf(ids(of('现场走访')), '次'),
      '，新增线索',
      countOf(leads, '条'),
      `；${span.asOf.slice(0, 4)}年${Number(span.asOf.slice(5, 7))}月申报到位资金`,
      from(wan(money.minor), money.records),
      '万元。',
    ),
    heading('一、外出招商与来访接待'),
    activityTable(activities, basis.ledger, '本周没有外出招商和来访接待记录'),
    heading('二、新增线索'),
    leadTable(leadsIn(basis, span, unit), '本周没有登记新线索'),
    heading('三、在谈项目进展'),
    talksTable(
      rows.filter(({ stage, cells }) => stage === '在谈' && cells.state !== '退出'),
      entries,
    ),
    heading('四、签约、开工、投产变化'),
    { kind: 'text', pieces: changesText(basis, rows, span) },
    heading('五、存在问题及责任'),
    problemTable(basis, openProblems(basis, unit), '难点问题台账里没有未解决的问题'),
    problemsTable(basis, openProjects(rows), entries),
    heading('六、下周计划'),
    nextWeek(basis, rows, unit, span, entries),
  ];
}

/** 周报 of one unit. */
export function weeklyOfUnit(basis: Basis, unit: RecordId, span: Span): Report {
  return {
    title: `${unitName(basis.ledger, unit)}招商引资工作周报`,
    under: `${span.words}　截至${formatDay(span.asOf)}`,
    parts: [
      ...unitParts(basis, unit, span),
      {
        kind: 'form',
        rows: [
          [
            { label: '填报人', value: say('') },
            { label: '主要负责人', value: say('') },
          ],
        ],
      },
    ],
    notes: [OWN_FIGURES],
  };
}

/** 周报汇总 of the county: submission first, then one line a unit. */
export function weeklyOfCounty(basis: Basis, span: Span): Report {
  const lines = submissionLines(basis.ledger, '周报', span.asOf, basis.units);
  const activities = activitiesIn(basis.ledger, span, null);
  const ofUnit = (unit: RecordId, kind: string): RecordId[] => ids(activities.filter((own) => own.scope === unit && own.kind === kind));
  const all = (kind: string): RecordId[] => ids(activities.filter((own) => own.kind === kind));
  const reached = { 签约: reachedIn(basis, '签约', span), 开工: reachedIn(basis, '开工', span), 投产: reachedIn(basis, '投产', span) };
  const inUnit = (rows: readonly ProjectRow[], unit: RecordId): RecordId[] => ids(rows.filter((own) => own.unit === unit));
  const inUnitRows = (unit: RecordId): ProjectRow[] => basis.rows.filter((own) => own.unit === unit);
  const stateOf = new Map(lines?.map(({ unit, state }) => [unit.id, state]));
  return {
    title: '招商引资工作周报汇总',
    under: `${span.words}　截至${formatDay(span.asOf)}`,
    parts: [
      heading('一、报送情况'),
      ...submissionPart(lines, '周报'),
      heading('二、各单位本周情况'),
      {
        kind: 'table',
        columns: [
          { title: '单位', width: 8 },
          { title: '周报', width: 5 },
          { title: '外出批次', width: 5 },
          { title: '来访批次', width: 5 },
          { title: '走访', width: 4 },
          { title: '线索', width: 4 },
          { title: '签约', width: 4 },
          { title: '开工', width: 4 },
          { title: '投产', width: 4 },
          { title: '在谈', width: 4 },
        ],
        rows: [
          ...basis.units.map((unit) =>
            row(
              from(unit.name ?? '', [unit.id]),
              stateOf.get(unit.id) ?? '—',
              countOf(ofUnit(unit.id, '外出招商')),
              countOf(ofUnit(unit.id, '来访接待')),
              countOf(ofUnit(unit.id, '现场走访')),
              countOf(newLeads(basis, inUnitRows(unit.id), span, unit.id)),
              countOf(inUnit(reached.签约, unit.id)),
              countOf(inUnit(reached.开工, unit.id)),
              countOf(inUnit(reached.投产, unit.id)),
              countOf(
                inUnit(
                  basis.rows.filter(({ stage, cells }) => stage === '在谈' && cells.state !== '退出'),
                  unit.id,
                ),
              ),
            ),
          ),
          rowAs(
            'total',
            '合计',
            '',
            countOf(all('外出招商')),
            countOf(all('来访接待')),
            countOf(all('现场走访')),
            countOf(newLeads(basis, basis.rows, span, null)),
            countOf(ids(reached.签约)),
            countOf(ids(reached.开工)),
            countOf(ids(reached.投产)),
            countOf(ids(basis.rows.filter(({ stage, cells }) => stage === '在谈' && cells.state !== '退出'))),
          ),
        ],
        empty: '没有单位',
      },
      heading('三、签约、开工、投产变化'),
      { kind: 'text', pieces: changesText(basis, basis.rows, span) },
      heading('四、本周招商活动'),
      activityTable(activities, basis.ledger, '本周没有招商活动记录'),
      heading('五、新增线索'),
      leadTable(leadsIn(basis, span, null), '本周没有登记新线索'),
      heading('六、未解决的难点问题'),
      problemTable(basis, openProblems(basis, null), '难点问题台账里没有未解决的问题'),
    ],
    notes: [OWN_FIGURES],
  };
}
