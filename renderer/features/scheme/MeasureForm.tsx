/** An indicator (指标) or a task (任务) in a clerk's words. What the form cannot say of it stands as text and is kept. */
import { Input, Select } from 'antd';
import { describeMeasure, describeTarget } from '../../../shared/scoring/describe-rules';
import { readMeasure, writeMeasure } from '../../../shared/scoring/form-measures';
import type { MeasureForm as Form } from '../../../shared/scoring/form-measures';
import { takesQuality } from '../../../shared/scoring/form-quality';
import type { Measure, Scheme, TargetRule } from '../../../shared/scoring/scheme-schema';
import type { MoneyUnit } from '../../../shared/scoring/scheme-trees';
import { INCREASE_KIND, MONEY_KINDS } from '../../../shared/model/entities-project';
import { STAGE_EVENTS } from '../../../shared/model/stages';
import { isNumberText } from '../../../shared/scoring/exact';
import { Choice, FormLine, Rows } from './FormLine';
import { NumberField } from './NumberField';
import { QualityFactors } from './QualityFactors';

type Props = {
  readonly scheme: Scheme;
  readonly measure: Measure;
  readonly disabled: boolean;
  readonly onChange: (measure: Measure) => void;
};

const UNITS: readonly (readonly [MoneyUnit, string])[] = (['万元', '亿元', '万美元'] as const).map((unit) => [unit, unit]);
const WINDOWS = [
  ['yearToDate', '年初至今'],
  ['month', '当月'],
  ['period', '本考核期'],
  ['year', '全年'],
  ['allTime', '历年累计'],
] as const;

function Words({ form, disabled, onChange }: { readonly form: Form; readonly disabled: boolean; readonly onChange: (form: Form) => void }) {
  const { rest, what } = form;
  const set = (change: Partial<Form>): void => onChange({ ...form, ...change });
  const choices = what === 'money' ? [...MONEY_KINDS, INCREASE_KIND] : what === 'stages' ? STAGE_EVENTS : [];
  return (
    <>
      {what !== 'figures' && (
        <FormLine label={what === 'money' ? '哪种资金' : what === 'stages' ? '到了哪个阶段' : '哪种活动'}>
          <Select
            size="small"
            mode={what === 'activities' ? 'tags' : 'multiple'}
            aria-label="数哪些"
            style={{ minWidth: 220 }}
            disabled={disabled}
            value={[...form.kinds]}
            options={choices.map((kind) => ({ value: kind, label: kind }))}
            onChange={(kinds: string[]) => kinds.length > 0 && set({ kinds })}
          />
          {form.in !== null && (
            <Choice
              label="金额单位"
              disabled={disabled}
              value={form.in}
              options={UNITS}
              onChange={(unit) => set({ in: unit, rest: { ...rest, unit } })}
            />
          )}
        </FormLine>
      )}
      {what === 'stages' && (
        <FormLine label="项目规模">
          <Choice
            label="项目规模"
            disabled={disabled}
            value={form.from === null ? 'all' : 'from'}
            options={[
              ['all', '不限'],
              ['from', '总投资不少于'],
            ]}
            onChange={(next) => set({ from: next === 'all' ? null : { amount: 1, in: '亿元' } })}
          />
          {form.from !== null && (
            <>
              <Input
                size="small"
                aria-label="总投资下限"
                className="scheme-number"
                disabled={disabled}
                value={form.from.amount}
                onChange={(event) =>
                  isNumberText(event.target.value) && form.from !== null && set({ from: { ...form.from, amount: event.target.value } })
                }
              />
              {form.from.in}
            </>
          )}
        </FormLine>
      )}
      <FormLine label="按什么数">
        <Choice
          label="按什么数"
          disabled={disabled}
          value={rest.counts}
          options={[
            ['reported', '申报数'],
            ['recognised', '核定数'],
          ]}
          onChange={(counts) => set({ rest: { ...rest, counts } })}
        />
        {typeof rest.window === 'string' && WINDOWS.some(([own]) => own === rest.window) && (
          <Choice
            label="时间"
            disabled={disabled}
            value={rest.window as (typeof WINDOWS)[number][0]}
            options={WINDOWS}
            onChange={(window) => set({ rest: { ...rest, window } })}
          />
        )}
      </FormLine>
    </>
  );
}

