/** In which commit each operation lies, so that a package of ten entries does not cost the reading of a whole journal. Knows no files. */
import type { Commit } from '../../shared/ledger/commit';
import type { OpId } from '../../shared/model/ids';

export type CommitIndex = {
  /** Takes a commit of the journal in. */
  readonly note: (commit: Pick<Commit, 'n' | 'ops'>) => void;
  /** Numbers of the commits that hold one of these operations, each once, ascending; what is not held is passed over. */
  readonly commitsWith: (ids: Iterable<OpId>) => readonly number[];
};

export function commitIndex(): CommitIndex {
  const commitOf = new Map<OpId, number>();
  return {
    note: ({ n, ops }) => {
      for (const { id } of ops) commitOf.set(id, n);
    },
    commitsWith: (ids) => {
      const found = new Set<number>();
      for (const id of ids) {
        const n = commitOf.get(id);
        if (n !== undefined) found.add(n);
      }
      return [...found].sort((a, b) => a - b);
    },
  };
}
