/**
 * The typed client of the preload's bridge, and the only reader of it. Every call answers with a Result; nothing here throws.
 */
import type { Bridge, Channel, EventData, EventName, Input, Output } from '../shared/contract/contract';
import { fail } from '../shared/errors';
import type { Result } from '../shared/errors';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** Calls main. A broken transport is E_DEFECT, like any other defect. */
export async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
  try {
    return await window.bridge.call(channel, input);
  } catch {
    return fail('E_DEFECT');
  }
}

/** Listens to an event of main; the returned function ends it. */
export function listen<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void {
  return window.bridge.on(event, listener);
}
