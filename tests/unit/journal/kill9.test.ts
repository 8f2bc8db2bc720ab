/** kill -9 of a committing process loses nothing that was acknowledged (design/reliability.md fault 25, goals 1 and 4; issue 2, must hold). */
import { expect, it } from 'vitest';
import { runKills } from '../../../scripts/faults/kill9.mjs';

it('ten kills at random moments: 0 acknowledged operations lost, every opening good', { timeout: 180_000 }, async () => {
  const tally = await runKills({ trials: 10 });
  expect(tally).toMatchObject({ trials: 10, lost: 0, refused: [] });
  // A run in which nothing was written would prove nothing.
  expect(tally.acknowledged).toBeGreaterThan(100);
});
