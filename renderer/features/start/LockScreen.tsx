/** 登录: who may work on this shared PC, where the office switched passwords on. A forgotten password is reset with the code of the 恢复单. */
import { Alert, Button, Form, Input, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import { call } from '../../bridge';

type Values = { name: string; password: string; code?: string };

export function LockScreen({ status }: { readonly status: WorkspaceStatus }) {
  const { names } = status.access;
  const [forgotten, setForgotten] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function enter({ name, password, code = '' }: Values): Promise<void> {
    setBusy(true);
    const answer = await (forgotten ? call('people:recover', { code, name, password }) : call('people:signIn', { name, password }));
    setBusy(false);
    setProblem(answer.ok ? null : errorMessage(answer.code, answer.detail));
  }

  return (
    <main className="start" data-testid="lock">
      <Typography.Title level={2}>责任台账</Typography.Title>
      <Typography.Paragraph>
        {status.county} {status.office}　已锁定，请登录。
      </Typography.Paragraph>
      <Form<Values>
        layout="vertical"
        className="start-form"
        requiredMark={false}
        initialValues={{ name: names.includes(status.person) ? status.person : names[0] }}
        onFinish={(values) => void enter(values)}
      >
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请选择姓名' }]}>
          <Select options={names.map((name) => ({ value: name, label: name }))} aria-label="姓名" />
        </Form.Item>
        {forgotten && (
          <Form.Item name="code" label="恢复单上的恢复码" rules={[{ required: true, message: '请填写恢复码' }]}>
            <Input maxLength={100} data-testid="recovery-code" />
          </Form.Item>
        )}
        <Form.Item name="password" label={forgotten ? '新口令' : '口令'} rules={[{ required: true, message: '请填写口令' }]}>
          <Input.Password autoFocus maxLength={100} data-testid="password" />
        </Form.Item>
        {problem !== null && <Alert type="error" showIcon title={problem} />}
        <Space>
          <Button type="primary" htmlType="submit" loading={busy} data-testid="sign-in">
            {forgotten ? '重设口令并登录' : '登录'}
          </Button>
          <Button type="link" onClick={() => setForgotten(!forgotten)}>
            {forgotten ? '返回登录' : '忘了口令'}
          </Button>
        </Space>
      </Form>
      <Typography.Paragraph type="secondary">本系统不得存储、处理国家秘密。</Typography.Paragraph>
    </main>
  );
}
