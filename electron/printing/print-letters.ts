/**
 * Letters to PDF files: sets them in chunks, prints each chunk in one job and cuts it up. Measured: 50 to 100 letters a job cost a
 * thirtieth of single jobs, more letters a job cost memory and time again. Writes no file; naming is the caller's.
 */
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { Letter } from '../../shared/letters/blocks';
import type { FaceChoice } from '../../shared/letters/faces';
import { GRID } from '../../shared/letters/standard';
import { printDocument } from '../../shared/letters/print-document';
import type { PrintPlan } from '../../shared/letters/print-document';
import type { PrintedLetter } from './assemble';
import { assemble, pageCounts } from './assemble';
import type { PagePrinter } from './port';

/** Letters printed in one job. */
const CHUNK = 50;
/** Page numbers prepared at first; enough for nearly every letter. */
const USUAL_PAGES = 6;
/** A table row is lower than a line of text. */
const ROW_LINES = 0.8;

export type LetterPrintOptions = {
  readonly faces: FaceChoice;
  /** Words across every page, for example 演练数据. */
  readonly watermark?: string;
  /** Creation date in the files. */
  readonly dated: Date;
  /** Called after each chunk with the number of letters done; answering `false` stops the batch. */
  readonly progress?: (done: number, all: number) => boolean;
};

/** Steps by which a letter that should keep to its pages draws closer; smaller table type could not be read. */
const SCALES = [1, 0.95, 0.9, 0.85] as const;
const GIVEN_UP = -1;

/** Page numbers worth preparing for a letter: a guess from its text and rows, a little high, so that a long report is printed once and not twice. */
function expectedPages({ blocks }: Letter): number {
  const lines = blocks.reduce((sum, block) => {
    if (block.kind === 'table') return sum + block.rows.length * ROW_LINES + 3 + (block.newPage ? GRID.lines : 0);
    return sum + (block.kind === 'para' ? block.text.length / GRID.characters + 1 : 2);
  }, 0);
  return Math.max(USUAL_PAGES, Math.ceil(lines / GRID.lines) + 2);
}

/** The next step of each letter that runs over; back to the usual spacing, for good, where no step is enough. */
function closer(steps: readonly number[], plan: PrintPlan, counts: readonly number[]): readonly number[] {
  return steps.map((step, index) => {
    const fit = plan.letters[index]?.fit;
    if (fit === undefined || step === GIVEN_UP || (counts[index] ?? 0) <= fit.pages) return step;
    if (step < SCALES.length - 1) return step + 1;
    return fit.must ? step : GIVEN_UP;
  });
}

/** Prints a chunk; again with more page numbers when a letter is longer, or with closer spacing where one runs over its pages. */
async function printChunk(
  printer: PagePrinter,
  letters: readonly Letter[],
  options: LetterPrintOptions,
): Promise<Result<readonly PrintedLetter[]>> {
  const shared = {
    fontBase: printer.fontBase,
    faces: options.faces,
    ...(options.watermark === undefined ? {} : { watermark: options.watermark }),
  };
  let pages = Math.max(...letters.map(expectedPages));
  let steps: readonly number[] = letters.map(() => 0);
  for (;;) {
    const { html, plan } = printDocument(letters, { ...shared, pages, scales: steps.map((step) => SCALES[step] ?? 1) });
    const printed = await printer.print(html);
    if (!printed.ok) return printed;
    const counts = await pageCounts(printed.value, plan);
    const longest = Math.max(0, ...counts);
    const next = closer(steps, plan, counts);
    if (longest <= pages && next.every((step, index) => step === steps[index])) return assemble(printed.value, plan, options.dated);
    steps = next;
    pages = Math.max(pages, longest);
  }
}

/**
 * Prints letters, one file each, in order. A batch stopped by `progress` gives the letters done so far.
 * E_PRINT when the engine fails; then no letter of that chunk exists.
 */
export async function printLetters(
  printer: PagePrinter,
  letters: readonly Letter[],
  options: LetterPrintOptions,
): Promise<Result<readonly PrintedLetter[]>> {
  const made: PrintedLetter[] = [];
  for (let from = 0; from < letters.length; from += CHUNK) {
    const chunk = await printChunk(printer, letters.slice(from, from + CHUNK), options);
    if (!chunk.ok) return chunk;
    made.push(...chunk.value);
    if (options.progress?.(made.length, letters.length) === false) break;
  }
  return ok(made);
}

/** Prints one letter. */
export async function printLetter(printer: PagePrinter, letter: Letter, options: LetterPrintOptions): Promise<Result<PrintedLetter>> {
  const made = await printLetters(printer, [letter], options);
  if (!made.ok) return made;
  const [first] = made.value;
  return first === undefined ? fail('E_PRINT') : ok(first);
}
