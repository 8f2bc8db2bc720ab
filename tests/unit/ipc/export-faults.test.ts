/**
 * Goal 7 of design/reliability.md for what leaves the program as a file: a view, register or report as .xlsx, a letter as PDF and Word, a filled form,
 * a 填报表, a 定稿, the file of a 办法, the 诊断包. Call n to the disk fails, for every n: under the name a person chose lies the old file or the whole new one (faults 15, 17, 18, 34).
 */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { handlersOf } from '../../../electron/handlers/all';
import { answer } from '../../../electron/ipc';
import { nodeFiles } from '../../../electron/journal/files';
import type { Files } from '../../../electron/journal/files';
import { createProgram } from '../../../electron/program';
import { openWorkspace } from '../../../electron/workspace/workspace';
import { FILE_ERRORS } from '../../../shared/contract/failures';
import { errorMessage, ok } from '../../../shared/errors';
import type { Result } from '../../../shared/errors';
import { createDraft } from '../../../shared/ledger/drafts';
import { COUNTY_SCOPE } from '../../../shared/model/ids';
import { FAULTS, failingFiles } from '../journal/failing-files';
import { good, projectDraft, tempFolder, TOWN } from '../journal/fixtures';
import { supervision } from '../letters/sample-fields';
import { newWorkspaceFolder, NOON, portsWith } from '../workspace/fixtures';
import { fakePorts } from './program-fixture';

const OLD = Buffer.from('上月的文件，领导已经签过字');
/** Over an old file with every fault; under a new name the first says enough. */
const CASES = [false, true].flatMap((lasting) => [
  ...FAULTS.map((fault) => ({ fault, lasting, before: OLD })),
  { fault: 'EIO', lasting, before: null } as const,
]);
const VIEW = { title: '台账', rows: null, columns: null, moneyUnit: '万元', period: '2026-03' } as const;
const PROJECTS = { paper: 'view', view: { ...VIEW, view: 'projects' } } as const;
const LEADS = { paper: 'view', view: { ...VIEW, view: 'register', register: 'leads' } } as const;
const REPORT = { paper: 'report', report: { kind: 'classes', day: '2026-03-16', record: null } } as const;
const SCHEME: unknown = JSON.parse(readFileSync('assets/sample/scheme-qingshi-2026.json', 'utf8'));
const LETTER = { paper: 'draft', template: 'supervision-notice', fields: supervision, wording: null } as const;

type ExportChannel = 'paper:save' | 'paper:fill' | 'paper:template' | 'paper:issued' | 'files:saveScheme' | 'app:diagnose';
type Office = {
  /** One export to `target`, through the same door as the window, with the disk as given. */
  readonly saved: (target: string, channel: ExportChannel, input: unknown, files: Files) => Promise<Result<unknown>>;
  /** Token of a blank form. */
  readonly form: string;
  /** Hash of a letter in the attachments. */
  readonly issued: string;
};

/** What the printer gives for a letter: its page, and a sheet with all that is laid over it, under the names of the print plan. */
async function printedJob(): Promise<Uint8Array> {
  const job = await PDFDocument.create();
  const [letter, sheet] = [job.addPage(), job.addPage()];
  for (const page of [letter, sheet]) page.drawRectangle({ width: 40, height: 40 });
  const sheets = Array.from({ length: 30 }, (_, at) => [`s${at}`, [sheet.ref]] as const);
  job.catalog.set(PDFName.of('Dests'), job.context.obj(Object.fromEntries([['l0', [letter.ref]], ...sheets])));
  return job.save();
}

/** A county office with one project, open until the test ends; its printer gives one and the same PDF. */
async function office(): Promise<Office> {
  // Files carry the time they were made; it stands still, so that whole means the same bytes.
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const pdf = await printedJob();
  const { ports } = await fakePorts();
  const workspace = good(await openWorkspace(await newWorkspaceFolder(), portsWith()));
  onTestFinished(() => workspace.close());
  const unit = createDraft({ scope: COUNTY_SCOPE, entity: 'unit', record: TOWN }, { name: '柳河镇' });
  good(await workspace.commitDrafts([unit, projectDraft('p-1', '星光电子')], '王芳'));
  let place = '';
  const program = createProgram({
    ...ports,
    desktop: { ...ports.desktop, chooseSave: async () => place },
    printer: { ...ports.printer, print: async () => ok(pdf) },
  });
  const given = join(tempFolder(), '表样.xlsx');
  const rows = [['项目名称', '投资方'].map((value) => ({ value })), ['', ''].map(() => ({ borderStyle: 'thin' as const, height: 20 }))];
  writeFileSync(given, await writeXlsxFile(rows, { sheet: '统计表' }).toBuffer());
  return {
    saved: (target, channel, input, files) => {
      place = target;
      const onDisk = { ...program, workspace: () => workspace, workspacePorts: { ...program.workspacePorts, files } };
      return answer(handlersOf(onDisk, '0.1.0'), channel, input, (line) => expect.fail(line));
    },
    form: program.tokens.issue(given),
    issued: good(await workspace.attachments.add(pdf)),
  };
}

