/** Recording what happened to letters on paper: who did it, when, how many copies, which scan, where it is filed. The clerk records, nobody signs here. */
import { Button, DatePicker, Form, Input, InputNumber, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useId, useState } from 'react';
import type { Result } from '../../../shared/errors';
import type { LetterStep } from '../../../shared/model/entities-paper';
import { isoDay } from '../../../shared/model/dates';
import { call } from '../../bridge';
import { useStatus } from '../../data/status';
import { useFrame } from '../../ui/frame-context';
import { APPROVALS } from './letter-drafts';
import type { Approval, StepValues } from './letter-drafts';

export type RecordedStep = Extract<
  LetterStep,
  '审核' | '会签' | '送签' | '签批' | '定稿' | '用印' | '签订' | '送达' | '回执' | '作废' | '撤回'
>;

type Ask = {
  readonly title: string;
  readonly by: string;
  /** The 当前经办人 does it as a rule. */
  readonly self: boolean;
  readonly note: string;
  readonly noteNeeded?: boolean;
  readonly copies?: boolean;
  readonly scan?: boolean;
};

const ASKS: Readonly<Record<RecordedStep, Ask>> = {
  审核: { title: '登记审核', by: '审核人', self: false, note: '审核意见' },
  会签: { title: '登记会签', by: '会签单位和会签人', self: false, note: '会签意见' },
  送签: { title: '送签', by: '送签人', self: true, note: '送何人签批' },
  签批: { title: '登记签批结果', by: '签批领导', self: false, note: '签批意见' },
  定稿: { title: '登记定稿（以附件为准）', by: '定稿人', self: true, note: '改了什么', noteNeeded: true, scan: true },
  用印: { title: '登记用印', by: '监印人', self: true, note: '说明', copies: true },
  签订: { title: '登记签订', by: '下达单位签字人', self: false, note: '说明', copies: true, scan: true },
  送达: { title: '登记送达', by: '送达人', self: true, note: '送达方式、签收人', copies: true },
  回执: { title: '登记回执', by: '收件登记人', self: true, note: '回执内容', scan: true },
  撤回: { title: '撤回', by: '撤回决定人', self: false, note: '撤回理由、收回份数', noteNeeded: true, copies: true },
  作废: { title: '作废', by: '作废决定人', self: true, note: '作废理由', noteNeeded: true },
};

type Values = { approval: Approval; by: string; counterpart?: string; on: Dayjs; copies?: number | null; filedAt?: string; note?: string };
type Scan = { readonly sha256: string; readonly name: string };

type Props = {
  readonly step: RecordedStep;
  /** What it is about: the title of the one letter, or 共3份. */
  readonly about: string;
  readonly counterpart: string;
  /** What the other side of an agreement is: 责任单位, or 责任人 where one person signs for himself. */
  readonly side: '责任单位' | '责任人';
  readonly onClose: () => void;
  /** Stores it; the dialog stays open with what was typed when that fails. */
  readonly onSave: (values: StepValues, approval: Approval) => Promise<Result<unknown>>;
};

const text = (value: string | undefined): string => value?.trim() ?? '';

export function StepDialog({ step, about, counterpart, side, onClose, onSave }: Props) {
  const frame = useFrame();
  const status = useStatus();
  const [form] = Form.useForm<Values>();
  const formId = useId();
  const [scan, setScan] = useState<Scan | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = ASKS[step];
  const issued = step === '定稿';

  async function chooseScan(): Promise<void> {
    const chosen = await call('files:choose', { purpose: issued ? 'issued' : 'scan' });
    if (!chosen.ok) return frame.showFailure(chosen);
    if (chosen.value === null) return;
    const kept = await call('paper:attach', { file: chosen.value.token, as: issued ? 'issued' : 'scan' });
    if (kept.ok) setScan(kept.value);
    else frame.showFailure(kept);
  }

  async function save({ approval, by, counterpart: other, on, copies, filedAt, note }: Values): Promise<void> {
    const signers = step === '签订' ? `下达单位：${text(by)}；${side}：${text(other)}` : text(by);
    setBusy(true);
    const answer = await onSave(
      {
        on: isoDay(on.format('YYYY-MM-DD')),
        by: signers,
        ...(typeof copies === 'number' ? { copies } : {}),
        ...(scan === null ? {} : { scan: scan.sha256 }),
        ...(text(filedAt) === '' ? {} : { filedAt: text(filedAt) }),
        ...(text(note) === '' ? {} : { note: text(note) }),
      },
      approval,
    );
    setBusy(false);
    if (answer.ok) onClose();
    else frame.showFailure(answer);
  }

  return (
    <Modal
      open
      className="papers-dialog"
      style={{ top: 32 }}
      title={ask.title}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: busy, disabled: issued && scan === null, htmlType: 'submit', form: formId }}
      afterOpenChange={(shown) => shown && form.focusField('by')}
      onCancel={onClose}
    >
      <p className="papers-faint">{about}</p>
      <Form<Values>
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ approval: APPROVALS[0], by: ask.self ? status.person : '', counterpart, on: dayjs(status.today) }}
        onFinish={(values) => void save(values)}
      >
        {step === '签批' && (
          <Form.Item name="approval" label="签批结果">
            <Radio.Group options={[...APPROVALS]} />
          </Form.Item>
        )}
        <Form.Item name="by" label={ask.by} rules={[{ required: true, whitespace: true, message: `请填写${ask.by}` }]}>
          <Input maxLength={60} />
        </Form.Item>
        {step === '签订' && (
          <Form.Item
            name="counterpart"
            label={`${side}签字${side === '责任人' ? '' : '人'}`}
            rules={[{ required: true, whitespace: true, message: `请填写${side}签字${side === '责任人' ? '' : '人'}` }]}
          >
            <Input maxLength={60} />
          </Form.Item>
        )}
        <div className="papers-pair">
          <Form.Item name="on" label="日期">
            <DatePicker allowClear={false} />
          </Form.Item>
          {ask.copies === true && (
            <Form.Item name="copies" label="份数">
              <InputNumber min={1} max={999} precision={0} />
            </Form.Item>
          )}
        </div>
        {ask.scan === true && (
          <div className="papers-pair">
            <Form.Item label={issued ? '定稿文件' : '扫描件'}>
              <Button onClick={() => void chooseScan()}>
                {scan === null ? (issued ? '选择PDF或Word' : '选择扫描件') : `已存入：${scan.name}`}
              </Button>
            </Form.Item>
            <Form.Item name="filedAt" label="原件存放处">
              <Input maxLength={100} placeholder="例如：2026年责任书卷第1盒" />
            </Form.Item>
          </div>
        )}
        <Form.Item
          name="note"
          label={ask.note}
          dependencies={['approval']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) => {
                const needed = ask.noteNeeded === true || (step === '签批' && getFieldValue('approval') !== '同意签发');
                return needed && text(value) === ''
                  ? Promise.reject(new Error(step === '签批' ? '退回或暂缓请写明理由' : `请填写${ask.note}`))
                  : Promise.resolve();
              },
            }),
          ]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
