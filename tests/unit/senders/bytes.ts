/** Files given as bytes, read by the program's own reader of containers. */
import { readCells } from '../../../electron/sheets/read-cells';
import type { PlainWorkbook } from '../../../shared/sheet/cells';

/** A file's bytes as the program reads them. */
export function readBytes(bytes: Buffer): PlainWorkbook {
  const read = readCells(bytes);
  if (!read.ok) throw new Error(read.code);
  return read.value;
}
