/**
 * Registers every channel of the contract: checks the sender, the bounds and the form of the input, and turns defects into a code.
 * Knows no business: the handlers bring it.
 */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { CALLS, CHANNELS } from '../shared/contract/contract';
import type { Channel, Output, Parsed } from '../shared/contract/contract';
import { fail } from '../shared/errors';
import type { Result } from '../shared/errors';
import { withinBounds } from './bounds';

/** One function per channel; a missing one does not compile. */
export type Handlers = {
  readonly [C in Channel]: (input: Parsed<C>) => Promise<Result<Output<C>>> | Result<Output<C>>;
};
/** The handlers of some groups, for one file of `handlers/`. */
export type HandlersOf<C extends Channel> = Pick<Handlers, C>;

export type Log = (line: string) => void;

/** True for the main frame of our own page; iframes and foreign pages have no access (fault 65). */
export function isOwnMainFrame(event: Pick<IpcMainInvokeEvent, 'senderFrame'>, origin: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return frame.url.startsWith(`${origin}/`);
}

/**
 * Answers one request.
 * @returns the handler's result, E_INPUT for a bad payload, E_DEFECT when the handler threw; library text goes to the log only
 */
export async function answer(handlers: Handlers, channel: Channel, raw: unknown, log: Log): Promise<Result<unknown>> {
  if (!withinBounds(raw)) return fail('E_INPUT');
  const parsed = CALLS[channel].input.safeParse(raw);
  if (!parsed.success) {
    log(`${channel}: input refused: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
    return fail('E_INPUT');
  }
  try {
    const handler = handlers[channel] as (input: unknown) => Promise<Result<unknown>> | Result<unknown>;
    return await handler(parsed.data);
  } catch (error) {
    log(`${channel}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return fail('E_DEFECT');
  }
}

/** Registers all channels for pages of `origin`. */
export function registerHandlers(ipcMain: Pick<IpcMain, 'handle'>, handlers: Handlers, origin: string, log: Log): void {
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, async (event, raw: unknown) => {
      if (!isOwnMainFrame(event, origin)) return fail('E_INPUT');
      return answer(handlers, channel, raw, log);
    });
  }
}
