/**
 * Node lists of projects (节点清单, S-04) with back-scheduling from a target day over the working calendar (倒排, S-05), and the month's table of what slips
 * (S-86).
 */
import { shiftWorkdays } from '../calendar/workdays';
import { fail, ok } from '../errors';
import { createDraft } from '../ledger/drafts';
import type { Draft } from '../ledger/operation';
import { daysBetween } from '../calendar/iso-date';
import { isoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RegisterContext } from './context';
import { derivedList, register } from './register';
import type { Register } from './register';

type Node = RecordOf<'node'>;

const PLACE = { screen: 'ledger', tab: '推进管理' } as const;

/** Days a node is late: done after its day, or not done and its day is over; negative when done early; null while it is open and not yet due. */
export function slippage(node: Node, { today }: RegisterContext): number | null {
  const { planned, actual } = node;
  if (planned === undefined) return null;
  if (actual !== undefined) return daysBetween(planned, actual);
  return planned < today ? daysBetween(planned, today) : null;
}

const isLate = (node: Node, context: RegisterContext): boolean => node.actual === undefined && (slippage(node, context) ?? 0) > 0;

export const NODES = register({
  id: 'nodes',
  title: '项目节点清单',
  short: '节点清单',
  place: PLACE,
  serves: ['S-04', 'S-05'],
  entity: 'node',
  columns: [
    { field: 'project', width: 230 },
    { field: 'order', width: 84, total: false },
    { field: 'name', width: 170 },
    'planned',
    'actual',
    { key: 'slip', label: '偏差', kind: 'number', unit: '天', width: 96, total: false, value: (node, context) => slippage(node, context) },
    {
      key: 'state',
      label: '状态',
      kind: 'text',
      width: 84,
      value: (node, context) => (node.actual !== undefined ? '完成' : isLate(node, context) ? '逾期' : '未到期'),
    },
    { field: 'owner', width: 100 },
    { field: 'unit', width: 120 },
    'note',
  ],
  quick: ['project', 'name', 'planned', 'owner'],
  required: ['project', 'name', 'planned'],
  sort: { key: 'planned', direction: 'asc' },
  empty: '每个项目列出要做的节点：什么事、计划哪天完成、谁负责。也可以在“倒排计划”里定目标日期，由模板生成。',
  marks: (node, context) => (isLate(node, context) ? { actual: `已过计划日期 ${slippage(node, context) ?? 0} 天，没有完成` } : {}),
  summary: (nodes, context) => {
    const done = nodes.filter(({ actual }) => actual !== undefined);
    const inTime = done.filter((node) => (slippage(node, context) ?? 0) <= 0);
    const late = nodes.filter((node) => isLate(node, context));
    return `共 ${nodes.length} 个节点：完成 ${done.length}（按期 ${inTime.length}）、逾期 ${late.length}、未到期 ${nodes.length - done.length - late.length}`;
  },
});

function nodesOfGoal(goal: RecordOf<'nodeGoal'>, context: RegisterContext): readonly Node[] {
  return goal.project === undefined ? [] : context.under('node', 'project', goal.project);
}

