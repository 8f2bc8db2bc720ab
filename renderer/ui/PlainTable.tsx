/**
 * A small table for lists up to some pages: columns with a way to show each row, pages, an empty state. Ant Design's own table measures the
 * scroll bar with a style element that carries no nonce, which our policy refuses; long and edited tables are the grid's.
 */
import './plain-table.css';
import { Checkbox, Pagination } from 'antd';
import { useState } from 'react';
import type { HTMLAttributes, Key, ReactNode } from 'react';

export type PlainColumn<T> = {
  readonly title: ReactNode;
  /** Field shown when there is no `render`. */
  readonly dataIndex?: keyof T & string;
  readonly render?: (value: never, row: T, index: number) => ReactNode;
  readonly width?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly ellipsis?: boolean;
};

type PlainTableProps<T> = {
  readonly columns: readonly PlainColumn<T>[];
  readonly dataSource: readonly T[];
  readonly rowKey: (keyof T & string) | ((row: T, index: number) => Key);
  readonly pagination?: false | { readonly pageSize: number };
  readonly empty?: ReactNode;
  readonly caption?: ReactNode;
  readonly className?: string;
  readonly rowClassName?: string | ((row: T) => string);
  /** Ticks in front of the rows; keys are those of `rowKey` as text. */
  readonly selection?: Selection<T>;
  /** Opens a row by click or Enter; rows of which `opens` says no are plain. */
  readonly onOpen?: (row: T) => void;
  readonly opens?: (row: T) => boolean;
  readonly testId?: string;
};

type Selection<T> = {
  readonly keys: readonly string[];
  readonly onChange: (rows: readonly T[]) => void;
  /** Spoken name of a row's tick. */
  readonly label?: (row: T) => string;
  /** Rows that may not be ticked stay out of 全选 too. */
  readonly allowed?: (row: T) => boolean;
};

function cellOf<T>(column: PlainColumn<T>, row: T, index: number): ReactNode {
  const value = column.dataIndex === undefined ? undefined : row[column.dataIndex];
  if (column.render !== undefined) return column.render(value as never, row, index);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Click and Enter for a row that opens; nothing for the others. */
function opening(open: (() => void) | null): HTMLAttributes<HTMLTableRowElement> {
  if (open === null) return {};
  return {
    tabIndex: 0,
    onClick: open,
    onKeyDown: (event) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open();
    },
  };
}

export function PlainTable<T>({
  columns,
  dataSource,
  rowKey,
  pagination = false,
  empty,
  caption,
  className,
  rowClassName,
  selection,
  onOpen,
  opens = () => true,
  testId,
}: PlainTableProps<T>) {
  const [page, setPage] = useState(1);
  const size = pagination === false ? dataSource.length : pagination.pageSize;
  const last = Math.max(1, Math.ceil(dataSource.length / Math.max(1, size)));
  const from = (Math.min(page, last) - 1) * size;
  const shown = dataSource.slice(from, from + size);
  const keyOf = (row: T, index: number): string => String(typeof rowKey === 'function' ? rowKey(row, index) : row[rowKey]);
  const classOf = (row: T): string | undefined => {
    const own = typeof rowClassName === 'function' ? rowClassName(row) : rowClassName;
    return onOpen !== undefined && opens(row) ? `ui-opens ${own ?? ''}` : own;
  };

  const ticked = new Set(selection?.keys);
  const allowed = selection?.allowed ?? (() => true);
  const tickable = selection === undefined ? [] : dataSource.filter(allowed);

  function tick(row: T, index: number, on: boolean): void {
    const key = keyOf(row, index);
    selection?.onChange(dataSource.filter((one, place) => (keyOf(one, place) === key ? on : ticked.has(keyOf(one, place)))));
  }

  return (
    <div className={`ui-table ${className ?? ''}`} data-testid={testId}>
      <table>
        {caption !== undefined && <caption>{caption}</caption>}
        <colgroup>
          {selection !== undefined && <col width={40} />}
          {columns.map(({ width }, index) => (
            <col key={index} {...(width === undefined ? {} : { width })} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selection !== undefined && (
              <th scope="col">
                <Checkbox
                  aria-label="全选"
                  checked={tickable.length > 0 && ticked.size >= tickable.length}
                  onChange={(event) => selection.onChange(event.target.checked ? tickable : [])}
                />
              </th>
            )}
            {columns.map(({ title, align = 'left' }, index) => (
              <th key={index} className={`ui-${align}`} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.length === 0 && (
            <tr className="ui-empty">
              <td colSpan={columns.length + (selection === undefined ? 0 : 1)}>{empty ?? '没有内容'}</td>
            </tr>
          )}
          {shown.map((row, index) => (
            <tr
              key={keyOf(row, from + index)}
              className={classOf(row)}
              {...opening(onOpen !== undefined && opens(row) ? () => onOpen(row) : null)}
            >
              {selection !== undefined && (
                <td onClick={(event) => event.stopPropagation()}>
                  <Checkbox
                    aria-label={selection.label?.(row) ?? '选择'}
                    disabled={!allowed(row)}
                    checked={ticked.has(keyOf(row, from + index))}
                    onChange={(event) => tick(row, from + index, event.target.checked)}
                  />
                </td>
              )}
              {columns.map((column, place) => (
                <td key={place} className={`ui-${column.align ?? 'left'}${column.ellipsis === true ? ' ui-ellipsis' : ''}`}>
                  {cellOf(column, row, from + index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {last > 1 && (
        <Pagination
          size="small"
          current={Math.min(page, last)}
          pageSize={size}
          total={dataSource.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </div>
  );
}
