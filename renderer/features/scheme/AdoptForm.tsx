/** 采用: a person enters the 发文号 and the day it takes effect; from then on it ranks and proposes. Earlier versions stay in the list. */
import { Alert, Button, DatePicker, Form, Input, InputNumber } from 'antd';
import type { Dayjs } from 'dayjs';

export type Adoption = { readonly documentNumber: string; readonly effectiveFrom?: Dayjs; readonly year: number };

export function AdoptForm({
  year,
  number,
  onDone,
}: {
  readonly year: number;
  readonly number: string;
  readonly onDone: (adoption: Adoption) => void;
}) {
  return (
    <Form<Adoption>
      layout="vertical"
      requiredMark={false}
      initialValues={{ documentNumber: number, year }}
      onFinish={(values) => onDone({ ...values, documentNumber: values.documentNumber.trim() })}
    >
      <Alert
        type="info"
        showIcon
        title="采用后，排名、督办建议都按这份办法算。同一年度原来采用的版本保留在列表里，按施行日期最近的一份计算。"
        style={{ marginBottom: 12 }}
      />
      <Form.Item name="documentNumber" label="发文号" rules={[{ required: true, whitespace: true, message: '请填写正式印发的文号' }]}>
        <Input placeholder="例如 青招组发〔2026〕1号" maxLength={60} />
      </Form.Item>
      <Form.Item name="effectiveFrom" label="施行日期" rules={[{ required: true, message: '请选施行日期' }]}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="year" label="考核年度" rules={[{ required: true, message: '请填写考核年度' }]}>
        <InputNumber min={2000} max={2100} />
      </Form.Item>
      <Button type="primary" htmlType="submit" data-testid="adopt-confirm">
        采用
      </Button>
    </Form>
  );
}
