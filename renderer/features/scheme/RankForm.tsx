/** 排名 and 奖惩兑现. Payouts only say what a met condition would give; the program pays and punishes nothing. */
import { Alert, Input } from 'antd';
import { describePayout } from '../../../shared/scoring/describe-rules';
import type { Payout, Rank, Scheme } from '../../../shared/scoring/scheme-schema';
import { ConditionField } from './ConditionField';
import { Choice, FormLine, Rows } from './FormLine';
import { LimitField, NumberField } from './NumberField';
import { RuleFields } from './RuleFields';

type RankProps = { readonly scheme: Scheme; readonly rank: Rank; readonly disabled: boolean; readonly onChange: (rank: Rank) => void };

export function RankForm({ scheme, rank, disabled, onChange }: RankProps) {
  const of = { scheme, disabled };
  return (
    <>
      <FormLine label="名称">
        <Input
          size="small"
          aria-label="排名名称"
          className="scheme-word"
          disabled={disabled}
          value={rank.title}
          onChange={(event) => event.target.value !== '' && onChange({ ...rank, title: event.target.value })}
        />
        {typeof rank.within === 'string' ? (
          <Choice
            {...of}
            label="和谁排"
            value={rank.within}
            options={[
              ['each-group', '各组分别排'],
              ['all', '全部一起排'],
            ]}
            onChange={(within) => onChange({ ...rank, within })}
          />
        ) : (
          <span className="scheme-kept">只排{rank.within.map((id) => scheme.groups.find((g) => g.id === id)?.title ?? id).join('、')}</span>
        )}
      </FormLine>
      <FormLine label="按什么排">
        <NumberField {...of} label="按什么排" value={rank.by} onChange={(by) => onChange({ ...rank, by })} />
        <Choice
          {...of}
          label="次序"
          value={rank.order}
          options={[
            ['high-first', '高的在前'],
            ['low-first', '低的在前'],
          ]}
          onChange={(order) => onChange({ ...rank, order })}
        />
        <Choice
          {...of}
          label="并列后"
          value={rank.ties}
          options={[
            ['same-place-then-gap', '并列后空出名次（1、1、3）'],
            ['same-place-no-gap', '并列后不空（1、1、2）'],
          ]}
          onChange={(ties) => onChange({ ...rank, ties })}
        />
      </FormLine>
      <FormLine label="等次">
        <Rows
          rows={rank.tiers}
          least={0}
          add="加一个等次（从好到差）"
          disabled={disabled}
          fresh={() => ({
            name: '先进',
            when: { op: '<=' as const, left: { op: 'place' as const, rank: rank.id, from: 'top' as const }, right: 3 },
          })}
          onChange={(tiers) => onChange({ ...rank, tiers })}
          renderRow={(tier, put, i) => (
            <>
              <Input
                size="small"
                aria-label={`等次${i + 1}`}
                className="scheme-number"
                disabled={disabled}
                value={tier.name}
                onChange={(event) => event.target.value !== '' && put({ ...tier, name: event.target.value })}
              />
              <ConditionField {...of} label={`等次${i + 1}条件`} value={tier.when} onChange={(when) => put({ ...tier, when })} />
            </>
          )}
        />
      </FormLine>
    </>
  );
}

type PayoutProps = {
  readonly scheme: Scheme;
  readonly payout: Payout;
  readonly disabled: boolean;
  readonly onChange: (payout: Payout) => void;
};

export function PayoutForm({ scheme, payout, disabled, onChange }: PayoutProps) {
  const of = { scheme, disabled };
  return (
    <>
      <Alert type="info" title="奖惩默认不启用：办法采用之后才计算，只列出条件是否达到和应得数，由有权机关决定。" />
      <FormLine label="名称">
        <Input
          size="small"
          aria-label="奖惩名称"
          className="scheme-word"
          disabled={disabled}
          value={payout.title}
          onChange={(event) => event.target.value !== '' && onChange({ ...payout, title: event.target.value })}
        />
        {payout.unit}
      </FormLine>
      <FormLine label="什么条件">
        <ConditionField {...of} label="兑现条件" value={payout.when} onChange={(when) => onChange({ ...payout, when })} />
      </FormLine>
      <RuleFields {...of} rule={payout.amount} onChange={(amount) => onChange({ ...payout, amount })} />
      <FormLine label="封顶">
        <LimitField {...of} label="兑现封顶" start={10} value={payout.cap} onChange={(cap) => onChange({ ...payout, cap })} />
      </FormLine>
      <FormLine label="全文">
        <span className="scheme-kept">{describePayout(payout, scheme)}</span>
      </FormLine>
    </>
  );
}