/** Steps of a template in their order. */
function stepsOf(template: string | undefined, context: RegisterContext): RecordOf<'nodeStep'>[] {
  const own = context.all('nodeStep').filter((step) => template !== undefined && step.template === template);
  return own.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

export const NODE_GOALS = register({
  id: 'node-goals',
  title: '项目倒排计划表',
  short: '倒排计划',
  place: PLACE,
  serves: ['S-05'],
  entity: 'nodeGoal',
  columns: [
    { field: 'project', width: 230 },
    'goal',
    'target',
    { field: 'template', names: 'nodeStep.template' },
    {
      key: 'left',
      label: '剩余',
      kind: 'number',
      unit: '天',
      width: 96,
      total: false,
      value: ({ target }, { today }) => (target === undefined ? null : daysBetween(today, target)),
    },
    { key: 'nodes', label: '节点', kind: 'number', width: 76, value: (goal, context) => nodesOfGoal(goal, context).length },
    {
      key: 'done',
      label: '完成',
      kind: 'number',
      width: 76,
      value: (goal, context) => nodesOfGoal(goal, context).filter(({ actual }) => actual !== undefined).length,
    },
    {
      key: 'late',
      label: '逾期',
      kind: 'number',
      width: 76,
      value: (goal, context) => nodesOfGoal(goal, context).filter((node) => isLate(node, context)).length,
    },
    { field: 'ground', width: 200 },
  ],
  quick: ['project', 'goal', 'target', 'template', 'ground'],
  required: ['project', 'goal', 'target'],
  sort: { key: 'target', direction: 'asc' },
  empty: '给项目定一个目标：哪天开工、哪天投产。选好节点模板，点“倒排生成节点”，按工作日往前推出每个节点的计划日期。',
  marks: (goal, context) => ({
    ...(nodesOfGoal(goal, context).length === 0 ? { nodes: '还没有节点，可以倒排生成' } : {}),
    ...(goal.template !== undefined && stepsOf(goal.template, context).length === 0
      ? { template: '“节点模板”里没有这一套，请改成已登记的模板名称' }
      : {}),
  }),
  actions: [
    {
      id: 'back-schedule',
      label: '倒排生成节点',
      done: '已按工作日倒排生成节点',
      when: (goal, context) => nodesOfGoal(goal, context).length === 0,
      drafts: (goal, context, newId) => {
        const { project, target } = goal;
        const steps = stepsOf(goal.template, context);
        if (project === undefined || target === undefined) return fail('E_REGISTER_ACTION', '没有项目或目标日期');
        if (steps.length === 0) return fail('E_REGISTER_ACTION', '先写明节点模板，模板在“节点模板”中登记');
        const drafts: Draft[] = [];
        for (const [place, step] of steps.entries()) {
          const day = shiftWorkdays(target, -(step.before ?? 0), context.calendar());
          if (!day.ok)
            return fail(
              'E_REGISTER_ACTION',
              `缺 ${day.missingYear} 年节假日表，算不出工作日；国务院办公厅公布后在“设置 → 节假日表”导入，现在可先把目标日期定在年内`,
            );
          const owner = step.owner === undefined ? [] : context.names('unit').find(step.owner);
          const [unit] = owner;
          drafts.push(
            createDraft(
              { scope: goal.scope, entity: 'node', record: newId('node') },
              {
                project,
                order: step.order ?? place + 1,
                ...(step.name === undefined ? {} : { name: step.name }),
                planned: isoDay(day.day),
                ...(owner.length === 1 && unit !== undefined ? { unit } : {}),
              },
            ),
          );
        }
        return ok(drafts);
      },
    },
  ],
});

export const NODE_STEPS = register({
  id: 'node-steps',
  title: '节点模板',
  short: '节点模板',
  place: PLACE,
  serves: ['S-04', 'S-05'],
  entity: 'nodeStep',
  columns: [
    { field: 'template', names: 'nodeStep.template' },
    { field: 'order', total: false },
    { field: 'name', width: 220 },
    { field: 'before', unit: '工作日', width: 150, total: false },
    'owner',
  ],
  quick: ['template', 'order', 'name', 'before', 'owner'],
  required: ['template', 'name', 'before'],
  sort: { key: 'template', direction: 'asc' },
  empty: '由县里登记每类项目的节点：叫什么、比目标日期早多少个工作日、哪个部门负责。一个节点一行，模板名称相同的是一套。',
});

/** Open nodes that slip, by unit: how many, the worst, the mean (S-86). */
export const NODE_SLIPPAGE = derivedList({
  id: 'node-slippage',
  title: '签约开工项目倒排进度表',
  short: '倒排进度',
  place: PLACE,
  serves: ['S-86'],
  columns: [
    { key: 'unit', label: '单位', kind: 'text' },
    { key: 'projects', label: '列节点项目', kind: 'number', width: 120 },
    { key: 'nodes', label: '节点', kind: 'number' },
    { key: 'done', label: '完成', kind: 'number' },
    { key: 'late', label: '逾期', kind: 'number' },
    { key: 'rate', label: '完成率', kind: 'percent' },
    { key: 'worst', label: '最长逾期', kind: 'number', unit: '天', total: false, width: 130 },
    { key: 'which', label: '逾期最长的节点', kind: 'longText', width: 320 },
  ],
  sort: { key: 'late', direction: 'desc' },
  empty: '还没有项目列出节点。登记节点或倒排生成之后，这里按单位统计完成和逾期。',
  rows: (context) => {
    const units = new Map<string, Node[]>();
    for (const node of context.all('node')) {
      const held = units.get(node.scope);
      if (held === undefined) units.set(node.scope, [node]);
      else held.push(node);
    }
    return [...units].map(([scope, nodes]) => {
      const done = nodes.filter(({ actual }) => actual !== undefined).length;
      const late = nodes
        .filter((node) => isLate(node, context))
        .toSorted((a, b) => (slippage(b, context) ?? 0) - (slippage(a, context) ?? 0));
      const [worst] = late;
      return {
        id: scope,
        cells: {
          unit: context.unitName(scope),
          projects: new Set(nodes.flatMap(({ project }) => project ?? [])).size,
          nodes: nodes.length,
          done,
          late: late.length,
          rate: String(Math.round((done * 1000) / nodes.length) / 10),
          worst: worst === undefined ? null : slippage(worst, context),
          which: worst === undefined ? null : `${context.name('project', worst.project)}：${worst.name ?? ''}`,
        },
        marks: late.length === 0 ? {} : { late: `${late.length} 个节点已过计划日期` },
      };
    });
  },
  summary: ({ today }) => `截至 ${today}；完成率＝完成节点÷全部节点，逾期按自然日`,
});

export const NODE_REGISTERS: readonly Register[] = [NODES, NODE_GOALS, NODE_SLIPPAGE, NODE_STEPS];
