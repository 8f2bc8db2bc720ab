/**
 * What a row would change in the ledger: the difference between its facts and a project already there, and the drafts that write it.
 * An empty cell never clears a value; a stage date is never overwritten but struck out with its ground and entered anew (S-03).
 */
import { createDraft, setDraft, strikeDraft } from '../ledger/drafts';
import type { Writes } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { eachRecord, listRecords } from '../ledger/read';
import { formatDate } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { ENTITIES } from '../model/entities';
import type { FieldName, RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { formatMoney } from '../model/money';
import type { Money } from '../model/money';
import { isStage, stageOrder } from '../model/stages';
import { eachIn } from '../steps';
import type { Steps } from '../steps';
import { compareDuties, dutyDrafts, newDutyDrafts } from './duties';
import type { DutyPlace, KnownDuty, UnitByName } from './duties';
import type { MoneyFact, RowFacts, StageFact } from './facts';
import { importLabel } from './labels';
import { dateWithin, sameMoney, sameText } from './readings';
import { isGrave } from './said';

export type Change = { readonly field: string; readonly label: string; readonly old: string; readonly new: string };

export type RowChanges = {
  readonly changes: readonly Change[];
  /** Why a person must look at it, in Chinese; empty when nothing is suspicious. */
  readonly doubts: readonly string[];
  /** Those of the doubts that nobody may pass without a reason: an amount changed beyond GRAVE_CHANGE, a stage going backwards, a project stopping. */
  readonly grave: readonly string[];
};

/** The dated facts of one project, gathered once per import. */
export type ProjectFacts = {
  readonly project: RecordOf<'project'>;
  readonly stages: readonly RecordOf<'stageEvent'>[];
  readonly money: readonly RecordOf<'moneyEntry'>[];
  readonly duties: readonly KnownDuty[];
};

type Gathering = {
  readonly project: RecordOf<'project'>;
  readonly stages: RecordOf<'stageEvent'>[];
  readonly money: RecordOf<'moneyEntry'>[];
  readonly duties: KnownDuty[];
};

const RECORDS_PER_STEP = 200;

/** Gathers stage events, money and assignments by project, in steps. */
export function* gatherSteps(ledger: Ledger): Steps<Map<RecordId, ProjectFacts>> {
  const all = new Map<RecordId, Gathering>();
  const persons = new Map(listRecords(ledger, 'person').map(({ id, name }) => [id, name]));
  const units = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id, name]));
  const of = (project: RecordId | undefined): Gathering | undefined => (project === undefined ? undefined : all.get(project));
  yield* eachIn(eachRecord(ledger, 'project'), RECORDS_PER_STEP, (project) => {
    all.set(project.id, { project, stages: [], money: [], duties: [] });
  });
  yield* eachIn(eachRecord(ledger, 'stageEvent'), RECORDS_PER_STEP, (row) => {
    of(row.project)?.stages.push(row);
  });
  yield* eachIn(eachRecord(ledger, 'moneyEntry'), RECORDS_PER_STEP, (row) => {
    of(row.project)?.money.push(row);
  });
  yield* eachIn(eachRecord(ledger, 'assignment'), RECORDS_PER_STEP, (record) => {
    const person = record.person === undefined ? undefined : persons.get(record.person);
    const unit = record.unit === undefined ? undefined : units.get(record.unit);
    of(record.project)?.duties.push({ record, name: person ?? record.name ?? unit ?? '' });
  });
  return all;
}

const FIELDS = ENTITIES.project.fields;
function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value;
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (isMoney(value)) return `${formatMoney(value, '万元')}${value.currency === 'CNY' ? '万元' : ''}`;
  if (typeof value === 'object' && 'precision' in value) return formatDate(value as StageFact['on']);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function isDate(value: unknown): value is StageFact['on'] {
  return typeof value === 'object' && value !== null && 'precision' in value;
}

/** True when a row says nothing new: the same value, or a date that only says less exactly what is known (law 6). */
function sameValue(old: unknown, value: unknown): boolean {
  if (isMoney(value)) return sameMoney(isMoney(old) ? old : undefined, value);
  if (isDate(value)) return isDate(old) && dateWithin(old, value);
  return sameText(show(old), show(value));
}

type Texts = Readonly<Record<string, string>>;

/**
 * Columns kept as text: those of the row over those of the ledger, none dropped. A text that could not be read is done with as soon as a row
 * gives the value.
 */
function keptTexts(old: RecordOf<'project'>, facts: RowFacts): { readonly other: Texts; readonly unread: Texts } {
  const read = new Set<string>([
    ...Object.keys(facts.project),
    ...facts.stages.map(({ column }) => column),
    ...facts.money.map(({ column }) => column),
  ]);
  const still = Object.entries(old.unread ?? {}).filter(([field]) => !read.has(field));
  return {
    other: { ...old.other, ...facts.project.other },
    unread: { ...Object.fromEntries(still), ...facts.project.unread },
  };
}

