/**
 * Boxes that let a clerk clear them and type anew: what is not yet a good value is held here, marked, and not handed on. A text box grows with its text,
 * so that a long sentence of a 办法 is read whole.
 */
import { Input } from 'antd';
import { useState } from 'react';
import { NUMBER_WORDS, isNumberText } from '../../../shared/scoring/exact';

type Held = {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly onChange: (text: string) => void;
};

/** What the box shows, whether it may stand, and what it does when typed in. */
function useHeld({ value, onChange }: Held, wrong: (text: string) => boolean) {
  const [held, setHeld] = useState<string | null>(null);
  const shown = held ?? value;
  return {
    shown,
    bad: wrong(shown.trim()),
    type: (next: string): void => {
      setHeld(next);
      if (!wrong(next.trim())) onChange(next.trim());
    },
    leave: (): void => setHeld(null),
  };
}

export function HeldInput({
  wide = false,
  wrong,
  hint,
  ...box
}: Held & {
  readonly wide?: boolean;
  /** True for a text that may not stand. */
  readonly wrong: (text: string) => boolean;
  readonly hint: string;
}) {
  const { shown, bad, type, leave } = useHeld(box, wrong);
  return (
    <Input.TextArea
      size="small"
      rows={1}
      aria-label={box.label}
      className={wide ? 'scheme-word scheme-word-wide' : 'scheme-word'}
      disabled={box.disabled}
      value={shown}
      maxLength={2000}
      status={bad ? 'error' : ''}
      title={bad ? hint : undefined}
      // A line of a 办法 is one sentence: a pasted or typed line break becomes a space.
      onChange={(event) => type(event.target.value.replaceAll(/\s*\n\s*/g, ' '))}
      onPressEnter={(event) => event.preventDefault()}
      onBlur={leave}
    />
  );
}

/** A number as the scheme writes it: 12, 0.5, 50%, 1/3. */
export function HeldNumber({ mayBeEmpty = false, ...box }: Held & { readonly mayBeEmpty?: boolean }) {
  const { shown, bad, type, leave } = useHeld(box, (text) => !(isNumberText(text) || (mayBeEmpty && text === '')));
  return (
    <Input
      size="small"
      aria-label={box.label}
      className="scheme-number"
      disabled={box.disabled}
      value={shown}
      status={bad ? 'error' : ''}
      title={bad ? NUMBER_WORDS : undefined}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
    />
  );
}
