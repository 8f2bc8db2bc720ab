/**
 * The one clock of the program, as a port: which day it is in the county, and how far that is to be believed.
 * Deadlines are dates in Asia/Shanghai, never instants (design/reliability.md 3f); nothing else may ask the system for the date.
 */
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';

/**
 * `fits`: the system's date is believed. `confirmed`: a person said which day it is. `back`, `jump`: in doubt; then nothing is
 * proposed, issued or printed by itself, and entries stay allowed.
 */
export type Trust = 'fits' | 'back' | 'jump' | 'confirmed';

export type Clock = {
  /** The day that counts: the system's, the confirmed one, or the fixed day of a sample county. */
  readonly today: () => IsoDay;
  /** Wall clock with zone, for `at` of an entry; information only. */
  readonly now: () => string;
  /** What the system says, shown beside `today` when they differ. */
  readonly systemDay: () => IsoDay;
  readonly trust: () => Trust;
};

/** May cards, letters and automatic proposals be made? */
export function isTrusted(trust: Trust): boolean {
  return trust === 'fits' || trust === 'confirmed';
}

const SHANGHAI_MS = 8 * 3_600_000;

/** The day in the county at an instant (milliseconds since 1970). */
export function dayOf(instant: number): IsoDay {
  return isoDay(new Date(instant + SHANGHAI_MS).toISOString().slice(0, 10));
}

/** An instant as text with the county's zone, to the second: 2026-03-15T09:30:00+08:00. */
export function instantText(instant: number): string {
  return `${new Date(instant + SHANGHAI_MS).toISOString().slice(0, 19)}+08:00`;
}

/** The clock of a sample county (演练数据): always the same day, nine in the morning. */
export function fixedClock(day: IsoDay, systemMs: () => number): Clock {
  return {
    today: () => day,
    now: () => `${day}T09:00:00+08:00`,
    systemDay: () => dayOf(systemMs()),
    trust: () => 'fits',
  };
}
