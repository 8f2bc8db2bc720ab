/**
 * The product's merge for a judge of random histories: an office with the real operations, seals and fold. `pack` is the body of a package,
 * `take` reads it line by line as an import does. A value more than one in a register means a clash that a person sees.
 */
import { operationLine, readOperationLine } from '../../shared/exchange/body';
import { completeDrafts } from '../../shared/ledger/complete';
import { createDraft, setDraft } from '../../shared/ledger/drafts';
import { applyOperations, emptyLedger } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import { compareOperations } from '../../shared/ledger/operation';
import type { Draft, Operation } from '../../shared/ledger/operation';
import { openOperation } from '../../shared/ledger/seal';
import type { Sealed } from '../../shared/ledger/seal';
import { stateHash } from '../../shared/ledger/state-hash';
import { deviceIdSchema, recordId } from '../../shared/model/ids';
import type { DeviceId } from '../../shared/model/ids';

const SCOPE = recordId('u-1');
const REGISTERS = ['projectName', 'stageStated', 'state', 'investor', 'remarks'] as const;
const LOG = 'log';

export type Replica = { readonly device: DeviceId; readonly ledger: Ledger; readonly lines: Map<string, string>; entries: number };
export type Said = { readonly id: string; readonly e: string; readonly f: string; readonly v: string; readonly over: readonly string[] };

/** Fields the judge writes: registers of a project, and entries of a log that only grows. */
export const fields: readonly string[] = [...REGISTERS, LOG];

const names = new Map<string, DeviceId>();

function deviceOf(office: string): DeviceId {
  const known = names.get(office) ?? deviceIdSchema.parse(`d-${names.size + 1}`);
  names.set(office, known);
  return known;
}

export function create(office: string): Replica {
  return { device: deviceOf(office), ledger: emptyLedger(), lines: new Map(), entries: 0 };
}

let salts = 0;

function commit(replica: Replica, draft: Draft, wall: number): Sealed {
  const [sealed] = completeDrafts([draft], {
    device: replica.device,
    person: '甲',
    at: new Date(wall).toISOString(),
    lamport: replica.ledger.lamport,
    head: (scope) => replica.ledger.versions.get(scope)?.get(replica.device) ?? null,
    salt: () => (salts++).toString(16).padStart(16, '0'),
  });
  if (sealed === undefined) throw new Error('nothing sealed');
  put(replica, sealed, operationLine(sealed));
  return sealed;
}

function put(replica: Replica, sealed: Sealed, line: string): void {
  const operation = openOperation(sealed.op, sealed.values);
  if (operation === null) throw new Error('E_HASH');
  applyOperations(replica.ledger, [operation]);
  replica.lines.set(operation.id, line);
}

/** One entry of a person: a register is set over what he saw, a log entry is added. */
export function edit(replica: Replica, record: string, field: string, value: string, wall: number): Said {
  const register = REGISTERS.find((name) => name === field);
  if (register === undefined) {
    replica.entries += 1;
    const entry = recordId(`v-${replica.device}-${replica.entries}`);
    const { op } = commit(
      replica,
      createDraft({ scope: SCOPE, entity: 'activity', record: entry }, { place: record, content: value }),
      wall,
    );
    return { id: op.id, e: record, f: field, v: value, over: [] };
  }
  const place = { scope: SCOPE, entity: 'project', record: recordId(record) } as const;
  const exists = replica.ledger.records.get('project')?.has(place.record) === true;
  const writes = { [register]: value };
  const { op } = commit(replica, exists ? setDraft(replica.ledger, place, writes) : createDraft(place, writes), wall);
  return { id: op.id, e: record, f: field, v: value, over: op.over[register] ?? [] };
}

export function pack(replica: Replica): string {
  return [...replica.lines.values()].join('\n');
}

const opened = new Map<string, Sealed>();

export function take(replica: Replica, text: string): Replica {
  for (const line of text === '' ? [] : text.split('\n')) {
    const sealed = opened.get(line) ?? readOperationLine(line);
    if (sealed === null) throw new Error('E_CONTENT');
    opened.set(line, sealed);
    if (!replica.ledger.operations.has(sealed.op.id)) put(replica, sealed, line);
  }
  return replica;
}

/** Field → standing values: one, or all sides of a clash; a log in order. */
/** The adapter writes only texts into these fields. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function view({ ledger }: Replica): Record<string, string[]> {
  const shown: Record<string, string[]> = {};
  for (const state of ledger.records.get('project')?.values() ?? []) {
    for (const field of REGISTERS) {
      const own = state.fields[field];
      if (own !== undefined)
        shown[`${state.id}/${field}`] = (own.clash ?? [own])
          .map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)))
          .sort();
    }
  }
  const entries: Operation[] = [...ledger.operations.values()].filter((op) => op.kind === 'add').sort(compareOperations);
  for (const { fields: own } of entries) (shown[`${text(own['place'])}/${LOG}`] ??= []).push(text(own['content']));
  return shown;
}

export function digest({ ledger }: Replica): string {
  return stateHash(ledger, SCOPE);
}
