/** Which groups a rule is for: all, or some. */
import { Select } from 'antd';
import type { Scheme } from '../../../shared/scoring/scheme-schema';

export function GroupsPick({
  scheme,
  value,
  disabled,
  onChange,
}: {
  readonly scheme: Scheme;
  readonly value: 'all' | string[];
  readonly disabled: boolean;
  readonly onChange: (groups: 'all' | string[]) => void;
}) {
  return (
    <Select
      size="small"
      mode="multiple"
      aria-label="适用的组"
      placeholder="全部单位"
      style={{ minWidth: 220 }}
      disabled={disabled}
      value={value === 'all' ? [] : value}
      options={scheme.groups.map((group) => ({ value: group.id, label: group.title }))}
      onChange={(next: string[]) => onChange(next.length === 0 ? 'all' : next)}
    />
  );
}
