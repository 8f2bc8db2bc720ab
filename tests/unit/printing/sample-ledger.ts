/** The sample county 青石县 with its real papers: what a clerk would print there today. */
import { readFileSync } from 'node:fs';
import { openCommit } from '../../../shared/ledger/commit';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { isoDay } from '../../../shared/model/dates';
import { monthView } from '../../../shared/month/month-view';
import type { PaperInputs } from '../../../shared/papers/inputs';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { SAMPLE_TODAY } from '../../../shared/sample/units';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';

const scheme = SchemeSchema.parse(
  JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8')),
);

export const today = isoDay(SAMPLE_TODAY);
export const ledger = fold(sampleCommits({ calendars: [], scheme }).flatMap((commit): Operation[] => openCommit(commit) ?? []));
export const inputs: PaperInputs = { ledger, view: monthView(ledger, SAMPLE_TODAY.slice(0, 7)), today };
