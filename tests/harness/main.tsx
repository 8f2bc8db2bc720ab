/** The try-out page: the frame with a table of 10,000 made-up projects; `?rows=n` changes the number. */
import '../../renderer/styles/tokens.css';
import { useCallback, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { LedgerGrid } from '../../renderer/grid/LedgerGrid';
import { plainView } from '../../renderer/grid/grid-types';
import type { CellEdit, EditKind, GridRow } from '../../renderer/grid/grid-types';
import { AppConfig } from '../../renderer/ui/AppConfig';
import { cspNonce } from '../../renderer/ui/csp-nonce';
import { COLUMNS, makeRows } from './made-up-projects';

const nonce = cspNonce();
const nonceProps = nonce === undefined ? {} : { styleNonce: nonce };
const count = Number(new URLSearchParams(window.location.search).get('rows') ?? 10_000);

function applyEdits(rows: readonly GridRow[], edits: readonly CellEdit[]): GridRow[] {
  const byRow = new Map<string, CellEdit[]>();
  for (const edit of edits) byRow.set(edit.rowId, [...(byRow.get(edit.rowId) ?? []), edit]);
  return rows.map((row) => {
    const mine = byRow.get(row.id);
    if (mine === undefined) return row;
    return { ...row, cells: { ...row.cells, ...Object.fromEntries(mine.map((edit) => [edit.key, edit.text])) } };
  });
}

function TableTrial() {
  const [rows, setRows] = useState(() => makeRows(count));
  const [view, setView] = useState(() => plainView('万元'));
  const onEdits = useCallback((edits: readonly CellEdit[], kind: EditKind) => {
    document.body.dataset['lastEdits'] = JSON.stringify({ kind, edits });
    return new Promise<void>((done) => {
      window.setTimeout(() => {
        setRows((now) => applyEdits(now, edits));
        done();
      }, 30);
    });
  }, []);
  return <LedgerGrid label="项目台账" columns={COLUMNS} rows={rows} view={view} onViewChange={setView} onEdits={onEdits} {...nonceProps} />;
}

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <AppConfig>
      <TableTrial />
    </AppConfig>,
  );