function sameTexts(a: Texts, b: Texts): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([key, text]) => b[key] === text);
}

/** The fields of the project a row writes, with their new values; a field it leaves empty is left alone. */
function newValues(old: RecordOf<'project'>, facts: RowFacts): Writes<'project'> {
  const { other: _other, unread: _unread, ...plain } = facts.project;
  const changed = Object.entries(plain).filter(([field, value]) => value != null && !sameValue(old[field as FieldName<'project'>], value));
  const kept = keptTexts(old, facts);
  return {
    ...(Object.fromEntries(changed) as Writes<'project'>),
    ...(sameTexts(old.other ?? {}, kept.other) ? {} : { other: kept.other }),
    ...(sameTexts(old.unread ?? {}, kept.unread) ? {} : { unread: Object.keys(kept.unread).length === 0 ? null : kept.unread }),
  };
}

function textChanges(old: Texts, now: Texts, label: (key: string) => string, field: string): Change[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => old[key] !== now[key])
    .map((key) => ({ field, label: label(key), old: old[key] ?? '', new: now[key] ?? '' }));
}

/** Stage dates a row adds. A date that says less exactly what is known adds nothing. */
function newStages(known: ProjectFacts, facts: RowFacts): StageFact[] {
  return facts.stages.filter(
    (fact) => !known.stages.some((event) => event.stage === fact.stage && event.on !== undefined && dateWithin(event.on, fact.on)),
  );
}

type FundStatement = { readonly fact: MoneyFact; readonly replaced: readonly RecordOf<'moneyEntry'>[] };

/** Money a row states anew, with the statements of the same month it would replace. */
function newMoney(known: ProjectFacts, facts: RowFacts, month: string): FundStatement[] {
  return facts.money.flatMap((fact): FundStatement[] => {
    const stated = known.money.filter((own) => own.kind === '到位资金' && own.span === fact.span && own.month === month);
    return stated.some((own) => sameMoney(own.reported, fact.reported)) ? [] : [{ fact, replaced: stated }];
  });
}

/** The day a file speaks of: its as-of day, else today. */
export type Moment = { readonly month: string; readonly day: IsoDay; readonly unitByName: UnitByName };

function fieldChanges(known: RecordOf<'project'>, facts: RowFacts): RowChanges {
  const changes: Change[] = [];
  const doubts: string[] = [];
  const grave: string[] = [];
  const { other, unread, ...plain } = newValues(known, facts);
  for (const [name, value] of Object.entries(plain)) {
    const field = name as FieldName<'project'>;
    const change = { field, label: FIELDS[field].label, old: show(known[field]), new: show(value) };
    changes.push(change);
    const was = known[field];
    if (isMoney(was) && isMoney(value)) {
      const says = `${change.label}由${change.old}改为${change.new}`;
      doubts.push(says);
      if (isGrave(was, value)) grave.push(says);
    }
    if (known.clashes?.includes(field) === true) doubts.push(`${change.label}两个办公室填得不一样，尚未核对`);
  }
  if (other !== undefined) changes.push(...textChanges(known.other ?? {}, other ?? {}, (key) => key, 'other'));
  if (unread !== undefined) {
    const label = (key: string): string => `${importLabel(key) ?? key}（待核实原文）`;
    changes.push(...textChanges(known.unread ?? {}, unread ?? {}, label, 'unread'));
  }
  const state = facts.project.state;
  if ((state === '暂停' || state === '退出') && known.state !== state) {
    // 中断、搁置及原因 (S-27): a project does not stop without one.
    doubts.push(`项目状态由${known.state ?? '正常'}改为${state}`);
    grave.push(`项目状态由${known.state ?? '正常'}改为${state}`);
  }
  const { stageStated: was } = known;
  const now = facts.project.stageStated;
  if (was !== undefined && now != null && isStage(was) && isStage(now) && stageOrder(now) < stageOrder(was)) {
    doubts.push(`阶段由${was}退回${now}`);
    grave.push(`阶段由${was}退回${now}`);
  }
  return { changes, doubts, grave };
}

function stageChanges(known: ProjectFacts, facts: RowFacts): RowChanges {
  const changes: Change[] = [];
  const doubts: string[] = [];
  for (const { stage, column, on } of newStages(known, facts)) {
    const olds = known.stages.filter((event) => event.stage === stage);
    const old = olds.map((event) => show(event.on)).join('、');
    changes.push({ field: column, label: `${stage}时间`, old, new: formatDate(on) });
    // A plan that came true and a month that became a day contradict nothing (S-03: a past date is never overwritten).
    const against = olds.some(({ on: past }) => past !== undefined && past.planned !== true && !dateWithin(on, past));
    if (against) doubts.push(`${stage}时间由${old}改为${formatDate(on)}`);
  }
  return { changes, doubts, grave: [] };
}

