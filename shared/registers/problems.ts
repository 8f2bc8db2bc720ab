/**
 * Problems that climb from level to level (S-83) and go across to another unit's head (S-122), meetings and their decisions (S-110). A decision or a problem
 * becomes a supervision item by one action; what happened to it is read from the item.
 */
import { fail, ok } from '../errors';
import { addressedScope } from '../exchange/addressed';
import { createDraft, setDraft } from '../ledger/drafts';
import type { Writes } from '../ledger/drafts';
import type { Draft } from '../ledger/operation';
import type { RecordOf } from '../model/entities';
import { PROBLEM_LEVELS } from '../model/entities-progress';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';
import { matterOf } from '../views/extensions';
import type { RegisterContext } from './context';
import { daysSince, headsOf } from './project-facts';
import { derivedList, register } from './register';
import type { NewId, Register } from './register';

const PLACE = { screen: 'supervision', tab: '难点会议' } as const;

type Problem = RecordOf<'problem'>;
type Decision = RecordOf<'decision'>;

function supervisionDraft(
  context: RegisterContext,
  values: Writes<'supervision'>,
  newId: NewId,
): { readonly record: RecordId; readonly draft: Draft } {
  const record = newId('supervision');
  return { record, draft: createDraft({ scope: addressedScope(context.ledger, values.unit), entity: 'supervision', record }, values) };
}

/** What became of a supervision item, in words. */
function supervisionState(context: RegisterContext, id: RecordId | undefined): string | null {
  const item = matterOf(context.ledger, id);
  // Items lie with the unit that answers for them; a unit whose problem another one solves sees only that it was handed on.
  if (item === null) return id === undefined ? null : '已转督办';
  if (item.closedOn !== undefined) return '已办结';
  return item.due !== undefined && item.due < context.today ? '超期未办结' : item.feedback === undefined ? '办理中' : '已反馈';
}

function problemMarks(problem: Problem, context: RegisterContext): Record<string, string> {
  if (problem.solvedOn !== undefined) return problem.result === undefined ? { result: '已解决的应写明结果' } : {};
  const found: Record<string, string> = {};
  if (problem.limit !== undefined && problem.limit < context.today)
    found['limit'] = `已过解决时限 ${daysSince(context, problem.limit)} 天，应上报一级`;
  if (problem.department !== undefined && headsOf(context, problem.department) === '') found['head'] = '任职登记里没有这个部门的主要负责人';
  return found;
}

