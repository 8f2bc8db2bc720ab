/**
 * The seat of a number series (编号席位): which computer gives the numbers of a 代字, so that two offices never give the same one. A seat is moved by a new
 * entry with person and reason; a series without one is numbered anywhere, as before. Knows nothing of how numbers are counted.
 */
import type { Result } from '../errors';
import { fail, ok } from '../errors';
import { machinesOf } from '../exchange/machines';
import { createDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import { compareOperations } from '../ledger/operation';
import type { Draft } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import { formatDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';

export type SeriesSeat = RecordOf<'seriesSeat'>;

/** 项目编号 (S-11) as a series among the 代字: its seat says which computer of the county office gives the numbers of projects. */
export const PROJECT_NUMBERS = '项目编号';

/** What stands in the register beside a number that the 党政办 gave on paper. */
export const FROM_PAPER_REGISTER = '本号由党政办登记';

/** By the day from which they count, then by the order of the ledger, which is the same on every device however the entries arrived. */
function inOrder(ledger: Ledger): (a: SeriesSeat, b: SeriesSeat) => number {
  const madeBy = (seat: SeriesSeat) => ledger.history.get(seat.id)?.toSorted(compareOperations)[0];
  return (a, b) => {
    const [first, second] = [madeBy(a), madeBy(b)];
    const entered = first === undefined || second === undefined ? 0 : compareOperations(first, second);
    return (a.from ?? '').localeCompare(b.from ?? '', 'en') || entered;
  };
}

/** The seat in force on a day: of the entries begun by then the one with the latest day, and of one day the one entered last; null when none is set. */
export function seatOf(ledger: Ledger, series: string, on: IsoDay): SeriesSeat | null {
  const begun = listRecords(ledger, 'seriesSeat').filter((seat) => seat.series === series && seat.from !== undefined && seat.from <= on);
  return begun.sort(inOrder(ledger)).at(-1) ?? null;
}

/** Whether a device may take the next number of a series on a day; E_SERIES_SEAT names the series otherwise. */
export function mayGiveNumber(ledger: Ledger, series: string, device: string, on: IsoDay): Result<null> {
  const seat = seatOf(ledger, series, on);
  return seat === null || seat.device === device ? ok(null) : fail('E_SERIES_SEAT', `${series}（${seatText(seat)}）`);
}

/**
 * Computers of the county office that may hold a seat, this one first. They are the machines that have entered anything, not the devices on their
 * cards: an enrolled or restored computer numbers under a name of its own (faults 9 and 39).
 */
export function seatDevices(ledger: Ledger, own: string, today: IsoDay): { readonly device: string; readonly label: string }[] {
  const others = machinesOf(ledger, null, today).filter(({ device, state }) => device !== own && state === '在用');
  return [
    { device: own, label: `本机（${own}）` },
    ...others.map(({ device, last }) => ({ device, label: last === null ? device : `${last.person}用的电脑（${device}）` })),
  ];
}

/** 设备 d-…，自2026年10月31日起，王秀兰定. */
export function seatText({ device, from, by }: SeriesSeat): string {
  const parts = [`设备${device ?? ''}`, from === undefined ? '' : `自${formatDay(from)}起`, by === undefined ? '' : `${by}定`];
  return parts.filter((part) => part !== '').join('，');
}

export type SeatMove = {
  readonly series: string;
  readonly device: string;
  readonly from: IsoDay;
  readonly by: string;
  readonly reason: string;
};

/** Sets or moves the seat of a series. E_SEAT_INPUT names what is missing. */
export function seatDraft(record: RecordId, move: SeatMove): Result<Draft> {
  const missing = (
    [
      ['代字', move.series],
      ['编号设备', move.device],
      ['决定人', move.by],
      ['理由', move.reason],
    ] as const
  ).find(([, value]) => value.trim() === '');
  if (missing !== undefined) return fail('E_SEAT_INPUT', missing[0]);
  const { series, device, from, by, reason } = move;
  return ok(
    createDraft(
      { scope: COUNTY_SCOPE, entity: 'seriesSeat', record },
      { series: series.trim(), device: device.trim(), from, by: by.trim(), reason: reason.trim() },
    ),
  );
}
