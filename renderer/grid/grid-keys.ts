/**
 * Which key does what, as in Excel and WPS 表格. Pure: a key press in, an action out; knows nothing of the table's state.
 */
import type { Motion } from './selection';

export type KeyPress = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
};

export type GridAction =
  | { readonly act: 'move'; readonly motion: Motion; readonly extend: boolean }
  | { readonly act: 'advance'; readonly along: 'down' | 'right'; readonly back: boolean }
  | { readonly act: 'edit' | 'clear' | 'fillDown' | 'selectAll' | 'selectRows' | 'find' | 'openRow' | 'openFilter' };

const ARROWS: Readonly<Record<string, { step: Motion; jump: Motion }>> = {
  ArrowLeft: { step: 'left', jump: 'jumpLeft' },
  ArrowRight: { step: 'right', jump: 'jumpRight' },
  ArrowUp: { step: 'up', jump: 'jumpUp' },
  ArrowDown: { step: 'down', jump: 'jumpDown' },
};

const LETTERS: Readonly<Record<string, GridAction>> = {
  a: { act: 'selectAll' },
  d: { act: 'fillDown' },
  f: { act: 'find' },
};

/**
 * The action of a key while no cell is being edited.
 * @returns null for a key that is not ours: typing; copy, cut and paste, which arrive as clipboard events; 撤销 and 恢复, which are the window's commands
 */
export function gridAction({ key, ctrl, shift, alt }: KeyPress): GridAction | null {
  const arrow = ARROWS[key];
  if (arrow !== undefined) {
    if (alt) return key === 'ArrowDown' ? { act: 'openFilter' } : null;
    return { act: 'move', motion: ctrl ? arrow.jump : arrow.step, extend: shift };
  }
  if (alt) return null;
  switch (key) {
    case 'Home':
      return { act: 'move', motion: ctrl ? 'tableStart' : 'rowStart', extend: shift };
    case 'End':
      return { act: 'move', motion: ctrl ? 'tableEnd' : 'rowEnd', extend: shift };
    case 'PageUp':
      return { act: 'move', motion: 'pageUp', extend: shift };
    case 'PageDown':
      return { act: 'move', motion: 'pageDown', extend: shift };
    case 'Tab':
      return ctrl ? null : { act: 'advance', along: 'right', back: shift };
    case 'Enter':
      if (ctrl) return { act: 'openRow' };
      return shift ? { act: 'advance', along: 'down', back: true } : { act: 'edit' };
    case 'F2':
      return { act: 'edit' };
    case 'Delete':
    case 'Backspace':
      // With Ctrl it is the screen's: 作废 of whole rows, not the emptying of cells.
      return ctrl ? null : { act: 'clear' };
    case ' ':
      return shift ? { act: 'selectRows' } : null;
    default:
      break;
  }
  if (!ctrl) return null;
  return shift ? null : (LETTERS[key.toLowerCase()] ?? null);
}

export type EditorAction =
  | { readonly act: 'cancel' | 'newLine' | 'caretMode' }
  | { readonly act: 'commit'; readonly then: GridAction | null }
  | { readonly act: 'choose'; readonly step: 1 | -1 };

/**
 * The action of a key while a cell is being edited.
 * @param caret true after F2 or a double click: arrows move inside the text; false after plain typing: arrows leave the cell
 * @param choosing a list of choices is open: up and down walk through it
 */
export function editorAction(press: KeyPress, caret: boolean, choosing: boolean): EditorAction | null {
  const { key, ctrl, shift, alt } = press;
  if (key === 'Escape') return { act: 'cancel' };
  if (key === 'Enter' && (alt || ctrl)) return { act: 'newLine' };
  if (key === 'Enter') return { act: 'commit', then: { act: 'advance', along: 'down', back: shift } };
  if (key === 'Tab') return { act: 'commit', then: { act: 'advance', along: 'right', back: shift } };
  if (key === 'F2') return { act: 'caretMode' };
  if (choosing && key === 'ArrowDown') return { act: 'choose', step: 1 };
  if (choosing && key === 'ArrowUp') return { act: 'choose', step: -1 };
  const arrow = ARROWS[key];
  if (arrow !== undefined && !caret && !shift && !ctrl) {
    return { act: 'commit', then: { act: 'move', motion: arrow.step, extend: false } };
  }
  return null;
}
