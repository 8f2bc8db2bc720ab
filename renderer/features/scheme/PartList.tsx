/** The parts of one section as lines, each with its sentence and what the checker says of it; the open one shows its form. */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/scoring/context';
import { MenuButton } from '../../ui/MenuButton';

export type Line = { readonly id: string; readonly title: string; readonly says: string };
export type NewPart = { readonly key: string; readonly label: string };

export function PartList({
  lines,
  open,
  disabled,
  news,
  empty,
  findingsOf,
  form,
  onOpen,
  onNew,
  onCopy,
  onRemove,
  onMove,
}: {
  readonly lines: readonly Line[];
  readonly open: string | undefined;
  readonly disabled: boolean;
  readonly news: readonly NewPart[];
  readonly empty: string;
  readonly findingsOf: (id: string) => readonly Finding[];
  /** The form of the open part. */
  readonly form: ReactNode;
  readonly onOpen: (id: string | undefined) => void;
  readonly onNew: (key: string) => void;
  readonly onCopy: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onMove: (id: string, by: -1 | 1) => void;
}) {
  const [first] = news;
  const card = useRef<HTMLElement>(null);
  const add = useRef<HTMLDivElement>(null);
  const last = useRef(lines.length);
  // A part opened from elsewhere (a finding, 添加, 复制一份) comes into sight and takes the keys; one opened by its own line keeps them there.
  useEffect(() => {
    const own = card.current;
    if (own === null) return undefined;
    if (own.contains(document.activeElement)) {
      own.scrollIntoView({ block: 'nearest' });
      return undefined;
    }
    // Only when the key that opened it is through: its Enter would be typed into the box.
    const frame = requestAnimationFrame(() => {
      own.scrollIntoView({ block: 'start' });
      (
        own.querySelector<HTMLElement>('.scheme-form :is(textarea, input):enabled') ?? own.querySelector<HTMLElement>('.scheme-part')
      )?.focus({
        preventScroll: true,
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [open]);
  // After 删除 the keys stay in the list.
  useEffect(() => {
    if (lines.length < last.current && document.activeElement === document.body) add.current?.querySelector('button')?.focus();
    last.current = lines.length;
  }, [lines.length]);
  return (
    <div className="scheme-parts">
      {lines.length === 0 && <p className="scheme-hint">{empty}</p>}
      {lines.map((line, i) => {
        const findings = findingsOf(line.id).filter((f) => f.level !== 'note');
        return (
          <section
            key={line.id}
            ref={line.id === open ? card : undefined}
            className={line.id === open ? 'scheme-card scheme-card-open' : 'scheme-card'}
          >
            <button
              type="button"
              className="scheme-part"
              aria-expanded={line.id === open}
              onClick={() => onOpen(line.id === open ? undefined : line.id)}
            >
              <strong>{line.title}</strong>
              {findings.length > 0 && <em className={`scheme-badge-${findings[0]?.level ?? 'note'}`}>▲{findings.length}处要核对</em>}
              <span className="scheme-sentence">{line.says}</span>
            </button>
            {line.id === open && (
              <div className="scheme-form">
                {form}
                {!disabled && (
                  <div className="scheme-part-foot">
                    <Button size="small" disabled={i === 0} onClick={() => onMove(line.id, -1)}>
                      上移
                    </Button>
                    <Button size="small" disabled={i === lines.length - 1} onClick={() => onMove(line.id, 1)}>
                      下移
                    </Button>
                    <Button size="small" onClick={() => onCopy(line.id)}>
                      复制一份
                    </Button>
                    <Button size="small" onClick={() => onRemove(line.id)}>
                      删除
                    </Button>
                  </div>
                )}
              </div>
            )}
          </section>
        );
      })}
      {!disabled && first !== undefined && (
        <div ref={add}>
          {news.length === 1 ? (
            <Button size="small" onClick={() => onNew(first.key)}>
              {first.label}
            </Button>
          ) : (
            <MenuButton size="small" label="添加 ▾" items={news} onPick={onNew} />
          )}
        </div>
      )}
    </div>
  );
}
