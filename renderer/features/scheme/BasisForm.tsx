/** 基本情况 and 分组: what the document is, for which period, and who is ranked with whom. 发文号 and 施行日期 are entered at adoption. */
import { Button, Input, Select } from 'antd';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { freshId } from '../../../shared/scoring/scheme-edits';
import { Choice, FormLine } from './FormLine';

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
        <Input
          size="small"
          aria-label="办法名称"
          disabled={disabled}
          maxLength={120}
          status={scheme.title.trim() === '' ? 'error' : ''}
          value={scheme.title}
          onChange={(event) =>
            event.target.value !== '' && onChange({ ...scheme, title: event.target.value, basis: { ...basis, title: event.target.value } })
          }
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
        <span>考核年度从 {period.yearStart.replace('-', '月')}日 起</span>
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
      {scheme.groups.map((group) => (
        <div key={group.id} className="scheme-group">
          <Input
            size="small"
            aria-label="组名"
            className="scheme-word"
            disabled={disabled}
            value={group.title}
            onChange={(event) => event.target.value !== '' && put(group.id, { title: event.target.value })}
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
            <Button
              size="small"
              type="text"
              onClick={() => onChange({ ...scheme, groups: scheme.groups.filter((own) => own.id !== group.id) })}
            >
              删除
            </Button>
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
