/**
 * An import as the preview shows it: counts, questions with what may be answered, rows with their fields in words. Pure.
 */
import type { ImportQuestion, ImportRow, ImportSummary } from '../contract/import';
import { formatDate } from '../model/dates';
import type { RecordId } from '../model/ids';
import { formatMoney } from '../model/money';
import type { Answer } from '../sheet/answers';
import type { ImportDocument, Question } from '../sheet/document';
import { IMPORT_FIELDS } from '../sheet/document';
import { STATE_FIELD } from '../sheet/struck-rows';
import { compact } from '../sheet/text';
import { dateFromReading, isUnread, moneyFromReading } from './readings';
import { MATCH_LEVELS } from './match';
import { importLabel } from './labels';
import type { OpenQuestions } from './open-questions';
import type { ImportPlan, PlannedRow } from './plan';
import type { Said } from './said';

/** Asked once per file: what 退出 in the stage column means for these projects (design/interfaces.md, stages). */
export const STOPPED_QUESTION = 'plan:stopped';

function rawText(value: unknown): string {
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (isUnread(value)) return `未能识别：${value.raw}`;
  if (Array.isArray(value)) {
    return value
      .map((person: { name: string; post?: string; phone?: string }) => [person.name, person.post, person.phone].filter(Boolean).join(' '))
      .join('、');
  }
  if (typeof value !== 'object') return typeof value === 'number' ? String(value) : '';
  if ('amount' in value) {
    const money = moneyFromReading(value as Parameters<typeof moneyFromReading>[0]);
    return money === null ? `未能识别：${rawText(value)}` : `${formatMoney(money, '万元')}${money.currency === 'CNY' ? '万元' : ''}`;
  }
  if ('precision' in value) return formatDate(dateFromReading(value as Parameters<typeof dateFromReading>[0]));
  if ('name' in value) return String(value.name);
  return 'value' in value ? String(value.value) : '';
}

const NAMED = 10;
function rowNumbers(rows: readonly PlannedRow[]): string {
  return `第${rows
    .slice(0, NAMED)
    .map(({ record }) => record.source.row)
    .join('、')}行`;
}

/** Rows that wait for a person, and which of them for a reason, in words; null when none does. */
export function waitingText({ rows }: ImportPlan, { reasons }: Said): string | null {
  const waiting = rows.filter(({ status }) => status === '需核对');
  const unexplained = waiting.filter(({ index, grave }) => grave.length > 0 && !reasons.has(index));
  if (waiting.length === 0) return null;
  const reason = unexplained.length === 0 ? '' : `；其中${rowNumbers(unexplained)}变动较大、阶段退回或项目停下，须写明原因`;
  return `${waiting.length} 行需核对：${rowNumbers(waiting)}${reason}`;
}

/** The project's state in the ledger, where the row speaks of one: struck through, or 退出 as its stage. */
function stateField({ facts }: PlannedRow, asked: string | null, old: string | undefined): ImportRow['fields'] {
  const text = facts.project.state ?? '';
  if (asked === null && text === '') return [];
  const mark = asked !== null ? 'question' : old === undefined ? '' : 'changed';
  return [
    { field: STATE_FIELD, label: importLabel(STATE_FIELD) ?? STATE_FIELD, text: asked ?? text, raw: asked ?? '', mark, old: old ?? '' },
  ];
}

