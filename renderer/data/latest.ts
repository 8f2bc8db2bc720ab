/**
 * Asks for the latest of what changes quickly (a form being typed in): after a pause, one question at a time, and of those that came meanwhile only the
 * last. Knows no reckoner and no React.
 */

export type Told<A, B> = { readonly asked: A; readonly answer: B } | { readonly asked: A; readonly problem: Error };

export type LatestOnly<A> = {
  /** Wants the answer to this; what was wanted before and not yet asked is forgotten. */
  readonly want: (asked: A) => void;
  /** Nothing is told any more. */
  readonly end: () => void;
};

/**
 * @param ask answers one question
 * @param tell hears each answer or failure, with what it was asked
 * @param pause milliseconds without a new wish before the question goes out
 */
export function latestOnly<A, B>(ask: (asked: A) => Promise<B>, tell: (told: Told<A, B>) => void, pause: number): LatestOnly<A> {
  let next: { readonly asked: A } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let busy = false;
  let ended = false;

  function go(): void {
    timer = null;
    if (busy || ended || next === null) return;
    const { asked } = next;
    next = null;
    busy = true;
    void ask(asked)
      .then(
        (answer): Told<A, B> => ({ asked, answer }),
        (problem: unknown): Told<A, B> => ({ asked, problem: problem instanceof Error ? problem : new Error(String(problem)) }),
      )
      .then((told) => {
        busy = false;
        if (ended) return;
        tell(told);
        if (timer === null) go();
      });
  }

  return {
    want: (asked) => {
      next = { asked };
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(go, pause);
    },
    end: () => {
      ended = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
