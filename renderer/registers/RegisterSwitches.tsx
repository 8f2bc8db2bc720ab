/** Which registers an office uses: the county switches for all, a unit for itself. Entries stay in the ledger; a switched-off register is only not shown. */
import './registers.css';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { createDraft, setDraft } from '../../shared/ledger/drafts';
import { COUNTY_SCOPE } from '../../shared/model/ids';
import { REGISTERS, switchedOff } from '../../shared/registers/all-registers';
import type { Register } from '../../shared/registers/register';
import { commit } from '../data/commit';
import { freshId } from '../data/edits';
import { useStatus } from '../data/status';
import { useFrame } from '../ui/frame-context';
import { useRegisterContext, useWriting } from './register-data';

const TABS = [...new Set(REGISTERS.filter(({ place }) => place.screen !== 'settings').map(({ place }) => place.tab))];

export function RegisterSwitches() {
  const { readOnly } = useStatus();
  const frame = useFrame();
  const context = useRegisterContext();
  const writing = useWriting();
  const scope = writing.unit ?? COUNTY_SCOPE;
  const off = switchedOff(context, scope);
  const byCounty = switchedOff(context, COUNTY_SCOPE);

  // The tick follows the hand at once; what is stored goes before it again as soon as it is stored or refused.
  const [wanted, setWanted] = useState<{ readonly id: string; readonly use: boolean } | null>(null);

  async function set(register: Register, use: boolean): Promise<void> {
    const mine = { id: register.id, use };
    setWanted(mine);
    const own = context.all('registerSwitch').find((one) => one.register === register.id && one.scope === scope);
    const place = { scope, entity: 'registerSwitch', record: own?.id ?? freshId('registerSwitch') } as const;
    const draft =
      own === undefined ? createDraft(place, { register: register.id, off: !use }) : setDraft(context.ledger, place, { off: !use });
    const answer = await commit([draft]);
    // A second tick made meanwhile stays as it was wanted.
    setWanted((now) => (now === mine ? null : now));
    if (!answer.ok) frame.showFailure(answer);
  }

  return (
    <div className="rg-switches" data-testid="register-switches">
      <p>
        不用的登记簿去掉勾，就不再显示；已经登记的内容不会丢，勾上又回来。
        {writing.unit === null ? '县里停用的，各单位都不显示。' : '这里只管本单位；县里停用的由县里启用。'}
      </p>
      {TABS.map((tab) => (
        <fieldset key={tab}>
          <legend>{tab}</legend>
          {REGISTERS.filter(({ place }) => place.tab === tab).map((register) => (
            <Checkbox
              key={register.id}
              data-testid={`use-${register.id}`}
              checked={wanted?.id === register.id ? wanted.use : !off.has(register.id)}
              disabled={readOnly || (writing.unit !== null && byCounty.has(register.id))}
              onChange={(event) => void set(register, event.target.checked)}
            >
              {register.short}
            </Checkbox>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
