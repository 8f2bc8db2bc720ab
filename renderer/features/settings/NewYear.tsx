/** 新年度开账: the steps of a year's turn, each with what there is and the one thing to do. Copies are stored when a person says so. */
import { Button, InputNumber, Space } from 'antd';
import { useMemo, useState } from 'react';
import { copyGroupDrafts } from '../../../shared/county/groups';
import { carriedProjects, copyTaskDrafts, newYearSteps } from '../../../shared/county/new-year';
import type { YearStep } from '../../../shared/county/new-year';
import { listRecords } from '../../../shared/ledger/read';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';

/** Carried projects by unit. */
function CarriedList({ year }: { readonly year: number }) {
  const ledger = useLedger((current) => current);
  const units = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id as string, name ?? '']));
  const projects = useMemo(() => carriedProjects(ledger, year), [ledger, year]);
  return (
    <PlainTable
      rowKey="id"
      dataSource={projects}
      pagination={{ pageSize: 16 }}
      empty="没有需要结转的续建项目。"
      columns={[
        { title: '单位', width: 130, render: (_, { scope }) => units.get(scope) ?? '' },
        { title: '项目', dataIndex: 'projectName' },
        { title: '状态', dataIndex: 'state', width: 64 },
      ]}
    />
  );
}

type Props = { readonly thisYear: number; readonly readOnly: boolean };

export function NewYear({ thisYear, readOnly }: Props) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [year, setYear] = useState(thisYear + 1);
  const [percent, setPercent] = useState(100);
  const steps = useMemo(() => newYearSteps(ledger, year), [ledger, year]);
  const open = steps.filter(({ done }) => !done).length;

  async function copyGroups(): Promise<void> {
    const answer = await commit((now) => copyGroupDrafts(now, year - 1, year, freshId));
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已复制${year - 1}年赛区，请核对`);
  }

  async function copyTasks(): Promise<void> {
    const answer = await commit((now) => copyTaskDrafts(now, year - 1, year, String(percent), freshId));
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已生成${year}年任务，请到任务下达核对并填文号`);
  }

  function showCarried(): void {
    frame.openDrawer({ title: `${year}年续建项目`, width: 520, body: <CarriedList year={year} /> });
  }

  function act({ id, done }: YearStep) {
    if (id === 'lock')
      return <Button onClick={() => frame.go('targets', { tab: '核定锁定', filter: String(year - 1) })}>去核定锁定</Button>;
    if (id === 'carry') return <Button onClick={showCarried}>看名单</Button>;
    if (id === 'calendar' || id === 'scheme') {
      const tab = id === 'calendar' ? '节假日表' : '考核办法';
      return <Button onClick={() => frame.go('settings', { tab })}>去{tab}</Button>;
    }
    if (done || readOnly) return null;
    if (id === 'groups') {
      return (
        <Button type="primary" onClick={() => void copyGroups()} data-testid="year-groups">
          复制{year - 1}年赛区
        </Button>
      );
    }
    return (
      <Space>
        <span>按{year - 1}年任务的</span>
        <InputNumber aria-label="比例" min={1} max={1000} suffix="%" value={percent} onChange={(next) => setPercent(next ?? 100)} />
        <Button type="primary" onClick={() => void copyTasks()} data-testid="year-tasks">
          生成{year}年任务
        </Button>
      </Space>
    );
  }

  return (
    <div data-testid="new-year">
      <Space>
        <strong>新年度开账</strong>
        <InputNumber
          aria-label="年度"
          suffix="年度"
          min={2000}
          max={2100}
          value={year}
          onChange={(next) => setYear(next ?? thisYear + 1)}
        />
        <span>{open === 0 ? '● 各项都已就绪' : `▲ 还有 ${open} 项没有做`}</span>
      </Space>
      <PlainTable<YearStep>
        rowKey="id"
        dataSource={steps}
        columns={[
          { title: '', width: 84, render: (_, { done }) => (done ? '● 已就绪' : '○ 未做') },
          { title: '事项', dataIndex: 'title', width: 170 },
          { title: '情况', dataIndex: 'says' },
          { title: '', width: 400, render: (_, step) => act(step) },
        ]}
      />
    </div>
  );
}
