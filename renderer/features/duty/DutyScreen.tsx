/**
 * 责任分工: who answers for which project, from when to when (S-33…S-36); where responsibility has gaps; what each leader has. A unit's office sees and
 * assigns its own projects only.
 */
import { useMemo } from 'react';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { leaderGaps } from '../../../shared/views/duty-view';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import type { ScreenProps, ScreenTarget } from '../../ui/navigation';
import { CountTabs } from '../../ui/Notices';
import { useTab } from '../../ui/use-tab';
import { RegisterTab } from '../../registers/RegisterTab';
import { AssignTable } from './AssignTable';
import { GapList } from './GapList';
import { HandoverTab } from './HandoverTab';
import { LeaderRoster } from './LeaderRoster';
import './duty.css';

const TABS = ['按项目', '缺口', '领导名册', '组织专班', '交接'] as const;
type Tab = (typeof TABS)[number];

/** The tab a wish leads to: the one it names, the roster for a person, else the projects. */
function tabOf(target: ScreenTarget | null): Tab {
  const named = TABS.find((tab) => tab === target?.tab);
  if (named !== undefined) return named;
  const person = target?.record === undefined ? null : getRecord(currentLedger(), 'person', recordId(target.record));
  return person === null ? '按项目' : '领导名册';
}

export function DutyScreen({ target }: ScreenProps) {
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const wished = useMemo(() => tabOf(target), [target]);
  const [tab, choose] = useTab<Tab>(target, wished);
  const counts = useMemo(() => {
    const mine = (id: string): boolean => status.unit === null || getRecord(ledger, 'project', recordId(id))?.scope === status.unit;
    return {
      按项目: listRecords(ledger, 'project').filter(({ id }) => mine(id)).length,
      缺口: leaderGaps(ledger, status.today).filter(({ project }) => mine(project)).length,
    };
  }, [ledger, status.today, status.unit]);
  const tabs = TABS.map((key) => ({ key, label: key, ...(key === '按项目' || key === '缺口' ? { count: counts[key] } : {}) }));
  const record = target?.record ?? null;
  return (
    <div className="duty" data-testid="duty">
      <CountTabs label="责任分工" tabs={tabs} active={tab} onChange={choose} />
      {tab === '按项目' && <AssignTable record={record} />}
      {tab === '缺口' && <GapList />}
      {tab === '领导名册' && <LeaderRoster record={record} />}
      {tab === '组织专班' && <RegisterTab screen="duty" tab={tab} target={target} />}
      {tab === '交接' && <HandoverTab />}
    </div>
  );
}
