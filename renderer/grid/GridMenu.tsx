/** The context menu of the table: the gestures everybody looks for there, then the screen's own commands. Knows no command by name. */
import { useEffect, useRef } from 'react';
import type { GridController } from './grid-controller';

export type GridMenuItem = {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
};

const OWN_ITEMS = 5;
export const MENU_WIDTH = 240;

/** Pixels the menu needs, so that it opens inside the table. @param extra the screen's own entries */
export function menuHeight(extra: number): number {
  return (OWN_ITEMS + extra) * 30 + 12;
}

type GridMenuProps = {
  readonly controller: GridController;
  readonly items: readonly GridMenuItem[];
  readonly left: number;
  readonly top: number;
  readonly onClose: () => void;
};

/** The browser's own copy command fires the same clipboard event as Ctrl+C, so the menu needs no right to the clipboard. */
function byClipboardEvent(command: 'copy' | 'cut', controller: GridController): void {
  controller.focus();
  document.execCommand(command);
}

export function GridMenu({ controller, items, left, top, onClose }: GridMenuProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const away = (event: Event) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) === true) return;
      onClose();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('mousedown', away, true);
    document.addEventListener('wheel', away, true);
    document.addEventListener('keydown', escape, true);
    return () => {
      document.removeEventListener('mousedown', away, true);
      document.removeEventListener('wheel', away, true);
      document.removeEventListener('keydown', escape, true);
    };
  }, [onClose]);
  const own: readonly GridMenuItem[] = [
    { id: 'grid.copy', label: '复制', shortcut: 'Ctrl+C', run: () => byClipboardEvent('copy', controller) },
    { id: 'grid.cut', label: '剪切', shortcut: 'Ctrl+X', run: () => byClipboardEvent('cut', controller) },
    { id: 'grid.clear', label: '清除内容', shortcut: 'Delete', run: () => controller.act({ act: 'clear' }) },
    { id: 'grid.fill', label: '向下填充', shortcut: 'Ctrl+D', run: () => controller.act({ act: 'fillDown' }) },
    { id: 'grid.open', label: '打开详情', shortcut: 'Ctrl+Enter', run: () => controller.act({ act: 'openRow' }) },
  ];
  return (
    <div ref={panel} className="lg-popup lg-menu" role="menu" style={{ left, top }}>
      {[...own, ...items].map((item) => (
        <button
          key={item.id}
          type="button"
          role="menuitem"
          className="lg-menu-item"
          disabled={item.disabled === true}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            onClose();
            item.run();
          }}
        >
          <span>{item.label}</span>
          <kbd>{item.shortcut}</kbd>
        </button>
      ))}
    </div>
  );
}
