/**
 * One proposal of the ladder: rule, figures, history, issuing organ and basis, and the draft it would print. A person sends it for signature,
 * records what the leader decided, or withholds it with the reason.
 */
import { Button, DatePicker, Form, Input, Modal, Select, Space, Tag } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useId, useState } from 'react';
import type { Draft } from '../../../shared/ledger/operation';
import { addressedScope } from '../../../shared/exchange/addressed';
import { createDraft } from '../../../shared/ledger/drafts';
import { LETTER_LABELS } from '../../../shared/letters/fields';
import { formatDay, isoDay } from '../../../shared/model/dates';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import type { RecordId } from '../../../shared/model/ids';
import { periodText } from '../../../shared/month/words';
import { proposalDraft, proposalReason } from '../../../shared/papers/notice-fields';
import { answerDay } from '../../../shared/views/proposals';
import type { OpenProposal } from '../../../shared/views/proposals';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useMonth } from '../../data/month';
import { useStatus } from '../../data/status';
import { currentLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { DraftPreview } from './DraftPreview';

const OUTCOMES = ['已签发', '暂缓', '撤销', '解除'] as const;
/** What may be recorded of a proposal to issue, and of one to release. */
const CHOICES = {
  issue: [
    { value: '已签发', label: '已签发' },
    { value: '暂缓', label: '暂缓' },
    { value: '撤销', label: '撤销' },
  ],
  release: [
    { value: '解除', label: '予以解除' },
    { value: '暂缓', label: '暂不解除' },
  ],
} as const;
const HISTORY = {
  issued: '已签发',
  answered: '已回执',
  withheld: '暂缓',
  withdrawn: '撤销',
  released: '解除',
  exempted: '免责',
  extended: '同意延期',
} as const;
type Values = { outcome: (typeof OUTCOMES)[number]; decidedBy: string; on: Dayjs; ground?: string };

/** As whom, and the people registered for it; who is not registered is said. */
const calledWords = ({ as, people }: OpenProposal['proposal']['calls'][number]): string =>
  `${as}${people.length === 0 ? '（台账未登记）' : people.map(({ name }) => name).join('、')}`;

/** 2026年10月31日暂缓（李建国）：理由. What was decided before stays in sight while the proposal may still be acted on. */
function decisionWords({ on, outcome, decidedBy, ground }: OpenProposal['decisions'][number]): string {
  const by = decidedBy === undefined ? '' : `（${decidedBy}）`;
  return `${on === undefined ? '' : formatDay(on)}${outcome ?? ''}${by}${ground === undefined ? '' : `：${ground}`}`;
}

/** 2026年10月30日申诉（黄牌督办）：理由；尚无结果. What the unit itself has to say to a decision about it. */
function appealWords({ filedOn, kind, against, ground, until, outcome, decidedBy }: OpenProposal['appeals'][number]): string {
  const wished = until === undefined ? '' : `，申请延至${formatDay(until)}`;
  const end = outcome === undefined ? '尚无结果' : `${outcome}${decidedBy === undefined ? '' : `（${decidedBy}）`}`;
  return `${filedOn === undefined ? '' : formatDay(filedOn)}${kind ?? ''}（${against ?? ''}）：${ground ?? ''}${wished}；${end}`;
}

const SHAPES: Readonly<Record<string, string>> = { red: '▲', orange: '▲', yellow: '◆', blue: '■', green: '●' };

/** The letter a proposal went for signature with: what is recorded of it afterwards is about the same letter, so that its own limit holds. */
function letterSent({ decisions }: OpenProposal): { letter?: RecordId } {
  const letter = decisions.findLast(({ outcome }) => outcome === '送签')?.letter;
  return letter === undefined ? {} : { letter };
}

/** A decision with the evidence as it stood: later corrections show as "would differ", never as silent change (law 2). */
function decisionDraft(
  { key, proposal, unit }: OpenProposal,
  values: { outcome: '送签' | Values['outcome']; decidedBy?: string; on: string; ground?: string; letter?: RecordId },
): Draft {
  const { outcome, decidedBy, on, ground, letter } = values;
  return createDraft(
    { scope: addressedScope(currentLedger(), unit), entity: 'measureDecision', record: freshId('measureDecision') },
    {
      proposal: key,
      ...(unit === null ? {} : { unit }),
      level: proposal.level,
      period: proposal.through.slice(0, 7),
      outcome,
      on: isoDay(on),
      evidence: FIELD_KINDS.json.parse(
        JSON.parse(
          JSON.stringify({
            rule: proposal.rule,
            figures: proposal.figures,
            counters: proposal.counters,
            basis: proposal.basis,
            document: proposal.document,
            organ: proposal.organ,
            title: proposal.title,
            asOf: proposal.asOf,
          }),
        ),
      ),
      ...(decidedBy === undefined ? {} : { decidedBy }),
      ...(ground === undefined || ground.trim() === '' ? {} : { ground }),
      ...(letter === undefined ? {} : { letter }),
    },
  );
}

function ResultDialog({ open, onClose }: { readonly open: OpenProposal; readonly onClose: () => void }) {
  const frame = useFrame();
  const status = useStatus();
  const [form] = Form.useForm<Values>();
  const formId = useId();

  async function save(values: Values): Promise<void> {
    const { outcome, decidedBy, on, ground } = values;
    const answer = await commit([
      decisionDraft(open, {
        outcome,
        decidedBy: decidedBy.trim(),
        ...letterSent(open),
        on: on.format('YYYY-MM-DD'),
        ...(ground === undefined ? {} : { ground }),
      }),
    ]);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已登记 ${open.proposal.name} ${open.proposal.title}：${outcome}`);
    onClose();
  }

  return (
    <Modal
      open
      title="登记处理结果"
      okText="登记"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId }}
      afterOpenChange={(shown) => shown && form.focusField('decidedBy')}
      onCancel={onClose}
    >
      <Form<Values>
        id={formId}
        form={form}
        layout="vertical"
        initialValues={{ outcome: CHOICES[open.proposal.kind][0].value, on: dayjs(status.today) }}
        onFinish={(values) => void save(values)}
        requiredMark={false}
      >
        <Form.Item name="outcome" label="处理结果">
          <Select options={[...CHOICES[open.proposal.kind]]} />
        </Form.Item>
        <Form.Item
          name="decidedBy"
          label={`决定人（${open.proposal.organ}）`}
          rules={[{ required: true, whitespace: true, message: '请填写是谁决定的' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="on" label="日期">
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item
          name="ground"
          label="理由"
          dependencies={['outcome']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                ['已签发', '解除'].includes(String(getFieldValue('outcome'))) || (value ?? '').trim() !== ''
                  ? Promise.resolve()
                  : Promise.reject(new Error('暂缓、撤销或暂不解除请写明理由')),
            }),
          ]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

export function ProposalCard({ open }: { readonly open: OpenProposal }) {
  const frame = useFrame();
  const status = useStatus();
  const [deciding, setDeciding] = useState(false);
  const { proposal, unit, decisions, blocked } = open;
  const last = decisions.at(-1);
  const sent = last?.outcome === '送签' ? last.letter : undefined;
  const canAct = status.unit === null && !status.readOnly && !blocked;
  const view = useMonth(proposal.through.slice(0, 7));
  const inputs = () => ({ ledger: currentLedger(), view, today: status.today });

  const reason = proposalReason(inputs(), proposal);

  function preview(): void {
    const draft = unit === null ? null : proposalDraft(inputs(), proposal, unit, answerDay(proposal));
    if (draft === null) return frame.tell('办法中这一级没有对应的文书');
    frame.openDrawer({
      title: `${proposal.name} · ${LETTER_LABELS[draft.kind]}（草稿）`,
      width: 620,
      body: <DraftPreview kind={draft.kind} fields={draft.fields} />,
    });
  }

  async function sendForSignature(): Promise<void> {
    const draft = unit === null ? null : proposalDraft(inputs(), proposal, unit, answerDay(proposal));
    const letter = draft === null ? undefined : freshId('letter');
    const drafts: Draft[] = [];
    if (draft !== null && letter !== undefined && unit !== null) {
      const fields = FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(draft.fields)));
      const title = `${LETTER_LABELS[draft.kind]}（${proposal.name} ${periodText(proposal.period)}）`;
      const scope = addressedScope(currentLedger(), unit);
      drafts.push(
        createDraft(
          { scope, entity: 'letter', record: letter },
          // The day the paper states is the day its receipt is wanted by; where the 办法 states none, the paper waits for none.
          { template: draft.kind, title, unit, fields, ...(proposal.answerBy === null ? {} : { replyDue: isoDay(proposal.answerBy) }) },
        ),
      );
      for (const step of ['拟稿', '送签'] as const) {
        const record = freshId('letterStep');
        drafts.push(createDraft({ scope, entity: 'letterStep', record }, { letter, step, on: status.today, by: status.person }));
      }
    }
    drafts.push(decisionDraft(open, { outcome: '送签', on: status.today, ...(letter === undefined ? {} : { letter }) }));
    const answer = await commit(drafts);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(letter === undefined ? '已登记送签' : '已拟稿送签，文书在“文书报表”中');
  }

  return (
    <article tabIndex={-1} className="supervision-card" data-testid="proposal">
      <header>
        <strong>
          {SHAPES[proposal.colour ?? ''] ?? '○'} {proposal.title}　{proposal.name}
        </strong>
        {last !== undefined && <Tag>{last.outcome}</Tag>}
      </header>
      <div>
        {periodText(proposal.period)}：{proposal.kind === 'release' ? proposal.rule : reason}
      </div>
      {proposal.kind === 'issue' && (
        <details>
          <summary>办法的条件和数字</summary>
          {proposal.rule}
        </details>
      )}
      <div>
        依据：{proposal.document}
        {proposal.basis}；由{proposal.organ}决定{proposal.forStudy ? '（提请研究）' : ''}
      </div>
      {proposal.calls.length > 0 && <div>约谈对象：{proposal.calls.map(calledWords).join('；')}</div>}
      {proposal.answerBy !== null && <div>拟定反馈时限：{formatDay(isoDay(proposal.answerBy))}</div>}
      {proposal.history.length > 0 && (
        <div>
          历次：
          {proposal.history.map(({ date, action }) => `${formatDay(isoDay(date))}${HISTORY[action]}`).join('；')}
        </div>
      )}
      {open.appeals.map((one) => (
        <div key={one.id}>单位申诉延期：{appealWords(one)}</div>
      ))}
      {last !== undefined && last.outcome !== '送签' && <div>上次处理：{decisionWords(last)}</div>}
      {blocked && (
        <div className="supervision-state">
          ◆ {unit === null ? '台账里没有它的责任单位，落实之前不能送签。' : '该单位有待核对的数据，核对之前不能送签。'}
        </div>
      )}
      <Space wrap>
        <Button size="small" disabled={blocked} data-testid="preview-draft" onClick={preview}>
          看草稿
        </Button>
        {canAct && last?.outcome !== '送签' && (
          <Button size="small" type="primary" data-testid="send-for-signature" onClick={() => void sendForSignature()}>
            送签
          </Button>
        )}
        {canAct && (
          <Button size="small" data-testid="record-decision" onClick={() => setDeciding(true)}>
            登记处理结果
          </Button>
        )}
        {sent !== undefined && (
          <Button size="small" data-testid="proposal-letter" onClick={() => frame.go('papers', { record: sent })}>
            看文书
          </Button>
        )}
      </Space>
      {deciding && <ResultDialog open={open} onClose={() => setDeciding(false)} />}
    </article>
  );
}
