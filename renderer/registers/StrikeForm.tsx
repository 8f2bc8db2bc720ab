/** Strikes records out with a reason: they leave the lists and the counts, and stay in the ledger with the reason. */
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { RecordId } from '../../shared/model/ids';
import { strikeDrafts } from '../../shared/registers/edits';
import type { Register } from '../../shared/registers/register';
import { commit } from '../data/commit';
import { useStatus } from '../data/status';
import { useFrame } from '../ui/frame-context';
import { currentContext, standingIn, useWriting } from './register-data';

export function StrikeForm({ register, ids }: { readonly register: Register; readonly ids: readonly RecordId[] }) {
  const { today } = useStatus();
  const frame = useFrame();
  const writing = useWriting();
  const [reason, setReason] = useState('');

  async function strike(): Promise<void> {
    const now = currentContext(today);
    const standing = ids.map((id) => standingIn(register, now, id));
    const drafts = strikeDrafts(register, standing, reason.trim(), now, writing);
    if (!drafts.ok) return frame.showFailure(drafts);
    const answer = await commit(drafts.value);
    if (!answer.ok) return frame.showFailure(answer);
    frame.closeDrawer();
    frame.tell(`已作废 ${drafts.value.length} 条`);
  }

  return (
    <form
      className="rg-form"
      data-testid="strike-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') void strike();
      }}
    >
      <p>作废后不再列出、不再计数，原内容和作废原因留在台账里，可以撤销。</p>
      <Input
        autoFocus
        aria-label="作废原因"
        placeholder="作废原因，如 录错、重复"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Space>
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} data-testid="strike-confirm">
          作废
        </Button>
        <Button onClick={frame.closeDrawer}>取消</Button>
      </Space>
    </form>
  );
}
