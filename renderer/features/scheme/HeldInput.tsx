/** A text box that lets a clerk clear it and type anew: what is not yet a good value is held here, marked, and not handed on. */
import { Input } from 'antd';
import { useState } from 'react';

export function HeldInput({
  value,
  label,
  disabled,
  wide = false,
  wrong,
  hint,
  onChange,
}: {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly wide?: boolean;
  /** True for a text that may not stand. */
  readonly wrong: (text: string) => boolean;
  readonly hint: string;
  readonly onChange: (text: string) => void;
}) {
  const [held, setHeld] = useState<string | null>(null);
  const shown = held ?? value;
  const bad = wrong(shown.trim());
  return (
    <Input
      size="small"
      aria-label={label}
      {...(wide ? { style: { minWidth: 240, flex: 1 } } : { className: 'scheme-word' })}
      disabled={disabled}
      value={shown}
      maxLength={2000}
      status={bad ? 'error' : ''}
      title={bad ? hint : undefined}
      onChange={(event) => {
        const next = event.target.value;
        setHeld(next);
        if (!wrong(next.trim())) onChange(next.trim());
      }}
      onBlur={() => setHeld(null)}
    />
  );
}
