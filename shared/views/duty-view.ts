/**
 * Who answers for a project on a day, and where responsibility has gaps (S-33, S-36, law 4).
 */
import type { RecordOf } from '../model/entities';
import type { AssignmentRole } from '../model/entities-project';
import type { IsoDay } from '../model/dates';
import type { PersonMention } from '../model/field-kinds';
import type { RecordId } from '../model/ids';
import { stageOrder } from '../model/stages';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { indexLedger } from './ledger-index';
import type { LedgerIndex } from './ledger-index';
import { stageShown } from './stage-view';

type Term = { readonly from?: IsoDay | undefined; readonly to?: IsoDay | undefined };

/** True when a term with open or closed ends holds on a day; both ends belong to it. */
export function holdsOn({ from, to }: Term, day: IsoDay): boolean {
  return (from === undefined || from <= day) && (to === undefined || to >= day);
}

/** Assignments of a role that hold on a day, in the order they were entered. */
export function currentDuties(index: LedgerIndex, project: RecordId, role: AssignmentRole, day: IsoDay): RecordOf<'assignment'>[] {
  return (index.assignments.get(project) ?? []).filter((own) => own.role === role && holdsOn(own, day));
}

/** An assignment as a name with post and telephone; what the assignment does not say comes from the register of people. */
export function mention(index: LedgerIndex, duty: RecordOf<'assignment'>): PersonMention {
  const person = duty.person === undefined ? undefined : index.persons.get(duty.person);
  const unit = duty.unit === undefined ? undefined : index.units.get(duty.unit);
  const post = duty.post;
  const phone = duty.phone ?? person?.phone;
  return {
    name: person?.name ?? duty.name ?? unit?.name ?? '',
    ...(post === undefined ? {} : { post }),
    ...(phone === undefined ? {} : { phone }),
    ...(duty.person === undefined ? {} : { person: duty.person }),
  };
}

export type LeaderGap = {
  readonly project: RecordId;
  readonly kind: '无包保领导' | '包保领导不止一名' | '包保任期已止';
  /** Names of the leaders in question. */
  readonly leaders: readonly string[];
  /** Last day of the term that ended. */
  readonly ended?: IsoDay;
};

/** Last day of a person's last post, when none is held on the day; null while one is, or when the register knows no post. */
function leftOn(index: LedgerIndex, person: RecordId | undefined, day: IsoDay): IsoDay | null {
  const posts = person === undefined ? [] : (index.posts.get(person) ?? []);
  if (posts.length === 0 || posts.some((post) => holdsOn(post, day))) return null;
  return posts.reduce<IsoDay | null>((last, { to }) => (to !== undefined && (last === null || to > last) ? to : last), null);
}

function gapOf(index: LedgerIndex, project: RecordId, today: IsoDay): LeaderGap | null {
  const current = currentDuties(index, project, '包保领导', today);
  const names = current.map((duty) => mention(index, duty).name);
  if (current.length > 1) return { project, kind: '包保领导不止一名', leaders: names };
  const [only] = current;
  if (only !== undefined) {
    const left = leftOn(index, only.person, today);
    return left === null ? null : { project, kind: '包保任期已止', leaders: names, ended: left };
  }
  const past = (index.assignments.get(project) ?? []).filter(({ role, to }) => role === '包保领导' && to !== undefined && to < today);
  const last = past.reduce<RecordOf<'assignment'> | null>(
    (best, own) => (best === null || (own.to ?? '') > (best.to ?? '') ? own : best),
    null,
  );
  if (last?.to === undefined) return { project, kind: '无包保领导', leaders: [] };
  return { project, kind: '包保任期已止', leaders: [mention(index, last).name], ended: last.to };
}

/**
 * Projects that do not have exactly one 包保领导 in office. Looked at: projects that are signed or further and have not been given up (退出);
 * before signing a county may not have named one yet.
 */
export function leaderGaps(ledger: Ledger, today: IsoDay): LeaderGap[] {
  const index = indexLedger(ledger);
  return listRecords(ledger, 'project').flatMap((project) => {
    const { stage } = stageShown(project, index.stages.get(project.id) ?? [], today);
    if (stage === null || stageOrder(stage) < stageOrder('签约') || project.state === '退出') return [];
    const gap = gapOf(index, project.id, today);
    return gap === null ? [] : [gap];
  });
}
