/**
 * One object per action, used alike by keys, toolbar buttons, context menus and the palette, so that an action is named, enabled and
 * done in one place. Pure; `C` is whatever the screen's actions need to know.
 */
export type Command<C> = {
  /** `group.verb`, never shown. */
  readonly id: string;
  /** A verb as officials say it: 确认导入, 登记签批结果. */
  readonly label: string;
  /** For example `Ctrl+K`, `Alt+1`, `Ctrl+Shift+E`, `F5`. */
  readonly shortcut?: string;
  /** A second key some hands are used to; not shown. */
  readonly also?: string;
  /** Heading in the palette: 台账, 考核, 文书 … */
  readonly group: string;
  readonly when: (context: C) => boolean;
  readonly run: (context: C) => void | Promise<void>;
};

export type KeyStroke = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** Keys whose own names no clerk reads. */
const KEY_SIGNS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

/** The key stroke as a shortcut is written. Letters and digits go by the key's place, so an input method cannot hide them. */
export function shortcutText(stroke: KeyStroke): string {
  const place = /^(?:Key|Digit)(.)$/.exec(stroke.code)?.[1];
  const key = place ?? (stroke.key.length === 1 ? stroke.key.toUpperCase() : (KEY_SIGNS[stroke.key] ?? stroke.key));
  return [
    ...(stroke.ctrlKey || stroke.metaKey ? ['Ctrl'] : []),
    ...(stroke.altKey ? ['Alt'] : []),
    ...(stroke.shiftKey ? ['Shift'] : []),
    key,
  ].join('+');
}

/** The first command with this shortcut, as written, that may run now: what the key does here, and so what an entry of the menu named after a key does. */
export function commandNamed<C>(commands: readonly Command<C>[], shortcut: string, context: C): Command<C> | null {
  return commands.find((command) => (command.shortcut === shortcut || command.also === shortcut) && command.when(context)) ?? null;
}

/** The first command with this shortcut that may run now. */
export function commandFor<C>(commands: readonly Command<C>[], stroke: KeyStroke, context: C): Command<C> | null {
  const shortcut = shortcutText(stroke);
  return commandNamed(commands, shortcut, context);
}

/** Commands that may run now and whose label or group holds the words; for menus and the palette. */
export function findCommands<C>(commands: readonly Command<C>[], context: C, words: string): readonly Command<C>[] {
  const wanted = words.trim().toLowerCase();
  return commands.filter((command) => command.when(context) && `${command.group}${command.label}`.toLowerCase().includes(wanted));
}

/** Shortcuts that two commands claim; a test keeps this empty. */
export function sharedShortcuts<C>(commands: readonly Command<C>[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const key of commands.flatMap(({ shortcut, also }) => [shortcut, also])) {
    if (key === undefined) continue;
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return [...twice];
}