export const PROBLEMS = register({
  id: 'problems',
  title: '难点问题台账',
  short: '难点问题',
  place: PLACE,
  serves: ['S-83', 'S-122'],
  entity: 'problem',
  columns: [
    { field: 'text', width: 260 },
    { field: 'project', width: 210 },
    'kind',
    'raisedOn',
    { field: 'level', width: 104 },
    'escalatedOn',
    { field: 'department', width: 130 },
    {
      key: 'head',
      label: '部门主要负责人',
      kind: 'text',
      width: 140,
      value: ({ department }, context) => headsOf(context, department),
    },
    'limit',
    { field: 'measure', width: 200 },
    'solvedOn',
    { field: 'result', width: 200 },
    {
      key: 'watched',
      label: '督办',
      kind: 'text',
      width: 100,
      value: ({ supervision }, context) => supervisionState(context, supervision),
    },
  ],
  quick: ['text', 'project', 'kind', 'department', 'limit'],
  required: ['text', 'project'],
  defaults: ({ today }) => ({ raisedOn: today, level: '责任人' }),
  sort: { key: 'raisedOn', direction: 'desc' },
  empty: '项目推进中解决不了的问题登记在这里：属于哪类、谁在解决、时限到哪天。本级解决不了，点“上报一级”。',
  marks: problemMarks,
  summary: (problems, context) => {
    const open = problems.filter(({ solvedOn }) => solvedOn === undefined);
    const levels = PROBLEM_LEVELS.map((word) => [word, open.filter(({ level }) => level === word).length] as const).filter(
      ([, n]) => n > 0,
    );
    const late = open.filter(({ limit }) => limit !== undefined && limit < context.today).length;
    return `未解决 ${open.length} 个${levels.length === 0 ? '' : `（${levels.map(([word, n]) => `${word} ${n}`).join('、')}）`}，超时限 ${late} 个；已解决 ${problems.length - open.length} 个`;
  },
  actions: [
    {
      id: 'escalate',
      label: '上报一级',
      done: '已上报一级',
      when: ({ solvedOn, level }) => solvedOn === undefined && level !== PROBLEM_LEVELS.at(-1),
      drafts: (problem, { ledger, today }) => {
        const at = PROBLEM_LEVELS.findIndex((word) => word === problem.level);
        const level = PROBLEM_LEVELS[at + 1];
        if (level === undefined) return fail('E_REGISTER_ACTION', '已在最高一级');
        return ok([setDraft(ledger, { scope: problem.scope, entity: 'problem', record: problem.id }, { level, escalatedOn: today })]);
      },
    },
    {
      id: 'supervise',
      label: '转督办',
      county: true,
      done: '已转为督办事项',
      when: ({ solvedOn, supervision }) => solvedOn === undefined && supervision === undefined,
      drafts: (problem, context, newId) => {
        const { ledger, today, name } = context;
        const { department, limit, project } = problem;
        if (department === undefined || limit === undefined) return fail('E_REGISTER_ACTION', '先写明牵头部门和解决时限');
        const item = supervisionDraft(
          context,
          {
            matter: problem.text ?? '',
            source: `难点问题：${name('project', project)}`,
            unit: department,
            ...(project === undefined ? {} : { project }),
            raisedOn: today,
            due: limit,
            dueRule: '指定日期',
          },
          newId,
        );
        return ok([
          item.draft,
          setDraft(ledger, { scope: problem.scope, entity: 'problem', record: problem.id }, { supervision: item.record }),
        ]);
      },
    },
    {
      id: 'solve',
      label: '登记解决',
      done: '已登记解决，请补写解决结果',
      when: ({ solvedOn }) => solvedOn === undefined,
      drafts: (problem, { ledger, today }) =>
        ok([setDraft(ledger, { scope: problem.scope, entity: 'problem', record: problem.id }, { solvedOn: today })]),
    },
  ],
});

/** Open problems by the unit that is to solve them, so that its head sees what is his (S-122). */
export const PROBLEMS_BY_DEPARTMENT = derivedList({
  id: 'problems-by-department',
  title: '难点问题按牵头部门汇总表',
  short: '问题按部门',
  place: PLACE,
  serves: ['S-122'],
  columns: [
    { key: 'department', label: '牵头部门', kind: 'text', width: 160 },
    { key: 'head', label: '主要负责人', kind: 'text', width: 130 },
    { key: 'open', label: '未解决', kind: 'number' },
    { key: 'late', label: '超时限', kind: 'number' },
    { key: 'solved', label: '已解决', kind: 'number' },
    { key: 'longest', label: '最长未解决', kind: 'number', unit: '天', total: false, width: 150 },
  ],
  sort: { key: 'open', direction: 'desc' },
  empty: '还没有交给部门牵头的问题。在难点问题里写明牵头部门之后，这里按部门汇总。',
  rows: (context) => {
    const departments = [...new Set(context.all('problem').flatMap(({ department }) => department ?? []))];
    return departments.map((department) => {
      const all = context.under('problem', 'department', department);
      const open = all.filter(({ solvedOn }) => solvedOn === undefined);
      const late = open.filter(({ limit }) => limit !== undefined && limit < context.today).length;
      return {
        id: department,
        cells: {
          department: context.name('unit', department),
          head: headsOf(context, department),
          open: open.length,
          late,
          solved: all.length - open.length,
          longest:
            open.length === 0 ? null : Math.max(...open.map(({ raisedOn }) => (raisedOn === undefined ? 0 : daysSince(context, raisedOn)))),
        },
        marks: late === 0 ? {} : { late: `${late} 个问题已过时限` },
      };
    });
  },
});

function decisionDrafts(decision: Decision, context: RegisterContext, newId: NewId): Draft[] | null {
  const { unit, due } = decision;
  if (unit === undefined || due === undefined) return null;
  const item = supervisionDraft(
    context,
    {
      matter: decision.text ?? '',
      source: context.name('meeting', decision.meeting),
      unit,
      ...(decision.person === undefined ? {} : { person: decision.person }),
      ...(decision.project === undefined ? {} : { project: decision.project }),
      raisedOn: context.today,
      due,
      dueRule: '会议议定',
    },
    newId,
  );
  const place = { scope: COUNTY_SCOPE, entity: 'decision', record: decision.id } as const;
  return [item.draft, setDraft(context.ledger, place, { supervision: item.record })];
}

