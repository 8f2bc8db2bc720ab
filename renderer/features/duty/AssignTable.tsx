/** 按项目: every project with who answers for it today; one or many rows are chosen and given to somebody in one step. */
import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import type { Ledger } from '../../../shared/ledger/fold';
import type { IsoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { leaderSince } from '../../../shared/views/duty-roster';
import { standingRows } from '../../../shared/views/row-cache';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { LedgerGrid } from '../../grid/LedgerGrid';
import { plainView } from '../../grid/grid-types';
import { viewRows } from '../../grid/view-rows';
import type { GridColumn, GridRow, GridSelection } from '../../grid/grid-types';
import { cspNonce } from '../../ui/csp-nonce';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';
import { AssignForm } from './AssignForm';
import { TableOutput } from './TableOutput';

const COLUMNS: readonly GridColumn[] = [
  { key: 'projectName', label: '项目名称', kind: 'text', width: 230, frozen: true },
  { key: 'unit', label: '填报单位', kind: 'text', width: 126 },
  { key: 'stage', label: '项目阶段', kind: 'choice', width: 84 },
  { key: 'totalInvestment', label: '总投资', kind: 'money', width: 124 },
  { key: 'leader', label: '包保领导', kind: 'people', width: 120 },
  { key: 'since', label: '包保起', kind: 'date', width: 132 },
  { key: 'responsibleUnit', label: '责任单位', kind: 'text', width: 130 },
  { key: 'responsiblePerson', label: '责任人', kind: 'people', width: 140 },
];

function rowsOf(ledger: Ledger, today: IsoDay, unit: RecordId | null): GridRow[] {
  const since = leaderSince(ledger, today);
  const own = standingRows(ledger, { asOf: today, today }).filter((row) => unit === null || row.unit === unit);
  return own.map(({ id, cells }) => {
    const from = since.get(id);
    return { id, cells: { ...cells, since: from === undefined ? null : { date: from, precision: 'day' } } };
  });
}

export function AssignTable({ record }: { readonly record: string | null }) {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const rows = useMemo(
    () => rowsOf(ledger, status.today, status.unit === null ? null : recordId(status.unit)),
    [ledger, status.today, status.unit],
  );
  const [view, setView] = useState(() => plainView('万元'));
  const [selection, setSelection] = useState<GridSelection | null>(null);
  const goTo = useMemo(() => (record === null ? null : { rowId: record, key: 'projectName' }), [record]);
  const chosen = selection?.rowIds ?? [];
  const shown = useMemo(() => viewRows(rows, COLUMNS, view).map(({ id }) => recordId(id)), [rows, view]);

  function assign(ids: readonly string[]): void {
    if (ids.length === 0) return;
    frame.openDrawer({
      title: '分配责任',
      width: 440,
      body: <AssignForm key={ids.join()} projects={ids.map(recordId)} onDone={frame.closeDrawer} />,
    });
  }

  const nonce = cspNonce();
  return (
    <div className="duty-table">
      <LedgerGrid
        label="责任分工"
        columns={COLUMNS}
        rows={rows}
        view={view}
        onViewChange={setView}
        onSelect={setSelection}
        {...(status.readOnly ? {} : { onOpenRow: (id: string) => assign([id]) })}
        {...(goTo === null ? {} : { goTo })}
        toolbar={
          <Space>
            {!status.readOnly && (
              <Button size="small" type="primary" disabled={chosen.length === 0} data-testid="assign" onClick={() => assign(chosen)}>
                分配责任{chosen.length > 1 ? `（${chosen.length}）` : ''}
              </Button>
            )}
            <TableOutput view="duty" rows={shown} moneyUnit={view.moneyUnit} />
            {chosen.length === 0 && <span className="duty-hint">选中一行或多行（拖动或按住 Shift）后分配</span>}
          </Space>
        }
        empty={
          <EmptyState title="还没有项目" actions={<Button onClick={() => frame.go('ledger')}>去导入台账</Button>}>
            导入台账之后，在这里把每个项目落实到包保领导、责任单位和责任人。
          </EmptyState>
        }
        {...(nonce === undefined ? {} : { styleNonce: nonce })}
      />
    </div>
  );
}
