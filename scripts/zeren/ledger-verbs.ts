/**
 * Verbs about what the ledger says: a view as a workbook, scores with their formulas, proposals of the ladder, freezing a month.
 */
import path from 'node:path';
import { nodeFiles } from '../../electron/journal/files';
import { safeWrite } from '../../electron/journal/safe-write';
import { isPractice } from '../../electron/papers';
import { viewWorkbook } from '../../electron/view-papers';
import { fail } from '../../shared/errors';
import type { Ledger } from '../../shared/ledger/fold';
import { listRecords } from '../../shared/ledger/read';
import { isIsoDay } from '../../shared/calendar/iso-date';
import { isoDay } from '../../shared/model/dates';
import type { IsoDay } from '../../shared/model/dates';
import { newRecordId } from '../../shared/model/ids';
import { evaluateScheme } from '../../shared/scoring/evaluate-scheme';
import { monthPeriod } from '../../shared/scoring/periods';
import { leftOut, sqlScript } from '../../shared/sql/script';
import { workCalendarOf } from '../../shared/views/calendar';
import { escalationOf } from '../../shared/views/escalation';
import { factsOf } from '../../shared/views/facts';
import { crossChecks } from '../../shared/views/cross-checks';
import { readFreezePeriod } from '../../shared/views/freeze-period';
import { checkFrozen, freezeDraft, frozenNamed, ledgerAt, schemeNamed } from '../../shared/views/frozen-periods';
import { tableTitle } from '../../shared/views/ledger-tables';
import type { Arguments } from './arguments';
import { COMMAND_PERSON, FOUNDING, withWorkspace } from './open';
import { checked, done, option } from './verb';
import type { Answer, Verb } from './verb';

const VIEWS = ['projects', 'gaps', 'duty', 'roster', 'targets', 'month', 'score', 'letters', 'signing'] as const;
const UNITS = ['元', '万元', '亿元'] as const;

/** One of a closed list of words, or null. */
function oneOf<T extends string>(words: readonly T[], word: string): T | null {
  return words.find((own) => own === word) ?? null;
}

/** The day of `--as-of`, or null when it is no day. */
function asOfDay(args: Arguments): IsoDay | null {
  const text = option(args, 'as-of');
  return isIsoDay(text) ? isoDay(text) : null;
}

const NO_SCHEME = '还没有录入本年度考核办法和发文号';

/** The whole ledger as a script for PostgreSQL (docs/sql.md). */
async function exportSql(args: Arguments): Promise<Answer> {
  if (args.options.has('view') || args.options.has('out')) return fail('E_USAGE', '--sql');
  return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
    const { ledger, file } = workspace;
    const subject = { county: file.county, asOf: workspace.clock.today(), practice: isPractice(workspace) };
    const bytes = new TextEncoder().encode(`${[...sqlScript(ledger, subject)].join('\n')}\n`);
    const target = path.resolve(option(args, 'sql'));
    const written = await safeWrite(nodeFiles, target, bytes);
    return written.ok ? done({ file: target, ...subject, ...written.value, leftOut: leftOut(ledger) }) : written;
  });
}

const export_: Verb = {
  usage: `export --workspace 文件夹 (--view ${VIEWS.join('|')} --out 文件.xlsx [--unit 元|万元|亿元] [--period 2026-10] | --sql 文件.sql)`,
  valued: ['workspace', 'view', 'out', 'unit', 'period', 'sql'],
  needs: ['workspace'],
  positions: 0,
  run: async (args) => {
    if (args.options.has('sql')) return exportSql(args);
    const view = oneOf(VIEWS, option(args, 'view'));
    const moneyUnit = oneOf(UNITS, args.options.get('unit') ?? '万元');
    if (view === null || moneyUnit === null || !args.options.has('out')) return fail('E_USAGE', option(args, 'view'));
    return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
      const today = workspace.clock.today();
      const period = args.options.get('period') ?? today.slice(0, 7);
      const { county } = workspace.file;
      const title =
        view === 'month'
          ? `${county}${period}目标任务完成情况`
          : view === 'score'
            ? `${county}${period}招商引资考核明细表`
            : tableTitle(view, county, today);
      const bytes = await viewWorkbook(workspace, { view, title, rows: null, columns: null, moneyUnit, period });
      if (!bytes.ok) return bytes;
      const file = path.resolve(option(args, 'out'));
      const written = await safeWrite(nodeFiles, file, bytes.value);
      return written.ok ? done({ file, view, title, bytes: written.value.bytes, sha256: written.value.sha256 }) : written;
    });
  },
};

