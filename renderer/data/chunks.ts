/**
 * Operations in chunks of 500 as text with a check sum: one IndexedDB record per row is the wrong layout for whole-ledger reads
 * (design/performance.md, what stands out, 4). Pure.
 */
import type { Operation } from '../../shared/ledger/operation';

export const CHUNK_OPERATIONS = 500;

export type Chunk = {
  /** 1, 2, 3 … in the order of the journal. */
  readonly id: number;
  readonly count: number;
  readonly text: string;
  readonly sum: string;
};

/** The chunk still open for more: its operations as texts. */
export type OpenChunk = { readonly id: number; readonly texts: readonly string[] };

/** A quick 53-bit check sum (cyrb53): finds damage, not forgery; forgery is found by the journal's hashes. */
export function checkSum(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36);
}

function sealChunk({ id, texts }: OpenChunk): Chunk {
  const text = `[${texts.join(',')}]`;
  return { id, count: texts.length, text, sum: checkSum(text) };
}

/**
 * Appends operations to the open chunk and begins new ones as needed, one step per chunk, so that the caller can give way between.
 * @param done receives every chunk to write; the last one is handed back as the open chunk
 */
export function* appendToChunks(
  open: OpenChunk,
  operations: readonly Operation[],
  done: (chunk: Chunk) => void,
): Generator<void, OpenChunk> {
  let current = open;
  for (let at = 0; at < operations.length;) {
    const room = CHUNK_OPERATIONS - current.texts.length;
    const taken = operations.slice(at, at + room);
    current = { id: current.id, texts: [...current.texts, ...taken.map((op) => JSON.stringify(op))] };
    done(sealChunk(current));
    at += taken.length;
    if (current.texts.length === CHUNK_OPERATIONS) current = { id: current.id + 1, texts: [] };
    yield;
  }
  return current;
}

/** Operations of a chunk as it was written, or null when it was damaged. */
export function readChunk(chunk: Chunk): Operation[] | null {
  if (checkSum(chunk.text) !== chunk.sum) return null;
  return JSON.parse(chunk.text) as Operation[];
}
