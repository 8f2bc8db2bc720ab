/**
 * Amounts as ledgers write them (M-13): exact decimal text, never a floating number; unknown stays unknown and is never 0.
 * Rules: import contract, "Money". Knows nothing of columns beyond the unit it is given.
 */
import unitData from '../../assets/import/units.json';
import type { Amount, Unknown } from './document';
import type { CellView, Reading } from './readings';
import { listsSeveral, listedItems } from './listed-items';
import { CHINESE_NUMBER_CLASS, chineseNumber, compact, isDash, withoutMarks } from './text';
import type { UnitWord } from './unit-words';
import { MONEY_UNIT_SOURCE, anyOf, currencyOf, powerOf, readUnit } from './unit-words';

/** Moves the point of a decimal text to the right. */
export function shiftDecimal(text: string, power: number): string {
  const [whole = '0', part = ''] = text.split('.');
  const moved = (whole + part.padEnd(power, '0').slice(0, power)).replace(/^0+(?=\d)/, '');
  const rest = part.slice(power).replace(/0+$/, '');
  return rest === '' ? moved : `${moved}.${rest}`;
}

type Quantity = {
  readonly digits: string;
  readonly power: number | null;
  readonly currency: string | null;
};

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const CURRENCY_FIRST = /^(人民币|RMB|CNY|¥|￥|美元|美金|US\$|USD|\$|欧元|EUR|€|港币|港元|HK\$|HKD|日元|JPY|英镑|£)[:：]?(?=[\d约])/i;
const PART = new RegExp(`^(${NUMBER}|[${CHINESE_NUMBER_CLASS}]+)${MONEY_UNIT_SOURCE}`, 'i');

function plainDigits(text: string): string | null {
  if (/^\d/.test(text)) return text;
  const value = chineseNumber(text);
  return value === null ? null : String(value);
}

/** Adds decimal texts exactly. */
function addDecimals(a: string, b: string): string {
  const places = Math.max(a.split('.')[1]?.length ?? 0, b.split('.')[1]?.length ?? 0);
  const scaled = (text: string) => BigInt(shiftDecimal(text, places));
  const sum = String(scaled(a) + scaled(b)).padStart(places + 1, '0');
  if (places === 0) return sum;
  const part = sum.slice(-places).replace(/0+$/, '');
  return sum.slice(0, -places) + (part === '' ? '' : `.${part}`);
}

/** Reads a number with its unit, also in parts such as 1亿2000万元; null when the text is anything else. */
function readQuantity(text: string): Quantity | null {
  const prefix = CURRENCY_FIRST.exec(text);
  let rest = prefix ? text.slice(prefix[0].length) : text;
  let currency: string | null = prefix ? currencyOfPrefix(prefix[1] ?? '') : null;
  let total: Quantity | null = null;
  while (rest !== '') {
    const match = PART.exec(rest);
    const digits = match ? plainDigits(match[1] ?? '') : null;
    if (!match || digits === null) return null;
    const [whole, , powerWord, currencyWord] = match;
    if (currencyWord !== undefined)
      currency = currencyOf(compact(currencyWord).toUpperCase() === currencyWord ? currencyWord : currencyWord);
    const power = powerWord === undefined ? (currencyWord === undefined ? null : 0) : powerOf(powerWord);
    if (total === null) total = { digits, power, currency };
    else {
      // A further part must be smaller: 1亿2000万, 3亿零5百万.
      if (total.power === null || power === null || power >= total.power) return null;
      total = { digits: addDecimals(shiftDecimal(total.digits, total.power), shiftDecimal(digits, power)), power: 0, currency };
    }
    rest = rest.slice(whole.length);
    if (currencyWord !== undefined && rest !== '') {
      const said = /^人民币$/.exec(rest);
      if (!said) return null;
      rest = '';
    }
  }
  return total === null ? null : { ...total, currency };
}

function currencyOfPrefix(word: string): string {
  return word === '¥' || word === '￥' ? 'CNY' : currencyOf(word);
}

const APPROX_BEFORE = new RegExp(`^(${anyOf(unitData.approxBefore)})`);
const APPROX_AFTER = new RegExp(`(${anyOf(unitData.approxAfter)})`);
const APPROX_WITHIN = new RegExp(`^(${anyOf([...unitData.approxBefore, ...unitData.approxAfter])})$`);
const NOISE = new RegExp(`^(${anyOf(unitData.noise)})[:：]?`);
const LEAST_BEFORE = new RegExp(`^(${anyOf(unitData.leastBefore)})`);
const LEAST_AFTER = new RegExp(`(${anyOf(unitData.leastAfter)})$`);
const MOST_BEFORE = new RegExp(`^(${anyOf(unitData.mostBefore)})`);
const MOST_AFTER = new RegExp(`(${anyOf(unitData.mostAfter)})$`);
const RANGE = /[-—–~～至到]+/;