function scored(ledger: Ledger, name: string, asOf: IsoDay, knownAt: string | null): Answer {
  const year = Number(asOf.slice(0, 4));
  const adopted = schemeNamed(ledger, name, asOf);
  if (adopted === null) return fail('E_PAPER_DATA', `${name}：${NO_SCHEME}`);
  const period = monthPeriod(year, Number(asOf.slice(5, 7)));
  const evaluation = evaluateScheme(adopted.scheme, factsOf(ledger, adopted.scheme), { asOf, period, calendar: workCalendarOf(ledger) });
  return done({ ...evaluation, document: adopted.document, knownAt });
}

const score: Verb = {
  usage: 'score --workspace 文件夹 --scheme 办法 --as-of 2026-10-31 [--known-at 已锁定的月份]',
  valued: ['workspace', 'scheme', 'as-of', 'known-at'],
  needs: ['workspace', 'scheme', 'as-of'],
  positions: 0,
  run: async (args) => {
    const asOf = asOfDay(args);
    if (asOf === null) return fail('E_USAGE', option(args, 'as-of'));
    return withWorkspace(option(args, 'workspace'), async ({ ledger }): Promise<Answer> => {
      const name = args.options.get('known-at');
      if (name === undefined) return scored(ledger, option(args, 'scheme'), asOf, null);
      const frozen = frozenNamed(ledger, name);
      return frozen === null
        ? fail('E_PAPER_DATA', `没有锁定过 ${name}`)
        : scored(ledgerAt(ledger, frozen.known), option(args, 'scheme'), asOf, frozen.record.id);
    });
  },
};

const escalate: Verb = {
  usage: 'escalate --workspace 文件夹 --as-of 2026-10-31',
  valued: ['workspace', 'as-of'],
  needs: ['workspace', 'as-of'],
  positions: 0,
  run: async (args) => {
    const asOf = asOfDay(args);
    if (asOf === null) return fail('E_USAGE', option(args, 'as-of'));
    return withWorkspace(option(args, 'workspace'), async ({ ledger }): Promise<Answer> => {
      return done(escalationOf(ledger, asOf) ?? { enabled: false, reason: NO_SCHEME, states: [], proposals: [], findings: [] });
    });
  },
};

/** Without a period: rebuilds every frozen period from what was known then. With one: says what does not add up and freezes it. */
const freeze: Verb = {
  usage: 'freeze --workspace 文件夹 [--period 2026-10|2026-Q3|2026-H1|2026] [--person 经办人] [--decided-by 核定人]',
  valued: ['workspace', 'period', 'person', 'decided-by'],
  needs: ['workspace'],
  positions: 0,
  run: async (args) => {
    const named = args.options.get('period');
    const period = named === undefined ? undefined : readFreezePeriod(named);
    if (period === null) return fail('E_USAGE', named);
    return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
      const { ledger } = workspace;
      if (period === undefined) {
        const checks = listRecords(ledger, 'freeze').map((record) => checkFrozen(ledger, record));
        return checked(
          { frozen: checks },
          checks.every((own) => own?.same === true),
        );
      }
      const record = newRecordId('z', FOUNDING.randomBytes(10));
      const decidedBy = args.options.get('decided-by');
      const checks = crossChecks(ledger, period.month) ?? [];
      const stopped = checks.find(({ stops, findings }) => stops && findings.length > 0);
      if (stopped !== undefined) return fail('E_CLASH_IN_PAPER', stopped.findings[0]?.text ?? stopped.title);
      const findings = checks.flatMap(({ title, findings: own }) => own.map(({ text }) => `${title}：${text}`));
      const words = { findings: findings.slice(0, 2_000), ...(decidedBy === undefined ? {} : { decidedBy }) };
      const draft = freezeDraft(ledger, period, record, words);
      if (draft === null) return fail('E_PAPER_DATA', NO_SCHEME);
      const stored = await workspace.commitDrafts([draft], args.options.get('person') ?? COMMAND_PERSON);
      return stored.ok ? done({ record, period: period.key, hash: draft.fields['hash'], findings }) : stored;
    });
  },
};

export const LEDGER_VERBS: Readonly<Record<string, Verb>> = { export: export_, score, escalate, freeze };
