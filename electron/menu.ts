/**
 * The application menu. Its entries only name commands; the window runs them, so that key, menu and button do the same thing.
 */
import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { Desktop } from './desktop';

function entry(desktop: Desktop, id: string, label: string, accelerator?: string): MenuItemConstructorOptions {
  return { id, label, ...(accelerator === undefined ? {} : { accelerator }), click: () => desktop.push('app:command', { id }) };
}

/** Sets the Chinese menu. No developer tools, no reload: a page reload would lose what a person is typing. */
export function setMenu(desktop: Desktop): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: '文件',
        submenu: [
          entry(desktop, 'ledger.import', '导入台账…'),
          entry(desktop, 'ledger.export', '导出当前表格…'),
          entry(desktop, 'ledger.print', '打印当前表格…', 'CmdOrCtrl+P'),
          { type: 'separator' },
          entry(desktop, 'app.backup', '备份到U盘…'),
          { role: 'quit', label: '退出' },
        ],
      },
      {
        label: '编辑',
        submenu: [
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
      {
        label: '帮助',
        submenu: [entry(desktop, 'frame.help', '速查卡'), entry(desktop, 'frame.manual', '使用手册')],
      },
    ]),
  );
}
