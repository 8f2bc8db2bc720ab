/**
 * The two closed trees every rule is built from: Predicate (条件) and Number (数), with dates as their small helper.
 * This is the frozen file format: shapes only, no evaluation. A tree holds no code and nothing that could be run.
 */
import { z } from 'zod';
import { isIsoDay } from '../calendar/iso-date';
import { NUMBER_WORDS, isNumberText } from './exact';
import type { PeriodRef } from './periods';

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** A name other parts of the scheme refer to: letters (Chinese too), digits, - and _. */
export const Id = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, '编号只能用汉字、字母、数字、-、_')
  .refine((id) => !RESERVED.has(id), '这个编号不能用');

/** Where a value stands in a row: 'amount', or after a join 'project.industry', 'unit.kind', 'person.name', 'subject.name'. */
export const FieldPath = z
  .string()
  .max(120)
  .regex(/^((row|project|unit|person|subject)\.)?[\p{L}\p{N}_-]+$/u, '字段写法为“字段名”或“project.字段名”')
  .refine((path) => !path.split('.').some((part) => RESERVED.has(part)), '这个字段名不能用');

export const ShortText = z.string().min(1).max(2000);

export const MoneyUnit = z.enum(['元', '万元', '亿元', '美元', '万美元', '亿美元', '港元', '万港元', '欧元', '万欧元', '日元', '万日元']);
export type MoneyUnit = z.infer<typeof MoneyUnit>;

export const DayText = z.string().refine(isIsoDay, '日期写成 2026-09-30');

export const PeriodRefSchema: z.ZodType<PeriodRef> = z
  .union([
    z.enum([
      'period',
      'yearToDate',
      'year',
      'month',
      'quarter',
      'half',
      'week',
      'previousPeriod',
      'samePeriodLastYear',
      'yearToDateLastYear',
      'lastYear',
      'allTime',
    ]),
    z.strictObject({ lastMonths: z.number().int().min(1).max(120) }),
    z.strictObject({ from: DayText, to: DayText }),
    z.strictObject({
      shift: z.number().int().min(-120).max(120),
      of: z.enum(['period', 'week', 'month', 'quarter', 'half', 'year']),
      fromYearStart: z
        .literal(true)
        .optional()
        .describe('from the first day of its assessment year to its end: the cumulative figure of that period'),
    }),
  ])
  .meta({ id: 'PeriodRef', description: 'A span of time seen from the assessment period' });

export const Comparison = z.enum(['>=', '>', '<=', '<', '=', '!=']);
export type Comparison = z.infer<typeof Comparison>;

export const RoundingSchema = z
  .strictObject({ places: z.number().int().min(0).max(8), mode: z.enum(['half-up', 'down', 'up', 'half-even']) })
  .meta({ id: 'Rounding' });

/** What a Number or Predicate may loop over, seen from the subject. */
export const Each = z.enum([
  'peers',
  'otherPeers',
  'allSubjects',
  'projects',
  'allProjects',
  'members',
  'posts',
  'matters',
  'allMatters',
  'childUnits',
  'ownUnits',
  'guaranteedUnits',
  'guaranteedProjects',
  'weeks',
  'months',
  'quarters',
  'halves',
  'years',
]);
export type Each = z.infer<typeof Each>;

export const TimeUnit = z.enum(['day', 'workday', 'week', 'month', 'year']);
export type TimeUnit = z.infer<typeof TimeUnit>;

export const StageDate = z.enum(['planned', 'agreed', 'actual', 'accepted']);

export const CardAction = z.enum(['issued', 'answered', 'withheld', 'withdrawn', 'released', 'exempted', 'extended']);
export type CardAction = z.infer<typeof CardAction>;

export type DateNode =
  | string
  | { op: 'asOf' | 'periodStart' | 'periodEnd' | 'yearStart' | 'yearEnd' }
  | { op: 'field'; path: string }
  | { op: 'stage'; stage: string; which: z.infer<typeof StageDate> }
  | { op: 'monthDay'; month: number; day: number }
  | { op: 'deadline'; id: string }
  | { op: 'shift'; date: DateNode; n: number; unit: TimeUnit }
  | { op: 'passed'; measure: string; bound: NumberNode }
  | { op: 'earliest' | 'latest'; of: DateNode[] };

