/**
 * What the first page says in a minute: counts of what is due, projects by step, places of each 赛区, changes of the last seven days. Derived from the
 * same rows and tables as the other screens, so that no figure can differ from theirs. Pure: today is an argument.
 */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { addDays, firstDay, lastDay, ledgerDateSchema } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';
import { STAGE_EVENTS } from '../model/stages';
import type { Stage } from '../model/stages';
import type { MonthView } from '../month/month-view';
import { isApproved, isEnded, stepsByLetter } from '../papers/register';
import type { CompletionRow } from '../scoring/completion-table';
import type { Operation } from '../ledger/operation';
import type { ProjectRow } from './project-rows';

/** The steps of the funnel (S-03): the chain 线索→达产 in six steps a leader asks for; each stage belongs to exactly one. */
export const FUNNEL: readonly { readonly name: string; readonly stages: readonly Stage[] }[] = [
  { name: '线索', stages: ['线索'] },
  { name: '在谈', stages: ['在谈'] },
  { name: '签约', stages: ['签约', '注册', '供地'] },
  { name: '开工', stages: ['开工', '在建', '竣工'] },
  { name: '投产', stages: ['投产'] },
  { name: '达产', stages: ['达产'] },
];

export type HomeFunnel = {
  readonly steps: readonly { readonly name: string; readonly projects: readonly RecordId[] }[];
  /** 入统 and 入规 stand beside the chain (S-19). */
  readonly markers: readonly { readonly name: '入统' | '入规'; readonly projects: readonly RecordId[] }[];
  /** Given up (退出), and without any stage: in no step, so that all together give the rows of the 项目台账. */
  readonly withdrawn: readonly RecordId[];
  readonly unknown: readonly RecordId[];
};

/** Projects by the step they stand at today. Marks of a day after today or planned ones do not count. */
export function homeFunnel(ledger: Ledger, rows: readonly ProjectRow[], today: IsoDay): HomeFunnel {
  const running = rows.filter(({ cells }) => cells.state !== '退出');
  const marked = (marker: '入统' | '入规'): ReadonlySet<RecordId> =>
    new Set(
      listRecords(ledger, 'stageEvent').flatMap(({ project, stage, on }) =>
        project !== undefined && stage === marker && on !== undefined && on.planned !== true && firstDay(on) <= today ? [project] : [],
      ),
    );
  const ids = (own: readonly ProjectRow[]): RecordId[] => own.map(({ id }) => id);
  return {
    steps: FUNNEL.map(({ name, stages }) => ({
      name,
      projects: ids(running.filter(({ stage }) => stage !== null && stages.includes(stage))),
    })),
    markers: (['入统', '入规'] as const).map((name) => {
      const projects = marked(name);
      return { name, projects: ids(running.filter(({ id }) => projects.has(id))) };
    }),
    withdrawn: ids(rows.filter(({ cells }) => cells.state === '退出')),
    unknown: ids(running.filter(({ stage }) => stage === null)),
  };
}

/** Letters drafted but not yet signed by the leader (待签发): no 签批 that stands, no 签订, not withdrawn. */
export function lettersToSign(ledger: Ledger): RecordOf<'letter'>[] {
  const steps = stepsByLetter(ledger);
  return listRecords(ledger, 'letter').filter(({ id }) => {
    const own = steps.get(id) ?? [];
    return !isEnded(own) && !isApproved(own) && !own.some(({ step }) => step === '签订');
  });
}

export type RankLine = { readonly total: MonthView['totals'][number]; readonly row: CompletionRow | null };
export type RankGroup = { readonly name: string; readonly lines: readonly RankLine[] };

/** The indicator the first page looks at: the first one that counts recognised figures (核定数), else the first. */
export function mainTarget(view: MonthView): string | null {
  return (view.tables.find(({ counts }) => counts === '核定数') ?? view.tables[0])?.target ?? null;
}

/** What a year still lacks before a place can mean anything: a 赛区 to compete in (S-50), a task to fulfil (S-39). */
export type RankingLack = '赛区' | '任务';

/** The lacks of the year of a view, in the order they are mended. */
export function rankingLacks(ledger: Ledger, { period }: MonthView): RankingLack[] {
  const year = Number(period.slice(0, 4));
  const grouped = listRecords(ledger, 'group').some((group) => group.year === year && (group.units ?? []).length > 0);
  const tasked = listRecords(ledger, 'target').some((task) => task.year === year);
  return [...(grouped ? [] : (['赛区'] as const)), ...(tasked ? [] : (['任务'] as const))];
}

/** Places of each 赛区 with the row of one indicator beside them (S-58, S-90). Units without a place come last. */
export function ranking(view: MonthView, target: string): RankGroup[] {
  const rows = new Map(view.table.rows.filter((row) => row.target === target).map((row) => [row.unit, row]));
  const order = new Map(view.adopted.scheme.groups.map(({ id }, place) => [id, place]));
  const groups = [...new Set(view.totals.map(({ group }) => group))].sort(
    (a, b) => (order.get(a ?? '') ?? 99) - (order.get(b ?? '') ?? 99),
  );
  return groups.map((group) => {
    const lines = view.totals.filter((total) => total.group === group);
    return {
      name: lines[0]?.groupName || '未编入赛区',
      lines: lines.sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999)).map((total) => ({ total, row: rows.get(total.unit) ?? null })),
    };
  });
}

