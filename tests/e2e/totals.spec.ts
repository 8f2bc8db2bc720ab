/** The figures of the sample county tie: 首页 = table on the screen = letter = workbook, for every unit and every indicator. */
import { expect, test } from './fixtures';
import { deskOver, fileFrom, goTo } from './story/desk';
import { projectCount } from './story/import';
import { monthTable } from './story/month';
import { readPdf, readXlsx } from './story/papers-read';
import { openSample } from './story/start';

const squeezed = (text: string): string => text.replaceAll(/[\s,，]/g, '');

test('首页 says the figures of the tables it leads to; every indicator’s letter and workbook say the table’s', async ({
  program,
  page,
  userData,
}) => {
  test.setTimeout(300_000);
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  await page.getByTestId('home-group').first().waitFor();
  const stages = (await page.locator('.home-funnel ul button, .home-beside button').allTextContents()).filter(
    (text) => !/入统|入规/.test(text),
  );
  const home = await page
    .locator('[data-testid="home-group"] tbody tr')
    .evaluateAll((rows) => rows.map((row) => ({ unit: row.children[1]?.textContent ?? '', gap: row.lastElementChild?.textContent ?? '' })));
  const indicator = (await page.locator('.home-ranking .ant-select').first().textContent()) ?? '';

  await goTo(desk, '项目台账');
  await page.locator('.ag-row').first().waitFor();
  const sum = (texts: readonly string[]): number => texts.reduce((total, text) => total + Number(/\d+$/.exec(text.trim())?.[0]), 0);
  expect(sum(stages), `projects by stage (${stages.join(' ')}) = rows of the table`).toBe(await projectCount(desk));

  await monthTable(desk);
  const names = await page.locator('.targets-body > .ant-segmented .ant-segmented-item').allTextContents();
  expect(names.length).toBeGreaterThan(2);
  const pdf = await fileFrom(desk, 'all.pdf', page.getByTestId('bulletin-all'));
  const pages = readPdf(pdf).map(squeezed);
  const book = readXlsx(await fileFrom(desk, 'month.xlsx', page.getByTestId('month-xlsx'))).rows.map((row) => row.map(squeezed));
  let figures = 0;
  for (const name of names) {
    await page.locator('.targets-body > .ant-segmented .ant-segmented-item', { hasText: name }).click();
    const rows = await monthTable(desk);
    const own = pages
      .join('')
      .split(squeezed(`${name}完成情况`))
      .slice(1)
      .join('');
    expect(own, `the letter has ${name}`).not.toBe('');
    for (const [unit = '', , target = '', , done = '', rate = '', , , gap = '', place = ''] of rows.filter(
      (row) => row.length > 8 && row[4] !== '',
    )) {
      // The letter's narrow columns say 3并列 where the screen has 3（并列）.
      const printed = place.replace('（并列）', '并列');
      const line = squeezed(`${unit}${target}${done}${rate}${['小计', '合计'].includes(unit) ? '' : `${gap}${printed}`}`);
      expect(own, `${name} · ${unit} in the letter`).toContain(line);
      if (!['小计', '合计'].includes(unit))
        expect(
          book.some((row) => [unit, target, done].every((text) => row.includes(squeezed(text)))),
          `${name} · ${unit} in the workbook`,
        ).toBe(true);
      figures += 1;
    }
    if (!indicator.includes(name)) continue;
    for (const { unit, gap } of home) {
      const line = rows.find(([shown]) => shown === unit);
      if (line !== undefined) expect(gap, `${unit} on 首页`).toBe(line[8]);
    }
  }
  console.log(`totals: ${names.length} indicators, ${figures} lines the same on screen, letter and workbook; ${home.length} units on 首页`);
});
