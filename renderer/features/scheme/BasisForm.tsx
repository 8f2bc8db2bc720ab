/** 基本情况 and 分组: what the document is, for which period, and who is ranked with whom. 发文号 and 施行日期 are entered at adoption. */
import { Button, Input, Select } from 'antd';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { freshId } from '../../../shared/scoring/scheme-edits';
import { maybe, line, schemeYear } from '../../../shared/scoring/form-fields';
import { Choice, FormLine } from './FormLine';
import { HeldInput } from './HeldInput';
import { LinesForm } from './LinesForm';

const PERIOD_LINES = [
  line('yearStart', '考核年度始于', { is: 'monthDay' }, '一般是1月1日；从上年12月起算的写12月1日'),
  maybe('from', '施行起', { is: 'day' }, (scheme) => schemeYear(scheme).from),
  maybe('to', '施行止', { is: 'day' }, (scheme) => schemeYear(scheme).to),
];

export type SectionProps = {
  readonly scheme: Scheme;
  readonly disabled: boolean;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (scheme: Scheme) => void;
};

export function BasisForm({ scheme, disabled, onChange }: SectionProps) {
  const { basis, period } = scheme;
  const field = (key: 'issuedBy' | 'source', value: string): void => {
    const { [key]: _old, ...rest } = basis;
    onChange({ ...scheme, basis: value === '' ? rest : { ...rest, [key]: value } });
  };
  return (
    <div className="scheme-card">
      <FormLine label="办法名称">
        <HeldInput
          value={scheme.title}
          label="办法名称"
          wide
          disabled={disabled}
          wrong={(text) => text === ''}
          hint="不能空着"
          onChange={(title) => onChange({ ...scheme, title, basis: { ...basis, title } })}
        />
      </FormLine>
      <FormLine label="制发机关">
        <Input
          size="small"
          aria-label="制发机关"
          disabled={disabled}
          maxLength={100}
          value={basis.issuedBy ?? ''}
          onChange={(event) => field('issuedBy', event.target.value)}
        />
      </FormLine>
      <FormLine label="发文号">
        <span>{basis.docNumber === '' ? '采用时填写；填写之前不排名、不提处置建议' : basis.docNumber}</span>
      </FormLine>
      <FormLine label="考核期">
        <Choice
          label="考核期"
          disabled={disabled}
          value={period.kind}
          options={[
            ['month', '按月'],
            ['quarter', '按季'],
            ['half', '按半年'],
            ['year', '按年'],
          ]}
          onChange={(kind) => onChange({ ...scheme, period: { ...period, kind } })}
        />
      </FormLine>
      <LinesForm
        scheme={scheme}
        lines={PERIOD_LINES}
        value={period}
        disabled={disabled}
        onChange={(next) => {
          const read = SchemeSchema.shape.period.safeParse(next);
          if (read.success) onChange({ ...scheme, period: read.data });
        }}
      />
      <FormLine label="总分是哪一项">
        <Choice
          label="总分是哪一项"
          disabled={disabled}
          value={scheme.total ?? ''}
          options={[['', '没有总分'], ...scheme.items.map((item) => [item.id, item.title] as const)]}
          onChange={(total) => {
            const { total: _old, ...rest } = scheme;
            onChange(total === '' ? rest : { ...rest, total });
          }}
        />
      </FormLine>
      <FormLine label="记账币种">
        <Choice
          label="记账币种"
          disabled={disabled}
          value={scheme.currency}
          options={[
            ['CNY', '人民币'],
            ['USD', '美元'],
          ]}
          onChange={(currency) => onChange({ ...scheme, currency })}
        />
      </FormLine>
      <FormLine label="工作日">
        <Choice
          label="工作日"
          disabled={disabled}
          value={scheme.calendar.table === 'none' ? 'none' : 'state-council'}
          options={[
            ['none', '办法里没有按工作日算的时限'],
            ['state-council', '按国务院放假通知（设置里的节假日表）'],
          ]}
          onChange={(table) => onChange({ ...scheme, calendar: { ...scheme.calendar, table } })}
        />
      </FormLine>
      <FormLine label="来源">
        <Input
          size="small"
          aria-label="来源"
          disabled={disabled}
          maxLength={300}
          value={basis.source ?? ''}
          onChange={(event) => field('source', event.target.value)}
        />
      </FormLine>
    </div>
  );
}

export function GroupsForm({ scheme, disabled, units, onChange }: SectionProps) {
  const put = (id: string, change: Partial<Scheme['groups'][number]>): void =>
    onChange({ ...scheme, groups: scheme.groups.map((group) => (group.id === id ? { ...group, ...change } : group)) });
  const raise = (at: number): void =>
    onChange({
      ...scheme,
      groups: [
        ...scheme.groups.slice(0, at - 1),
        ...scheme.groups.slice(at, at + 1),
        ...scheme.groups.slice(at - 1, at),
        ...scheme.groups.slice(at + 1),
      ],
    });
  const free = (id: string): void =>
    onChange({
      ...scheme,
      groups: scheme.groups.map((group) => {
        if (group.id !== id) return group;
        const { members: _members, ...rest } = group;
        return rest;
      }),
    });
  return (
    <div className="scheme-card">
      {scheme.groups.length === 0 && <p>没有分组：全部单位一起排名。</p>}
      {scheme.groups.map((group, at) => (
        <div key={group.id} className="scheme-group">
          <HeldInput
            value={group.title}
            label="组名"
            disabled={disabled}
            wrong={(text) => text === ''}
            hint="不能空着"
            onChange={(title) => put(group.id, { title })}
          />
          <Choice
            label={`${group.title}的单位`}
            disabled={disabled}
            value={group.members === undefined ? 'ledger' : 'here'}
            options={[
              ['ledger', '按设置“单位和人员”里编入的单位'],
              ['here', '在这里选定'],
            ]}
            onChange={(next) => (next === 'ledger' ? free(group.id) : put(group.id, { members: [] }))}
          />
          {group.members !== undefined && (
            <Select
              size="small"
              mode="multiple"
              aria-label={`${group.title}选定的单位`}
              className="scheme-members"
              disabled={disabled}
              value={group.members}
              showSearch={{ optionFilterProp: 'label' }}
              options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
              onChange={(members: string[]) => put(group.id, { members })}
            />
          )}
          {!disabled && (
            <>
              <Button size="small" type="text" disabled={at === 0} onClick={() => raise(at)}>
                上移
              </Button>
              <Button
                size="small"
                type="text"
                onClick={() => onChange({ ...scheme, groups: scheme.groups.filter((own) => own.id !== group.id) })}
              >
                删除
              </Button>
            </>
          )}
        </div>
      ))}
      {!disabled && (
        <Button
          size="small"
          onClick={() =>
            onChange({ ...scheme, groups: [...scheme.groups, { id: freshId(scheme.groups, 'group'), title: '新的组', members: [] }] })
          }
        >
          加一组
        </Button>
      )}
    </div>
  );
}
