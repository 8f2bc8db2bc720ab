/**
 * 表样套用 and its report: a given form filled from the ledger as it is now. The form itself is never changed; what has no counterpart is told.
 */
import { createHash } from 'node:crypto';
import { stat, readFile } from 'node:fs/promises';
import type { FormReport } from '../shared/contract/form';
import { fail, ok } from '../shared/errors';
import type { ErrorCode, Result } from '../shared/errors';
import type { RecordId } from '../shared/model/ids';
import type { FormCorrection } from '../shared/views/form-columns';
import { formRows, planForm } from '../shared/views/form-plan';
import type { FormPlan, FormulaCell } from '../shared/views/form-plan';
import { projectRows } from '../shared/views/project-rows';
import type { ProjectRow } from '../shared/views/project-rows';
import { templateView } from '../shared/views/template-view';
import type { WorkbookFormat } from '../shared/sheet/cells';
import { unitTable } from './import-sources';
import { biffFormulas, fillBiff } from './sheets/fill-biff';
import { fillForm, formFormulas } from './sheets/fill-form';
import { readCells } from './sheets/read-cells';
import { readWorkbook } from './sheets/reader';
import type { SpawnReader } from './sheets/reader';
import { writeTemplate } from './sheets/write-template';
import type { Workspace } from './workspace/workspace';

/**
 * The 填报表 of a unit for an office without the program.
 * @returns E_UNIT_UNKNOWN when the ledger holds no such unit
 */
export async function unitTemplate(
  workspace: Workspace,
  unit: RecordId,
): Promise<Result<{ readonly bytes: Buffer; readonly name: string }>> {
  const view = templateView(workspace.ledger, unit, workspace.clock.today());
  if (view === null) return fail('E_UNIT_UNKNOWN');
  const bytes = await writeTemplate(view, unitTable(workspace));
  return bytes.ok ? ok({ bytes: bytes.value, name: `${view.title}（${workspace.clock.today()}）.xlsx` }) : bytes;
}

/** A blank form is small; a larger file is no form. */
const MAX_FORM_BYTES = 5_000_000;

/** `extension` is the form's own format, whatever its name says. */
export type FilledForm = { readonly bytes: Buffer; readonly extension: string; readonly report: FormReport };

async function formBytes(file: string): Promise<Result<Buffer>> {
  try {
    const { size } = await stat(file);
    return size > MAX_FORM_BYTES ? fail('E_FILE_TOO_BIG', `${Math.round(size / 1_000_000)}MB`) : ok(await readFile(file));
  } catch {
    // Missing or locked: the file system says so only by throwing.
    return fail('E_UNREADABLE');
  }
}

/** Who fills a form of a format, in that format; a form of any other is refused. */
const FILLERS: Readonly<Partial<Record<WorkbookFormat, Filler>>> = {
  xlsx: { fill: fillForm, formulas: formFormulas, extension: '.xlsx' },
  xlsm: { fill: fillForm, formulas: formFormulas, extension: '.xlsm' },
  'xls-biff8': { fill: fillBiff, formulas: biffFormulas, extension: '.xls' },
  'et-ole': { fill: fillBiff, formulas: biffFormulas, extension: '.et' },
};
type Filler = { readonly fill: typeof fillForm; readonly formulas: typeof formFormulas; readonly extension: string };

type PlannedForm = {
  readonly bytes: Buffer;
  readonly filler: Filler;
  readonly plan: FormPlan;
  readonly rows: readonly ProjectRow[];
  readonly report: FormReport;
};

/** What the reading process says of a form that it could read and that is no ledger yet. */
const READABLE: ReadonlySet<ErrorCode> = new Set(['E_NO_HEADER', 'E_EMPTY_SHEET']);

/**
 * A form is a foreign file: it is first read in a process of its own, which is ended when it takes too long or too much memory. Only what that process
 * could read is read here.
 */
