/** Tables that several reports and record pages share: projects, supervision items, letters, activities, and other entries that name a record. Pure. */
import { titleOf } from '../exchange/record-text';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { entitySpec } from '../model/entities';
import type { RecordOf } from '../model/entities';
import type { PersonMention } from '../model/field-kinds';
import type { RecordId } from '../model/ids';
import { isEnded, letterState, stepsByLetter } from '../papers/register';
import { printedValue } from '../views/print-table';
import type { ProjectRow } from '../views/project-rows';
import { from, row } from './report';
import type { ReportPart, ReportRow } from './report';
import { fieldText, unitName } from './words';

const cell = (value: ProjectRow['cells'][keyof ProjectRow['cells']]): string =>
  printedValue(value ?? null, '万元', false).replaceAll('\n', '、');

/** Names alone: posts stand in the file of each project. */
function namesOf(people: ProjectRow['cells']['leader']): string {
  return Array.isArray(people) ? people.map(({ name }: PersonMention) => name).join('、') : '';
}

/** Projects with amount, stage, people and progress. */
export function projectTable(rows: readonly ProjectRow[], empty: string, caption?: string): ReportPart {
  return {
    kind: 'table',
    ...(caption === undefined ? {} : { caption }),
    unit: '单位：万元',
    columns: [
      { title: '序号', width: 3 },
      { title: '项目名称', width: 10, align: 'left' },
      { title: '填报单位', width: 7 },
      { title: '阶段', width: 3 },
      { title: '总投资', width: 5, align: 'right' },
      { title: '当年到位', width: 5, align: 'right' },
      { title: '包保领导', width: 5 },
      { title: '下步打算', width: 10, align: 'left' },
    ],
    rows: rows.map(({ id, cells, stage }, place) =>
      row(
        String(place + 1),
        from(cell(cells.projectName), [id]),
        cell(cells.unit),
        stage ?? '未定',
        cell(cells.totalInvestment),
        cell(cells.fundsYear),
        namesOf(cells.leader),
        cell(cells.nextStep),
      ),
    ),
    empty,
  };
}

/** Supervision items; what is late says so. */
export function supervisionTable(items: readonly RecordOf<'supervision'>[], ledger: Ledger, day: IsoDay, empty: string): ReportPart {
  const state = (item: RecordOf<'supervision'>): string => {
    if (item.closedOn !== undefined && item.closedOn <= day) return `${formatDay(item.closedOn)}销号`;
    return item.due !== undefined && item.due < day ? '▲已超期' : '办理中';
  };
  return {
    kind: 'table',
    columns: [
      { title: '督办事项', width: 14, align: 'left' },
      { title: '责任单位', width: 5 },
      { title: '责任人', width: 4 },
      { title: '交办', width: 6 },
      { title: '时限', width: 6 },
      { title: '状态', width: 6 },
    ],
    rows: [...items]
      .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
      .map((item) =>
        row(
          from(item.matter ?? '', [item.id]),
          unitName(ledger, item.unit),
          item.person ?? '',
          item.raisedOn === undefined ? '' : formatDay(item.raisedOn),
          item.due === undefined ? '' : formatDay(item.due),
          state(item),
        ),
      ),
    empty,
  };
}

/** Letters with number, title and how far they are. */
export function letterTable(ledger: Ledger, letters: readonly RecordOf<'letter'>[], empty: string): ReportPart {
  const steps = stepsByLetter(ledger);
  return {
    kind: 'table',
    columns: [
      { title: '文号', width: 10 },
      { title: '标题', width: 20, align: 'left' },
      { title: '成文日期', width: 7 },
      { title: '办理情况', width: 6 },
    ],
    rows: letters.map((letter) =>
      row(
        letter.number ?? '未编号',
        from(letter.title ?? '', [letter.id]),
        letter.dated === undefined ? '' : formatDay(letter.dated),
        isEnded(steps.get(letter.id) ?? []) ? '已作废或撤回' : letterState(letter, steps.get(letter.id) ?? []),
      ),
    ),
    empty,
  };
}

/** Activities with who led them and what came out. */
export function activityTable(activities: readonly RecordOf<'activity'>[], ledger: Ledger, empty: string): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '日期', width: 8.5 },
      { title: '类别', width: 5 },
      { title: '单位', width: 7 },
      { title: '带队领导', width: 4.5 },
      { title: '去向或来源', width: 5 },
      { title: '企业', width: 8, align: 'left' },
      { title: '结果', width: 9, align: 'left' },
    ],
    rows: [...activities]
      .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1))
      .map((activity) =>
        row(
          activity.on === undefined ? '' : formatDay(activity.on),
          activity.kind ?? '',
          unitName(ledger, activity.scope),
          activity.leader ?? '',
          activity.place ?? '',
          from(activity.company ?? '', [activity.id]),
          activity.outcome ?? '',
        ),
      ),
    empty,
  };
}

/** Entities that record pages tell in tables of their own. */
const TOLD = new Set([
  'unit',
  'person',
  'post',
  'project',
  'stageEvent',
  'moneyEntry',
  'recognition',
  'assignment',
  'activity',
  'supervision',
  'letter',
  'letterStep',
  'target',
  'group',
  'import',
  'office',
  'freeze',
  'handover',
  'submission',
]);

/** Every other entry that names a record, whatever its kind: what a kind looks like comes from the registry. */
export function otherEntries(ledger: Ledger, record: RecordId): ReportRow[] {
  const rows: ReportRow[] = [];
  for (const [entity, states] of ledger.records) {
    const spec = entitySpec(entity);
    if (spec === null || TOLD.has(entity)) continue;
    const refs = Object.entries(spec.fields).filter(([, { kind }]) => kind === 'ref' || kind === 'refs');
    if (refs.length === 0) continue;
    for (const state of states.values()) {
      const named = refs.some(([field]) => {
        const value = state.fields[field]?.value;
        return value === record || (Array.isArray(value) && value.includes(record));
      });
      if (!named || state.struck !== undefined) continue;
      const says = Object.entries(spec.fields)
        .filter(([, { kind }]) => !['ref', 'refs', 'json', 'textMap'].includes(kind))
        .flatMap(([field, { label }]) => {
          const value = state.fields[field]?.value;
          return value === undefined || value === null ? [] : [`${label}：${fieldText(ledger, entity, field, value)}`];
        });
      rows.push(row(spec.label, from(titleOf(ledger, state), [state.id]), says.join('　')));
    }
  }
  return rows;
}

export function otherTable(ledger: Ledger, record: RecordId): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '类别', width: 6 },
      { title: '名称', width: 10, align: 'left' },
      { title: '内容', width: 26, align: 'left' },
    ],
    rows: otherEntries(ledger, record),
    empty: '没有其他登记',
  };
}

/** Letters addressed to a unit. */
export function lettersTo(ledger: Ledger, unit: RecordId): RecordOf<'letter'>[] {
  return listRecords(ledger, 'letter').filter((letter) => letter.unit === unit);
}
