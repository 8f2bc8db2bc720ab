/** Bad input through the window: each says its Chinese sentence, and the ledger holds what it held. */
import { truncateSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { errorMessage, type ErrorCode } from '../../shared/errors';
import { expect, test } from './fixtures';
import { close, launch } from './launch';
import { dataFolder, deskOver, goTo, saved } from './story/desk';
import { putStickIn } from './story/exchange';
import { cell, typeInto } from './story/grid';
import { openSample } from './story/start';
import { expectSameState } from './story/state';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PASSWORD = path.join(ROOT, 'tests/data/ledgers/e01-password.xlsx');
const TWO_HUNDRED_MB = 200 * 1024 * 1024;

function workbook(file: string, rows: readonly (readonly string[])[]): void {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), '表');
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

/** What the error says before its detail, as a person reads it. */
const said = (code: ErrorCode): string => errorMessage(code).slice(0, 12);

test('a bad file is refused in Chinese by its code, and nothing changes', async ({ program, page, userData, native }) => {
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  const before = await expectSameState(program.current.app);
  const file = (name: string): string => path.join(userData, name);
  writeFileSync(file('zeros.xlsx'), Buffer.alloc(4096));
  workbook(file('empty.xlsx'), []);
  workbook(file('plain.xlsx'), [['会议通知'], ['请各单位按时参加']]);
  writeFileSync(file('large.xlsx'), '');
  truncateSync(file('large.xlsx'), TWO_HUNDRED_MB);
  const cases: readonly (readonly [string, ErrorCode])[] = [
    [file('zeros.xlsx'), 'E_NOT_WORKBOOK'],
    [PASSWORD, 'E_PASSWORD'],
    [file('empty.xlsx'), 'E_EMPTY_SHEET'],
    [file('plain.xlsx'), 'E_NO_HEADER'],
    [file('large.xlsx'), 'E_FILE_TOO_BIG'],
  ];
  await goTo(desk, '项目台账');
  await page.getByTestId('ledger.import').click();
  for (const [bad, code] of cases) {
    await native.answerOpen([bad]);
    await page.getByTestId('choose-workbook').click();
    await expect(page.getByTestId('import'), code).toContainText(said(code), { timeout: 30_000 });
  }
  expect(await expectSameState(program.current.app)).toBe(before);
});

test('a broken package on the stick is named as one and cannot be taken in', async ({ program, page, userData }) => {
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  await putStickIn(desk, userData); // the office makes its key at the first sight of a stick
  const before = await expectSameState(program.current.app);
  writeFileSync(path.join(userData, '青石县-柳河镇-上报-2026年10月-第1号.zeren'), Buffer.alloc(9_000, 7));
  await putStickIn(desk, userData);
  const line = page.locator('tr', { hasText: '第1号.zeren' });
  await expect(line).toContainText(said('E_MAGIC'));
  await expect(line.getByTestId('open-package')).toBeDisabled();
  expect(await expectSameState(program.current.app)).toBe(before);
});

test('a second program on the same data folder is refused and says who has it open', async ({ program, userData }) => {
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  const folder = await dataFolder(desk);
  const other = await launch(ROOT, path.join(userData, 'other'));
  const second = await deskOver(other, userData, userData);
  await second.page.getByTestId('start-open').click();
  await second.native.answerOpen([folder]);
  await second.page.getByRole('button', { name: '选择文件夹' }).click();
  await second.page.fill('input#person', '陈立');
  await second.page.click('button[type=submit]');
  await expect(second.page.getByTestId('start')).toContainText(said('E_LOCKED'));
  await close(other);
  expect(other.problems).toEqual([]);
});

test('data of a newer version is refused before anything of it is touched', async ({ program, userData, restart }) => {
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  const file = path.join(await dataFolder(desk), 'workspace.json');
  await close(program.current);
  const newer = (await readFile(file, 'utf8')).replace('"dataVersion": 1', '"dataVersion": 99');
  await writeFile(file, newer);
  const page = await restart();
  await expect(page.getByTestId('start')).toContainText(said('E_NEWER_DATA'));
  expect(await readFile(file, 'utf8')).toBe(newer);
});

test('a clock that went back puts up the banner; entry goes on, and confirming the day takes it away', async ({
  program,
  page,
  userData,
  restart,
}) => {
  const desk = await deskOver(program.current, userData, userData);
  await page.getByTestId('start-create').click();
  for (const [field, text] of [
    ['county', '试验县'],
    ['office', '试验县招商办'],
    ['issuer', '试验县招商引资工作领导小组'],
    ['person', '秦晓雁'],
  ] as const)
    await page.fill(`input#${field}`, text);
  await page.click('button[type=submit]');
  await page.getByTestId('home').waitFor();
  const file = path.join(await dataFolder(desk), 'clock.json');
  await close(program.current);
  const memory = JSON.parse(await readFile(file, 'utf8')) as { believed: number };
  await writeFile(file, JSON.stringify({ ...memory, believed: memory.believed + 400 * 86_400_000 }));
  const again = await restart();
  await expect(again.getByTestId('clock-banner')).toContainText('系统日期可能不对');
  await expect(again.getByTestId('data-state')).toContainText('系统日期待核实');
  await again.getByRole('button', { name: /^确认今天是/ }).click();
  await expect(again.getByTestId('clock-banner')).toBeHidden();
});

test('closing the program in the middle of typing keeps everything that was entered', async ({ program, userData, restart }) => {
  const desk = await deskOver(program.current, userData, userData);
  const folder = await openSample(desk, '秦晓雁');
  await goTo(desk, '项目台账');
  await typeInto(desk, folder, 1, 'investor', '重启之前录入的投资方');
  const before = await expectSameState(program.current.app);
  await goTo(desk, '项目台账');
  await cell(desk.page, 2, 'investor').click();
  await desk.page.keyboard.type('还没有回车');
  await restart();
  const next = await deskOver(program.current, userData, userData);
  expect(await expectSameState(program.current.app)).toBe(before);
  await goTo(next, '项目台账');
  await expect(cell(next.page, 1, 'investor')).toHaveText('重启之前录入的投资方');
  await saved(next);
});
