/**
 * Files a person dropped on the window. Their paths come from the preload, by a name that the page's own bridge refuses, so that no script of the page can
 * name a path; the page gets a token, as for a chosen file. Packages go the way of a double-clicked one. Knows no workbook and imports nothing of Electron.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Program } from './program';

/** More files than these are not even listed. */
const MOST_DROPPED = 100;
const MAX_PATH = 4_096;
const pathsSchema = z.array(z.string().max(MAX_PATH)).max(MOST_DROPPED);

type Tray = Pick<Program, 'access' | 'desktop' | 'given' | 'tokens'>;

/**
 * Takes in what was dropped: one package waits to be looked at, one other file is told to the window, anything else (several files, a folder, a picture
 * out of a page, which has no path) is told as no file.
 * @param raw paths of the files, as the preload sends them
 */
export async function takeDropped(raw: unknown, { access, desktop, given, tokens }: Tray): Promise<void> {
  const parsed = pathsSchema.safeParse(raw);
  const [place = '', ...more] = parsed.success ? parsed.data : [];
  const info = path.isAbsolute(place) && more.length === 0 ? await stat(place).catch(() => null) : null;
  const isFile = info?.isFile() === true;
  // A package waits until somebody has signed in, as a double-clicked one does; anything else is not taken by a locked window.
  if (isFile && place.toLowerCase().endsWith('.zeren')) return given.hand([place], path.dirname(place));
  if (access.status().locked) return;
  desktop.push('files:dropped', {
    file: isFile && info !== null ? { token: tokens.issue(place), name: path.basename(place), size: info.size } : null,
  });
}
