/** `Menu` and `MenuItem` of the stand-in. The bar is not drawn; items can be found and clicked, accelerators work. */
import type * as Electron from 'electron';
import { app } from './app';
import { runtime } from './runtime';
import { announce, strict, strictEmitter } from './strict';

export type Key = { readonly key: string; readonly ctrl: boolean; readonly alt: boolean; readonly shift: boolean; readonly meta: boolean };
type Template = readonly (Electron.MenuItemConstructorOptions | StandInMenuItem)[];

export class StandInMenuItem {
  readonly id: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | null;
  /** False where the key is only shown and the page does it. */
  readonly registersKey: boolean;
  readonly submenu: StandInMenu | null;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #action: Electron.MenuItemConstructorOptions['click'];

  constructor(options: Electron.MenuItemConstructorOptions) {
    const { submenu } = options;
    if (submenu !== undefined && !Array.isArray(submenu))
      throw new Error('a Menu as submenu is not provided by the stand-in: give a template');
    this.submenu = submenu === undefined ? null : StandInMenu.buildFromTemplate(submenu);
    this.id = options.id ?? '';
    this.role = options.role;
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    this.accelerator = options.accelerator?.toString() ?? null;
    this.registersKey = options.registerAccelerator ?? true;
    this.label = options.label ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#action = options.click;
  }
  click(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    const window = runtime.windows.at(-1);
    if (this.#action) this.#action(this as never, window as never, {});
    else if (this.role === 'quit') app.quit();
    else if (this.role === 'close') window?.close();
    else announce('menu role', this.role); // editing roles are Chromium's own keys
  }
}

export class StandInMenu extends strictEmitter('Menu') {
  static #application: StandInMenu | null = null;
  readonly items: StandInMenuItem[] = [];
  static buildFromTemplate(template: Template): StandInMenu {
    const menu = new StandInMenu();
    for (const item of template) menu.items.push(item instanceof StandInMenuItem ? item : new StandInMenuItem(item));
    return menu;
  }
  static setApplicationMenu(menu: StandInMenu | null): void {
    StandInMenu.#application = menu;
  }
  static getApplicationMenu(): StandInMenu | null {
    return StandInMenu.#application;
  }
  append(item: StandInMenuItem): void {
    this.items.push(item);
  }
  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(): void {
    announce(
      'Menu.popup',
      this.items.map((item) => item.label),
    );
  }
}

export const Menu = strict('Menu', StandInMenu);
export const MenuItem = strict('MenuItem', StandInMenuItem);

function matches(accelerator: string, pressed: Key): boolean {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  const wants = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part));
  return (
    key === pressed.key.toLowerCase() &&
    wants(/^(cmdorctrl|commandorcontrol|ctrl|control)$/) === pressed.ctrl &&
    wants(/^(alt|option)$/) === pressed.alt &&
    wants(/^shift$/) === pressed.shift &&
    wants(/^(meta|super|cmd|command)$/) === pressed.meta
  );
}

function find(menu: StandInMenu, pressed: Key): StandInMenuItem | undefined {
  for (const item of menu.items) {
    if (item.enabled && item.registersKey && item.accelerator !== null && matches(item.accelerator, pressed)) return item;
    const inside = item.submenu === null ? undefined : find(item.submenu, pressed);
    if (inside) return inside;
  }
  return undefined;
}

/** A key the page did not take for itself: the menu gets it, as in Electron. */
export function pressKey(pressed: Key): void {
  const menu = StandInMenu.getApplicationMenu();
  if (menu !== null) find(menu, pressed)?.click();
}
