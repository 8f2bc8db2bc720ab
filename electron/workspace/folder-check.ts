/**
 * Is a folder fit to hold the ledger: can it be written, is there room, does it lie where files vanish or are shared
 * (faults 17, 18, 27, 35 of design/reliability.md).
 */
import { join } from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import { safeWrite } from '../journal/safe-write';

/** Below this the ledger opens read-only and the window's database is not opened at all (fault 27). */
export const SPACE_FLOOR_BYTES = 200 * 1024 * 1024;

/** Free bytes of the disk a folder lies on, or null when the system does not say. */
export async function freeBytes(files: Files, folder: string): Promise<number | null> {
  try {
    return await files.freeBytes(folder);
  } catch (error) {
    ioFailure(error, folder);
    return null;
  }
}

/** Writes, reads back and removes a small file. E_FOLDER_READ_ONLY, E_DISK_FULL or a disk error. */
export async function probeWritable(files: Files, folder: string): Promise<Result<null>> {
  const path = join(folder, '.zeren-write-test');
  const written = await safeWrite(files, path, '可写');
  if (!written.ok) return written.code === 'E_WRITE_DENIED' ? fail('E_FOLDER_READ_ONLY', folder) : written;
  try {
    await files.remove(path);
    return ok(null);
  } catch (error) {
    return ioFailure(error, folder);
  }
}

/** Warnings about the place of a data folder, in Chinese, for the page that chooses it; judged by the path alone. */
export function folderWarnings(folder: string): string[] {
  const warnings: string[] = [];
  if (/^(\\\\|\/\/)/.test(folder)) {
    warnings.push('这是网络共享文件夹，断网或多台电脑同时使用时可能丢失录入，建议改用本机磁盘。');
  }
  if (/(^|[\\/])(OneDrive|百度网盘|坚果云|WPS云盘|WPSDrive|Dropbox|iCloudDrive)([\\/ -]|$)/i.test(folder)) {
    warnings.push('这是网盘同步文件夹，同步会改动或上传台账，建议改用普通文件夹。');
  }
  if (/^[cC]:[\\/]/.test(folder)) {
    warnings.push('这个文件夹在系统盘（C盘），重装系统时会丢失，建议选其他磁盘。');
  }
  if (/(^|[\\/])(Temp|tmp|回收站|\$Recycle\.Bin)([\\/]|$)/i.test(folder)) {
    warnings.push('这是临时文件夹，系统可能自动清理，请另选文件夹。');
  }
  return warnings;
}
