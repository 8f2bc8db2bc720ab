/**
 * Thirty days of sticks between a county and three townships, with the trial that `zeren bench sticks` runs (faults 1–24; goal 20): every fault that can be
 * drawn is drawn, answered as the design says, and logged; in the end one state per scope and no entry lost. Seeded.
 */
import { describe, expect, it } from 'vitest';
import { passed, runSticks } from '../../../scripts/bench/sticks';
import { BYTES_FAULTS, EVENT_FAULTS, MEDIUM_FAULTS, NOT_DRAWN } from '../../../scripts/bench/stick-faults';

describe('thirty days of sticks', () => {
  for (const seed of [1, 2, 3]) {
    it(`seed ${seed}: every fault answered and logged, one state per scope, nothing lost`, async () => {
      const outcome = await runSticks(seed, 30);
      expect(outcome).toMatchObject({ apart: [], lostOperations: 0, strayOperations: 0, wrong: [], unlogged: 0, missed: [] });
      expect(passed(outcome)).toBe(true);
      expect(outcome.operations).toBeGreaterThan(100);
      for (const code of [
        'E_SHORT',
        'E_MAGIC',
        'E_SIGNATURE',
        'E_UNKNOWN_OFFICE',
        'E_REVOKED',
        'E_NEWER',
        'E_HEADER',
        'E_READONLY',
        'E_NOSPACE',
      ])
        expect(outcome.refused[code], code).toBeGreaterThan(0);
    }, 120_000);
  }

  it('each of the 24 faults is drawn, or it is said why it cannot be', () => {
    const drawn = [BYTES_FAULTS, MEDIUM_FAULTS, NOT_DRAWN].flatMap((list) => Object.keys(list).map(Number)).concat(EVENT_FAULTS);
    expect(drawn.sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  });

  it('the judge bites: what is lost, strays, is answered wrongly, not logged or never drawn fails the trial', () => {
    const good = {
      seed: 1,
      days: 30,
      operations: 1,
      packages: { sent: 0, taken: 0, lost: 0, damaged: 0 },
      refused: {},
      faults: {},
      notDrawn: {},
      missed: [],
      wrong: [],
      unlogged: 0,
      clashesSettled: 0,
      apart: [],
      lostOperations: 0,
      strayOperations: 0,
    };
    expect(passed(good)).toBe(true);
    for (const bad of [
      { lostOperations: 1 },
      { strayOperations: 1 },
      { apart: ['柳河镇/county'] },
      { wrong: ['fault 1: taken'] },
      { unlogged: 1 },
      { missed: [3] },
    ])
      expect(passed({ ...good, ...bad })).toBe(false);
  });
});
