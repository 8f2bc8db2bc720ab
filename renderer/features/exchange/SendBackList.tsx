/** 退回修改 as both offices see it: what to correct, the unit's answer, and the county's closing. A click on a project opens it in the ledger. */
import { Button, Card, Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { answerDraft, closeDraft, sendBackRows } from '../../../shared/exchange/send-back';
import type { SendBackRow, SendBackState } from '../../../shared/exchange/send-back';
import { formatDay } from '../../../shared/model/dates';
import { commit } from '../../data/commit';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { AskText } from '../../ui/AskText';
import { useFrame } from '../../ui/frame-context';
import { monthWords } from './words';

const MARKS: Readonly<Record<SendBackState, string>> = { 待更正: '▲ 待更正', 已回复: '◆ 已回复', 已销号: '● 已销号' };

function SendBackCard({ row, status }: { readonly row: SendBackRow; readonly status: WorkspaceStatus }) {
  const frame = useFrame();
  const [answering, setAnswering] = useState(false);
  const { item, points, state, unitName } = row;
  const county = status.unit === null;

  async function register(answer: string): Promise<void> {
    const draft = answerDraft(currentLedger(), row.item, answer, { person: status.person, today: status.today });
    const done = draft.ok ? await commit([draft.value]) : draft;
    if (!done.ok) return frame.showFailure(done);
    frame.tell('已登记，随下一次上报送达');
    setAnswering(false);
  }

  async function close(): Promise<void> {
    const answer = await commit((now) => [closeDraft(now, item, { person: status.person, today: status.today })]);
    if (!answer.ok) frame.showFailure(answer);
  }

  return (
    <Card
      size="small"
      data-testid="send-back"
      title={`${MARKS[state]}　${unitName}　${monthWords(item.period ?? '')}上报${item.packageNumber === undefined ? '' : `（第${item.packageNumber}号包）`}`}
      extra={item.on === undefined ? '' : `${item.by ?? ''} ${formatDay(item.on)}退回`}
    >
      <div>退回理由：{item.reason}</div>
      {points.length > 0 && (
        <ol className="exchange-points">
          {points.map(({ project, name, text }) => (
            <li key={project}>
              <Button type="link" size="small" onClick={() => frame.go('ledger', { record: project })}>
                {name}
              </Button>
              ：{text}
            </li>
          ))}
        </ol>
      )}
      {item.answer !== undefined && (
        <div>
          更正情况：{item.answer}（{item.answeredBy} {item.answeredOn === undefined ? '' : formatDay(item.answeredOn)}）
        </div>
      )}
      {item.closedOn !== undefined && (
        <Typography.Text type="secondary">
          {item.closedBy} {formatDay(item.closedOn)}销号
        </Typography.Text>
      )}
      {!status.readOnly && state !== '已销号' && (
        <Space>
          {!county && (
            <Button size="small" type="primary" data-testid="answer-send-back" onClick={() => setAnswering(true)}>
              登记更正情况
            </Button>
          )}
          {county && (
            <Button size="small" data-testid="close-send-back" onClick={() => void close()}>
              销号
            </Button>
          )}
        </Space>
      )}
      {answering && (
        <AskText
          title="登记更正情况"
          hint={`退回理由：${item.reason}`}
          okText="登记"
          label="更正情况"
          start={item.answer ?? ''}
          placeholder="例如 已补银行回单，到位资金改为 1,200 万元"
          maxLength={1_000}
          onOk={(answer) => void register(answer)}
          onCancel={() => setAnswering(false)}
        />
      )}
    </Card>
  );
}

/** Number of reports sent back that wait for somebody here: the unit's own, or in the county office those answered. */
export function useOpenSendBacks(status: WorkspaceStatus): number {
  const ledger = useLedger((current) => current);
  const waiting: SendBackState = status.unit === null ? '已回复' : '待更正';
  return useMemo(() => sendBackRows(ledger).filter(({ state }) => state === waiting).length, [ledger, waiting]);
}

export function SendBackList({ status, onAdd }: { readonly status: WorkspaceStatus; readonly onAdd?: () => void }) {
  const ledger = useLedger((current) => current);
  const rows = useMemo(() => sendBackRows(ledger), [ledger]);
  return (
    <section className="exchange-list" aria-label="退回修改">
      <Space>
        <h3>退回修改</h3>
        {onAdd !== undefined && (
          <Button size="small" data-testid="add-send-back" onClick={onAdd}>
            新增退回
          </Button>
        )}
      </Space>
      {rows.length === 0 && (
        <Typography.Text type="secondary">没有退回修改的上报。县里退回时写明理由和要更正的项目，列在这里。</Typography.Text>
      )}
      {rows.map((row) => (
        <SendBackCard key={row.item.id} row={row} status={status} />
      ))}
    </section>
  );
}
