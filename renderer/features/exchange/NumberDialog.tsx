/** 项目编号: the county's rule, what it would give to which project, and the giving in one commit; the 编号对照表 to be handed out. */
import { Alert, Button, Flex, Input, Modal, Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { NUMBER_PARTS, numberDrafts, numberPlan, numberRule, ruleDraft } from '../../../shared/exchange/numbers';
import type { NumberLine } from '../../../shared/exchange/numbers';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';
import { NumberSeat, seatStanding } from './NumberSeat';
import { usePaper } from './use-paper';

type Props = { readonly status: WorkspaceStatus; readonly onDone: (words: string) => void; readonly onClose: () => void };

export function NumberDialog({ status, onDone, onClose }: Props) {
  const ledger = useLedger((current) => current);
  const paper = usePaper();
  const rule = numberRule(ledger)?.pattern ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const everything = useMemo(() => numberPlan(ledger, status.today, null), [ledger, status.today]);
  const all: readonly NumberLine[] = everything.ok ? everything.value : [];
  const chosen = new Set<string>(all.flatMap(({ project }) => (left.has(project) ? [] : [project])));
  const planned = numberPlan(ledger, status.today, chosen);
  const numbers = new Map((planned.ok ? planned.value : []).map(({ project, number }) => [project, number]));
  const problem = failure ?? (rule !== '' && !everything.ok ? everything : null);

  async function saveRule(): Promise<void> {
    const draft = ruleDraft(currentLedger(), freshId('numberRule'), typed ?? rule);
    const answer = draft.ok ? await commit([draft.value]) : draft;
    setFailure(answer.ok ? null : answer);
    if (answer.ok) setTyped(null);
  }

  async function give(): Promise<void> {
    if (!planned.ok) return setFailure(planned);
    const drafts = numberDrafts(currentLedger(), planned.value);
    const answer = drafts.ok ? await commit([...drafts.value]) : drafts;
    if (!answer.ok) return setFailure(answer);
    onDone(`已编号 ${planned.value.length} 个项目，随下一次下发送达各单位。`);
  }

  return (
    <Modal open width={980} title="项目编号" footer={null} onCancel={onClose}>
      <Flex vertical gap={10}>
        <Space wrap>
          <span>编号规则</span>
          <Input
            style={{ width: 280 }}
            aria-label="编号规则"
            placeholder="例如 青招{年}-{顺序3}"
            maxLength={60}
            value={typed ?? rule}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button data-testid="save-number-rule" disabled={typed === null || typed.trim() === rule} onClick={() => void saveRule()}>
            保存规则
          </Button>
          <Typography.Text type="secondary">
            可用 {NUMBER_PARTS.join(' ')} 和一个 {'{顺序3}'}（3位顺序号）。编过的号不再用。
          </Typography.Text>
        </Space>
        <NumberSeat ledger={ledger} status={status} />
        {problem !== null && <Alert type="error" showIcon title={errorMessage(problem.code, problem.detail)} />}
        <PlainTable
          rowKey="project"
          dataSource={all}
          pagination={{ pageSize: 10 }}
          empty={rule === '' ? '先填编号规则，再预览。' : '没有等待编号的项目。'}
          selection={{
            keys: [...chosen],
            onChange: (rows) => {
              const kept = new Set<string>(rows.map(({ project }) => project));
              setLeft(new Set(all.flatMap(({ project }) => (kept.has(project) ? [] : [project]))));
            },
          }}
          columns={[
            { title: '单位', dataIndex: 'unitName', width: 150 },
            { title: '临时编号', dataIndex: 'temporary', width: 140 },
            { title: '项目名称', dataIndex: 'projectName' },
            { title: '编为', width: 200, render: (_, { project }) => numbers.get(project) ?? '（这次不编）' },
          ]}
        />
        <Flex justify="end" gap={8}>
          <Button
            data-testid="number-table"
            loading={paper.busy}
            onClick={() => void paper.save({ kind: 'numbers', day: status.today, record: null }, 'pdf')}
          >
            编号对照表（PDF）
          </Button>
          <Button loading={paper.busy} onClick={() => void paper.save({ kind: 'numbers', day: status.today, record: null }, 'xlsx')}>
            编号对照表（Excel）
          </Button>
          <Button
            type="primary"
            data-testid="give-numbers"
            disabled={numbers.size === 0 || typed !== null || status.readOnly || seatStanding(ledger, status) !== 'here'}
            onClick={() => void give()}
          >
            编号 {numbers.size === 0 ? '' : `${numbers.size} 个`}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}
