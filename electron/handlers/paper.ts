/** Paper: preview, file, printer, scans. Preview, file and printer get the same bytes. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PaperRequest, PAPER_FORMATS } from '../../shared/contract/paper';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Layout } from '../../shared/letters/blocks';
import { FIELD_KINDS } from '../../shared/model/field-kinds';
import { issuedFormat } from '../../shared/papers/issued-format';
import type { HandlersOf } from '../ipc';
import { safeWrite } from '../journal/safe-write';
import { isLetterKind, isPractice, lettersOf, paperName, PRACTICE_WATERMARK, programTemplate } from '../papers';
import { letterDocx } from '../printing/docx';
import { printLetters } from '../printing/print-letters';
import type { Program } from '../program';
import { reportWorkbook, viewPdf, viewWorkbook } from '../view-papers';
import type { Workspace } from '../workspace/workspace';

const MAX_SCAN_BYTES = 50 * 1024 * 1024;

type Pdf = { readonly pdf: Uint8Array; readonly pages: number };
/** Requests for one letter, whose page is judged by its layout. */
const LETTERS: ReadonlySet<PaperRequest['paper']> = new Set(['letter', 'draft', 'wording']);

async function joined(pdfs: readonly Uint8Array[]): Promise<Pdf> {
  const [first] = pdfs;
  if (pdfs.length === 1 && first !== undefined) return { pdf: first, pages: (await PDFDocument.load(first)).getPageCount() };
  const all = await PDFDocument.create();
  for (const bytes of pdfs) {
    const one = await PDFDocument.load(bytes);
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page);
  }
  return { pdf: await all.save(), pages: all.getPageCount() };
}

/** Whether a person has asked for the batch under way to stop; each job begins with `asked: false`. */
type Stop = { asked: boolean };

async function pdfOf(
  program: Program,
  workspace: Workspace,
  request: PaperRequest,
  stop: Stop,
): Promise<Result<Pdf & { readonly layout: Layout | null }>> {
  stop.asked = false;
  if (request.paper === 'view') {
    const made = await viewPdf(program, workspace, request.view);
    return made.ok ? ok({ ...(await joined([made.value])), layout: null }) : made;
  }
  const letters = await lettersOf(program, workspace, request);
  if (!letters.ok) return letters;
  const printed = await printLetters(program.printer, letters.value, {
    faces: 'bundled',
    dated: new Date(workspace.clock.now()),
    ...(isPractice(workspace) ? { watermark: PRACTICE_WATERMARK } : {}),
    progress(done, total) {
      program.desktop.push('paper:progress', { done, total });
      return !stop.asked;
    },
  });
  if (printed.ok && printed.value.length < letters.value.length) return fail('E_CANCELLED');
  if (!printed.ok) return printed;
  const layout = LETTERS.has(request.paper) ? (letters.value[0]?.layout ?? null) : null;
  return ok({ ...(await joined(printed.value.map(({ pdf }) => pdf))), layout });
}

async function bytesOf(
  program: Program,
  workspace: Workspace,
  request: PaperRequest,
  format: (typeof PAPER_FORMATS)[number],
  stop: Stop,
): Promise<Result<Uint8Array>> {
  if (format === 'pdf') {
    const made = await pdfOf(program, workspace, request, stop);
    return made.ok ? ok(made.value.pdf) : made;
  }
  if (format === 'xlsx') {
    if (request.paper === 'view') return viewWorkbook(workspace, request.view);
    return request.paper === 'report' ? reportWorkbook(workspace, request.report) : fail('E_FORMAT');
  }
  if (request.paper === 'view' || request.paper === 'letters') return fail('E_FORMAT');
  const letters = await lettersOf(program, workspace, request);
  if (!letters.ok) return letters;
  const [letter] = letters.value;
  return letter === undefined ? fail('E_PAPER_DATA') : ok(await letterDocx(letter, isPractice(workspace) ? PRACTICE_WATERMARK : undefined));
}

export function paperHandlers(
  program: Program,
): HandlersOf<'paper:preview' | 'paper:save' | 'paper:print' | 'paper:cancel' | 'paper:words' | 'paper:attach' | 'paper:issued'> {
  const stop: Stop = { asked: false };
  return {
    async 'paper:preview'(request) {
      const workspace = program.workspace();
      return workspace === null ? fail('E_NO_WORKSPACE') : pdfOf(program, workspace, request, stop);
    },
    async 'paper:save'({ request, format }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const made = await bytesOf(program, workspace, request, format, stop);
      if (!made.ok) return made;
      const file = await program.desktop.chooseSave(`${paperName(workspace, request)}.${format}`);
      if (file === null) return ok(null);
      const written = await safeWrite(program.workspacePorts.files, file, made.value);
      return written.ok ? ok({ file: program.tokens.issue(file), name: path.basename(file) }) : written;
    },
    async 'paper:print'(request) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const made = await pdfOf(program, workspace, request, stop);
      if (!made.ok) return made;
      const printed = await program.printer.toPrinter(made.value.pdf);
      return printed.ok ? ok({ printed: printed.value }) : printed;
    },
    'paper:cancel'() {
      stop.asked = true;
      return ok({});
    },
    async 'paper:words'({ template: kind }) {
      if (!isLetterKind(kind)) return fail('E_LETTER_TEMPLATE', kind);
      const template = await programTemplate(program, kind);
      return template.ok ? ok({ wording: FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(template.value))) }) : template;
    },
    async 'paper:attach'({ file: token, as }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const file = program.tokens.path(token);
      const info = file === null ? null : await stat(file).catch(() => null);
      if (file === null || info === null) return fail('E_TOKEN');
      if (info.size > MAX_SCAN_BYTES) return fail('E_FILE_TOO_BIG', path.basename(file));
      const bytes = await readFile(file);
      if (as === 'issued' && issuedFormat(bytes) === null) return fail('E_ISSUED_FORMAT', path.basename(file));
      const added = await workspace.attachments.add(bytes);
      return added.ok ? ok({ sha256: added.value, name: path.basename(file) }) : added;
    },
    async 'paper:issued'({ sha256, name }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const bytes = await workspace.attachments.read(sha256);
      if (!bytes.ok) return bytes;
      const format = issuedFormat(bytes.value);
      if (format === null) return fail('E_ISSUED_FORMAT');
      const file = await program.desktop.chooseSave(`${name.replace(/[\\/:*?"<>|\s]+/gu, '_') || '定稿'}.${format}`);
      if (file === null) return ok(null);
      const written = await safeWrite(program.workspacePorts.files, file, bytes.value);
      return written.ok ? ok({ file: program.tokens.issue(file), name: path.basename(file) }) : written;
    },
  };
}
