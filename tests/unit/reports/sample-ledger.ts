/** The sample county folded once, for tests of reports: its numbers are real enough to tie. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openCommit } from '../../../shared/ledger/commit';
import { fold } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { isoDay } from '../../../shared/model/dates';
import type { Report } from '../../../shared/reports/report';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { SAMPLE_TODAY } from '../../../shared/sample/units';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const scheme = SchemeSchema.parse(JSON.parse(readFileSync(path.join(ROOT, 'assets/sample/scheme-qingshi-2026.json'), 'utf8')));

export const today = isoDay(SAMPLE_TODAY);

export function sampleLedger(): Ledger {
  return fold(sampleCommits({ calendars: [], scheme }).flatMap((commit): Operation[] => openCommit(commit) ?? []));
}

/** All words of a report, part by part. */
export function wordsOf(report: Report): string {
  const parts = report.parts.map((part): string => {
    switch (part.kind) {
      case 'heading':
        return part.text;
      case 'text':
        return part.pieces.map(({ text }) => text).join('');
      case 'form':
        return part.rows.flatMap((line) => line.map(({ label, value }) => `${label}：${value.text}`)).join('\n');
      case 'table':
        return [part.caption ?? '', ...part.rows.map(({ cells }) => cells.map(({ text }) => text).join('|'))].join('\n');
      case 'bars':
        return [part.caption, ...part.bars.map(({ name, figures }) => [name, ...figures.map(({ text }) => text)].join('|'))].join('\n');
      case 'parties':
        return part.parties.map(({ role, name }) => `${role}${name}`).join('\n');
    }
  });
  return [report.title, report.under, ...parts, ...report.notes].join('\n');
}
