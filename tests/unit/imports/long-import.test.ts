/**
 * design/performance.md goal 3: an import of many rows never holds the main process in one piece; it can be stopped at any moment before the commit is
 * written and leaves nothing; another commit in between makes it look anew. Counted, not timed.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createImports } from '../../../electron/imports';
import type { Imports } from '../../../electron/imports';
import { openWorkspace } from '../../../electron/workspace/workspace';
import type { Workspace } from '../../../electron/workspace/workspace';
import { importProgressSchema } from '../../../shared/contract/import';
import type { ImportSummary } from '../../../shared/contract/import';
import type { Result } from '../../../shared/errors';
import { areAlike, likeness } from '../../../shared/imports/match';
import { planSteps } from '../../../shared/imports/plan';
import { commitText, makeCommit } from '../../../shared/ledger/commit';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { toEnd, whileWanted } from '../../../shared/steps';
import { tempFolder } from '../journal/fixtures';
import { newWorkspaceFolder, portsWith } from '../workspace/fixtures';
import { directReader } from './direct-reader';
import { choices, documentOf } from './sample-import';

const ROWS = 3_000;
const LIUHE = recordId('u-liuhe');
const HEADER = '序号,项目名称,投资方,总投资（万元）,包保领导,签约时间';

function linesOf(rows: number): string[] {
  const lines = Array.from({ length: rows }, (_, at) => `${at + 1},年产${at + 1}套设备项目,第${at % 97}公司,${1000 + at},张三,2026-03-15`);
  return ['柳河镇招商引资项目台账', HEADER, ...lines];
}

let open: Workspace | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
  return result.value;
}

type Told = { readonly phase: string; readonly done: number };
type Desk = {
  readonly workspace: Workspace;
  readonly imports: Imports;
  readonly told: Told[];
  /** Called with every message about progress. */
  readonly on: (listener: (told: Told) => void) => void;
};

async function desk(): Promise<Desk> {
  const ports = portsWith();
  const workspace = value(await openWorkspace(await newWorkspaceFolder(), ports));
  open = workspace;
  const unit = { scope: COUNTY_SCOPE, entity: 'unit', record: LIUHE } as const;
  value(await workspace.commitDrafts([createDraft(unit, { name: '柳河镇', kind: 'town' })], '秦晓雁'));
  const told: Told[] = [];
  let listener: (one: Told) => void = () => undefined;
  const imports = createImports({
    workspace: () => workspace,
    workspacePorts: ports,
    spawnReader: directReader,
    desktop: {
      push: (event, data) => {
        const progress = event === 'import:progress' ? importProgressSchema.parse(data) : null;
        if (progress === null || !['对照台账', '写成台账记录', '保存'].includes(progress.phase)) return;
        told.push({ phase: progress.phase, done: progress.done });
        listener(progress);
      },
    },
  });
  return { workspace, imports, told, on: (own) => (listener = own) };
}

function begin(imports: Imports, rows = ROWS): RecordId {
  const file = path.join(tempFolder(), '柳河镇.csv');
  writeFileSync(file, linesOf(rows).join('\n'));
  return imports.start(file);
}

async function settled(imports: Imports, rows = ROWS): Promise<{ readonly id: RecordId; readonly summary: ImportSummary }> {
  const id = begin(imports, rows);
  value(await imports.summary(id));
  return { id, summary: value(await imports.answer(id, { answers: [], matches: [], unit: LIUHE })) };
}

describe('the plan of an import in steps', () => {
  const document = documentOf(Array.from({ length: 200 }, (_, at) => ({ projectName: `年产${at + 1}套设备项目` })));

  it('sets at most twenty rows beside the ledger between two chances to give way', () => {
    const ledger = emptyLedger();
    const done: number[] = [0];
    const steps = planSteps(ledger, document, choices(document), (rows) => done.push(rows));
    for (let step = steps.next(); step.done !== true; step = steps.next());
    expect(done.at(-1)).toBe(document.records.length);
    expect(Math.max(...done.slice(1).map((rows, at) => rows - (done[at] ?? 0)))).toBeLessThanOrEqual(20);
  });

  it('stops between two steps when it is not wanted any more', () => {
    let left = 3;
    expect(toEnd(whileWanted(planSteps(emptyLedger(), document, choices(document)), () => (left -= 1) > 0))).toBeNull();
    expect(left).toBe(0);
  });
});

