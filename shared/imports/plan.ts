/**
 * The plan of an import: every row of a read workbook set beside the ledger — 新增, 更新, 无变化 or 需核对 — and the one commit it becomes.
 * Pure: ledger, document and the person's choices in; rows and drafts out. Nothing is guessed: a doubtful row waits for a person.
 */
import { temporarySeries } from '../exchange/numbers';
import { createDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { Json } from '../model/field-kinds';
import { COUNTY_SCOPE, recordId } from '../model/ids';
import type { RecordId, Scope } from '../model/ids';
import type { ImportDocument, ImportRecord } from '../sheet/document';
import { eachIn, toEnd } from '../steps';
import type { Steps } from '../steps';
import { compareRow, gatherSteps, newProjectDrafts, updateDrafts } from './changes';
import type { Change, Moment, ProjectFacts, WritePlace } from './changes';
import type { UnitByName } from './duties';
import { rowFacts, unitsNamed } from './facts';
import type { RowFacts } from './facts';
import { findCandidates, indexSteps, nameKey } from './match';
import type { Candidate, ProjectIndex } from './match';
import { withoutDoubtful } from './open-questions';
import type { OpenQuestions } from './open-questions';
import { plainText } from './readings';
import { aliasDrafts, claimDraft, missingDrafts } from './said';
import type { Claim, Said, SaidLine, UnknownUnit } from './said';
import { templateDoubts, templateRow, withoutHidden } from './template-rows';

export type RowChoice = RecordId | 'new' | 'skip';
export type RowStatus = '新增' | '更新' | '无变化' | '需核对';

export type PlannedRow = {
  readonly index: number;
  readonly record: ImportRecord;
  readonly facts: RowFacts;
  /** Unit the row belongs to; null until a person says which. */
  readonly scope: Scope | null;
  readonly candidates: readonly Candidate[];
  readonly chosen: RowChoice | null;
  readonly status: RowStatus;
  readonly changes: readonly Change[];
  readonly doubts: readonly string[];
  /** Those of the doubts that need a reason, given or not. */
  readonly grave: readonly string[];
  /** The earlier row of the file that speaks for the same project: one of the two must be left out. */
  readonly rival?: number;
};

export type PlanChoices = {
  /** The unit of this office, or null in the county office. */
  readonly office: RecordId | null;
  /** The unit a person named for rows that do not say theirs. */
  readonly unit: RecordId | null;
  readonly matches: ReadonlyMap<number, RowChoice>;
  /** Projects a person said rows of this sender are, by the name they are written with (memory.ts). */
  readonly recalled: ReadonlyMap<string, RecordId>;
  readonly stopped: '暂停' | '退出';
  /** Questions nobody has answered: what they ask about is not taken as read. */
  readonly open: OpenQuestions;
  /** Reasons, marks on missing projects, claims of two units. */
  readonly said: Said;
  /** The day a file speaks of when it names no as-of day. */
  readonly today: IsoDay;
};

export type ImportPlan = {
  readonly rows: readonly PlannedRow[];
  readonly unknownUnits: readonly UnknownUnit[];
  readonly missing: readonly { readonly record: RecordId; readonly projectName: string }[];
  readonly moment: Moment;
};

/** Finds a unit by any of its names. */
export function unitFinder(ledger: Ledger): (name: string) => RecordId | null {
  const byName = new Map<string, RecordId>();
  for (const unit of listRecords(ledger, 'unit')) {
    for (const name of [unit.name, unit.fullName, ...(unit.aliases ?? [])]) {
      if (name !== undefined) byName.set(plainText(name), unit.id);
    }
  }
  return (name) => byName.get(plainText(name)) ?? null;
}

type Context = {
  readonly choices: PlanChoices;
  readonly index: ProjectIndex;
  readonly known: ReadonlyMap<RecordId, ProjectFacts>;
  readonly reporting: RecordId | null;
  readonly moment: Moment;
  /** Projects and new names already met, with the row of the file that named them. */
  readonly taken: Map<RecordId, number>;
  readonly names: Map<string, number>;
};

function scopeOf(record: ImportRecord, { choices, moment, reporting }: Context): Scope | null {
  const { office, unit } = choices;
  if (office !== null) return office;
  const named = record.introducingUnit == null ? null : moment.unitByName(record.introducingUnit.name);
  return named ?? unit ?? reporting;
}

/** In the county office a row that names a unit nobody has registered is not put to another one in silence (law 8). */
function unitDoubts(record: ImportRecord, { choices, moment }: Context, scope: Scope | null): string[] {
  const { introducingUnit: named } = record;
  if (choices.office === null && named != null && moment.unitByName(named.name) === null)
    return [`单位名册里没有“${named.name}”，请在上方“对应单位”中选定；不是本县单位的，在下方“未写明单位的归到”中选定`];
  return scope === null ? ['不知道这一行属于哪个单位，请在下方“未写明单位的归到”中选定'] : [];
}

/** The county's rows name units; a unit's own file is its own, whatever it writes there. Names of 引进单位 come first: their rows wait for them. */
function unknownUnitsOf(document: ImportDocument, { office, said }: PlanChoices, inRoster: UnitByName): UnknownUnit[] {
  if (office !== null) return [];
  const count = (names: readonly string[]): Map<string, number> => {
    const counted = new Map<string, number>();
    for (const name of names) if (inRoster(name) === null) counted.set(name, (counted.get(name) ?? 0) + 1);
    return counted;
  };
  const introducing = count(document.records.flatMap(({ introducingUnit: named }) => (named == null ? [] : [named.name])));
  const responsible = count(document.records.flatMap(({ responsibleUnit: named }) => (named == null ? [] : unitsNamed(named.name))));
  return [...new Set([...introducing.keys(), ...responsible.keys()])].map((name) => ({
    name,
    rows: introducing.get(name) ?? 0,
    duties: responsible.get(name) ?? 0,
    unit: said.units.get(name) ?? null,
  }));
}

type Bare = Omit<PlannedRow, 'status' | 'changes' | 'doubts' | 'grave' | 'rival'>;

/** A row that means a project of the ledger. Only one row of a file may speak for a project, whatever a person answers. */
function knownRow(row: Bare, known: ProjectFacts, doubted: readonly string[], context: Context): PlannedRow {
  const { changes, doubts: found, grave } = compareRow(known, row.facts, context.moment);
  const earlier = context.taken.get(known.project.id);
  context.taken.set(known.project.id, earlier ?? row.record.source.row);
  const doubts = [...doubted, ...found];
  if (earlier !== undefined)
    return {
      ...row,
      status: '需核对',
      changes,
      grave,
      doubts: [...doubts, `第${earlier}行也对应这个项目，请选定其中一行，另一行不导入`],
      rival: earlier,
    };
  const decided = context.choices.matches.has(row.index);
  const unexplained = grave.length > 0 && !context.choices.said.reasons.has(row.index);
  const status = unexplained || (doubts.length > 0 && !decided) ? '需核对' : changes.length > 0 ? '更新' : '无变化';
  return { ...row, status, changes, doubts, grave };
}

function newRow(row: Bare, doubted: readonly string[], context: Context): PlannedRow {
  const name = `${row.scope ?? ''}/${nameKey(row.facts.project.projectName ?? undefined)}`;
  const earlier = context.names.get(name);
  context.names.set(name, earlier ?? row.record.source.row);
  const twice = earlier === undefined || name.endsWith('/') ? [] : [`第${earlier}行有同名项目，请确认不是同一项目`];
  const doubts = [...doubted, ...twice];
  const open = doubts.length > 0 && !context.choices.matches.has(row.index);
  return { ...row, status: open ? '需核对' : '新增', changes: [], doubts, grave: [] };
}

function planRow(read: ImportRecord, index: number, context: Context): PlannedRow {
  const left = templateRow(read);
  const home = left === null ? undefined : context.known.get(left.project);
  const record = home === undefined || left === null ? withoutHidden(read) : left.record;
  const settled = withoutDoubtful(record, context.choices.open);
  const facts = rowFacts(settled.record, context.choices.stopped, settled.unread);
  const scope = home?.project.scope ?? scopeOf(record, context);
  const candidates = findCandidates(context.index, facts, scope ?? '');
  const explicit = context.choices.matches.get(index);
  const [best, second] = candidates;
  const certain = best !== undefined && best.level === 'certain' && best.sameScope && !(second?.level === 'certain' && second.sameScope);
  const said = context.choices.recalled.get(nameKey(facts.project.projectName ?? undefined));
  const recalled = said !== undefined && context.known.has(said) ? said : undefined;
  const chosen = explicit ?? home?.project.id ?? recalled ?? (certain ? best.record : candidates.length === 0 ? 'new' : null);
  const row = { index, record, facts, scope, candidates, chosen };
  if (chosen === 'skip') return { ...row, status: '无变化', changes: [], doubts: [], grave: [] };
  if (scope === null)
    return {
      ...row,
      status: '需核对',
      changes: [],
      grave: [],
      doubts: unitDoubts(record, context, null),
    };
  const doubts = [...templateDoubts(read, (project) => context.known.has(project)), ...unitDoubts(record, context, scope)];
  if (chosen === 'new') return newRow(row, doubts, context);
  const known = chosen === null ? undefined : context.known.get(chosen);
  if (known !== undefined) return knownRow(row, known, doubts, context);
  const asked = candidates.map(({ projectName, why }) => `可能与“${projectName}”是同一项目（${why}）`);
  return { ...row, chosen: null, status: '需核对', changes: [], grave: [], doubts: [...doubts, ...asked] };
}

/** Projects of the units a file speaks for that none of its rows names. A project a row may mean is not missing while nobody has decided. */
function missingOf(rows: readonly PlannedRow[], { known, taken, reporting, choices }: Context): ImportPlan['missing'] {
  const whole = choices.office ?? choices.unit ?? reporting;
  const scopes = new Set<Scope | null>(whole === null ? rows.map(({ scope }) => scope) : [whole]);
  const undecided = rows.filter(({ chosen }) => chosen === null || chosen === 'skip');
  const mentioned = new Set(undecided.flatMap(({ candidates }) => candidates.map(({ record }) => record)));
  return [...known.values()]
    .filter(({ project: { id, scope, state } }) => scopes.has(scope) && state !== '退出' && !taken.has(id) && !mentioned.has(id))
    .map(({ project }) => ({ record: project.id, projectName: project.projectName ?? '' }));
}

const ROWS_PER_STEP = 20;

/**
 * Plans an import against the ledger as it is, in steps: the ledger must not change meanwhile, else the plan is to be made anew.
 * @param told rows set beside the ledger so far
 */
export function* planSteps(
  ledger: Ledger,
  document: ImportDocument,
  choices: PlanChoices,
  told: (rows: number) => void = () => undefined,
): Steps<ImportPlan> {
  const inRoster = unitFinder(ledger);
  const unitByName: UnitByName = (name) => inRoster(name) ?? choices.said.units.get(name) ?? null;
  const { asOf, reportingUnit } = document.facts;
  const day = asOf === null ? choices.today : isoDay(asOf);
  const moment: Moment = { day, month: day.slice(0, 7), unitByName };
  const context: Context = {
    choices,
    index: yield* indexSteps(ledger),
    known: yield* gatherSteps(ledger),
    reporting: reportingUnit === null ? null : unitByName(reportingUnit.name),
    moment,
    taken: new Map(),
    names: new Map(),
  };
  const rows: PlannedRow[] = [];
  for (const [index, record] of document.records.entries()) {
    rows.push(planRow(record, index, context));
    if (rows.length % ROWS_PER_STEP !== 0) continue;
    told(rows.length);
    yield;
  }
  return { rows, unknownUnits: unknownUnitsOf(document, choices, inRoster), missing: missingOf(rows, context), moment };
}

/** The same in one go. */
export function planImport(ledger: Ledger, document: ImportDocument, choices: PlanChoices): ImportPlan {
  return toEnd(planSteps(ledger, document, choices));
}

const ITEMS_PER_STEP = 500;

/** A list of the document as JSON: absent keys instead of undefined ones. */
function* plainSteps(items: readonly unknown[]): Steps<Json[]> {
  const plain: Json[] = [];
  yield* eachIn(items, ITEMS_PER_STEP, (item) => plain.push(JSON.parse(JSON.stringify(item)) as Json));
  return plain;
}

export type ImportStamp = {
  readonly importId: RecordId;
  readonly file: string;
  /** Null when the file was gone before it could be hashed. */
  readonly sha256: string | null;
  readonly answers: Json;
  readonly memory: Json;
  /** Who imports. */
  readonly person: string;
  readonly newId: (prefix: string) => RecordId;
};

/**
 * The claim of another unit that a person wants registered as a dispute (S-13): only the county office may, and only against a project of another
 * unit that the row may be but is not written to.
 */
function claimOf({ index, candidates, chosen }: PlannedRow, { office, said }: PlanChoices): (Claim & { readonly why: string }) | null {
  const claim = said.disputes.get(index);
  const other = candidates.find(({ record, sameScope }) => record === claim?.with && !sameScope && record !== chosen);
  return claim === undefined || other === undefined || office !== null ? null : { ...claim, why: other.why };
}

/** A unit's new project without a number bears the unit's 临时编号 until the county gives one (S-11). */
function numbered(facts: RowFacts, temporary: (() => string) | null): RowFacts {
  if (temporary === null || (facts.project.number ?? '') !== '') return facts;
  return { ...facts, project: { ...facts.project, temporaryNumber: temporary() } };
}

/**
 * The drafts of an import in steps: the import's own record and the facts of every row that is new or changed.
 * Rows that still wait for a person must have been settled before.
 * @param told rows made into drafts so far
 */
export function* draftSteps(
  ledger: Ledger,
  document: ImportDocument,
  plan: ImportPlan,
  choices: PlanChoices,
  stamp: ImportStamp,
  told: (rows: number) => void = () => undefined,
): Steps<Draft[]> {
  const known = yield* gatherSteps(ledger);
  const { asOf } = document.facts;
  const { said } = choices;
  const missing = missingDrafts(ledger, plan.missing, said, { importId: stamp.importId, file: stamp.file });
  const aliases = aliasDrafts(ledger, plan.unknownUnits, { importId: stamp.importId, file: stamp.file });
  const lines: SaidLine[] = [...aliases.lines, ...missing.lines];
  const drafts: Draft[] = [];
  const temporary = choices.office === null ? null : temporarySeries(ledger, choices.office);
  for (const [done, row] of plan.rows.entries()) {
    if (done % ROWS_PER_STEP === 0) {
      told(done);
      yield;
    }
    if (row.scope === null || row.chosen === 'skip' || row.chosen === null) continue;
    const { sheet, row: line } = row.record.source;
    const source = { importId: stamp.importId, file: stamp.file, sheet, row: line };
    const at: WritePlace = { ...plan.moment, scope: row.scope, source, newId: stamp.newId };
    const facts = row.chosen === 'new' ? undefined : known.get(recordId(row.chosen));
    const reason = row.grave.length === 0 ? '' : (said.reasons.get(row.index) ?? '');
    const made =
      facts === undefined ? newProjectDrafts(numbered(row.facts, temporary), at) : updateDrafts(ledger, facts, row.facts, at, reason);
    drafts.push(...made);
    const place = `${sheet} 第${line}行`;
    const projectName = row.facts.project.projectName ?? facts?.project.projectName ?? '';
    if (reason !== '') lines.push({ place, what: '变动', text: `${projectName}：${row.grave.join('；')}。原因：${reason}` });
    const own = facts?.project ?? made.find(({ entity }) => entity === 'project');
    const claim = claimOf(row, choices);
    if (own === undefined || claim === null) continue;
    const id = 'record' in own ? own.record : own.id;
    const raising = { record: stamp.newId('zy'), why: claim.why, person: stamp.person, today: choices.today };
    const dispute = claimDraft(ledger, { id, scope: own.scope, projectName }, claim, raising);
    if (dispute === null) continue;
    drafts.push({ ...dispute, source });
    lines.push({ place, what: '争议', text: `“${projectName}”登记争议：${claim.why}` });
  }
  const own = createDraft(
    { scope: choices.office ?? COUNTY_SCOPE, entity: 'import', record: stamp.importId },
    {
      file: stamp.file,
      ...(stamp.sha256 === null ? {} : { sha256: stamp.sha256 }),
      records: document.records.length,
      answers: stamp.answers,
      memory: stamp.memory,
      decisions: yield* plainSteps(document.decisions),
      kept: { skipped: yield* plainSteps(document.skipped), errors: yield* plainSteps(document.errors) },
      ...(lines.length === 0 ? {} : { said: yield* plainSteps(lines) }),
      ...(asOf === null ? {} : { asOf: isoDay(asOf) }),
    },
  );
  return [own, ...aliases.drafts, ...missing.drafts, ...drafts];
}

/** The same in one go. */
export function planDrafts(ledger: Ledger, document: ImportDocument, plan: ImportPlan, choices: PlanChoices, stamp: ImportStamp): Draft[] {
  return toEnd(draftSteps(ledger, document, plan, choices, stamp));
}
