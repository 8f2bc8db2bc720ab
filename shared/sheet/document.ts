/**
 * The document an import reads a workbook into: what was understood, decided, asked, skipped (import contract, version 1).
 * Schema and types only. Money here is decimal text in 元, as a sheet writes it; the ledger's own form is in shared/model.
 */
import { z } from 'zod';
import { PROJECT_STATES } from '../model/stages';

export const TEXT_FIELDS = [
  'projectName',
  'investor',
  'origin',
  'industry',
  'content',
  'place',
  'progress',
  'problems',
  'nextStep',
  'remarks',
] as const;
export const MONEY_FIELDS = ['totalInvestment', 'agreedInvestment', 'fixedInvestment', 'fundsReceivedTotal', 'fundsReceivedYear'] as const;
export const DATE_FIELDS = ['signedOn', 'startedOn', 'productionOn', 'inStatisticsOn', 'planFinish', 'deadline'] as const;
export const UNIT_FIELDS = ['introducingUnit', 'responsibleUnit'] as const;
export const PERSON_FIELDS = ['leader', 'responsiblePerson'] as const;

export type MoneyField = (typeof MONEY_FIELDS)[number];
export type DateField = (typeof DATE_FIELDS)[number];
export type PersonField = (typeof PERSON_FIELDS)[number];

export const IMPORT_FIELDS = [
  ...TEXT_FIELDS,
  ...MONEY_FIELDS,
  ...DATE_FIELDS,
  ...UNIT_FIELDS,
  ...PERSON_FIELDS,
  'landMu',
  'progressPercent',
  'stage',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const IMPORT_STAGES = ['线索', '在谈', '签约', '开工', '在建', '投产', '入统', '入规', '退出'] as const;
/** Stages a ledger states, as the contract names them. */
export type ImportStage = (typeof IMPORT_STAGES)[number];

const unknownSchema = z.strictObject({ unknown: z.literal(true), raw: z.string() });
/** The cell says that the value is not known, or cannot be read; never zero, never a guess. */
export type Unknown = z.infer<typeof unknownSchema>;

const amountSchema = z.strictObject({
  /** Exact decimal text in 元, or in the currency's own unit. */
  amount: z.string(),
  currency: z.string(),
  approx: z.boolean(),
  upper: z.string().optional(),
  bound: z.enum(['min', 'max']).optional(),
  raw: z.string(),
});
export type Amount = z.infer<typeof amountSchema>;

const dateSchema = z.strictObject({
  date: z.string(),
  precision: z.enum(['day', 'month', 'quarter', 'half', 'year']),
  planned: z.literal(true).optional(),
  /** Last day of the period; planFinish and deadline only. */
  due: z.string().optional(),
  raw: z.string(),
});
export type SheetDate = z.infer<typeof dateSchema>;

const areaSchema = z.strictObject({ value: z.string(), approx: z.boolean(), raw: z.string() });
export type Area = z.infer<typeof areaSchema>;
const percentSchema = z.strictObject({ value: z.string(), raw: z.string() });
export type Percent = z.infer<typeof percentSchema>;
const unitSchema = z.strictObject({ name: z.string(), raw: z.string() });
export type UnitName = z.infer<typeof unitSchema>;
const personSchema = z.strictObject({ name: z.string(), post: z.string().optional(), phone: z.string().optional() });
export type Person = z.infer<typeof personSchema>;

const money = z.union([amountSchema, unknownSchema]).nullable().optional();
const date = z.union([dateSchema, unknownSchema]).nullable().optional();
const text = z.string().nullable().optional();

export const recordSchema = z.strictObject({
  source: z.strictObject({
    sheet: z.string(),
    row: z.int(),
    /** All rows of one project written over several. */
    rows: z.array(z.int()).optional(),
    hidden: z.literal(true).optional(),
  }),
  projectName: text,
  investor: text,
  origin: text,
  industry: text,
  content: text,
  place: text,
  progress: text,
  problems: text,
  nextStep: text,
  remarks: text,
  totalInvestment: money,
  agreedInvestment: money,
  fixedInvestment: money,
  fundsReceivedTotal: money,
  fundsReceivedYear: money,
  signedOn: date,
  startedOn: date,
  productionOn: date,
  inStatisticsOn: date,
  planFinish: date,
  deadline: date,
  landMu: z.union([areaSchema, unknownSchema]).nullable().optional(),
  progressPercent: z.union([percentSchema, unknownSchema]).nullable().optional(),
  introducingUnit: unitSchema.nullable().optional(),
  responsibleUnit: unitSchema.nullable().optional(),
  leader: z.array(personSchema).optional(),
  responsiblePerson: z.array(personSchema).optional(),
  stage: z.enum(IMPORT_STAGES).nullable().optional(),
  other: z.record(z.string(), z.string()).optional(),
  notes: z.array(z.strictObject({ column: z.string(), text: z.string() })).optional(),
  rowColour: z.enum(['red', 'yellow', 'green']).optional(),
  /** What a person answered about a row struck through; no reading of a file has it. */
  state: z.enum(PROJECT_STATES).optional(),
});
export type ImportRecord = z.infer<typeof recordSchema>;

export const questionSchema = z.strictObject({
  /** Stable within one file: the same bytes give the same id. */
  id: z.string(),
  sheet: z.string(),
  row: z.int().optional(),
  rows: z.array(z.int()).optional(),
  column: z.string().optional(),
  columns: z.array(z.string()).optional(),
  field: z.string().nullable(),
  code: z.string(),
  text: z.string(),
  raw: z.string(),
  candidates: z.array(z.string()),
});
export type Question = z.infer<typeof questionSchema>;

export const decisionSchema = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  column: z.string().optional(),
  rule: z.string(),
  text: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const SKIP_REASONS = [
  'title',
  'meta',
  'header',
  'header-repeat',
  'section',
  'subtotal',
  'total',
  'footnote',
  'hidden-sheet',
  'sheet-empty',
  'sheet-not-ledger',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
export const skippedSchema = z.strictObject({
  sheet: z.string(),
  row: z.int().nullable(),
  reason: z.enum(SKIP_REASONS),
  text: z.string(),
});
export type Skipped = z.infer<typeof skippedSchema>;

export const sheetErrorSchema = z.strictObject({
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  text: z.string(),
  raw: z.string(),
});
export type SheetError = z.infer<typeof sheetErrorSchema>;

export const mismatchSchema = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  field: z.string(),
  stated: z.string(),
  computed: z.string(),
});
export type Mismatch = z.infer<typeof mismatchSchema>;

