/**
 * Entry of the process that reads foreign workbooks. It can be killed at any moment: it writes nothing and its answer counts only when whole.
 */
import { setFlagsFromString } from 'node:v8';
import { fail } from '../../shared/errors';
import { previewRows } from '../../shared/sheet/preview';
import { childPort } from './child-port';
import { importFile } from './import-file';
import { LIMITS } from './limits';
import type { FromReader } from './messages';
import { PIECE, toReaderSchema } from './messages';

// Electron's utility process takes no heap limit from its parent.
setFlagsFromString(`--max-old-space-size=${LIMITS.heapMegabytes}`);

type Post = (message: FromReader) => void;

function postPieces<Item>(items: readonly Item[], post: (piece: Item[]) => void): void {
  for (let from = 0; from < items.length; from += PIECE) post(items.slice(from, from + PIECE));
}

function answer(message: unknown, post: Post): void {
  const request = toReaderSchema.safeParse(message);
  if (!request.success) return;
  const { path, units, mappings } = request.data;
  post({ kind: 'progress', phase: '读取单元格', done: 0, total: 0 });
  const read = importFile(path, units, (rows) => post({ kind: 'progress', phase: '识别台账', done: 0, total: rows }), mappings);
  if (!read.ok) {
    post({ kind: 'failed', code: read.code, ...(read.detail === undefined ? {} : { detail: read.detail }) });
    return;
  }
  const { document, workbook } = read.value;
  post({ kind: 'progress', phase: '准备预览', done: document.records.length, total: document.records.length });
  post({ kind: 'head', file: document.file, format: document.format, facts: document.facts, columns: document.columns });
  postPieces(document.records, (items) => post({ kind: 'records', items }));
  postPieces(document.decisions, (items) => post({ kind: 'decisions', items }));
  postPieces(document.questions, (items) => post({ kind: 'questions', items }));
  postPieces(document.skipped, (items) => post({ kind: 'skipped', items }));
  postPieces(document.errors, (items) => post({ kind: 'errors', items }));
  for (const sheet of workbook.sheets) {
    const { columns, rows } = previewRows(sheet, workbook.dateSystem);
    post({ kind: 'sheet', sheet: { name: sheet.name, hidden: sheet.hidden, columns } });
    postPieces(rows, (items) => post({ kind: 'rows', items }));
  }
  post({ kind: 'done', records: document.records.length });
}

const port = childPort();
if (port !== null) {
  const post: Post = (message) => port.post(message);
  port.listen((message) => {
    try {
      answer(message, post);
    } catch {
      // A defect in a reader must not look like a whole answer; the file is refused.
      const { code } = fail('E_UNREADABLE');
      post({ kind: 'failed', code });
    }
  });
  post({ kind: 'ready' });
}
