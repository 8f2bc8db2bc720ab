/** One line of the score sheet: its title, full marks, kind of rule and the rule's own form. */
import { Input } from 'antd';
import { RULE_NAMES } from '../../../shared/scoring/describe-rules';
import { isNumberText } from '../../../shared/scoring/exact';
import { blankRule } from '../../../shared/scoring/scheme-edits';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import type { Item, Scheme } from '../../../shared/scoring/scheme-schema';
import { ConditionField } from './ConditionField';
import { Choice, FormLine } from './FormLine';
import { GroupsPick } from './GroupsPick';
import { RuleFields } from './RuleFields';

type Props = { readonly scheme: Scheme; readonly item: Item; readonly disabled: boolean; readonly onChange: (item: Item) => void };

const KINDS = (['R', 'B', 'U', 'P', 'N', 'J', 'C'] as const).map((kind) => [kind, RULE_NAMES[kind]] as const);

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
        {item.subject !== 'unit' && (
          <span className="scheme-kept">
            {{ person: '按人考核', post: '按职务考核', project: '按项目考核', matter: '按督办事项考核' }[item.subject]}
          </span>
        )}
      </FormLine>
      {item.when !== undefined && (
        <FormLine label="什么情况下考">
          <ConditionField
            scheme={scheme}
            label="适用条件"
            value={item.when}
            disabled={disabled}
            onChange={(when) => onChange({ ...item, when })}
          />
        </FormLine>
      )}
      <FormLine label="计分方法">
        <Choice
          label="计分方法"
          disabled={disabled}
          value={item.rule.kind}
          options={KINDS}
          onChange={(kind) => {
            const [measure] = scheme.measures;
            onChange({ ...item, rule: blankRule(kind, measure?.id, scheme.targets.find((t) => t.measure === measure?.id)?.id) });
          }}
        />
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
      <RuleFields scheme={scheme} rule={item.rule} disabled={disabled} onChange={(rule) => onChange(withRule(item, rule))} />
      {item.note !== undefined && (
        <FormLine label="说明">
          <span className="scheme-kept">{item.note}</span>
        </FormLine>
      )}
    </>
  );
}
