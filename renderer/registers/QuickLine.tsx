/**
 * Fast entry: one line, Enter, next. The day and the unit stay for the next line, all else is cleared. Cells pasted from Excel are taken as many lines,
 * after a look (PastePane).
 */
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import type { Json } from '../../shared/model/field-kinds';
import { entryFields, lineDraft } from '../../shared/registers/entry';
import type { EntryField } from '../../shared/registers/entry';
import { UNIT_COLUMN } from '../../shared/registers/register';
import type { Register } from '../../shared/registers/register';
import { commit } from '../data/commit';
import { freshId } from '../data/edits';
import { useStatus } from '../data/status';
import type { TableMoneyUnit } from '../grid/grid-types';
import { useFrame } from '../ui/frame-context';
import { SuggestBox } from '../ui/SuggestBox';
import { currentContext, useNames, useWriting } from './register-data';

type QuickLineProps = {
  readonly register: Register;
  readonly moneyUnit: TableMoneyUnit;
  /** Called with the new record once it is on disk. */
  readonly onEntered: (id: string) => void;
  readonly onPasteBlock: (text: string) => void;
};

/** Values that most likely hold for the next line as well. */
const stays = ({ key, kind }: EntryField): boolean => key === UNIT_COLUMN || kind === 'date';

/** What stands when the box of a date is left empty. */
const spokenDefault = (value: Json | undefined): string => (typeof value === 'string' && value.length === 7 ? '本月' : '今天');

export function QuickLine({ register, moneyUnit, onEntered, onPasteBlock }: QuickLineProps) {
  const { today } = useStatus();
  const frame = useFrame();
  const writing = useWriting();
  const names = useNames(register);
  const fields = useMemo(() => entryFields(register, writing), [register, writing]);
  const defaults = useMemo(() => register.records?.defaults(currentContext(today)) ?? {}, [register, today]);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const line = useRef<HTMLFormElement>(null);

  async function enter(): Promise<void> {
    const made = lineDraft(register, texts, { context: currentContext(today), writing, moneyUnit, newId: freshId });
    if (!made.ok) return frame.showFailure(made);
    const answer = await commit([made.value.draft]);
    if (!answer.ok) return frame.showFailure(answer);
    setTexts(Object.fromEntries(fields.filter(stays).map(({ key }) => [key, texts[key] ?? ''])));
    onEntered(made.value.record);
    frame.tell(`已登记：${register.short}`);
    const first = fields.findIndex((field) => !stays(field));
    line.current?.querySelectorAll('input')[Math.max(0, first)]?.focus();
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    onPasteBlock(text);
  }

  return (
    <form
      ref={line}
      className="rg-quick"
      aria-label={`快速登记${register.short}`}
      data-testid="quick-line"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      {fields.map((field) => {
        const { key, label, kind, choices, names: entity, required, width, unit } = field;
        const options = choices ?? (entity === undefined ? [] : (names.get(entity) ?? []));
        const byDefault = required && key in defaults && kind === 'date';
        const says = `${label}${unit === undefined ? '' : `（${unit}）`}${required ? ' *' : ''}`;
        return (
          <span key={key} style={{ flex: `${Math.min(width, 170)} 1 0` }} title={label}>
            <SuggestBox
              label={label}
              value={texts[key] ?? ''}
              placeholder={byDefault ? `${label}：${spokenDefault(defaults[key])}` : says}
              options={options}
              closed={kind === 'choice'}
              testId={`quick-${key}`}
              onChange={(text) => setTexts((now) => ({ ...now, [key]: text }))}
              onEnter={() => void enter()}
              onPaste={onPaste}
            />
          </span>
        );
      })}
      <Button size="small" htmlType="submit" title="回车" data-testid="quick-enter">
        登记
      </Button>
    </form>
  );
}
