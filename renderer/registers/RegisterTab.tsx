/** A tab of registers: their list at the left with counts, the chosen one beside it. Screens give it a place and a wish. */
import './registers.css';
import { useCallback, useMemo } from 'react';
import { COUNTY_SCOPE } from '../../shared/model/ids';
import { REGISTERS, switchedOff } from '../../shared/registers/all-registers';
import type { RegisterPlace } from '../../shared/registers/register';
import type { ScreenTarget } from '../ui/navigation';
import { EmptyState } from '../ui/Notices';
import { useTab } from '../ui/use-tab';
import { useRegisterContext, useWriting } from './register-data';
import { RegisterPane } from './RegisterPane';

type RegisterTabProps = {
  readonly screen: RegisterPlace['screen'];
  readonly tab: RegisterPlace['tab'];
  /** `filter` names a register, `record` a record in it. */
  readonly target: ScreenTarget | null;
};

export function RegisterTab({ screen, tab, target }: RegisterTabProps) {
  const context = useRegisterContext();
  const { unit } = useWriting();
  const registers = useMemo(() => {
    const off = switchedOff(context, unit ?? COUNTY_SCOPE);
    return REGISTERS.filter(({ id, place }) => place.screen === screen && place.tab === tab && !off.has(id));
  }, [context, unit, screen, tab]);
  const wished = registers.find(({ id }) => id === target?.filter) ?? registers[0];
  const placeOf = useCallback((id: string): ScreenTarget => ({ tab, filter: id }), [tab]);
  const [chosen, choose] = useTab(target, wished?.id ?? '', placeOf);
  const shown = registers.find(({ id }) => id === chosen);
  if (shown === undefined) return <EmptyState title="这些登记簿都已停用">需要时到“设置 → 基本信息 → 登记簿启用”重新启用。</EmptyState>;
  return (
    <div className="rg-tab">
      {registers.length > 1 && (
        <nav className="rg-list" aria-label={`${tab}登记簿`}>
          {registers.map((register) => (
            <button
              key={register.id}
              type="button"
              aria-current={register === shown ? 'true' : undefined}
              data-testid={`open-${register.id}`}
              onClick={() => choose(register.id)}
            >
              <span>{register.short}</span>
              {register.records !== null && <small>{register.records.count(context)}</small>}
            </button>
          ))}
        </nav>
      )}
      <RegisterPane key={shown.id} register={shown} record={shown === wished ? (target?.record ?? null) : null} />
    </div>
  );
}
