/**
 * Who answers for what, on paper and as workbook: every project with its leader, service department, unit and person with their telephones (包保责任表,
 * S-36), and every leader with the projects led, those without any at the end (领导包保项目一览表, S-34, S-38). Knows no window.
 */
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { formatMoney } from '../model/money';
import type { AssignmentRole } from '../model/entities-project';
import type { Ledger } from '../ledger/fold';
import { leaderRoster, postsOn } from './duty-roster';
import { currentDuties, mention } from './duty-view';
import { indexLedger } from './ledger-index';
import type { LedgerIndex } from './ledger-index';
import type { TableRequest } from './ledger-tables';
import type { ViewColumn, ViewValue } from './project-columns';
import { projectRows } from './project-rows';
import { tableFrame } from './table-frame';
import { tableColumn } from './table-view';
import type { TableRow, TableView } from './table-view';

const MARK = '、';

type Said = { readonly names: string; readonly posts: string; readonly phones: string };

/** Everybody in one role of a project on a day: names, posts and telephones, each in the same order. */
function inRole(index: LedgerIndex, project: RecordId, role: AssignmentRole, day: IsoDay): Said {
  const people = currentDuties(index, project, role, day).map((duty) => mention(index, duty));
  const joined = (words: readonly (string | undefined)[]): string => words.filter((word) => (word ?? '') !== '').join(MARK);
  return {
    names: joined(people.map(({ name }) => name)),
    posts: joined(people.map(({ post, person }) => post ?? (person === undefined ? '' : postsOn(index, person, day)))),
    phones: joined(people.map(({ phone }) => phone)),
  };
}

const DUTY_COLUMNS: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'projectName', label: '项目名称', kind: 'text' },
  { key: 'unit', label: '填报单位', kind: 'text' },
  { key: 'stage', label: '项目阶段', kind: 'text' },
  { key: 'totalInvestment', label: '总投资', kind: 'money' },
  { key: 'leader', label: '姓名', kind: 'text', group: '包保领导' },
  { key: 'leaderPost', label: '职务', kind: 'longText', group: '包保领导' },
  { key: 'leaderPhone', label: '电话', kind: 'text', group: '包保领导' },
  { key: 'service', label: '服务部门', kind: 'text' },
  { key: 'responsibleUnit', label: '责任单位', kind: 'text' },
  { key: 'responsiblePerson', label: '责任人', kind: 'text' },
  { key: 'phone', label: '责任人电话', kind: 'text' },
];

/** 包保责任表: each project asked for with everybody who answers for it on the day (S-36). */
export function dutyTable(ledger: Ledger, request: TableRequest): TableView {
  const index = indexLedger(ledger);
  const byId = new Map(projectRows(ledger, request).map((row) => [row.id, row]));
  const ids = request.rows ?? [...byId.keys()];
  const rows = ids.flatMap((id): ViewValue[][] => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const [leader, service, unit, person] = (['包保领导', '服务部门', '责任单位', '责任人'] as const).map((role) =>
      inRole(index, id, role, request.asOf),
    );
    const { projectName = null, unit: from = null, totalInvestment = null } = row.cells;
    const duty = [leader?.names, leader?.posts, leader?.phones, service?.names, unit?.names, person?.names, person?.phones];
    return [[projectName, from, row.stage ?? '', totalInvestment, ...duty.map((word) => word ?? '')]];
  });
  return {
    ...tableFrame(ledger, request),
    columns: DUTY_COLUMNS.map(tableColumn),
    rows: rows.map((cells, place) => ({ role: 'row', cells: [place + 1, ...cells] })),
    notes: ['责任人员以截至日在任的为准。'],
  };
}

const ROSTER_COLUMNS: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'projectName', label: '项目名称', kind: 'text' },
  { key: 'unit', label: '填报单位', kind: 'text' },
  { key: 'stage', label: '项目阶段', kind: 'text' },
  { key: 'totalInvestment', label: '总投资', kind: 'money' },
  { key: 'responsibleUnit', label: '责任单位', kind: 'text' },
  { key: 'responsiblePerson', label: '责任人', kind: 'text' },
  { key: 'phone', label: '责任人电话', kind: 'text' },
  { key: 'since', label: '包保起', kind: 'date' },
];

/** 领导包保项目一览表: under each leader the projects led on the day; who leads none is named (S-34, S-38). */
export function rosterTable(ledger: Ledger, request: TableRequest): TableView {
  const index = indexLedger(ledger);
  const rows = leaderRoster(ledger, request.asOf).flatMap(({ name, posts, projects, investment }): TableRow[] => {
    const who = `${name}${posts === '' ? '' : `（${posts}）`}`;
    if (projects.length === 0) return [{ role: 'section', text: `${who}：尚未分配项目` }];
    const foreign = projects.some(({ investment: money }) => money !== null && money.currency !== 'CNY') ? '（不含外币）' : '';
    const head = `${who}：包保${projects.length}个项目，总投资${formatMoney(investment, request.moneyUnit)}${request.moneyUnit}${foreign}`;
    const led = projects.map(({ id, name: project, unit, stage, investment: money, since }, place): TableRow => {
      const [office, person] = (['责任单位', '责任人'] as const).map((role) => inRole(index, id, role, request.asOf));
      const from: ViewValue = since === null ? null : { date: since, precision: 'day' };
      const duty = [office?.names, person?.names, person?.phones].map((word) => word ?? '');
      return { role: 'row', cells: [place + 1, project, unit, stage ?? '', money, ...duty, from] };
    });
    return [{ role: 'section', text: head }, ...led];
  });
  return { ...tableFrame(ledger, request), columns: ROSTER_COLUMNS.map(tableColumn), rows, notes: [] };
}
