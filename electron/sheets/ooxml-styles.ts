/**
 * Styles of an .xlsx: for every cell format index, how a number is shown, which tint it is filled with, whether its font is struck through (删除线).
 * Nothing else is kept.
 */
import type { Result } from '../../shared/errors';
import { ok } from '../../shared/errors';
import type { NumberShow, Tint } from '../../shared/sheet/cells';
import { showOfFormat } from '../../shared/sheet/cells';
import { isStrike } from './rich-runs';
import { rgbOfIndex, rgbOfTheme, tintOfRgb } from './tints';
import { attribute, scanXml } from './xml-scan';

export type CellStyle = { readonly show: NumberShow; readonly tint: Tint | undefined; readonly struck: boolean };

/** Number formats Excel knows by number; East Asian ones (27–36, 50–58) are dates, 57 without day. */
const BUILT_IN: Readonly<Record<number, NumberShow>> = Object.fromEntries([
  ...[9, 10].map((id) => [id, 'percent']),
  ...[14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 58].map((id) => [id, 'day']),
  ...[17, 57].map((id) => [id, 'month']),
]);

/** How a built-in number format shows a number. */
export function showOfBuiltIn(id: number): NumberShow {
  return BUILT_IN[id] ?? 'plain';
}

/** Reads xl/styles.xml. */
export function readStyles(xml: string): Result<readonly CellStyle[]> {
  const formats = new Map<number, NumberShow>();
  const fills: (Tint | undefined)[] = [];
  const strikes: boolean[] = [];
  const styles: CellStyle[] = [];
  let inFonts = false;
  let inCellFormats = false;
  let inFill = false;
  let pattern = '';
  let colour: string | undefined;
  const scanned = scanXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt')
        formats.set(Number(attribute(attributes, 'numFmtId')), showOfFormat(attribute(attributes, 'formatCode') ?? ''));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'fonts') inFonts = true;
      else if (name === 'font' && inFonts) strikes.push(false);
      else if (name === 'strike' && inFonts) strikes[strikes.length - 1] = isStrike(attributes);
      else if (name === 'fill') {
        inFill = true;
        pattern = '';
        colour = undefined;
      } else if (name === 'patternFill' && inFill) pattern = attribute(attributes, 'patternType') ?? '';
      else if (name === 'fgColor' && inFill) colour = colourOf(attributes);
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        const fill = Number(attribute(attributes, 'fillId') ?? 0);
        const font = Number(attribute(attributes, 'fontId') ?? 0);
        styles.push({ show: formats.get(id) ?? showOfBuiltIn(id), tint: fills[fill], struck: strikes[font] === true });
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
      else if (name === 'fonts') inFonts = false;
      else if (name === 'fill') {
        inFill = false;
        fills.push(pattern === 'solid' && colour !== undefined ? tintOfRgb(colour) : undefined);
      }
    },
  });
  return scanned.ok ? ok(styles) : scanned;
}

function colourOf(attributes: string): string | undefined {
  const rgb = attribute(attributes, 'rgb');
  if (rgb !== undefined) return rgb;
  const indexed = attribute(attributes, 'indexed');
  if (indexed !== undefined) return rgbOfIndex(Number(indexed));
  const theme = attribute(attributes, 'theme');
  return theme === undefined ? undefined : rgbOfTheme(Number(theme));
}
