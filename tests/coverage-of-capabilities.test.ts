/**
 * Every capability S-01 … S-123 is mapped to executed tests that name it, or to a written reason; docs/capabilities.md is made from the map.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIVITIES } from './capabilities/activities';
import { ASSESSMENT } from './capabilities/assessment';
import { capabilityPage } from './capabilities/capability';
import { PROJECT_LIFE } from './capabilities/project-life';
import { REPORTING } from './capabilities/reporting';
import { RESPONSIBILITY } from './capabilities/responsibility';
import { SERVICE } from './capabilities/service';
import { SUPERVISION } from './capabilities/supervision';
import { TARGETS } from './capabilities/targets';

const ROWS = [...PROJECT_LIFE, ...RESPONSIBILITY, ...TARGETS, ...ACTIVITIES, ...SUPERVISION, ...ASSESSMENT, ...SERVICE, ...REPORTING];
/** What vitest and Playwright run (vitest.config.ts, playwright.config.ts). */
const EXECUTED = /^(unit\/.+\.test\.ts|e2e\/.+\.spec\.ts|e2e\/story\/.+\.ts|architecture\.test\.ts)$/;

describe('the list of capabilities', () => {
  it('has S-01 … S-123, each once and in order', () => {
    expect(ROWS.map((row) => row.id)).toEqual(Array.from({ length: 123 }, (_, at) => `S-${String(at + 1).padStart(2, '0')}`));
  });

  it('names for each row executed tests that cite its S-number, or the reason why there are none', () => {
    const wrong = ROWS.flatMap((row) => [
      ...(row.shownBy.length === 0 && row.missing === undefined ? [`${row.id}: neither test nor reason`] : []),
      ...(row.shownBy.length > 0 && row.where === '' ? [`${row.id}: does not say where`] : []),
      ...row.shownBy.flatMap((file) => {
        const at = path.join(import.meta.dirname, file);
        if (!EXECUTED.test(file) || !existsSync(at)) return [`${row.id}: ${file} is not an executed test`];
        return new RegExp(`${row.id}(?!\\d)`).test(readFileSync(at, 'utf8')) ? [] : [`${row.id}: ${file} does not name it`];
      }),
    ]);
    expect(wrong).toEqual([]);
  });

  it('is what docs/capabilities.md says', async () => {
    await expect(capabilityPage(ROWS)).toMatchFileSnapshot('../docs/capabilities.md');
  });
});
