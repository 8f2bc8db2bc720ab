/**
 * Whether a text of an .xlsx is struck through (删除线), run by run: Excel lets a part of a cell have a font of its own.
 * Knows only the elements of rich text (r, rPr, strike), no cells.
 */
import { attribute, isOn } from './xml-scan';

/** What the runs say: all struck, not all struck, or nothing, so that the font of the cell decides. */
export type RunsSay = 'struck' | 'plain' | 'cell-font';

/** True for `<strike/>` and `<strike val="1"/>`. */
export function isStrike(attributes: string): boolean {
  const value = attribute(attributes, 'val');
  return value === undefined || isOn(value);
}

/** Watches the runs of one text after another; told of elements and texts by whoever scans them. */
type RunWatch = {
  /** A text begins. */
  begin(): void;
  run(): void;
  properties(): void;
  strike(attributes: string): void;
  text(text: string): void;
  say(): RunsSay;
};

export function watchRuns(): RunWatch {
  let own: RunsSay = 'cell-font';
  const seen = { struck: false, plain: false, 'cell-font': false };
  return {
    begin() {
      own = 'cell-font';
      seen.struck = seen.plain = seen['cell-font'] = false;
    },
    run() {
      own = 'cell-font';
    },
    properties() {
      own = 'plain';
    },
    strike(attributes) {
      own = isStrike(attributes) ? 'struck' : 'plain';
    },
    text(text) {
      if (!seen[own] && text.trim() !== '') seen[own] = true;
    },
    say: () => (seen.plain ? 'plain' : seen.struck && !seen['cell-font'] ? 'struck' : 'cell-font'),
  };
}
