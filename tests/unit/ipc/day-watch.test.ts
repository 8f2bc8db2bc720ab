/** Midnight, sleep over it and a date set by hand reach the window by themselves (fault 37): its lists of deadlines follow the day main believes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { createProgram } from '../../../electron/program';
import { createWorkspace } from '../../../electron/workspace/create';
import { good } from '../journal/fixtures';
import { foundingPorts } from '../workspace/fixtures';
import { fakePorts } from './program-fixture';

const LOOK_MS = 31_000;

afterEach(() => {
  vi.useRealTimers();
});

it('the window is told of each new day and of each doubt, and of nothing in between', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zeren-day-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const own = path.join(folder, '台账');
  good(await createWorkspace(own, { county: '青石县', office: '青石县招商办', unit: null, practice: false }, [], foundingPorts()));
  const { ports, told } = await fakePorts();
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.parse('2027-02-28T23:58:00+08:00') });
  const program = createProgram({ ...ports, checkAfterMs: 3_600_000 });
  good(await program.open(own));
  onTestFinished(() => program.close());

  /** What the window is told when the computer shows this time at its next look. */
  async function at(time: string): Promise<unknown> {
    told.pushed.length = 0;
    vi.setSystemTime(Date.parse(time));
    vi.advanceTimersByTime(LOOK_MS);
    await vi.waitFor(() => expect(told.pushed.length).toBeGreaterThan(0), { timeout: 1_000 }).catch(() => undefined);
    return told.pushed.map(({ data }) => data);
  }

  expect(await at('2027-02-28T23:58:30+08:00')).toEqual([]);
  expect(await at('2027-03-01T00:00:02+08:00')).toMatchObject([{ today: '2027-03-01', clock: 'fits' }]);
  expect(await at('2027-03-02T07:40:00+08:00'), 'slept over a night').toMatchObject([{ today: '2027-03-02', clock: 'fits' }]);
  expect(await at('2027-02-20T07:40:00+08:00'), 'set back in use').toMatchObject([{ clock: 'back' }]);
  expect(await at('2027-03-02T07:45:00+08:00'), 'put right').toMatchObject([{ today: '2027-03-02', clock: 'fits' }]);
  await program.close();
  expect(await at('2027-03-04T07:45:00+08:00'), 'nothing is open').toEqual([]);
});
