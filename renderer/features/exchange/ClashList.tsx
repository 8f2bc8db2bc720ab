/**
 * 待核对: the values side by side, who entered each, in which office, when and on what ground; a person chooses one, with the reason.
 */
import { Alert, Button, Card, Flex, Input, Pagination, Select, Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { clashesAt, clashPlaces, settleDraft } from '../../../shared/exchange/clashes';
import type { Clash, ClashSide } from '../../../shared/exchange/clashes';
import { officeName } from '../../../shared/exchange/record-text';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Scope } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { useLedger } from '../../data/use-ledger';
import { EmptyState } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';
import { ClashTogether } from './ClashTogether';
import { clockWords } from './words';

/** Cards shown at a time: each is a table, and a merge may bring two thousand. */
const PAGE = 20;

function ClashCard({ clash, ledger }: { clash: Clash; ledger: Ledger }) {
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  async function choose({ operation }: ClashSide): Promise<void> {
    const draft = settleDraft(ledger, clash, { operation }, reason);
    const answer = draft.ok ? await commit([draft.value]) : draft;
    if (!answer.ok) setFailure(answer);
  }

  return (
    <Card size="small" title={`${clash.label} · ${clash.title} · ${clash.fieldLabel}`} extra={clash.unit}>
      <Flex gap={8} align="center" className="exchange-reason">
        <span className="exchange-word">理由</span>
        <Input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          placeholder="先写明依据，例如 以银行回单为准"
          maxLength={200}
          data-testid="clash-reason"
        />
      </Flex>
      <PlainTable
        rowKey="operation"
        pagination={false}
        dataSource={[...clash.sides]}
        columns={[
          { title: '内容', dataIndex: 'text', render: (text: string) => <strong>{text}</strong> },
          { title: '办公点', dataIndex: 'office', width: 150 },
          { title: '录入人', dataIndex: 'person', width: 90 },
          { title: '录入时间（该机时钟）', width: 190, render: (_, { at }) => clockWords(at) },
          { title: '依据', dataIndex: 'ground', ellipsis: true },
          {
            title: '',
            width: 110,
            render: (_, side) => (
              <Button size="small" disabled={reason.trim() === ''} data-testid="clash-choose" onClick={() => void choose(side)}>
                采用这个数
              </Button>
            ),
          },
        ]}
      />
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Card>
  );
}

const EVERY_UNIT = '';

/** The clashes of the ledger, the decisive ones first, a page at a time; only those of the page are put into words. */
export function ClashList() {
  const ledger = useLedger((current) => current);
  const places = useMemo(() => clashPlaces(ledger), [ledger]);
  const [unit, setUnit] = useState<Scope | typeof EVERY_UNIT>(EVERY_UNIT);
  const [asked, setPage] = useState(1);
  const units = useMemo(() => [...new Set(places.map(({ scope }) => scope))], [places]);
  const chosen: Scope | typeof EVERY_UNIT = unit !== EVERY_UNIT && units.includes(unit) ? unit : EVERY_UNIT;
  const listed = chosen === EVERY_UNIT ? places : places.filter(({ scope }) => scope === chosen);
  const page = Math.min(asked, Math.max(1, Math.ceil(listed.length / PAGE)));
  const deciding = listed.filter(({ decisive }) => decisive).length;
  const shown = clashesAt(ledger, listed.slice((page - 1) * PAGE, page * PAGE));
  if (places.length === 0) return <EmptyState title="没有待核对项">两个办公室改了同一个数据时，会在这里并排列出，由人决定。</EmptyState>;
  const pages = listed.length > PAGE && (
    <Pagination current={page} pageSize={PAGE} total={listed.length} showSizeChanger={false} onChange={setPage} />
  );
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Flex gap={12} align="center" wrap>
        <Typography.Text data-testid="clash-count">
          共 {listed.length} 项待核对{deciding === 0 ? '。' : `，其中 ${deciding} 项核对之前，相关项目不能出督办和文书。`}
        </Typography.Text>
        {units.length > 1 && (
          <Select
            aria-label="只看一个单位"
            style={{ minWidth: 160 }}
            value={chosen}
            onChange={(value) => {
              setUnit(value);
              setPage(1);
            }}
            options={[
              { value: EVERY_UNIT, label: '全部单位' },
              ...units.map((scope) => ({
                value: scope,
                label: `${officeName(ledger, scope)}（${places.filter((place) => place.scope === scope).length}）`,
              })),
            ]}
          />
        )}
        {pages}
      </Flex>
      {listed.length > 1 && <ClashTogether shown={shown} />}
      {shown.map((clash) => (
        <ClashCard key={`${clash.record}/${clash.field}`} clash={clash} ledger={ledger} />
      ))}
      {pages}
    </Space>
  );
}
