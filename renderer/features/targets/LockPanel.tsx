/**
 * 核定并锁定 (law 2, issue 3 point 6): what will be locked and what does not add up, before; the locked figures, the proof and every difference since, after.
 * The lock and each answer to a difference are a person's entries.
 */
import { Segmented } from 'antd';
import { Suspense, useMemo } from 'react';
import { FREEZE_SPANS, freezePeriod } from '../../../shared/views/freeze-period';
import type { FreezeSpan } from '../../../shared/views/freeze-period';
import { frozenFor } from '../../../shared/views/frozen-periods';
import { useLedger } from '../../data/use-ledger';
import { LockedPeriod } from './LockedPeriod';
import { LockList } from './LockList';
import { OpenPeriod } from './OpenPeriod';

type Props = {
  readonly span: FreezeSpan;
  readonly onSpan: (span: FreezeSpan) => void;
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly readOnly: boolean;
};

export function LockPanel({ span, onSpan, month, onMonth, readOnly }: Props) {
  const ledger = useLedger((current) => current);
  const period = useMemo(() => freezePeriod(span, month), [span, month]);
  const frozen = frozenFor(ledger, period.key);
  return (
    <div className="targets-body targets-lock" data-testid="lock-panel">
      <div className="targets-lock-head">
        <Segmented<FreezeSpan>
          size="small"
          value={span}
          onChange={onSpan}
          options={FREEZE_SPANS.map((value) => ({ value, label: `按${value}` }))}
        />
        <strong>{period.title}</strong>
        <span>{frozen === null ? '○ 尚未锁定' : '● 已核定'}</span>
        <LockList
          onOpen={(next) => {
            onSpan(next.span);
            onMonth(next.month);
          }}
        />
      </div>
      <Suspense fallback={<p>正在计算……</p>}>
        {frozen === null ? (
          <OpenPeriod key={period.key} period={period} readOnly={readOnly} />
        ) : (
          <LockedPeriod key={frozen.id} period={period} frozen={frozen} readOnly={readOnly} />
        )}
      </Suspense>
    </div>
  );
}
