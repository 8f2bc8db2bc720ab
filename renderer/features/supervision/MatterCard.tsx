/** One matter with its limit: how late in working days, who answers, and what can be done about it. */
import { Button, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { setDraft } from '../../../shared/ledger/drafts';
import { getRecord } from '../../../shared/ledger/read';
import { formatDay } from '../../../shared/model/dates';
import type { DueMatter } from '../../../shared/views/deadlines';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { useFrame } from '../../ui/frame-context';

function lateness({ state, workdays, missingYear }: DueMatter): string {
  if (workdays === null) return `缺${missingYear ?? ''}年节假日表，工作日未计算`;
  if (state === '已超期') return workdays === 0 ? '已超期，未满一个工作日' : `已超期 ${workdays} 个工作日`;
  return state === '今日到期' ? '今日到期' : `还有 ${workdays} 个工作日`;
}

export function MatterCard({ matter }: { readonly matter: DueMatter }) {
  const frame = useFrame();
  const status = useStatus();
  const [closing, setClosing] = useState(false);
  const [by, setBy] = useState(status.person);

  async function close(): Promise<void> {
    const answer = await commit((ledger) => {
      const item = getRecord(ledger, 'supervision', matter.id);
      if (item === null) return [];
      const place = { scope: item.scope, entity: 'supervision', record: item.id } as const;
      return [setDraft(ledger, place, { closedOn: status.today, closedBy: by.trim() })];
    });
    setClosing(false);
    if (!answer.ok) frame.showFailure(answer);
  }

  return (
    <article className="supervision-card">
      <strong>{matter.title}</strong>
      <div>
        {matter.unitName}　{matter.person}
      </div>
      <div>
        时限 {formatDay(matter.due)}　<span className="supervision-state">{lateness(matter)}</span>
      </div>
      <Space>
        {matter.kind === 'project' ? (
          <Button size="small" onClick={() => frame.go('ledger', { record: matter.id })}>
            看项目
          </Button>
        ) : matter.kind === 'letter' ? (
          <Button size="small" data-testid="matter-receipt" onClick={() => frame.go('papers', { record: matter.id })}>
            看文书
          </Button>
        ) : (
          status.unit === null &&
          !status.readOnly && (
            <>
              <Button
                size="small"
                data-testid="matter-letter"
                onClick={() => frame.go('papers', { tab: 'new', filter: `supervision:${matter.id}` })}
              >
                拟督办通知单
              </Button>
              <Button size="small" onClick={() => setClosing(true)}>
                办结销号
              </Button>
            </>
          )
        )}
      </Space>
      <Modal
        open={closing}
        title="办结销号"
        okText="销号"
        cancelText="取消"
        okButtonProps={{ disabled: by.trim() === '' }}
        onOk={() => void close()}
        onCancel={() => setClosing(false)}
      >
        <p>{matter.title}</p>
        <Input value={by} maxLength={30} placeholder="销号人" onChange={(event) => setBy(event.target.value)} />
      </Modal>
    </article>
  );
}
