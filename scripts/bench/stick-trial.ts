/**
 * The handling of the stick in the trial: one stick that all offices share, with foreign files on it, written and read by the product's own code; and the
 * receiving of a package, with the log of refusals. Counts what happened and what should not have.
 */
import path from 'node:path';
import type { ErrorCode, Result } from '../../shared/errors';
import { PACKAGE_EXTENSION } from '../../shared/exchange/file-name';
import { headerOf, sha256Hex } from '../../electron/exchange/container';
import { readRefused } from '../../electron/exchange/log';
import type { Packed } from '../../electron/exchange/pack';
import { listPackages, readPackageFile, writeToStick } from '../../electron/exchange/stick';
import { recordRefused } from '../../electron/exchange/trades';
import { accept, unpack } from '../../electron/exchange/unpack';
import { memoryFiles } from './memory-files';
import type { Trouble } from './memory-files';
import type { MemoryOffice } from './memory-office';
import type { Dice } from './stick-faults';

const ROOT = '/U盘';
/** What else lies on sticks (fault 22): never listed, never opened. */
const STRANGE = ['autorun.inf', '上报.zeren.exe', '青石县-柳河镇-上报.lnk', '.上报.zeren', '~上报.zeren.part'];

export type Tally = {
  sent: number;
  taken: number;
  lost: number;
  damaged: number;
  readonly refused: Map<ErrorCode, number>;
  /** Fault of the design → how often it was drawn. */
  readonly faults: Map<number, number>;
  readonly wrong: string[];
  /** Refusals that must stand in the log of the office that refused. */
  readonly refusals: { readonly office: MemoryOffice; readonly sha256: string; readonly code: ErrorCode }[];
  readonly unlogged: (offices: readonly MemoryOffice[]) => Promise<number>;
};

export function newTally(): Tally {
  const tally: Tally = {
    sent: 0,
    taken: 0,
    lost: 0,
    damaged: 0,
    refused: new Map(),
    faults: new Map(),
    wrong: [],
    refusals: [],
    async unlogged(offices) {
      let missing = 0;
      for (const office of offices) {
        const log = await readRefused(office.files, office.workspace.folder);
        const lines = new Set((log.ok ? log.value : []).map(({ sha256, code }) => `${sha256} ${code}`));
        missing += tally.refusals.filter((one) => one.office === office && !lines.has(`${one.sha256} ${one.code}`)).length;
      }
      return missing;
    },
  };
  return tally;
}

/** Sets down an answer that is not the right one for a fault. */
export function wrong(tally: Tally, fault: number, answer: Result<unknown>): void {
  tally.wrong.push(`fault ${fault}: ${answer.ok ? 'taken' : answer.code}`);
}

function count(tally: Tally, code: ErrorCode): void {
  tally.refused.set(code, (tally.refused.get(code) ?? 0) + 1);
}

/** What a fault asks for: one of these codes. */
type Expected = { readonly fault: number; readonly codes: readonly ErrorCode[] };

/** An office opens a package and takes it in, or refuses it and logs why. Without `expected` it must be taken. */
export async function deliver(to: MemoryOffice, bytes: Uint8Array, tally: Tally, expected?: Expected): Promise<void> {
  const before = to.workspace.ledger.operations.size;
  const plan = await unpack(to, bytes);
  if (plan.ok) {
    if (expected !== undefined) wrong(tally, expected.fault, plan);
    const taken = await accept(to, plan.value, '甲');
    if (!taken.ok) throw new Error(taken.code);
    tally.taken += 1;
    return;
  }
  count(tally, plan.code);
  if (expected?.codes.includes(plan.code) !== true) wrong(tally, expected?.fault ?? 0, plan);
  if (to.workspace.ledger.operations.size !== before) tally.wrong.push(`${plan.code}: refused and yet taken`);
  const logged = await recordRefused(to, '收到的包.zeren', bytes, plan, '甲');
  if (!logged.ok) throw new Error(logged.code);
  tally.refusals.push({ office: to, sha256: sha256Hex(bytes), code: plan.code });
}

