/**
 * Which sticks are plugged in. Linux: removable mounts; Windows: drive letters beside the system's, since Node cannot tell a stick from a fixed
 * disk there. Reads only; the machine comes in as a port.
 */
import { readdir, readFile } from 'node:fs/promises';
import type { Files } from '../journal/files';

export type DrivePort = {
  readonly platform: NodeJS.Platform;
  /** Text of a system file, or null when it is not there. */
  readonly readText: (path: string) => Promise<string | null>;
  /** Whether a folder can be listed. */
  readonly canList: (path: string) => Promise<boolean>;
  /** Letter of the system drive, `C`. */
  readonly systemLetter: string;
};

export const nodeDrives: DrivePort = {
  platform: process.platform,
  readText: async (path) => {
    try {
      return await readFile(path, 'utf8');
    } catch {
      return null;
    }
  },
  canList: async (path) => {
    try {
      await readdir(path);
      return true;
    } catch {
      return false;
    }
  },
  systemLetter: (process.env['SystemDrive'] ?? 'C:').charAt(0).toUpperCase(),
};

export type DriveFound = {
  readonly root: string;
  readonly name: string;
  readonly freeBytes: number | null;
  readonly readOnly: boolean;
};

type Mount = { readonly device: string; readonly root: string; readonly readOnly: boolean };

/** Lines of /proc/self/mounts; spaces and other signs in a path stand there as octal. */
export function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [device, root, , options] = line.split(' ');
    if (device === undefined || root === undefined || options === undefined) return [];
    const plain = root.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    return [{ device, root: plain, readOnly: options.split(',').includes('ro') }];
  });
}

async function isRemovable(port: DrivePort, { device, root }: Mount): Promise<boolean> {
  if (/^\/(?:run\/)?media\//.test(root)) return true;
  const disk = /^\/dev\/(sd[a-z]+|mmcblk\d+)/.exec(device)?.[1];
  if (disk === undefined || root === '/' || root.startsWith('/boot')) return false;
  return (await port.readText(`/sys/block/${disk}/removable`))?.trim() === '1';
}

async function linuxMounts(port: DrivePort): Promise<Mount[]> {
  const mounts = parseMounts((await port.readText('/proc/self/mounts')) ?? '');
  const found: Mount[] = [];
  for (const mount of mounts) if (await isRemovable(port, mount)) found.push(mount);
  return found;
}

async function windowsLetters(port: DrivePort): Promise<Mount[]> {
  const found: Mount[] = [];
  for (const letter of 'DEFGHIJKLMNOPQRSTUVWXYZ') {
    const root = `${letter}:\\`;
    if (letter !== port.systemLetter && (await port.canList(root))) found.push({ device: letter, root, readOnly: false });
  }
  return found;
}

async function freeOf(files: Files, root: string): Promise<number | null> {
  try {
    return await files.freeBytes(root);
  } catch {
    return null;
  }
}

/** Drives a package can be put on or taken from; one that is pulled meanwhile has no free space told. */
export async function listDrives(port: DrivePort, files: Files): Promise<DriveFound[]> {
  const mounts = port.platform === 'win32' ? await windowsLetters(port) : await linuxMounts(port);
  const found: DriveFound[] = [];
  for (const { root, readOnly } of mounts) {
    const name = port.platform === 'win32' ? `磁盘 ${root.slice(0, 2)}` : (root.split('/').at(-1) ?? root);
    found.push({ root, name, readOnly, freeBytes: await freeOf(files, root) });
  }
  return found;
}
