/** 帮助: what the window shows and prints is the text of docs/quick-card.md, docs/manual.md and docs/manual-limits.md, whole; run with -u after editing them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { HELP_PAGES, helpReport, reportOf } from '../../../shared/help/help-pages';
import { letterSchema } from '../../../shared/letters/blocks';
import { reportLetter } from '../../../shared/reports/report-letter';
import { wordsOf } from '../reports/sample-ledger';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (name: string): string => readFileSync(path.join(ROOT, 'docs', name), 'utf8');

const sources = { card: read('quick-card.md'), manual: read('manual.md'), limits: read('manual-limits.md') };

describe('help pages', () => {
  it('are the three documents', async () => {
    await expect(`${JSON.stringify(sources, null, 2)}\n`).toMatchFileSnapshot('../../../assets/help/pages.json');
  });

  it.each(HELP_PAGES)('%s keeps every heading, can be set as a letter, and shows no mark of Markdown', (page) => {
    const report = helpReport(page);
    expect(report.title).toMatch(/^责任台账/);
    expect(letterSchema.safeParse(reportLetter(report)).error?.issues).toBeUndefined();
    const words = wordsOf(report);
    const source = sources[page];
    for (const [, title = ''] of source.matchAll(/^##+ (.*)$/gm)) expect(words).toContain(title.replaceAll('**', ''));
    expect(words).not.toMatch(/\*\*|\]\(|`/);
    expect(words.replaceAll(/\s/g, '').length).toBeGreaterThan(source.replaceAll(/[\s*|`#>-]/g, '').length * 0.9);
  });

  it('reads a table with its columns, and a list as lines', () => {
    const { parts } = reportOf('# 题\n\n## 节\n\n- 一\n\n| 甲 | 乙 |\n|---|---|\n| **1** | 2 |\n');
    expect(parts.map(({ kind }) => kind)).toEqual(['heading', 'text', 'table']);
    const table = parts[2];
    expect(table?.kind === 'table' && table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([['1', '2']]);
  });
});
