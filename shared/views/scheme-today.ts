/**
 * What one part of a 办法 gives today, in plain sentences: the score of a unit and why, whom a veto meets, who is paid how much. Asked while a clerk
 * edits, so nothing is stored and nothing is decided; knows no screen.
 */
import { proposeEscalations } from '../escalation/propose';
import { subjectsFor } from '../scoring/context';
import type { Ctx } from '../scoring/context';
import { curveOf } from '../scoring/curve';
import type { Curve } from '../scoring/curve';
import { deadlineFor } from '../scoring/deadline-rules';
import { describeNumber } from '../scoring/describe';
import { writtenAs } from '../month/score-lines';
import { verdictOf } from '../scoring/eligibility';
import { explainItem } from '../scoring/evaluate-scheme';
import { fixedText, plainText } from '../scoring/exact';
import { subjectName } from '../scoring/fact-index';
import type { Subject } from '../scoring/fact-index';
import { measureOf, shownValue } from '../scoring/measures';
import { payoutsOf } from '../scoring/payouts';
import { rankLists, tierOf, triggeredOf } from '../scoring/ranks';
import type { PartSection } from '../scoring/scheme-schema';
import { targetOf } from '../scoring/targets';

/** A sentence in pieces; the `strong` ones are the answer itself. */
export type Sentence = readonly (string | { readonly strong: string })[];

export type PartToday = {
  readonly says: Sentence;
  /** Short lines under the sentence: what was read, why the others do not count. */ readonly lines: readonly string[];
  readonly curve: { readonly curve: Curve; readonly label: string; readonly axes: string } | null;
  /** Rankings, one per group. */
  readonly lists: readonly {
    readonly title: string;
    readonly rows: readonly { readonly subject: string; readonly place: number | null; readonly text: string }[];
  }[];
};

const MOST_NAMES = 8;
const MOST_PLACES = 12;

const said = (says: Sentence, lines: readonly string[] = []): PartToday => ({ says, lines, curve: null, lists: [] });
const strong = (value: string | number): { readonly strong: string } => ({ strong: String(value) });

function named(subjects: readonly Subject[], ctx: Ctx): string {
  const names = subjects.slice(0, MOST_NAMES).map((subject) => subjectName(ctx.env.index, subject));
  return `${names.join('、')}${subjects.length > MOST_NAMES ? '等' : ''}`;
}

/** Whether a subject is the unit of `ctx`, or one of its projects, matters, persons or posts. */
function isOf(subject: Subject, ctx: Ctx): boolean {
  const { index } = ctx.env;
  const unit = ctx.subject?.id;
  if (subject.kind === 'unit') return subject.id === unit;
  if (subject.kind === 'person') return index.facts.posts.some((post) => post.person === subject.id && post.unit === unit);
  const row = index.byKind[subject.kind].get(subject.id);
  return row !== undefined && 'unit' in row && row.unit === unit;
}

function itemToday(id: string, ctx: Ctx, unit: string): PartToday | null {
  const { scheme } = ctx.env;
  const item = scheme.items.find((own) => own.id === id);
  if (item === undefined) return null;
  const line = explainItem(ctx, id);
  if (line === null) return said([`${unit}不考这一项。`]);
  const curve = curveOf(item.rule, id, ctx);
  const { formula } = line;
  const points = writtenAs(item, line.points);
  return {
    says:
      points === null
        ? [`${unit} 今天按此算不出得分，因为 ${formula}`]
        : [`${unit} 今天按此得 `, strong(points.text), ` 分，因为 ${formula}`],
    lines: line.inputs.flatMap((input) => [
      `${input.name} ${input.value?.text ?? '缺数'}${input.unit}（${input.counts}，${input.evidence.length}条记录）`,
      ...(input.together ?? []).map((group) => `合并　${group}`),
    ]),
    curve:
      curve === null
        ? null
        : {
            curve,
            label: `${item.title}得分曲线`,
            axes: `横轴：${curve.ratio ? '完成率' : describeNumber(curve.of, scheme)}；竖轴：得分；圆点是${unit}`,
          },
    lists: [],
  };
}

