/** `ipcMain` and the answering of one invocation, with Electron's own error texts. */
import type * as Electron from 'electron';
import { strictEmitter } from './strict';
import { pack } from './wire';

export type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

export class IpcMain extends strictEmitter('ipcMain') implements Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> {
  readonly handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.handlers.delete(channel);
      return handler(event, ...args);
    });
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

export type Answer = readonly [ok: true, value: unknown] | readonly [ok: false, message: string];

/** Runs the handler of `channel`; a thrown error becomes its text, which is all that Electron carries over. */
export async function answer(channel: string, event: Electron.IpcMainInvokeEvent, args: readonly unknown[]): Promise<Answer> {
  const handler = ipcMain.handlers.get(channel);
  if (handler === undefined) return [false, `Error: No handler registered for '${channel}'`];
  try {
    const value: unknown = await handler(event, ...args);
    pack(value); // an answer that cannot be cloned is the handler's failure
    return [true, value];
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return [false, String(error)];
  }
}
