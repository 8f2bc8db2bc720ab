/** Starts an app on the chosen runtime and watches it for everything that must not happen. Knows nothing of our screens. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** What a watched app did wrong: page errors, console errors, main-process defects, requests to other hosts. */
export type Watched = {
  readonly app: ElectronApplication;
  readonly child: ReturnType<ElectronApplication['process']>;
  readonly problems: string[];
};

/** Our own page is `app://bundle` in Electron and `http://bundle.app.localhost` in the stand-in; `chrome:` is Chromium's own PDF viewer, by which paper is printed. */
export function isOwnAddress(address: string): boolean {
  return /^(app:\/\/bundle\/|http:\/\/bundle\.app\.localhost\/|data:|blob:|about:|devtools:|chrome:|chrome-extension:)/.test(address);
}

function watchPage(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`page error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console error: ${message.text()}`);
  });
  page.on('dialog', () => {}); // without a listener Playwright answers beforeunload itself: "leave"
  page.on('request', (request) => {
    if (!isOwnAddress(request.url())) problems.push(`request to another host: ${request.url()}`);
  });
}

const MAIN_DEFECT = /Uncaught|UnhandledPromiseRejection|Error occurred in handler|protocol handler failed|not provided by the stand-in/;

/** Launches `folder` with a profile of its own. `args` and `env` are added to the usual ones. */
export async function launch(
  folder: string,
  userData: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Watched> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  // A home of its own: 文档 and the like must not be those of the person who runs the tests.
  const home = path.join(userData, 'home');
  await mkdir(home, { recursive: true });
  const own = { HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: path.join(home, '.config') };
  const app = await _electron.launch({ args: [folder, `--user-data-dir=${userData}`, ...args], env: { ...inherited, ...own, ...env } });
  const problems: string[] = [];
  for (const page of app.windows()) watchPage(page, problems);
  app.on('window', (page) => watchPage(page, problems));
  const child = app.process();
  child.stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    if (MAIN_DEFECT.test(text)) problems.push(`main process: ${text.trim()}`);
  });
  return { app, child, problems };
}

/** Ends the app the way a person does. A page that refuses to close would hang here, so the process is ended after a minute and told. */
export async function close({ app, child, problems }: Watched): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const late = setTimeout(() => {
    problems.push('the app did not end within a minute');
    child.kill('SIGKILL');
  }, 60_000);
  await app.close();
  clearTimeout(late);
}
