/**
 * Lines of a form from their description (`shared/scoring/form-*.ts`): label, control, help; lines that may be left out are added and taken away. How one
 * field is shown comes from `FieldControl` through a context, because fields hold lines again. Knows no section and no rule.
 */
import { Button } from 'antd';
import { createContext, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import { isRecord } from '../../../shared/scoring/form-fields';
import type { Field, Line } from '../../../shared/scoring/form-fields';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { FormLine } from './FormLine';

export type FieldProps = {
  readonly scheme: Scheme;
  readonly field: Field;
  readonly value: unknown;
  /** Said to screen readers and tests; unique within the part. */
  readonly label: string;
  readonly disabled: boolean;
  readonly onChange: (value: unknown) => void;
};

export const FieldContext = createContext<(props: FieldProps) => ReactNode>(() => null);

export type LinesProps = {
  readonly scheme: Scheme;
  readonly lines: readonly Line[];
  readonly value: unknown;
  readonly disabled: boolean;
  /** Put before every label for screen readers: “第2行”. */
  readonly of?: string;
  /** True: one after the other in a row, as inside a list. */
  readonly inline?: boolean;
  readonly onChange: (value: Record<string, unknown>) => void;
};

/** Puts the keys into the first field of a line that has just come; what stands in a box is marked, to be typed over. */
function toFirst(line: HTMLElement | null): void {
  const field = line?.querySelector<HTMLElement>('input, textarea, button');
  field?.focus();
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
}

export function LinesForm({ scheme, lines, value, disabled, of = '', inline = false, onChange }: LinesProps) {
  const control = useContext(FieldContext);
  // The button that adds a line goes with the press, so the keys would be lost: they go on in the new line.
  const [added, setAdded] = useState<string | null>(null);
  if (!isRecord(value)) return null;
  const shown = lines.filter((line) => line.key in value);
  const absent = lines.filter((line) => line.start !== undefined && !(line.key in value));
  const without = (key: string): Record<string, unknown> => Object.fromEntries(Object.entries(value).filter(([own]) => own !== key));
  const rows = shown.map((line) => {
    const body = (
      <span ref={added === line.key ? toFirst : undefined} className="scheme-body">
        {control({
          scheme,
          disabled,
          field: line.field,
          value: value[line.key],
          label: `${of}${line.label}`,
          onChange: (next) => onChange({ ...value, [line.key]: next }),
        })}
        {line.start !== undefined && !disabled && (
          <Button
            size="small"
            type="text"
            aria-label={`不写${of}${line.label}`}
            title="不写这一栏"
            onClick={() => onChange(without(line.key))}
          >
            ×
          </Button>
        )}
        {line.help !== undefined && !inline && <span className="scheme-help">{line.help}</span>}
      </span>
    );
    return inline ? (
      <span key={line.key} className="scheme-choice" title={line.help}>
        <span className="scheme-inline-label">{line.label}</span>
        {body}
      </span>
    ) : (
      <FormLine key={line.key} label={line.label}>
        {body}
      </FormLine>
    );
  });
  const more = !disabled && absent.length > 0 && (
    <span className="scheme-more">
      {absent.map((line) => (
        <Button
          key={line.key}
          size="small"
          type="link"
          title={line.help}
          onClick={() => {
            setAdded(line.key);
            onChange({ ...value, [line.key]: line.start?.(scheme) });
          }}
        >
          ＋{line.label}
        </Button>
      ))}
    </span>
  );
  return inline ? (
    <span className="scheme-choice">
      {rows}
      {more}
    </span>
  ) : (
    <>
      {rows}
      {more}
    </>
  );
}