/** One row for the right-hand side of the preview. */
export function rowForWindow(row: PlannedRow, open: OpenQuestions, said: Said, unitName: (scope: string) => string): ImportRow {
  const { record } = row;
  const changed = new Map(row.changes.map((change) => [change.field, change.old]));
  const changedOther = new Map(row.changes.filter(({ field }) => field === 'other').map((change) => [change.label, change.old]));
  const fields = IMPORT_FIELDS.flatMap((field): ImportRow['fields'] => {
    const value = record[field];
    const asked = open(record, field) !== null;
    const text = valueText(value);
    if (text === '' && !asked) return [];
    const old = changed.get(field) ?? changed.get(importLabel(field) ?? '');
    const mark = asked ? 'question' : old === undefined ? '' : 'changed';
    return [{ field, label: importLabel(field) ?? field, text, raw: rawText(value), mark, old: old ?? '' }];
  });
  const state = stateField(row, open(record, STATE_FIELD), changed.get(STATE_FIELD));
  const other = Object.entries(record.other ?? {}).map(([header, text]) => ({
    field: 'other',
    label: header,
    text,
    raw: '',
    mark: changedOther.has(header) ? ('changed' as const) : ('' as const),
    old: changedOther.get(header) ?? '',
  }));
  return {
    index: row.index,
    sheet: record.source.sheet,
    row: record.source.row,
    hidden: record.source.hidden === true,
    status: row.status,
    projectName: record.projectName ?? '',
    fields: [...fields, ...state, ...other],
    candidates: row.candidates.map((candidate) => ({
      record: candidate.record,
      projectName: candidate.projectName,
      level: MATCH_LEVELS[candidate.level],
      why: candidate.why,
      otherUnit: candidate.sameScope ? null : unitName(candidate.scope),
    })),
    chosen: row.chosen,
    doubts: [...row.doubts],
    grave: [...row.grave],
    reason: said.reasons.get(row.index) ?? '',
    dispute: said.disputes.get(row.index) ?? null,
  };
}

/** What one answer may be given to at once: questions of one code and field; of an unknown status word, those about the same word. */
function likeOf({ code, field, raw }: Question): string {
  return JSON.stringify([code, field, code === 'stage-unknown' ? compact(raw) : '']);
}

function kindOf(question: Question, place: number): string {
  return JSON.stringify([likeOf(question), place]);
}

