/**
 * 逐级提醒 (S-85): what falls due goes first on the list of the person who answers for it, then of the head of the unit, and once late of the leader. How many
 * working days before or after is the county's own (县定标准); a level it has not set reminds nobody. Derived only: nothing is sent.
 */
import type { Ledger } from '../ledger/fold';
import { workdaysBetween } from '../calendar/workdays';
import type { IsoDay } from '../model/dates';
import { lastDay } from '../model/dates';
import type { LimitName } from '../model/entities-service';
import type { RecordId } from '../model/ids';
import { dueMatters } from '../views/deadlines';
import { currentDuties, mention } from '../views/duty-view';
import type { RegisterContext } from './context';
import { headsOf, isUnderWay, limitOf } from './project-facts';
import { derivedList } from './register';
import type { Register } from './register';

export type ReminderLevel = '责任人' | '单位主要负责人' | '包保领导';

export type Reminder = {
  /** The record it is about. */
  readonly about: RecordId;
  readonly level: ReminderLevel;
  /** Who is reminded; empty when nobody is registered. */
  readonly to: string;
  readonly kind: string;
  readonly title: string;
  readonly unitName: string;
  readonly due: IsoDay;
  /** Working days left; below 0 late. */
  readonly left: number;
};

type Matter = {
  readonly id: RecordId;
  readonly kind: string;
  readonly title: string;
  readonly person: string;
  readonly unit: RecordId | null;
  readonly project: RecordId | null;
  readonly due: IsoDay;
};

const LEVELS: readonly { readonly level: ReminderLevel; readonly limit: LimitName }[] = [
  { level: '责任人', limit: '到期前提醒责任人（工作日）' },
  { level: '单位主要负责人', limit: '到期前提醒单位主要负责人（工作日）' },
  { level: '包保领导', limit: '超期后提醒包保领导（工作日）' },
];

const KINDS = { supervision: '督办事项', project: '项目时限', letter: '待回执文书' } as const;

const unitOf = (scope: string): RecordId | null => (scope === 'county' ? null : (scope as RecordId));

function matters(context: RegisterContext): Matter[] {
  const listed = dueMatters(context.ledger, context.today, context.calendar()).map(({ id, kind, title, person, unit, due }): Matter => {
    const project = kind === 'project' ? id : (context.get('supervision', id)?.project ?? null);
    return { id, kind: KINDS[kind], title, person, unit, project, due };
  });
  const nodes = context.all('node').flatMap((node): Matter[] => {
    const project = context.get('project', node.project);
    if (node.planned === undefined || node.actual !== undefined || project === null || !isUnderWay(context, project)) return [];
    const title = `${project.projectName ?? ''}：${node.name ?? ''}`;
    return [
      {
        id: node.id,
        kind: '项目节点',
        title,
        person: node.owner ?? '',
        unit: node.unit ?? unitOf(node.scope),
        project: project.id,
        due: node.planned,
      },
    ];
  });
  const problems = context.all('problem').flatMap((problem): Matter[] =>
    problem.limit === undefined || problem.solvedOn !== undefined
      ? []
      : [
          {
            id: problem.id,
            kind: '难点问题',
            title: problem.text ?? '',
            person: headsOf(context, problem.department),
            unit: problem.department ?? unitOf(problem.scope),
            project: problem.project ?? null,
            due: problem.limit,
          },
        ],
  );
  const promises = context.all('commitment').flatMap((own): Matter[] =>
    own.due === undefined || own.kept === '已兑现'
      ? []
      : [
          {
            id: own.id,
            kind: '承诺事项',
            title: own.text ?? '',
            person: own.promiser ?? '',
            unit: unitOf(own.scope),
            project: own.project ?? null,
            due: lastDay(own.due),
          },
        ],
  );
  return [...listed, ...nodes, ...problems, ...promises];
}

/** Working days from today to a day, below 0 when it has passed; null when a year's holiday table is missing. */
function daysLeft(due: IsoDay, { today, calendar }: RegisterContext): number | null {
  const counted = due < today ? workdaysBetween(due, today, calendar()) : workdaysBetween(today, due, calendar());
  return counted.ok ? (due < today ? -counted.days : counted.days) : null;
}

