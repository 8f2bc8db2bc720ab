/** A value that changes faster than React should draw: who needs to know subscribes. Knows nothing of what it holds. */
export type Store<T> = {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** @returns the way to stop listening */
  readonly subscribe: (listener: () => void) => () => void;
};

export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
