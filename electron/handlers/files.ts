/** Choosing files and folders: the path stays here, the window gets a token. */
import { readdir, readFile, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { ChosenFolder, FileToken } from '../../shared/contract/files';
import { emptyLedger } from '../../shared/ledger/fold';
import { newRecordId } from '../../shared/model/ids';
import type { RecordId } from '../../shared/model/ids';
import { loadScheme } from '../../shared/scoring/load-scheme';
import { calendarDrafts, schemeDrafts } from '../../shared/imports/county-files';
import type { HandlersOf } from '../ipc';
import { safeWrite } from '../journal/safe-write';
import type { Program } from '../program';

async function freeBytes(folder: string): Promise<number | null> {
  for (let at = folder; ; at = path.dirname(at)) {
    try {
      const { bavail, bsize } = await statfs(at);
      return bavail * bsize;
    } catch {
      if (path.dirname(at) === at) return null; // no parent left to ask
    }
  }
}

async function describeFolder(program: Program, folder: string): Promise<ChosenFolder> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  return {
    token: program.tokens.issue(folder),
    path: folder,
    freeBytes: await freeBytes(folder),
    hasLedger: names.includes('workspace.json'),
    warnings:
      /onedrive|坚果云|dropbox|百度网盘/i.test(folder) || folder.startsWith('\\\\')
        ? ['这个位置会被同步或在网络上，容易损坏，请选本机硬盘上的文件夹。']
        : [],
  };
}

type FileChannel =
  | 'files:choose'
  | 'files:chooseFolder'
  | 'files:proposeFolder'
  | 'files:calendar'
  | 'files:scheme'
  | 'files:saveScheme'
  | 'files:show';

const MAX_TABLE_BYTES = 4 * 1024 * 1024;

async function readText(program: Program, token: FileToken): Promise<Result<string>> {
  const file = program.tokens.path(token);
  const info = file === null ? null : await stat(file).catch(() => null);
  if (file === null || info === null) return fail('E_TOKEN');
  return info.size > MAX_TABLE_BYTES ? fail('E_FILE_TOO_BIG', path.basename(file)) : ok(await readFile(file, 'utf8'));
}

export function fileHandlers(program: Program): HandlersOf<FileChannel> {
  const fresh = (prefix: string): RecordId => newRecordId(prefix, program.workspacePorts.randomBytes(10));
  return {
    async 'files:choose'({ purpose }) {
      const file = await program.desktop.chooseFile(purpose);
      if (file === null) return ok(null);
      const info = await stat(file).catch(() => null);
      if (info === null || !info.isFile()) return fail('E_TOKEN');
      return ok({ token: program.tokens.issue(file), name: path.basename(file), size: info.size });
    },
    async 'files:chooseFolder'() {
      const folder = await program.desktop.chooseFolder();
      return ok(folder === null ? null : await describeFolder(program, folder));
    },
    async 'files:proposeFolder'({ practice }) {
      return ok(await describeFolder(program, program.proposeFolder(practice)));
    },
    async 'files:calendar'({ file }) {
      const text = await readText(program, file);
      if (!text.ok) return text;
      const drafts = calendarDrafts(text.value, program.workspace()?.ledger ?? emptyLedger(), fresh);
      return drafts.ok ? ok({ year: drafts.value.year, drafts: [...drafts.value.drafts] }) : drafts;
    },
    async 'files:scheme'({ file }) {
      const text = await readText(program, file);
      if (!text.ok) return text;
      const drafts = schemeDrafts(text.value, fresh);
      return drafts.ok ? ok({ title: drafts.value.title, drafts: [...drafts.value.drafts] }) : drafts;
    },
    async 'files:saveScheme'({ title, body }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const text = `${JSON.stringify(body, null, 1)}\n`;
      if (!loadScheme(text).ok) return fail('E_SCHEME_FILE', title);
      const file = await program.desktop.chooseSave(`${title.replaceAll(/[\\/:*?"<>|]/g, '_')}.json`);
      if (file === null) return ok(null);
      const written = await safeWrite(program.workspacePorts.files, file, new TextEncoder().encode(text));
      return written.ok ? ok({ file: program.tokens.issue(file), name: path.basename(file) }) : written;
    },
    'files:show'({ token }) {
      const file = program.tokens.path(token);
      if (file === null) return fail('E_TOKEN');
      program.desktop.show(file);
      return ok({});
    },
  };
}
