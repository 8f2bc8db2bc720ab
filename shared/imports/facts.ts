/**
 * One row of a read ledger → the facts it states, in the ledger's own terms: fields of the project, dated stage events, money statements,
 * people who answer. What could not be read stays as raw text under its field. Pure; writes nothing.
 */
import type { LedgerDate } from '../model/dates';
import { fieldSpec, isFieldValue } from '../model/entities';
import type { AssignmentRole } from '../model/entities-project';
import type { Writes } from '../ledger/drafts';
import type { Amount, Area, ImportRecord, Percent, Person, SheetDate, Unknown } from '../sheet/document';
import { dateFromReading, isUnread, moneyFromReading } from './readings';

type Maybe<T> = T | null | undefined;

/** `column` is the field of the import contract it came from. */
export type StageFact = { readonly column: string; readonly stage: '签约' | '开工' | '投产' | '入统'; readonly on: LedgerDate };
export type MoneyFact = {
  readonly column: string;
  readonly span: '当年累计' | '总累计';
  readonly reported: NonNullable<Writes<'moneyEntry'>['reported']>;
};
export type AssignmentFact = { readonly role: AssignmentRole; readonly name: string; readonly post?: string; readonly phone?: string };

export type RowFacts = {
  readonly project: Writes<'project'>;
  readonly stages: readonly StageFact[];
  readonly money: readonly MoneyFact[];
  readonly assignments: readonly AssignmentFact[];
};

const TEXTS = ['projectName', 'investor', 'origin', 'industry', 'content', 'place', 'progress', 'problems', 'nextStep', 'remarks'] as const;
const AMOUNTS = ['totalInvestment', 'agreedInvestment', 'fixedInvestment'] as const;
const DATES = ['planFinish', 'deadline'] as const;
const NUMBERS = ['landMu', 'progressPercent'] as const;
const STAGE_COLUMNS = { signedOn: '签约', startedOn: '开工', productionOn: '投产', inStatisticsOn: '入统' } as const;
const FUNDS_COLUMNS = { fundsReceivedTotal: '总累计', fundsReceivedYear: '当年累计' } as const;

function decimal(value: string | number): string | null {
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? text : null;
}

/** A text longer than its field may be is kept as unread text: one cell never stops a whole file, and nothing is cut off. */
function refuse(project: Record<string, unknown>, unread: Record<string, string>): void {
  for (const [field, value] of Object.entries(project)) {
    const spec = fieldSpec('project', field);
    if (typeof value !== 'string' || spec === null || isFieldValue(spec, value)) continue;
    delete project[field];
    unread[field] = value;
  }
}

function people(role: AssignmentRole, list: Maybe<readonly Person[]>): AssignmentFact[] {
  return (list ?? []).map((person) => ({
    role,
    name: person.name,
    ...(person.post === undefined ? {} : { post: person.post }),
    ...(person.phone === undefined ? {} : { phone: person.phone }),
  }));
}

/** The units one cell of 责任单位 names: 县商务局、柳河镇 are two that answer for the project. */
export function unitsNamed(text: string): readonly string[] {
  const names = text
    .split(/[、，,；;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)];
}

/**
 * The facts of one row.
 * @param stopped what 退出 in the stage column means here, as the person answered: 暂停 or 退出 (design/interfaces.md, stages)
 * @param doubtful texts by field that nobody has settled (open-questions); they are kept as unread
 */
export function rowFacts(record: ImportRecord, stopped: '暂停' | '退出', doubtful: Readonly<Record<string, string>> = {}): RowFacts {
  const project: Record<string, unknown> = {};
  const unread: Record<string, string> = { ...doubtful };
  const read = <T extends object>(field: string, value: Maybe<T | Unknown>, take: (value: T) => unknown): void => {
    if (value === null || value === undefined) return;
    const taken = isUnread(value) ? null : take(value);
    if (taken !== null) project[field] = taken;
    else if ('raw' in value && typeof value.raw === 'string') unread[field] = value.raw;
  };
  for (const field of TEXTS) if (record[field]) project[field] = record[field];
  for (const field of AMOUNTS) read<Amount>(field, record[field], moneyFromReading);
  for (const field of DATES) read<SheetDate>(field, record[field], dateFromReading);
  for (const field of NUMBERS) read<Area | Percent>(field, record[field], ({ value }) => decimal(value));
  const stages: StageFact[] = [];
  for (const [field, stage] of Object.entries(STAGE_COLUMNS)) {
    const value = record[field as keyof typeof STAGE_COLUMNS];
    if (value === null || value === undefined) continue;
    if (isUnread(value)) unread[field] = value.raw;
    else stages.push({ column: field, stage, on: dateFromReading(value) });
  }
  const money: MoneyFact[] = [];
  for (const [field, span] of Object.entries(FUNDS_COLUMNS)) {
    const value = record[field as keyof typeof FUNDS_COLUMNS];
    if (value === null || value === undefined) continue;
    const reported = isUnread(value) ? null : moneyFromReading(value);
    if (reported === null) unread[field] = value.raw;
    else money.push({ column: field, span, reported });
  }
  if (record.introducingUnit) project['introducingUnit'] = record.introducingUnit.name;
  if (record.state !== undefined) project['state'] = record.state;
  else if (record.stage === '退出') project['state'] = stopped;
  if (record.stage !== '退出' && record.stage) project['stageStated'] = record.stage;
  const other: Record<string, string> = { ...record.other };
  for (const { column, text } of record.notes ?? []) {
    const key = `批注（${column}列）`;
    other[key] = other[key] === undefined ? text : `${other[key]}\n${text}`;
  }
  // The field holds a plain number; that the office wrote 约 must not be lost with it.
  if (record.landMu && !isUnread(record.landMu) && record.landMu.approx) other['用地面积原文'] = record.landMu.raw;
  if (record.rowColour) other['行底色'] = COLOUR_WORDS[record.rowColour] ?? record.rowColour;
  if (Object.keys(other).length > 0) project['other'] = other;
  refuse(project, unread);
  if (Object.keys(unread).length > 0) project['unread'] = unread;
  return {
    project,
    stages,
    money,
    assignments: [
      ...people('包保领导', record.leader),
      ...unitsNamed(record.responsibleUnit?.name ?? '').map((name) => ({ role: '责任单位' as const, name })),
      ...people('责任人', record.responsiblePerson),
    ],
  };
}

const COLOUR_WORDS: Readonly<Record<string, string>> = { red: '红', yellow: '黄', green: '绿' };
