/** A scoring rule whole: its kind, the usual fields of that kind, and under 其余规定 whatever else the format knows of it. */
import { PAYOUT_RULE_NAMES, RULE_NAMES } from '../../../shared/scoring/describe-rules';
import { RULE_LINES } from '../../../shared/scoring/form-rules';
import { blankRule } from '../../../shared/scoring/scheme-edits';
import { RuleSchema } from '../../../shared/scoring/scheme-rules';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { Choice, FormLine } from './FormLine';
import { LinesForm } from './LinesForm';
import { usePointWords } from './points-unit';
import { RuleFields } from './RuleFields';

const KINDS = ['R', 'B', 'U', 'P', 'N', 'J', 'C'] as const;

/** Keys the usual fields of a kind do not show. */
const REST: { readonly [K in Rule['kind']]: readonly string[] } = {
  R: [],
  B: [],
  U: ['zeroWhen'],
  P: ['start', 'multiplier', 'mirror'],
  N: ['method'],
  J: ['trim', 'missing'],
  C: ['children', 'take', 'rounding'],
};

export function RuleForm({
  scheme,
  rule,
  label,
  own,
  disabled,
  onChange,
}: {
  readonly scheme: Scheme;
  readonly rule: Rule;
  readonly label: string;
  /** Line of the score sheet the rule belongs to; absent for an amount of money. */
  readonly own?: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (rule: Rule) => void;
}) {
  const names = usePointWords().unit === '分' ? RULE_NAMES : PAYOUT_RULE_NAMES;
  const rest = RULE_LINES[rule.kind].filter((line) => REST[rule.kind].includes(line.key));
  return (
    <div>
      <FormLine label="方法">
        <Choice
          label={label}
          disabled={disabled}
          value={rule.kind}
          options={KINDS.map((kind) => [kind, names[kind]] as const)}
          onChange={(kind) => {
            const [measure] = scheme.measures;
            onChange(blankRule(kind, measure?.id, scheme.targets.find((target) => target.measure === measure?.id)?.id));
          }}
        />
      </FormLine>
      <RuleFields scheme={scheme} rule={rule} own={own} disabled={disabled} onChange={onChange} />
      {rest.length > 0 && (
        <details className="scheme-rest">
          <summary>其余规定</summary>
          <LinesForm
            scheme={scheme}
            lines={rest}
            value={rule}
            disabled={disabled}
            of={label}
            onChange={(next) => {
              const read = RuleSchema.safeParse(next);
              if (read.success) onChange(read.data);
            }}
          />
        </details>
      )}
    </div>
  );
}
