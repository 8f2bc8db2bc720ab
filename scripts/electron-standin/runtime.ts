/**
 * What the parts of the stand-in share: the command line, the app's package, Chromium, the open windows and the schemes.
 * Holds state only; every effect is elsewhere.
 */
import type { Chromium } from './chromium';
import type { StandInWebContents } from './web-contents';
import type { StandInWindow } from './browser-window';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;
export type AppPackage = { readonly name: string; readonly productName?: string; readonly version: string };

export const runtime = {
  args: [] as readonly string[],
  appPath: '',
  /** Folder of the built stand-in: page script, version, child bootstrap. */
  home: '',
  pkg: { name: '', version: '' } as AppPackage,
  chromium: null as Chromium | null,
  firstTarget: null as Promise<string> | null,
  ready: false,
  quitting: false,
  windows: [] as StandInWindow[],
  /** WebContents by DevTools session id. */
  sessions: new Map<string, StandInWebContents>(),
  /** Schemes registered or handled; null until a handler is set. */
  schemes: new Map<string, SchemeHandler | null>(),
};

/** True when the command line carries `--name` or `--name=value`. */
export function hasSwitch(name: string): boolean {
  return runtime.args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
}

/** The value of `--name=value`, or '' as Electron answers. */
export function switchValue(name: string): string {
  return runtime.args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
}

/** The running Chromium; calling before the app is ready is a defect. */
export function chromium(): Chromium {
  if (runtime.chromium === null) throw new Error('Chromium is not running yet');
  return runtime.chromium;
}

/**
 * `app://bundle/x` is served to the page from `http://bundle.app.localhost/x`: a secure context whose origin stays the
 * same while the loopback port changes, so IndexedDB persists. Other addresses pass unchanged.
 */
export function toPageUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z-]+):\/\/([^/?#]*)(.*)$/.exec(url) ?? [];
  return runtime.schemes.has(scheme) ? `http://${host}.${scheme}.localhost${rest === '' ? '/' : rest}` : url;
}

/** The way back: what the app's main process is shown. */
export function toAppUrl(url: string): string {
  const [, host = '', scheme = '', rest = ''] = /^http:\/\/([^/]*)\.([a-z-]+)\.localhost(.*)$/.exec(url) ?? [];
  return runtime.schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}