export type NumberNode =
  | number
  | string
  | { op: 'field'; path: string; in?: MoneyUnit | undefined }
  | { op: 'measure'; id: string; period?: PeriodRef | undefined; scope?: 'group' | 'all' | undefined }
  | { op: 'target'; id: string; level: 'base' | 'stretch'; at: 'year' | 'schedule' | 'period'; period?: PeriodRef | undefined }
  | { op: 'gap'; target: string; level: 'base' | 'stretch'; as: 'points' | 'percentOfSchedule'; period?: PeriodRef | undefined }
  | { op: 'item'; id: string; stage: 'raw' | 'final'; period?: PeriodRef | undefined }
  | { op: 'place'; rank: string; from: 'top' | 'bottom'; period?: PeriodRef | undefined }
  | { op: 'groupSize'; rank: string }
  | { op: 'rating'; item: string; raters?: string[] | undefined; aggregate: 'mean' | 'sum' | 'count' | 'min' | 'max' }
  | { op: 'counter'; id: string }
  | { op: 'cards'; ladder: string; in: string[]; action: CardAction; period: PeriodRef }
  | { op: 'payout'; id: string }
  | { op: 'frozen'; id: string; period: PeriodRef }
  | {
      op: 'over';
      each: Each;
      aggregate: 'sum' | 'mean' | 'max' | 'min' | 'count';
      where?: PredicateNode | undefined;
      value: NumberNode;
      none: NumberNode | 'unknown';
    }
  | { op: 'elapsed'; from: DateNode; to: DateNode; unit: TimeUnit }
  | { op: 'datePart'; part: 'year' | 'quarter' | 'month' | 'day'; of: DateNode }
  | { op: '+' | '-' | '*' | 'min' | 'max'; of: NumberNode[] }
  | { op: '/'; of: [NumberNode, NumberNode]; zero: NumberNode | 'unknown' }
  | { op: 'abs' | 'wholeSteps' | 'floor'; of: NumberNode }
  | { op: 'round'; of: NumberNode; rounding: z.infer<typeof RoundingSchema> }
  | { op: 'if'; when: PredicateNode; then: NumberNode; else: NumberNode }
  | { op: 'lookup'; path: string; rows: { is: string[]; value: NumberNode }[]; otherwise: NumberNode | 'unknown' }
  | { op: 'countTrue'; of: PredicateNode[] }
  | { op: 'known'; of: NumberNode; else: NumberNode }
  | { op: 'outer'; of: NumberNode }
  | { op: 'together'; take: 'sum' | 'rows'; of: 'own' | 'everyone' }
  | { op: 'gap-in-source'; note: string };

export type PredicateNode =
  | { op: 'always' | 'never' }
  | { op: 'all' | 'any'; of: PredicateNode[] }
  | { op: 'not'; of: PredicateNode }
  | { op: 'atLeast'; n: number; of: PredicateNode[] }
  | { op: Comparison; left: NumberNode; right: NumberNode }
  | { op: 'between'; value: NumberNode; from: NumberNode; to: NumberNode; ends: '[]' | '[)' | '(]' | '()' }
  | { op: 'text'; path: string; in: string[] }
  | { op: 'contains'; path: string; any: string[] }
  | { op: 'same'; path: string; outer: string }
  | { op: 'has' | 'yes'; path: string }
  | { op: 'group'; in: string[] }
  | { op: 'subject'; in: string[] }
  | { op: 'date'; left: DateNode; is: Comparison; right: DateNode }
  | { op: 'reached'; stage: string; which: 'actual' | 'accepted'; by?: DateNode | undefined }
  | { op: 'eligible'; id: string }
  | { op: 'evidence'; item: string; state: ('missing' | 'given' | 'accepted' | 'refused')[] }
  | { op: 'exists'; each: Each; where: PredicateNode }
  | { op: 'tier'; rank: string; in: string[]; period?: PeriodRef | undefined }
  | { op: 'triggered'; override: string }
  | { op: 'level'; ladder: string; in: string[]; answered?: boolean | undefined; overdue?: boolean | undefined }
  | { op: 'deadline'; id: string; is: 'running' | 'remind' | 'overdue' | 'doneInTime' | 'doneLate' }
  | { op: 'gap-in-source'; note: string };

