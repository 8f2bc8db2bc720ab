/** Names, order and scheme codes of a year's groups (赛区); members are set in the table beside it. */
import { Button, Form, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { groupsOfYear } from '../../../shared/county/groups';
import { createDraft, setDraft, strikeDraft } from '../../../shared/ledger/drafts';
import type { RecordOf } from '../../../shared/model/entities';
import { COUNTY_SCOPE } from '../../../shared/model/ids';
import { adoptedScheme } from '../../../shared/month/adopted-scheme';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useLedger } from '../../data/use-ledger';
import { AskText } from '../../ui/AskText';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';

type Values = { name: string; key?: string; order?: number };

export function GroupList({ year, readOnly }: { readonly year: number; readonly readOnly: boolean }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const groups = groupsOfYear(ledger, year);
  // Before the new year's 办法 is adopted its groups are told by last year's.
  const scheme = (adoptedScheme(ledger, year) ?? adoptedScheme(ledger, year - 1))?.scheme;
  const [edited, setEdited] = useState<RecordOf<'group'> | null>(null);
  const [struck, setStruck] = useState<RecordOf<'group'> | null>(null);
  const [form] = Form.useForm<Values>();

  async function save({ name, key, order }: Values): Promise<void> {
    const writes = { name: name.trim(), order: order ?? groups.length + 1, ...(key === undefined ? {} : { key }) };
    const place = { scope: COUNTY_SCOPE, entity: 'group', record: edited?.id ?? freshId('group') } as const;
    const answer = await commit((now) => [
      edited === null ? createDraft(place, { ...writes, year, units: [] }) : setDraft(now, place, writes),
    ]);
    if (!answer.ok) return frame.showFailure(answer);
    setEdited(null);
    form.resetFields();
  }

  async function strike(group: RecordOf<'group'>, reason: string): Promise<void> {
    const answer = await commit([strikeDraft({ scope: COUNTY_SCOPE, entity: 'group', record: group.id, reason })]);
    setStruck(null);
    if (!answer.ok) frame.showFailure(answer);
  }

  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <PlainTable
        rowKey="id"
        dataSource={groups}
        empty={`${year}年还没有赛区。在下面逐个新增，或在表上方复制上年的。`}
        columns={[
          { title: '次序', dataIndex: 'order', width: 52, align: 'right' },
          { title: '赛区', dataIndex: 'name' },
          { title: '办法中的组别', width: 130, render: (_, { key }) => scheme?.groups.find(({ id }) => id === key)?.title ?? key ?? '' },
          { title: '单位数', width: 64, align: 'right', render: (_, { units }) => units?.length ?? 0 },
          {
            title: '',
            width: 124,
            render: (_, group) =>
              !readOnly && (
                <Space size={0}>
                  <Button
                    size="small"
                    type="link"
                    onClick={() => {
                      setEdited(group);
                      form.setFieldsValue({ name: group.name ?? '', key: group.key ?? '', order: group.order ?? 1 });
                    }}
                  >
                    修改
                  </Button>
                  <Button size="small" type="link" onClick={() => setStruck(group)}>
                    撤掉
                  </Button>
                </Space>
              ),
          },
        ]}
      />
      {!readOnly && (
        <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
          <strong>{edited === null ? '新增赛区' : `修改 ${edited.name ?? ''}`}</strong>
          <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写赛区名称，例如 一赛区' }]}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="key" label="对应考核办法中的组别">
            <Select allowClear options={(scheme?.groups ?? []).map(({ id, title }) => ({ value: id, label: title }))} />
          </Form.Item>
          <Form.Item name="order" label="次序">
            <InputNumber min={1} max={99} />
          </Form.Item>
          <Space>
            <Button type="primary" htmlType="submit">
              保存
            </Button>
            {edited !== null && (
              <Button
                onClick={() => {
                  setEdited(null);
                  form.resetFields();
                }}
              >
                不改了
              </Button>
            )}
          </Space>
        </Form>
      )}
      {struck !== null && (
        <AskText
          title={`撤掉 ${struck.name ?? ''}`}
          hint="撤掉以后，里面的单位成为赛区外，不参加排名；记录仍在。"
          okText="撤掉"
          onOk={(reason) => void strike(struck, reason)}
          onCancel={() => setStruck(null)}
        />
      )}
    </Space>
  );
}
