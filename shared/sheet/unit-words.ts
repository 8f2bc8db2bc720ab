/**
 * Words for money and land units and currencies, from assets/import/units.json: in headers, in unit rows, after numbers.
 */
import unitData from '../../assets/import/units.json';
import { compact } from './text';

/** A unit as written: a power of ten and a currency, a share of a hundred, or an area. */
export type UnitWord =
  | { readonly kind: 'money'; readonly power: number; readonly currency: string; readonly name: string }
  | { readonly kind: 'percent' }
  | { readonly kind: 'land'; readonly times: number; readonly over: number }
  /** Several money units at once, such as 亿元/万美元: the cell must say which. */
  | { readonly kind: 'several' };

const POWERS = unitData.money;
const CURRENCIES = unitData.currencies.flatMap(({ words, code }) => words.map((word) => ({ word, code })));
CURRENCIES.sort((a, b) => b.word.length - a.word.length);
const LAND = unitData.land
  .flatMap(({ words, times, over }) => words.map((word) => ({ word: compact(word), times, over })))
  .toSorted((a, b) => b.word.length - a.word.length);

function escape(text: string): string {
  return text.replace(/[$.*+?^(){}|[\]\\]/g, '\\$&');
}

/** Alternatives of words for a regular expression, longest first. */
export function anyOf(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => escape(compact(word)))
    .join('|');
}

/** Pattern source of a money unit after a number: power word, currency word, or both. Groups: power, currency. */
export const MONEY_UNIT_SOURCE = `(${anyOf(POWERS.map(({ word }) => word))})?(${anyOf(CURRENCIES.map(({ word }) => word))})?`;
/** Pattern source of an area unit. */
export const LAND_UNIT_SOURCE = LAND.map(({ word }) => escape(word)).join('|');

export function powerOf(word: string): number {
  return POWERS.find((entry) => entry.word === word)?.power ?? 0;
}

export function currencyOf(word: string): string {
  return CURRENCIES.find((entry) => compact(entry.word) === word)?.code ?? 'CNY';
}

export function landFactor(word: string): { readonly times: number; readonly over: number } | null {
  return LAND.find((entry) => entry.word === word) ?? null;
}

/** A character of some unit; a text without one names none. */
const UNIT_CHARACTER = new RegExp(
  `[%比${[...POWERS, ...CURRENCIES, ...LAND].map(({ word }) => escape(word + compact(word))).join('')}]`,
  'i',
);
const ONE_MONEY = new RegExp(`^${MONEY_UNIT_SOURCE}$`, 'i');

/** Reads one unit word such as 万元, 亿美元, 亩, %; null when it is none. */
export function readUnit(raw: string): UnitWord | null {
  // 人民币亿元, RMB亿元 and 亿元人民币 are 亿元.
  const text = compact(raw)
    .replace(/^(单位|金额单位)[:：]?/, '')
    .replace(/^(折合)?(人民币|RMB|CNY)(?=.*元$)/i, '')
    .replace(/(?<=元)人民币$/, '');
  if (text === '') return null;
  if (text === '%' || text === '百分比') return { kind: 'percent' };
  const land = landFactor(text);
  if (land) return { kind: 'land', times: land.times, over: land.over };
  const money = ONE_MONEY.exec(text);
  if (!money) return null;
  const [, power, currency] = money;
  // A lone 千 or 十万 is no unit of a column.
  if (power !== undefined && currency === undefined && !['亿', '万'].includes(power)) return null;
  return {
    kind: 'money',
    power: power === undefined ? 0 : powerOf(power),
    currency: currency === undefined ? 'CNY' : currencyOf(currency),
    name: text,
  };
}

/** Splits a list of units such as 万元、亩 or 亿元/万美元. */
export function readUnits(raw: string): readonly UnitWord[] {
  return compact(raw)
    .split(/[、,，/／;；和及\s]+/)
    .map(readUnit)
    .filter((unit) => unit !== null);
}

/** Several money units in one place leave the cell to say which. */
function oneOf(units: readonly UnitWord[]): UnitWord | null {
  const money = units.filter(({ kind }) => kind === 'money');
  if (money.length > 1) return { kind: 'several' };
  return money[0] ?? units[0] ?? null;
}

/**
 * The unit inside a header and the header without it: 总投资（亿元） → 亿元 + 总投资.
 */
export function unitOfHeader(header: string): { readonly unit: UnitWord | null; readonly rest: string } {
  const text = compact(header);
  // 投资总额 over 万美元 and 折人民币: the leaf is the unit and nothing else.
  const alone = /[万亿]|^(元|亩|%)$/.test(text) ? readUnit(text) : null;
  if (alone !== null) return { unit: alone, rest: '' };
  let unit: UnitWord | null = null;
  const rest = text.replace(/[([【](?:单位[:：]?)?([^()[\]【】]{1,12})[)\]】]/g, (whole, inner: string) => {
    const found = UNIT_CHARACTER.test(inner) ? oneOf(readUnits(inner)) : null;
    if (found === null || unit !== null) return whole;
    unit = found;
    return '';
  });
  if (unit !== null) return { unit, rest };
  const tail = /[:：/,，、-]?(?:单位[:：])?(万元|亿元|千元|元|万美元|亿美元|亩|平方米|m2|公顷|%)(?:人民币)?$/.exec(text);
  if (tail && tail.index > 0) {
    const found = readUnit(tail[1] ?? '');
    // A bare 元 at the end of a word (单元, 多元) is no unit.
    if (found !== null && !(tail[1] === '元' && /[单多一二三]$/.test(text.slice(0, tail.index))))
      return { unit: found, rest: text.slice(0, tail.index) };
  }
  return { unit: null, rest };
}
