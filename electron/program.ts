/**
 * The running program as its handlers see it: the machine's ports, the open ledger if any, and how one ledger gives way to another.
 * Holds the only mutable reference to the workspace. Imports nothing of Electron.
 */
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { isTrusted } from '../shared/clock/clock';
import type { WorkspaceStatus } from '../shared/contract/app';
import { ok } from '../shared/errors';
import type { Failure, Result } from '../shared/errors';
import { createAccess } from './access';
import type { Access } from './access';
import { readLog } from './exchange/log';
import { inspectBroken, salvageWords } from './exchange/salvage';
import { watchDay } from './day-watch';
import type { Desktop } from './desktop';
import type { GivenFiles } from './given-files';
import type { Log } from './ipc';
import { nodeFiles } from './journal/files';
import type { Settings } from './settings';
import type { SpawnReader } from './sheets/reader';
import { createTokens } from './tokens';
import type { Tokens } from './tokens';
import { backupReminder } from './workspace/backup-plan';
import { readPeople } from './workspace/people-file';
import { openWorkspace } from './workspace/workspace';
import type { WindowPrinter } from './window-printer';
import type { Workspace, WorkspacePorts } from './workspace/workspace';

/** Places of this installation. */
export type Places = {
  /** Built assets: fonts, holiday tables, templates, the sample county. */
  readonly assets: string;
  /** Where data folders are proposed: a disk that is not the system's when there is one. */
  readonly data: string;
  /** Where the local log lies. */
  readonly logs: string;
};

export type ProgramPorts = {
  readonly desktop: Desktop;
  readonly settings: Settings;
  readonly places: Places;
  /** The engine that makes paper. */
  readonly printer: WindowPrinter;
  readonly spawnReader: SpawnReader;
  readonly builtMs: number;
  /** Packages the system hands over. */
  readonly given: GivenFiles;
  readonly log: Log;
  /** How long after opening the newest backup is read back; the product leaves it alone. */
  readonly checkAfterMs?: number;
};

