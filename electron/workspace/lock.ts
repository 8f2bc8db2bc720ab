/**
 * One writer at a time (faults 32 and 33 of design/reliability.md). The system holds the lock itself, as a named local pipe that ends with the
 * process, so no crash, restart or reused process number leaves a ledger locked; the file `lock` beside the data only says who it is.
 */
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { ioFailure, isMissing } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, safeWrite } from '../journal/safe-write';

const holderSchema = z.object({ user: z.string(), host: z.string(), since: z.string() });
/** Who uses the ledger: account, computer, since when. */
export type Holder = z.infer<typeof holderSchema>;

export type Lock = { readonly release: () => Promise<void> };

function pipeName(folder: string): string {
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return process.platform === 'win32' ? `\\\\.\\pipe\\zeren-${id}` : `\0zeren-${id}`;
}

function listen(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}

async function readHolder(files: Files, path: string): Promise<Holder | null> {
  try {
    const holder = holderSchema.safeParse(JSON.parse(Buffer.from(await readWhole(files, path)).toString('utf8')));
    return holder.success ? holder.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return null;
    throw error;
  }
}

function inWords(holder: Holder | null): string | undefined {
  return holder === null ? undefined : `${holder.host} 上的 ${holder.user}，${holder.since} 起`;
}

/**
 * Takes the ledger for this process.
 * @param canWrite false on a full disk: the pipe alone locks then
 * @returns E_LOCKED with the holder's name when somebody else has it, on this computer or, by the file, on another one
 */
export async function takeLock(files: Files, folder: string, self: Holder, canWrite: boolean): Promise<Result<Lock>> {
  const path = join(folder, 'lock');
  let server: Server | null = null;
  const letGo = () => new Promise<void>((done) => (server === null ? done() : server.close(() => done())));
  try {
    server = await listen(pipeName(await realpath(folder)));
    const holder = await readHolder(files, path);
    if (server === null) return fail('E_LOCKED', inWords(holder));
    if (holder !== null && holder.host !== self.host) {
      await letGo();
      return fail('E_LOCKED', inWords(holder));
    }
    if (canWrite) {
      const written = await safeWrite(files, path, JSON.stringify(self));
      if (!written.ok) {
        await letGo();
        return written;
      }
    }
    return ok({
      release: async () => {
        await letGo();
        try {
          if (canWrite) await files.remove(path);
        } catch (error) {
          // The pipe is the lock; a file left behind only names who was here last.
          ioFailure(error, 'lock');
        }
      },
    });
  } catch (error) {
    await letGo();
    return ioFailure(error, 'lock');
  }
}
