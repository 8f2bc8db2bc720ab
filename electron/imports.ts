/**
 * Imports in progress: each file is read by a process of its own, kept here with the person's answers, and becomes one commit or nothing.
 * The window sees pages of it. Knows no cell rules (shared/sheet) and no ledger rules (shared/imports).
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { ImportRow, ImportSummary } from '../shared/contract/import';
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import {
  learnedKey,
  learnedNow,
  learnedText,
  mappingsOf,
  memoryOf,
  projectsOf,
  recall,
  recalledAnswers,
  unitOf,
} from '../shared/imports/memory';
import type { Learned, Memory } from '../shared/imports/memory';
import { planDrafts, planImport } from '../shared/imports/plan';
import type { ImportPlan, PlanChoices, RowChoice } from '../shared/imports/plan';
import { openQuestions } from '../shared/imports/open-questions';
import type { OpenQuestions } from '../shared/imports/open-questions';
import { NOTHING_SAID, saidOver, takenBack } from '../shared/imports/said';
import type { Said, SaidNow } from '../shared/imports/said';
import { rowForWindow, summaryForWindow, waitingText, STOPPED_QUESTION } from '../shared/imports/show';
import { listRecords } from '../shared/ledger/read';
import { newRecordId } from '../shared/model/ids';
import type { RecordId } from '../shared/model/ids';
import { applyAnswers } from '../shared/sheet/answers';
import type { Answer } from '../shared/sheet/answers';
import type { ImportDocument, UnitTable } from '../shared/sheet/document';
import type { ColumnMapping } from '../shared/sheet/mappings';
import { previewMarks, previewPage } from '../shared/sheet/preview';
import type { MarkedRow, PreviewMarks } from '../shared/sheet/preview';
import type { Program } from './program';
import { readWorkbook } from './sheets/reader';
import type { ReadWorkbook } from './sheets/reader';
import type { Workspace } from './workspace/workspace';

type Running = {
  readonly importId: RecordId;
  readonly file: string;
  /** The ledger it was started for; another one opened since ends it. */
  readonly workspace: Workspace | null;
  readonly abort: AbortController;
  /** Begun anew when a person says what a column means. */
  read: Promise<Result<ReadWorkbook>>;
  /** SHA-256 of the file as it was read. */
  sha256: Promise<string | null>;
  /** What the sender's last file taught, and what of it the person does not want to hold any more (keys of learnedKey). */
  memory: Memory | null;
  readonly revoked: Set<string>;
  readonly mappings: ColumnMapping[];
  readonly answers: Map<string, Answer>;
  readonly matches: Map<number, RowChoice>;
  said: Said;
  /** Where rows belong that do not say their unit. */
  unit: RecordId | null;
  /** Counts answers; what was computed for an older number does not hold any more. */
  version: number;
  ready: { readonly version: number; readonly operations: number; readonly value: Ready } | null;
};

type Ready = {
  readonly workbook: ReadWorkbook;
  readonly document: ImportDocument;
  readonly remaining: ReadonlySet<string>;
  readonly open: OpenQuestions;
  readonly marks: PreviewMarks;
  readonly plan: ImportPlan;
  readonly choices: PlanChoices;
  /** The person's answers over those of last time. */
  readonly answers: ReadonlyMap<string, Answer>;
};

async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
    return hash.digest('hex');
  } catch {
    // The file went away after it was read: the import record then names it without its hash.
    return null;
  }
}

export type Confirmed = { readonly commit: number; readonly counts: ImportSummary['counts'] };

/** What a person says in one go; what is absent stays as it was. */
export type Given = {
  readonly answers: readonly Answer[];
  readonly matches: readonly { readonly index: number; readonly record: RowChoice }[];
  readonly unit?: RecordId | null | undefined;
  readonly said?: SaidNow | undefined;
};

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
  readonly answer: (importId: RecordId, given: Given) => Promise<Result<ImportSummary>>;
  /** Says what columns mean, and which of last time's answers hold no longer; the file is read again. */
  readonly adjust: (importId: RecordId, mappings: readonly ColumnMapping[], revoke: readonly string[]) => Promise<Result<ImportSummary>>;
  readonly confirm: (importId: RecordId, person: string, unit: RecordId | null, leaveUnknown: boolean) => Promise<Result<Confirmed>>;
  readonly cancel: (importId: RecordId) => void;
};

function unitNames(workspace: Workspace | null): (readonly [string, string])[] {
  return workspace === null ? [] : listRecords(workspace.ledger, 'unit').map(({ id, name }) => [id, name ?? ''] as const);
}

/** Units with all their names, for the reader's alias table. */
export function unitTable(workspace: Workspace): UnitTable {
  const units = listRecords(workspace.ledger, 'unit').map(({ name, fullName, kind, aliases }) => ({
    name: name ?? '',
    ...(kind === undefined ? {} : { kind }),
    aliases: [...(fullName === undefined ? [] : [fullName]), ...(aliases ?? [])],
  }));
  return { county: workspace.file.county, units };
}

