/** The periods locked so far, to go back to (查看往期). */
import { Select } from 'antd';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay } from '../../../shared/model/dates';
import { recordedPeriod } from '../../../shared/views/freeze-period';
import type { FreezePeriod } from '../../../shared/views/freeze-period';
import { useLedger } from '../../data/use-ledger';

export function LockList({ onOpen }: { readonly onOpen: (period: FreezePeriod) => void }) {
  const locks = useLedger((ledger) => listRecords(ledger, 'freeze'));
  const options = locks.flatMap((record) => {
    const period = recordedPeriod(record);
    if (period === null) return [];
    const when = record.on === undefined ? '' : `　${formatDay(record.on)}`;
    return [{ value: record.id, label: `${period.title}${when}`, period }];
  });
  return (
    <Select
      size="small"
      aria-label="查看往期"
      className="targets-lock-list"
      placeholder={options.length === 0 ? '还没有锁定过的期间' : `已锁定 ${options.length} 期，查看往期`}
      disabled={options.length === 0}
      value={null}
      options={options.toSorted((a, b) => b.period.month.localeCompare(a.period.month))}
      onChange={(_, option) => {
        if (option !== undefined && !Array.isArray(option)) onOpen(option.period);
      }}
    />
  );
}
