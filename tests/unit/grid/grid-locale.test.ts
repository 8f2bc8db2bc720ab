/** AG Grid speaks Chinese everywhere: every text key of the installed version has a Chinese text (design/ui.md, Excel habits). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GRID_LOCALE } from '../../../renderer/grid/grid-locale';

const source = readFileSync(path.resolve(import.meta.dirname, '../../../node_modules/ag-grid-community/dist/package/main.esm.mjs'), 'utf8');
// Signs, not words.
const SIGNS = new Set(['decimalSeparator', 'thousandSeparator', 'pageLastRowUnknown']);

/** Calls such as `translate("noRowsToShow", "No Rows To Show")` in the installed grid. */
function textKeys(): string[] {
  const calls = source.matchAll(/(?:translate|[lL]ocaleTextFunc(?:\(\))?)\(\s*"([A-Za-z]+)"\s*,\s*["`]/g);
  return [...new Set([...calls].map((call) => call[1] ?? ''))];
}

describe('texts of AG Grid', () => {
  it('are found in the installed package', () => {
    expect(textKeys()).toContain('noRowsToShow');
    expect(textKeys().length).toBeGreaterThan(40);
  });
  it('all have a text of ours', () => {
    expect(textKeys().filter((key) => GRID_LOCALE[key] === undefined)).toEqual([]);
  });
  it('hold no English word, keys such as Alt and Ctrl apart', () => {
    const english = Object.entries(GRID_LOCALE).filter(
      ([key, text]) => !SIGNS.has(key) && (/[A-Za-z]{2,}/.test(text.replace(/\$\{variable\}|Alt|Ctrl/g, '')) || !/[一-鿿；]/.test(text)),
    );
    expect(english).toEqual([]);
  });
});
