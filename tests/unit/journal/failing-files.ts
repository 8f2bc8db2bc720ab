/**
 * The fault shim of goal 7 (design/reliability.md): the file port with call number n failing, once or from then on.
 * SQLite's loop: n = 1, 2, 3 … until a run makes fewer than n calls.
 */
import { nodeFiles } from '../../../electron/journal/files';
import type { Files, OpenFile } from '../../../electron/journal/files';

export type Fault = 'EIO' | 'ENOSPC' | 'EACCES' | 'EPERM' | 'short';
export const FAULTS: readonly Fault[] = ['EIO', 'ENOSPC', 'EACCES', 'EPERM', 'short'];

export type FailingFiles = { readonly files: Files; readonly calls: () => number };

/**
 * @param at number of the call that fails, from 1
 * @param lasting whether every later call fails too, as when a disk is gone; `short` then means: half is written, then the disk is full
 */
export function failingFiles(at: number, fault: Fault, lasting: boolean, real: Files = nodeFiles): FailingFiles {
  let calls = 0;
  const hit = () => {
    calls += 1;
    return lasting ? calls >= at : calls === at;
  };
  const system = (code: string) => Object.assign(new Error(`${code}: injected`), { code });
  async function guarded<T>(call: () => Promise<T>): Promise<T> {
    if (hit() && (fault !== 'short' || (lasting && calls > at))) throw system(fault === 'short' ? 'ENOSPC' : fault);
    return call();
  }
  const wrap = (file: OpenFile): OpenFile => ({
    write: async (bytes) => {
      if (!hit()) return file.write(bytes);
      if (fault !== 'short') throw system(fault);
      if (calls > at) throw system('ENOSPC');
      return file.write(bytes.subarray(0, Math.max(1, bytes.length >> 1)));
    },
    read: (position, length) => guarded(() => file.read(position, length)),
    truncate: (length) => guarded(() => file.truncate(length)),
    sync: (what) => guarded(() => file.sync(what)),
    close: async () => {
      // The handle is always released, or the test itself would run out of handles.
      await file.close();
      await guarded(async () => undefined);
    },
  });
  return {
    calls: () => calls,
    files: {
      open: async (path, mode) => wrap(await guarded(() => real.open(path, mode))),
      rename: (from, to) => guarded(() => real.rename(from, to)),
      remove: (path) => guarded(() => real.remove(path)),
      removeFolder: (path) => guarded(() => real.removeFolder(path)),
      makeFolder: (path) => guarded(() => real.makeFolder(path)),
      list: (path) => guarded(() => real.list(path)),
      size: (path) => guarded(() => real.size(path)),
      freeBytes: (folder) => guarded(() => real.freeBytes(folder)),
      syncFolder: (path) => guarded(() => real.syncFolder(path)),
      pause: async () => undefined,
    },
  };
}
