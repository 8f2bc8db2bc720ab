/** All handlers of the contract, put together from one file per group. */
import type { Handlers } from '../ipc';
import { guarded } from '../access';
import type { Channel } from '../../shared/contract/contract';
import type { Program } from '../program';
import { appendExport } from '../workspace/export-log';
import { appHandlers } from './app';
import { evidenceHandlers } from './evidence';
import { exchangeHandlers } from './exchange';
import { fileHandlers } from './files';
import { formHandlers } from './form';
import { importHandlers } from './import';
import { ledgerHandlers } from './ledger';
import { paperHandlers } from './paper';
import { peopleHandlers } from './people';
import { workspaceHandlers } from './workspace';

/** Channels by which something leaves this machine, in the words of the record. */
const LEAVES: Partial<Record<Channel, string>> = {
  'paper:save': '另存',
  'paper:print': '打印',
  'paper:fill': '套用表样',
  'paper:template': '导出填报表',
  'files:saveScheme': '导出考核办法',
  'people:sheet': '打印恢复单',
  'app:diagnose': '导出诊断包',
  'exchange:pack': '写入U盘',
};

function textOf(value: unknown, key: string): string {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  return typeof found === 'string' ? found : '';
}

/** Sets down what left this machine; a full disk does not undo what a person has just saved. */
async function noteExport(program: Program, channel: Channel, input: unknown, value: unknown): Promise<void> {
  const what = LEAVES[channel];
  const workspace = program.workspace();
  const cancelled =
    value === null || (typeof value === 'object' && (Reflect.get(value, 'printed') === false || Reflect.get(value, 'file') === null));
  if (what === undefined || cancelled || workspace === null || workspace.readOnly) return;
  const kind = textOf(input, 'kind') || textOf(input, 'format') || textOf(input, 'paper');
  const file = textOf(value, 'path') || textOf(value, 'name');
  const entry = { at: workspace.clock.now(), person: program.settings.person(), what: `${what} ${kind}`.trim(), file };
  const noted = await appendExport(program.workspacePorts.files, workspace.folder, entry);
  if (!noted.ok) program.log(`exports: ${noted.code}`);
}

export function handlersOf(program: Program, version: string): Handlers {
  const handlers = {
    ...appHandlers(program, version),
    ...fileHandlers(program),
    ...evidenceHandlers(program),
    ...workspaceHandlers(program),
    ...ledgerHandlers(program),
    ...importHandlers(program),
    ...exchangeHandlers(program),
    ...paperHandlers(program),
    ...formHandlers(program),
    ...peopleHandlers(program),
  };
  return guarded(handlers, program.access, (channel, input, value) => noteExport(program, channel, input, value));
}