export function MeasureForm({ scheme, measure, disabled, onChange }: Props) {
  const form = measure.is === 'rows' ? readMeasure(measure) : null;
  return (
    <>
      <FormLine label="名称">
        <Input
          size="small"
          aria-label="指标名称"
          disabled={disabled}
          value={measure.name}
          onChange={(event) => event.target.value !== '' && onChange({ ...measure, name: event.target.value })}
        />
        <Input
          size="small"
          aria-label="计量单位"
          className="scheme-number"
          disabled={disabled || (form !== null && form.in !== null)}
          value={measure.unit}
          onChange={(event) => event.target.value !== '' && onChange({ ...measure, unit: event.target.value })}
        />
      </FormLine>
      {form === null ? (
        <FormLine label="口径">
          <span className="scheme-kept">{describeMeasure(measure, scheme)}</span>
        </FormLine>
      ) : (
        <Words form={form} disabled={disabled} onChange={(next) => onChange(writeMeasure(next))} />
      )}
      {form !== null && takesQuality(form.rest) && (
        <QualityFactors scheme={scheme} measure={form.rest} disabled={disabled} onChange={onChange} />
      )}
    </>
  );
}

type TargetProps = {
  readonly scheme: Scheme;
  readonly target: TargetRule;
  readonly disabled: boolean;
  readonly onChange: (target: TargetRule) => void;
};

export function TargetForm({ scheme, target, disabled, onChange }: TargetProps) {
  const { schedule } = target;
  const plain = target.values.every((row) => row.when === undefined && row.subjects === undefined && row.stretch === undefined);
  return (
    <>
      <FormLine label="名称">
        <Input
          size="small"
          aria-label="任务名称"
          disabled={disabled}
          value={target.title}
          onChange={(event) => event.target.value !== '' && onChange({ ...target, title: event.target.value })}
        />
      </FormLine>
      <FormLine label="考核哪个指标">
        <Choice
          label="考核哪个指标"
          disabled={disabled}
          value={target.measure}
          options={scheme.measures.map((m) => [m.id, m.name] as const)}
          onChange={(measure) => onChange({ ...target, measure })}
        />
        <Choice
          label="累计"
          disabled={disabled}
          value={target.cumulative ? 'yes' : 'no'}
          options={[
            ['yes', '累计对累计'],
            ['no', '各期单独算'],
          ]}
          onChange={(next) => onChange({ ...target, cumulative: next === 'yes' })}
        />
      </FormLine>
      <FormLine label="任务数">
        {plain ? (
          <Rows
            rows={target.values}
            least={0}
            add="在这里写任务数（不写就按“任务下达”）"
            disabled={disabled}
            fresh={() => ({ base: 0 as const })}
            onChange={(values) => onChange({ ...target, values })}
            renderRow={(row, put, i) => (
              <>
                <Select
                  size="small"
                  mode="multiple"
                  aria-label={`任务数${i + 1}的组`}
                  placeholder="各单位"
                  style={{ minWidth: 160 }}
                  disabled={disabled}
                  value={row.groups ?? []}
                  options={scheme.groups.map((g) => ({ value: g.id, label: g.title }))}
                  onChange={(groups: string[]) => {
                    const { groups: _old, ...rest } = row;
                    put(groups.length === 0 ? rest : { ...rest, groups });
                  }}
                />
                <NumberField
                  plain
                  scheme={scheme}
                  disabled={disabled}
                  label={`任务数${i + 1}`}
                  value={row.base}
                  onChange={(base) => put({ ...row, base })}
                />
              </>
            )}
          />
        ) : (
          <span className="scheme-kept">{describeTarget(target, scheme)}</span>
        )}
      </FormLine>
      <FormLine label="序时">
        <Choice
          label="序时"
          disabled={disabled}
          value={schedule.is === 'linear' ? schedule.by : schedule.is}
          options={[
            ['month', '按月均衡'],
            ['day', '按日均衡'],
            ['table', '按进度表'],
            ...(schedule.is === 'milestones' ? [['milestones', '按节点数'] as const] : []),
          ]}
          onChange={(next) =>
            onChange({
              ...target,
              schedule:
                next === 'month' || next === 'day'
                  ? { is: 'linear', by: next }
                  : next === 'table'
                    ? {
                        is: 'table',
                        shares: [
                          ['03-31', '25%'],
                          ['06-30', '50%'],
                          ['09-30', '75%'],
                          ['12-31', '100%'],
                        ].map(([until = '', share = '']) => ({ until, share })),
                      }
                    : schedule,
            })
          }
        />
        {schedule.is === 'milestones' && <span className="scheme-kept">{describeTarget(target, scheme)}</span>}
      </FormLine>
      {schedule.is === 'table' && (
        <FormLine label="进度表">
          <span className="scheme-choice">
            {schedule.shares.map((row, i) => (
              <span key={row.until} className="scheme-choice">
                {row.until.replace('-', '月')}日前
                <NumberField
                  plain
                  scheme={scheme}
                  disabled={disabled}
                  label={`${row.until}前`}
                  value={row.share}
                  onChange={(share) =>
                    typeof share !== 'object' &&
                    onChange({
                      ...target,
                      schedule: { ...schedule, shares: schedule.shares.map((own, at) => (at === i ? { ...own, share } : own)) },
                    })
                  }
                />
              </span>
            ))}
          </span>
        </FormLine>
      )}
    </>
  );
}
