/** The running program seen from outside: its page once ready, native dialogs that answer, what it shows to the desktop. */
import type { ElectronApplication, Page } from '@playwright/test';

export type Native = {
  /** The next open dialogs answer these paths; no path means cancelled. */
  answerOpen(paths: readonly string[]): Promise<void>;
  /** The next save dialogs answer this path; null means cancelled. */
  answerSave(file: string | null): Promise<void>;
  /** The next message boxes answer the button with this index. */
  answerMessage(button: number): Promise<void>;
  /** Files and folders the program asked the desktop to show since the start. */
  opened(): Promise<string[]>;
};

/** A machine with much else to do starts a browser slowly; only never is a fault. */
const READY_WITHIN_MS = 90_000;

/** The first window once the page says it is there. */
export async function readyPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow({ timeout: READY_WITHIN_MS });
  await page.waitForSelector('html[data-ready="true"]', { timeout: READY_WITHIN_MS });
  return page;
}

/** Notes what the program shows to the desktop instead of showing it. */
export async function quietDesktop(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedByProgram: opened });
    shell.openPath = (place) => {
      opened.push(place);
      return Promise.resolve('');
    };
    shell.showItemInFolder = (place) => {
      opened.push(place);
    };
  });
}

export function nativeOf(running: () => ElectronApplication): Native {
  return {
    answerOpen: (paths) =>
      running().evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
      }, paths),
    answerSave: (file) =>
      running().evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
      }, file),
    answerMessage: (button) =>
      running().evaluate(({ dialog }, response) => {
        dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false });
      }, button),
    opened: () => running().evaluate(() => (globalThis as unknown as { openedByProgram: string[] }).openedByProgram),
  };
}
