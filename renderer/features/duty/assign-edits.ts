/**
 * One assignment for many projects as one commit (S-34, S-36): new terms, and on wish the terms before them ended on the day before.
 * Pure functions of the ledger.
 */
import type { Writes } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import { addDays } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import type { AssignmentRole } from '../../../shared/model/entities-project';
import type { RecordOf } from '../../../shared/model/entities';
import type { RecordId } from '../../../shared/model/ids';
import { assignDrafts, endAssignmentDrafts } from '../../data/edits';

export type AssignWish = {
  readonly role: AssignmentRole;
  /** From the register, or typed, or a unit; exactly one is set. */
  readonly person: RecordId | null;
  readonly unit: RecordId | null;
  readonly name: string | null;
  readonly post: string | null;
  readonly phone: string | null;
  readonly from: IsoDay;
  readonly to: IsoDay | null;
  readonly ground: string | null;
  readonly endBefore: boolean;
};

/** Terms of the role that reach into the new term: they would make two of one role. */
export function overlapping(
  ledger: Ledger,
  projects: readonly RecordId[],
  wish: Pick<AssignWish, 'role' | 'from' | 'to'>,
): RecordOf<'assignment'>[] {
  const wanted = new Set(projects);
  return listRecords(ledger, 'assignment').filter(
    ({ project, role, from, to }) =>
      project !== undefined &&
      wanted.has(project) &&
      role === wish.role &&
      (to === undefined || to >= wish.from) &&
      (wish.to === null || from === undefined || from <= wish.to),
  );
}

/** Overlapping terms that began on or after the new one: they cannot end the day before it, a person has to correct them first. */
export function cannotEnd(terms: readonly RecordOf<'assignment'>[], from: IsoDay): RecordOf<'assignment'>[] {
  return terms.filter((term) => term.from !== undefined && term.from >= from);
}

/** The drafts of one assignment. Without `endBefore` earlier terms stay, and 缺口 will name those with two leaders. */
export function assignmentDrafts(ledger: Ledger, projects: readonly RecordId[], wish: AssignWish): Draft[] {
  const { role, person, unit, name, post, phone, from, to, ground } = wish;
  const values: Omit<Writes<'assignment'>, 'project'> = {
    role,
    from,
    ...(person === null ? {} : { person }),
    ...(unit === null ? {} : { unit }),
    ...(name === null ? {} : { name }),
    ...(post === null ? {} : { post }),
    ...(phone === null ? {} : { phone }),
    ...(to === null ? {} : { to }),
    ...(ground === null ? {} : { ground }),
  };
  const ended = wish.endBefore ? overlapping(ledger, projects, wish).filter((term) => term.from === undefined || term.from < from) : [];
  return [
    ...endAssignmentDrafts(
      ledger,
      ended.map(({ id }) => id),
      addDays(from, -1),
    ),
    ...assignDrafts(ledger, projects, values),
  ];
}
