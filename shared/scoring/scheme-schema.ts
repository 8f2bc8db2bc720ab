/**
 * The scheme file (考核办法), format 1, frozen: a county's assessment document as data. Shapes only.
 * Sections follow the evaluation order E → S → M → T → (R B U P N J) → C → V → G → V → W; D and L run on dates.
 */
import { z } from 'zod';
import {
  DateSchema,
  DayText,
  FieldPath,
  Id,
  Literal,
  NumberSchema,
  PeriodRefSchema,
  PredicateSchema,
  RoundingSchema,
  ShortText,
  StageDate,
} from './scheme-trees';
import { RuleSchema } from './scheme-rules';
import { Deadline, Groups, Ladder as LadderShape, Note, Payout as PayoutShape, SubjectKind } from './scheme-actions';

const Group = z
  .strictObject({
    id: Id,
    title: ShortText,
    members: z.array(ShortText).optional().describe("subject ids; left out: the ledger's dated membership records of this id"),
    note: Note,
  })
  .meta({ id: 'Group' });

const Rate = z
  .strictObject({
    from: z.string().regex(/^[A-Z]{3}$/),
    to: z.string().regex(/^[A-Z]{3}$/),
    basis: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('fixed'), rate: Literal }),
      z.strictObject({ is: z.literal('byDay'), table: z.array(z.strictObject({ on: DayText, rate: Literal })).min(1) }),
      z
        .strictObject({ is: z.literal('since'), table: z.array(z.strictObject({ on: DayText, rate: Literal })).min(1) })
        .describe('each rate holds from its day until the next: the middle rate of a year or month'),
    ]),
    source: ShortText,
  })
  .meta({ id: 'Rate', description: 'Currency conversion: one fixed rate, the list rate of the day, or the rate in force since a day' });

const EvidenceItem = z.strictObject({
  id: Id,
  title: ShortText,
  required: z.boolean(),
  eitherGroup: Id.optional().describe('one of the same either-group is enough'),
  verifier: ShortText.optional(),
});

/** E 认定与剔除. */
const Eligibility = z
  .strictObject({
    id: Id,
    title: ShortText,
    subject: SubjectKind,
    include: PredicateSchema,
    exclude: z.array(z.strictObject({ reason: ShortText, when: PredicateSchema })),
    registerBy: z
      .union([z.literal('none'), z.strictObject({ field: FieldPath, by: DateSchema })])
      .describe('registered after this day: out'),
    countOnce: z.enum(['once-ever', 'once-a-year', 'no-limit']),
    carryOverYears: z
      .union([z.literal('no-limit'), z.number().int().min(0).max(20)])
      .describe('years after the first counting in which it still counts'),
    evidence: z.array(EvidenceItem),
    evidenceMode: z.enum(['must-be-accepted', 'must-be-given', 'only-reported']),
    note: Note,
  })
  .meta({ id: 'Eligibility' });

/** S 分成. */
const Split = z
  .strictObject({
    id: Id,
    title: ShortText,
    roles: z.array(z.strictObject({ role: ShortText, percent: z.union([z.literal('as-stated'), NumberSchema]) })).min(1),
    basis: z.enum(['fixed', 'enterprise-statement', 'agreement']),
    sum: z.enum(['exactly-100', 'may-exceed']),
    unstated: z.enum(['zero', 'all-to-owner']).describe('a project without contribution rows'),
    discounts: z.array(z.strictObject({ when: PredicateSchema, percent: NumberSchema, reason: ShortText })),
    note: Note,
  })
  .meta({ id: 'Split' });

const measureHead = {
  id: Id,
  name: ShortText,
  unit: ShortText,
  direction: z.enum(['up', 'down']),
  decimals: z.number().int().min(0).max(6),
  note: Note,
};

/** M 合并计算: rows with the same value of a field become one before the condition is asked and the number taken (同一投资方多个项目合并计算). */
const Together = z
  .strictObject({
    by: FieldPath.describe('rows with the same value of this field are put together: "project.investor", "project.park"'),
    blank: z.enum(['alone', 'left-out']).describe('a row whose field is empty: stands for itself, or is not counted'),
    where: PredicateSchema.describe('which groups count; asks the node "together", never a row'),
    value: NumberSchema.optional().describe('what a group adds, for sum, max, min, mean'),
  })
  .meta({ id: 'Together' });