/** The memory that is free changes from moment to moment, and what a bad disk does not give up is said in its place. */
function steady(file: Buffer): Buffer {
  if (!file.toString('utf8').startsWith('责任台账诊断包')) return file;
  return Buffer.from(file.toString('utf8').replaceAll(/可用 \d+ MB|(?<=日志文件 ).*|(?<=自动备份 )[^，]*/gu, '…'));
}

type Export = readonly [name: string, channel: ExportChannel, input: (office: Office) => unknown];
const EXPORTS: readonly Export[] = [
  ['项目台账.xlsx', 'paper:save', () => ({ request: PROJECTS, format: 'xlsx' })],
  ['项目台账.pdf', 'paper:save', () => ({ request: PROJECTS, format: 'pdf' })],
  ['线索登记簿.xlsx', 'paper:save', () => ({ request: LEADS, format: 'xlsx' })],
  ['新签开工续建竣工.xlsx', 'paper:save', () => ({ request: REPORT, format: 'xlsx' })],
  ['新签开工续建竣工.docx', 'paper:save', () => ({ request: REPORT, format: 'docx' })],
  ['督办通知单.pdf', 'paper:save', () => ({ request: LETTER, format: 'pdf' })],
  ['督办通知单.docx', 'paper:save', () => ({ request: LETTER, format: 'docx' })],
  ['市表（套用表样）.xlsx', 'paper:fill', ({ form }) => ({ form, unit: null, columns: [] })],
  ['柳河镇填报表.xlsx', 'paper:template', () => ({ unit: TOWN })],
  ['定稿.pdf', 'paper:issued', ({ issued }) => ({ sha256: issued, name: '定稿' })],
  ['考核办法.json', 'files:saveScheme', () => ({ title: '考核办法', body: SCHEME })],
  ['诊断包.txt', 'app:diagnose', () => ({})],
];

describe('a file that leaves the program, under failing calls (goal 7)', { timeout: 120_000 }, () => {
  it.each(EXPORTS)(
    '%s: call n fails, every n: the old file or the whole new one, and an answer with its code',
    async (name, channel, input) => {
      const { saved, ...given } = await office();
      const request = input({ saved, ...given });
      const folder = tempFolder();
      const target = join(folder, name);
      good(await saved(target, channel, request, nodeFiles));
      const whole = readFileSync(target);
      const lies = (): string => {
        if (!existsSync(target)) return 'nothing';
        const found = readFileSync(target);
        if (steady(found).equals(steady(whole))) return 'the new file';
        return found.equals(OLD) ? 'the old file' : 'a half file';
      };
      let refused = 0;
      for (const { fault, lasting, before } of CASES) {
        for (let n = 1, clean = false; !clean; n += 1) {
          rmSync(target, { force: true });
          if (before !== null) writeFileSync(target, before);
          const { files, calls } = failingFiles(n, fault, lasting);
          const result = await saved(target, channel, request, files);
          clean = calls() < n;
          const found = lies();
          if (result.ok) expect(found).toBe('the new file');
          else {
            refused += 1;
            expect(clean).toBe(false);
            expect(FILE_ERRORS).toContain(result.code);
            expect(errorMessage(result.code, result.detail)).toMatch(/[\u4e00-\u9fff].*〔E_[A-Z_]+〕$/u);
            expect([before === null ? 'nothing' : 'the old file', 'the new file']).toContain(found);
          }
          // What is left over has a name of its own, and the next try on a good disk takes it away.
          const others = readdirSync(folder).filter((other) => other !== name);
          if (others.length > 0) {
            expect([result.ok, others]).toEqual([false, [`${name}.part`]]);
            good(await saved(target, channel, request, nodeFiles));
            expect(readdirSync(folder)).toEqual([name]);
            expect(lies()).toBe('the new file');
          }
        }
      }
      // Open, write, sync, close, read back, rename: each fault refused at more than a few calls.
      expect(refused).toBeGreaterThan(CASES.length * 5);
    },
  );
});
