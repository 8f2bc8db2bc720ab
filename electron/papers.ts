/**
 * Paper of the running program: from the ledger's own fold to letters, and from letters to PDF, DOCX and the printer. What is printed is
 * always built here, so a figure on paper cannot differ from the one in the journal.
 */
import path from 'node:path';
import type { PaperRequest } from '../shared/contract/paper';
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import { isTrusted } from '../shared/clock/clock';
import { getRecord, listRecords } from '../shared/ledger/read';
import type { Letter } from '../shared/letters/blocks';
import { LETTER_FIELDS, LETTER_LABELS } from '../shared/letters/fields';
import type { FieldValue, LetterKind } from '../shared/letters/fields';
import { fillTemplate, templateSchema } from '../shared/letters/template';
import type { Template } from '../shared/letters/template';
import { isoDay, lastDay } from '../shared/model/dates';
import type { RecordId } from '../shared/model/ids';
import { bulletinFields } from '../shared/papers/bulletin-fields';
import { isPublished, makeReport } from '../shared/reports/catalogue';
import type { ReportRequest } from '../shared/reports/catalogue';
import type { Report } from '../shared/reports/report';
import { reportLetter } from '../shared/reports/report-letter';
import { currentWording, exampleFields, lettersWords, wordingOf } from '../shared/papers/wordings';
import { clashUnits } from '../shared/views/clash-units';
import { lockNotes, publishedMonth } from '../shared/views/published-month';
import { loadTemplate } from './printing/templates';
import type { Program } from './program';
import type { Workspace } from './workspace/workspace';

/** Words across every page of practice data. */
export const PRACTICE_WATERMARK = '演练数据';

export type Fields = Readonly<Record<string, FieldValue | undefined>>;

export function isLetterKind(text: string | undefined): text is LetterKind {
  return text !== undefined && Object.hasOwn(LETTER_FIELDS, text);
}

/** Fields of a letter as the ledger holds them: plain JSON; the template engine checks what is required. */
function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The words of the program for a kind of paper. */
export function programTemplate(program: Pick<Program, 'places'>, kind: LetterKind): Promise<Result<Template>> {
  return loadTemplate(path.join(program.places.assets, 'letters'), kind);
}

/** Fills a paper with the county's wording, or with the program's where `wording` is null. */
async function fill(
  program: Pick<Program, 'places'>,
  kind: LetterKind,
  fields: Fields,
  wording: Template | null,
  variant?: 'page',
): Promise<Result<Letter>> {
  if (wording !== null) return fillTemplate(wording, fields);
  const template = await loadTemplate(path.join(program.places.assets, 'letters'), kind, variant);
  return template.ok ? fillTemplate(template.value, fields) : template;
}

async function registered(program: Pick<Program, 'places'>, workspace: Workspace, id: RecordId): Promise<Result<Letter>> {
  const record = getRecord(workspace.ledger, 'letter', id);
  if (record === null || !isLetterKind(record.template)) return fail('E_PAPER_DATA');
  if (record.clashes !== undefined) return fail('E_CLASH_IN_PAPER', record.title);
  const fields = asFields(record.fields);
  const words = lettersWords(workspace.ledger, record, record.template);
  if (!words.ok) return words;
  const given = {
    ...fields,
    ...(record.number === undefined ? {} : { number: record.number }),
    ...(record.dated === undefined ? {} : { dated: record.dated }),
  };
  return fill(program, record.template, given, words.value);
}

/**
 * Bulletins of a year count from 1 with the month of the first; a county that counts otherwise overtypes it.
 * @param target the one indicator whose table is printed; null for all
 */
export function bulletinOf(
  workspace: Workspace,
  period: string,
  target: string | null,
): Result<{ readonly fields: Fields; readonly title: string }> {
  // A unit holds only its own projects: a bulletin from its machine would show every other unit at zero.
  if (workspace.file.unit !== null) return fail('E_PAPER_DATA', '月通报由县招商办出，本机只有本单位的数据');
  const published = publishedMonth(workspace.ledger, period);
  if (published === null) return fail('E_PAPER_DATA', '还没有录入本年度考核办法和发文号');
  // What was locked does not rest on a clash that came later.
  const { count } = clashUnits(published.ledger);
  if (count > 0) return fail('E_CLASH_IN_PAPER', `${count} 项待核对`);
  const today = workspace.clock.today();
  const end = lastDay({ date: period, precision: 'month' });
  const fields = bulletinFields(
    { ledger: published.ledger, view: published.view, today },
    published.view,
    Number(period.slice(5)),
    today > end ? today : isoDay(end),
    target,
  );
  // Decisions taken after the lock stand in today's ledger, not in the locked one.
  const notes = published.frozen === null ? [] : lockNotes(workspace.ledger, published.frozen);
  return ok({ fields: { ...fields, remarks: [...(fields.remarks ?? []), ...notes] }, title: fields.title });
}

