/** The program with a desktop that answers every dialog with 取消, a printer without paper and a reader that is no process. */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { givenFiles } from '../../../electron/given-files';
import type { ProgramPorts } from '../../../electron/program';
import type { EventName } from '../../../shared/contract/contract';
import { fail } from '../../../shared/errors';
import { directReader } from '../imports/direct-reader';

export type Told = { readonly pushed: { readonly event: EventName; readonly data: unknown }[]; readonly logged: string[] };

export async function fakePorts(): Promise<{ readonly ports: ProgramPorts; readonly told: Told; readonly folder: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zeren-ipc-'));
  const told: Told = { pushed: [], logged: [] };
  let person = '王芳';
  const ports: ProgramPorts = {
    desktop: {
      chooseFile: async () => null,
      chooseFolder: async () => null,
      chooseSave: async () => null,
      show: () => undefined,
      forgetCopy: async () => undefined,
      push: (event, data) => told.pushed.push({ event, data }),
    },
    settings: {
      folder: () => null,
      setFolder: () => undefined,
      person: () => person,
      setPerson: (name) => (person = name),
      share: () => null,
      setShare: () => undefined,
      get: () => null,
      set: () => undefined,
    },
    places: { assets: fileURLToPath(new URL('../../../assets', import.meta.url)), data: folder, logs: path.join(folder, 'logs') },
    printer: {
      fontBase: '/fonts/',
      print: async () => fail('E_PRINT'),
      toPrinter: async () => fail('E_PRINT'),
      close: async () => undefined,
    },
    spawnReader: directReader,
    builtMs: 0,
    given: givenFiles(),
    log: (line) => told.logged.push(line),
    checkAfterMs: 0,
  };
  return { ports, told, folder };
}
