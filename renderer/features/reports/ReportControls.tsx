/** What belongs to a report beside its text: 周报 handed in and asked for (S-108), the basis of 红黑榜. Each is off until somebody enters it. */
import { Button, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { listRecords } from '../../../shared/ledger/read';
import type { Draft } from '../../../shared/ledger/operation';
import { formatDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { spanOf } from '../../../shared/reports/spans';
import { cadenceOn, submissionOf } from '../../../shared/reports/submissions';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { beginCadenceDraft, endCadenceDrafts, listsBasisDrafts, submissionDraft } from './report-edits';

function useCommit() {
  const frame = useFrame();
  return async (drafts: readonly Draft[], words: string): Promise<boolean> => {
    const answer = await commit(drafts);
    if (!answer.ok) frame.showFailure(answer);
    else frame.tell(words);
    return answer.ok;
  };
}

/** 周报 of a unit: handed in or not yet. */
export function HandIn({ unit, day }: { readonly unit: RecordId; readonly day: IsoDay }) {
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const send = useCommit();
  const span = spanOf('week', day);
  const held = submissionOf(ledger, '周报', span, unit);
  if (held?.on !== undefined)
    return (
      <span className="reports-note" data-testid="handed-in">
        ✓ {formatDay(held.on)}已报送（{held.by ?? ''}）
      </span>
    );
  return (
    <Button
      size="small"
      type="primary"
      data-testid="hand-in"
      disabled={status.readOnly}
      onClick={() => void send([submissionDraft('周报', span, unit, status.today, status.person)], '已登记报送，上报数据包时一并带到县里')}
    >
      登记本周周报已报送
    </Button>
  );
}

const FRIDAY = 5;
const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** The county's demand for 周报: begun or ended by the county only. */
export function Cadence({ day }: { readonly day: IsoDay }) {
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const send = useCommit();
  const [asking, setAsking] = useState<{ readonly due: number; readonly basis: string } | null>(null);
  const own = cadenceOn(ledger, '周报', day);
  if (own !== null)
    return (
      <>
        <span className="reports-note" data-testid="cadence">
          周报每{WEEKDAYS[own.due ?? FRIDAY]}截止{own.basis === undefined ? '' : `（${own.basis}）`}
        </span>
        <Button
          size="small"
          disabled={status.readOnly}
          onClick={() => void send(endCadenceDrafts(currentLedger(), '周报', status.today), '已停用周报报送要求')}
        >
          停用
        </Button>
      </>
    );
  return (
    <>
      <Button size="small" data-testid="begin-cadence" disabled={status.readOnly} onClick={() => setAsking({ due: FRIDAY, basis: '' })}>
        启用周报报送要求
      </Button>
      <Modal
        open={asking !== null}
        title="启用周报报送要求"
        okText="启用"
        cancelText="取消"
        onCancel={() => setAsking(null)}
        onOk={() => {
          if (asking === null) return;
          void send([beginCadenceDraft('周报', asking.due, spanOf('week', day).from, asking.basis)], '已启用周报报送要求').then(
            (kept) => kept && setAsking(null),
          );
        }}
      >
        <p>启用后，周报汇总按截止日统计各单位按时、迟报、未报。不需要时可以随时停用。</p>
        <p>
          每周截止日（1 为周一，7 为周日）：{' '}
          <InputNumber
            aria-label="截止日"
            min={1}
            max={7}
            precision={0}
            value={asking?.due ?? FRIDAY}
            onChange={(due) => asking !== null && due !== null && setAsking({ ...asking, due })}
          />
        </p>
        <Input
          aria-label="依据文件"
          placeholder="依据文件（可不填）"
          maxLength={100}
          value={asking?.basis ?? ''}
          onChange={(event) => asking !== null && setAsking({ ...asking, basis: event.target.value })}
        />
      </Modal>
    </>
  );
}

/** 红黑榜: off until the county names the document that asks for them. */
export function ListsBasis() {
  const status = useStatus();
  const basis = useLedger((ledger) => listRecords(ledger, 'county')[0]?.listsBasis ?? '');
  const send = useCommit();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <>
      <Button size="small" disabled={status.readOnly} data-testid="lists-basis" onClick={() => setTyped(basis)}>
        红黑榜：{basis === '' ? '未启用' : '已启用'}
      </Button>
      <Modal
        open={typed !== null}
        title="红黑榜依据文件"
        okText="保存"
        cancelText="取消"
        onCancel={() => setTyped(null)}
        onOk={() => {
          void send(listsBasisDrafts(currentLedger(), typed ?? ''), '已保存').then((kept) => kept && setTyped(null));
        }}
      >
        <p>只有县委、县政府文件明确要求编制红黑榜的，才在这里写明文件和文号；清空即停用。</p>
        <Input
          aria-label="红黑榜依据文件"
          placeholder="例如：青政发〔2026〕3号"
          maxLength={100}
          value={typed ?? ''}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Modal>
    </>
  );
}
