/**
 * Who answers for each sample project and from when: 包保领导, 责任单位, 责任人 (S-33, S-36). Some projects show the gaps a county really has:
 * no leader, two leaders at once, a leader whose term ended and was not replaced.
 */
import { addDays } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { leadersOn, LEADER_CAME, LEADER_LEFT, LEADER_LEFT_ON, peopleOf } from './people';
import type { SamplePerson } from './people';
import type { ProjectPlan } from './projects';
import { randomFrom } from './random';
import { LAST_ENTRY } from './timeline';

export type DutyPlan = {
  readonly role: '包保领导' | '责任单位' | '责任人';
  readonly person: SamplePerson | null;
  readonly unit: RecordId | null;
  readonly from: IsoDay;
  /** Last day of the term; it is entered on that day. */
  readonly to: IsoDay | null;
};

function leaderTerms(plan: ProjectPlan, people: readonly SamplePerson[], from: IsoDay): DutyPlan[] {
  const random = randomFrom(`duty/${plan.unit.key}/${plan.id}`);
  const gap = random.int(1, 100);
  if (gap <= 4) return [];
  const pool = leadersOn(people, from);
  const [, deputy] = peopleOf(people, plan.unit);
  const first = random.chance(60) || deputy === undefined ? random.pick(pool) : deputy;
  const term = (person: SamplePerson, begin: IsoDay, end: IsoDay | null): DutyPlan => ({
    role: '包保领导',
    person,
    unit: null,
    from: begin,
    to: end,
  });
  if (first.id === LEADER_LEFT) {
    if (gap <= 40) return [term(first, from, LEADER_LEFT_ON)];
    const next = people.find((person) => person.id === LEADER_CAME) ?? first;
    return [term(first, from, LEADER_LEFT_ON), term(next, addDays(LEADER_LEFT_ON, 1), null)];
  }
  if (gap <= 7) {
    const second = pool.find((person) => person.id !== first.id && person.id !== LEADER_LEFT) ?? first;
    return [term(first, from, null), term(second, from, null)];
  }
  const change = addDays(from, random.int(120, 300));
  if (gap <= 10 && change < LAST_ENTRY) return [term(first, from, change)];
  if (gap <= 18 && change < LAST_ENTRY) {
    const second = leadersOn(people, addDays(change, 1)).find((person) => person.id !== first.id && person.to === undefined) ?? first;
    return [term(first, from, change), term(second, addDays(change, 1), null)];
  }
  return [term(first, from, null)];
}

/** All terms of a project. Projects in talks have a responsible unit and person, signed ones a leader too. */
export function dutiesOf(plan: ProjectPlan, people: readonly SamplePerson[]): DutyPlan[] {
  const [, , office, clerk] = peopleOf(people, plan.unit);
  const random = randomFrom(`duty/${plan.unit.key}/${plan.id}/people`);
  const responsible = random.chance(50) ? office : clerk;
  const duties: DutyPlan[] = [{ role: '责任单位', person: null, unit: plan.unit.id, from: plan.entered, to: null }];
  if (responsible !== undefined) duties.push({ role: '责任人', person: responsible, unit: null, from: plan.entered, to: null });
  const signed = plan.timeline.signed;
  if (signed === null) return duties;
  return [...duties, ...leaderTerms(plan, people, signed > plan.entered ? signed : plan.entered)];
}
