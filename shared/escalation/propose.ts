/**
 * L 督办升级阶梯: for every subject its level now, and proposals for a person to decide (Law 7). Nothing here issues anything.
 * Off until the scheme carries a 发文号. Each proposal names rule, figures, history, issuing organ and basis.
 */
import { shiftBy } from '../calendar/deadlines';
import type { WorkCalendar } from '../calendar/holiday-table';
import type { IsoDay } from '../calendar/iso-date';
import type { Ctx } from '../scoring/context';
import { subjectKey, subjectsFor } from '../scoring/context';
import type { Input } from '../scoring/evaluate-scheme';
import { inputsOf, startEvaluation } from '../scoring/evaluate-scheme';
import { test } from '../scoring/evaluate-trees';
import type { FactIndex, Subject } from '../scoring/fact-index';
import { indexFacts, subjectName } from '../scoring/fact-index';
import type { Facts } from '../scoring/facts';
import type { Period } from '../scoring/periods';
import { conditionText } from '../scoring/print-trees';
import { evidenceBehind } from '../scoring/reach';
import type { Ladder, Scheme } from '../scoring/scheme-schema';
import type { Called } from './called';
import { calledIn } from './called';
import type { CounterState } from './counters';
import { runCounters } from './counters';
import type { Card, CurrentLevel, OpenMeasure } from './history';
import { cardsOf, currentLevel, exemption, openMeasures } from './history';
import { checkPeriods } from './check-periods';
import type { Finding } from '../scoring/memo';
import { report } from '../scoring/memo';

type Level = Ladder['levels'][number];

export type Proposal = {
  readonly kind: 'issue' | 'release';
  readonly ladder: string;
  readonly level: string;
  readonly title: string;
  readonly colour: Level['colour'];
  readonly subject: Subject;
  readonly name: string;
  readonly period: string;
  /** last day of the period under check: the figures a paper shows are those of its month, not of the day it is drafted */
  readonly through: IsoDay;
  readonly asOf: IsoDay;
  /** the condition with its numbers, the figures read, the counters period by period, the cards so far */
  readonly rule: string;
  readonly figures: readonly Input[];
  readonly counters: readonly CounterState[];
  readonly history: readonly Card[];
  /** what a release would end, oldest first; empty for a proposal to issue */
  readonly ends: readonly OpenMeasure[];
  readonly evidence: readonly string[];
  readonly organ: string;
  readonly basis: string;
  readonly document: string;
  readonly template: string | undefined;
  readonly answerBy: IsoDay | null;
  readonly effects: readonly string[];
  /** who is called in (约谈对象) */
  readonly calls: readonly Called[];
  readonly forStudy: boolean;
};
export type LadderStateRow = {
  readonly ladder: string;
  readonly subject: Subject;
  readonly name: string;
  readonly period: string;
  /** level that holds by the figures (null: none), its colour; `undefinedZone`: the document says nothing for this state */
  readonly level: string | null;
  readonly title: string | null;
  readonly colour: Level['colour'];
  readonly rule: string;
  readonly undefinedZone: boolean;
  readonly counters: readonly CounterState[];
  readonly inForce: CurrentLevel | null;
  readonly exempted: Card | null;
  readonly withheld: Card | null;
};
export type Escalation = {
  readonly enabled: boolean;
  readonly reason: string;
  readonly states: readonly LadderStateRow[];
  readonly proposals: readonly Proposal[];
  /** proposals to issue that a person withheld (暂缓) in this period: out of the list until the next, kept in sight so that they can be taken up again */
  readonly withheld: readonly Proposal[];
  readonly findings: readonly Finding[];
};
export type EscalationInput = {
  readonly asOf: IsoDay;
  readonly calendar: WorkCalendar;
  readonly index?: FactIndex | undefined;
  /** 试算: also for a scheme that is not adopted; never for issuing */ readonly preview?: boolean | undefined;
};

const OFF_TEXT = '尚未录入本地考核办法的发文号，督办建议不启用';
const NOT_ADOPTABLE = {
  example: '这是示例办法，督办建议不启用，只作试算',
  不得采用: '这份办法标明不得采用，督办建议不启用，只作试算',
} as const;

/** Why ladders propose nothing for an office: the use the file states goes before the missing number. Empty where they do. */
export function whyLaddersAreOff({ use, basis }: Pick<Scheme, 'use' | 'basis'>): string {
  if (use !== 'adoptable') return NOT_ADOPTABLE[use];
  return basis.docNumber.trim() === '' ? OFF_TEXT : '';
}

/** Whether ladders of this scheme may make proposals. */
export function laddersEnabled(scheme: Scheme): boolean {
  return whyLaddersAreOff(scheme) === '';
}

