/** Random histories of offices that edit the same records and hand operations to each other in any order, for the laws of the fold. */
import fc from 'fast-check';
import { completeDrafts } from '../../../shared/ledger/complete';
import { createDraft, setDraft, strikeDraft, voidImportDraft, voidOperationsDraft } from '../../../shared/ledger/drafts';
import { applyOperations, emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft, Operation } from '../../../shared/ledger/operation';
import { openOperation } from '../../../shared/ledger/seal';
import type { DeviceId, RecordId, Scope } from '../../../shared/model/ids';
import { deviceIdSchema, recordId } from '../../../shared/model/ids';

export const TOWN: Scope = recordId('u-liuhe');
export const OTHER_TOWN: Scope = recordId('u-shiqiao');

/** An office: its device, what it holds, and a clock that may be wrong by years. */
export type Office = { readonly device: DeviceId; readonly ledger: Ledger; readonly clock: string };

let salts = 0;

export function office(name: string, clock = '2026-03-15T09:00:00+08:00'): Office {
  return { device: deviceIdSchema.parse(`d-${name}`), ledger: emptyLedger(), clock };
}

/** One commit of an office: drafts made from what it holds, folded there; the operations go to others by `send`. */
export function enter(by: Office, make: Draft | readonly Draft[] | ((ledger: Ledger) => Draft | readonly Draft[])): Operation[] {
  const made = typeof make === 'function' ? make(by.ledger) : make;
  const sealed = completeDrafts([made].flat(), {
    device: by.device,
    person: '王芳',
    at: by.clock,
    lamport: by.ledger.lamport,
    head: (scope) => by.ledger.versions.get(scope)?.get(by.device) ?? null,
    salt: () => (salts++).toString(16).padStart(16, '0'),
  });
  const operations = sealed.map(({ op, values }) => openOperation(op, values)).filter((op) => op !== null);
  applyOperations(by.ledger, operations);
  return operations;
}

/** Hands over everything an office holds. */
export function send(from: Office, to: Office): void {
  applyOperations(to.ledger, from.ledger.operations.values());
}

export function project(id: RecordId, projectName: string, scope: Scope = TOWN, importId?: RecordId): Draft {
  const source = importId === undefined ? {} : { source: { importId, file: '台账.xlsx', row: 1 } };
  return createDraft({ scope, entity: 'project', record: id, ...source }, { projectName, state: '正常' });
}

const RECORDS = ['p-1', 'p-2', 'p-3'].map((id) => recordId(id));
const IMPORTS = ['i-1', 'i-2'].map((id) => recordId(id));

type Move =
  | { readonly do: 'create' | 'strike'; readonly who: number; readonly what: number; readonly from: number }
  | { readonly do: 'set'; readonly who: number; readonly what: number; readonly text: string }
  | { readonly do: 'void' | 'voidImport'; readonly who: number; readonly what: number }
  | { readonly do: 'send'; readonly who: number; readonly to: number };

const who = fc.nat(2);
const what = fc.nat(2);
const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ do: fc.constantFrom('create' as const, 'strike' as const), who, what, from: fc.nat(2) }),
  fc.record({ do: fc.constant('set' as const), who, what, text: fc.constantFrom('甲', '乙', '丙') }),
  fc.record({ do: fc.constantFrom('void' as const, 'voidImport' as const), who, what: fc.nat(40) }),
  fc.record({ do: fc.constant('send' as const), who, to: who }),
);

function draftOf(move: Move, ledger: Ledger): Draft | null {
  const record = RECORDS[('what' in move ? move.what : 0) % RECORDS.length] ?? recordId('p-1');
  const scope = record === 'p-3' ? OTHER_TOWN : TOWN;
  switch (move.do) {
    case 'create':
      return project(record, '新', scope, move.from === 0 ? undefined : IMPORTS[move.from - 1]);
    case 'set':
      return setDraft(ledger, { scope, entity: 'project', record }, { projectName: move.text });
    case 'strike':
      return strikeDraft({ scope, entity: 'project', record, reason: '重复' });
    case 'void': {
      const ops = [...ledger.operations.values()];
      const op = ops[move.what % Math.max(ops.length, 1)];
      return op === undefined ? null : voidOperationsDraft(op.scope, op.record, [op.id], '撤销');
    }
    case 'voidImport':
      return voidImportDraft(TOWN, IMPORTS[move.what % IMPORTS.length] ?? recordId('i-1'), '导错');
    case 'send':
      return null;
  }
}

/** All operations of a history of three offices, one of them with its clock in 2010. */
export const histories: fc.Arbitrary<Operation[]> = fc.array(moves, { minLength: 1, maxLength: 40 }).map((list) => {
  const offices = [office('a'), office('b', '2010-01-01T00:00:00+08:00'), office('c')];
  const all = new Map<string, Operation>();
  for (const move of list) {
    const by = offices[move.who] ?? office('x');
    if (move.do === 'send') {
      const to = offices[move.to];
      if (to !== undefined) send(by, to);
      continue;
    }
    const draft = draftOf(move, by.ledger);
    if (draft !== null) for (const op of enter(by, draft)) all.set(op.id, op);
  }
  return [...all.values()];
});
