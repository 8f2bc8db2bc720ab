/** Every place of the window, found by walking: each screen, each of its tabs, what lies one switch below, and every register and report at the side. */
import { expect } from './fixtures';
import { goTo, type Desk } from './story/desk';

const SCREENS = ['首页', '项目台账', '责任分工', '目标考核', '督办预警', '文书报表', '数据交换', '设置'] as const;
const SWITCHES = 'main .ant-segmented, main [role="tablist"]';
const SIDE_LISTS = 'main nav.rg-list button, main nav.reports-list button';
const CHOICES = '.ant-segmented-item:not(.ant-segmented-item-disabled), [role="tab"]';

/** What is done at a place, given its words. */
export type Visit = (place: string) => Promise<void>;

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
async function walkList(desk: Desk, visit: Visit, place: string): Promise<number> {
  const entries = desk.page.locator(SIDE_LISTS);
  const count = await entries.count();
  for (let entry = 1; entry < count; entry += 1) {
    await expect(entries.nth(entry), `${place}：第${entry + 1}项`).toBeVisible();
    const words = ((await entries.nth(entry).textContent()) ?? '').replace(/\d+$/, '');
    await entries.nth(entry).click();
    await expect(desk.page.getByText(/^正在(打开|计算)/)).toHaveCount(0, { timeout: 60_000 });
    await visit(`${place}：${words}`);
  }
  return Math.max(0, count - 1);
}

/** The screen's own switch, and one level below it. */
async function walk(desk: Desk, visit: Visit, screen: string): Promise<number> {
  const switches = await desk.page.locator(SWITCHES).count();
  if (switches === 0) {
    await visit(screen);
    return 1;
  }
  let places = 0;
  for (let entry = 0; entry < (await countOf(desk, 0)); entry += 1) {
    const words = await choose(desk, 0, entry);
    await visit(`${screen}：${words}`);
    places += 1 + (await walkList(desk, visit, `${screen}：${words}`));
    if ((await desk.page.locator(SWITCHES).count()) < 2) continue;
    for (let second = 1; second < (await countOf(desk, 1)); second += 1) {
      const below = await choose(desk, 1, second);
      await visit(`${screen}：${words}：${below}`);
      places += 1 + (await walkList(desk, visit, `${screen}：${words}：${below}`));
    }
  }
  return places;
}

/** Walks the window. Gives the number of places visited. */
export async function walkScreens(desk: Desk, visit: Visit): Promise<number> {
  let places = 0;
  for (const screen of SCREENS) {
    await goTo(desk, screen);
    await expect(desk.page.getByText(/^正在(打开|计算)/)).toHaveCount(0, { timeout: 60_000 });
    await desk.page.waitForTimeout(500);
    places += await walk(desk, visit, screen);
  }
  return places;
}
