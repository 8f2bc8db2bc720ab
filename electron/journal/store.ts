/**
 * The one way into the ledger on this machine: drafts of this office's people and operations of other offices become commits,
 * one after the other, each on the medium before it is answered and folded. Used by the window's handlers and the command line alike.
 */
import { fail, ok } from '../../shared/errors';
import type { Failure, Result } from '../../shared/errors';
import { commitSteps } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import { completeSteps } from '../../shared/ledger/complete';
import { checkDestructions, eraseDrafts, goneValues, stripSealed } from '../../shared/ledger/destroyed';
import type { Target } from '../../shared/ledger/destroyed';
import { checkDraft } from '../../shared/ledger/drafts';
import { fold, foldSteps } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import type { Draft, Operation } from '../../shared/ledger/operation';
import type { ProvedOperation, Sealed } from '../../shared/ledger/seal';
import { entitySpec, fieldSpec } from '../../shared/model/entities';
import type { DeviceId, OpId } from '../../shared/model/ids';
import { eachIn, whileWanted } from '../../shared/steps';
import type { Steps } from '../../shared/steps';
import { inSlices } from '../slices';
import type { Journal } from './journal';

export type StorePorts = {
  readonly device: DeviceId;
  /** Wall clock for `at`; information only. */
  readonly now: () => string;
  /** Eight random bytes in hex. */
  readonly salt: () => string;
  /** What the rules of this office say against drafts, judged against the ledger they will be added to; null when nothing. */
  readonly refused: (drafts: readonly Draft[]) => Failure | null;
  /** Called after a commit was stored and folded. */
  readonly stored: (commit: Commit) => void;
};

/** Who destroys together: the one at the keyboard and the one beside. */
export type TwoPersons = { readonly person: string; readonly second: string };

/** Whoever asked for long work is asked himself; a no before the commit is written is E_CANCELLED and leaves nothing. */
export type Watch = {
  /** Once, when the turn has come: is the ledger still the one it was made from? */
  readonly fits?: () => boolean;
  /** Until the commit is written: is it still wanted? */
  readonly going?: () => boolean;
  /** Operations made ready so far. */
  readonly told?: (done: number) => void;
};

