/**
 * What each person has done of the task given to him (招商人员绩效, S-97): the unit's indicators reckoned by the adopted 办法 over only the projects the person
 * answers for (责任人), the activities he led or joined and the leads he gave or follows. An indicator without any of these (直报指标) has no reckoned result;
 * there the figure found by hand (完成数) stands. Pure.
 */
import { tasksInForce } from '../county/tasks';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { isoDay, lastDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { completionTable, monthContext, rowEvidence } from '../scoring/completion-table';
import type { CompletionRow } from '../scoring/completion-table';
import { exactFromText, fixedText, plainText } from '../scoring/exact';
import { indexFacts } from '../scoring/fact-index';
import type { Facts } from '../scoring/facts';
import { workCalendarOf } from '../views/calendar';
import { holdsOn } from '../views/duty-view';
import { factsOf } from '../views/facts';
import { schemeInForce } from './adopted-scheme';

export type PersonResult = {
  readonly task: RecordOf<'personTarget'>;
  readonly unit: RecordId;
  readonly person: RecordId;
  readonly indicator: string;
  readonly base: string | null;
  /** Reckoned from the ledger; null where nothing of the indicator hangs on a person. */
  readonly reckoned: string | null;
  /** Found by hand. */
  readonly stated: string | null;
  /** Percent of the task by the reckoned figure, else by the stated one. */
  readonly completion: string | null;
  /** Projects, activities and leads it was reckoned from. */
  readonly evidence: readonly RecordId[];
};

type Own = { readonly projects: ReadonlySet<string>; readonly activities: ReadonlySet<string> };

function ownOf(ledger: Ledger, person: RecordId, name: string, day: IsoDay): Own {
  const projects = listRecords(ledger, 'assignment').flatMap((duty) =>
    duty.role === '责任人' && duty.person === person && duty.project !== undefined && holdsOn(duty, day) ? [duty.project] : [],
  );
  const says = (text: string | undefined): boolean => name !== '' && text?.split(/[、,，;；\s]+/u).includes(name) === true;
  const activities = listRecords(ledger, 'activity').flatMap((own) => (says(own.leader) || says(own.members) ? [own.id] : []));
  const leads = listRecords(ledger, 'lead').flatMap((own) => (says(own.owner) || says(own.giver) ? [own.id] : []));
  return { projects: new Set(projects), activities: new Set([...activities, ...leads]) };
}

function restricted(facts: Facts, unit: RecordId, { projects, activities }: Own): Facts {
  return {
    ...facts,
    units: facts.units.filter(({ id }) => id === unit),
    projects: facts.projects.filter(({ id }) => projects.has(id)),
    stages: facts.stages.filter(({ project }) => projects.has(project)),
    money: facts.money.filter(({ project }) => project !== undefined && projects.has(project)),
    activities: facts.activities.filter(({ id }) => activities.has(id)),
    figures: [],
    cards: [],
  };
}

function percent(done: string | null, base: string | undefined): string | null {
  const [own, whole] = [exactFromText(done ?? ''), exactFromText(base ?? '')];
  return own === null || whole === null || whole.n === 0n ? null : fixedText(own.div(whole).mul(100), 1);
}

const kept = new WeakMap<Ledger, Map<string, readonly PersonResult[]>>();

/**
 * Tasks given to persons of a unit, with results up to a month's end.
 * @param month 2026-10; the year's tasks are those of its year
 */
export function personResults(ledger: Ledger, unit: RecordId, month: string): readonly PersonResult[] {
  let held = kept.get(ledger);
  if (held === undefined) kept.set(ledger, (held = new Map()));
  const key = `${unit}/${month}/${ledger.operations.size}`;
  const known = held.get(key);
  if (known !== undefined) return known;
  const made = reckon(ledger, unit, month);
  held.set(key, made);
  return made;
}

/** A row of the unit over what is the person's alone, with the entries behind it. */
type Reckoned = { readonly row: CompletionRow; readonly evidence: readonly string[] };

function reckon(ledger: Ledger, unit: RecordId, month: string): PersonResult[] {
  const year = Number(month.slice(0, 4));
  const tasks = listRecords(ledger, 'personTarget').filter((own) => own.unit === unit && own.year === year);
  if (tasks.length === 0) return [];
  const scheme = schemeInForce(ledger, lastDay({ date: month, precision: 'month' }))?.scheme ?? null;
  const facts = scheme === null ? null : factsOf(ledger, scheme);
  const names = new Map(listRecords(ledger, 'person').map(({ id, name }) => [id, name ?? '']));
  const input = { year, month: Number(month.slice(5)), calendar: workCalendarOf(ledger) };
  const day = lastDay({ date: month, precision: 'month' });
  // An indicator the unit has no task of is not in the month's table.
  const given = new Set(
    tasksInForce(ledger, year, isoDay(`${year}-12-31`)).flatMap((own) => (own.unit === unit ? (own.indicator ?? []) : [])),
  );
  const tables = new Map(
    [...new Set(tasks.flatMap((own) => own.person ?? []))].map((person): [RecordId, { own: Own; rows: readonly Reckoned[] }] => {
      const own = ownOf(ledger, person, names.get(person) ?? '', day);
      if (scheme === null || facts === null) return [person, { own, rows: [] }];
      const index = indexFacts(restricted(facts, unit, own));
      const table = completionTable(scheme, index.facts, { ...input, index });
      const context = monthContext(scheme, index.facts, { ...input, index });
      const rows = table.rows.flatMap((row) => (row.unit === unit ? [{ row, evidence: rowEvidence(context, row).cumulative }] : []));
      return [person, { own, rows }];
    }),
  );
  return tasks.flatMap((task): PersonResult[] => {
    const { person, indicator, base, done } = task;
    if (person === undefined || indicator === undefined) return [];
    const of = tables.get(person);
    const found = given.has(indicator) ? of?.rows.find(({ row }) => row.title === indicator || row.target === indicator) : undefined;
    const nothing = of === undefined || of.own.projects.size + of.own.activities.size === 0;
    // As tasks are written: without the noughts a table of money ends in.
    const counted = nothing || found === undefined ? null : exactFromText(found.row.cumulative?.text ?? '');
    const reckoned = counted === null ? null : plainText(counted);
    return [
      {
        task,
        unit,
        person,
        indicator,
        base: base ?? null,
        reckoned,
        stated: done ?? null,
        completion: percent(reckoned ?? done ?? null, base),
        evidence: (found?.evidence ?? []).flatMap((id) => (id.includes(':') ? [] : [id as RecordId])),
      },
    ];
  });
}
