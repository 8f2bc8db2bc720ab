/**
 * The stage of a record by the four sources of the contract: status column, section row, sheet name, dates that have passed.
 */
import type { ImportRecord, ImportStage, SheetDate } from './document';
import { IMPORT_STAGES } from './document';
import { lastDay } from './read-dates';

const BEFORE_START: readonly ImportStage[] = ['线索', '在谈', '签约'];

/** The later of two stages in the order of a project's life. */
export function higherStage(stage: ImportStage, other: ImportStage | null): ImportStage {
  return other !== null && IMPORT_STAGES.indexOf(other) > IMPORT_STAGES.indexOf(stage) ? other : stage;
}

type DateValue = ImportRecord['signedOn'];

function passed(value: DateValue, asOf: string): boolean {
  if (value === null || value === undefined || 'unknown' in value) return false;
  const date: SheetDate = value;
  return date.planned !== true && lastDay(date.date, date.precision) <= asOf;
}

/** Highest of 签约 < 开工 < 投产 whose date has wholly passed. */
export function stageByDates(
  record: Pick<ImportRecord, 'signedOn' | 'startedOn' | 'productionOn'>,
  asOf: string | null,
): ImportStage | null {
  if (asOf === null) return null;
  if (passed(record.productionOn, asOf)) return '投产';
  if (passed(record.startedOn, asOf)) return '开工';
  return passed(record.signedOn, asOf) ? '签约' : null;
}

/** True when the stated stage lies before 开工 but a start or production date has passed by the as-of day. */
export function stageConflicts(
  stated: ImportStage | null,
  record: Pick<ImportRecord, 'startedOn' | 'productionOn'>,
  asOf: string | null,
): boolean {
  if (stated === null || asOf === null || !BEFORE_START.includes(stated)) return false;
  return passed(record.startedOn, asOf) || passed(record.productionOn, asOf);
}