export type Program = ProgramPorts & {
  readonly tokens: Tokens;
  /** Who is signed in, where the office uses passwords. */
  readonly access: Access;
  readonly workspacePorts: WorkspacePorts;
  readonly workspace: () => Workspace | null;
  /** Why the last ledger could not be opened at start; shown on the first page. */
  readonly openFailure: () => Failure | null;
  /** The folder whose journal is broken, when that is why nothing is open. */
  readonly brokenFolder: () => string | null;
  readonly open: (folder: string) => Promise<Result<Workspace>>;
  /** Opens the ledger of the last session, if there was one. */
  readonly openLast: () => Promise<void>;
  /** Resolves when `openLast` has come to its end, whatever it was; at once where it was never called. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly status: () => Promise<WorkspaceStatus | null>;
  readonly proposeFolder: (practice: boolean) => string;
};

function wallStamp(stamp: string | null): string | null {
  return stamp === null ? null : stamp.replace('T', ' ').slice(0, 16);
}

/** All that the window shows of the clock. */
function clockWords({ clock }: Workspace): string {
  return [clock.trust(), clock.today(), clock.systemDay()].join(' ');
}

/** Bytes in MB for the eye, never 0. */
function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

/** When the ledger in this folder was last backed up to a stick, or null. */
async function lastStickBackup(folder: string): Promise<string | null> {
  const log = await readLog(nodeFiles, folder);
  if (!log.ok) return null;
  return log.value.findLast(({ direction, kind }) => direction === '发出' && kind === '备份')?.at ?? null;
}

async function statusOf(workspace: Workspace, settings: Settings, access: Access, stickBackup: string | null): Promise<WorkspaceStatus> {
  const { file, clock, ledger } = workspace;
  const names = new Set<string>();
  for (const op of ledger.operations.values()) if (op.device === file.device) names.add(op.person);
  const person = settings.person();
  if (person !== '') names.add(person);
  const problem = workspace.backups.problem();
  const overdue = file.practice || !isTrusted(clock.trust()) ? null : backupReminder(clock.today(), file.created, stickBackup);
  const reminder = overdue === null ? [] : [overdue];
  return {
    folder: workspace.folder,
    county: file.county,
    office: file.office,
    unit: file.unit,
    device: file.device,
    generation: file.generation,
    practice: file.practice,
    readOnly: workspace.readOnly,
    notices: [...workspace.notices, ...reminder, ...(problem === null ? [] : ['最近一次自动备份没有成功，请检查磁盘空间，并备份到U盘。'])],
    today: clock.today(),
    systemDay: clock.systemDay(),
    clock: clock.trust(),
    person,
    people: [...names].sort((a, b) => a.localeCompare(b, 'zh')),
    lastBackup: wallStamp(await workspace.backups.last()),
    lastStickBackup: wallStamp(stickBackup),
    access: access.status(),
  };
}

/** The newest backup is read back this long after the ledger was opened, when the first screen stands and is proved, of a large ledger too. */
const CHECK_AFTER_MS = 15_000;

/** Makes the program from its ports; no ledger is open yet. */
export function createProgram(ports: ProgramPorts): Program {
  let workspace: Workspace | null = null;
  const access = createAccess();
  let failure: Failure | null = null;
  let broken: string | null = null;
  let stopListening: (() => void)[] = [];
  let waiting: NodeJS.Timeout | undefined;
  let checking: Promise<void> = Promise.resolve();
  let opening: Promise<unknown> = Promise.resolve();
  const { desktop, settings, places } = ports;
  const workspacePorts: WorkspacePorts = {
    files: nodeFiles,
    systemMs: () => Date.now(),
    randomBytes: (count) => randomBytes(count),
    self: { user: os.userInfo().username, host: os.hostname() },
    builtMs: ports.builtMs,
    proved: (done, total) => desktop.push('app:opening', { done: megabytes(done), total: megabytes(total) }),
  };

  ports.given.tell(() => desktop.push('exchange:handed', {}));

  async function close(): Promise<void> {
    const closing = workspace;
    workspace = null;
    access.begin(null);
    for (const stop of stopListening.splice(0)) stop();
    clearTimeout(waiting);
    await checking;
    if (closing !== null) await closing.close();
  }

  async function status(): Promise<WorkspaceStatus | null> {
    return workspace === null ? null : statusOf(workspace, settings, access, await lastStickBackup(workspace.folder));
  }

  async function tellStatus(): Promise<void> {
    desktop.push('app:status', await status());
  }

  /** Reads the newest backup back and tells the window what was found. */
  async function checkBackups(opened: Workspace): Promise<void> {
    try {
      await opened.checkBackups();
      if (workspace === opened) await tellStatus();
    } catch (error) {
      ports.log(`backups: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /**
   * The window's copy goes with what was destroyed: at once, and for certain at the next start, before the window can write it again.
   * It is filled from the journal when the window opens the ledger.
   */
  async function forgetDestroyed(opened: Workspace, when: 'use' | 'start'): Promise<void> {
    const at = opened.erasedAt();
    const { device, generation } = opened.file;
    const key = `erased.${device}-${generation}`;
    const known = settings.get(key);
    if (workspace !== opened || at === 0 || (typeof known === 'number' && known >= at)) return;
    try {
      await desktop.forgetCopy();
    } catch (error) {
      ports.log(`copy not forgotten: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    if (when === 'start') settings.set(key, at);
    // The copy did not lose these entries by a fault: no notice 已从日志恢复.
    settings.set(`session.${device}-${generation}`, 0);
  }

  /** Of a broken journal people are told where, and what can be had instead (fault 30). */
  async function explained(folder: string, why: Failure): Promise<Failure> {
    if (why.code !== 'E_JOURNAL_BROKEN') return why;
    const found = await inspectBroken(nodeFiles, folder);
    return found.ok && found.value !== null ? { ...why, detail: salvageWords(found.value) } : why;
  }

  async function open(folder: string): Promise<Result<Workspace>> {
    await close();
    const opened = await openWorkspace(folder, workspacePorts);
    failure = opened.ok ? null : await explained(folder, opened);
    broken = failure?.code === 'E_JOURNAL_BROKEN' ? folder : null;
    if (!opened.ok) {
      // The ledger that was open before is closed: the window must not go on showing it.
      desktop.push('app:status', null);
      return failure ?? opened;
    }
    const people = await readPeople(nodeFiles, folder);
    if (!people.ok) {
      await opened.value.close();
      failure = people;
      desktop.push('app:status', null);
      return people;
    }
    access.begin(people.value);
    workspace = opened.value;
    settings.setFolder(folder);
    await forgetDestroyed(workspace, 'start');
    stopListening = [
      workspace.onStored((n) => desktop.push('ledger:changed', { from: n })),
      workspace.onDestroyed(() => void forgetDestroyed(opened.value, 'use')),
      watchDay(
        () => clockWords(opened.value),
        () => void tellStatus(),
      ),
    ];
    await tellStatus();
    waiting = setTimeout(() => {
      checking = checkBackups(opened.value);
    }, ports.checkAfterMs ?? CHECK_AFTER_MS);
    return ok(opened.value);
  }

  return {
    ...ports,
    access,
    tokens: createTokens(),
    workspacePorts,
    workspace: () => workspace,
    openFailure: () => failure,
    brokenFolder: () => broken,
    close,
    status,
    open,
    async openLast() {
      const folder = settings.folder();
      if (folder === null) return;
      opening = open(folder);
      await opening;
    },
    async settled() {
      await opening;
    },
    proposeFolder: (practice) => path.join(places.data, practice ? '责任台账（演练）' : '责任台账'),
  };
}
