/**
 * Notices a stick that was plugged in or pulled, and files that came into or left the 交换文件夹, and tells the window. Looks at names and sizes only and
 * opens nothing; what a file is, is judged when the window asks.
 */
import path from 'node:path';
import { mayBePackage } from '../shared/exchange/shared-folder';
import { listDrives, nodeDrives } from './exchange/drives';
import type { Files } from './journal/files';
import type { Program } from './program';

/** A folder on a network is asked this often; a stick is seen within the same time. */
const EVERY_MS = 15_000;

async function namesIn(files: Files, folder: string): Promise<string> {
  try {
    if ((await files.size(folder)) === null) return '-';
    const names = (await files.list(folder)).filter(mayBePackage).sort();
    const sizes = await Promise.all(names.map((name) => files.size(path.join(folder, name)).catch(() => null)));
    return names.map((name, at) => `${name}:${sizes[at] ?? ''}`).join('\n');
  } catch {
    return '-';
  }
}

/** What the outside looks like now: two equal answers mean that nothing came or went. */
export async function outsideOf(program: Pick<Program, 'workspace' | 'settings' | 'workspacePorts'>): Promise<string> {
  const { files } = program.workspacePorts;
  const drives = await listDrives(nodeDrives, files);
  const workspace = program.workspace();
  const share = workspace === null ? null : program.settings.share(workspace.file.generation);
  const roots = drives.map(({ root, readOnly }) => `${root}${readOnly ? ' ro' : ''}`);
  return JSON.stringify([roots, share, share === null ? '' : await namesIn(files, share)]);
}

/** Begins to watch; returns the way to stop. */
export function watchExchange(program: Program): () => void {
  let known: string | null = null;
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void outsideOf(program)
      .then((now) => {
        if (known !== null && known !== now) program.desktop.push('exchange:drives', {});
        known = now;
      })
      .catch((error: unknown) => program.log(`exchange: ${String(error)}`))
      .finally(() => (looking = false));
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
