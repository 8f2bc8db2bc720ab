/** What a 定稿 edited outside may be: PDF or .docx, told by its bytes and never by its name. */
export type IssuedFormat = 'pdf' | 'docx';

const starts = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign);
/** The part every .docx has; its name stands unpacked in the archive. */
const DOCX_PART = 'word/document.xml';

/** The format of a file, or null when it is neither. A workbook is a ZIP too, so the document part is looked for. */
export function issuedFormat(bytes: Uint8Array): IssuedFormat | null {
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (!starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return null;
  const signs = [...DOCX_PART].map((sign) => sign.charCodeAt(0));
  const [first = 0] = signs;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (signs.every((sign, place) => bytes[at + place] === sign)) return 'docx';
  return null;
}
