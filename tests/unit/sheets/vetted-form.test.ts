/** Issue 4, container safety: a given form is a foreign file; what the reading process cannot read is never opened by the program itself. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { filledForm, formReport } from '../../../electron/forms';
import type { SpawnReader } from '../../../electron/sheets/reader';
import { openWorkspace } from '../../../electron/workspace/workspace';
import type { Workspace } from '../../../electron/workspace/workspace';
import { directReader } from '../imports/direct-reader';
import { tempFolder } from '../journal/fixtures';
import { newWorkspaceFolder, portsWith } from '../workspace/fixtures';

const FORM = path.resolve(import.meta.dirname, '../../data/forms/three-blank-rows.xls');

let open: Workspace | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function workspace(): Promise<Workspace> {
  const opened = await openWorkspace(await newWorkspaceFolder(), portsWith());
  if (!opened.ok) throw new Error(opened.code);
  open = opened.value;
  return opened.value;
}

/** A process that ends as one does that ran out of memory. */
const outOfMemory: SpawnReader = () => ({
  send: () => undefined,
  onMessage: () => undefined,
  onExit: (handle) => handle(134, null),
  kill: () => undefined,
});

describe('a given form is read in a process of its own first', () => {
  it('a form that ends that process is refused with its code, neither planned nor filled', async () => {
    const own = await workspace();
    expect(await formReport(own, outOfMemory, FORM, null, [])).toMatchObject({ ok: false, code: 'E_READER_MEMORY' });
    expect(await filledForm(own, outOfMemory, FORM, null)).toMatchObject({ ok: false, code: 'E_READER_MEMORY' });
  });

  it('a form it can read is planned, whatever its name, and filled in its own format', async () => {
    const own = await workspace();
    const file = path.join(tempFolder(), '表样.xlsx');
    writeFileSync(file, readFileSync(FORM));
    const report = await formReport(own, directReader, file, null, []);
    expect(report.ok ? [report.value.sheet, report.value.firstRow, report.value.projects] : report).toEqual(['统计表', 4, 0]);
    expect(await filledForm(own, directReader, file, null)).toMatchObject({ ok: true, value: { extension: '.xls' } });
  });
});
