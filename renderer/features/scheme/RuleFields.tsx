/** The form of a scoring rule, one per kind. Everything documents differ in is a visible choice; what a form cannot say stays as it is. */
import type { Rule, RuleOf } from '../../../shared/scoring/scheme-rules';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { ConditionField } from './ConditionField';
import { Choice, FormLine, Rows } from './FormLine';
import { LimitField, NumberField } from './NumberField';
import { usePointWords } from './points-unit';
import { ComposeFields, RatingFields, RelativeFields } from './RuleFieldsMore';

export type FieldsProps<R extends Rule> = {
  readonly scheme: Scheme;
  readonly rule: R;
  readonly disabled: boolean;
  readonly onChange: (rule: Rule) => void;
};

function RatioFields({ scheme, rule, disabled, onChange }: FieldsProps<RuleOf<'R'>>) {
  const of = { scheme, disabled };
  const { floor, over } = rule;
  const words = usePointWords();
  return (
    <>
      <FormLine label={words.worth}>
        <NumberField plain {...of} label="分值" value={rule.weight} onChange={(weight) => onChange({ ...rule, weight })} />
      </FormLine>
      <FormLine label="完成数">
        <NumberField {...of} label="完成数" value={rule.actual} onChange={(actual) => onChange({ ...rule, actual })} />
      </FormLine>
      <FormLine label="任务数">
        <NumberField {...of} label="任务数" value={rule.target} onChange={(target) => onChange({ ...rule, target })} />
      </FormLine>
      {over === 'none' && (
        <FormLine label="最多按完成率">
          <LimitField {...of} label="完成率封顶" start="100%" value={rule.cap} onChange={(cap) => onChange({ ...rule, cap })} />
        </FormLine>
      )}
      <FormLine label={words.over}>
        <Choice
          {...of}
          label="超额加分"
          value={over === 'none' ? 'none' : 'set'}
          options={[
            ['none', '不加'],
            ['set', '另加'],
          ]}
          onChange={(next) => onChange({ ...rule, over: next === 'none' ? 'none' : { rate: 10, cap: 'none' } })}
        />
        {over !== 'none' && (
          <>
            每超100%加
            <NumberField
              plain
              {...of}
              label="超额加分数"
              value={over.rate}
              onChange={(rate) => onChange({ ...rule, over: { ...over, rate } })}
            />
            {words.unit}，最多
            <LimitField
              {...of}
              label="超额封顶"
              start={5}
              value={over.cap}
              onChange={(cap) => onChange({ ...rule, over: { ...over, cap } })}
            />
          </>
        )}
      </FormLine>
      <FormLine label={words.below}>
        <LimitField
          {...of}
          label="门槛"
          start="60%"
          value={floor === 'none' ? 'none' : floor.ratio}
          onChange={(ratio) =>
            onChange({ ...rule, floor: ratio === 'none' ? 'none' : { ratio, included: floor === 'none' ? true : floor.included } })
          }
        />
        {floor !== 'none' && (
          <Choice
            {...of}
            label="正好等于门槛"
            value={floor.included ? 'yes' : 'no'}
            options={[
              ['yes', '正好等于的得分'],
              ['no', '正好等于的不得分'],
            ]}
            onChange={(next) => onChange({ ...rule, floor: { ...floor, included: next === 'yes' } })}
          />
        )}
      </FormLine>
      <FormLine label="没有任务的">
        <Choice
          {...of}
          label="没有任务的"
          value={rule.zeroTarget}
          options={[
            ['unknown', '不计分，提示缺任务'],
            ['full', words.full],
            ['zero', words.zero],
          ]}
          onChange={(zeroTarget) => onChange({ ...rule, zeroTarget })}
        />
      </FormLine>
    </>
  );
}

function BandFields({ scheme, rule, disabled, onChange }: FieldsProps<RuleOf<'B'>>) {
  const of = { scheme, disabled };
  const words = usePointWords();
  return (
    <>
      <FormLine label="各档">
        <Rows
          rows={rule.rows}
          least={1}
          add="加一档"
          disabled={disabled}
          fresh={() => ({ when: rule.rows.at(-1)?.when ?? { op: 'always' as const }, points: 0 })}
          onChange={(rows) => onChange({ ...rule, rows })}
          renderRow={(row, put, i) => (
            <>
              <ConditionField {...of} label={`第${i + 1}档条件`} value={row.when} onChange={(when) => put({ ...row, when })} />
              得
              <NumberField plain {...of} label={`第${i + 1}档分`} value={row.points} onChange={(points) => put({ ...row, points })} />
              {words.unit}
            </>
          )}
        />
      </FormLine>
      <FormLine label="同时符合几档">
        <Choice
          {...of}
          label="同时符合几档"
          value={rule.pick}
          options={[
            ['first', '按排在前面的一档'],
            ['best', words.best],
            ['sum', '各档相加'],
          ]}
          onChange={(pick) => onChange({ ...rule, pick })}
        />
      </FormLine>
      <FormLine label="哪档都不符合">
        <Choice
          {...of}
          label="哪档都不符合"
          value={rule.otherwise === 'undefined' ? 'silent' : 'set'}
          options={[
            ['silent', '办法没有规定（检查遗漏）'],
            ['set', '得'],
          ]}
          onChange={(next) => onChange({ ...rule, otherwise: next === 'silent' ? 'undefined' : 0 })}
        />
        {rule.otherwise !== 'undefined' && (
          <>
            <NumberField plain {...of} label="其余分" value={rule.otherwise} onChange={(otherwise) => onChange({ ...rule, otherwise })} />
            {words.unit}
          </>
        )}
      </FormLine>
    </>
  );
}

