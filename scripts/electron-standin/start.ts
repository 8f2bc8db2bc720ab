/** Starts Chromium for the app and passes its messages to the windows. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from './app';
import { launchChromium, type ProtocolMessage } from './chromium';
import { chromium, hasSwitch, runtime, switchValue, toAppUrl, type AppPackage } from './runtime';
import { startServer } from './serve';
import { webContents } from './web-contents';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
const FEATURES_OFF = 'Translate,MediaRouter,OptimizationHints,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding';

/** Called once by run.ts, before the app's own code. */
export function configure(settings: { home: string; appPath: string; pkg: AppPackage; args: readonly string[] }): void {
  Object.assign(runtime, settings);
  app.name = settings.pkg.productName ?? settings.pkg.name;
  const userData = switchValue('user-data-dir');
  if (userData !== '') app.setPath('userData', path.resolve(userData));
}

function flags(port: number): string[] {
  const profile = path.join(app.getPath('sessionData'), 'standin-chromium');
  mkdirSync(profile, { recursive: true });
  const rules = [...runtime.schemes.keys()].map((scheme) => `MAP *.${scheme}.localhost 127.0.0.1:${port}`);
  const headless = (process.env['DISPLAY'] ?? '') === '' || process.env['ZEREN_HEADLESS'] === '1';
  return [
    '--remote-debugging-pipe',
    ...(hasSwitch('remote-debugging-port') ? [`--remote-debugging-port=${switchValue('remote-debugging-port')}`] : []),
    ...(headless ? ['--headless=new'] : []),
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`, // no other host resolves
    '--app=data:text/html,',
    '--no-sandbox', // runs as root in containers; development only
    `--lang=${app.getLocale()}`,
    `--disable-features=${FEATURES_OFF}`,
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
  ];
}

type TargetInfo = {
  readonly targetId: string;
  readonly type: string;
  readonly title: string;
  readonly url: string;
  readonly openerId?: string;
};

/** A page opened by a page: the app's handler decides; only `deny` is provided. */
function opened(target: TargetInfo): void {
  const opener = webContents.fromDevToolsTargetId(target.openerId ?? '');
  if (!opener) return;
  const { url, frameName } = opener.opening ?? { url: toAppUrl(target.url), frameName: '' };
  const decision = opener.openHandler?.({
    url,
    frameName,
    features: '',
    disposition: 'new-window',
    referrer: { url: '', policy: 'default' },
  });
  if (decision?.action !== 'deny') console.error('opening a window from a page is not provided by the stand-in: it was closed');
  chromium()
    .send('Target.closeTarget', { targetId: target.targetId })
    .catch(() => {});
}

/** Starts the server and Chromium, then tells the app that it is ready. */
export async function start(): Promise<void> {
  const executable = process.env['ZEREN_CHROMIUM'] ?? PLACES.find((place) => existsSync(place)) ?? 'chromium';
  const browser = launchChromium(executable, flags(await startServer()));
  runtime.chromium = browser;
  let foundFirst = (_targetId: string): void => {};
  runtime.firstTarget = new Promise((resolve) => (foundFirst = resolve));
  browser.events.on('message', (message: ProtocolMessage) => {
    const target = message.params['targetInfo'] as TargetInfo | undefined;
    if (message.method === 'Target.targetCreated' && target?.type === 'page') {
      foundFirst(target.targetId);
      if (target.openerId !== undefined) setImmediate(opened, target);
    }
    if (message.method === 'Target.targetInfoChanged' && target?.type === 'page') {
      const contents = webContents.fromDevToolsTargetId(target.targetId);
      if (contents && target.title !== contents.getTitle() && !contents.isLoading()) contents.owner.pageTitled(target.title);
    }
    if (message.method === 'Target.targetDestroyed') webContents.fromDevToolsTargetId(String(message.params['targetId']))?.owner.gone();
    if (message.sessionId !== undefined) runtime.sessions.get(message.sessionId)?.receive(message);
  });
  browser.events.on('exit', () => {
    // The person closed the browser, or it crashed: all windows are gone, and nothing may wait for a browser event.
    const wasQuitting = runtime.quitting;
    for (const window of runtime.windows.slice()) window.gone();
    if (!wasQuitting) setTimeout(() => process.exit(0), 2000).unref();
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  const version = await browser.send('Browser.getVersion');
  Object.defineProperty(process.versions, 'chrome', { value: String(version['product']).split('/')[1], enumerable: true });
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  if (hasSwitch('remote-debugging-port')) process.stderr.write(`\nDevTools listening on ${await browser.devtools}\n`);
  app.markReady();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