export const MONEY_UNIT_NAMES = ['元', '万元', '亿元'] as const;
export const factsSchema = z.strictObject({
  title: z.string().nullable(),
  asOf: z.string().nullable(),
  reportingUnit: unitSchema.nullable(),
  defaultUnit: z.enum(MONEY_UNIT_NAMES).nullable(),
  dateSystem: z.union([z.literal(1900), z.literal(1904)]),
  hiddenRows: z.int(),
  hiddenColumns: z.int(),
  hiddenSheets: z.array(z.string()),
  filters: z.int(),
  comments: z.int(),
  images: z.int(),
  colouredRows: z.int(),
  subtotalMismatches: z.array(mismatchSchema),
});
export type Facts = z.infer<typeof factsSchema>;

export const columnSchema = z.strictObject({
  sheet: z.string(),
  column: z.string(),
  header: z.string(),
  field: z.string().nullable(),
  /** Why the column was understood so, in Chinese; shown in the preview. */
  reason: z.string().optional(),
  /** Only of a column nobody could make out: its first contents, for a person to say what it is. */
  unmade: z.array(z.string()).optional(),
});
export type MappedColumn = z.infer<typeof columnSchema>;

export const documentSchema = z.strictObject({
  contract: z.literal(1),
  file: z.string(),
  format: z.string(),
  facts: factsSchema,
  columns: z.array(columnSchema),
  records: z.array(recordSchema),
  decisions: z.array(decisionSchema),
  questions: z.array(questionSchema),
  skipped: z.array(skippedSchema),
  errors: z.array(sheetErrorSchema),
});
export type ImportDocument = z.infer<typeof documentSchema>;

/** Offices of the county with the names they are written by (units.json of the contract). */
export const unitsSchema = z.object({
  county: z.string().optional(),
  units: z.array(z.object({ name: z.string(), kind: z.string().optional(), aliases: z.array(z.string()).default([]) })),
});
export type UnitTable = z.infer<typeof unitsSchema>;
