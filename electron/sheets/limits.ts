/**
 * Limits of what a workbook may be before it is read (design/reliability.md 3g). Facts only.
 */
export const LIMITS = {
  /** Bytes of a file; a larger one is refused before it is read. */
  fileBytes: 200_000_000,
  zipEntries: 2000,
  /** Declared, and counted again while inflating. */
  inflatedBytes: 200_000_000,
  ratio: 100,
  /** Below this size a high ratio is ordinary: empty formatted rows press well. */
  ratioFloorBytes: 20_000_000,
  rows: 100_000,
  columns: 300,
  merges: 20_000,
  cellCharacters: 32_767,
  xmlDepth: 256,
  sheets: 255,
  heapMegabytes: 1024,
  baseMilliseconds: 5000,
  millisecondsPerMegabyte: 1000,
  /** Time the reading process may take to start on a slow office PC. */
  startMilliseconds: 20_000,
} as const;
