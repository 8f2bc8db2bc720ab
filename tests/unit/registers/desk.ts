/** A desk at which registers are tested: a small ledger as it grows, and the gestures of a clerk. */
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import type { Result } from '../../../shared/errors';
import { isoDay } from '../../../shared/model/dates';
import { entitySpec } from '../../../shared/model/entities';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { findRegister } from '../../../shared/registers/all-registers';
import { registerContext } from '../../../shared/registers/context';
import type { RegisterContext } from '../../../shared/registers/context';
import type { Writing } from '../../../shared/registers/edits';
import { lineDraft } from '../../../shared/registers/entry';
import type { Typed } from '../../../shared/registers/entry';
import type { NewId, Register, RegisterRow } from '../../../shared/registers/register';
import { enter, ledgerWith } from '../views/small-ledger';

export const TODAY = isoDay('2026-10-31');
export const COUNTY: Writing = { unit: null, device: 'd-test' };

let next = 0;
export const newId: NewId = (entity) => {
  next += 1;
  return recordId(`${entitySpec(entity)?.idPrefix ?? 'x'}-made-${next}`);
};

export function named(id: string): Register {
  const found = findRegister(id);
  if (found === null) throw new Error(`no register ${id}`);
  return found;
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
  return result.value;
}

export type Desk = {
  readonly ledger: Ledger;
  readonly context: () => RegisterContext;
  readonly typed: () => Typed;
  /** One line of fast entry by the county office, by key of the box; gives the new record. */
  readonly line: (register: string, texts: Readonly<Record<string, string>>) => RecordId;
  readonly store: (drafts: readonly Draft[]) => void;
  readonly rows: (register: string) => readonly RegisterRow[];
  readonly row: (register: string, id: string) => RegisterRow;
  /** Does an action of a register on a record. */
  readonly act: (register: string, action: string, id: RecordId) => void;
};

/** A desk of the county office over 柳河镇 with one project. */
export function desk(...more: readonly Draft[]): Desk {
  const ledger = ledgerWith({ projectName: '年产5万吨铝箔项目', investor: '甲公司' }, ...more);
  const context = (): RegisterContext => registerContext(ledger, TODAY);
  const typed = (): Typed => ({ context: context(), writing: COUNTY, moneyUnit: '万元', newId });
  const rows = (register: string) => named(register).rows(context());
  const row = (register: string, id: string): RegisterRow => {
    const found = rows(register).find((own) => own.id === id);
    if (found === undefined) throw new Error(`no row ${id}`);
    return found;
  };
  return {
    ledger,
    context,
    typed,
    rows,
    row,
    line: (register, texts) => {
      const made = value(lineDraft(named(register), texts, typed()));
      enter(ledger, [made.draft]);
      return made.record;
    },
    store: (drafts) => {
      enter(ledger, drafts);
    },
    act: (register, id, record) => {
      const action = named(register).records?.actions.find((own) => own.id === id);
      const own = row(register, record).record;
      if (action === undefined || own === null || !action.when(own, context())) throw new Error(`${id} is not possible`);
      enter(ledger, value(action.drafts(own, context(), newId)));
    },
  };
}
