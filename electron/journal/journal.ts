/**
 * The append-only journal: the truth of the ledger. A commit is acknowledged only after fdatasync; a torn tail is cut off and kept aside;
 * a break in the middle is refused by name (design/reliability.md section 0, 3e, faults 25–30). Knows commits, not what they mean.
 */
import { join } from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { commitText } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import type { Gone } from '../../shared/ledger/destroyed';
import { cleanseFiles } from './cleanse';
import type { BeforeTaking } from './cleanse';
import { ioFailure } from './files';
import type { Files, OpenFile } from './files';
import { safeWrite, writeAll } from './safe-write';
import { readCommitLine, scanJournal, segmentName } from './segments';
import type { Place, Proved, Scan, Visit } from './segments';

/** A new file is begun when the current one has reached this size. */
export const SEGMENT_BYTES = 8 * 1024 * 1024;

const READ_PIECE = 1 << 20;

/** What opening had to mend. */
export type Repair = { readonly bytes: number; readonly keptAs: string };

export type Journal = {
  /** Number and hash of the last commit; n is 0 in an empty journal. */
  readonly head: () => { readonly n: number; readonly hash: string | null };
  /**
   * Appends the next commit. Resolves when it is on the medium; on failure the journal is as it was, or refuses further appends
   * until it is opened again. Calls must not overlap.
   */
  readonly append: (commit: Commit) => Promise<Result<null>>;
  /** Commits from number `from` on, whole, until at least `operations` operations are reached; empty behind the end. */
  readonly read: (from: number, operations: number) => Promise<Result<Commit[]>>;
  /**
   * The lines of commits `from` … `to` as they stand in the files, in pieces: proved when the journal was opened or written. Throws system errors.
   */
  readonly lines: (from: number, to: number) => AsyncGenerator<Uint8Array, void>;
  /**
   * Takes destroyed values out of the files; nothing happens where they are gone already, so it can be repeated after a power cut.
   * @returns how many values were taken out
   */
  readonly cleanse: (gone: Gone, before: BeforeTaking) => Promise<Result<number>>;
  readonly repair: Repair | null;
  /** Writes the durable mark and lets go of the file. */
  readonly close: () => Promise<void>;
};

export type JournalOptions = {
  readonly files: Files;
  readonly folder: string;
  /** Read-only: a torn tail is left where it is and nothing can be appended. */
  readonly readOnly: boolean;
  readonly visit: Visit;
  /** Told how far the proof has come, after each file. */
  readonly proved?: Proved | undefined;
  readonly segmentBytes?: number;
};

/** Cuts the torn tail off after keeping it aside under its own name. */
async function cutTail(files: Files, folder: string, scan: Scan, torn: Uint8Array): Promise<Result<Repair>> {
  const segment = scan.segments.at(-1) ?? segmentName(1);
  const taken = (await files.list(folder)).filter((name) => name.startsWith('torn-')).length;
  const keptAs = `torn-${segment.slice(0, 5)}-${scan.length}-${taken + 1}.bin`;
  const kept = await safeWrite(files, join(folder, keptAs), torn);
  if (!kept.ok) return kept;
  const file = await files.open(join(folder, segment), 'r+');
  try {
    await file.truncate(scan.length);
    await file.sync('all');
  } finally {
    await file.close();
  }
  return ok({ bytes: torn.length, keptAs });
}

/**
 * Opens and proves the journal of a folder (made when missing).
 * @returns the journal; E_JOURNAL_BROKEN with the first bad record; or a disk error
 */
export async function openJournal(options: JournalOptions): Promise<Result<Journal>> {
  const { files, folder } = options;
  try {
    if (!options.readOnly) await files.makeFolder(folder);
    const scan = await scanJournal(files, folder, options.visit, options.proved);
    if (scan.broken !== null) {
      const { segment, line, n } = scan.broken;
      return fail('E_JOURNAL_BROKEN', `${segment} 第 ${line} 行，第 ${n} 次提交`);
    }
    if (options.readOnly || scan.torn === null) return ok(journalOf(options, scan, null));
    const repair = await cutTail(files, folder, scan, scan.torn);
    return repair.ok ? ok(journalOf(options, scan, repair.value)) : repair;
  } catch (error) {
    return ioFailure(error, 'journal');
  }
}

/** A commit's line and its end, in pieces; most commits are one. */
function* lineOf(commit: Commit): Generator<string, void> {
  let piece = '';
  for (const next of commitText(commit)) {
    if (piece !== '') yield piece;
    piece = next;
  }
  yield `${piece}\n`;
}