/** How many open questions of a kind offer a choice at a place, by `kindOf`. */
function alikeCounts(questions: readonly Question[], remaining: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const question of questions) {
    if (!remaining.has(question.id)) continue;
    for (const place of question.candidates.keys()) {
      const kind = kindOf(question, place);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return counts;
}

/** The answers meant by one for all questions alike: the choice at the same place of every open one. */
export function answersAlike(document: ImportDocument, remaining: ReadonlySet<string>, id: string, choice: string): readonly Answer[] {
  const question = document.questions.find((own) => own.id === id);
  const place = question?.candidates.indexOf(choice) ?? -1;
  if (question === undefined || place < 0) return [];
  return document.questions.flatMap((other) => {
    const same = remaining.has(other.id) && likeOf(other) === likeOf(question);
    const picked = other.candidates[place];
    return same && picked !== undefined ? [{ question: other.id, choice: picked }] : [];
  });
}

/**
 * Rows that wait only for a 核对无误: doubtful, with a project chosen, and with a reason where one is asked. A row of no unit waits for its unit,
 * and a second row for one project for a choice between the two: 核对无误 would settle neither.
 */
export function isAcceptable({ status, scope, chosen, rival, grave, index }: PlannedRow, { reasons }: Said): boolean {
  if (status !== '需核对' || scope === null || chosen === null || rival !== undefined) return false;
  return grave.length === 0 || reasons.has(index);
}

type Asked = Pick<Shown, 'remaining' | 'answers'> & { readonly alike: ReadonlyMap<string, number> };

function questionForWindow(question: Question, { remaining, answers, alike }: Asked): ImportQuestion {
  const answer = answers.get(question.id);
  return {
    id: question.id,
    code: question.code,
    sheet: question.sheet,
    row: question.row ?? null,
    rows: question.rows ?? [],
    column: question.column ?? null,
    field: question.field,
    text: question.text,
    raw: question.raw,
    choices: question.candidates.map((choice, place) => ({ choice, label: choice, alike: alike.get(kindOf(question, place)) ?? 0 })),
    free: question.field !== null,
    answer: remaining.has(question.id) ? null : (answer?.choice ?? answer?.value ?? '已答'),
  };
}

function stoppedQuestion(plan: ImportPlan, answers: ReadonlyMap<string, Answer>): ImportQuestion[] {
  const rows = plan.rows.filter(({ record }) => record.stage === '退出' && record.state === undefined);
  if (rows.length === 0) return [];
  return [
    {
      id: STOPPED_QUESTION,
      code: 'stopped-rows',
      sheet: null,
      row: null,
      rows: rows.map(({ record }) => record.source.row),
      column: null,
      field: null,
      text: `有 ${rows.length} 个项目写明搁置、终止或退出，登记为哪种状态？（不回答的按暂停登记）`,
      raw: '',
      choices: [
        { choice: '暂停', label: '暂停', alike: 0 },
        { choice: '退出', label: '退出', alike: 0 },
      ],
      free: false,
      answer: answers.get(STOPPED_QUESTION)?.choice ?? '暂停',
    },
  ];
}

export type Shown = {
  readonly importId: RecordId;
  readonly document: ImportDocument;
  readonly remaining: ReadonlySet<string>;
  readonly plan: ImportPlan;
  readonly sheets: readonly { readonly name: string; readonly columns: number; readonly rows: readonly unknown[] }[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly recalled: ImportSummary['recalled'];
  readonly said: Said;
};

/** Lines of a list that the window shows before anything is committed; the counts say how many there are, the 处理说明 has them all. */
export const LISTED = 300;

/** The numbers of an import. */
export function countsOf({ document, remaining, plan }: Pick<Shown, 'document' | 'remaining' | 'plan'>): ImportSummary['counts'] {
  const rows: Record<PlannedRow['status'], number> = { 新增: 0, 更新: 0, 无变化: 0, 需核对: 0 };
  for (const { status } of plan.rows) rows[status] += 1;
  return {
    records: plan.rows.length,
    added: rows.新增,
    updated: rows.更新,
    unchanged: rows.无变化,
    toCheck: rows.需核对,
    missing: plan.missing.length,
    questions: remaining.size,
    decisions: document.decisions.length,
    skipped: document.skipped.length,
    errors: document.errors.length,
  };
}

/** Columns nobody could make out, by heading: a person says it once for all sheets that have it; two columns of one heading are two. */
function unmadeOf({ columns }: ImportDocument): ImportSummary['unmadeColumns'] {
  const found = new Map<string, ImportSummary['unmadeColumns'][number]>();
  for (const { sheet, column, header, unmade } of columns) {
    if (unmade === undefined) continue;
    const key = compact(header);
    const twin = columns.some((other) => other.sheet === sheet && other.column !== column && compact(other.header) === key);
    const place = JSON.stringify(twin ? [key, column] : [key]);
    const before = found.get(place);
    if (before === undefined) found.set(place, { header, column, sheets: [sheet], examples: unmade });
    else found.set(place, { ...before, sheets: [...before.sheets, sheet] });
  }
  return [...found.values()];
}

/** The whole import in one summary. */
export function summaryForWindow({ importId, document, remaining, plan, sheets, answers, recalled, said }: Shown): ImportSummary {
  const { facts } = document;
  const alike = alikeCounts(document.questions, remaining);
  const waiting = document.questions.filter(({ id }) => remaining.has(id)).slice(0, LISTED);
  const answered = document.questions.filter(({ id }) => !remaining.has(id)).slice(0, LISTED);
  return {
    importId,
    file: document.file,
    title: facts.title,
    asOf: facts.asOf,
    unit: facts.reportingUnit?.name ?? null,
    sheets: sheets.map(({ name, columns, rows }) => ({ name, columns, rows: rows.length })),
    columns: document.columns.map(({ sheet, column, header, field }) => ({ sheet, column, header, field, label: importLabel(field) })),
    counts: countsOf({ document, remaining, plan }),
    questions: [
      ...[...waiting, ...answered].map((question) => questionForWindow(question, { remaining, answers, alike })),
      ...stoppedQuestion(plan, answers),
    ],
    decisions: document.decisions
      .slice(0, LISTED)
      .map(({ sheet, row, column, rule, text }) => ({ sheet, row, column: column ?? null, rule, text })),
    skipped: document.skipped.slice(0, LISTED).map(({ sheet, row, reason, text }) => ({ sheet, row, reason, text })),
    errors: document.errors.slice(0, LISTED).map(({ sheet, row, column, text, raw }) => ({ sheet, row, column, text, raw })),
    unmadeColumns: unmadeOf(document).slice(0, LISTED),
    unknownUnits: [...plan.unknownUnits],
    missing: plan.missing.map(({ record, projectName }) => {
      const given = said.missing.get(record);
      return { record, projectName, mark: given?.mark ?? null, reason: given?.reason ?? '' };
    }),
    recalled,
  };
}
