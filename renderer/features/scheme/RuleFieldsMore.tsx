/** Forms of the kinds that look at others: 相对计分 (N) against the group, 评议打分 (J) of raters, 汇总 (C) over other lines. */
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { describeNumber } from '../../../shared/scoring/describe';
import { isNumberText } from '../../../shared/scoring/exact';
import type { Rule, RuleOf } from '../../../shared/scoring/scheme-rules';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import type { NumberNode } from '../../../shared/scoring/scheme-trees';
import { Choice, FormLine, Rows } from './FormLine';
import { HeldInput } from './HeldInput';
import { LimitField, NumberField } from './NumberField';

type Props<R extends Rule> = {
  readonly scheme: Scheme;
  readonly rule: R;
  readonly disabled: boolean;
  readonly onChange: (rule: Rule) => void;
};

type Method = RuleOf<'N'>['method'];
const METHODS: { readonly [K in Method['is']]: Extract<Method, { is: K }> } = {
  places: { is: 'places', points: [10, 8, 6], beyond: 4, ties: 'share-best' },
  minmax: { is: 'minmax', low: 60, high: 100 },
  coefficient: { is: 'coefficient', unacceptable: 0, satisfactory: 100, low: 60, high: 100, clamp: true },
  'share-of-best': { is: 'share-of-best', full: 10 },
  'share-of-mean': { is: 'share-of-mean', full: 10, cap: 'none' },
};

