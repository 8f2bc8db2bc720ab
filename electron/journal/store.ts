/**
 * The one way into the ledger on this machine: drafts of this office's people and operations of other offices become commits,
 * one after the other, each on the medium before it is answered and folded. Used by the window's handlers and the command line alike.
 */
import { fail, ok } from '../../shared/errors';
import type { Failure, Result } from '../../shared/errors';
import { makeCommit } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import { completeSteps } from '../../shared/ledger/complete';
import { checkDestructions, eraseDrafts, goneValues, stripSealed } from '../../shared/ledger/destroyed';
import type { Target } from '../../shared/ledger/destroyed';
import { checkDraft } from '../../shared/ledger/drafts';
import { fold, foldSteps } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import { sealedOperationSchema } from '../../shared/ledger/operation';
import type { Draft, Operation } from '../../shared/ledger/operation';
import { openOperation } from '../../shared/ledger/seal';
import type { Sealed } from '../../shared/ledger/seal';
import { entitySpec, fieldSpec } from '../../shared/model/entities';
import type { DeviceId } from '../../shared/model/ids';
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

export type Store = {
  /** Seals, stores and folds the drafts as one commit. E_DRAFT names the field that is wrong, `refused` gives its own code; nothing is stored then. */
  readonly commitDrafts: (drafts: readonly Draft[], person: string) => Promise<Result<Commit>>;
  /**
   * Enters the destruction of values by two persons (彻底销毁) and takes them out of the ledger; the files follow by `Journal.cleanse`.
   * E_DESTROY when a person or the reason is missing, both persons are one, or a value is not there any more.
   */
  readonly destroy: (targets: readonly Target[], persons: TwoPersons, reason: string) => Promise<Result<Commit>>;
  /** Union with operations of other offices: one commit of those not yet held, or null when there are none. */
  readonly appendForeign: (sealed: readonly Sealed[]) => Promise<Result<Commit | null>>;
  /** Runs a task when nothing is being stored: journal and ledger are at the same commit then. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
};

/** The wrong place of a draft in the words of the screen. */
function placeInWords(place: string): string {
  const [entity = '', field = ''] = place.split(/[.:]/);
  return [entitySpec(entity)?.label ?? entity, fieldSpec(entity, field.trim())?.label ?? ''].filter(Boolean).join('·');
}

/**
 * Opens a foreign operation and proves it.
 * @returns null when it was changed on its way
 */
function openForeign({ op, values }: Sealed): Operation | null {
  return sealedOperationSchema.safeParse(op).success ? openOperation(op, values) : null;
}

/** Proves foreign operations one by one. @returns the id of the first that was changed, or null */
function* proveSteps(sealed: readonly Sealed[], proved: (one: Sealed, operation: Operation) => void): Generator<void, string | null> {
  for (const one of sealed) {
    const operation = openForeign(one);
    if (operation === null) return one.op.id;
    proved(one, operation);
    yield;
  }
  return null;
}

export function makeStore(journal: Journal, ledger: Ledger, ports: StorePorts): Store {
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = queue.then(task);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function store(sealed: readonly Sealed[], operations: readonly Operation[]): Promise<Result<Commit>> {
    const head = journal.head();
    const commit = makeCommit(head.n + 1, head.hash, sealed);
    const appended = await journal.append(commit);
    if (!appended.ok) return appended;
    // What is on the medium is folded in its order; readers in between see a beginning of it, which is a ledger too.
    await inSlices(foldSteps(ledger, operations));
    ports.stored(commit);
    return ok(commit);
  }

  /** Drafts that were checked become one commit. */
  async function seal(drafts: readonly Draft[], person: string): Promise<Result<Commit>> {
    const sealed = await inSlices(
      completeSteps(drafts, {
        device: ports.device,
        person,
        at: ports.now(),
        lamport: ledger.lamport,
        head: (scope) => ledger.versions.get(scope)?.get(ports.device) ?? null,
        salt: ports.salt,
      }),
    );
    const operations = sealed.map(({ op }, index) => ({ ...op, fields: drafts[index]?.fields ?? {} }));
    return store(sealed, operations);
  }

  return {
    commitDrafts: (drafts, person) =>
      inTurn(async () => {
        const wrong = drafts.map(checkDraft).find((place) => place !== null);
        if (wrong !== undefined) return fail('E_DRAFT', placeInWords(wrong));
        if (drafts.length === 0) return fail('E_DRAFT');
        return ports.refused(drafts) ?? seal(drafts, person);
      }),
    destroy: (targets, { person, second }, reason) =>
      inTurn(async () => {
        const [first, other, why] = [person.trim(), second.trim(), reason.trim()];
        if (first === '' || other === '' || first === other || why === '') return fail('E_DESTROY');
        const drafts = eraseDrafts(ledger.operations, targets, other, why);
        return drafts.length === 0 ? fail('E_DESTROY') : seal(drafts, first);
      }),
    appendForeign: (sealed) =>
      inTurn(async () => {
        const fresh = new Map<string, Sealed>();
        const operations: Operation[] = [];
        const unproved = sealed.filter(({ op }) => !ledger.operations.has(op.id));
        const changed = await inSlices(
          proveSteps(unproved, (one, operation) => {
            if (fresh.has(one.op.id)) return;
            fresh.set(one.op.id, one);
            operations.push(operation);
          }),
        );
        if (changed !== null) return fail('E_FOREIGN_OPERATION', changed.slice(0, 8));
        const destructions = checkDestructions();
        const erasures = [...ledger.operations.values()].filter((op) => op.kind === 'erase');
        destructions.see(erasures, 0);
        destructions.see(operations, 1);
        if (destructions.unexplained() !== null) return fail('E_FOREIGN_OPERATION');
        if (fresh.size === 0) return ok(null);
        // What was destroyed here, or is destroyed by what comes with it, is not stored in the first place.
        const sealedNow = [...fresh.values()];
        if (erasures.length === 0 && !operations.some(({ kind }) => kind === 'erase')) return store(sealedNow, operations);
        const gone = goneValues(fold([...erasures, ...operations]).operations.values());
        return store(
          sealedNow.map((one) => stripSealed(one, gone)),
          operations,
        );
      }),
    inTurn,
  };
}
