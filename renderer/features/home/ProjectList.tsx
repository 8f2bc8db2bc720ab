/** The rows behind a number of the first page; a row leads to the page of the project. */
import { useMemo } from 'react';
import type { RecordId } from '../../../shared/model/ids';
import { formatMoney } from '../../../shared/model/money';
import type { Change } from '../../../shared/views/home';
import { moneyTotals } from '../../../shared/views/project-rows';
import type { ProjectRow } from '../../../shared/views/project-rows';
import { textOf } from '../../../shared/views/print-table';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';

function investment({ cells }: ProjectRow): string {
  const value = cells.totalInvestment;
  return typeof value === 'object' && value !== null && 'minor' in value ? formatMoney(value, '万元') : '';
}

export function ProjectList({ rows, ids }: { readonly rows: readonly ProjectRow[]; readonly ids: readonly RecordId[] }) {
  const frame = useFrame();
  const shown = useMemo(() => {
    const wanted = new Set(ids);
    return rows.filter(({ id }) => wanted.has(id));
  }, [rows, ids]);
  const totals = moneyTotals(shown, 'totalInvestment').map(
    (total) => `${formatMoney({ minor: total.minor, currency: total.currency }, '万元')}${total.currency === 'CNY' ? '万元' : ''}`,
  );
  return (
    <div data-testid="home-projects">
      <p className="home-note">
        共 {shown.length} 个项目{totals.length === 0 ? '' : `，总投资 ${totals.join('、')}`}。点一行看项目。
      </p>
      <PlainTable<ProjectRow>
        rowKey="id"
        dataSource={shown}
        pagination={{ pageSize: 18 }}
        empty="没有项目"
        onOpen={({ id }) => frame.go('record', { tab: 'project', record: id })}
        columns={[
          { title: '项目名称', render: (_, { cells }) => textOf(cells.projectName) },
          { title: '填报单位', width: 126, render: (_, { cells }) => textOf(cells.unit) },
          { title: '阶段', width: 60, render: (_, { stage }) => stage ?? '' },
          { title: '总投资（万元）', width: 120, align: 'right', render: (_, row) => investment(row) },
        ]}
      />
    </div>
  );
}

export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const frame = useFrame();
  const open = ({ project }: Change): void => {
    if (project !== null) frame.go('record', { tab: 'project', record: project });
  };
  return (
    <PlainTable<Change>
      rowKey="key"
      dataSource={[...changes]}
      pagination={{ pageSize: 18 }}
      onOpen={open}
      opens={({ project }) => project !== null}
      columns={[
        { title: '项目或事项', dataIndex: 'title' },
        { title: '录入人', dataIndex: 'person', width: 80 },
        { title: '日期', dataIndex: 'day', width: 100 },
      ]}
    />
  );
}
