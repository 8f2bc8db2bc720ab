/**
 * Taking destroyed values out of the journal's files. Each line keeps its length (blanks at its end), so that places, the durable mark and
 * every hash stay good; a file is replaced whole or not at all. What the disk itself still holds in freed blocks is beyond a program.
 */
import { join } from 'node:path';
import type { Result } from '../../shared/errors';
import { ok } from '../../shared/errors';
import { stripCommit } from '../../shared/ledger/destroyed';
import type { Gone, TakenOut } from '../../shared/ledger/destroyed';
import type { Files } from './files';
import { readWhole, safeWrite } from './safe-write';
import { readCommitLine } from './segments';

const NEWLINE = 10;
const BLANK = 0x20;

/** Called with the values of one file before they are gone from it, so that what hangs on them (attachments) goes first. */
export type BeforeTaking = (taken: readonly TakenOut[]) => Promise<Result<null>>;

type Cleansed = { readonly bytes: Uint8Array; readonly taken: readonly TakenOut[] };

function cleanseLine(line: Uint8Array, gone: Gone): Cleansed | null {
  const commit = readCommitLine(line);
  if (commit === null) return null;
  const stripped = stripCommit(commit, gone);
  if (stripped.taken.length === 0) return null;
  const text = Buffer.from(JSON.stringify(stripped.commit), 'utf8');
  const bytes = Buffer.alloc(Math.max(line.length, text.length), BLANK);
  text.copy(bytes);
  return { bytes, taken: stripped.taken };
}

/** A journal file without the destroyed values, or null when it holds none. */
export function cleanseBytes(bytes: Uint8Array, gone: Gone): Cleansed | null {
  const here = [...gone.keys()].filter((id) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(id));
  if (here.length === 0) return null;
  const lines: Uint8Array[] = [];
  const taken: TakenOut[] = [];
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, at);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(at, end);
    const cleansed = here.some((id) => Buffer.from(line.buffer, line.byteOffset, line.length).includes(id))
      ? cleanseLine(line, gone)
      : null;
    lines.push(cleansed?.bytes ?? line, bytes.subarray(end, end + 1));
    if (cleansed !== null) taken.push(...cleansed.taken);
    at = end + 1;
  }
  return taken.length === 0 ? null : { bytes: Buffer.concat(lines), taken };
}

/**
 * Takes destroyed values out of all files of a journal, and the cut-off tails that were kept aside with them. Throws system errors.
 * @returns how many values were taken out
 */
export async function cleanseFiles(files: Files, folder: string, gone: Gone, before: BeforeTaking): Promise<Result<number>> {
  let count = 0;
  const names = await files.list(folder);
  for (const name of names.filter((own) => /^\d{5}\.jsonl$/.test(own))) {
    const cleansed = cleanseBytes(await readWhole(files, join(folder, name)), gone);
    if (cleansed === null) continue;
    const prepared = await before(cleansed.taken);
    if (!prepared.ok) return prepared;
    const written = await safeWrite(files, join(folder, name), cleansed.bytes);
    if (!written.ok) return written;
    count += cleansed.taken.length;
  }
  if (count > 0) for (const name of names) if (name.startsWith('torn-')) await files.remove(join(folder, name));
  return ok(count);
}
