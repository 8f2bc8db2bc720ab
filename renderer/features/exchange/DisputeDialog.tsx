/** 登记争议 (S-13): what each of the two units says and shows, before anybody rules. Kept by the county office. */
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { disputeDraft } from '../../../shared/exchange/credits';
import type { Twin } from '../../../shared/exchange/credits';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';

type Props = {
  readonly twin: Twin;
  /** 柳河镇：…, one for each side. */
  readonly sides: readonly [string, string];
  readonly status: WorkspaceStatus;
  readonly onClose: () => void;
};

export function DisputeDialog({ twin, sides, status, onClose }: Props) {
  const [evidence, setEvidence] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    const act = { person: status.person, today: status.today };
    const answer = await commit([disputeDraft(freshId('dispute'), twin, evidence.trim(), act)]);
    if (answer.ok) onClose();
    else setFailure(answer);
  }

  return (
    <Modal open width={600} title="登记争议" okText="登记争议" cancelText="取消" onOk={() => void save()} onCancel={onClose}>
      <p>
        {twin.why}：{sides[0]}；{sides[1]}
      </p>
      <Input.TextArea
        autoFocus
        rows={4}
        maxLength={1000}
        value={evidence}
        aria-label="各方理由和佐证"
        placeholder="各方理由和佐证（可不填，裁定时看得到），例如 柳河镇：3月2日来访登记、洽谈纪要；开发区：4月签订的投资意向书"
        data-testid="dispute-evidence"
        onChange={(event) => setEvidence(event.target.value)}
      />
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Modal>
  );
}
