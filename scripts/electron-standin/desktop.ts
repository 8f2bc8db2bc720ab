/**
 * The parts of Electron that reach the desktop: dialogs, shell, theme, power, screen, encryption, images. The
 * stand-in has no desktop: file dialogs ask for a path in the window, or answer "cancelled"; effects are announced. Specs replace the
 * methods, as on Electron.
 */
import type * as Electron from 'electron';
import path from 'node:path';
import { hasSwitch, runtime } from './runtime';
import { announce, strict, strictEmitter } from './strict';

/** Every dialog may be called with or without a window before its options. */
function optionsOf(args: readonly unknown[]): { readonly defaultPath?: string; readonly message?: string; readonly cancelId?: number } {
  return args.at(-1) ?? {};
}

type Dialogs = {
  showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue>;
  showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue>;
  showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue>;
  showErrorBox(title: string, content: string): void;
};

/**
 * Asks the person at a visible window to type a path, because there is no file dialog to show. Null when they cancel, when there is no
 * display, or when nobody sits there because a test drives the program.
 */
async function askForPath(question: string, proposal: string): Promise<string | null> {
  const contents = runtime.windows.at(0)?.webContents;
  const unattended = (process.env['DISPLAY'] ?? '') === '' || hasSwitch('remote-debugging-port');
  if (contents === undefined || unattended) return null;
  const typed = await contents.executeJavaScript<string | null>(`prompt(${JSON.stringify(question)}, ${JSON.stringify(proposal)})`);
  return typed === null || typed.trim() === '' ? null : path.resolve(typed.trim());
}

export const dialog = strict('dialog', {
  async showOpenDialog(...args) {
    const file = await askForPath('（开发替身）请输入文件或文件夹的完整路径', optionsOf(args).defaultPath ?? '');
    announce('dialog.showOpenDialog', file ?? 'cancelled');
    return { canceled: file === null, filePaths: file === null ? [] : [file] };
  },
  async showSaveDialog(...args) {
    const file = await askForPath('（开发替身）请输入保存到的完整路径', optionsOf(args).defaultPath ?? '');
    announce('dialog.showSaveDialog', file ?? 'cancelled');
    return { canceled: file === null, filePath: file ?? '' };
  },
  showMessageBox(...args) {
    const options = optionsOf(args);
    announce('dialog.showMessageBox: cancelled', options.message);
    return Promise.resolve({ response: options.cancelId ?? 0, checkboxChecked: false });
  },
  showErrorBox(title, content) {
    announce('dialog.showErrorBox', { title, content });
  },
} satisfies Dialogs);

export const shell = strict('shell', {
  openPath(place: string) {
    announce('shell.openPath', place);
    return Promise.resolve('');
  },
  showItemInFolder(place: string) {
    announce('shell.showItemInFolder', place);
  },
  openExternal(url: string) {
    announce('shell.openExternal', url);
    return Promise.resolve();
  },
} satisfies Pick<Electron.Shell, 'openPath' | 'showItemInFolder' | 'openExternal'>);

const SEAL = 'stand-in, not encrypted:';

/** As Electron on a Linux desktop without a key ring: usable, backend `basic_text`, no secrecy. */
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'basic_text' as const,
  encryptString: (text: string) => Buffer.from(SEAL + Buffer.from(text).toString('base64')),
  decryptString(sealed: Buffer) {
    const text = sealed.toString('utf8');
    if (!text.startsWith(SEAL)) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    return Buffer.from(text.slice(SEAL.length), 'base64').toString('utf8');
  },
} satisfies Pick<Electron.SafeStorage, 'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'>);

class NativeTheme extends strictEmitter('nativeTheme') implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'> {
  #source: Electron.NativeTheme['themeSource'] = 'system';
  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }
  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#source = source;
    for (const window of runtime.windows) window.webContents.command('Emulation.setEmulatedMedia', this.media()).catch(() => {});
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  /** Parameters of Emulation.setEmulatedMedia. */
  media(): { features: { name: string; value: string }[] } {
    return { features: this.#source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: this.#source }] };
  }
}
export const nativeTheme = new NativeTheme();

/** Events (`suspend`, `resume`) never come by themselves; a spec may emit them, as on Electron. */
class PowerMonitor extends strictEmitter('powerMonitor') implements Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'isOnBatteryPower'> {
  getSystemIdleTime(): number {
    return 0;
  }
  isOnBatteryPower(): boolean {
    return false;
  }
}
export const powerMonitor = new PowerMonitor();

const AREA = { x: 0, y: 0, width: 1920, height: 1080 };
const DISPLAY = {
  id: 1,
  bounds: AREA,
  workArea: AREA,
  workAreaSize: { width: AREA.width, height: AREA.height },
  scaleFactor: 1,
} as Electron.Display;

class Screen
  extends strictEmitter('screen')
  implements Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching'>
{
  getPrimaryDisplay(): Electron.Display {
    return DISPLAY;
  }
  getAllDisplays(): Electron.Display[] {
    return [DISPLAY];
  }
  getDisplayMatching(_rectangle: Electron.Rectangle): Electron.Display {
    return DISPLAY;
  }
}
export const screen = new Screen();

/** A picture that came as PNG bytes; its size stands in bytes 16 to 23 of the file. */
export function nativeImageFromPng(png: Buffer<ArrayBuffer>): Electron.NativeImage {
  const image = {
    isEmpty: () => png.length === 0,
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    getSize: () => (png.length < 24 ? { width: 0, height: 0 } : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
  } satisfies Pick<Electron.NativeImage, 'isEmpty' | 'toPNG' | 'toDataURL' | 'getSize'>;
  return strict('NativeImage', image) as Electron.NativeImage;
}
