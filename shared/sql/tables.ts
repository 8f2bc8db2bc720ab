/**
 * The tables a ledger becomes: one per entity, the 项目台账 as the screen shows it, and a line per county that was loaded.
 * Derived from the entity registry and the columns of the 项目台账; nothing is named twice. Knows no ledger.
 */
import { ENTITIES, ENTITY_NAMES } from '../model/entities';
import type { EntityName } from '../model/entities';
import type { FieldKind } from '../model/field-kinds';
import { PROJECT_COLUMNS } from '../views/project-columns';
import type { ViewColumn, ViewKind } from '../views/project-columns';
import { sqlName, sqlParts } from './columns';

export type SqlColumn = { readonly name: string; readonly type: string; readonly says: string };
/** A field of a record or a column of a view, and the kind whose columns it takes. */
export type SqlField = { readonly key: string; readonly kind: FieldKind; readonly columns: readonly SqlColumn[] };
export type SqlTable = {
  readonly name: string;
  readonly says: string;
  /** Columns before those of the fields; the first two are the key. */
  readonly head: readonly SqlColumn[];
  readonly fields: readonly SqlField[];
};

/**
 * What stays in the county: how this office works (imports, switches, seats, devices), and what is told in confidence before a contract
 * (招商线索, 目标企业, 客商). A roll-up needs neither.
 */
export const STAYS_HOME = [
  'import',
  'clockCheck',
  'office',
  'registerSwitch',
  'seriesSeat',
  'lead',
  'targetCompany',
  'investor',
] as const satisfies readonly EntityName[];

const column = (name: string, type: string, says: string): SqlColumn => ({ name, type, says });
const COUNTY = column('county', 'text NOT NULL', '县（市、区）');
const ID = column('id', 'text NOT NULL', '记录编号，永久不变');
const CLASHES = column('clashes', 'text[] NOT NULL', '待核对的字段：两处所填不一致，数字未定');

const RECORD_HEAD: readonly SqlColumn[] = [
  COUNTY,
  ID,
  column('scope', 'text NOT NULL', '所属单位的记录编号；county 为全县共用'),
  column('struck', 'text', '划去的理由；未划去为空'),
  CLASHES,
  column('entered_by', 'text', '录入人'),
  column('entered_at', 'text', '录入时这台电脑的时间，仅供参考'),
  column('rest', 'jsonb', '其他版本的程序写下、本版本不认识的内容'),
];

const BOARD_HEAD: readonly SqlColumn[] = [COUNTY, ID, CLASHES, column('waiting', 'integer NOT NULL', '已申报未核定的资金笔数')];

function fieldOf(key: string, label: string, kind: FieldKind): SqlField {
  const columns = sqlParts(kind).map(({ suffix, type, note }) =>
    column(`${sqlName(key)}${suffix}`, type, note === '' ? label : `${label}：${note}`),
  );
  return { key, kind, columns };
}

/** The kind of field whose columns hold a cell of a view exactly. */
const KIND_OF_CELL: { readonly [K in ViewKind]: FieldKind } = {
  text: 'text',
  longText: 'longText',
  choice: 'choice',
  number: 'decimal',
  percent: 'decimal',
  money: 'money',
  date: 'date',
  people: 'people',
};

/** A field may carry the name of a column every table has; it then takes `field_` before it. */
function apart(head: readonly SqlColumn[], field: SqlField): SqlField {
  const taken = new Set(head.map(({ name }) => name));
  const columns = field.columns.map((own) => (taken.has(own.name) ? { ...own, name: `field_${own.name}` } : own));
  return { ...field, columns };
}

function entityTable(name: EntityName): SqlTable {
  const { label, fields } = ENTITIES[name];
  const all = Object.entries(fields).map(([key, field]) => apart(RECORD_HEAD, fieldOf(key, field.label, field.kind)));
  return { name: sqlName(name), says: label, head: RECORD_HEAD, fields: all };
}

/** Entities that are written, each with its table. */
export const ENTITY_TABLES: ReadonlyMap<EntityName, SqlTable> = new Map(
  ENTITY_NAMES.filter((name) => !STAYS_HOME.some((own) => own === name)).map((name) => [name, entityTable(name)]),
);

/** Where a row was read from is the office's own matter. */
const BOARD_COLUMNS: readonly ViewColumn[] = PROJECT_COLUMNS.filter(({ key }) => key !== 'source');

/** The 项目台账 with its derived columns (阶段, 累计到位 …), as the program computed them on the day of the export. */
export const BOARD_TABLE: SqlTable = {
  name: 'project_board',
  says: '项目台账（程序按导出当日算得，含阶段和到位合计）',
  head: BOARD_HEAD,
  fields: BOARD_COLUMNS.map(({ key, label, kind, unit }) =>
    apart(BOARD_HEAD, fieldOf(key, unit === undefined ? label : `${label}（${unit}）`, KIND_OF_CELL[kind])),
  ),
};

export const LOADS_TABLE: SqlTable = {
  name: 'loads',
  says: '每个县最近一次装入的情况',
  head: [
    COUNTY,
    column('as_of', 'date NOT NULL', '数据截至日期'),
    column('operations', 'bigint NOT NULL', '账本的记账条数，只增不减；少于库内的不予装入'),
    column('state_hash', 'text NOT NULL', '账本状态校验值，与程序“数据校验”所示一致'),
    column('practice', 'boolean NOT NULL', '练习数据'),
    column('format', 'integer NOT NULL', '表结构版本'),
    column('left_out', 'jsonb NOT NULL', '没有导出的记录条数，按种类'),
    column('loaded_at', 'timestamptz NOT NULL DEFAULT now()', '装入时间'),
  ],
  fields: [],
};

/** Every table, in the order it is made. */
export const SQL_TABLES: readonly SqlTable[] = [LOADS_TABLE, BOARD_TABLE, ...ENTITY_TABLES.values()];

/** All columns of a table in order. */
export function sqlColumns(table: SqlTable): readonly SqlColumn[] {
  return [...table.head, ...table.fields.flatMap(({ columns }) => columns)];
}
