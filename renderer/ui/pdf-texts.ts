/** Text of a PDF with its places, in millimetres from the top left, as the layout check reads it. Knows pdf.js, no paper and no rule. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { PlacedPage } from '../../shared/letters/layout-check';

const MM_PER_POINT = 25.4 / 72;

/** Pages of an open PDF with their pieces of text. */
export async function placedPages(pdf: PDFDocumentProxy): Promise<PlacedPage[]> {
  const pages: PlacedPage[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => {
      if (!('transform' in item)) return [];
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
      const size = Math.hypot(c, d);
      return [
        {
          text: item.str,
          left: x * MM_PER_POINT,
          right: (x + item.width) * MM_PER_POINT,
          base: (height - y) * MM_PER_POINT,
          size,
          turned: Math.abs(b) > Math.abs(a) * 0.01,
        },
      ];
    });
    pages.push({ width: width * MM_PER_POINT, height: height * MM_PER_POINT, texts });
  }
  return pages;
}
