/**
 * 任务下达: unit × indicator of a year, with 确保 and 争取 and the cumulative phases by quarter or month (S-51, S-53, S-54). Pasted from
 * Excel or typed; a revision by document is a version of its own.
 */
import { Button, Input, Segmented, Select, Space } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { unitsInYear } from '../../../shared/county/groups';
import { taskIndicators, tasksInForce, taskVersions, unitsOfIndicators } from '../../../shared/county/tasks';
import type { Task } from '../../../shared/county/tasks';
import { getRecord } from '../../../shared/ledger/read';
import type { Ledger } from '../../../shared/ledger/fold';
import { formatDay, isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { targetDrafts } from '../../data/edits';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { LedgerGrid } from '../../grid/LedgerGrid';
import { plainView } from '../../grid/grid-types';
import type { CellEdit, GridColumn, GridRow } from '../../grid/grid-types';
import { cspNonce } from '../../ui/csp-nonce';
import { useFrame } from '../../ui/frame-context';
import { NoScheme } from '../../ui/NoScheme';
import { TaskRevision } from './TaskRevision';

type Phase = { readonly key: string; readonly label: string; readonly month: string };
type Rhythm = '按季' | '按月';

const QUARTERS: readonly Phase[] = [
  { key: 'q1', label: '一季度累计', month: '03' },
  { key: 'q2', label: '上半年累计', month: '06' },
  { key: 'q3', label: '前三季度累计', month: '09' },
  { key: 'q4', label: '全年累计', month: '12' },
];
const MONTHS: readonly Phase[] = Array.from({ length: 12 }, (_, place) => {
  const month = String(place + 1).padStart(2, '0');
  return { key: `m${month}`, label: `${place + 1}月累计`, month };
});
const PHASES: Readonly<Record<Rhythm, readonly Phase[]>> = { 按季: QUARTERS, 按月: MONTHS };

function columns(rhythm: Rhythm, counted: string | undefined, readOnly: boolean): GridColumn[] {
  const editable = !readOnly;
  const unit = counted === undefined ? {} : { unit: counted };
  return [
    { key: 'unit', label: '单位', kind: 'text', width: 160, frozen: true },
    { key: 'base', label: '目标（确保）', kind: 'number', width: 150, editable, ...unit },
    { key: 'stretch', label: '目标（争取）', kind: 'number', width: 150, editable, ...unit },
    ...PHASES[rhythm].map(({ key, label }): GridColumn => ({
      key,
      label,
      kind: 'number',
      width: rhythm === '按季' ? 130 : 96,
      editable,
      headerGroup: counted === undefined ? '分阶段累计' : `分阶段累计（${counted}）`,
      total: false,
    })),
    { key: 'document', label: '下达文号', kind: 'text', width: 200, editable },
    { key: 'revised', label: '调整自', kind: 'text', width: 120 },
  ];
}

function rowsOf(ledger: Ledger, year: number, indicator: string, rhythm: Rhythm): GridRow[] {
  const latest = new Map<string, Task>();
  for (const task of tasksInForce(ledger, year, isoDay(`${year}-12-31`))) {
    if (task.indicator === indicator && task.unit !== undefined) latest.set(task.unit, task);
  }
  const units = unitsInYear(ledger, year);
  return units.map(({ id, name }) => {
    const target = latest.get(id);
    const phases = Object.fromEntries(
      PHASES[rhythm].map(({ key, month }) => [key, target?.phases?.find(({ through }) => through === `${year}-${month}`)?.value ?? null]),
    );
    return {
      id,
      cells: {
        unit: name ?? '',
        base: target?.base ?? null,
        stretch: target?.stretch ?? null,
        ...phases,
        document: target?.document ?? null,
        revised: target?.from === undefined ? null : formatDay(target.from),
      },
    };
  });
}

/** 附加任务 (S-51): an indicator that only single units are given. */
function AddIndicator({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <Input.Search
      size="small"
      style={{ width: 190 }}
      maxLength={40}
      placeholder="附加任务名称"
      enterButton="新增附加任务"
      value={name}
      onChange={(event) => setName(event.target.value)}
      onSearch={(text) => {
        if (text.trim() === '') return;
        onAdd(text.trim());
        setName('');
      }}
    />
  );
}

const DECIMAL = /^\d+(\.\d+)?$/;

export function TaskMatrix({ year, readOnly }: { readonly year: number; readonly readOnly: boolean }) {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [rhythm, setRhythm] = useState<Rhythm>('按季');
  const [selected, setSelected] = useState<string | null>(null);
  const indicators = useMemo(() => {
    const { usual, extra } = taskIndicators(ledger, year);
    return [...new Set([...usual, ...extra, ...added])];
  }, [ledger, year, added]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState(() => plainView('万元'));
  const indicator = chosen ?? indicators[0] ?? null;
  const rows = useMemo(() => (indicator === null ? [] : rowsOf(ledger, year, indicator, rhythm)), [ledger, year, indicator, rhythm]);
  const counted = useMemo(() => unitsOfIndicators(ledger, year).get(indicator ?? ''), [ledger, year, indicator]);
  const shownColumns = useMemo(() => columns(rhythm, counted, readOnly), [rhythm, counted, readOnly]);

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
          const known = taskVersions(now, recordId(unit), indicator, year).at(-1);
          const text = (key: string): string | null | undefined => {
            const edit = own.find((one) => one.key === key);
            if (edit === undefined) return undefined;
            const value = (edit.text ?? '').replace(/[,，\s]/gu, '');
            return value === '' ? null : value;
          };
          // Phases of months that are not shown stay as they are.
          const shownMonths = new Set(PHASES[rhythm].map(({ month }) => `${year}-${month}`));
          const kept = (known?.phases ?? []).filter(({ through }) => !shownMonths.has(through));
          const typedPhases = PHASES[rhythm].flatMap(({ key, month }) => {
            const through = `${year}-${month}`;
            const typed = text(key);
            const value = typed === undefined ? known?.phases?.find((phase) => phase.through === through)?.value : typed;
            return value === undefined || value === null ? [] : [{ through, value }];
          });
          const phases = [...kept, ...typedPhases].sort((one, other) => one.through.localeCompare(other.through));
          const base = text('base');
          const stretch = text('stretch');
          const document = own.find(({ key }) => key === 'document')?.text;
          const phasesTouched = own.some(({ key }) => PHASES[rhythm].some((phase) => phase.key === key));
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
    [frame, indicator, year, rhythm],
  );

  if (indicator === null)
    return (
      <NoScheme title="还没有指标" county={status.unit === null}>
        指标随办法带出。
      </NoScheme>
    );
  function revise(): void {
    if (selected === null || indicator === null) return;
    const unit = recordId(selected);
    const title = `${getRecord(ledger, 'unit', unit)?.name ?? ''} · ${indicator} · 任务调整`;
    frame.openDrawer({
      title,
      width: 600,
      body: <TaskRevision key={`${unit}${indicator}`} unit={unit} indicator={indicator} year={year} readOnly={readOnly} />,
    });
  }

  const scored = taskIndicators(ledger, year).usual.includes(indicator);
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
        onSelect={({ active }) => setSelected(active?.rowId ?? null)}
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
            <Segmented<Rhythm> size="small" value={rhythm} onChange={setRhythm} options={['按季', '按月']} />
            <Button size="small" disabled={selected === null} onClick={revise} data-testid="revise-task">
              调整任务
            </Button>
            {!readOnly && (
              <AddIndicator
                onAdd={(name) => {
                  setAdded([...added, name]);
                  setChosen(name);
                }}
              />
            )}
            {!scored && <span>附加任务：只登记、不计分</span>}
          </Space>
        }
        {...(nonce === undefined ? {} : { styleNonce: nonce })}
      />
    </div>
  );
}
