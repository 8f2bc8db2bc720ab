/**
 * A letter as a Word file for the last changes of wording in Word or WPS: the same blocks as the print, the same faces and sizes.
 * Line breaks and pages are the word processor's own, so the print stays the measured form. Writes no file.
 */
import type { FileChild } from 'docx';
import { AlignmentType, Document as WordDocument, FrameAnchorType, Packer, TabStopType } from 'docx';
import type { Block, BlockOf, Box, Letter } from '../../shared/letters/blocks';
import { colophonPlace, markSize } from '../../shared/letters/render-html';
import {
  BULLETIN_HEAD,
  COLOPHON,
  COMPACT,
  DOCUMENT_HEAD,
  GRID,
  LETTER_HEAD,
  PAGE,
  POINTS_PER_MM,
  SIGNATURE,
  SIZE,
} from '../../shared/letters/standard';
import { printable, widthOf } from '../../shared/letters/text';
import { titleLines } from '../../shared/letters/title';
import type { RowSpec } from './docx-parts';
import { blank, CHARACTER, paragraph, redBorder, runs, tab, table, twips } from './docx-parts';
import { footers, headers } from './docx-pages';

const CENTER = AlignmentType.CENTER;

function head(block: BlockOf<'head'>, letter: Letter): readonly FileChild[] {
  const above = [block.copyNumber, block.secrecy, block.urgency].filter((text) => text !== undefined && text !== '');
  const marks = above.map((text) => paragraph(runs(text ?? '', { face: '黑体' })));
  // In 信函格式 the name stands in the first page's header (docx-pages.ts).
  if (letter.layout !== 'document') return marks;
  const size = Math.min(...block.agencies.map((name) => markSize(name, DOCUMENT_HEAD.markSizeMax)));
  const names = block.agencies.map((name, index) =>
    paragraph(runs(name, { face: '小标宋', size, red: true }), {
      alignment: CENTER,
      line: size * 1.15,
      ...(index === 0 ? { above: DOCUMENT_HEAD.markTop - above.length * GRID.line } : {}),
    }),
  );
  return [...marks, ...names, ...blank(2)];
}

function number(block: BlockOf<'number'>, letter: Letter): readonly FileChild[] {
  if (letter.layout !== 'document') return [paragraph(runs(block.text), { alignment: AlignmentType.RIGHT })];
  const border = { bottom: redBorder('single') };
  if (block.signer === undefined) return [paragraph(runs(block.text), { alignment: CENTER, border, below: 2 }), ...blank()];
  const sides = [...runs(block.text), tab(), ...runs('签发人：'), ...runs(block.signer, { face: '楷体' })];
  return [
    paragraph(sides, {
      left: 1,
      right: 1,
      border,
      below: 2,
      tabStops: [{ type: TabStopType.RIGHT, position: twips(PAGE.areaWidth) - CHARACTER }],
    }),
    ...blank(),
  ];
}

const LEVEL_FACE = ['仿宋', '黑体', '楷体', '仿宋', '仿宋'] as const;

/** Size and line height of running text in points: the grid's own, or smaller on a compact page. */
function textStyle(layout: Letter['layout']): { readonly size: number; readonly line?: number } {
  return layout === 'compact' ? { size: COMPACT.size, line: COMPACT.line * POINTS_PER_MM } : { size: SIZE.三号 };
}

function para(block: BlockOf<'para'>, last: boolean, layout: Letter['layout']): FileChild {
  const face = LEVEL_FACE[block.level] ?? '仿宋';
  const { size, ...line } = textStyle(layout);
  if (block.lead !== undefined) {
    return paragraph([...runs(block.lead, { face, size }), ...runs(block.text, { size })], { first: 2, keepNext: last, ...line });
  }
  const heading = block.level > 0 && widthOf(block.text) <= GRID.characters;
  return paragraph(runs(block.text, { face, size }), { first: 2, keepNext: last || heading, ...line });
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function tableBlock(block: BlockOf<'table'>): readonly FileChild[] {
  const size = SIZE[block.size];
  const line = size * (block.size === '小五' ? 1.17 : 1.25);
  const rows: readonly RowSpec[] = block.rows.map((row) => ({
    cells: row.cells.map((cell, index) => {
      const rest = block.columns.length - index;
      const align = row.role === 'section' ? 'left' : row.role === 'empty' ? 'center' : (block.columns[index]?.align ?? 'center');
      const content = [
        paragraph(runs(cell, { face: row.role === 'plain' || row.role === 'empty' ? '仿宋' : '黑体', size }), {
          alignment: ALIGN[align],
          line,
        }),
      ];
      return { content, span: index === row.cells.length - 1 ? rest : 1 };
    }),
  }));
  const heads: RowSpec = {
    head: true,
    cells: block.columns.map((column) => ({
      content: [paragraph(runs(column.title, { face: '黑体', size }), { alignment: CENTER, line })],
    })),
  };
  const stops = [
    { type: TabStopType.CENTER, position: twips(PAGE.areaWidth / 2) },
    { type: TabStopType.RIGHT, position: twips(PAGE.areaWidth) },
  ];
  const above = [
    tab(),
    ...runs(block.caption ?? '', { face: '黑体', size: SIZE.四号 }),
    tab(),
    ...runs(block.unit ?? '', { size: SIZE.小四 }),
  ];
  const caption =
    block.caption || block.unit
      ? [paragraph(above, { alignment: AlignmentType.LEFT, keepNext: true, pageBreakBefore: block.newPage, line: 20, tabStops: stops })]
      : [];
  const widths = block.columns.map((column) => column.width);
  return [...caption, table(widths, [heads, ...rows])];
}

/** Millimetres; room for four characters of 3号. */
const LABEL_WIDTH = 25;

function formRows(rows: readonly (readonly Box[])[], size: number): FileChild {
  const pairs = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: pairs }, () => [LABEL_WIDTH, PAGE.areaWidth / pairs - LABEL_WIDTH]).flat();
  const line = size * 1.5;
  return table(
    widths,
    rows.map((row): RowSpec => {
      const tall = Math.max(0, ...row.map((box) => box.tall ?? 0));
      const cells = row.flatMap((box, index) => {
        const span = index === row.length - 1 ? (pairs - row.length) * 2 + 1 : 1;
        const value = [paragraph(runs(box.value, { size }), { alignment: AlignmentType.LEFT, line })];
        if (box.label === '') return [{ content: value, span: span + 1 }];
        return [{ content: [paragraph(runs(box.label, { size }), { alignment: CENTER, line })] }, { content: value, span }];
      });
      return { cells, ...(tall === 0 ? {} : { tall }) };
    }),
  );
}

