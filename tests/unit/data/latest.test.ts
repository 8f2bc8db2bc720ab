/** Typing in the scheme editor asks for the latest only: no backlog of trials grows while one is reckoned (design/performance.md goal 3). */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { latestOnly } from '../../../renderer/data/latest';

type Open = { readonly asked: string; readonly answer: (text: string) => void; readonly fail: () => void };

/** A slow answerer: each question stays open until the test answers it. */
function slow() {
  const open: Open[] = [];
  const told: unknown[] = [];
  const line = latestOnly(
    (asked: string) =>
      new Promise<string>((resolve, reject) => {
        open.push({ asked, answer: resolve, fail: () => reject(new Error('defect')) });
      }),
    (own) => told.push(own),
    250,
  );
  return { line, open, told };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the latest of what is typed', () => {
  it('is asked once, after the pause, however many letters came before', async () => {
    const { line, open } = slow();
    for (const text of ['1', '18', '186']) {
      line.want(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(open).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    expect(open.map((own) => own.asked)).toEqual(['186']);
  });

  it('waits for the answer under way, then asks for the last wish alone', async () => {
    const { line, open, told } = slow();
    line.want('a');
    await vi.advanceTimersByTimeAsync(250);
    for (const text of ['b', 'c', 'd']) {
      line.want(text);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(open.map((own) => own.asked)).toEqual(['a']);
    open[0]?.answer('A');
    await vi.advanceTimersByTimeAsync(0);
    expect(open.map((own) => own.asked)).toEqual(['a', 'd']);
    open[1]?.answer('D');
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([
      { asked: 'a', answer: 'A' },
      { asked: 'd', answer: 'D' },
    ]);
  });

  it('says which question failed and goes on with the next', async () => {
    const { line, open, told } = slow();
    line.want('a');
    await vi.advanceTimersByTimeAsync(250);
    open[0]?.fail();
    line.want('b');
    await vi.advanceTimersByTimeAsync(250);
    expect(told).toEqual([{ asked: 'a', problem: new Error('defect') }]);
    expect(open.map((own) => own.asked)).toEqual(['a', 'b']);
  });

  it('tells nothing after its end', async () => {
    const { line, open, told } = slow();
    line.want('a');
    await vi.advanceTimersByTimeAsync(250);
    line.want('b');
    line.end();
    open[0]?.answer('A');
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([]);
    expect(open).toHaveLength(1);
  });
});
