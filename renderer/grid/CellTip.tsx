/**
 * What a cell has to say on hover: why it is marked, the source's own words, and its whole text when the column is too narrow.
 * Shown after a short rest of the mouse; never takes the focus.
 */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { cellElementAt } from './cell-boxes';
import { cellOrigin } from './cell-text';
import type { GridRow, MarkKind } from './grid-types';

const REST_MS = 350;

const MARK_WORDS: Readonly<Record<MarkKind, string>> = { unsaved: '未保存', question: '待答', clash: '冲突', doubt: '存疑' };

type Tip = {
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
  readonly mark: string | null;
  readonly text: string | null;
};

/** The lines to show for a cell; null when there is nothing to add to what is seen. */
function tipOf(row: GridRow, key: string, element: HTMLElement): Pick<Tip, 'mark' | 'text'> | null {
  const mark = row.marks?.[key];
  const clipped = element.scrollWidth > element.clientWidth ? element.textContent : null;
  const text = [clipped, cellOrigin(row.cells[key])].filter((line) => line !== null && line !== '').join('\n');
  if (mark === undefined && text === '') return null;
  return { mark: mark === undefined ? null : `${MARK_WORDS[mark.kind]}：${mark.reason}`, text: text === '' ? null : text };
}

type CellTipProps = {
  readonly body: RefObject<HTMLElement | null>;
  readonly rowAt: (rowIndex: number) => GridRow | undefined;
};

export function CellTip({ body, rowAt }: CellTipProps) {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    const root = body.current;
    if (root === null) return undefined;
    let timer = 0;
    let over: HTMLElement | null = null;
    const hide = () => {
      window.clearTimeout(timer);
      over = null;
      setTip(null);
    };
    const hover = (event: MouseEvent) => {
      const cell = cellElementAt(event.target);
      if (cell?.element === over) return;
      hide();
      if (cell === null || event.buttons !== 0) return;
      over = cell.element;
      timer = window.setTimeout(() => {
        const row = rowAt(cell.ref.rowIndex);
        const lines = row === undefined ? null : tipOf(row, cell.ref.key, cell.element);
        if (lines === null) return;
        const outer = root.getBoundingClientRect();
        const inner = cell.element.getBoundingClientRect();
        const above = inner.bottom - outer.top > outer.height * 0.7;
        setTip({
          left: Math.max(4, Math.min(inner.left - outer.left, outer.width - 370)),
          top: above ? inner.top - outer.top : inner.bottom - outer.top,
          above,
          ...lines,
        });
      }, REST_MS);
    };
    root.addEventListener('mouseover', hover);
    root.addEventListener('mouseleave', hide);
    root.addEventListener('mousedown', hide);
    root.addEventListener('wheel', hide, { passive: true });
    return () => {
      hide();
      root.removeEventListener('mouseover', hover);
      root.removeEventListener('mouseleave', hide);
      root.removeEventListener('mousedown', hide);
      root.removeEventListener('wheel', hide);
    };
  }, [body, rowAt]);
  if (tip === null) return null;
  return (
    <div className={tip.above ? 'lg-tip lg-above' : 'lg-tip'} role="tooltip" style={{ left: tip.left, top: tip.top }}>
      {tip.mark !== null && <div className="lg-tip-mark">{tip.mark}</div>}
      {tip.text}
    </div>
  );
}