function PlacePoints({
  method,
  scheme,
  disabled,
  onChange,
}: {
  readonly method: Extract<Method, { is: 'places' }>;
  readonly scheme: Scheme;
  readonly disabled: boolean;
  readonly onChange: (method: Method) => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? method.points.map((p) => describeNumber(p, scheme)).join('，');
  const parts = shown.split(/[，,、\s]+/).filter((part) => part !== '');
  const good = parts.length > 0 && parts.every(isNumberText);
  return (
    <>
      第1名起依次
      <Input
        size="small"
        aria-label="各名次分"
        className="scheme-word"
        disabled={disabled || method.points.some((p) => typeof p === 'object')}
        status={good ? '' : 'error'}
        value={shown}
        onChange={(event) => {
          setText(event.target.value);
          const next = event.target.value.split(/[，,、\s]+/).filter((part) => part !== '');
          if (next.length > 0 && next.every(isNumberText))
            onChange({ ...method, points: next.map((n) => (/^\d+$/.test(n) ? Number(n) : n)) });
        }}
        onBlur={() => setText(null)}
      />
      分，其余
      <NumberField
        plain
        scheme={scheme}
        disabled={disabled}
        label="其余名次分"
        value={method.beyond}
        onChange={(beyond) => onChange({ ...method, beyond })}
      />
      <Choice
        label="并列"
        disabled={disabled}
        value={method.ties}
        options={[
          ['share-best', '并列的都得较高的分'],
          ['mean', '并列的取平均'],
        ]}
        onChange={(ties) => onChange({ ...method, ties })}
      />
    </>
  );
}

export function RelativeFields({ scheme, rule, disabled, onChange }: Props<RuleOf<'N'>>) {
  const of = { scheme, disabled };
  const { method } = rule;
  const put = (next: Method): void => onChange({ ...rule, method: next });
  return (
    <>
      <FormLine label="比哪个数">
        <NumberField {...of} label="比哪个数" value={rule.value} onChange={(value) => onChange({ ...rule, value })} />
        <Choice
          {...of}
          label="好坏"
          value={rule.order}
          options={[
            ['high-is-better', '越大越好'],
            ['low-is-better', '越小越好'],
          ]}
          onChange={(order) => onChange({ ...rule, order })}
        />
        <Choice
          {...of}
          label="和谁比"
          value={rule.population}
          options={[
            ['group', '和同组的比'],
            ['all', '和全部单位比'],
          ]}
          onChange={(population) => onChange({ ...rule, population })}
        />
      </FormLine>
      <FormLine label="怎么计分">
        <Choice
          {...of}
          label="怎么计分"
          value={method.is}
          options={[
            ['places', '按名次给分'],
            ['minmax', '最好最差之间按比例（极差）'],
            ['coefficient', '功效系数法'],
            ['share-of-best', '与最好的比'],
            ['share-of-mean', '与平均的比'],
          ]}
          onChange={(is) => put(METHODS[is])}
        />
        {method.is === 'places' && <PlacePoints {...of} method={method} onChange={put} />}
        {(method.is === 'minmax' || method.is === 'coefficient') && (
          <>
            最低
            <NumberField plain {...of} label="最低分" value={method.low} onChange={(low) => put({ ...method, low })} />
            最高
            <NumberField plain {...of} label="最高分" value={method.high} onChange={(high) => put({ ...method, high })} />
          </>
        )}
        {method.is === 'coefficient' && (
          <>
            不允许值
            <NumberField
              plain
              {...of}
              label="不允许值"
              value={method.unacceptable}
              onChange={(unacceptable) => put({ ...method, unacceptable })}
            />
            满意值
            <NumberField
              plain
              {...of}
              label="满意值"
              value={method.satisfactory}
              onChange={(satisfactory) => put({ ...method, satisfactory })}
            />
          </>
        )}
        {(method.is === 'share-of-best' || method.is === 'share-of-mean') && (
          <>
            满分
            <NumberField plain {...of} label="满分" value={method.full} onChange={(full) => put({ ...method, full })} />
          </>
        )}
      </FormLine>
      <FormLine label="全组一样时">
        <NumberField
          plain
          {...of}
          label="全组一样时"
          value={rule.whenAllEqual}
          onChange={(whenAllEqual) => onChange({ ...rule, whenAllEqual })}
        />
        分
      </FormLine>
      {method.is !== 'coefficient' && (
        <FormLine label="有人缺数时">
          <Choice
            {...of}
            label="有人缺数时"
            value={rule.missing ?? 'leave-out'}
            options={[
              ['leave-out', '缺数的不参加比较'],
              ['unknown-for-all', '全组都不计分，提示缺数'],
            ]}
            onChange={(missing) => onChange({ ...rule, missing })}
          />
        </FormLine>
      )}
    </>
  );
}

export function RatingFields({ scheme, rule, disabled, onChange }: Props<RuleOf<'J'>>) {
  const of = { scheme, disabled };
  const put = (scaleTo: NumberNode | 'none'): void => onChange({ ...rule, scaleTo: scaleTo === 'none' ? 'as-is' : scaleTo });
  return (
    <>
      <FormLine label="评委">
        <Rows
          rows={rule.raters}
          least={1}
          add="加一类评委"
          disabled={disabled}
          fresh={() => ({ class: '评委', weight: 0 })}
          onChange={(raters) => onChange({ ...rule, raters })}
          renderRow={(rater, change, i) => (
            <>
              <HeldInput
                label={`评委${i + 1}`}
                disabled={disabled}
                value={rater.class}
                wrong={(text) => text === ''}
                hint="不能空着"
                onChange={(name) => change({ ...rater, class: name })}
              />
              权重
              <NumberField
                plain
                {...of}
                label={`评委${i + 1}权重`}
                value={rater.weight}
                onChange={(weight) => change({ ...rater, weight })}
              />
            </>
          )}
        />
      </FormLine>
      <FormLine label="打分范围">
        <LimitField
          {...of}
          label="最低"
          start={0}
          value={rule.scale.min}
          onChange={(min) => onChange({ ...rule, scale: { ...rule.scale, min } })}
        />
        至
        <LimitField
          {...of}
          label="最高"
          start={100}
          value={rule.scale.max}
          onChange={(max) => onChange({ ...rule, scale: { ...rule.scale, max } })}
        />
        分，折合满分
        <LimitField {...of} label="折合" start={10} value={rule.scaleTo === 'as-is' ? 'none' : rule.scaleTo} onChange={put} />
      </FormLine>
      <FormLine label="怎么合成">
        <Choice
          {...of}
          label="怎么合成"
          value={rule.combine}
          options={[
            ['mean', '取平均'],
            ['trimmedMean', '去掉最高最低后平均'],
            ['sum', '相加（酌情加减分）'],
          ]}
          onChange={(combine) => onChange({ ...rule, combine })}
        />
        <Choice
          {...of}
          label="理由"
          value={rule.reasonRequired ? 'yes' : 'no'}
          options={[
            ['no', '不必写理由'],
            ['yes', '必须写明理由'],
          ]}
          onChange={(next) => onChange({ ...rule, reasonRequired: next === 'yes' })}
        />
      </FormLine>
    </>
  );
}

export function ComposeFields({ scheme, rule, disabled, onChange, own }: Props<RuleOf<'C'>> & { readonly own?: string | undefined }) {
  const of = { scheme, disabled };
  const items = scheme.items.filter((item) => item.id !== own && (own !== undefined || item.rule.kind !== 'C'));
  const values = rule.children.filter((child) => child.item === undefined && child.value !== 0);
  const toggle = (id: string, on: boolean): void => {
    const kept = rule.children.filter((child) => child.item !== id && !(child.item === undefined && child.value === 0 && on));
    const next = on ? [...kept, { item: id, ...(rule.operator === 'weighted' ? { weight: 1 } : {}) }] : kept;
    onChange({ ...rule, children: next.length === 0 ? [{ value: 0 }] : next });
  };
  return (
    <>
      <FormLine label="由哪些项合成">
        <span className="scheme-ticks">
          {items.map((item) => {
            const child = rule.children.find((own_) => own_.item === item.id);
            return (
              <span key={item.id} className="scheme-choice">
                <Checkbox disabled={disabled} checked={child !== undefined} onChange={(event) => toggle(item.id, event.target.checked)}>
                  {item.title}
                </Checkbox>
                {rule.operator === 'weighted' && child?.weight !== undefined && (
                  <NumberField
                    plain
                    {...of}
                    label={`${item.title}权重`}
                    value={child.weight}
                    onChange={(weight) =>
                      onChange({ ...rule, children: rule.children.map((each) => (each.item === item.id ? { ...each, weight } : each)) })
                    }
                  />
                )}
              </span>
            );
          })}
          {values.map((child, i) => (
            <span key={i} className="scheme-kept">
              {child.label ?? describeNumber(child.value ?? 0, scheme)}
            </span>
          ))}
          {items.length > 0 && rule.children.every((child) => child.item === undefined && child.value === 0) && (
            <span className="scheme-help">还没有勾选，这一项现在按0计。</span>
          )}
        </span>
      </FormLine>
      <FormLine label="怎么合成">
        <Choice
          {...of}
          label="怎么合成"
          value={rule.operator}
          options={[
            ['sum', '相加'],
            ['weighted', '按权重相加'],
            ['mean', '取平均'],
          ]}
          onChange={(operator) =>
            onChange({
              ...rule,
              operator,
              children: operator === 'weighted' ? rule.children.map((child) => ({ weight: 1, ...child })) : rule.children,
            })
          }
        />
        <Choice
          {...of}
          label="重复计分"
          value={rule.take === 'all' ? 'all' : 'best'}
          options={[
            ['all', '各项都计'],
            ['best', '只计最高的一项'],
          ]}
          onChange={(take) => onChange({ ...rule, take: take === 'all' ? 'all' : { best: 1 } })}
        />
      </FormLine>
      <FormLine label="最高、最低">
        <LimitField {...of} label="最高分" start={100} value={rule.cap} onChange={(cap) => onChange({ ...rule, cap })} />
        <LimitField {...of} label="最低分" start={0} value={rule.floor} onChange={(floor) => onChange({ ...rule, floor })} />
      </FormLine>
    </>
  );
}
