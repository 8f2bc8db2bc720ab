/** `webContents` of the stand-in: one page of Chromium, its navigation, messages and printing. */
import type * as Electron from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StandInWindow } from './browser-window';
import type { ProtocolMessage } from './chromium';
import { nativeImageFromPng, nativeTheme } from './desktop';
import { answer, ipcMain } from './ipc';
import { pressKey, type Key } from './menu';
import { pdfParameters } from './pdf';
import { chromium, runtime, toAppUrl, toPageUrl } from './runtime';
import { session, type StandInSession } from './session';
import { announce, preventable, strict, strictEmitter } from './strict';
import { decode, encode, LARGE_MESSAGE, pack } from './wire';

type Provided = Pick<
  Electron.WebContents,
  | 'id'
  | 'loadURL'
  | 'getURL'
  | 'getTitle'
  | 'isDestroyed'
  | 'isLoading'
  | 'isCrashed'
  | 'reload'
  | 'send'
  | 'executeJavaScript'
  | 'printToPDF'
  | 'print'
  | 'getPrintersAsync'
  | 'capturePage'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'openDevTools'
  | 'focus'
  | 'close'
>;
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** Answers too large for the debugger pipe wait here until the page fetches them. */
export const pulls = new Map<string, ReturnType<typeof pack>>();
let nextPull = 1;
let nextId = 1;

export class StandInWebContents extends strictEmitter('webContents') implements Provided {
  readonly id = nextId++;
  readonly session: StandInSession = session.defaultSession;
  readonly mainFrame = strict('webFrameMain', { url: '', origin: '', processId: 1, routingId: 1, parent: null, detached: false });
  readonly ready: Promise<void>;
  targetId = '';
  windowId = 0;
  openHandler: OpenHandler | null = null;
  opening: { readonly url: string; readonly frameName: string } | null = null;
  destroyed = false;
  #sessionId = '';
  #loaded = false;
  #crashed = false;
  #zoom = 1;
  #ours = new Set<string>();

  constructor(
    readonly owner: StandInWindow,
    readonly preload: string | undefined,
  ) {
    super();
    this.ready = this.#attach();
  }

