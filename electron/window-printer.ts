/**
 * The app's printing engine: a hidden, locked window that loads one page of our own making and gives its PDF. The page lives in memory
 * under `app://bundle/print/…` only while it is printed; it may load our fonts and nothing else.
 */
import type { BrowserWindow } from 'electron';
import { randomBytes } from 'node:crypto';
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import type { Log } from './ipc';
import type { PagePrinter } from './printing/port';
import { APP_ORIGIN, FONT_PATH, PRINT_PATH } from './protocol';
import type { PrintPages } from './protocol';
import { openLockedWindow } from './window';

/** Waits until every face a page uses is there; without it the first letters come out in a fallback face. */
const FONTS_READY = 'document.fonts.ready.then(() => true)';

export type WindowPrinter = PagePrinter & {
  /** Hands a finished PDF to the system's printer, so that paper and preview are one; false when the person cancelled (fault 38). */
  readonly toPrinter: (pdf: Uint8Array) => Promise<Result<boolean>>;
};

/** Opens the hidden window. Jobs run one after the other. */
export function openWindowPrinter(pages: PrintPages, log: Log): WindowPrinter {
  let window: BrowserWindow | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = queue.then(task);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function withPage<T>(page: string | Uint8Array, use: (window: BrowserWindow) => Promise<T>): Promise<Result<T>> {
    window ??= openLockedWindow({ show: false, width: 1024, height: 768 }, null);
    const name = `${randomBytes(12).toString('hex')}.${typeof page === 'string' ? 'html' : 'pdf'}`;
    pages.set(name, page);
    try {
      await window.loadURL(`${APP_ORIGIN}${PRINT_PATH}${name}`);
      if (typeof page === 'string') await window.webContents.executeJavaScript(FONTS_READY);
      return ok(await use(window));
    } catch (error) {
      log(`print: ${error instanceof Error ? error.message : String(error)}`);
      return fail('E_PRINT');
    } finally {
      pages.delete(name);
    }
  }

  return {
    fontBase: FONT_PATH,
    print: (html) =>
      inTurn(() =>
        withPage(
          html,
          async ({ webContents }) =>
            new Uint8Array(await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: false })),
        ),
      ),
    toPrinter: (pdf) =>
      inTurn(() =>
        withPage(
          pdf,
          ({ webContents }) =>
            new Promise<boolean>((resolve) => {
              webContents.print({ silent: false, printBackground: true }, (printed) => resolve(printed));
            }),
        ),
      ),
    async close() {
      await queue.catch(() => undefined);
      if (window !== null && !window.isDestroyed()) window.destroy();
      window = null;
    },
  };
}
