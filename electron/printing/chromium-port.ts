/**
 * A page printer made of an installed Chromium, Chrome or Edge, for tests and the command line; the app uses its own window instead.
 * Started without a network and with a profile of its own in a temporary folder. Knows no letter.
 */
import { spawn } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { fail, ok } from '../../shared/errors';
import { devtoolsPipe } from './devtools-pipe';
import type { PagePrinter } from './port';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
] as const;

/** The first browser of the Chromium family found at its usual place. */
export async function findChromium(): Promise<string | undefined> {
  for (const path of CANDIDATES) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there) return path;
  }
  return undefined;
}

/** `--no-sandbox` only for root, which Chromium refuses otherwise; fonts lie under a file address, hence file access. */
const flags = (profile: string): readonly string[] => [
  '--headless',
  '--remote-debugging-pipe',
  `--user-data-dir=${profile}`,
  '--no-first-run',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--allow-file-access-from-files',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  'about:blank',
];

const targetSchema = z.object({ targetId: z.string() });
const sessionSchema = z.object({ sessionId: z.string() });
const pdfSchema = z.object({ data: z.string() });

/**
 * Starts the browser at `executable` with one warm page. `fontFolder` is assets/fonts on disk.
 * Throws only when the program cannot be started at all.
 */
export async function chromiumPrinter(executable: string, fontFolder: string): Promise<PagePrinter> {
  const folder = await mkdtemp(join(tmpdir(), 'zeren-print-'));
  const child = spawn(executable, flags(join(folder, 'profile')), { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const started = new Promise<never>((_, failed) => child.once('error', failed));
  const pipe = devtoolsPipe(child);
  const { targetId } = targetSchema.parse(await Promise.race([pipe.send('Target.createTarget', { url: 'about:blank' }), started]));
  const { sessionId } = sessionSchema.parse(await pipe.send('Target.attachToTarget', { targetId, flatten: true }));
  await pipe.send('Page.enable', {}, sessionId);
  const file = join(folder, 'page.html');

  const printOne = async (html: string): Promise<Uint8Array> => {
    await writeFile(file, html, 'utf8');
    const loaded = pipe.event('Page.loadEventFired', sessionId);
    await Promise.all([loaded, pipe.send('Page.navigate', { url: pathToFileURL(file).href }, sessionId)]);
    await pipe.send(
      'Runtime.evaluate',
      { expression: 'document.fonts.ready.then(() => document.fonts.status)', awaitPromise: true },
      sessionId,
    );
    const options = { printBackground: true, preferCSSPageSize: true, displayHeaderFooter: false, generateTaggedPDF: false };
    return Buffer.from(pdfSchema.parse(await pipe.send('Page.printToPDF', options, sessionId)).data, 'base64');
  };

  // One page prints one thing at a time: callers queue.
  let queue: Promise<unknown> = Promise.resolve();
  return {
    fontBase: `${pathToFileURL(fontFolder).href}/`,
    print: (html) => {
      const job = queue
        .then(() => printOne(html))
        .then(ok, (reason: unknown) => fail('E_PRINT', reason instanceof Error ? reason.name : ''));
      queue = job;
      return job;
    },
    close: async () => {
      await pipe.send('Browser.close', {}).catch(() => child.kill());
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
