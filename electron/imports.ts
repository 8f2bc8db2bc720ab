/**
 * Imports in progress: each file is read by a process of its own, kept here with the person's answers, and becomes one commit or nothing.
 * The window sees pages of it. Knows no cell rules (shared/sheet) and no ledger rules (shared/imports).
 */
import path from 'node:path';
import type { ImportRow, ImportSummary } from '../shared/contract/import';
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import { learnedKey, learnedNow, learnedText, mappingsOf, memoryOf, recall } from '../shared/imports/memory';
import type { Learned, Memory } from '../shared/imports/memory';
import { draftSteps } from '../shared/imports/plan';
import type { RowChoice, RowStatus } from '../shared/imports/plan';
import { prepareSteps } from '../shared/imports/prepare';
import type { Prepared } from '../shared/imports/prepare';
import { NOTHING_SAID, saidOver, takenBack } from '../shared/imports/said';
import type { Said, SaidNow } from '../shared/imports/said';
import {
  answersAlike,
  countsOf,
  isAcceptable,
  rowForWindow,
  summaryForWindow,
  waitingText,
  STOPPED_QUESTION,
} from '../shared/imports/show';
import { changedHeadings } from '../shared/imports/template-rows';
import { listRecords } from '../shared/ledger/read';
import { newRecordId } from '../shared/model/ids';
import type { RecordId } from '../shared/model/ids';
import type { Answer } from '../shared/sheet/answers';
import type { ColumnMapping } from '../shared/sheet/mappings';
import { previewPage } from '../shared/sheet/preview';
import type { MarkedRow } from '../shared/sheet/preview';
import { whileWanted } from '../shared/steps';
import { hashOf, unitNames, unitTable } from './import-sources';
import type { Program } from './program';
import { inSlices, seldom } from './slices';
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
  ready: { readonly standing: Standing; readonly value: Ready } | null;
  /** Under way: whoever asks meanwhile waits for the same work. */
  preparing: { readonly standing: Standing; readonly done: Promise<void> } | null;
  /** Two clicks must not become two commits. */
  confirming: boolean;
};

/** What was said and what the ledger held: another one, and the work is to be done anew. */
type Standing = `${number}/${number}`;

type Ready = Prepared & { readonly workbook: ReadWorkbook };

export type Confirmed = { readonly commit: number; readonly counts: ImportSummary['counts'] };

/** What a person says in one go; what is absent stays as it was. */
export type Given = {
  /** `alike`: the same choice for every open question of the same kind. */
  readonly answers: readonly (Answer & { readonly alike?: true | undefined })[];
  /** Every row that waits only for a 核对无误. */
  readonly acceptAll?: true | undefined;
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
    only?: RowStatus,
  ) => Promise<Result<{ readonly rows: ImportRow[]; readonly total: number; readonly acceptable: number }>>;
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

