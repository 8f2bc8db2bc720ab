/**
 * Starts the reading process as a utility process of Electron: no window, no access to the page, ended with the program.
 */
import { utilityProcess } from 'electron';
import { LIMITS } from './limits';
import type { SpawnReader } from './reader';

/** @param script path of the built reader-process.js */
export function forkReader(script: string): SpawnReader {
  return () => {
    const child = utilityProcess.fork(script, [], {
      execArgv: [`--max-old-space-size=${LIMITS.heapMegabytes}`],
      stdio: 'ignore',
      serviceName: '表格读取',
    });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (handle) => void child.on('message', handle),
      onExit: (handle) => void child.on('exit', (code) => handle(code, null)),
      kill: () => void child.kill(),
    };
  };
}
