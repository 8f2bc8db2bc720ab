/** An indicator (指标) in a clerk's words: which money, which stage, which activity. 全部口径 below it shows every key. */
import { Input, Select } from 'antd';
import { describeMeasure } from '../../../shared/scoring/describe-rules';
import { readMeasure, writeMeasure } from '../../../shared/scoring/form-measures';
import type { MeasureForm as Form } from '../../../shared/scoring/form-measures';
import { takesQuality } from '../../../shared/scoring/form-quality';
import type { Measure, Scheme } from '../../../shared/scoring/scheme-schema';
import type { MoneyUnit } from '../../../shared/scoring/scheme-trees';
import { INCREASE_KIND, MONEY_KINDS } from '../../../shared/model/entities-project';
import { STAGE_EVENTS } from '../../../shared/model/stages';
import { Choice, FormLine } from './FormLine';
import { HeldInput, HeldNumber } from './HeldInput';
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
              <HeldNumber
                label="总投资下限"
                disabled={disabled}
                value={String(form.from.amount)}
                onChange={(amount) => form.from !== null && set({ from: { ...form.from, amount } })}
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
        <HeldInput
          wide
          label="指标名称"
          disabled={disabled}
          value={measure.name}
          wrong={(text) => text === ''}
          hint="不能空着"
          onChange={(name) => onChange({ ...measure, name })}
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
