/**
 * The DevTools protocol over a pipe to a Chromium child process: numbered requests, answers, events. No port is opened, so nothing
 * else on the machine can talk to it. Knows no page and no printing.
 */
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const messageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  sessionId: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

type Waiting = { readonly done: (result: unknown) => void; readonly failed: (reason: Error) => void };

export type DevtoolsPipe = {
  /** Sends a command; the answer's `result`, or a throw with the browser's own words. */
  readonly send: (method: string, params: Readonly<Record<string, unknown>>, sessionId?: string) => Promise<unknown>;
  /** Resolves at the next event of this name in this session. */
  readonly event: (method: string, sessionId: string) => Promise<void>;
};

const END = 0;

/** Opens the pipe of a child started with --remote-debugging-pipe (file descriptors 3 and 4). */
export function devtoolsPipe(child: ChildProcess): DevtoolsPipe {
  // Node types the extra descriptors as either direction; Chromium reads 3 and writes 4.
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Waiting[]>();
  let next = 1;
  let parts: Buffer[] = [];

  const receive = (text: string): void => {
    const message = messageSchema.parse(JSON.parse(text));
    if (message.id !== undefined) {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) asked?.done(message.result);
      else asked?.failed(new Error(message.error.message));
      return;
    }
    const key = `${message.method ?? ''} ${message.sessionId ?? ''}`;
    const told = listeners.get(key) ?? [];
    listeners.delete(key);
    for (const { done } of told) done(undefined);
  };

  output.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(END); end >= 0; end = chunk.indexOf(END, from)) {
      parts.push(chunk.subarray(from, end));
      receive(Buffer.concat(parts).toString('utf8'));
      parts = [];
      from = end + 1;
    }
    parts.push(chunk.subarray(from));
  });
  // A browser that ends takes every open question with it; writing to it afterwards fails the same way, not as a stray stream error.
  let ended = false;
  const end = (): void => {
    ended = true;
    const reason = new Error('the browser has ended');
    for (const { failed } of [...waiting.values(), ...[...listeners.values()].flat()]) failed(reason);
    waiting.clear();
    listeners.clear();
  };
  child.once('exit', end);
  input.once('error', end);

  return {
    send: (method, params, sessionId) =>
      new Promise((done, failed) => {
        if (ended) {
          failed(new Error('the browser has ended'));
          return;
        }
        const id = next;
        next += 1;
        waiting.set(id, { done, failed });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
      }),
    event: (method, sessionId) =>
      new Promise((done, failed) => {
        const key = `${method} ${sessionId}`;
        listeners.set(key, [...(listeners.get(key) ?? []), { done: () => done(), failed }]);
      }),
  };
}