export type Store = {
  /** Seals, stores and folds the drafts as one commit. E_DRAFT names the field that is wrong, `refused` gives its own code; nothing is stored then. */
  readonly commitDrafts: (drafts: readonly Draft[], person: string, watch?: Watch) => Promise<Result<Commit>>;
  /**
   * Enters the destruction of values by two persons (彻底销毁) and takes them out of the ledger; the files follow by `Journal.cleanse`.
   * E_DESTROY when a person or the reason is missing, both persons are one, or a value is not there any more.
   */
  readonly destroy: (targets: readonly Target[], persons: TwoPersons, reason: string) => Promise<Result<Commit>>;
  /** Union with operations of other offices, which were proved: one commit of those not yet held, or null when there are none. */
  readonly appendForeign: (entries: readonly ProvedOperation[], watch?: Watch) => Promise<Result<Commit | null>>;
  /** Runs a task when nothing is being stored: journal and ledger are at the same commit then. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
};

/** The wrong place of a draft in the words of the screen. */
function placeInWords(place: string): string {
  const [entity = '', field = ''] = place.split(/[.:]/);
  return [entitySpec(entity)?.label ?? entity, fieldSpec(entity, field.trim())?.label ?? ''].filter(Boolean).join('·');
}

const ENTRIES_PER_STEP = 100;

/** Of what was proved, what the ledger does not hold yet, each once. */
function* freshSteps(entries: readonly ProvedOperation[], ledger: Ledger, told: Watch['told']): Steps<ReadonlyMap<OpId, ProvedOperation>> {
  const fresh = new Map<OpId, ProvedOperation>();
  yield* eachIn(entries, ENTRIES_PER_STEP, (entry) => {
    const { id } = entry.operation;
    if (ledger.operations.has(id) || fresh.has(id)) return;
    fresh.set(id, entry);
    told?.(fresh.size);
  });
  return fresh;
}

const DRAFTS_PER_STEP = 50;

/** @returns the first wrong place of the drafts in the words of the screen, or null */
function* checkSteps(drafts: readonly Draft[]): Steps<string | null> {
  for (const [at, draft] of drafts.entries()) {
    const wrong = checkDraft(draft);
    if (wrong !== null) return placeInWords(wrong);
    if (at % DRAFTS_PER_STEP === 0) yield;
  }
  return null;
}

const always = (): boolean => true;

export function makeStore(journal: Journal, ledger: Ledger, ports: StorePorts): Store {
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = queue.then(task);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function store(sealed: readonly Sealed[], operations: readonly Operation[], { going }: Watch): Promise<Result<Commit>> {
    const head = journal.head();
    const commit = await inSlices(commitSteps(head.n + 1, head.hash, sealed));
    if (going?.() === false) return fail('E_CANCELLED');
    const appended = await journal.append(commit);
    if (!appended.ok) return appended;
    // What is on the medium is folded in its order; readers in between see a beginning of it, which is a ledger too.
    await inSlices(foldSteps(ledger, operations));
    ports.stored(commit);
    return ok(commit);
  }

  /** Drafts that were checked become one commit. */
  async function seal(drafts: readonly Draft[], person: string, watch: Watch): Promise<Result<Commit>> {
    const steps = completeSteps(drafts, {
      device: ports.device,
      person,
      at: ports.now(),
      lamport: ledger.lamport,
      head: (scope) => ledger.versions.get(scope)?.get(ports.device) ?? null,
      salt: ports.salt,
    });
    const sealed = await inSlices(whileWanted(steps, watch.going ?? always));
    if (sealed === null) return fail('E_CANCELLED');
    const operations = sealed.map(({ op }, index) => ({ ...op, fields: drafts[index]?.fields ?? {} }));
    return store(sealed, operations, watch);
  }

  return {
    commitDrafts: (drafts, person, watch = {}) =>
      inTurn(async () => {
        if (watch.fits?.() === false) return fail('E_CANCELLED');
        const wrong = await inSlices(checkSteps(drafts));
        if (wrong !== null) return fail('E_DRAFT', wrong);
        if (drafts.length === 0) return fail('E_DRAFT');
        return ports.refused(drafts) ?? seal(drafts, person, watch);
      }),
    destroy: (targets, { person, second }, reason) =>
      inTurn(async () => {
        const [first, other, why] = [person.trim(), second.trim(), reason.trim()];
        if (first === '' || other === '' || first === other || why === '') return fail('E_DESTROY');
        const drafts = eraseDrafts(ledger.operations, targets, other, why);
        return drafts.length === 0 ? fail('E_DESTROY') : seal(drafts, first, {});
      }),
    appendForeign: (entries, watch = {}) =>
      inTurn(async () => {
        const fresh = await inSlices(whileWanted(freshSteps(entries, ledger, watch.told), watch.going ?? always));
        if (fresh === null) return fail('E_CANCELLED');
        const operations = [...fresh.values()].map(({ operation }) => operation);
        const destructions = checkDestructions();
        const erasures = [...ledger.operations.values()].filter((op) => op.kind === 'erase');
        destructions.see(erasures, 0);
        destructions.see(operations, 1);
        if (destructions.unexplained() !== null) return fail('E_FOREIGN_OPERATION');
        if (fresh.size === 0) return ok(null);
        // What was destroyed here, or is destroyed by what comes with it, is not stored in the first place.
        const sealedNow = [...fresh.values()].map(({ sealed }) => sealed);
        if (erasures.length === 0 && !operations.some(({ kind }) => kind === 'erase')) return store(sealedNow, operations, watch);
        const gone = goneValues(fold([...erasures, ...operations]).operations.values());
        return store(
          sealedNow.map((one) => stripSealed(one, gone)),
          operations,
          watch,
        );
      }),
    inTurn,
  };
}
