/** One package set beside the ledger: cover, 新增 / 更新 / 无变化 / 需核对, what is not applied, and the button that takes it in. */
import { Alert, Button, Descriptions, Flex, Pagination, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { MERGE_STATUSES } from '../../../shared/contract/exchange';
import type { Drive, MergeItem, MergePlan } from '../../../shared/contract/exchange';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { call } from '../../bridge';
import { PlainTable } from '../../ui/PlainTable';
import { LongWork } from './LongWork';
import { monthWords } from './words';

const PAGE = 8;

type Props = {
  readonly plan: MergePlan;
  readonly status: WorkspaceStatus;
  /** Where the receipt is written, when there is a stick. */
  readonly drive: Drive | null;
  readonly onDone: (text: string) => void;
  /** 退回修改 of what this unit reported; absent when the package is no 上报 or this is not the county office. */
  readonly onSendBack?: (unit: string) => void;
};

function Changes({ item }: { item: MergeItem }) {
  return (
    <ul className="exchange-changes">
      {item.changes.map((change) => (
        <li key={change.field}>
          {change.label}：{item.status === '新增' ? '' : `${change.old} → `}
          {change.new}
          {change.clash && '（两边都改过，待核对）'}
        </li>
      ))}
    </ul>
  );
}

export function PlanView({ plan, status, drive, onDone, onSendBack }: Props) {
  const [shown, setShown] = useState<(typeof MERGE_STATUSES)[number]>(
    MERGE_STATUSES.find((word) => plan.counts[word] > 0 && word !== '无变化') ?? '无变化',
  );
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [page, setPage] = useState(1);
  const [listed, setListed] = useState<{ readonly items: readonly MergeItem[]; readonly total: number }>({ items: [], total: 0 });

  useEffect(() => {
    let live = true;
    void call('exchange:items', { planId: plan.planId, status: shown, from: (page - 1) * PAGE, limit: PAGE }).then((answer) => {
      if (live && answer.ok) setListed(answer.value);
    });
    return () => {
      live = false;
    };
  }, [plan.planId, shown, page]);

  async function accept(): Promise<void> {
    setBusy(true);
    const answer = await call('exchange:accept', { planId: plan.planId, person: status.person, drive: drive?.token ?? null });
    setBusy(false);
    if (!answer.ok) return setFailure(answer);
    const { commit, receipt, receiptProblem } = answer.value;
    const took =
      commit === null
        ? '已包含，无新内容。'
        : `已接收：新增 ${plan.counts['新增']}，更新 ${plan.counts['更新']}，待核对 ${plan.counts['需核对']}。`;
    if (receiptProblem !== '') onDone(`${took}但回执没有写成：${receiptProblem}处理好U盘以后，把这份包再打开接收一次，就会补写回执。`);
    else onDone(receipt === null ? took : `${took}回执已写入：${receipt}`);
  }

  return (
    <div className="exchange-plan" data-testid="merge-plan">
      <Descriptions
        size="small"
        column={3}
        items={[
          { key: 'kind', label: '类别', children: plan.cover.kind },
          { key: 'from', label: '来自', children: plan.cover.from },
          { key: 'to', label: '发往', children: plan.cover.to },
          { key: 'period', label: '期间', children: monthWords(plan.cover.period) },
          { key: 'number', label: '序号', children: `第${plan.cover.number}号` },
          { key: 'code', label: '校验码', children: plan.cover.checkCode },
        ]}
      />
      {plan.notices.map(({ weight, text }) => (
        <Alert key={text} type={weight} showIcon title={text} />
      ))}
      {plan.refused.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`有 ${plan.refusedCount} 项超出对方的填报权限，单独列出，没有采用`}
          description={`${plan.refused.map(({ title, why }) => `${title}（${why}）`).join('；')}${plan.refusedCount > plan.refused.length ? ` 等 ${plan.refusedCount} 项` : ''}`}
        />
      )}
      <Segmented
        value={shown}
        onChange={(word) => {
          setShown(word);
          setPage(1);
        }}
        options={MERGE_STATUSES.map((word) => ({ value: word, label: `${word} ${plan.counts[word]}` }))}
      />
      <PlainTable
        rowKey={(item) => `${item.entity}/${item.record}`}
        dataSource={[...listed.items]}
        empty={shown === '无变化' ? '没有变化的不逐条列出' : '没有'}
        columns={[
          { title: '内容', dataIndex: 'label', width: 110 },
          { title: '名称', dataIndex: 'title', ellipsis: true, width: 280 },
          { title: '单位', dataIndex: 'unit', width: 130 },
          { title: '变化', render: (_, item) => <Changes item={item} /> },
        ]}
      />
      {listed.total > PAGE && (
        <Pagination size="small" current={page} pageSize={PAGE} total={listed.total} showSizeChanger={false} onChange={setPage} />
      )}
      {busy && <LongWork label="接收数据包" />}
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} data-testid="accept-failure" />}
      <Flex justify="end" gap={8}>
        {onSendBack !== undefined && (
          <Button data-testid="send-back-plan" onClick={() => onSendBack(plan.fromUnit)}>
            退回修改
          </Button>
        )}
        <Button type="primary" data-testid="accept-package" loading={busy} onClick={() => void accept()}>
          接收
        </Button>
      </Flex>
    </div>
  );
}
