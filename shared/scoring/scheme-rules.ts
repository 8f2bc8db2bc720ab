/**
 * The seven kinds of scoring rule (R B U P N J C) as file shapes. Shapes only, no evaluation. Every field on which real
 * documents differ (whole steps or proportional, cap or none, open or closed ends) is required: there is no default.
 */
import { z } from 'zod';
import { Id, NumberSchema, PredicateSchema, RoundingSchema, ShortText } from './scheme-trees';

const limit = z.union([z.literal('none'), NumberSchema]);

/** R 按比例计分: points = weight × min(actual ÷ target, cap). */
export const CappedRatio = z
  .strictObject({
    kind: z.literal('R'),
    weight: NumberSchema.describe('full points at 100 %'),
    actual: NumberSchema,
    target: NumberSchema,
    cap: limit.describe('largest ratio that counts, e.g. "100%" or "120%"; "none" = no cap'),
    floor: z
      .union([
        z.literal('none'),
        z.strictObject({ ratio: NumberSchema, included: z.boolean().describe('true: the ratio itself still scores') }),
      ])
      .describe('below this ratio: 0 points'),
    over: z
      .union([z.literal('none'), z.strictObject({ rate: NumberSchema.describe('points per whole 1 (100 %) above target'), cap: limit })])
      .describe('bonus above 100 %; the base part then stops at 100 %'),
    zeroTarget: z.enum(['full', 'zero', 'unknown']).describe('points when the target is 0'),
  })
  .meta({ id: 'RuleR' });

/** B 分档计分: rows of condition and points. */
export const BandTable = z
  .strictObject({
    kind: z.literal('B'),
    rows: z
      .array(z.strictObject({ when: PredicateSchema, points: NumberSchema, label: ShortText.optional() }))
      .min(1)
      .max(100),
    pick: z.enum(['first', 'best', 'sum']),
    otherwise: z
      .union([z.literal('undefined'), NumberSchema])
      .describe('"undefined": the document is silent; a value there is an error, and the checker looks for holes'),
  })
  .meta({ id: 'RuleB' });

const Side = z.strictObject({
  step: NumberSchema.describe('size of one step, above 0'),
  points: NumberSchema.describe('points per step; negative to deduct'),
  steps: z.enum(['whole', 'proportional']),
  cap: limit.describe('largest absolute change on this side'),
});

/** U 每增每减: base points, plus steps above and/or below a reference. */
export const PerUnit = z
  .strictObject({
    kind: z.literal('U'),
    value: NumberSchema,
    reference: NumberSchema,
    base: NumberSchema,
    above: z.union([z.literal('none'), Side]),
    below: z.union([z.literal('none'), Side]),
    zeroWhen: PredicateSchema.optional().describe('then 0 points, whatever the steps say'),
    cap: limit,
    floor: limit,
  })
  .meta({ id: 'RuleU' });

/** P 累进分段: slices with rates; 'slice' = each slice at its own rate, 'whole' = the whole amount at the rate it reaches. */
export const MarginalBands = z
  .strictObject({
    kind: z.literal('P'),
    value: NumberSchema,
    start: NumberSchema.describe('the first slice starts here; below it nothing counts'),
    slices: z
      .array(z.strictObject({ upTo: z.union([z.literal('none'), NumberSchema]), rate: NumberSchema }))
      .min(1)
      .max(50),
    upperIncluded: z.boolean().describe('true: a value exactly at a bound belongs to the lower slice'),
    mode: z.enum(['slice', 'whole']),
    mirror: z.boolean().describe('true: a negative value gives the mirrored negative points'),
    multiplier: NumberSchema,
    cap: limit,
  })
  .meta({ id: 'RuleP' });

/** N 相对计分: against the others of the group. */
export const RelativeScore = z
  .strictObject({
    kind: z.literal('N'),
    value: NumberSchema,
    population: z.enum(['group', 'all']),
    order: z.enum(['high-is-better', 'low-is-better']),
    method: z.discriminatedUnion('is', [
      z.strictObject({
        is: z.literal('minmax'),
        low: NumberSchema.describe('points of the worst'),
        high: NumberSchema.describe('points of the best'),
      }),
      z.strictObject({
        is: z.literal('coefficient'),
        unacceptable: NumberSchema,
        satisfactory: NumberSchema,
        low: NumberSchema,
        high: NumberSchema,
        clamp: z.boolean(),
      }),
      z.strictObject({
        is: z.literal('places'),
        points: z.array(NumberSchema).min(1).max(200),
        beyond: NumberSchema,
        ties: z.enum(['share-best', 'mean']),
      }),
      z.strictObject({
        is: z.literal('share-of-best'),
        full: NumberSchema,
        floor: limit.optional().describe('fewest points; left out: none'),
      }),
      z.strictObject({
        is: z.literal('share-of-mean'),
        full: NumberSchema,
        cap: limit,
        floor: limit.optional().describe('fewest points; left out: none'),
      }),
    ]),
    whenAllEqual: NumberSchema.describe('points when all values are the same'),
    missing: z
      .enum(['leave-out', 'unknown-for-all'])
      .optional()
      .describe(
        'a subject without a value: the others are compared without it, or nobody gets points. Must be said, except for coefficient',
      ),
  })
  .meta({ id: 'RuleN' });

/** J 评议打分: marks given by people; also discretionary adjustments (combine: sum) inside a range with a reason. */
export const RatingInput = z
  .strictObject({
    kind: z.literal('J'),
    raters: z
      .array(z.strictObject({ class: ShortText, weight: NumberSchema }))
      .min(1)
      .max(20),
    combine: z.enum(['mean', 'trimmedMean', 'sum']),
    trim: z.strictObject({ highest: z.number().int().min(0), lowest: z.number().int().min(0) }).optional(),
    scale: z.strictObject({ min: limit, max: limit }).describe('a mark outside is refused; "none": that end is open (减10以上)'),
    scaleTo: z.union([z.literal('as-is'), NumberSchema]).describe('points that the top of the scale is worth'),
    missing: z.union([z.literal('unknown'), NumberSchema]).describe('a class that gave no mark'),
    reasonRequired: z.boolean(),
  })
  .meta({ id: 'RuleJ' });

/** C 汇总: other items or numbers put together. */
export const Compose = z
  .strictObject({
    kind: z.literal('C'),
    operator: z.enum(['sum', 'weighted', 'mean']),
    children: z
      .array(
        z
          .strictObject({
            item: Id.optional(),
            value: NumberSchema.optional(),
            weight: NumberSchema.optional(),
            label: ShortText.optional(),
          })
          .refine((child) => (child.item === undefined) !== (child.value === undefined), '每一行写 item 或 value 之一'),
      )
      .min(1)
      .max(200),
    take: z
      .union([z.literal('all'), z.strictObject({ best: z.number().int().min(1) })])
      .describe('{best:1}: only the best counts (不重复计分)'),
    cap: limit,
    floor: limit,
    rounding: z.union([z.literal('none'), RoundingSchema]),
  })
  .meta({ id: 'RuleC' });

export const RuleSchema = z
  .discriminatedUnion('kind', [CappedRatio, BandTable, PerUnit, MarginalBands, RelativeScore, RatingInput, Compose])
  .meta({ id: 'Rule' });
export type Rule = z.infer<typeof RuleSchema>;
export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>;