function measureToday(id: string, ctx: Ctx, unit: string): PartToday | null {
  const measure = ctx.env.scheme.measures.find((own) => own.id === id);
  if (measure === undefined) return null;
  const made = measureOf(ctx, id, undefined, undefined);
  const count = made.rowIds().length;
  if (made.value === null) return said([`${unit} 现在`, strong('缺数'), count === 0 ? '，没有记录' : `，${count}条记录里有没填的`]);
  return said([
    `${unit} 现在是 `,
    strong(fixedText(shownValue(measure, made.value), measure.decimals)),
    ` ${measure.unit}，来自${count}条记录`,
  ]);
}

function targetToday(id: string, ctx: Ctx, unit: string): PartToday | null {
  const { targets, measures } = ctx.env.scheme;
  const target = targets.find((own) => own.id === id);
  if (target === undefined) return null;
  const counted = measures.find((own) => own.id === target.measure)?.unit ?? '';
  const year = targetOf(ctx, id, 'base', 'year').value;
  const due = targetOf(ctx, id, 'base', 'schedule').value;
  return said([
    `${unit} 全年任务 `,
    strong(year === null ? '没有下达' : `${plainText(year)}${counted}`),
    due === null ? '' : `，到本月底应完成 ${plainText(due, 2)}${counted}`,
  ]);
}

function rankToday(id: string, ctx: Ctx): PartToday {
  const { scheme, index } = ctx.env;
  const lists = rankLists({ ...ctx, subject: null }, id).map((list) => ({
    title: scheme.groups.find((group) => group.id === list.group)?.title ?? '全部',
    rows: list.placed.slice(0, MOST_PLACES).map((row) => {
      const tier = tierOf({ ...ctx, subject: row.subject }, id).tier ?? '';
      const value = row.value === null ? '缺数' : plainText(row.value, 2);
      return { subject: row.subject.id, place: row.place, text: `${subjectName(index, row.subject)}　${value}　${tier}`.trim() };
    }),
  }));
  return { ...said([]), lists };
}

function ladderToday(id: string, ctx: Ctx, unit: string): PartToday | null {
  const { scheme, index, asOf, calendar } = ctx.env;
  const ladder = scheme.ladders.find((own) => own.id === id);
  if (ladder === undefined) return null;
  const states = proposeEscalations(scheme, index.facts, { asOf, calendar, preview: true }).states.filter((own) => own.ladder === id);
  const titleOf = (code: string | null): string | undefined => ladder.levels.find((own) => own.code === code)?.title;
  if (ladder.subject === 'unit') {
    const mine = states.find((state) => state.subject.id === ctx.subject?.id);
    const title = titleOf(mine?.level ?? null);
    const why = mine === undefined ? '' : `，因为${mine.rule === '' ? '没有一级的条件成立' : mine.rule}`;
    return said([`${unit} 今天按此`, title === undefined ? '不到任何一级' : strong(`到“${title}”`), why]);
  }
  const onLevels = ladder.levels.flatMap((level) => {
    const there = states.filter((state) => state.level === level.code).map((state) => state.subject);
    return there.length === 0 ? [] : [`${level.title}：${there.length}个，${named(there, ctx)}`];
  });
  const reached = states.filter((state) => titleOf(state.level) !== undefined).length;
  return said([`今天${states.length}个对象中 `, strong(reached), ' 个到某一级'], onLevels);
}

function overrideToday(id: string, ctx: Ctx, unit: string): PartToday | null {
  const rule = ctx.env.scheme.overrides.find((own) => own.id === id);
  if (rule === undefined) return null;
  const all = subjectsFor(ctx.env, rule.subject, rule.appliesTo, ctx.period.to);
  const asked = all.map((subject) => ({ subject, holds: triggeredOf({ ...ctx, subject }, id) }));
  const met = asked.filter((own) => own.holds === true).map((own) => own.subject);
  const open = asked.filter((own) => own.holds === null).length;
  const mine = met.filter((subject) => isOf(subject, ctx));
  const untold = open === 0 ? '' : `；${open}个缺数，判断不了`;
  return said(
    [`${unit} 今天 `, strong(mine.length), ` 个碰到这一条${mine.length === 0 ? '' : `：${named(mine, ctx)}`}`],
    [`全县${all.length}个对象中${met.length}个碰到${met.length === 0 ? '' : `：${named(met, ctx)}`}${untold}`],
  );
}

