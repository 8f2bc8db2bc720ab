/** Prints sample letters with the installed Chromium and measures the PDF with the checker of tests/data. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumPrinter, findChromium } from '../../../electron/printing/chromium-port';
import type { PagePrinter } from '../../../electron/printing/port';
import { loadTemplate } from '../../../electron/printing/templates';
import type { Result } from '../../../shared/errors';
import type { Layout, Letter } from '../../../shared/letters/blocks';
import type { LetterFields, LetterKind } from '../../../shared/letters/fields';
import { fillTemplate } from '../../../shared/letters/template';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const TEMPLATES = join(ROOT, 'assets/letters');
const OUT = mkdtempSync(join(tmpdir(), 'zeren-paper-'));

/** The value of a result that must be one; a failure is a defect of the test's own input. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
  return result.value;
}

export async function startPrinter(): Promise<PagePrinter> {
  const browser = await findChromium();
  if (browser === undefined) throw new Error('no Chromium found: apt-get install chromium');
  return chromiumPrinter(browser, join(ROOT, 'assets/fonts'));
}

export async function letterOf<K extends LetterKind>(kind: K, fields: LetterFields<K>, variant?: 'page'): Promise<Letter> {
  return value(fillTemplate(value(await loadTemplate(TEMPLATES, kind, variant)), fields));
}

/** Writes a PDF where the poppler tools can read it. */
export function fileOf(name: string, pdf: Uint8Array): string {
  const path = join(OUT, `${name}.pdf`);
  writeFileSync(path, pdf);
  return path;
}

const CHECKER_KIND: Readonly<Record<Layout, string>> = { document: 'doc', letter: 'letter', plain: 'plain', compact: 'plain' };

type Finding = { readonly id: string; readonly measured: string; readonly required: string; readonly status: string };

/** Checks that failed, as `id: measured, required`; an empty list means the paper is within the standard. `skip`: ids left out. */
export function faults(path: string, layout: Layout, unmeasured: 'fail' | 'na', skip: readonly string[] = []): readonly string[] {
  const options = [`--kind=${CHECKER_KIND[layout]}`, `--unmeasured=${unmeasured}`, `--skip=${skip.join(',')}`, '--json'];
  const args = [join(ROOT, 'tests/data/gbt9704-check.mjs'), path, ...options];
  let output: string;
  try {
    output = execFileSync(process.execPath, args, { encoding: 'utf8' });
  } catch (failure) {
    output = String((failure as { stdout?: unknown }).stdout);
  }
  const report = JSON.parse(output) as { checks: readonly Finding[] };
  if (report.checks.length < 10) throw new Error('the checker measured too little');
  return report.checks
    .filter((check) => check.status === 'FAIL')
    .map((check) => `${check.id}: ${check.measured}, required ${check.required}`);
}

/** Text of a PDF in the order it was written, pages parted by form feeds. */
export function textOf(path: string): string {
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
}