function namedFor(matter: Matter, level: ReminderLevel, context: RegisterContext): string {
  if (level === '责任人') return matter.person;
  if (level === '单位主要负责人') return headsOf(context, matter.unit ?? undefined);
  const index = context.index();
  return matter.project === null
    ? ''
    : currentDuties(index, matter.project, '包保领导', context.today)
        .map((duty) => mention(index, duty).name)
        .join('、');
}

const kept = new WeakMap<Ledger, { readonly today: IsoDay; readonly size: number; readonly found: readonly Reminder[] }>();

/** Everything somebody is to be reminded of today, the most late first. Reckoned once for a ledger and day: every person's page asks for it. */
export function remindersOf(context: RegisterContext): readonly Reminder[] {
  const known = kept.get(context.ledger);
  const size = context.ledger.operations.size;
  if (known?.today === context.today && known.size === size) return known.found;
  const found = reckon(context);
  kept.set(context.ledger, { today: context.today, size, found });
  return found;
}

function reckon(context: RegisterContext): Reminder[] {
  const limits = LEVELS.flatMap(({ level, limit }) => {
    const days = limitOf(context, limit);
    return days === null ? [] : [{ level, days }];
  });
  if (limits.length === 0) return [];
  return matters(context)
    .flatMap((matter): Reminder[] => {
      const left = daysLeft(matter.due, context);
      if (left === null) return [];
      return limits
        .filter(({ level, days }) => (level === '包保领导' ? left < 0 && -left >= days : left <= days))
        .filter(({ level }) => level !== '包保领导' || matter.project !== null)
        .map(({ level }) => ({
          about: matter.id,
          level,
          to: namedFor(matter, level, context),
          kind: matter.kind,
          title: matter.title,
          unitName: matter.unit === null ? '县本级' : context.name('unit', matter.unit),
          due: matter.due,
          left,
        }));
    })
    .sort((a, b) => a.left - b.left || a.title.localeCompare(b.title, 'zh') || order(a.level) - order(b.level));
}

const order = (level: ReminderLevel): number => LEVELS.findIndex((own) => own.level === level);

/** 还剩 3 个工作日 · 今日到期 · 超期 2 个工作日. */
export function leftWords(left: number): string {
  return left === 0 ? '今日到期' : left > 0 ? `还剩 ${left} 个工作日` : `▲ 超期 ${-left} 个工作日`;
}

export const REMINDERS: Register = derivedList({
  id: 'reminders',
  title: '逐级提醒清单',
  short: '逐级提醒',
  place: { screen: 'supervision', tab: '难点会议' },
  serves: ['S-85'],
  columns: [
    { key: 'to', label: '提醒对象', kind: 'text', width: 130 },
    { key: 'level', label: '层级', kind: 'choice', width: 130, choices: LEVELS.map(({ level }) => level) },
    { key: 'kind', label: '类别', kind: 'text', width: 100 },
    { key: 'title', label: '事项', kind: 'text', width: 260 },
    { key: 'unit', label: '责任单位', kind: 'text', width: 130 },
    { key: 'due', label: '时限', kind: 'date' },
    { key: 'left', label: '还剩', kind: 'text', width: 170 },
  ],
  sort: { key: 'due', direction: 'asc' },
  empty:
    '没有要提醒的事项。到期前几个工作日提醒责任人、提醒单位主要负责人，超期几个工作日后提醒包保领导，由县里在“设置 → 基本信息 → 县定标准”登记；没有登记的一级不提醒。',
  rows: (context) =>
    remindersOf(context).map(({ about, level, to, kind, title, unitName, due, left }) => ({
      id: `${about}_${order(level)}`,
      cells: {
        to: to === '' ? null : to,
        level,
        kind,
        title,
        unit: unitName,
        due: { date: due, precision: 'day' },
        left: leftWords(left),
      },
      marks: to === '' ? { to: `没有登记${level}，请在项目或任职登记里补上` } : {},
    })),
  summary: (context) => {
    const all = remindersOf(context);
    const set = LEVELS.flatMap(({ level, limit }) => {
      const days = limitOf(context, limit);
      return days === null ? [] : [`${level} ${level === '包保领导' ? '超期' : '到期前'} ${days} 个工作日`];
    });
    if (set.length === 0) return '县里还没有登记提醒的时限，一级也不提醒';
    const late = new Set(all.filter(({ left }) => left < 0).map(({ about }) => about)).size;
    return `提醒 ${all.length} 人次，涉及 ${new Set(all.map(({ about }) => about)).size} 件，其中超期 ${late} 件（${set.join('；')}）`;
  },
});
