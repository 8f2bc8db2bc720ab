/** The sample county's ledger and its units' workbooks, imported as the program does it but without windows or files: for tests. */
import { fileURLToPath } from 'node:url';
import { importFile } from '../../../electron/sheets/import-file';
import { readSampleCommits } from '../../../electron/sample';
import { openQuestions } from '../../../shared/imports/open-questions';
import { planDrafts, planImport } from '../../../shared/imports/plan';
import type { ImportPlan, PlanChoices, PlannedRow } from '../../../shared/imports/plan';
import { NOTHING_SAID } from '../../../shared/imports/said';
import { openCommit } from '../../../shared/ledger/commit';
import { fold } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { LIUHE, SAMPLE_UNITS } from '../../../shared/sample/units';
import type { ImportDocument, ImportRecord } from '../../../shared/sheet/document';
import { enter } from '../views/small-ledger';

export { LIUHE };
export const IMPORT = recordId('i-test');
const ASSETS = fileURLToPath(new URL('../../../assets', import.meta.url));
const units = { county: '青石县', units: SAMPLE_UNITS.map(({ name, kind, aliases }) => ({ name, kind, aliases: [...aliases] })) };

let sample: readonly Operation[] | null = null;

/** A new copy of the sample county's ledger; its operations are made once per test file. */
export async function sampleLedger(): Promise<Ledger> {
  if (sample === null) {
    const commits = await readSampleCommits(ASSETS);
    if (!commits.ok) throw new Error(commits.code);
    sample = commits.value.flatMap((commit) => openCommit(commit) ?? []);
  }
  return fold(sample);
}

export function readSample(file: string): ImportDocument {
  const read = importFile(
    fileURLToPath(new URL(`../../../assets/sample/workbooks/${encodeURIComponent(file)}`, import.meta.url)),
    units,
    () => undefined,
  );
  if (!read.ok) throw new Error(read.code);
  return read.value.document;
}

/** Choices of a person who has answered nothing; `matches` are his decisions on doubtful rows. */
export function choices(document: ImportDocument, given: Partial<PlanChoices> = {}): PlanChoices {
  const remaining = new Set(document.questions.map(({ id }) => id));
  return {
    office: LIUHE,
    unit: null,
    matches: new Map(),
    recalled: new Map(),
    stopped: '暂停',
    said: NOTHING_SAID,
    open: openQuestions(document, remaining),
    today: isoDay('2026-11-10'),
    ...given,
  };
}

/** A document of plain rows, as the reader would give it for a file with nothing to ask. */
export function documentOf(records: readonly Partial<ImportRecord>[], facts: Partial<ImportDocument['facts']> = {}): ImportDocument {
  const base = readSample('柳河镇2026年10月招商引资项目台账.xlsx');
  return {
    ...base,
    facts: { ...base.facts, ...facts },
    records: records.map((record, index) => ({ source: { sheet: '台账', row: index + 5 }, ...record })),
    decisions: [],
    questions: [],
    skipped: [],
    errors: [],
  };
}

export function countOf(plan: ImportPlan): Record<PlannedRow['status'], number> {
  const counts = { 新增: 0, 更新: 0, 无变化: 0, 需核对: 0 };
  for (const { status } of plan.rows) counts[status] += 1;
  return counts;
}

/** 核对无误 for every row in doubt that has a proposal. */
export function accepted(plan: ImportPlan): Map<number, RecordId | 'new' | 'skip'> {
  return new Map(
    plan.rows.flatMap(({ index, chosen, status }) => (status === '需核对' && chosen !== null ? [[index, chosen] as const] : [])),
  );
}

let ids = 0;

/** Enters the plan as one import. */
export function confirm(ledger: Ledger, document: ImportDocument, given: PlanChoices, importId = IMPORT): ImportPlan {
  const plan = planImport(ledger, document, given);
  const stamp = {
    importId,
    file: '台账.xlsx',
    sha256: null,
    answers: [],
    memory: {},
    person: '测试员',
    newId: (prefix: string) => recordId(`${prefix}-imported${(ids += 1)}`),
  };
  enter(ledger, planDrafts(ledger, document, plan, given, stamp));
  return plan;
}
