/**
 * The register of numbers (文号登记簿): which numbers are taken, which comes next, which gap still wants a word, how far a letter has come and
 * whether its receipt (回执) is late. One series per 机关代字 and year, no number twice, every gap explained (design/letters.md "Numbering").
 * Pure functions of the ledger; knows neither screens nor printing.
 */
import type { Result } from '../errors';
import { fail, ok } from '../errors';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { LETTER_FIELDS } from '../letters/fields';
import type { LetterKind } from '../letters/fields';
import { formatDocumentNumber, parseDocumentNumber } from '../letters/numbers';
import type { DocumentNumber } from '../letters/numbers';
import type { IsoDay } from '../model/dates';
import { addDays } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { LETTER_STEPS } from '../model/entities-paper';
import type { RecordId } from '../model/ids';

export type RegisteredLetter = RecordOf<'letter'>;
export type RegisteredStep = RecordOf<'letterStep'>;

/** A number that cannot be given again, and by what it was taken. A voided letter keeps its number. */
export type TakenNumber = DocumentNumber & { readonly letter: RecordId | null; readonly why: string };

/** Last sign of a 代字 for each kind of paper: 督办, 函, 发文, 责任书. */
const SERIES_SIGN: Readonly<Record<LetterKind, string>> = {
  'target-contract': '责',
  'person-contract': '责',
  'supervision-notice': '督',
  'yellow-card': '督',
  'talk-notice': '函',
  'leave-post-proposal': '函',
  'release-notice': '督',
  'monthly-bulletin': '发',
  'draft-sheet': '发',
  'supervision-letter': '函',
  'leave-post-notice': '函',
  commendation: '发',
  criticism: '发',
  'task-breakdown': '发',
  pledge: '责',
  'handover-list': '责',
  'bonus-allocation': '发',
  'transfer-confirmation': '责',
  'pre-screening-opinion': '函',
  'dispute-ruling': '函',
  'rectification-notice': '督',
};

/** Agreements, signed by their parties and not approved beforehand; no 文种 of their own, so they may go without a number. */
const SIGNED: ReadonlySet<LetterKind> = new Set(['target-contract', 'person-contract', 'pledge', 'handover-list', 'transfer-confirmation']);
/** Tables that go out with another paper and carry its number. */
const TABLES: ReadonlySet<LetterKind> = new Set(['task-breakdown', 'bonus-allocation']);

export function isSignedByParties(kind: LetterKind | null): boolean {
  return kind !== null && SIGNED.has(kind);
}

/** The kind of a letter of the register; null when it was made by a newer program. */
export function letterKind(letter: RegisteredLetter): LetterKind | null {
  const { template } = letter;
  return template !== undefined && Object.hasOwn(LETTER_FIELDS, template) ? (template as LetterKind) : null;
}

/** A letter's number in its parts; null while it has none. */
export function numberOf(letter: RegisteredLetter): DocumentNumber | null {
  const { series, year, serial, number } = letter;
  if (series !== undefined && year !== undefined && serial !== undefined) return { series, year, serial };
  const parsed = number === undefined ? null : parseDocumentNumber(number);
  return parsed?.ok === true ? parsed.value : null;
}

/** All numbers taken, by letters and by what stands as 本号由其他文件使用 or 作废. */
export function takenNumbers(ledger: Ledger): TakenNumber[] {
  const letters = listRecords(ledger, 'letter').flatMap((letter): TakenNumber[] => {
    const number = numberOf(letter);
    return number === null ? [] : [{ ...number, letter: letter.id, why: letter.title ?? '' }];
  });
  const others = listRecords(ledger, 'numberUsed').flatMap(({ series, year, serial, why, note }): TakenNumber[] =>
    series === undefined || year === undefined || serial === undefined
      ? []
      : [{ series, year, serial, letter: null, why: [why ?? '', note ?? ''].filter((part) => part !== '').join('：') }],
  );
  return [...letters, ...others];
}

function serialsOf(taken: readonly TakenNumber[], series: string, year: number): number[] {
  return taken.filter((one) => one.series === series && one.year === year).map(({ serial }) => serial);
}

/** The number after the greatest one of the year; 1 in a new year. Gaps are explained, not filled. */
export function nextNumber(taken: readonly TakenNumber[], series: string, year: number): DocumentNumber {
  return { series, year, serial: Math.max(0, ...serialsOf(taken, series, year)) + 1 };
}

/** `count` numbers in a row from a first one, given or typed. E_NUMBER_USED names the first that is taken. */
export function giveNumbers(taken: readonly TakenNumber[], first: DocumentNumber, count: number): Result<readonly DocumentNumber[]> {
  const used = new Set(serialsOf(taken, first.series, first.year));
  const given = Array.from({ length: count }, (_, at): DocumentNumber => ({ ...first, serial: first.serial + at }));
  const twice = given.find(({ serial }) => used.has(serial));
  return twice === undefined ? ok(given) : fail('E_NUMBER_USED', formatDocumentNumber(twice));
}

export type NumberGap = { readonly series: string; readonly year: number; readonly serials: readonly number[] };

/** Serials between 1 and the greatest one that nobody has accounted for, by series and year. */
export function unexplainedGaps(taken: readonly TakenNumber[]): NumberGap[] {
  const lists = new Map<string, { series: string; year: number; used: Set<number> }>();
  for (const { series, year, serial } of taken) {
    const key = `${series}/${year}`;
    const list = lists.get(key) ?? { series, year, used: new Set<number>() };
    lists.set(key, list);
    list.used.add(serial);
  }
  return [...lists.values()].flatMap(({ series, year, used }) => {
    const serials = Array.from({ length: Math.max(...used) }, (_, at) => at + 1).filter((serial) => !used.has(serial));
    return serials.length === 0 ? [] : [{ series, year, serials }];
  });
}

