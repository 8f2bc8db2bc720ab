/**
 * The window's ledger in use: one live state, commits one after the other, save state, undo and redo. Built from injected ports.
 */
import { fail, ok } from '../../shared/errors';
import type { ErrorCode, Failure, Result } from '../../shared/errors';
import { canonicalText } from '../../shared/ledger/canonical';
import type { Commit } from '../../shared/ledger/commit';
import type { Ledger } from '../../shared/ledger/fold';
import type { Draft } from '../../shared/ledger/operation';
import { wholeStateHash } from '../../shared/ledger/state-hash';
import type { OpId } from '../../shared/model/ids';
import { openWorkingCopy } from './database';
import type { WorkingCopy } from './database';
import { makeFollower } from './follow';
import type { LedgerBridge } from './ledger-bridge';
import { createLiveLedger } from './live-ledger';
import type { LiveLedger } from './live-ledger';
import { overOwnEdits, undoDrafts, valuesBefore } from './undo';
import type { Step } from './undo';

/** Steps kept for undo. */
const MAX_STEPS = 200;

/** 已保存, 正在保存, 未保存 (with the reason), 只读. */
export type SaveState = { readonly state: 'saved' | 'saving' | 'readOnly' } | { readonly state: 'failed'; readonly code: ErrorCode };

/** Drafts made beforehand, or made from the ledger as it is when their turn has come. */
export type Edit = readonly Draft[] | ((ledger: Ledger) => readonly Draft[]);

export type SessionPorts = {
  readonly bridge: LedgerBridge;
  /** Name of the working copy; null below the free-space floor, where IndexedDB is not opened (fault 27). */
  readonly databaseName: string | null;
  /** Greatest commit the copy is known to have held, kept outside of the browser; 0 when unknown. */
  readonly copyOnceHeld: number;
  readonly readOnly: boolean;
  /** 当前经办人: who enters. */
  readonly person: () => string;
  /** Commits taken in at the start, of all. */
  readonly progress: (done: number, total: number) => void;
  /** Resolves when the first page stands: the proof of what it shows comes after it. */
  readonly quiet: () => Promise<void>;
  /** Makes ready in slices what the tables will ask of many new operations (an import, a package), before the screens are told of them. */
  readonly prepare: (ledger: Ledger) => Promise<void>;
};

/** From so many operations on a commit is no hand's edit, and its rows are made beforehand. */
const MANY_OPERATIONS = 500;

