/** What every paper is filled from: the ledger, the month's figures, the day. Small look-ups that several papers share. */
import phrasesFile from '../../assets/letters/phrases.json';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { MonthView } from '../month/month-view';

export type PaperInputs = {
  readonly ledger: Ledger;
  /** Figures of the month the paper speaks of; null while no 办法 is adopted. */
  readonly view: MonthView | null;
  readonly today: IsoDay;
};

/** The county's usual wording (assets/letters/phrases.json); a person may overtype it in every paper. */
export const PHRASES = phrasesFile;

export function countyRecord(ledger: Ledger): RecordOf<'county'> | null {
  return listRecords(ledger, 'county')[0] ?? null;
}

/** Full name for the addressee line, else the short name. */
export function unitFullName(ledger: Ledger, unit: RecordId | undefined): string {
  const record = unit === undefined ? null : getRecord(ledger, 'unit', unit);
  return record?.fullName ?? record?.name ?? '';
}

export type UnitHead = { readonly name: string; readonly post: string };

/** The head (主要负责人) of a unit on a day, by the dated posts (law 4). */
export function unitHead(ledger: Ledger, unit: RecordId | undefined, day: IsoDay): UnitHead | null {
  for (const post of listRecords(ledger, 'post')) {
    if (post.unit !== unit || post.head !== true || post.person === undefined) continue;
    if ((post.from !== undefined && post.from > day) || (post.to !== undefined && post.to < day)) continue;
    const person = getRecord(ledger, 'person', post.person);
    if (person?.name !== undefined) return { name: person.name, post: post.title ?? '' };
  }
  return null;
}

/** 《title》（发文号）, as a basis is quoted. */
export function basisText(view: MonthView | null): string {
  return view === null ? '' : `《${view.adopted.scheme.basis.title}》（${view.adopted.document}）`;
}

/** Fields that all notices share; the number is given when the letter is numbered. */
export function noticeHead({ ledger, view, today }: PaperInputs, unit: RecordId | undefined) {
  const county = countyRecord(ledger);
  return {
    number: '',
    agency: county?.issuer ?? '',
    unit: unitFullName(ledger, unit),
    basis: basisText(view),
    dated: today,
    ...(county?.contact === undefined ? {} : { contact: county.contact }),
    ...(county?.phone === undefined ? {} : { phone: county.phone }),
  };
}
