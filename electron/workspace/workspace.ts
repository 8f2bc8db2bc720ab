/**
 * An open data folder: journal, ledger, clock, attachments and backups under one lock. The only form in which the window's handlers and the
 * command line see a ledger. Imports nothing of Electron; the machine comes in as ports.
 */
import { join } from 'node:path';
import { fixedClock, isTrusted } from '../../shared/clock/clock';
import type { Clock } from '../../shared/clock/clock';
import { doubtfulDayFault } from '../../shared/clock/doubtful-day';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import type { Target } from '../../shared/ledger/destroyed';
import { applySteps, emptyLedger } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import { listRecords } from '../../shared/ledger/read';
import { officeOfDevice } from '../../shared/exchange/record-text';
import type { OpId } from '../../shared/model/ids';
import { numberFault } from '../../shared/exchange/numbers';
import { letterFault } from '../../shared/papers/letter-rules';
import { commitIndex } from '../journal/commit-index';
import type { CommitIndex } from '../journal/commit-index';
import type { Files } from '../journal/files';
import { openJournal } from '../journal/journal';
import type { Journal } from '../journal/journal';
import { pieceReader } from '../journal/pieces';
import type { PiecePage, PieceStart } from '../journal/pieces';
import type { Proved } from '../journal/segments';
import { makeStore } from '../journal/store';
import type { Store, TwoPersons } from '../journal/store';
import { attachmentsIn } from './attachments';
import type { Attachments } from './attachments';
import { keepBackups } from './backup-keeper';
import type { BackupKeeper } from './backup-keeper';
import { stateHashGently } from './backups';
import { SPACE_FLOOR_BYTES, folderWarnings, freeBytes, probeWritable } from './folder-check';
import { takeLock } from './lock';
import type { Lock } from './lock';
import { cleanseJournal, destroysValues } from './destruction';
import { openSystemClock } from './system-clock';
import type { SystemClock } from './system-clock';
import { readWorkspaceFile } from './workspace-file';
import type { WorkspaceFile } from './workspace-file';

/** The clock's memory is at most this old after a crash, so that days of use are not taken for a jump. */
const CLOCK_EVERY_MS = 60 * 60_000;
/** Operations from which on a commit is held for the window. */
const HELD_FROM = 2_000;
/** Changes wait at most this long for a backup. */
export const BACKUP_AFTER_MS = 15 * 60_000;

export type WorkspacePorts = {
  readonly files: Files;
  readonly systemMs: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Account and computer, for the message that the ledger is in use. */
  readonly self: { readonly user: string; readonly host: string };
  /** When this program was built, ms since 1970: the floor of every believable date. */
  readonly builtMs: number;
  /** Size at which a new journal file is begun; the product leaves it to the journal. */
  readonly segmentBytes?: number;
  /** Told how many bytes of the journal are proved while it is opened. */
  readonly proved?: Proved;
};

export type Page = { readonly commits: readonly Commit[]; readonly next: number | null; readonly total: number };

export type Workspace = {
  readonly folder: string;
  readonly file: WorkspaceFile;
  readonly readOnly: boolean;
  /** What opening had to mend or must warn of, in Chinese sentences for the banner. */
  readonly notices: readonly string[];
  readonly ledger: Ledger;
  readonly clock: Clock & Pick<SystemClock, 'confirm'>;
  readonly attachments: Attachments;
  readonly backups: BackupKeeper;
  /** Reads the newest backup back and replays it; a bad one is told in `notices` and made anew. For an idle moment after the start. */
  readonly checkBackups: () => Promise<void>;
  readonly commitDrafts: Store['commitDrafts'];
  readonly appendForeign: Store['appendForeign'];
  /**
   * 彻底销毁: enters it and takes the values out of journal, attachments and backups of this machine. E_DESTROY; or a disk error, after which the
   * entry stands and the next start finishes what is left.
   */
  readonly destroy: (targets: readonly Target[], persons: TwoPersons, reason: string) => Promise<Result<Commit>>;
  /** Called after values were taken out of the files, by whomever; the window's copy must be made anew then. Returns the way to stop. */
  readonly onDestroyed: (listener: () => void) => () => void;
  /** Number of the last commit that destroys something, 0 when none does. */
  readonly erasedAt: () => number;
  /** Commits from `from` on, whole, until about `limit` operations are reached. */
  readonly pages: (from: number, limit: number) => Promise<Result<Page>>;
  /** The same for a window: never more than `limit` operations at a time. */
  readonly pieces: (start: PieceStart, limit: number) => Promise<Result<PiecePage>>;
  /** Numbers of the commits that hold one of these operations, ascending. */
  readonly commitsWith: CommitIndex['commitsWith'];
  /** All commits, for the stick's 备份 package. */
  readonly exportJournal: () => Promise<Result<readonly Commit[]>>;
  /** State hash and number of commits of one and the same moment. */
  readonly hash: () => Promise<{ readonly state: string; readonly commits: number; readonly head: string | null }>;
  /** Tells the number of each new commit after it was stored and folded; returns the way to stop. */
  readonly onStored: (listener: (n: number) => void) => () => void;
  /** Backs up what changed, writes the durable mark, lets go of the lock. */
  readonly close: () => Promise<void>;
};

