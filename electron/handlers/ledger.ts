/** The journal: pages of it, one commit, destroying values, its hash. */
import { fail, ok } from '../../shared/errors';
import { copiesOutside } from '../exchange/copies-outside';
import { readLog } from '../exchange/log';
import type { HandlersOf } from '../ipc';
import type { Program } from '../program';

export function ledgerHandlers(program: Program): HandlersOf<'ledger:pages' | 'ledger:commit' | 'ledger:destroy' | 'ledger:hash'> {
  return {
    async 'ledger:pages'({ from, skip, limit }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const page = await workspace.pieces({ from, skip }, limit);
      return page.ok ? ok({ ...page.value, pieces: [...page.value.pieces] }) : page;
    },
    async 'ledger:commit'({ drafts, person }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const commit = await workspace.commitDrafts(drafts, person);
      return commit.ok ? ok({ commit: commit.value }) : commit;
    },
    async 'ledger:destroy'({ targets, person, second, reason }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const operations = targets.flatMap(({ op }) => workspace.ledger.operations.get(op) ?? []);
      const destroyed = await workspace.destroy(targets, { person, second }, reason);
      if (!destroyed.ok) return destroyed;
      const log = await readLog(program.workspacePorts.files, workspace.folder);
      const outside = log.ok ? copiesOutside(log.value, operations) : [];
      return ok({ values: targets.length, outside: [...outside] });
    },
    async 'ledger:hash'() {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const { state, commits } = await workspace.hash();
      return ok({ state, commits });
    },
  };
}
