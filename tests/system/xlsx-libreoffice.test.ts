/** Goal 12 of design/reliability.md: whatever the cells of an exported ledger begin with, LibreOffice opens it with 0 formulas and the texts as they were. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeLedger } from '../../electron/sheets/write-ledger';
import type { TableView } from '../../shared/views/table-view';

const folder = mkdtempSync(join(tmpdir(), 'zeren-xlsx-'));
const STRINGS = 10_000;

const BEGINNINGS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  '|',
  '%',
  "'",
  '"',
  '{=',
  '=HYPERLINK("http://x","y")',
  '=cmd|/c calc!A1',
  'DDE(',
];

function view(texts: readonly string[]): TableView {
  return {
    title: '=1+1',
    reportingUnit: '+柳河镇人民政府',
    asOf: '2026年10月31日',
    moneyUnit: '万元',
    columns: [
      { key: 'projectName', label: '=项目名称', kind: 'text', chars: 10 },
      { key: 'content', label: '建设内容', kind: 'longText', chars: 20 },
    ],
    rows: texts.map((text) => ({ role: 'row', cells: [text, `甲${text}`] })),
    notes: ['=注'],
    practice: false,
  };
}

function opened(file: string): string {
  execFileSync('soffice', [
    '--headless',
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--convert-to',
    'fods',
    '--outdir',
    folder,
    file,
  ]);
  return readFileSync(file.replace(/xlsx$/, 'fods'), 'utf8');
}

it(`${STRINGS} texts that begin like formulas are texts after LibreOffice opened the workbook`, async () => {
  const texts = fc.sample(
    fc
      .tuple(fc.constantFrom(...BEGINNINGS), fc.constantFrom('1+1', 'SUM(A1:A9)', '张三', '13000001234', ''), fc.string({ maxLength: 8 }))
      .map((parts) => parts.join('')),
    STRINGS,
  );
  const file = join(folder, 'ledger.xlsx');
  writeFileSync(file, await writeLedger(view(texts)));
  const xml = opened(file);
  expect(xml.match(/table:formula=/g) ?? []).toEqual([]);
  expect(xml).toContain('=1+1');
  // Every filled cell is a text; no cell became a number or a day.
  expect((xml.match(/office:value-type="string"/g) ?? []).length).toBeGreaterThanOrEqual(STRINGS);
  expect(xml.match(/office:value-type="(?!string)[a-z]+"/g) ?? []).toEqual([]);
});

it('the test would see a formula: one in a workbook is found', async () => {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const file = join(folder, 'formula.xlsx');
  writeFileSync(file, await writeXlsxFile([[{ value: 'SUM(1,2)', type: 'Formula' }]], { sheet: '甲' }).toBuffer());
  expect(opened(file).match(/table:formula=/g) ?? []).toHaveLength(1);
});
