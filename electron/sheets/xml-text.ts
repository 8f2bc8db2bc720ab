/** Text as the content of an XML element. Knows nothing of workbooks. */

/** What XML 1.0 cannot hold or advises against, as write-excel-file leaves it out too: controls, halves of pairs, code points that are no characters. */
const IMPOSSIBLE = /[\p{Cc}\p{Cs}\uFDD0-\uFDEF\uFFFD-\uFFFF]/gu;
const ALLOWED = new Set(['\t', '\n', '\r', '\u0085']);
const SPECIAL = /[&<>"]/;

/** The text with &, <, > and " escaped and without what no XML file may hold. */
export function xmlText(text: string): string {
  const clean = text.replace(IMPOSSIBLE, (char) => (ALLOWED.has(char) ? char : ''));
  return SPECIAL.test(clean)
    ? clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : clean;
}
