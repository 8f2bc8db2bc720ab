/** `zeren bench packages` in small: real folders, keys, packages and journals; every row arrives, and the clashes are exactly those made (S-111; goal 15). */
import { expect, it } from 'vitest';
import { runPackages } from '../../../scripts/bench/packages';

it('two townships report twice: all rows are there and only true clashes', async () => {
  const outcome = await runPackages(2, 100, () => undefined);
  expect(outcome).toMatchObject({ passed: true, records: 200, clashes: { found: 2, expected: 2 } });
  expect(outcome.edited?.operations).toBe(100);
});
