/** A condition as a clerk builds it: comparisons joined by 且, membership of groups, or any other condition of the format, opened piece by piece. */
import { Button, Select } from 'antd';
import { describePredicate } from '../../../shared/scoring/describe';
import { readCondition, readNumber, writeCondition } from '../../../shared/scoring/form-choices';
import type { ConditionChoice } from '../../../shared/scoring/form-choices';
import { PREDICATE_NODES } from '../../../shared/scoring/form-conditions';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import type { Comparison, PredicateNode } from '../../../shared/scoring/scheme-trees';
import { NodeField, nodeOptions } from './NodeField';
import { NumberField } from './NumberField';
import { writeNumber } from '../../../shared/scoring/form-choices';

const SIGNS: readonly { readonly value: Comparison; readonly label: string }[] = [
  { value: '>=', label: '≥（含）' },
  { value: '>', label: '＞（不含）' },
  { value: '<=', label: '≤（含）' },
  { value: '<', label: '＜（不含）' },
  { value: '=', label: '＝' },
  { value: '!=', label: '≠' },
];

export type ConditionFieldProps = {
  readonly scheme: Scheme;
  readonly value: PredicateNode;
  readonly label: string;
  readonly disabled: boolean;
  readonly onChange: (node: PredicateNode) => void;
};

function firstCompare(scheme: Scheme): ConditionChoice {
  const [measure] = scheme.measures;
  return {
    is: 'compare',
    op: '>=',
    left: measure === undefined ? { is: 'number', value: 0 } : { is: 'measure', id: measure.id },
    right: { is: 'number', value: 1 },
  };
}

function One({
  choice,
  scheme,
  label,
  disabled,
  onChange,
}: Omit<ConditionFieldProps, 'value' | 'onChange'> & {
  readonly choice: ConditionChoice;
  readonly onChange: (choice: ConditionChoice) => void;
}) {
  if (choice.is === 'group')
    return (
      <span className="scheme-choice">
        属于
        <Select
          size="small"
          mode="multiple"
          aria-label={`${label}组`}
          disabled={disabled}
          popupMatchSelectWidth={false}
          style={{ minWidth: 160 }}
          value={[...choice.in]}
          options={scheme.groups.map((group) => ({ value: group.id, label: group.title }))}
          onChange={(next: string[]) => next.length > 0 && onChange({ is: 'group', in: next })}
        />
      </span>
    );
  if (choice.is !== 'compare') {
    const node = writeCondition(choice);
    return (
      <NodeField
        scheme={scheme}
        forms={PREDICATE_NODES}
        node={node}
        says={describePredicate(node, scheme)}
        label={label}
        disabled={disabled}
        onChange={(next) => onChange(readCondition(next as PredicateNode))}
      />
    );
  }
  return (
    <span className="scheme-choice">
      <NumberField
        scheme={scheme}
        label={`${label}左边`}
        disabled={disabled}
        value={writeNumber(choice.left)}
        onChange={(node) => onChange({ ...choice, left: readNumber(node) })}
      />
      <Select
        size="small"
        aria-label={`${label}比较`}
        disabled={disabled}
        popupMatchSelectWidth={false}
        value={choice.op}
        options={[...SIGNS]}
        onChange={(op: Comparison) => onChange({ ...choice, op })}
      />
      <NumberField
        scheme={scheme}
        label={`${label}右边`}
        disabled={disabled}
        value={writeNumber(choice.right)}
        onChange={(node) => onChange({ ...choice, right: readNumber(node) })}
      />
    </span>
  );
}

export function ConditionField({ scheme, value, label, disabled, onChange }: ConditionFieldProps) {
  const choice = readCondition(value);
  const parts = choice.is === 'all' ? choice.of : choice.is === 'always' || value.op === 'never' ? [] : [choice];
  const put = (next: readonly ConditionChoice[]): void => {
    const [only, second] = next;
    if (only === undefined) onChange({ op: 'always' });
    else onChange(writeCondition(second === undefined ? only : { is: 'all', of: next }));
  };
  return (
    <span className="scheme-conditions">
      {parts.length === 0 && <span>{value.op === 'never' ? '还没有写条件，从不成立' : '一律'}</span>}
      {parts.map((part, i) => (
        <span key={i} className="scheme-choice">
          {i > 0 && <span>且</span>}
          <One
            choice={part}
            scheme={scheme}
            label={`${label}${i + 1}`}
            disabled={disabled}
            onChange={(next) => put(parts.map((own, at) => (at === i ? next : own)))}
          />
          {!disabled && (
            <Button size="small" type="text" aria-label={`去掉${label}${i + 1}`} onClick={() => put(parts.filter((_, at) => at !== i))}>
              ×
            </Button>
          )}
        </span>
      ))}
      {!disabled && (
        <span className="scheme-choice">
          <Button size="small" type="link" onClick={() => put([...parts, firstCompare(scheme)])}>
            ＋条件
          </Button>
          {scheme.groups[0] !== undefined && !parts.some((part) => part.is === 'group') && (
            <Button size="small" type="link" onClick={() => put([...parts, { is: 'group', in: [scheme.groups[0]?.id ?? ''] }])}>
              ＋限定组
            </Button>
          )}
          <Select
            size="small"
            aria-label={`${label}其他条件`}
            className="scheme-add"
            variant="borderless"
            placeholder="＋其他条件"
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            options={nodeOptions(PREDICATE_NODES, ['always', 'group', '>=', '>', '<=', '<', '=', '!='])}
            onChange={(op: string | null) => {
              const form = op === null ? undefined : PREDICATE_NODES[op as PredicateNode['op']];
              if (form !== undefined) put([...parts, { is: 'other', node: { op, ...form.fresh(scheme) } as PredicateNode }]);
            }}
          />
        </span>
      )}
    </span>
  );
}
