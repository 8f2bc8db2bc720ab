/** An office without a disk, for trials that take thousands of packages in: the same unpack and the same fold, commits kept in memory. */
import { randomBytes } from 'node:crypto';
import { COUNTY_SCOPE, deviceIdSchema, recordId } from '../../shared/model/ids';
import type { DeviceId, RecordId } from '../../shared/model/ids';
import { isoDay } from '../../shared/model/dates';
import { ok } from '../../shared/errors';
import { makeCommit } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import { completeDrafts } from '../../shared/ledger/complete';
import { createDraft } from '../../shared/ledger/drafts';
import { applyOperations, emptyLedger } from '../../shared/ledger/fold';
import type { Draft } from '../../shared/ledger/operation';
import { openOperation, proveSealed } from '../../shared/ledger/seal';
import type { ProvedOperation, Sealed } from '../../shared/ledger/seal';
import { fail } from '../../shared/errors';
import { makeKeyPair, signCard } from '../../electron/exchange/keys';
import type { KeyPair } from '../../electron/exchange/keys';
import type { Office } from '../../electron/exchange/office';
import { nodeFiles } from '../../electron/journal/files';
import type { Files } from '../../electron/journal/files';
import { commitIndex } from '../../electron/journal/commit-index';
import { attachmentsIn } from '../../electron/workspace/attachments';

export type MemoryOffice = Office & { readonly enter: (drafts: readonly Draft[], person?: string) => void };

/** A disk that takes everything and keeps nothing: what an office needs of it is in its memory. */
const noFiles: Files = {
  ...nodeFiles,
  makeFolder: async () => undefined,
  open: async () => ({
    write: async (bytes) => bytes.length,
    read: async () => new Uint8Array(),
    truncate: async () => undefined,
    sync: async () => undefined,
    close: async () => undefined,
  }),
};

/**
 * Makes an office.
 * @param key the county key: a test county has one, shared by all its offices
 * @param files where its logs lie; without, they are only in memory
 */
export function memoryOffice(
  key: KeyPair,
  unit: RecordId | null,
  name: string,
  id: DeviceId = deviceIdSchema.parse(`d-${randomBytes(6).toString('hex')}`),
  files: Files = noFiles,
  pair: KeyPair = makeKeyPair(),
): MemoryOffice {
  const scope = unit ?? COUNTY_SCOPE;
  const card = signCard(key, {
    v: 1,
    county: key.publicKey,
    unit: scope,
    unitName: name,
    device: id,
    publicKey: pair.publicKey,
    from: isoDay('2026-01-01'),
    to: null,
  });
  const ledger = emptyLedger();
  const commits: Commit[] = [];
  const index = commitIndex();
  let salts = 0;

  function add(sealed: readonly Sealed[]): Commit | null {
    const fresh = sealed.filter(({ op }) => !ledger.operations.has(op.id));
    const operations = fresh.flatMap(({ op, values }) => openOperation(op, values) ?? []);
    if (operations.length !== fresh.length) throw new Error('an operation does not open');
    if (fresh.length === 0) return null;
    const commit = makeCommit(commits.length + 1, commits.at(-1)?.hash ?? null, fresh);
    commits.push(commit);
    index.note(commit);
    applyOperations(ledger, operations);
    return commit;
  }

  function enter(drafts: readonly Draft[], person = name): Commit | null {
    return add(
      completeDrafts(drafts, {
        device: id,
        person,
        at: '2026-10-08T09:00:00+08:00',
        lamport: ledger.lamport,
        head: (of) => ledger.versions.get(of)?.get(id) ?? null,
        salt: () => (salts++).toString(16).padStart(16, '0'),
      }),
    );
  }

  return {
    workspace: {
      folder: '',
      file: {
        dataVersion: 1,
        county: '青石县',
        office: name,
        unit,
        device: id,
        created: '2026-01-01',
        generation: '0000000000000000',
        practice: true,
      },
      ledger,
      clock: { today: () => isoDay('2026-10-08'), now: () => '2026-10-08T09:00:00+08:00', trust: () => 'fits' },
      attachments: attachmentsIn(nodeFiles, ''),
      pages: async (from) =>
        ok({ commits: commits.slice(from - 1, from), next: from < commits.length ? from + 1 : null, total: commits.length }),
      commitsWith: index.commitsWith,
      exportJournal: async () => ok(commits),
      commitDrafts: async (drafts, person) => {
        const commit = enter(drafts, person);
        return commit === null ? fail('E_DRAFT') : ok(commit);
      },
      appendForeign: async (entries) => ok(add(entries.map(({ sealed }) => sealed))),
    },
    files,
    scope,
    identity: { county: { v: 1, name: '青石县', key: key.publicKey, confirmed: { person: name, at: '' } }, card, device: pair },
    password: undefined,
    log: [],
    apart: [],
    enter,
  };
}

/** The operations of a commit, proved, as a package would bring them. */
export function provedOf({ ops, values }: Commit): ProvedOperation[] {
  return ops.flatMap((op) => proveSealed({ op, values: values[op.id] ?? {} }) ?? []);
}

/** A copied machine (fault 9): the same name, key and card, and everything the other holds at this moment. */
export async function twinOf(key: KeyPair, one: MemoryOffice, files: Files): Promise<MemoryOffice> {
  const { office, unit, device } = one.workspace.file;
  const twin = memoryOffice(key, unit, office, device, files, one.identity.device);
  const held = await one.workspace.exportJournal();
  if (!held.ok) throw new Error(held.code);
  const added = await twin.workspace.appendForeign(held.value.flatMap(provedOf));
  if (!added.ok) throw new Error(added.code);
  twin.log.push(...one.log);
  twin.apart.push(...one.apart);
  return twin;
}

/** The register of 青石县 with two townships and a supervision item for each. */
export function registerDrafts(units: readonly { readonly id: RecordId; readonly name: string; readonly device: DeviceId }[]): Draft[] {
  const place = <E extends 'unit' | 'office' | 'supervision'>(entity: E, record: string) =>
    ({ scope: COUNTY_SCOPE, entity, record: recordId(record) }) as const;
  return units.flatMap(({ id, name, device: own }) => [
    createDraft(place('unit', id), { name, kind: 'town' }),
    createDraft(place('office', `b-${id}`), { name, unit: id, device: own }),
    createDraft(place('supervision', `d-${id}`), { matter: `${name}督办事项`, unit: id }),
  ]);
}
