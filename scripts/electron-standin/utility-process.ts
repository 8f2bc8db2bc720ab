/** `utilityProcess` of the stand-in: a Node child process whose side of the line is `process.parentPort`. */
import type * as Electron from 'electron';
import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { runtime } from './runtime';
import { strict, strictEmitter } from './strict';

class StandInUtilityProcess
  extends strictEmitter('UtilityProcess')
  implements Pick<Electron.UtilityProcess, 'postMessage' | 'kill' | 'pid'>
{
  pid: number | undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super();
    const outputs =
      typeof options.stdio === 'string' ? [options.stdio, options.stdio] : (options.stdio ?? ['ignore', 'inherit', 'inherit']).slice(-2);
    this.#child = fork(modulePath, [...args], {
      execArgv: ['--require', path.join(runtime.home, 'utility-child.cjs'), ...(options.execArgv ?? [])],
      env: { ...process.env, ...(options.env as NodeJS.ProcessEnv | undefined) },
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      serialization: 'advanced',
      stdio: ['ignore', ...outputs, 'ipc'] as StdioOptions,
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.on('spawn', () => {
      this.pid = this.#child.pid;
      this.emit('spawn');
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('error', () => {}); // followed by 'exit', which is all that Electron tells
    this.#child.on('exit', (code, signal) => {
      this.pid = undefined;
      this.emit('exit', code ?? (signal === null ? 1 : os.constants.signals[signal]));
    });
  }
  postMessage(message: unknown, transfer?: readonly unknown[]): void {
    if (transfer !== undefined && transfer.length > 0)
      throw new Error('utilityProcess.postMessage with ports is not provided by the stand-in');
    if (this.#child.connected) this.#child.send(message as never, () => {}); // after the end Electron drops messages silently
  }
  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: readonly string[] = [], options: Electron.ForkOptions = {}): StandInUtilityProcess {
    if (!runtime.ready) throw new Error('utilityProcess cannot be created before app is ready.');
    return new StandInUtilityProcess(modulePath, args, options);
  },
});
