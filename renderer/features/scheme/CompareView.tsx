/** 试算对比: the same month under two schemes, rank beside rank, with the places won or lost. A trial only: nothing is stored. */
import { Button, Select } from 'antd';
import { Suspense, useDeferredValue, useMemo, useState } from 'react';
import type { ComparedPlace, ComparedUnit } from '../../../shared/scoring/compare-schemes';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import type { ComparedMonth } from '../../../shared/views/scheme-trial';
import { MonthField } from '../../ui/DayField';
import { useAnswer } from '../../data/answers';
import { PlainTable } from '../../ui/PlainTable';

export type Comparable = { readonly id: string; readonly label: string; readonly scheme: Scheme };

const pointsText = ({ total }: ComparedPlace): string => (total === null ? '—' : Number(total.text).toFixed(2));
const placeText = ({ place }: ComparedPlace): string => (place === null ? '—' : String(place));

function movedText(moved: number | null): string {
  if (moved === null) return '—';
  if (moved === 0) return '不变';
  return moved > 0 ? `↑${moved}` : `↓${-moved}`;
}

function ComparedGroups({ asked }: { readonly asked: ComparedMonth | null }) {
  const rows = useAnswer('compared', asked) ?? [];
  const groups = [...new Set(rows.map((row) => row.group))];
  return (
    <>
      {groups.map((group) => (
        <PlainTable<ComparedUnit>
          key={group}
          rowKey="unit"
          caption={<strong>{group === '' ? '未编组' : group}</strong>}
          dataSource={rows.filter((row) => row.group === group)}
          columns={[
            { title: '单位', dataIndex: 'name' },
            { title: '甲得分', width: 76, align: 'right', render: (_, row) => pointsText(row.a) },
            { title: '甲位次', width: 66, align: 'center', render: (_, row) => placeText(row.a) },
            { title: '乙得分', width: 76, align: 'right', render: (_, row) => pointsText(row.b) },
            { title: '乙位次', width: 66, align: 'center', render: (_, row) => placeText(row.b) },
            { title: '升降', width: 66, align: 'center', render: (_, row) => movedText(row.moved) },
          ]}
        />
      ))}
    </>
  );
}

export function CompareView({
  schemes,
  today,
  onBack,
}: {
  readonly schemes: readonly Comparable[];
  readonly today: string;
  readonly onBack: () => void;
}) {
  const [left, setLeft] = useState(schemes[0]?.id ?? '');
  const [right, setRight] = useState(schemes[1]?.id ?? '');
  const [month, setMonth] = useState(today.slice(0, 7));
  const options = schemes.map(({ id, label }) => ({ value: id, label }));
  const chosen = useMemo((): ComparedMonth | null => {
    const [a, b] = [left, right].map((id) => schemes.find((own) => own.id === id)?.scheme);
    return a === undefined || b === undefined ? null : { a, b, month, today };
  }, [schemes, left, right, month, today]);
  // The figures of the last choice stay until those of the new one are there.
  const asked = useDeferredValue(chosen);
  return (
    <div className="scheme-compare" data-testid="scheme-compare">
      <header className="scheme-head">
        <Button size="small" autoFocus onClick={onBack}>
          ← 全部办法
        </Button>
        <strong>试算对比</strong>
        <MonthField size="small" label="月份" month={month} onChange={setMonth} />
        甲
        <Select
          size="small"
          aria-label="办法甲"
          popupMatchSelectWidth={false}
          style={{ width: 385 }}
          value={left}
          options={options}
          onChange={setLeft}
        />
        乙
        <Select
          size="small"
          aria-label="办法乙"
          popupMatchSelectWidth={false}
          style={{ width: 385 }}
          value={right}
          options={options}
          onChange={setRight}
        />
      </header>
      <p className="scheme-hint">
        按同一个月的台账分别试算，得分单位是分，位次是组内位次，升降是乙比甲。“—”是缺数算不出，或者两个办法分组不同，不能比。试算不改变任何已公布的结果。
      </p>
      {asked !== chosen && (
        <p className="scheme-hint" role="status" data-testid="compare-waits">
          ◆ 正在按所选的月份和办法计算，下面还是上一次的结果……
        </p>
      )}
      <div className="scheme-compare-body">
        <Suspense fallback={<p>正在计算……</p>}>
          <ComparedGroups asked={asked} />
        </Suspense>
      </div>
    </div>
  );
}