const path = FieldPath;
const list = <T extends z.ZodType>(node: T) => z.array(node).min(1).max(200);

export const DateSchema: z.ZodType<DateNode> = z
  .lazy(() =>
    z.union([
      DayText,
      z.discriminatedUnion('op', [
        z.strictObject({ op: z.enum(['asOf', 'periodStart', 'periodEnd', 'yearStart', 'yearEnd']) }),
        z.strictObject({ op: z.literal('field'), path }),
        z.strictObject({ op: z.literal('stage'), stage: ShortText, which: StageDate }),
        z.strictObject({ op: z.literal('monthDay'), month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) }),
        z.strictObject({ op: z.literal('deadline'), id: Id }),
        z.strictObject({ op: z.literal('shift'), date: DateSchema, n: z.number().int().min(-4000).max(4000), unit: TimeUnit }),
        z
          .strictObject({ op: z.literal('passed'), measure: Id, bound: NumberSchema })
          .describe('the first day on which the measure, added up from its first row, is at least the bound'),
        z.strictObject({ op: z.enum(['earliest', 'latest']), of: list(DateSchema) }),
      ]),
    ]),
  )
  .meta({ id: 'Date', description: 'A day: literal or derived' });

export const Literal = z.union([
  z.number().refine((n) => isNumberText(String(n)), '数字写成普通小数'),
  z.string().refine(isNumberText, NUMBER_WORDS),
]);

const orUnknown = () => z.union([z.literal('unknown'), NumberSchema]);
const Level = z.enum(['base', 'stretch']);

export const NumberSchema: z.ZodType<NumberNode> = z
  .lazy(() =>
    z.union([
      Literal,
      z.discriminatedUnion('op', [
        z.strictObject({ op: z.literal('field'), path, in: MoneyUnit.optional() }),
        z.strictObject({
          op: z.literal('measure'),
          id: Id,
          period: PeriodRefSchema.optional(),
          scope: z.enum(['group', 'all']).optional(),
        }),
        z.strictObject({
          op: z.literal('target'),
          id: Id,
          level: Level,
          at: z.enum(['year', 'schedule', 'period']),
          period: PeriodRefSchema.optional().describe('the target seen from another period, e.g. lastYear'),
        }),
        z.strictObject({
          op: z.literal('gap'),
          target: Id,
          level: Level,
          as: z.enum(['points', 'percentOfSchedule']),
          period: PeriodRefSchema.optional(),
        }),
        z.strictObject({ op: z.literal('item'), id: Id, stage: z.enum(['raw', 'final']), period: PeriodRefSchema.optional() }),
        z.strictObject({ op: z.literal('place'), rank: Id, from: z.enum(['top', 'bottom']), period: PeriodRefSchema.optional() }),
        z.strictObject({ op: z.literal('groupSize'), rank: Id }),
        z.strictObject({
          op: z.literal('rating'),
          item: Id,
          raters: z.array(ShortText).optional(),
          aggregate: z.enum(['mean', 'sum', 'count', 'min', 'max']),
        }),
        z.strictObject({ op: z.literal('counter'), id: Id }),
        z.strictObject({ op: z.literal('cards'), ladder: Id, in: list(ShortText), action: CardAction, period: PeriodRefSchema }),
        z.strictObject({ op: z.literal('payout'), id: Id }),
        z.strictObject({ op: z.literal('frozen'), id: Id, period: PeriodRefSchema }),
        z.strictObject({
          op: z.literal('over'),
          each: Each,
          aggregate: z.enum(['sum', 'mean', 'max', 'min', 'count']),
          where: PredicateSchema.optional(),
          value: NumberSchema,
          none: orUnknown(),
        }),
        z.strictObject({ op: z.literal('elapsed'), from: DateSchema, to: DateSchema, unit: TimeUnit }),
        z.strictObject({ op: z.literal('datePart'), part: z.enum(['year', 'quarter', 'month', 'day']), of: DateSchema }),
        z.strictObject({ op: z.enum(['+', '-', '*', 'min', 'max']), of: list(NumberSchema) }),
        z.strictObject({ op: z.literal('/'), of: z.tuple([NumberSchema, NumberSchema]), zero: orUnknown() }),
        z.strictObject({ op: z.enum(['abs', 'wholeSteps', 'floor']), of: NumberSchema }),
        z.strictObject({ op: z.literal('round'), of: NumberSchema, rounding: RoundingSchema }),
        z.strictObject({ op: z.literal('if'), when: PredicateSchema, then: NumberSchema, else: NumberSchema }),
        z.strictObject({
          op: z.literal('lookup'),
          path,
          rows: list(z.strictObject({ is: list(ShortText), value: NumberSchema })),
          otherwise: orUnknown(),
        }),
        z.strictObject({ op: z.literal('countTrue'), of: list(PredicateSchema) }),
        z.strictObject({ op: z.literal('known'), of: NumberSchema, else: NumberSchema }),
        z.strictObject({ op: z.literal('outer'), of: NumberSchema }).describe('inside a loop: asked of the subject outside it'),
        z
          .strictObject({ op: z.literal('together'), take: z.enum(['sum', 'rows']), of: z.enum(['own', 'everyone']) })
          .describe("inside a measure's `together`: what the rows of the group make, of the subject alone or of everyone"),
        z.strictObject({ op: z.literal('gap-in-source'), note: ShortText }),
      ]),
    ]),
  )
  .meta({ id: 'Number', description: 'A number: literal (12, "50%", "1/3") or a node' });