/** Opens a data folder. Refusals in this order: no ledger here, newer data, in use, not writable, journal broken. */
export async function openWorkspace(folder: string, ports: WorkspacePorts): Promise<Result<Workspace>> {
  const { files } = ports;
  const file = await readWorkspaceFile(files, folder);
  if (!file.ok) return file;
  const free = await freeBytes(files, folder);
  const low = free !== null && free < SPACE_FLOOR_BYTES;
  const since = new Date(ports.systemMs()).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  const lock = await takeLock(files, folder, { ...ports.self, since }, !low);
  if (!lock.ok) return lock.code === 'E_WRITE_DENIED' ? fail('E_FOLDER_READ_ONLY', folder) : lock;
  const opened = await openLocked(folder, file.value, low, lock.value, ports);
  if (!opened.ok) await lock.value.release();
  return opened;
}

async function openLocked(
  folder: string,
  file: WorkspaceFile,
  low: boolean,
  lock: Lock,
  ports: WorkspacePorts,
): Promise<Result<Workspace>> {
  const { files } = ports;
  if (!low) {
    const writable = await probeWritable(files, folder);
    if (!writable.ok) return writable;
  }
  const ledger = emptyLedger();
  const index = commitIndex();
  let newest: number | null = null;
  let erasedAt = 0;
  const opened = await openJournal({
    files,
    folder: join(folder, 'journal'),
    readOnly: low,
    proved: ports.proved,
    ...(ports.segmentBytes === undefined ? {} : { segmentBytes: ports.segmentBytes }),
    visit: function* (commit, operations) {
      if (destroysValues(commit)) erasedAt = commit.n;
      index.note(commit);
      yield* applySteps(ledger, operations);
      for (const { at } of operations) newest = later(newest, Date.parse(at));
    },
  });
  if (!opened.ok) return opened;
  const journal = opened.value;
  const clock = await clockOf(folder, file, ledger, newest, ports);
  if (!low) await clock.keep();
  const notices = [...folderWarnings(folder)];
  if (low) notices.push('磁盘剩余空间不足 200 MB，台账以只读方式打开，不能录入。请清理磁盘后重新打开程序。');
  if (journal.repair !== null) {
    const { bytes, keptAs } = journal.repair;
    notices.push(`日志末尾有 ${bytes} 字节没有写完的内容，已切下另存为 ${keptAs}；已保存的录入都在。`);
  }
  const workspace = workspaceOf({ folder, file, readOnly: low, notices, ledger, clock, journal, lock, ports, erasedAt, index });
  if (erasedAt === 0 || low) return ok(workspace);
  const finished = await workspace.finishDestruction();
  return finished.ok ? ok(workspace) : finished;
}

function later(a: number | null, b: number): number | null {
  return Number.isFinite(b) && (a === null || b > a) ? b : a;
}

async function clockOf(
  folder: string,
  file: WorkspaceFile,
  ledger: Ledger,
  newest: number | null,
  ports: WorkspacePorts,
): Promise<SystemClock> {
  const system = await openSystemClock(ports.files, folder, newest, ports.builtMs, ports.systemMs);
  if (!file.practice) return system;
  /** 演练数据 keep their own day; it stands in the county's record, which may come with the first commit. */
  const current = (): Clock => {
    const fixed = listRecords(ledger, 'county')[0]?.fixedToday;
    return fixed === undefined ? system : fixedClock(fixed, ports.systemMs);
  };
  return {
    ...system,
    today: () => current().today(),
    now: () => current().now(),
    trust: () => current().trust(),
  };
}

type Parts = {
  readonly folder: string;
  readonly file: WorkspaceFile;
  readonly readOnly: boolean;
  readonly notices: readonly string[];
  readonly ledger: Ledger;
  readonly clock: SystemClock;
  readonly journal: Journal;
  readonly lock: Lock;
  readonly ports: WorkspacePorts;
  /** Number of the last commit that destroys something, 0 when none does. */
  readonly erasedAt: number;
  readonly index: CommitIndex;
};

const SALT_BYTES = 8;
const SALTS_AT_ONCE = 512;

/** Salts of eight fresh random bytes in hex. Drawn many at a time: an import needs a hundred thousand, and each draw asks the system. */
function saltsFrom(randomBytes: WorkspacePorts['randomBytes']): () => string {
  let drawn = '';
  return () => {
    if (drawn === '') drawn = Buffer.from(randomBytes(SALT_BYTES * SALTS_AT_ONCE)).toString('hex');
    const salt = drawn.slice(0, SALT_BYTES * 2);
    drawn = drawn.slice(SALT_BYTES * 2);
    return salt;
  };
}

