/** 办公点: which devices may send packages, their last day, 停用 and its taking back. Only the county office sees and keeps this list. */
import { Alert, Button, DatePicker, Form, Input, Modal, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { officeRows, reinstateDraft, validityDraft, withdrawDraft } from '../../../shared/exchange/offices';
import type { OfficeRow } from '../../../shared/exchange/offices';
import { isLifeOf } from '../../../shared/exchange/card';
import { formatDay, isoDay } from '../../../shared/model/dates';
import { commit } from '../../data/commit';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';

function ReasonDialog({ row, onClose }: { readonly row: OfficeRow; readonly onClose: () => void }) {
  const frame = useFrame();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const back = row.state === '已停用';

  async function save(): Promise<void> {
    const draft = (back ? reinstateDraft : withdrawDraft)(currentLedger(), row.office.id, reason);
    const answer = draft.ok ? await commit([draft.value]) : draft;
    if (!answer.ok) return setFailure(answer);
    frame.tell(back ? `已恢复使用：${row.unitName}` : `已停用：${row.unitName}`);
    onClose();
  }

  return (
    <Modal
      open
      title={back ? `恢复使用 · ${row.unitName}` : `停用 · ${row.unitName}`}
      okText={back ? '恢复使用' : '停用'}
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '', danger: !back }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>
        {back
          ? '恢复之后，这台设备的数据包又能接收；停用期间单独存放的包可以在“往来记录”中再打开。'
          : '停用之后，这台设备发来的数据包不再接收，只单独存放；已经并入的数据不受影响。其他单位在下一次接收下发后也按停用处理。'}
      </p>
      <Form layout="vertical" requiredMark={false} component="div">
        <Form.Item label={back ? '理由' : '原因'}>
          <Input.TextArea
            autoFocus
            rows={2}
            maxLength={200}
            value={reason}
            placeholder={back ? '例如 电脑已找回' : '例如 电脑遗失'}
            aria-label="原因"
            data-testid="office-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Modal>
  );
}

export function OfficeList({ status }: { readonly status: WorkspaceStatus }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [asked, setAsked] = useState<OfficeRow | null>(null);
  const rows = officeRows(ledger, status.today);

  async function setLast({ office }: OfficeRow, to: string | null): Promise<void> {
    const answer = await commit((now) => [validityDraft(now, office.id, to === null ? null : isoDay(to))]);
    if (!answer.ok) frame.showFailure(answer);
  }

  return (
    <section aria-label="办公点">
      <PlainTable
        caption="办公点（能发数据包的电脑）"
        rowKey={({ office }) => office.id}
        dataSource={rows}
        pagination={{ pageSize: 8 }}
        empty="还没有办公点。制作单位开通文件后，这里列出每个单位的电脑。"
        columns={[
          { title: '单位', dataIndex: 'unitName', width: 150 },
          { title: '设备', width: 250, render: (_, { office }) => <span className="exchange-file">{office.device}</span> },
          { title: '开通日期', width: 140, render: (_, { office }) => (office.from === undefined ? '' : formatDay(office.from)) },
          {
            title: '有效期至',
            width: 150,
            render: (_, row) =>
              row.own ? (
                '长期'
              ) : (
                <DatePicker
                  size="small"
                  placeholder="长期"
                  disabled={status.readOnly}
                  value={row.office.to === undefined ? null : dayjs(row.office.to)}
                  onChange={(value) => void setLast(row, value === null ? null : value.format('YYYY-MM-DD'))}
                />
              ),
          },
          {
            title: '状态',
            render: (_, { state, office }) => (
              <span>
                {state === '在用' ? '● 在用' : `▲ ${state}`}
                {office.withdrawn === undefined ? '' : `：${office.withdrawn}`}
              </span>
            ),
          },
          {
            title: '',
            width: 110,
            render: (_, row) =>
              !(row.own && isLifeOf(row.office.device ?? '', status.device)) && (
                <Space>
                  <Button size="small" disabled={status.readOnly} data-testid="office-act" onClick={() => setAsked(row)}>
                    {row.state === '已停用' ? '恢复使用' : '停用'}
                  </Button>
                </Space>
              ),
          },
        ]}
      />
      {asked !== null && <ReasonDialog row={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}