async function vetted(file: string, bytes: Buffer, spawn: SpawnReader): Promise<Result<null>> {
  const content = createHash('sha256').update(bytes).digest('hex');
  if (passed.has(content)) return ok(null);
  const read = await readWorkbook(file, { spawn, units: null });
  if (!read.ok && !READABLE.has(read.code)) return read;
  if (passed.size >= PASSED_MOST) passed.clear();
  passed.add(content);
  return ok(null);
}

/** Contents that process could read: one form is planned again with every column the clerk corrects. Emptied when full. */
const passed = new Set<string>();
const PASSED_MOST = 100;

async function plannedForm(
  { ledger, clock, file: place }: Workspace,
  spawn: SpawnReader,
  file: string,
  unit: RecordId | null,
  columns: readonly FormCorrection[],
): Promise<Result<PlannedForm>> {
  const bytes = await formBytes(file);
  if (!bytes.ok) return bytes;
  const safe = await vetted(file, bytes.value, spawn);
  if (!safe.ok) return safe;
  const workbook = readCells(bytes.value);
  if (!workbook.ok) return workbook;
  const filler = FILLERS[workbook.value.format];
  if (filler === undefined) return fail('E_FORM_FORMAT');
  const today = clock.today();
  const rows = projectRows(ledger, { asOf: today, today, ...(unit === null ? {} : { unit }) });
  // A sheet whose formulas cannot be read is found unsound when it is filled.
  const formulas = (sheet: string): readonly FormulaCell[] => {
    const found = filler.formulas(bytes.value, sheet);
    return found.ok ? found.value : [];
  };
  const plan = planForm(ledger, workbook.value, rows, place.office, today, columns, formulas);
  if (plan === null) return fail('E_NO_HEADER', '表样中缺少“项目名称”列');
  if (plan.capacity === 0) return fail('E_FORM_ROWS');
  const { sheet, firstRow, capacity, shown, kept } = plan;
  const added = Math.max(0, rows.length - Math.max(capacity, 1));
  return ok({
    bytes: bytes.value,
    filler,
    plan,
    rows,
    report: { sheet, firstRow, projects: rows.length, added, columns: [...shown], kept: [...kept] },
  });
}

/**
 * What would be filled in where; nothing is written.
 * @param spawn starts the process that reads the form first
 * @param file path of the blank form, .xlsx or .xls
 * @param unit projects of this unit only; null for all
 * @param columns what the clerk said columns get
 * @returns E_FORM_FORMAT for anything but .xlsx, .xls of Excel 97 and later, .et; E_FORM_OLD_ROWS when such an old form cannot be given more rows; E_FORM_ROWS when the form is not blank, E_NO_HEADER when no table names its projects, and the codes of reading a workbook, E_READER_TIMEOUT and E_READER_MEMORY among them
 */
export async function formReport(
  workspace: Workspace,
  spawn: SpawnReader,
  file: string,
  unit: RecordId | null,
  columns: readonly FormCorrection[],
): Promise<Result<FormReport>> {
  const planned = await plannedForm(workspace, spawn, file, unit, columns);
  if (!planned.ok) return planned;
  const { bytes, filler, plan, rows, report } = planned.value;
  // Whether an old form can be given more rows shows only when it is tried: better told now than after the clerk chose a place for it.
  const tried = filler.fill === fillBiff ? fillBiff(bytes, plan, formRows(workspace.ledger, plan, rows)) : ok(null);
  return tried.ok ? ok(report) : tried;
}

/** Fills a form with the projects of the ledger; parameters and codes as of `formReport`. */
export async function filledForm(
  workspace: Workspace,
  spawn: SpawnReader,
  file: string,
  unit: RecordId | null,
  columns: readonly FormCorrection[] = [],
): Promise<Result<FilledForm>> {
  const planned = await plannedForm(workspace, spawn, file, unit, columns);
  if (!planned.ok) return planned;
  const { bytes, filler, plan, rows, report } = planned.value;
  const filled = filler.fill(bytes, plan, formRows(workspace.ledger, plan, rows));
  return filled.ok ? ok({ bytes: filled.value, extension: filler.extension, report }) : filled;
}
