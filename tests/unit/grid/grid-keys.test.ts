/** Keys as in Excel and WPS (design/ui.md, Excel habits), and the commands' shortcuts. */
import { describe, expect, it } from 'vitest';
import { commandFor, findCommands, sharedShortcuts, shortcutText } from '../../../renderer/commands/command';
import { FRAME_COMMANDS } from '../../../renderer/commands/frame-commands';
import { bindCommand, createRegistry } from '../../../renderer/commands/registry';
import { editorAction, gridAction } from '../../../renderer/grid/grid-keys';
import type { KeyPress } from '../../../renderer/grid/grid-keys';

function press(text: string): KeyPress {
  const parts = text.split('+');
  return { key: parts.at(-1) ?? '', ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift'), alt: parts.includes('Alt') };
}

describe('while no cell is edited', () => {
  it.each([
    ['ArrowDown', { act: 'move', motion: 'down', extend: false }],
    ['Shift+ArrowDown', { act: 'move', motion: 'down', extend: true }],
    ['Ctrl+Shift+ArrowRight', { act: 'move', motion: 'jumpRight', extend: true }],
    ['Ctrl+Home', { act: 'move', motion: 'tableStart', extend: false }],
    ['Tab', { act: 'advance', along: 'right', back: false }],
    ['Shift+Enter', { act: 'advance', along: 'down', back: true }],
    ['F2', { act: 'edit' }],
    ['Delete', { act: 'clear' }],
    ['Ctrl+d', { act: 'fillDown' }],
    ['Ctrl+a', { act: 'selectAll' }],
    ['Ctrl+f', { act: 'find' }],
    ['Alt+ArrowDown', { act: 'openFilter' }],
  ])('%s', (keys, action) => expect(gridAction(press(keys))).toEqual(action));
  it.each(['a', '好', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+k', 'Alt+2', 'Ctrl+z', 'Ctrl+Shift+Z', 'Ctrl+y'])('%s is not taken', (keys) =>
    expect(gridAction(press(keys))).toBeNull(),
  );
});

describe('while a cell is edited', () => {
  it('after typing an arrow leaves the cell; after F2 it moves in the text', () => {
    expect(editorAction(press('ArrowLeft'), false, false)).toMatchObject({ act: 'commit', then: { motion: 'left' } });
    expect(editorAction(press('ArrowLeft'), true, false)).toBeNull();
  });
  it('with a list open the arrows walk through it', () => {
    expect(editorAction(press('ArrowDown'), false, true)).toEqual({ act: 'choose', step: 1 });
  });
  it('Alt+Enter breaks the line, Enter goes on, Esc gives up', () => {
    expect(editorAction(press('Alt+Enter'), false, false)).toEqual({ act: 'newLine' });
    expect(editorAction(press('Enter'), true, true)).toMatchObject({ act: 'commit', then: { along: 'down' } });
    expect(editorAction(press('Escape'), true, true)).toEqual({ act: 'cancel' });
  });
});

describe('commands', () => {
  const stroke = (code: string, key: string, more: object = {}) => ({
    key,
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });
  it('a shortcut goes by the key’s place, so an input method cannot hide it', () => {
    expect(shortcutText(stroke('KeyK', 'Process', { ctrlKey: true }))).toBe('Ctrl+K');
    expect(shortcutText(stroke('Digit2', '2', { altKey: true }))).toBe('Alt+2');
    expect(shortcutText(stroke('F5', 'F5'))).toBe('F5');
  });
  it('the frame’s eight entries have Alt+1…8, and no shortcut is claimed twice', () => {
    expect(FRAME_COMMANDS.filter((command) => /^Alt\+[1-8]$/.test(command.shortcut ?? ''))).toHaveLength(8);
    expect(sharedShortcuts(FRAME_COMMANDS)).toEqual([]);
  });
  it('撤销 and 恢复 are the window’s commands, with one or the other key', () => {
    const asked = ['undo', 'redo', 'redo'];
    const keys = [
      stroke('KeyZ', 'z', { ctrlKey: true }),
      stroke('KeyY', 'y', { ctrlKey: true }),
      stroke('KeyZ', 'Z', { ctrlKey: true, shiftKey: true }),
    ];
    const done: string[] = [];
    const context = { go: () => {}, back: () => {}, openSearch: () => {}, step: (way: 'undo' | 'redo') => void done.push(way) };
    for (const key of keys) void commandFor(FRAME_COMMANDS, key, context)?.run(context);
    expect(done).toEqual(asked);
  });
  it('only a command that may run now answers its key and is offered', () => {
    const pack = { id: 'x.pack', label: '上报', group: '交换', shortcut: 'Ctrl+U', when: (open: boolean) => open, run: () => {} };
    expect(commandFor([pack], stroke('KeyU', 'u', { ctrlKey: true }), false)).toBeNull();
    expect(commandFor([pack], stroke('KeyU', 'u', { ctrlKey: true }), true)).toBe(pack);
    expect(findCommands([pack], true, '报')).toEqual([pack]);
    expect(findCommands([pack], false, '报')).toEqual([]);
  });
  it('a screen’s commands come and go with it, and win over the frame’s', () => {
    const registry = createRegistry();
    const command = (id: string) => bindCommand({ id, label: id, group: '', when: () => true, run: () => {} }, () => null);
    registry.add([command('frame')]);
    const leave = registry.add([command('screen')]);
    expect(registry.all().map((item) => item.id)).toEqual(['screen', 'frame']);
    leave();
    expect(registry.all().map((item) => item.id)).toEqual(['frame']);
  });
});
