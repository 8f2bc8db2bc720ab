/** A ledger of a few entries for tests of views; every entry goes through the same doors as real ones. */
import { completeDrafts } from '../../../shared/ledger/complete';
import { emptyLedger, applyOperations } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { openOperation } from '../../../shared/ledger/seal';
import { deviceIdSchema, recordId } from '../../../shared/model/ids';
import { createDraft } from '../../../shared/ledger/drafts';
import type { Writes } from '../../../shared/ledger/drafts';
import type { EntityName } from '../../../shared/model/entities';
import type { Money } from '../../../shared/model/money';

/** 万元 as money. */
export function wan(amount: number): Money {
  return { minor: amount * 1_000_000, currency: 'CNY' };
}

export const UNIT = recordId('u-test');
export const PROJECT = recordId('p-test');

/** Adds drafts to a ledger as one person's entries. */
export function enter(ledger: Ledger, drafts: readonly Draft[]): Ledger {
  const device = deviceIdSchema.parse('d-test');
  const sealed = completeDrafts(drafts, {
    device,
    person: '测试员',
    at: '2026-01-01T00:00:00+08:00',
    lamport: ledger.lamport,
    head: (scope) => ledger.versions.get(scope)?.get(device) ?? null,
    salt: () => '0123456789abcdef',
  });
  const operations = sealed.map(({ op, values }) => openOperation(op, values)).filter((op) => op !== null);
  applyOperations(ledger, operations);
  return ledger;
}

let next = 0;
/** One record of the test unit. */
export function record<E extends EntityName>(entity: E, values: Writes<E>, id?: string): Draft {
  next += 1;
  return createDraft({ scope: UNIT, entity, record: recordId(id ?? `x-${next}`) }, values);
}

/** A ledger with the test project and the given entries. */
export function ledgerWith(project: Writes<'project'>, ...drafts: readonly Draft[]): Ledger {
  const unit = createDraft({ scope: 'county', entity: 'unit', record: UNIT }, { name: '柳河镇', order: 1 });
  return enter(emptyLedger(), [unit, record('project', project, PROJECT), ...drafts]);
}