function pickLevel(ladder: Ladder, holding: readonly number[], current: CurrentLevel | null, ctx: Ctx): number | null {
  const severe = holding.at(-1);
  if (severe === undefined) return null;
  const wanted = ladder.pick === 'lowest' ? (holding[0] ?? severe) : severe;
  if (ladder.pick !== 'one-step-up') return wanted;
  const start = ladder.start.filter((s) => test(s.when, ctx) === true).map((s) => ladder.levels.findIndex((l) => l.code === s.level));
  const next = current === null ? Math.max(0, ...start) : current.index + 1;
  return Math.min(wanted, next);
}

/** `open`: the condition that cannot be told, with its numbers, when no level could be found for that reason. */
type Found = { level: Level | null; index: number | null; rule: string; open: string | null };

/** Whether a condition holds whatever the periods were that cannot be told: both ways of counting them must agree. */
function surely(when: Level['when'], ctx: Ctx, most: Ctx): boolean | null {
  const least = test(when, ctx);
  return most === ctx || least === test(when, most) ? least : null;
}

function holdingLevel(ladder: Ladder, current: CurrentLevel | null, ctx: Ctx, most: Ctx): Found {
  const answers = ladder.levels.map((l) => surely(l.when, ctx, most));
  const holding = answers.flatMap((a, i) => (a === true ? [i] : []));
  const index = pickLevel(ladder, holding, current, ctx);
  const level = index === null ? null : (ladder.levels[index] ?? null);
  const shown = index !== null && answers[index] !== true ? (ladder.levels[holding.at(-1) ?? index] ?? level) : level;
  const counted = ladder.counters.filter((c) => (ctx.counters?.get(c.id) ?? 0) > 0).map((c) => `${c.title}：${conditionText(c.when, ctx)}`);
  const why = shown === null ? '' : [conditionText(shown.when, ctx), ...counted].join('；');
  const untold = index === null ? ladder.levels[answers.indexOf(null)] : undefined;
  return { level, index, rule: why, open: untold === undefined ? null : `${untold.title}（${conditionText(untold.when, ctx)}）` };
}

/** What the figures of a subject say on its ladder: the context to ask conditions in, and the counters period by period. */
export type Reading = {
  readonly ctx: Ctx;
  /** The same with every period that cannot be told taken as a hit. */
  readonly atMost: Ctx;
  readonly current: CurrentLevel | null;
  readonly states: readonly CounterState[];
};

/**
 * Reads a ladder for one subject.
 * @param contexts the periods looked at, oldest first; the last is the one under check
 * @param cards what was done on the ladder until the day of asking
 * @returns null for a subject the ladder is not about
 */
export function readLadder(
  ladder: Ladder,
  contexts: readonly Ctx[],
  subject: Subject,
  cards: readonly Card[],
  input: EscalationInput,
): Reading | null {
  const last = contexts.at(-1);
  if (last === undefined) return null;
  const own = contexts.map((c) => ({ ...c, subject }));
  const base: Ctx = { ...last, subject };
  if (ladder.where !== undefined && test(ladder.where, base) !== true) return null;
  const current = currentLevel(ladder, cards, input.asOf, input.calendar);
  const { values, most, states } = runCounters(
    ladder,
    own,
    ({ to }) =>
      exemption(
        cards.filter(({ date }) => date <= to),
        to,
      ) !== null,
  );
  const levels = new Map(
    current === null ? [] : [[ladder.id, { code: current.code, answered: current.answered, overdue: current.overdue }]],
  );
  const ctx: Ctx = { ...base, counters: values, levels };
  return { ctx, atMost: most === values ? ctx : { ...ctx, counters: most }, current, states };
}

