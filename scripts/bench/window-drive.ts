/**
 * Drives the built window as a clerk does and measures its main thread: first screens, one edit to paint and to disk, search, scrolling. Everything is
 * timed inside the page, so that the driver's own way to the page is not counted. Knows no workspace.
 */
import type { CDPSession, Page } from '@playwright/test';
import { RARE_NAME } from './grown-county';

/** What the main thread did while something was done, in ms. */
export type Busy = { readonly ms: number; readonly busy: number; readonly longest: number };
export type Scroll = { readonly fps: number; readonly slowFrames: number; readonly busyPerFrame: number; readonly longest: number };

const round = (n: number): number => Math.round(n * 10) / 10;

/** Runs inside the page: keeps the long tasks. */
function watchTasks(): void {
  const tasks: number[] = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  Object.assign(window, { benchTasks: tasks });
}

/** Runs inside the page: from a key to the frame after the condition holds; null when it never does. */
async function keyToPaint({ key, selector, text, gone }: { key: string; selector: string; text: string; gone: string }): Promise<number[]> {
  const target = document.activeElement ?? document.body;
  const from = performance.now();
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const shown = () => document.querySelector(selector)?.textContent === text;
  for (let tries = 0; tries < 3_000 && !shown(); tries += 1) await frame();
  await frame();
  const painted = performance.now() - from;
  for (let tries = 0; tries < 3_000 && document.querySelector(gone) !== null; tries += 1) await frame();
  return [painted, performance.now() - from];
}

/** Runs inside the page: types into the open search box as one key would, and waits for the frame with the answer. */
async function searchFor(words: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('.ui-palette-box input');
  if (box === null) return Number.NaN;
  const from = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, words);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  for (let frames = 0; frames < 2; frames += 1) await new Promise((next) => requestAnimationFrame(next));
  return performance.now() - from;
}

/** Runs inside the page: scrolls the table a way down in each frame; a `page` is what the table shows at once, so that every row is new. */
async function scrollFrames({ step, frames }: { step: number | 'page'; frames: number }): Promise<number[]> {
  const view = document.querySelector('.ag-grid-viewport');
  if (view === null) return [];
  const way = step === 'page' ? view.clientHeight : step;
  const times: number[] = [];
  let last = performance.now();
  for (let at = 0; at < frames; at += 1) {
    view.scrollTop += way;
    await new Promise((next) => requestAnimationFrame(next));
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
}

export async function driverOf(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(watchTasks);
  const taskSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const takeLongest = (): Promise<number> =>
    page.evaluate(() => Math.max(0, ...(window as unknown as { benchTasks: number[] }).benchTasks.splice(0)));

  /** Waits until the main thread has had nothing to do for a while. */
  async function quiet(): Promise<void> {
    for (let still = 0, tries = 0, last = await taskSeconds(); still < 3 && tries < 400; tries += 1) {
      await page.waitForTimeout(150);
      const now = await taskSeconds();
      still = now - last < 0.02 ? still + 1 : 0;
      last = now;
    }
  }

  /** Does something and waits until the window is quiet again. `ms`: what the work itself says, else how long until it was done. */
  async function measured(work: () => Promise<number | void>): Promise<Busy> {
    await quiet();
    await takeLongest();
    const [before, from] = [await taskSeconds(), performance.now()];
    const said = await work();
    const ms = said ?? performance.now() - from;
    await quiet();
    return { ms: round(ms), busy: round(((await taskSeconds()) - before) * 1_000), longest: round(await takeLongest()) };
  }

  const cell = (row: number, key: string): string => `[row-index="${row}"] .ag-cell[col-id="${key}"]`;

  return {
    measured,
    quiet,
    screen: (at: number, selector: string): Promise<Busy> =>
      measured(async () => {
        await page.keyboard.press(`Alt+${at}`);
        await page.waitForSelector(selector);
      }),
    /** Types a text into a cell; `ms` to the paint, `stored` to the end of 未保存. */
    async edit(row: number, key: string, text: string): Promise<Busy & { readonly stored: number }> {
      await page.locator(cell(row, key)).click();
      await page.keyboard.type(text);
      let stored = 0;
      const busy = await measured(async () => {
        const [painted = Number.NaN, all = Number.NaN] = await page.evaluate(keyToPaint, {
          key: 'Enter',
          selector: cell(row, key),
          text,
          gone: '.lg-unsaved',
        });
        stored = round(all);
        return painted;
      });
      return { ...busy, stored };
    },
    /** A name of which there is one, then a word in every name; each as the first key after a change and as the next one. */
    async search(): Promise<Readonly<Record<'firstKey' | 'rare' | 'common' | 'initials', Busy>>> {
      await page.keyboard.press('Control+K');
      await page.waitForSelector('.ui-palette-box input');
      const type = (words: string) => measured(() => page.evaluate(searchFor, words));
      const found = {
        firstKey: await type(RARE_NAME.slice(0, 1)),
        rare: await type(RARE_NAME),
        common: await type('项目'),
        initials: await type('jmzz'),
      };
      await page.keyboard.press('Escape');
      return found;
    },
    async scroll(step: number | 'page', frames: number): Promise<Scroll> {
      await quiet();
      await takeLongest();
      const before = await taskSeconds();
      const times = await page.evaluate(scrollFrames, { step, frames });
      const busy = ((await taskSeconds()) - before) * 1_000;
      const total = times.reduce((sum, ms) => sum + ms, 0);
      return {
        fps: round((1_000 * times.length) / Math.max(1, total)),
        slowFrames: round(times.filter((ms) => ms > 25).length / Math.max(1, times.length)),
        busyPerFrame: round(busy / Math.max(1, times.length)),
        longest: round(await takeLongest()),
      };
    },
    /** Bytes of the window's own heap after everything unused is gone, in MB. */
    async heap(): Promise<number> {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return Math.round(usedSize / 1e6);
    },
    /** Functions that took the most of the main thread while something was done, for who wants to mend it. */
    async profiled(work: () => Promise<unknown>): Promise<readonly string[]> {
      await session.send('Profiler.enable');
      await session.send('Profiler.start');
      await work();
      const { profile } = await session.send('Profiler.stop');
      const own = new Map<number, number>();
      const gaps = profile.timeDeltas ?? [];
      for (const [at, id] of (profile.samples ?? []).entries()) own.set(id, (own.get(id) ?? 0) + (gaps[at] ?? 0));
      const byName = new Map<string, number>();
      for (const { id, callFrame } of profile.nodes) {
        const name = `${callFrame.functionName || '(anonymous)'} ${callFrame.url.split('/').at(-1)}:${callFrame.lineNumber + 1}`;
        byName.set(name, (byName.get(name) ?? 0) + (own.get(id) ?? 0));
      }
      return [...byName]
        .filter(([name]) => !name.startsWith('(idle)') && !name.startsWith('(program)'))
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, 25)
        .map(([name, us]) => `${round(us / 1_000)} ms ${name}`);
    },
  };
}
