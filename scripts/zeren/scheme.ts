/**
 * The verb `scheme`: check a 考核办法 file, or evaluate it on a plain data file. Needs no workspace; the formats are in docs/scheme-format.md.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { HolidayTableSchema, workCalendar } from '../../shared/calendar/holiday-table';
import type { HolidayTable, WorkCalendar } from '../../shared/calendar/holiday-table';
import { proposeEscalations } from '../../shared/escalation/propose';
import { fail } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { checkScheme } from '../../shared/scoring/check-scheme';
import { checkFacts } from '../../shared/scoring/check-facts';
import { dataNeeds } from '../../shared/scoring/data-needs';
import { noteWords } from '../../shared/scoring/check-words';
import { evaluateScheme } from '../../shared/scoring/evaluate-scheme';
import { gatherFindings } from '../../shared/scoring/gather-findings';
import { loadDataFile, loadScheme } from '../../shared/scoring/load-scheme';
import type { FileProblem, Loaded } from '../../shared/scoring/load-scheme';
import type { Scheme } from '../../shared/scoring/scheme-schema';
import { parsePeriod } from '../../shared/scoring/periods';
import { ASSETS } from './open';
import { checked, done, option } from './verb';
import type { Answer, Verb } from './verb';

function textOf(file: string): Result<string> {
  try {
    return { ok: true, value: readFileSync(file, 'utf8') };
  } catch {
    return fail('E_SCHEME_FILE', file);
  }
}

/** Holiday tables shipped with the program, and those a data file brings. */
function calendarOf(extra: readonly HolidayTable[]): WorkCalendar {
  const folder = path.join(ASSETS, 'holidays');
  const bundled = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => HolidayTableSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
  const years = new Set(extra.map((table) => table.year));
  return workCalendar([...bundled.filter((table) => !years.has(table.year)), ...extra]);
}

function readAs<T>(file: string, load: (text: string) => Loaded<T>): Result<Loaded<T>> {
  const text = textOf(file);
  return text.ok ? { ok: true, value: load(text.value) } : text;
}

const refused = (problems: readonly FileProblem[]): Answer => checked({ accepted: false, problems }, false);

/** Years a scheme says it is for (`period.from`, `period.to`). The year of a document's number says nothing of the years it is used in. */
function yearsOf({ period: { from, to } }: Scheme): number[] {
  const [first, last] = [from ?? to, to ?? from].map((day) => (day === undefined ? null : Number(day.slice(0, 4))));
  return first == null || last == null ? [] : Array.from({ length: Math.max(1, last - first + 1) }, (_, i) => first + i);
}

/**
 * `scheme check FILE [--data FILE]`: whether the file can be read (`accepted`), and the checker's findings; one of level error keeps the scheme from being
 * adopted. The data file is read for its holiday tables only.
 */
export function schemeCheck(file: string, dataFile?: string): Answer {
  const read = readAs(file, loadScheme);
  if (!read.ok) return read;
  if (!read.value.ok) return refused(read.value.problems);
  const scheme = read.value.value;
  const data = dataFile === undefined ? null : readAs(dataFile, loadDataFile);
  if (data !== null && !data.ok) return data;
  if (data !== null && !data.value.ok) return refused(data.value.problems);
  const holidays = data?.value.ok === true ? data.value.value.holidays : [];
  const findings = checkScheme(scheme, { calendar: calendarOf(holidays), years: yearsOf(scheme) });
  return checked(
    { accepted: true, id: scheme.id, title: scheme.title, findings, needs: dataNeeds(scheme) },
    !findings.some((finding) => finding.level === 'error'),
  );
}

/** `scheme run FILE --data FILE`: every line with inputs, formula and evidence, totals, places, tiers, payouts, deadlines; ladders as 试算. */
export function schemeRun(file: string, dataFile: string): Answer {
  const read = readAs(file, loadScheme);
  if (!read.ok) return read;
  if (!read.value.ok) return refused(read.value.problems);
  const data = readAs(dataFile, loadDataFile);
  if (!data.ok) return data;
  if (!data.value.ok) return refused(data.value.problems);
  const { facts, asOf, holidays, period: periodText } = data.value.value;
  const period = parsePeriod(periodText);
  if (period === null) return refused([{ at: 'period', text: '考核期写成 2026-10、2026-Q3、2026-H1、2026 或 起日/止日' }]);
  const scheme = read.value.value;
  const calendar = calendarOf(holidays);
  const { findings, deadlines, ...result } = evaluateScheme(scheme, facts, { asOf, period, calendar });
  const ladders = proposeEscalations(scheme, facts, { asOf, calendar, preview: true });
  // Worked out all the same, so that a draft can be tried; marked, so that nobody takes it for a decision.
  const trial = ladders.enabled ? {} : { trial: '试算' };
  return done({
    accepted: true,
    ...result,
    payouts: result.payouts.map((line) => ({ ...line, ...trial })),
    deadlines: deadlines.map(({ rule, ...line }) => ({ deadline: rule.id, title: rule.title, ...line })),
    ladders: {
      enabled: ladders.enabled,
      reason: ladders.reason,
      states: ladders.states,
      proposals: ladders.proposals.map((line) => ({ ...line, ...trial })),
    },
    findings: gatherFindings([
      ...checkFacts(scheme, facts),
      ...findings,
      ...ladders.findings.filter((own) => !findings.some((other) => other.code === own.code && other.at === own.at)),
      ...noteWords(scheme, facts),
    ]),
  });
}

export const SCHEME_VERBS: Readonly<Record<string, Verb>> = {
  scheme: {
    usage: 'scheme check 办法文件 [--data 数据文件]；scheme run 办法文件 --data 数据文件',
    valued: ['data'],
    needs: [],
    positions: 2,
    run: async (args) => {
      const [what, file = ''] = args.positions;
      if (what === 'check') return schemeCheck(file, args.options.has('data') ? option(args, 'data') : undefined);
      if (what === 'run' && args.options.has('data')) return schemeRun(file, option(args, 'data'));
      return fail('E_INPUT', 'scheme check 办法文件；scheme run 办法文件 --data 数据文件');
    },
  },
};
