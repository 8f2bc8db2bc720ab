/**
 * Starts the reading process as a plain Node child: for the command line and for tests.
 */
import { fork } from 'node:child_process';
import { LIMITS } from './limits';
import type { SpawnReader } from './reader';

/**
 * @param script path of the built reader-process.js
 * @param heapMegabytes heap limit; smaller in tests
 */
export function forkNodeReader(script: string, heapMegabytes: number = LIMITS.heapMegabytes): SpawnReader {
  return () => {
    const child = fork(script, [], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    return {
      send: (message) => void child.send(message),
      onMessage: (handle) => void child.on('message', handle),
      onExit: (handle) => void child.on('exit', (code, signal) => handle(code, signal)),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
