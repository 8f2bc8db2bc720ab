/**
 * 帮助 inside the program: the 速查卡, the 使用手册 and what the program cannot do, as reports, so that screen, print and PDF are one. The text is that of
 * docs/quick-card.md, docs/manual.md and docs/manual-limits.md, kept as assets/help/pages.json (a test makes it and compares). Knows no ledger.
 */
import pages from '../../assets/help/pages.json';
import type { Report, ReportPart } from '../reports/report';
import { heading, row, say } from '../reports/report';

export const HELP_PAGES = ['card', 'manual', 'limits'] as const;
export type HelpPage = (typeof HELP_PAGES)[number];
export const HELP_LABELS: Readonly<Record<HelpPage, string>> = { card: '速查卡', manual: '使用手册', limits: '本程序的边界' };

/** Words without the marks of Markdown. */
function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/\*\*|`/gu, '')
    .trim();
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\|/u, '')
    .replace(/\|\s*$/u, '')
    .split('|')
    .map(plain);

const isRule = (line: string): boolean => /^\s*\|[\s:|-]+\|\s*$/u.test(line);

function tableOf(lines: readonly string[]): ReportPart {
  const [head = [], ...rows] = lines.filter((line) => !isRule(line)).map(cellsOf);
  const widths = head.map((title, at) =>
    Math.min(30, Math.max(title.length, ...rows.map((cells) => Math.ceil((cells[at] ?? '').length / 2)))),
  );
  return {
    kind: 'table',
    columns: head.map((title, at) => ({ title, width: Math.max(4, widths[at] ?? 4), align: 'left' })),
    rows: rows.map((cells) => row(...head.map((_, at) => cells[at] ?? ''))),
    empty: '',
  };
}

/** A page written in the small part of Markdown that these pages use: headings, paragraphs, lists, tables. */
export function reportOf(markdown: string): Report {
  const parts: ReportPart[] = [];
  let title = '';
  let table: string[] = [];
  const endTable = (): void => {
    if (table.length > 0) parts.push(tableOf(table));
    table = [];
  };
  for (const line of markdown.split('\n')) {
    if (/^\s*\|/u.test(line)) {
      table.push(line);
      continue;
    }
    endTable();
    const head = /^(#+)\s+(.*)$/u.exec(line);
    if (head !== null) {
      if (head[1] === '#') title = plain(head[2] ?? '');
      else parts.push(heading(plain(head[2] ?? ''), head[1] === '##' ? 1 : 2));
    } else if (!line.startsWith('![') && plain(line.replace(/^>\s*/u, '')) !== '') {
      parts.push({ kind: 'text', pieces: [say(plain(line.replace(/^>\s*/u, '').replace(/^-\s+/u, '· ')))] });
    }
  }
  endTable();
  return { title, under: '', parts, notes: [] };
}

/** The 速查卡 on one page; the others whole. */
export function helpReport(page: HelpPage): Report {
  const report = reportOf(pages[page]);
  return page === 'card' ? { ...report, onePage: true } : report;
}
