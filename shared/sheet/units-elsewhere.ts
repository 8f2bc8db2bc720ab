/**
 * Units that stand neither in the header nor in a unit row: in a column beside the amounts (金额 | 单位), or in the instructions above the table.
 * Knows headers and texts; reads no amount.
 */
import type { ColumnPlan } from './columns';
import { headerKey } from './header-words';
import { isBareNumber } from './read-money';
import type { CellView } from './readings';
import { compact } from './text';
import type { UnitWord } from './unit-words';
import { readUnit } from './unit-words';

type Paths = readonly (readonly string[])[];
type Sample = (column: number) => readonly CellView[];

const UNIT_HEADER = /^(计量|金额|货币|资金)?(单位|币种|币别|货币)(种类)?$/;

/** A unit of money or a currency; 人民币 alone is 元. */
function moneyWord(raw: string): UnitWord | null {
  const text = compact(raw);
  const unit = readUnit(text === '人民币' || text === 'RMB' ? '元' : text);
  return unit?.kind === 'money' ? unit : null;
}

/**
 * Columns of amounts with the column that names the unit of each row beside them.
 * @param sample cells of a column's body, blanks left out
 * @returns column of the unit by column of the amount
 */
export function unitColumns(paths: Paths, sample: Sample): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [column, path] of paths.entries()) {
    if (!UNIT_HEADER.test(headerKey(path.at(-1) ?? ''))) continue;
    const views = sample(column);
    if (views.length === 0 || !views.every(({ raw }) => moneyWord(raw) !== null)) continue;
    const isAmount = (beside: number): boolean => (paths[beside]?.length ?? 0) > 0 && sample(beside).some(isBareNumber);
    const amount = [column - 1, column + 1].find(isAmount);
    if (amount !== undefined) found.set(amount, column);
  }
  return found;
}

/**
 * The unit of an amount whose row names it: 万美元, or 美元 beside a header that says 万元.
 * @param said text of the cell beside the amount
 * @param header unit of the column, if any
 */
export function unitBeside(said: string, header: UnitWord | null): UnitWord | null {
  const own = moneyWord(said);
  if (own?.kind !== 'money') return header;
  return own.power === 0 && header?.kind === 'money' ? { ...own, power: header.power } : own;
}

const SAID = /(?:单位(?:均|统一|都)?(?:为|是|[:：])?|均?以|均?按|均?为)(人民币)?(万元|亿元|元|万美元|亿美元|美元)/g;

/**
 * Plans with the units that sentences above the table give to single columns: 总投资……单位为亿元；到位资金单位为万元.
 * A clause counts when it names one unit and the header of a column without a unit of its own.
 */
export function withUnitsSaid(plans: readonly ColumnPlan[], texts: readonly string[]): readonly ColumnPlan[] {
  const clauses = texts.flatMap((text) => compact(text).split(/[；;。]/)).flatMap(splitByUnit);
  if (clauses.length === 0) return plans;
  return plans.map((plan) => {
    const key = headerKey(plan.header.split('/').at(-1) ?? '');
    if (plan.role !== 'field' || plan.unit !== null || key.length < 2) return plan;
    const units = clauses.flatMap(({ text, unit }) => (text.includes(key) ? [unit] : []));
    const [unit] = units;
    return unit === undefined || units.some((other) => other !== unit) ? plan : { ...plan, unit: moneyWord(unit) };
  });
}

/** 总投资为亿元，到位资金为万元: each unit with the words before it. */
function splitByUnit(clause: string): readonly { readonly text: string; readonly unit: string }[] {
  let from = 0;
  return [...clause.matchAll(SAID)].map((match) => {
    const text = clause.slice(from, match.index);
    from = match.index + match[0].length;
    return { text, unit: match[2] ?? '' };
  });
}
