/**
 * Runs first in every top-level document of a window: the renderer half of `ipcRenderer` and `contextBridge`, and the app's
 * preload script in a world of its own. The real isolated world cannot hand functions to a page without Electron's native
 * bridge; a proxy around `window` keeps the preload's writes private, which catches the usual mistake.
 */
import { decode, encode, LARGE_MESSAGE, pack, unpack } from './wire';

/** Called with require, process, window, globalThis, self, module and exports. */
type Preload = (...scope: readonly unknown[]) => void;
declare const __standin: {
  readonly webContentsId: number;
  readonly platform: string;
  readonly electron: string;
  readonly preload: Preload;
};
type Answer = readonly [ok: true, value: unknown] | readonly [ok: false, message: string];
type Listener = (event: unknown, ...args: unknown[]) => void;
type Page = typeof window & { __standinSend?: (payload: string) => void; __standinReceive?: unknown };

function install(page: Page, send: (payload: string) => void): void {
  const pending = new Map<number, (answer: Answer) => void>();
  const listeners = new Map<string, Set<Listener>>();
  let next = 1;

  function post(kind: string, id: number, channel: string, args: readonly unknown[]): void {
    send(`${kind}\n${id}\n${channel}\n${encode(args)}`);
  }
  function settle(id: number, answer: Answer): void {
    pending.get(id)?.(answer);
    pending.delete(id);
  }
  async function fetchAnswer(address: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(address, init);
    return unpack(await response.arrayBuffer()) as Answer;
  }
  function receive(kind: string, id: number, channel: string, text: string): void {
    if (kind === 'reply') settle(id, decode(text) as Answer);
    else if (kind === 'pull') void fetchAnswer(`/__standin/pull?key=${text}`).then((answer) => settle(id, answer));
    else {
      const event = { sender: ipcRenderer, ports: [] };
      for (const listener of listeners.get(channel) ?? []) listener(event, ...(decode(text) as unknown[]));
    }
  }
  Object.defineProperty(page, '__standinReceive', { value: receive });

  function invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const failure = new Error(); // made here so that its stack shows the caller
    return new Promise((resolve, reject) => {
      const finish = ([ok, value]: Answer): void => {
        failure.message = `Error invoking remote method '${channel}': ${String(value)}`;
        if (ok) resolve(value);
        else reject(failure);
      };
      const packed = pack(args); // throws for functions, as Electron does
      const id = next++;
      pending.set(id, finish);
      if (packed.size < LARGE_MESSAGE) return post('invoke', id, channel, args);
      const address = `/__standin/invoke?contents=${__standin.webContentsId}&channel=${encodeURIComponent(channel)}`;
      void fetchAnswer(address, { method: 'POST', body: new Blob([...packed.parts]) }).then((answer) => settle(id, answer));
    });
  }

  const ipcRenderer = {
    invoke,
    send: (channel: string, ...args: unknown[]) => post('send', 0, channel, args),
    on(channel: string, listener: Listener) {
      const known = listeners.get(channel) ?? new Set<Listener>();
      listeners.set(channel, known.add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
  };

  function watchKeys(event: KeyboardEvent): void {
    if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) return;
    const pressed = { key: event.key, ctrl: event.ctrlKey, alt: event.altKey, shift: event.shiftKey, meta: event.metaKey };
    // The page comes first: a menu accelerator only gets what no script took for itself.
    setTimeout(() => {
      if (!event.defaultPrevented) post('key', 0, '', [pressed]);
    });
  }
  page.addEventListener('keydown', watchKeys, true);

  const paths = new WeakMap<File, string>();
  /** Where a dropped file lies is known to the browser's side only: the drop waits for its answer and comes again with the paths known. */
  function holdDrop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!event.isTrusted || files.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const target = event.target ?? page;
    const id = next++;
    pending.set(id, ([ok, found]) => {
      Reflect.deleteProperty(page, '__standinDropped');
      for (const [at, file] of files.entries()) paths.set(file, ok ? ((found as readonly string[])[at] ?? '') : '');
      const again = new Event('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(again, 'dataTransfer', { value: { types: ['Files'], files } });
      target.dispatchEvent(again);
    });
    Object.defineProperty(page, '__standinDropped', { value: files, configurable: true });
    post('dropped', id, '', [files.length]);
  }
  page.addEventListener('drop', holdDrop, true);
  const webUtils = { getPathForFile: (file: File) => paths.get(file) ?? '' };
  runPreload(page, { ipcRenderer, webUtils }, (error) => post('preload-error', 0, '', [error]));
}

/** A deep copy across the bridge: functions are wrapped, plain data is cloned. */
function copy(value: unknown, seen = new Map<object, unknown>()): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]) => {
      const result: unknown = Reflect.apply(
        value,
        undefined,
        args.map((arg) => copy(arg)),
      );
      return result instanceof Promise ? result.then((settled: unknown) => copy(settled)) : copy(result);
    };
  }
  if (value === null || typeof value !== 'object' || value instanceof Promise) return value;
  if (seen.has(value)) return seen.get(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return structuredClone(value);
  const copied: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  seen.set(value, copied);
  for (const [key, entry] of Object.entries(value)) Reflect.set(copied, key, copy(entry, seen));
  return copied;
}

function freeze(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

/** A `window` whose writes stay with the preload and whose reads fall through to the page's. */
function privateWorld(page: Page): object {
  const written = new Map<PropertyKey, unknown>();
  const world: object = new Proxy(page, {
    get(target, key) {
      if (key === 'window' || key === 'globalThis' || key === 'self') return world;
      if (written.has(key)) return written.get(key);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' && value.prototype === undefined ? (value.bind(target) as unknown) : value;
    },
    set(_target, key, value) {
      written.set(key, value);
      return true;
    },
  });
  return world;
}

function runPreload(
  page: Page,
  modules: { readonly ipcRenderer: object; readonly webUtils: object },
  report: (error: unknown) => void,
): void {
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      if (Object.hasOwn(page, key)) throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(page, key, { value: freeze(copy(api)), enumerable: true });
    },
  };
  function require(name: string): unknown {
    if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ...modules };
    throw new Error(`module not found: ${name}`); // a sandboxed preload has no other modules
  }
  const world = privateWorld(page);
  const process = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: __standin.platform,
    versions: { electron: __standin.electron },
    argv: [],
    env: {},
  };
  try {
    __standin.preload(require, process, world, world, world, { exports: {} }, {});
  } catch (error) {
    console.error('Unable to load preload script', error);
    report(error);
  }
}

const page: Page = window;
const send = page.__standinSend;
if (page.top === page && send !== undefined) {
  Reflect.deleteProperty(page, '__standinSend');
  install(page, send);
}
