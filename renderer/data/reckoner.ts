/**
 * The window's side of the reckoner (算账线程): forwards operations, asks, and never lets a backlog grow — while one question is being answered,
 * asking it again waits for one more answer, however many edits come in between. Knows no React and no session.
 */
import type { Operation } from '../../shared/ledger/operation';
import type { Answer, Asked, QuestionName } from './questions';
import type { FromReckoner, ToReckoner } from './reckoner-side';
import { inSlices } from './slices';

/** The thread as the window sees it. */
export type ReckonerThread = {
  readonly post: (message: ToReckoner) => void;
  readonly onMessage: (listener: (message: FromReckoner) => void) => void;
  readonly end: () => void;
};

export type Reckoner = {
  /** Operations that the window has folded, in any order; `anew` when they take the place of all that was taken before. */
  readonly take: (operations: readonly Operation[], anew: boolean) => void;
  /** The answer from everything taken before; rejects when the question itself failed (a defect) or the reckoner has ended. */
  readonly ask: <N extends QuestionName>(name: N, asked: Asked<N>) => Promise<Answer<N>>;
  readonly end: () => void;
};

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (problem: Error) => void };
type Line = { running: readonly Waiting[]; next: Waiting[] };

/** Operations handed over at a time: copying them to the thread takes about as long as a frame's share. */
const BATCH = 200;

/** Names a question with what is asked. */
export function keyOf(name: QuestionName, asked: unknown): string {
  return `${name} ${JSON.stringify(asked)}`;
}

/** A reckoner over a thread of its own; the caller ends it with the session. */
export function startReckoner(thread: ReckonerThread): Reckoner {
  const lines = new Map<string, Line>();
  const byId = new Map<number, { readonly key: string; readonly line: Line; readonly send: () => void }>();
  let ids = 0;
  let ended = false;
  /** Messages go out in order and in slices, so that feeding a large ledger does not hold up the window. */
  let outgoing: Promise<void> = Promise.resolve();

  function* batches(operations: readonly Operation[]): Generator<void, void> {
    for (let at = 0; at < operations.length && !ended; at += BATCH) {
      thread.post({ kind: 'take', operations: operations.slice(at, at + BATCH) });
      yield;
    }
  }

  function send(line: Line, name: QuestionName, asked: unknown): void {
    line.running = line.next;
    line.next = [];
    ids += 1;
    const id = ids;
    byId.set(id, { key: keyOf(name, asked), line, send: () => send(line, name, asked) });
    outgoing = outgoing.then(() => {
      if (!ended) thread.post({ kind: 'ask', id, name, asked });
    });
  }

  thread.onMessage((message) => {
    const known = byId.get(message.id);
    if (known === undefined) return;
    byId.delete(message.id);
    const { key, line } = known;
    const done = line.running;
    line.running = [];
    if (line.next.length > 0) known.send();
    // What nobody waits for is forgotten: a question may carry a whole 办法.
    else lines.delete(key);
    for (const { resolve, reject } of done) {
      if (message.ok) resolve(message.answer);
      else reject(new Error(`the reckoner could not answer: ${message.problem}`));
    }
  });

  return {
    take: (operations, anew) => {
      outgoing = outgoing.then(() => {
        if (anew && !ended) thread.post({ kind: 'forget' });
        return inSlices(batches(operations));
      });
    },
    ask: <N extends QuestionName>(name: N, asked: Asked<N>) =>
      new Promise<Answer<N>>((resolve, reject) => {
        if (ended) return reject(new Error('the reckoner has ended'));
        const key = keyOf(name, asked);
        let line = lines.get(key);
        if (line === undefined) lines.set(key, (line = { running: [], next: [] }));
        line.next.push({ resolve: (answer) => resolve(answer as Answer<N>), reject });
        if (line.running.length === 0) send(line, name, asked);
      }),
    end: () => {
      ended = true;
      for (const { running, next } of lines.values())
        for (const { reject } of [...running, ...next]) reject(new Error('the reckoner has ended'));
      lines.clear();
      thread.end();
    },
  };
}
