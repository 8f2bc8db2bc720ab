/** Runs a scheme on a case's facts and gives back the same keys as the expectation, so that a test can compare them whole. */
import { z } from 'zod';
import { proposeEscalations } from '../../../shared/escalation/propose';
import { deadlineFor } from '../../../shared/scoring/deadline-rules';
import { evaluateScheme, startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import type { EvaluationInput } from '../../../shared/scoring/evaluate-scheme';
import { plainText } from '../../../shared/scoring/exact';
import type { Facts } from '../../../shared/scoring/facts';
import type { Subject } from '../../../shared/scoring/fact-index';
import { explainItem } from '../../../shared/scoring/evaluate-scheme';
import { measureOf } from '../../../shared/scoring/measures';
import { payoutResult } from '../../../shared/scoring/payouts';
import { placeOf, tierOf, triggeredOf } from '../../../shared/scoring/ranks';
import { SubjectKind } from '../../../shared/scoring/scheme-actions';
import type { Scheme } from '../../../shared/scoring/scheme-schema';

const texts = z.record(z.string(), z.union([z.string(), z.null()])).optional();
export const CaseExpectation = z.strictObject({
  items: texts,
  excluded: texts,
  formulas: texts,
  measures: texts,
  tiers: texts,
  places: texts,
  payouts: texts,
  stages: z.record(z.string(), z.array(z.string())).optional(),
  shares: z.record(z.string(), z.array(z.string())).optional(),
  deposits: texts,
  levels: texts,
  proposals: z.array(z.string()).optional(),
  deadlines: texts,
  triggered: z.record(z.string(), z.boolean()).optional(),
  findings: z.array(z.string()).optional(),
});
type Expectation = z.infer<typeof CaseExpectation>;

/** "total A" → item total of unit A; "project project:p1" → item project of project p1. */
function target(key: string): { id: string; subject: Subject } {
  const [id = '', who = ''] = key.split(' ');
  const [kind, name] = who.includes(':') ? who.split(':') : ['unit', who];
  return { id, subject: { kind: SubjectKind.parse(kind), id: name ?? '' } };
}

export function outcomeOf(scheme: Scheme, facts: Facts, input: EvaluationInput, wanted: Expectation): Expectation & { findings: string[] } {
  const ctx = startEvaluation(scheme, facts, input);
  const whole = evaluateScheme(scheme, facts, input);
  const ladders = proposeEscalations(scheme, facts, { asOf: input.asOf, calendar: input.calendar, preview: true });
  const keyed = <T>(
    want: Record<string, unknown> | undefined,
    answer: (id: string, subject: Subject) => T,
  ): Record<string, T> | undefined =>
    want === undefined
      ? undefined
      : Object.fromEntries(
          Object.keys(want).map((key) => {
            const { id, subject } = target(key);
            return [key, answer(id, subject)];
          }),
        );
  const at = (subject: Subject) => ({ ...ctx, subject });
  const items = keyed(wanted.items, (id, subject) => explainItem(at(subject), id)?.points?.text ?? null);
  const formulas = keyed(wanted.formulas, (id, subject) => explainItem(at(subject), id)?.formula ?? null);
  const measures = keyed(wanted.measures, (id, subject) => {
    const v = measureOf(at(subject), id, undefined, undefined).value;
    return v === null ? null : plainText(v);
  });
  const tiers = keyed(wanted.tiers, (id, subject) => tierOf(at(subject), id).tier);
  const places = keyed(wanted.places, (id, subject) => placeOf(at(subject), id, 'top')?.toString() ?? null);
  const payouts = keyed(
    wanted.payouts,
    (id, subject) => whole.payouts.find((p) => p.payout === id && p.subject?.id === subject.id)?.amount?.text ?? null,
  );
  const stages = keyed(wanted.stages, (id, subject) =>
    (payoutResult(at(subject), id)?.stages ?? []).map((s) => `${s.title} ${plainText(s.amount)} ${s.reached === true ? '达到' : '未达到'}`),
  );
  const shares = keyed(wanted.shares, (id, subject) =>
    (payoutResult(at(subject), id)?.shares ?? []).map((s) => `${s.who} ${plainText(s.amount)}`),
  );
  const deposits = keyed(wanted.deposits, (id, subject) => {
    const d = payoutResult(at(subject), id)?.deposit;
    return d === null || d === undefined ? null : `扣${plainText(d.deducted)} ${d.returned ? '全部退还' : '未退还'}`;
  });
  const levels = keyed(wanted.levels, (id, subject) => {
    const s = ladders.states.find((x) => x.ladder === id && x.subject.id === subject.id);
    return s === undefined ? null : s.undefinedZone ? '办法未规定' : s.level;
  });
  const deadlines = keyed(wanted.deadlines, (id, subject) => {
    const d = deadlineFor(at(subject), id);
    return d === null ? null : `${d.due} ${d.state}${d.remindOn.length > 0 ? ` 提醒${d.remindOn.join('、')}` : ''}`;
  });
  const triggered = keyed(wanted.triggered, (id, subject) => triggeredOf(at(subject), id) === true);
  const proposals =
    wanted.proposals === undefined
      ? undefined
      : ladders.proposals.map((p) => `${p.subject.id} ${p.level}${p.kind === 'release' ? ' 解除' : ''}`);
  // A case made for one rule leaves other items without figures: 'no-value' is compared only where the case expects it.
  const findings = [...new Set([...whole.findings, ...ladders.findings].filter((f) => f.level !== 'note').map((f) => f.code))]
    .filter((code) => code !== 'no-value' || wanted.findings?.includes(code) === true)
    .sort();
  const excluded = wanted.excluded === undefined ? undefined : Object.fromEntries(whole.exclusions.map((e) => [e.row, e.reason]));
  const all = {
    items,
    excluded,
    formulas,
    measures,
    tiers,
    places,
    payouts,
    stages,
    shares,
    deposits,
    levels,
    proposals,
    deadlines,
    triggered,
  };
  return { ...Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined)), findings };
}
