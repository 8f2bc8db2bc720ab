/**
 * Imports in progress: each file is read by a process of its own, kept here with the person's answers, and becomes one commit or nothing.
 * The window sees pages of it. Knows no cell rules (shared/sheet) and no ledger rules (shared/imports).
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportRow, ImportSummary } from '../shared/contract/import';
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import { planDrafts, planImport } from '../shared/imports/plan';
import type { ImportPlan, PlanChoices, RowChoice } from '../shared/imports/plan';
import { rowForWindow, summaryForWindow, STOPPED_QUESTION } from '../shared/imports/show';
import { listRecords } from '../shared/ledger/read';
import { newRecordId } from '../shared/model/ids';
import type { RecordId } from '../shared/model/ids';
import { applyAnswers } from '../shared/sheet/answers';
import type { Answer } from '../shared/sheet/answers';
import type { ImportDocument, UnitTable } from '../shared/sheet/document';
import { previewMarks, previewPage } from '../shared/sheet/preview';
import type { MarkedRow } from '../shared/sheet/preview';
import type { Program } from './program';
import { readWorkbook } from './sheets/reader';
import type { ReadWorkbook } from './sheets/reader';
import type { Workspace } from './workspace/workspace';

type Running = {
  readonly importId: RecordId;
  readonly file: string;
  readonly abort: AbortController;
  readonly read: Promise<Result<ReadWorkbook>>;
  readonly answers: Map<string, Answer>;
  readonly matches: Map<number, RowChoice>;
};

type Ready = {
  readonly workbook: ReadWorkbook;
  readonly document: ImportDocument;
  readonly remaining: ReadonlySet<string>;
  readonly plan: ImportPlan;
  readonly choices: PlanChoices;
};

export type Confirmed = { readonly commit: number; readonly counts: ImportSummary['counts'] };

export type Imports = {
  readonly start: (file: string) => RecordId;
  readonly summary: (importId: RecordId) => Promise<Result<ImportSummary>>;
  readonly rows: (
    importId: RecordId,
    from: number,
    limit: number,
  ) => Promise<Result<{ readonly rows: ImportRow[]; readonly total: number }>>;
  readonly cells: (
    importId: RecordId,
    sheet: string,
    from: number,
    limit: number,
  ) => Promise<Result<{ readonly rows: readonly MarkedRow[]; readonly total: number }>>;
  readonly answer: (
    importId: RecordId,
    answers: readonly Answer[],
    matches: readonly { readonly index: number; readonly record: RowChoice }[],
  ) => Promise<Result<ImportSummary>>;
  readonly confirm: (importId: RecordId, person: string, unit: RecordId | null, leaveUnknown: boolean) => Promise<Result<Confirmed>>;
  readonly cancel: (importId: RecordId) => void;
};

/** Units with all their names, for the reader's alias table. */
export function unitTable(workspace: Workspace): UnitTable {
  const units = listRecords(workspace.ledger, 'unit').map(({ name, fullName, kind, aliases }) => ({
    name: name ?? '',
    ...(kind === undefined ? {} : { kind }),
    aliases: [...(fullName === undefined ? [] : [fullName]), ...(aliases ?? [])],
  }));
  return { county: workspace.file.county, units };
}

