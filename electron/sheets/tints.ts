/**
 * Fill colours of cells as the few families an office gives meaning to (红黄绿). Facts about colour only.
 */
import type { Tint } from '../../shared/sheet/cells';

/** The 64 indexed colours of BIFF and old .xlsx files that carry hue; indexes from 8. Others are black, white or grey. */
const INDEXED: Readonly<Record<number, string>> = {
  10: 'FF0000',
  11: '00FF00',
  12: '0000FF',
  13: 'FFFF00',
  14: 'FF00FF',
  15: '00FFFF',
  16: '800000',
  17: '008000',
  18: '000080',
  19: '808000',
  20: '800080',
  21: '008080',
  24: '9999FF',
  25: '993366',
  26: 'FFFFCC',
  27: 'CCFFFF',
  29: 'FF8080',
  30: '0066CC',
  31: 'CCCCFF',
  34: 'FFFF00',
  40: '00CCFF',
  41: 'CCFFFF',
  42: 'CCFFCC',
  43: 'FFFF99',
  44: '99CCFF',
  45: 'FF99CC',
  46: 'CC99FF',
  47: 'FFCC99',
  48: '3366FF',
  50: '99CC00',
  51: 'FFCC00',
  52: 'FF9900',
  53: 'FF6600',
  57: '339966',
  60: '993300',
};

/** Office's first theme: colours 4 to 9 carry hue. */
const THEME: Readonly<Record<number, string>> = {
  4: '5B9BD5',
  5: 'ED7D31',
  7: 'FFC000',
  8: '4472C4',
  9: '70AD47',
};

/** RGB of an indexed colour; undefined for black, white, grey and automatic. */
export function rgbOfIndex(index: number): string | undefined {
  return INDEXED[index < 8 ? index + 8 : index];
}

/** RGB of a theme colour of the usual theme; undefined for the greys and for themes unknown here. */
export function rgbOfTheme(index: number): string | undefined {
  return THEME[index];
}

/**
 * The family of a fill colour.
 * @param rgb six or eight hexadecimal digits
 * @returns undefined for white, grey and very pale fills, which are decoration
 */
export function tintOfRgb(rgb: string): Tint | undefined {
  const match = /([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(rgb);
  if (!match) return undefined;
  const [red, green, blue] = match.slice(1).map((part) => Number.parseInt(part, 16)) as [number, number, number];
  const high = Math.max(red, green, blue);
  const spread = high - Math.min(red, green, blue);
  if (high === 0 || spread / high < 0.12) return undefined;
  const sector = high === red ? ((green - blue) / spread + 6) % 6 : high === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
  const hue = sector * 60;
  if (hue < 20 || hue >= 330) return 'red';
  if (hue >= 36 && hue < 70) return 'yellow';
  if (hue >= 70 && hue < 165) return 'green';
  return 'other';
}
