/**
 * The 交换文件夹 of this machine: what lies in it, and writing this machine's own part. The same checks as for a stick; a file that is not whole yet, that
 * came before or that is another office's is told apart from what may be taken in. Nothing is taken in here.
 */
import { join } from 'node:path';
import { errorMessage, fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { mayBePackage } from '../../shared/exchange/shared-folder';
import { ioFailure } from '../journal/files';
import { openSigned, sha256Hex } from './container';
import type { Office } from './office';
import { coverOf, pack } from './pack';
import { readPackageFile, sendToStick } from './stick';
import type { OnStick } from './stick';
import { machineRefusal } from '../../shared/exchange/machines';
import type { Cover } from '../../shared/contract/exchange';

export type SharedState = '可接收' | '已接收' | '本机写出' | '未写完' | '不是发给本单位' | '不能接收';

export type SharedFile = {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly state: SharedState;
  readonly cover: Cover | null;
  /** The machine that made it; empty while it is not known. */
  readonly device: string;
  readonly problem: string;
};

/** What a look at the folder left behind: a file seen short once and unchanged the next time is damaged, not unfinished. */
export type SharedMemory = Map<string, { readonly size: number; readonly sha256: string }>;

async function judged(office: Office, memory: SharedMemory, name: string, path: string): Promise<SharedFile | null> {
  const bytes = await readPackageFile(office.files, path);
  // Gone or held between the listing and the reading: the sync product is at work.
  if (!bytes.ok)
    return bytes.code === 'E_FILE_TOO_BIG' ? { ...nothing(name, path), state: '不能接收', problem: errorMessage(bytes.code) } : null;
  const size = bytes.value.length;
  const sha256 = sha256Hex(bytes.value);
  const before = memory.get(path);
  memory.set(path, { size, sha256 });
  const file = { ...nothing(name, path), size };
  const signed = openSigned(bytes.value, office.identity.county.key);
  if (!signed.ok) {
    const broken = signed.code === 'E_SHORT' || signed.code === 'E_MAGIC' || signed.code === 'E_SIGNATURE' || signed.code === 'E_HEADER';
    const resting = before?.sha256 === sha256;
    if (broken && !resting) return { ...file, state: '未写完' };
    return { ...file, state: '不能接收', problem: errorMessage(signed.code, signed.detail) };
  }
  const { header } = signed.value;
  const known = { ...file, cover: coverOf(header, name, size), device: header.from.device };
  if (header.from.device === office.workspace.file.device) return { ...known, state: '本机写出' };
  if (header.to.unit !== office.scope || header.kind === '开通' || header.kind === '备份') return { ...known, state: '不是发给本单位' };
  const { ledger, clock } = office.workspace;
  const why = machineRefusal(ledger, header.card.device, header.from.device, clock.today());
  if (why !== null) return { ...known, state: '不能接收', problem: errorMessage('E_REVOKED', why.words) };
  const taken = office.log.some((entry) => entry.direction === '收到' && entry.sha256 === sha256);
  return { ...known, state: taken ? '已接收' : '可接收' };
}

function nothing(name: string, path: string): Omit<SharedFile, 'state'> {
  return { name, path, size: 0, cover: null, device: '', problem: '' };
}

/** Names in the folder, or null when it cannot be reached. */
async function namesIn({ files }: Office, folder: string): Promise<readonly string[] | null> {
  try {
    return (await files.size(folder)) === null ? null : await files.list(folder);
  } catch (error) {
    ioFailure(error, folder);
    return null;
  }
}

/**
 * Looks at the folder. Copies of one file (a conflict copy of a sync product) are listed once.
 * @returns E_SHARE_GONE when the folder cannot be read: a network that is down, a computer that is off
 */
export async function lookAtShare(office: Office, folder: string, memory: SharedMemory): Promise<Result<SharedFile[]>> {
  const names = await namesIn(office, folder);
  if (names === null) return fail('E_SHARE_GONE', folder);
  const found: SharedFile[] = [];
  const seen = new Set<string>();
  for (const name of [...names].sort()) {
    if (!mayBePackage(name)) continue;
    const file = await judged(office, memory, name, join(folder, name));
    if (file === null) continue;
    const hash = memory.get(file.path)?.sha256 ?? '';
    if (file.cover !== null && seen.has(hash)) continue;
    seen.add(hash);
    found.push(file);
  }
  const order: Readonly<Record<SharedState, number>> = { 可接收: 0, 未写完: 1, 不能接收: 2, 不是发给本单位: 3, 已接收: 4, 本机写出: 5 };
  return ok(found.sort((a, b) => order[a.state] - order[b.state]));
}

/** Writes what the other computers of this office are not known to hold. The older files of this machine make room, nobody else's. */
export async function writeToShare(
  office: Office,
  folder: string,
  period: string,
  person: string,
): Promise<Result<OnStick & { readonly cover: Cover }>> {
  if ((await namesIn(office, folder)) === null) return fail('E_SHARE_GONE', folder);
  const made = await pack(office, { kind: '同步', to: null, period });
  if (!made.ok) return made;
  const sent = await sendToStick(office, made.value, folder, person);
  if (!sent.ok) return sent.code === 'E_STICK_GONE' ? fail('E_SHARE_GONE', folder) : sent;
  return ok({ ...sent.value, cover: made.value.cover });
}
