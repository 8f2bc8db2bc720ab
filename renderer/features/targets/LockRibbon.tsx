/** Over the table of a locked month: who locked it and when, how much would differ today and whether a person has decided on it. */
import { Alert, Button } from 'antd';
import { formatDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import { useAnswer } from '../../data/answers';

export function LockRibbon({ frozen, onOpen }: { readonly frozen: RecordOf<'freeze'>; readonly onOpen: () => void }) {
  const all = useAnswer('lock', frozen.id)?.differences ?? [];
  const differences = all.length;
  const adjusted = all.filter(({ before, standing }) => before !== standing).length;
  const undecided = all.filter(({ decision }) => decision === null).length;
  const when = frozen.on === undefined ? '' : formatDay(frozen.on);
  const who = frozen.decidedBy === undefined ? '' : `由${frozen.decidedBy}`;
  return (
    <Alert
      banner
      type="info"
      showIcon={false}
      data-testid="lock-ribbon"
      title={`● 已核定：${when}${who}核定锁定，以下是核定时的数。${differences === 0 ? '' : `现在有 ${differences} 处与核定时不同${adjusted === 0 ? '' : `，其中 ${adjusted} 处已决定调整`}${undecided === 0 ? '' : `，${undecided} 处还没有处理`}。`}`}
      action={
        <Button size="small" onClick={onOpen}>
          {differences === 0 ? '看锁定' : '看不同'}
        </Button>
      }
    />
  );
}