export type MoneyText = {
  readonly low: Quantity;
  readonly high: Quantity | null;
  readonly approx: boolean;
  readonly bound: 'min' | 'max' | null;
};

/** A number and nothing else, as nearly every amount of a ledger is written. */
const BARE = /^\d+(?:\.\d+)?$/;

function ofBare(digits: string): MoneyText {
  return { low: { digits, power: null, currency: null }, high: null, approx: false, bound: null };
}

/** Reads an amount text without brackets; null when it is no amount. */
export function readMoneyText(input: string): MoneyText | null {
  if (BARE.test(input)) return ofBare(input);
  let text = input;
  let approx = false;
  let bound: 'min' | 'max' | null = null;
  for (let changed = true; changed;) {
    changed = false;
    const before = text;
    if (APPROX_BEFORE.test(text)) approx = true;
    if (LEAST_BEFORE.test(text)) bound = 'min';
    if (MOST_BEFORE.test(text)) bound = 'max';
    text = text.replace(LEAST_BEFORE, '').replace(MOST_BEFORE, '').replace(APPROX_BEFORE, '').replace(NOISE, '');
    changed = text !== before;
  }
  text = text.replace(/[。.;；,，]+$/, '');
  if (LEAST_AFTER.test(text)) bound = 'min';
  if (MOST_AFTER.test(text)) bound = 'max';
  text = text.replace(LEAST_AFTER, '').replace(MOST_AFTER, '');
  if (APPROX_AFTER.test(text)) {
    approx = true;
    text = text.replace(APPROX_AFTER, '');
  }
  const whole = readQuantity(text);
  if (whole !== null) return { low: whole, high: null, approx: approx || bound !== null, bound };
  const [from, to, more] = text.split(RANGE);
  if (from === undefined || to === undefined || more !== undefined || bound !== null) return null;
  const low = readQuantity(from);
  const high = readQuantity(to);
  if (low === null || high === null) return null;
  // 3-5亿: the unit at the end holds for both.
  return {
    low: { ...low, power: low.power ?? high.power, currency: low.currency ?? high.currency },
    high,
    approx: true,
    bound: null,
  };
}

/** Narrowed text without spaces and thousand separators. */
function narrowed(raw: string): string {
  return compact(withoutMarks(raw))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/億/g, '亿')
    .replace(/萬/g, '万')
    .replace(/(?<=元)(RMB|CNY)$/i, '')
    .replace(/个(?=亿)/g, '')
    .replace(/(?<=[元圆])整$/, '');
}

/** The cell says itself that its first amount is the whole. */
const WHOLE_FIRST = /^(项目|计划|预计|概算|估算|拟)*(总投|投资总)/;

/** 首期投资1.2亿元，总投资4亿元: the one part that says it is the whole, where others come before it. */
function wholeOf(text: string): string {
  const parts = text.split(/[,，;；。]/);
  const whole = parts.filter((part) => WHOLE_FIRST.test(part));
  return parts.length > 1 && whole.length === 1 && !WHOLE_FIRST.test(parts[0] ?? '') ? (whole[0] ?? text) : text;
}

/** Text outside brackets, and what stands inside or after 其中. */
function splitWithin(text: string): { readonly main: string; readonly within: string } {
  const bracket = /[(（[【](.*?)[)）\]】]/.exec(text);
  // 1200万（美元）, 5000（万元）: the bracket is the unit, not a remark.
  if (bracket && bracket.index > 0 && readUnit(bracket[1] ?? '')?.kind === 'money')
    return { main: text.slice(0, bracket.index) + (bracket[1] ?? '') + text.slice(bracket.index + bracket[0].length), within: '' };
  if (bracket && bracket.index > 0)
    return { main: text.slice(0, bracket.index) + text.slice(bracket.index + bracket[0].length), within: bracket[1] ?? '' };
  // 5亿，一期2亿; 总投资18亿元，今年计划6亿元: what follows is a part of it.
  const among = (WHOLE_FIRST.test(text) ? /[,，;；。]?(其中|含)|[,，;；。]/ : /[,，;；。]?(其中|含)|[,，;；。](?=[一首]期)/).exec(text);
  if (among && among.index > 0) return { main: text.slice(0, among.index), within: text.slice(among.index) };
  return { main: text, within: '' };
}

/** 总投资3亿元，分两期建设 → 总投资3亿元: a remark without any amount of its own is cut off. */
function beforeRemark(text: string): string {
  const match = /^([^,，;；。]+)[,，;；。](.*)$/.exec(text);
  return match && !/\d|[万亿元]/.test(match[2] ?? '') ? (match[1] ?? text) : text;
}