  command(method: string, params?: Record<string, unknown>): Promise<Record<string, unknown>> {
    return chromium().send(method, params, this.#sessionId);
  }

  async #attach(): Promise<void> {
    const { width = 800, height = 600, show } = this.owner.options;
    if (runtime.firstTarget !== null) {
      const first = runtime.firstTarget;
      runtime.firstTarget = null;
      this.targetId = await first;
    } else {
      const hidden = show === false && process.env['DISPLAY'] !== undefined;
      const made = await chromium().send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
        width,
        height,
        background: show === false,
        ...(hidden && { windowState: 'minimized' }),
      });
      this.targetId = String(made['targetId']);
    }
    const attached = await chromium().send('Target.attachToTarget', { targetId: this.targetId, flatten: true });
    this.#sessionId = String(attached['sessionId']);
    runtime.sessions.set(this.#sessionId, this);
    await Promise.all([
      this.command('Page.enable'),
      this.command('Runtime.enable'),
      this.command('Runtime.addBinding', { name: '__standinSend' }),
      this.command('Page.addScriptToEvaluateOnNewDocument', { source: this.#pageScript() }),
      this.command('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] }),
      this.command('Emulation.setEmulatedMedia', nativeTheme.media()),
      this.#findWindow(),
    ]);
  }

  async #findWindow(): Promise<void> {
    const { windowId } = await chromium().send('Browser.getWindowForTarget', { targetId: this.targetId });
    this.windowId = Number(windowId);
    const { width = 800, height = 600 } = this.owner.options;
    await chromium()
      .send('Browser.setWindowBounds', { windowId: this.windowId, bounds: { width, height } })
      .catch(() => {}); // minimized windows refuse
  }

  /** The page half of IPC with the app's preload inside; runs before any script of the page. */
  #pageScript(): string {
    const preload = this.preload === undefined ? '' : readFileSync(this.preload, 'utf8');
    const facts = { webContentsId: this.id, platform: process.platform, electron: process.versions['electron'] };
    const page = readFileSync(path.join(runtime.home, 'page.js'), 'utf8');
    return `(() => { const __standin = ${JSON.stringify(facts)};
__standin.preload = function (require, process, window, globalThis, self, module, exports) {${preload}
};
${page}
})();`;
  }

  receive({ method, params }: ProtocolMessage): void {
    switch (method) {
      case 'Runtime.bindingCalled':
        if (params['name'] === '__standinSend') void this.#fromPage(String(params['payload']), Number(params['executionContextId']));
        return;
      case 'Page.frameNavigated':
        return this.#navigated(params['frame'] as { url: string; urlFragment?: string; parentId?: string });
      case 'Page.navigatedWithinDocument':
        if (params['frameId'] === this.targetId) this.#setUrl(String(params['url']));
        return;
      case 'Page.domContentEventFired':
        this.emit('dom-ready', {});
        return;
      case 'Page.loadEventFired':
        this.#loaded = true;
        if (this.#zoom !== 1) this.setZoomFactor(this.#zoom);
        this.emit('did-finish-load', {});
        this.owner.emit('ready-to-show', {});
        return;
      case 'Page.windowOpen':
        this.opening = { url: toAppUrl(String(params['url'])), frameName: String(params['windowName']) };
        return;
      case 'Inspector.targetCrashed':
        this.#crashed = true;
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
        return;
      case 'Page.javascriptDialogOpening':
        if (params['type'] === 'beforeunload') this.#beforeUnload();
        return;
      case 'Fetch.requestPaused':
        return this.#documentRequested(params as { requestId: string; frameId: string; request: { url: string } });
    }
  }

  #setUrl(pageUrl: string): void {
    this.mainFrame.url = toAppUrl(pageUrl);
    const { protocol, host } = new URL(this.mainFrame.url);
    this.mainFrame.origin = `${protocol}//${host}`;
  }
  #navigated(frame: { url: string; urlFragment?: string; parentId?: string }): void {
    if (frame.parentId !== undefined) return;
    this.#setUrl(frame.url + (frame.urlFragment ?? ''));
    this.emit('did-navigate', {}, this.mainFrame.url, 200, 'OK');
  }
  #beforeUnload(): void {
    const leave = preventable(); // preventing the default of `will-prevent-unload` lets the page go
    this.emit('will-prevent-unload', leave);
    this.command('Page.handleJavaScriptDialog', { accept: leave.defaultPrevented }).catch(() => {});
    if (!leave.defaultPrevented) this.owner.stays();
  }
  #documentRequested({ requestId, frameId, request }: { requestId: string; frameId: string; request: { url: string } }): void {
    if (frameId === this.targetId && !this.#ours.delete(request.url)) {
      const url = toAppUrl(request.url);
      const event = Object.assign(preventable(), { url, isMainFrame: true, isSameDocument: false });
      this.emit('will-navigate', event, url);
      if (event.defaultPrevented) {
        this.command('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => {});
        return;
      }
    }
    this.command('Fetch.continueRequest', { requestId }).catch(() => {});
  }

  /** The event object a handler gets. */
  event(): Electron.IpcMainInvokeEvent {
    return strict('IpcMainInvokeEvent', {
      ...preventable(),
      type: 'frame',
      sender: this,
      senderFrame: this.mainFrame,
      processId: 1,
      frameId: 1,
    }) as unknown as Electron.IpcMainInvokeEvent;
  }

  async #fromPage(payload: string, context: number): Promise<void> {
    const [kind = '', id = '', channel = ''] = payload.split('\n', 3);
    const args = decode(payload.slice(kind.length + id.length + channel.length + 3)) as unknown[];
    if (kind === 'key') return pressKey(args[0] as Key);
    if (kind === 'preload-error') {
      this.emit('preload-error', {}, this.preload, args[0]);
      return;
    }
    if (kind === 'send') {
      ipcMain.emit(channel, this.event(), ...args);
      return;
    }
    if (kind === 'dropped') {
      const paths = await this.#droppedPaths(context, Number(args[0]));
      return this.#deliver(context, 'reply', Number(id), '', encode([true, paths]));
    }
    const reply = await answer(channel, this.event(), args);
    const packed = pack(reply);
    if (packed.size < LARGE_MESSAGE) return this.#deliver(context, 'reply', Number(id), '', encode(reply));
    const key = String(nextPull++);
    pulls.set(key, packed);
    return this.#deliver(context, 'pull', Number(id), '', key);
  }

  /** Where the files lie that were just dropped on the page; empty for one that a script made. */
  async #droppedPaths(contextId: number, count: number): Promise<string[]> {
    const paths: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const { result } = await this.command('Runtime.evaluate', { expression: `window.__standinDropped[${at}]`, contextId });
      const { objectId } = result as { objectId: string };
      const info = await this.command('DOM.getFileInfo', { objectId }).catch(() => ({}));
      paths.push(String(Reflect.get(info, 'path') ?? ''));
    }
    return paths;
  }

  async #deliver(context: number, ...values: readonly (string | number)[]): Promise<void> {
    await this.command('Runtime.callFunctionOn', {
      functionDeclaration: 'function (...values) { window.__standinReceive(...values); }',
      arguments: values.map((value) => ({ value })),
      executionContextId: context,
      silent: true,
    }).catch(() => {}); // the page has gone: nobody waits for the answer
  }

  send(channel: string, ...args: unknown[]): void {
    const call = `window.__standinReceive?.('event', 0, ${JSON.stringify(channel)}, ${JSON.stringify(encode(args))})`;
    this.ready.then(() => this.command('Runtime.evaluate', { expression: call })).catch(() => {});
  }

  async loadURL(url: string): Promise<void> {
    await this.ready;
    await this.session.grantPermissions(url);
    const target = toPageUrl(url);
    this.#ours.add(target);
    this.#loaded = false;
    const finished = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const { errorText } = await this.command('Page.navigate', { url: target });
    if (typeof errorText === 'string') {
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await finished;
  }
  reload(): void {
    this.#ours.add(toPageUrl(this.mainFrame.url));
    this.command('Page.reload').catch(() => {});
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  getTitle(): string {
    return this.owner.getTitle();
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isLoading(): boolean {
    return !this.#loaded;
  }
  isCrashed(): boolean {
    return this.#crashed;
  }

  async executeJavaScript<T>(code: string): Promise<T> {
    await this.ready;
    const { result, exceptionDetails } = (await this.command('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })) as {
      result: { value: unknown };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    await this.ready;
    const { stream } = await this.command('Page.printToPDF', pdfParameters(options));
    const parts: Buffer[] = [];
    for (let eof = false; !eof;) {
      const chunk = await this.command('IO.read', { handle: stream, size: 1 << 20 });
      parts.push(Buffer.from(String(chunk['data']), chunk['base64Encoded'] === true ? 'base64' : 'utf8'));
      eof = chunk['eof'] === true;
    }
    await this.command('IO.close', { handle: stream });
    return Buffer.concat(parts);
  }
  print(options?: Electron.WebContentsPrintOptions, done?: (success: boolean, failureReason: string) => void): void {
    announce('webContents.print', options ?? {});
    done?.(true, '');
  }
  getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return Promise.resolve([]);
  }
  async capturePage(): Promise<Electron.NativeImage> {
    await this.ready;
    const { data } = await this.command('Page.captureScreenshot');
    return nativeImageFromPng(Buffer.from(String(data), 'base64'));
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  /** By CSS zoom on the root element: the protocol has no browser zoom. Sizes agree, viewport units do not. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoom = factor;
    this.ready.then(() => this.executeJavaScript(`document.documentElement.style.zoom = ${factor}`)).catch(() => {});
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  openDevTools(): void {
    announce('webContents.openDevTools', '');
  }
  focus(): void {}
  close(options?: Electron.CloseOpts): void {
    if (options?.waitForBeforeUnload === true) this.owner.close();
    else this.owner.destroy();
  }
}

function all(): StandInWebContents[] {
  return runtime.windows.map((window) => window.webContents);
}

/** The static side of Electron's `webContents`. */
export const webContents = strict('webContents', {
  getAllWebContents: all,
  fromId: (id: number) => all().find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string) => all().find((contents) => contents.targetId === targetId),
});
