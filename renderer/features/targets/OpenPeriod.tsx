/** A period not yet locked: what would be locked, 勾稽关系 with the rows that do not add up, and the person's act. */
import { Alert, Button, DatePicker, Descriptions, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useId, useState } from 'react';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay, isoDay } from '../../../shared/model/dates';
import { figureText, percentText } from '../../../shared/month/words';
import { workCalendarOf } from '../../../shared/views/calendar';
import type { CrossCheck, CrossFinding } from '../../../shared/views/cross-checks';
import type { FreezePeriod } from '../../../shared/views/freeze-period';
import { freezeDraft } from '../../../shared/views/frozen-periods';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useAnswer } from '../../data/answers';
import { useMonth } from '../../data/month';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { NoScheme } from '../../ui/NoScheme';
import { PlainTable } from '../../ui/PlainTable';

type Values = { decidedBy: string; on: Dayjs; ground?: string };
/** Findings kept with the lock; a county with more has another problem. */
const KEPT_FINDINGS = 2_000;

function Findings({ check }: { readonly check: CrossCheck }) {
  const frame = useFrame();
  return (
    <PlainTable<CrossFinding>
      rowKey={(_, index) => index}
      dataSource={check.findings}
      pagination={{ pageSize: 15 }}
      columns={[
        { title: '不符的行', dataIndex: 'text' },
        {
          title: '',
          width: 72,
          render: (_, { project }) =>
            project !== undefined && (
              <Button size="small" type="link" onClick={() => frame.go('ledger', { record: project })}>
                看项目
              </Button>
            ),
        },
      ]}
    />
  );
}

function Checks({ checks }: { readonly checks: readonly CrossCheck[] }) {
  const frame = useFrame();
  const open = (check: CrossCheck): void => {
    if (check.findings.length > 0) frame.openDrawer({ title: `勾稽关系 · ${check.title}`, width: 520, body: <Findings check={check} /> });
  };
  return (
    <PlainTable<CrossCheck>
      rowKey="title"
      dataSource={checks}
      caption={<strong>勾稽关系</strong>}
      onOpen={open}
      columns={[
        { title: '核对项', dataIndex: 'title' },
        { title: '核对行数', dataIndex: 'looked', width: 80, align: 'right' },
        {
          title: '结果',
          width: 130,
          render: (_, { findings, stops }) =>
            findings.length === 0 ? '● 相符' : `▲ ${findings.length} 处${stops ? '，不能锁定' : '，点开看'}`,
        },
      ]}
    />
  );
}

type LockFormProps = { readonly period: FreezePeriod; readonly findings: readonly string[]; readonly onDone: () => void };

