/** 征询本单位承接: projects the county asks this unit to take; the unit answers here and its answer travels with the next 上报. */
import { Alert, Button, Modal, Space } from 'antd';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { answerAsk } from '../../../shared/exchange/transfers';
import type { TransferAsk } from '../../../shared/exchange/transfers';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { formatMoney } from '../../../shared/model/money';
import { commit } from '../../data/commit';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';
import { AnswerFields } from './AnswerFields';

type Wish = { readonly ask: TransferAsk; readonly answer: '同意承接' | '不同意承接' };

function AnswerDialog({ wish, status, onClose }: { readonly wish: Wish; readonly status: WorkspaceStatus; readonly onClose: () => void }) {
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    const draft = answerAsk(currentLedger(), wish.ask, { answer: wish.answer, by, note }, { person: status.person, today: status.today });
    const answer = draft.ok ? await commit([draft.value]) : draft;
    if (answer.ok) onClose();
    else setFailure(answer);
  }

  return (
    <Modal
      open
      title={`${wish.answer} · ${wish.ask.projectName ?? ''}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: by.trim() === '' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>{`${wish.ask.fromName ?? ''}移交，移交单位今后分成 ${wish.ask.share ?? '0'}%。答复随下一次上报送县里，由县里决定。`}</p>
      <AnswerFields
        by={by}
        note={note}
        who="本单位由谁答复"
        why={wish.answer === '不同意承接' ? '不同意的理由' : '说明（可不填）'}
        onBy={setBy}
        onNote={setNote}
      />
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Modal>
  );
}

function standing({ answer, outcome, answeredBy, answeredOn }: TransferAsk): string {
  if (outcome !== undefined) return outcome === '同意流转' ? '● 县里已同意流转' : '■ 县里不同意流转';
  if (answer === undefined) return '▲ 待本单位答复';
  return `◆ ${answer}（${answeredBy ?? ''} ${answeredOn === undefined ? '' : formatDay(answeredOn)}），待县里决定`;
}

export function AskList({ status, unit }: { readonly status: WorkspaceStatus; readonly unit: RecordId }) {
  const ledger = useLedger((current) => current);
  const asks = useMemo(() => listRecords(ledger, 'transferAsk').filter(({ scope }) => scope === unit), [ledger, unit]);
  const [wish, setWish] = useState<Wish | null>(null);
  return (
    <>
      <h3>征询本单位承接</h3>
      <PlainTable
        rowKey={({ id }) => id}
        dataSource={asks}
        pagination={{ pageSize: 6 }}
        empty="县里没有征询本单位承接的项目。"
        columns={[
          { title: '项目', dataIndex: 'projectName', width: 220 },
          { title: '移交单位', dataIndex: 'fromName', width: 120 },
          {
            title: '总投资（万元）',
            width: 120,
            align: 'right',
            render: (_, { investment }) => (investment === undefined ? '' : formatMoney(investment, '万元')),
          },
          { title: '流转理由', dataIndex: 'reason' },
          { title: '移交单位分成', width: 110, align: 'right', render: (_, { share }) => `${share ?? '0'}%` },
          { title: '情况', width: 250, render: (_, ask) => standing(ask) },
          {
            title: '',
            width: 190,
            render: (_, ask) =>
              ask.answer !== undefined || ask.outcome !== undefined || status.readOnly ? null : (
                <Space size={4}>
                  {(['同意承接', '不同意承接'] as const).map((answer) => (
                    <Button key={answer} size="small" data-testid={`ask-${answer}`} onClick={() => setWish({ ask, answer })}>
                      {answer}
                    </Button>
                  ))}
                </Space>
              ),
          },
        ]}
      />
      {wish !== null && <AnswerDialog wish={wish} status={status} onClose={() => setWish(null)} />}
    </>
  );
}
