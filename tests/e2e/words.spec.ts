/** Every screen and every drawer a clerk meets says Chinese only, and nothing is cut off sideways at 1366 × 768. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { deskOver, goTo, type Desk } from './story/desk';
import { openSample } from './story/start';

/** Keys, file kinds and names that officials write in Latin letters themselves. */
const ALLOWED =
  /\b(Ctrl|Alt|Shift|Esc|Delete|Enter|Excel|WPS|CSV|PDF|Word|GB|MB|KB|U|A3|A4|K|[A-Z]|[a-z0-9-]+\.(xlsx|pdf|docx|csv))\b|\.(xlsx|zeren)\b/g;

/** Texts, aria-labels, titles and placeholders in sight that hold an English word; names of files and codes are the user's own data. */
function englishOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const own = '.start-folder, [data-testid="fingerprint"], .ant-descriptions-item-content';
    const say = (text: string | null, at: Element | null): void => {
      if (text !== null && /[A-Za-z]{2,}/.test(text) && at !== null && at.closest(own) === null && at.checkVisibility())
        found.push(text.trim());
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const parent = texts.currentNode.parentElement;
      if (parent !== null && !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName)) say(texts.currentNode.textContent, parent);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) say(element.getAttribute(name), element);
    return found;
  });
}

/** Elements that reach over the right edge of the window, or texts cut without the dots that say so; scrolled tables scroll. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if (overflowX === 'auto' || overflowX === 'scroll' || at.matches('.ag-root, .ant-table, [aria-hidden="true"], canvas, svg'))
          return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.checkVisibility() &&
        element.getBoundingClientRect().right > innerWidth + 1 &&
        element.getBoundingClientRect().width > 0 &&
        !scrolls(element),
    );
    return wide.map((element) => `${element.tagName}.${String(element.className).slice(0, 40)} ${element.textContent?.slice(0, 20) ?? ''}`);
  });
}

async function look({ page }: Desk, place: string): Promise<void> {
  await page.waitForTimeout(300); // popups slide in; what is judged is the picture at rest
  const english = (await englishOn(page)).filter((text) => /[A-Za-z]{2,}/.test(text.replaceAll(ALLOWED, '')));
  expect.soft(english, `English words: ${place}`).toEqual([]);
  expect.soft(await cutOff(page), `cut off: ${place}`).toEqual([]);
}

test('no English and nothing cut off on any screen, tab, drawer and dialog', async ({ program, page, userData }) => {
  const desk = await deskOver(program.current, userData, userData);
  await look(desk, '开始');
  for (const way of ['enrol', 'create', 'restore', 'open']) {
    await page.getByTestId(`start-${way}`).click();
    await look(desk, `开始：${way}`);
    await page.getByRole('button', { name: '返回' }).click();
  }
  await openSample(desk, '秦晓雁');
  await page.locator('.home-ranking, .home-lower').first().waitFor();
  await look(desk, '首页');

  await goTo(desk, '项目台账');
  await page.locator('.ag-row').first().waitFor();
  await look(desk, '项目台账');
  await page.locator('.ag-row[row-index="1"] .ag-cell[col-id="investor"]').click({ button: 'right' });
  await look(desk, '项目台账：右键菜单');
  await page.keyboard.press('Escape');
  await page.locator('.ag-row[row-index="1"] .ag-cell[col-id="investor"]').click();
  await page.keyboard.press('Alt+ArrowDown');
  await look(desk, '项目台账：筛选');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '显示列' }).click();
  await look(desk, '项目台账：显示列');
  await page.keyboard.press('Escape');
  for (const id of ['ledger.open', 'ledger.imports', 'ledger.add', 'ledger.import']) {
    await page.locator('.ag-row[row-index="1"] .ag-cell[col-id="investor"]').click({ force: true });
    await page.getByTestId(id).click();
    await look(desk, `项目台账：${id}`);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: '返回台账' }).click();

  for (const [screen, tabs] of [
    ['责任分工', ['按项目', '缺口', '领导名册']],
    ['目标考核', ['完成情况', '综合排名', '任务下达']],
    ['督办预警', ['全部', '督办事项', '项目时限']],
    ['文书报表', ['文号登记簿', '签订情况']],
    ['数据交换', ['U盘', '待核对']],
    ['设置', ['基本信息', '单位和人员', '节假日表', '考核办法', '关于']],
  ] as const) {
    await goTo(desk, screen);
    for (const tab of tabs) {
      await page.locator('main').getByText(tab).first().click();
      await page.waitForLoadState('domcontentloaded');
      await look(desk, `${screen}：${tab}`);
    }
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('柳河');
  await look(desk, '查找');
  await page.keyboard.press('Escape');
});
