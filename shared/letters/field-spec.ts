/**
 * What a fact of a paper may be: its Chinese label, its kind, whether the paper can do without it. Knows no kind of paper.
 */
import type { IsoDay } from '../model/dates';
import type { RowRole } from './blocks';

export const FIELD_KINDS = ['text', 'lines', 'day', 'table', 'tables'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One line of a table field; `cells` by column label. A section or empty line carries its text under the first column. */
export type TableRow = { readonly role?: RowRole; readonly cells: Readonly<Record<string, string>> };
/** One of several like tables, for example one per indicator. */
export type NamedTable = { readonly caption: string; readonly unit: string; readonly rows: readonly TableRow[] };

export type Values = { text: string; lines: readonly string[]; day: IsoDay; table: readonly TableRow[]; tables: readonly NamedTable[] };
export type FieldValue = Values[FieldKind];

export type FieldSpec<K extends FieldKind = FieldKind, R extends boolean = boolean> = {
  readonly label: string;
  readonly kind: K;
  readonly required: R;
  /** Column labels of a table field. */
  readonly columns?: readonly string[];
};

export const needed = <K extends FieldKind>(kind: K, label: string, columns?: readonly string[]): FieldSpec<K, true> => ({
  label,
  kind,
  required: true,
  ...(columns && { columns }),
});
export const optional = <K extends FieldKind>(kind: K, label: string, columns?: readonly string[]): FieldSpec<K, false> => ({
  label,
  kind,
  required: false,
  ...(columns && { columns }),
});

/** Fields that most notices share: number, addressee, organ that issues, basis with its 发文号. */
export const NOTICE = {
  number: needed('text', '发文字号'),
  agency: needed('text', '发文机关'),
  unit: needed('text', '受文单位'),
  basis: needed('text', '依据文件'),
  dated: needed('day', '成文日期'),
  contact: optional('text', '联系人'),
  phone: optional('text', '联系电话'),
  copies: optional('lines', '抄送'),
} as const;
