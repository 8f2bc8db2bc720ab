/**
 * Every tab of every screen, found by walking: Chinese only, nothing cut off at 1366 × 768 and at 125 %, no barrier that axe-core can find.
 * With ZEREN_PICTURES=FOLDER each place is also a picture there, and one as it is at 125 % in FOLDER/125.
 */
import path from 'node:path';
import { expect, test } from './fixtures';
import { cutOff, look } from './look';
import { deskOver, goTo, type Desk } from './story/desk';
import { openSample } from './story/start';

const SCREENS = ['首页', '项目台账', '责任分工', '目标考核', '督办预警', '文书报表', '数据交换', '设置'] as const;
const SCREEN = { width: 1366, height: 768 };
/** What is left of that screen when Windows draws everything a quarter larger. */
const AT_125 = { width: Math.floor(SCREEN.width / 1.25), height: Math.floor(SCREEN.height / 1.25) };
const SWITCHES = 'main .ant-segmented, main [role="tablist"]';
const SIDE_LISTS = 'main nav.rg-list button, main nav.reports-list button';
const CHOICES = '.ant-segmented-item:not(.ant-segmented-item-disabled), [role="tab"]';

async function judge(desk: Desk, place: string): Promise<void> {
  await look(desk, place);
  const { page } = desk;
  const pictures = process.env['ZEREN_PICTURES'];
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${place.replaceAll(/[：/]/g, '-')}.png`) });
  await page.setViewportSize(AT_125);
  await page.waitForTimeout(200);
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, '125', `${place.replaceAll(/[：/]/g, '-')}.png`) });
  expect.soft(await cutOff(page), `cut off at 125 %: ${place}`).toEqual([]);
  await page.setViewportSize(SCREEN);
}

/** Chooses the n-th entry of the n-th switch in sight; gives its words. */
async function choose({ page }: Desk, at: number, entry: number): Promise<string> {
  const choice = page.locator(SWITCHES).nth(at).locator(CHOICES).nth(entry);
  const words = ((await choice.textContent()) ?? '').trim();
  await choice.click();
  await page.waitForLoadState('domcontentloaded');
  await expect(page.getByText(/^正在(打开|计算)/)).toHaveCount(0, { timeout: 60_000 });
  return words;
}

async function countOf({ page }: Desk, at: number): Promise<number> {
  return page.locator(SWITCHES).nth(at).locator(CHOICES).count();
}

/** Every entry of the list of registers or reports at the side, when there is one. */
async function walkList(desk: Desk, place: string): Promise<number> {
  const entries = desk.page.locator(SIDE_LISTS);
  const count = await entries.count();
  for (let entry = 1; entry < count; entry += 1) {
    const words = ((await entries.nth(entry).textContent()) ?? '').replace(/\d+$/, '');
    await entries.nth(entry).click();
    await expect(desk.page.getByText(/^正在(打开|计算)/)).toHaveCount(0, { timeout: 60_000 });
    await judge(desk, `${place}：${words}`);
  }
  return Math.max(0, count - 1);
}

/** The screen's own switch, and one level below it. */
async function walk(desk: Desk, screen: string): Promise<number> {
  const switches = await desk.page.locator(SWITCHES).count();
  if (switches === 0) {
    await judge(desk, screen);
    return 1;
  }
  let places = 0;
  for (let entry = 0; entry < (await countOf(desk, 0)); entry += 1) {
    const words = await choose(desk, 0, entry);
    await judge(desk, `${screen}：${words}`);
    places += 1 + (await walkList(desk, `${screen}：${words}`));
    if ((await desk.page.locator(SWITCHES).count()) < 2) continue;
    for (let second = 1; second < (await countOf(desk, 1)); second += 1) {
      const below = await choose(desk, 1, second);
      await judge(desk, `${screen}：${words}：${below}`);
      places += 1 + (await walkList(desk, `${screen}：${words}：${below}`));
    }
  }
  return places;
}

test('every tab of every screen is Chinese, whole and without barriers, also at 125 %', async ({ program, page, userData }) => {
  test.setTimeout(900_000);
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  await page.locator('.home-ranking, .home-lower').first().waitFor();
  // The notice of the test's temporary folder is closed, so that the pictures are what an office sees.
  await page.locator('.ant-alert-close-icon').first().click({ timeout: 5_000 });
  let places = 0;
  for (const screen of SCREENS) {
    await goTo(desk, screen);
    await expect(page.getByText(/^正在(打开|计算)/)).toHaveCount(0, { timeout: 60_000 });
    await page.waitForTimeout(500);
    places += await walk(desk, screen);
  }
  console.log(`${places} places looked at`);
  expect(places).toBeGreaterThan(20);
});
