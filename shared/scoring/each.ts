/**
 * The loops of the trees: peers, projects, members, posts, guaranteed units, weeks and months of the year. Each gives contexts to evaluate in.
 * A loop that asks nothing of its surroundings is answered once for all who ask. Must not evaluate anything itself.
 */
import type { Ctx } from './context';
import { ALL_PROJECTS, groupsOf, rowNamed, subjectKey, subjectsFor } from './context';
import type { Subject } from './fact-index';
import { inForce } from './fact-index';
import { noteRead, once } from './memo';
import type { Period } from './periods';
import { shiftPeriod, resolvePeriod, weekHolding, yearHolding } from './periods';
import type { Each, NumberNode, PredicateNode } from './scheme-trees';

/** Periods of one length from the start of the assessment year to the end of the current period. */
export function periodsInYear(ctx: Ctx, kind: 'month' | 'quarter' | 'half' | 'year'): Period[] {
  const { yearStart } = ctx.env.scheme.period;
  const year = yearHolding(ctx.period.to, yearStart);
  if (kind === 'year') return [year];
  const out: Period[] = [];
  let period = resolvePeriod(kind, ctx.period, yearStart);
  for (let guard = 0; guard < 12 && period.to >= year.from; guard += 1) {
    out.unshift(period);
    period = shiftPeriod(period, -1);
  }
  return out;
}

/** Weeks (Monday to Sunday) that end in the assessment year and are over: by the end of the current period, and by today. */
function weeksOver(ctx: Ctx): Period[] {
  const { from } = yearHolding(ctx.period.to, ctx.env.scheme.period.yearStart);
  const until = ctx.env.asOf < ctx.period.to ? ctx.env.asOf : ctx.period.to;
  const out: Period[] = [];
  for (let week = weekHolding(from); week.to <= until; week = shiftPeriod(week, 1)) out.push(week);
  return out;
}

function peers(ctx: Ctx): Subject[] {
  const { subject, env, period } = ctx;
  if (subject === null) return [];
  const groups = groupsOf(env, subject.id, period.to);
  return subjectsFor(env, subject.kind, groups.length === 0 ? 'all' : groups, period.to);
}

/** The unit a subject belongs to: of a person every unit of a post in force, of a unit the one above it. */
function ownUnitsOf({ subject, env, period }: Ctx): (string | undefined)[] {
  if (subject === null) return [];
  if (subject.kind === 'person')
    return env.index.facts.posts.filter((p) => p.person === subject.id && inForce(p, period.to)).map((p) => p.unit);
  const row = rowNamed(env, subject);
  if (row === undefined) return [];
  if (subject.kind === 'unit') return 'parent' in row && typeof row.parent === 'string' ? [row.parent] : [];
  return 'unit' in row && typeof row.unit === 'string' ? [row.unit] : [];
}

