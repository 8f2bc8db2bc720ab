/**
 * Blocks to HTML. Every character of a block goes through `escape`, so a field that holds markup prints as text; there is no script,
 * no address and no image in the result. Knows the standard's numbers and the class names of style.ts, not files and not printers.
 */
import type { Block, BlockOf, Box, Letter } from './blocks';
import { BULLETIN_HEAD, DOCUMENT_HEAD, GRID, HALF_LEADING, LETTER_HEAD, PAGE, POINTS_PER_MM, SIGNATURE } from './standard';
import { FLOW_TOP, mm } from './style';
import { printable, widthOf } from './text';
import { titleLines } from './title';

/** Markup-free text for HTML; characters without a shape become □. */
export function escape(text: string): string {
  return printable(text).replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** Where the ink of a 小标宋 character starts and ends inside its line box, in parts of its size (measured: the face hangs low). */
const INK = { top: 0.1, foot: 1.03 } as const;

/** Size in points at which a name stands on one line of the type area, not above `largest`. */
export function markSize(name: string, largest: number): number {
  return Math.min(largest, Math.floor(((PAGE.areaWidth * POINTS_PER_MM) / Math.max(1, widthOf(name))) * 2) / 2);
}

const sizeInMm = (points: number): number => points / POINTS_PER_MM;

function head(block: BlockOf<'head'>): string {
  const size = Math.min(...block.agencies.map((name) => markSize(name, DOCUMENT_HEAD.markSizeMax)));
  const above = [block.copyNumber, block.secrecy, block.urgency].filter((text) => text !== undefined && text !== '');
  const top = PAGE.top + DOCUMENT_HEAD.markTop - FLOW_TOP - sizeInMm(size) * INK.top - above.length * GRID.line;
  const aboveLines = above
    .map((text, index) => `<p class="flush${index === 0 && block.copyNumber ? '' : ' hei'}">${escape(text ?? '')}</p>`)
    .join('');
  return `${aboveLines}<div class="mark" style="padding-top:${mm(top)};font-size:${size}pt">${block.agencies.map((name) => `<div>${escape(name)}</div>`).join('')}</div>`;
}

function bulletin(block: BlockOf<'bulletin'>): string {
  const size = markSize(block.name, BULLETIN_HEAD.markSizeMax);
  return `<div class="mark" style="font-size:${size}pt">${escape(block.name)}</div><div class="number document" style="margin-top:0">${escape(block.issue)}</div>
<div class="number signed"><span>${escape(block.editor)}</span><span>${escape(block.dated)}</span></div><div class="rule" style="margin-top:0"></div>`;
}

function number(block: BlockOf<'number'>, letter: Letter): string {
  if (letter.layout !== 'document') return `<div class="number letter-no">${escape(block.text)}</div>`;
  const inside =
    block.signer === undefined
      ? escape(block.text)
      : `<span>${escape(block.text)}</span><span>签发人：<span class="kai">${escape(block.signer)}</span></span>`;
  return `<div class="number document${block.signer === undefined ? '' : ' signed'}">${inside}</div><div class="rule"></div>`;
}

const LEVEL_FACE = ['', 'hei', 'kai', '', ''] as const;

function para(block: BlockOf<'para'>, last: boolean): string {
  const face = LEVEL_FACE[block.level] ?? '';
  const tail = last ? ' last' : '';
  if (block.lead !== undefined)
    return `<p class="${tail.trim()}"><span class="${face}">${escape(block.lead)}</span>${escape(block.text)}</p>`;
  return `<p class="${block.level > 0 && widthOf(block.text) <= GRID.characters ? 'heading ' : ''}${block.level > 0 ? face : ''}${tail}">${escape(block.text)}</p>`;
}

function table(block: BlockOf<'table'>): string {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const columns = block.columns.map((column) => `<col style="width:${((column.width / total) * 100).toFixed(3)}%">`).join('');
  const heads = block.columns.map((column) => `<th>${escape(column.title)}</th>`).join('');
  const rows = block.rows.map((row) => {
    const cells = row.cells.map((cell, index) => {
      const rest = block.columns.length - index;
      const span = index === row.cells.length - 1 && rest > 1 ? ` colspan="${rest}"` : '';
      const align = row.role === 'section' ? 'left' : row.role === 'empty' ? 'center' : (block.columns[index]?.align ?? 'center');
      return `<td class="${align}"${span}>${escape(cell)}</td>`;
    });
    return `<tr class="${row.role}">${cells.join('')}</tr>`;
  });
  const unit = block.unit ? `<span class="unit">${escape(block.unit)}</span>` : '';
  const caption = block.caption || unit !== '' ? `<p class="caption">${escape(block.caption ?? '')}${unit}</p>` : '';
  return `<div${block.newPage ? ' class="new-page"' : ''}>${caption}<table class="size-${block.size}"><colgroup>${columns}</colgroup><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** A form is a grid of label and value pairs, room for four characters a label; the last value of a row runs to the edge. */
function formRows(rows: readonly (readonly Box[])[], size: string): string {
  const pairs = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: pairs }, () => `<col style="width:${size === '三号' ? 28 : 24}mm"><col>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((box, index) => {
      const span = index === row.length - 1 ? (pairs - row.length) * 2 + 1 : 1;
      const tall = box.tall === undefined ? '' : ` style="height:${mm(box.tall)}"`;
      if (box.label === '') return `<td class="left" colspan="${span + 1}"${tall}>${escape(box.value)}</td>`;
      return `<td class="label">${escape(box.label)}</td><td class="left" colspan="${span}"${tall}>${escape(box.value)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table class="form size-${size}"><colgroup>${columns}</colgroup><tbody>${body.join('')}</tbody></table>`;
}

/** 署名 and date by clause 7.3.5; `sealed` when a seal block follows. Offsets are counted in characters from the right edge. */
function signature(agencies: readonly string[], date: string | undefined, sealed: boolean): string {
  const dateWidth = widthOf(date ?? '');
  const at = (text: string, left: number): string => `<div style="padding-left:${mm(Math.max(0, left) * GRID.em)}">${escape(text)}</div>`;
  if (agencies.length > 1 && sealed) {
    const columns = Math.min(3, agencies.length);
    const lastRow = Math.floor((agencies.length - 1) / columns);
    // A row of names with another row below keeps room for its seals, which must neither touch nor cross.
    const cells = agencies
      .map((name, at) => `<span${Math.floor(at / columns) < lastRow ? ' class="above"' : ''}>${escape(name)}</span>`)
      .join('');
    const dateCell = date === undefined ? '' : `<span style="grid-column:${((agencies.length - 1) % columns) + 1}">${escape(date)}</span>`;
    return `<div class="signature sealed"><div class="agencies" style="grid-template-columns:repeat(${columns},1fr)">${cells}${dateCell}</div></div>`;
  }
  if (agencies.length > 1) {
    // Unsealed, the organ in charge first and the others below it, their first characters under each other (clause 7.3.5.2).
    const widest = Math.max(...agencies.map(widthOf), dateWidth + SIGNATURE.dateStep);
    const left = GRID.characters - SIGNATURE.unsealedIndent - widest;
    const names = agencies.map((name) => at(name, left)).join('');
    return `<div class="signature unsealed">${names}${date === undefined ? '' : at(date, left + SIGNATURE.dateStep)}</div>`;
  }
  const agency = agencies[0] ?? '';
  const width = widthOf(agency);
  if (sealed) {
    const dateLeft = GRID.characters - SIGNATURE.sealedDateIndent - dateWidth;
    const agencyLeft = Math.min(dateLeft + (dateWidth - width) / 2, GRID.characters - width);
    return `<div class="signature sealed">${agency === '' ? '' : at(agency, agencyLeft)}${date === undefined ? '' : at(date, dateLeft)}</div>`;
  }
  const dateIsLonger = dateWidth > width;
  const agencyLeft = dateIsLonger
    ? GRID.characters - SIGNATURE.unsealedIndent - dateWidth - SIGNATURE.dateStep
    : GRID.characters - SIGNATURE.unsealedIndent - width;
  return `<div class="signature unsealed">${agency === '' ? '' : at(agency, agencyLeft)}${date === undefined ? '' : at(date, agencyLeft + SIGNATURE.dateStep)}</div>`;
}

function parties(block: BlockOf<'parties'>): string {
  // Six cells a party, column by column: rows of the grid keep the signatures level when one name needs two lines.
  const colon = block.parties.length > 2 ? '' : '：';
  const cells = block.parties.map(
    (party) =>
      `<div>${escape(party.role)}（盖章）${colon}</div><div>${escape(party.name)}</div><div class="seal-room"></div><div>${escape(party.signatory)}（签字）${colon}</div><div class="sign-room"></div><div class="day">年&#12288;&#12288;月&#12288;&#12288;日</div>`,
  );
  return `<div class="parties" style="grid-template-columns:repeat(${block.parties.length},1fr)">${cells.join('')}</div>`;
}

function attach(block: BlockOf<'attach'>): string {
  const single = block.names.length === 1;
  const rows = block.names.map(
    (name, index) =>
      `<div><span>${index === 0 ? '附件：' : ''}</span><span>${single ? '' : `${index + 1}.`}</span><span>${escape(name)}</span></div>`,
  );
  return `<div class="attach">${rows.join('')}</div>`;
}

function slip(block: BlockOf<'slip'>): string {
  const intro = block.intro ? `<p class="flush">${escape(block.intro)}</p>` : '';
  const closing = block.closing.map((text) => `<p class="flush">${escape(text)}</p>`).join('');
  return `<div class="slip"><p class="cut">裁切线</p><h2>${escape(block.title)}</h2>${intro}${formRows(block.rows, '四号')}${closing}</div>`;
}

/** 版记; ruled in documents, a bare 抄送 in letters (clauses 7.4 and 10.1). */
export function colophon(block: BlockOf<'cc'>, layout: Letter['layout']): string {
  const copies = block.copies.length === 0 ? '' : `<div class="line">抄送：${escape(block.copies.join('，'))}。</div>`;
  const issue =
    layout !== 'document' || block.issuer === undefined
      ? ''
      : `<div class="issue"><span>${escape(block.issuer)}</span><span>${block.issued === undefined ? '' : `${escape(block.issued)}印发`}</span></div>`;
  if (copies === '' && issue === '') return '';
  return `<div class="copy${layout === 'document' ? ' ruled' : ''}">${copies}${issue}</div>`;
}

function title(block: BlockOf<'title'>): string {
  const lines = titleLines(block.text).map(escape).join('\n');
  const under = block.under === undefined || block.under === '' ? '' : `<div class="title-under">${escape(block.under)}</div>`;
  return `<h1${under === '' ? '' : ' class="under"'}>${lines}</h1>${under}`;
}

function one(block: Block, index: number, letter: Letter): string {
  const next = letter.blocks[index + 1];
  switch (block.kind) {
    case 'head':
      return letter.layout === 'document' ? head(block) : '';
    case 'bulletin':
      return bulletin(block);
    case 'number':
      return number(block, letter);
    case 'title':
      return title(block);
    case 'to':
      return `<p class="flush to">${escape(block.text)}</p>`;
    case 'para':
      return para(block, next?.kind === 'sign' || next?.kind === 'parties');
    case 'list':
      return block.items.map((item, place) => `<p>${block.numbered ? `${place + 1}.` : ''}${escape(item)}</p>`).join('');
    case 'table':
      return table(block);
    case 'form':
      return formRows(block.rows, block.size);
    case 'sign': {
      const date = next?.kind === 'date' ? next : undefined;
      const sealed = (date === undefined ? next : letter.blocks[index + 2])?.kind === 'seal';
      return signature(block.agencies, date?.text, sealed);
    }
    case 'date':
      return letter.blocks[index - 1]?.kind === 'sign' ? '' : signature([], block.text, next?.kind === 'seal');
    case 'seal':
      return '';
    case 'parties':
      return parties(block);
    case 'attach':
      return attach(block);
    case 'annex':
      return `<div class="annex"><p class="flush hei">${escape(block.label)}</p><h1>${titleLines(block.title).map(escape).join('\n')}</h1></div>`;
    case 'notes':
      return block.lines
        .map((text) =>
          block.style === 'bracket' ? `<p class="note-bracket">（${escape(text)}）</p>` : `<p class="note-small">${escape(text)}</p>`,
        )
        .join('');
    case 'slip':
      return slip(block);
    case 'cc':
      return colophonPlace(letter) === 'flow' ? colophon(block, letter.layout) : '';
  }
}

/** 版记 stands at the foot of the last page, unless a slip to be cut off comes after it. */
export function colophonPlace(letter: Letter): 'foot' | 'flow' {
  return letter.blocks.some((block) => block.kind === 'slip') ? 'flow' : 'foot';
}

/** What a letter puts on its pages, and what is laid over them from sheets of their own. */
export type SetLetter = {
  /** The running content; the browser breaks it into pages. */
  readonly flow: string;
  /** Laid over the first page: the letterhead of 信函格式. */
  readonly first?: string;
  /** Laid over the last page: 版记. */
  readonly last?: string;
  /** Pages that carry no number: clause 10.1 hides it on page 1 of a letter. */
  readonly numberFrom: 1 | 2;
};

/** Where the first line of text may start under a letterhead, from the page top (clause 10.1). */
function letterheadFoot(size: number): number {
  return (
    LETTER_HEAD.markTop +
    sizeInMm(size) * (INK.foot - INK.top) +
    LETTER_HEAD.ruleGap +
    LETTER_HEAD.thick +
    LETTER_HEAD.between +
    LETTER_HEAD.thin
  );
}

/** A long name keeps this size in points and is set narrower (长体), as offices do, down to three fifths of its width. */
const NARROWED = 24;

/** Size of the name in a letterhead and how narrow it is set: 1 for its natural width. */
function letterheadName(name: string): { readonly size: number; readonly narrow: number } {
  const size = markSize(name, LETTER_HEAD.markSizeMax);
  const narrow = size / NARROWED;
  return size >= NARROWED || narrow < 0.6 ? { size, narrow: 1 } : { size: NARROWED, narrow };
}

function letterhead(name: string, size: number, narrow: number): string {
  const foot = letterheadFoot(size);
  const rules = LETTER_HEAD.thick + LETTER_HEAD.between + LETTER_HEAD.thin;
  // Its own width first, then the transform: the sheet cuts off what would stand outside, so that no name can shrink the page.
  const width =
    narrow === 1
      ? ''
      : `;width:${mm(PAGE.areaWidth / narrow)};white-space:nowrap;transform:scaleX(${narrow.toFixed(4)});transform-origin:left`;
  return `<div class="mark name" style="top:${mm(LETTER_HEAD.markTop - sizeInMm(size) * INK.top)};font-size:${size}pt${width}">${escape(name)}</div>
<div class="double" style="top:${mm(foot - rules)}"><i class="thick"></i><i class="thin"></i></div>
<div class="double" style="top:${mm(PAGE.height - LETTER_HEAD.footRule - rules)}"><i class="thin"></i><i class="thick"></i></div>`;
}

/** Sets one letter. Pure: the same letter gives the same text. */
export function setLetter(letter: Letter): SetLetter {
  const mark = letter.blocks.find((block) => block.kind === 'head');
  const foot = letter.blocks.find((block) => block.kind === 'cc');
  const last = foot === undefined || colophonPlace(letter) === 'flow' ? '' : colophon(foot, letter.layout);
  // The same 版记, unseen, keeps its room free at the end of the text.
  const reserve = last === '' ? '' : `<div class="reserve">${last}</div>`;
  const body = letter.blocks.map((block, index) => one(block, index, letter)).join('\n');
  if (letter.layout !== 'letter' || mark === undefined) return { flow: body + reserve, ...(last === '' ? {} : { last }), numberFrom: 1 };
  const name = mark.agencies.join(' ');
  const { size, narrow } = letterheadName(name);
  const room = letterheadFoot(size) + LETTER_HEAD.numberGap - HALF_LEADING - FLOW_TOP;
  const marks = [mark.copyNumber, mark.secrecy, mark.urgency].filter((text) => text !== undefined && text !== '');
  const above = marks.map((text) => `<p class="flush hei">${escape(text ?? '')}</p>`).join('');
  return {
    flow: `<div style="height:${mm(room)}"></div>${above}${body}${reserve}`,
    first: letterhead(name, size, narrow),
    ...(last === '' ? {} : { last }),
    numberFrom: 2,
  };
}
