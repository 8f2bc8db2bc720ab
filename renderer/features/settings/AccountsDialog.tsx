/**
 * 口令和角色 of a shared PC: off until the office switches it on; then who may sign in, in which of three roles, and the 恢复单 that is shown once.
 */
import { Alert, Button, Form, Input, Modal, Popconfirm, Select, Space, Typography } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { Account } from '../../../shared/contract/people';
import { errorMessage } from '../../../shared/errors';
import type { Result } from '../../../shared/errors';
import { ROLES, ROLE_WORDS } from '../../../shared/model/roles';
import type { Role } from '../../../shared/model/roles';
import { call } from '../../bridge';
import { PlainTable } from '../../ui/PlainTable';

const SHORT = '至少 6 个字';

function SwitchOn({ person, onCode, onProblem }: { person: string; onCode: (code: string) => void; onProblem: (text: string) => void }) {
  async function switchOn({ password }: { password: string }): Promise<void> {
    const answer = await call('people:switchOn', { name: person, password });
    if (answer.ok) onCode(answer.value.code);
    else onProblem(errorMessage(answer.code, answer.detail));
  }
  return (
    <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={(values) => void switchOn(values)}>
      <Typography.Paragraph>
        现在没有口令：谁坐在这台电脑前都能用，经办人自己选。几个人合用一台电脑、需要分清是谁录入的，可以启用口令登录，离开 15 分钟自动锁定。
        台账本身不加密，忘了口令不丢数据。
      </Typography.Paragraph>
      <Form.Item name="password" label={`${person} 的口令（先设为管理员）`} rules={[{ required: true, min: 6, message: SHORT }]}>
        <Input.Password maxLength={100} placeholder={SHORT} data-testid="admin-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" data-testid="switch-on">
        启用口令登录
      </Button>
    </Form>
  );
}

function Sheet({ code, onProblem, onDone }: { code: string; onProblem: (text: string) => void; onDone: () => void }) {
  async function print(): Promise<void> {
    const answer = await call('people:sheet', { code });
    if (!answer.ok) onProblem(errorMessage(answer.code, answer.detail));
  }
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Alert type="warning" showIcon title="恢复码只显示这一次。请打印恢复单装入信封，或抄下来，由主要负责人保管。" />
      <Typography.Title level={3} data-testid="recovery" copyable={false}>
        {code}
      </Typography.Title>
      <Space>
        <Button type="primary" onClick={() => void print()}>
          打印恢复单
        </Button>
        <Button onClick={onDone} data-testid="sheet-done">
          已经保管好
        </Button>
      </Space>
    </Space>
  );
}

type Change = (answer: Promise<Result<unknown>>) => Promise<void>;

function Accounts({ accounts, onChange }: { accounts: readonly Account[]; onChange: Change }) {
  const [form] = Form.useForm<{ name: string; role: Role; password: string }>();
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <PlainTable<Account>
        rowKey="name"
        dataSource={accounts}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 120 },
          {
            title: '角色',
            width: 130,
            render: (_, { name, role }) => (
              <Select
                size="small"
                value={role}
                style={{ width: 110 }}
                aria-label={`${name} 的角色`}
                options={ROLES.map((value) => ({ value, label: value }))}
                onChange={(value) => void onChange(call('people:save', { name, role: value, password: null }))}
              />
            ),
          },
          { title: '可以做', render: (_, { role }) => ROLE_WORDS[role] },
          {
            title: '',
            width: 80,
            render: (_, { name }) => (
              <Popconfirm
                title={`移除 ${name}？已录入的内容不变。`}
                okText="移除"
                cancelText="取消"
                onConfirm={() => void onChange(call('people:remove', { name }))}
              >
                <Button size="small" type="link">
                  移除
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
      <Form
        form={form}
        layout="inline"
        initialValues={{ role: '填报人' }}
        onFinish={(values) => void onChange(call('people:save', values)).then(() => form.resetFields())}
      >
        <Form.Item name="name" rules={[{ required: true, message: '请填姓名' }]}>
          <Input placeholder="姓名" style={{ width: 110 }} maxLength={30} data-testid="account-name" />
        </Form.Item>
        <Form.Item name="role">
          <Select style={{ width: 110 }} options={ROLES.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="password" rules={[{ required: true, min: 6, message: SHORT }]}>
          <Input.Password placeholder={`口令，${SHORT}`} maxLength={100} data-testid="account-password" />
        </Form.Item>
        <Button htmlType="submit" data-testid="account-save" title="已有姓名的，保存即重设口令">
          保存
        </Button>
      </Form>
      <Popconfirm
        title="关闭后谁都能用这台电脑上的台账。"
        okText="关闭口令登录"
        cancelText="取消"
        onConfirm={() => void onChange(call('people:switchOff', {}))}
      >
        <Button>关闭口令登录</Button>
      </Popconfirm>
    </Space>
  );
}

export function AccountsDialog({ status, onClose }: { readonly status: WorkspaceStatus; readonly onClose: () => void }) {
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const refresh = useCallback(async (): Promise<void> => {
    const answer = await call('people:list', {});
    if (answer.ok) setAccounts(answer.value.people);
  }, []);
  useEffect(() => {
    const first = window.setTimeout(() => void refresh(), 0);
    return () => window.clearTimeout(first);
  }, [refresh, status.access.on]);

  const change: Change = async (waiting) => {
    const answer = await waiting;
    setProblem(answer.ok ? null : errorMessage(answer.code, answer.detail));
    await refresh();
  };

  return (
    <Modal open title="口令和角色" width={780} footer={null} onCancel={onClose} style={{ top: 24 }}>
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      {code !== null && <Sheet code={code} onProblem={setProblem} onDone={() => setCode(null)} />}
      {code === null && !status.access.on && <SwitchOn person={status.person} onCode={setCode} onProblem={setProblem} />}
      {code === null && status.access.on && <Accounts accounts={accounts} onChange={change} />}
    </Modal>
  );
}
