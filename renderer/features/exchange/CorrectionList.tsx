/** 更正单 as both offices see it: printed, signed on paper and recorded, decided by the county; accepted ones are listed for the month's bulletin. */
import { Alert, Button, DatePicker, Form, Input, Modal, Space, Typography } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { correctionRows, decisionDrafts, signDraft, withdrawCorrection } from '../../../shared/exchange/corrections';
import type { CorrectionRow, CorrectionState, Decision } from '../../../shared/exchange/corrections';
import { formatDay, isoDay } from '../../../shared/model/dates';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { CorrectionDialog } from './CorrectionDialog';
import { usePaper } from './use-paper';

const MARKS: Readonly<Record<CorrectionState, string>> = {
  待签字: '▲ 待签字',
  待审定: '◆ 待审定',
  已接受: '● 已接受',
  已退回: '■ 已退回',
};

type Asked = { readonly row: CorrectionRow; readonly what: '登记签字' | Decision['outcome'] };
type AskProps = { readonly asked: Asked; readonly status: WorkspaceStatus; readonly onClose: () => void };

function AskDialog({ asked, status, onClose }: AskProps) {
  const { row, what } = asked;
  const [words, setWords] = useState('');
  const [day, setDay] = useState<string>(status.today);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    const now = currentLedger();
    const act = { person: status.person, today: status.today };
    let answer;
    if (what === '登记签字') {
      const draft = signDraft(now, row.item, words, isoDay(day));
      answer = draft.ok ? await commit([draft.value]) : draft;
    } else {
      const drafts = decisionDrafts(now, row, { outcome: what, reason: words }, act, freshId);
      answer = drafts.ok ? await commit([...drafts.value]) : drafts;
    }
    if (answer.ok) onClose();
    else setFailure(answer);
  }

  return (
    <Modal
      open
      title={`${what} · ${row.projectName}`}
      okText={what}
      cancelText="取消"
      okButtonProps={{ disabled: what !== '接受' && words.trim() === '' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>
        {row.item.label}：{row.item.oldText} → {row.item.newText}
      </p>
      <Form layout="vertical" requiredMark={false} component="div">
        {what === '登记签字' ? (
          <div className="exchange-pair">
            <Form.Item label="签字的分管领导">
              <Input
                autoFocus
                value={words}
                maxLength={30}
                placeholder="例如 副镇长 李明"
                aria-label="签字的分管领导"
                onChange={(event) => setWords(event.target.value)}
              />
            </Form.Item>
            <Form.Item label="签字日期">
              <DatePicker
                allowClear={false}
                aria-label="签字日期"
                value={dayjs(day)}
                onChange={(value) => value && setDay(value.format('YYYY-MM-DD'))}
              />
            </Form.Item>
          </div>
        ) : (
          <Form.Item label={what === '退回' ? '退回理由' : '审定意见（可不填）'}>
            <Input.TextArea
              autoFocus
              rows={2}
              maxLength={500}
              value={words}
              placeholder={what === '退回' ? '例如 原数与银行回单一致，依据不足' : ''}
              aria-label="审定意见"
              onChange={(event) => setWords(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
      {what === '接受' && <p>接受后台账立即改为新数，原数作废备查；原来的核定数随之失效，请重新核定。</p>}
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Modal>
  );
}

/** How many 更正单 wait for somebody in this office. */
export function useOpenCorrections(status: WorkspaceStatus): number {
  const ledger = useLedger((current) => current);
  const waiting: CorrectionState = status.unit === null ? '待审定' : '待签字';
  return useMemo(() => correctionRows(ledger).filter(({ state }) => state === waiting).length, [ledger, waiting]);
}

export function CorrectionList({ status }: { readonly status: WorkspaceStatus }) {
  const frame = useFrame();
  const paper = usePaper();
  const ledger = useLedger((current) => current);
  const rows = useMemo(() => correctionRows(ledger), [ledger]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [adding, setAdding] = useState(false);
  const county = status.unit === null;

  async function takeBack({ item }: CorrectionRow): Promise<void> {
    const answer = await commit([withdrawCorrection(item, '填报单位撤回')]);
    if (!answer.ok) frame.showFailure(answer);
  }

  function actions(row: CorrectionRow) {
    const { state, item } = row;
    const ask = (what: Asked['what']) => () => setAsked({ row, what });
    return (
      <Space size={4} wrap>
        <Button
          size="small"
          data-testid="print-correction"
          loading={paper.busy}
          onClick={() => void paper.save({ kind: 'correction', day: status.today, record: item.id }, 'pdf')}
        >
          更正单
        </Button>
        {!status.readOnly && state === '待签字' && (
          <>
            <Button size="small" data-testid="sign-correction" onClick={ask('登记签字')}>
              登记签字
            </Button>
            <Button size="small" onClick={() => void takeBack(row)}>
              撤回
            </Button>
          </>
        )}
        {!status.readOnly && county && state === '待审定' && (
          <>
            <Button size="small" type="primary" data-testid="accept-correction" onClick={ask('接受')}>
              接受
            </Button>
            <Button size="small" data-testid="return-correction" onClick={ask('退回')}>
              退回
            </Button>
          </>
        )}
      </Space>
    );
  }

  return (
    <section className="exchange-list" aria-label="更正单">
      <Space>
        <h3>更正单</h3>
        {!status.readOnly && (
          <Button size="small" data-testid="add-correction" onClick={() => setAdding(true)}>
            填更正单
          </Button>
        )}
        <Button
          size="small"
          data-testid="correction-list"
          onClick={() => void paper.save({ kind: 'corrections', day: status.today, record: null }, 'pdf')}
        >
          本月更正清单
        </Button>
        <Typography.Text type="secondary">已经上报的数要改，填更正单，分管领导签字，县里接受后才改。</Typography.Text>
      </Space>
      <PlainTable
        rowKey={({ item }) => item.id}
        dataSource={rows}
        pagination={{ pageSize: 8 }}
        empty="没有更正单。"
        columns={[
          { title: '状态', width: 90, render: (_, { state }) => MARKS[state] },
          { title: '单位', dataIndex: 'unitName', width: 90 },
          { title: '项目', dataIndex: 'projectName', width: 170 },
          { title: '更正事项', width: 150, render: (_, { item }) => item.label },
          { title: '原报 → 更正为', width: 210, render: (_, { item }) => `${item.oldText ?? ''} → ${item.newText ?? ''}` },
          { title: '依据', render: (_, { item }) => item.ground },
          {
            title: '签字、审定',
            width: 170,
            render: (_, { item, decision }) => (
              <>
                {item.signedBy !== undefined && item.signedOn !== undefined && (
                  <div>{`${item.signedBy} ${formatDay(item.signedOn)}签字`}</div>
                )}
                {decision !== null && (
                  <div>{`${decision.by ?? ''}${decision.outcome ?? ''}${decision.reason === undefined ? '' : `：${decision.reason}`}`}</div>
                )}
              </>
            ),
          },
          { title: '', width: 160, render: (_, row) => actions(row) },
        ]}
      />
      {asked !== null && <AskDialog asked={asked} status={status} onClose={() => setAsked(null)} />}
      {adding && (
        <CorrectionDialog
          status={status}
          onClose={() => setAdding(false)}
          onDone={(words) => {
            setAdding(false);
            frame.tell(words);
          }}
        />
      )}
    </section>
  );
}
