/** What a data folder holds, read from its journal on disk and not from the program: the words in it, and the hashes of a scope. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commitSchema, openCommit } from '../../../shared/ledger/commit';
import { fold } from '../../../shared/ledger/fold';
import { setHash, stateHash } from '../../../shared/ledger/state-hash';
import { listRecords } from '../../../shared/ledger/read';
import { COUNTY_SCOPE } from '../../../shared/model/ids';

/** Everything the journal of a data folder holds, as its bytes say it. */
export function journalText(folder: string): string {
  const journal = path.join(folder, 'journal');
  return readdirSync(journal)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => readFileSync(path.join(journal, name), 'utf8'))
    .join('');
}

/** Hashes of one scope: the facts held and what they fold to. */
export type ScopeHashes = { readonly facts: string; readonly state: string };

/**
 * What a data folder holds of the county scope and of one unit's, read from its journal on disk. Two offices are compared per scope, because a
 * township never holds the others' projects.
 */
export function scopeHashes(folder: string, unitName: string): { readonly county: ScopeHashes; readonly unit: ScopeHashes } {
  const operations = journalText(folder)
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => openCommit(commitSchema.parse(JSON.parse(line))) ?? []);
  const ledger = fold(operations);
  const unit = listRecords(ledger, 'unit').find(({ name }) => name === unitName);
  if (unit === undefined) throw new Error(`no unit ${unitName} in ${folder}`);
  const of = (scope: typeof COUNTY_SCOPE | typeof unit.id): ScopeHashes => ({
    facts: setHash(ledger, scope),
    state: stateHash(ledger, scope),
  });
  return { county: of(COUNTY_SCOPE), unit: of(unit.id) };
}
