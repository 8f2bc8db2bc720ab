/**
 * Who leads what on a day: the roster of leaders with their load (S-34), leaders without a task (S-38), and everybody who answered for a project on a
 * day (S-36, law 4). Pure: the day is an argument, so "某日谁负责" is the same question as today's.
 */
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { ASSIGNMENT_ROLES } from '../model/entities-project';
import type { AssignmentRole } from '../model/entities-project';
import type { PersonMention } from '../model/field-kinds';
import type { RecordId } from '../model/ids';
import { yuan } from '../model/money';
import type { Money } from '../model/money';
import { STAGES } from '../model/stages';
import type { Stage } from '../model/stages';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { currentDuties, holdsOn, mention } from './duty-view';
import { indexLedger } from './ledger-index';
import type { LedgerIndex } from './ledger-index';
import { stageShown } from './stage-view';

export type LedProject = {
  readonly id: RecordId;
  readonly name: string;
  readonly unit: string;
  readonly stage: Stage | null;
  readonly investment: Money | null;
  readonly since: IsoDay | null;
};

export type LeaderLoad = {
  /** Record of the person, or the name where the register does not know the leader. */
  readonly key: string;
  readonly name: string;
  /** Posts held on the day, in words. */
  readonly posts: string;
  readonly projects: readonly LedProject[];
  /** Counts in the order of the stages; stages without a project are left out. */
  readonly stages: readonly { readonly stage: Stage | '未定'; readonly count: number }[];
  /** Sum of 总投资 in 人民币; other currencies are not mixed in. */
  readonly investment: Money;
};

/** The posts a person holds on a day: 县人民政府副县长、… */
export function postsOn(index: LedgerIndex, person: RecordId, day: IsoDay): string {
  const held = (index.posts.get(person) ?? []).filter((post) => holdsOn(post, day));
  return held.map(({ unit, title }) => `${(unit === undefined ? undefined : index.units.get(unit)?.name) ?? ''}${title ?? ''}`).join('、');
}

function ledProject(index: LedgerIndex, project: RecordOf<'project'>, since: IsoDay | undefined, day: IsoDay): LedProject {
  return {
    id: project.id,
    name: project.projectName ?? '',
    unit: project.scope === 'county' ? '' : (index.units.get(project.scope)?.name ?? ''),
    stage: stageShown(project, index.stages.get(project.id) ?? [], day).stage,
    investment: project.totalInvestment ?? null,
    since: since ?? null,
  };
}

function stageCounts(projects: readonly LedProject[]): LeaderLoad['stages'] {
  const words = [...STAGES, '未定'] as const;
  return words
    .map((stage) => ({ stage, count: projects.filter((project) => (project.stage ?? '未定') === stage).length }))
    .filter(({ count }) => count > 0);
}

/**
 * Every leader with the projects led on a day, the most first; county leaders without any project come last (S-38 人人有任务).
 * Projects that were given up (退出) are no load.
 */
export function leaderRoster(ledger: Ledger, day: IsoDay): LeaderLoad[] {
  const index = indexLedger(ledger);
  const leaders = new Map<string, { name: string; person: RecordId | null; projects: LedProject[] }>();
  for (const person of index.persons.values()) {
    if (person.county === true) leaders.set(person.id, { name: person.name ?? '', person: person.id, projects: [] });
  }
  for (const project of listRecords(ledger, 'project')) {
    if (project.state === '退出') continue;
    for (const duty of currentDuties(index, project.id, '包保领导', day)) {
      const { name } = mention(index, duty);
      const key = duty.person ?? name;
      const leader = leaders.get(key) ?? { name, person: duty.person ?? null, projects: [] };
      leader.projects.push(ledProject(index, project, duty.from, day));
      leaders.set(key, leader);
    }
  }
  return [...leaders]
    .map(([key, { name, person, projects }]): LeaderLoad => ({
      key,
      name,
      posts: person === null ? '' : postsOn(index, person, day),
      projects,
      stages: stageCounts(projects),
      investment: yuan(projects.reduce((sum, { investment }) => sum + (investment?.currency === 'CNY' ? investment.minor : 0), 0)),
    }))
    .sort((a, b) => b.projects.length - a.projects.length);
}

export type DutyTerm = PersonMention & {
  readonly id: RecordId;
  readonly role: AssignmentRole;
  readonly from: IsoDay | null;
  readonly to: IsoDay | null;
  readonly ground: string;
  /** True when the term holds on the day asked for. */
  readonly holds: boolean;
};

/** All terms of a project, by role and then by beginning, each with the answer whether it held on the day (law 4: terms are never overwritten). */
export function dutyTerms(ledger: Ledger, project: RecordId, day: IsoDay): DutyTerm[] {
  const index = indexLedger(ledger);
  const terms = (index.assignments.get(project) ?? []).flatMap((duty): DutyTerm[] => {
    const role = ASSIGNMENT_ROLES.find((own) => own === duty.role);
    if (role === undefined) return [];
    return [
      {
        ...mention(index, duty),
        id: duty.id,
        role,
        from: duty.from ?? null,
        to: duty.to ?? null,
        ground: duty.ground ?? '',
        holds: holdsOn(duty, day),
      },
    ];
  });
  return terms.sort(
    (a, b) => ASSIGNMENT_ROLES.indexOf(a.role) - ASSIGNMENT_ROLES.indexOf(b.role) || (a.from ?? '').localeCompare(b.from ?? ''),
  );
}

/** The day from which the present 包保领导 holds the project, by project. */
export function leaderSince(ledger: Ledger, day: IsoDay): ReadonlyMap<RecordId, IsoDay> {
  const since = new Map<RecordId, IsoDay>();
  for (const duty of listRecords(ledger, 'assignment')) {
    if (duty.role === '包保领导' && duty.project !== undefined && duty.from !== undefined && holdsOn(duty, day))
      since.set(duty.project, duty.from);
  }
  return since;
}