function LockForm({ period, findings, onDone }: LockFormProps) {
  const frame = useFrame();
  const status = useStatus();
  const [form] = Form.useForm<Values>();
  const formId = useId();
  const [busy, setBusy] = useState(false);

  async function save({ decidedBy, on, ground }: Values): Promise<void> {
    setBusy(true);
    const words = { decidedBy: decidedBy.trim(), on: isoDay(on.format('YYYY-MM-DD')), ground: ground ?? '', findings };
    const answer = await commit((ledger) => {
      const draft = freezeDraft(ledger, period, freshId('freeze'), words);
      return draft === null ? [] : [draft];
    });
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已核定并锁定${period.title}`);
    onDone();
  }

  return (
    <Modal
      open
      title={`核定并锁定 ${period.title}`}
      okText="核定并锁定"
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      afterOpenChange={(open) => open && form.focusField('decidedBy')}
      onCancel={onDone}
    >
      <p>锁定后，这一期的通报和表格一直按此时的数印；以后补录、更正的，列为“与核定时不同”，由人决定是否调整。</p>
      <Form<Values>
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ on: dayjs(status.today), decidedBy: '' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="decidedBy" label="核定人" rules={[{ required: true, whitespace: true, message: '请填写是谁核定的' }]}>
          <Input maxLength={60} placeholder="姓名、职务，或会议名称" />
        </Form.Item>
        <Form.Item name="on" label="核定日期">
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item
          name="ground"
          label={findings.length === 0 ? '说明' : `还有 ${findings.length} 处勾稽不符，写明为什么仍然锁定`}
          rules={findings.length === 0 ? [] : [{ required: true, whitespace: true, message: '请写明理由，理由随锁定一并保存' }]}
        >
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

export function OpenPeriod({ period, readOnly }: { readonly period: FreezePeriod; readonly readOnly: boolean }) {
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const view = useMonth(period.month);
  const checks = useAnswer('crossChecks', period.month);
  const [locking, setLocking] = useState(false);
  if (view === null || checks === null) return <NoScheme county={status.unit === null}>之后才有可以核定的结果。</NoScheme>;
  const findings = checks.flatMap(({ title, findings: own }) => own.map(({ text }) => `${title}：${text}`)).slice(0, KEPT_FINDINGS);
  const stopped = checks.some(({ stops, findings: own }) => stops && own.length > 0);
  const early = view.asOf > status.today;
  const calendar = workCalendarOf(ledger);
  const { scheme, document } = view.adopted;
  const projects = listRecords(ledger, 'project').length;
  return (
    <>
      {early && <Alert type="warning" showIcon title="这一期还没有过完，锁定的是到今天为止录入的数。" />}
      <div className="targets-lock-columns">
        <div>
          <Descriptions
            size="small"
            column={1}
            title="将锁定的内容"
            items={[
              { key: 'scheme', label: '考核办法', children: `${scheme.title}（${document}）` },
              { key: 'rates', label: '折算汇率', children: scheme.rates.length === 0 ? '办法中没有' : `${scheme.rates.length} 种，按办法` },
              { key: 'calendar', label: '节假日表', children: calendar.sources.join('；') || '还没有导入' },
              { key: 'asOf', label: '数据截至', children: formatDay(early ? status.today : view.asOf) },
              {
                key: 'data',
                label: '数据版本',
                children: `${projects} 个项目，${ledger.operations.size} 条记录，分属 ${ledger.versions.size} 本账（县本级和各单位）`,
              },
            ]}
          />
          <PlainTable
            rowKey="target"
            dataSource={view.tables}
            columns={[
              { title: '指标', render: (_, { title, unitOfMeasure, counts }) => `${title}（${unitOfMeasure}，${counts}）` },
              ...(['yearTarget', 'month', 'cumulative'] as const).map((key, place) => ({
                title: ['年度任务', '当月', '累计'][place] ?? '',
                align: 'right' as const,
                width: 90,
                render: (_: never, { lines }: (typeof view.tables)[number]) => {
                  const total = lines.find(({ kind }) => kind === 'total');
                  return total?.kind === 'total' ? figureText(total.total[key]) : '';
                },
              })),
              {
                title: '完成率',
                align: 'right',
                width: 76,
                render: (_, { lines }) => {
                  const total = lines.find(({ kind }) => kind === 'total');
                  return total?.kind === 'total' ? percentText(total.total.completion) : '';
                },
              },
            ]}
          />
        </div>
        <div>
          <Checks checks={checks} />
          <div className="targets-lock-act">
            <Button type="primary" disabled={readOnly || stopped} onClick={() => setLocking(true)} data-testid="lock">
              核定并锁定
            </Button>
            <span>
              {readOnly
                ? '核定并锁定由县招商办办理。'
                : stopped
                  ? '有待核对的数据，核对之后才能锁定。'
                  : findings.length === 0
                    ? '各项相符，可以锁定。'
                    : `有 ${findings.length} 处不符：可先更正，也可以写明理由锁定。`}
            </span>
          </div>
        </div>
      </div>
      {locking && <LockForm period={period} findings={findings} onDone={() => setLocking(false)} />}
    </>
  );
}
