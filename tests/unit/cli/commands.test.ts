/** The command line on the sample county: JSON out, codes on the other stream, exit codes as design/interfaces.md says. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../../scripts/zeren/run';

// One data folder for all: a command leaves it closed, as it found it.
const home = mkdtempSync(path.join(os.tmpdir(), 'zeren-cli-'));
const county = path.join(home, '青石县');
const stick = path.join(home, 'U盘');

async function zeren(...words: string[]): Promise<{ exit: number; out: unknown; error: { code: string; message: string } | null }> {
  const out: string[] = [];
  const error: string[] = [];
  const exit = await runCommand(words, { out: (text) => out.push(text), error: (text) => error.push(text) });
  return {
    exit,
    out: out.length === 0 ? null : JSON.parse(out.join('')),
    error: error.length === 0 ? null : z.object({ code: z.string(), message: z.string() }).parse(JSON.parse(error.join(''))),
  };
}

const onStick = (kind: string): string => path.join(stick, readdirSync(stick).find((name) => name.includes(kind)) ?? 'none');

beforeAll(async () => {
  mkdirSync(stick);
  const made = await zeren('init', '--workspace', county, '--sample');
  expect(made).toMatchObject({ exit: 0, out: { county: '青石县', unit: null, practice: true } });
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('usage', () => {
  it('is code 2 for a verb that does not exist, and names those that do', async () => {
    const answer = await zeren('paint');
    expect(answer).toMatchObject({ exit: 2, out: null, error: { code: 'E_USAGE' } });
    expect(answer.error?.message).toContain('没有“paint”这个命令；有 import、');
    expect(answer.error?.message).toContain('export');
  });

  it('shows only the verb that was misspelt, and every verb when help is asked for', async () => {
    const wrong = await zeren('export');
    expect(wrong.error?.message).toContain('写法：zeren export');
    expect(wrong.error?.message).not.toContain('zeren import');
    expect((await zeren('import')).error).toMatchObject({ code: 'E_USAGE' });
    const said: string[] = [];
    const say = { out: (text: string) => said.push(text), error: (text: string) => said.push(text) };
    for (const words of [['--help'], ['help', 'hash'], ['hash', '--help']]) expect(await runCommand(words, say)).toBe(0);
    const [all = '', ...one] = said;
    expect(all.split('\n').filter((line) => line.startsWith('  zeren ')).length).toBeGreaterThan(20);
    expect(one).toEqual(Array.from({ length: 2 }, () => '用法：\n  zeren hash --workspace 文件夹\n'));
  });

  it.each([
    [['hash']],
    [['hash', '--workspace', county, '--loud']],
    [['verify']],
    [['export', '--workspace', county, '--view', 'nothing', '--out', 'x.xlsx']],
  ])('is code 2 for %j', async (words) => {
    expect(await zeren(...words)).toMatchObject({ exit: 2, error: { code: 'E_USAGE' } });
  });

  it('is code 1 for a folder that is no ledger and 2 for a file that is not there', async () => {
    expect(await zeren('hash', '--workspace', home)).toMatchObject({ exit: 1, error: { code: 'E_NOT_A_WORKSPACE' } });
    expect(await zeren('verify', path.join(home, 'none.zeren'))).toMatchObject({ exit: 2, error: { code: 'E_UNREADABLE' } });
  });
});

describe('the journal', { timeout: 120_000 }, () => {
  it('is not made in a folder that holds something', async () => {
    expect(await zeren('init', '--workspace', county, '--sample')).toMatchObject({ exit: 1, error: { code: 'E_FOLDER_IN_USE' } });
  });

  it('gives the same state when it is read back and folded anew', async () => {
    expect(await zeren('rebuild', '--workspace', county)).toMatchObject({ exit: 0, out: { same: true } });
  });

  it('is sound, and so is its newest backup', async () => {
    expect(await zeren('check', '--workspace', county)).toMatchObject({ exit: 0, out: { clashes: 0, backup: { bad: [] } } });
  });
});

describe('the ledger', { timeout: 120_000 }, () => {
  it('goes out as a workbook', async () => {
    const file = path.join(home, '台账.xlsx');
    expect(await zeren('export', '--workspace', county, '--view', 'projects', '--out', file, '--unit', '亿元')).toMatchObject({
      exit: 0,
      out: { file },
    });
    expect(readFileSync(file).subarray(0, 2).toString('latin1')).toBe('PK');
  });

  it('is scored with a formula behind every line, and the same as it was known when the month was frozen', async () => {
    expect(await zeren('freeze', '--workspace', county, '--period', '2026-10')).toMatchObject({ exit: 0 });
    expect(await zeren('freeze', '--workspace', county)).toMatchObject({
      exit: 0,
      out: { frozen: [{ period: '2026-10', same: true, wouldDiffer: false }] },
    });
    const lines = z.object({ lines: z.array(z.object({ formula: z.string(), points: z.unknown() })) });
    const now = await zeren('score', '--workspace', county, '--scheme', 'qingshi-2026', '--as-of', '2026-10-31');
    const then = await zeren('score', '--workspace', county, '--scheme', 'qingshi-2026', '--as-of', '2026-10-31', '--known-at', '2026-10');
    expect(lines.parse(then.out)).toEqual(lines.parse(now.out));
    expect(lines.parse(now.out).lines.every(({ formula }) => formula !== '')).toBe(true);
  });

  it('makes proposals, which name organ and basis and decide nothing', async () => {
    const answer = await zeren('escalate', '--workspace', county, '--as-of', '2026-10-31');
    const proposals = z
      .object({ enabled: z.literal(true), proposals: z.array(z.object({ organ: z.string().min(1), basis: z.string().min(1) })) })
      .parse(answer.out).proposals;
    expect(proposals.length).toBeGreaterThan(5);
  });

  it('refuses a scheme the county has not adopted', async () => {
    expect(await zeren('score', '--workspace', county, '--scheme', 'qingshi-2026', '--as-of', '2025-10-31')).toMatchObject({
      exit: 1,
      error: { code: 'E_PAPER_DATA' },
    });
  });
});

describe('packages', { timeout: 120_000 }, () => {
  it('carry a township from its 开通文件 to a first report and a receipt', async () => {
    const town = path.join(home, '柳河镇');
    expect(await zeren('pack', '--workspace', county, '--kind', '开通', '--to', '柳河', '--out', stick)).toMatchObject({ exit: 0 });
    expect(await zeren('init', '--workspace', town, '--kit', onStick('开通'))).toMatchObject({ exit: 0, out: { unit: 'u-liuhe' } });
    expect(await zeren('pack', '--workspace', town, '--kind', '上报', '--out', stick)).toMatchObject({
      exit: 1,
      error: { code: 'E_CODE_UNCONFIRMED' },
    });
    const cover = await zeren('verify', onStick('开通'));
    const { checkCode } = z.object({ cover: z.object({ checkCode: z.string() }) }).parse(cover.out).cover;
    expect(await zeren('pack', '--workspace', town, '--kind', '上报', '--out', stick, '--check-code', checkCode)).toMatchObject({
      exit: 0,
    });
    expect(await zeren('unpack', onStick('上报'), '--workspace', county, '--preview')).toMatchObject({
      exit: 0,
      out: { counts: expect.anything() },
    });
    expect(await zeren('unpack', onStick('上报'), '--workspace', county, '--receipt', stick)).toMatchObject({
      exit: 0,
      out: { receipt: expect.stringContaining('回执') },
    });
  });

  it('are refused when one byte differs', async () => {
    const broken = path.join(home, 'broken.zeren');
    const bytes = Buffer.from(readFileSync(onStick('开通')));
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(broken, bytes);
    const answer = await zeren('verify', broken);
    expect(answer.exit).toBe(1);
    expect(answer.out).toBeNull();
  });

  it('bring a backup back to the same state on an empty folder', async () => {
    const phrase = path.join(home, '口令.txt');
    writeFileSync(phrase, '柳河大桥六号\n');
    expect(await zeren('backup', '--workspace', county, '--out', stick)).toMatchObject({ exit: 1, error: { code: 'E_BACKUP_PASSPHRASE' } });
    expect(await zeren('backup', '--workspace', county, '--out', stick, '--passphrase-file', phrase)).toMatchObject({ exit: 0 });
    const fresh = path.join(home, '新电脑');
    expect(await zeren('restore', onStick('备份'), '--workspace', fresh, '--passphrase-file', phrase)).toMatchObject({ exit: 0 });
    const state = z.object({ state: z.string() });
    expect(state.parse((await zeren('hash', '--workspace', fresh)).out)).toEqual(
      state.parse((await zeren('hash', '--workspace', county)).out),
    );
  });
});
