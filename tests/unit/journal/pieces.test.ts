/** A commit of an import reaches the window in pieces (design/performance.md goal 3), and the window shows it whole or not at all. */
import { describe, expect, it } from 'vitest';
import { pieceReader } from '../../../electron/journal/pieces';
import type { PiecePage, PieceStart } from '../../../electron/journal/pieces';
import type { CommitPiece } from '../../../shared/ledger/commit';
import { sameAsMain, startMain, startWindow } from '../data/fixtures';
import { good, projectDraft } from './fixtures';

const drafts = (count: number, mark: string) => Array.from({ length: count }, (_, at) => projectDraft(`${mark}-${at}`, `项目${at}`));

describe('pages of the journal', () => {
  it.each([1, 7, 100, 2_000])('hold at most %i operations, and all pieces together are the commits', async (limit) => {
    const main = await startMain();
    for (const count of [3, 250, 1]) good(await main.store.commitDrafts(drafts(count, `c${count}`), '王芳'));
    const commits = good(await main.journal.read(1, Number.POSITIVE_INFINITY));
    const read = pieceReader(main.journal.read, () => ({ total: main.journal.head().n, head: main.journal.head().hash }));
    const pieces: CommitPiece[] = [];
    for (let start: PieceStart | null = { from: 1, skip: 0 }; start !== null;) {
      const page: PiecePage = good(await read(start, limit));
      expect(page.pieces.reduce((sum, { ops }) => sum + ops.length, 0)).toBeLessThanOrEqual(limit);
      pieces.push(...page.pieces);
      start = page.next;
    }
    const whole = commits.map((commit) => {
      const own = pieces.filter(({ n }) => n === commit.n);
      expect(own.map(({ done }) => done)).toEqual(own.map((_, at) => at === own.length - 1));
      return {
        n: commit.n,
        prev: own[0]?.prev,
        hash: own[0]?.hash,
        ops: own.flatMap(({ ops }) => ops),
        values: Object.assign({}, ...own.map(({ values }) => values)),
      };
    });
    expect(whole).toEqual(commits);
  });

  it('a commit larger than a page is shown in the window at once, when its last piece has come', async () => {
    const main = await startMain();
    const session = await startWindow(main);
    const seen: number[] = [];
    session.live.onChange(() => seen.push(session.live.ledger().operations.size));
    good(await main.commitElsewhere(drafts(4_500, 'big'), '导入'));
    await session.settled();
    expect(seen).toEqual([4_500]);
    expect(sameAsMain(main, session)).toBe(true);
  });
});
