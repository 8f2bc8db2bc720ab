/**
 * The year's tasks (目标任务) as they stand on a day: first set, revised by document, with extras of single units, and broken down to persons
 * with the sum check (S-39, S-49, S-51, S-53, S-54). Pure.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { adoptedScheme } from '../month/adopted-scheme';
import { exactFromText, plainText, ZERO } from '../scoring/exact';
import type { Exact } from '../scoring/exact';

export type Task = RecordOf<'target'>;

/** All versions of a unit's task, the oldest first. */
export function taskVersions(ledger: Ledger, unit: RecordId, indicator: string, year: number): Task[] {
  return listRecords(ledger, 'target')
    .filter((target) => target.unit === unit && target.indicator === indicator && target.year === year)
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? '') || (a.id < b.id ? -1 : 1));
}

/** Tasks of a year in force on a day: of a revised task the last version that has begun, one for each unit and indicator. */
export function tasksInForce(ledger: Ledger, year: number, day: IsoDay): Task[] {
  const latest = new Map<string, Task>();
  for (const task of listRecords(ledger, 'target')) {
    if (task.year !== year || (task.from ?? '') > day) continue;
    const key = `${task.unit ?? ''} ${task.indicator ?? ''}`;
    const known = latest.get(key);
    if (known === undefined || (known.from ?? '') < (task.from ?? '') || ((known.from ?? '') === (task.from ?? '') && known.id < task.id))
      latest.set(key, task);
  }
  return [...latest.values()];
}

/** Indicators of a year: those of the 办法 in its order, then those only single units were given. */
export function taskIndicators(ledger: Ledger, year: number): { readonly usual: readonly string[]; readonly extra: readonly string[] } {
  const scheme = adoptedScheme(ledger, year)?.scheme;
  const usual = scheme?.targets.map(({ title }) => title) ?? [];
  const known = new Set([...usual, ...(scheme?.targets.map(({ id }) => id) ?? [])]);
  const used = listRecords(ledger, 'target').flatMap(({ year: own, indicator }) =>
    own === year && indicator !== undefined ? [indicator] : [],
  );
  return { usual, extra: [...new Set(used.filter((indicator) => !known.has(indicator)))] };
}

/** What each indicator of the year's 办法 is counted in (个, 万元), by its title; empty while none is adopted. */
export function unitsOfIndicators(ledger: Ledger, year: number): ReadonlyMap<string, string> {
  const scheme = adoptedScheme(ledger, year)?.scheme;
  const units = new Map((scheme?.measures ?? []).map(({ id, unit }) => [id, unit]));
  return new Map(
    (scheme?.targets ?? []).flatMap(({ title, measure }) => {
      const unit = units.get(measure);
      return unit === undefined ? [] : [[title, unit] as const];
    }),
  );
}

const exactOf = (text: string | undefined): Exact | null => (text === undefined ? null : exactFromText(text));

export type ExtraTask = {
  readonly task: Task;
  readonly done: string;
  /** Percent of the task; null without a task above 0. */
  readonly completion: string | null;
};

/** 附加任务 (S-51): tasks outside of the 办法, with what was reported for them as 直报指标 up to a month. */
export function extraTasks(ledger: Ledger, year: number, through: string, day: IsoDay): ExtraTask[] {
  const { extra } = taskIndicators(ledger, year);
  const figures = listRecords(ledger, 'directFigure');
  return tasksInForce(ledger, year, day)
    .filter(({ indicator }) => indicator !== undefined && extra.includes(indicator))
    .map((task) => {
      const done = figures
        .filter(
          ({ unit, indicator, month = '' }) =>
            unit === task.unit && indicator === task.indicator && month.startsWith(`${year}`) && month <= through,
        )
        .reduce((sum, { value }) => sum.add(exactOf(value) ?? ZERO), ZERO);
      const base = exactOf(task.base);
      return { task, done: plainText(done), completion: base === null || base.n === 0n ? null : plainText(done.div(base).mul(100), 1) };
    });
}