export type Change = {
  readonly key: string;
  /** Record to open: the project the change is about, or null. */
  readonly project: RecordId | null;
  readonly title: string;
  readonly person: string;
  /** 2026-11-20 */
  readonly day: string;
};
export type ChangeGroup = { readonly words: string; readonly changes: readonly Change[] };

/** Days the first page looks back over, today included. */
export const CHANGE_DAYS = 7;

type Named = { readonly order: number; readonly words: string };

/** Whether all of a date lies before a day; an unknown date does not. */
function isBefore(date: unknown, day: IsoDay): boolean {
  const read = ledgerDateSchema.safeParse(date);
  return read.success && lastDay(read.data) < day;
}

/** What an operation is called on the first page; null for what is not news there. A step that happened before `from` was entered late, not done now. */
function nameOf({ entity, kind, fields }: Operation, from: IsoDay): Named | null {
  const made = kind === 'create' || kind === 'add';
  const text = (field: string): string => (typeof fields[field] === 'string' ? fields[field] : '');
  if (entity === 'project')
    return made ? { order: 0, words: '新增项目' } : kind === 'set' || kind === 'decide' ? { order: 5, words: '修改项目信息' } : null;
  if (entity === 'supervision' && kind === 'set' && text('closedOn') !== '') return { order: 8, words: '办结督办事项' };
  if (!made) return null;
  switch (entity) {
    case 'stageEvent':
      if (isBefore(fields['on'], from)) return { order: 2, words: '补录阶段' };
      return { order: 1 + (STAGE_EVENTS as readonly string[]).indexOf(text('stage')) / 100, words: `项目${text('stage')}` };
    case 'moneyEntry':
      return { order: 2.1, words: '填报资金' };
    case 'recognition':
      return { order: 3, words: '核定资金' };
    case 'assignment':
      return { order: 4, words: '落实责任' };
    case 'activity':
      return { order: 6, words: '招商活动' };
    case 'supervision':
      return { order: 7, words: '新增督办事项' };
    case 'measureDecision':
      return { order: 9, words: `处置${text('outcome')}` };
    case 'letterStep':
      return { order: 10, words: '文书办理' };
    case 'import':
      return { order: 11, words: '导入台账' };
    default:
      return null;
  }
}

/** The record that a field of an operation names, or null. */
function refIn(op: Operation, field: string): RecordId | null {
  const ref = recordIdSchema.safeParse(op.fields[field]);
  return ref.success ? ref.data : null;
}

function projectOf(ledger: Ledger, op: Operation): RecordId | null {
  if (op.entity === 'project') return op.record;
  if (op.entity !== 'recognition') return refIn(op, 'project');
  const entry = refIn(op, 'entry');
  return entry === null ? null : (getRecord(ledger, 'moneyEntry', entry)?.project ?? null);
}

function titleOf(ledger: Ledger, op: Operation, project: RecordId | null): string {
  const text = (field: string): string => (typeof op.fields[field] === 'string' ? op.fields[field] : '');
  const [letter, unit] = [refIn(op, 'letter'), refIn(op, 'unit')];
  const parts = (...own: readonly string[]): string => own.filter((part) => part !== '').join('　');
  const name = project === null ? '' : (getRecord(ledger, 'project', project)?.projectName ?? '');
  switch (op.entity) {
    case 'assignment':
      return parts(name, text('role'));
    case 'activity':
      return parts(text('kind'), text('company') || text('content') || text('place'));
    case 'supervision':
      return getRecord(ledger, 'supervision', op.record)?.matter ?? '';
    case 'letterStep':
      return parts(
        text('step'),
        letter === null ? '' : (getRecord(ledger, 'letter', letter)?.title ?? getRecord(ledger, 'letter', letter)?.number ?? ''),
      );
    case 'measureDecision':
      return parts(unit === null ? '' : (getRecord(ledger, 'unit', unit)?.name ?? ''), text('level'));
    case 'import':
      return text('file');
    default:
      return name;
  }
}

/**
 * What was entered in the last seven days, grouped in words. Entries that were withdrawn or struck out since are no news; several edits of one project
 * are one change. The clock of the entry is information only (it orders nothing else).
 */
export function recentChanges(ledger: Ledger, today: IsoDay): ChangeGroup[] {
  const from = addDays(today, 1 - CHANGE_DAYS);
  const groups = new Map<string, { order: number; changes: Map<string, Change> }>();
  for (const op of ledger.operations.values()) {
    const day = op.at.slice(0, 10);
    if (day < from || day > today) continue;
    const state = ledger.records.get(op.entity)?.get(op.record);
    if (state === undefined || state.struck !== undefined) continue;
    const named = nameOf(op, from);
    if (named === null) continue;
    const project = projectOf(ledger, op);
    const group = groups.get(named.words) ?? { order: named.order, changes: new Map<string, Change>() };
    const key = named.words === '修改项目信息' ? op.record : op.id;
    group.changes.set(key, { key, project, title: titleOf(ledger, op, project), person: op.person, day });
    groups.set(named.words, group);
  }
  return [...groups]
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([words, { changes }]) => ({
      words,
      changes: [...changes.values()].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)),
    }));
}
