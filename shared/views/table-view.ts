/**
 * A table ready for paper or a workbook: title, lines above the table, columns, rows of exact values, signature line. One form for .xlsx, print and
 * preview, so that they cannot differ. Knows nothing of files or pages.
 */
import type { MoneyUnit } from '../model/money';
import type { ViewColumn, ViewValue } from './project-columns';

/** 小计 and 合计 rows are bold; a section row is one text over the whole width. */
export type TableRow =
  | { readonly role: 'row' | 'subtotal' | 'total'; readonly cells: readonly ViewValue[] }
  | { readonly role: 'section'; readonly text: string };

export type TableColumn = Pick<ViewColumn, 'key' | 'label' | 'kind' | 'group' | 'unit'> & {
  /** Width in Chinese characters of the body text. */
  readonly chars: number;
};

export type TableView = {
  readonly title: string;
  /** 填报单位 */
  readonly reportingUnit: string;
  /** 截至 day in words. */
  readonly asOf: string;
  readonly moneyUnit: MoneyUnit;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Under the table: 口径 and sources. */
  readonly notes: readonly string[];
  /** 演练数据: said on every print. */
  readonly practice: boolean;
  /** Who signs under it; the usual ones when not said. */
  readonly signing?: readonly string[];
};

/** What is signed under every ledger that is handed in. */
const SIGNING = ['填报单位（盖章）', '单位负责人', '审核人', '填表人', '填报日期'] as const;

/** Who signs under a table, each with a colon, for page and workbook alike. */
export function signingOf({ signing }: Pick<TableView, 'signing'>): string[] {
  return (signing ?? SIGNING).map((who) => `${who}：`);
}

/** Whether the table has money in its one unit; others say theirs in the heading, or have none. */
export function hasMoney({ columns }: Pick<TableView, 'columns'>): boolean {
  return columns.some(({ kind }) => kind === 'money');
}

/** Figures that are not the statistics office's are printed with this (design/domain.md, Law and policy). */
export const SOURCE_NOTE = '数据为招商口径，以统计部门数据为准。';

/** Narrow, so that the usual columns of the 项目台账 stay readable across one A3 page. */
const CHARS: Readonly<Record<ViewColumn['kind'], number>> = {
  text: 5.5,
  longText: 8,
  number: 4,
  money: 5.5,
  date: 5,
  percent: 3.5,
  choice: 3,
  people: 6,
};
const OWN_CHARS: Readonly<Record<string, number>> = {
  responsiblePerson: 8,
  index: 2.5,
  number: 6.5,
  projectName: 9,
  investor: 8,
  indicator: 8,
  leaders: 8,
  gap: 8,
  pointName: 9,
  pointWords: 30,
  leaderPost: 9,
  service: 7,
  responsibleUnit: 7,
  since: 6,
  source: 12,
  title: 16,
  handled: 9,
  filedAt: 10,
  dated: 6,
  by: 12,
  stage: 3,
  origin: 4,
  industry: 4,
  remarks: 5,
  scoreItem: 10,
  full: 3,
  points: 4,
  formula: 26,
  figures: 20,
  enteredBy: 7,
  sign: 8,
};

/** A ledger column with its width. */
export function tableColumn(column: ViewColumn): TableColumn {
  const { key, label, kind, group, unit } = column;
  return {
    key,
    label,
    kind,
    chars: OWN_CHARS[key] ?? CHARS[kind],
    ...(group === undefined ? {} : { group }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** Heading of a column; money takes the table's unit, others their own: 总投资（亿元）, 用地（亩）, 完成率（%）. */
export function heading(column: TableColumn, moneyUnit: MoneyUnit): string {
  const unit = column.kind === 'money' ? moneyUnit : (column.unit ?? (column.kind === 'percent' ? '%' : undefined));
  return unit === undefined ? column.label : `${column.label}（${unit}）`;
}