function moneyChanges(known: ProjectFacts, facts: RowFacts, month: string): RowChanges {
  const changes: Change[] = [];
  const doubts: string[] = [];
  const grave: string[] = [];
  for (const { fact, replaced } of newMoney(known, facts, month)) {
    const label = `到位资金（${fact.span}）`;
    const old = replaced.map(({ reported }) => show(reported)).join('、');
    changes.push({ field: fact.column, label, old, new: show(fact.reported) });
    const says = `${month}${label}由${old}改为${show(fact.reported)}`;
    if (old !== '') doubts.push(says);
    if (replaced.some(({ reported }) => isMoney(reported) && isGrave(reported, fact.reported))) grave.push(says);
  }
  return { changes, doubts, grave };
}

/** Differences of a row against a project of the ledger, and what looks suspicious about them. */
export function compareRow(known: ProjectFacts, facts: RowFacts, at: Moment): RowChanges {
  const parts = [
    fieldChanges(known.project, facts),
    stageChanges(known, facts),
    moneyChanges(known, facts, at.month),
    { ...compareDuties(known.duties, facts.assignments, at.day, at.unitByName), grave: [] },
  ];
  return {
    changes: parts.flatMap(({ changes }) => changes),
    doubts: parts.flatMap(({ doubts }) => doubts),
    grave: parts.flatMap(({ grave }) => grave),
  };
}

export type WritePlace = DutyPlace & {
  /** Month of cumulative money statements: that of the file's as-of date. */
  readonly month: string;
};

function stageDraft(project: RecordId, { stage, on }: StageFact, at: WritePlace, evidence: string | undefined): Draft {
  return createDraft(
    { scope: at.scope, source: at.source, entity: 'stageEvent', record: at.newId('s') },
    { project, stage, on, ...(evidence === undefined ? {} : { evidence }) },
  );
}

function moneyDraft(project: RecordId, { span, reported }: MoneyFact, at: WritePlace): Draft {
  return createDraft(
    { scope: at.scope, source: at.source, entity: 'moneyEntry', record: at.newId('m') },
    { project, kind: '到位资金', month: at.month, span, reported },
  );
}

/** Drafts of a project that is new to the ledger. */
export function newProjectDrafts(facts: RowFacts, at: WritePlace): Draft[] {
  const project = at.newId('p');
  return [
    createDraft({ scope: at.scope, entity: 'project', record: project, source: at.source }, { state: '正常', ...facts.project }),
    ...facts.stages.map((fact) => stageDraft(project, fact, at, undefined)),
    ...facts.money.map((fact) => moneyDraft(project, fact, at)),
    ...newDutyDrafts(project, facts.assignments, at),
  ];
}

/**
 * Drafts that bring a known project up to date, in that project's own scope; none when the row says nothing new.
 * @param said why, as the person said, kept with every change; empty where no reason was asked
 */
export function updateDrafts(ledger: Ledger, known: ProjectFacts, facts: RowFacts, place: WritePlace, said = ''): Draft[] {
  const { project } = known;
  const at: WritePlace = { ...place, scope: project.scope };
  const reason = `按《${at.source.file ?? ''}》更正${said === '' ? '' : `：${said}`}`;
  const why = said === '' ? {} : { reason: said };
  const changed = newValues(project, facts);
  const stops = changed.state === '暂停' || changed.state === '退出';
  const values = stops && said !== '' ? { ...changed, stateReason: said } : changed;
  const written =
    Object.keys(values).length === 0
      ? []
      : [setDraft(ledger, { scope: at.scope, entity: 'project', record: project.id, source: at.source, ...why }, values)];
  const stages = newStages(known, facts).flatMap((fact) => {
    const replaced = known.stages.filter((event) => event.stage === fact.stage);
    const strikes = replaced.map((old) =>
      strikeDraft({ scope: old.scope, entity: 'stageEvent', record: old.id, source: at.source, reason }),
    );
    return [...strikes, stageDraft(project.id, fact, at, replaced.at(-1)?.evidence)];
  });
  const money = newMoney(known, facts, at.month).flatMap(({ fact, replaced }) => [
    ...replaced.map((old) => strikeDraft({ scope: old.scope, entity: 'moneyEntry', record: old.id, source: at.source, reason })),
    moneyDraft(project.id, fact, at),
  ]);
  const duties = compareDuties(known.duties, facts.assignments, at.day, at.unitByName);
  return [...written, ...stages, ...money, ...dutyDrafts(ledger, project.id, duties, at)];
}
