/** The journal: pages of it, one commit, its hash. */
import { fail, ok } from '../../shared/errors';
import type { HandlersOf } from '../ipc';
import type { Program } from '../program';

export function ledgerHandlers(program: Program): HandlersOf<'ledger:pages' | 'ledger:commit' | 'ledger:hash'> {
  return {
    async 'ledger:pages'({ from, limit }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const page = await workspace.pages(from, limit);
      return page.ok ? ok({ ...page.value, commits: [...page.value.commits] }) : page;
    },
    async 'ledger:commit'({ drafts, person }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const commit = await workspace.commitDrafts(drafts, person);
      return commit.ok ? ok({ commit: commit.value }) : commit;
    },
    async 'ledger:hash'() {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const { state, commits } = await workspace.hash();
      return ok({ state, commits });
    },
  };
}
