/** 附加任务 (S-51): what single units were given on top of the 办法, with what was reported for it as 直报指标. */
import { Space } from 'antd';
import { extraTasks } from '../../../shared/county/tasks';
import type { ExtraTask } from '../../../shared/county/tasks';
import { listRecords } from '../../../shared/ledger/read';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';
import { SheetButtons } from './SheetButtons';

export function ExtraTasks({ year }: { readonly year: number }) {
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const names = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id, name ?? '']));
  const tasks = extraTasks(ledger, year, status.today.slice(0, 7), status.today);
  return (
    <PlainTable<ExtraTask>
      rowKey={({ task }) => task.id}
      dataSource={tasks}
      caption={
        <Space>
          <strong>附加任务完成情况</strong>
          {tasks.length > 0 && <SheetButtons sheet="extra" title={`${year}年附加任务完成情况表`} rows={null} period={`${year}-12`} />}
        </Space>
      }
      empty="没有附加任务。个别单位另加的任务，在“任务下达”里新增附加任务名称后填写；完成数按“直报指标”登记的累加。"
      columns={[
        { title: '单位', width: 160, render: (_, { task }) => (task.unit === undefined ? '' : (names.get(task.unit) ?? '')) },
        { title: '附加任务', render: (_, { task }) => task.indicator ?? '' },
        { title: '任务', width: 90, align: 'right', render: (_, { task }) => task.base ?? '' },
        { title: '完成', dataIndex: 'done', width: 90, align: 'right' },
        { title: '完成率', width: 90, align: 'right', render: (_, { completion }) => (completion === null ? '—' : `${completion}%`) },
        { title: '文号', width: 200, render: (_, { task }) => task.document ?? '' },
      ]}
    />
  );
}
