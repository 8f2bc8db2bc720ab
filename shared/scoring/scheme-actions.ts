/**
 * The parts of a scheme that lead to letters and decisions: deadlines (D), ladders (L), payouts (W); and the small words all
 * sections share. Shapes only.
 */
import { z } from 'zod';
import { RuleSchema } from './scheme-rules';
import { DateSchema, FieldPath, Id, Literal, MoneyUnit, NumberSchema, PredicateSchema, RoundingSchema, ShortText } from './scheme-trees';

export const Note = z.string().max(4000).optional();
export const limit = z.union([z.literal('none'), NumberSchema]);
export const SubjectKind = z.enum(['unit', 'person', 'post', 'project', 'matter']);
export type SubjectKind = z.infer<typeof SubjectKind>;
export const Groups = z.union([z.literal('all'), z.array(Id).min(1)]).describe('group ids the rule applies to');
export const LengthSchema = z
  .strictObject({ n: z.number().int().min(0).max(4000), unit: z.enum(['day', 'workday', 'month', 'year']) })
  .meta({ id: 'Length' });

/** D 时限. */
export const Deadline = z
  .strictObject({
    id: Id,
    title: ShortText,
    subject: SubjectKind,
    when: PredicateSchema,
    from: DateSchema,
    length: LengthSchema,
    countFrom: z.enum(['same-day', 'next-day']),
    roll: z.enum(['none', 'next-workday', 'previous-workday']),
    remind: z.array(LengthSchema),
    stop: z.union([z.literal('none'), DateSchema]).describe('the day it was really done'),
    ifMissed: ShortText.optional().describe('what the document says of a limit that passed without answer: 视为无异议'),
    extension: z.union([
      z.literal('none'),
      z.strictObject({ by: ShortText, times: z.number().int().min(1).max(20), reportBeforeLimit: z.boolean() }),
    ]),
    pause: z.array(ShortText).describe('reasons that stop the clock'),
    note: Note,
  })
  .meta({ id: 'Deadline' });

const Counter = z
  .strictObject({
    id: Id,
    title: ShortText,
    when: PredicateSchema,
    count: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('consecutive') }),
      z.strictObject({ is: z.literal('cumulative') }),
      z.strictObject({ is: z.literal('window'), periods: z.number().int().min(1).max(60) }),
    ]),
    resetYearly: z.boolean(),
    resetWhen: PredicateSchema.optional(),
    exempt: z
      .enum(['skip', 'break', 'counts'])
      .optional()
      .describe(
        'a period on whose last day the subject is exempted: passed over, a miss, or as any other. Left out (older files): as any other',
      ),
  })
  .meta({ id: 'Counter' });

const LadderLevel = z
  .strictObject({
    code: Id,
    title: ShortText,
    colour: z.enum(['green', 'blue', 'yellow', 'orange', 'red', 'none']),
    when: PredicateSchema,
    silent: z.boolean().describe('a state shown, no letter proposed (green)'),
    organ: ShortText.describe('the body that can decide this: never the office keeping the ledger'),
    basis: ShortText.describe('article of the adopted document'),
    template: Id.optional(),
    actor: ShortText.optional(),
    calls: z
      .array(
        z.union([
          z.enum(['leader', 'deputy', 'guaranteeingLeader', 'person', 'unit']),
          z.strictObject({ as: ShortText, field: FieldPath }).describe('whom a column of the subject names: 项目业主单位负责人'),
        ]),
      )
      .optional()
      .describe(
        'who is called in (约谈对象), found in the posts, guarantees and columns of the data; shown on the proposal and its letter',
      ),
    answerWithin: LengthSchema.optional(),
    effects: z.array(ShortText),
    forStudy: z.boolean().describe('提请研究: put before the organ, nothing else'),
  })
  .meta({ id: 'LadderLevel' });

/** L 督办升级阶梯. Levels run from mild to severe. */
export const Ladder = z
  .strictObject({
    id: Id,
    title: ShortText,
    subject: SubjectKind,
    appliesTo: Groups,
    where: PredicateSchema.optional(),
    cadence: z.union([
      z.enum(['day', 'week', 'month', 'quarter', 'half', 'year']),
      z.strictObject({ checkOn: z.array(z.string().regex(/^\d{2}-\d{2}$/)).min(1) }),
    ]),
    acrossYears: z
      .boolean()
      .optional()
      .describe(
        'the last period of a year is still checked in the new year until the first period of that one is over. Left out (older files): only where some counter runs on (resetYearly false)',
      ),
    counters: z.array(Counter),
    levels: z.array(LadderLevel).min(1).max(20),
    pick: z.enum(['highest', 'lowest', 'one-step-up']).describe('which of the levels that hold; one-step-up: never skip a level'),
    exhaustive: z.boolean().describe('every state must have a level; the checker looks for holes'),
    start: z.array(z.strictObject({ when: PredicateSchema, level: Id })).describe('a matter may start higher'),
    release: z.union([z.literal('none'), z.strictObject({ when: PredicateSchema, proposal: ShortText })]),
    appeal: z.union([z.literal('none'), LengthSchema]),
    note: Note,
  })
  .meta({ id: 'Ladder' });

/** W 奖惩兑现. Off until the county switches it on; it only computes and prints for a decision. */
export const Payout = z
  .strictObject({
    id: Id,
    title: ShortText,
    payee: SubjectKind,
    appliesTo: Groups,
    when: PredicateSchema,
    amount: RuleSchema,
    unit: MoneyUnit,
    cap: limit,
    rounding: z.union([z.literal('none'), RoundingSchema]),
    budget: z.union([z.literal('none'), z.strictObject({ amount: NumberSchema, short: z.enum(['all-reduced-alike', 'report-only']) })]),
    stages: z.array(
      z.strictObject({
        title: ShortText,
        percent: z
          .union([z.literal('rest'), Literal, z.strictObject({ amount: NumberSchema })])
          .describe('percents of the amount (40), an amount of its own (主体完工先付10万元), or what the others leave'),
        when: PredicateSchema,
      }),
    ),
    shares: z
      .union([z.array(z.strictObject({ who: ShortText, percent: z.union([z.literal('rest'), Literal]) })), z.strictObject({ split: Id })])
      .describe("fixed percents of the document, or a split: the owners the data's contributions name for the project"),
    deposit: z.union([
      z.literal('none'),
      z.strictObject({ amount: NumberSchema, deductions: NumberSchema, returnedWhen: PredicateSchema }),
    ]),
    hold: PredicateSchema.optional(),
    clawback: PredicateSchema.optional(),
    oneTime: z.boolean(),
    note: Note,
  })
  .meta({ id: 'Payout' });
