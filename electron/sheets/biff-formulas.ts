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
};
const [FIRST_OPERATOR, LAST_OPERATOR, TEXT, ATTRIBUTE, CELL, AREA] = [0x03, 0x14, 0x17, 0x19, 0x24, 0x25];
const CHOOSE = 0x04;

/** Rows put in below row `last` (from 0): `by` of them. */
export type RowsAdded = { readonly last: number; readonly by: number };

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

/** The parts of a formula with its references moved; null when one of them is not known. */
export function movedParts(parts: Buffer, added: RowsAdded): Buffer | null {
  const moved = Buffer.from(parts);
  let at = 0;
  while (at < moved.length) {
    const code = moved[at] ?? 0;
    // Kinds from 0x20 on come in three classes of values.
    const kind = code < 0x20 || code > 0x7f ? code : (code & 0x1f) | 0x20;
    const size = sizeOf(kind, moved, at);
    if (size === null || at + 1 + size > moved.length) return null;
    if (kind === CELL) moved.writeUInt16LE(movedRow(moved.readUInt16LE(at + 1), added), at + 1);
    if (kind === AREA) {
      const [first, end] = movedRange(moved.readUInt16LE(at + 1), moved.readUInt16LE(at + 3), added);
      moved.writeUInt16LE(first, at + 1);
      moved.writeUInt16LE(end, at + 3);
    }
    at += 1 + size;
  }
  return moved;
}
