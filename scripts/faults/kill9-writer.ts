/**
 * The victim and the judge of the kill -9 driver: `write DIR` commits without end and says each commit that was acknowledged;
 * `judge DIR` opens what is left and says what it holds. Runs the product's own services. `unsynced DIR` is `write` with every flush left out, for the
 * driver of power cuts to show that it would see a loss.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFiles } from '../../electron/journal/files';
import type { Files } from '../../electron/journal/files';
import { createWorkspace } from '../../electron/workspace/create';
import { openWorkspace } from '../../electron/workspace/workspace';
import type { Workspace } from '../../electron/workspace/workspace';
import { createDraft, setDraft } from '../../shared/ledger/drafts';
import type { Draft } from '../../shared/ledger/operation';
import { listRecords } from '../../shared/ledger/read';
import { newRecordId, recordId } from '../../shared/model/ids';

const TOWN = recordId('u-kill9');
/** Small files, so that kills also hit the change from one file to the next. */
const SEGMENT_BYTES = 20_000;

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** Mostly one cell, sometimes a new project, sometimes a paste of many rows. */
function someDrafts(workspace: Workspace, turn: number): Draft[] {
  const fresh = (): Draft =>
    createDraft(
      { scope: TOWN, entity: 'project', record: newRecordId('p', randomBytes(10)) },
      { projectName: `项目${turn}`, state: '正常' },
    );
  const last = listRecords(workspace.ledger, 'project').at(-1);
  if (turn % 25 === 0) return Array.from({ length: 200 }, fresh);
  if (turn % 5 === 0 || last === undefined) return [fresh()];
  return [setDraft(workspace.ledger, { scope: TOWN, entity: 'project', record: last.id }, { progress: `第${turn}次填报` })];
}

async function write(workspace: Workspace): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    const commit = await workspace.commitDrafts(someDrafts(workspace, turn), '王芳');
    if (!commit.ok) {
      say({ refused: commit.code });
      return;
    }
    say({ ack: commit.value.ops.map(({ id }) => id) });
  }
}

/** Files whose flushes do nothing. */
const UNSYNCED: Files = {
  ...nodeFiles,
  open: async (path, mode) => ({ ...(await nodeFiles.open(path, mode)), sync: async () => undefined }),
  syncFolder: async () => undefined,
};

async function open(folder: string, files: Files): Promise<Workspace | null> {
  const ports = { files, randomBytes: (count: number) => randomBytes(count), now: () => new Date().toISOString() };
  if (!existsSync(join(folder, 'workspace.json'))) {
    const made = await createWorkspace(folder, { county: '青石县', office: '柳河镇', unit: TOWN, practice: false }, [], ports);
    if (!made.ok) say({ refused: made.code });
  }
  const opened = await openWorkspace(folder, {
    ...ports,
    systemMs: () => Date.now(),
    self: { user: '王芳', host: 'kill9' },
    builtMs: 0,
    segmentBytes: SEGMENT_BYTES,
  });
  if (!opened.ok) say({ refused: `${opened.code} ${opened.detail ?? ''}` });
  return opened.ok ? opened.value : null;
}

const [mode = '', folder = ''] = process.argv.slice(2);
const workspace = await open(folder, mode === 'unsynced' ? UNSYNCED : nodeFiles);
if (workspace !== null && mode !== 'judge') await write(workspace);
if (workspace !== null && mode === 'judge') {
  const { state } = await workspace.hash();
  say({ held: [...workspace.ledger.operations.keys()], notices: workspace.notices, state });
  await workspace.close();
}
