/**
 * 采用: a person enters the 发文号 and the day it takes effect; from then on it ranks and proposes. Earlier versions stay in the list. Whichever way
 * leads here, the checker is asked first: a 办法 with something that must be mended cannot be adopted.
 */
import { Alert, Button, DatePicker, Form, Input, InputNumber } from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { FindingList } from './LivePane';
import { placeOfFinding, placeWords } from './places';
import { useTrial } from './use-trial';

export type Adoption = { readonly documentNumber: string; readonly effectiveFrom?: Dayjs; readonly year: number };

const NOWHERE = { section: 'check' } as const;

export function AdoptForm({
  scheme,
  today,
  year,
  number,
  onDone,
}: {
  readonly scheme: Scheme;
  readonly today: string;
  readonly year: number;
  readonly number: string;
  readonly onDone: (adoption: Adoption) => void;
}) {
  const [form] = Form.useForm<Adoption>();
  const forYear: unknown = Form.useWatch('year', form);
  const trial = useTrial(scheme, today, typeof forYear === 'number' ? forYear : year, NOWHERE, null);
  const serious = trial.findings.filter((finding) => finding.level !== 'note');
  const errors = serious.filter((finding) => finding.level === 'error').length;
  // Pressed before the trial has answered: held, and done when it finds nothing that must be mended.
  const [held, setHeld] = useState<Adoption | null>(null);
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (held !== null && trial.fresh && errors === 0) done(held);
  }, [held, trial.fresh, errors]);
  return (
    <Form<Adoption>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ documentNumber: number, year }}
      onValuesChange={() => setHeld(null)}
      onFinish={(values) => setHeld({ ...values, documentNumber: values.documentNumber.trim() })}
    >
      <Alert
        type="info"
        showIcon
        title="采用后，排名、督办建议都按这份办法算。同一年度原来采用的版本保留在列表里，按施行日期最近的一份计算。"
        style={{ marginBottom: 12 }}
      />
      {serious.length > 0 && (
        <div className="scheme-adopt-findings" role="status" data-testid="adopt-findings">
          <b>{errors > 0 ? `检查出${errors}处必须改，改好才能采用：` : `检查出${serious.length}处请核对，核对无误再采用：`}</b>
          <FindingList findings={serious} where={(finding) => placeWords(placeOfFinding(finding, trial.scheme), trial.scheme)} />
        </div>
      )}
      <Form.Item name="documentNumber" label="发文号" rules={[{ required: true, whitespace: true, message: '请填写正式印发的文号' }]}>
        <Input placeholder={`例如 青招组发〔${year}〕1号`} maxLength={60} />
      </Form.Item>
      <Form.Item name="effectiveFrom" label="施行日期" rules={[{ required: true, message: '请选施行日期' }]}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="year" label="考核年度" rules={[{ required: true, message: '请填写考核年度' }]}>
        <InputNumber min={2000} max={2100} />
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        disabled={errors > 0 || trial.failed}
        loading={held !== null && !trial.fresh}
        data-testid="adopt-confirm"
      >
        {trial.failed ? '检查没有做成，请关掉重开' : held === null || trial.fresh ? '采用' : '正在检查……'}
      </Button>
    </Form>
  );
}