/** 署名 and date, offsets in characters as in the print (clause 7.3.5). */
function signature(agencies: readonly string[], date: string | undefined, sealed: boolean): readonly FileChild[] {
  const dateWidth = widthOf(date ?? '');
  const place = (text: string, left: number, keepNext: boolean): FileChild =>
    paragraph(runs(text), { alignment: AlignmentType.LEFT, left: Math.max(0, left), keepNext });
  const before = Array.from({ length: sealed ? SIGNATURE.sealedBlankLines : SIGNATURE.unsealedBlankLines }, () =>
    paragraph([], { keepNext: true }),
  );
  const widest = Math.max(0, ...agencies.map(widthOf));
  const dateLeft = sealed
    ? GRID.characters - SIGNATURE.sealedDateIndent - dateWidth
    : dateWidth > widest
      ? GRID.characters - SIGNATURE.unsealedIndent - dateWidth
      : GRID.characters - SIGNATURE.unsealedIndent - widest + SIGNATURE.dateStep;
  const names = agencies.map((name) =>
    place(
      name,
      sealed ? Math.min(dateLeft + (dateWidth - widthOf(name)) / 2, GRID.characters - widthOf(name)) : dateLeft - SIGNATURE.dateStep,
      true,
    ),
  );
  return [...before, ...names, ...(date === undefined ? [] : [place(date, dateLeft, false)])];
}

function parties(block: BlockOf<'parties'>): readonly FileChild[] {
  const cells = block.parties.map((party) => ({
    content: [
      paragraph(runs(`${party.role}（盖章）：`), { keepNext: true }),
      paragraph(runs(party.name), { keepNext: true }),
      ...[1, 2].map(() => paragraph([], { keepNext: true })),
      paragraph(runs(`${party.signatory}（签字）：`), { keepNext: true }),
      ...[1, 2].map(() => paragraph([], { keepNext: true })),
      paragraph(runs('年　　月　　日'), { alignment: AlignmentType.RIGHT }),
    ],
  }));
  return [
    ...blank(),
    table(
      block.parties.map(() => 1),
      [{ cells }],
      'bare',
    ),
  ];
}

function colophon(block: BlockOf<'cc'>, letter: Letter): readonly FileChild[] {
  const style = { size: COLOPHON.size };
  const frame =
    colophonPlace(letter) === 'foot'
      ? {
          type: 'alignment' as const,
          width: twips(PAGE.areaWidth),
          height: 0,
          anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
          alignment: { x: 'center' as const, y: 'bottom' as const },
        }
      : undefined;
  const ruled = letter.layout === 'document';
  const line = { style: 'single' as const, size: 6, color: '000000', space: 1 };
  const border = ruled ? { border: { top: line, bottom: line } } : {};
  const shared = { ...border, ...(frame === undefined ? {} : { frame }) };
  const copies =
    block.copies.length === 0
      ? []
      : [paragraph(runs(`抄送：${block.copies.join('，')}。`, style), { left: 1, right: 1, line: 25, ...shared })];
  const stop = { type: TabStopType.RIGHT, position: twips(PAGE.areaWidth) - CHARACTER };
  const issued = block.issued === undefined || block.issued === '' ? '' : `${block.issued}印发`;
  const issue =
    !ruled || block.issuer === undefined
      ? []
      : [
          paragraph([...runs(block.issuer, style), tab(), ...runs(issued, style)], {
            left: 1,
            right: 1,
            line: 25,
            tabStops: [stop],
            ...shared,
          }),
        ];
  return [...copies, ...issue];
}