export type BreakdownPerson = {
  readonly person: RecordId;
  readonly name: string;
  readonly post: string;
  readonly rank: string;
  /** Given value by indicator. */
  readonly values: Readonly<Record<string, string>>;
};
export type BreakdownSum = {
  readonly indicator: string;
  readonly unit: string | null;
  readonly given: string;
  /** unit − given: above 0 is not yet given out, below 0 too much was given; null without a unit's task. */
  readonly rest: string | null;
};
export type Breakdown = { readonly people: readonly BreakdownPerson[]; readonly sums: readonly BreakdownSum[] };

const RANK_ORDER = ['主要负责人', '分管负责人', '班子成员', '中层干部', '工作人员'];

/** The people of a unit on a day, by rank. */
export function peopleOfUnit(ledger: Ledger, unit: RecordId, day: IsoDay): Omit<BreakdownPerson, 'values'>[] {
  const names = new Map(listRecords(ledger, 'person').map(({ id, name }) => [id, name ?? '']));
  const posts = listRecords(ledger, 'post').filter(
    ({ unit: own, person, from, to }) => own === unit && person !== undefined && (from ?? '') <= day && (to ?? '9999') >= day,
  );
  const people = posts.map(({ person, title, head, rank }) => ({
    person: person as RecordId,
    name: person === undefined ? '' : (names.get(person) ?? ''),
    post: title ?? '',
    rank: head === true ? '主要负责人' : (rank ?? ''),
  }));
  const place = (rank: string): number => (RANK_ORDER.includes(rank) ? RANK_ORDER.indexOf(rank) : RANK_ORDER.length);
  return [...new Map(people.map((own) => [own.person, own])).values()].sort((a, b) => place(a.rank) - place(b.rank));
}

/** A unit's tasks broken down to its people (S-39): who was given what, and whether the sums are the unit's own. */
export function breakdownOf(ledger: Ledger, unit: RecordId, year: number, day: IsoDay): Breakdown {
  const { usual, extra } = taskIndicators(ledger, year);
  const tasks = tasksInForce(ledger, year, day).filter((task) => task.unit === unit);
  const own = listRecords(ledger, 'personTarget').filter((given) => given.unit === unit && given.year === year);
  const indicators = [...usual, ...extra].filter(
    (name) => tasks.some(({ indicator }) => indicator === name) || own.some(({ indicator }) => indicator === name),
  );
  const listed = peopleOfUnit(ledger, unit, day);
  const names = new Map(listRecords(ledger, 'person').map(({ id, name }) => [id, name ?? '']));
  // Whoever was given a task stays on the sheet after he left, so that the sum stays true.
  const left = [...new Set(own.flatMap(({ person }) => (person === undefined ? [] : [person])))]
    .filter((person) => !listed.some((known) => known.person === person))
    .map((person) => ({ person, name: names.get(person) ?? '', post: '（已离任）', rank: '' }));
  const people = [...listed, ...left].map((someone) => ({
    ...someone,
    values: Object.fromEntries(
      own.flatMap(({ person, indicator, base }) =>
        person === someone.person && indicator !== undefined && base !== undefined ? [[indicator, base]] : [],
      ),
    ),
  }));
  const sums = indicators.map((indicator): BreakdownSum => {
    const unitTask = exactOf(tasks.find((task) => task.indicator === indicator)?.base);
    const given = people.reduce((sum, { values }) => sum.add(exactOf(values[indicator]) ?? ZERO), ZERO);
    return {
      indicator,
      unit: unitTask === null ? null : plainText(unitTask),
      given: plainText(given),
      rest: unitTask === null ? null : plainText(unitTask.sub(given)),
    };
  });
  return { people, sums };
}

/**
 * The sum check in words: 已全部分解, 还有3个未分解, 多分解了2个.
 * @param counted what the indicator is counted in (个, 万元); empty where nobody said
 */
export function restText({ unit, given, rest }: BreakdownSum, counted: string): string {
  if (unit === null || rest === null) return `单位没有这项任务，已分解${given}${counted}`;
  const value = Number(rest);
  if (value === 0) return `任务${unit}${counted}，已全部分解`;
  return value > 0 ? `任务${unit}${counted}，还有${rest}${counted}未分解` : `任务${unit}${counted}，多分解了${rest.slice(1)}${counted}`;
}