describe('an import of thousands of rows in the main process', () => {
  it('other requests are answered while it is set beside the ledger, and the window is told how far it is', async () => {
    const { imports, told, workspace } = await desk();
    const id = begin(imports);
    let over = false;
    const summary = imports.summary(id).finally(() => (over = true));
    let answered = 0;
    while (!over) {
      await turn();
      if (told.length > 0 && !over) answered += workspace.ledger.operations.size;
    }
    expect(value(await summary).counts.records).toBe(ROWS);
    expect(answered).toBeGreaterThan(1);
    const done = told.map((one) => one.done);
    expect(done.length).toBeGreaterThan(20);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });

  it('whoever asks for a page meanwhile waits for the same work; a page turned later costs none', async () => {
    const { imports, told } = await desk();
    const id = begin(imports);
    const [summary, rows] = await Promise.all([imports.summary(id), imports.rows(id, 2_990, 20)]);
    expect(value(summary).counts.records).toBe(ROWS);
    expect(value(rows).rows).toHaveLength(10);
    expect(told.filter(({ done }) => done <= 20)).toHaveLength(1);
    const before = told.length;
    value(await imports.rows(id, 0, 20));
    expect(told).toHaveLength(before);
  });

  it('stopped while it is set beside the ledger: nothing goes on, nothing is left', async () => {
    const { imports, told, on, workspace } = await desk();
    const held = workspace.ledger.operations.size;
    const id = begin(imports);
    on(() => imports.cancel(id));
    expect(await imports.summary(id)).toMatchObject({ ok: false, code: 'E_CANCELLED' });
    expect(told).toHaveLength(1);
    expect(workspace.ledger.operations.size).toBe(held);
  });

  it.each(['写成台账记录', '保存'])('stopped at %s: no commit, no entry; the same file can be imported after', async (phase) => {
    const { imports, on, workspace } = await desk();
    const { id, summary } = await settled(imports, 300);
    expect(summary.counts.added).toBe(300);
    const before = await workspace.hash();
    on((told) => {
      if (told.phase === phase) imports.cancel(id);
    });
    expect(await imports.confirm(id, '秦晓雁', LIUHE, true)).toMatchObject({ ok: false, code: 'E_CANCELLED' });
    expect(await workspace.hash()).toEqual(before);
    on(() => undefined);
    const again = await settled(imports, 300);
    value(await imports.confirm(again.id, '秦晓雁', LIUHE, true));
    expect(listRecords(workspace.ledger, 'project')).toHaveLength(300);
  });

  it('overtaken by another commit the rows are looked at anew: the edit stands, and the import is written over what it saw', async () => {
    const { imports, on, workspace } = await desk();
    const project = { scope: LIUHE, entity: 'project', record: recordId('p-1') } as const;
    value(await workspace.commitDrafts([createDraft(project, { projectName: '年产1套设备项目', investor: '第0公司' })], '秦晓雁'));
    const { id } = await settled(imports, 300);
    let edited: Promise<unknown> | null = null;
    on(({ phase }) => {
      if (phase !== '写成台账记录' || edited !== null) return;
      edited = workspace.commitDrafts([setDraft(workspace.ledger, project, { place: '东园区' })], '王芳');
    });
    value(await imports.confirm(id, '秦晓雁', LIUHE, true));
    expect(edited).not.toBeNull();
    expect(listRecords(workspace.ledger, 'project')).toHaveLength(300);
    expect(listRecords(workspace.ledger, 'project').find((own) => own.id === 'p-1')).toMatchObject({
      place: '东园区',
      totalInvestment: {},
    });
    expect(listRecords(workspace.ledger, 'import')).toHaveLength(1);
  });

  it('two clicks on 确认导入 make one commit', async () => {
    const { imports, workspace } = await desk();
    const { id } = await settled(imports, 50);
    const both = await Promise.all([imports.confirm(id, '秦晓雁', LIUHE, true), imports.confirm(id, '秦晓雁', LIUHE, true)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(listRecords(workspace.ledger, 'import')).toHaveLength(1);
  });

  it('核对无误 for all, and pages of one status, without the window holding the rows', async () => {
    const { imports, workspace } = await desk();
    const twice = [...linesOf(60), ...linesOf(60).slice(2)];
    const file = path.join(tempFolder(), '柳河镇.csv');
    writeFileSync(file, twice.join('\n'));
    const id = imports.start(file);
    const summary = value(await imports.answer(id, { answers: [], matches: [], unit: LIUHE }));
    expect(summary.counts).toMatchObject({ added: 60, toCheck: 60 });
    const page = value(await imports.rows(id, 50, 20, '需核对'));
    expect(page).toMatchObject({ total: 60, acceptable: 60 });
    expect(page.rows.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => '需核对'));
    expect(value(await imports.answer(id, { answers: [], matches: [], acceptAll: true })).counts).toMatchObject({ added: 120, toCheck: 0 });
    value(await imports.confirm(id, '秦晓雁', LIUHE, true));
    expect(listRecords(workspace.ledger, 'project')).toHaveLength(120);
  });

  it('核对无误 for all is not offered to rows that wait for their unit; it settles them once the unit is named', async () => {
    const { imports, workspace } = await desk();
    const file = path.join(tempFolder(), '项目台账.csv');
    const unknown = linesOf(60)
      .slice(1)
      .map((line, index) => `${line},${index === 0 ? '招引单位' : '白马乡'}`);
    writeFileSync(file, unknown.join('\n'));
    const id = imports.start(file);
    expect(value(await imports.summary(id)).counts).toMatchObject({ records: 60, toCheck: 60 });
    expect(value(await imports.rows(id, 0, 1))).toMatchObject({ acceptable: 0 });
    expect(value(await imports.answer(id, { answers: [], matches: [], acceptAll: true })).counts.toCheck).toBe(60);
    // What was pressed without an effect has accepted nothing in advance: the doubt about the name of the unit is still there.
    expect(value(await imports.answer(id, { answers: [], matches: [], unit: LIUHE })).counts.toCheck).toBe(60);
    expect(value(await imports.rows(id, 0, 1))).toMatchObject({ acceptable: 60 });
    expect(value(await imports.answer(id, { answers: [], matches: [], acceptAll: true })).counts).toMatchObject({ added: 60, toCheck: 0 });
    value(await imports.confirm(id, '秦晓雁', LIUHE, true));
    expect(listRecords(workspace.ledger, 'project')).toHaveLength(60);
  });

  it('one answer for all questions alike, however many there are; the window is shown the first of them', async () => {
    const { imports } = await desk();
    const doubtful = linesOf(700).map((line) => line.replace('2026-03-15', '24.3'));
    const file = path.join(tempFolder(), '柳河镇.csv');
    writeFileSync(file, doubtful.join('\n'));
    const id = imports.start(file);
    const summary = value(await imports.answer(id, { answers: [], matches: [], unit: LIUHE }));
    expect(summary.counts.questions).toBe(700);
    expect(summary.questions).toHaveLength(300);
    const [first] = summary.questions;
    const [choice] = first?.choices ?? [];
    expect(choice?.alike).toBe(700);
    const answers = [{ question: first?.id ?? '', choice: choice?.choice ?? '', alike: true as const }];
    expect(value(await imports.answer(id, { answers, matches: [] })).counts.questions).toBe(0);
  });
});

describe('faster, with the same results', () => {
  const name = fc.string({ unit: fc.constantFrom('年', '产', '套', '设', '备', '项', '目', '1', '2'), maxLength: 14 });

  it('names are alike exactly when 85 % of the longer one needs no edit', () => {
    fc.assert(fc.property(name, name, (a, b) => areAlike(a, b) === likeness(a, b) >= 0.85));
    expect(likeness('年产1万套设备项目', '年产2万套设备项目')).toBeCloseTo(1 - 1 / 9);
    expect(likeness('甲乙丙', '乙丙丁')).toBeCloseTo(1 - 2 / 3);
  });

  it('a commit written in pieces is the line that JSON.stringify writes', () => {
    const op = (n: number) => ({ op: { id: `${n}`, n, scope: 'county', fields: { 名称: `“${n}”\n` } }, values: { 名称: ['00', '龥䶮'] } });
    const sealed = Array.from({ length: 2_000 }, (_, n) => op(n)) as unknown as Parameters<typeof makeCommit>[2];
    const commit = makeCommit(3, 'ab', sealed);
    const pieces = [...commitText(commit)];
    expect(pieces.join('')).toBe(JSON.stringify(commit));
    expect(pieces.length).toBeGreaterThan(2);
  });
});
