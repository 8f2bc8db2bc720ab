/**
 * The window's working copy in IndexedDB: operations in chunks and a mark of how far it follows the journal, in one transaction.
 * It may vanish at any time; the journal is the truth (design/reliability.md section 0). The only importer of Dexie.
 */
import Dexie from 'dexie';
import type { Table } from 'dexie';
import type { Operation } from '../../shared/ledger/operation';
import { appendToChunks, readChunk } from './chunks';
import type { Chunk, OpenChunk } from './chunks';
import { inSlices } from './slices';

/** How far the copy follows the journal: last commit, number of chunks and operations. */
export type Tip = { readonly n: number; readonly hash: string | null; readonly chunks: number; readonly operations: number };

export const NO_TIP: Tip = { n: 0, hash: null, chunks: 0, operations: 0 };

type Mark = Tip & { readonly key: 'tip' };

export type WorkingCopy = {
  /** Where the copy stands; commit 0 when it is empty. */
  readonly tip: () => Tip;
  /** Hands over all operations chunk by chunk; false when the copy is damaged or incomplete. */
  readonly load: (take: (operations: Operation[]) => Promise<void>) => Promise<boolean>;
  /** Adds the operations of commits up to `n` in one strict transaction. */
  readonly append: (operations: readonly Operation[], n: number, hash: string) => Promise<void>;
  readonly clear: () => Promise<void>;
  /** Durability the browser reports for our writing transactions; a test reads it back. */
  readonly durability: () => Promise<string>;
  readonly close: () => void;
};

/** Name of the copy of a data folder: another device or restore generation is another database. */
export function databaseName(device: string, generation: string): string {
  return `zeren-${device}-${generation}`;
}

/** Opens the working copy. Rejects when the browser's store cannot be opened; the ledger then runs without a copy. */
export async function openWorkingCopy(name: string): Promise<WorkingCopy> {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ chunks: '&id', marks: '&key' });
  await db.open();
  const chunks: Table<Chunk, number> = db.table('chunks');
  const marks: Table<Mark, string> = db.table('marks');
  let tip: Tip = (await marks.get('tip')) ?? NO_TIP;
  let open: OpenChunk = { id: tip.chunks + 1, texts: [] };

  return {
    tip: () => tip,
    load: async (take) => {
      let operations = 0;
      for (let id = 1; id <= tip.chunks; id += 1) {
        const chunk = await chunks.get(id);
        const read = chunk === undefined ? null : readChunk(chunk);
        if (read === null) return false;
        operations += read.length;
        if (id === tip.chunks) open = { id, texts: read.map((op) => JSON.stringify(op)) };
        await take(read);
      }
      return operations === tip.operations;
    },
    append: async (operations, n, hash) => {
      const fresh: Chunk[] = [];
      const steps = appendToChunks(open, operations, (chunk) => fresh.push(chunk));
      const rest = await inSlices(steps);
      const next: Tip = { n, hash, chunks: fresh.at(-1)?.id ?? tip.chunks, operations: tip.operations + operations.length };
      await db.transaction('rw', chunks, marks, async () => {
        await chunks.bulkPut(fresh);
        await marks.put({ key: 'tip', ...next });
      });
      tip = next;
      open = rest;
    },
    clear: async () => {
      await db.transaction('rw', chunks, marks, async () => {
        await chunks.clear();
        await marks.clear();
      });
      tip = NO_TIP;
      open = { id: 1, texts: [] };
    },
    durability: () =>
      db.transaction('rw', marks, async (transaction) => {
        await marks.count();
        return transaction.idbtrans.durability;
      }),
    close: () => db.close(),
  };
}
