/**
 * 往来记录: every package that this machine sent, received or refused, in words for a list. A sent package shows the 回执 that came back for it.
 * Reads the logs beside the ledger; changes nothing but the log of refusals.
 */
import { errorMessage, ok } from '../../shared/errors';
import type { Failure, Result } from '../../shared/errors';
import type { Trade } from '../../shared/contract/exchange';
import type { FileToken } from '../../shared/contract/files';
import type { Receipt } from '../../shared/exchange/body';
import type { LogEntry } from '../../shared/exchange/log-entry';
import { openSigned, sha256Hex } from './container';
import { enterRefused, keptPath, readRefused } from './log';
import type { Refused } from './log';
import type { Office } from './office';

function receiptWords({ at, by, taken, clashes, refused }: Receipt): string {
  const parts = [`并入${taken}条`];
  if (clashes.length > 0) parts.push(`待核对${clashes.length}项`);
  if (refused.length > 0) parts.push(`未采用${refused.length}条`);
  return `${by.name}${by.person}${at.slice(0, 10)}回执：${parts.join('，')}`;
}

/** Receipts that came back, by the package they are about. */
function receiptsBack(log: readonly LogEntry[]): ReadonlyMap<string, Receipt> {
  const found = new Map<string, Receipt>();
  for (const { direction, kind, receipt } of log) {
    if (direction === '收到' && kind === '回执' && receipt !== undefined) found.set(receipt.of.sha256, receipt);
  }
  return found;
}

function tradeOf(entry: LogEntry, back: ReadonlyMap<string, Receipt>): Trade {
  const { direction, kind, office, officeName, period, number, at, person, file, sha256, operations } = entry;
  const receipt = back.get(sha256);
  const awaited = direction === '发出' && kind !== '回执' && kind !== '备份' && kind !== '开通' && kind !== '同步';
  const sent = receipt === undefined ? (awaited ? '还没有收到回执' : '') : receiptWords(receipt);
  const note = direction === '发出' ? sent : operations === 0 ? '没有新内容' : `${operations}条`;
  return { direction, kind, officeName, unit: office, period, number, at, person, file, note, kept: null };
}

/**
 * The list, the newest first.
 * @param issue gives the window a token for a file that was kept
 */
export async function trades(office: Office, issue: (path: string) => FileToken): Promise<Result<Trade[]>> {
  const { workspace, files, log } = office;
  const refused = await readRefused(files, workspace.folder);
  if (!refused.ok) return refused;
  const back = receiptsBack(log);
  const rows = [
    ...log.map((entry) => tradeOf(entry, back)),
    ...refused.value.map(({ from, at, person, file, why, kept, sha256 }): Trade => ({
      direction: '拒收',
      kind: from?.kind ?? '',
      officeName: from?.name ?? '来源不明',
      unit: from?.unit ?? '',
      period: from?.period ?? '',
      number: from?.number ?? null,
      at,
      person,
      file,
      note: why,
      kept: kept ? issue(keptPath(workspace.folder, sha256)) : null,
    })),
  ];
  // Entries of one minute (or of the sample county's fixed clock) keep the order in which they were logged.
  return ok(rows.toReversed().sort((a, b) => b.at.localeCompare(a.at, 'en')));
}

/** What a person can mend at the keyboard is no refusal of the package. */
const NO_REFUSAL: ReadonlySet<string> = new Set(['E_NEEDS_PASSPHRASE', 'E_PASSPHRASE', 'E_WRONG_PLACE']);

/**
 * Logs that a package was refused; a package of a device 停用 or 到期 is kept apart, so that it can be taken when the county reinstates the device.
 * A package that was logged with the same code before is not logged again.
 */
export async function recordRefused(
  office: Office,
  file: string,
  bytes: Uint8Array,
  failure: Failure,
  person: string,
): Promise<Result<null>> {
  if (NO_REFUSAL.has(failure.code)) return ok(null);
  const { workspace, files, identity } = office;
  const sha256 = sha256Hex(bytes);
  const before = await readRefused(files, workspace.folder);
  if (!before.ok) return before;
  if (before.value.some((entry) => entry.sha256 === sha256 && entry.code === failure.code)) return ok(null);
  const signed = openSigned(bytes, identity.county.key);
  const header = signed.ok ? signed.value.header : null;
  const entry: Refused = {
    at: workspace.clock.now(),
    person,
    file,
    sha256,
    code: failure.code,
    why: errorMessage(failure.code, failure.detail),
    from:
      header === null
        ? null
        : { unit: header.from.unit, name: header.from.name, kind: header.kind, period: header.period, number: header.number },
    kept: failure.code === 'E_REVOKED' && header !== null,
  };
  return enterRefused(files, workspace.folder, entry, bytes);
}
