/**
 * One HTML document for one or many letters, and the plan by which its pages are put together afterwards. Behind the letters come
 * sheets (letterheads, 版记, page numbers, watermark): the engine cannot restart page numbers per letter nor stand 版记 at the foot of
 * the last page, so these are printed once and laid over the pages they belong to. Pages are found by the names (#…) the last sheet links to.
 */
import type { Letter } from './blocks';
import type { FaceChoice } from './faces';
import { escape, setLetter } from './render-html';
import { letterStyle } from './style';

export type PrintOptions = {
  /** Address of the folder with the font files, ending in a slash. */
  readonly fontBase: string;
  readonly faces: FaceChoice;
  /** Words across every page, for example 演练数据. */
  readonly watermark?: string;
  /** Spacing of each letter that should keep to its pages, in order; 1 where none is given. Only tables of compact pages get smaller type. */
  readonly scales?: readonly number[];
  /** Page numbers to prepare; a letter of more pages needs another run. */
  readonly pages: number;
};

/** Names of the sheets of one letter; a name stands for a page of the printed file. */
export type LetterPlan = {
  readonly start: string;
  readonly first?: string;
  readonly last?: string;
  readonly numberFrom: 1 | 2;
  readonly title: string;
  /** Pages the letter should keep to by closer spacing; `must` where it stays close even when that is not enough. */
  readonly fit?: { readonly pages: number; readonly must: boolean };
};

export type PrintPlan = {
  readonly letters: readonly LetterPlan[];
  /** Name of the first sheet: the letters end before it. */
  readonly sheets: string;
  /** `numbers[n - 1]` carries the number n. */
  readonly numbers: readonly string[];
  readonly watermark?: string;
};

export type PrintDocument = { readonly html: string; readonly plan: PrintPlan };

/** A document that may load fonts from `fontBase` and nothing else: no script, no image, no address. */
export function htmlPage(style: string, body: string, fontBase: string): string {
  // A file address has no origin that a policy could name, only its scheme; in the program page and fonts share one origin.
  const fonts = fontBase.startsWith('file:') ? 'file:' : "'self'";
  const policy = `default-src 'none'; style-src 'unsafe-inline'; font-src ${fonts}`;
  return `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escape(policy)}"><style>${style}</style></head><body>${body}</body></html>`;
}

/**
 * Pages to keep to: a compact page is made for one and one more for each table that starts a page; a form with its slip belongs on one.
 * Closer lines are the standard's own remedy where signature and seal find no room (clause 7.3.5.5).
 */
function fitOf({ layout, blocks }: Letter): LetterPlan['fit'] {
  if (layout === 'compact') return { pages: 1 + blocks.filter((block) => block.kind === 'table' && block.newPage).length, must: true };
  const boxed = layout === 'plain' && blocks.some(({ kind }) => kind === 'form') && blocks.some(({ kind }) => kind === 'slip');
  return boxed ? { pages: 1, must: false } : undefined;
}

/** Sets the letters in one document, in order. */
export function printDocument(letters: readonly Letter[], options: PrintOptions): PrintDocument {
  const sheets: string[] = [];
  const known = new Map<string, string>();
  const sheet = (inside: string): string => {
    const before = known.get(inside);
    if (before !== undefined) return before;
    const name = `s${known.size}`;
    known.set(inside, name);
    sheets.push(`<div class="sheet" id="${name}">${inside}</div>`);
    return name;
  };
  const flows: string[] = [];
  const plans = letters.map((letter, index): LetterPlan => {
    const set = setLetter(letter);
    const start = `l${index}`;
    const fit = fitOf(letter);
    const scale = options.scales?.[index] ?? 1;
    flows.push(
      `<section class="letter ${letter.layout}" id="${start}"${scale === 1 ? '' : ` style="--scale:${scale}"`}>${set.flow}</section>`,
    );
    return {
      start,
      numberFrom: set.numberFrom,
      title: letter.title,
      ...(fit === undefined ? {} : { fit }),
      ...(set.first === undefined ? {} : { first: sheet(set.first) }),
      ...(set.last === undefined ? {} : { last: sheet(`<div class="foot">${set.last}</div>`) }),
    };
  });
  const numbers = Array.from({ length: options.pages }, (_, index) =>
    sheet(`<div class="pn ${index % 2 === 0 ? 'odd' : 'even'}">— ${index + 1} —</div>`),
  );
  // Blurred, the large words become a picture and stay out of the text layer; the small line at the head of the page can be searched.
  const watermark =
    options.watermark === undefined
      ? undefined
      : sheet(`<div class="watermark">${escape(options.watermark)}</div><div class="watermark-line">${escape(options.watermark)}</div>`);
  const links = [...plans.map((plan) => plan.start), ...known.values()].map((name) => `<a href="#${name}">.</a>`).join('');
  const plan: PrintPlan = { letters: plans, sheets: 's0', numbers, ...(watermark === undefined ? {} : { watermark }) };
  return {
    html: htmlPage(
      letterStyle(options.fontBase, options.faces),
      `${flows.join('')}${sheets.join('')}<div class="sheet"><div>${links}</div></div>`,
      options.fontBase,
    ),
    plan,
  };
}
