/** Electron's printToPDF options as the DevTools protocol wants them. Lengths in inches on both sides. */
import type * as Electron from 'electron';

const SIZES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

/** Parameters of `Page.printToPDF`; Electron's defaults (Letter, no backgrounds, margins of 1 cm) hold. */
export function pdfParameters(options: Electron.PrintToPDFOptions): Record<string, unknown> {
  const size = options.pageSize ?? 'Letter';
  const [paperWidth, paperHeight] = typeof size === 'object' ? [size.width, size.height] : (SIZES[size] ?? []);
  if (paperWidth === undefined || paperHeight === undefined) throw new Error(`Invalid pageSize ${JSON.stringify(size)}`);
  const { margins } = options;
  return {
    paperWidth,
    paperHeight,
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    ...(margins?.top !== undefined && { marginTop: margins.top }),
    ...(margins?.bottom !== undefined && { marginBottom: margins.bottom }),
    ...(margins?.left !== undefined && { marginLeft: margins.left }),
    ...(margins?.right !== undefined && { marginRight: margins.right }),
    pageRanges: options.pageRanges ?? '',
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
    transferMode: 'ReturnAsStream',
  };
}
