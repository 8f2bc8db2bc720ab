/**
 * Making packages: which operations go, the header, the bytes. Nothing is written here and no number is used up: the caller puts the bytes
 * on a stick and then calls `recordSent`, so that a failed stick leaves no gap in the numbers.
 */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Cover } from '../../shared/contract/exchange';
import { operationLine } from '../../shared/exchange/body';
import type { Receipt } from '../../shared/exchange/body';
import { checkCode } from '../../shared/exchange/card';
import { packageFileName } from '../../shared/exchange/file-name';
import type { PackageHeader, Vectors } from '../../shared/exchange/header';
import { knownHeld, nextNumber } from '../../shared/exchange/log-entry';
import { officeName } from '../../shared/exchange/record-text';
import { heldByAll } from '../../shared/exchange/shared-folder';
import { forkSteps, lacks, trimmedByForks, vectorSteps } from '../../shared/exchange/vectors';
import type { Operation } from '../../shared/ledger/operation';
import type { Sealed } from '../../shared/ledger/seal';
import { entitySpec } from '../../shared/model/entities';
import { COUNTY_SCOPE } from '../../shared/model/ids';
import type { OpId, RecordId, Scope } from '../../shared/model/ids';
import { eachIn } from '../../shared/steps';
import { inSlices } from '../slices';
import { attachedParts } from './attached';
import { encodePackage, openSigned, sha256Hex } from './container';
import type { HeaderDraft, Part } from './container';
import { enterLog, officeOf } from './office';
import type { Office } from './office';

const OPERATIONS_PER_STEP = 500;
const LINES_PER_STEP = 50;

export type PackRequest = {
  readonly kind: '上报' | '下发' | '退回' | '回执' | '同步';
  /** The unit a county package goes to; ignored for what goes to the county. */
  readonly to: RecordId | null;
  /** Month the package is about, `2026-10`. */
  readonly period: string;
  /** Of 回执: what became of a package. */
  readonly receipt?: Receipt;
  /** Of 退回: why. */
  readonly reason?: string;
  readonly passphrase?: string;
  /** Sends everything, also what the receiver is known to hold. */
  readonly whole?: boolean;
};

export type Packed = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly header: PackageHeader;
  readonly cover: Cover;
  readonly operations: number;
};

/** The cover page of a package, from its readable header. The 校验码 is the county's, the one people read by telephone. */
export function coverOf(header: PackageHeader, file: string, size: number): Cover {
  const { kind, from, to, period, number, counts, card, cipher } = header;
  return {
    kind,
    from: from.name,
    to: to.name,
    period,
    number,
    file,
    size,
    counts: [...counts],
    checkCode: checkCode(card.county),
    locked: cipher !== 'none',
  };
}

/** Sealed operations that are wanted, in journal order; destroyed values are left out. Only the commits that hold one of them are read. */
export async function collect(office: Office, wanted: (op: Operation) => boolean): Promise<Result<Sealed[]>> {
  const { workspace } = office;
  const ids = new Set<OpId>();
  await inSlices(
    eachIn(workspace.ledger.operations.values(), OPERATIONS_PER_STEP, (op) => {
      if (wanted(op)) ids.add(op.id);
    }),
  );
  const found: Sealed[] = [];
  for (const n of workspace.commitsWith(ids)) {
    const page = await workspace.pages(n, 1);
    if (!page.ok) return page;
    for (const { ops, values: all } of page.value.commits) {
      for (const op of ops) {
        if (!ids.has(op.id)) continue;
        const gone = new Set(workspace.ledger.operations.get(op.id)?.erased ?? []);
        const values = Object.entries(all[op.id] ?? {}).filter(([field]) => !gone.has(field));
        found.push({ op, values: Object.fromEntries(values) });
      }
    }
  }
  return ok(found);
}

/** Number of records by kind, for the cover page. */
export function countRecords(operations: readonly Sealed[]): PackageHeader['counts'] {
  const records = new Map<string, Set<string>>();
  for (const { op } of operations) {
    const label = entitySpec(op.entity)?.label ?? (op.kind === 'void' ? '撤回' : '其他');
    const own = records.get(label);
    if (own === undefined) records.set(label, new Set([op.record]));
    else own.add(op.record);
  }
  return [...records].map(([label, own]) => ({ label, count: own.size }));
}

/** Operations as the body of a package. */
export async function operationsPart(operations: readonly Sealed[]): Promise<Part> {
  const lines: Uint8Array[] = [];
  await inSlices(
    eachIn(operations, LINES_PER_STEP, (sealed) => {
      lines.push(Buffer.from(`${operationLine(sealed)}\n`, 'utf8'));
    }),
  );
  return { role: 'operations', bytes: Buffer.concat(lines) };
}

