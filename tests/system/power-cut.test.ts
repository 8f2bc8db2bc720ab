/**
 * Power cuts on a real ext4 file system (goal 2 and fault 26 of design/reliability.md): the medium as it is at a random moment, without what the kernel
 * still holds. Needs root and loop devices; where they are missing the test says so and proves nothing. Two hundred in `npm run soak`.
 */
import { describe, expect, it } from 'vitest';
import { canCutPower, runCuts } from '../../scripts/faults/power-cut.mjs';

const CUTS = 6;

const CUT = (): void => {
  it(`${CUTS} cuts at random moments: 0 acknowledged operations lost, every opening good`, async () => {
    const tally = await runCuts({ cuts: CUTS });
    expect(tally).toMatchObject({ cuts: CUTS, lost: 0, refused: [] });
    // A run in which nothing was written would prove nothing.
    expect(tally.acknowledged).toBeGreaterThan(100);
  });

  it('the same without a single flush loses what was acknowledged: the driver sees losses', async () => {
    const { lost } = await runCuts({ cuts: 1, synced: false });
    expect(lost).toBeGreaterThan(0);
  });
};

if (canCutPower()) describe('power cuts', CUT);
else
  it('NOT RUN: needs root and loop devices on Linux; no power cut was tried', () => {
    expect(canCutPower()).toBe(false);
  });
