/** One line of the score sheet: its title, full marks, kind of rule and the rule's own form. */
import { ITEM_LINES } from '../../../shared/scoring/form-parts';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import type { Item, Scheme } from '../../../shared/scoring/scheme-schema';
import { Choice, FormLine } from './FormLine';
import { GroupsPick } from './GroupsPick';
import { HeldInput, HeldNumber } from './HeldInput';
import { LinesForm } from './LinesForm';
import { RuleForm } from './RuleForm';

type Props = { readonly scheme: Scheme; readonly item: Item; readonly disabled: boolean; readonly onChange: (item: unknown) => void };

/** Lines not shown above in the form's own way. */
const REST = ITEM_LINES.filter((line) => ['section', 'subject', 'when', 'note'].includes(line.key));

/** The weight of a proportional line is its full mark: one number for the clerk, two places in the file, changed together while they are the same. */
function oneNumber({ rule, full }: Item): boolean {
  return rule.kind === 'R' && typeof rule.weight !== 'object' && (full === undefined || String(rule.weight) === String(full));
}

function withRule(item: Item, rule: Rule): Item {
  if (rule.kind !== 'R' || typeof rule.weight === 'object' || item.full === undefined || !oneNumber(item)) return { ...item, rule };
  return { ...item, rule, full: rule.weight };
}

function withFull(item: Item, full: string): Item {
  const { rule } = item;
  return rule.kind === 'R' && oneNumber(item) ? { ...item, full, rule: { ...rule, weight: full } } : { ...item, full };
}

export function ItemForm({ scheme, item, disabled, onChange }: Props) {
  const { rounding } = item;
  return (
    <>
      <FormLine label="名称">
        <HeldInput
          wide
          label="考核项名称"
          disabled={disabled}
          value={item.title}
          wrong={(text) => text === ''}
          hint="不能空着"
          onChange={(title) => onChange({ ...item, title })}
        />
        满分
        <HeldNumber
          mayBeEmpty
          label="满分"
          disabled={disabled}
          value={String(item.full ?? '')}
          onChange={(text) => {
            const { full: _full, ...rest } = item;
            onChange(text === '' ? rest : withFull(item, text));
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
      <RuleForm
        scheme={scheme}
        rule={item.rule}
        own={item.id}
        label="计分方法"
        disabled={disabled}
        onChange={(rule) => onChange(withRule(item, rule))}
      />
      <LinesForm scheme={scheme} lines={REST} value={item} disabled={disabled} of="考核项" onChange={onChange} />
    </>
  );
}
