/**
 * Distrusting the system's clock (design/reliability.md 3f): a pure judgement from what was believed before and what the system says now.
 * Township computers have dead batteries, wrong zones and dates set by hand.
 */
import { daysBetween } from '../calendar/iso-date';
import type { IsoDay } from '../model/dates';
import { dayOf } from './clock';
import type { Trust } from './clock';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** The system may lag this much behind the greatest time believed, for a clock set right by a little. */
const BACK_MS = 10 * MINUTE_MS;
/** Further ahead than this since the last use, a person is asked, because long holidays are real. */
const JUMP_MS = 3 * DAY_MS;

/** What is kept between starts. */
export type ClockMemory = {
  /** Greatest time ever believed, in milliseconds since 1970. */
  readonly believed: number;
  /** Days to add to the system's date, as a person confirmed; 0 when the system is right. */
  readonly offsetDays: number;
  /** The system's day at the last confirmation, or null. */
  readonly confirmedAt: IsoDay | null;
};

export type Judgement = {
  readonly trust: Trust;
  /** The instant that counts: the system's, moved by the confirmed offset. In doubt it is what the system says. */
  readonly instant: number;
};

function against(instant: number, memory: ClockMemory | null, built: number): 'fits' | 'back' | 'jump' {
  if (instant < built) return 'back';
  if (memory === null) return 'fits';
  if (instant < memory.believed - BACK_MS) return 'back';
  return instant > memory.believed + JUMP_MS ? 'jump' : 'fits';
}

/**
 * Judges the system's clock.
 * A confirmed offset is tried first, so that a person's word outlasts the next start; when the system was put right since, the offset
 * no longer fits and falls away.
 * @param system what the system says, ms since 1970
 * @param memory null at the very first use
 * @param built when this program was built, ms since 1970: no time before it is possible
 */
export function judgeClock(system: number, memory: ClockMemory | null, built: number): Judgement {
  if (memory !== null && memory.confirmedAt !== null) {
    const moved = system + memory.offsetDays * DAY_MS;
    const stillConfirmed = memory.offsetDays !== 0 || dayOf(system) === memory.confirmedAt;
    if (stillConfirmed && against(moved, memory, 0) === 'fits') return { trust: 'confirmed', instant: moved };
  }
  return { trust: against(system, memory, built), instant: system };
}

/** A person says which day it is; what was believed before no longer counts, so that one night in 2099 does not last for ever. */
export function confirmDay(system: number, day: IsoDay): ClockMemory {
  const confirmedAt = dayOf(system);
  const offsetDays = daysBetween(confirmedAt, day);
  return { believed: system + offsetDays * DAY_MS, offsetDays, confirmedAt };
}

/** What to keep after a judgement: only a believed time moves the memory, and only forward. */
export function remember(memory: ClockMemory | null, judged: Judgement): ClockMemory | null {
  if (judged.trust === 'back' || judged.trust === 'jump') return memory;
  const believed = Math.max(memory?.believed ?? 0, judged.instant);
  if (judged.trust === 'confirmed' && memory !== null) return { ...memory, believed };
  return { believed, offsetDays: 0, confirmedAt: null };
}
