/** What can be entered about reporting: a paper handed in, the county's demand begun or ended, the basis of 红黑榜. Pure but for fresh ids. */
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import type { IsoDay } from '../../../shared/model/dates';
import { addDays } from '../../../shared/model/dates';
import type { CadenceKind } from '../../../shared/model/entities-report';
import type { RecordId } from '../../../shared/model/ids';
import { cadenceOn } from '../../../shared/reports/submissions';
import type { Span } from '../../../shared/reports/spans';
import { freshId } from '../../data/edits';

/** A unit hands in its paper for a period, or the county notes that it came. */
export function submissionDraft(kind: CadenceKind, span: Span, unit: RecordId, on: IsoDay, by: string): Draft {
  return createDraft({ scope: unit, entity: 'submission', record: freshId('submission') }, { unit, kind, period: span.from, on, by });
}

/** From today the county asks for a paper by this day of the week or month. */
export function beginCadenceDraft(kind: CadenceKind, due: number, from: IsoDay, basis: string): Draft {
  return createDraft(
    { scope: 'county', entity: 'cadence', record: freshId('cadence') },
    { kind, due, from, ...(basis.trim() === '' ? {} : { basis: basis.trim() }) },
  );
}

/** The demand ends yesterday: what was owed before stays owed. */
export function endCadenceDrafts(ledger: Ledger, kind: CadenceKind, today: IsoDay): Draft[] {
  const own = cadenceOn(ledger, kind, today);
  return own === null ? [] : [setDraft(ledger, { scope: 'county', entity: 'cadence', record: own.id }, { to: addDays(today, -1) })];
}

/** Names the document that asks for 红黑榜; empty switches them off. */
export function listsBasisDrafts(ledger: Ledger, basis: string): Draft[] {
  const [county] = listRecords(ledger, 'county');
  return county === undefined
    ? []
    : [
        setDraft(
          ledger,
          { scope: 'county', entity: 'county', record: county.id },
          { listsBasis: basis.trim() === '' ? null : basis.trim() },
        ),
      ];
}
