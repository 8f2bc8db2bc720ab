/**
 * What the bare numbers of a column say together: the median of its amounts (M-14) and whether its percentages are parts of one or of a hundred (M-31).
 */
import type { ColumnPlan } from './columns';
import type { ImportField, MoneyField } from './document';
import { MONEY_FIELDS } from './document';
import type { Grid } from './grid';
import type { TableContext } from './read-fields';
import { viewOf } from './read-fields';
import { bareNumber, isBareNumber } from './read-money';
import type { PercentScale } from './read-plain';
import type { CellView } from './readings';

function isMoneyField(field: ImportField | null): field is MoneyField {
  return field !== null && (MONEY_FIELDS as readonly string[]).includes(field);
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle];
  return sorted.length % 2 === 1 ? high : high === undefined ? undefined : (high + (sorted[middle - 1] ?? high)) / 2;
}

function percentScale(views: readonly CellView[]): PercentScale {
  const bare = views.filter((view) => view.show !== 'percent' && isBareNumber(view)).map(bareNumber);
  if (bare.some((number) => number > 1)) return 'mixed';
  const marked = views.some((view) => view.raw.includes('%') && view.show !== 'percent');
  return marked && bare.length > 0 ? 'mixed' : 'ratios';
}

/**
 * Medians of amounts and scales of percentages.
 * @param body rows of projects, from 0
 */
export function columnNumbers(
  grid: Grid,
  plans: readonly ColumnPlan[],
  body: readonly number[],
  untyped: boolean,
): Pick<TableContext, 'medians' | 'percentScales'> {
  const medians = new Map<number, number>();
  const percentScales = new Map<number, PercentScale>();
  for (const plan of plans) {
    const views = () => body.map((row) => viewOf(grid, row, plan.index, untyped)).filter(({ raw }) => raw !== '');
    if (isMoneyField(plan.field) && plan.unitIn === null) {
      const found = median(
        views()
          .filter(isBareNumber)
          .map((view) => Math.abs(bareNumber(view)))
          .filter((number) => number > 0),
      );
      if (found !== undefined) medians.set(plan.index, found);
    } else if (plan.field === 'progressPercent') percentScales.set(plan.index, percentScale(views()));
  }
  return { medians, percentScales };
}
