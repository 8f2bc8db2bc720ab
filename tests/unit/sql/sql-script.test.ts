/** The ledger as a script for PostgreSQL (issue 6, 市级汇总). That a real server loads it is shown by tests/system/postgres.test.ts. */
import { describe, expect, it } from 'vitest';
import { sqlJson, sqlList, sqlLiterals, sqlText } from '../../../shared/sql/columns';
import { sqlScript } from '../../../shared/sql/script';
import { ENTITY_TABLES, SQL_TABLES, sqlColumns, STAYS_HOME } from '../../../shared/sql/tables';
import { ENTITY_NAMES } from '../../../shared/model/entities';
import { isoDay } from '../../../shared/model/dates';
import { sampleLedger } from '../reports/sample-ledger';
import { sqlPage } from './sql-page';

const subject = { county: "青石'县", asOf: isoDay('2026-11-20'), practice: true };
const script = [...sqlScript(sampleLedger(), subject)];

describe('literals', () => {
  it('keep every text inside its quotes', () => {
    expect(sqlText("a'b\\'; DROP TABLE x; --")).toBe("'a''b\\''; DROP TABLE x; --'");
    expect(sqlText('a\0b')).toBe("'a␀b'");
    expect(sqlJson({ "k'\0": ['\0', 1] })).toBe(`'{"k''␀":["␀",1]}'`);
    expect(sqlList(["a'", ''])).toBe("ARRAY['a''','']");
  });

  it('keep money exact and dates to their precision', () => {
    expect(sqlLiterals('money', { minor: 900_719_925_474_099, currency: 'USD', upper: 900_719_925_474_100, approx: true })).toEqual([
      '9007199254740.99',
      "'USD'",
      '9007199254741',
      "'约'",
    ]);
    expect(sqlLiterals('date', { date: '2026-Q1', precision: 'quarter', planned: true })).toEqual([
      "'2026-Q1'",
      "'2026-01-01'",
      "'2026-03-31'",
      'true',
    ]);
  });

  it('do not take a value for what it is not', () => {
    expect(sqlLiterals('decimal', '1); DROP TABLE x; --')).toBeNull();
    expect(sqlLiterals('integer', '1')).toBeNull();
    expect(sqlLiterals('money', undefined)).toEqual(['NULL', 'NULL', 'NULL', 'NULL']);
  });
});

describe('tables', () => {
  it('stand for every entity that does not stay in the county', () => {
    expect([...ENTITY_TABLES.keys(), ...STAYS_HOME].sort()).toEqual([...ENTITY_NAMES].sort());
  });

  it('have no name twice', () => {
    const names = SQL_TABLES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const table of SQL_TABLES) {
      const columns = sqlColumns(table).map(({ name }) => name);
      expect(new Set(columns).size, table.name).toBe(columns.length);
    }
  });

  it('are what docs/sql.md says', async () => {
    await expect(sqlPage()).toMatchFileSnapshot('../../../docs/sql.md');
  });
});

describe('the script', () => {
  it('is one transaction that replaces this county alone', () => {
    expect(script[1]).toBe('BEGIN;');
    expect(script.at(-1)).toBe('COMMIT;');
    const deletes = script.filter((statement) => statement.startsWith('DELETE'));
    expect(deletes).toHaveLength(SQL_TABLES.length);
    expect(deletes.every((statement) => statement.endsWith("WHERE county = '青石''县';"))).toBe(true);
    expect(script.filter((statement) => /TRUNCATE|DROP/.test(statement))).toEqual([]);
  });

  it('counts what stays in the county', () => {
    expect(script.at(-2)).toContain('"导入记录":');
  });
});
