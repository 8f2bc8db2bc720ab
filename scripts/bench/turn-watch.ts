/** How long one turn of this process lasts: the longest time in which no window could have been answered (design/performance.md goal 3). */
import { readFileSync } from 'node:fs';

export type LongestTurn = {
  /** Milliseconds by the clock on the wall, other programs of a shared machine included. */
  readonly wall: number;
  /** Milliseconds of CPU of the thread that answers windows, the most in any one turn; of the whole process where the system does not tell threads apart. */
  readonly cpu: number;
};

export type TurnWatch = {
  /** The longest turn since the last asking. */
  readonly longest: () => LongestTurn;
  readonly stop: () => void;
};

const EVERY_MS = 1;

/** CPU of the main thread so far in milliseconds: Linux tells it in nanoseconds, for the thread whose number is the process's. */
function spentMs(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

/** Watches the turns of this process by a timer that each long turn delays. */
export function watchTurns(): TurnWatch {
  let longest: LongestTurn = { wall: 0, cpu: 0 };
  let at = performance.now();
  let spent = spentMs();
  const timer = setInterval(() => {
    const now = performance.now();
    const used = spentMs();
    longest = { wall: Math.max(longest.wall, now - at - EVERY_MS), cpu: Math.max(longest.cpu, used - spent) };
    [at, spent] = [performance.now(), spentMs()];
  }, EVERY_MS);
  return {
    longest: () => {
      const found = { wall: Math.round(longest.wall), cpu: Math.round(longest.cpu) };
      longest = { wall: 0, cpu: 0 };
      return found;
    },
    stop: () => clearInterval(timer),
  };
}
