/**
 * Answers about the open ledger for screens and handlers: one reckoner per session, each answer asked for once per state of the ledger.
 * A screen that uses an answer waits (Suspense) for the first one and keeps the old figures until the new ones are there.
 */
import { use, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Ledger } from '../../shared/ledger/fold';
import { currentSession, onSession } from './current';
import type { Answer, Asked, QuestionName } from './questions';
import { latestOnly } from './latest';
import type { LatestOnly, Told } from './latest';
import { keyOf, startReckoner } from './reckoner';
import type { Reckoner, ReckonerThread } from './reckoner';
import type { FromReckoner } from './reckoner-side';
import type { LedgerSession } from './session';
import { currentLedger, useLedger } from './use-ledger';

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
  reckoner.take([...session.live.ledger().operations.values()], false);
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

function askReckoner<N extends QuestionName>(name: N, asked: Asked<N>): Promise<Answer<N>> {
  const session = currentSession();
  return session === null ? Promise.reject(new Error('no ledger is open')) : reckonerOf(session).ask(name, asked);
}

function keptAnswer<N extends QuestionName>(ledger: Ledger, name: N, asked: Asked<N>): Promise<Answer<N>> {
  let answers = kept.get(ledger);
  if (answers === undefined) kept.set(ledger, (answers = new Map()));
  const key = keyOf(name, asked);
  const held = answers.get(key);
  if (held !== undefined) return held.promise as Promise<Answer<N>>;
  const promise = askReckoner(name, asked);
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

/** The answer from the ledger as it is now, for handlers that must wait until a screen can show what they did. */
export function answerNow<N extends QuestionName>(name: N, asked: Asked<N>): Promise<Answer<N>> {
  return keptAnswer(currentLedger(), name, asked);
}

/** The answer for a screen, kept up to date; suspends until the first one is there. */
export function useAnswer<N extends QuestionName>(name: N, asked: Asked<N>): Answer<N> {
  const ledger = useDeferredValue(useLedger((current) => current));
  return use(keptAnswer(ledger, name, asked));
}

/** Milliseconds of quiet before what is being typed is asked about. */
const TYPING_PAUSE = 250;

type Wish<N extends QuestionName> = { readonly ledger: Ledger; readonly asked: Asked<N> };
export type LatestAnswer<N extends QuestionName> = {
  /** The last answer that came, with what it was asked; null before the first. */
  readonly last: { readonly asked: Asked<N>; readonly answer: Answer<N> } | null;
  /** It answers what is asked now, of the ledger as it is now. */
  readonly fresh: boolean;
  /** What is asked now could not be answered (a defect). */
  readonly failed: boolean;
};

/**
 * The answer about something that changes as fast as a clerk types: nothing is kept per ledger, and old answers stay until new ones come.
 * @param asked the same object as long as the same is asked
 */
export function useLatestAnswer<N extends QuestionName>(name: N, asked: Asked<N>): LatestAnswer<N> {
  const ledger = useLedger((current) => current);
  const [last, setLast] = useState<(Wish<N> & { readonly answer: Answer<N> }) | null>(null);
  const [failed, setFailed] = useState<Wish<N> | null>(null);
  const line = useRef<LatestOnly<Wish<N>> | null>(null);
  useEffect(() => {
    const tell = (told: Told<Wish<N>, Answer<N>>): void => {
      if ('problem' in told) setFailed(told.asked);
      else setLast({ ...told.asked, answer: told.answer });
    };
    line.current = latestOnly((wish: Wish<N>) => askReckoner(name, wish.asked), tell, TYPING_PAUSE);
    return () => line.current?.end();
  }, [name]);
  useEffect(() => line.current?.want({ ledger, asked }), [name, ledger, asked]);
  const isNow = (wish: Wish<N> | null): boolean => wish !== null && wish.asked === asked && wish.ledger === ledger;
  return { last, fresh: isNow(last), failed: isNow(failed) };
}
