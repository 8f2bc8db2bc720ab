/** What a row must or may have said about it: the reason of a grave change, and a dispute with the unit that reports the same project (S-13). */
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { ImportRow } from '../../../shared/contract/import';
import { NOTHING_NOW } from '../../../shared/imports/said';
import { recordIdSchema } from '../../../shared/model/ids';
import { useStatus } from '../../data/status';
import type { AnswerGiven } from './ImportQuestions';

type Props = { readonly row: ImportRow; readonly onAnswer: (given: AnswerGiven) => void };

/** Asked where an amount changed much, a stage goes backwards or a project stops; kept with the change. */
export function Reason({ row: { index, chosen, grave, reason }, onAnswer }: Props) {
  const [text, setText] = useState(reason);
  const typed = text.trim();
  const record = chosen === null || chosen === 'new' || chosen === 'skip' ? null : recordIdSchema.parse(chosen);

  function give(): void {
    if (typed === '' || record === null) return;
    onAnswer({ answers: [], matches: [{ index, record }], said: { ...NOTHING_NOW, reasons: [{ index, reason: typed }] } });
  }

  return (
    <div className="import-reason" onClick={(event) => event.stopPropagation()}>
      <div>变动较大、阶段退回或项目停下，请写明原因：{grave.join('；')}</div>
      <Space.Compact block>
        <Input
          size="small"
          aria-label="变动原因"
          data-testid="grave-reason"
          value={text}
          maxLength={500}
          placeholder="例如：二期设备投资并入，补充协议已签"
          onChange={(event) => setText(event.target.value)}
          onPressEnter={give}
        />
        <Button size="small" type={reason === '' ? 'primary' : 'default'} disabled={typed === '' || typed === reason} onClick={give}>
          {reason === '' ? '记下原因，核对无误' : '改写原因'}
        </Button>
      </Space.Compact>
    </div>
  );
}

/** Offered in the county office for a row that may be another unit's project; the row is then entered as this unit's own. */
export function Dispute({ row, candidate, onAnswer }: Props & { readonly candidate: ImportRow['candidates'][number] }) {
  const status = useStatus();
  const [evidence, setEvidence] = useState('');
  const { index, chosen, dispute } = row;
  if (candidate.otherUnit === null || status.unit !== null || chosen === candidate.record || chosen === 'skip') return null;
  const raised = dispute?.with === candidate.record;

  function say(other: typeof candidate.record | null): void {
    const disputes = [{ index, with: other, evidence: evidence.trim() }];
    onAnswer({ answers: [], matches: chosen === null ? [{ index, record: 'new' }] : [], said: { ...NOTHING_NOW, disputes } });
  }

  if (raised)
    return (
      <div className="import-reason" onClick={(event) => event.stopPropagation()}>
        导入时登记与{candidate.otherUnit}的争议{dispute.evidence === '' ? '' : `（${dispute.evidence}）`}，在“数据交换”中裁定。
        <Button size="small" type="link" onClick={() => say(null)}>
          不登记
        </Button>
      </div>
    );
  return (
    <div className="import-reason" onClick={(event) => event.stopPropagation()}>
      <div>
        {candidate.otherUnit}已报“{candidate.projectName}”（{candidate.why}）
      </div>
      <Space.Compact block>
        <Input
          size="small"
          aria-label="理由和佐证"
          value={evidence}
          maxLength={500}
          placeholder="本单位的理由和佐证（可后补）"
          onChange={(event) => setEvidence(event.target.value)}
        />
        <Button size="small" data-testid="raise-dispute" onClick={() => say(candidate.record)}>
          按本单位项目导入，登记争议
        </Button>
      </Space.Compact>
    </div>
  );
}
