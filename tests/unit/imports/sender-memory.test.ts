/**
 * Issue 4, sender memory: the same sender next month is not asked again what was answered; it is shown, can be taken back, and ends with the
 * import it came from (S-11, S-34).
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createImports } from '../../../electron/imports';
import type { Imports } from '../../../electron/imports';
import { openWorkspace } from '../../../electron/workspace/workspace';
import type { Workspace } from '../../../electron/workspace/workspace';
import type { ImportSummary } from '../../../shared/contract/import';
import type { Result } from '../../../shared/errors';
import { withdrawDrafts } from '../../../shared/imports/history';
import { sameSender } from '../../../shared/imports/memory';
import { createDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { importTable } from '../../../shared/views/import-table';
import { tempFolder } from '../journal/fixtures';
import { newWorkspaceFolder, portsWith } from '../workspace/fixtures';
import { directReader } from './direct-reader';

const HEADER = '序号,项目名称,谁来投,总投资,包保领导,签约时间';
const JUNE = [
  '柳河镇招商引资项目台账（2026年6月）',
  '填报单位：柳河镇',
  HEADER,
  '1,甲项目,甲公司,3000,王县长,24.3',
  '2,乙项目,乙公司,5000,王县长,2026.5',
];
const JULY = [
  '柳河镇招商引资项目台账（2026年7月）',
  '填报单位：柳河镇',
  HEADER,
  '1,甲项目,甲公司,3000,王县长,24.3',
  '2,乙项目,乙公司,5000,王县长,2026.5',
  '3,丙项目,丙公司,8000,王县长,2026.6',
];

let open: Workspace | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
  return result.value;
}

async function office(): Promise<{ readonly workspace: Workspace; readonly imports: Imports }> {
  const ports = portsWith();
  const workspace = value(await openWorkspace(await newWorkspaceFolder(), ports));
  open = workspace;
  const unit = { scope: COUNTY_SCOPE, entity: 'unit', record: recordId('u-liuhe') } as const;
  value(await workspace.commitDrafts([createDraft(unit, { name: '柳河镇', kind: 'town' })], '秦晓雁'));
  const imports = createImports({
    workspace: () => workspace,
    workspacePorts: ports,
    spawnReader: directReader,
    desktop: { push: () => undefined },
  });
  return { workspace, imports };
}

async function begin(
  imports: Imports,
  name: string,
  lines: readonly string[],
): Promise<{ readonly id: RecordId; readonly summary: ImportSummary }> {
  const file = path.join(tempFolder(), name);
  writeFileSync(file, lines.join('\n'));
  const id = imports.start(file);
  return { id, summary: value(await imports.summary(id)) };
}

function openQuestions(summary: ImportSummary): string[] {
  return summary.questions.filter(({ answer }) => answer === null).map(({ code, raw }) => `${code}:${raw}`);
}

/** June: every question answered, one column put right, all committed. */
async function june(imports: Imports): Promise<RecordId> {
  const { id, summary } = await begin(imports, '柳河镇6月.csv', JUNE);
  expect(openQuestions(summary)).toEqual([
    'unit-unknown:3000',
    'person-incomplete:王县长',
    'date-ambiguous:24.3',
    'person-incomplete:王县长',
  ]);
  const mapped = value(await imports.adjust(id, [{ header: '谁来投', column: 'C', field: 'investor' }], []));
  expect(mapped.columns.find(({ column }) => column === 'C')?.field).toBe('investor');
  const answers = mapped.questions.map(({ id: question, code }) =>
    code === 'unit-unknown' ? { question, choice: '万元' } : { question, value: code === 'date-ambiguous' ? '2024-03' : '王建国 县长' },
  );
  value(await imports.answer(id, { answers, matches: [] }));
  value(await imports.confirm(id, '秦晓雁', null, false));
  return id;
}

