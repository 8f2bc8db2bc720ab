/**
 * Starts Chromium and speaks the DevTools protocol with it over its own pipe (file descriptors 3 and 4): no WebSocket
 * library, no message limit. Knows nothing of Electron's objects.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

export type ProtocolMessage = { readonly method: string; readonly params: Record<string, unknown>; readonly sessionId?: string };
type Reply = { readonly id: number; readonly result?: Record<string, unknown>; readonly error?: { readonly message: string } };
type Waiting = { readonly method: string; resolve(result: Record<string, unknown>): void; reject(error: Error): void };

export type Chromium = {
  readonly child: ChildProcess;
  /** 'message' with a ProtocolMessage, 'exit' once. */
  readonly events: EventEmitter;
  /** Resolves with the WebSocket address once Chromium prints it; only when started with a debugging port. */
  readonly devtools: Promise<string>;
  closed(): boolean;
  send(method: string, params?: Record<string, unknown>, sessionId?: string): Promise<Record<string, unknown>>;
};

/** Starts `executable` with `args`; the caller adds `--remote-debugging-pipe`. */
export function launchChromium(executable: string, args: readonly string[]): Chromium {
  const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let closed = false;
  const toBrowser = child.stdio[3] as Writable;
  const fromBrowser = child.stdio[4] as Readable;

  function receive(message: Reply | ProtocolMessage): void {
    if ('id' in message) {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
      else call?.resolve(message.result ?? {});
    } else events.emit('message', message);
  }

  const devtools = new Promise<string>((resolve) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (text.length > 100_000) return;
      text += chunk.toString('utf8');
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });

  const parts: Buffer[] = [];
  fromBrowser.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      parts.push(chunk.subarray(from, at));
      receive(JSON.parse(Buffer.concat(parts.splice(0)).toString('utf8')) as Reply | ProtocolMessage);
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  });
  toBrowser.on('error', () => {}); // Chromium is gone; 'exit' tells the rest

  function end(): void {
    if (closed) return;
    closed = true;
    for (const call of waiting.values()) call.reject(new Error('Chromium is closed'));
    waiting.clear();
    events.emit('exit');
  }
  child.on('exit', end);
  child.on('error', (error) => {
    console.error(`Chromium could not be started (${executable}): ${error.message}`);
    end();
  });

  return {
    child,
    events,
    devtools,
    closed: () => closed,
    send(method, params = {}, sessionId) {
      if (closed) return Promise.reject(new Error('Chromium is closed'));
      return new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { method, resolve, reject });
        toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
    },
  };
}
