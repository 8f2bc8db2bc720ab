/**
 * What exchanging packages needs of an open workspace: its own words for the whole, so that tests need no more than this.
 */
import type { Workspace } from '../workspace/workspace';

export type ExchangeWorkspace = Pick<
  Workspace,
  'folder' | 'file' | 'ledger' | 'pages' | 'commitsWith' | 'exportJournal' | 'commitDrafts' | 'appendForeign' | 'attachments'
> & {
  readonly clock: Pick<Workspace['clock'], 'today' | 'now' | 'trust'>;
};
