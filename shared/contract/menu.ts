/**
 * The window's menu (文件, 编辑, 显示, 帮助), as names only: each entry names a command of the window by its id, or a key whose command the open screen
 * gives. So menu, key, palette and button run the same object; a test compares ids, labels and keys with the commands. Knows no window.
 */

export type MenuEntry = {
  /** The id of a command, or `key:` and the shortcut whose command of the open screen is meant. */
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string;
};

const KEY = 'key:';

/** An entry for whatever the open screen prints, exports or adds with this key. */
function byKey(label: string, shortcut: string): MenuEntry {
  return { id: `${KEY}${shortcut}`, label, shortcut };
}

/** The shortcut an entry stands for, null when it names one command. */
export function keyOfEntry(id: string): string | null {
  return id.startsWith(KEY) ? id.slice(KEY.length) : null;
}

export const MENU = {
  文件: [
    { id: 'ledger.import', label: '导入台账', shortcut: 'Ctrl+I' },
    byKey('导出', 'Ctrl+E'),
    byKey('打印', 'Ctrl+P'),
    { id: 'app.backup', label: '备份到U盘' },
  ],
  编辑: [
    { id: 'edit.undo', label: '撤销上一步', shortcut: 'Ctrl+Z' },
    { id: 'edit.redo', label: '恢复', shortcut: 'Ctrl+Y' },
    { id: 'frame.search', label: '查找', shortcut: 'Ctrl+K' },
  ],
  帮助: [
    { id: 'frame.help.card', label: '帮助：速查卡', shortcut: 'F1' },
    { id: 'frame.help.manual', label: '帮助：使用手册' },
    { id: 'frame.help.limits', label: '帮助：本程序的边界' },
  ],
} as const satisfies Readonly<Record<string, readonly MenuEntry[]>>;
