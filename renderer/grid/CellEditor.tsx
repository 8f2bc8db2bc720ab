/**
 * The one input of the table. It always has the focus and stands, unseen, on the active cell, so that a Chinese input method can begin a
 * word there: the first key of a pinyin syllable already goes into the cell, as in Excel. While a cell is edited it is shown.
 */
import { useState, useSyncExternalStore } from 'react';
import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import type { GridController } from './grid-controller';
import type { GridColumn } from './grid-types';
import { editorAction, gridAction } from './grid-keys';
import type { KeyPress } from './grid-keys';
import { matchesTyped } from '../../shared/model/initials';

function pressOf(event: KeyboardEvent): KeyPress {
  return { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey };
}

/** Choices a list shows at most; more are reached by typing. */
const MOST_CHOICES = 60;

/** Choices that hold what was typed, or whose pinyin initials do; all of them while nothing was typed. */
export function matchingChoices(choices: readonly string[] | undefined, typed: string | null): readonly string[] {
  return (choices ?? []).filter((choice) => matchesTyped(choice, typed ?? '')).slice(0, MOST_CHOICES);
}

/** A choice lists its words at once; names offered to a text only when something was typed. */
function listFor({ kind, choices, offers }: GridColumn, typed: string | null): readonly string[] {
  if (kind === 'choice') return matchingChoices(choices, typed);
  return typed === null || typed.trim() === '' ? [] : matchingChoices(offers, typed);
}

/** Highest a list of choices gets (grid.css). */
const LIST_HEIGHT = 264;

type CellEditorProps = {
  readonly controller: GridController;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
};

export function CellEditor({ controller, inputRef, label }: CellEditorProps) {
  const box = useSyncExternalStore(controller.box.subscribe, controller.box.get);
  const editing = useSyncExternalStore(controller.editing.subscribe, controller.editing.get);
  const [pick, setPick] = useState<{ readonly typed: string | null; readonly at: number }>({ typed: null, at: -1 });
  const open = editing !== null;
  const choices = open ? listFor(editing.column, pick.typed) : [];

  const begin = (caret: boolean, text?: string) => {
    const started = controller.startEditing(caret, text);
    setPick({ typed: text ?? null, at: -1 });
    return started;
  };
  const only = () => (editing?.column.kind === 'choice' && pick.typed !== null && choices.length === 1 ? choices[0] : undefined);
  const chosen = () => choices[pick.at] ?? only();
  const finish = () => {
    if (editing !== null) controller.commit(chosen() ?? editing.text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Keys that belong to the input method (keyCode 229) are not ours.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const press = pressOf(event);
    if (editing === null) {
      const action = gridAction(press);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (action.act === 'edit') begin(true);
      else controller.act(action);
      return;
    }
    event.stopPropagation();
    const action = editorAction(press, editing.caret, choices.length > 0);
    if (action === null) return;
    event.preventDefault();
    switch (action.act) {
      case 'cancel':
        return controller.cancel();
      case 'newLine': {
        const { selectionStart, selectionEnd, value } = event.currentTarget;
        return controller.setText(`${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}`);
      }
      case 'caretMode':
        return controller.editing.set({ ...editing, caret: true });
      case 'choose':
        return setPick({ ...pick, at: (pick.at + action.step + choices.length) % choices.length });
      case 'commit':
        finish();
        if (action.then !== null) controller.act(action.then);
    }
  };

  const onInput = (text: string) => {
    if (editing !== null) {
      controller.setText(text);
      setPick({ typed: text, at: -1 });
    } else if (text !== '' && !begin(false, text)) controller.cancel();
  };

  const clip = (event: ClipboardEvent, work: () => void) => {
    if (editing !== null) return;
    event.preventDefault();
    work();
  };

  const lines = open ? Math.min(8, Math.max(1, editing.text.split('\n').length, Math.ceil(editing.text.length / 24))) : 1;
  const tall = open && (editing.column.kind === 'longText' || editing.text.includes('\n'));
  const above = box !== null && box.roomBelow < LIST_HEIGHT && box.top > LIST_HEIGHT;
  const style =
    box === null
      ? { left: 0, top: 0, width: 1, height: 1 }
      : {
          left: box.left,
          top: box.top,
          width: open ? Math.max(box.width, tall ? 320 : 0) : box.width,
          height: open && tall ? Math.max(box.height, lines * 22 + 10) : box.height,
        };
  return (
    <>
      <textarea
        ref={inputRef}
        className={open ? 'lg-editor lg-open' : 'lg-editor'}
        style={style}
        value={open ? editing.text : ''}
        aria-label={open ? `${label}，正在修改${editing.column.label}` : label}
        data-resting={open ? undefined : ''}
        autoComplete="off"
        spellCheck={false}
        rows={1}
        onChange={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          if (editing === null) begin(false, '');
        }}
        onCopy={(event) => clip(event, () => controller.copy(event.clipboardData))}
        onCut={(event) => clip(event, () => controller.cut(event.clipboardData))}
        onPaste={(event) => clip(event, () => controller.paste(event.clipboardData.getData('text/plain')))}
        onFocus={() => {
          if (controller.selection.get() === null) controller.selectAt({ row: 0, col: 0 }, false);
        }}
        onBlur={finish}
      />
      {choices.length > 0 && box !== null && (
        <ul
          className={above ? 'lg-choices lg-above' : 'lg-choices'}
          style={{ left: box.left, top: above ? box.top : box.top + box.height, minWidth: box.width }}
          role="listbox"
        >
          {choices.map((choice, at) => (
            <li
              key={choice}
              role="option"
              aria-selected={at === pick.at}
              className={at === pick.at ? 'lg-on' : ''}
              onMouseDown={(event) => {
                event.preventDefault();
                controller.commit(choice);
              }}
            >
              {choice}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
