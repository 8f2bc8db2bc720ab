/**
 * The facts an evaluation reads: plain rows, independent of the ledger, so that a scheme runs on a plain file as well.
 * Every row has an id and may say who entered it, so that an explanation can be followed down to entries.
 * Dates are ISO with precision ('2026-10' = the month); a row marked struck never gets here.
 */
import { z } from 'zod';
import { CardAction, ShortText } from './scheme-trees';
import { SubjectKind } from './scheme-actions';
import { ScheduleSchema } from './scheme-schema';

const DateText = z.string().max(20);

/** Money as the ledger keeps it, or as text with its unit: "1.2亿元", "3000万美元". */
export const AmountSchema = z
  .union([
    z.strictObject({ minor: z.number().int(), currency: z.string().regex(/^[A-Z]{3}$/) }),
    z
      .string()
      .regex(
        /^-?\d+(\.\d+)?(元|万元|亿元|美元|万美元|亿美元|港元|万港元|欧元|万欧元|日元|万日元)$/,
        '金额写成 1.2亿元、500万元或 3000万美元，不带逗号',
      ),
  ])
  .meta({ id: 'Amount' });
export type Amount = z.infer<typeof AmountSchema>;

export const FieldValueSchema = z.union([
  z.string().max(4000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(400)).max(1000),
  z.strictObject({ minor: z.number().int(), currency: z.string() }),
]);
export type FieldValue = z.infer<typeof FieldValueSchema>;

const RowId = z.string().min(1).max(200);
const head = { id: RowId, enteredBy: ShortText.optional(), fields: z.record(z.string().max(120), FieldValueSchema).optional() };
const Owner = z.strictObject({ kind: z.union([SubjectKind, z.literal('group')]), id: RowId });

export const FactsSchema = z
  .strictObject({
    units: z
      .array(
        z.strictObject({
          ...head,
          name: ShortText,
          kind: ShortText,
          section: ShortText.optional().describe('板块: 经开区 / 园区 / 镇(街道) / 市直'),
          parent: RowId.optional(),
        }),
      )
      .default([]),
    persons: z.array(z.strictObject({ ...head, name: ShortText })).default([]),
    posts: z
      .array(
        z.strictObject({
          ...head,
          person: RowId,
          unit: RowId,
          post: ShortText,
          rank: ShortText.optional().describe('主要负责人 / 分管负责人 / …'),
          from: DateText,
          to: DateText.optional(),
        }),
      )
      .default([]),
    memberships: z.array(z.strictObject({ ...head, group: RowId, subject: RowId, from: DateText, to: DateText.optional() })).default([]),
    projects: z.array(z.strictObject({ ...head, name: ShortText, unit: RowId.optional(), recognised: z.boolean().optional() })).default([]),
    stages: z
      .array(
        z.strictObject({
          ...head,
          project: RowId,
          unit: RowId.optional(),
          stage: ShortText,
          planned: DateText.optional(),
          agreed: DateText.optional(),
          actual: DateText.optional(),
          accepted: DateText.optional(),
          recognised: z.boolean().optional(),
        }),
      )
      .default([]),
    money: z
      .array(
        z.strictObject({
          ...head,
          project: RowId.optional(),
          unit: RowId.optional(),
          person: RowId.optional(),
          kind: ShortText,
          date: DateText,
          reported: AmountSchema.optional(),
          recognised: AmountSchema.optional(),
        }),
      )
      .default([]),
    activities: z
      .array(
        z.strictObject({
          ...head,
          unit: RowId.optional(),
          person: RowId.optional(),
          project: RowId.optional(),
          kind: ShortText,
          date: DateText,
          count: z.number().int().optional(),
          recognised: z.boolean().optional(),
        }),
      )
      .default([]),
    figures: z
      .array(
        z.strictObject({
          ...head,
          indicator: ShortText,
          owner: Owner,
          date: DateText,
          reported: z.union([z.number(), z.string()]).optional(),
          recognised: z.union([z.number(), z.string()]).optional(),
        }),
      )
      .default([]),
    targets: z
      .array(
        z.strictObject({
          ...head,
          owner: Owner,
          target: ShortText.describe("id of the scheme's target"),
          year: z.number().int(),
          base: z.union([z.number(), z.string()]),
          stretch: z.union([z.number(), z.string()]).optional(),
          schedule: ScheduleSchema.optional(),
          from: DateText.optional().describe('valid from: a revision'),
          paper: ShortText.optional(),
        }),
      )
      .default([]),
    ratings: z
      .array(
        z.strictObject({
          ...head,
          item: ShortText,
          subject: RowId,
          raterClass: ShortText,
          rater: ShortText.optional(),
          score: z.union([z.number(), z.string()]),
          reason: ShortText.optional(),
          date: DateText,
        }),
      )
      .default([]),
    contributions: z
      .array(
        z.strictObject({
          ...head,
          project: RowId,
          owner: RowId,
          role: ShortText,
          percent: z.union([z.number(), z.string()]).optional(),
          from: DateText.optional(),
          to: DateText.optional(),
          confirmedBy: ShortText.optional(),
        }),
      )
      .default([]),
    guarantees: z
      .array(
        z.strictObject({
          ...head,
          person: RowId,
          unit: RowId.optional(),
          project: RowId.optional(),
          from: DateText,
          to: DateText.optional(),
        }),
      )
      .default([]),
    evidence: z
      .array(z.strictObject({ ...head, subject: RowId, item: ShortText, state: z.enum(['missing', 'given', 'accepted', 'refused']) }))
      .default([]),
    counted: z.array(z.strictObject({ ...head, subject: RowId, eligibility: ShortText, date: DateText })).default([]),
    matters: z
      .array(
        z.strictObject({
          ...head,
          title: ShortText,
          unit: RowId.optional(),
          person: RowId.optional(),
          project: RowId.optional(),
          date: DateText,
        }),
      )
      .default([]),
    cards: z
      .array(
        z.strictObject({
          ...head,
          ladder: ShortText,
          level: ShortText,
          subject: RowId,
          date: DateText,
          action: CardAction,
          reason: ShortText.optional(),
          approver: ShortText.optional(),
          period: ShortText.optional().describe('of a withheld card the period under check it was about; without it the day decides'),
          until: DateText.optional().describe(
            'of an issued letter the day it must be answered by; of an exemption its last day; of an extension the day that takes the place of the limit',
          ),
          order: z.int().min(0).optional().describe('place in the order of entry: says which of two acts of one day came later'),
        }),
      )
      .default([]),
    extensions: z
      .array(z.strictObject({ ...head, deadline: ShortText, subject: RowId, to: DateText, approver: ShortText, date: DateText }))
      .default([]),
    pauses: z
      .array(z.strictObject({ ...head, deadline: ShortText, subject: RowId, reason: ShortText, from: DateText, to: DateText.optional() }))
      .default([]),
    frozen: z
      .array(
        z.strictObject({
          ...head,
          item: ShortText.describe('item, rank or measure id'),
          subject: RowId,
          period: ShortText,
          value: z.union([z.number(), z.string()]).optional(),
          tier: ShortText.optional(),
        }),
      )
      .default([]),
  })
  .meta({ id: 'Facts' });

export type Facts = z.infer<typeof FactsSchema>;
export type FactTable = keyof Facts;
export type FactRow = Facts[FactTable][number];

/** No facts at all; a start for adaptors and tests. */
export function emptyFacts(): Facts {
  return FactsSchema.parse({});
}
