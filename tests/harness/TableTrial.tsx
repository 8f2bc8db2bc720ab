/** 项目台账 as it will stand in the frame: tabs by stage, the table, the drawer. Made-up rows; `?rows=n` changes the number. */
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { LedgerGrid } from '../../renderer/grid/LedgerGrid';
import { plainView } from '../../renderer/grid/grid-types';
import type { CellEdit, EditKind, GridRow } from '../../renderer/grid/grid-types';
import { cspNonce } from '../../renderer/ui/csp-nonce';
import { useFrame } from '../../renderer/ui/frame-context';
import type { DrawerContent } from '../../renderer/ui/frame-context';
import { CountTabs, StatusMark } from '../../renderer/ui/Notices';
import { COLUMNS, makeRows, STAGE_WORDS } from './made-up-projects';

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

function drawerOf(row: GridRow | undefined): DrawerContent {
  return {
    title: typeof row?.cells['name'] === 'string' ? row.cells['name'] : '',
    body: <StatusMark tone="yellow" word="黄牌督办" />,
    foot: <Button type="primary">登记进展</Button>,
  };
}

export function TableTrial() {
  const [rows, setRows] = useState(() => makeRows(count));
  const [view, setView] = useState(() => plainView('万元'));
  const [stage, setStage] = useState('全部');
  const frame = useFrame();
  const tabs = useMemo(
    () =>
      ['全部', ...STAGE_WORDS].map((word) => ({
        key: word,
        label: word,
        count: word === '全部' ? rows.length : rows.filter((row) => row.cells['stage'] === word).length,
      })),
    [rows],
  );
  const shown = useMemo(() => (stage === '全部' ? rows : rows.filter((row) => row.cells['stage'] === stage)), [rows, stage]);
  const onEdits = useCallback((edits: readonly CellEdit[], kind: EditKind) => {
    document.body.dataset['lastEdits'] = JSON.stringify({ kind, edits });
    return new Promise<void>((done) => {
      window.setTimeout(() => {
        setRows((now) => applyEdits(now, edits));
        done();
      }, 30);
    });
  }, []);
  const nonce = cspNonce();
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <CountTabs label="阶段" tabs={tabs} active={stage} onChange={setStage} />
      <div style={{ flex: 1, minHeight: 0 }}>
        <LedgerGrid
          label="项目台账"
          columns={COLUMNS}
          rows={shown}
          view={view}
          onViewChange={setView}
          onEdits={onEdits}
          onOpenRow={(id) => frame.openDrawer(drawerOf(rows.find((row) => row.id === id)))}
          toolbar={
            <Button size="small" type="primary">
              新增项目
            </Button>
          }
          {...(nonce !== undefined && { styleNonce: nonce })}
        />
      </div>
    </div>
  );
}