/** What last time's file taught and the person lets stand. */
function standing({ memory, revoked }: Running): readonly Learned[] {
  return (memory?.learned ?? []).filter((own) => !revoked.has(learnedKey(own)));
}

/** What this import teaches about its sender. */
function taught(own: Running, { workbook, plan, choices }: Ready, workspace: Workspace): readonly Learned[] {
  const projects = plan.rows.flatMap(({ index, record, candidates }) => {
    const chosen = own.matches.get(index);
    const projectName = record.projectName ?? '';
    const same = candidates.some((candidate) => candidate.record === chosen && candidate.level === 'certain');
    return chosen === undefined || chosen === 'new' || chosen === 'skip' || same || projectName === ''
      ? []
      : [{ projectName, record: chosen }];
  });
  const unit = listRecords(workspace.ledger, 'unit').find(({ id }) => id === choices.unit);
  return learnedNow(workbook.document, {
    answers: [...own.answers.values()],
    mappings: own.mappings,
    projects,
    unit: unit === undefined ? null : { record: unit.id, name: unit.name ?? '' },
  });
}

/** What imports need of the program; the command line brings the same without a window. */
export type ImportsProgram = Pick<Program, 'workspace' | 'workspacePorts' | 'spawnReader'> & {
  readonly desktop: Pick<Program['desktop'], 'push'>;
};

