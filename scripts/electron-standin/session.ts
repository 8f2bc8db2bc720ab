/** `session` and `protocol` of the stand-in. Permissions are decided once per load: the protocol cannot ask per request. */
import type * as Electron from 'electron';
import { chromium, runtime, toPageUrl, type SchemeHandler } from './runtime';
import { strict, strictEmitter } from './strict';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

/** Electron's permission names and what Chromium's debugger calls them. */
const PERMISSIONS = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['midi', 'midi'],
] as const;
type ElectronPermission = (typeof PERMISSIONS)[number][0];

/** Electron's names of storages and what the debugger calls them. */
const CLEARED: Readonly<Record<string, string>> = { indexdb: 'indexeddb', cachestorage: 'cache_storage', all: 'all' };

export class StandInSession
  extends strictEmitter('session')
  implements Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'clearStorageData'>
{
  readonly protocol = protocol;
  #request: RequestHandler = null;
  #check: CheckHandler = null;
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }
  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const storageTypes = (options.storages ?? ['all']).map((name) => CLEARED[name] ?? name).join(',');
    const origin = new URL(toPageUrl(options.origin ?? '')).origin;
    // The debugger clears storage through a page only; at the start the first one is still being attached.
    while (runtime.sessions.size === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const [page] = runtime.sessions.values();
    await page?.command('Storage.clearDataForOrigin', { origin, storageTypes });
  }
  /** Electron grants what no handler refuses; both handlers must agree where both are set. */
  async grantPermissions(url: string): Promise<void> {
    const origin = new URL(toPageUrl(url)).origin;
    for (const [electronName, name] of PERMISSIONS) {
      const checked = this.#check?.(null, electronName, origin, { isMainFrame: true, requestingUrl: url }) ?? true;
      const requested = await this.#ask(electronName, url);
      const setting = checked && requested ? 'granted' : 'denied';
      await chromium()
        .send('Browser.setPermission', { origin, permission: { name }, setting })
        .catch(() => {}); // data: pages have no origin to grant to
    }
  }
  #ask(permission: ElectronPermission, url: string): Promise<boolean> {
    const handler = this.#request;
    if (handler === null) return Promise.resolve(true);
    return new Promise((resolve) => handler(null as never, permission, resolve, { isMainFrame: true, requestingUrl: url }));
  }
}

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    for (const { scheme } of schemes) runtime.schemes.set(scheme, runtime.schemes.get(scheme) ?? null);
  },
  handle(scheme: string, handler: SchemeHandler): void {
    runtime.schemes.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    runtime.schemes.set(scheme, null);
  },
  isProtocolHandled(scheme: string): boolean {
    return (runtime.schemes.get(scheme) ?? null) !== null;
  },
} satisfies Pick<Electron.Protocol, 'unhandle' | 'isProtocolHandled' | 'handle' | 'registerSchemesAsPrivileged'>);

export const session = strict('session', { defaultSession: new StandInSession() });
