/** The program on an empty profile: it opens and says it is ready. Errors, policy breaches and foreign requests fail in the teardown. */
import { expect, test } from './fixtures';

test('starts ready on an empty profile, breaking no rule of its own policy and asking no other host', async ({ page, app }) => {
  expect(await page.title()).toContain('责任台账');
  expect(await app.evaluate(({ app: running }) => running.getName())).toBe('责任台账');
});

test('starts again on the same profile', async ({ page, restart }) => {
  expect(await page.title()).toContain('责任台账');
  const again = await restart();
  expect(await again.title()).toContain('责任台账');
});
