/**
 * Verbs about paper: letters of one kind and the month's bulletin, as PDF, Word and workbook files. Letters are registered and
 * numbered by a person; here they are only printed, and 目标责任书 also drafted.
 */
import path from 'node:path';
import { nodeFiles } from '../../electron/journal/files';
import { safeWrite } from '../../electron/journal/safe-write';
import { isPractice, lettersOf, PRACTICE_WATERMARK } from '../../electron/papers';
import { chromiumPrinter, findChromium } from '../../electron/printing/chromium-port';
import { letterDocx } from '../../electron/printing/docx';
import { printLetters } from '../../electron/printing/print-letters';
import { reportWorkbook, viewWorkbook } from '../../electron/view-papers';
import type { Workspace } from '../../electron/workspace/workspace';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { getRecord, listRecords } from '../../shared/ledger/read';
import { LETTER_LABELS } from '../../shared/letters/fields';
import type { LetterKind } from '../../shared/letters/fields';
import type { Letter } from '../../shared/letters/blocks';
import { FIELD_KINDS } from '../../shared/model/field-kinds';
import { lastDay } from '../../shared/model/dates';
import type { RecordId } from '../../shared/model/ids';
import { REPORTS } from '../../shared/reports/catalogue';
import { monthView } from '../../shared/month/month-view';
import { contractFields } from '../../shared/papers/contract-fields';
import type { PaperInputs } from '../../shared/papers/inputs';
import { ASSETS, PLACES, withWorkspace } from './open';
import { done, option } from './verb';
import type { Answer, Verb } from './verb';

type Made = { readonly name: string; readonly letter: Letter };

async function draft(workspace: Workspace, name: string, template: string, fields: unknown): Promise<Result<Made>> {
  const letters = await lettersOf(PLACES, workspace, { paper: 'draft', template, fields: FIELD_KINDS.json.parse(fields) });
  if (!letters.ok) return letters;
  const [letter] = letters.value;
  return letter === undefined ? fail('E_PAPER_DATA', name) : ok({ name, letter });
}

/** 目标责任书 is drafted for every unit with tasks; of the other kinds the letters of the register are printed. */
const KINDS: readonly string[] = Object.values(LETTER_LABELS).filter((label) => label !== '月通报' && label !== '发文稿纸');

async function contracts(workspace: Workspace, unit: RecordId | null): Promise<Result<readonly Made[]>> {
  const { ledger, clock } = workspace;
  const today = clock.today();
  const year = Number(today.slice(0, 4));
  const inputs: PaperInputs = { ledger, view: monthView(ledger, today.slice(0, 7)), today };
  const units = new Set(
    listRecords(ledger, 'target').flatMap((target) => (target.year === year && target.unit !== undefined ? [target.unit] : [])),
  );
  const made: Made[] = [];
  for (const own of units) {
    if (unit !== null && own !== unit) continue;
    const one = await draft(
      workspace,
      `${getRecord(ledger, 'unit', own)?.name ?? own}-目标责任书`,
      'target-contract',
      contractFields(inputs, own, year),
    );
    if (!one.ok) return one;
    made.push(one.value);
  }
  return ok(made);
}

/** The 责任书 of every unit with tasks, as letters. */
export async function contractLetters(workspace: Workspace): Promise<Result<readonly Letter[]>> {
  const made = await contracts(workspace, null);
  return made.ok ? ok(made.value.map(({ letter }) => letter)) : made;
}

/** Letters of the register of one kind, cancelled ones left out. */
async function registered(workspace: Workspace, kind: string, unit: RecordId | null): Promise<Result<readonly Made[]>> {
  const { ledger } = workspace;
  const cancelled = new Set(
    listRecords(ledger, 'letterStep').flatMap(({ letter, step }) => (step === '作废' && letter !== undefined ? [letter] : [])),
  );
  const wanted = listRecords(ledger, 'letter').filter(
    ({ id, template, unit: own }) =>
      template !== undefined && LETTER_LABELS[template as LetterKind] === kind && !cancelled.has(id) && (unit === null || own === unit),
  );
  const made: Made[] = [];
  for (const { id, number, unit: own } of wanted) {
    const letters = await lettersOf(PLACES, workspace, { paper: 'letter', letter: id });
    if (!letters.ok) return letters;
    const name = [number, own === undefined ? undefined : getRecord(ledger, 'unit', own)?.name, kind]
      .filter((part) => part !== undefined)
      .join('-');
    made.push(...letters.value.map((letter) => ({ name, letter })));
  }
  return ok(made);
}

type Written = { readonly file: string; readonly bytes: number };