/** Fault 16: the stick is pulled while it is read. The window gets no half of a package. */
export async function readPulled(bytes: Uint8Array, dice: Dice, tally: Tally): Promise<void> {
  const medium = memoryFiles();
  const place = path.join(ROOT, '包.zeren');
  medium.held.set(place, bytes);
  medium.trouble = { kind: 'pulled', calls: dice(3) };
  const read = await readPackageFile(medium, place);
  if (read.ok || read.code !== 'E_STICK_GONE') wrong(tally, 16, read);
  else count(tally, read.code);
}

export type Stick = {
  /** Puts a package on the stick and reads it back as the next office would. */
  readonly write: (packed: Packed, tally: Tally) => Promise<{ readonly file: string; readonly bytes: Uint8Array }>;
  /** The same while the stick is in trouble: refused with the right code, what lay there before untouched. */
  readonly tryWrite: (packed: Packed, trouble: Trouble, fault: number, codes: readonly ErrorCode[], tally: Tally) => Promise<void>;
};

/** Names that some file system would not take, or would take for something else (fault 21). */
function isSafeName(name: string): boolean {
  return /^[^\\/:*?"<>|\s]+$/u.test(name) && name.length <= 200 && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name);
}

/** The one stick of the trial, passed round by all offices (fault 24). */
export function carriedStick(): Stick {
  const medium = memoryFiles();
  for (const name of STRANGE) medium.held.set(path.join(ROOT, name), Buffer.from('MZ'));

  async function shown(tally: Tally): Promise<void> {
    const listed = await listPackages(medium, ROOT);
    const names = listed.ok ? listed.value.map(({ name }) => name) : [];
    for (const name of names)
      if (!name.endsWith(PACKAGE_EXTENSION) || STRANGE.includes(name)) tally.wrong.push(`fault 22: ${name} is listed`);
    for (const name of names) if (!isSafeName(name)) tally.wrong.push(`fault 21: ${name}`);
  }

  const whole = (): Map<string, { readonly name: string; readonly device: string }> =>
    new Map(
      [...medium.held].flatMap(([name, bytes]) => {
        const device = name.endsWith(PACKAGE_EXTENSION) ? headerOf(bytes)?.card.device : undefined;
        return device === undefined ? [] : [[sha256Hex(bytes), { name, device }]];
      }),
    );

  return {
    async write(packed, tally) {
      const newest = whole();
      const written = await writeToStick(medium, ROOT, packed);
      if (!written.ok) throw new Error(written.code);
      const read = await readPackageFile(medium, written.value.path);
      if (!read.ok || sha256Hex(read.value) !== packed.sha256) throw new Error('the stick does not hold what was written');
      // Another machine's newest package still lies there; a copied machine (fault 9) passes for the same one.
      const after = new Set(whole().keys());
      const own = packed.header.card.device;
      const root = [...newest].filter(([, { name, device }]) => path.dirname(name) === ROOT && device !== own);
      for (const [hash, { name }] of root) if (!after.has(hash)) tally.wrong.push(`fault 24: ${name} is gone`);
      await shown(tally);
      return { file: written.value.file, bytes: read.value };
    },
    async tryWrite(packed, trouble, fault, codes, tally) {
      const before = whole();
      medium.trouble = trouble;
      const written = await writeToStick(medium, ROOT, packed);
      medium.trouble = { kind: 'none' };
      // Pulled after the last byte was flushed: the package is whole, only tidying up failed.
      if (written.ok && fault !== 15) wrong(tally, fault, written);
      if (!written.ok) {
        count(tally, written.code);
        if (!codes.includes(written.code)) wrong(tally, fault, written);
      }
      const after = new Set(whole().keys());
      for (const [hash, { name }] of before) if (!after.has(hash)) tally.wrong.push(`fault ${fault}: ${name} is gone`);
    },
  };
}
