/** How one field of a described form is shown: a box, a choice, a list, a tree. The words offered for a text come from the scheme and the ledger's own lists. */
import { AutoComplete, Checkbox, InputNumber, Select } from 'antd';
import { useContext } from 'react';
import type { ReactNode } from 'react';
import { isIsoDay } from '../../../shared/calendar/iso-date';
import { describeDate } from '../../../shared/scoring/describe';
import { DATE_NODES } from '../../../shared/scoring/form-conditions';
import { wordColumns } from '../../../shared/scoring/form-words';
import { PATH_WORDS, describePath } from '../../../shared/scoring/path-words';
import { isRecord, refOptions, schemeYear } from '../../../shared/scoring/form-fields';
import type { Field, Offer, Words } from '../../../shared/scoring/form-fields';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import type { DateNode, NumberNode, PredicateNode } from '../../../shared/scoring/scheme-trees';
import { LETTER_LABELS } from '../../../shared/letters/fields';
import { STAGE_EVENTS } from '../../../shared/model/stages';
import { ConditionField } from './ConditionField';
import { Choice, Rows } from './FormLine';
import { GroupsPick } from './GroupsPick';
import { HeldInput, HeldNumber } from './HeldInput';
import { FieldContext, LinesForm } from './LinesForm';
import type { FieldProps } from './LinesForm';
import { NodeField, nodeOptions } from './NodeField';
import { NumberField } from './NumberField';
import { RuleForm } from './RuleForm';

type Of<K extends Field['is']> = Omit<FieldProps, 'field'> & { readonly field: Extract<Field, { is: K }> };

const ORGANS = ['县招商引资工作领导小组', '县委', '县政府', '县政府督查室', '县委组织部'];
/** Letters a level of a ladder may print: those `proposalDraft` fills. */
const TEMPLATES: Words = (['supervision-notice', 'yellow-card', 'talk-notice', 'leave-post-proposal'] as const).map((kind) => [
  kind,
  LETTER_LABELS[kind],
]);

function offered(offer: Offer, scheme: Scheme): Words {
  const same = (words: readonly string[]): Words => [...new Set(words)].map((own) => [own, own] as const);
  switch (offer) {
    case 'stages':
      return same(STAGE_EVENTS);
    case 'levels':
      return scheme.ladders.flatMap((ladder) => ladder.levels.map((level) => [level.code, level.title] as const));
    case 'tiers':
      return same(
        scheme.ranks.flatMap((rank) => [
          ...rank.tiers.map((tier) => tier.name),
          ...(rank.otherwiseTier === 'none' ? [] : [rank.otherwiseTier]),
        ]),
      );
    case 'raters':
      return same(scheme.items.flatMap((item) => (item.rule.kind === 'J' ? item.rule.raters.map((rater) => rater.class) : [])));
    case 'templates':
      return TEMPLATES;
    case 'organs':
      return same([...ORGANS, ...scheme.ladders.flatMap((ladder) => ladder.levels.map((level) => level.organ))]);
    case 'columns':
      return wordColumns(scheme)
        .map(({ field }) => [field, describePath(field)] as const)
        .filter(([own], i, all) => all.findIndex(([other]) => other === own) === i);
    case 'units':
    case 'none':
      return [];
  }
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);
const empty = (value: string): boolean => value === '';

function TextField({ field, value, label, scheme, disabled, onChange }: Of<'text'>) {
  const words = field.offer === undefined ? [] : offered(field.offer, scheme);
  if (words.some(([key, title]) => key !== title))
    return (
      <Choice
        label={label}
        disabled={disabled}
        value={text(value)}
        options={words.some(([key]) => key === value) ? words : [...words, [text(value), text(value)]]}
        onChange={onChange}
      />
    );
  if (words.length === 0)
    return (
      <HeldInput
        value={text(value)}
        label={label}
        disabled={disabled}
        wide={field.long === true}
        wrong={empty}
        hint="不能空着"
        onChange={onChange}
      />
    );
  return (
    <AutoComplete
      size="small"
      aria-label={label}
      style={{ minWidth: 180 }}
      disabled={disabled}
      value={text(value)}
      options={words.map(([key]) => ({ value: key }))}
      onChange={(next: string) => next.trim() !== '' && onChange(next.trim())}
    />
  );
}

