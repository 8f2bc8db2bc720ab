/** All handlers of the contract, put together from one file per group. */
import type { Handlers } from '../ipc';
import type { Program } from '../program';
import { appHandlers } from './app';
import { exchangeHandlers } from './exchange';
import { fileHandlers } from './files';
import { formHandlers } from './form';
import { importHandlers } from './import';
import { ledgerHandlers } from './ledger';
import { paperHandlers } from './paper';
import { workspaceHandlers } from './workspace';

export function handlersOf(program: Program, version: string): Handlers {
  return {
    ...appHandlers(program, version),
    ...fileHandlers(program),
    ...workspaceHandlers(program),
    ...ledgerHandlers(program),
    ...importHandlers(program),
    ...exchangeHandlers(program),
    ...paperHandlers(program),
    ...formHandlers(program),
  };
}
