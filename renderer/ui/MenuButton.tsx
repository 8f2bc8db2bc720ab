/**
 * A button that opens a short list of acts: by mouse, or Enter and the arrow keys. Esc closes it and the keys are at the button again. Knows no act itself.
 */
import { Button, Dropdown } from 'antd';
import { useRef } from 'react';

type Item = { readonly key: string; readonly label: string; readonly disabled?: boolean };

export function MenuButton({
  label,
  items,
  onPick,
  size,
  type,
  testId,
}: {
  readonly label: string;
  readonly items: readonly Item[];
  readonly onPick: (key: string) => void;
  readonly size?: 'small';
  readonly type?: 'primary';
  readonly testId?: string;
}) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      menu={{
        items: [...items],
        onClick: ({ key }) => onPick(key),
        // The list has heard the Enter; the button that has the keys next would hear it too and open the list again over what the act opened.
        onKeyDown: (press) => {
          if (press.key === 'Enter') press.preventDefault();
        },
      }}
      onOpenChange={(open) => {
        // The list goes away with the keys in it.
        if (!open) button.current?.focus();
      }}
    >
      <Button ref={button} {...(size === undefined ? {} : { size })} {...(type === undefined ? {} : { type })} data-testid={testId}>
        {label}
      </Button>
    </Dropdown>
  );
}
