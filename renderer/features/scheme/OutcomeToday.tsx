/** What a veto, a recognition, a time limit or a payout under the clerk's hands gives today: whom it meets and how much. Reads the trial only. */
import type { ReactNode } from 'react';
import type { Ctx } from '../../../shared/scoring/context';
import { subjectsFor } from '../../../shared/scoring/context';
import { deadlineFor } from '../../../shared/scoring/deadline-rules';
import { verdictOf } from '../../../shared/scoring/eligibility';
import { plainText } from '../../../shared/scoring/exact';
import { subjectName } from '../../../shared/scoring/fact-index';
import type { Subject } from '../../../shared/scoring/fact-index';
import { payoutsOf } from '../../../shared/scoring/payouts';
import { triggeredOf } from '../../../shared/scoring/ranks';

const MOST_NAMES = 8;

function named(subjects: readonly Subject[], ctx: Ctx): string {
  const names = subjects.slice(0, MOST_NAMES).map((subject) => subjectName(ctx.env.index, subject));
  return `${names.join('、')}${subjects.length > MOST_NAMES ? '等' : ''}`;
}

const Says = ({ children }: { readonly children: ReactNode }) => (
  <p className="scheme-today" data-testid="scheme-today">
    {children}
  </p>
);

/** Whom an override meets. */
function Vetoed({ id, ctx }: { readonly id: string; readonly ctx: Ctx }) {
  const rule = ctx.env.scheme.overrides.find((own) => own.id === id);
  if (rule === undefined) return null;
  const all = subjectsFor(ctx.env, rule.subject, rule.appliesTo, ctx.period.to);
  const asked = all.map((subject) => ({ subject, holds: triggeredOf({ ...ctx, subject }, id) }));
  const met = asked.filter((own) => own.holds === true).map((own) => own.subject);
  const open = asked.filter((own) => own.holds === null).length;
  return (
    <Says>
      今天{all.length}个对象中 <strong>{met.length}</strong> 个碰到这一条{met.length === 0 ? '' : `：${named(met, ctx)}`}
      {open === 0 ? '' : `；${open}个缺数，判断不了`}
    </Says>
  );
}

/** How many a recognition lets through, and the reasons of the others. */
function Recognised({ id, ctx }: { readonly id: string; readonly ctx: Ctx }) {
  const rule = ctx.env.scheme.eligibility.find((own) => own.id === id);
  if (rule === undefined) return null;
  const all = subjectsFor(ctx.env, rule.subject, 'all', ctx.period.to);
  const verdicts = all.map((subject) =>
    verdictOf(rule, { ...ctx, subject, row: ctx.env.index.byKind[subject.kind].get(subject.id) }, ctx.env.asOf),
  );
  const reasons = new Map<string, number>();
  for (const verdict of verdicts) if (!verdict.counts) reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
  return (
    <>
      <Says>
        今天{all.length}个中 <strong>{verdicts.filter((verdict) => verdict.counts).length}</strong> 个通过认定
      </Says>
      <ul className="scheme-inputs">
        {[...reasons].slice(0, MOST_NAMES).map(([reason, count]) => (
          <li key={reason}>
            {reason}：{count}个
          </li>
        ))}
      </ul>
    </>
  );
}

function Overdue({ id, ctx }: { readonly id: string; readonly ctx: Ctx }) {
  const rule = ctx.env.scheme.deadlines.find((own) => own.id === id);
  if (rule === undefined) return null;
  const all = subjectsFor(ctx.env, rule.subject, 'all', ctx.period.to);
  const lines = all.map((subject) => ({ subject, line: deadlineFor({ ...ctx, subject }, id) }));
  const running = lines.filter((own) => own.line !== null);
  const late = running.filter((own) => own.line?.state === 'overdue').map((own) => own.subject);
  return (
    <Says>
      今天{running.length}个在计时，<strong>{late.length}</strong> 个超期{late.length === 0 ? '' : `：${named(late, ctx)}`}
    </Says>
  );
}

function Paid({ id, ctx }: { readonly id: string; readonly ctx: Ctx }) {
  const payout = ctx.env.scheme.payouts.find((own) => own.id === id);
  if (payout === undefined) return null;
  const due = payoutsOf({ ...ctx, subject: null }, payout).filter((own) => own.due && own.amount !== null);
  return (
    <>
      <Says>
        按今天的数 <strong>{due.length}</strong> 个达到条件
      </Says>
      <ul className="scheme-inputs">
        {due.slice(0, MOST_NAMES).map((own) => (
          <li key={own.subject?.id ?? ''}>
            {own.subject === null ? '' : subjectName(ctx.env.index, own.subject)} {own.amount === null ? '' : plainText(own.amount)}
            {payout.unit}：{own.formula}
          </li>
        ))}
      </ul>
    </>
  );
}

export const OUTCOMES = { overrides: Vetoed, eligibility: Recognised, deadlines: Overdue, payouts: Paid } as const;
export type OutcomeSection = keyof typeof OUTCOMES;
export const isOutcome = (section: string): section is OutcomeSection => Object.hasOwn(OUTCOMES, section);
