/**
 * One leader hands over to another in one commit (S-42): every running term ends on the last day, the successor's begins the day after in the same role, open
 * supervision goes along, and the handover itself is recorded. Nothing is overwritten, so there is no day without an answer. Pure but for fresh ids.
 */
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { getRecord } from '../../../shared/ledger/read';
import { addDays } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { holdingOf } from '../../../shared/reports/handover';
import { endAssignmentDrafts, freshId } from '../../data/edits';

export type HandoverWish = {
  readonly person: RecordId;
  readonly successor: RecordId;
  readonly lastDay: IsoDay;
  readonly witness: string;
  readonly ground: string;
};

/** @returns the record of the handover and all drafts of the one commit; no drafts when there is nothing to hand over */
export function handoverDrafts(ledger: Ledger, wish: HandoverWish): { readonly record: RecordId; readonly drafts: readonly Draft[] } {
  const { person, successor, lastDay } = wish;
  const { terms, matters } = holdingOf(ledger, person, lastDay);
  const record = freshId('handover');
  if (terms.length === 0 && matters.length === 0) return { record, drafts: [] };
  const begins = addDays(lastDay, 1);
  const ground = wish.ground.trim();
  const next = terms.flatMap(({ scope, project, role, to }): Draft[] => {
    if (project === undefined || role === undefined || (to !== undefined && to <= lastDay)) return [];
    const values = {
      project,
      role,
      person: successor,
      from: begins,
      ...(to === undefined ? {} : { to }),
      ...(ground === '' ? {} : { ground }),
    };
    return [createDraft({ scope, entity: 'assignment', record: freshId('assignment') }, values)];
  });
  const name = getRecord(ledger, 'person', person)?.name;
  const heir = getRecord(ledger, 'person', successor)?.name;
  const moved = matters
    .filter((item) => name !== undefined && item.person === name && heir !== undefined)
    .map(({ id, scope }) => setDraft(ledger, { scope, entity: 'supervision', record: id }, { person: heir ?? null }));
  const kept = createDraft(
    { scope: 'county', entity: 'handover', record },
    {
      person,
      successor,
      lastDay,
      projects: [...new Set(terms.flatMap(({ project }) => (project === undefined ? [] : [project])))],
      matters: matters.map(({ id }) => id),
      ...(wish.witness.trim() === '' ? {} : { witness: wish.witness.trim() }),
      ...(ground === '' ? {} : { ground }),
    },
  );
  const running = terms.filter(({ to }) => to === undefined || to > lastDay).map(({ id }) => id);
  return { record, drafts: [...endAssignmentDrafts(ledger, running, lastDay), ...next, ...moved, kept] };
}
