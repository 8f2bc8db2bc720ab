/** 重点项目 (S-35): projects above the county's amount need a leader and a service department; who lacks one. Off until the amount is entered. */
import { Button, InputNumber, Space } from 'antd';
import { useMemo, useState } from 'react';
import { setDraft } from '../../../shared/ledger/drafts';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { decimalFromMinor, formatMoney, minorFromDecimal, yuan } from '../../../shared/model/money';
import { coverageAmount, coverageGaps } from '../../../shared/views/coverage';
import type { CoverageGap } from '../../../shared/views/coverage';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';
import { RecordLink } from '../../ui/RecordLink';

export function CoverageTab() {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const amount = coverageAmount(ledger);
  const [typed, setTyped] = useState<string | null>(null);
  const gaps = useMemo(() => {
    const all = coverageGaps(ledger, status.today);
    return all?.filter(({ project }) => status.unit === null || getRecord(ledger, 'project', project)?.scope === status.unit) ?? null;
  }, [ledger, status.today, status.unit]);

  async function keep(minor: number | null): Promise<void> {
    const [county] = listRecords(currentLedger(), 'county');
    if (county === undefined) return;
    const draft = setDraft(
      currentLedger(),
      { scope: 'county', entity: 'county', record: county.id },
      { coverageAmount: minor === null ? null : yuan(minor) },
    );
    const answer = await commit([draft]);
    if (!answer.ok) return frame.showFailure(answer);
    setTyped(null);
  }
  const shown = typed ?? (amount === null ? '' : decimalFromMinor(amount.minor, '亿元'));
  return (
    <div className="duty-handover" data-testid="coverage">
      <Space>
        <span>总投资达到</span>
        <InputNumber<string>
          aria-label="金额线（亿元）"
          stringMode
          min="0.01"
          max="10000"
          disabled={status.unit !== null || status.readOnly}
          value={shown}
          onChange={(value) => setTyped(value ?? '')}
        />
        <span>亿元的签约项目，须有一名包保领导和一个服务部门</span>
        <Button
          disabled={typed === null || status.unit !== null || status.readOnly}
          data-testid="coverage-save"
          onClick={() => void keep(typed === null || typed === '' ? null : minorFromDecimal(typed, '亿元'))}
        >
          保存
        </Button>
      </Space>
      {gaps === null ? (
        <EmptyState title="还没有设金额线">县里规定大项目必须有县领导和部门的，在上面填金额线；不填就不检查。</EmptyState>
      ) : (
        <PlainTable<CoverageGap>
          rowKey="project"
          dataSource={gaps}
          pagination={{ pageSize: 16 }}
          empty="达到金额线的项目都已落实领导和部门"
          columns={[
            {
              title: '项目',
              render: (_, { project }) => (
                <RecordLink kind="project" record={project}>
                  {getRecord(ledger, 'project', project)?.projectName ?? ''}
                </RecordLink>
              ),
            },
            {
              title: '填报单位',
              width: 140,
              render: (_, { project }) => {
                const scope = getRecord(ledger, 'project', project)?.scope;
                return scope === undefined || scope === 'county' ? '' : (getRecord(ledger, 'unit', scope)?.name ?? '');
              },
            },
            { title: '总投资（万元）', width: 130, align: 'right', render: (_, { amount: own }) => formatMoney(own, '万元') },
            { title: '缺少', width: 180, render: (_, { lacks }) => `▲ ${lacks.join('、')}` },
            {
              title: '',
              width: 80,
              render: (_, { project }) => (
                <Button size="small" type="link" onClick={() => frame.go('duty', { tab: '按项目', record: project })}>
                  去分配
                </Button>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
