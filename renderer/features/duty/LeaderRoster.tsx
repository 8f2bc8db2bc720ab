/** 领导名册: how many projects each leader has, by stage and amount, on any day; and for one project who answered for it on that day (law 4). */
import { Select, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { formatDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { formatMoney } from '../../../shared/model/money';
import { dutyTerms, leaderRoster } from '../../../shared/views/duty-roster';
import type { DutyTerm, LeaderLoad, LedProject } from '../../../shared/views/duty-roster';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { DayField } from '../../ui/DayField';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { RecordLink } from '../../ui/RecordLink';
import { TableOutput } from './TableOutput';

const span = ({ from, to }: Pick<DutyTerm, 'from' | 'to'>): string =>
  `${from === null ? '' : formatDay(from)}—${to === null ? '今' : formatDay(to)}`;

function LeaderProjects({ leader, day }: { readonly leader: LeaderLoad; readonly day: IsoDay }) {
  const frame = useFrame();
  return (
    <div data-testid="leader-projects">
      <Typography.Paragraph>
        {leader.posts === '' ? '' : `${leader.posts}。`}
        {formatDay(day)}包保 {leader.projects.length} 个项目，总投资 {formatMoney(leader.investment, '万元')} 万元。
      </Typography.Paragraph>
      <PlainTable<LedProject>
        rowKey="id"
        dataSource={[...leader.projects]}
        pagination={{ pageSize: 15 }}
        empty="这一天没有包保项目"
        onOpen={({ id }) => frame.go('record', { tab: 'project', record: id })}
        columns={[
          { title: '项目名称', dataIndex: 'name' },
          { title: '填报单位', dataIndex: 'unit', width: 90 },
          { title: '阶段', width: 56, render: (_, { stage }) => stage ?? '' },
          {
            title: '总投资（万元）',
            width: 110,
            align: 'right',
            render: (_, { investment }) => (investment === null ? '' : formatMoney(investment, '万元')),
          },
          { title: '起', width: 110, render: (_, { since }) => (since === null ? '' : formatDay(since)) },
        ]}
      />
    </div>
  );
}

function ProjectAnswer({ project, day }: { readonly project: RecordId; readonly day: IsoDay }) {
  const ledger = useLedger((current) => current);
  const terms = useMemo(() => dutyTerms(ledger, project, day), [ledger, project, day]);
  const holding = terms.filter(({ role, holds }) => role === '包保领导' && holds).map(({ name }) => name);
  return (
    <section className="duty-answer" aria-label="当日责任" data-testid="duty-answer">
      <h3>
        {formatDay(day)}：{holding.length === 0 ? '没有包保领导' : `包保领导 ${holding.join('、')}`}
      </h3>
      <PlainTable<DutyTerm>
        rowKey="id"
        dataSource={terms}
        empty="这个项目还没有落实过责任"
        rowClassName={({ holds }) => (holds ? 'duty-holds' : 'duty-past')}
        columns={[
          { title: '当日', width: 84, render: (_, { holds }) => (holds ? '● 在任' : '') },
          { title: '类别', dataIndex: 'role', width: 90 },
          { title: '姓名或单位', render: (_, { name, post }) => `${name}${post === undefined ? '' : `（${post}）`}` },
          { title: '电话', width: 130, render: (_, { phone }) => phone ?? '' },
          { title: '起止', width: 250, render: (_, term) => span(term) },
        ]}
      />
    </section>
  );
}

/** Leaders of the register have a page; a name typed in a ledger has none. */
function LeaderName({ leader }: { readonly leader: LeaderLoad }) {
  const person = getRecord(currentLedger(), 'person', recordId(leader.key));
  if (person === null) return <>{leader.name}</>;
  return (
    <RecordLink kind="person" record={person.id}>
      {leader.name}
    </RecordLink>
  );
}

export function LeaderRoster({ record }: { readonly record: string | null }) {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [day, setDay] = useState<IsoDay>(status.today);
  const [project, setProject] = useState<string | null>(null);
  const leaders = useMemo(() => leaderRoster(ledger, day), [ledger, day]);
  // The person somebody searched for stands first.
  const shown = useMemo(() => [...leaders].sort((a, b) => Number(b.key === record) - Number(a.key === record)), [leaders, record]);
  const projects = useMemo(
    () => listRecords(ledger, 'project').map(({ id, projectName }) => ({ value: id, label: projectName ?? '' })),
    [ledger],
  );

  function open(leader: LeaderLoad): void {
    frame.openDrawer({ title: leader.name, width: 620, body: <LeaderProjects leader={leader} day={day} /> });
  }
  return (
    <div className="duty-roster" data-testid="duty-roster">
      <div className="duty-bar">
        <label>
          某日谁负责：
          <DayField size="small" label="日期" day={day} onChange={setDay} />
        </label>
        <Select
          className="duty-project"
          aria-label="项目"
          placeholder="查一个项目当日由谁负责"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={project}
          onChange={(id: string | undefined) => setProject(id ?? null)}
          options={projects}
        />
        <TableOutput view="roster" rows={null} day={day} />
        <span className="duty-hint">以下为 {formatDay(day)} 在任情况</span>
      </div>
      <div className="duty-panes">
        {project !== null && <ProjectAnswer project={recordId(project)} day={day} />}
        <PlainTable<LeaderLoad>
          className="duty-list"
          rowKey="key"
          dataSource={shown}
          pagination={false}
          empty="还没有包保领导。先在“设置 → 单位和人员”登记领导，再到“按项目”分配。"
          rowClassName={({ key, projects: own }) => `${own.length === 0 ? 'duty-none' : ''}${key === record ? ' duty-asked' : ''}`}
          onOpen={open}
          columns={[
            { title: '领导', width: 90, render: (_, leader) => <LeaderName leader={leader} /> },
            { title: '职务', dataIndex: 'posts', width: 240 },
            { title: '包保项目', width: 90, align: 'right', render: (_, { projects: own }) => own.length },
            { title: '总投资（万元）', width: 140, align: 'right', render: (_, { investment }) => formatMoney(investment, '万元') },
            {
              title: '分阶段',
              render: (_, { stages, projects: own }) =>
                own.length === 0 ? '尚未分配项目' : stages.map(({ stage, count }) => `${stage} ${count}`).join('　'),
            },
          ]}
        />
      </div>
    </div>
  );
}
