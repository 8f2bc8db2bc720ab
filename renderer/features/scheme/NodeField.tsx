/** One operation of a number, condition or date, opened: which operation, and its lines, each of which may hold further ones. A closed one is a sentence. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { NodeForm } from '../../../shared/scoring/form-nodes';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { LinesForm } from './LinesForm';

const PLAIN = 'plain';

type Forms = Readonly<Record<string, NodeForm>>;

/** The operations as choices under their headings. */
export function nodeOptions(
  forms: Forms,
  except: readonly string[] = [],
): { label: string; options: { value: string; label: string }[] }[] {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const [op, form] of Object.entries(forms))
    if (!except.includes(op)) groups.set(form.group, [...(groups.get(form.group) ?? []), { value: op, label: form.label }]);
  return [...groups].map(([label, options]) => ({ label, options }));
}

export function NodeField({
  scheme,
  forms,
  node,
  says,
  label,
  disabled,
  plain,
  opened = false,
  onChange,
}: {
  readonly scheme: Scheme;
  readonly forms: Forms;
  readonly node: { readonly op: string };
  /** The whole in words, shown while it is closed. */
  readonly says: string;
  readonly label: string;
  readonly disabled: boolean;
  /** What it may become instead of an operation: “数值”, “某一天”. */
  readonly plain?: { readonly label: string; readonly take: () => void };
  /** True: opened at once, because a person has just asked for it. */
  readonly opened?: boolean;
  readonly onChange: (node: Record<string, unknown>) => void;
}) {
  const [open, setOpen] = useState(opened);
  const form = forms[node.op];
  return (
    <span className={open ? 'scheme-node scheme-node-open' : 'scheme-node'}>
      <span className="scheme-choice">
        {open ? (
          <Select
            size="small"
            aria-label={`${label}写法`}
            disabled={disabled}
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            value={node.op}
            options={[
              ...(plain === undefined ? [] : [{ label: '直接写', options: [{ value: PLAIN, label: plain.label }] }]),
              ...nodeOptions(forms),
            ]}
            onChange={(op: string) => (op === PLAIN ? plain?.take() : onChange({ op, ...forms[op]?.fresh(scheme) }))}
          />
        ) : (
          <span className="scheme-kept">{says}</span>
        )}
        <Button
          size="small"
          type="link"
          aria-expanded={open}
          aria-label={`${open ? '收起' : '展开'}${label}`}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起' : disabled ? '展开' : '修改'}
        </Button>
      </span>
      {open && form !== undefined && (
        <LinesForm scheme={scheme} lines={form.lines} value={node} disabled={disabled} of={label} onChange={(next) => onChange(next)} />
      )}
    </span>
  );
}
