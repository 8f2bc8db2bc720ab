/** 任务下达: unit × indicator of a year, with 确保 and 争取 and the quarterly cumulative phases. Pasted from Excel or typed. */
import { Select, Space } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { listRecords } from '../../../shared/ledger/read';
import type { Ledger } from '../../../shared/ledger/fold';
import { recordId } from '../../../shared/model/ids';
import { adoptedScheme } from '../../../shared/month/month-view';
import { commit, redo, undo } from '../../data/commit';
import { targetDrafts } from '../../data/edits';
import { useLedger } from '../../data/use-ledger';
import { LedgerGrid } from '../../grid/LedgerGrid';
import { plainView } from '../../grid/grid-types';
import type { CellEdit, GridColumn, GridRow } from '../../grid/grid-types';
import { cspNonce } from '../../ui/csp-nonce';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';

const PHASES = [
  { key: 'q1', label: '一季度累计', month: '03' },
  { key: 'q2', label: '上半年累计', month: '06' },
  { key: 'q3', label: '前三季度累计', month: '09' },
  { key: 'q4', label: '全年累计', month: '12' },
] as const;

function columns(readOnly: boolean): GridColumn[] {
  const editable = !readOnly;
  return [
    { key: 'unit', label: '单位', kind: 'text', width: 160, frozen: true },
    { key: 'base', label: '目标（确保）', kind: 'number', width: 130, editable },
    { key: 'stretch', label: '目标（争取）', kind: 'number', width: 130, editable },
    ...PHASES.map(({ key, label }): GridColumn => ({
      key,
      label,
      kind: 'number',
      width: 130,
      editable,
      headerGroup: '分阶段累计',
      total: false,
    })),
    { key: 'document', label: '下达文号', kind: 'text', width: 200, editable },
  ];
}

function rowsOf(ledger: Ledger, year: number, indicator: string): GridRow[] {
  const targets = listRecords(ledger, 'target').filter((target) => target.year === year && target.indicator === indicator);
  const units = [...listRecords(ledger, 'unit')].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return units.map(({ id, name }) => {
    const target = targets.find(({ unit }) => unit === id);
    const phases = Object.fromEntries(
      PHASES.map(({ key, month }) => [key, target?.phases?.find(({ through }) => through === `${year}-${month}`)?.value ?? null]),
    );
    return {
      id,
      cells: {
        unit: name ?? '',
        base: target?.base ?? null,
        stretch: target?.stretch ?? null,
        ...phases,
        document: target?.document ?? null,
      },
    };
  });
}

const DECIMAL = /^\d+(\.\d+)?$/;

export function TaskMatrix({ year, readOnly }: { readonly year: number; readonly readOnly: boolean }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const indicators = useMemo(() => {
    const scheme = adoptedScheme(ledger, year)?.scheme;
    const used = listRecords(ledger, 'target').flatMap((target) =>
      target.year === year && target.indicator !== undefined ? [target.indicator] : [],
    );
    return [...new Set([...(scheme?.targets.map(({ title }) => title) ?? []), ...used])];
  }, [ledger, year]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState(() => plainView('万元'));
  const indicator = chosen ?? indicators[0] ?? null;
  const rows = useMemo(() => (indicator === null ? [] : rowsOf(ledger, year, indicator)), [ledger, year, indicator]);
  const shownColumns = useMemo(() => columns(readOnly), [readOnly]);

  const onEdits = useCallback(
    async (edits: readonly CellEdit[]): Promise<void> => {
      if (indicator === null) return;
      const byUnit = new Map<string, CellEdit[]>();
      for (const edit of edits) byUnit.set(edit.rowId, [...(byUnit.get(edit.rowId) ?? []), edit]);
      const wrong = edits.find(
        ({ key, text }) => key !== 'document' && text !== null && text.trim() !== '' && !DECIMAL.test(text.replace(/[,，\s]/gu, '')),
      );
      if (wrong !== undefined) return frame.showFailure({ ok: false, code: 'E_ANSWER', detail: wrong.text ?? '' });
      const answer = await commit((now) =>
        [...byUnit].flatMap(([unit, own]) => {
          const known = listRecords(now, 'target').find(
            (target) => target.unit === unit && target.year === year && target.indicator === indicator,
          );
          const text = (key: string): string | null | undefined => {
            const edit = own.find((one) => one.key === key);
            if (edit === undefined) return undefined;
            const value = (edit.text ?? '').replace(/[,，\s]/gu, '');
            return value === '' ? null : value;
          };
          const phases = PHASES.flatMap(({ key, month }) => {
            const through = `${year}-${month}`;
            const typed = text(key);
            const value = typed === undefined ? known?.phases?.find((phase) => phase.through === through)?.value : typed;
            return value === undefined || value === null ? [] : [{ through, value }];
          });
          const base = text('base');
          const stretch = text('stretch');
          const document = own.find(({ key }) => key === 'document')?.text;
          const phasesTouched = own.some(({ key }) => PHASES.some((phase) => phase.key === key));
          return targetDrafts(
            now,
            { unit: recordId(unit), indicator, year },
            {
              ...(base === undefined ? {} : { base }),
              ...(stretch === undefined ? {} : { stretch }),
              ...(document === undefined ? {} : { document }),
              ...(phasesTouched ? { phases } : {}),
            },
          );
        }),
      );
      if (!answer.ok) frame.showFailure(answer);
    },
    [frame, indicator, year],
  );

  if (indicator === null) return <EmptyState title="还没有指标">先在“设置”中导入考核办法，指标随办法带出。</EmptyState>;
  const nonce = cspNonce();
  return (
    <div className="targets-matrix">
      <LedgerGrid
        label="任务下达"
        columns={shownColumns}
        rows={rows}
        view={view}
        onViewChange={setView}
        onEdits={onEdits}
        onUndo={() => void undo()}
        onRedo={() => void redo()}
        toolbar={
          <Space>
            <Select
              size="small"
              aria-label="指标"
              style={{ width: 200 }}
              value={indicator}
              onChange={setChosen}
              options={indicators.map((name) => ({ value: name, label: name }))}
            />
            <span>{year}年度</span>
          </Space>
        }
        {...(nonce === undefined ? {} : { styleNonce: nonce })}
      />
    </div>
  );
}
