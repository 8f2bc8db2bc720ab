/**
 * `bench preview`: from the click to the page, against a bare print of the very same page on the same warm engine (issue 5 "Must hold"): one letter at
 * most 3 times as long, the month's report of 42 units with its charts at most 6 times. Only the ratios are judged.
 */
import path from 'node:path';
import { chromiumPrinter, findChromium } from '../../electron/printing/chromium-port';
import type { PagePrinter } from '../../electron/printing/port';
import { printLetters } from '../../electron/printing/print-letters';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Letter } from '../../shared/letters/blocks';
import type { PaperRequest } from '../../shared/contract/paper';
import { FIELD_KINDS } from '../../shared/model/field-kinds';
import { monthView } from '../../shared/month/month-view';
import { contractFields } from '../../shared/papers/contract-fields';
import { lettersOf } from '../../electron/papers';
import { printDocument } from '../../shared/letters/print-document';
import type { Draft } from '../../shared/ledger/operation';
import { createDraft } from '../../shared/ledger/drafts';
import { listRecords } from '../../shared/ledger/read';
import { COUNTY_SCOPE, newRecordId } from '../../shared/model/ids';
import { makeReport } from '../../shared/reports/catalogue';
import { reportLetter } from '../../shared/reports/report-letter';
import type { Workspace } from '../../electron/workspace/workspace';
import type { Arguments } from './arguments';
import { ASSETS, PLACES, withWorkspace } from './open';
import { checked, option } from './verb';
import type { Answer } from './verb';

const GOAL = { letter: 3, bulletin: 6 } as const;
const UNITS = 42;
const ROUNDS = 5;
const OPTIONS = { faces: 'bundled', dated: new Date(0) } as const;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

type Times = { readonly preview: number; readonly bare: number };

/** Medians of `rounds` turns: the whole way from the ledger to the file, and the engine alone with that page's HTML. */
async function timed(printer: PagePrinter, make: () => Promise<Result<Letter>>): Promise<Result<Times>> {
  const first = await make();
  if (!first.ok) return first;
  const [preview, bare]: [number[], number[]] = [[], []];
  const pages = await printLetters(printer, [first.value], OPTIONS);
  if (!pages.ok) return pages;
  const count = pages.value[0]?.pages ?? 1;
  const { html } = printDocument([first.value], { fontBase: printer.fontBase, faces: OPTIONS.faces, pages: count, scales: [1] });
  for (let round = 0; round < ROUNDS; round += 1) {
    const clicked = performance.now();
    const letter = await make();
    const made = letter.ok ? await printLetters(printer, [letter.value], OPTIONS) : letter;
    preview.push(performance.now() - clicked);
    if (!made.ok) return made;
    const alone = performance.now();
    const printed = await printer.print(html);
    bare.push(performance.now() - alone);
    if (!printed.ok) return printed;
  }
  return ok({ preview: Math.round(median(preview)), bare: Math.round(median(bare)) });
}

/** Units that bring the county up to 42, with a target each, so that every table and chart has a line for them. */
function moreUnits(workspace: Workspace, random: (count: number) => Uint8Array): Draft[] {
  const units = listRecords(workspace.ledger, 'unit');
  const [pattern] = listRecords(workspace.ledger, 'target');
  return Array.from({ length: Math.max(0, UNITS - units.length) }, (_, at) => {
    const record = newRecordId('u', random(10));
    const unit = createDraft({ scope: COUNTY_SCOPE, entity: 'unit', record }, { name: `新设${at + 1}镇`, order: 900 + at });
    const { year, indicator, base } = pattern ?? {};
    const target = createDraft(
      { scope: COUNTY_SCOPE, entity: 'target', record: newRecordId('t', random(10)) },
      { unit: record, ...(year && { year }), ...(indicator && { indicator }), ...(base && { base }) },
    );
    return [unit, target];
  }).flat();
}

const month = (workspace: Workspace): Promise<Result<Letter>> => {
  const report = makeReport(workspace.ledger, { kind: 'month', day: workspace.clock.today(), record: null });
  return Promise.resolve(report === null ? fail('E_PAPER_DATA', '还没有录入考核办法') : ok(reportLetter(report)));
};

const ratio = ({ preview, bare }: Times): number => Math.round((preview / Math.max(1, bare)) * 100) / 100;

/** `bench preview --workspace 文件夹`; the folder must be one of its own, since units are added to it. */
export async function runBenchPreview(args: Arguments): Promise<Answer> {
  if (!args.options.has('workspace')) return fail('E_USAGE', 'bench preview');
  return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
    const browser = await findChromium();
    if (browser === undefined) return fail('E_PRINT', '没有找到 Chromium、Chrome 或 Edge');
    const drafts = moreUnits(workspace, (count) => crypto.getRandomValues(new Uint8Array(count)));
    const grown = drafts.length === 0 ? null : await workspace.commitDrafts(drafts, '测速');
    if (grown?.ok === false) return grown;
    const { ledger, clock } = workspace;
    const today = clock.today();
    const [unit] = listRecords(ledger, 'target').flatMap((target) => target.unit ?? []);
    if (unit === undefined) return fail('E_PAPER_DATA', '没有下达任务');
    const fields = contractFields({ ledger, view: monthView(ledger, today.slice(0, 7)), today }, unit, Number(today.slice(0, 4)));
    // The request that a click on a draft sends: its fields are known by then.
    const request: PaperRequest = { paper: 'draft', template: 'target-contract', fields: FIELD_KINDS.json.parse(fields), wording: null };
    const printer = await chromiumPrinter(browser, path.join(ASSETS, 'fonts'));
    try {
      const letter = await timed(printer, async () => {
        const letters = await lettersOf(PLACES, workspace, request);
        const first = letters.ok ? letters.value[0] : undefined;
        return first === undefined ? fail('E_PAPER_DATA', '没有要出的目标责任书') : ok(first);
      });
      if (!letter.ok) return letter;
      const bulletin = await timed(printer, () => month(workspace));
      if (!bulletin.ok) return bulletin;
      const ratios = { letter: ratio(letter.value), bulletin: ratio(bulletin.value) };
      const print = { bench: 'preview', units: UNITS, ms: { letter: letter.value, bulletin: bulletin.value }, ratios, goal: GOAL };
      return checked(print, ratios.letter <= GOAL.letter && ratios.bulletin <= GOAL.bulletin);
    } finally {
      await printer.close();
    }
  });
}
