/**
 * A text box that offers words while one types: by what they contain or by their pinyin initials. Arrows choose, Enter takes; Enter with nothing to take is
 * the caller's. Knows no data.
 */
import './suggest-box.css';
import { useId, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { matchesTyped } from '../../shared/model/initials';

export type SuggestBoxProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly options: readonly string[];
  /** Only the options are good: the first that fits is taken by Enter. Otherwise any text is. */
  readonly closed: boolean;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly onEnter?: () => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
  readonly testId?: string;
};

/** More are reached by typing. */
const MOST = 50;
/** So few words are shown before anything is typed: nobody knows them by heart. */
const FEW = 12;

export function SuggestBox(props: SuggestBoxProps) {
  const { label, value, onChange, options, closed, placeholder, disabled, onEnter, onPaste, testId } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const shown =
    open && (closed || options.length <= FEW || value.trim() !== '')
      ? options.filter((option) => matchesTyped(option, value)).slice(0, MOST)
      : [];
  const done = shown.length === 1 && shown[0] === value;
  const listed = done ? [] : shown;

  function take(option: string): void {
    onChange(option);
    setOpen(false);
    setAt(-1);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (listed.length > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + listed.length) % listed.length);
      return;
    }
    if (event.key === 'Escape' && listed.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      return;
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return;
    const exact = options.includes(value);
    const option = listed[at] ?? (closed && !exact && value.trim() !== '' ? listed[0] : undefined);
    if (option !== undefined) {
      take(option);
      if (event.key === 'Enter') event.preventDefault();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      setOpen(false);
      onEnter?.();
    }
  }

  return (
    <span className="ui-suggest">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={listed.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        data-testid={testId}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setOpen(true);
          setAt(-1);
        }}
        onClick={() => setOpen(closed)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {listed.length > 0 && (
        <ul id={id} role="listbox" aria-label={label}>
          {listed.map((option, place) => (
            <li
              key={option}
              role="option"
              aria-selected={place === at}
              onMouseDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              {option}
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}
