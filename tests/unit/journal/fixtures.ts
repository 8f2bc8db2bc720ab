/** Small ledgers for tests of journal and workspace: a folder, a store on it, drafts of projects. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { nodeFiles } from '../../../electron/journal/files';
import type { Files } from '../../../electron/journal/files';
import { openJournal } from '../../../electron/journal/journal';
import type { Journal } from '../../../electron/journal/journal';
import { makeStore } from '../../../electron/journal/store';
import type { Store } from '../../../electron/journal/store';
import type { Result } from '../../../shared/errors';
import type { Commit } from '../../../shared/ledger/commit';
import { createDraft } from '../../../shared/ledger/drafts';
import { applySteps, emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { deviceIdSchema, recordId } from '../../../shared/model/ids';

/** A memory disk where there is one: the loops over failing calls sync thousands of times. */
const BASE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder for one test, removed after it. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(BASE, 'zeren-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const TOWN = recordId('u-liuhe');
export const DEVICE = deviceIdSchema.parse('d-test');

export function salt(): string {
  return randomBytes(8).toString('hex');
}

/** A new project of 柳河镇. */
export function projectDraft(id: string, projectName: string): Draft {
  return createDraft({ scope: TOWN, entity: 'project', record: recordId(id) }, { projectName, state: '正常' });
}

export type OpenLedger = { readonly journal: Journal; readonly store: Store; readonly ledger: Ledger };

/** Opens the journal of a folder with its ledger and store. */
export async function openLedger(
  folder: string,
  options: { readonly files?: Files; readonly segmentBytes?: number; readonly readOnly?: boolean } = {},
): Promise<Result<OpenLedger>> {
  const ledger = emptyLedger();
  const journal = await openJournal({
    files: options.files ?? nodeFiles,
    folder,
    readOnly: options.readOnly ?? false,
    visit: (_: Commit, operations) => applySteps(ledger, operations),
    ...(options.segmentBytes === undefined ? {} : { segmentBytes: options.segmentBytes }),
  });
  if (!journal.ok) return journal;
  const opened = journal.value;
  onTestFinished(() => opened.close());
  const store = makeStore(opened, ledger, {
    device: DEVICE,
    now: () => '2026-03-15T09:00:00+08:00',
    salt,
    refused: () => null,
    stored: () => undefined,
  });
  return { ok: true, value: { journal: opened, store, ledger } };
}

/** The value of a result that must be good; the test fails with the code otherwise. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
  return result.value;
}
