/**
 * References inside the formulas of an old workbook ([MS-XLS] 2.5.198) when rows are put in: what stands below moves down, a range that ends at the
 * last of the rows grows. A formula with a part that is not known here is not touched: the caller gives up.
 */

/** Bytes after each kind of part; a part of a kind not named here is not known. */
const SIZES: Readonly<Record<number, number>> = {
  0x15: 0,
  0x16: 0,
  0x1c: 1,
  0x1d: 1,
  0x1e: 2,
  0x1f: 8,
  0x21: 2,
  0x22: 3,
  0x23: 4,
  0x24: 4,
  0x25: 8,
  0x29: 2,
  0x2a: 4,
  0x2b: 8,
  0x39: 6,
  0x3a: 6,
  0x3b: 10,
  0x3c: 6,
  0x3d: 10,
};
const [FIRST_OPERATOR, LAST_OPERATOR, TEXT, ATTRIBUTE, CELL, AREA, SHEET_CELL, SHEET_AREA] = [
  0x03, 0x14, 0x17, 0x19, 0x24, 0x25, 0x3a, 0x3b,
];
const CHOOSE = 0x04;

/** Rows put in below row `last` (from 0): `by` of them. */
export type RowsAdded = { readonly last: number; readonly by: number };

/**
 * Where a formula stands: `onSheet` on the sheet that got rows, so that a plain reference means it; `sheets` the workbook's numbers that name that sheet in
 * a reference with a sheet; `grows` whether a range that ends at the last row reaches over the new ones.
 */
export type PartsPlace = { readonly onSheet: boolean; readonly sheets: ReadonlySet<number>; readonly grows: boolean };

const ON_SHEET: PartsPlace = { onSheet: true, sheets: new Set(), grows: true };

/** A row of a reference after rows were put in. */
export function movedRow(row: number, { last, by }: RowsAdded): number {
  return row > last ? row + by : row;
}

/** First and last row of a range after rows were put in; one that ends at the last row reaches over the new ones. */
export function movedRange(first: number, end: number, added: RowsAdded): readonly [number, number] {
  const grows = end === added.last && first < end;
  return [movedRow(first, added), grows ? end + added.by : movedRow(end, added)];
}

function sizeOf(kind: number, parts: Buffer, at: number): number | null {
  if (kind >= FIRST_OPERATOR && kind <= LAST_OPERATOR) return 0;
  if (kind === TEXT) return 2 + (parts[at + 1] ?? 0) * (((parts[at + 2] ?? 0) & 1) === 1 ? 2 : 1);
  if (kind === ATTRIBUTE) {
    const choices = ((parts[at + 1] ?? 0) & CHOOSE) === 0 || at + 4 > parts.length ? -1 : parts.readUInt16LE(at + 2);
    return 3 + (choices < 0 ? 0 : 2 * (choices + 1));
  }
  return SIZES[kind] ?? null;
}

/** A copy of a formula's parts with every reference changed by `put`: its kind and where its first row stands. Null when a part is not known. */
function walked(parts: Buffer, put: (moved: Buffer, kind: number, at: number, sheet: number | null) => void): Buffer | null {
  const moved = Buffer.from(parts);
  let at = 0;
  while (at < moved.length) {
    const code = moved[at] ?? 0;
    // Kinds from 0x20 on come in three classes of values.
    const kind = code < 0x20 || code > 0x7f ? code : (code & 0x1f) | 0x20;
    const size = sizeOf(kind, moved, at);
    if (size === null || at + 1 + size > moved.length) return null;
    if (kind === CELL || kind === AREA) put(moved, kind, at + 1, null);
    if (kind === SHEET_CELL) put(moved, CELL, at + 3, moved.readUInt16LE(at + 1));
    if (kind === SHEET_AREA) put(moved, AREA, at + 3, moved.readUInt16LE(at + 1));
    at += 1 + size;
  }
  return moved;
}

/** The parts of a formula with its references moved; null when one of them is not known. */
export function movedParts(parts: Buffer, added: RowsAdded, place: PartsPlace = ON_SHEET): Buffer | null {
  return walked(parts, (moved, kind, at, sheet) => {
    if (sheet === null ? !place.onSheet : !place.sheets.has(sheet)) return;
    if (kind === CELL) {
      moved.writeUInt16LE(movedRow(moved.readUInt16LE(at), added), at);
      return;
    }
    const [top, bottom] = [moved.readUInt16LE(at), moved.readUInt16LE(at + 2)];
    const [first, end] = place.grows ? movedRange(top, bottom, added) : [movedRow(top, added), movedRow(bottom, added)];
    moved.writeUInt16LE(first, at);
    moved.writeUInt16LE(end, at + 2);
  });
}

const ROW_GOES_ALONG = 0x80_00;

/** The parts of a formula copied so many rows further; null when one of them is not known. */
export function copiedParts(parts: Buffer, rows: number): Buffer | null {
  return walked(parts, (copied, kind, at) => {
    const height = kind === CELL ? 1 : 2;
    for (let word = 0; word < height; word += 1) {
      // The column's word says whether the row is meant from where the formula stands.
      const goesAlong = (copied.readUInt16LE(at + 2 * (height + word)) & ROW_GOES_ALONG) !== 0;
      if (goesAlong) copied.writeUInt16LE((copied.readUInt16LE(at + 2 * word) + rows) & 0xff_ff, at + 2 * word);
    }
  });
}
