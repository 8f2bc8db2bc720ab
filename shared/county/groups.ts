/**
 * Groups (赛区) of a year: who competes with whom (S-50), moved, copied and checked. A unit stands in one group; memberships are the year's (law 4).
 * Gives drafts; who stores them is the caller's business.
 */
import { createDraft, setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import type { EntityName, RecordOf } from '../model/entities';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';

/** Gives a fresh record id; randomness comes from outside. */
export type FreshId = (entity: EntityName) => RecordId;

/** Groups of a year in the order the county prints them. */
export function groupsOfYear(ledger: Ledger, year: number): RecordOf<'group'>[] {
  return listRecords(ledger, 'group')
    .filter((group) => group.year === year)
    .sort((a, b) => (a.order ?? 999) - (b.order ?? 999) || (a.name ?? '').localeCompare(b.name ?? ''));
}

/** Groups a unit stands in: one; none or several is a finding. */
export function groupsHolding(groups: readonly RecordOf<'group'>[], unit: RecordId): RecordOf<'group'>[] {
  return groups.filter(({ units }) => units?.includes(unit) === true);
}

/** Units that exist in a year. */
export function unitsInYear(ledger: Ledger, year: number): RecordOf<'unit'>[] {
  return listRecords(ledger, 'unit')
    .filter(({ from, to }) => (from ?? '') <= `${year}-12-31` && (to ?? '9999') >= `${year}-01-01`)
    .sort((a, b) => (a.order ?? 9_999) - (b.order ?? 9_999));
}

const place = (record: RecordId) => ({ scope: COUNTY_SCOPE, entity: 'group', record }) as const;

/**
 * Moves units into groups of a year, out of every other group of that year: one draft for each group that changes.
 * @param moves group id, or null for 赛区外
 */
export function moveDrafts(ledger: Ledger, year: number, moves: ReadonlyMap<RecordId, RecordId | null>): Draft[] {
  return groupsOfYear(ledger, year).flatMap((group) => {
    const stay = (group.units ?? []).filter((unit) => !moves.has(unit) || moves.get(unit) === group.id);
    const come = [...moves].flatMap(([unit, to]) => (to === group.id && !stay.includes(unit) ? [unit] : []));
    const units = [...stay, ...come];
    return units.length === (group.units ?? []).length && come.length === 0 ? [] : [setDraft(ledger, place(group.id), { units })];
  });
}

/** Copies the groups of one year to another with the units that still exist then; groups already there by name stay as they are. */
export function copyGroupDrafts(ledger: Ledger, from: number, to: number, fresh: FreshId): Draft[] {
  const known = new Set(groupsOfYear(ledger, to).map(({ name }) => name));
  const units = new Set(unitsInYear(ledger, to).map(({ id }) => id));
  const placed = new Set(groupsOfYear(ledger, to).flatMap(({ units: own }) => own ?? []));
  return groupsOfYear(ledger, from)
    .filter(({ name }) => !known.has(name))
    .map(({ name, key, order, units: own }) =>
      createDraft(place(fresh('group')), {
        year: to,
        units: (own ?? []).filter((unit) => units.has(unit) && !placed.has(unit)),
        ...(name === undefined ? {} : { name }),
        ...(key === undefined ? {} : { key }),
        ...(order === undefined ? {} : { order }),
      }),
    );
}

/** What is not right with the groups of a year, by unit: in none, in several, or in one although it does not exist in that year. */
export function groupFindings(ledger: Ledger, year: number): { readonly unit: RecordId; readonly text: string }[] {
  const groups = groupsOfYear(ledger, year);
  if (groups.length === 0) return [];
  const living = unitsInYear(ledger, year);
  const known = new Set(living.map(({ id }) => id));
  const names = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id, name ?? id]));
  const own = living.flatMap(({ id, name }) => {
    const held = groupsHolding(groups, id);
    if (held.length === 1) return [];
    const text = held.length === 0 ? '没有编入赛区，不参加排名' : `同时编在${held.map((group) => group.name ?? '').join('、')}`;
    return [{ unit: id, text: `${name ?? id}${text}` }];
  });
  const gone = groups.flatMap(({ name, units }) =>
    (units ?? []).flatMap((unit) =>
      known.has(unit) ? [] : [{ unit, text: `${name ?? ''}里的${names.get(unit) ?? unit}在${year}年已不存在` }],
    ),
  );
  return [...own, ...gone];
}
