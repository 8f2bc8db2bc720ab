/** The ledger of the sample county (青石县) as tests of screens and figures use it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openCommit } from '../../../shared/ledger/commit';
import { fold } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export function sampleLedger(): Ledger {
  const scheme = SchemeSchema.parse(JSON.parse(readFileSync(path.join(ROOT, 'assets/sample/scheme-qingshi-2026.json'), 'utf8')));
  return fold(sampleCommits({ calendars: [], scheme }).flatMap((commit) => openCommit(commit) ?? []));
}
