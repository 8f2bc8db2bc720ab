/** How long one turn of this process lasts: the longest time in which no window could have been answered (design/performance.md goal 3). */

export type LongestTurn = {
  /** Milliseconds by the clock on the wall, other programs of a shared machine included. */
  readonly wall: number;
  /** Milliseconds of CPU of the whole process in that same turn, its helper threads included. */
  readonly cpu: number;
};

export type TurnWatch = {
  /** The longest turn since the last asking. */
  readonly longest: () => LongestTurn;
  readonly stop: () => void;
};

const EVERY_MS = 1;
const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** Watches the turns of this process by a timer that each long turn delays. */
export function watchTurns(): TurnWatch {
  let longest: LongestTurn = { wall: 0, cpu: 0 };
  let at = performance.now();
  let spent = process.cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const wall = now - at - EVERY_MS;
    const cpu = milliseconds(process.cpuUsage(spent));
    if (wall > longest.wall) longest = { wall, cpu };
    at = now;
    spent = process.cpuUsage();
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
