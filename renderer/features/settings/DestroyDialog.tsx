/**
 * 彻底销毁: finds a text in everything ever entered, superseded values included, and destroys what two persons tick, with the reason.
 * Says afterwards which sticks still hold it.
 */
import { Alert, Button, Form, Input, Modal, Space, Typography } from 'antd';
import { useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { CopyOutside } from '../../../shared/contract/ledger';
import { errorMessage } from '../../../shared/errors';
import { findState, titleOf } from '../../../shared/exchange/record-text';
import { findText } from '../../../shared/ledger/find-text';
import type { FoundText, Occurrence } from '../../../shared/ledger/find-text';
import type { Ledger } from '../../../shared/ledger/fold';
import { entitySpec, fieldSpec } from '../../../shared/model/entities';
import { call } from '../../bridge';
import { useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';

type Place = Occurrence & { readonly key: string; readonly what: string; readonly title: string };
type Values = { second: string; reason: string };

function placesOf(ledger: Ledger, found: FoundText): Place[] {
  return found.occurrences.map((one) => {
    const state = findState(ledger, one.record);
    const what = `${entitySpec(one.entity)?.label ?? one.entity}·${fieldSpec(one.entity, one.field)?.label ?? one.field}`;
    return { ...one, key: `${one.op} ${one.field}`, what, title: state === null ? '' : titleOf(ledger, state) };
  });
}

function Outside({ values, outside, onClose }: { values: number; outside: readonly CopyOutside[]; onClose: () => void }) {
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Alert
        type="success"
        showIcon
        data-testid="destroy-done"
        title={`已销毁 ${values} 处。本机的日志、附件、自动备份里都没有了，以后的数据包里也没有；窗口关闭这个提示后重新读取台账。`}
      />
      {outside.length > 0 && (
        <>
          <Typography.Text strong>下列U盘文件在销毁之前发出，里面还有，请逐个找回并粉碎：</Typography.Text>
          <PlainTable<CopyOutside>
            rowKey="file"
            className="settings-short"
            dataSource={outside}
            columns={[
              { title: '日期', dataIndex: 'at', width: 110 },
              { title: '类别', dataIndex: 'kind', width: 70 },
              { title: '发给', dataIndex: 'office', width: 160 },
              { title: '文件', dataIndex: 'file' },
            ]}
          />
        </>
      )}
      <Typography.Text type="secondary">已打印、已另存的文书，请另行收回。国家秘密请停用这台电脑，按保密规定处理。</Typography.Text>
      <Button type="primary" onClick={onClose}>
        知道了
      </Button>
    </Space>
  );
}

export function DestroyDialog({ status, onClose }: { readonly status: WorkspaceStatus; readonly onClose: () => void }) {
  const ledger = useLedger((current) => current);
  const [words, setWords] = useState('');
  const [searched, setSearched] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ readonly values: number; readonly outside: readonly CopyOutside[] } | null>(null);
  const found = findText(ledger, searched);
  const places = placesOf(ledger, found);
  const targets = places.filter(({ key }) => chosen.includes(key)).map(({ op, field }) => ({ op, field }));

  function search(): void {
    setSearched(words);
    setChosen([]);
  }

  async function destroy({ second, reason }: Values): Promise<void> {
    setBusy(true);
    const answer = await call('ledger:destroy', { targets, person: status.person, second: second.trim(), reason: reason.trim() });
    setBusy(false);
    if (!answer.ok) return setProblem(errorMessage(answer.code, answer.detail));
    setProblem(null);
    setDone(answer.value);
  }

  return (
    <Modal
      open
      title="彻底销毁"
      width={960}
      footer={null}
      onCancel={done === null ? onClose : () => window.location.reload()}
      style={{ top: 24 }}
    >
      {done === null ? (
        <Space orientation="vertical" style={{ width: '100%' }} data-testid="destroy">
          <Alert
            type="warning"
            showIcon
            title="用于误录的身份证号、涉密内容等。须两人在场，写明理由；内容从此无法恢复，只留下何时由谁销毁的记录。"
          />
          <Space.Compact style={{ width: '100%' }}>
            <Input
              autoFocus
              value={words}
              maxLength={100}
              placeholder="要销毁的文字，至少两个字；改过、删过的旧内容也会找出来"
              data-testid="destroy-words"
              onChange={(event) => setWords(event.target.value)}
              onPressEnter={search}
            />
            <Button onClick={search}>查找</Button>
          </Space.Compact>
          <PlainTable<Place>
            rowKey="key"
            className="settings-short"
            dataSource={places}
            empty={searched === '' ? '先查找要销毁的文字。' : '台账里没有这段文字。'}
            selection={{ keys: chosen, onChange: (rows) => setChosen(rows.map(({ key }) => key)) }}
            columns={[
              { title: '内容', dataIndex: 'excerpt' },
              { title: '位置', dataIndex: 'what', width: 170 },
              { title: '所属', dataIndex: 'title', width: 180, ellipsis: true },
              { title: '录入', width: 150, render: (_, { person, at }) => `${person} ${at.slice(0, 10)}` },
              { title: '', width: 70, render: (_, { old }) => (old ? '旧内容' : '') },
            ]}
          />
          {found.fixed > 0 && (
            <Alert type="info" showIcon title={`另有 ${found.fixed} 处在文件名、理由或姓名里，不能用这里的办法销毁，请联系技术人员。`} />
          )}
          <Form<Values> layout="inline" onFinish={(values) => void destroy(values)} requiredMark={false}>
            <Form.Item label="经办人">{status.person}</Form.Item>
            <Form.Item
              name="second"
              label="第二人"
              rules={[
                { required: true, whitespace: true, message: '请填写在场的第二人' },
                {
                  validator: (_, value: unknown) =>
                    typeof value === 'string' && value.trim() === status.person
                      ? Promise.reject(new Error('不能是同一人'))
                      : Promise.resolve(),
                },
              ]}
            >
              <Input maxLength={30} style={{ width: 120 }} data-testid="destroy-second" />
            </Form.Item>
            <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
              <Input maxLength={200} style={{ width: 300 }} placeholder="不要在理由里重写要销毁的内容" data-testid="destroy-reason" />
            </Form.Item>
            <Button danger type="primary" htmlType="submit" loading={busy} disabled={targets.length === 0} data-testid="destroy-go">
              销毁选中的 {targets.length} 处
            </Button>
          </Form>
          {problem !== null && <Alert type="error" showIcon title={problem} />}
        </Space>
      ) : (
        <Outside values={done.values} outside={done.outside} onClose={() => window.location.reload()} />
      )}
    </Modal>
  );
}
