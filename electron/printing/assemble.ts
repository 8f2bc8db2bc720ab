/**
 * Puts a printed job together: lays letterheads, page numbers, 版记 and watermark over the pages of each letter and cuts the job into
 * one file per letter. Works on PDF bytes and the plan of print-document.ts; knows no block and no browser.
 */
import type { PDFEmbeddedPage, PDFPage } from '@cantoo/pdf-lib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { LetterPlan, PrintPlan } from '../../shared/letters/print-document';
import { printable } from '../../shared/letters/text';

/** One letter as a file of its own. */
export type PrintedLetter = { readonly title: string; readonly pages: number; readonly pdf: Uint8Array };

/** Page index of every named place in the file: Chromium writes one for each link target. */
function namedPages(pdf: PDFDocument): ReadonlyMap<string, number> {
  const pages = new Map(pdf.getPages().map((page, index) => [page.ref.toString(), index]));
  const places = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const found = new Map<string, number>();
  for (const [name, value] of places?.entries() ?? []) {
    const target = pdf.context.lookup(value);
    const page = target instanceof PDFArray ? target.get(0) : undefined;
    const index = page instanceof PDFRef ? pages.get(page.toString()) : undefined;
    if (index !== undefined) found.set(name.decodeText(), index);
  }
  return found;
}

/** Where each letter starts and ends; undefined when the file lacks a place of the plan. */
function ranges(
  plan: PrintPlan,
  places: ReadonlyMap<string, number>,
): readonly { readonly from: number; readonly until: number; readonly letter: LetterPlan }[] | undefined {
  const made: { from: number; until: number; letter: LetterPlan }[] = [];
  for (const [index, letter] of plan.letters.entries()) {
    const from = places.get(letter.start);
    const until = places.get(plan.letters[index + 1]?.start ?? plan.sheets);
    if (from === undefined || until === undefined || until <= from) return undefined;
    made.push({ from, until, letter });
  }
  return made;
}

/** Pages of each letter of a printed job, in order; empty when the file does not fit the plan. */
export async function pageCounts(printed: Uint8Array, plan: PrintPlan): Promise<readonly number[]> {
  const found = ranges(plan, namedPages(await PDFDocument.load(printed)));
  return (found ?? []).map((range) => range.until - range.from);
}

/**
 * One file per letter, in the order of the plan. `dated` is written as the creation date, so that the same letter gives the same file.
 * E_PRINT when the printed file does not fit the plan.
 */
export async function assemble(printed: Uint8Array, plan: PrintPlan, dated: Date): Promise<Result<readonly PrintedLetter[]>> {
  const job = await PDFDocument.load(printed);
  const places = namedPages(job);
  const found = ranges(plan, places);
  if (found === undefined) return fail('E_PRINT');
  const pages = job.getPages();
  const drawn = new Map<string, PDFEmbeddedPage>();
  const lay = async (name: string | undefined, page: PDFPage | undefined): Promise<void> => {
    if (name === undefined || page === undefined) return;
    const source = pages[places.get(name) ?? -1];
    if (source === undefined) throw new Error(`no sheet ${name}`);
    const known = drawn.get(name) ?? (await job.embedPage(source));
    drawn.set(name, known);
    page.drawPage(known);
  };
  for (const { from, until, letter } of found) {
    await lay(letter.first, pages[from]);
    await lay(letter.last, pages[until - 1]);
    for (let index = from; index < until; index += 1) {
      const number = index - from + 1;
      if (number >= letter.numberFrom) await lay(plan.numbers[number - 1], pages[index]);
      await lay(plan.watermark, pages[index]);
    }
  }
  // Flushing writes the overlays into the job before its pages are copied.
  await job.flush();
  const made: PrintedLetter[] = [];
  for (const { from, until, letter } of found) {
    const file = await PDFDocument.create();
    const copies = await file.copyPages(
      job,
      Array.from({ length: until - from }, (_, index) => from + index),
    );
    for (const page of copies) file.addPage(page);
    file.setTitle(printable(letter.title));
    file.setCreator('责任台账');
    file.setProducer('zeren-taizhang');
    file.setCreationDate(dated);
    file.setModificationDate(dated);
    made.push({ title: letter.title, pages: until - from, pdf: await file.save() });
  }
  return ok(made);
}
