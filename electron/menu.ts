/**
 * The application menu. Its entries only name commands (shared/contract/menu); the window runs them, so that key, menu and button do the same thing.
 */
import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { MENU } from '../shared/contract/menu';
import type { MenuEntry } from '../shared/contract/menu';
import type { Desktop } from './desktop';

/** The keys are the window's, which knows whether words are being typed: the menu only shows them. */
function entriesOf(desktop: Desktop, entries: readonly MenuEntry[]): MenuItemConstructorOptions[] {
  return entries.map(({ id, label, shortcut }) => ({
    id,
    label,
    ...(shortcut === undefined ? {} : { accelerator: shortcut, registerAccelerator: false }),
    click: () => desktop.push('app:command', { id }),
  }));
}

/** Sets the Chinese menu. No developer tools, no reload: a page reload would lose what a person is typing. */
export function setMenu(desktop: Desktop): void {
  const separator = { type: 'separator' } as const;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '文件', submenu: [...entriesOf(desktop, MENU.文件), separator, { role: 'quit', label: '退出' }] },
      {
        label: '编辑',
        submenu: [
          ...entriesOf(desktop, MENU.编辑),
          separator,
          { role: 'cut', label: '剪切' },
          { role: 'copy', label: '复制' },
          { role: 'paste', label: '粘贴' },
          { role: 'selectAll', label: '全选' },
        ],
      },
      {
        label: '显示',
        submenu: [
          { role: 'zoomIn', label: '放大' },
          { role: 'zoomOut', label: '缩小' },
          { role: 'resetZoom', label: '原始大小' },
          { role: 'togglefullscreen', label: '全屏' },
        ],
      },
      { label: '帮助', submenu: entriesOf(desktop, MENU.帮助) },
    ]),
  );
}