/** A field of the records, by its label; a name no list knows can be typed. */
function PathField({ value, label, disabled, onChange }: Of<'path'>) {
  const own = text(value);
  const options = PATH_WORDS.map(([key, title]) => ({ value: key, label: title }));
  return (
    <Select
      size="small"
      aria-label={label}
      style={{ minWidth: 130 }}
      popupMatchSelectWidth={false}
      disabled={disabled}
      showSearch={{ optionFilterProp: 'label' }}
      value={own}
      options={options.some((each) => each.value === own) ? options : [{ value: own, label: describePath(own) }, ...options]}
      onChange={onChange}
    />
  );
}

function MonthDay({ value, label, disabled, onChange }: Of<'monthDay'>) {
  const [month = '12', day = '31'] = text(value).split('-');
  const put = (m: number, d: number): void => onChange(`${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
  return (
    <span className="scheme-choice">
      <InputNumber
        size="small"
        aria-label={`${label}月`}
        min={1}
        max={12}
        disabled={disabled}
        style={{ width: 56 }}
        value={Number(month)}
        onChange={(n) => n !== null && put(n, Number(day))}
      />
      月
      <InputNumber
        size="small"
        aria-label={`${label}日`}
        min={1}
        max={31}
        disabled={disabled}
        style={{ width: 56 }}
        value={Number(day)}
        onChange={(n) => n !== null && put(Number(month), n)}
      />
      日
    </span>
  );
}

const DAY = 'literal';

function DateField({ value, label, scheme, disabled, onChange }: Of<'date'>) {
  const node = value as DateNode;
  if (typeof node === 'object' && DATE_NODES[node.op].lines.length > 0)
    return (
      <NodeField
        scheme={scheme}
        forms={DATE_NODES}
        node={node}
        says={describeDate(node, scheme)}
        label={label}
        disabled={disabled}
        plain={{ label: '某一天', take: () => onChange(schemeYear(scheme).to) }}
        onChange={onChange}
      />
    );
  return (
    <span className="scheme-choice">
      <Select
        size="small"
        aria-label={label}
        disabled={disabled}
        popupMatchSelectWidth={false}
        value={typeof node === 'string' ? DAY : node.op}
        options={[{ value: DAY, label: '某一天' }, ...nodeOptions(DATE_NODES).flatMap((group) => group.options)]}
        onChange={(op: string) =>
          onChange(op === DAY ? schemeYear(scheme).to : { op, ...DATE_NODES[op as keyof typeof DATE_NODES].fresh(scheme) })
        }
      />
      {typeof node === 'string' && (
        <HeldInput
          value={node}
          label={`${label}日`}
          disabled={disabled}
          wrong={(own) => !isIsoDay(own)}
          hint="写成 2026-09-30"
          onChange={onChange}
        />
      )}
    </span>
  );
}

function OneOf({ field, value, label, scheme, disabled, onChange }: Of<'oneOf'>) {
  const control = useContext(FieldContext);
  const option = field.options.find((own) => own.fits(value));
  const inner = option?.field;
  return (
    <span className="scheme-choice">
      <Choice
        label={label}
        disabled={disabled}
        value={option?.key ?? ''}
        options={field.options.map((own) => [own.key, own.label] as const)}
        onChange={(key) => onChange(field.options.find((own) => own.key === key)?.fresh(scheme))}
      />
      {inner !== undefined && control({ scheme, field: inner, value, label: `${label}：`, disabled, onChange })}
    </span>
  );
}

function ListField({ field, value, label, scheme, disabled, onChange }: Of<'rows'>) {
  const control = useContext(FieldContext);
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <Rows
      rows={all}
      least={field.least}
      add={field.add}
      disabled={disabled}
      fresh={() => field.fresh(scheme)}
      onChange={onChange}
      renderRow={(row, put, i) => control({ scheme, field: field.row, value: row, label: `${label}${i + 1}`, disabled, onChange: put })}
    />
  );
}

/** Parts with many lines stand as a block; short ones run on in the row. */
const LONG_PART = 5;

export function FieldControl(props: FieldProps): ReactNode {
  const { field, value, label, scheme, disabled, onChange } = props;
  const of = { scheme, label, disabled };
  switch (field.is) {
    case 'text':
      return <TextField {...props} field={field} />;
    case 'texts':
      return (
        <Select
          size="small"
          mode="tags"
          aria-label={label}
          style={{ minWidth: 180 }}
          disabled={disabled}
          value={list(value)}
          options={offered(field.offer, scheme).map(([key, title]) => ({ value: key, label: title }))}
          onChange={(next: string[]) => onChange(next)}
        />
      );
    case 'path':
      return <PathField {...props} field={field} />;
    case 'flag':
      return (
        <Choice
          label={label}
          disabled={disabled}
          value={value === true ? 'yes' : 'no'}
          options={[
            ['yes', field.yes],
            ['no', field.no],
          ]}
          onChange={(next) => onChange(next === 'yes')}
        />
      );
    case 'whole':
      return (
        <InputNumber
          size="small"
          aria-label={label}
          style={{ width: 72 }}
          min={field.min}
          max={field.max}
          precision={0}
          disabled={disabled}
          value={Number(value)}
          onChange={(next) => next !== null && onChange(next)}
        />
      );
    case 'day':
      return (
        <HeldInput
          value={text(value)}
          label={label}
          disabled={disabled}
          wrong={(own) => !isIsoDay(own)}
          hint="写成 2026-09-30"
          onChange={onChange}
        />
      );
    case 'monthDay':
      return <MonthDay {...props} field={field} />;
    case 'choice':
      return <Choice label={label} disabled={disabled} value={text(value)} options={field.of} onChange={onChange} />;
    case 'literal':
      return <HeldNumber value={text(value)} label={label} disabled={disabled} onChange={onChange} />;
    case 'number':
      return <NumberField {...of} value={value as NumberNode} onChange={onChange} />;
    case 'condition':
      return <ConditionField {...of} value={value as PredicateNode} onChange={onChange} />;
    case 'date':
      return <DateField {...props} field={field} />;
    case 'rule':
      return <RuleForm {...of} rule={value as Rule} onChange={onChange} />;
    case 'ref': {
      const words = refOptions(scheme, field.to);
      return (
        <Choice
          label={label}
          disabled={disabled}
          value={text(value)}
          options={words.some(([key]) => key === value) ? words : [...words, [text(value), `（没有“${text(value)}”）`]]}
          onChange={onChange}
        />
      );
    }
    case 'refs':
      return (
        <Select
          size="small"
          mode="multiple"
          aria-label={label}
          style={{ minWidth: 160 }}
          disabled={disabled}
          value={list(value)}
          options={refOptions(scheme, field.to).map(([key, title]) => ({ value: key, label: title }))}
          onChange={(next: string[]) => onChange(next)}
        />
      );
    case 'groups':
      return <GroupsPick scheme={scheme} value={value === 'all' ? 'all' : list(value)} disabled={disabled} onChange={onChange} />;
    case 'ticks':
      return (
        <Checkbox.Group
          disabled={disabled}
          aria-label={label}
          value={list(value)}
          options={field.of.map(([key, title]) => ({ value: key, label: title }))}
          onChange={onChange}
        />
      );
    case 'rows':
      return <ListField {...props} field={field} />;
    case 'part':
      return (
        <span className={field.lines.length >= LONG_PART ? 'scheme-block' : 'scheme-choice'}>
          <LinesForm
            scheme={scheme}
            lines={field.lines}
            value={isRecord(value) ? value : {}}
            disabled={disabled}
            of={label}
            inline={field.lines.length < LONG_PART}
            onChange={onChange}
          />
        </span>
      );
    case 'oneOf':
      return <OneOf {...props} field={field} />;
  }
}

export function FormFields({ children }: { readonly children: ReactNode }) {
  return <FieldContext.Provider value={renderField}>{children}</FieldContext.Provider>;
}

const renderField = (props: FieldProps): ReactNode => <FieldControl {...props} />;