/** The contexts a loop runs over, seen from this one. */
export function contextsOf(each: Each, ctx: Ctx): Ctx[] {
  const { subject, env, period } = ctx;
  const { facts } = env.index;
  const go = (subjects: readonly Subject[]): Ctx[] => subjects.map((s) => ({ ...ctx, outer: ctx, subject: s, row: undefined }));
  const ids = (kind: Subject['kind'], list: readonly (string | undefined)[]): Ctx[] =>
    go([...new Set(list)].filter((id) => id !== undefined).map((id) => ({ kind, id })));
  switch (each) {
    case 'peers':
      return go(peers(ctx));
    case 'otherPeers':
      return go(peers(ctx).filter((s) => s.id !== subject?.id));
    case 'allSubjects':
      return subject === null ? [] : go(subjectsFor(env, subject.kind, 'all', period.to));
    case 'projects':
      noteRead(env, ALL_PROJECTS);
      return subject === null
        ? ids(
            'project',
            facts.projects.map((p) => p.id),
          )
        : ids('project', env.index.projectsOf.get(subject.id) ?? []);
    case 'allProjects':
      noteRead(env, ALL_PROJECTS);
      return ids(
        'project',
        facts.projects.map((p) => p.id),
      );
    case 'members':
      return ids(
        'person',
        facts.posts.filter((p) => p.unit === subject?.id && inForce(p, period.to)).map((p) => p.person),
      );
    case 'posts':
      return ids(
        'post',
        facts.posts
          .filter((p) => (subject?.kind === 'person' ? p.person : p.unit) === subject?.id && inForce(p, period.to))
          .map((p) => p.id),
      );
    case 'matters':
      return ids(
        'matter',
        facts.matters
          .filter((m) => (subject?.kind === 'person' ? m.person : subject?.kind === 'project' ? m.project : m.unit) === subject?.id)
          .map((m) => m.id),
      );
    case 'allMatters':
      return ids(
        'matter',
        facts.matters.map((m) => m.id),
      );
    case 'childUnits':
      return ids('unit', env.index.children.get(subject?.id ?? '') ?? []);
    case 'ownUnits':
      return ids('unit', ownUnitsOf(ctx));
    case 'guaranteedUnits':
      return ids(
        'unit',
        facts.guarantees.filter((g) => g.person === subject?.id && inForce(g, period.to)).map((g) => g.unit),
      );
    case 'guaranteedProjects':
      return ids(
        'project',
        facts.guarantees.filter((g) => g.person === subject?.id && inForce(g, period.to)).map((g) => g.project),
      );
    case 'weeks':
      return weeksOver(ctx).map((p) => ({ ...ctx, outer: ctx, period: p }));
    case 'months':
      return periodsInYear(ctx, 'month').map((p) => ({ ...ctx, outer: ctx, period: p }));
    case 'quarters':
      return periodsInYear(ctx, 'quarter').map((p) => ({ ...ctx, outer: ctx, period: p }));
    case 'halves':
      return periodsInYear(ctx, 'half').map((p) => ({ ...ctx, outer: ctx, period: p }));
    case 'years':
      return periodsInYear(ctx, 'year').map((p) => ({ ...ctx, outer: ctx, period: p }));
  }
}

type LoopNode = Extract<NumberNode, { op: 'over' }> | Extract<PredicateNode, { op: 'exists' }>;

/** Names of loops that look at nothing outside themselves; null for those that do (`outer`). */
const loopNames = new WeakMap<LoopNode, string | null>();
let loopsNamed = 0;

function looksOut(tree: unknown): boolean {
  if (Array.isArray(tree)) return tree.some(looksOut);
  if (typeof tree !== 'object' || tree === null) return false;
  return ('op' in tree && (tree.op === 'outer' || tree.op === 'same')) || Object.values(tree).some(looksOut);
}

function nameOf(node: LoopNode): string | null {
  const known = loopNames.get(node);
  if (known !== undefined) return known;
  const made = looksOut(node) ? null : `loop ${(loopsNamed += 1)}`;
  loopNames.set(node, made);
  return made;
}

/** From where a loop looks the same: its peers for a whole group, all subjects for everybody, else the subject alone. */
function seenFrom(each: Each, { subject, env, period }: Ctx): string {
  if (each === 'allProjects' || each === 'allMatters') return 'everybody';
  if (subject === null || (each !== 'peers' && each !== 'allSubjects')) return subjectKey(subject);
  return each === 'allSubjects' ? subject.kind : `${subject.kind} of ${groupsOf(env, subject.id, period.to).join(',')}`;
}

/** The loop's answer, worked out once where neither the asker nor a row, window, counter or level of a ladder has a part in it. */
export function onceFor<T>(node: LoopNode, ctx: Ctx, work: () => T | null): T | null {
  const { row, counts, window, counters, levels } = ctx;
  const alone = [row, counts, window, counters, levels].every((own) => own === undefined);
  const name = alone ? nameOf(node) : null;
  return name === null ? work() : once<T | null>(ctx.env, `${name} ${seenFrom(node.each, ctx)} ${ctx.period.key}`, null, work);
}
