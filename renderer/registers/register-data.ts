/** A register's columns and rows as the grid takes them, for the open ledger. Rows that did not change stay the same objects. */
import { useCallback, useMemo, useState } from 'react';
import type { Ledger } from '../../shared/ledger/fold';
import type { IsoDay } from '../../shared/model/dates';
import { recordId } from '../../shared/model/ids';
import type { RecordId } from '../../shared/model/ids';
import { registerContext } from '../../shared/registers/context';
import type { RegisterContext } from '../../shared/registers/context';
import { mayWrite } from '../../shared/registers/edits';
import type { Writing } from '../../shared/registers/edits';
import type { Register, RegisterRow } from '../../shared/registers/register';
import { useAnswer } from '../data/answers';
import { useStatus } from '../data/status';
import { currentLedger, useLedger } from '../data/use-ledger';
import type { CellMark, GridColumn, GridRow } from '../grid/grid-types';
import { placeOf, standingId } from './replaced';

const contexts = new WeakMap<Ledger, { readonly today: IsoDay; readonly context: RegisterContext }>();

/** The context for a state of the ledger, made once. */
export function contextOf(ledger: Ledger, today: IsoDay): RegisterContext {
  const held = contexts.get(ledger);
  if (held !== undefined && held.today === today) return held.context;
  const context = registerContext(ledger, today);
  contexts.set(ledger, { today, context });
  return context;
}

/** The context as of now, for handlers. */
export function currentContext(today: IsoDay): RegisterContext {
  return contextOf(currentLedger(), today);
}

/** The record that stands where this one stood when the clerk chose it: a correction in the grid may have put another in its place since. */
export function standingIn({ records }: Register, context: RegisterContext, id: RecordId): RecordId {
  return records === null ? id : standingId(id, (own) => context.get(records.entity, own)?.struck !== undefined);
}

export function useRegisterContext(): RegisterContext {
  const { today } = useStatus();
  const ledger = useLedger((current) => current);
  return useMemo(() => contextOf(ledger, today), [ledger, today]);
}

/** Who writes at this computer. */
export function useWriting(): Writing {
  const { unit, device } = useStatus();
  return useMemo(() => ({ unit: unit === null ? null : recordId(unit), device }), [unit, device]);
}

/** Names a register's references may be chosen from, by entity; the same lists while no name changes. */
export function useNames(register: Register): ReadonlyMap<string, readonly string[]> {
  const { today } = useStatus();
  const entities = useMemo(() => [...new Set(['unit', ...register.columns.flatMap(({ names }) => names ?? [])])], [register]);
  const select = useCallback(
    (ledger: Ledger) => {
      const context = contextOf(ledger, today);
      return entities.flatMap((entity) => context.names(entity).list.map((name) => `${entity}\n${name}`));
    },
    [entities, today],
  );
  const flat = useLedger(select);
  return useMemo(() => {
    const lists = new Map<string, string[]>(entities.map((entity) => [entity, []]));
    for (const line of flat) {
      const at = line.indexOf('\n');
      lists.get(line.slice(0, at))?.push(line.slice(at + 1));
    }
    return lists;
  }, [flat, entities]);
}

function gridColumn(
  register: Register,
  place: number,
  names: ReadonlyMap<string, readonly string[]>,
  writing: Writing,
  readOnly: boolean,
): GridColumn {
  const column = register.columns[place];
  if (column === undefined) throw new RangeError(register.id);
  const { key, label, kind, width, unit, group, total, field, choices } = column;
  const offered = column.names === undefined ? undefined : names.get(column.names);
  const editable = !readOnly && field !== undefined && register.records !== null && mayWrite(register.records, null, key, writing);
  return {
    key,
    label,
    kind,
    width,
    ...(place === 0 ? { frozen: true } : {}),
    ...(editable ? { editable } : {}),
    ...(choices === undefined ? {} : { choices }),
    ...(offered === undefined ? {} : kind === 'choice' ? { choices: offered } : { offers: offered }),
    ...(unit === undefined ? {} : { unit }),
    ...(group === undefined ? {} : { headerGroup: group }),
    ...(total === undefined ? {} : { total }),
  };
}

export function useGridColumns(register: Register): readonly GridColumn[] {
  const { readOnly } = useStatus();
  const writing = useWriting();
  const names = useNames(register);
  return useMemo(
    () => register.columns.map((_, place) => gridColumn(register, place, names, writing, readOnly)),
    [register, names, writing, readOnly],
  );
}

function gridRow({ id, record, cells, marks }: RegisterRow): GridRow {
  const shown: Record<string, CellMark> = {};
  for (const [key, reason] of Object.entries(marks)) shown[key] = { kind: 'doubt', reason };
  const clashes = Array.isArray(record?.['clashes']) ? (record['clashes'] as string[]) : [];
  for (const key of clashes) shown[key] = { kind: 'clash', reason: '两个办公室填得不一样，待核对' };
  const place = placeOf(id);
  return { id, cells, ...(place === id ? {} : { place }), ...(Object.keys(shown).length === 0 ? {} : { marks: shown }) };
}

function createGridRows(): (rows: readonly RegisterRow[]) => readonly GridRow[] {
  let known = new Map<string, { readonly text: string; readonly row: GridRow }>();
  return (rows) => {
    const next: typeof known = new Map();
    for (const row of rows) {
      const fresh = gridRow(row);
      const text = JSON.stringify([fresh.cells, fresh.marks]);
      const held = known.get(row.id);
      next.set(row.id, held?.text === text ? held : { text, row: fresh });
    }
    known = next;
    return [...next.values()].map(({ row }) => row);
  };
}

function useKept(rows: readonly RegisterRow[]): readonly GridRow[] {
  const [keep] = useState(createGridRows);
  return useMemo(() => keep(rows), [keep, rows]);
}

/** Rows of the register for the grid. */
export function useGridRows(register: Register): readonly GridRow[] {
  const context = useRegisterContext();
  return useKept(useMemo(() => register.rows(context), [register, context]));
}

const NO_ROWS: readonly RegisterRow[] = [];

/** The same of a register that reads scores; suspends until the reckoner has answered once. */
export function useReckonedRows({ id }: Register): readonly GridRow[] {
  const { today } = useStatus();
  return useKept(useAnswer('registerRows', { id, today }) ?? NO_ROWS);
}
