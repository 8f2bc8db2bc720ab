/**
 * Thirty days of sticks between a county and three townships, with the trial that `zeren bench sticks` runs (faults 1–8; goal 20).
 * In the end one state per scope and no entry lost; every refusal has a code. Seeded.
 */
import { describe, expect, it } from 'vitest';
import { passed, runSticks } from '../../../scripts/bench/sticks';

describe('thirty days of sticks', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`seed ${seed}: one state per scope, nothing lost, refusals with codes`, async () => {
      const outcome = await runSticks(seed, 30);
      expect(outcome).toMatchObject({ apart: [], lostOperations: 0, strayOperations: 0 });
      expect(passed(outcome)).toBe(true);
      expect(outcome.operations).toBeGreaterThan(100);
      expect(outcome.packages.lost + outcome.packages.damaged).toBeGreaterThan(0);
      const codes = Object.keys(outcome.refused);
      expect(codes.length).toBeGreaterThan(0);
      for (const code of codes) expect(code).toMatch(/^E_(SHORT|MAGIC|HEADER|SIGNATURE|UNKNOWN_OFFICE|NEWER)$/);
    }, 60_000);
  }

  it('the judge bites: an entry that never reached the county is counted as lost', () => {
    const good = { seed: 1, days: 1, operations: 1, packages: { sent: 0, taken: 0, lost: 0, damaged: 0 }, refused: {}, clashesSettled: 0 };
    expect(passed({ ...good, apart: [], lostOperations: 1, strayOperations: 0 })).toBe(false);
    expect(passed({ ...good, apart: ['柳河镇/county'], lostOperations: 0, strayOperations: 0 })).toBe(false);
    expect(passed({ ...good, apart: [], lostOperations: 0, strayOperations: 1 })).toBe(false);
  });
});
