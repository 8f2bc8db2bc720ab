/** The window has one session at a time, however its component is mounted and unmounted (React StrictMode does both at once). */
import { afterEach, describe, expect, it } from 'vitest';
import { commit, undo } from '../../../renderer/data/commit';
import { currentSession, endSession, startSession } from '../../../renderer/data/current';
import { currentLedger, onLedgerChange } from '../../../renderer/data/use-ledger';
import { getRecord } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { good, projectDraft } from '../journal/fixtures';
import { sessionPorts, startMain } from './fixtures';

afterEach(endSession);

describe('the current session', () => {
  it('without one, writing is refused and the ledger is empty', async () => {
    expect(await commit([projectDraft('p-1', '甲')])).toMatchObject({ code: 'E_NO_WORKSPACE' });
    expect(await undo()).toMatchObject({ code: 'E_NO_WORKSPACE' });
    expect(currentLedger().operations.size).toBe(0);
  });

  it('an opening overtaken by an end or by another opening is let go', async () => {
    const [first, second] = [await startMain(), await startMain()];
    good(await second.store.commitDrafts([projectDraft('p-2', '乙')], '王芳'));
    const overtaken = startSession(sessionPorts(first));
    endSession();
    const opened = startSession(sessionPorts(second));
    expect(await overtaken).toMatchObject({ code: 'E_CANCELLED' });
    const session = good(await opened);
    expect(currentSession()).toBe(session);
    expect(getRecord(currentLedger(), 'project', recordId('p-2'))).toMatchObject({ projectName: '乙' });
  });

  it('listeners follow from one ledger to the next', async () => {
    let told = 0;
    const stop = onLedgerChange(() => (told += 1));
    good(await startSession(sessionPorts(await startMain())));
    const before = told;
    good(await commit([projectDraft('p-1', '甲')]));
    expect(told).toBe(before + 1);
    stop();
    good(await commit([projectDraft('p-3', '丙')]));
    expect(told).toBe(before + 1);
  });
});
