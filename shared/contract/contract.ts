/**
 * The whole contract between window and main process. Everything about a channel is derived from these objects:
 * a missing handler does not compile, an unknown channel does not pass the preload.
 */
import { z } from 'zod';
import type { ErrorCode, Result } from '../errors';
import { APP_CALLS, workspaceStatusSchema } from './app';
import type { Call } from './define';
import { EXCHANGE_CALLS, exchangeProgressSchema } from './exchange';
import { FILE_CALLS, chosenFileSchema } from './files';
import { FORM_CALLS } from './form';
import { IMPORT_CALLS, importProgressSchema } from './import';
import { LEDGER_CALLS } from './ledger';
import { PAPER_CALLS } from './paper';
import { PEOPLE_CALLS } from './people';
import { WORKSPACE_CALLS } from './workspace';

export const CALLS = {
  ...APP_CALLS,
  ...FILE_CALLS,
  ...WORKSPACE_CALLS,
  ...LEDGER_CALLS,
  ...IMPORT_CALLS,
  ...EXCHANGE_CALLS,
  ...PAPER_CALLS,
  ...FORM_CALLS,
  ...PEOPLE_CALLS,
} as const satisfies Record<string, Call>;

export type Channel = keyof typeof CALLS;
export const CHANNELS = Object.keys(CALLS) as Channel[];
export type Input<C extends Channel> = z.input<(typeof CALLS)[C]['input']>;
export type Parsed<C extends Channel> = z.output<(typeof CALLS)[C]['input']>;
export type Output<C extends Channel> = z.output<(typeof CALLS)[C]['output']>;

/** Failures every call may answer with, beside its own list. */
export const COMMON_ERRORS = ['E_INPUT', 'E_DEFECT', 'E_SIGN_IN', 'E_ROLE'] as const satisfies readonly ErrorCode[];

/** Events pushed from main to the window; each is a fact, not a command. */
export const EVENTS = {
  'ledger:changed': z.strictObject({ from: z.int() }),
  'app:status': workspaceStatusSchema.nullable(),
  /** The journal is being proved at the start: MB done, of all. */
  'app:opening': z.strictObject({ done: z.int(), total: z.int() }),
  'app:command': z.strictObject({ id: z.string() }),
  'import:progress': importProgressSchema,
  'paper:progress': z.strictObject({ done: z.int(), total: z.int() }),
  'exchange:drives': z.strictObject({}),
  /** The system handed over a package (double click); `exchange:given` says what it is. */
  'exchange:handed': z.strictObject({}),
  /** A file was dropped on the window, to be imported if a person says so; null when it was not exactly one. Packages come as `exchange:handed`. */
  'files:dropped': z.strictObject({ file: chosenFileSchema.nullable() }),
  'exchange:progress': exchangeProgressSchema,
} as const;
export type EventName = keyof typeof EVENTS;
export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];
export type EventData<E extends EventName> = z.output<(typeof EVENTS)[E]>;

/** What the preload exposes to the page. */
export type Bridge = {
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>>;
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void;
};
