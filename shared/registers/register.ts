/**
 * The description of a register (登记簿) as one object: which records, which columns, what is typed in fast entry, what the list says when it is empty, what
 * needs a look. Screen, paper, workbook and edits are all derived from it, so adding a register is adding an object. Also lists that are only derived
 * (统计、对照) have this form. Knows no window.
 */
import type { Result } from '../errors';
import type { Draft } from '../ledger/operation';
import { entitySpec, fieldSpec } from '../model/entities';
import type { EntityName, FieldName, RecordOf, ValuesOf } from '../model/entities';
import type { FieldSpec } from '../model/entity-spec';
import type { Json } from '../model/field-kinds';
import type { RecordId, Scope } from '../model/ids';
import type { ViewKind, ViewValue } from '../views/project-columns';
import type { RegisterContext } from './context';
import { cellOf, viewKind } from './values';

/** Where a register is found: a tab of one of the eight screens; several registers of one tab stand in a list at its left. */
export type RegisterPlace =
  | { readonly screen: 'ledger'; readonly tab: '动态记录' | '客商线索' | '推进管理' | '评审要素' }
  | { readonly screen: 'duty'; readonly tab: '组织专班' }
  | { readonly screen: 'supervision'; readonly tab: '已处置' | '难点会议' | '承诺服务' | '登记统计' }
  | {
      readonly screen: 'targets';
      readonly tab: '直报和附加' | '周边县市' | '班子检查' | '认定处理' | '评议评先' | '奖金分配' | '分类和占比';
    }
  | { readonly screen: 'settings'; readonly tab: '登记簿' };

/** A record of any entity; its fields are read by name. */
export type RegisterRecord = { readonly id: RecordId; readonly scope: Scope } & Readonly<Record<string, unknown>>;

export type RegisterColumn = {
  readonly key: string;
  readonly label: string;
  readonly kind: ViewKind;
  /** Pixels on the screen; paper keeps the proportion. */
  readonly width: number;
  readonly unit?: string;
  readonly choices?: readonly string[];
  /** Entity whose names are offered while typing; `entity.field` for the words records of it already hold there. */
  readonly names?: string;
  readonly group?: string;
  readonly hidden?: true;
  readonly total?: false;
  /** Field an edit writes; absent: computed. */
  readonly field?: FieldSpec;
};

export type RegisterRow = {
  readonly id: string;
  readonly record: RegisterRecord | null;
  readonly cells: Readonly<Record<string, ViewValue>>;
  /** Reasons why something needs a look (需关注), by column. */
  readonly marks: Readonly<Record<string, string>>;
};

export type NewId = (entity: EntityName) => RecordId;

/** Something a person does with one record: 转为项目, 转督办, 办结. The drafts are one commit. */
export type RegisterAction = {
  readonly id: string;
  readonly label: string;
  /** Done by the county office only. */
  readonly county?: true;
  readonly when: (record: RegisterRecord, context: RegisterContext) => boolean;
  readonly drafts: (record: RegisterRecord, context: RegisterContext, newId: NewId) => Result<readonly Draft[]>;
  /** Told when it is done. */
  readonly done: string;
};

/** The part of a register that is written: records of one entity. */
export type RegisterRecords = {
  readonly entity: EntityName;
  /** Values every record of this register has and no clerk types. */
  readonly fixed: Readonly<Record<string, Json>>;
  /** Fields of the fast entry line, in order. */
  readonly quick: readonly string[];
  readonly required: readonly string[];
  readonly defaults: (context: RegisterContext) => Readonly<Record<string, Json>>;
  readonly actions: readonly RegisterAction[];
  /** How many there are, without making their rows. */
  readonly count: (context: RegisterContext) => number;
};

export type Register = {
  readonly id: string;
  /** Title on paper and in the workbook: 外出招商登记簿. */
  readonly title: string;
  /** In the list of the tab: 外出招商. */
  readonly short: string;
  readonly place: RegisterPlace;
  /** S-numbers it serves. */
  readonly serves: readonly string[];
  readonly columns: readonly RegisterColumn[];
  readonly sort: { readonly key: string; readonly direction: 'asc' | 'desc' };
  /** What belongs here and how to start. */
  readonly empty: string;
  /** A record has a whole page of its own, opened by this label (会议材料). */
  readonly page?: { readonly kind: 'meeting'; readonly label: string };
  /** Its rows read the scores of the year, which is more than a frame's work: the window asks the reckoner (算账线程) for them. */
  readonly reckoned?: true;
  /** Null for a list that is only derived. */
  readonly records: RegisterRecords | null;
  readonly rows: (context: RegisterContext) => readonly RegisterRow[];
  /** One line of counts above the table, with its rule; null for none. */
  readonly summary: (context: RegisterContext) => string | null;
};

/** Key of the column that names the unit a record lies with. */
export const UNIT_COLUMN = '@unit';

type Shown = Partial<Pick<RegisterColumn, 'label' | 'names' | 'unit' | 'width' | 'group' | 'hidden' | 'total'>>;
type FieldColumn<E extends EntityName> = FieldName<E> | (Shown & { readonly field: FieldName<E> });
type ComputedColumn<E extends EntityName> = Shown & {
  readonly key: string;
  readonly label: string;
  readonly kind: ViewKind;
  readonly value: (record: RecordOf<E>, context: RegisterContext) => ViewValue;
};

type Head = Pick<Register, 'id' | 'title' | 'short' | 'place' | 'serves' | 'sort' | 'empty' | 'page' | 'reckoned'>;