/** How many of the unit's a recognition lets through, and the reasons of the others. */
function eligibilityToday(id: string, ctx: Ctx, unit: string): PartToday | null {
  const rule = ctx.env.scheme.eligibility.find((own) => own.id === id);
  if (rule === undefined) return null;
  const verdicts = subjectsFor(ctx.env, rule.subject, 'all', ctx.period.to).map((subject) => ({
    subject,
    ...verdictOf(rule, { ...ctx, subject, row: ctx.env.index.byKind[subject.kind].get(subject.id) }, ctx.env.asOf),
  }));
  const mine = verdicts.filter(({ subject }) => isOf(subject, ctx));
  const passed = (list: typeof verdicts): number => list.filter(({ counts }) => counts).length;
  const reasons = new Map<string, number>();
  for (const verdict of mine) if (!verdict.counts) reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
  return said(
    [`${unit} 今天${mine.length}个中 `, strong(passed(mine)), ' 个通过认定'],
    [
      ...[...reasons].slice(0, MOST_NAMES).map(([reason, count]) => `${reason}：${count}个`),
      `全县${verdicts.length}个中${passed(verdicts)}个通过`,
    ],
  );
}

function deadlineToday(id: string, ctx: Ctx, unit: string): PartToday | null {
  const rule = ctx.env.scheme.deadlines.find((own) => own.id === id);
  if (rule === undefined) return null;
  const running = subjectsFor(ctx.env, rule.subject, 'all', ctx.period.to)
    .map((subject) => ({ subject, line: deadlineFor({ ...ctx, subject }, id) }))
    .flatMap(({ subject, line }) => (line === null ? [] : [{ subject, line }]));
  const late = running.filter((own) => own.line.state === 'overdue').map((own) => own.subject);
  const mine = running.filter(({ subject }) => isOf(subject, ctx));
  const lateMine = late.filter((subject) => isOf(subject, ctx));
  return said(
    [`${unit} 今天${mine.length}个在计时，`, strong(lateMine.length), ` 个超期${lateMine.length === 0 ? '' : `：${named(lateMine, ctx)}`}`],
    [`全县${running.length}个在计时，${late.length}个超期`, ...(rule.stop === 'none' ? ['没有写实际办结日期：过了期的一直算超期'] : [])],
  );
}

function payoutToday(id: string, ctx: Ctx, unit: string): PartToday | null {
  const payout = ctx.env.scheme.payouts.find((own) => own.id === id);
  if (payout === undefined) return null;
  const all = payoutsOf({ ...ctx, subject: null }, payout);
  const due = all.filter((own) => own.due && own.amount !== null);
  const others = due.slice(0, MOST_NAMES).map((own) => {
    const name = own.subject === null ? '' : subjectName(ctx.env.index, own.subject);
    return `${name} ${own.amount === null ? '' : plainText(own.amount)}${payout.unit}：${own.formula()}`;
  });
  const own = all.find(({ subject }) => subject?.kind === 'unit' && subject.id === ctx.subject?.id);
  if (own === undefined) return said(['按今天的数 ', strong(due.length), ' 个达到条件'], others);
  const amount = own.amount === null ? '算不出' : `${plainText(own.amount)}${payout.unit}`;
  return said([`${unit} 按今天的数 `, strong(amount), `，因为 ${own.formula()}`], [`全县${due.length}个达到条件`, ...others]);
}

type Says = (id: string, ctx: Ctx, unit: string) => PartToday | null;

const BY_SECTION: Readonly<Partial<Record<PartSection, Says>>> = {
  measures: measureToday,
  targets: targetToday,
  items: itemToday,
  eligibility: eligibilityToday,
  overrides: overrideToday,
  ranks: rankToday,
  deadlines: deadlineToday,
  ladders: ladderToday,
  payouts: payoutToday,
};

/** One part of the scheme of `ctx`, asked for the subject of `ctx`, a unit named `unit`; null where a part says nothing of itself (分组, 分成). */
export function partToday(section: PartSection, id: string, ctx: Ctx, unit: string): PartToday | null {
  return BY_SECTION[section]?.(id, ctx, unit) ?? null;
}
