/** Distrusting the system's clock (design/reliability.md 3f, faults 36 and 37): twelve wrong dates and what each is taken for. */
import { describe, expect, it } from 'vitest';
import { dayOf, fixedClock, instantText, isTrusted } from '../../../shared/clock/clock';
import { confirmDay, judgeClock, remember } from '../../../shared/clock/trust';
import type { ClockMemory } from '../../../shared/clock/trust';
import { isoDay } from '../../../shared/model/dates';

const at = (text: string) => Date.parse(text);
const BUILT = at('2026-01-01T00:00:00+08:00');
const LAST = at('2026-03-16T17:30:00+08:00');
const used: ClockMemory = { believed: LAST, offsetDays: 0, confirmedAt: null };

describe('judging the system clock', () => {
  it.each([
    ['the same minute', '2026-03-16T17:30:00+08:00', 'fits'],
    ['the next morning', '2026-03-17T08:30:00+08:00', 'fits'],
    ['after a weekend', '2026-03-19T08:30:00+08:00', 'fits'],
    ['set right by five minutes', '2026-03-16T17:25:00+08:00', 'fits'],
    ['a quarter of an hour back', '2026-03-16T17:15:00+08:00', 'back'],
    ['a day back', '2026-03-15T17:30:00+08:00', 'back'],
    ['a dead battery: 2010', '2010-01-01T00:00:10+08:00', 'back'],
    ['the beginning of Unix time', '1970-01-01T00:00:00Z', 'back'],
    ['before the program was built', '2025-12-31T23:00:00+08:00', 'back'],
    ['after a long holiday: asked', '2026-03-24T08:30:00+08:00', 'jump'],
    ['a year ahead', '2027-03-16T08:30:00+08:00', 'jump'],
    ['2099', '2099-01-01T00:00:00+08:00', 'jump'],
  ])('%s (%s): %s', (_, system, trust) => {
    expect(judgeClock(at(system), used, BUILT).trust).toBe(trust);
  });

  it('the first use believes any day after the program was built', () => {
    expect(judgeClock(at('2026-08-01T00:00:00Z'), null, BUILT).trust).toBe('fits');
    expect(judgeClock(at('2020-08-01T00:00:00Z'), null, BUILT).trust).toBe('back');
  });

  it('a doubtful time is never remembered, so asking does not end by itself', () => {
    const jump = judgeClock(at('2099-01-01T00:00:00Z'), used, BUILT);
    expect(remember(used, jump)).toBe(used);
    expect(isTrusted(jump.trust)).toBe(false);
  });
});

describe('a person confirms', () => {
  it('a right clock after a long holiday: confirmed that day, believed from the next day on', () => {
    const system = at('2026-03-30T08:00:00+08:00');
    const memory = confirmDay(system, isoDay('2026-03-30'));
    expect(judgeClock(system, memory, BUILT)).toEqual({ trust: 'confirmed', instant: system });
    expect(judgeClock(system + 86_400_000, memory, BUILT).trust).toBe('fits');
  });

  it('a wrong clock: the confirmed day counts and moves on with the system, over midnight and over restarts', () => {
    const system = at('2010-01-01T23:50:00+08:00');
    let memory: ClockMemory | null = confirmDay(system, isoDay('2026-03-17'));
    for (const [minutes, day] of [
      [5, '2026-03-17'],
      [15, '2026-03-18'],
      [2_000, '2026-03-19'],
    ] as const) {
      const judged = judgeClock(system + minutes * 60_000, memory, BUILT);
      expect([judged.trust, dayOf(judged.instant)]).toEqual(['confirmed', day]);
      memory = remember(memory, judged);
    }
  });

  it('a clock put right later is believed again and the offset falls away', () => {
    const memory = confirmDay(at('2010-01-01T08:00:00+08:00'), isoDay('2026-03-17'));
    const judged = judgeClock(at('2026-03-18T08:00:00+08:00'), memory, BUILT);
    expect(judged.trust).toBe('fits');
    expect(remember(memory, judged)).toMatchObject({ offsetDays: 0, confirmedAt: null });
  });

  it('one night in 2099 does not last: the confirmed day replaces what was believed', () => {
    const poisoned: ClockMemory = { ...used, believed: at('2099-01-01T00:00:00Z') };
    const system = at('2026-03-17T08:00:00+08:00');
    expect(judgeClock(system, poisoned, BUILT).trust).toBe('back');
    const memory = confirmDay(system, isoDay('2026-03-17'));
    expect(judgeClock(system, memory, BUILT).trust).toBe('confirmed');
  });

  it('a confirmed wrong clock that is set back once more is doubted again', () => {
    const system = at('2010-01-05T08:00:00+08:00');
    const memory = confirmDay(system, isoDay('2026-03-17'));
    expect(judgeClock(at('2010-01-01T08:00:00+08:00'), memory, BUILT).trust).toBe('back');
  });
});

describe('days are days in the county', () => {
  it('whatever zone the computer is set to', () => {
    expect(dayOf(at('2026-03-16T15:59:59Z'))).toBe('2026-03-16');
    expect(dayOf(at('2026-03-16T16:00:00Z'))).toBe('2026-03-17');
    expect(instantText(at('2026-03-16T16:00:00Z'))).toBe('2026-03-17T00:00:00+08:00');
  });

  it('the sample county keeps its own day', () => {
    const clock = fixedClock(isoDay('2026-10-20'), () => at('2030-01-01T00:00:00Z'));
    expect([clock.today(), clock.systemDay(), clock.trust()]).toEqual(['2026-10-20', '2030-01-01', 'fits']);
  });
});
