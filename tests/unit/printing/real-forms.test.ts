/** Every paper the sample county would print today, as it is really filled, meets GB/T 9704-2012 (issue 5 "Must hold"; S-40, S-74, S-75, S-76). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagePrinter } from '../../../electron/printing/port';
import { printLetters } from '../../../electron/printing/print-letters';
import { listRecords } from '../../../shared/ledger/read';
import type { Letter } from '../../../shared/letters/blocks';
import { bulletinFields } from '../../../shared/papers/bulletin-fields';
import { contractFields } from '../../../shared/papers/contract-fields';
import { proposalDraft, supervisionFields } from '../../../shared/papers/notice-fields';
import { proposalsOf } from '../../../shared/views/proposals';
import { faults, fileOf, letterOf, startPrinter, textOf, value } from './check-paper';
import { inputs, ledger, today } from './sample-ledger';

let printer: PagePrinter;
beforeAll(async () => {
  printer = await startPrinter();
});
afterAll(() => printer.close());

/**
 * A signature never stands alone, so it takes the last lines of the text with it, and the page before may end early. The checker takes every
 * page with a page after it for a full one; full pages are measured on the test letters of standard.test.ts.
 */
const ENDS_EARLY = ['area-height', 'lines-per-page'] as const;

type Checked = { readonly name: string; readonly pages: number; readonly path: string; readonly faults: readonly string[] };

/** Prints the papers in one job, as the program does, and measures each file; `skip` names checks that do not apply, by id. */
async function check(name: string, letters: readonly Letter[], skip: readonly string[] = []): Promise<readonly Checked[]> {
  const printed = value(await printLetters(printer, letters, { faces: 'bundled', dated: new Date(0), watermark: '演练数据' }));
  return printed.map(({ pages, pdf, title }, place) => {
    const path = fileOf(`${name}-${place}`, pdf);
    return {
      name: title,
      pages,
      path,
      faults: faults(path, letters[place]?.layout ?? 'plain', 'na', skip),
    };
  });
}

const failed = (all: readonly Checked[]) =>
  all.filter((one) => one.faults.length > 0).map((one) => `${one.name}: ${one.faults.join('; ')}`);

/** The one-page 月通报 is a page of tables, not a paper of the standard: its text and its table are set smaller and fill no grid. */
const TABLE_PAGE = ['body-size', 'area-left', 'area-width', 'chars-per-line', 'pn-indent'] as const;

describe('the papers of the sample county', () => {
  it('目标责任书 of every unit with tasks', { timeout: 180_000 }, async () => {
    const year = Number(today.slice(0, 4));
    const units = new Set(listRecords(ledger, 'target').flatMap(({ unit, year: of }) => (unit !== undefined && of === year ? [unit] : [])));
    const letters = await Promise.all([...units].map((unit) => letterOf('target-contract', contractFields(inputs, unit, year))));
    expect(letters.length).toBeGreaterThan(20);
    expect(failed(await check('contract', letters))).toEqual([]);
  });

  it('督办通知单 of every item: notice, room for the seal and the slip on one page', { timeout: 120_000 }, async () => {
    const items = listRecords(ledger, 'supervision');
    const letters = await Promise.all(
      items.map((item, place) =>
        letterOf('supervision-notice', { ...supervisionFields(inputs, item), number: `青招办督〔2026〕${place + 1}号` }),
      ),
    );
    const checked = await check('supervision', letters);
    expect(failed(checked)).toEqual([]);
    for (const { pages, path } of checked) {
      expect(pages).toBe(1);
      expect(textOf(path)).toContain('送达回执');
    }
  });

  it('every paper the ladder would draft today', { timeout: 120_000 }, async () => {
    const drafts = proposalsOf(ledger, today).open.flatMap(({ proposal, unit }) =>
      unit === null ? [] : (proposalDraft(inputs, proposal, unit, today) ?? []),
    );
    const letters = await Promise.all(
      drafts.map(({ kind, fields }, place) => letterOf(kind, { ...fields, number: `青招办督〔2026〕${place + 1}号` })),
    );
    // The sample county has a card to issue and one to release (解除): both print.
    expect(drafts.map(({ kind }) => kind)).toContain('release-notice');
    expect(failed(await check('ladder', letters, ENDS_EARLY))).toEqual([]);
  });

  it(
    '月通报, one page an indicator: paper, title, page number and text layer by the standard, its text and table by their own rule',
    { timeout: 60_000 },
    async () => {
      if (inputs.view === null) throw new Error('the sample county has adopted a scheme');
      const { tables } = inputs.view;
      const whole = await letterOf('monthly-bulletin', bulletinFields(inputs, inputs.view, 10, today, null), 'page');
      const first = await letterOf('monthly-bulletin', bulletinFields(inputs, inputs.view, 10, today, tables[0]?.target ?? null), 'page');
      const checked = await check('bulletin', [whole, first], TABLE_PAGE);
      expect(failed(checked)).toEqual([]);
      expect(checked.map(({ pages }) => pages)).toEqual([tables.length, 1]);
    },
  );
});