export type RegisterDefinition<E extends EntityName> = Head & {
  readonly entity: E;
  readonly fixed?: Partial<ValuesOf<E>>;
  readonly columns: readonly (FieldColumn<E> | ComputedColumn<E>)[];
  readonly quick: readonly FieldName<E>[];
  readonly required: readonly FieldName<E>[];
  readonly defaults?: (context: RegisterContext) => Partial<ValuesOf<E>>;
  readonly marks?: (record: RecordOf<E>, context: RegisterContext) => Readonly<Record<string, string>>;
  readonly summary?: (records: readonly RecordOf<E>[], context: RegisterContext) => string | null;
  readonly actions?: readonly (Omit<RegisterAction, 'when' | 'drafts'> & {
    readonly when: (record: RecordOf<E>, context: RegisterContext) => boolean;
    readonly drafts: (record: RecordOf<E>, context: RegisterContext, newId: NewId) => Result<readonly Draft[]>;
  })[];
};

const WIDTHS: Readonly<Record<ViewKind, number>> = {
  text: 130,
  longText: 220,
  number: 84,
  money: 140,
  date: 138,
  percent: 84,
  choice: 104,
  people: 130,
};

/** At least as wide as the heading with its unit on one line, and the menu's arrow. */
function fitted<C extends Pick<RegisterColumn, 'label' | 'unit' | 'kind' | 'width'>>(column: C): C {
  const unit = column.kind === 'money' ? '万元' : column.unit;
  const chars = column.label.length + (unit === undefined ? 0 : unit.length + 2);
  return { ...column, width: Math.max(column.width, chars * 14 + 46) };
}

/** Numbers that name a year or a place in a row: never added up. */
const NAMING = new Set(['year', 'listYear', 'order']);

type Cells<E extends EntityName> = { readonly column: RegisterColumn; readonly value: ComputedColumn<E>['value'] };

function columnOf<E extends EntityName>(entity: E, given: FieldColumn<E> | ComputedColumn<E>): Cells<E> {
  if (typeof given === 'object' && 'value' in given) {
    const { value, ...column } = given;
    return { column: fitted({ width: WIDTHS[column.kind], ...column }), value };
  }
  const { field: name, ...shown } = typeof given === 'object' ? given : { field: given };
  const field = fieldSpec(entity, name);
  if (field === null) throw new TypeError(`${entity} has no field ${name}`);
  const kind = viewKind(field);
  const choices = field.kind === 'flag' ? ['是', '否'] : field.choices;
  return {
    column: fitted({
      key: name,
      label: field.label,
      kind,
      width: field.kind === 'ref' ? 170 : WIDTHS[kind],
      ...(NAMING.has(name) ? { total: false as const } : {}),
      ...(choices === undefined ? {} : { choices }),
      ...(field.of === undefined ? {} : { names: field.of }),
      field,
      ...shown,
    }),
    value: (record, context) => cellOf(field, (record as Readonly<Record<string, unknown>>)[name], context),
  };
}

const UNIT: Cells<EntityName> = {
  column: { key: UNIT_COLUMN, label: '填报单位', kind: 'text', width: 120 },
  value: ({ scope }, context) => context.unitName(scope),
};

/** Makes a register of the records of one entity. */
export function register<E extends EntityName>(definition: RegisterDefinition<E>): Register {
  const { entity, fixed = {}, quick, required, marks, summary, defaults, actions = [] } = definition;
  const { id, title, short, place, serves, sort, empty, page, reckoned } = definition;
  const own = definition.columns.map((column) => columnOf(entity, column));
  const [first, ...others] = own;
  const unit = UNIT as unknown as Cells<E>;
  // The unit stands behind the first column, where a county reads it and a township's one value does no harm.
  const cells = entitySpec(entity)?.home === 'unit' && first !== undefined ? [first, unit, ...others] : own;
  const belongs = Object.entries(fixed);
  const records = (context: RegisterContext): readonly RecordOf<E>[] =>
    context.all(entity).filter((record) => belongs.every(([field, value]) => (record as Record<string, unknown>)[field] === value));
  return {
    id,
    title,
    short,
    place,
    serves,
    sort,
    empty,
    ...(page === undefined ? {} : { page }),
    ...(reckoned === undefined ? {} : { reckoned }),
    columns: cells.map(({ column }) => column),
    records: {
      entity,
      fixed,
      quick,
      required,
      defaults: (context) => (defaults?.(context) ?? {}) as Readonly<Record<string, Json>>,
      actions: actions as unknown as readonly RegisterAction[],
      count: (context) => records(context).length,
    },
    rows: (context) =>
      records(context).map((record) => ({
        id: record.id,
        record: record as unknown as RegisterRecord,
        cells: Object.fromEntries(cells.map(({ column, value }) => [column.key, value(record, context)])),
        marks: marks?.(record, context) ?? {},
      })),
    summary: (context) => summary?.(records(context), context) ?? null,
  };
}

export type DerivedDefinition = Head & {
  readonly columns: readonly (Omit<RegisterColumn, 'width' | 'field'> & { readonly width?: number })[];
  readonly rows: (
    context: RegisterContext,
  ) => readonly (Pick<RegisterRow, 'id' | 'cells'> & { readonly marks?: RegisterRow['marks']; readonly record?: RegisterRecord })[];
  readonly summary?: (context: RegisterContext) => string | null;
};

/** Makes a list that is computed from other records and typed nowhere. */
export function derivedList(definition: DerivedDefinition): Register {
  const { rows, summary, columns, ...head } = definition;
  return {
    ...head,
    columns: columns.map((column) => fitted({ width: WIDTHS[column.kind], ...column })),
    records: null,
    rows: (context) => rows(context).map(({ id, cells, marks = {}, record = null }) => ({ id, cells, marks, record })),
    summary: (context) => summary?.(context) ?? null,
  };
}