export function createImports(program: ImportsProgram): Imports {
  const running = new Map<RecordId, Running>();
  const fresh = (prefix: string): RecordId => newRecordId(prefix, program.workspacePorts.randomBytes(10));

  function planned(own: Running, workspace: Workspace, workbook: ReadWorkbook): Ready {
    const learned = standing(own);
    const answers = new Map<string, Answer>([
      ...recalledAnswers(workbook.document, learned).map(({ question, choice, value }) => [question, { question, choice, value }] as const),
      ...own.answers,
    ]);
    const stopped = answers.get(STOPPED_QUESTION)?.choice === '退出' ? '退出' : '暂停';
    const settled = applyAnswers(
      workbook.document,
      [...answers.values()].filter(({ question }) => question !== STOPPED_QUESTION),
    );
    const remaining = new Set(settled.remaining.map(({ id }) => id));
    const open = openQuestions(settled.document, remaining);
    const today = workspace.clock.today();
    const { matches, said } = own;
    const unit = own.unit ?? unitOf(learned);
    const choices: PlanChoices = { office: workspace.file.unit, unit, matches, recalled: projectsOf(learned), stopped, open, today, said };
    const plan = planImport(workspace.ledger, settled.document, choices);
    return { workbook, document: settled.document, remaining, open, marks: previewMarks(settled.document), plan, choices, answers };
  }

  /** The import as it stands: planned anew only after an answer or a change of the ledger, so that turning a page costs nothing. */
  async function ready(importId: RecordId): Promise<Result<Ready>> {
    const own = running.get(importId);
    const workspace = program.workspace();
    if (workspace === null) return fail('E_NO_WORKSPACE');
    if (own === undefined || own.workspace !== workspace) return fail('E_CANCELLED');
    const read = await own.read;
    if (!read.ok) return read;
    const operations = workspace.ledger.operations.size;
    if (own.ready?.version !== own.version || own.ready.operations !== operations)
      own.ready = { version: own.version, operations, value: planned(own, workspace, read.value) };
    return ok(own.ready.value);
  }

  function show(own: Running, { document, remaining, plan, workbook, answers }: Ready): ImportSummary {
    const items = standing(own).map((learned) => ({ key: learnedKey(learned), text: learnedText(learned) }));
    const recalled = own.memory === null || items.length === 0 ? null : { file: own.memory.file, asOf: own.memory.asOf, items };
    return summaryForWindow({
      importId: own.importId,
      document,
      remaining,
      plan,
      sheets: workbook.sheets,
      answers,
      recalled,
      said: own.said,
    });
  }

  function reading({ importId, file, workspace, abort }: Running, mappings: readonly ColumnMapping[]): Promise<Result<ReadWorkbook>> {
    return readWorkbook(file, {
      spawn: program.spawnReader,
      units: workspace === null ? null : unitTable(workspace),
      mappings,
      signal: abort.signal,
      onProgress: (progress) => program.desktop.push('import:progress', { importId, ...progress }),
    });
  }

  /** Reads the file, and once more where the same sender's columns were put right last time. */
  async function firstReading(own: Running): Promise<Result<ReadWorkbook>> {
    const first = await reading(own, []);
    if (!first.ok || own.workspace === null) return first;
    own.memory = recall(own.workspace.ledger, first.value.document);
    const mappings = mappingsOf(standing(own));
    return mappings.length === 0 ? first : reading(own, mappings);
  }

  function begin(own: Running, read: Promise<Result<ReadWorkbook>>): void {
    own.read = read;
    own.sha256 = read.then(({ ok: whole }) => (whole ? hashOf(own.file) : null));
    own.version += 1;
  }

  return {
    start(file) {
      const workspace = program.workspace();
      const importId = fresh('i');
      const abort = new AbortController();
      const unread = { read: Promise.resolve(fail('E_CANCELLED')), sha256: Promise.resolve(null) };
      const said = { answers: new Map(), matches: new Map(), mappings: [], revoked: new Set<string>() };
      const own: Running = {
        importId,
        file,
        workspace,
        abort,
        ...unread,
        ...said,
        memory: null,
        said: NOTHING_SAID,
        unit: null,
        version: 0,
        ready: null,
      };
      running.set(importId, own);
      begin(own, firstReading(own));
      return importId;
    },
    async summary(importId) {
      const own = running.get(importId);
      const now = await ready(importId);
      return now.ok && own !== undefined ? ok(show(own, now.value)) : now.ok ? fail('E_CANCELLED') : now;
    },
    async rows(importId, from, limit) {
      const now = await ready(importId);
      if (!now.ok) return now;
      const { plan, open, choices } = now.value;
      const units = new Map<string, string>(unitNames(program.workspace()));
      const unitName = (scope: string): string => units.get(scope) ?? '另一单位';
      const rows = plan.rows.slice(from, from + limit).map((row) => rowForWindow(row, open, choices.said, unitName));
      return ok({ rows, total: plan.rows.length });
    },
    async cells(importId, sheet, from, limit) {
      const now = await ready(importId);
      if (!now.ok) return now;
      const found = now.value.workbook.sheets.find(({ name }) => name === sheet);
      if (found === undefined) return ok({ rows: [], total: 0 });
      return ok({ rows: previewPage(found, now.value.marks, from - 1, limit), total: found.rows.length });
    },
    async answer(importId, { answers, matches, unit, said }) {
      const own = running.get(importId);
      if (own === undefined) return fail('E_CANCELLED');
      const before = new Map(own.answers);
      for (const answer of answers) own.answers.set(answer.question, answer);
      const planned = own.ready?.value.plan.rows;
      const moved = matches.filter(({ index, record }) => planned?.[index]?.chosen !== record).map(({ index }) => index);
      // What was said about a row was said of the project it meant then.
      own.said = saidOver(own.said, takenBack(moved));
      for (const { index, record } of matches) own.matches.set(index, record);
      if (unit !== undefined) own.unit = unit;
      if (said !== undefined) own.said = saidOver(own.said, said);
      own.version += 1;
      const now = await ready(importId);
      if (!now.ok) return now;
      const unread = answers.find(({ question }) => question !== STOPPED_QUESTION && now.value.remaining.has(question));
      if (unread !== undefined) {
        // An answer that could not be read leaves the question open, and what was answered before stands.
        own.answers.clear();
        for (const [question, answer] of before) own.answers.set(question, answer);
        own.version += 1;
        return fail('E_ANSWER', unread.value ?? unread.choice);
      }
      return ok(show(own, now.value));
    },
    async adjust(importId, mappings, revoke) {
      const own = running.get(importId);
      if (own === undefined) return fail('E_CANCELLED');
      own.mappings.push(...mappings);
      for (const key of revoke) own.revoked.add(key);
      // Rows may be other rows now: which project each is must be said again.
      if (mappings.length > 0) {
        own.matches.clear();
        own.said = { ...NOTHING_SAID, missing: own.said.missing };
      }
      if (mappings.length > 0 || revoke.some((key) => key.startsWith('column:')))
        begin(own, reading(own, [...mappingsOf(standing(own)), ...own.mappings]));
      own.version += 1;
      const now = await ready(importId);
      return now.ok ? ok(show(own, now.value)) : now;
    },
    async confirm(importId, person, unit, leaveUnknown) {
      const own = running.get(importId);
      if (own === undefined || own.workspace === null) return fail('E_CANCELLED');
      const { workspace } = own;
      if (unit !== null && unit !== own.unit) {
        own.unit = unit;
        own.version += 1;
      }
      const sha256 = await own.sha256;
      const now = await ready(importId);
      if (!now.ok) return now;
      const { plan, document, choices, remaining } = now.value;
      if (plan.rows.some(({ scope, chosen }) => scope === null && chosen !== 'skip')) return fail('E_UNIT_UNKNOWN');
      const waiting = waitingText(plan, choices.said);
      if (waiting !== null) return fail('E_QUESTIONS_OPEN', waiting);
      if (remaining.size > 0 && !leaveUnknown) return fail('E_QUESTIONS_OPEN', `${remaining.size} 个问题`);
      // Two clicks must not become two commits.
      if (!running.delete(importId)) return fail('E_CANCELLED');
      const { counts } = show(own, now.value);
      const answers = [...now.value.answers.values()].map(({ question, choice, value }) => ({ question, answer: choice ?? value ?? '' }));
      const memory = memoryOf(now.value.workbook.document, standing(own), taught(own, now.value, workspace));
      const stamp = { importId, file: path.basename(own.file), sha256, answers, memory, person, newId: fresh };
      const commit = await workspace.commitDrafts(planDrafts(workspace.ledger, document, plan, choices, stamp), person);
      if (commit.ok) return ok({ commit: commit.value.n, counts });
      running.set(importId, own);
      return commit;
    },
    cancel(importId) {
      running.get(importId)?.abort.abort();
      running.delete(importId);
    },
  };
}
