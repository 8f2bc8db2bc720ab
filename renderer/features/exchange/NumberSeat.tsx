/** Which computer of the county office gives 项目编号: said before numbers are given, and settled here while nobody holds the seat. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import type { Ledger } from '../../../shared/ledger/fold';
import { PROJECT_NUMBERS, seatDevices, seatDraft, seatOf, seatText } from '../../../shared/papers/seats';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';

export type SeatStanding = 'here' | 'elsewhere' | 'unsettled';

/** A single computer needs no seat; of several, one must hold it before numbers are given. */
export function seatStanding(ledger: Ledger, { device, today }: WorkspaceStatus): SeatStanding {
  const seat = seatOf(ledger, PROJECT_NUMBERS, today);
  if (seat !== null) return seat.device === device ? 'here' : 'elsewhere';
  return seatDevices(ledger, device, today).length > 1 ? 'unsettled' : 'here';
}

export function NumberSeat({ ledger, status }: { readonly ledger: Ledger; readonly status: WorkspaceStatus }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const standing = seatStanding(ledger, status);
  const seat = seatOf(ledger, PROJECT_NUMBERS, status.today);

  async function settle(): Promise<void> {
    const { device, today, person } = status;
    const move = { series: PROJECT_NUMBERS, device, from: today, by: person, reason: '项目编号统一由一台电脑编' };
    const draft = seatDraft(freshId('seriesSeat'), move);
    const answer = draft.ok ? await commit([draft.value]) : draft;
    setFailure(answer.ok ? null : answer);
  }

  if (failure !== null) return <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />;
  if (standing === 'here') return null;
  if (standing === 'elsewhere')
    return (
      <Alert
        type="info"
        showIcon
        data-testid="number-seat"
        title={`项目编号由另一台电脑编（${seat === null ? '' : seatText(seat)}），本机只能预览。要改由本机编，在“文书报表—更多—编号席位”中移过来。`}
      />
    );
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="number-seat"
      title="县招商办有几台电脑在用，要定由哪一台编号，否则两台可能编出同一个号。"
      action={
        <Button size="small" disabled={status.readOnly} onClick={() => void settle()}>
          由本机编号
        </Button>
      }
    />
  );
}