/**
 * The 代字 to propose: the one last used for this kind, else the county's 机关代字 with the sign of the kind (青招办督).
 * Empty when the county has entered none; then the whole number is typed.
 */
export function proposedSeries(ledger: Ledger, kind: LetterKind): string {
  const used = listRecords(ledger, 'letter').findLast((letter) => letter.template === kind && letter.series !== undefined);
  if (used?.series !== undefined) return used.series;
  const code = listRecords(ledger, 'county')[0]?.issuerCode?.trim() ?? '';
  return code === '' ? '' : `${code.replace(/[责督函发]$/u, '')}${SERIES_SIGN[kind]}`;
}

/** Whether a paper goes out only with a number. */
export function mustBeNumbered(kind: LetterKind): boolean {
  return !SIGNED.has(kind) && !TABLES.has(kind);
}

const STATE_WORDS: Readonly<Record<(typeof LETTER_STEPS)[number], string>> = {
  拟稿: '拟稿',
  送签: '已送签',
  审核: '已审核',
  会签: '已会签',
  签批: '已签批',
  退回: '退回修改',
  暂缓: '暂缓签发',
  编号: '已编号',
  定稿: '已定稿',
  打印: '已打印',
  用印: '已用印',
  签订: '已签订',
  送达: '已送达',
  回执: '已回执',
  作废: '作废',
  撤回: '撤回',
};
export const LETTER_STATES = Object.values(STATE_WORDS);

/** Steps by letter, in the order they were recorded. */
export function stepsByLetter(ledger: Ledger): ReadonlyMap<RecordId, readonly RegisteredStep[]> {
  const result = new Map<RecordId, RegisteredStep[]>();
  for (const step of listRecords(ledger, 'letterStep')) {
    if (step.letter === undefined) continue;
    const list = result.get(step.letter);
    if (list === undefined) result.set(step.letter, [step]);
    else list.push(step);
  }
  return result;
}

const RESTARTS: ReadonlySet<string> = new Set(['退回', '暂缓']);
const ENDS: ReadonlySet<string> = new Set(['作废', '撤回']);

/** How far a letter has come, in one word. A later reprint does not take it back; 退回 and 暂缓 do. */
export function letterState(letter: RegisteredLetter, steps: readonly RegisteredStep[]): string {
  const ended = steps.find(({ step }) => step !== undefined && ENDS.has(step));
  if (ended?.step !== undefined) return ended.step;
  let furthest = letter.number === undefined ? 0 : LETTER_STEPS.indexOf('编号');
  for (const { step } of steps) {
    const place = LETTER_STEPS.findIndex((name) => name === step);
    if (place < 0) continue;
    furthest = step !== undefined && (RESTARTS.has(step) || isAnswered(furthest)) ? place : Math.max(furthest, place);
  }
  return STATE_WORDS[LETTER_STEPS[furthest] ?? '拟稿'];
}

/** After 退回 or 暂缓 whatever comes next counts, also a step that lies before it. */
function isAnswered(place: number): boolean {
  const name = LETTER_STEPS[place];
  return name !== undefined && RESTARTS.has(name);
}

/** Whether the leader's signature stands: 签批 recorded and not followed by 退回. */
export function isApproved(steps: readonly RegisteredStep[]): boolean {
  const last = steps.findLast(({ step }) => step === '签批' || step === '退回' || step === '暂缓');
  return last?.step === '签批';
}

export function isEnded(steps: readonly RegisteredStep[]): boolean {
  return steps.some(({ step }) => step !== undefined && ENDS.has(step));
}

export const RECEIPT_STATES = ['待回执', '将到期', '逾期', '已回执'] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

/** Natural days before the day on which a receipt is shown as 将到期. */
const SOON_DAYS = 3;

/**
 * State of the receipt of a served letter; null when none is awaited.
 * @param due the 回执时限 that holds, after what was granted (shared/views/extensions)
 */
export function receiptState(due: IsoDay | undefined, steps: readonly RegisteredStep[], today: IsoDay): ReceiptState | null {
  if (steps.some(({ step }) => step === '回执')) return '已回执';
  if (isEnded(steps) || due === undefined || !steps.some(({ step }) => step === '送达')) return null;
  if (due < today) return '逾期';
  return due <= addDays(today, SOON_DAYS) ? '将到期' : '待回执';
}

/** Eight signs of the content hash, 3F2A-91C4: enough to find a letter and to see that nothing in it was altered. */
export function checkCode(contentHash: string): string {
  const signs = contentHash.slice(0, 8).toUpperCase();
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** The 定稿 that stands for a letter: a file edited outside and kept by hash, the one recorded last; null while the program's page is the letter. */
export function issuedVersion(steps: readonly RegisteredStep[]): (RegisteredStep & { readonly scan: string }) | null {
  const last = steps.findLast(({ step, scan }) => step === '定稿' && scan !== undefined);
  return last?.scan === undefined ? null : { ...last, scan: last.scan };
}

/** （第2版） behind the title of a letter that was drafted anew; nothing for the first. */
export function editionText({ edition }: Pick<RegisteredLetter, 'edition'>): string {
  return edition === undefined || edition < 2 ? '' : `（第${edition}版）`;
}
