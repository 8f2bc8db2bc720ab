/** The reckoner (算账线程) answers from what the window has folded, in order, and lets no backlog grow (design/performance.md goal 3). */
import { describe, expect, it } from 'vitest';
import { reckonerSide } from '../../../renderer/data/reckoner-side';
import type { FromReckoner, ToReckoner } from '../../../renderer/data/reckoner-side';
import { startReckoner } from '../../../renderer/data/reckoner';
import type { ReckonerThread } from '../../../renderer/data/reckoner';
import { isoDay } from '../../../shared/model/dates';
import { monthView } from '../../../shared/month/month-view';
import { EXAMPLES } from '../../../shared/scoring/scheme-edits';
import { compareInMonth, tryScheme } from '../../../shared/views/scheme-trial';
import { proposalsOf } from '../../../shared/views/proposals';
import { sampleLedger } from './sample-ledger';

/** The worker's side in process, each message copied as between threads; answers wait until `work` is called. */
function thread(): ReckonerThread & { readonly work: () => Promise<void>; readonly asked: () => number } {
  const side = reckonerSide();
  const inbox: ToReckoner[] = [];
  let listener: (message: FromReckoner) => void = () => undefined;
  let asked = 0;
  return {
    post: (message) => inbox.push(structuredClone(message)),
    onMessage: (own) => (listener = own),
    end: () => inbox.splice(0),
    asked: () => asked,
    work: async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      for (const message of inbox.splice(0)) {
        if (message.kind === 'ask') asked += 1;
        const reply = side(message);
        if (reply !== null) listener(structuredClone(reply));
      }
    },
  };
}

const ledger = sampleLedger();
const operations = [...ledger.operations.values()];

describe('the reckoner', () => {
  it('gives the very answers that the window would compute itself', async () => {
    const own = thread();
    const reckoner = startReckoner(own);
    reckoner.take(operations, false);
    const month = reckoner.ask('month', '2026-10');
    const proposals = reckoner.ask('proposals', isoDay('2026-11-02'));
    for (let turn = 0; own.asked() < 2 && turn < 200; turn += 1) await own.work();
    expect(await month).toEqual(monthView(ledger, '2026-10'));
    expect(await proposals).toEqual(proposalsOf(ledger, isoDay('2026-11-02')));
  });

  it('tries two schemes on a month as the window would, drafts among them (试算对比)', async () => {
    const own = thread();
    const reckoner = startReckoner(own);
    reckoner.take(operations, false);
    const [a, b] = EXAMPLES;
    if (a === undefined || b === undefined) throw new Error('two example schemes are needed');
    const asked = { a, b, month: '2026-10', today: '2026-11-02' };
    const answer = reckoner.ask('compared', asked);
    for (let turn = 0; own.asked() < 1 && turn < 200; turn += 1) await own.work();
    const rows = await answer;
    expect(rows).toEqual(compareInMonth(ledger, asked));
    expect(rows?.length).toBeGreaterThan(0);
  });

  it('tries a scheme being edited as the window would, on the part that is open (今天按此得…)', async () => {
    const own = thread();
    const reckoner = startReckoner(own);
    reckoner.take(operations, false);
    const scheme = EXAMPLES.find((example) => example.total !== undefined);
    if (scheme?.total === undefined) throw new Error('an example with a total is needed');
    const asked = { scheme, today: '2026-11-02', part: { section: 'items', id: scheme.total }, unit: null } as const;
    const answer = reckoner.ask('tried', asked);
    for (let turn = 0; own.asked() < 1 && turn < 200; turn += 1) await own.work();
    expect(await answer).toEqual(tryScheme(ledger, asked));
  });

  it('asked ten times while busy answers once more, for all of them, from the latest state', async () => {
    const own = thread();
    const reckoner = startReckoner(own);
    const first = reckoner.ask('month', '2026-10');
    reckoner.take(operations, false);
    const later = Array.from({ length: 10 }, () => reckoner.ask('month', '2026-10'));
    for (let turn = 0; own.asked() < 2 && turn < 200; turn += 1) await own.work();
    expect(await first).toBeNull();
    const answers = await Promise.all(later);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toEqual(monthView(ledger, '2026-10'));
    expect(own.asked()).toBe(2);
  });

  it('rejects what it can no longer answer, and what fails', async () => {
    const own = thread();
    const reckoner = startReckoner(own);
    const failing = reckoner.ask('month', { toString: null } as unknown as string);
    for (let turn = 0; own.asked() < 1 && turn < 200; turn += 1) await own.work();
    await expect(failing).rejects.toThrow('could not answer');
    const open = reckoner.ask('month', '2026-10');
    reckoner.end();
    await expect(open).rejects.toThrow('has ended');
    await expect(reckoner.ask('month', '2026-10')).rejects.toThrow('has ended');
  });
});
