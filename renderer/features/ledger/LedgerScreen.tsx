/** 项目台账: the table of projects, and the registers (登记簿) of the daily work around them, a tab each. */
import { useState } from 'react';
import { registerTabs } from '../../../shared/registers/all-registers';
import { RegisterTab } from '../../registers/RegisterTab';
import type { ScreenProps, ScreenTarget } from '../../ui/navigation';
import { CountTabs } from '../../ui/Notices';
import { ProjectTable } from './ProjectTable';

const PROJECTS = '项目';
const REGISTER_TABS = registerTabs('ledger');

export function LedgerScreen({ target }: ScreenProps) {
  // A new wish of the frame goes before the tab chosen under the last one.
  const [chosen, setChosen] = useState<{ readonly under: ScreenTarget | null; readonly tab: string } | null>(null);
  const wished = REGISTER_TABS.find((tab) => tab === target?.tab) ?? PROJECTS;
  const now = chosen !== null && chosen.under === target ? chosen.tab : wished;
  const register = REGISTER_TABS.find((tab) => tab === now);
  const tabs = (
    <CountTabs
      label="项目台账"
      tabs={[PROJECTS, ...REGISTER_TABS].map((key) => ({ key, label: key }))}
      active={now}
      onChange={(tab) => setChosen({ under: target, tab })}
    />
  );
  if (register === undefined) return <ProjectTable target={target} tabs={tabs} />;
  return (
    <div className="ledger-screen">
      <div className="rg-tabline">{tabs}</div>
      <RegisterTab key={register} screen="ledger" tab={register} target={target} />
    </div>
  );
}
