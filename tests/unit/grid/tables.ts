/** Small tables for the tests of renderer/grid. */
import type { CellValue, GridColumn, GridRow } from '../../../renderer/grid/grid-types';
import type { Money } from '../../../shared/model/money';

export const COLUMNS: readonly GridColumn[] = [
  { key: 'name', label: '项目名称', kind: 'text', width: 200, frozen: true, editable: true },
  { key: 'town', label: '所属乡镇', kind: 'choice', width: 100, editable: true, choices: ['柳河镇', '青山镇', '经开区'] },
  { key: 'total', label: '计划总投资', kind: 'money', width: 120, editable: true },
  { key: 'land', label: '用地', kind: 'number', width: 80, unit: '亩', editable: true },
  { key: 'rate', label: '完成率', kind: 'percent', width: 80 },
  { key: 'signed', label: '签约日期', kind: 'date', width: 120, editable: true },
  { key: 'leader', label: '包保领导', kind: 'people', width: 100, editable: true },
];

export function column(key: string): GridColumn {
  const found = COLUMNS.find((item) => item.key === key);
  if (found === undefined) throw new Error(`no column ${key}`);
  return found;
}

/** An amount in 万元. */
export function wan(amount: number, more: Partial<Money> = {}): Money {
  return { minor: amount * 1_000_000, currency: 'CNY', ...more };
}

export function row(id: string, cells: Readonly<Record<string, CellValue>>): GridRow {
  return { id, cells };
}

export function ids(rows: readonly GridRow[]): string {
  return rows.map((item) => item.id).join(' ');
}
