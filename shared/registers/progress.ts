/**
 * Registers of a project's way: weekly entries that roll over (S-84), suspension and withdrawal with a coded reason and resume (S-27), increases (S-29), upward reporting
 * (S-20), and signed projects with blanks (S-02).
 */
import { fail, ok } from '../errors';
import { createDraft, setDraft } from '../ledger/drafts';
import { addDays } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { STOP_KINDS } from '../model/entities-progress';
import { currentDuties } from '../views/duty-view';
import type { RegisterContext } from './context';
import { hasReached, isUnderWay } from './project-facts';
import type { Project } from './project-facts';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'ledger', tab: '推进管理' } as const;
const WEEK = 7;

type Weekly = RecordOf<'progressEntry'>;
type Stop = RecordOf<'suspension'>;

/** The newest entry of a project. */
function newest(context: RegisterContext, project: Project): Weekly | undefined {
  return context
    .under('progressEntry', 'project', project.id)
    .toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1))
    .at(-1);
}

const isNewest = (entry: Weekly, context: RegisterContext): boolean => {
  const project = context.get('project', entry.project);
  return project !== null && newest(context, project)?.id === entry.id;
};

export const WEEKLY = register({
  id: 'weekly',
  title: '项目周进展',
  short: '周进展',
  place: PLACE,
  serves: ['S-84'],
  entity: 'progressEntry',
  columns: [
    { field: 'project', width: 220 },
    'on',
    { field: 'progress', width: 240 },
    { field: 'problem', width: 220 },
    'since',
    'solvedOn',
    { field: 'next', width: 220 },
  ],
  quick: ['project', 'on', 'progress', 'problem', 'next'],
  required: ['project', 'on'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '每周每个项目一条：本周进展、存在问题、下步打算。问题没解决的，下周点“转到本周”带过来。',
  marks: (entry, context) =>
    entry.problem !== undefined && entry.solvedOn === undefined && isNewest(entry, context) && entry.on !== undefined
      ? addDays(entry.on, WEEK) <= context.today
        ? { problem: '问题没有解决，也没有转到本周' }
        : {}
      : {},
  summary: (entries, context) => {
    const last = entries.filter((entry) => isNewest(entry, context));
    const open = last.filter(({ problem, solvedOn }) => problem !== undefined && solvedOn === undefined).length;
    const fresh = last.filter(({ on }) => on !== undefined && on > addDays(context.today, -WEEK)).length;
    return `近 7 天有进展的项目 ${fresh} 个；问题未解决的项目 ${open} 个`;
  },
  actions: [
    {
      id: 'roll',
      label: '转到本周',
      done: '已转到本周，请补写本周进展',
      when: (entry, context) => isNewest(entry, context) && entry.on !== undefined && addDays(entry.on, WEEK) <= context.today,
      drafts: (entry, { today }, newId) => {
        if (entry.project === undefined) return fail('E_REGISTER_ACTION');
        const open = entry.problem !== undefined && entry.solvedOn === undefined;
        const since = entry.since ?? entry.on;
        return ok([
          createDraft(
            { scope: entry.scope, entity: 'progressEntry', record: newId('progressEntry') },
            {
              project: entry.project,
              on: today,
              ...(open && entry.problem !== undefined ? { problem: entry.problem, ...(since === undefined ? {} : { since }) } : {}),
              ...(entry.next === undefined ? {} : { next: entry.next }),
            },
          ),
        ]);
      },
    },
    {
      id: 'to-ledger',
      label: '写入台账',
      done: '已写入项目台账的形象进度、存在问题、下步打算',
      when: (entry, context) => isNewest(entry, context) && entry.progress !== undefined,
      drafts: (entry, { ledger, get }) => {
        const project = get('project', entry.project);
        if (project === null) return fail('E_REGISTER_ACTION', '项目已不在台账中');
        const problem = entry.solvedOn === undefined ? (entry.problem ?? null) : null;
        return ok([
          setDraft(
            ledger,
            { scope: project.scope, entity: 'project', record: project.id },
            { progress: entry.progress ?? null, problems: problem, nextStep: entry.next ?? null },
          ),
        ]);
      },
    },
  ],
});

export const WEEKLY_MISSING = derivedList({
  id: 'weekly-missing',
  title: '一周没有进展的项目',
  short: '缺周进展',
  place: PLACE,
  serves: ['S-84'],
  columns: [
    { key: 'project', label: '项目', kind: 'text', width: 260 },
    { key: 'unit', label: '填报单位', kind: 'text' },
    { key: 'last', label: '最近一次', kind: 'date' },
    { key: 'problem', label: '未解决问题', kind: 'longText', width: 280 },
  ],
  sort: { key: 'unit', direction: 'asc' },
  empty: '签约以后、投产以前的项目，近 7 天都写了进展。',
  rows: (context) =>
    context.all('project').flatMap((project) => {
      if (!isUnderWay(context, project)) return [];
      const last = newest(context, project);
      if (last?.on !== undefined && last.on > addDays(context.today, -WEEK)) return [];
      return [
        {
          id: project.id,
          cells: {
            project: project.projectName ?? '',
            unit: context.unitName(project.scope),
            last: last?.on === undefined ? null : { date: last.on, precision: 'day' as const },
            problem: last?.solvedOn === undefined ? (last?.problem ?? null) : null,
          },
        },
      ];
    }),
  summary: () => '签约以后、投产以前、没有暂停或退出的项目，近 7 天没有周进展',
});

const kindOf = ({ type }: Stop): (typeof STOP_KINDS)[number] => STOP_KINDS.find((kind) => kind === type) ?? '暂停';

/** The record that says why the project stands still now: not resumed, and the ledger says the same. */
const standing = (stop: Stop, context: RegisterContext): boolean =>
  stop.resumedOn === undefined && context.get('project', stop.project)?.state === kindOf(stop);

/** How many, with the coded reasons, the most frequent first: 2 个：资金链断裂 2. */
function counted(stops: readonly Stop[]): string {
  const reasons = new Map<string, number>();
  for (const { reason = '未写原因' } of stops) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const words = [...reasons].toSorted(([, a], [, b]) => b - a).map(([reason, count]) => `${reason} ${count}`);
  return `${stops.length} 个${words.length === 0 ? '' : `：${words.join('、')}`}`;
}

/** Projects the ledger shows as 暂停 or 退出 for which nobody has entered the coded reason. */
function unexplained(stops: readonly Stop[], context: RegisterContext): number {
  const known = new Set(stops.filter((stop) => standing(stop, context)).map(({ project }) => project));
  return context.all('project').filter(({ id, state }) => (state === '暂停' || state === '退出') && !known.has(id)).length;
}

const ledgerState = (stop: Stop): string => [stop.reason, stop.note].filter((text) => text !== undefined).join('：');

export const SUSPENSIONS = register({
  id: 'suspensions',
  title: '项目暂停退出登记簿',
  short: '暂停退出',
  place: PLACE,
  serves: ['S-27'],
  entity: 'suspension',
  columns: [{ field: 'project', width: 230 }, 'type', 'on', 'reason', { field: 'note', width: 260 }, 'expected', 'resumedOn'],
  quick: ['project', 'type', 'on', 'reason', 'note'],
  required: ['project', 'on', 'reason'],
  defaults: ({ today }) => ({ on: today, type: '暂停' }),
  sort: { key: 'on', direction: 'desc' },
  empty: '项目停下来或者退出，登记一条：哪天、按哪类原因、具体怎么回事、暂停的预计何时恢复。恢复时点“恢复”，停的日子有据可查。',
  marks: (stop, context) =>
    stop.resumedOn === undefined && !standing(stop, context)
      ? { on: `项目台账里还没有改为“${kindOf(stop)}”，点“台账改为${kindOf(stop)}”` }
      : {},
  summary: (stops, context) => {
    const now = stops.filter((stop) => standing(stop, context));
    const paused = now.filter((stop) => kindOf(stop) === '暂停');
    const left = now.filter((stop) => kindOf(stop) === '退出');
    const rest = unexplained(stops, context);
    return `正在暂停 ${counted(paused)}；已退出 ${counted(left)}${rest === 0 ? '' : `；台账已停、没有登记原因的 ${rest} 个`}`;
  },
  actions: [
    ...STOP_KINDS.map((kind) => ({
      id: kind === '暂停' ? 'stop' : 'leave',
      label: `台账改为${kind}`,
      done: `项目台账已改为${kind}`,
      when: (stop: Stop, context: RegisterContext) => kindOf(stop) === kind && stop.resumedOn === undefined && !standing(stop, context),
      drafts: (stop: Stop, { ledger, get }: RegisterContext) => {
        const project = get('project', stop.project);
        if (project === null) return fail('E_REGISTER_ACTION', '项目已不在台账中');
        const place = { scope: project.scope, entity: 'project', record: project.id } as const;
        return ok([setDraft(ledger, place, { state: kind, stateReason: ledgerState(stop) })]);
      },
    })),
    {
      id: 'give-up',
      label: '转为退出',
      done: '已登记退出，暂停记录到今天为止，项目台账改为退出',
      when: (stop, context) => kindOf(stop) === '暂停' && standing(stop, context),
      drafts: (stop, { ledger, get, today }, newId) => {
        const project = get('project', stop.project);
        if (project === null) return fail('E_REGISTER_ACTION', '项目已不在台账中');
        const { scope, reason, note } = stop;
        const why = { ...(reason === undefined ? {} : { reason }), ...(note === undefined ? {} : { note }) };
        return ok([
          setDraft(ledger, { scope, entity: 'suspension', record: stop.id }, { resumedOn: today }),
          createDraft(
            { scope, entity: 'suspension', record: newId('suspension') },
            { project: project.id, type: '退出', on: today, ...why },
          ),
          setDraft(
            ledger,
            { scope: project.scope, entity: 'project', record: project.id },
            { state: '退出', stateReason: ledgerState(stop) },
          ),
        ]);
      },
    },
    {
      id: 'resume',
      label: '恢复',
      done: '已登记恢复，项目台账改为正常',
      when: standing,
      drafts: (stop, { ledger, get, today }) => {
        const project = get('project', stop.project);
        if (project === null) return fail('E_REGISTER_ACTION', '项目已不在台账中');
        return ok([
          setDraft(ledger, { scope: stop.scope, entity: 'suspension', record: stop.id }, { resumedOn: today }),
          setDraft(ledger, { scope: project.scope, entity: 'project', record: project.id }, { state: '正常', stateReason: null }),
        ]);
      },
    },
  ],
});

export const INCREASES = register({
  id: 'increases',
  title: '增资扩产登记簿',
  short: '增资扩产',
  place: PLACE,
  serves: ['S-29'],
  entity: 'increase',
  columns: [{ field: 'project', width: 240 }, 'on', 'amount', { field: 'content', width: 280 }, { field: 'evidence', width: 160 }],
  quick: ['project', 'on', 'amount', 'content', 'evidence'],
  required: ['project', 'on', 'amount'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '已有项目增资一次登记一条：只增加金额，不算新项目。',
});

export const UPPER_REPORTS = register({
  id: 'upper-reports',
  title: '项目向上申报登记簿',
  short: '向上申报',
  place: PLACE,
  serves: ['S-20'],
  entity: 'upperReport',
  columns: [
    { field: 'project', width: 230 },
    'level',
    { field: 'library', width: 150 },
    'batch',
    'status',
    'on',
    'decidedOn',
    { field: 'reason', width: 200 },
  ],
  quick: ['project', 'level', 'library', 'batch', 'status', 'on'],
  required: ['project', 'level', 'status'],
  defaults: () => ({ status: '拟上报' }),
  sort: { key: 'on', direction: 'desc' },
  empty: '项目报市、省、国家的项目库或名单，一次登记一条，跟到通过或退回。',
  marks: ({ status, reason, on }) => ({
    ...(status === '退回' && reason === undefined ? { reason: '退回的应写明原因' } : {}),
    ...(status === '已上报待审核' && on === undefined ? { on: '已上报的应写上报日期' } : {}),
  }),
  summary: (reports) => {
    const count = (word: string): number => reports.filter(({ status }) => status === word).length;
    return `拟上报 ${count('拟上报')}、待审核 ${count('已上报待审核')}、通过 ${count('通过')}、退回 ${count('退回')}`;
  },
});

function blanksOf(context: RegisterContext, project: Project): string[] {
  const index = context.index();
  const duty = (role: '包保领导' | '责任人'): boolean => currentDuties(index, project.id, role, context.today).length > 0;
  return [
    ...(project.investor === undefined ? ['投资方'] : []),
    ...(project.totalInvestment === undefined ? ['总投资'] : []),
    ...(project.content === undefined ? ['建设内容'] : []),
    ...(project.progress === undefined ? ['形象进度'] : []),
    ...(project.nextStep === undefined ? ['下步打算'] : []),
    ...(duty('包保领导') ? [] : ['包保领导']),
    ...(duty('责任人') ? [] : ['责任人']),
  ];
}

export const SIGNED_BLANKS = derivedList({
  id: 'signed-blanks',
  title: '签约项目缺项清单',
  short: '签约缺项',
  place: PLACE,
  serves: ['S-02'],
  columns: [
    { key: 'project', label: '项目', kind: 'text', width: 260 },
    { key: 'unit', label: '填报单位', kind: 'text' },
    { key: 'count', label: '缺项', kind: 'number', unit: '项', width: 92 },
    { key: 'blanks', label: '缺什么', kind: 'longText', width: 380 },
  ],
  sort: { key: 'count', direction: 'desc' },
  empty: '签约以后的项目，投资方、总投资、建设内容、进度、措施、责任都已写明。',
  rows: (context) =>
    context.all('project').flatMap((project) => {
      if (project.state === '退出' || !hasReached(context, project, '签约')) return [];
      const blanks = blanksOf(context, project);
      if (blanks.length === 0) return [];
      const cells = {
        project: project.projectName ?? '',
        unit: context.unitName(project.scope),
        count: blanks.length,
        blanks: blanks.join('、'),
      };
      return [{ id: project.id, cells }];
    }),
  summary: () => '签约及以后、没有退出的项目；底数、现状、措施、责任中没有填的栏目',
});

export const PROGRESS_REGISTERS: readonly Register[] = [WEEKLY, WEEKLY_MISSING, SIGNED_BLANKS, SUSPENSIONS, INCREASES, UPPER_REPORTS];