async function put(folder: string, name: string, bytes: Uint8Array): Promise<Result<Written>> {
  const file = path.join(folder, name.replace(/[\\/:*?"<>|\s]+/gu, '_'));
  const written = await safeWrite(nodeFiles, file, bytes);
  return written.ok ? ok({ file, bytes: written.value.bytes }) : written;
}

/** Every letter as PDF and as Word file. */
async function write(workspace: Workspace, letters: readonly Made[], folder: string): Promise<Result<readonly Written[]>> {
  const browser = await findChromium();
  if (browser === undefined) return fail('E_PRINT', '没有找到 Chromium、Chrome 或 Edge');
  const watermark = isPractice(workspace) ? { watermark: PRACTICE_WATERMARK } : {};
  const printer = await chromiumPrinter(browser, path.join(ASSETS, 'fonts'));
  try {
    const printed = await printLetters(
      printer,
      letters.map(({ letter }) => letter),
      { faces: 'bundled', dated: new Date(workspace.clock.now()), ...watermark },
    );
    if (!printed.ok) return printed;
    await nodeFiles.makeFolder(folder);
    const files: Written[] = [];
    for (const [place, { name, letter }] of letters.entries()) {
      const pdf = printed.value[place]?.pdf;
      const both: readonly (readonly [string, Uint8Array])[] = [
        ...(pdf === undefined ? [] : [[`${name}.pdf`, pdf] as const]),
        [`${name}.docx`, await letterDocx(letter, watermark.watermark)],
      ];
      for (const [file, bytes] of both) {
        const written = await put(folder, file, bytes);
        if (!written.ok) return written;
        files.push(written.value);
      }
    }
    return ok(files);
  } finally {
    await printer.close();
  }
}

const letters: Verb = {
  usage: `letters --workspace 文件夹 --kind ${KINDS.join('|')} [--unit 单位] --out 文件夹`,
  valued: ['workspace', 'kind', 'unit', 'out'],
  needs: ['workspace', 'kind', 'out'],
  positions: 0,
  run: async (args) => {
    const kind = KINDS.find((own) => own === option(args, 'kind'));
    if (kind === undefined) return fail('E_USAGE', option(args, 'kind'));
    return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
      const name = args.options.get('unit');
      const unit =
        name === undefined
          ? undefined
          : listRecords(workspace.ledger, 'unit').find(
              (own) => own.id === name || own.name === name || own.aliases?.includes(name) === true,
            );
      if (name !== undefined && unit === undefined) return fail('E_NO_UNIT', name);
      const make = kind === '目标责任书' ? contracts(workspace, unit?.id ?? null) : registered(workspace, kind, unit?.id ?? null);
      const drafts = await make;
      if (!drafts.ok) return drafts;
      if (drafts.value.length === 0) return fail('E_PAPER_DATA', `没有要出的${kind}`);
      const files = await write(workspace, drafts.value, path.resolve(option(args, 'out')));
      return files.ok ? done({ kind, letters: drafts.value.length, files: files.value }) : files;
    });
  },
};

/** A report of the list as Word, PDF and workbook files; facts up to the period's last day, or to today when that comes first. */
async function listedReport(workspace: Workspace, label: string, period: string, folder: string): Promise<Answer> {
  const own = REPORTS.find((listed) => listed.label === label);
  if (own === undefined) return fail('E_USAGE', label);
  const end = lastDay({ date: period, precision: 'month' });
  const today = workspace.clock.today();
  const request = { kind: own.kind, day: end < today ? end : today, record: null } as const;
  const letters = await lettersOf(PLACES, workspace, { paper: 'report', report: request });
  if (!letters.ok) return letters;
  const name = `${workspace.file.county}-${label}-${request.day}`;
  const files = await write(
    workspace,
    letters.value.map((letter) => ({ name, letter })),
    folder,
  );
  if (!files.ok) return files;
  const table = await reportWorkbook(workspace, request);
  if (!table.ok) return table;
  const sheet = await put(folder, `${name}.xlsx`, table.value);
  return sheet.ok ? done({ kind: label, day: request.day, files: [...files.value, sheet.value] }) : sheet;
}

const report: Verb = {
  usage: `report --workspace 文件夹 --kind ${REPORTS.map(({ label }) => label).join('|')} --period 2026-10 --out 文件夹`,
  valued: ['workspace', 'kind', 'period', 'out'],
  needs: ['workspace', 'kind', 'period', 'out'],
  positions: 0,
  run: async (args) => {
    const period = option(args, 'period');
    const kind = option(args, 'kind');
    if (!REPORTS.some(({ label }) => label === kind) || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period))
      return fail('E_USAGE', `${kind} ${period}`);
    return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
      if (kind !== '月通报') return listedReport(workspace, kind, period, path.resolve(option(args, 'out')));
      const bulletin = await lettersOf(PLACES, workspace, { paper: 'bulletin', period, target: null });
      if (!bulletin.ok) return bulletin;
      const name = `${workspace.file.county}-月通报-${period}`;
      const folder = path.resolve(option(args, 'out'));
      const files = await write(
        workspace,
        bulletin.value.map((letter) => ({ name, letter })),
        folder,
      );
      if (!files.ok) return files;
      const table = await viewWorkbook(workspace, {
        view: 'month',
        title: `${workspace.file.county}${period}目标任务完成情况`,
        rows: null,
        columns: null,
        moneyUnit: '万元',
        period,
      });
      if (!table.ok) return table;
      const sheet = await put(folder, `${name}.xlsx`, table.value);
      if (!sheet.ok) return sheet;
      // The nine-part report beside the page of tables.
      const whole = await listedReport(workspace, '月通报', period, folder);
      return whole.ok ? done({ kind: '月通报', period, files: [...files.value, sheet.value], report: whole.value }) : whole;
    });
  },
};

export const PAPER_VERBS: Readonly<Record<string, Verb>> = { letters, report };
