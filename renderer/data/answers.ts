/**
 * Answers about the open ledger for screens and handlers: one reckoner per session, each answer asked for once per state of the ledger.
 * A screen that uses an answer waits (Suspense) for the first one and keeps the old figures until the new ones are there.
 */
import { use, useDeferredValue } from 'react';
import type { Ledger } from '../../shared/ledger/fold';
import { currentSession, onSession } from './current';
import type { Answer, Asked, QuestionName } from './questions';
import { keyOf, startReckoner } from './reckoner';
import type { Reckoner, ReckonerThread } from './reckoner';
import type { FromReckoner } from './reckoner-side';
import type { LedgerSession } from './session';
import { useLedger } from './use-ledger';

function workerThread(): ReckonerThread {
  const worker = new Worker(new URL('./reckoner.worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<FromReckoner>) => listener(data)),
    end: () => worker.terminate(),
  };
}

let running: { readonly session: LedgerSession; readonly reckoner: Reckoner; readonly stop: () => void } | null = null;

onSession(() => {
  running?.stop();
  running = null;
});

function reckonerOf(session: LedgerSession): Reckoner {
  if (running?.session === session) return running.reckoner;
  const reckoner = startReckoner(workerThread());
  reckoner.take([...session.live.ledger().operations.values()]);
  const stopTaking = session.live.onTake(reckoner.take);
  const stop = () => {
    stopTaking();
    reckoner.end();
  };
  running = { session, reckoner, stop };
  return reckoner;
}

type Kept = { readonly promise: Promise<unknown>; done?: { readonly answer: unknown } };

/** The ledger is a new object after each change, so what was answered for an older one goes with it. */
const kept = new WeakMap<Ledger, Map<string, Kept>>();

function keptAnswer<N extends QuestionName>(ledger: Ledger, name: N, asked: Asked<N>): Promise<Answer<N>> {
  let answers = kept.get(ledger);
  if (answers === undefined) kept.set(ledger, (answers = new Map()));
  const key = keyOf(name, asked);
  const held = answers.get(key);
  if (held !== undefined) return held.promise as Promise<Answer<N>>;
  const session = currentSession();
  const promise = session === null ? Promise.reject(new Error('no ledger is open')) : reckonerOf(session).ask(name, asked);
  const entry: Kept = { promise };
  answers.set(key, entry);
  promise.then(
    (answer) => (entry.done = { answer }),
    // Whoever uses the promise sees the failure; the next one to ask tries again.
    () => answers.delete(key),
  );
  return promise;
}

/** An answer that has already come for this state of the ledger; undefined when it has not. */
export function knownAnswer<N extends QuestionName>(ledger: Ledger, name: N, asked: Asked<N>): { readonly answer: Answer<N> } | undefined {
  return kept.get(ledger)?.get(keyOf(name, asked))?.done as { readonly answer: Answer<N> } | undefined;
}

/** The answer for a screen, kept up to date; suspends until the first one is there. */
export function useAnswer<N extends QuestionName>(name: N, asked: Asked<N>): Answer<N> {
  const ledger = useDeferredValue(useLedger((current) => current));
  return use(keptAnswer(ledger, name, asked));
}
