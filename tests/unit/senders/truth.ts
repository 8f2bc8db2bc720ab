/**
 * Invented senders' ledgers and the truth beside them, written short: cells as they stand in the sheet, values as a careful clerk would read them.
 * Turned into the JSON of the import contract, so that the contract's own scorer measures them.
 *   money   300000000   ~300000000 (约)   300000000..500000000   >=100000000   <=…   USD 8000000   ? (unknown)
 *   date    2024-03-15  2024-03  2024-Q1  2024-H1  2024   *2024-05 (planned)   ?
 *   people  张三/副县长/13800000000；李四
 *   ! in place of a value: the reader has to ask
 */
import type { PlainSheet, PlainWorkbook } from '../../../shared/sheet/cells';
import type { UnitTable } from '../../../shared/sheet/document';

export type Truth = {
  readonly sheet?: string;
  readonly row: number;
  readonly rows?: readonly number[];
  readonly hidden?: true;
  readonly [field: string]: string | number | true | readonly number[] | undefined;
};

export type Sender = {
  readonly file: string;
  /** What is unusual about it. */
  readonly says: string;
  readonly sheets: readonly PlainSheet[];
  /** Where the file was read from bytes: all of it. */
  readonly workbook?: PlainWorkbook;
  readonly records: readonly Truth[];
  readonly facts: {
    readonly title?: string;
    readonly asOf?: string;
    readonly unit?: string;
    readonly reporting?: string;
    readonly mismatches?: readonly { row: number; column: string; field: string; stated: string; computed: string }[];
  };
  /** Rows that are no project, from 1, by reason; of the first sheet unless named. */
  readonly skipped: readonly (
    | readonly [reason: string, ...rows: number[]]
    | { readonly sheet: string; readonly reason: string; readonly row: number | null }
  )[];
  /** Codes of questions about the whole file or sheet; of the first sheet unless named. */
  readonly fileAsk?: readonly (string | { readonly code: string; readonly sheet: string })[];
  /** The county's offices, where they are not those of 青石县. */
  readonly units?: UnitTable;
  readonly hiddenColumns?: number;
  readonly hiddenRows?: number;
};

const MONEY = new Set(['totalInvestment', 'agreedInvestment', 'fixedInvestment', 'fundsReceivedTotal', 'fundsReceivedYear']);
const DATES = new Set(['signedOn', 'startedOn', 'productionOn', 'inStatisticsOn', 'planFinish', 'deadline']);
const UNITS = new Set(['introducingUnit', 'responsibleUnit']);
const PEOPLE = new Set(['leader', 'responsiblePerson']);
const PRECISION: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d-\d\d$/, 'day'],
  [/^\d{4}-\d\d$/, 'month'],
  [/-Q\d$/, 'quarter'],
  [/-H\d$/, 'half'],
  [/^\d{4}$/, 'year'],
];

function money(text: string): object {
  if (text === '?') return { unknown: true, raw: '' };
  const [, currency = 'CNY', rest = ''] = /^(?:([A-Z]{3}) )?(.*)$/.exec(text) ?? [];
  const bound = rest.startsWith('>=') ? 'min' : rest.startsWith('<=') ? 'max' : null;
  const [low = '', upper] = rest.replace(/^(~|>=|<=)/, '').split('..');
  const approx = rest.startsWith('~') || bound !== null || upper !== undefined;
  return { amount: low, currency, approx, ...(upper === undefined ? {} : { upper }), ...(bound === null ? {} : { bound }), raw: '' };
}

function date(text: string): object {
  if (text === '?') return { unknown: true, raw: '' };
  const day = text.replace(/^\*/, '');
  const precision = PRECISION.find(([pattern]) => pattern.test(day))?.[1];
  return { date: day, precision, ...(text.startsWith('*') ? { planned: true } : {}), raw: '' };
}

function people(text: string): object[] {
  return text.split('；').map((one) => {
    const [name = '', post = '', phone = ''] = one.split('/');
    return { name, ...(post === '' ? {} : { post }), ...(phone === '' ? {} : { phone }) };
  });
}

function value(field: string, text: string): unknown {
  if (MONEY.has(field)) return money(text);
  if (DATES.has(field)) return date(text);
  if (UNITS.has(field)) return { name: text, raw: text };
  if (PEOPLE.has(field)) return people(text);
  if (field === 'landMu')
    return text === '?' ? { unknown: true, raw: '' } : { value: text.replace('~', ''), approx: text.startsWith('~'), raw: '' };
  return field === 'progressPercent' ? { value: text, raw: '' } : text;
}

/** The truth of one sender as the contract's JSON. */
export function contractTruth(sender: Sender): object {
  const first = sender.sheets[0]?.name ?? '';
  const records = sender.records.map(({ sheet = first, row, rows, hidden, ...fields }) => {
    const entries = Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return {
      source: { sheet, row, ...(rows === undefined ? {} : { rows }), ...(hidden === undefined ? {} : { hidden }) },
      ask: entries.filter(([, text]) => text === '!').map(([field]) => field),
      ...Object.fromEntries(entries.filter(([, text]) => text !== '!').map(([field, text]) => [field, value(field, text)])),
    };
  });
  const { title = null, asOf = null, unit = null, reporting, mismatches = [] } = sender.facts;
  return {
    contract: 1,
    file: sender.file,
    format: sender.workbook?.format ?? 'xlsx',
    facts: {
      title,
      asOf,
      reportingUnit: reporting === undefined ? null : { name: reporting, raw: reporting },
      defaultUnit: unit,
      dateSystem: sender.workbook?.dateSystem ?? 1900,
      hiddenRows: sender.hiddenRows ?? 0,
      hiddenColumns: sender.hiddenColumns ?? 0,
      subtotalMismatches: mismatches.map((one) => ({ sheet: first, ...one })),
    },
    records,
    fileAsk: (sender.fileAsk ?? []).map((one) => (typeof one === 'string' ? { code: one, sheet: first } : one)),
    skipped: sender.skipped.flatMap((one) => {
      if ('reason' in one) return [{ ...one, text: '' }];
      const [reason, ...rows] = one;
      return rows.map((row) => ({ sheet: first, row, reason, text: '' }));
    }),
    decisions: [],
    errors: [],
  };
}
