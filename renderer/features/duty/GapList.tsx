/** 缺口: signed projects without exactly one 包保领导 in office (S-33), by kind, each to be mended from here; the list as paper and workbook. */
import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import { formatDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { formatMoney } from '../../../shared/model/money';
import type { LeaderGap } from '../../../shared/views/duty-view';
import { leaderGaps } from '../../../shared/views/duty-view';
import { standingRows } from '../../../shared/views/row-cache';
import { textOf } from '../../../shared/views/print-table';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { CountTabs } from '../../ui/Notices';
import { AssignForm } from './AssignForm';
import { PlainTable } from '../../ui/PlainTable';
import { TableOutput } from './TableOutput';

const ALL = '全部';
const KINDS = ['无包保领导', '包保领导不止一名', '包保任期已止'] as const satisfies readonly LeaderGap['kind'][];

type Row = {
  readonly id: RecordId;
  readonly name: string;
  readonly unit: string;
  readonly stage: string;
  readonly investment: string;
  readonly gap: LeaderGap;
};

/** The gaps of an office: all, or those of its own projects. */
function useGaps(): readonly Row[] {
  const status = useStatus();
  const ledger = useLedger((current) => current);
  return useMemo(() => {
    const rows = standingRows(ledger, { asOf: status.today, today: status.today });
    const byId = new Map(rows.filter(({ unit }) => status.unit === null || unit === status.unit).map((row) => [row.id, row]));
    return leaderGaps(ledger, status.today).flatMap((gap): Row[] => {
      const row = byId.get(gap.project);
      if (row === undefined) return [];
      const { projectName, unit, totalInvestment } = row.cells;
      const money =
        typeof totalInvestment === 'object' && totalInvestment !== null && 'minor' in totalInvestment
          ? formatMoney(totalInvestment, '万元')
          : '';
      return [{ id: gap.project, name: textOf(projectName), unit: textOf(unit), stage: row.stage ?? '', investment: money, gap }];
    });
  }, [ledger, status.today, status.unit]);
}

export function GapList() {
  const status = useStatus();
  const frame = useFrame();
  const gaps = useGaps();
  const [kind, setKind] = useState<string>(ALL);
  const [chosen, setChosen] = useState<readonly RecordId[]>([]);
  const shown = useMemo(() => (kind === ALL ? gaps : gaps.filter(({ gap }) => gap.kind === kind)), [gaps, kind]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const tabs = [ALL, ...KINDS].map((word) => ({
    key: word,
    label: word,
    count: word === ALL ? gaps.length : gaps.filter(({ gap }) => gap.kind === word).length,
  }));

  function assign(ids: readonly RecordId[]): void {
    const done = (): void => {
      setChosen([]);
      frame.closeDrawer();
    };
    frame.openDrawer({
      title: '分配包保领导',
      width: 440,
      body: <AssignForm key={ids.join()} projects={ids} role="包保领导" onDone={done} />,
    });
  }

  return (
    <div className="duty-gaps" data-testid="duty-gaps">
      <div className="duty-bar">
        <CountTabs label="缺口类别" tabs={tabs} active={kind} onChange={setKind} />
        <Space>
          {!status.readOnly && (
            <Button size="small" type="primary" disabled={chosen.length === 0} data-testid="gap-assign" onClick={() => assign(chosen)}>
              分配包保领导{chosen.length > 0 ? `（${chosen.length}）` : ''}
            </Button>
          )}
          <TableOutput view="gaps" rows={ids} />
        </Space>
      </div>
      <PlainTable<Row>
        className="duty-list"
        rowKey="id"
        dataSource={[...shown]}
        pagination={{ pageSize: 50 }}
        empty="没有缺口：签约及以后的项目都有一名在任的包保领导。"
        {...(status.readOnly
          ? {}
          : { selection: { keys: chosen, onChange: (rows: readonly Row[]) => setChosen(rows.map(({ id }) => id)) } })}
        columns={[
          { title: '项目名称', dataIndex: 'name' },
          { title: '填报单位', dataIndex: 'unit', width: 130 },
          { title: '项目阶段', dataIndex: 'stage', width: 84 },
          { title: '总投资（万元）', dataIndex: 'investment', width: 120, align: 'right' },
          { title: '情况', width: 150, render: (_, { gap }) => gap.kind },
          { title: '涉及领导', width: 160, render: (_, { gap }) => gap.leaders.join('、') },
          { title: '任期止', width: 120, render: (_, { gap }) => (gap.ended === undefined ? '' : formatDay(gap.ended)) },
          {
            title: '',
            width: 120,
            render: (_, { id }) => (
              <Space>
                {!status.readOnly && (
                  <Button size="small" type="link" onClick={() => assign([id])}>
                    分配
                  </Button>
                )}
                <Button size="small" type="link" onClick={() => frame.go('ledger', { record: id })}>
                  看项目
                </Button>
              </Space>
            ),
          },
        ]}
      />
    </div>
  );
}