function workspaceOf(parts: Parts): Workspace & { readonly finishDestruction: () => Promise<Result<number>> } {
  const { folder, file, readOnly, ledger, clock, journal, lock, ports, index } = parts;
  const listeners = new Set<(n: number) => void>();
  const notices = [...parts.notices];
  let clockKept = ports.systemMs();
  let { erasedAt } = parts;
  /** An import just stored, until the window has asked for it: parsing a line of 100 MB would hold up the process. */
  let recent: Commit | null = null;
  /** Until the journal is rid of what was destroyed, a backup would carry it on. */
  let uncleansed = parts.erasedAt > 0;
  const destroyedListeners = new Set<() => void>();
  const attachments = attachmentsIn(ports.files, folder);
  const store = makeStore(journal, ledger, {
    device: file.device,
    now: clock.now,
    salt: saltsFrom(ports.randomBytes),
    refused: (drafts) => {
      const at = { device: file.device, today: clock.today(), dated: isTrusted(clock.trust()) };
      const doubtful = at.dated ? null : doubtfulDayFault(drafts, at.today);
      return letterFault(ledger, drafts, at) ?? numberFault(ledger, drafts, at) ?? doubtful;
    },
    stored: (commit) => {
      index.note(commit);
      recent = commit.ops.length > HELD_FROM ? commit : null;
      backups.changed();
      if (destroysValues(commit)) [erasedAt, uncleansed] = [commit.n, true];
      if (ports.systemMs() - clockKept >= CLOCK_EVERY_MS) {
        clockKept = ports.systemMs();
        void clock.keep();
      }
      for (const listener of listeners) listener(commit.n);
    },
  });
  const hash = () =>
    store.inTurn(async () => ({ state: await stateHashGently(ledger), commits: journal.head().n, head: journal.head().hash }));
  const backups = keepBackups({
    files: ports.files,
    folder,
    file,
    readOnly,
    now: clock.now,
    hash,
    commits: () => journal.head().n,
    lines: journal.lines,
    held: () => uncleansed,
    afterMs: BACKUP_AFTER_MS,
  });

  /** The county destroys everything; a unit what it entered itself, as the county will judge it too (rights). */
  function isOwn(id: OpId): boolean {
    const op = ledger.operations.get(id);
    if (op === undefined || file.unit === null) return true;
    return op.scope === file.unit && (op.device === file.device || officeOfDevice(ledger, op.device) === file.unit);
  }

  /** Journal and attachments first, then the backups made before; tells the window last. */
  async function finishDestruction(): Promise<Result<number>> {
    const taken = await store.inTurn(() =>
      cleanseJournal({ files: ports.files, keptFolder: join(folder, 'exchange', 'kept'), ledger, journal, attachments }),
    );
    if (!taken.ok) return taken;
    uncleansed = false;
    const replaced = await backups.replaceBefore(erasedAt);
    if (!replaced.ok) return replaced;
    if (taken.value > 0) for (const listener of destroyedListeners) listener();
    return taken;
  }

  return {
    folder,
    file,
    readOnly,
    notices,
    ledger,
    clock,
    attachments,
    backups,
    checkBackups: async () => {
      if (readOnly) return;
      const found = await backups.verifyNewest();
      const bad = found.ok ? found.value.bad.join('、') : found.code === 'E_NO_BACKUP' ? (found.detail ?? '') : '';
      if (bad === '') return;
      const made = await backups.now();
      notices.push(`备份 ${bad} 读回核对不通过，${made.ok ? '已重新备份' : '重新备份没有成功，请备份到U盘'}。`);
    },
    commitDrafts: async (drafts, person, watch) => {
      const isImport = drafts.some((draft) => draft.entity === 'import');
      if (isImport) await backups.now();
      const result = await store.commitDrafts(drafts, person, watch);
      if (isImport && result.ok) void backups.now();
      return result;
    },
    appendForeign: async (entries, watch) => {
      await backups.begin();
      const result = await store.appendForeign(entries, watch);
      if (!result.ok || result.value === null) return result;
      if (destroysValues(result.value)) {
        const finished = await finishDestruction();
        if (!finished.ok) return finished;
      } else void backups.now();
      return result;
    },
    destroy: async (targets, persons, reason) => {
      if (!targets.every(({ op }) => isOwn(op))) return fail('E_DESTROY_RIGHT');
      const entered = await store.destroy(targets, persons, reason);
      if (!entered.ok) return entered;
      const finished = await finishDestruction();
      return finished.ok ? entered : finished;
    },
    finishDestruction,
    erasedAt: () => erasedAt,
    onDestroyed: (listener) => {
      destroyedListeners.add(listener);
      return () => destroyedListeners.delete(listener);
    },
    pages: async (from, limit) => {
      const page = await journal.read(from, limit);
      if (!page.ok) return page;
      const total = journal.head().n;
      const next = from + page.value.length;
      return ok({ commits: page.value, next: next > total ? null : next, total });
    },
    commitsWith: index.commitsWith,
    pieces: pieceReader(
      (from, limit) => {
        const held = recent;
        recent = null;
        return held?.n === from ? Promise.resolve(ok([held])) : journal.read(from, limit);
      },
      () => ({ total: journal.head().n, head: journal.head().hash }),
    ),
    exportJournal: () => store.inTurn(() => journal.read(1, Number.POSITIVE_INFINITY)),
    hash,
    onStored: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await backups.close();
      await store.inTurn(() => journal.close());
      if (!readOnly) await clock.keep();
      await lock.release();
    },
  };
}
