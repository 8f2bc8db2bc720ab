/** A filled old form (.xls) opened by LibreOffice: looks, heights, widths and merges are those of the blank form, and the sum is computed anew (issue 4 item 8). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { fillBiff } from '../../electron/sheets/fill-biff';
import { openZip } from '../../electron/sheets/zip-container';
import type { FormPlan, FormValue } from '../../shared/views/form-plan';

const FORM = readFileSync(path.resolve(import.meta.dirname, '../data/forms/three-blank-rows.xls'));
const PLAN: FormPlan = { sheet: '统计表', firstRow: 4, capacity: 3, columns: [], shown: [], kept: [], above: [] };
const PROJECTS = 40;
const folder = mkdtempSync(path.join(tmpdir(), 'zeren-form-'));

/** A workbook as LibreOffice saves it as .xlsx: its sheet, and what each style of a cell looks like but for its font, which follows the script of a text. */
function opened(name: string, bytes: Buffer): { readonly sheet: string; readonly looks: readonly string[] } {
  writeFileSync(path.join(folder, `${name}.xls`), bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'xlsx', '--outdir', folder, path.join(folder, `${name}.xls`)]);
  const zip = openZip(readFileSync(path.join(folder, `${name}.xlsx`)));
  const part = (file: string): string => {
    const read = zip.ok ? zip.value.read(file) : zip;
    return read.ok ? (read.value?.toString('utf8') ?? '') : '';
  };
  const styles = part('xl/styles.xml');
  const list = (tag: string, within: string): readonly string[] => within.match(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs')) ?? [];
  const [fills, borders] = [list('fill', styles), list('border', styles)];
  const looks = list('xf', list('cellXfs', styles)[0] ?? '').map((xf) => {
    const at = (key: string): number => Number(new RegExp(`${key}="(\\d+)"`).exec(xf)?.[1] ?? -1);
    return JSON.stringify([at('numFmtId'), fills[at('fillId')], borders[at('borderId')], /<alignment[^>]*>/.exec(xf)?.[0]]);
  });
  return { sheet: part('xl/worksheets/sheet1.xml'), looks };
}

/** Height of a row and the look of each of its cells. */
function row({ sheet, looks }: ReturnType<typeof opened>, number: number): readonly unknown[] {
  const text = new RegExp(`<row r="${number}" .*?</row>`, 's').exec(sheet)?.[0] ?? '';
  return [/ht="([\d.]+)"/.exec(text)?.[1], ...[...text.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)].map(([, style]) => looks[Number(style)])];
}

it('stays the form it was, with every project in it', () => {
  const values = Array.from(
    { length: PROJECTS },
    (_, at) =>
      new Map<number, FormValue>([
        [0, { kind: 'number', decimal: String(at + 1) }],
        [1, { kind: 'text', text: `第${at + 1}个项目` }],
        [3, { kind: 'number', decimal: '12.5' }],
      ]),
  );
  const done = fillBiff(FORM, PLAN, values);
  const blank = opened('blank', FORM);
  const filled = opened('filled', done.ok ? done.value : FORM);
  for (const same of [1, 2, 3]) expect(row(filled, same)).toEqual(row(blank, same));
  for (let line = 4; line < 4 + PROJECTS; line += 1) expect(row(filled, line)).toEqual(row(blank, 4));
  expect([row(filled, 44), row(filled, 45)]).toEqual([row(blank, 7), row(blank, 8)]);
  const columns = ({ sheet }: typeof blank): string | undefined => /<cols>.*?<\/cols>/.exec(sheet)?.[0];
  expect(columns(filled)).toBe(columns(blank));
  expect(filled.sheet).toContain('<mergeCell ref="A45:G45"/>');
  expect(filled.sheet).toMatch(new RegExp(`SUM\\(D4:D43\\)</f><v>${PROJECTS * 12.5}</v>`));
});
