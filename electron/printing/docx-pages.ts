/**
 * Headers and footers of a letter in Word: — 1 — right on odd and left on even pages (clause 7.5), the letterhead and the foot rule of
 * 信函格式 on the first page only (clause 10.1), the watermark words of the sample county. Knows no block.
 */
import type { Paragraph } from 'docx';
import { AlignmentType, Footer, Header, PageNumber, TextRun } from 'docx';
import { FACES } from '../../shared/letters/faces';
import { markSize } from '../../shared/letters/render-html';
import { LETTER_HEAD, PAGE, PAGE_NUMBER } from '../../shared/letters/standard';
import { paragraph, redBorder, runs } from './docx-parts';

type Sides<T> = { readonly default: T; readonly even: T; readonly first?: T };

/** The letter's double rules are wider than the type area by this much on each side, in characters. */
const OVERHANG = -(LETTER_HEAD.ruleWidth - PAGE.areaWidth) / 2 / (PAGE.areaWidth / 28);

function watermarkLine(words: string | undefined): readonly Paragraph[] {
  return words === undefined
    ? []
    : [paragraph(runs(`※ ${words} ※`, { face: '黑体', size: 14 }), { alignment: AlignmentType.CENTER, line: 16 })];
}

/** `agency` is the name over a letter; undefined for the other layouts. */
export function headers(agency: string | undefined, watermark: string | undefined): Sides<Header> {
  const plain = (): Header => new Header({ children: [...watermarkLine(watermark), paragraph([], { line: 12 })] });
  if (agency === undefined) return { default: plain(), even: plain() };
  const size = markSize(agency, LETTER_HEAD.markSizeMax);
  const name = paragraph(runs(agency, { face: '小标宋', size, red: true }), {
    alignment: AlignmentType.CENTER,
    line: size * 1.15,
    below: LETTER_HEAD.ruleGap - 1,
  });
  const rule = paragraph([], { left: OVERHANG, right: OVERHANG, line: 4, border: { top: redBorder('thickThin') } });
  return { default: plain(), even: plain(), first: new Header({ children: [name, rule, ...watermarkLine(watermark)] }) };
}

function numberLine(side: 'left' | 'right'): Paragraph {
  const face = FACES.宋体.word;
  const number = new TextRun({
    font: { ascii: face, eastAsia: face, hAnsi: face, cs: face },
    size: PAGE_NUMBER.size * 2,
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
  return paragraph(
    [number],
    side === 'right' ? { alignment: AlignmentType.RIGHT, right: 1, line: 16 } : { alignment: AlignmentType.LEFT, left: 1, line: 16 },
  );
}

/** `letter` hides the number of page 1 and draws the foot rule there. */
export function footers(letter: boolean): Sides<Footer> {
  const sides = { default: new Footer({ children: [numberLine('right')] }), even: new Footer({ children: [numberLine('left')] }) };
  if (!letter) return sides;
  const rule = paragraph([], { left: OVERHANG, right: OVERHANG, line: 4, border: { bottom: redBorder('thinThick') } });
  return { ...sides, first: new Footer({ children: [rule] }) };
}