type Side = Exclude<RuleOf<'U'>['above'], 'none'>;

function SideFields({
  word,
  side,
  scheme,
  disabled,
  onChange,
}: {
  readonly word: string;
  readonly side: Side | 'none';
  readonly scheme: Scheme;
  readonly disabled: boolean;
  readonly onChange: (side: Side | 'none') => void;
}) {
  const of = { scheme, disabled };
  const { unit } = usePointWords();
  return (
    <FormLine label={`${word}基准`}>
      <Choice
        {...of}
        label={`${word}基准`}
        value={side === 'none' ? 'none' : 'set'}
        options={[
          ['none', '不加不减'],
          ['set', '每'],
        ]}
        onChange={(next) => onChange(next === 'none' ? 'none' : { step: 1, points: word === '高于' ? 1 : -1, steps: 'whole', cap: 'none' })}
      />
      {side !== 'none' && (
        <>
          <NumberField plain {...of} label={`${word}一档的大小`} value={side.step} onChange={(step) => onChange({ ...side, step })} />
          计
          <NumberField plain {...of} label={`${word}每档分`} value={side.points} onChange={(points) => onChange({ ...side, points })} />
          {unit}，
          <Choice
            {...of}
            label={`${word}不足一档`}
            value={side.steps}
            options={[
              ['whole', '不足一档不计'],
              ['proportional', '不足一档按比例'],
            ]}
            onChange={(steps) => onChange({ ...side, steps })}
          />
          最多
          <LimitField {...of} label={`${word}封顶`} start={10} value={side.cap} onChange={(cap) => onChange({ ...side, cap })} />
        </>
      )}
    </FormLine>
  );
}

function StepFields({ scheme, rule, disabled, onChange }: FieldsProps<RuleOf<'U'>>) {
  const of = { scheme, disabled };
  const { unit } = usePointWords();
  return (
    <>
      <FormLine label="看哪个数">
        <NumberField {...of} label="看哪个数" value={rule.value} onChange={(value) => onChange({ ...rule, value })} />
      </FormLine>
      <FormLine label="基准">
        <NumberField {...of} label="基准" value={rule.reference} onChange={(reference) => onChange({ ...rule, reference })} />
        正好时得
        <NumberField plain {...of} label="基本分" value={rule.base} onChange={(base) => onChange({ ...rule, base })} />
        {unit}
      </FormLine>
      <SideFields word="高于" side={rule.above} {...of} onChange={(above) => onChange({ ...rule, above })} />
      <SideFields word="低于" side={rule.below} {...of} onChange={(below) => onChange({ ...rule, below })} />
      <FormLine label="最高、最低">
        <LimitField {...of} label="最高分" start={100} value={rule.cap} onChange={(cap) => onChange({ ...rule, cap })} />
        <LimitField {...of} label="最低分" start={0} value={rule.floor} onChange={(floor) => onChange({ ...rule, floor })} />
      </FormLine>
    </>
  );
}

function SliceFields({ scheme, rule, disabled, onChange }: FieldsProps<RuleOf<'P'>>) {
  const of = { scheme, disabled };
  return (
    <>
      <FormLine label="看哪个数">
        <NumberField {...of} label="看哪个数" value={rule.value} onChange={(value) => onChange({ ...rule, value })} />
      </FormLine>
      <FormLine label="分段">
        <Rows
          rows={rule.slices}
          least={1}
          add="加一段"
          disabled={disabled}
          fresh={() => ({ upTo: 'none' as const, rate: 0 })}
          onChange={(slices) => onChange({ ...rule, slices })}
          renderRow={(slice, put, i) => (
            <>
              到
              <LimitField {...of} label={`第${i + 1}段上限`} start={1000} value={slice.upTo} onChange={(upTo) => put({ ...slice, upTo })} />
              按
              <NumberField plain {...of} label={`第${i + 1}段比例`} value={slice.rate} onChange={(rate) => put({ ...slice, rate })} />
            </>
          )}
        />
      </FormLine>
      <FormLine label="怎么算">
        <Choice
          {...of}
          label="怎么算"
          value={rule.mode}
          options={[
            ['slice', '各段按各段的比例，再相加'],
            ['whole', '全额按所达那一段的比例'],
          ]}
          onChange={(mode) => onChange({ ...rule, mode })}
        />
        <Choice
          {...of}
          label="正好在分界上"
          value={rule.upperIncluded ? 'low' : 'high'}
          options={[
            ['low', '正好在分界上的算下一段以内'],
            ['high', '正好在分界上的算上一段'],
          ]}
          onChange={(next) => onChange({ ...rule, upperIncluded: next === 'low' })}
        />
      </FormLine>
      <FormLine label="封顶">
        <LimitField {...of} label="封顶" start={100} value={rule.cap} onChange={(cap) => onChange({ ...rule, cap })} />
      </FormLine>
    </>
  );
}

/** @param own the line of the score sheet the rule belongs to, which a 汇总 cannot take in itself; absent for an amount of money */
export function RuleFields(props: FieldsProps<Rule> & { readonly own?: string | undefined }) {
  const { rule } = props;
  switch (rule.kind) {
    case 'R':
      return <RatioFields {...props} rule={rule} />;
    case 'B':
      return <BandFields {...props} rule={rule} />;
    case 'U':
      return <StepFields {...props} rule={rule} />;
    case 'P':
      return <SliceFields {...props} rule={rule} />;
    case 'N':
      return <RelativeFields {...props} rule={rule} />;
    case 'J':
      return <RatingFields {...props} rule={rule} />;
    case 'C':
      return <ComposeFields {...props} rule={rule} />;
  }
}
