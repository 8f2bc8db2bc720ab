/** Issue 8, item 10: one object per command for menu, key, palette and button; whatever is written can be taken back, or it is said why not. */
import { describe, expect, test } from 'vitest';
import { FRAME_COMMANDS } from '../../../renderer/commands/frame-commands';
import { sharedShortcuts } from '../../../renderer/commands/command';
import { LEDGER_COMMANDS } from '../../../renderer/features/ledger/ledger-commands';
import { PAPER_COMMANDS } from '../../../renderer/features/papers/paper-commands';
import { REGISTER_COMMANDS } from '../../../renderer/registers/register-commands';
import { MENU, keyOfEntry } from '../../../shared/contract/menu';
import type { MenuEntry } from '../../../shared/contract/menu';
import { sourceFiles } from '../../architecture/source-tree';
import { MAIN_WRITERS, WINDOW_STEPS, WINDOW_WRITER } from '../../architecture/undo-ways';

type Named = Pick<MenuEntry, 'id' | 'label' | 'shortcut'>;
const named = ({ id, label, shortcut }: Named): Named => ({ id, label, ...(shortcut === undefined ? {} : { shortcut }) });

const SCREENS: Readonly<Record<string, readonly Named[]>> = {
  ledger: LEDGER_COMMANDS.map(named),
  papers: PAPER_COMMANDS.map(named),
  registers: REGISTER_COMMANDS.map(named),
};
const ALL: readonly Named[] = [...FRAME_COMMANDS.map(named), ...Object.values(SCREENS).flat()];
const files = sourceFiles();

describe('one object per command', () => {
  const entries: readonly MenuEntry[] = Object.values(MENU).flat();

  test('every entry of the menu is a command of the window, with its name and its key', () => {
    const wrong = entries
      .filter(({ id }) => keyOfEntry(id) === null)
      .filter((entry) => !ALL.some((command) => JSON.stringify(command) === JSON.stringify(named(entry))));
    expect(wrong).toEqual([]);
  });

  test('an entry that means a key means something on the table, the registers and, to print, the papers', () => {
    const keys = entries.flatMap(({ id }) => keyOfEntry(id) ?? []);
    expect(keys).toEqual(['Ctrl+E', 'Ctrl+P']);
    const deaf = (screen: string, key: string) => SCREENS[screen]?.every(({ shortcut }) => shortcut !== key);
    expect(['ledger', 'registers'].flatMap((screen) => keys.filter((key) => deaf(screen, key)))).toEqual([]);
    expect(deaf('papers', 'Ctrl+P')).toBe(false);
  });

  test('no two commands of one place claim the same key, and no command has two objects', () => {
    for (const commands of [LEDGER_COMMANDS, PAPER_COMMANDS, REGISTER_COMMANDS]) expect(sharedShortcuts<never>([...commands])).toEqual([]);
    const ids = ALL.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('nobody but the frame listens for 撤销, so that it means the same everywhere', () => {
    const listening = files.filter(({ path, text }) => path.startsWith('renderer/') && /\btellStep\(/.test(text)).map(({ path }) => path);
    expect(listening).toEqual(['renderer/Root.tsx', 'renderer/data/told-step.ts']);
  });
});

test('every 打印 and 导出 goes one way, which tells from the first moment that it is at work (S-18)', () => {
  const asking = files
    .filter(({ path, text }) => path.startsWith('renderer/') && /'paper:(print|save)'/.test(text))
    .map(({ path }) => path);
  expect(asking).toEqual(['renderer/data/output.ts']);
});

describe('undo everywhere', () => {
  test('what the window writes goes through the session, whose every step can be taken back', () => {
    const senders = files.filter(({ path, text }) => path.startsWith('renderer/') && text.includes("'ledger:commit'"));
    expect(senders.map(({ path }) => path)).toEqual([WINDOW_WRITER]);
    const storing = files.filter(({ path, text }) => path.startsWith('renderer/') && /\bbridge\.commit\(/.test(text));
    expect(storing.map(({ path }) => path)).toEqual([WINDOW_STEPS]);
  });

  test('whatever the main process writes by itself has a way back, or the reason why it has none', () => {
    const own = /^electron\/(journal|workspace)\//;
    const writers = files.filter(
      ({ path, text }) => path.startsWith('electron/') && !own.test(path) && /\.(commitDrafts|appendForeign)\(/.test(text),
    );
    expect(writers.map(({ path }) => path).toSorted()).toEqual(Object.keys(MAIN_WRITERS).toSorted());
    expect(Object.values(MAIN_WRITERS).filter(({ back }) => back.length < 10)).toEqual([]);
  });
});