export function createImports(program: Program): Imports {
  const running = new Map<RecordId, Running>();
  const fresh = (prefix: string): RecordId => newRecordId(prefix, program.workspacePorts.randomBytes(10));

  async function ready(importId: RecordId, unit: RecordId | null = null): Promise<Result<Ready>> {
    const own = running.get(importId);
    const workspace = program.workspace();
    if (own === undefined) return fail('E_CANCELLED');
    if (workspace === null) return fail('E_NO_WORKSPACE');
    const read = await own.read;
    if (!read.ok) return read;
    const stopped = own.answers.get(STOPPED_QUESTION)?.choice === '退出' ? '退出' : '暂停';
    const settled = applyAnswers(
      read.value.document,
      [...own.answers.values()].filter(({ question }) => question !== STOPPED_QUESTION),
    );
    const choices: PlanChoices = {
      office: workspace.file.unit,
      unit,
      matches: own.matches,
      stopped,
      month: workspace.clock.today().slice(0, 7),
    };
    const plan = planImport(workspace.ledger, settled.document, choices);
    return ok({
      workbook: read.value,
      document: settled.document,
      remaining: new Set(settled.remaining.map(({ id }) => id)),
      plan,
      choices,
    });
  }

  function show(importId: RecordId, { document, remaining, plan, workbook }: Ready): ImportSummary {
    const own = running.get(importId);
    return summaryForWindow({ importId, document, remaining, plan, sheets: workbook.sheets, answers: own?.answers ?? new Map() });
  }

  return {
    start(file) {
      const importId = fresh('i');
      const abort = new AbortController();
      const workspace = program.workspace();
      const read = readWorkbook(file, {
        spawn: program.spawnReader,
        units: workspace === null ? null : unitTable(workspace),
        signal: abort.signal,
        onProgress: (progress) => program.desktop.push('import:progress', { importId, ...progress }),
      });
      running.set(importId, { importId, file, abort, read, answers: new Map(), matches: new Map() });
      return importId;
    },
    async summary(importId) {
      const now = await ready(importId);
      return now.ok ? ok(show(importId, now.value)) : now;
    },
    async rows(importId, from, limit) {
      const now = await ready(importId);
      if (!now.ok) return now;
      const { plan, document } = now.value;
      const rows = plan.rows.slice(from, from + limit).map((row) => rowForWindow(row, document, now.value.remaining));
      return ok({ rows, total: plan.rows.length });
    },
    async cells(importId, sheet, from, limit) {
      const now = await ready(importId);
      if (!now.ok) return now;
      const found = now.value.workbook.sheets.find(({ name }) => name === sheet);
      if (found === undefined) return ok({ rows: [], total: 0 });
      return ok({ rows: previewPage(found, previewMarks(now.value.document), from - 1, limit), total: found.rows.length });
    },
    async answer(importId, answers, matches) {
      const own = running.get(importId);
      if (own === undefined) return fail('E_CANCELLED');
      const before = new Map(own.answers);
      for (const answer of answers) own.answers.set(answer.question, answer);
      for (const { index, record } of matches) own.matches.set(index, record);
      const now = await ready(importId);
      if (!now.ok) return now;
      const unread = answers.find(({ question }) => question !== STOPPED_QUESTION && now.value.remaining.has(question));
      if (unread !== undefined) {
        // An answer that could not be read leaves the question open, and what was answered before stands.
        own.answers.clear();
        for (const [question, answer] of before) own.answers.set(question, answer);
        return fail('E_ANSWER', unread.value ?? unread.choice);
      }
      return ok(show(importId, now.value));
    },
    async confirm(importId, person, unit, leaveUnknown) {
      const own = running.get(importId);
      const workspace = program.workspace();
      const now = await ready(importId, unit);
      if (!now.ok) return now;
      if (own === undefined || workspace === null) return fail('E_NO_WORKSPACE');
      const { plan, document, choices, remaining } = now.value;
      if (plan.rows.some(({ scope }) => scope === null)) return fail('E_UNIT_UNKNOWN');
      const waiting = plan.rows.filter(({ status }) => status === '需核对').length;
      if (waiting > 0) return fail('E_QUESTIONS_OPEN', `${waiting} 行需核对`);
      if (remaining.size > 0 && !leaveUnknown) return fail('E_QUESTIONS_OPEN', `${remaining.size} 个问题`);
      const summary = show(importId, now.value);
      const sha256 = createHash('sha256')
        .update(await readFile(own.file))
        .digest('hex');
      const answers = [...own.answers.values()].map(({ question, choice, value }) => ({ question, answer: choice ?? value ?? '' }));
      const drafts = planDrafts(workspace.ledger, document, plan, choices, {
        importId,
        file: path.basename(own.file),
        sha256,
        answers,
        newId: fresh,
      });
      const commit = await workspace.commitDrafts(drafts, person);
      if (!commit.ok) return commit;
      running.delete(importId);
      return ok({ commit: commit.value.n, counts: summary.counts });
    },
    cancel(importId) {
      running.get(importId)?.abort.abort();
      running.delete(importId);
    },
  };
}
