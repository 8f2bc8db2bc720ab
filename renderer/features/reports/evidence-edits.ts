/** What can be entered about evidence (佐证材料): a file attached to a project, or taken off again with a reason. Pure but for fresh ids. */
import { createDraft, strikeDraft } from '../../../shared/ledger/drafts';
import type { Writes } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { getRecord } from '../../../shared/ledger/read';
import type { RecordId } from '../../../shared/model/ids';
import { freshId } from '../../data/edits';

/** Attaches a kept file; it lies with the unit of its project. Nothing for a project the ledger does not hold. */
export function attachDrafts(ledger: Ledger, project: RecordId, values: Omit<Writes<'evidence'>, 'project'>): Draft[] {
  const own = getRecord(ledger, 'project', project);
  return own === null ? [] : [createDraft({ scope: own.scope, entity: 'evidence', record: freshId('evidence') }, { ...values, project })];
}

/** Takes a file off; the entry stays in the history and the bytes in the data folder. */
export function detachDrafts(ledger: Ledger, evidence: RecordId, reason: string): Draft[] {
  const own = getRecord(ledger, 'evidence', evidence);
  return own === null ? [] : [strikeDraft({ scope: own.scope, entity: 'evidence', record: evidence, reason })];
}