function subjectRowFor(
  scheme: Scheme,
  ladder: Ladder,
  contexts: readonly Ctx[],
  subject: Subject,
  input: EscalationInput,
): { state: LadderStateRow; proposals: Proposal[]; withheld: Proposal[] } | null {
  const last = contexts.at(-1);
  if (last === undefined) return null;
  const cards = cardsOf(last.env.index.facts, ladder.id, subject.id, input.asOf);
  const reading = readLadder(ladder, contexts, subject, cards, input);
  if (reading === null) return null;
  const { ctx, atMost, current, states } = reading;
  for (const { id, title, value, most: upTo, steps } of states) {
    if (value === upTo) continue;
    const missing = steps.flatMap(({ period, hit, exempt }) => (hit === null && exempt !== true ? [period] : [])).join('、');
    const text = `“${title}”算不准：${missing === '' ? '是否清零不明' : `${missing}缺数`}，至少${value}次，至多${upTo}次`;
    report(last.env, 'warning', 'unknown-period', `${ladder.id}.${id} ${subjectKey(subject)}`, text);
  }
  const found = holdingLevel(ladder, current, ctx, atMost);
  if (found.open !== null) {
    const text = `“${ladder.title}”${last.period.key}定不了是哪一级，没有提出建议：是不是${found.open}还缺数`;
    report(last.env, 'warning', 'open-level', `${ladder.id} ${subjectKey(subject)}`, text);
  }
  const name = subjectName(last.env.index, subject);
  const exempted = exemption(cards, input.asOf);
  const withheld =
    found.level === null
      ? null
      : (cards.find((c) => c.action === 'withheld' && c.level === found.level?.code && isAbout(c, last.period)) ?? null);
  const state: LadderStateRow = {
    ladder: ladder.id,
    subject,
    name,
    period: last.period.key,
    level: found.level?.code ?? null,
    title: found.level?.title ?? null,
    colour: found.level?.colour ?? 'none',
    rule: found.rule,
    undefinedZone: ladder.exhaustive && found.level === null && found.open === null,
    counters: states,
    inForce: current,
    exempted,
    withheld,
  };
  const make = (kind: 'issue' | 'release', level: Level, rule: string, tree: unknown): Proposal => {
    const read = [tree, ladder.counters];
    const figures = inputsOf(ctx, read);
    const answer =
      level.answerWithin === undefined || kind === 'release' ? null : shiftBy(input.asOf, level.answerWithin, 1, input.calendar);
    return {
      kind,
      ladder: ladder.id,
      level: level.code,
      title: kind === 'issue' ? level.title : `${level.title}解除`,
      colour: level.colour,
      subject,
      name,
      period: last.period.key,
      through: last.period.to,
      asOf: input.asOf,
      rule,
      figures,
      counters: states,
      history: cards,
      ends: kind === 'release' ? openMeasures(ladder, cards) : [],
      evidence: evidenceBehind(ctx, read),
      organ: level.organ,
      basis: level.basis,
      document: `${scheme.basis.title}（${scheme.basis.docNumber}）`,
      template: level.template,
      answerBy: answer?.ok === true ? answer.day : null,
      effects: level.effects,
      calls: kind === 'release' ? [] : calledIn(level, ctx),
      forStudy: level.forStudy,
    };
  };
  const proposals: Proposal[] = [];
  const waiting: Proposal[] = [];
  const already = current !== null && found.index !== null && current.index >= found.index;
  const issuedNow = cards.some((c) => c.action === 'issued' && c.level === found.level?.code && c.date > last.period.to);
  if (found.level !== null && !found.level.silent && !already && !issuedNow && exempted === null)
    (withheld === null ? proposals : waiting).push(make('issue', found.level, found.rule, found.level.when));
  const held = current === null ? undefined : ladder.levels[current.index];
  if (held !== undefined && ladder.release !== 'none' && surely(ladder.release.when, ctx, atMost) === true)
    proposals.push(make('release', held, `${ladder.release.proposal}（${conditionText(ladder.release.when, ctx)}）`, ladder.release.when));
  return { state, proposals, withheld: waiting };
}

/** Whether what was withheld was proposed for this period: it says so, or it was withheld when the period could be looked at, from its last day on. */
const isAbout = ({ period: about, date }: Card, { key, to }: Period): boolean => (about === undefined ? date >= to : about === key);

/** Earlier periods are looked at as they stood on their last day; the latest as of today, so that limits and answers are current. */
export function contextsFor(scheme: Scheme, facts: Facts, index: FactIndex, periods: readonly Period[], input: EscalationInput): Ctx[] {
  return periods.map((period, i) =>
    startEvaluation(scheme, facts, { asOf: i === periods.length - 1 ? input.asOf : period.to, period, calendar: input.calendar, index }),
  );
}

/** States and proposals of every ladder of the scheme on a day. */
export function proposeEscalations(scheme: Scheme, facts: Facts, input: EscalationInput): Escalation {
  const enabled = laddersEnabled(scheme);
  if (!enabled && input.preview !== true)
    return { enabled, reason: whyLaddersAreOff(scheme), states: [], proposals: [], withheld: [], findings: [] };
  const index = input.index ?? indexFacts(facts);
  const cache = new Map<string, Ctx>();
  const states: LadderStateRow[] = [];
  const proposals: Proposal[] = [];
  const withheld: Proposal[] = [];
  for (const ladder of scheme.ladders) {
    const periods = checkPeriods(ladder, scheme.period.yearStart, input.asOf, scheme.period.from);
    const contexts = contextsFor(scheme, facts, index, periods, input).map((made) => {
      const key = `${made.period.key} ${made.env.asOf}`;
      const known = cache.get(key) ?? made;
      cache.set(key, known);
      return known;
    });
    const last = contexts.at(-1);
    if (last === undefined) continue;
    for (const subject of subjectsFor(last.env, ladder.subject, ladder.appliesTo, last.period.to)) {
      const made = subjectRowFor(scheme, ladder, contexts, subject, input);
      if (made === null) continue;
      states.push(made.state);
      proposals.push(...made.proposals);
      withheld.push(...made.withheld);
    }
  }
  const findings = new Map([...cache.values()].flatMap((c) => [...c.env.findings]));
  return { enabled, reason: whyLaddersAreOff(scheme), states, proposals, withheld, findings: [...findings.values()] };
}
