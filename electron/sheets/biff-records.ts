/**
 * The records of an old workbook's stream (BIFF8, [MS-XLS] 2.1.4): taken apart, texts added to the common list of texts, put together again with the
 * places of the sheets corrected. Knows nothing of what is changed in a sheet.
 */

/** Numbers of records, by their names in [MS-XLS] 2.3. */
export const RECORD = {
  formula: 0x06,
  end: 0x0a,
  sheetNumbers: 0x17,
  definedName: 0x18,
  note: 0x1c,
  pageBreaks: 0x1b,
  continued: 0x3c,
  object: 0x5d,
  columns: 0x7d,
  sheet: 0x85,
  numbers: 0xbd,
  blanks: 0xbe,
  rowBlock: 0xd7,
  richText: 0xd6,
  merges: 0xe5,
  texts: 0xfc,
  textCell: 0xfd,
  textIndex: 0xff,
  book: 0x1ae,
  conditional: 0x1b0,
  link: 0x1b8,
  validation: 0x1be,
  recalculation: 0x1c1,
  dimensions: 0x200,
  blank: 0x201,
  number: 0x203,
  oldText: 0x204,
  flag: 0x205,
  formulaText: 0x207,
  row: 0x208,
  rowIndex: 0x20b,
  array: 0x221,
  table: 0x236,
  packedNumber: 0x27e,
  sharedFormula: 0x4bc,
  begin: 0x809,
} as const;

export type BiffRecord = { readonly type: number; readonly data: Buffer };

/** Longest content of one record; the rest goes on in records of its own kind (Continue). */
const LONGEST = 8224;

/** Takes a stream apart; null when a record reaches past its end. What stands after the last record is padding. */
export function recordsOf(book: Buffer): BiffRecord[] | null {
  const records: BiffRecord[] = [];
  for (let at = 0; at + 4 <= book.length;) {
    const type = book.readUInt16LE(at);
    const end = at + 4 + book.readUInt16LE(at + 2);
    if (type === 0) break;
    if (end > book.length) return null;
    records.push({ type, data: book.subarray(at + 4, end) });
    at = end;
  }
  return records;
}

/** Parts of a stream, the workbook's own first, then each sheet's: from a begin record to its end. Null when they are not whole. */
export function partsOf(records: readonly BiffRecord[]): BiffRecord[][] | null {
  const parts: BiffRecord[][] = [];
  let depth = 0;
  for (const record of records) {
    if (record.type === RECORD.begin && (depth += 1) === 1) parts.push([]);
    parts.at(-1)?.push(record);
    if (depth === 0) return null;
    if (record.type === RECORD.end) depth -= 1;
  }
  return depth === 0 ? parts : null;
}

/** Name of a sheet as its record has it: length, kind of characters, characters. */
export function sheetName({ data }: BiffRecord): string {
  const length = data[6] ?? 0;
  return ((data[7] ?? 0) & 1) === 1 ? data.toString('utf16le', 8, 8 + 2 * length) : data.toString('latin1', 8, 8 + length);
}

/** A text as one or more pieces of at most `LONGEST` bytes; each piece but the first begins with the kind of its characters. */
function textPieces(text: string): Buffer[] {
  const head = Buffer.alloc(3);
  head.writeUInt16LE(text.length, 0);
  head[2] = 1;
  const inFirst = Math.floor((LONGEST - 3) / 2);
  const pieces = [Buffer.concat([head, Buffer.from(text.slice(0, inFirst), 'utf16le')])];
  const inNext = Math.floor((LONGEST - 1) / 2);
  for (let at = inFirst; at < text.length; at += inNext)
    pieces.push(Buffer.concat([Buffer.from([1]), Buffer.from(text.slice(at, at + inNext), 'utf16le')]));
  return pieces;
}

/** Texts as records that continue a list of texts: no text but one longer than a record is divided. */
function continuing(texts: readonly string[]): BiffRecord[] {
  const records: BiffRecord[] = [];
  let held: Buffer[] = [];
  let size = 0;
  const close = (): void => {
    if (size > 0) records.push({ type: RECORD.continued, data: Buffer.concat(held) });
    held = [];
    size = 0;
  };
  for (const text of texts) {
    const pieces = textPieces(text);
    for (const [place, piece] of pieces.entries()) {
      if (place > 0 || size + piece.length > LONGEST) close();
      held.push(piece);
      size += piece.length;
    }
    if (pieces.length > 1) close();
  }
  close();
  return records;
}

/** Number of texts a workbook's part has, so that the next one added has this place. */
export function textCount(workbook: readonly BiffRecord[]): number {
  const list = workbook.find(({ type }) => type === RECORD.texts);
  return list === undefined || list.data.length < 8 ? 0 : list.data.readUInt32LE(4);
}

/** The workbook's part with texts added to its list; the index into the list, which only speeds reading, is left out. */
export function withTexts(workbook: readonly BiffRecord[], texts: readonly string[]): BiffRecord[] {
  const kept = workbook.filter(({ type }) => type !== RECORD.textIndex);
  if (texts.length === 0) return kept;
  const at = kept.findIndex(({ type }) => type === RECORD.texts);
  const before = at < 0 ? kept.length - 1 : at;
  let after = at < 0 ? before : at + 1;
  while (at >= 0 && kept[after]?.type === RECORD.continued) after += 1;
  const head = Buffer.from(at < 0 ? Buffer.alloc(8) : (kept[at]?.data ?? Buffer.alloc(8)));
  head.writeUInt32LE(head.readUInt32LE(0) + texts.length, 0);
  head.writeUInt32LE(head.readUInt32LE(4) + texts.length, 4);
  const own = at < 0 ? [] : kept.slice(at + 1, after);
  return [...kept.slice(0, before), { type: RECORD.texts, data: head }, ...own, ...continuing(texts), ...kept.slice(after)];
}

function bytesOf(records: readonly BiffRecord[]): Buffer {
  return Buffer.concat(
    records.flatMap(({ type, data }) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(type, 0);
      head.writeUInt16LE(data.length, 2);
      return [head, data];
    }),
  );
}

/**
 * The stream of a workbook from its parts.
 * @param parts the workbook's own first; the order of the sheets' parts as it was
 * @param places for each sheet record the part it speaks of
 */
export function streamOf(parts: readonly (readonly BiffRecord[])[], places: readonly number[]): Buffer {
  const [workbook = [], ...sheets] = parts;
  const written = sheets.map(bytesOf);
  const starts = [0];
  // The workbook's part keeps its length when only places in it change.
  let at = bytesOf(workbook).length;
  for (const part of written) {
    starts.push(at);
    at += part.length;
  }
  let sheet = -1;
  const placed = workbook.map((record) => {
    if (record.type !== RECORD.sheet) return record;
    sheet += 1;
    const data = Buffer.from(record.data);
    data.writeUInt32LE(starts[places[sheet] ?? 0] ?? 0, 0);
    return { ...record, data };
  });
  return Buffer.concat([bytesOf(placed), ...written]);
}
