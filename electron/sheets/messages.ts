/**
 * What the program and its reading process say to each other. Long lists travel in pieces, so that neither side holds still for long.
 */
import { z } from 'zod';
import type { ErrorCode } from '../../shared/errors';
import { ERRORS } from '../../shared/errors';
import {
  columnSchema,
  decisionSchema,
  factsSchema,
  questionSchema,
  recordSchema,
  sheetErrorSchema,
  skippedSchema,
  unitsSchema,
} from '../../shared/sheet/document';
import { mappingSchema } from '../../shared/sheet/mappings';
import { previewRowSchema, previewSheetSchema } from '../../shared/sheet/preview';

/** Most rows of a list in one message. */
export const PIECE = 500;

export const toReaderSchema = z.strictObject({
  kind: z.literal('read'),
  path: z.string(),
  units: unitsSchema.nullable(),
  mappings: z.array(mappingSchema).default([]),
});
export type ToReader = z.infer<typeof toReaderSchema>;

export const PHASES = ['打开文件', '读取单元格', '识别台账', '准备预览'] as const;

const errorCodeSchema = z.custom<ErrorCode>((value) => typeof value === 'string' && Object.hasOwn(ERRORS, value));

export const fromReaderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('progress'), phase: z.enum(PHASES), done: z.int(), total: z.int() }),
  z.strictObject({ kind: z.literal('failed'), code: errorCodeSchema, detail: z.string().optional() }),
  z.strictObject({ kind: z.literal('head'), file: z.string(), format: z.string(), facts: factsSchema, columns: z.array(columnSchema) }),
  z.strictObject({ kind: z.literal('records'), items: z.array(recordSchema).max(PIECE) }),
  z.strictObject({ kind: z.literal('decisions'), items: z.array(decisionSchema).max(PIECE) }),
  z.strictObject({ kind: z.literal('questions'), items: z.array(questionSchema).max(PIECE) }),
  z.strictObject({ kind: z.literal('skipped'), items: z.array(skippedSchema).max(PIECE) }),
  z.strictObject({ kind: z.literal('errors'), items: z.array(sheetErrorSchema).max(PIECE) }),
  z.strictObject({ kind: z.literal('sheet'), sheet: previewSheetSchema }),
  z.strictObject({ kind: z.literal('rows'), items: z.array(previewRowSchema).max(PIECE) }),
  z.strictObject({ kind: z.literal('done'), records: z.int() }),
]);
export type FromReader = z.infer<typeof fromReaderSchema>;