export type LedgerSession = {
  readonly live: LiveLedger;
  /** Operations that had to come back from the journal at the start, for the notice 已从日志恢复 N 条; 0 in the ordinary case. */
  readonly restored: number;
  /**
   * The proof that the window holds what main holds. Edits asked for before it has ended wait for it; one of a record that was not shown as it is in the
   * journal is E_SHOWN_STALE then, never an overwriting of what nobody saw. Tells the operations of a ledger that had to be rebuilt; a failure when window
   * and journal cannot be brought together, and then nothing is stored any more.
   */
  readonly proved: Promise<Result<{ readonly restored: number }>>;
  /** Number of the last commit held. */
  readonly commits: () => number;
  /** Stores an edit as one commit; resolves when it is on disk and folded. An edit without drafts is E_DRAFT. */
  readonly commit: (edit: Edit, person?: string) => Promise<Result<Commit>>;
  readonly undo: () => Promise<Result<Commit>>;
  readonly redo: () => Promise<Result<Commit>>;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  readonly saveState: () => SaveState;
  /** Called when the save state or the possibility of undo has changed; returns the way to stop. */
  readonly onSaveState: (listener: () => void) => () => void;
  /** Number of the last commit held and hash of the state, for the tests' comparison with main. */
  readonly standing: () => { readonly commits: number; readonly state: string };
  /** Resolves when everything asked for so far is done. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
};

/** Whether a record is the same in both. */
function sameRecord(a: Ledger, b: Ledger, { entity, record }: Draft): boolean {
  const [one, other] = [a, b].map(({ records }) => records.get(entity)?.get(record) ?? null);
  return canonicalText(one) === canonicalText(other);
}

async function copyNamed(name: string | null): Promise<WorkingCopy | null> {
  if (name === null) return null;
  try {
    return await openWorkingCopy(name);
  } catch {
    return null;
  }
}

/**
 * Opens the window's ledger: working copy first, then what the journal has more. It can be shown then; that it is main's state to the bit is proved
 * right after, when the first page stands, and until that is done no edit of it reaches the disk.
 */
export async function openLedgerSession(ports: SessionPorts): Promise<Result<LedgerSession>> {
  const { bridge } = ports;
  let shown = false;
  const live = createLiveLedger(async (ledger, operations) => {
    if (shown && operations >= MANY_OPERATIONS) await ports.prepare(ledger);
  });
  const copy = await copyNamed(ports.databaseName);
  let closed = false;
  const follower = makeFollower({
    bridge,
    live,
    copy,
    copyOnceHeld: ports.copyOnceHeld,
    progress: ports.progress,
    ended: () => closed,
  });
  let queue: Promise<unknown> = Promise.resolve();
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = queue.then(task);
    queue = turn.catch(() => undefined);
    return turn;
  }
  const stop = bridge.onChanged((from) => {
    void inTurn(async () => (from > follower.tip() ? follower.catchUp() : null));
  });
  const started = await inTurn(() => follower.start());
  if (!started.ok) {
    stop();
    copy?.close();
    return started;
  }
  shown = true;

  /** Why this window must not store anything: what it shows is not what the journal holds, and could not be made so. */
  let unproved: Failure | null = null;
  /** What was shown before a proof that failed. */
  let wronglyShown: Ledger | null = null;
  /** Somebody waits: the proof begins although the first page is still being drawn. */
  let hurry: () => void = () => undefined;
  const hurried = new Promise<void>((resolve) => (hurry = resolve));
  const proved = inTurn(async () => {
    await Promise.race([ports.quiet(), hurried]);
    const shown = live.ledger();
    const proof = await follower.prove();
    if (!proof.ok) unproved = proof;
    else if (proof.value.restored > 0) wronglyShown = shown;
    return proof;
  });

  const own = new Set<OpId>();
  const isOwn = (id: OpId) => own.has(id);
  const undoable: Step[] = [];
  const redoable: Step[] = [];
  const idle: SaveState = { state: ports.readOnly ? 'readOnly' : 'saved' };
  let saveState: SaveState = idle;
  let waiting = 0;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  function settle(code: ErrorCode | null): void {
    waiting -= 1;
    if (code !== null) saveState = code === 'E_READ_ONLY' ? { state: 'readOnly' } : { state: 'failed', code };
    else if (waiting === 0) saveState = idle;
    tell();
  }

  /** One commit in its turn; the step it makes goes on the given stack. */
  function store(edit: (ledger: Ledger) => Result<readonly Draft[]>, onto: Step[], person: string): Promise<Result<Commit>> {
    const shown = live.ledger();
    hurry();
    waiting += 1;
    if (!ports.readOnly) saveState = { state: 'saving' };
    tell();
    return inTurn(async () => {
      const answer = await send(edit, onto, person, shown);
      settle(answer.ok || answer.code === 'E_NOTHING_TO_UNDO' || answer.code === 'E_UNDO_STALE' ? null : answer.code);
      return answer;
    });
  }

  async function send(
    edit: (ledger: Ledger) => Result<readonly Draft[]>,
    onto: Step[],
    person: string,
    shown: Ledger,
  ): Promise<Result<Commit>> {
    if (ports.readOnly) return fail('E_READ_ONLY');
    if (unproved !== null) return unproved;
    const asked = edit(live.ledger());
    if (!asked.ok) return asked;
    if (asked.value.length === 0) return fail('E_DRAFT');
    if (shown === wronglyShown && !asked.value.every((draft) => sameRecord(shown, live.ledger(), draft))) return fail('E_SHOWN_STALE');
    const drafts = asked.value.map((draft) => overOwnEdits(live.ledger(), draft, isOwn));
    const before = valuesBefore(live.ledger(), drafts);
    const answer = await bridge.commit(drafts, person);
    if (!answer.ok) return answer;
    for (const op of answer.value.ops) own.add(op.id);
    onto.push({ ops: answer.value.ops, before });
    if (onto.length > MAX_STEPS) onto.shift();
    const taken = await follower.takeCommit(answer.value);
    return taken.ok ? answer : taken;
  }

  /** Undoes the last step of one stack; what that makes goes on the other. A step that cannot be undone any more is dropped. */
  function stepBack(from: Step[], onto: Step[]): Promise<Result<Commit>> {
    return store(
      (ledger) => {
        const step = from.pop();
        return step === undefined ? fail('E_NOTHING_TO_UNDO') : undoDrafts(ledger, step, isOwn);
      },
      onto,
      ports.person(),
    );
  }

  return ok({
    live,
    restored: started.value.restored,
    proved,
    commits: () => follower.tip(),
    commit: (edit, person) => {
      redoable.length = 0;
      return store((ledger) => ok(typeof edit === 'function' ? edit(ledger) : edit), undoable, person ?? ports.person());
    },
    undo: () => stepBack(undoable, redoable),
    redo: () => stepBack(redoable, undoable),
    canUndo: () => undoable.length > 0,
    canRedo: () => redoable.length > 0,
    saveState: () => saveState,
    onSaveState: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    standing: () => ({ commits: follower.tip(), state: wholeStateHash(live.ledger()) }),
    settled: () => {
      hurry();
      return inTurn(async () => undefined);
    },
    close: () => {
      closed = true;
      hurry();
      stop();
      copy?.close();
    },
  });
}
