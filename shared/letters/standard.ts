/**
 * GB/T 9704-2012《党政机关公文格式》as numbers. The one place where lengths and sizes of letters are written; the HTML and the
 * DOCX both read them here. Lengths in millimetres, type sizes in points. Knows no block and no markup.
 */

/** Points in one millimetre. */
export const POINTS_PER_MM = 72 / 25.4;

/** Sizes by their Chinese names (号), in points. */
export const SIZE = {
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
} as const;

/** Clauses 5.1 and 5.2.1: A4, 天头 37, 订口 28, type area (版心) 156 × 225. */
export const PAGE = { width: 210, height: 297, top: 37, left: 28, right: 26, foot: 35, areaWidth: 156, areaHeight: 225 } as const;

/** Clauses 3.1, 5.2.2 and 5.2.3: 22 lines of 28 characters fill the type area. A line is a character and 7/8 of it. */
export const GRID = { lines: 22, characters: 28, em: PAGE.areaWidth / 28, line: (PAGE.areaWidth / 28) * (15 / 8) } as const;

/**
 * The browser centres a character in its line, so half of the 7/8 gap lies above the first line and below the last.
 * Taking that half out of the page margins puts the ink of line 1 at 37 mm (measured: 36.8 and 225.6 mm).
 */
export const HALF_LEADING = (GRID.line - GRID.em) / 2;

/** Clause 7.2.4 and 7.2.7: the name 35 below the top of the type area; the red line 4 below the number. Thickness is custom, not standard. */
export const DOCUMENT_HEAD = { markTop: 35, markSizeMax: 52, ruleGap: 4, ruleThickness: 0.7 } as const;

/** Clause 10.1 信函格式: name 30 from the page top, double rules of 170, the lower one 20 from the page foot. */
export const LETTER_HEAD = {
  markTop: 30,
  markSizeMax: 38,
  ruleGap: 4,
  ruleWidth: 170,
  thick: 0.9,
  thin: 0.35,
  between: 0.55,
  footRule: 20,
  numberGap: GRID.em * (7 / 8),
} as const;

/** 简报: custom, not standard. The name hangs near the top of the type area to leave room for the text. */
export const BULLETIN_HEAD = { markSizeMax: 42 } as const;

/** Clause 7.5: — 1 — in 4号 宋体, its dash 7 below the type area, one character in from the outer edge. */
export const PAGE_NUMBER = { size: SIZE.四号, drop: 7, indent: 5 } as const;

/** A compact page is no paper of the standard: more room for its table, the page number where it always is. */
export const COMPACT = { top: 22, foot: 30, size: SIZE.小四, line: 6 } as const;

/** Clause 7.4: 4号, lines of 156; the first and last 0.35 thick, the middle ones 0.25. */
export const COLOPHON = { size: SIZE.四号, outerRule: 0.35, innerRule: 0.25 } as const;

/** Clause 7.3.5: indents of signature and date in characters, sealed and unsealed. */
export const SIGNATURE = {
  sealedDateIndent: 4,
  unsealedIndent: 2,
  dateStep: 2,
  sealedBlankLines: 2,
  unsealedBlankLines: 1,
  /** Signature and date stand a little below the centre of the seal: one of 45 reaches at most this far below the date's line. */
  sealFoot: 45 / 2 - GRID.line,
} as const;

/** Diameters of seals (国发〔1999〕25号): a county government and its departments at most 45, a township government 42. */
export const SEAL = { county: 45, township: 42 } as const;

/** Clause 5.2.4 allows red; process Y80 M80 as the screen and the printer show it. */
export const RED = '#e60012';
