/** The facts of one paper as a plain form, generated from its kind's field list: a person may overtype what the ledger filled in. */
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { LETTER_FIELDS } from '../../../shared/letters/fields';
import type { FieldSpec, FieldValue, LetterKind, NamedTable, TableRow } from '../../../shared/letters/fields';
import { mentionedLabels, neededLabels } from '../../../shared/letters/template';
import type { Template } from '../../../shared/letters/template';
import { isIsoDay } from '../../../shared/calendar/iso-date';
import { isoDay } from '../../../shared/model/dates';
import type { Fields } from '../../../shared/papers/letter-records';

/** The register gives the number; it is not typed here. */
const GIVEN = 'number';

const isTable = (value: unknown): value is readonly TableRow[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && 'cells' in row);
const isTables = (value: unknown): value is readonly NamedTable[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && 'rows' in row);
const isLines = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((line) => typeof line === 'string');

type GridProps = {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly onChange: (rows: readonly TableRow[]) => void;
};

function TableEditor({ label, columns, rows, onChange }: GridProps) {
  const first = columns[0] ?? '';
  const put = (at: number, column: string, text: string): void =>
    onChange(rows.map((row, place) => (place === at ? { ...row, cells: { ...row.cells, [column]: text } } : row)));
  return (
    <div className="papers-grid">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
            <th aria-label="删去" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const wide = row.role === 'section' || row.role === 'empty';
            return (
              <tr key={at} className={row.role ?? 'plain'}>
                {(wide ? [first] : columns).map((column) => (
                  <td key={column} colSpan={wide ? columns.length : 1}>
                    <input
                      aria-label={`${label}第${at + 1}行${column}`}
                      value={row.cells[column] ?? ''}
                      onChange={(event) => put(at, column, event.target.value)}
                    />
                  </td>
                ))}
                <td>
                  <button type="button" aria-label={`删去第${at + 1}行`} onClick={() => onChange(rows.filter((_, place) => place !== at))}>
                    ×
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button size="small" onClick={() => onChange([...rows, { cells: {} }])}>
        增加一行
      </Button>
    </div>
  );
}

type EditorProps = {
  readonly spec: FieldSpec;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue | undefined) => void;
};

function FieldEditor({ spec, value, onChange }: EditorProps) {
  const { label, kind, columns = [] } = spec;
  switch (kind) {
    case 'text':
      return (
        <Input.TextArea
          className="papers-text"
          rows={1}
          aria-label={label}
          maxLength={2_000}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'lines':
      return (
        <Input.TextArea
          className="papers-text"
          rows={1}
          aria-label={label}
          placeholder="每行一条"
          value={isLines(value) ? value.join('\n') : ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value.split('\n'))}
        />
      );
    case 'day':
      return (
        <DatePicker
          aria-label={label}
          value={typeof value === 'string' && isIsoDay(value) ? dayjs(value) : null}
          onChange={(day) => onChange(day === null ? undefined : isoDay(day.format('YYYY-MM-DD')))}
        />
      );
    case 'table':
      return <TableEditor label={label} columns={columns} rows={isTable(value) ? value : []} onChange={onChange} />;
    case 'tables': {
      const tables = isTables(value) ? value : [];
      return tables.map((table, at) => (
        <div key={table.caption}>
          <strong>{table.caption}</strong> {table.unit}
          <TableEditor
            label={table.caption}
            columns={columns}
            rows={table.rows}
            onChange={(rows) => onChange(tables.map((one, place) => (place === at ? { ...one, rows } : one)))}
          />
        </div>
      ));
    }
  }
}

function isBlank(value: FieldValue | undefined): boolean {
  return value === undefined || value.length === 0 || (isLines(value) && value.every((line) => line.trim() === ''));
}

/** Whether a paper cannot go out without a field: by its kind, or by the county's wording, which may have left it out. */
function isNeeded(own: Template | null, { label, required }: FieldSpec): boolean {
  return own === null ? required : neededLabels(own).has(label);
}

/** Labels of required fields without a value. */
export function missingLabels(kind: LetterKind, fields: Fields, own: Template | null): string[] {
  const specs: Readonly<Record<string, FieldSpec>> = LETTER_FIELDS[kind];
  return Object.entries(specs).flatMap(([name, spec]) =>
    isNeeded(own, spec) && name !== GIVEN && isBlank(fields[name]) ? [spec.label] : [],
  );
}

type Props = {
  readonly kind: LetterKind;
  readonly fields: Fields;
  /** The county's wording it is written in, null for the program's: fields that the wording does not print are not asked for. */
  readonly own: Template | null;
  readonly onChange: (fields: Fields) => void;
};

export function FieldForm({ kind, fields, own, onChange }: Props) {
  const printed = own === null ? null : mentionedLabels(own);
  const specs: Readonly<Record<string, FieldSpec>> = LETTER_FIELDS[kind];
  return (
    <div className="papers-form">
      {Object.entries(specs).flatMap(([name, spec]) =>
        name === GIVEN || (printed !== null && !printed.has(spec.label) && isBlank(fields[name]))
          ? []
          : [
              <div key={name} className="papers-field">
                <span className="papers-label">
                  {spec.label}
                  {isNeeded(own, spec) && <b title="必填">＊</b>}
                </span>
                <div>
                  <FieldEditor spec={spec} value={fields[name]} onChange={(value) => onChange({ ...fields, [name]: value })} />
                </div>
              </div>,
            ],
      )}
    </div>
  );
}
