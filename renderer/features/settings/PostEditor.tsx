/** One person's posts, each with unit, team, rank and the days it is held (S-38, law 4): a new post is added, an old one is ended, nothing is overwritten. */
import { Button, DatePicker, Form, Input, Select, Space } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay, isoDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import { POST_RANKS, TEAMS } from '../../../shared/model/entities-county';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';

type Values = { unit?: string; title: string; team?: string; rank: string; from: Dayjs };

const dayText = (day: Dayjs) => isoDay(day.format('YYYY-MM-DD'));

function EndPost({ post, onDone }: { readonly post: RecordOf<'post'>; readonly onDone: () => void }) {
  const frame = useFrame();
  const status = useStatus();
  const [day, setDay] = useState(() => dayjs(status.today));

  async function end(): Promise<void> {
    const place = { scope: COUNTY_SCOPE, entity: 'post', record: post.id } as const;
    const answer = await commit((ledger) => [setDraft(ledger, place, { to: dayText(day) })]);
    if (!answer.ok) return frame.showFailure(answer);
    onDone();
  }

  return (
    <Space>
      <span>{post.title ?? ''} 任职至</span>
      <DatePicker allowClear={false} value={day} onChange={(next) => next && setDay(next)} />
      <Button type="primary" onClick={() => void end()}>
        登记离任
      </Button>
      <Button onClick={onDone}>取消</Button>
    </Space>
  );
}

export function PostEditor({ person, readOnly }: { readonly person: RecordId; readonly readOnly: boolean }) {
  const frame = useFrame();
  const status = useStatus();
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const posts = useLedger((ledger) => listRecords(ledger, 'post')).filter((post) => post.person === person);
  const [ending, setEnding] = useState<RecordOf<'post'> | null>(null);
  const [form] = Form.useForm<Values>();
  const names = new Map(units.map(({ id, name }) => [id, name ?? '']));

  async function add({ unit, title, team, rank, from }: Values): Promise<void> {
    const place = { scope: COUNTY_SCOPE, entity: 'post', record: freshId('post') } as const;
    const answer = await commit([
      createDraft(place, {
        person,
        title: title.trim(),
        rank,
        head: rank === '主要负责人',
        from: dayText(from),
        ...(unit === undefined ? {} : { unit: recordId(unit) }),
        ...(team === undefined ? {} : { team }),
      }),
    ]);
    if (!answer.ok) return frame.showFailure(answer);
    form.resetFields();
  }

  return (
    <Space orientation="vertical" style={{ width: '100%' }} data-testid="post-editor">
      <PlainTable
        rowKey="id"
        dataSource={posts.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))}
        empty="还没有任职记录。"
        columns={[
          { title: '单位', render: (_, { unit }) => (unit === undefined ? '' : (names.get(unit) ?? '')) },
          { title: '职务', dataIndex: 'title' },
          { title: '班子', dataIndex: 'team', width: 52 },
          { title: '层级', width: 90, render: (_, { head, rank }) => (head === true ? '主要负责人' : (rank ?? '')) },
          {
            title: '任期',
            width: 150,
            render: (_, { from, to }) => `${from === undefined ? '' : formatDay(from)}至${to === undefined ? '今' : formatDay(to)}`,
          },
          {
            title: '',
            width: 52,
            render: (_, post) =>
              !readOnly &&
              post.to === undefined && (
                <Button size="small" type="link" onClick={() => setEnding(post)}>
                  离任
                </Button>
              ),
          },
        ]}
      />
      {ending !== null && <EndPost key={ending.id} post={ending} onDone={() => setEnding(null)} />}
      {!readOnly && (
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ rank: '班子成员', from: dayjs(status.today) }}
          onFinish={(values) => void add(values)}
        >
          <strong>新任职</strong>
          <Form.Item name="unit" label="单位">
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={units.map(({ id, name }) => ({ value: id, label: name ?? id }))}
            />
          </Form.Item>
          <Form.Item name="title" label="职务" rules={[{ required: true, whitespace: true, message: '请填写职务，例如 副镇长' }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Space>
            <Form.Item name="team" label="班子">
              <Select allowClear style={{ width: 110 }} options={TEAMS.map((value) => ({ value, label: value }))} />
            </Form.Item>
            <Form.Item name="rank" label="责任层级">
              <Select style={{ width: 130 }} options={POST_RANKS.map((value) => ({ value, label: value }))} />
            </Form.Item>
            <Form.Item name="from" label="任职起" rules={[{ required: true, message: '请选择任职起始日' }]}>
              <DatePicker />
            </Form.Item>
          </Space>
          <Button type="primary" htmlType="submit">
            登记任职
          </Button>
        </Form>
      )}
    </Space>
  );
}
