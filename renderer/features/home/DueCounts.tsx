/**
 * 今日到期, 已超期, 待签发 and what else waits for a person; every number is a way to its rows. While the date is in doubt nothing is said that was
 * counted from it: 已超期 0 of a wrong day would be a false all-clear (goal 15).
 */
import { useMemo } from 'react';
import { isTrusted } from '../../../shared/clock/clock';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord } from '../../../shared/ledger/read';
import { workCalendarOf } from '../../../shared/views/calendar';
import { dueMatters } from '../../../shared/views/deadlines';
import { leaderGaps } from '../../../shared/views/duty-view';
import { lettersToSign } from '../../../shared/views/home';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';

type Count = {
  readonly id: string;
  readonly label: string;
  readonly count: number | null;
  readonly detail: string;
  readonly go: () => void;
};

/** Gaps of the projects this office answers for: all in the county, a unit's own in a unit. */
function ownGaps(ledger: Ledger, { today, unit }: WorkspaceStatus): number {
  return leaderGaps(ledger, today).filter(({ project }) => unit === null || getRecord(ledger, 'project', project)?.scope === unit).length;
}

export function DueCounts() {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const counts = useMemo((): Count[] => {
    const dated = isTrusted(status.clock);
    const unknown = { count: null, detail: '系统日期待核实' };
    const matters = dueMatters(ledger, status.today, workCalendarOf(ledger));
    const split = (state: string): Pick<Count, 'count' | 'detail'> => {
      if (!dated) return unknown;
      const own = matters.filter((matter) => matter.state === state);
      const items = own.filter(({ kind }) => kind === 'supervision').length;
      const receipts = own.filter(({ kind }) => kind === 'letter').length;
      const waiting = receipts === 0 ? '' : `　回执 ${receipts}`;
      return { count: own.length, detail: `督办事项 ${items}　项目时限 ${own.length - items - receipts}${waiting}` };
    };
    return [
      { id: 'due', label: '今日到期', ...split('今日到期'), go: () => frame.go('supervision') },
      { id: 'late', label: '已超期', ...split('已超期'), go: () => frame.go('supervision') },
      { id: 'soon', label: '五日内到期', ...split('将到期'), go: () => frame.go('supervision') },
      { id: 'sign', label: '待签发', count: lettersToSign(ledger).length, detail: '文书尚未签批', go: () => frame.go('papers') },
      {
        id: 'gaps',
        label: '包保缺口',
        ...(dated ? { count: ownGaps(ledger, status), detail: '签约及以后的项目' } : unknown),
        go: () => frame.go('duty', { tab: '缺口' }),
      },
    ];
  }, [ledger, status, frame]);
  return (
    <div className="home-counts">
      {counts.map(({ id, label, count, detail, go }) => (
        <button key={id} type="button" data-testid={`home-${id}`} onClick={go}>
          <span>{label}</span>
          <strong>{count ?? '—'}</strong>
          <small>{detail}</small>
        </button>
      ))}
    </div>
  );
}
