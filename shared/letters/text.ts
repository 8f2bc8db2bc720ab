/**
 * Text as it stands on paper: how wide it is in characters (字) and what is done with characters that have no shape.
 * Knows no block, no markup and no font file.
 */

/** Marks and letters that take half a character in the faces of the letters. */
const HALF_WIDE = /[\u0020-\u024f]/u;

/** Controls, bidirectional overrides and invisible joiners: they could hide or turn text on a signed paper. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\ufffd-\uffff]/gu;

/** Width in 字 (one Han character = 1): digits, letters and half-width marks count one half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += HALF_WIDE.test(character) ? 0.5 : 1;
  return width;
}

/**
 * The text with every character that cannot be seen replaced by a visible □, so that nothing on paper is hidden or dropped.
 * Line breaks stay as \n, tabs become a space.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(UNPRINTABLE, '□');
}

/** Lines of a field that a person may have typed with the Enter key; empty lines go. */
export function linesOf(text: string): readonly string[] {
  return printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
