/**
 * To whom a proposal's paper goes: ladders speak of units, projects, matters, posts and persons, letters go to units. Pure.
 */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import { COUNTY_SCOPE, recordId } from '../model/ids';
import type { RecordId, Scope } from '../model/ids';
import type { Subject } from '../scoring/fact-index';
import { currentDuties } from '../views/duty-view';
import { indexLedger } from '../views/ledger-index';

const unitOfScope = (scope: Scope | undefined): RecordId | null => (scope === undefined || scope === COUNTY_SCOPE ? null : scope);

/** The 责任单位 of a project on a day, else the unit that reports it. */
function unitOfProject(ledger: Ledger, project: RecordId, day: IsoDay): RecordId | null {
  const duties = currentDuties(indexLedger(ledger), project, '责任单位', day).flatMap(({ unit }) => unit ?? []);
  // Several responsible units: which of them is written to is for a person to say, so the unit that reports the project is taken.
  if (duties.length === 1 && duties[0] !== undefined) return duties[0];
  return unitOfScope(getRecord(ledger, 'project', project)?.scope);
}

/** @returns the unit, or null when the ledger names none: then no paper can be drafted */
export function addresseeOf(ledger: Ledger, { kind, id }: Subject, day: IsoDay): RecordId | null {
  const record = recordId(id);
  switch (kind) {
    case 'unit':
      return record;
    case 'project':
      return unitOfProject(ledger, record, day);
    case 'matter': {
      const matter = getRecord(ledger, 'supervision', record);
      return matter?.unit ?? (matter?.project === undefined ? null : unitOfProject(ledger, matter.project, day));
    }
    case 'post':
      return getRecord(ledger, 'post', record)?.unit ?? null;
    case 'person': {
      const posts = listRecords(ledger, 'post').filter(
        ({ person, from, to }) => person === record && (from ?? '') <= day && (to ?? '9999') >= day,
      );
      return (posts.find(({ head }) => head === true) ?? posts[0])?.unit ?? null;
    }
  }
}