/** M 指标口径 over ledger rows. */
const RowMeasure = z
  .strictObject({
    ...measureHead,
    is: z.literal('rows'),
    source: z.enum(['projects', 'stages', 'money', 'activities', 'figures', 'matters']),
    counts: z.enum(['reported', 'recognised']).describe('申报数 or 核定数 (S-113)'),
    ownedBy: FieldPath.describe('field naming the unit the row belongs to: "unit", "project.foundingUnit"'),
    ownedByPerson: FieldPath.optional().describe('field naming the person, for measures asked of persons; left out: "person"'),
    withChildUnits: z.boolean(),
    eligibility: z.array(Id),
    split: Id.optional(),
    where: PredicateSchema,
    aggregate: z.enum(['sum', 'count', 'distinct', 'max', 'min', 'last', 'mean']),
    value: NumberSchema.optional().describe('for sum, max, min, last, mean: the number taken from each row'),
    distinctBy: FieldPath.optional(),
    together: Together.optional(),
    date: z.union([FieldPath, z.strictObject({ stage: ShortText, which: StageDate })]).describe('the date that places the row in a period'),
    window: PeriodRefSchema,
    factors: z
      .array(z.strictObject({ when: PredicateSchema, factor: NumberSchema, reason: ShortText }))
      .describe('all matching factors multiply'),
  })
  .meta({ id: 'RowMeasure' });

/** M as a ratio of two measures, or a formula over measures. */
const RatioMeasure = z
  .strictObject({
    ...measureHead,
    is: z.literal('ratio'),
    numerator: Id,
    denominator: Id,
    zero: z.union([z.literal('unknown'), NumberSchema]),
  })
  .meta({ id: 'RatioMeasure' });
const FormulaMeasure = z.strictObject({ ...measureHead, is: z.literal('formula'), formula: NumberSchema }).meta({ id: 'FormulaMeasure' });
const MeasureSchema = z.discriminatedUnion('is', [RowMeasure, RatioMeasure, FormulaMeasure]).meta({ id: 'Measure' });

export const ScheduleSchema = z
  .discriminatedUnion('is', [
    z.strictObject({ is: z.literal('linear'), by: z.enum(['month', 'day']) }),
    z
      .strictObject({
        is: z.literal('table'),
        shares: z
          .array(z.strictObject({ until: z.string().regex(/^\d{2}-\d{2}$/), share: Literal }))
          .min(1)
          .max(53),
      })
      .describe('cumulative share of the year due by each month-day; between two rows the earlier one holds'),
    z
      .strictObject({
        is: z.literal('milestones'),
        values: z
          .array(z.strictObject({ until: z.string().regex(/^\d{2}-\d{2}$/), value: Literal }))
          .min(1)
          .max(53),
      })
      .describe('cumulative values instead of shares'),
  ])
  .meta({ id: 'Schedule' });

/** T 目标与序时. A target row in the ledger (unit × indicator × year) goes before the values written here. */
const Target = z
  .strictObject({
    id: Id,
    title: ShortText,
    measure: Id,
    subject: SubjectKind,
    appliesTo: Groups,
    values: z.array(
      z.strictObject({
        groups: z.array(Id).optional(),
        subjects: z.array(ShortText).optional(),
        when: PredicateSchema.optional(),
        base: NumberSchema,
        stretch: NumberSchema.optional(),
      }),
    ),
    schedule: ScheduleSchema.describe('used where the ledger row brings none'),
    cumulative: z.boolean().describe('true: year to date against the cumulative schedule; false: each period on its own'),
    setBy: ShortText.optional(),
    note: Note,
  })
  .meta({ id: 'Target' });

const Item = z
  .strictObject({
    id: Id,
    title: ShortText,
    section: ShortText.optional().describe('heading on the 考核明细表'),
    subject: SubjectKind,
    appliesTo: Groups,
    when: PredicateSchema.optional().describe('the item applies only then; otherwise it is left out'),
    full: Literal.optional().describe('满分, for the checker and the table head'),
    rule: RuleSchema,
    rounding: z.union([z.literal('none'), RoundingSchema]),
    note: Note,
  })
  .meta({ id: 'Item' });

/** V 否决/改档. Order: precedence, small first. */
const Override = z
  .strictObject({
    id: Id,
    title: ShortText,
    subject: SubjectKind,
    appliesTo: Groups,
    when: PredicateSchema,
    phase: z.enum(['score', 'tier']),
    effect: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('score-zero'), item: Id }),
      z.strictObject({ is: z.literal('score-set'), item: Id, value: NumberSchema }),
      z.strictObject({ is: z.literal('score-cap'), item: Id, cap: NumberSchema }),
      z.strictObject({ is: z.literal('lose-eligibility'), from: z.enum(['ranks', 'payouts', 'both']), ranks: z.array(Id).optional() }),
      z.strictObject({ is: z.literal('mark-as-met'), target: Id }),
      z.strictObject({ is: z.literal('tier-move'), rank: Id, by: z.number().int().min(-9).max(9).describe('+1 = one tier up') }),
      z.strictObject({ is: z.literal('tier-set'), rank: Id, tier: ShortText }),
      z.strictObject({
        is: z.literal('tier-cap'),
        rank: Id,
        tier: ShortText.describe('the best tier still possible: 取消评优, 最高评为合格'),
      }),
      z.strictObject({ is: z.literal('record-only'), text: ShortText }),
    ]),
    spreadTo: z.array(z.enum(['leader', 'deputy', 'guaranteeingLeader', 'members'])),
    precedence: z.number().int().min(0).max(999),
    basisNote: ShortText.optional().describe('basis document, needed for 一票否决'),
    note: Note,
  })
  .meta({ id: 'Override' });

