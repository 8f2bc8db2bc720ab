/** 分配责任: one role for one or many projects — a person of the register, a typed name or a unit, with from and to. One commit for all rows. */
import { Alert, Button, Checkbox, DatePicker, Form, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import type { Ledger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import { ASSIGNMENT_ROLES } from '../../../shared/model/entities-project';
import type { AssignmentRole } from '../../../shared/model/entities-project';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { holdsOn } from '../../../shared/views/duty-view';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame, useHeldDrawer } from '../../ui/frame-context';
import { assignmentDrafts, cannotEnd, overlapping } from './assign-edits';
import type { AssignWish } from './assign-edits';

const WHO = ['人员库', '直接填写', '单位'] as const;
type Who = (typeof WHO)[number];

type Values = {
  role: AssignmentRole;
  who: Who;
  person?: string;
  name?: string;
  unit?: string;
  post?: string;
  phone?: string;
  from: Dayjs;
  to?: Dayjs | null;
  ground?: string;
  endBefore: boolean;
};

const day = (value: Dayjs): IsoDay => isoDay(value.format('YYYY-MM-DD'));
const text = (value: string | undefined): string | null => (value === undefined || value.trim() === '' ? null : value.trim());

function wishOf(values: Values): AssignWish {
  return {
    role: values.role,
    person: values.who === '人员库' && values.person !== undefined ? recordId(values.person) : null,
    unit: values.who === '单位' && values.unit !== undefined ? recordId(values.unit) : null,
    name: values.who === '直接填写' ? text(values.name) : null,
    post: text(values.post),
    phone: text(values.phone),
    from: day(values.from),
    to: values.to === undefined || values.to === null ? null : day(values.to),
    ground: text(values.ground),
    endBefore: values.endBefore,
  };
}

/** What stands against the wish, in words; null when it can be stored. */
function problemOf(ledger: Ledger, projects: readonly RecordId[], wish: AssignWish): string | null {
  if (wish.to !== null && wish.to < wish.from) return '止期早于起期，请改正。没有保存。';
  const stuck = wish.endBefore ? cannotEnd(overlapping(ledger, projects, wish), wish.from) : [];
  if (stuck.length === 0) return null;
  const names = [
    ...new Set(stuck.map(({ project }) => (project === undefined ? '' : (getRecord(ledger, 'project', project)?.projectName ?? '')))),
  ];
  return `有 ${stuck.length} 个原任期从新任期当天或之后开始，不能结束于前一日：${names.slice(0, 3).join('、')}${names.length > 3 ? '等' : ''}。没有保存。请把起期改晚，或不勾选“结束原任期”。`;
}

/** People of the register with the post they hold, leaders of the county first. */
function people(ledger: Ledger, today: IsoDay): { value: string; label: string }[] {
  const units = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id, name ?? '']));
  const posts = new Map(
    listRecords(ledger, 'post').flatMap((post) =>
      post.person !== undefined && holdsOn(post, today)
        ? [[post.person, `${post.unit === undefined ? '' : (units.get(post.unit) ?? '')}${post.title ?? ''}`] as const]
        : [],
    ),
  );
  return [...listRecords(ledger, 'person')]
    .sort((a, b) => Number(b.county === true) - Number(a.county === true))
    .map(({ id, name }) => ({
      value: id,
      label: [name ?? '', posts.get(id)].filter((part) => part !== undefined && part !== '').join('　'),
    }));
}

type AssignFormProps = {
  readonly projects: readonly RecordId[];
  readonly role?: AssignmentRole;
  readonly onDone: () => void;
};

export function AssignForm({ projects, role = '包保领导', onDone }: AssignFormProps) {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [typed, setTyped] = useState(false);
  useHeldDrawer(typed);
  const units = listRecords(ledger, 'unit');
  const names = projects.map((id) => getRecord(ledger, 'project', id)?.projectName ?? '');

  async function save(values: Values): Promise<void> {
    const wish = wishOf(values);
    const found = problemOf(currentLedger(), projects, wish);
    setProblem(found);
    if (found !== null) return;
    setBusy(true);
    const answer = await commit((now) => assignmentDrafts(now, projects, wish));
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已分配 ${projects.length} 个项目的${wish.role}`);
    onDone();
  }

  return (
    <Form<Values>
      layout="vertical"
      size="small"
      className="duty-form"
      data-testid="assign-form"
      initialValues={{
        role,
        who: role === '责任单位' || role === '服务部门' ? '单位' : '人员库',
        from: dayjs(status.today),
        endBefore: true,
      }}
      onValuesChange={() => setTyped(true)}
      onFinish={(values) => void save(values)}
      requiredMark={false}
    >
      <p className="duty-chosen">
        {projects.length === 1 ? names[0] : `共 ${projects.length} 个项目：${names.slice(0, 3).join('、')}${names.length > 3 ? '等' : ''}`}
      </p>
      <Form.Item name="role" label="责任类别">
        <Segmented aria-label="责任类别" options={[...ASSIGNMENT_ROLES]} />
      </Form.Item>
      <Form.Item name="who" label="由谁负责">
        <Segmented aria-label="由谁负责" options={[...WHO]} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, now: Values) => before.who !== now.who}>
        {({ getFieldValue }) => {
          const who = getFieldValue('who') as Who;
          if (who === '单位')
            return (
              <Form.Item name="unit" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={units.map(({ id, name }) => ({ value: id, label: name ?? '' }))}
                />
              </Form.Item>
            );
          if (who === '直接填写')
            return (
              <Form.Item name="name" label="姓名或单位" rules={[{ required: true, whitespace: true, message: '请填写姓名或单位' }]}>
                <Input maxLength={60} />
              </Form.Item>
            );
          return (
            <Form.Item name="person" label="人员" rules={[{ required: true, message: '请选择人员' }]}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                notFoundContent="人员库里没有，可改为“直接填写”。"
                options={people(ledger, status.today)}
              />
            </Form.Item>
          );
        }}
      </Form.Item>
      <div className="duty-pair">
        <Form.Item name="post" label="职务">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label="电话">
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="from" label="起" rules={[{ required: true, message: '请填写起期' }]}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="to" label="止（未定留空）">
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item name="ground" label="依据（文件、会议）">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="endBefore" valuePropName="checked">
        <Checkbox>结束原任期于前一日</Checkbox>
      </Form.Item>
      {problem !== null && <Alert type="error" showIcon title={problem} className="duty-problem" />}
      <Button type="primary" htmlType="submit" size="middle" loading={busy} data-testid="assign-save">
        分配
      </Button>
    </Form>
  );
}
