/** One number of a rule: typed, one of the scheme's own figures (指标, 任务, 完成率, 名次 …), or any 算式 of the format, opened piece by piece. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import { describeNumber } from '../../../shared/scoring/describe';
import { readNumber, writeNumber } from '../../../shared/scoring/form-choices';
import type { NumberChoice } from '../../../shared/scoring/form-choices';
import { NUMBER_NODES } from '../../../shared/scoring/form-nodes';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import type { NumberNode } from '../../../shared/scoring/scheme-trees';
import { HeldNumber } from './HeldInput';
import { NodeField, nodeOptions } from './NodeField';

type Offer = { readonly key: string; readonly label: string; readonly choice: NumberChoice };
type Group = { readonly label: string; readonly offers: readonly Offer[] };

const AT = { schedule: '序时', year: '全年', period: '本期' } as const;

function offersOf(scheme: Scheme): readonly Group[] {
  const offer = (choice: NumberChoice): Offer => ({
    key: JSON.stringify(choice),
    label: describeNumber(writeNumber(choice), scheme),
    choice,
  });
  const { targets } = scheme;
  const ats = ['schedule', 'year', 'period'] as const;
  return [
    { label: '指标', offers: scheme.measures.map(({ id }) => offer({ is: 'measure', id })) },
    { label: '任务', offers: targets.flatMap(({ id }) => ats.map((at) => offer({ is: 'target', id, level: 'base', at }))) },
    {
      label: '完成率（%）',
      offers: targets.flatMap(({ id, title, measure }) =>
        (['schedule', 'year'] as const).map((at) => ({
          ...offer({
            is: 'completion',
            measure: { id: measure },
            target: { id, level: 'base', at },
            zero: 'unknown',
            percent: true,
          }),
          label: `${title}完成${AT[at]}任务的百分数`,
        })),
      ),
    },
    { label: '与序时相差', offers: targets.map(({ id }) => offer({ is: 'gap', target: id, level: 'base', as: 'points' })) },
    { label: '得分', offers: scheme.items.map(({ id }) => offer({ is: 'item', id, stage: 'final' })) },
    {
      label: '名次',
      offers: scheme.ranks.flatMap(({ id }) => (['top', 'bottom'] as const).map((from) => offer({ is: 'place', rank: id, from }))),
    },
    { label: '连续次数', offers: scheme.ladders.flatMap((l) => l.counters).map(({ id }) => offer({ is: 'counter', id })) },
  ].filter((group) => group.offers.length > 0);
}

const TYPED = 'typed';

export type NumberFieldProps = {
  readonly scheme: Scheme;
  readonly value: NumberNode;
  readonly label: string;
  readonly disabled: boolean;
  /** true: only a typed number makes sense here (a weight, a step) */
  readonly plain?: boolean;
  readonly onChange: (node: NumberNode) => void;
};

const typed = (text: string): NumberNode => (/^-?\d+$/.test(text) && Math.abs(Number(text)) < 1e9 ? Number(text) : text);

export function NumberField({ scheme, value, label, disabled, plain = false, onChange }: NumberFieldProps) {
  const [formula, setFormula] = useState(false);
  const choice = readNumber(value);
  const number = choice.is === 'number' ? String(choice.value) : '';
  if (plain && choice.is === 'number' && !formula)
    return (
      <span className="scheme-choice">
        <HeldNumber value={number} label={label} disabled={disabled} onChange={(text) => onChange(typed(text))} />
        {!disabled && (
          <Button
            size="small"
            type="text"
            className="scheme-fx"
            aria-label={`${label}改用算式`}
            title="改用指标或算式"
            onClick={() => setFormula(true)}
          >
            ƒ
          </Button>
        )}
      </span>
    );
  if (typeof value === 'object' && (choice.is === 'other' || formula))
    return (
      <NodeField
        scheme={scheme}
        forms={NUMBER_NODES}
        node={value}
        says={describeNumber(value, scheme)}
        label={label}
        disabled={disabled}
        opened={formula}
        plain={{
          label: '数值',
          take: () => {
            setFormula(false);
            onChange(0);
          },
        }}
        onChange={(next) => onChange(next as NumberNode)}
      />
    );
  const groups = offersOf(scheme);
  const key = choice.is === 'number' ? TYPED : JSON.stringify(choice);
  const known = choice.is === 'number' || groups.some((group) => group.offers.some((offer) => offer.key === key));
  return (
    <span className="scheme-choice">
      <Select
        size="small"
        aria-label={label}
        disabled={disabled}
        popupMatchSelectWidth={false}
        value={key}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: TYPED, label: '数值' },
          ...(known ? [] : [{ value: key, label: describeNumber(value, scheme) }]),
          ...groups.map((group) => ({
            label: group.label,
            options: group.offers.map((offer) => ({ value: offer.key, label: offer.label })),
          })),
          ...nodeOptions(NUMBER_NODES).map((group) => ({
            label: `另写：${group.label}`,
            options: group.options.map((own) => ({ value: `op:${own.value}`, label: own.label })),
          })),
        ]}
        onChange={(next: string) => {
          const offer = groups.flatMap((group) => group.offers).find((own) => own.key === next);
          if (offer !== undefined) onChange(writeNumber(offer.choice));
          else if (next === TYPED) onChange(0);
          else if (next.startsWith('op:')) {
            const op = next.slice(3) as keyof typeof NUMBER_NODES;
            setFormula(true);
            onChange({ op, ...NUMBER_NODES[op].fresh(scheme) } as NumberNode);
          }
        }}
      />
      {typeof value === 'object' && (
        <Button
          size="small"
          type="text"
          className="scheme-fx"
          aria-label={`${label}细改`}
          title="换时间、换口径"
          onClick={() => setFormula(true)}
        >
          ƒ
        </Button>
      )}
      {choice.is === 'number' && (
        <HeldNumber value={number} label={`${label}数值`} disabled={disabled} onChange={(text) => onChange(typed(text))} />
      )}
    </span>
  );
}

/** A limit that may be none: 封顶, 保底. */
export function LimitField(
  props: Omit<NumberFieldProps, 'value' | 'onChange' | 'plain'> & {
    readonly value: NumberNode | 'none';
    readonly start: NumberNode;
    readonly onChange: (node: NumberNode | 'none') => void;
  },
) {
  const { value, start, onChange, label, disabled, scheme } = props;
  return (
    <span className="scheme-choice">
      <Select
        size="small"
        aria-label={label}
        disabled={disabled}
        value={value === 'none' ? 'none' : 'set'}
        options={[
          { value: 'none', label: '不设' },
          { value: 'set', label: '设为' },
        ]}
        onChange={(next: 'none' | 'set') => onChange(next === 'none' ? 'none' : start)}
      />
      {value !== 'none' && <NumberField plain scheme={scheme} value={value} label={`${label}数`} disabled={disabled} onChange={onChange} />}
    </span>
  );
}
