/** One line of the score sheet: its title, full marks, kind of rule and the rule's own form. */
import { Input } from 'antd';
import { isNumberText } from '../../../shared/scoring/exact';
import { ITEM_LINES } from '../../../shared/scoring/form-parts';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import type { Item, Scheme } from '../../../shared/scoring/scheme-schema';
import { Choice, FormLine } from './FormLine';
import { GroupsPick } from './GroupsPick';
import { LinesForm } from './LinesForm';
import { RuleForm } from './RuleForm';

type Props = { readonly scheme: Scheme; readonly item: Item; readonly disabled: boolean; readonly onChange: (item: unknown) => void };

/** Lines not shown above in the form's own way. */
const REST = ITEM_LINES.filter((line) => ['section', 'subject', 'when', 'note'].includes(line.key));

function withRule(item: Item, rule: Rule): Item {
  // The weight of a proportional line is its full mark: one number for the clerk, two places in the file.
  const own =
    item.rule.kind === 'R' &&
    item.full !== undefined &&
    typeof item.rule.weight !== 'object' &&
    String(item.rule.weight) === String(item.full);
  return rule.kind === 'R' && own && typeof rule.weight !== 'object' ? { ...item, rule, full: rule.weight } : { ...item, rule };
}

export function ItemForm({ scheme, item, disabled, onChange }: Props) {
  const { rounding } = item;
  return (
    <>
      <FormLine label="名称">
        <Input
          size="small"
          aria-label="考核项名称"
          disabled={disabled}
          value={item.title}
          onChange={(event) => event.target.value !== '' && onChange({ ...item, title: event.target.value })}
        />
        满分
        <Input
          size="small"
          aria-label="满分"
          className="scheme-number"
          disabled={disabled}
          value={item.full ?? ''}
          onChange={(event) => {
            const text = event.target.value.trim();
            const { full: _full, ...rest } = item;
            if (text === '') onChange(rest);
            else if (isNumberText(text)) onChange({ ...item, full: text });
          }}
        />
      </FormLine>
      <FormLine label="考核谁">
        <GroupsPick scheme={scheme} value={item.appliesTo} disabled={disabled} onChange={(appliesTo) => onChange({ ...item, appliesTo })} />
      </FormLine>
      <FormLine label="得分保留">
        <Choice
          label="得分保留"
          disabled={disabled}
          value={rounding === 'none' ? 'none' : String(rounding.places)}
          options={[
            ['none', '不取舍'],
            ['0', '取整数'],
            ['1', '保留1位小数'],
            ['2', '保留2位小数'],
            ['3', '保留3位小数'],
          ]}
          onChange={(next) =>
            onChange({
              ...item,
              rounding: next === 'none' ? 'none' : { places: Number(next), mode: rounding === 'none' ? 'half-up' : rounding.mode },
            })
          }
        />
      </FormLine>
      <RuleForm scheme={scheme} rule={item.rule} label="计分方法" disabled={disabled} onChange={(rule) => onChange(withRule(item, rule))} />
      <LinesForm scheme={scheme} lines={REST} value={item} disabled={disabled} of="考核项" onChange={onChange} />
    </>
  );
}