export const PredicateSchema: z.ZodType<PredicateNode> = z
  .lazy(() =>
    z.discriminatedUnion('op', [
      z.strictObject({ op: z.enum(['always', 'never']) }),
      z.strictObject({ op: z.enum(['all', 'any']), of: list(PredicateSchema) }),
      z.strictObject({ op: z.literal('not'), of: PredicateSchema }),
      z.strictObject({ op: z.literal('atLeast'), n: z.number().int().min(1), of: list(PredicateSchema) }),
      z.strictObject({ op: Comparison, left: NumberSchema, right: NumberSchema }),
      z.strictObject({
        op: z.literal('between'),
        value: NumberSchema,
        from: NumberSchema,
        to: NumberSchema,
        ends: z.enum(['[]', '[)', '(]', '()']),
      }),
      z.strictObject({ op: z.literal('text'), path, in: list(ShortText) }),
      z.strictObject({ op: z.literal('contains'), path, any: list(ShortText) }),
      z
        .strictObject({ op: z.literal('same'), path, outer: path })
        .describe('the field at hand is one with the field `outer` of the subject outside the loop'),
      z.strictObject({ op: z.enum(['has', 'yes']), path }),
      z.strictObject({ op: z.literal('group'), in: list(Id) }),
      z.strictObject({ op: z.literal('subject'), in: list(ShortText) }),
      z.strictObject({ op: z.literal('date'), left: DateSchema, is: Comparison, right: DateSchema }),
      z.strictObject({ op: z.literal('reached'), stage: ShortText, which: z.enum(['actual', 'accepted']), by: DateSchema.optional() }),
      z.strictObject({ op: z.literal('eligible'), id: Id }),
      z.strictObject({ op: z.literal('evidence'), item: Id, state: list(z.enum(['missing', 'given', 'accepted', 'refused'])) }),
      z.strictObject({ op: z.literal('exists'), each: Each, where: PredicateSchema }),
      z.strictObject({ op: z.literal('tier'), rank: Id, in: list(ShortText), period: PeriodRefSchema.optional() }),
      z.strictObject({ op: z.literal('triggered'), override: Id }),
      z.strictObject({
        op: z.literal('level'),
        ladder: Id,
        in: list(ShortText),
        answered: z.boolean().optional(),
        overdue: z.boolean().optional(),
      }),
      z.strictObject({ op: z.literal('deadline'), id: Id, is: z.enum(['running', 'remind', 'overdue', 'doneInTime', 'doneLate']) }),
      z.strictObject({ op: z.literal('gap-in-source'), note: ShortText }),
    ]),
  )
  .meta({ id: 'Predicate', description: 'A condition; unknown inputs make it unknown, never true' });
