/** Expected failures that several channels share, by what the call does. A channel lists them beside its own. */
import type { ErrorCode } from '../errors';

/** Reading or writing files of the data folder. */
export const FILE_ERRORS = [
  'E_DISK_FULL',
  'E_WRITE_DENIED',
  'E_IO',
  'E_FILE_BUSY',
  'E_FILE_MISSING',
  'E_READ_BACK',
] as const satisfies readonly ErrorCode[];

/** Storing a commit. */
export const COMMIT_ERRORS = [
  ...FILE_ERRORS,
  'E_NO_WORKSPACE',
  'E_DRAFT',
  'E_READ_ONLY',
  'E_JOURNAL_CLOSED',
  'E_JOURNAL_BROKEN',
  // Rules of the register of letters (shared/papers/letter-rules.ts).
  'E_CLOCK_DOUBT',
  // No fact carries a doubted day (shared/clock/doubtful-day.ts).
  'E_DAY_IN_DOUBT',
  'E_LETTER_FIXED',
  'E_NUMBER_USED',
  'E_DOCUMENT_NUMBER',
  'E_SERIES_SEAT',
] as const satisfies readonly ErrorCode[];

/** Opening a data folder. */
export const OPEN_ERRORS = [
  ...FILE_ERRORS,
  'E_NO_WORKSPACE',
  'E_NOT_A_WORKSPACE',
  'E_WORKSPACE_FILE',
  'E_NEWER_DATA',
  'E_LOCKED',
  'E_JOURNAL_BROKEN',
  'E_FOLDER_READ_ONLY',
  'E_KEY_MISSING',
] as const satisfies readonly ErrorCode[];

/** Making a new data folder, which is then opened. */
export const FOUNDING_ERRORS = [
  ...OPEN_ERRORS,
  'E_TOKEN',
  'E_FOLDER_IN_USE',
  'E_BACKUP_BROKEN',
  'E_DRAFT',
] as const satisfies readonly ErrorCode[];

/** Opening the container of a package, before its kind is looked at. */
export const CONTAINER_ERRORS = [
  'E_SHORT',
  'E_MAGIC',
  'E_HEADER',
  'E_SIGNATURE',
  'E_HASH',
  'E_NEWER',
  'E_CONTENT',
  'E_FILE_TOO_BIG',
  'E_NEEDS_PASSPHRASE',
  'E_PASSPHRASE',
] as const satisfies readonly ErrorCode[];

/** Making the office's keys and cards ready. */
export const OFFICE_ERRORS = [
  ...COMMIT_ERRORS,
  'E_KEY_MISSING',
  'E_KEY_PASSWORD',
  'E_NOT_COUNTY',
  'E_COUNTY_KEY_AWAY',
  'E_NO_UNIT',
] as const satisfies readonly ErrorCode[];
