/**
 * Texts of the picture that something else lies over, and texts cut without the dots that say so. A picture can have every word inside the window and
 * still be unreadable: two labels on each other, a button over a figure, a line whose lower half is gone.
 */
import type { Page } from '@playwright/test';

/** What is wrong with one text, with its first words. */
export async function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** A strip this narrow is shadow and rounding, not a lost stroke. */
    const SLACK = 2;
    /** A line's box is higher than its strokes by this much on each side. */
    const INK = 6;
    interface Box {
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    const cutTo = (box: Box, by: Box): Box => ({
      left: Math.max(box.left, by.left),
      top: Math.max(box.top, by.top),
      right: Math.min(box.right, by.right),
      bottom: Math.min(box.bottom, by.bottom),
    });
    const scrolls = (style: CSSStyleDeclaration): boolean => /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`);
    const clips = (style: CSSStyleDeclaration): boolean => /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);

    /** What of a text's line can be seen, and whether it was cut by something that neither scrolls nor says so with dots. */
    const seen = (parent: Element, line: Box): { readonly box: Box; readonly cut: boolean } => {
      let box = cutTo(line, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
      let cut = false;
      let dots = false;
      let scrolled = false;
      for (let at: Element | null = parent; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        dots ||= style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        const edge = at.getBoundingClientRect();
        // What scrolls shows the rest when asked; the table and the tabs scroll what they clip.
        scrolled ||= scrolls(style) || (clips(style) && at.closest('.ag-root, .ant-tabs-nav') !== null);
        if (clips(style) || scrolls(style)) {
          const lost = line.right - edge.right > SLACK || line.bottom - edge.bottom > INK || edge.top - line.top > INK;
          cut ||= lost && !dots && !scrolled;
          box = cutTo(box, edge);
        }
        if (style.position === 'fixed') break;
      }
      return { box, cut };
    };
    /** The element on top at a point belongs to the text, or is meant to lie over what scrolls under it. */
    const covers = (parent: Element, x: number, y: number): boolean => {
      const top = document.elementFromPoint(x, y);
      if (top === null || top.contains(parent) || parent.contains(top)) return false;
      for (let at: Element | null = top; at !== null && !at.contains(parent); at = at.parentElement) {
        const { position } = getComputedStyle(at);
        if (position === 'sticky' || position === 'fixed') return false;
        if (
          at.matches(
            '[role="dialog"], [role="menu"], [role="listbox"], [role="tooltip"], .ant-popover, .ant-select-dropdown, .ag-popup, .ag-body-vertical-scroll, .ag-body-horizontal-scroll',
          )
        )
          return false;
      }
      // A label and its control (or a button's layers) share an ancestor that is itself one thing to press.
      const own = parent.closest('button, label, a, [role="button"], [role="option"], [role="tab"], .ant-select, .ant-picker');
      return own === null || !own.contains(top);
    };

    const found = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const node = texts.currentNode;
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (parent === null || words === '' || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(parent.tagName)) continue;
      if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || parent.matches('details:not([open])')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (line.width < 2 || line.height < 2) continue;
        const { box, cut } = seen(parent, line);
        const [width, height] = [box.right - box.left, box.bottom - box.top];
        const name = `${words.slice(0, 24)} (${parent.tagName}.${String(parent.className).slice(0, 40)})`;
        if (width <= SLACK || height <= line.height / 2) {
          if (cut) found.add(`cut: ${name}`);
          continue;
        }
        if (cut) found.add(`cut: ${name}`);
        for (const share of [0.1, 0.5, 0.9])
          if (covers(parent, box.left + width * share, box.top + height / 2)) {
            const top = document.elementFromPoint(box.left + width * share, box.top + height / 2);
            found.add(`covered: ${name} by ${top?.tagName ?? ''}.${String(top?.className ?? '').slice(0, 40)}`);
            break;
          }
      }
    }
    return [...found];
  });
}
