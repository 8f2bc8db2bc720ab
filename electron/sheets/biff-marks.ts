/**
 * What the library `xlsx` does not tell of an old workbook: filters left on and pictures, counted from the records of its stream.
 */
import type { WorkbookFormat } from '../../shared/sheet/cells';

export type SheetMarks = { readonly filtered: boolean; readonly images: number };

const BOUND_SHEET = 0x85;
const END = 0x0a;
const OBJECT = 0x5d;
const PICTURE = 8;
const FILTER_MODE = 0x9b;
const AUTO_FILTER_INFO = 0x9d;
const MOST_RECORDS = 5_000_000;

/** Walks records from a position; `visit` returns false to stop. */
function walk(book: Buffer, from: number, visit: (type: number, data: Buffer) => boolean): void {
  let at = from;
  for (let count = 0; count < MOST_RECORDS && at + 4 <= book.length; count += 1) {
    const type = book.readUInt16LE(at);
    const size = book.readUInt16LE(at + 2);
    if (!visit(type, book.subarray(at + 4, at + 4 + size))) return;
    at += 4 + size;
  }
}

/** Kind of a drawing object: BIFF8 keeps it in its first part, BIFF5 at a fixed place. */
function objectKind(data: Buffer, format: WorkbookFormat): number {
  if (format === 'xls-biff5') return data.length >= 6 ? data.readUInt16LE(4) : 0;
  return data.length >= 6 && data.readUInt16LE(0) === 0x15 ? data.readUInt16LE(4) : 0;
}

/** Marks of every sheet in the order of the workbook. */
export function biffMarks(book: Buffer, format: WorkbookFormat): readonly SheetMarks[] {
  const starts: number[] = [];
  walk(book, 0, (type, data) => {
    if (type === BOUND_SHEET && data.length >= 4) starts.push(data.readUInt32LE(0));
    return type !== END;
  });
  return starts.map((start) => {
    let filtered = false;
    let images = 0;
    let depth = 0;
    walk(book, start, (type, data) => {
      // Charts inside a sheet have a beginning and an end of their own.
      if (type === 0x809) depth += 1;
      if (type === END) depth -= 1;
      if (type === FILTER_MODE || type === AUTO_FILTER_INFO) filtered = true;
      if (type === OBJECT && objectKind(data, format) === PICTURE) images += 1;
      return depth > 0;
    });
    return { filtered, images };
  });
}
