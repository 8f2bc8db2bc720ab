/**
 * A ledger as a script for PostgreSQL (汇总到市级): makes the tables where they are missing and replaces what the county had there before,
 * in one transaction. The script goes forward only: data older than what the database holds is refused by the script itself.
 * Pure; format documented in docs/sql.md, which is checked against these tables.
 */
import type { Ledger } from '../ledger/fold';
import type { RecordState } from '../ledger/fold-record';
import { wholeStateHash } from '../ledger/state-hash';
import { ENTITIES, ENTITY_NAMES } from '../model/entities';
import type { IsoDay } from '../model/dates';
import { projectRows } from '../views/project-rows';
import type { ProjectColumnKey, ViewValue } from '../views/project-columns';
import { quoted, SQL_NULL, sqlJson, sqlList, sqlLiterals, sqlName, sqlText } from './columns';
import { BOARD_TABLE, ENTITY_TABLES, LOADS_TABLE, sqlColumns, SQL_TABLES } from './tables';
import type { SqlField, SqlTable } from './tables';

export const SQL_SCHEMA = 'zeren';
/** Of the tables' form; a change that a database made by an earlier version cannot follow gets the next number. */
export const SQL_FORMAT = 1;
/** Rows of one INSERT: few enough for any tool to show, many enough to load fast. */
const ROWS_PER_INSERT = 500;

export type SqlSubject = {
  readonly county: string;
  readonly asOf: IsoDay;
  readonly practice: boolean;
};

const inSchema = (table: SqlTable): string => `${SQL_SCHEMA}.${quoted(table.name)}`;

/** Statements that make what is missing of the tables, also in a database an earlier version made. */
function* structure(): Generator<string> {
  yield `CREATE SCHEMA IF NOT EXISTS ${SQL_SCHEMA};`;
  for (const table of SQL_TABLES) {
    const columns = sqlColumns(table);
    const key = (table === LOADS_TABLE ? ['county'] : ['county', 'id']).map(quoted).join(', ');
    const lines = columns.map(({ name, type }) => `  ${quoted(name)} ${type},`);
    yield `CREATE TABLE IF NOT EXISTS ${inSchema(table)} (\n${lines.join('\n')}\n  PRIMARY KEY (${key})\n);`;
    for (const field of table.fields)
      for (const { name, type } of field.columns) yield `ALTER TABLE ${inSchema(table)} ADD COLUMN IF NOT EXISTS ${quoted(name)} ${type};`;
    yield `COMMENT ON TABLE ${inSchema(table)} IS ${sqlText(table.says)};`;
    for (const { name, says } of columns) yield `COMMENT ON COLUMN ${inSchema(table)}.${quoted(name)} IS ${sqlText(says)};`;
  }
  yield TOTALS_VIEW;
}

/** Only 人民币 is added up, and amounts in clash are counted apart: a sum never hides that a figure is undecided. */
const TOTALS_VIEW = `CREATE OR REPLACE VIEW ${SQL_SCHEMA}.county_totals AS
SELECT l.county, l.as_of, l.practice,
  count(b.id) AS projects,
  count(b.id) FILTER (WHERE cardinality(b.clashes) > 0) AS in_clash,
  sum(b.agreed_investment) FILTER (WHERE b.agreed_investment_currency = 'CNY') AS agreed_investment_yuan,
  count(b.id) FILTER (WHERE b.agreed_investment_currency <> 'CNY') AS in_foreign_currency,
  sum(b.funds_year) AS funds_year_yuan,
  sum(b.funds_year_recognised) AS funds_year_recognised_yuan,
  sum(b.waiting) AS entries_waiting
FROM ${SQL_SCHEMA}.loads l LEFT JOIN ${SQL_SCHEMA}.project_board b USING (county)
GROUP BY l.county, l.as_of, l.practice;
COMMENT ON VIEW ${SQL_SCHEMA}.county_totals IS '各县合计：项目数、待核对数、协议投资（元）、当年申报和核定到位（元）、未核定笔数';`;

/** Values of fields as literals; what is not of its kind is returned by name, to be kept beside. */
function literalsOf(fields: readonly SqlField[], valueOf: (key: string) => unknown): { literals: string[]; misfits: string[] } {
  const literals: string[] = [];
  const misfits: string[] = [];
  for (const { key, kind, columns } of fields) {
    const own = sqlLiterals(kind, valueOf(key));
    if (own === null) misfits.push(key);
    literals.push(...(own ?? columns.map(() => SQL_NULL)));
  }
  return { literals, misfits };
}

