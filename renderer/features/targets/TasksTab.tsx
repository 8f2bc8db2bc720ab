/** 任务下达: tasks of units, their breakdown to people, 直报指标 with 附加任务, and the second regime 班子检查. */
import { InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useStatus } from '../../data/status';
import { RegisterTab } from '../../registers/RegisterTab';
import { BreakdownGrid } from './BreakdownGrid';
import { ExtraTasks } from './ExtraTasks';
import { TaskMatrix } from './TaskMatrix';

const PARTS = ['单位任务', '分解到人', '直报和附加', '分类和占比', '班子检查'] as const;
type Part = (typeof PARTS)[number];

export function TasksTab({ readOnly }: { readonly readOnly: boolean }) {
  const status = useStatus();
  const thisYear = Number(status.today.slice(0, 4));
  const [part, setPart] = useState<Part>('单位任务');
  const [year, setYear] = useState(thisYear);
  return (
    <>
      <div className="targets-head">
        <Segmented<Part> size="small" value={part} onChange={setPart} options={[...PARTS]} />
        <InputNumber
          size="small"
          aria-label="年度"
          suffix="年度"
          min={2000}
          max={2100}
          value={year}
          onChange={(next) => setYear(next ?? thisYear)}
        />
      </div>
      {part === '单位任务' && <TaskMatrix key={year} year={year} readOnly={readOnly} />}
      {part === '分解到人' && <BreakdownGrid key={year} year={year} readOnly={status.readOnly} />}
      {part === '直报和附加' && (
        <div className="targets-matrix targets-stack">
          <div className="targets-above">
            <ExtraTasks year={year} />
          </div>
          <RegisterTab screen="targets" tab="直报和附加" target={null} />
        </div>
      )}
      {part === '分类和占比' && <RegisterTab screen="targets" tab="分类和占比" target={null} />}
      {part === '班子检查' && <RegisterTab screen="targets" tab="班子检查" target={null} />}
    </>
  );
}
