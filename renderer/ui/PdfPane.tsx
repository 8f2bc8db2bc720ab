/**
 * A page-exact preview of a PDF: every page on its own canvas, with zoom. The worker is our own file; nothing is fetched from elsewhere
 * and no text or annotation layer is added. Pages are drawn when they come near the view.
 */
import './pieces.css';
import { Button } from 'antd';
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { default as workerAddress } from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import type { PlacedPage } from '../../shared/letters/layout-check';
import { placedPages } from './pdf-texts';

GlobalWorkerOptions.workerSrc = workerAddress;

const ZOOMS = [50, 67, 80, 100, 125, 150, 200] as const;
/** PDF units are 1/72 inch, screen pixels 1/96. */
const PIXELS_PER_POINT = 96 / 72;

/** Width of an A4 page in its own size, and what the pane keeps free at its sides, in screen pixels. */
const PAGE_WIDTH = 794;
const SIDES = 24;

/** The zoom to begin with, or the widest below it at which a page fits the pane: nobody looks at half a letter on a narrow screen. */
function fittingZoom(wished: number, width: number): number {
  return ZOOMS.findLast((zoom) => zoom <= wished && (PAGE_WIDTH * zoom) / 100 + SIDES <= width) ?? ZOOMS[0];
}

type PageProps = { readonly pdf: PDFDocumentProxy; readonly page: number; readonly zoom: number; readonly root: HTMLElement | null };

function PdfPage({ pdf, page, zoom, root }: PageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(page === 1);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const watcher = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), {
      root,
      rootMargin: '600px',
    });
    watcher.observe(canvas.current);
    return () => watcher.disconnect();
  }, [root]);
  useEffect(() => {
    if (!near) return undefined;
    let stop = () => {};
    let stopped = false;
    const draw = async () => {
      const source = await pdf.getPage(page);
      const target = canvas.current;
      if (stopped || target === null) return;
      const size = source.getViewport({ scale: (zoom / 100) * PIXELS_PER_POINT });
      const dense = Math.max(1, window.devicePixelRatio);
      target.width = Math.floor(size.width * dense);
      target.height = Math.floor(size.height * dense);
      target.style.width = `${Math.floor(size.width)}px`;
      target.style.height = `${Math.floor(size.height)}px`;
      const task = source.render({ canvas: target, viewport: source.getViewport({ scale: (zoom / 100) * PIXELS_PER_POINT * dense }) });
      stop = () => task.cancel();
      await task.promise;
    };
    // Leaving the page or zooming on cancels the drawing; that is no failure.
    draw().catch(() => {});
    return () => {
      stopped = true;
      stop();
    };
  }, [pdf, page, zoom, near]);
  return <canvas ref={canvas} aria-label={`第${page}页`} width={PAGE_WIDTH * (zoom / 100)} height={1123 * (zoom / 100)} />;
}

/** The file last opened; `pdf` is null when it could not be read. */
type Opened = { readonly data: Uint8Array; readonly pdf: PDFDocumentProxy | null };

type PdfPaneProps = {
  /** The whole file; null while it is being made. A new array shows the new file. */
  readonly data: Uint8Array | null;
  /** What it is: 督办通知单预览. */
  readonly label: string;
  /** The zoom to begin with, in per cent, less where the pane is narrower; 100 shows a page in its own size. */
  readonly startZoom?: (typeof ZOOMS)[number];
  /** Told the text of each page with its places, once the file is open; the same function each time. */
  readonly onTexts?: (pages: readonly PlacedPage[]) => void;
};

export function PdfPane({ data, label, startZoom = 100, onTexts }: PdfPaneProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [chosenZoom, setZoom] = useState<number | null>(null);
  const [pages, setPages] = useState<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  const zoom = chosenZoom ?? fittingZoom(startZoom, width);
  useEffect(() => {
    if (pages === null) return undefined;
    const watcher = new ResizeObserver(() => setWidth(pages.clientWidth));
    watcher.observe(pages);
    return () => watcher.disconnect();
  }, [pages]);
  useEffect(() => {
    if (data === null) return undefined;
    // pdf.js takes the bytes away with it, so it gets its own.
    const task = getDocument({ data: data.slice(), useWasm: false, enableXfa: false });
    let current = true;
    task.promise.then(
      (pdf) => {
        if (current) setOpened({ data, pdf });
      },
      () => {
        if (current) setOpened({ data, pdf: null });
      },
    );
    return () => {
      current = false;
      void task.destroy();
    };
  }, [data]);
  const loaded = opened?.pdf ?? null;
  useEffect(() => {
    if (loaded === null || onTexts === undefined) return undefined;
    let current = true;
    // A file closed meanwhile is no failure: the next one is read.
    placedPages(loaded).then(
      (texts) => current && onTexts(texts),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [loaded, onTexts]);
  // What was opened before belongs to another file and is not shown.
  const now = opened?.data === data ? opened : null;
  const pdf = now?.pdf ?? null;
  const broken = now !== null && now.pdf === null;
  const place = ZOOMS.findIndex((step) => step >= zoom);
  return (
    <section className="ui-pdf" aria-label={label}>
      <div className="ui-pdf-bar">
        <span>{pdf === null ? (broken ? '这个文件打不开。' : '正在生成预览……') : `共${pdf.numPages}页`}</span>
        <span style={{ flex: 1 }} />
        <Button size="small" aria-label="缩小" disabled={place <= 0} onClick={() => setZoom(ZOOMS[place - 1] ?? zoom)}>
          −
        </Button>
        <span>{zoom}%</span>
        <Button size="small" aria-label="放大" disabled={place >= ZOOMS.length - 1} onClick={() => setZoom(ZOOMS[place + 1] ?? zoom)}>
          +
        </Button>
      </div>
      <div ref={setPages} className="ui-pdf-pages" tabIndex={0}>
        {pdf !== null &&
          Array.from({ length: pdf.numPages }, (_, at) => <PdfPage key={at} pdf={pdf} page={at + 1} zoom={zoom} root={pages} />)}
      </div>
    </section>
  );
}
