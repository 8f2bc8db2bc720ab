/**
 * The verb of 彻底销毁: without `--second` it only lists where a text stands; with both persons and a reason it destroys every place found.
 */
import { copiesOutside } from '../../electron/exchange/copies-outside';
import { readLog } from '../../electron/exchange/log';
import { nodeFiles } from '../../electron/journal/files';
import { fail } from '../../shared/errors';
import { findText } from '../../shared/ledger/find-text';
import { entitySpec, fieldSpec } from '../../shared/model/entities';
import { withWorkspace } from './open';
import { done, option } from './verb';
import type { Verb } from './verb';

const destroy: Verb = {
  usage: 'destroy --workspace 文件夹 --text 要查找的文字 [--person 经办人 --second 第二人 --reason 理由]',
  valued: ['workspace', 'text', 'person', 'second', 'reason'],
  needs: ['workspace', 'text'],
  positions: 0,
  run: (args) =>
    withWorkspace(option(args, 'workspace'), async (workspace) => {
      const found = findText(workspace.ledger, option(args, 'text'));
      const places = found.occurrences.map(({ entity, field, record, person, at, old }) => ({
        what: `${entitySpec(entity)?.label ?? entity}·${fieldSpec(entity, field)?.label ?? field}`,
        record,
        person,
        at,
        superseded: old,
      }));
      const { fixed } = found;
      if (!args.options.has('second')) return done({ destroyed: 0, places, fixed });
      if (found.occurrences.length === 0) return fail('E_DESTROY');
      const targets = found.occurrences.map(({ op, field }) => ({ op, field }));
      const operations = targets.flatMap(({ op }) => workspace.ledger.operations.get(op) ?? []);
      const persons = { person: option(args, 'person'), second: option(args, 'second') };
      const destroyed = await workspace.destroy(targets, persons, option(args, 'reason'));
      if (!destroyed.ok) return destroyed;
      const log = await readLog(nodeFiles, workspace.folder);
      return done({ destroyed: targets.length, places, fixed, outside: log.ok ? copiesOutside(log.value, operations) : [] });
    }),
};

export const DESTROY_VERBS: Readonly<Record<string, Verb>> = { destroy };
