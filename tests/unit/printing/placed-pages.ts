/** Text of a printed PDF with its places, read as the window reads it: by pdf.js. */
import type { PlacedPage } from '../../../shared/letters/layout-check';
import { placedPages } from '../../../renderer/ui/pdf-texts';

/** pdf.js wants a newer Node than 20.20; the window's Chromium has it. */
function withResolvers() {
  let settle: readonly [(value: unknown) => void, (reason?: unknown) => void] = [() => {}, () => {}];
  const promise = new Promise((resolve, reject) => {
    settle = [resolve, reject];
  });
  return { promise, resolve: settle[0], reject: settle[1] };
}
if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });

export async function placedPagesOf(pdf: Uint8Array): Promise<PlacedPage[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: pdf.slice(), useWasm: false, verbosity: 0 });
  try {
    return await placedPages(await task.promise);
  } finally {
    await task.destroy();
  }
}
