/** People and their posts, with the days from and to which they hold them (law 4). */
import { Alert, Button, Checkbox, DatePicker, Form, Input, Modal, Select, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { createDraft } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay, isoDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, newRecordId, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { PostEditor } from './PostEditor';

type Row = { readonly id: RecordId; readonly name: string; readonly teams: string; readonly phone: string; readonly posts: string };

function postText(title: string | undefined, unit: string | undefined, from: IsoDay | undefined, to: IsoDay | undefined): string {
  const term =
    from === undefined && to === undefined
      ? ''
      : `（${from === undefined ? '' : formatDay(from)}至${to === undefined ? '今' : formatDay(to)}）`;
  return `${unit ?? ''}${title ?? ''}${term}`;
}

function peopleRows(ledger: Ledger): Row[] {
  const units = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id, name]));
  const posts = new Map<string, string[]>();
  const teams = new Map<string, Set<string>>();
  for (const { person, unit, title, team, head, from, to } of listRecords(ledger, 'post')) {
    if (person === undefined) continue;
    if (team !== undefined && to === undefined)
      teams.set(person, (teams.get(person) ?? new Set()).add(head === true ? `${team}·主要` : team));
    const text = postText(title, unit === undefined ? undefined : units.get(unit), from, to);
    posts.set(person, [...(posts.get(person) ?? []), text]);
  }
  return listRecords(ledger, 'person').map(({ id, name, phone }) => ({
    id,
    name: name ?? '',
    phone: phone ?? '',
    teams: [...(teams.get(id) ?? [])].join('、'),
    posts: posts.get(id)?.join('；') ?? '',
  }));
}

type Values = { name: string; phone?: string; county?: boolean; unit?: string; title?: string; head?: boolean; from?: Dayjs };

function PersonForm({ onDone }: { onDone: () => void }) {
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(values: Values): Promise<void> {
    const fresh = () => crypto.getRandomValues(new Uint8Array(10));
    const person = newRecordId('h', fresh());
    const drafts = [
      createDraft(
        { scope: COUNTY_SCOPE, entity: 'person', record: person },
        { name: values.name.trim(), phone: values.phone ?? null, county: values.county ?? false },
      ),
    ];
    if (values.title !== undefined) {
      const from = values.from === undefined ? null : isoDay(values.from.format('YYYY-MM-DD'));
      const unit = values.unit === undefined ? null : recordId(values.unit);
      drafts.push(
        createDraft(
          { scope: COUNTY_SCOPE, entity: 'post', record: newRecordId('o', fresh()) },
          { person, unit, title: values.title, head: values.head ?? false, from },
        ),
      );
    }
    const answer = await commit(drafts);
    if (answer.ok) onDone();
    else setFailure(answer);
  }

  return (
    <Form<Values> layout="vertical" onFinish={(values) => void save(values)} requiredMark={false}>
      <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="phone" label="电话">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="county" valuePropName="checked">
        <Checkbox>县级领导（可包保项目）</Checkbox>
      </Form.Item>
      <Form.Item name="unit" label="任职单位">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ id, name }) => ({ value: id, label: name ?? id }))}
        />
      </Form.Item>
      <Form.Item name="title" label="职务">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="head" valuePropName="checked">
        <Checkbox>主要负责人</Checkbox>
      </Form.Item>
      <Form.Item name="from" label="任职起">
        <DatePicker />
      </Form.Item>
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      <Button type="primary" htmlType="submit">
        保存
      </Button>
    </Form>
  );
}

export function PeopleList({ readOnly }: { readOnly: boolean }) {
  const frame = useFrame();
  const rows = useLedger(peopleRows);
  const open = ({ id, name }: Row): void =>
    frame.openDrawer({ title: `${name} · 任职`, width: 560, body: <PostEditor person={id} readOnly={readOnly} /> });
  const [adding, setAdding] = useState(false);
  return (
    <div>
      <Space>
        <strong>人员（{rows.length}）</strong>
        {!readOnly && (
          <Button size="small" onClick={() => setAdding(true)} data-testid="add-person">
            新增人员
          </Button>
        )}
      </Space>
      <PlainTable
        rowKey="id"
        dataSource={rows}
        pagination={{ pageSize: 14 }}
        empty="还没有人员。录入领导和单位负责人后，责任分工可以直接选人。"
        onOpen={open}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 90 },
          { title: '任职（点开可加任职、登记离任）', dataIndex: 'posts' },
          { title: '班子', dataIndex: 'teams', width: 110 },
          { title: '电话', dataIndex: 'phone', width: 130 },
        ]}
      />
      <Modal open={adding} title="新增人员" footer={null} onCancel={() => setAdding(false)} destroyOnHidden>
        {adding && <PersonForm onDone={() => setAdding(false)} />}
      </Modal>
    </div>
  );
}
