/** Which record has a page of its own (project, unit, person), and which page any other record leads to. Pure. */
import { findState } from '../exchange/record-text';
import type { Ledger } from '../ledger/fold';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';

export const PAGE_KINDS = ['project', 'unit', 'person'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];
export type RecordPlace = { readonly kind: PageKind; readonly record: RecordId };

/** The page of a record that has one. */
export function ownPage(ledger: Ledger, id: RecordId): RecordPlace | null {
  const kind = PAGE_KINDS.find((entity) => ledger.records.get(entity)?.has(id) === true);
  return kind === undefined ? null : { kind, record: id };
}

/** The page a record leads to: its own, that of the project, person or unit it names, else that of the unit it lies with. */
export function pageOf(ledger: Ledger, id: RecordId): RecordPlace | null {
  const own = ownPage(ledger, id);
  if (own !== null) return own;
  const state = findState(ledger, id);
  if (state === null) return null;
  for (const kind of ['project', 'person', 'unit'] as const) {
    const ref = recordIdSchema.safeParse(state.fields[kind]?.value);
    if (ref.success && ledger.records.get(kind)?.has(ref.data) === true) return { kind, record: ref.data };
  }
  return state.scope === 'county' ? null : ownPage(ledger, state.scope);
}
