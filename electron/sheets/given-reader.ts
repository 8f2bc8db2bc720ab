/**
 * How the command line inside the installed program gets its reading process: main gives Electron's way, because an installed Electron cannot be
 * started as plain Node (fuses). Main and command line are two bundles in one process, so the gift lies under a symbol both know.
 */
import type { SpawnReader } from './reader';

const GIVEN = Symbol.for('cn.zeren.taizhang.reader');

export function giveReader(spawn: SpawnReader): void {
  Object.defineProperty(globalThis, GIVEN, { value: spawn, configurable: true });
}

/** What was given, or null in plain Node. */
export function givenReader(): SpawnReader | null {
  const given: unknown = Reflect.get(globalThis, GIVEN);
  return typeof given === 'function' ? (given as SpawnReader) : null;
}
