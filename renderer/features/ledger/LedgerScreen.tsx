/** 项目台账: the table of projects, and the registers (登记簿) of the daily work around them, a tab each. */
import { registerTabs } from '../../../shared/registers/all-registers';
import { RegisterTab } from '../../registers/RegisterTab';
import type { ScreenProps } from '../../ui/navigation';
import { CountTabs } from '../../ui/Notices';
import { useTab } from '../../ui/use-tab';
import { ProjectTable } from './ProjectTable';

const PROJECTS = '项目';
const REGISTER_TABS = registerTabs('ledger');

export function LedgerScreen({ target }: ScreenProps) {
  const [now, choose] = useTab<string>(target, REGISTER_TABS.find((tab) => tab === target?.tab) ?? PROJECTS);
  const register = REGISTER_TABS.find((tab) => tab === now);
  const tabs = (
    <CountTabs label="项目台账" tabs={[PROJECTS, ...REGISTER_TABS].map((key) => ({ key, label: key }))} active={now} onChange={choose} />
  );
  if (register === undefined) return <ProjectTable target={target} tabs={tabs} />;
  return (
    <div className="ledger-screen">
      <div className="rg-tabline">{tabs}</div>
      <RegisterTab key={register} screen="ledger" tab={register} target={target} />
    </div>
  );
}
