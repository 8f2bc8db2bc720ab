/** What a chosen file proves: kind, record, day, note. The file is kept and the entry made only when the clerk says so. */
import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import type { ChosenFile } from '../../../shared/contract/files';
import { isoDay } from '../../../shared/model/dates';
import { EVIDENCE_KINDS } from '../../../shared/model/entities-evidence';
import type { EvidenceKind } from '../../../shared/model/entities-evidence';
import type { RecordId } from '../../../shared/model/ids';
import { evidenceSubjects, sizeText } from '../../../shared/views/evidence';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { attachDrafts } from './evidence-edits';

type Values = { kind: EvidenceKind; subject?: RecordId; takenOn: Dayjs | null; note?: string };
type Props = { readonly project: RecordId; readonly file: ChosenFile; readonly onClose: () => void };

export function EvidenceDialog({ project, file, onClose }: Props) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const subjects = useMemo(() => evidenceSubjects(ledger, project), [ledger, project]);
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const picture = /\.(jpe?g|png)$/i.test(file.name);

  async function save({ kind, subject, takenOn, note = '' }: Values): Promise<void> {
    setBusy(true);
    const kept = await call('files:keepEvidence', { file: file.token });
    if (!kept.ok) {
      setBusy(false);
      onClose();
      return frame.showFailure(kept);
    }
    const { sha256, name, size } = kept.value;
    const values = {
      kind,
      fileName: name,
      sha256,
      size,
      ...(subject === undefined ? {} : { subject }),
      ...(takenOn === null ? {} : { takenOn: isoDay(takenOn.format('YYYY-MM-DD')) }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    const answer = await commit((current) => attachDrafts(current, project, values));
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell('佐证材料已添加');
    onClose();
  }

  return (
    <Modal
      open
      title="添加佐证材料"
      okText="添加"
      cancelText="取消"
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="record-hint">
        {file.name}（{sizeText(file.size)}）
      </p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: picture ? '照片' : '协议', takenOn: null }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="kind" label="材料类别">
          <Select options={EVIDENCE_KINDS.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="subject" label="证明的记录">
          <Select
            allowClear
            placeholder="整个项目"
            options={subjects.map(({ id, says }) => ({ value: id, label: says }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item name="takenOn" label="形成日期（拍摄、签订或开具的日期）">
          <DatePicker placeholder="不清楚可不填" />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
