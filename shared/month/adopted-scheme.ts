/**
 * Which 办法 counts on which day. A county may adopt a new version during the year: from its 施行日期 on the new one counts, for the days before the old one, and
 * a locked period keeps the version it was locked with. The first version of a year counts from 1 January, because a 办法 is as a rule issued in spring for the
 * whole year. Until one is adopted with its 发文号 nobody is ranked (design/domain.md, Law and policy).
 */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { SchemeSchema } from '../scoring/scheme-schema';
import type { Scheme } from '../scoring/scheme-schema';

/** A version of the county's own 办法, adopted with its 发文号; `from` is its 施行日期. */
export type AdoptedScheme = {
  readonly record: RecordId;
  readonly document: string;
  readonly from: IsoDay | null;
  readonly scheme: Scheme;
};

/** A record never changes (a changed one is another object), so its 办法 is read once; whoever compares schemes may compare objects. */
const read = new WeakMap<RecordOf<'scheme'>, AdoptedScheme>();

function adoptedBy(record: RecordOf<'scheme'>): AdoptedScheme | null {
  const known = read.get(record);
  if (known !== undefined) return known;
  const { id, documentNumber, effectiveFrom, body } = record;
  if (documentNumber === undefined || documentNumber.trim() === '') return null;
  const scheme = SchemeSchema.safeParse(body);
  if (!scheme.success) return null;
  // The number a person entered at adoption is the one that counts, whatever the file said.
  const adopted = {
    record: id,
    document: documentNumber,
    from: effectiveFrom ?? null,
    scheme: { ...scheme.data, basis: { ...scheme.data.basis, docNumber: documentNumber } },
  };
  read.set(record, adopted);
  return adopted;
}

/** The adopted versions of a year, the last to take effect first; the same order in every office, whatever order the operations came in. */
export function adoptedVersions(ledger: Ledger, year: number): AdoptedScheme[] {
  return listRecords(ledger, 'scheme')
    .filter((record) => record.year === year)
    .sort((a, b) => (b.effectiveFrom ?? '').localeCompare(a.effectiveFrom ?? '') || (a.id < b.id ? -1 : 1))
    .flatMap((record) => adoptedBy(record) ?? []);
}

/** The version in force on a day; null until one of that year is adopted. */
export function schemeInForce(ledger: Ledger, day: IsoDay): AdoptedScheme | null {
  const versions = adoptedVersions(ledger, Number(day.slice(0, 4)));
  return versions.find(({ from }) => (from ?? '') <= day) ?? versions.at(-1) ?? null;
}

/** What counts for a year as a whole (tasks, groups, 年终): the version that took effect last. */
export function adoptedScheme(ledger: Ledger, year: number): AdoptedScheme | null {
  return adoptedVersions(ledger, year)[0] ?? null;
}

/** The version of a record, as the ledger says it; null when it is gone or was not adopted. */
export function schemeOfRecord(ledger: Ledger, record: RecordId | undefined): AdoptedScheme | null {
  const own = record === undefined ? null : getRecord(ledger, 'scheme', record);
  return own === null || own.struck !== undefined ? null : adoptedBy(own);
}

/** By what the figures were reckoned, as tables and notes say it: 《…考核办法》（青招组发〔2026〕3号，2026年1月1日起施行）. */
export function basisText({ scheme, document, from }: AdoptedScheme): string {
  return `《${scheme.basis.title}》（${document}${from === null ? '' : `，${formatDay(from)}起施行`}）`;
}