function recordRow(ledger: Ledger, subject: SqlSubject, table: SqlTable, record: RecordState): string {
  const { literals, misfits } = literalsOf(table.fields, (key) => record.fields[key]?.value);
  const known = new Set(table.fields.map(({ key }) => key));
  const rest = [...Object.keys(record.fields).filter((key) => !known.has(key)), ...misfits];
  const clashes = Object.entries(record.fields).flatMap(([key, { clash }]) => (clash === undefined ? [] : [sqlName(key)]));
  const made = ledger.operations.get(record.madeBy);
  return [
    sqlText(subject.county),
    sqlText(record.id),
    sqlText(record.scope),
    record.struck === undefined ? SQL_NULL : sqlText(record.struck),
    sqlList(clashes),
    made === undefined ? SQL_NULL : sqlText(made.person),
    made === undefined ? SQL_NULL : sqlText(made.at),
    rest.length === 0 ? SQL_NULL : sqlJson(Object.fromEntries(rest.map((key) => [key, record.fields[key]?.value ?? null]))),
    ...literals,
  ].join(',');
}

/** A number of a cell in digits; the other values are what their kind expects already. */
const cellValue = (value: ViewValue | undefined): unknown => (typeof value === 'number' ? String(value) : value);

function boardRows(ledger: Ledger, subject: SqlSubject): string[] {
  const days = { asOf: subject.asOf, today: subject.asOf };
  return projectRows(ledger, days).map(({ id, cells, clashes, waiting }) => {
    const { literals } = literalsOf(BOARD_TABLE.fields, (key) => cellValue(cells[key as ProjectColumnKey]));
    return [sqlText(subject.county), sqlText(id), sqlList(clashes.map(sqlName)), String(waiting), ...literals].join(',');
  });
}

function* inserts(table: SqlTable, rows: readonly string[]): Generator<string> {
  const names = sqlColumns(table).map(({ name }) => quoted(name));
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    const some = rows.slice(at, at + ROWS_PER_INSERT).map((row) => `(${row})`);
    yield `INSERT INTO ${inSchema(table)} (${names.join(', ')}) VALUES\n${some.join(',\n')};`;
  }
}

/** The county's name goes through a setting: inside the body no quoting would be safe. */
function forwardOnly(county: string, operations: number): string {
  return `SET LOCAL ${SQL_SCHEMA}.county = ${sqlText(county)};
DO $zeren$ BEGIN
  IF EXISTS (SELECT 1 FROM ${inSchema(LOADS_TABLE)} WHERE county = current_setting('${SQL_SCHEMA}.county') AND operations > ${operations}) THEN
    RAISE EXCEPTION '库内已有该县更新的数据，本文件没有装入；请向县里索取最新的导出文件。';
  END IF;
END $zeren$;`;
}

/** Records that are not written, by the entity's label or, for one of another version, its name. */
export function leftOut(ledger: Ledger): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [entity, records] of ledger.records) {
    const known = ENTITY_NAMES.find((name) => name === entity);
    if (records.size === 0 || (known !== undefined && ENTITY_TABLES.has(known))) continue;
    counts[known === undefined ? entity : ENTITIES[known].label] = records.size;
  }
  return counts;
}

/**
 * The script, statement by statement.
 * @param subject whose ledger it is and on which day its derived columns are computed
 */
export function* sqlScript(ledger: Ledger, subject: SqlSubject): Generator<string> {
  yield `-- 责任台账汇总数据  截至 ${subject.asOf}\n-- psql -v ON_ERROR_STOP=1 -f 本文件；说明见 docs/sql.md`;
  yield 'BEGIN;';
  yield "SET LOCAL standard_conforming_strings = on;\nSET LOCAL client_encoding = 'UTF8';\nSET LOCAL client_min_messages = warning;";
  yield* structure();
  yield `LOCK TABLE ${inSchema(LOADS_TABLE)} IN EXCLUSIVE MODE;`;
  yield forwardOnly(subject.county, ledger.operations.size);
  for (const table of SQL_TABLES) yield `DELETE FROM ${inSchema(table)} WHERE county = ${sqlText(subject.county)};`;
  for (const [name, table] of ENTITY_TABLES) {
    const records = [...(ledger.records.get(name)?.values() ?? [])];
    yield* inserts(
      table,
      records.map((record) => recordRow(ledger, subject, table, record)),
    );
  }
  yield* inserts(BOARD_TABLE, boardRows(ledger, subject));
  const values = [
    sqlText(subject.county),
    sqlText(subject.asOf),
    String(ledger.operations.size),
    sqlText(wholeStateHash(ledger)),
    subject.practice ? 'true' : 'false',
    String(SQL_FORMAT),
    sqlJson(leftOut(ledger)),
    'now()',
  ];
  yield* inserts(LOADS_TABLE, [values.join(',')]);
  yield 'COMMIT;';
}
