/** The formulas written in the XML of an .xlsx: which cells hold one, and what becomes of them when rows are put in. Knows no plan and no values. */
import { columnIndex } from '../../shared/sheet/cells';
import type { FormulaCell } from '../../shared/views/form-plan';
import { copiedReferences, movedReferences } from './a1-references';
import type { FormulaPlace, RowsPutIn } from './a1-references';
import { attribute, unescapeXml } from './xml-scan';
import { xmlText } from './xml-text';

const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;
const FORMULA = /<f\b([^>]*?)(?:\/>|>([^<]*)<\/f>)/;
/** Every place a formula or a named range stands in: cells, conditions, lists to choose from, charts, names. */
const WRITTEN = /(<((?:\w+:)?(?:f|formula[12]?|definedName))\b[^>]*>)([^<]+)(<\/\2>)/g;

/** A text of XML with its meaning changed; one that is not sound XML is left as it is. */
function rewritten(raw: string, change: (text: string) => string): string {
  const text = unescapeXml(raw);
  if (text === null) return raw;
  const changed = change(text);
  return changed === text ? raw : xmlText(changed);
}

/** References of all formulas of a part after rows were put in. */
export function movedFormulas(xml: string, added: RowsPutIn, place: FormulaPlace): string {
  return xml.replace(
    WRITTEN,
    (_, open: string, _tag: string, formula: string, close: string) =>
      open + rewritten(formula, (text) => movedReferences(text, added, place)) + close,
  );
}

/** The formulas of a row copied so many rows further. */
export function copiedFormulas(cells: string, rows: number): string {
  return cells.replace(
    /(<f\b[^>]*>)([^<]+)(<\/f>)/g,
    (_, open: string, formula: string, close: string) => open + rewritten(formula, (text) => copiedReferences(text, rows, 0)) + close,
  );
}

type Place = { readonly row: number; readonly column: number };

function placeOf(attributes: string): Place | null {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(attributes, 'r') ?? '') ?? [];
  return row === '' ? null : { row: Number(row) - 1, column: columnIndex(letters) };
}

/** Formulas written once for many cells (共享公式) written out in each: only so can their cells part. */
export function unsharedFormulas(xml: string): string {
  if (!xml.includes('"shared"')) return xml;
  const masters = new Map<string, Place & { readonly text: string }>();
  for (const [, cell = '', content = ''] of xml.matchAll(CELL)) {
    const [, attributes = '', text = ''] = FORMULA.exec(content) ?? [];
    const place = placeOf(cell);
    if (place !== null && text !== '' && attribute(attributes, 't') === 'shared')
      masters.set(attribute(attributes, 'si') ?? '', { ...place, text });
  }
  return xml.replace(CELL, (whole, cell: string, content: string | undefined) => {
    const [formula, attributes = ''] = FORMULA.exec(content ?? '') ?? [];
    const place = placeOf(cell);
    const master = attribute(attributes, 't') === 'shared' ? masters.get(attribute(attributes, 'si') ?? '') : undefined;
    if (formula === undefined || place === null || master === undefined) return whole;
    const text = rewritten(master.text, (own) => copiedReferences(own, place.row - master.row, place.column - master.column));
    return whole.replace(formula, () => `<f>${text}</f>`);
  });
}

/** Formulas without what they last gave: whoever opens the file computes them, whether he heeds the request to compute or not. */
export function withoutResults(xml: string): string {
  return xml.replace(/(<f\b[^>]*?(?:\/>|>[^<]*<\/f>))<v>[^<]*<\/v>/g, '$1');
}

/** Cells with a formula of the form's own. */
export function formulaCells(xml: string): FormulaCell[] {
  return [...xml.matchAll(CELL)].flatMap(([, cell = '', content = '']) => {
    const place = FORMULA.test(content) ? placeOf(cell) : null;
    return place === null ? [] : [place];
  });
}
