/**
 * 新年度开账: what must be there before a new year is worked with, what is copied from the last one, and what carries over by itself (续建). Copies are
 * drafts a person stores; nothing that exists is overwritten. Pure.
 */
import { createDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import { isoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { COUNTY_SCOPE } from '../model/ids';
import { adoptedScheme } from '../month/adopted-scheme';
import { exactFromText, fixedText } from '../scoring/exact';
import { frozenFor } from '../views/frozen-periods';
import { groupsOfYear, unitsInYear } from './groups';
import type { FreshId } from './groups';
import { tasksInForce } from './tasks';

export type YearStep = {
  readonly id: 'lock' | 'calendar' | 'groups' | 'tasks' | 'scheme' | 'carry';
  readonly title: string;
  readonly done: boolean;
  readonly says: string;
};

/** A task of the last year as one of the next: same rhythm, its value by percent, no document yet. Counts are rounded up to whole numbers when they were whole. */
function copied(
  task: RecordOf<'target'>,
  year: number,
  percent: string,
): { base: string; stretch?: string; phases?: { through: string; value: string }[] } {
  const factor = exactFromText(percent);
  const scaled = (text: string): string => {
    const value = exactFromText(text);
    if (value === null || factor === null) return text;
    const next = value.mul(factor).div(100);
    const places = (text.split('.')[1] ?? '').length;
    return places === 0 ? fixedText(next.ceil(0), 0) : fixedText(next, places);
  };
  return {
    base: scaled(task.base ?? '0'),
    ...(task.stretch === undefined ? {} : { stretch: scaled(task.stretch) }),
    ...(task.phases === undefined
      ? {}
      : { phases: task.phases.map(({ through, value }) => ({ through: `${year}${through.slice(4)}`, value: scaled(value) })) }),
  };
}

/**
 * Last year's tasks, as they stood at its end, for the units that exist in the new year; tasks already set stay.
 * @param percent of last year's value, 110 for a tenth more
 */
export function copyTaskDrafts(ledger: Ledger, from: number, to: number, percent: string, fresh: FreshId): Draft[] {
  const living = new Set(unitsInYear(ledger, to).map(({ id }) => id));
  const known = new Set(
    listRecords(ledger, 'target').flatMap((own) => (own.year === to ? [`${own.unit ?? ''} ${own.indicator ?? ''}`] : [])),
  );
  return tasksInForce(ledger, from, isoDay(`${from}-12-31`)).flatMap((task) => {
    const { unit, indicator, base } = task;
    if (unit === undefined || indicator === undefined || base === undefined) return [];
    if (!living.has(unit) || known.has(`${unit} ${indicator}`)) return [];
    const place = { scope: COUNTY_SCOPE, entity: 'target', record: fresh('target') } as const;
    return [createDraft(place, { unit, indicator, year: to, ...copied(task, to, percent) })];
  });
}

/** Projects that carry over (续建, S-28): started before the year and neither finished nor given up by then. Derived from the stage dates; nobody types it. */
export function carriedProjects(ledger: Ledger, year: number): RecordOf<'project'>[] {
  const first = `${year}-01-01`;
  const began = new Set<string>();
  const ended = new Set<string>();
  for (const { project, stage, on } of listRecords(ledger, 'stageEvent')) {
    if (project === undefined || on === undefined || on.planned === true || on.date >= first) continue;
    if (stage === '开工') began.add(project);
    if (stage === '竣工' || stage === '投产' || stage === '达产') ended.add(project);
  }
  return listRecords(ledger, 'project').filter(({ id, state }) => began.has(id) && !ended.has(id) && state !== '退出');
}

/** Which counters of the 办法 begin anew with the year and which go on, in its own words. */
function counterText(ledger: Ledger, year: number): string {
  const counters = (adoptedScheme(ledger, year)?.scheme.ladders ?? []).flatMap(({ counters: own }) => own);
  if (counters.length === 0) return '';
  return `；计次：${counters.map(({ title, resetYearly }) => `${title}${resetYearly ? '新年度重新起算' : '跨年累计'}`).join('，')}`;
}

/** The steps of a year's turn in order, each with whether it is done and what there is. */
export function newYearSteps(ledger: Ledger, year: number): YearStep[] {
  const last = year - 1;
  const groups = groupsOfYear(ledger, year);
  const tasks = listRecords(ledger, 'target').filter((own) => own.year === year).length;
  const calendar = listRecords(ledger, 'calendar').find((own) => own.year === year);
  const scheme = adoptedScheme(ledger, year);
  const lock = frozenFor(ledger, String(last));
  const carried = carriedProjects(ledger, year);
  const units = unitsInYear(ledger, year).length;
  return [
    {
      id: 'lock',
      title: `锁定${last}年度`,
      done: lock !== null,
      says: lock === null ? `${last}年度还没有核定锁定，锁定之后同比和年终结算才有固定的数` : `${last}年度已核定锁定`,
    },
    {
      id: 'calendar',
      title: `${year}年节假日表`,
      done: calendar !== undefined,
      says: calendar === undefined ? '还没有导入，工作日期限算不出来' : (calendar.source ?? '已导入'),
    },
    {
      id: 'groups',
      title: `${year}年赛区`,
      done: groups.length > 0,
      says: groups.length === 0 ? `${units} 个单位还没有编组` : `${groups.length} 个赛区，${units} 个单位`,
    },
    { id: 'tasks', title: `${year}年任务`, done: tasks > 0, says: tasks === 0 ? '还没有下达任务' : `已有 ${tasks} 项任务` },
    {
      id: 'scheme',
      title: `${year}年考核办法`,
      done: scheme !== null,
      says:
        scheme === null
          ? '还没有录入办法和发文号，不排名、不提建议'
          : `${scheme.scheme.title}（${scheme.document}）${counterText(ledger, year)}`,
    },
    {
      id: 'carry',
      title: '续建项目结转',
      done: true,
      says: `${carried.length} 个项目按阶段日期自动转为续建，不用另录`,
    },
  ];
}
