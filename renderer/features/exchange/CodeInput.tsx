/** The eight groups of a 校验码 as they are heard by telephone; Enter compares them once they are whole. */
import { Input } from 'antd';
import type { InputRef } from 'antd';
import type { Ref } from 'react';

/** Digits of a whole 校验码. */
const DIGITS = 32;

export const isWholeCode = (typed: string): boolean => typed.replace(/\D/g, '').length === DIGITS;

type Props = {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly onHeard: (typed: string) => void;
  readonly ref?: Ref<InputRef>;
};

export function CodeInput({ value, onChange, onHeard, ref }: Props) {
  return (
    <Input
      {...(ref === undefined ? {} : { ref })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onPressEnter={() => isWholeCode(value) && onHeard(value)}
      placeholder="例如 0000 0000 0000 0000 0000 0000 0000 0000"
      maxLength={60}
      aria-label="校验码"
      data-testid="check-code-input"
    />
  );
}
