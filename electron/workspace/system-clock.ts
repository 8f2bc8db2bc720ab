/**
 * The clock of a real ledger: system time judged by what this data folder remembers (`clock.json`). The memory is this computer's own;
 * times from packages never move it.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { dayOf, instantText } from '../../shared/clock/clock';
import type { Clock } from '../../shared/clock/clock';
import { confirmDay, judgeClock, remember } from '../../shared/clock/trust';
import type { ClockMemory } from '../../shared/clock/trust';
import { ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { isoDaySchema } from '../../shared/model/dates';
import type { IsoDay } from '../../shared/model/dates';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, safeWrite } from '../journal/safe-write';

const memorySchema = z.strictObject({
  believed: z.number(),
  offsetDays: z.int(),
  confirmedAt: isoDaySchema.nullable(),
});

export type SystemClock = Clock & {
  /** A person says which day it is. The caller also enters it in the ledger (日期核实). */
  readonly confirm: (day: IsoDay) => Promise<Result<null>>;
  /** Writes what is believed now; called at opening, now and then in use, and at closing. */
  readonly keep: () => Promise<Result<null>>;
};

async function readMemory(files: Files, path: string): Promise<ClockMemory | null> {
  try {
    const memory = memorySchema.safeParse(JSON.parse(Buffer.from(await readWhole(files, path)).toString('utf8')));
    return memory.success ? memory.data : null;
  } catch (error) {
    // An unreadable memory is a lost one: the next judgement is stricter, not looser.
    if (!(error instanceof SyntaxError)) ioFailure(error, 'clock.json');
    return null;
  }
}

/**
 * @param newest greatest time an entry of the ledger carries, used when the memory was lost (a restored copy): asking once too often is the safe side
 * @param built when the program was built, ms since 1970
 */
export async function openSystemClock(
  files: Files,
  folder: string,
  newest: number | null,
  built: number,
  systemMs: () => number,
): Promise<SystemClock> {
  const path = join(folder, 'clock.json');
  const fallback = newest === null ? null : { believed: newest, offsetDays: 0, confirmedAt: null };
  let memory: ClockMemory | null = (await readMemory(files, path)) ?? fallback;

  /** Judges anew at every question, so that sleep over midnight or a clock set back in use is seen (fault 37). */
  function judged() {
    const judgement = judgeClock(systemMs(), memory, built);
    memory = remember(memory, judgement);
    return judgement;
  }

  async function write(): Promise<Result<null>> {
    judged();
    if (memory === null) return ok(null);
    const written = await safeWrite(files, path, JSON.stringify(memory));
    return written.ok ? ok(null) : written;
  }

  /** One after the other: writes of one file must not overlap. */
  let writing: Promise<Result<null>> = Promise.resolve(ok(null));
  function keep(): Promise<Result<null>> {
    writing = writing.then(write, write);
    return writing;
  }

  return {
    today: () => dayOf(judged().instant),
    now: () => instantText(judged().instant),
    systemDay: () => dayOf(systemMs()),
    trust: () => judged().trust,
    confirm: (day) => {
      memory = confirmDay(systemMs(), day);
      return keep();
    },
    keep,
  };
}
