/**
 * Who a level calls in (约谈对象): heads and deputies of the responsible unit, leaders who guarantee it, the person at hand, or whom a column names. The office
 * decides; a post nobody is registered for is shown as such, never filled with somebody else.
 */
import type { Ctx, Env } from '../scoring/context';
import { readField, rowNamed } from '../scoring/context';
import type { Subject } from '../scoring/fact-index';
import { inForce, subjectName } from '../scoring/fact-index';
import { holdsRank } from '../scoring/ranks';
import type { Ladder } from '../scoring/scheme-schema';

/** As whom somebody is called in, and the people registered for it, with their posts; empty while nobody is. */
export type Called = { readonly as: string; readonly people: readonly { readonly name: string; readonly post: string }[] };

type Call = NonNullable<Ladder['levels'][number]['calls']>[number];

const AS = { leader: '主要负责人', deputy: '分管负责人', guaranteeingLeader: '包保领导', person: '责任人', unit: '责任单位' } as const;

/** The unit that answers: the subject itself, or the one its row names. */
function unitOf(env: Env, subject: Subject | null): string | undefined {
  if (subject === null) return undefined;
  if (subject.kind === 'unit') return subject.id;
  const row = rowNamed(env, subject);
  if (row !== undefined && 'unit' in row && typeof row.unit === 'string') return row.unit;
  const project = row !== undefined && 'project' in row ? row.project : undefined;
  return typeof project === 'string' ? unitOf(env, { kind: 'project', id: project }) : undefined;
}

function calledAs(call: Call, ctx: Ctx): Called {
  const { env, subject, period } = ctx;
  const { facts } = env.index;
  if (typeof call === 'object') {
    const value = readField(ctx, call.field);
    const names = (Array.isArray(value) ? value : [value]).flatMap((own) => (typeof own === 'string' && own !== '' ? [own] : []));
    return { as: call.as, people: names.map((own) => ({ name: personNamed(ctx, own), post: '' })) };
  }
  const unit = unitOf(env, subject);
  const person = (id: string, post: string) => ({ name: subjectName(env.index, { kind: 'person', id }), post });
  const as = AS[call];
  switch (call) {
    case 'unit':
      return { as, people: unit === undefined ? [] : [{ name: subjectName(env.index, { kind: 'unit', id: unit }), post: '' }] };
    case 'person': {
      const own = personOf(ctx, subject);
      return { as, people: own === undefined ? [] : [person(own, '')] };
    }
    case 'guaranteeingLeader': {
      const guards = facts.guarantees.filter(
        (g) => inForce(g, period.to) && (subject?.kind === 'project' ? g.project === subject.id : g.unit !== undefined && g.unit === unit),
      );
      return { as, people: guards.map((g) => person(g.person, '')) };
    }
    default: {
      const posts = facts.posts.filter((p) => p.unit === unit && inForce(p, period.to) && holdsRank(p.rank, call));
      return { as, people: posts.map((p) => person(p.person, p.post)) };
    }
  }
}

/** A column may hold a person's id or a name. */
const personNamed = ({ env }: Ctx, text: string): string =>
  env.index.byKind.person.has(text) ? subjectName(env.index, { kind: 'person', id: text }) : text;

function personOf({ env }: Ctx, subject: Subject | null): string | undefined {
  if (subject === null) return undefined;
  if (subject.kind === 'person') return subject.id;
  const row = rowNamed(env, subject);
  return row !== undefined && 'person' in row ? row.person : undefined;
}

/** Everybody a level calls in for the subject of the context; empty where the document names nobody. */
export function calledIn({ calls }: Pick<Ladder['levels'][number], 'calls'>, ctx: Ctx): Called[] {
  return (calls ?? []).map((call) => calledAs(call, ctx));
}
