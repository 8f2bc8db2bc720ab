/**
 * 任务分解 (S-39): a unit's tasks given to its people by name, with the sum check under every indicator; prints as 任务分解表. What each has done of it is
 * beside it, from the ledger and as found by hand (S-97). A township breaks down its own tasks.
 */
import { Button, Select, Space } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { unitsInYear } from '../../../shared/county/groups';
import { breakdownOf, restText, unitsOfIndicators } from '../../../shared/county/tasks';
import type { Breakdown } from '../../../shared/county/tasks';
import { fail } from '../../../shared/errors';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { personResults } from '../../../shared/month/person-results';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { LedgerGrid } from '../../grid/LedgerGrid';
import { plainView } from '../../grid/grid-types';
import type { CellEdit, GridColumn, GridRow } from '../../grid/grid-types';
import { cspNonce } from '../../ui/csp-nonce';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';
import { SheetButtons } from './SheetButtons';

const DONE = '（完成）';
const RECKONED = '（台账）';

function columns({ sums }: Breakdown, counted: ReadonlyMap<string, string>, readOnly: boolean): GridColumn[] {
  const editable = !readOnly;
  const group = (indicator: string): string => (counted.has(indicator) ? `${indicator}（${counted.get(indicator) ?? ''}）` : indicator);
  return [
    { key: 'name', label: '姓名', kind: 'text', width: 116, frozen: true },
    { key: 'post', label: '职务', kind: 'text', width: 170 },
    { key: 'rank', label: '责任层级', kind: 'text', width: 104 },
    ...sums.flatMap(({ indicator }): GridColumn[] => [
      { key: indicator, label: '分解任务', headerGroup: group(indicator), kind: 'number', width: 100, editable },
      { key: `${indicator}${RECKONED}`, label: '台账完成', headerGroup: group(indicator), kind: 'number', width: 100 },
      { key: `${indicator}${DONE}`, label: '认定完成', headerGroup: group(indicator), kind: 'number', width: 100, editable },
    ]),
  ];
}

export function BreakdownGrid({ year, readOnly }: { readonly year: number; readonly readOnly: boolean }) {
  const frame = useFrame();
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const units = useMemo(() => unitsInYear(ledger, year), [ledger, year]);
  const [chosen, setChosen] = useState<string | null>(status.unit);
  const [view, setView] = useState(() => plainView('万元'));
  const unit = units.find(({ id }) => id === chosen)?.id ?? units[0]?.id ?? null;
  const breakdown = useMemo(
    () => (unit === null ? null : breakdownOf(ledger, unit, year, status.today)),
    [ledger, unit, year, status.today],
  );
  const done = useMemo(
    () =>
      new Map(
        listRecords(ledger, 'personTarget')
          .filter((own) => own.unit === unit && own.year === year)
          .map((own) => [`${own.person ?? ''} ${own.indicator ?? ''}`, own.done ?? null]),
      ),
    [ledger, unit, year],
  );
  const reckoned = useMemo(() => {
    const month = year === Number(status.today.slice(0, 4)) ? status.today.slice(0, 7) : `${year}-12`;
    const results = unit === null ? [] : personResults(ledger, unit, month);
    return new Map(results.map((own) => [`${own.person} ${own.indicator}`, own.reckoned]));
  }, [ledger, unit, year, status.today]);
  const counted = useMemo(() => unitsOfIndicators(ledger, year), [ledger, year]);
  const shown = useMemo(() => (breakdown === null ? [] : columns(breakdown, counted, readOnly)), [breakdown, counted, readOnly]);
  const rows = useMemo(
    () =>
      (breakdown?.people ?? []).map(({ person, name, post, rank, values }): GridRow => {
        const figures = (breakdown?.sums ?? []).flatMap(({ indicator }) => [
          [indicator, values[indicator] ?? null] as const,
          [`${indicator}${RECKONED}`, reckoned.get(`${person} ${indicator}`) ?? null] as const,
          [`${indicator}${DONE}`, done.get(`${person} ${indicator}`) ?? null] as const,
        ]);
        return { id: person, cells: { name, post, rank, ...Object.fromEntries(figures) } };
      }),
    [breakdown, done, reckoned],
  );

  const onEdits = useCallback(
    async (edits: readonly CellEdit[]): Promise<void> => {
      if (unit === null) return;
      const wrong = edits.find(({ text }) => text !== null && text.trim() !== '' && !/^\d+(\.\d+)?$/.test(text.replace(/[,，\s]/gu, '')));
      if (wrong !== undefined) return frame.showFailure(fail('E_ANSWER', wrong.text ?? ''));
      const answer = await commit((now) => {
        const byTask = new Map<string, { person: string; indicator: string; values: { base?: string | null; done?: string | null } }>();
        for (const { rowId, key, text } of edits) {
          const isDone = key.endsWith(DONE);
          const indicator = isDone ? key.slice(0, -DONE.length) : key;
          const value = (text ?? '').replace(/[,，\s]/gu, '');
          const known = byTask.get(`${rowId} ${indicator}`);
          const values = { ...known?.values, [isDone ? 'done' : 'base']: value === '' ? null : value };
          byTask.set(`${rowId} ${indicator}`, { person: rowId, indicator, values });
        }
        return [...byTask.values()].map(({ person, indicator, values }) => {
          const known = listRecords(now, 'personTarget').find(
            (own) => own.unit === unit && own.year === year && own.person === person && own.indicator === indicator,
          );
          if (known !== undefined) return setDraft(now, { scope: COUNTY_SCOPE, entity: 'personTarget', record: known.id }, values);
          const place = { scope: COUNTY_SCOPE, entity: 'personTarget', record: freshId('personTarget') } as const;
          return createDraft(place, { unit, year, person: recordId(person), indicator, ...values });
        });
      });
      if (!answer.ok) frame.showFailure(answer);
    },
    [frame, unit, year],
  );

  if (unit === null || breakdown === null) return <EmptyState title="还没有单位">先在“设置”里录入单位和人员。</EmptyState>;
  const name = units.find(({ id }) => id === unit)?.name ?? '';
  const nonce = cspNonce();
  return (
    <div className="targets-matrix targets-stack" data-testid="breakdown">
      <div className="targets-sums" data-testid="breakdown-sums">
        {breakdown.sums.map((sum) => (
          <span key={sum.indicator}>
            {sum.rest === '0' ? '●' : '▲'} {sum.indicator}：{restText(sum, counted.get(sum.indicator) ?? '')}
          </span>
        ))}
      </div>
      <LedgerGrid
        label="任务分解"
        columns={shown}
        rows={rows}
        view={view}
        onViewChange={setView}
        onEdits={onEdits}
        toolbar={
          <Space>
            <Select
              size="small"
              aria-label="单位"
              style={{ width: 170 }}
              value={unit}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={setChosen}
              disabled={status.unit !== null}
              options={units.map(({ id, name: label }) => ({ value: id, label: label ?? id }))}
            />
            <SheetButtons sheet="breakdown" title={`${name}${year}年招商引资目标任务分解表`} rows={[unit]} period={`${year}-12`} />
          </Space>
        }
        empty={
          <EmptyState
            title={`${name}还没有录入人员`}
            actions={<Button onClick={() => frame.go('settings', { tab: '单位和人员' })}>去录入人员</Button>}
          >
            在“设置 → 单位和人员 → 人员和任职”里录入主要负责人、班子成员、中层干部和工作人员，再把任务分给他们。
          </EmptyState>
        }
        {...(nonce === undefined ? {} : { styleNonce: nonce })}
      />
    </div>
  );
}
