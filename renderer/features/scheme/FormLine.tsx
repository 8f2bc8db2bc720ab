/** Pieces all forms of the scheme editor share: a labelled line, a choice, a list of rows that can grow and shrink. No data, no rules. */
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';

export function FormLine({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="scheme-line-row">
      <span className="scheme-label">{label}</span>
      <span className="scheme-control">{children}</span>
    </div>
  );
}

export function Choice<T extends string>({
  label,
  value,
  options,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}) {
  return (
    <Select
      size="small"
      aria-label={label}
      disabled={disabled}
      popupMatchSelectWidth={false}
      value={value}
      options={options.map(([own, text]) => ({ value: own, label: text }))}
      onChange={onChange}
    />
  );
}

/** Rows of one kind; `renderRow` shows one, `fresh` makes another. At least `least` stay. */
export function Rows<T>({
  rows,
  least,
  add,
  disabled,
  fresh,
  renderRow,
  onChange,
}: {
  readonly rows: readonly T[];
  readonly least: number;
  readonly add: string;
  readonly disabled: boolean;
  readonly fresh: () => T;
  readonly renderRow: (row: T, put: (row: T) => void, index: number) => ReactNode;
  readonly onChange: (rows: T[]) => void;
}) {
  return (
    <div className="scheme-rows">
      {rows.map((row, i) => (
        <div key={i} className="scheme-row">
          <span>{renderRow(row, (next) => onChange(rows.map((own, at) => (at === i ? next : own))), i)}</span>
          {!disabled && rows.length > least && (
            <Button size="small" type="text" aria-label={`去掉第${i + 1}行`} onClick={() => onChange(rows.filter((_, at) => at !== i))}>
              ×
            </Button>
          )}
        </div>
      ))}
      {!disabled && (
        <Button size="small" type="link" onClick={() => onChange([...rows, fresh()])}>
          ＋{add}
        </Button>
      )}
    </div>
  );
}
