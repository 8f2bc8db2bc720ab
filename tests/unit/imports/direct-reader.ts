/** The reading process's answers without a process: the same messages, made in the test itself. */
import { importFile } from '../../../electron/sheets/import-file';
import { PIECE } from '../../../electron/sheets/messages';
import type { SpawnReader } from '../../../electron/sheets/reader';
import { previewRows } from '../../../shared/sheet/preview';

function inPieces(items: readonly unknown[], post: (piece: unknown[]) => void): void {
  for (let from = 0; from < items.length; from += PIECE) post(items.slice(from, from + PIECE));
}

export const directReader: SpawnReader = () => {
  let handle: (message: unknown) => void = () => undefined;
  return {
    onMessage(own) {
      handle = own;
      setTimeout(() => handle({ kind: 'ready' }), 0);
    },
    onExit: () => undefined,
    kill: () => undefined,
    send({ path, units, mappings }) {
      const read = importFile(path, units, () => undefined, mappings);
      if (!read.ok) return handle({ kind: 'failed', code: read.code });
      const { document, workbook } = read.value;
      const { file, format, facts, columns } = document;
      handle({ kind: 'head', file, format, facts, columns });
      for (const kind of ['records', 'decisions', 'questions', 'skipped', 'errors'] as const)
        inPieces(document[kind], (items) => handle({ kind, items }));
      for (const sheet of workbook.sheets) {
        const preview = previewRows(sheet, workbook.dateSystem);
        handle({ kind: 'sheet', sheet: { name: sheet.name, hidden: sheet.hidden, columns: preview.columns } });
        inPieces(preview.rows, (items) => handle({ kind: 'rows', items }));
      }
      handle({ kind: 'done', records: document.records.length });
    },
  };
};
