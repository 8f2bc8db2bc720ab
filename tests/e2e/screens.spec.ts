/**
 * Every tab of every screen, found by walking: Chinese only, nothing cut off at 1366 × 768 and at 125 %, no barrier that axe-core can find.
 * With ZEREN_PICTURES=FOLDER each place is also a picture there, and one as it is at 125 % in FOLDER/125.
 */
import path from 'node:path';
import { expect, test } from './fixtures';
import { cutOff, look } from './look';
import { unreadable } from './overlap';
import { deskOver, type Desk } from './story/desk';
import { openSample } from './story/start';
import { walkScreens } from './walk';

const SCREEN = { width: 1366, height: 768 };
/** What is left of that screen when Windows draws everything a quarter larger. */
const AT_125 = { width: Math.floor(SCREEN.width / 1.25), height: Math.floor(SCREEN.height / 1.25) };

async function judge(desk: Desk, place: string): Promise<void> {
  await look(desk, place);
  const { page } = desk;
  const pictures = process.env['ZEREN_PICTURES'];
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${place.replaceAll(/[：/]/g, '-')}.png`) });
  await page.setViewportSize(AT_125);
  await page.waitForTimeout(200);
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, '125', `${place.replaceAll(/[：/]/g, '-')}.png`) });
  expect.soft(await cutOff(page), `cut off at 125 %: ${place}`).toEqual([]);
  expect.soft(await unreadable(page), `covered or cut texts at 125 %: ${place}`).toEqual([]);
  await page.setViewportSize(SCREEN);
}

test('every tab of every screen is Chinese, whole and without barriers, also at 125 %', async ({ program, page, userData }) => {
  test.setTimeout(900_000);
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  await page.locator('.home-ranking, .home-lower').first().waitFor();
  // The notice of the test's temporary folder is closed, so that the pictures are what an office sees.
  await page.locator('.ant-alert-close-icon').first().click({ timeout: 5_000 });
  const places = await walkScreens(desk, (place) => judge(desk, place));
  console.log(`${places} places looked at`);
  expect(places).toBeGreaterThan(20);
});
