/** Real workspaces in temporary folders: the county office of 青石县 and its townships, as the program opens them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach } from 'vitest';
import type { Result } from '../../../shared/errors';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import type { Draft } from '../../../shared/ledger/operation';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { RecordId, Scope } from '../../../shared/model/ids';
import { checkCode } from '../../../shared/exchange/card';
import { confirmCheckCode } from '../../../electron/exchange/identity';
import { enrol, makeKit } from '../../../electron/exchange/kit';
import { openOffice } from '../../../electron/exchange/office';
import type { Office } from '../../../electron/exchange/office';
import { pack, recordSent } from '../../../electron/exchange/pack';
import type { Packed, PackRequest } from '../../../electron/exchange/pack';
import { accept, unpack } from '../../../electron/exchange/unpack';
import type { Accepted } from '../../../electron/exchange/unpack';
import { nodeFiles } from '../../../electron/journal/files';
import { createWorkspace } from '../../../electron/workspace/create';
import { openWorkspace } from '../../../electron/workspace/workspace';
import type { Workspace } from '../../../electron/workspace/workspace';

export const LIUHE = recordId('u-liuhe');
export const SHIQIAO = recordId('u-shiqiao');
export const PERIOD = '2026-10';

const NOW = Date.UTC(2026, 9, 8, 1, 0, 0);
const ports = {
  files: nodeFiles,
  systemMs: () => NOW,
  now: () => '2026-10-08T09:00:00+08:00',
  randomBytes: (count: number) => randomBytes(count),
  self: { user: '测试', host: '本机' },
  builtMs: Date.UTC(2026, 0, 1),
};

const open: Workspace[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** The value of a result that must be good here; the code is in the error when it is not. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
  return result.value;
}

/** A folder that does not exist yet, inside a temporary one. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zeren-exchange-'));
  folders.push(folder);
  return join(folder, 'ledger');
}

export async function openFolder(folder: string): Promise<Workspace> {
  const workspace = good(await openWorkspace(folder, ports));
  open.push(workspace);
  return workspace;
}

export async function officeIn(folder: string, password?: string): Promise<Office> {
  return good(await openOffice(await openFolder(folder), nodeFiles, '王芳', password));
}

export async function closeOffice(office: Office): Promise<void> {
  const at = open.findIndex((workspace) => workspace === office.workspace);
  await open.splice(at, 1)[0]?.close();
}

/** A county office with two townships in its register, one supervision item and a target for each. */
export async function countyOffice(county = '青石县', password?: string): Promise<Office> {
  const folder = await emptyFolder();
  good(await createWorkspace(folder, { county, office: `${county}招商办`, unit: null, practice: false }, [], ports));
  const office = await officeIn(folder, password);
  const place = <E extends string>(entity: E, record: string) => ({ scope: COUNTY_SCOPE, entity, record: recordId(record) }) as const;
  await enter(office, [
    createDraft(place('county', 'c-1'), { name: county, office: `${county}招商办` }),
    createDraft(place('unit', LIUHE), { name: '柳河镇', kind: 'town', section: '镇(街道)' }),
    createDraft(place('unit', SHIQIAO), { name: '石桥镇', kind: 'town', section: '镇(街道)' }),
    createDraft(place('supervision', 'd-1'), { matter: '加快星光电子开工', unit: LIUHE }),
    createDraft(place('supervision', 'd-2'), { matter: '石桥镇用地手续', unit: SHIQIAO }),
    createDraft(place('target', 't-1'), { unit: LIUHE, indicator: '到位资金', year: 2026, base: '50000' }),
  ]);
  return office;
}

export async function enter(office: Office, drafts: readonly Draft[], person = '李明'): Promise<void> {
  good(await office.workspace.commitDrafts(drafts, person));
}

export function project(scope: Scope, record: string, name: string): Draft {
  return createDraft({ scope, entity: 'project', record: recordId(record) }, { projectName: name, stageStated: '签约' });
}

export function change(office: Office, scope: Scope, record: string, values: Parameters<typeof setDraft<'project'>>[2]): Draft {
  return setDraft(office.workspace.ledger, { scope, entity: 'project', record: recordId(record) }, values);
}

/** A township set up from a 开通文件, its 校验码 read by telephone. */
export async function townOffice(county: Office, unit: RecordId, confirmed = true): Promise<Office> {
  const kit = good(await makeKit(county, { unit, period: PERIOD, person: '王芳' }));
  good(await recordSent(county, kit, kit.fileName, '王芳'));
  const folder = await emptyFolder();
  good(await enrol(kit.bytes, folder, '李明', ports));
  if (confirmed) good(await confirmCheckCode(nodeFiles, folder, checkCode(county.identity.county.key), '李明', ports.now()));
  return officeIn(folder);
}

/** Packs and records as sent. */
export async function send(office: Office, request: Partial<PackRequest> & Pick<PackRequest, 'kind'>): Promise<Packed> {
  const packed = good(await pack(office, { to: null, period: PERIOD, ...request }));
  good(await recordSent(office, packed, packed.fileName, '李明'));
  return packed;
}

/** Opens a package and takes it in. */
export async function take(office: Office, packed: Pick<Packed, 'bytes'>): Promise<Accepted> {
  return good(await accept(office, good(await unpack(office, packed.bytes)), '王芳'));
}

export const testPorts = ports;
