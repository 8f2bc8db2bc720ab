/**
 * Sees that the day has changed under a running program: midnight, sleep over it, a date set by hand (fault 37 of design/reliability.md). Timers stand
 * still while a computer sleeps, so the state is compared and not counted. Knows no ledger.
 */

/** How often it is looked at; a minute past midnight is early enough for dates. */
const EVERY_MS = 30_000;

/**
 * @param read what the window shows of the clock, as text
 * @param changed called when it reads otherwise than the last time
 * @returns the way to stop
 */
export function watchDay(read: () => string, changed: () => void): () => void {
  let last = read();
  const timer = setInterval(() => {
    const now = read();
    if (now === last) return;
    last = now;
    changed();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
