/**
 * The sample county (演练数据) from the program's own assets: its journal is made anew each time, always the same bytes, so nothing large is shipped.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import { HolidayTableSchema } from '../shared/calendar/holiday-table';
import type { Commit } from '../shared/ledger/commit';
import { sampleCommits } from '../shared/sample/sample-county';
import { SchemeSchema } from '../shared/scoring/scheme-schema';

const YEARS = [2025, 2026] as const;

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown;
}

/**
 * The sample county's commits.
 * @param assets folder of the built assets; E_DEFECT when the installation lacks a part of them
 */
export async function readSampleCommits(assets: string): Promise<Result<Commit[]>> {
  try {
    const calendars = await Promise.all(
      YEARS.map(async (year) => HolidayTableSchema.parse(await readJson(path.join(assets, 'holidays', `${year}.json`)))),
    );
    const scheme = SchemeSchema.parse(await readJson(path.join(assets, 'sample', 'scheme-qingshi-2026.json')));
    return ok(sampleCommits({ calendars, scheme }));
  } catch {
    return fail('E_DEFECT');
  }
}
