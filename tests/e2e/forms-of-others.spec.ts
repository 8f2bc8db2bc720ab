/**
 * Forms of others through the window: a county's blank form (表样套用) recognised, mapped, filled, and filled again next month without a question; and the
 * 填报表 of an office without the program, sent, filled in, sorted, and taken back, or refused where it was tampered with (issue 4 item 8).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import type { Row } from 'write-excel-file/node';
import * as XLSX from 'xlsx';
import { expect, test } from './fixtures';
import { choose, deskOver, fileFrom, goTo, picture, type Desk } from './story/desk';
import { confirmImport } from './story/import';
import { readXlsx } from './story/papers-read';
import { openSample } from './story/start';

const LABELS = ['序号', '项目名称', '投资方', '总投资（万元）', '省外资金占比', '包保领导', '备注'];
const EDGE = { borderStyle: 'thin', height: 20 } as const;

/** A blank form with three bordered rows, a sum and a signature line, as an upper office sends it. */
async function blankForm(file: string): Promise<void> {
  const wide = (value: string): Row => [{ value, columnSpan: LABELS.length, align: 'center' }, ...LABELS.slice(1).map(() => null)];
  const blank = (): Row => LABELS.map(() => ({ ...EDGE, backgroundColor: '#FFF2CC' }));
  const rows: Row[] = [
    wide('全市重点招商项目统计表'),
    [{ value: '填报单位：', columnSpan: 3 }, null, null, { value: '截至：', columnSpan: 4 }, null, null, null],
    LABELS.map((value) => ({ ...EDGE, value, fontWeight: 'bold' })),
    blank(),
    blank(),
    blank(),
    [{ ...EDGE, value: '合计', columnSpan: 3 }, null, null, { ...EDGE, value: 'SUM(D4:D6)', type: 'Formula' }, EDGE, EDGE, EDGE],
    wide('审核人：　　　　　填表人：'),
  ];
  writeFileSync(file, await writeXlsxFile(rows, { sheet: '统计表' }).toBuffer());
}