/** True when a cell in a money column is a number without any unit of its own. */
export function isBareNumber(view: CellView): boolean {
  return view.number !== null
    ? view.show === 'plain' || view.show === 'percent'
    : !listsSeveral(view.raw) && /^[+-]?\d+(\.\d+)?$/.test(narrowed(view.raw));
}

/** The bare number of a cell as a float, for medians only. */
export function bareNumber(view: CellView): number {
  return view.number ?? Number(narrowed(view.raw));
}

/** Nothing that could be an amount: no digit, no Chinese numeral before 万, 亿 or 元. */
const NO_NUMBER = new RegExp(`^(?!.*(\\d|[${CHINESE_NUMBER_CLASS}](万|亿|元))).*$`);
/** Amounts of a list and their sum, as texts that can be read again; empty when one of them is none. */
function listedAmounts(raw: string, unit: UnitWord | null): readonly string[] {
  const amounts = listedItems(raw).map((item) => {
    const read = readMoneyText(narrowed(item));
    return read === null ? null : withUnit(read, unit, item);
  });
  let sum = '0';
  for (const amount of amounts) {
    if (amount === null || amount.currency !== 'CNY' || amount.upper !== undefined) return [];
    sum = addDecimals(sum, amount.amount);
  }
  return [`合计${sum}元`, ...amounts.map((amount) => `${amount?.amount ?? ''}元`)];
}

/**
 * Reads an amount cell.
 * @param unit unit of the header or unit row; null when none is known
 */
export function readMoney(view: CellView, unit: UnitWord | null): Reading<Amount | Unknown> & { readonly fixed?: Amount } {
  const raw = view.raw;
  const unknown: Unknown = { unknown: true, raw };
  if (raw === '') return { value: null };
  if (BARE.test(raw)) return inUnit(ofBare(raw), unit, raw);
  if (isDash(raw)) return { value: unknown };
  if (listsSeveral(raw))
    return {
      value: unknown,
      doubt: { code: 'several-projects', text: `“${raw}”列了几个金额，取哪一个？`, candidates: listedAmounts(raw, unit) },
    };
  const text = narrowed(raw);
  // 上亿元 names no number but is no 待定 either.
  if (NO_NUMBER.test(text) && !/[亿万]/.test(text)) return { value: unknown };
  const { main, within } = splitWithin(wholeOf(text));
  const read = readMoneyText(main) ?? readMoneyText(beforeRemark(main));
  if (read === null) return isRefusal(text) ? { value: unknown } : unread(raw);
  // 5000（暂定）: what the bracket says of the number holds for it.
  const loose = APPROX_WITHIN.test(within) && !/\d/.test(within);
  const reading = inUnit(loose ? { ...read, approx: true } : read, unit, raw);
  if (reading.doubt !== undefined) return reading;
  const fixedText = /(?:固投|固定资产(?:投资)?|固定投资)(?:额)?[:：为约]*([\d.]+[^,，;；)）]*)/.exec(within)?.[1];
  const fixedRead = fixedText === undefined ? null : readMoneyText(fixedText);
  const fixed = fixedRead === null ? null : withUnit(fixedRead, unit, raw);
  return fixed === null ? reading : { ...reading, fixed };
}

function unread(raw: string): Reading<Amount | Unknown> {
  return { value: { unknown: true, raw }, doubt: { code: 'amount-unread', text: `“${raw}”读不出金额`, candidates: [] } };
}

/** An amount in its own unit or that of its column; asked about when neither is known. */
function inUnit(read: MoneyText, unit: UnitWord | null, raw: string): Reading<Amount | Unknown> {
  const amount = withUnit(read, unit, raw);
  if (amount !== null) return amount.amount.length > 16 ? unread(raw) : { value: amount };
  const candidates = ['万元', '亿元', '元'].map((name) => `${read.low.digits}${name}`);
  return { value: { unknown: true, raw }, doubt: { code: 'unit-unknown', text: `“${raw}”是什么单位？`, candidates } };
}

/** Words that say the amount is not known, with a number only as part of a date or remark. */
function isRefusal(text: string): boolean {
  return unitData.unknown.some((word) => text.startsWith(word));
}

function withUnit(read: MoneyText, unit: UnitWord | null, raw: string): Amount | null {
  const given = unit?.kind === 'money' ? unit : null;
  const zero = /^0+(\.0+)?$/.test(read.low.digits) && read.high === null;
  const own = read.low.power !== null;
  const power = read.low.power ?? given?.power ?? (zero ? 0 : null);
  if (power === null) return null;
  const currency = read.low.currency ?? (own ? 'CNY' : (given?.currency ?? 'CNY'));
  const upper = read.high === null ? null : shiftDecimal(read.high.digits, read.high.power ?? power);
  return {
    amount: shiftDecimal(read.low.digits, power),
    currency,
    approx: read.approx,
    ...(upper === null ? {} : { upper }),
    ...(read.bound === null ? {} : { bound: read.bound }),
    raw,
  };
}
