/**
 * Words meant to be run, in every field of every entity, through the window (goal 13 of design/reliability.md): every place is opened, and in it the
 * first record. Nothing runs, no dialog comes, nothing is asked of another host, no foreign element stands in the page, and the words themselves stand
 * there to be read. Files and paper made of them: tests/unit/write/hostile-text.test.ts.
 */
import type { Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { nodeFiles } from '../../electron/journal/files';
import { createWorkspace } from '../../electron/workspace/create';
import { completeDrafts } from '../../shared/ledger/complete';
import { instantText } from '../../shared/clock/clock';
import { deviceIdSchema } from '../../shared/model/ids';
import { HOSTILE, hostileDrafts } from '../unit/write/hostile-text';
import { good } from '../unit/journal/fixtures';
import { expect, test as base } from './fixtures';
import { deskOver } from './story/desk';
import { walkScreens } from './walk';

const COUNTY = { county: HOSTILE[0], office: HOSTILE[1], unit: null, practice: true } as const;

/** The program starts on a ledger in which every field that can hold words holds such words; its day is that of the practice county. */
const test = base.extend({
  userData: async ({ userData }, use) => {
    const folder = path.join(userData, 'ledger');
    const now = (): string => instantText(Date.now());
    const device = deviceIdSchema.parse(`d-${randomBytes(10).toString('hex')}`);
    const salt = (): string => randomBytes(8).toString('hex');
    const sealed = completeDrafts(hostileDrafts(), { device, person: HOSTILE[2], at: now(), lamport: 0, head: () => null, salt });
    good(await createWorkspace(folder, COUNTY, sealed, { files: nodeFiles, now, randomBytes: (count) => randomBytes(count) }));
    await writeFile(path.join(userData, 'settings.json'), JSON.stringify({ folder, person: HOSTILE[2] }));
    await use(userData);
  },
});

/** Elements and attributes only such words could have brought into the page. */
function foreign(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const marks = 'img[src="x"], [onload], [onerror], [href^="javascript:" i], [src^="javascript:" i], main script, iframe, object, embed';
    const elements = [...document.querySelectorAll(marks)].map((element) => element.outerHTML.slice(0, 120));
    const styles = [...document.querySelectorAll('style')].filter(({ textContent }) => textContent?.includes('x.invalid'));
    return [...elements, ...styles.map(() => 'a style with an address')];
  });
}

/** Everything there is to read: texts, what stands in inputs, hints. */
function readable(page: Page): Promise<string> {
  return page.evaluate(() => {
    const inputs = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    const hints = [...document.querySelectorAll('[title]')].map((element) => element.getAttribute('title') ?? '');
    return [document.body.textContent ?? '', ...inputs, ...hints].join('\n');
  });
}

test('every place shows words meant to be run as words', async ({ program, page, userData }) => {
  test.setTimeout(900_000);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const desk = await deskOver(program.current, userData, userData);
  const seen = new Set<string>();
  let opened = 0;

  async function judge(place: string): Promise<void> {
    expect.soft(await foreign(page), place).toEqual([]);
    expect.soft(await page.getByText('程序内部出错').count(), `broken: ${place}`).toBe(0);
    const text = await readable(page);
    for (const words of HOSTILE) if (text.includes(words)) seen.add(words);
  }

  const places = await walkScreens(desk, async (place) => {
    await page.waitForTimeout(300);
    await judge(place);
    const cell = page.locator('main .ag-row[row-index="0"] .ag-cell[col-id]').first();
    if (!(await cell.isVisible())) return;
    await cell.click({ timeout: 5_000 });
    await page.keyboard.press('Control+Enter');
    const drawer = page.locator('.fr-drawer');
    const back = page.getByRole('button', { name: '← 返回' });
    await drawer
      .or(back)
      .waitFor({ timeout: 1_000 })
      .catch(() => undefined);
    if (await drawer.isVisible()) {
      opened += 1;
      await judge(`${place}：详情`);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
    } else if (await back.isVisible()) {
      opened += 1;
      await judge(`${place}：全页`);
      await back.click();
    }
  });
  console.log(`${places} places, ${opened} records opened, ${seen.size} of ${HOSTILE.length} texts read`);
  expect(dialogs).toEqual([]);
  expect(HOSTILE.filter((words) => !seen.has(words))).toEqual([]);
  expect(places).toBeGreaterThan(60);
  expect(opened).toBeGreaterThan(20);
});
