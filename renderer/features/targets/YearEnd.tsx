/** 年终: the year's settlement (S-94) with conversion (S-91), marks, nominations and points (S-88, S-93, S-96), and prize money, which is off until switched on (S-92). */
import { Button, Input, Segmented, Select, Space } from 'antd';
import { Suspense, useState } from 'react';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { COUNTY_SCOPE } from '../../../shared/model/ids';
import { payoutOf } from '../../../shared/views/payouts';
import { convertedScore } from '../../../shared/views/settlement-sheets';
import type { YearTotal } from '../../../shared/views/settlement-sheets';
import { useAnswer } from '../../data/answers';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { RegisterTab } from '../../registers/RegisterTab';
import { useFrame } from '../../ui/frame-context';
import { NoScheme } from '../../ui/NoScheme';
import { EmptyState } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';
import { SheetButtons } from './SheetButtons';

const PARTS = ['年终结算', '评议评先', '奖金分配'] as const;
type Part = (typeof PARTS)[number];

function Settlement({ year, onLock }: { readonly year: number; readonly onLock: () => void }) {
  const status = useStatus();
  const { locked, lines } = useAnswer('yearTotals', year);
  const rule = useLedger((ledger) => listRecords(ledger, 'conversion').findLast((own) => own.year === year));
  const period = `${year}-12`;
  if (lines.length === 0)
    return (
      <NoScheme title={`${year}年度还没有综合得分`} county={status.unit === null}>
        之后才有可以结算的得分。
      </NoScheme>
    );
  return (
    <div className="targets-body">
      <Space wrap>
        <span>{locked ? `● ${year}年度已核定锁定，以下是锁定时的得分` : `○ ${year}年度还没有锁定，以下是现在的得分`}</span>
        {!locked && (
          <Button size="small" onClick={onLock}>
            去核定锁定
          </Button>
        )}
        <span>年终结算表</span>
        <SheetButtons sheet="settlement" title={`${status.county}${year}年度招商引资考核结算表`} rows={null} period={period} />
        <span>折算表</span>
        <SheetButtons sheet="conversion" title={`${status.county}${year}年度招商引资考核得分折算表`} rows={null} period={period} />
      </Space>
      <PlainTable<YearTotal>
        rowKey="unit"
        dataSource={lines}
        pagination={{ pageSize: 16 }}
        columns={[
          { title: '赛区', dataIndex: 'groupName', width: 100 },
          { title: '名次', width: 60, align: 'right', render: (_, { rank }) => rank ?? '—' },
          { title: '单位', dataIndex: 'name', width: 180 },
          { title: '得分', dataIndex: 'total', width: 90, align: 'right' },
          {
            title: rule === undefined ? '折算得分（还没有登记折算办法）' : `折算到${rule.name ?? ''}（满分${rule.to ?? ''}）`,
            align: 'right',
            render: (_, { total }) => (rule === undefined ? '—' : (convertedScore(total, rule.from ?? '100', rule.to ?? '100') ?? '—')),
          },
        ]}
      />
    </div>
  );
}

/** Money is off until a person enters the document that allows it (design/domain.md, Law and policy). */
function SwitchOn({ readOnly }: { readonly readOnly: boolean }) {
  const frame = useFrame();
  const county = useLedger((ledger) => listRecords(ledger, 'county')[0]);
  const [text, setText] = useState('');

  async function switchOn(): Promise<void> {
    const record = county?.id ?? freshId('county');
    const place = { scope: COUNTY_SCOPE, entity: 'county', record } as const;
    const values = { payoutBasis: text.trim() };
    const answer = await commit((ledger) => [county === undefined ? createDraft(place, values) : setDraft(ledger, place, values)]);
    if (!answer.ok) frame.showFailure(answer);
  }

  return (
    <EmptyState
      title="奖金分配没有启用"
      actions={
        !readOnly && (
          <Space>
            <Input
              aria-label="批准文件"
              style={{ width: 280 }}
              maxLength={100}
              placeholder="批准发放奖金的文件和文号"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button disabled={text.trim() === ''} onClick={() => void switchOn()} data-testid="payouts-on">
              启用
            </Button>
          </Space>
        )
      }
    >
      发放奖金须有批准文件，财政和纪检监察会签；公职人员及其近亲属不得领取引荐人奖励。本县有文件的，写明文号后启用。
    </EmptyState>
  );
}

function Payouts({ readOnly }: { readonly readOnly: boolean }) {
  const ledger = useLedger((current) => current);
  const basis = listRecords(ledger, 'county')[0]?.payoutBasis;
  const pools = listRecords(ledger, 'payoutPool');
  const [chosen, setChosen] = useState<string | null>(null);
  const pool = pools.find(({ id }) => id === chosen) ?? pools[0];
  if (basis === undefined) return <SwitchOn readOnly={readOnly} />;
  const payout = pool === undefined ? null : payoutOf(ledger, pool.id);
  return (
    <div className="targets-matrix targets-stack">
      <Space>
        <span>依据：{basis}</span>
        {pool !== undefined && payout !== null && (
          <>
            <Select
              size="small"
              aria-label="奖金"
              style={{ width: 240 }}
              value={pool.id}
              onChange={setChosen}
              options={pools.map(({ id, name }) => ({ value: id, label: name ?? id }))}
            />
            <SheetButtons sheet="payout" title={`${pool.name ?? ''}分配表`} rows={[pool.id]} period={`${pool.year ?? 2000}-12`} />
            <span>{payout.findings.length === 0 ? '● 可以送签' : `▲ ${payout.findings.join('；')}`}</span>
          </>
        )}
      </Space>
      <RegisterTab screen="targets" tab="奖金分配" target={null} />
    </div>
  );
}

export function YearEnd({ year, readOnly, onLock }: { readonly year: number; readonly readOnly: boolean; readonly onLock: () => void }) {
  const [part, setPart] = useState<Part>('年终结算');
  return (
    <>
      <div className="targets-head">
        <Segmented<Part> size="small" value={part} onChange={setPart} options={[...PARTS]} />
      </div>
      {part === '年终结算' && (
        <Suspense fallback={<p>正在计算……</p>}>
          <Settlement year={year} onLock={onLock} />
        </Suspense>
      )}
      {part === '评议评先' && <RegisterTab screen="targets" tab="评议评先" target={null} />}
      {part === '奖金分配' && <Payouts readOnly={readOnly} />}
    </>
  );
}