/** A report of the ledger as it stands; what goes out as figures waits until nothing is in clash. */
export function reportOf(workspace: Workspace, request: ReportRequest): Result<Report> {
  const { count } = clashUnits(workspace.ledger);
  if (count > 0 && isPublished(request.kind)) return fail('E_CLASH_IN_PAPER', `${count} 项待核对`);
  const report = makeReport(workspace.ledger, request);
  return report === null ? fail('E_PAPER_DATA') : ok(report);
}

/** The letters a request means, in order. Ledger tables are not letters; see view-papers. */
export async function lettersOf(
  program: Pick<Program, 'places'>,
  workspace: Workspace,
  request: Exclude<PaperRequest, { paper: 'view' }>,
): Promise<Result<readonly Letter[]>> {
  if (!isTrusted(workspace.clock.trust())) return fail('E_CLOCK_DOUBT');
  switch (request.paper) {
    case 'draft': {
      if (!isLetterKind(request.template)) return fail('E_PAPER_DATA');
      const current = request.wording === undefined ? currentWording(workspace.ledger, request.template) : request.wording;
      const wording = current === null ? null : wordingOf(workspace.ledger, current, request.template);
      const letter = await fill(program, request.template, asFields(request.fields), wording);
      return letter.ok ? ok([letter.value]) : letter;
    }
    case 'wording': {
      const wording = templateSchema.safeParse(request.wording);
      if (!wording.success) return fail('E_LETTER_TEMPLATE');
      const letter = fillTemplate(wording.data, exampleFields(wording.data.kind, workspace.clock.today()));
      return letter.ok ? ok([letter.value]) : letter;
    }
    case 'letter': {
      const letter = await registered(program, workspace, request.letter);
      return letter.ok ? ok([letter.value]) : letter;
    }
    case 'letters': {
      const letters: Letter[] = [];
      for (const id of request.letters) {
        const letter = await registered(program, workspace, id);
        if (!letter.ok) return letter;
        letters.push(letter.value);
      }
      return ok(letters);
    }
    case 'report': {
      const report = reportOf(workspace, request.report);
      return report.ok ? ok([reportLetter(report.value)]) : report;
    }
    case 'bulletin': {
      const bulletin = bulletinOf(workspace, request.period, request.target);
      if (!bulletin.ok) return bulletin;
      const letter = await fill(program, 'monthly-bulletin', bulletin.value.fields, null, 'page');
      return letter.ok ? ok([letter.value]) : letter;
    }
  }
}

/** File name of a paper without extension; signs that Windows refuses become full-width ones. */
export function paperName(workspace: Workspace, request: PaperRequest): string {
  const plain = (text: string): string => text.replace(/[\\/:*?"<>|\s]+/gu, '_').slice(0, 80);
  switch (request.paper) {
    case 'view':
      return plain(request.view.title);
    case 'report':
      return plain(makeReport(workspace.ledger, request.report)?.title ?? '报表');
    case 'bulletin':
      return `${workspace.file.county}-月通报-${request.period}`;
    case 'wording':
      return '文书用语';
    case 'draft':
      return isLetterKind(request.template) ? LETTER_LABELS[request.template] : '文书';
    case 'letters':
      return `文书${request.letters.length}份`;
    case 'letter': {
      const record = getRecord(workspace.ledger, 'letter', request.letter);
      return plain([record?.number, record?.title].filter((part) => part !== undefined && part !== '').join('-') || '文书');
    }
  }
}

/** Whether this ledger's papers carry the watermark. */
export function isPractice(workspace: Workspace): boolean {
  return workspace.file.practice || listRecords(workspace.ledger, 'county').some(({ practice }) => practice === true);
}