async function more({ page }: Desk, words: string): Promise<void> {
  await expect(page.getByTestId('ledger')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await expect(page.locator('[role="option"]', { hasText: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

/** 表样套用 up to the list of columns. */
async function openForm(desk: Desk, file: string): Promise<void> {
  await desk.native.answerOpen([file]);
  await more(desk, '表样套用');
  await expect(
    desk.page
      .getByTestId('form-fill')
      .or(desk.page.locator('.ui-error, [role="alert"]').filter({ hasText: 'E_FORM' }))
      .first(),
  ).toBeVisible({ timeout: 30_000 });
}

test('a county form is filled in its own format, and next month without a question', async ({ program, page, userData }) => {
  const desk = await deskOver(program.current, userData, process.env['ZEREN_OUTPUT'] ?? userData);
  await openSample(desk, '秦晓雁');
  await goTo(desk, '项目台账');
  const form = path.join(userData, '市局统计表.xlsx');
  await blankForm(form);
  const given = readFileSync(form);
  await openForm(desk, form);
  await expect(page.getByTestId('form-empty')).toContainText('E列“省外资金占比”（台账没有对应的栏目）');
  await picture(desk, 'form-columns');
  await choose(page, page.getByTestId('form-choice').nth(4), '来源地');
  await picture(desk, 'form-mapped');
  const first = await fileFrom(desk, '市局统计表10月.xlsx', page.getByTestId('form-save'));
  const book = readXlsx(first);
  expect(book.rows.flat()).toContain('审核人：　　　　　填表人：');
  expect(book.merges).toBeGreaterThan(3);
  expect(readFileSync(form).equals(given), 'the blank form stays blank').toBe(true);

  // Next month: the same blank form, no question left.
  await openForm(desk, form);
  await expect(page.getByTestId('form-fill')).toBeVisible();
  await expect(page.getByTestId('form-empty')).toHaveCount(0);
  const second = await fileFrom(desk, '市局统计表11月.xlsx', page.getByTestId('form-save'));
  expect(readXlsx(second).rows).toEqual(book.rows);

  // The same form as an old .xls is filled as .xls; one of Excel 95 is refused in words, with what to do.
  const old = path.join(userData, '市局统计表.xls');
  writeFileSync(old, XLSX.write(XLSX.read(given), { type: 'buffer', bookType: 'biff8' }) as Buffer);
  await openForm(desk, old);
  await expect(page.getByTestId('form-fill')).toBeVisible();
  const third = readXlsx(await fileFrom(desk, '市局统计表（旧）.xls', page.getByTestId('form-save')));
  expect(third.rows.slice(3, -2)).toEqual(book.rows.slice(3, -2));
  expect(third.rows.flat()).toContain('审核人：　　　　　填表人：');
  const older = path.join(userData, '市局统计表95.xls');
  writeFileSync(older, XLSX.write(XLSX.read(given), { type: 'buffer', bookType: 'biff5' }) as Buffer);
  await openForm(desk, older);
  await expect(page.locator('body')).toContainText('E_FORM_FORMAT');
  await expect(page.locator('body')).toContainText('另存为 .xlsx');
  await picture(desk, 'form-xls');
});

/** The rows of a 填报表 as they stand. */
function rowsOf(file: string): unknown[][] {
  const book = XLSX.read(readFileSync(file));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet === undefined ? [] : XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '' });
}

/** The sheet of a 填报表 with its rows changed by the office that has no program. */
function edited(file: string, to: string, change: (rows: unknown[][]) => unknown[][]): string {
  const book = XLSX.read(readFileSync(file));
  const name = book.SheetNames[0] ?? '';
  const next = XLSX.utils.aoa_to_sheet(change(rowsOf(file)));
  const out = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(out, next, name);
  writeFileSync(to, XLSX.write(out, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return to;
}

async function readBack(desk: Desk, file: string): Promise<void> {
  const { page, native } = desk;
  await goTo(desk, '项目台账');
  await page.getByTestId('ledger.import').click();
  await native.answerOpen([file]);
  await page.getByTestId('choose-workbook').click();
}

test('a 填报表 comes back with its changes only; one tampered with is refused or asked about', async ({ program, page, userData }) => {
  const desk = await deskOver(program.current, userData, process.env['ZEREN_OUTPUT'] ?? userData);
  await openSample(desk, '秦晓雁');
  await goTo(desk, '项目台账');
  await more(desk, '下发填报表');
  await choose(page, page.getByTestId('template-unit'), '柳河镇');
  await picture(desk, 'template-send');
  const sent = await fileFrom(desk, '柳河镇填报表.xlsx', page.getByTestId('template-save'));
  await page.keyboard.press('Escape');
  const at = (rows: unknown[][], header: string): number => (rows[2] ?? []).indexOf(header);
  const filled = (rows: unknown[][]): unknown[][] => rows.slice(3).filter((row) => row[0] !== '');
  const count = filled(rowsOf(sent)).length;

  // Two cells changed, a row added at the end, one deleted, the rest sorted the other way round.
  const back = edited(sent, path.join(userData, '柳河镇填报表（已填）.xlsx'), (rows) => {
    const own = filled(rows);
    const [name, note] = [at(rows, '项目名称'), at(rows, '备注')];
    const kept = own.slice(1).toReversed();
    const [last] = kept;
    if (last !== undefined) last[note < 0 ? name : note] = '试验备注';
    const added: unknown[] = (rows[2] ?? []).map(() => '');
    added[name] = '试验新增的填报项目';
    return [...rows.slice(0, 3), ...kept, added];
  });
  await readBack(desk, back);
  const counts = page.getByTestId('import-counts');
  await expect(counts).toContainText(`读出 ${count} 个项目`, { timeout: 60_000 });
  await expect(counts).toContainText('新增 1 · 更新 1 ·');
  await expect(counts).toContainText(`无变化 ${count - 2}`);
  await expect(page.locator('.import')).toContainText('这次没有报来');
  await picture(desk, 'template-back');
  await confirmImport(desk);

  // The check value of one row is damaged, another row stands twice: both are asked about.
  const damaged = edited(sent, path.join(userData, '校验值坏了.xlsx'), (rows) => {
    const [title, line, head, first, second, ...rest] = rows;
    if (first === undefined || second === undefined) throw new Error('no rows');
    first[1] = '1234';
    return [title ?? [], line ?? [], head ?? [], first, second, [...second], ...rest];
  });
  await readBack(desk, damaged);
  await expect(counts).toContainText('需核对 2', { timeout: 60_000 });
  await page.locator('.import-records .ant-segmented-item').filter({ hasText: '需核对' }).click();
  await expect(page.locator('.import-list')).toContainText('E_TEMPLATE_CHECK');
  await expect(page.locator('.import-list')).toContainText('也对应这个项目');
  await expect(page.getByTestId('confirm-import')).toBeDisabled();
  await picture(desk, 'template-damaged');
  await page.getByRole('button', { name: '返回台账' }).click();

  // A locked heading was changed: not read at all.
  const heading = edited(sent, path.join(userData, '栏目改了.xlsx'), (rows) => {
    const head = rows[2];
    if (head === undefined) throw new Error('no headings');
    head[head.indexOf('总投资（万元）')] = '总投资（亿元）';
    return rows;
  });
  await readBack(desk, heading);
  await expect(page.locator('body')).toContainText('E_TEMPLATE_HEAD', { timeout: 60_000 });
  await expect(page.locator('body')).toContainText('总投资（亿元）');
  await picture(desk, 'template-heading');
});
