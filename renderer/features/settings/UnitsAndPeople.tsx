/** 单位和人员: units, the year's groups with sections and order, people and their posts. */
import { Segmented } from 'antd';
import { useState } from 'react';
import { useStatus } from '../../data/status';
import type { ScreenTarget } from '../../ui/navigation';
import { GroupGrid } from './GroupGrid';
import { NewYear } from './NewYear';
import { PeopleList } from './PeopleList';
import { UnitList } from './UnitList';

const PARTS = ['单位', '赛区和板块', '人员和任职', '新年度开账'] as const;
type Part = (typeof PARTS)[number];

type UnitsAndPeopleProps = {
  readonly readOnly: boolean;
  /** Its `filter` names the part a way from another screen leads to. */
  readonly target: ScreenTarget | null;
};

export function UnitsAndPeople({ readOnly, target }: UnitsAndPeopleProps) {
  const status = useStatus();
  const [part, setPart] = useState<Part>(PARTS.find((name) => name === target?.filter) ?? '单位');
  return (
    <>
      <Segmented<Part> className="settings-parts" size="small" value={part} onChange={setPart} options={[...PARTS]} />
      {part === '单位' && <UnitList readOnly={readOnly} />}
      {part === '赛区和板块' && <GroupGrid thisYear={Number(status.today.slice(0, 4))} readOnly={readOnly} />}
      {part === '新年度开账' && <NewYear thisYear={Number(status.today.slice(0, 4))} readOnly={readOnly} />}
      {part === '人员和任职' && <PeopleList readOnly={readOnly} />}
    </>
  );
}