function slip(block: BlockOf<'slip'>): readonly FileChild[] {
  const dashes = '－ － － － － － － － － － － － － － － －';
  return [
    paragraph(runs(`${dashes}  裁切线  ${dashes}`, { size: SIZE.小五 }), { alignment: CENTER, keepNext: true, above: 4, line: 14 }),
    paragraph(runs(block.title, { face: '小标宋', size: SIZE.小二 }), { alignment: CENTER, keepNext: true }),
    ...(block.intro === undefined ? [] : [paragraph(runs(block.intro, { size: SIZE.四号 }), { keepNext: true })]),
    formRows(block.rows, SIZE.四号),
    ...block.closing.map((text) => paragraph(runs(text, { size: SIZE.四号 }))),
  ];
}

function title(text: string, under: string | undefined): readonly FileChild[] {
  const lines = titleLines(text).map((line) =>
    paragraph(runs(line, { face: '小标宋', size: SIZE.二号 }), { alignment: CENTER, keepNext: true, line: 34 }),
  );
  return [
    ...lines,
    ...(under === undefined || under === '' ? blank() : [paragraph(runs(under, { size: SIZE.四号 }), { alignment: CENTER, line: 22 })]),
  ];
}

/** Text before a signature goes with it, so that a signature never stands alone on a page. */
function beforeSignature(next: Block | undefined): boolean {
  return next?.kind === 'sign' || next?.kind === 'parties';
}

function one(block: Block, index: number, letter: Letter): readonly FileChild[] {
  const next = letter.blocks[index + 1];
  switch (block.kind) {
    case 'head':
      return head(block, letter);
    case 'bulletin':
      return [
        paragraph(runs(block.name, { face: '小标宋', size: markSize(block.name, BULLETIN_HEAD.markSizeMax), red: true }), {
          alignment: CENTER,
          line: 54,
        }),
        paragraph(runs(block.issue), { alignment: CENTER }),
        paragraph([...runs(block.editor), tab(), ...runs(block.dated)], {
          left: 1,
          right: 1,
          border: { bottom: redBorder('single') },
          tabStops: [{ type: TabStopType.RIGHT, position: twips(PAGE.areaWidth) - CHARACTER }],
        }),
      ];
    case 'number':
      return number(block, letter);
    case 'title':
      return [...(letter.layout === 'letter' ? blank(2) : []), ...title(block.text, block.under)];
    case 'to':
      return [paragraph(runs(block.text))];
    case 'para':
      return [para(block, beforeSignature(next), letter.layout)];
    case 'list':
      return block.items.map((item, place) => paragraph(runs(`${block.numbered ? `${place + 1}.` : ''}${item}`), { first: 2 }));
    case 'table':
      return tableBlock(block);
    case 'form':
      return [formRows(block.rows, SIZE[block.size])];
    case 'sign': {
      const date = next?.kind === 'date' ? next.text : undefined;
      return signature(block.agencies, date, (date === undefined ? next : letter.blocks[index + 2])?.kind === 'seal');
    }
    case 'date':
      return letter.blocks[index - 1]?.kind === 'sign' ? [] : signature([], block.text, next?.kind === 'seal');
    case 'seal':
      return [];
    case 'parties':
      return parties(block);
    case 'attach':
      return [
        ...blank(),
        ...block.names.map((name, place) =>
          paragraph(runs(`${place === 0 ? '附件：' : '　　　'}${block.names.length === 1 ? '' : `${place + 1}.`}${name}`), { left: 2 }),
        ),
      ];
    case 'annex':
      return [paragraph(runs(block.label, { face: '黑体' }), { pageBreakBefore: true }), ...blank(), ...title(block.title, undefined)];
    case 'notes':
      return block.lines.map((text) =>
        block.style === 'bracket'
          ? paragraph(runs(`（${text}）`), { first: 2 })
          : paragraph(runs(text, { size: SIZE.小四 }), { line: 18, keepNext: beforeSignature(next) }),
      );
    case 'slip':
      return slip(block);
    case 'cc':
      return colophon(block, letter);
  }
}

/** The letter as .docx bytes. `watermark` is written into the head of every page. */
export async function letterDocx(letter: Letter, watermark?: string): Promise<Uint8Array> {
  const mark = letter.layout === 'letter' ? letter.blocks.find((block) => block.kind === 'head') : undefined;
  const page = letter.layout === 'compact' ? COMPACT : PAGE;
  const document = new WordDocument({
    title: printable(letter.title),
    creator: '责任台账',
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          titlePage: mark !== undefined,
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(page.top),
              bottom: twips(page.foot),
              left: twips(PAGE.left),
              right: twips(PAGE.right),
              header: twips(mark === undefined ? 15 : LETTER_HEAD.markTop),
              footer: twips(24),
            },
          },
        },
        headers: headers(mark?.agencies.join(' '), watermark),
        footers: footers(mark !== undefined),
        children: letter.blocks.flatMap((block, index) => one(block, index, letter)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