/** Header of a package from this office. */
export function draftHeader(
  office: Office,
  facts: Pick<HeaderDraft, 'kind' | 'period' | 'versions' | 'counts'> & { readonly to: Scope },
): HeaderDraft {
  const { identity, workspace, scope } = office;
  const { kind, period, versions, counts, to } = facts;
  return {
    kind,
    county: { name: identity.county.name, key: identity.county.key },
    from: { unit: scope, name: workspace.file.office, device: workspace.file.device },
    to: { unit: to, name: to === scope ? workspace.file.office : officeName(workspace.ledger, to) },
    period,
    ...nextNumber(office.log, to, kind),
    made: workspace.clock.now(),
    versions,
    counts,
    card: identity.card,
  };
}

/** Signs and finishes a package, and opens its head again: what this program cannot read must not leave it. */
export async function finish(
  office: Office,
  draft: HeaderDraft,
  parts: readonly Part[],
  operations: number,
  passphrase?: string,
): Promise<Result<Packed>> {
  const bytes = await encodePackage(draft, parts, office.identity.device, passphrase);
  const opened = openSigned(bytes, office.identity.county.key);
  if (!opened.ok) return opened;
  const { header } = opened.value;
  const fileName = packageFileName(header);
  return ok({ fileName, bytes, sha256: sha256Hex(bytes), header, cover: coverOf(header, fileName, bytes.length), operations });
}

function receiverOf(office: Office, request: PackRequest): Result<Scope> {
  if (request.kind === '同步') return ok(office.scope);
  if (office.scope !== COUNTY_SCOPE) {
    if (request.kind === '下发' || request.kind === '退回') return fail('E_NOT_COUNTY');
    return request.kind === '上报' && office.identity.county.confirmed === null ? fail('E_CODE_UNCONFIRMED') : ok(COUNTY_SCOPE);
  }
  if (request.to === null || !office.workspace.ledger.records.get('unit')?.has(request.to)) return fail('E_NO_UNIT');
  return request.kind === '上报' ? fail('E_NO_UNIT') : ok(request.to);
}

/**
 * Makes a package of this office.
 * 上报 and a unit's 回执 hold the unit's scope and its own entries in the county scope; what the county sends holds the county scope and that
 * unit's scope, never another unit's. 同步 is for the other computers of this office and holds whatever this one holds. Only what the receiver is not known to hold, by its own newest package.
 */
export async function pack(office: Office, request: PackRequest): Promise<Result<Packed>> {
  const to = receiverOf(office, request);
  if (!to.ok) return to;
  const { workspace, scope } = office;
  const unit = scope === COUNTY_SCOPE ? to.value : scope;
  const forks = await inSlices(forkSteps(workspace.ledger.operations.values()));
  const own = request.kind === '同步';
  const known = own
    ? heldByAll(office.log, scope, workspace.file.device)
    : knownHeld(office.log, to.value, (device) => forks.some((fork) => fork.device === device));
  const held: Vectors = request.whole === true || known === null ? {} : trimmedByForks(known, forks);
  const mine = (op: Operation): boolean =>
    own || op.scope === unit || (op.scope === COUNTY_SCOPE && (scope === COUNTY_SCOPE || officeOf(office, op.device) === scope));
  const operations = await collect(office, (op) => mine(op) && lacks(held, op));
  if (!operations.ok) return operations;
  const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');
  const parts: Part[] = [await operationsPart(operations.value)];
  if (request.receipt !== undefined) parts.push({ role: 'receipt', bytes: json(request.receipt) });
  const attached = await attachedParts(office, operations.value);
  if (!attached.ok) return attached;
  parts.push(...attached.value);
  if (request.reason !== undefined) parts.push({ role: 'note', bytes: json({ v: 1, reason: request.reason }) });
  const scopes = own ? undefined : new Set<Scope>([COUNTY_SCOPE, unit]);
  const places = [...workspace.ledger.operations.values(), ...office.apart.map(({ op }) => op)];
  const draft = draftHeader(office, {
    kind: request.kind,
    to: to.value,
    period: request.period,
    versions: {
      from: held,
      to: await inSlices(vectorSteps(places, scopes)),
    },
    counts: countRecords(operations.value),
  });
  return finish(office, draft, parts, operations.value.length, request.passphrase);
}

/** Enters a package in the log once it lies where it was to go. */
export function recordSent(office: Office, packed: Packed, file: string, person: string): Promise<Result<null>> {
  const { header, sha256, operations } = packed;
  return enterLog(office, {
    direction: '发出',
    kind: header.kind,
    office: header.to.unit,
    officeName: header.to.name,
    device: header.from.device,
    period: header.period,
    number: header.number,
    sha256,
    file,
    at: office.workspace.clock.now(),
    person,
    holds: header.versions.to,
    operations,
  });
}
