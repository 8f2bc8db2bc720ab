/** Holiday tables (节假日表) by year, imported from a file; a missing year is said loudly, because no working-day limit can be counted without it. */
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';

type Notice = { readonly type: 'success' | 'error'; readonly text: string };

export function CalendarList({ readOnly, today }: { readOnly: boolean; today: IsoDay }) {
  const calendars = useLedger((ledger) => listRecords(ledger, 'calendar'));
  const [notice, setNotice] = useState<Notice | null>(null);
  const year = Number(today.slice(0, 4));
  const missing = [year, ...(today.slice(5) >= '11-15' ? [year + 1] : [])].filter(
    (wanted) => !calendars.some((calendar) => calendar.year === wanted),
  );

  async function importTable(): Promise<void> {
    const file = await call('files:choose', { purpose: 'calendar' });
    if (!file.ok || file.value === null) return;
    const read = await call('files:calendar', { file: file.value.token });
    if (!read.ok) return setNotice({ type: 'error', text: errorMessage(read.code, read.detail) });
    const answer = await commit(read.value.drafts);
    setNotice(
      answer.ok
        ? { type: 'success', text: `已登记 ${read.value.year} 年节假日表。` }
        : { type: 'error', text: errorMessage(answer.code, answer.detail) },
    );
  }

  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {missing.map((wanted) => (
        <Alert
          key={wanted}
          type="error"
          showIcon
          title={`缺少 ${wanted} 年节假日表：涉及该年的工作日时限一律不计算、不提示，请尽快导入。`}
        />
      ))}
      {notice !== null && <Alert type={notice.type} showIcon title={notice.text} />}
      {!readOnly && (
        <Button onClick={() => void importTable()} data-testid="import-calendar">
          导入节假日表
        </Button>
      )}
      <PlainTable
        rowKey="id"
        pagination={false}
        dataSource={[...calendars].sort((a, b) => (b.year ?? 0) - (a.year ?? 0))}
        empty="还没有节假日表。"
        columns={[
          { title: '年度', dataIndex: 'year', width: 80 },
          { title: '放假', render: (_, calendar) => `${calendar.holidays?.length ?? 0} 天`, width: 90 },
          { title: '调休上班', render: (_, calendar) => calendar.workdays?.map(formatDay).join('、') ?? '' },
          { title: '依据', dataIndex: 'source' },
        ]}
      />
    </Space>
  );
}