const waiting = (meeting: RecordOf<'meeting'>, context: RegisterContext): readonly Decision[] =>
  context.under('decision', 'meeting', meeting.id).filter(({ supervision }) => supervision === undefined);

export const MEETINGS = register({
  id: 'meetings',
  title: '调度会议登记簿',
  short: '调度会议',
  place: PLACE,
  serves: ['S-110'],
  page: { kind: 'meeting', label: '会议材料' },
  entity: 'meeting',
  columns: [
    { field: 'name', width: 240 },
    { field: 'kind', width: 110 },
    'on',
    { field: 'host', width: 110 },
    { field: 'place', width: 130 },
    {
      key: 'decisions',
      label: '议定',
      kind: 'number',
      unit: '项',
      width: 92,
      value: ({ id }, context) => context.under('decision', 'meeting', id).length,
    },
    { key: 'waiting', label: '未转督办', kind: 'number', unit: '项', width: 122, value: (own, context) => waiting(own, context).length },
    {
      key: 'closed',
      label: '已办结',
      kind: 'number',
      unit: '项',
      width: 108,
      value: ({ id }, context) =>
        context.under('decision', 'meeting', id).filter(({ supervision }) => supervisionState(context, supervision) === '已办结').length,
    },
    { field: 'speakers', width: 240 },
  ],
  quick: ['name', 'kind', 'on', 'host', 'place'],
  required: ['name', 'on'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '季调度会、督办会、现场办公会开一次登记一条；会上定的事登记在“议定事项”，一次转为督办。',
  marks: (meeting, context) => {
    const open = waiting(meeting, context).length;
    return open === 0 ? {} : { waiting: `${open} 项议定事项还没有转督办` };
  },
  actions: [
    {
      id: 'all-to-supervision',
      label: '议定事项全部转督办',
      county: true,
      done: '议定事项已转为督办',
      when: (meeting, context) => waiting(meeting, context).length > 0,
      drafts: (meeting, context, newId) => {
        const made = waiting(meeting, context).map((decision) => ({ decision, drafts: decisionDrafts(decision, context, newId) }));
        const lacking = made.filter(({ drafts }) => drafts === null).map(({ decision }) => decision.text ?? '');
        if (lacking.length > 0) return fail('E_REGISTER_ACTION', `没有牵头单位或时限：${lacking.join('；')}`);
        return ok(made.flatMap(({ drafts }) => drafts ?? []));
      },
    },
  ],
});

export const DECISIONS = register({
  id: 'decisions',
  title: '会议议定事项登记簿',
  short: '议定事项',
  place: PLACE,
  serves: ['S-110', 'S-74'],
  entity: 'decision',
  columns: [
    { field: 'text', width: 300 },
    { field: 'meeting', width: 200 },
    { field: 'unit', width: 130 },
    { field: 'person', width: 100 },
    'due',
    {
      key: 'state',
      label: '督办情况',
      kind: 'text',
      width: 110,
      value: ({ supervision }, context) => supervisionState(context, supervision) ?? '未转督办',
    },
    {
      key: 'feedback',
      label: '办理情况',
      kind: 'longText',
      value: ({ supervision }, { get }) => get('supervision', supervision)?.feedback ?? null,
    },
    { field: 'project', width: 200 },
  ],
  quick: ['text', 'meeting', 'unit', 'person', 'due'],
  required: ['text', 'meeting', 'unit'],
  sort: { key: 'due', direction: 'asc' },
  empty: '会上定下的事一项一条：什么事、哪个单位牵头、哪天完成。转督办以后，办理情况在这里能看到。',
  actions: [
    {
      id: 'to-supervision',
      label: '转督办',
      county: true,
      done: '已转为督办事项',
      when: ({ supervision }) => supervision === undefined,
      drafts: (decision, context, newId) => {
        const drafts = decisionDrafts(decision, context, newId);
        return drafts === null ? fail('E_REGISTER_ACTION', '先写明牵头单位和完成时限') : ok(drafts);
      },
    },
  ],
});

export const PROBLEM_REGISTERS: readonly Register[] = [PROBLEMS, PROBLEMS_BY_DEPARTMENT, MEETINGS, DECISIONS];