describe('sender memory', () => {
  it('knows the same sender by unit or title and columns, not by the month', () => {
    const headers = ['序号', '项目名称', '总投资', '包保领导'];
    const a = { unit: '柳河镇', title: '招商台账', headers };
    expect(sameSender(a, { ...a, title: '别的标题', headers: [...headers, '备注'] })).toBe(true);
    expect(sameSender(a, { ...a, unit: '白鹿镇' })).toBe(false);
    expect(sameSender(a, { ...a, headers: ['项目名称', '投资方'] })).toBe(false);
  });

  it('next month nothing already answered is asked, the column stays put right, and it is said where it comes from', async () => {
    const { imports, workspace } = await office();
    await june(imports);
    const { id, summary } = await begin(imports, '柳河镇7月.csv', JULY);
    expect(openQuestions(summary)).toEqual([]);
    expect(summary.columns.find(({ header }) => header === '谁来投')?.field).toBe('investor');
    expect(summary.recalled).toMatchObject({ file: '柳河镇6月.csv' });
    expect(summary.recalled?.items.map(({ text }) => text)).toContain('“谁来投”列是投资方');
    expect(summary.counts).toMatchObject({ added: 1, unchanged: 2 });
    value(await imports.confirm(id, '秦晓雁', null, false));
    const third = listRecords(workspace.ledger, 'project').find(({ projectName }) => projectName === '丙项目');
    expect(third).toMatchObject({ investor: '丙公司', totalInvestment: { minor: 8_000_000_000 } });
  });

  it('a column nobody could make out is one line for all sheets that have it, and kept as it stands next month too once a person said so', async () => {
    const { imports } = await office();
    const odd = (lines: readonly string[]) => lines.map((line, at) => (at === 2 ? `${line},谁引荐的` : at > 2 ? `${line},商会` : line));
    const { id, summary } = await begin(imports, '柳河镇6月.csv', odd(JUNE));
    const [only, ...others] = summary.unmadeColumns;
    expect([only?.header, only?.column, only?.sheets.length, only?.examples, others.length]).toEqual([
      '谁来投',
      'C',
      1,
      ['甲公司', '乙公司'],
      1,
    ]);
    const said = value(
      await imports.adjust(
        id,
        [
          { header: '谁来投', column: 'C', field: 'investor' },
          { header: '谁引荐的', column: 'G', field: 'other' },
        ],
        [],
      ),
    );
    expect(said.unmadeColumns).toEqual([]);
    value(await imports.confirm(id, '秦晓雁', null, true));
    const july = await begin(imports, '柳河镇7月.csv', odd(JULY));
    expect(july.summary.unmadeColumns).toEqual([]);
    expect(july.summary.recalled?.items.map(({ text }) => text)).toContain('“谁引荐的”列保留为其他栏目');
    const key = july.summary.recalled?.items.find(({ text }) => text.includes('谁引荐的'))?.key ?? '';
    expect(value(await imports.adjust(july.id, [], [key])).unmadeColumns.map(({ header }) => header)).toEqual(['谁引荐的']);
  });

  it('a status word once said to be a stage is not asked again, whatever row it stands in; another word is', async () => {
    const { imports } = await office();
    const staged = (lines: readonly string[], words: readonly string[]) =>
      lines.map((line, at) => (at === 2 ? `${line},状态` : at > 2 ? `${line.replace(/,[^,]*$/, ',')},${words[at - 3] ?? ''}` : line));
    const first = await begin(imports, '柳河镇6月.csv', staged(JUNE, ['场平', '场平']));
    const word = first.summary.questions.filter(({ code }) => code === 'stage-unknown');
    expect(word.map(({ raw, rows }) => [raw, rows])).toEqual([['场平', [4, 5]]]);
    value(await imports.answer(first.id, { answers: [{ question: word[0]?.id ?? '', choice: '签约' }], matches: [] }));
    value(await imports.confirm(first.id, '秦晓雁', null, true));
    const next = await begin(imports, '柳河镇7月.csv', staged(JULY, ['在建', '立项', '场平']));
    expect(openQuestions(next.summary).filter((one) => one.startsWith('stage-unknown'))).toEqual(['stage-unknown:立项']);
    expect(next.summary.recalled?.items.map(({ text }) => text)).toContain('阶段：“状态”栏写“场平”的项目，到了哪个阶段？　答：签约');
  });

  it('one answer taken back is asked again, the others hold', async () => {
    const { imports } = await office();
    await june(imports);
    const { id, summary } = await begin(imports, '柳河镇7月.csv', JULY);
    const unit = summary.recalled?.items.find(({ text }) => text.includes('万元'));
    const changed = value(await imports.adjust(id, [], [unit?.key ?? '']));
    expect(openQuestions(changed)).toEqual(['unit-unknown:3000']);
    expect(changed.recalled?.items).toHaveLength((summary.recalled?.items.length ?? 0) - 1);
  });

  it('a withdrawn import teaches nothing any more', async () => {
    const { imports, workspace } = await office();
    const id = await june(imports);
    value(await workspace.commitDrafts(withdrawDrafts(workspace.ledger, id, '导错文件'), '秦晓雁'));
    const { summary } = await begin(imports, '柳河镇7月.csv', JULY);
    expect(summary.recalled).toBeNull();
    expect(openQuestions(summary)).not.toEqual([]);
  });
});

describe('处理说明', () => {
  it('lists what was decided, answered and left out, with places, for print and workbook', async () => {
    const { imports, workspace } = await office();
    const id = await june(imports);
    const table = importTable(workspace.ledger, id, { reportingUnit: '县招商办', practice: false });
    const said =
      table?.rows.map((row) =>
        row.role === 'section'
          ? row.text
          : row.cells
              .slice(1)
              .map((cell) => (typeof cell === 'string' ? cell : ''))
              .join('|'),
      ) ?? [];
    expect(said).toContain('C列 第3行|处理|“谁来投”列经办人指定为投资方');
    expect(said).toContain('|答复|“谁来投”列是投资方');
    expect(said).toContain('第1行|标题行|柳河镇招商引资项目台账（2026年6月）');
    expect(table).toMatchObject({ title: '《柳河镇6月.csv》导入处理说明' });
  });

  it('is had of a withdrawn import too, line for line, and says that it was withdrawn and why (M-34)', async () => {
    const { imports, workspace } = await office();
    const id = await june(imports);
    const head = { reportingUnit: '县招商办', practice: false };
    const before = importTable(workspace.ledger, id, head);
    value(await workspace.commitDrafts(withdrawDrafts(workspace.ledger, id, '导错文件'), '秦晓雁'));
    const after = importTable(workspace.ledger, id, head);
    expect(after?.rows).toEqual(before?.rows);
    expect(after?.notes?.at(-1)).toBe('这次导入已整批撤销，所写入的记录不再计算。撤销理由：导错文件');
    expect(before?.notes?.join()).not.toContain('撤销');
  });
});
