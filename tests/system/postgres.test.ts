/**
 * `zeren export --sql` loaded by a real PostgreSQL (issue 6, 市级汇总). Needs Debian's `postgresql`; the server runs on a socket in a temporary folder,
 * never on a port, and as another user when root runs the test, because PostgreSQL refuses root.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../scripts/zeren/run';
import { isoDay } from '../../shared/model/dates';
import { listRecords } from '../../shared/ledger/read';
import { wholeStateHash } from '../../shared/ledger/state-hash';
import { recordId } from '../../shared/model/ids';
import { sqlScript } from '../../shared/sql/script';
import { ENTITY_TABLES } from '../../shared/sql/tables';
import { projectRows } from '../../shared/views/project-rows';
import { createDraft } from '../../shared/ledger/drafts';
import { enter, office } from '../unit/ledger/history';
import { sampleLedger } from '../unit/reports/sample-ledger';

const VERSIONS = '/usr/lib/postgresql';
const version = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort().at(-1) : undefined;
const BIN = version === undefined ? null : join(VERSIONS, version, 'bin');
const home = mkdtempSync(join(tmpdir(), 'zeren-pg-'));
const data = join(home, 'data');
const asRoot = process.getuid?.() === 0;

function postgres(program: string, args: readonly string[]): string {
  if (BIN === null) throw new Error('no PostgreSQL here');
  const command = join(BIN, program);
  const [file, words] = asRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, [...args]];
  return execFileSync(file, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C.UTF-8' } });
}

const psql = (...args: string[]): string =>
  postgres('psql', ['-X', '-q', '-h', home, '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-A', '-t', ...args]).trim();
const ask = (query: string): string => psql('-c', query);

function load(name: string, statements: Iterable<string>): string {
  const file = join(home, name);
  writeFileSync(file, [...statements].join('\n'));
  return psql('-f', file);
}

const asOf = isoDay('2026-11-20');
const subject = (county: string) => ({ county, asOf, practice: true });

/** All that the database holds of a county, by table. */
function contents(county: string): string[] {
  return [...ENTITY_TABLES.values()].map(({ name }) =>
    ask(
      `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY id), '')) || ' ' || count(*) FROM zeren."${name}" t WHERE county = '${county}'`,
    ),
  );
}

describe.runIf(BIN !== null)('a county in PostgreSQL', () => {
  beforeAll(() => {
    chmodSync(home, 0o755);
    if (asRoot) {
      const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })));
      chownSync(home, uid ?? 0, gid ?? 0);
    }
    postgres('initdb', ['-D', data, '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '--no-sync']);
    postgres('pg_ctl', ['-D', data, '-w', '-l', join(home, 'log'), '-o', `-k ${home} -c listen_addresses=`, 'start']);
  }, 120_000);

  afterAll(() => {
    postgres('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(home, { recursive: true, force: true });
  });

  const ledger = sampleLedger();

  it('holds every record and the same figures as the program', () => {
    expect(load('青石县.sql', sqlScript(ledger, subject('青石县')))).toBe('');
    for (const [entity, { name }] of ENTITY_TABLES)
      expect(ask(`SELECT count(*) FROM zeren."${name}"`), entity).toBe(String(ledger.records.get(entity)?.size ?? 0));
    const rows = projectRows(ledger, { asOf, today: asOf });
    const minor = (key: 'agreedInvestment' | 'fundsYear'): bigint =>
      rows.reduce((sum, { cells }) => {
        const value = cells[key];
        return typeof value === 'object' && value !== null && 'minor' in value && value.currency === 'CNY'
          ? sum + BigInt(value.minor)
          : sum;
      }, 0n);
    expect(ask('SELECT projects FROM zeren.county_totals')).toBe(String(rows.length));
    expect(ask('SELECT (agreed_investment_yuan * 100)::bigint FROM zeren.county_totals')).toBe(String(minor('agreedInvestment')));
    expect(ask('SELECT (funds_year_yuan * 100)::bigint FROM zeren.county_totals')).toBe(String(minor('fundsYear')));
    expect(ask('SELECT state_hash FROM zeren.loads')).toBe(wholeStateHash(ledger));
    expect(ask("SELECT obj_description('zeren.project_board'::regclass)")).toContain('项目台账');
  });

  it('may come again, beside another county, and changes nothing of either', () => {
    const before = contents('青石县');
    load('again.sql', sqlScript(ledger, subject('青石县')));
    load('柳山县.sql', sqlScript(ledger, subject("柳山'县")));
    expect(contents('青石县')).toEqual(before);
    expect(ask('SELECT count(*) FROM zeren.loads')).toBe('2');
  });

  it('takes any text for a text', () => {
    const hostile = "'); DROP TABLE zeren.project; -- $zeren$ \\ \0 䶮𬱖";
    const draft = createDraft(
      { scope: 'county', entity: 'project', record: recordId('p-hostile') },
      { projectName: hostile, investor: '\\', progress: hostile },
    );
    enter({ ...office('sql'), ledger }, draft);
    load('hostile.sql', sqlScript(ledger, subject('青石县')));
    expect(ask("SELECT project_name FROM zeren.project WHERE id = 'p-hostile' AND county = '青石县'")).toBe(
      "'); DROP TABLE zeren.project; -- $zeren$ \\ ␀ 䶮𬱖",
    );
    expect(ask("SELECT investor FROM zeren.project WHERE id = 'p-hostile'")).toBe('\\');
  });

  it('never goes back to an older file', () => {
    const now = ask("SELECT operations FROM zeren.loads WHERE county = '青石县'");
    expect(() => load('old.sql', sqlScript(sampleLedger(), subject('青石县')))).toThrow('库内已有该县更新的数据');
    expect(ask("SELECT operations FROM zeren.loads WHERE county = '青石县'")).toBe(now);
    expect(ask("SELECT count(*) FROM zeren.project WHERE id = 'p-hostile'")).toBe('1');
  });

  it('is what the command writes', async () => {
    const folder = join(home, '..', `${home.split('/').at(-1) ?? ''}-county`);
    const said: string[] = [];
    const say = { out: (text: string) => said.push(text), error: (text: string) => said.push(text) };
    expect(await runCommand(['init', '--workspace', folder, '--sample'], say)).toBe(0);
    const file = join(home, 'command.sql');
    expect(await runCommand(['export', '--workspace', folder, '--sql', file], say), said.at(-1)).toBe(0);
    chmodSync(file, 0o644);
    ask('DROP SCHEMA zeren CASCADE');
    expect(psql('-f', file)).toBe('');
    expect(ask('SELECT projects FROM zeren.county_totals')).toBe(String(listRecords(sampleLedger(), 'project').length));
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);
});
