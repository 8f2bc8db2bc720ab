/**
 * A disk or stick in memory for trials: the `Files` port over a map of bytes, with a trouble that can be switched on — pulled at the n-th call, read-only,
 * full, or lying about what it holds. Folders are only names.
 */
import path from 'node:path';
import type { Files, OpenFile } from '../../electron/journal/files';

/** What is wrong with the medium at the moment. */
export type Trouble =
  | { readonly kind: 'none' }
  /** Pulled out at this call from now on. */
  | { readonly kind: 'pulled'; calls: number }
  | { readonly kind: 'read-only' }
  /** Room for so many bytes; `admitted`: it says so when asked. */
  | { readonly kind: 'full'; readonly room: number; readonly admitted: boolean }
  /** Takes everything and gives other bytes back. */
  | { readonly kind: 'fake' };

export type MemoryFiles = Files & { trouble: Trouble; readonly held: Map<string, Uint8Array> };

const broken = (code: string): Error => Object.assign(new Error(code), { code });

/** Makes an empty medium. */
export function memoryFiles(): MemoryFiles {
  const held = new Map<string, Uint8Array>();
  const folders = new Set<string>();

  function call(writes: boolean): void {
    const { trouble } = medium;
    if (trouble.kind === 'pulled') {
      trouble.calls -= 1;
      if (trouble.calls < 0) throw broken('EIO');
    }
    if (writes && trouble.kind === 'read-only') throw broken('EROFS');
  }

  function handleOf(place: string, writes: boolean): OpenFile {
    return {
      async write(bytes) {
        call(true);
        const { trouble } = medium;
        const before = held.get(place) ?? new Uint8Array();
        if (trouble.kind === 'full' && before.length + bytes.length > trouble.room) throw broken('ENOSPC');
        held.set(place, Buffer.concat([before, bytes]));
        return bytes.length;
      },
      async read(position, length) {
        call(false);
        const bytes = (held.get(place) ?? new Uint8Array()).subarray(position, position + length);
        if (medium.trouble.kind !== 'fake' || bytes.length === 0) return bytes;
        return bytes.map((byte) => byte ^ 0xff);
      },
      async truncate(length) {
        call(true);
        held.set(place, (held.get(place) ?? new Uint8Array()).subarray(0, length));
      },
      async sync() {
        call(writes);
      },
      async close() {
        await Promise.resolve();
      },
    };
  }

  const medium: MemoryFiles = {
    trouble: { kind: 'none' },
    held,
    async open(place, mode) {
      call(mode !== 'r');
      if ((mode === 'r' || mode === 'r+') && !held.has(place)) throw broken('ENOENT');
      if (mode === 'w' || mode === 'wx') held.set(place, new Uint8Array());
      return handleOf(place, mode !== 'r');
    },
    async rename(from, to) {
      call(true);
      const bytes = held.get(from);
      if (bytes === undefined) throw broken('ENOENT');
      held.delete(from);
      held.set(to, bytes);
    },
    async remove(place) {
      call(true);
      held.delete(place);
    },
    async removeFolder(place) {
      call(true);
      folders.delete(place);
    },
    async makeFolder(place) {
      call(true);
      folders.add(place);
    },
    async list(place) {
      call(false);
      return [...held.keys()].flatMap((name) => (path.dirname(name) === place ? [path.basename(name)] : [])).sort();
    },
    async size(place) {
      call(false);
      return held.get(place)?.length ?? (folders.has(place) ? 0 : null);
    },
    async freeBytes() {
      call(false);
      const { trouble } = medium;
      return trouble.kind === 'full' && trouble.admitted ? trouble.room : 1_000_000_000;
    },
    async syncFolder() {
      call(true);
    },
    async pause() {
      await Promise.resolve();
    },
  };
  return medium;
}
