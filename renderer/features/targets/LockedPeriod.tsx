/** A locked period: who, when, the proof, and every figure that would differ today with what a person decided about it. */
import { Alert, Button, Descriptions, Form, Input, Modal, Select, Space } from 'antd';
import { useId, useState } from 'react';
import { createDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { formatDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import { COUNTY_SCOPE } from '../../../shared/model/ids';
import { changeText, decisionText } from '../../../shared/views/adjustments';
import type { FreezePeriod } from '../../../shared/views/freeze-period';
import type { FrozenDifference } from '../../../shared/views/frozen-compare';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useStatus } from '../../data/status';
import { useAnswer } from '../../data/answers';
import type { LockStanding } from '../../data/questions';
import { useFrame } from '../../ui/frame-context';
import { AskText } from '../../ui/AskText';
import { PlainTable } from '../../ui/PlainTable';

type Decision = { outcome: '予以调整' | '不予调整'; decidedBy: string; ground: string };
type DecideProps = { readonly frozen: RecordOf<'freeze'>; readonly differences: readonly FrozenDifference[]; readonly onDone: () => void };

/** Differences shown above a decision; more would push the form off the smallest screen. */
const LISTED = 5;

/** One decision over the differences ticked, both figures in view; each is an entry of its own. */
function Decide({ frozen, differences, onDone }: DecideProps) {
  const frame = useFrame();
  const status = useStatus();
  const [form] = Form.useForm<Decision>();
  const formId = useId();

  async function save({ outcome, decidedBy, ground }: Decision): Promise<void> {
    const drafts = differences.map(({ unit, title, figure, before, after }) =>
      createDraft(
        { scope: COUNTY_SCOPE, entity: 'adjustment', record: freshId('adjustment') },
        {
          freeze: frozen.id,
          unit,
          item: title,
          figure,
          before,
          after,
          outcome,
          ground: ground.trim(),
          decidedBy: decidedBy.trim(),
          on: status.today,
        },
      ),
    );
    const answer = await commit(drafts);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已登记 ${differences.length} 处：${outcome}`);
    onDone();
  }

  return (
    <Modal
      open
      title={`对 ${differences.length} 处不同作出处理`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId }}
      afterOpenChange={(open) => open && form.focusField('decidedBy')}
      onCancel={onDone}
    >
      <ul className="targets-decide-list">
        {differences.slice(0, LISTED).map(({ unit, unitName, item, title, figure, before, after }) => (
          <li key={`${unit}/${item}/${figure}`}>
            {unitName} {title} {figure}：核定时 {before || '无'}，现在 {after || '无'}
          </li>
        ))}
        {differences.length > LISTED && <li>……共 {differences.length} 处，按同一决定登记</li>}
      </ul>
      <Form<Decision>
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ outcome: '予以调整', decidedBy: '', ground: '' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="outcome" label="处理">
          <Select
            options={[
              { value: '予以调整', label: '予以调整（原数不改，表下注明核定数、调整数和现行数）' },
              { value: '不予调整', label: '不予调整（仍以核定数为准）' },
            ]}
          />
        </Form.Item>
        <Form.Item name="decidedBy" label="决定人" rules={[{ required: true, whitespace: true, message: '请填写是谁决定的' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="ground" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** What did not add up when the period was locked; the words are those of that day. */
function FindingsLink({ findings }: { readonly findings: readonly string[] }) {
  const frame = useFrame();
  const body = (
    <PlainTable<{ readonly text: string }>
      rowKey={(_, index) => index}
      dataSource={findings.map((text) => ({ text }))}
      pagination={{ pageSize: 15 }}
      columns={[{ title: '不符的行', dataIndex: 'text' }]}
    />
  );
  return (
    <Button size="small" type="link" onClick={() => frame.openDrawer({ title: '锁定时的勾稽不符', width: 520, body })}>
      {findings.length} 处，已写明理由
    </Button>
  );
}

type Props = { readonly period: FreezePeriod; readonly frozen: RecordOf<'freeze'>; readonly readOnly: boolean };

/** A lock that somebody takes back while it is looked at. */
const TAKEN_BACK: LockStanding = { check: null, differences: [] };

export function LockedPeriod({ period, frozen, readOnly }: Props) {
  const frame = useFrame();
  const { check, differences } = useAnswer('lock', frozen.id) ?? TAKEN_BACK;
  const [ticked, setTicked] = useState<readonly FrozenDifference[]>([]);
  const [asking, setAsking] = useState<'decide' | 'unlock' | null>(null);
  const keyOf = ({ unit, item, figure }: FrozenDifference): string => `${unit}/${item}/${figure}`;
  const findings = frozen.findings ?? [];
  const undecided = differences.filter(({ decision }) => decision === null).length;

  async function unlock(reason: string): Promise<void> {
    const answer = await commit([strikeDraft({ scope: COUNTY_SCOPE, entity: 'freeze', record: frozen.id, reason })]);
    setAsking(null);
    if (!answer.ok) frame.showFailure(answer);
    else frame.tell(`已解除锁定${period.title}`);
  }

  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={3}
        items={[
          { key: 'by', label: '核定人', children: frozen.decidedBy ?? '（命令行锁定，未写核定人）' },
          { key: 'on', label: '核定日期', children: frozen.on === undefined ? '—' : formatDay(frozen.on) },
          { key: 'hash', label: '结果校验值', children: (frozen.hash ?? '').slice(0, 16) },
          {
            key: 'same',
            label: '按当时的数据重算',
            children: check === null ? '由新版本程序锁定，本版本算不了' : check.same ? '● 与锁定的结果逐位相同' : '▲ 与锁定的结果不同',
          },
          { key: 'later', label: '锁定之后新录入', children: check === null ? '—' : `${check.later} 条` },
          {
            key: 'with',
            label: '办法和节假日表',
            children:
              [check?.schemeChanged === true ? '办法已改' : '', check?.calendarChanged === true ? '节假日表已改' : '']
                .filter((text) => text !== '')
                .join('，') || '没有改动',
          },
          { key: 'ground', label: '说明', span: 3, children: frozen.ground ?? '无' },
          {
            key: 'findings',
            label: '锁定时勾稽不符',
            span: 3,
            children: findings.length === 0 ? '无' : <FindingsLink findings={findings} />,
          },
        ]}
      />
      {check !== null && !check.same && (
        <Alert type="error" showIcon title="锁定时的记录在这台电脑上不完整，不能重算。请到县招商办的电脑上核对，或从备份恢复。" />
      )}
      <PlainTable<FrozenDifference>
        className="targets-table"
        rowKey={keyOf}
        dataSource={differences}
        pagination={{ pageSize: 15 }}
        caption={
          <strong>
            与核定时不同（{differences.length} 处{undecided > 0 ? `，${undecided} 处还没有处理` : ''}）
          </strong>
        }
        empty={`${period.title}的数与核定时相同。以后补录或更正改变了这一期的数，会列在这里，两个数都留着。`}
        {...(readOnly ? {} : { selection: { keys: ticked.map(keyOf), onChange: setTicked } })}
        columns={[
          { title: '单位', dataIndex: 'unitName', width: 130 },
          { title: '指标', width: 170, render: (_, { title, counted }) => (counted === '' ? title : `${title}（${counted}）`) },
          { title: '数据项', dataIndex: 'figure', width: 150 },
          { title: '核定时', dataIndex: 'before', align: 'right', width: 100 },
          {
            title: '调整',
            align: 'right',
            width: 90,
            render: (_, { before, standing }) => (standing === before ? '—' : changeText({ before, after: standing })),
          },
          { title: '现行数', dataIndex: 'standing', align: 'right', width: 100 },
          { title: '按台账现在', dataIndex: 'after', align: 'right', width: 100 },
          {
            title: '处理',
            render: (_, { decision }) => (decision === null ? '○ 未处理' : `${decision.outcome ?? ''}（${decisionText(decision)}）`),
          },
        ]}
      />
      {!readOnly && (
        <Space>
          <Button disabled={ticked.length === 0} onClick={() => setAsking('decide')} data-testid="decide-differences">
            登记处理（{ticked.length}）
          </Button>
          <Button onClick={() => setAsking('unlock')}>解除锁定</Button>
        </Space>
      )}
      {asking === 'decide' && (
        <Decide
          frozen={frozen}
          differences={ticked}
          onDone={() => {
            setAsking(null);
            setTicked([]);
          }}
        />
      )}
      {asking === 'unlock' && (
        <AskText
          title={`解除锁定 ${period.title}`}
          hint="锁定记录不删除，注明解除的理由；解除后这一期按现在的数显示和打印。"
          okText="解除锁定"
          onOk={(reason) => void unlock(reason)}
          onCancel={() => setAsking(null)}
        />
      )}
    </>
  );
}
