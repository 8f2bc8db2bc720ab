/** 编号席位: which computer gives the numbers of each 代字, and moving it with person and reason. Without a seat a series is numbered anywhere. */
import { Alert, AutoComplete, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { PROJECT_NUMBERS, seatDevices, seatDraft, seatOf, seatText } from '../../../shared/papers/seats';
import { freshId } from '../../data/edits';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';

export function SeatDialog({ canEdit, onClose }: { readonly canEdit: boolean; readonly onClose: () => void }) {
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const today = isoDay(status.today);
  const [series, setSeries] = useState('');
  const [device, setDevice] = useState(status.device);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const known = [
    ...new Set([
      PROJECT_NUMBERS,
      ...[...listRecords(ledger, 'seriesSeat'), ...listRecords(ledger, 'letter')].flatMap(({ series: one }) => one ?? []),
    ]),
  ];
  const seats = known.map((one) => ({ series: one, seat: seatOf(ledger, one, today) }));

  async function save(): Promise<void> {
    const draft = seatDraft(freshId('seriesSeat'), { series, device, from: today, by, reason });
    const answer = draft.ok ? await commit([draft.value]) : draft;
    if (!answer.ok) return setFailure(answer);
    setSeries('');
    setReason('');
    setFailure(null);
  }

  return (
    <Modal
      open
      className="papers-dialog"
      style={{ top: 32 }}
      title="编号席位"
      okText="设置"
      cancelText="关闭"
      okButtonProps={{ disabled: !canEdit }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p className="papers-faint">设了席位的代字，只在那台电脑上编号，两台电脑不会编出同一个号；没有设的，各台都能编。</p>
      <ul data-testid="seats">
        {seats.map(({ series: one, seat }) => (
          <li key={one}>
            {one}：
            {seat === null ? '没有设席位' : `${seat.device === status.device ? '本机，' : ''}${seatText(seat)}；${seat.reason ?? ''}`}
          </li>
        ))}
      </ul>
      {canEdit && (
        <Form layout="vertical">
          <div className="papers-pair">
            <Form.Item label="代字">
              <AutoComplete
                aria-label="代字"
                value={series}
                placeholder="例如：青招办督"
                options={known.map((value) => ({ value }))}
                onChange={(value: string) => {
                  setSeries(value);
                  setFailure(null);
                }}
              />
            </Form.Item>
            <Form.Item label="编号设备">
              <Select
                aria-label="编号设备"
                value={device}
                onChange={setDevice}
                options={seatDevices(ledger, status.device, status.today).map(({ device: value, label }) => ({ value, label }))}
              />
            </Form.Item>
          </div>
          <div className="papers-pair">
            <Form.Item label="决定人">
              <Input aria-label="决定人" maxLength={60} value={by} onChange={(event) => setBy(event.target.value)} />
            </Form.Item>
            <Form.Item label="理由">
              <Input
                aria-label="理由"
                maxLength={200}
                placeholder="例如：责任书统一由综合股编号"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Form.Item>
          </div>
        </Form>
      )}
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} data-testid="seat-failure" />}
    </Modal>
  );
}
