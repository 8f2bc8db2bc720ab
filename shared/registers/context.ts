/**
 * What the registers (登记簿) ask of the ledger while their rows are made: records by entity and by reference, names for references, the working calendar.
 * Everything is gathered at most once per state of the ledger. Knows no register.
 */
import type { WorkCalendar } from '../calendar/holiday-table';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import { entitySpec } from '../model/entities';
import type { EntityName, FieldName, RecordOf } from '../model/entities';
import { initialsOf } from '../model/initials';
import type { RecordId } from '../model/ids';
import { workCalendarOf } from '../views/calendar';
import { indexLedger } from '../views/ledger-index';
import type { LedgerIndex } from '../views/ledger-index';
import { limitedRecords } from '../views/limited';

/** Names of the records of one entity, both ways. Two records of one name are told apart by their unit. */
export type Names = {
  /** Those offered for choice, in the order of the ledger; units in the county's order; of what can be extended only what is still open. */
  readonly list: readonly string[];
  readonly nameOf: ReadonlyMap<RecordId, string>;
  /** Records a typed text may mean: the name, another name (别名), or the initials of the name. */
  readonly find: (typed: string) => readonly RecordId[];
};

export type RegisterContext = {
  readonly ledger: Ledger;
  readonly today: IsoDay;
  readonly calendar: () => WorkCalendar;
  readonly index: () => LedgerIndex;
  readonly all: <E extends EntityName>(entity: E) => readonly RecordOf<E>[];
  readonly get: <E extends EntityName>(entity: E, id: RecordId | undefined) => RecordOf<E> | null;
  /** Records of an entity under the value of one of their references. */
  readonly under: <E extends EntityName>(entity: E, field: FieldName<E>, id: RecordId) => readonly RecordOf<E>[];
  readonly names: (entity: string) => Names;
  /** Name of a record, empty for none. */
  readonly name: (entity: string, id: RecordId | undefined) => string;
  /** Name of the unit a record lies with; the county's own records say 县本级. */
  readonly unitName: (scope: string) => string;
};

/** Reference to whatever has a limit that can be extended: a letter, a 督办事项 or a measure; every other reference names an entity. */
export const LIMITED = 'limited';

type Named = {
  readonly id: RecordId;
  readonly name: string;
  readonly scope: string;
  readonly also: readonly string[];
  readonly done?: true;
};

function namedRecords(ledger: Ledger, entity: string): Named[] {
  if (entity === LIMITED)
    return limitedRecords(ledger).map(({ id, name, open }): Named => ({
      id,
      name,
      scope: 'county',
      also: [],
      ...(open ? {} : { done: true }),
    }));
  const [of = '', field] = entity.split('.');
  if (field !== undefined) {
    const words = listRecords(ledger, of as EntityName).flatMap((record): Named[] => {
      const word = (record as Readonly<Record<string, unknown>>)[field];
      return typeof word === 'string' && word !== '' ? [{ id: record.id, name: word, scope: 'county', also: [] }] : [];
    });
    return words.filter(({ name }, at) => words.findIndex((other) => other.name === name) === at);
  }
  const title = entitySpec(entity)?.title;
  if (title === undefined) return [];
  const named = listRecords(ledger, entity as EntityName).map((record): Named => {
    const values: Readonly<Record<string, unknown>> = record;
    const own = values[title];
    const also = [values['fullName'], ...(Array.isArray(values['aliases']) ? (values['aliases'] as unknown[]) : [])];
    const name = typeof own === 'string' ? own : '';
    return { id: record.id, name, scope: record.scope, also: also.filter((text) => typeof text === 'string') };
  });
  if (entity !== 'unit') return named.filter(({ name }) => name !== '');
  const order = new Map(listRecords(ledger, 'unit').map(({ id, order: place }) => [id, place ?? Number.MAX_SAFE_INTEGER]));
  return named.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

function namesOf(records: readonly Named[], unitName: (scope: string) => string): Names {
  const count = new Map<string, number>();
  for (const { name } of records) count.set(name, (count.get(name) ?? 0) + 1);
  const nameOf = new Map(
    records.map(({ id, name, scope }) => [id, (count.get(name) ?? 0) > 1 && scope !== 'county' ? `${name}（${unitName(scope)}）` : name]),
  );
  const byText = new Map<string, RecordId[]>();
  const add = (text: string, id: RecordId): void => {
    const held = byText.get(text);
    if (held === undefined) byText.set(text, [id]);
    else if (!held.includes(id)) held.push(id);
  };
  for (const { id, name, also } of records) for (const text of [nameOf.get(id) ?? name, name, ...also]) add(text, id);
  return {
    list: records.flatMap(({ id, done }) => (done === true ? [] : (nameOf.get(id) ?? []))),
    nameOf,
    find: (typed) => {
      const text = typed.trim();
      const exact = byText.get(text);
      if (exact !== undefined || !/^[a-zA-Z]+$/.test(text)) return exact ?? [];
      return [...nameOf].filter(([, name]) => initialsOf(name) === text.toLowerCase()).map(([id]) => id);
    },
  };
}

/** Keeps what a function gave for each text it was asked with. */
function once<T>(make: (key: string) => T): (key: string) => T {
  const held = new Map<string, { readonly value: T }>();
  return (key) => {
    const known = held.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    held.set(key, { value });
    return value;
  };
}

/** The context for one state of the ledger on a day. */
export function registerContext(ledger: Ledger, today: IsoDay): RegisterContext {
  const lists = once((entity) => listRecords(ledger, entity as EntityName));
  const unitName = (scope: string): string =>
    scope === 'county' ? '县本级' : (getRecord(ledger, 'unit', scope as RecordId)?.name ?? scope);
  const names = once((entity) => namesOf(namedRecords(ledger, entity), unitName));
  const groups = once((key) => {
    const [entity = '', field = ''] = key.split('/');
    const found = new Map<RecordId, RecordOf<EntityName>[]>();
    for (const record of lists(entity)) {
      const id = (record as Readonly<Record<string, unknown>>)[field] as RecordId | undefined;
      if (id === undefined) continue;
      const held = found.get(id);
      if (held === undefined) found.set(id, [record]);
      else held.push(record);
    }
    return found;
  });
  const calendar = once(() => workCalendarOf(ledger));
  const index = once(() => indexLedger(ledger));
  return {
    ledger,
    today,
    calendar: () => calendar(''),
    index: () => index(''),
    all: <E extends EntityName>(entity: E) => lists(entity),
    get: (entity, id) => (id === undefined ? null : getRecord(ledger, entity, id)),
    under: <E extends EntityName>(entity: E, field: FieldName<E>, id: RecordId) => groups(`${entity}/${field}`).get(id) ?? [],
    names,
    name: (entity, id) => (id === undefined ? '' : (names(entity).nameOf.get(id) ?? '未登记的记录')),
    unitName,
  };
}
