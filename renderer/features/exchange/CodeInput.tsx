/** The eight groups of a 校验码 as they are heard by telephone. */
import { Input } from 'antd';

/** Digits of a whole 校验码. */
const DIGITS = 32;

export const isWholeCode = (typed: string): boolean => typed.replace(/\D/g, '').length === DIGITS;

type Props = { readonly value: string; readonly onChange: (typed: string) => void };

export function CodeInput({ value, onChange }: Props) {
  return (
    <Input
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder="例如 0000 0000 0000 0000 0000 0000 0000 0000"
      maxLength={60}
      aria-label="校验码"
      data-testid="check-code-input"
    />
  );
}
