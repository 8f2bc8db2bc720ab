/**
 * The first honesty rule of the stand-in: a member of Electron that is not built here throws when it is touched, so that
 * no code can pass a test by calling nothing. Knows nothing of Electron itself.
 */
import { EventEmitter } from 'node:events';

/** Names that language and tools look for on any object; their absence is normal. */
const ORDINARY = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'domain',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
  '__esModule',
  'default',
]);

function notProvided(name: string, key: string): never {
  throw new Error(`${name}.${key} is not provided by the stand-in (scripts/electron-standin)`);
}

/** Wraps a finished object: reading an unknown member throws. `name` is what the message calls the object. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'symbol' || key in object || ORDINARY.has(key)) return Reflect.get(object, key, receiver);
      return notProvided(name, key);
    },
  });
}

/** A base class for event emitters whose instances throw on unknown members. `name` is what the message calls the class. */
export function strictEmitter(name: string): new () => EventEmitter {
  class Base extends EventEmitter {}
  Object.setPrototypeOf(
    Base.prototype,
    new Proxy(EventEmitter.prototype, {
      get(object, key, receiver): unknown {
        if (typeof key === 'symbol' || key in object || ORDINARY.has(key)) return Reflect.get(object, key, receiver);
        return notProvided(name, key);
      },
    }),
  );
  return Base;
}

export type Preventable = { defaultPrevented: boolean; preventDefault(): void };

/** An event object whose default action can be prevented, as Electron passes to `close`, `before-quit`, `will-navigate`. */
export function preventable(): Preventable {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** Tells the person at the terminal about an effect that the stand-in cannot have (opening a folder, printing). */
export function announce(api: string, detail: unknown): void {
  console.log(`[stand-in] ${api} ${JSON.stringify(detail) ?? ''}`);
}
