/**
 * 资金核定 (S-113): what the units reported for a month beside what the county recognises, with the ground of every cut and who decided.
 * A recognition is a new entry over the old one; nothing that was recognised is overwritten.
 */
import { useCallback, useMemo, useState } from 'react';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord } from '../../../shared/ledger/read';
import type { Money } from '../../../shared/model/money';
import { indexLedger } from '../../../shared/views/ledger-index';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { LedgerGrid } from '../../grid/LedgerGrid';
import { plainView } from '../../grid/grid-types';
import type { CellEdit, GridColumn, GridRow } from '../../grid/grid-types';
import { cspNonce } from '../../ui/csp-nonce';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';
import { recognitionDrafts } from './recognition-edits';

function columns(readOnly: boolean): GridColumn[] {
  const editable = !readOnly;
  return [
    { key: 'project', label: '项目名称', kind: 'text', width: 210, frozen: true },
    { key: 'unit', label: '填报单位', kind: 'text', width: 120 },
    { key: 'kind', label: '资金类别', kind: 'text', width: 96 },
    { key: 'span', label: '口径', kind: 'text', width: 84 },
    { key: 'reported', label: '申报数', kind: 'money', width: 120 },
    { key: 'recognised', label: '核定数', kind: 'money', width: 120, editable },
    { key: 'cut', label: '核减', kind: 'money', width: 110 },
    { key: 'ground', label: '核减理由', kind: 'text', width: 168, editable },
    { key: 'decidedBy', label: '核定人', kind: 'text', width: 150 },
  ];
}

function rowsOf(ledger: Ledger, month: string): GridRow[] {
  const { funds, units } = indexLedger(ledger);
  return [...funds.values()].flat().flatMap(({ record, recognition }): GridRow[] => {
    if (record.month !== month) return [];
    const project = record.project === undefined ? null : getRecord(ledger, 'project', record.project);
    const { reported } = record;
    const recognised = recognition?.recognised ?? null;
    const same = reported !== undefined && recognised !== null && reported.currency === recognised.currency;
    const cut: Money | null =
      same && reported.minor !== recognised.minor ? { minor: reported.minor - recognised.minor, currency: reported.currency } : null;
    return [
      {
        id: record.id,
        cells: {
          project: project?.projectName ?? '',
          unit: record.scope === 'county' ? '' : (units.get(record.scope)?.name ?? ''),
          kind: record.kind ?? '',
          span: record.span ?? '',
          reported: reported ?? null,
          recognised,
          cut,
          ground: recognition?.ground ?? null,
          decidedBy: recognition?.decidedBy ?? null,
        },
      },
    ];
  });
}

export function RecognitionTable({ month, readOnly }: { readonly month: string; readonly readOnly: boolean }) {
  const frame = useFrame();
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const [view, setView] = useState(() => plainView('万元'));
  const rows = useMemo(() => rowsOf(ledger, month), [ledger, month]);
  const shown = useMemo(() => columns(readOnly), [readOnly]);
  // A month and a year to date do not add: a total stands only where every entry is of one kind and one span.
  const addable = useMemo(() => new Set(rows.map(({ cells }) => JSON.stringify([cells['kind'], cells['span']]))).size === 1, [rows]);
  const waiting = rows.filter(({ cells }) => cells['recognised'] === null).length;
  const unexplained = rows.filter(({ cells }) => (cells['cut'] ?? null) !== null && (cells['ground'] ?? '') === '').length;

  const onEdits = useCallback(
    async (edits: readonly CellEdit[]): Promise<void> => {
      const drafts = recognitionDrafts(currentLedger(), edits, { person: status.person, year: Number(month.slice(0, 4)) });
      const answer = drafts.ok ? await commit(drafts.value) : drafts;
      if (!answer.ok) frame.showFailure(answer);
    },
    [frame, status.person, month],
  );

  const nonce = cspNonce();
  return (
    <div className="targets-matrix" data-testid="recognition">
      <LedgerGrid
        label="资金核定"
        columns={shown}
        rows={rows}
        view={view}
        onViewChange={setView}
        onEdits={onEdits}
        showTotals={addable}
        toolbar={
          <span>
            待核定 {waiting} 条{unexplained > 0 && <strong>，▲ {unexplained} 条核减没有写理由</strong>}
            ；填核定数，核减的写明理由。核定数可整列从 Excel 粘贴。
          </span>
        }
        empty={<EmptyState title="这个月还没有申报的资金">各单位上报或导入台账后，这里逐条核定。</EmptyState>}
        {...(nonce === undefined ? {} : { styleNonce: nonce })}
      />
    </div>
  );
}