/** What last time's file taught and the person lets stand. */
function whatStands({ memory, revoked }: Running): readonly Learned[] {
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

  function standingOf(own: Running, workspace: Workspace): Standing {
    return `${own.version}/${workspace.ledger.operations.size}`;
  }

  /** Tells the window how far a phase has come. */
  function teller({ importId }: Running, phase: string, total: number): (done: number) => void {
    return seldom(total, (done) => program.desktop.push('import:progress', { importId, phase, done, total }));
  }

  /** Sets the import beside the ledger in slices; given up as soon as it is cancelled, answered or overtaken by another commit. */
  async function prepare(own: Running, workspace: Workspace, workbook: ReadWorkbook): Promise<void> {
    const standing = standingOf(own, workspace);
    const wanted = (): boolean => running.get(own.importId) === own && standingOf(own, workspace) === standing;
    const { answers, matches, said, unit } = own;
    const stated = { learned: whatStands(own), answers: new Map(answers), matches: new Map(matches), said, unit };
    const standpoint = { office: workspace.file.unit, today: workspace.clock.today() };
    const told = teller(own, '对照台账', workbook.document.records.length);
    const value = await inSlices(whileWanted(prepareSteps(workspace.ledger, workbook.document, stated, standpoint, told), wanted));
    if (value !== null) own.ready = { standing, value: { ...value, workbook } };
  }

  /** The import as it stands: prepared anew only after an answer or a change of the ledger, so that turning a page costs nothing. */
  async function ready(importId: RecordId): Promise<Result<Ready>> {
    for (;;) {
      const own = running.get(importId);
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      if (own === undefined || own.workspace !== workspace) return fail('E_CANCELLED');
      const reading = own.read;
      const read = await reading;
      if (!read.ok) return read;
      if (own.read !== reading) continue;
      const standing = standingOf(own, workspace);
      if (own.ready?.standing === standing) return ok(own.ready.value);
      if (own.preparing?.standing !== standing) own.preparing = { standing, done: prepare(own, workspace, read.value) };
      await own.preparing.done;
    }
  }

  function show(own: Running, { document, remaining, plan, workbook, answers }: Ready): ImportSummary {
    const items = whatStands(own).map((learned) => ({ key: learnedKey(learned), text: learnedText(learned) }));
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

  async function reading({ importId, file, workspace, abort }: Running, mappings: readonly ColumnMapping[]): Promise<Result<ReadWorkbook>> {
    const read = await readWorkbook(file, {
      spawn: program.spawnReader,
      units: workspace === null ? null : unitTable(workspace),
      mappings,
      signal: abort.signal,
      onProgress: (progress) => program.desktop.push('import:progress', { importId, ...progress }),
    });
    const changed = read.ok ? changedHeadings(read.value.document) : null;
    return changed === null ? read : fail('E_TEMPLATE_HEAD', changed);
  }

  /** Reads the file, and once more where the same sender's columns were put right last time. */
  async function firstReading(own: Running): Promise<Result<ReadWorkbook>> {
    const first = await reading(own, []);
    if (!first.ok || own.workspace === null) return first;
    own.memory = recall(own.workspace.ledger, first.value.document);
    const mappings = mappingsOf(whatStands(own));
    return mappings.length === 0 ? first : reading(own, mappings);
  }

  function begin(own: Running, read: Promise<Result<ReadWorkbook>>): void {
    own.read = read;
    own.sha256 = read.then(({ ok: whole }) => (whole ? hashOf(own.file) : null));
    own.version += 1;
  }

  /** Everything of an import that is settled, as one commit. Cancelled before the commit is written, it leaves nothing. */
  async function commitWhole(
    own: Running,
    workspace: Workspace,
    person: string,
    unit: RecordId | null,
    leaveUnknown: boolean,
  ): Promise<Result<Confirmed>> {
    if (unit !== null && unit !== own.unit) {
      own.unit = unit;
      own.version += 1;
    }
    const sha256 = await own.sha256;
    for (;;) {
      const now = await ready(own.importId);
      if (!now.ok) return now;
      const { plan, document, choices, remaining } = now.value;
      if (plan.rows.some(({ scope, chosen }) => scope === null && chosen !== 'skip')) return fail('E_UNIT_UNKNOWN');
      const waiting = waitingText(plan, choices.said);
      if (waiting !== null) return fail('E_QUESTIONS_OPEN', waiting);
      if (remaining.size > 0 && !leaveUnknown) return fail('E_QUESTIONS_OPEN', `${remaining.size} 个问题`);
      const answers = [...now.value.answers.values()].map(({ question, choice, value }) => ({ question, answer: choice ?? value ?? '' }));
      const memory = memoryOf(now.value.workbook.document, whatStands(own), taught(own, now.value, workspace));
      const stamp = { importId: own.importId, file: path.basename(own.file), sha256, answers, memory, person, newId: fresh };
      const { size } = workspace.ledger.operations;
      const going = (): boolean => !own.abort.signal.aborted;
      const fits = (): boolean => going() && workspace.ledger.operations.size === size;
      const told = teller(own, '写成台账记录', plan.rows.length);
      const drafts = await inSlices(whileWanted(draftSteps(workspace.ledger, document, plan, choices, stamp, told), fits));
      if (drafts !== null) {
        program.desktop.push('import:progress', { importId: own.importId, phase: '保存', done: 0, total: 0 });
        const commit = await workspace.commitDrafts(drafts, person, { fits, going });
        if (commit.ok) return ok({ commit: commit.value.n, counts: countsOf(now.value) });
        if (commit.code !== 'E_CANCELLED') return commit;
      }
      // Overtaken by another commit: the rows are set beside the ledger as it is now.
      if (!going()) return fail('E_CANCELLED');
    }
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
        preparing: null,
        confirming: false,
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
    async rows(importId, from, limit, only) {
      const now = await ready(importId);
      if (!now.ok) return now;
      const { plan, open, choices } = now.value;
      const units = new Map<string, string>(unitNames(program.workspace()));
      const unitName = (scope: string): string => units.get(scope) ?? '另一单位';
      const wanted = only === undefined ? plan.rows : plan.rows.filter(({ status }) => status === only);
      const rows = wanted.slice(from, from + limit).map((row) => rowForWindow(row, open, choices.said, unitName));
      return ok({ rows, total: wanted.length, acceptable: plan.rows.filter((row) => isAcceptable(row, choices.said)).length });
    },
    async cells(importId, sheet, from, limit) {
      const now = await ready(importId);
      if (!now.ok) return now;
      const found = now.value.workbook.sheets.find(({ name }) => name === sheet);
      if (found === undefined) return ok({ rows: [], total: 0 });
      return ok({ rows: previewPage(found, now.value.marks, from - 1, limit), total: found.rows.length });
    },
    async answer(importId, { answers: given, matches, unit, said, acceptAll }) {
      const own = running.get(importId);
      if (own === undefined) return fail('E_CANCELLED');
      const before = new Map(own.answers);
      const shown = own.ready?.value;
      const answers = given.flatMap(({ alike, ...answer }) =>
        alike === undefined || shown === undefined
          ? [answer]
          : answersAlike(shown.document, shown.remaining, answer.question, answer.choice ?? ''),
      );
      for (const answer of answers) own.answers.set(answer.question, answer);
      const planned = shown?.plan.rows;
      const moved = matches.filter(({ index, record }) => planned?.[index]?.chosen !== record).map(({ index }) => index);
      // What was said about a row was said of the project it meant then.
      own.said = saidOver(own.said, takenBack(moved));
      for (const { index, record } of matches) own.matches.set(index, record);
      for (const row of acceptAll === undefined ? [] : (planned ?? []))
        if (row.chosen !== null && isAcceptable(row, own.said)) own.matches.set(row.index, row.chosen);
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
        own.said = { ...NOTHING_SAID, missing: own.said.missing, units: own.said.units };
      }
      if (mappings.length > 0 || revoke.some((key) => key.startsWith('column:')))
        begin(own, reading(own, [...mappingsOf(whatStands(own)), ...own.mappings]));
      own.version += 1;
      const now = await ready(importId);
      return now.ok ? ok(show(own, now.value)) : now;
    },
    async confirm(importId, person, unit, leaveUnknown) {
      const own = running.get(importId);
      if (own === undefined || own.workspace === null || own.confirming) return fail('E_CANCELLED');
      own.confirming = true;
      const done = await commitWhole(own, own.workspace, person, unit, leaveUnknown);
      own.confirming = false;
      if (done.ok) running.delete(importId);
      return done;
    },
    cancel(importId) {
      running.get(importId)?.abort.abort();
      running.delete(importId);
    },
  };
}
