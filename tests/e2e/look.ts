/**
 * What is judged of a picture at rest: Chinese only, nothing cut off sideways, and what axe-core (WCAG 2 A and AA) can tell of contrast, names and
 * roles. Used on every place of the window.
 */
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from './fixtures';
import { unreadable } from './overlap';
import type { Desk } from './story/desk';

/** Keys, file kinds and names that officials write in Latin letters themselves. */
const ALLOWED =
  /\b(Ctrl|Alt|Shift|Esc|Delete|Enter|Excel|WPS|CSV|PDF|Word|GB|MB|KB|U|A3|A4|K|[A-Z]|[A-Z]+-\d+|E_[A-Z_]+|[a-z0-9-]+\.(xlsx|pdf|docx|csv))\b|\.(xlsx|zeren)\b/g;

/** Texts, aria-labels, titles and placeholders in sight that hold an English word; names of files, sticks and codes are the user's own data. */
function englishOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const own = '.start-folder, [data-testid="fingerprint"], .ant-descriptions-item-content, .exchange-file, .exchange-drive';
    const say = (text: string | null, at: Element | null): void => {
      if (text !== null && /[A-Za-z]{2,}/.test(text) && at !== null && at.closest(own) === null && at.checkVisibility())
        found.push(text.trim());
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const parent = texts.currentNode.parentElement;
      if (parent !== null && !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName)) say(texts.currentNode.textContent, parent);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) say(element.getAttribute(name), element);
    return found;
  });
}

/** Elements that reach over the right edge of the window, or texts cut without the dots that say so; scrolled tables scroll. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if (overflowX === 'auto' || overflowX === 'scroll' || at.matches('.ag-root, .ant-table, [aria-hidden="true"], canvas, svg'))
          return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.checkVisibility() &&
        element.getBoundingClientRect().right > innerWidth + 1 &&
        element.getBoundingClientRect().width > 0 &&
        !scrolls(element),
    );
    return wide.map((element) => `${element.tagName}.${String(element.className).slice(0, 40)} ${element.textContent?.slice(0, 20) ?? ''}`);
  });
}

/** Findings of axe-core: the rule and the first places it names. AG Grid leaves a row of group heads empty while its groups are out of sight. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(
      { exclude: ['.ag-header-row-group'] },
      { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] },
    );
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`)
          .slice(0, 3)
          .join(' | ')}`,
    );
  });
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** Looks at the window as it stands and notes what is wrong, naming the place. */
export async function look({ page }: Desk, place: string): Promise<void> {
  await page.waitForTimeout(300); // popups slide in; what is judged is the picture at rest
  const english = (await englishOn(page)).filter((text) => /[A-Za-z]{2,}/.test(text.replaceAll(ALLOWED, '')));
  expect.soft(english, `English words: ${place}`).toEqual([]);
  expect.soft(await cutOff(page), `cut off: ${place}`).toEqual([]);
  expect.soft(await unreadable(page), `covered or cut texts: ${place}`).toEqual([]);
  expect.soft(await barriers(page), `barriers: ${place}`).toEqual([]);
}
