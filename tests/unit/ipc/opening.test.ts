/** The window stands before the ledger is proved: its first question waits for the answer, and meanwhile main says how far it is (item 1 of issue 7). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { handlersOf } from '../../../electron/handlers/all';
import { answer } from '../../../electron/ipc';
import { createProgram } from '../../../electron/program';
import { createWorkspace } from '../../../electron/workspace/create';
import { good, projectDraft } from '../journal/fixtures';
import { foundingPorts } from '../workspace/fixtures';
import { fakePorts } from './program-fixture';

it('app:status waits for the ledger of the last session; its journal is counted in MB before', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zeren-opening-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const own = path.join(folder, '台账');
  good(await createWorkspace(own, { county: '青石县', office: '青石县招商办', unit: null, practice: false }, [], foundingPorts()));
  const { ports, told } = await fakePorts();
  const program = createProgram({ ...ports, settings: { ...ports.settings, folder: () => own } });
  good(await program.open(own));
  good((await program.workspace()?.commitDrafts([projectDraft('p-1', '项目')], '王芳')) ?? { ok: false, code: 'E_NO_WORKSPACE' });
  await program.close();
  told.pushed.length = 0;

  const opening = program.openLast();
  const status = await answer(handlersOf(program, '0'), 'app:status', {}, () => undefined);
  expect(status).toMatchObject({ ok: true, value: { county: '青石县' } });
  await opening;
  expect(told.pushed.map(({ event }) => event)).toEqual(['app:opening', 'app:status']);
  expect(told.pushed[0]?.data).toEqual({ done: 1, total: 1 });
  await program.close();
});
