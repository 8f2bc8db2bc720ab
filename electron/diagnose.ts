/**
 * 诊断包: one readable text for the technician. Versions, sizes, counts, codes and the local log; no name, no figure, no text of the ledger, so
 * that it may leave the office. Anyone can open it and see.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import os from 'node:os';
import { listBackups, backupFolder } from './workspace/backups';
import type { Files } from './journal/files';
import type { Program } from './program';
import type { Workspace } from './workspace/workspace';

const LOGS = ['zeren.1.log', 'zeren.log'];

async function logText(folder: string): Promise<string> {
  const texts = await Promise.all(LOGS.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => '')));
  return texts.join('');
}

/** What a failing disk does not give up is said in its place: the bundle is most needed then. */
const UNREADABLE = '读不出';

async function segmentFacts({ folder }: Workspace, files: Files): Promise<string> {
  const journal = path.join(folder, 'journal');
  const segments = await files.list(journal);
  const sizes = await Promise.all(segments.map(async (name) => `${name} ${(await files.size(path.join(journal, name))) ?? 0}`));
  return sizes.join('；');
}

async function backupFacts({ folder }: Workspace, files: Files): Promise<string> {
  const backups = await listBackups(files, backupFolder(folder));
  return backups.map(({ file: name }) => name).join('；') || '无';
}

/** Counts by kind of record: how much, never what. */
async function ledgerFacts(workspace: Workspace, program: Program): Promise<readonly string[]> {
  const { file, ledger } = workspace;
  const { files } = program.workspacePorts;
  const { commits, state, head } = await workspace.hash();
  const [segments, backups] = await Promise.all([
    segmentFacts(workspace, files).catch(() => UNREADABLE),
    backupFacts(workspace, files).catch(() => UNREADABLE),
  ]);
  return [
    `数据版本 ${file.dataVersion}，${file.unit === null ? '县级' : '单位'}，${file.practice ? '演练' : '正式'}，${workspace.readOnly ? '只读' : '可写'}`,
    `日期判断 ${workspace.clock.trust()}，认定今天 ${workspace.clock.today()}，系统日期 ${workspace.clock.systemDay()}`,
    `保存 ${commits} 次，操作 ${ledger.operations.size} 条，状态 ${state}，日志末尾 ${head ?? '无'}`,
    `日志文件 ${segments}`,
    `自动备份 ${backups}，最近一次${workspace.backups.problem()?.code ?? '正常'}`,
    `启动提示 ${workspace.notices.length} 条`,
    ...[...ledger.records].map(([entity, table]) => `记录 ${entity} ${table.size}`),
  ];
}

/** The whole text. */
export async function diagnosis(program: Program, version: string): Promise<string> {
  const workspace = program.workspace();
  const failure = program.openFailure();
  const lines = [
    '责任台账诊断包（不含台账内容，可以先打开看看再交给技术人员）',
    `程序 ${version}，Electron ${process.versions['electron'] ?? '无'}，Chromium ${process.versions['chrome'] ?? '无'}，Node ${process.versions.node}`,
    `系统 ${process.platform} ${os.release()} ${process.arch}，内存 ${Math.round(os.totalmem() / 2 ** 20)} MB，可用 ${Math.round(os.freemem() / 2 ** 20)} MB`,
    workspace === null ? `没有打开台账${failure === null ? '' : `，原因 ${failure.code}`}` : '已打开台账',
    ...(workspace === null ? [] : await ledgerFacts(workspace, program)),
    '',
    '本机运行日志：',
    await logText(program.places.logs),
  ];
  return `${lines.join('\n')}\n`;
}
