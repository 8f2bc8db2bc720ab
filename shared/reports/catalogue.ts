/**
 * The closed list of reports and record pages: what each is called, which period it is asked for, and how it is made from the ledger. Screen, print,
 * Word, workbook and command line all ask here.
 */
import { z } from 'zod';
import type { Ledger } from '../ledger/fold';
import type { IsoDay } from '../model/dates';
import { isoDaySchema } from '../model/dates';
import { recordIdSchema } from '../model/ids';
import { correctionList, correctionPaper } from './corrections';
import { personFile } from './person-file';
import { projectFile } from './project-file';
import type { Report } from './report';
import { unitFile } from './unit-file';

/** A report as somebody asks for it. */
export const reportRequestSchema = z.strictObject({
  kind: z.enum(['correction', 'corrections', 'project', 'unit', 'person']),
  /** Last day of the facts; the period a report speaks of is the one this day lies in. */
  day: isoDaySchema,
  /** The project, unit or person a page is about; the unit a report is limited to. */
  record: recordIdSchema.nullable(),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;
export type ReportKind = ReportRequest['kind'];

type Make = (ledger: Ledger, request: ReportRequest, today: IsoDay) => Report | null;

const MAKERS: Readonly<Record<ReportKind, Make>> = {
  correction: (ledger, { record }) => (record === null ? null : correctionPaper(ledger, record)),
  corrections: (ledger, { day }) => correctionList(ledger, day),
  project: (ledger, { record, day }) => (record === null ? null : projectFile(ledger, record, day)),
  unit: (ledger, { record, day }) => (record === null ? null : unitFile(ledger, record, day)),
  person: (ledger, { record, day }) => (record === null ? null : personFile(ledger, record, day)),
};

/** Whether a report goes out as figures; a file for our own use may show what is still in clash. */
export function isPublished(kind: ReportKind): boolean {
  return kind !== 'correction' && kind !== 'project' && kind !== 'unit' && kind !== 'person';
}

/** The report a request means, or null when the ledger does not hold what it asks for. */
export function makeReport(ledger: Ledger, request: ReportRequest, today: IsoDay): Report | null {
  return MAKERS[request.kind](ledger, request, today);
}
