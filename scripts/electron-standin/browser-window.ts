/** `BrowserWindow` of the stand-in: one window of Chromium and the rules of closing it. */
import type * as Electron from 'electron';
import { app } from './app';
import { chromium, runtime } from './runtime';
import { announce, preventable, strictEmitter } from './strict';
import { StandInWebContents } from './web-contents';

type Provided = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'isVisible'
  | 'isDestroyed'
  | 'close'
  | 'destroy'
  | 'setTitle'
  | 'getTitle'
  | 'minimize'
  | 'restore'
  | 'maximize'
  | 'unmaximize'
  | 'isMinimized'
  | 'isMaximized'
  | 'focus'
  | 'isFocused'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'setMenu'
  | 'setMenuBarVisibility'
  | 'removeMenu'
  | 'setProgressBar'
  | 'flashFrame'
>;
type WindowState = 'normal' | 'minimized' | 'maximized';

/** Longer than any page takes to answer whether it may be closed. */
const CLOSE_PATIENCE_MS = 5000;
let nextId = 1;

export class StandInWindow extends strictEmitter('BrowserWindow') implements Provided {
  readonly id = nextId++;
  readonly webContents: StandInWebContents;
  #title: string;
  #visible: boolean;
  #state: WindowState = 'normal';
  #bounds: Electron.Rectangle;
  #destroyed = false;
  #closing: ((gone: boolean) => void) | null = null;

  constructor(readonly options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!runtime.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#title = options.title ?? app.name;
    this.#visible = options.show !== false;
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    runtime.windows.push(this);
    this.webContents = new StandInWebContents(this, options.webPreferences?.preload);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  show(): void {
    this.#visible = true;
    if (this.#state === 'normal') this.#bound({ windowState: 'normal' });
    this.emit('show');
  }
  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }
  isVisible(): boolean {
    return this.#visible;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isFocused(): boolean {
    return runtime.windows.at(-1) === this;
  }
  focus(): void {
    this.webContents.ready.then(() => chromium().send('Target.activateTarget', { targetId: this.webContents.targetId })).catch(() => {});
    this.emit('focus');
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }
  /** The page changed its title: the window follows unless the app prevents it. */
  pageTitled(title: string): void {
    const event = preventable();
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  #bound(bounds: Record<string, unknown>): void {
    this.webContents.ready
      .then(() => chromium().send('Browser.setWindowBounds', { windowId: this.webContents.windowId, bounds }))
      .catch(() => {});
  }
  #change(state: WindowState, event: 'minimize' | 'maximize' | 'restore' | 'unmaximize'): void {
    this.#state = state;
    this.#bound({ windowState: state });
    this.emit(event);
  }
  minimize(): void {
    this.#change('minimized', 'minimize');
  }
  restore(): void {
    this.#change('normal', 'restore');
  }
  maximize(): void {
    this.#change('maximized', 'maximize');
  }
  unmaximize(): void {
    this.#change('normal', 'unmaximize');
  }
  isMinimized(): boolean {
    return this.#state === 'minimized';
  }
  isMaximized(): boolean {
    return this.#state === 'maximized';
  }
  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { x, y, width, height } = this.#bounds;
    this.#bound({ left: x, top: y, width, height });
    this.emit('resize');
  }
  setMenu(_menu: Electron.Menu | null): void {} // the menu bar is not drawn; accelerators live in the application menu
  setMenuBarVisibility(_visible: boolean): void {}
  removeMenu(): void {}
  setProgressBar(progress: number): void {
    announce('BrowserWindow.setProgressBar', progress);
  }
  flashFrame(flag: boolean): void {
    announce('BrowserWindow.flashFrame', flag);
  }

  close(): void {
    void this.closeAsked();
  }
  /** Asks the app and the page; true when the window went away. */
  closeAsked(): Promise<boolean> {
    if (this.#destroyed) return Promise.resolve(true);
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return Promise.resolve(false);
    return new Promise((resolve) => {
      // A page that is just being loaded can lose the request: closing must not hang on a browser event.
      const lost = setTimeout(() => this.destroy(), CLOSE_PATIENCE_MS);
      this.#closing = (gone) => {
        clearTimeout(lost);
        resolve(gone);
      };
      this.webContents.ready.then(() => this.webContents.command('Page.close')).catch(() => {});
    });
  }
  /** The page refused to be unloaded. */
  stays(): void {
    this.#closing?.(false);
    this.#closing = null;
  }
  destroy(): void {
    const { targetId } = this.webContents;
    if (!this.#destroyed && targetId !== '')
      chromium()
        .send('Target.closeTarget', { targetId })
        .catch(() => {});
    this.gone();
  }
  /** The page is gone, for whatever reason. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.destroyed = true;
    runtime.windows.splice(runtime.windows.indexOf(this), 1);
    this.#closing?.(true);
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (runtime.windows.length === 0) app.lastWindowClosed();
  }

  static getAllWindows(): StandInWindow[] {
    return [...runtime.windows];
  }
  static fromWebContents(contents: StandInWebContents | undefined): StandInWindow | null {
    return contents?.owner ?? null;
  }
  static fromId(id: number): StandInWindow | null {
    return runtime.windows.find((window) => window.id === id) ?? null;
  }
  static getFocusedWindow(): StandInWindow | null {
    return runtime.windows.at(-1) ?? null;
  }
}
