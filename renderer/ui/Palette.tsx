/**
 * Ctrl+K: one box that finds projects, people, units and letters and lists every command. Asks the caller for hits while the clerk
 * types; a slow answer never replaces a newer one. Knows neither data nor commands.
 */
import './pieces.css';
import { useEffect, useRef, useState } from 'react';

export type PaletteItem = {
  readonly id: string;
  /** 项目, 人员, 单位, 文书, 操作 … */
  readonly group: string;
  readonly label: string;
  readonly detail?: string;
  readonly run: () => void;
};

type PaletteProps = {
  /** Best first; called with '' when the box opens. */
  readonly search: (words: string) => Promise<readonly PaletteItem[]>;
  readonly onClose: () => void;
};

export function Palette({ search, onClose }: PaletteProps) {
  const [words, setWords] = useState('');
  const [items, setItems] = useState<readonly PaletteItem[] | null>(null);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    let current = true;
    void search(words).then((found) => {
      if (!current) return;
      setItems(found);
      setAt(0);
    });
    return () => {
      current = false;
    };
  }, [search, words]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    item.run();
  };
  const count = items?.length ?? 0;
  return (
    <div
      className="ui-palette"
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="ui-palette-box" role="dialog" aria-label="查找">
        <input
          // The box opens because the clerk asked to type here.
          autoFocus
          role="combobox"
          aria-expanded={count > 0}
          aria-controls="palette-list"
          aria-activedescendant={count > 0 ? `palette-${at}` : undefined}
          aria-label="查找项目、人员、单位、文书和操作"
          placeholder="输入名称、拼音首字母或操作"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            event.stopPropagation();
            if (event.key === 'Escape') onClose();
            else if (event.key === 'Enter') run(items?.[at]);
            else if (event.key === 'ArrowDown' && count > 0) setAt((at + 1) % count);
            else if (event.key === 'ArrowUp' && count > 0) setAt((at - 1 + count) % count);
            else return;
            event.preventDefault();
          }}
        />
        <ul ref={list} id="palette-list" className="ui-palette-list" role="listbox" aria-label="查找结果">
          {(items ?? []).map((item, place) => (
            <li
              key={item.id}
              id={`palette-${place}`}
              role="option"
              aria-selected={place === at}
              onMouseEnter={() => setAt(place)}
              onClick={() => run(item)}
            >
              <small>{item.group}</small>
              <span>{item.label}</span>
              <em>{item.detail}</em>
            </li>
          ))}
        </ul>
        {items !== null && count === 0 && <div className="ui-palette-note">没有找到“{words}”。</div>}
      </div>
    </div>
  );
}
