/**
 * 个人目标责任书 (S-39, S-40): what a unit's tasks were broken down to for one of its people, as a paper he signs with his unit. The head signs his own
 * with the county. Pure; a person looks through every draft.
 */
import { breakdownOf, unitsOfIndicators } from '../county/tasks';
import type { Breakdown, BreakdownPerson } from '../county/tasks';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { LetterFields } from '../letters/fields';
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { basisText, countyRecord, PHRASES, unitFullName } from './inputs';
import type { PaperInputs } from './inputs';

/** Whoever holds no post in the unit any more: he signs nothing new. */
const LEFT = '（已离任）';

/** The people of a unit who were given a task of the year and still serve there, by rank. */
export function peopleWithTasks(ledger: Ledger, unit: RecordId, year: number, day: IsoDay): readonly BreakdownPerson[] {
  return withTasks(breakdownOf(ledger, unit, year, day));
}

const withTasks = ({ people }: Breakdown): readonly BreakdownPerson[] =>
  people.filter(({ values, post }) => post !== LEFT && Object.values(values).some((value) => Number(value) !== 0));

/** Units whose tasks of the year were broken down to anybody, in the county's order. */
export function unitsBrokenDown(ledger: Ledger, year: number): { readonly id: RecordId; readonly name: string }[] {
  const wanted = new Set(
    listRecords(ledger, 'personTarget').flatMap((own) => (own.year === year && own.base !== undefined ? own.unit : [])),
  );
  return listRecords(ledger, 'unit')
    .filter(({ id }) => wanted.has(id))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ id, name }) => ({ id, name: name ?? id }));
}

/** The paper of one person, or null when he was given nothing or serves in the unit no more. */
export function personContractFields(
  { ledger, view, today }: PaperInputs,
  unit: RecordId,
  person: RecordId,
  year: number,
): LetterFields<'person-contract'> | null {
  const breakdown = breakdownOf(ledger, unit, year, today);
  const own = withTasks(breakdown).find((one) => one.person === person);
  if (own === undefined) return null;
  const counted = unitsOfIndicators(ledger, year);
  const given = breakdown.sums.filter(({ indicator }) => Number(own.values[indicator] ?? 0) !== 0);
  const documents = listRecords(ledger, 'target').flatMap((task) =>
    task.unit === unit && task.year === year ? (task.document ?? []) : [],
  );
  const isHead = own.rank === '主要负责人';
  const phrases = PHRASES['person-contract'];
  return {
    year: String(year),
    issuer: isHead ? (countyRecord(ledger)?.issuer ?? '') : unitFullName(ledger, unit),
    unit: unitFullName(ledger, unit),
    person: own.name,
    post: own.post,
    ...(own.rank === '' ? {} : { rank: own.rank }),
    basis: basisText(view) || [...new Set(documents)].join('、'),
    from: isoDay(`${year}-01-01`),
    until: isoDay(`${year}-12-31`),
    targets: given.map((sum, place) => ({
      cells: {
        序号: String(place + 1),
        指标: sum.indicator,
        计量单位: counted.get(sum.indicator) ?? '',
        个人目标: own.values[sum.indicator] ?? '',
        单位任务: sum.unit ?? '',
      },
    })),
    ...phrases,
    issuerSignatory: isHead ? '负责人' : phrases.issuerSignatory,
  };
}