/** G 分组排名定档. */
const Rank = z
  .strictObject({
    id: Id,
    title: ShortText,
    subject: SubjectKind,
    within: z.union([z.literal('each-group'), z.literal('all'), z.array(Id).min(1)]),
    by: NumberSchema,
    order: z.enum(['high-first', 'low-first']),
    eligible: PredicateSchema.optional(),
    missing: z
      .enum(['leave-out', 'open'])
      .optional()
      .describe(
        'who takes part and has no value: is passed over, or leaves every place open that it could change. Left out (older files): passed over',
      ),
    tieBreaks: z.array(z.strictObject({ by: NumberSchema, order: z.enum(['high-first', 'low-first']) })),
    ties: z.enum(['same-place-then-gap', 'same-place-no-gap']).describe('1,1,3 or 1,1,2; a tie is shown as a tie'),
    tiers: z.array(z.strictObject({ name: ShortText, when: PredicateSchema })).describe('best first; the first that holds'),
    otherwiseTier: z.union([z.literal('none'), ShortText]),
    note: Note,
  })
  .meta({ id: 'Rank' });

/** A closed list of the words a column may hold (项目类型, 款项种类, 环节): a word outside it is a slip of the scheme or of the data. */
const WordList = z
  .strictObject({
    table: z.enum(['units', 'persons', 'posts', 'projects', 'stages', 'money', 'activities', 'figures', 'matters']),
    field: ShortText,
    values: z.array(ShortText).min(1).max(500),
  })
  .meta({ id: 'WordList' });

/** How a sentence of the document was read, and whether the scheme says it. */
const Reading = z
  .strictObject({
    rule: ShortText.describe('article or number in the document'),
    says: ShortText.optional(),
    status: z.enum(['expressed', 'gap', 'not-expressible']),
    at: z.array(Id).describe('ids of the parts that express it'),
    readAs: ShortText.optional(),
  })
  .meta({ id: 'Reading' });

export const SchemeSchema = z
  .strictObject({
    format: z.literal(1),
    id: Id,
    title: ShortText,
    use: z.enum(['adoptable', 'example', '不得采用']),
    basis: z.strictObject({
      title: ShortText,
      docNumber: z.string().max(100).describe('发文号; empty = not adopted, ladders and payouts stay off'),
      adoptedOn: DayText.optional(),
      issuedBy: ShortText.optional(),
      source: ShortText.optional(),
    }),
    period: z.strictObject({
      kind: z.enum(['month', 'quarter', 'half', 'year']),
      yearStart: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/),
      from: DayText.optional(),
      to: DayText.optional(),
    }),
    calendar: z.strictObject({ table: z.union([z.literal('none'), Id]), note: Note }),
    currency: z.string().regex(/^[A-Z]{3}$/),
    rates: z.array(Rate),
    words: z.array(WordList).optional().describe('closed lists of words; left out: none is stated'),
    groups: z.array(Group),
    eligibility: z.array(Eligibility),
    splits: z.array(Split),
    measures: z.array(MeasureSchema),
    targets: z.array(Target),
    items: z.array(Item),
    total: Id.optional().describe('the item that is the total score'),
    overrides: z.array(Override),
    ranks: z.array(Rank),
    deadlines: z.array(Deadline),
    ladders: z.array(LadderShape),
    payouts: z.array(PayoutShape),
    readings: z.array(Reading),
  })
  .meta({ id: 'Scheme' });

export type Scheme = z.infer<typeof SchemeSchema>;
export type Measure = Scheme['measures'][number];
export type RowMeasure = Extract<Measure, { is: 'rows' }>;
export type TargetRule = Scheme['targets'][number];
export type Item = Scheme['items'][number];
export type Override = Scheme['overrides'][number];
export type Rank = Scheme['ranks'][number];
export type DeadlineRule = Scheme['deadlines'][number];
export type Ladder = Scheme['ladders'][number];
export type Payout = Scheme['payouts'][number];
export type Eligibility = Scheme['eligibility'][number];
export type Split = Scheme['splits'][number];
export type Schedule = z.infer<typeof ScheduleSchema>;

/** Sections of a scheme whose parts bear ids, in the order of a document. */
export const PART_SECTIONS = [
  'groups',
  'eligibility',
  'splits',
  'measures',
  'targets',
  'items',
  'overrides',
  'ranks',
  'deadlines',
  'ladders',
  'payouts',
] as const satisfies readonly (keyof Scheme)[];
export type PartSection = (typeof PART_SECTIONS)[number];

/** Those that say a rule: all but the groups. */
export const RULE_SECTIONS = PART_SECTIONS.filter((section) => section !== 'groups');
