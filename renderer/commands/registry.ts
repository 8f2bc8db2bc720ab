/**
 * The commands that exist at this moment: the frame's own and those of the open screen. A screen brings its commands already bound to
 * its context; when it closes they go.
 */
import { useEffect } from 'react';
import type { Command } from './command';

/** A command that needs nothing more from outside. */
export type BoundCommand = Command<null>;

/** Ties a command to the way of getting its context. */
export function bindCommand<C>(command: Command<C>, context: () => C): BoundCommand {
  return { ...command, when: () => command.when(context()), run: () => command.run(context()) };
}

export type CommandRegistry = {
  readonly all: () => readonly BoundCommand[];
  /** @returns the way to take them back */
  readonly add: (commands: readonly BoundCommand[]) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createRegistry(): CommandRegistry {
  let groups: readonly (readonly BoundCommand[])[] = [];
  let flat: readonly BoundCommand[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly (readonly BoundCommand[])[]) => {
    groups = next;
    // What came last is nearest to the clerk and wins a shared shortcut.
    flat = groups.toReversed().flat();
    for (const listener of listeners) listener();
  };
  return {
    all: () => flat,
    add: (commands) => {
      set([...groups, commands]);
      return () => set(groups.filter((group) => group !== commands));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The program's one registry. */
export const registry: CommandRegistry = createRegistry();

/** Offers commands while the calling component is there; `commands` must be stable between renders. */
export function useCommands(commands: readonly BoundCommand[]): void {
  useEffect(() => registry.add(commands), [commands]);
}