function journalOf(options: JournalOptions, scan: Scan, repair: Repair | null): Journal {
  const { files, folder, readOnly } = options;
  const places: Place[] = [...scan.places];
  let segment = Math.max(scan.segments.length, 1) - 1;
  let length = scan.length;
  let hash = scan.head;
  let file: OpenFile | null = null;
  let stopped = false;
  let marking: Promise<void> | null = null;
  let marked = 0;
  /** Whether the name of the current file is on the medium. */
  let named = false;

  const path = (number: number) => join(folder, segmentName(number + 1));

  /** The durable mark follows the truth without holding up the person; one write covers all commits up to then. */
  async function mark(): Promise<void> {
    while (marked < places.length && !stopped && !readOnly) {
      const n = places.length;
      const text = JSON.stringify({ segment: segmentName(segment + 1), length, n, hash });
      const written = await safeWrite(files, join(folder, 'durable'), text);
      if (!written.ok) return;
      marked = n;
    }
  }

  function markSoon(): void {
    marking ??= mark().finally(() => {
      marking = null;
    });
  }

  async function currentFile(): Promise<OpenFile> {
    if (file !== null && length >= (options.segmentBytes ?? SEGMENT_BYTES)) {
      const full = file;
      file = null;
      await full.close();
    }
    if (file === null && length >= (options.segmentBytes ?? SEGMENT_BYTES)) {
      segment += 1;
      length = 0;
      named = false;
    }
    const current = file ?? (await files.open(path(segment), 'a'));
    file = current;
    if (!named) await files.syncFolder(folder);
    named = true;
    return current;
  }

  /** Takes an unfinished line back. When even that fails, only opening anew can tell what is on the medium. */
  async function takeBack(): Promise<void> {
    try {
      const open = file ?? (await files.open(path(segment), 'a'));
      file = open;
      await open.truncate(length);
      await open.sync('data');
    } catch (error) {
      ioFailure(error, 'journal');
      stopped = true;
    }
  }

  return {
    head: () => ({ n: places.length, hash }),
    repair,
    append: async (commit) => {
      if (readOnly) return fail('E_READ_ONLY');
      if (stopped) return fail('E_JOURNAL_CLOSED');
      let written = 0;
      try {
        const open = await currentFile();
        for (const text of lineOf(commit)) {
          const bytes = Buffer.from(text, 'utf8');
          await writeAll(open, bytes);
          written += bytes.length;
        }
        await open.sync('data');
      } catch (error) {
        await takeBack();
        return ioFailure(error, 'journal');
      }
      places.push({ segment, offset: length, length: written - 1 });
      length += written;
      hash = commit.hash;
      markSoon();
      return ok(null);
    },
    read: async (from, operations) => {
      const commits: Commit[] = [];
      let count = 0;
      try {
        for (let n = from; n <= places.length && count < operations; n += 1) {
          const place = places[n - 1];
          if (place === undefined) break;
          const commit = await readPlace(files, path(place.segment), place);
          if (commit === null) return fail('E_JOURNAL_BROKEN', `${segmentName(place.segment + 1)} 第 ${n} 次提交`);
          commits.push(commit);
          count += commit.ops.length;
        }
      } catch (error) {
        return ioFailure(error, 'journal');
      }
      return ok(commits);
    },
    lines: async function* (from, to) {
      for (let n = from; n <= to;) {
        const first = places[n - 1];
        if (first === undefined) return;
        let last = first;
        for (n += 1; n <= to && places[n - 1]?.segment === first.segment; n += 1) last = places[n - 1] ?? last;
        yield* readBetween(files, path(first.segment), first.offset, last.offset + last.length + 1);
      }
    },
    cleanse: async (gone, before) => {
      if (readOnly) return fail('E_READ_ONLY');
      try {
        // Files are replaced: the handle would go on writing into the one that is gone.
        const open = file;
        file = null;
        await open?.close();
        return await cleanseFiles(files, folder, gone, before);
      } catch (error) {
        return ioFailure(error, 'journal');
      }
    },
    close: async () => {
      if (marking !== null) await marking;
      await mark();
      stopped = true;
      const open = file;
      file = null;
      try {
        await open?.close();
      } catch (error) {
        // All that was acknowledged has been synced before.
        ioFailure(error, 'journal');
      }
    },
  };
}

/** Bytes `from` … `to` of a file in pieces; a file that ends before is a disk error. */
async function* readBetween(files: Files, path: string, from: number, to: number): AsyncGenerator<Uint8Array, void> {
  const file = await files.open(path, 'r');
  try {
    for (let at = from; at < to;) {
      const piece = await file.read(at, Math.min(READ_PIECE, to - at));
      if (piece.length === 0) throw Object.assign(new Error('journal shorter than it was'), { code: 'EIO' });
      yield piece;
      at += piece.length;
    }
  } finally {
    await file.close();
  }
}

async function readPlace(files: Files, path: string, place: Place): Promise<Commit | null> {
  const file = await files.open(path, 'r');
  try {
    const pieces: Uint8Array[] = [];
    let missing = place.length;
    while (missing > 0) {
      const piece = await file.read(place.offset + place.length - missing, missing);
      if (piece.length === 0) return null;
      pieces.push(piece);
      missing -= piece.length;
    }
    return readCommitLine(Buffer.concat(pieces));
  } finally {
    await file.close();
  }
}
