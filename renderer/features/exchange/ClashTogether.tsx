/** Several clashes settled with one reason: those on the page before a person's eyes, all for what one office says. */
import { Alert, Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { settleDraft } from '../../../shared/exchange/clashes';
import type { Clash } from '../../../shared/exchange/clashes';
import { commit } from '../../data/commit';
import { currentLedger } from '../../data/use-ledger';

/** What an office says in a clash; null when it says nothing there, or two things. */
function wordOf({ sides }: Clash, office: string) {
  const own = sides.filter((side) => side.office === office);
  return own.length === 1 ? (own[0] ?? null) : null;
}

export function ClashTogether({ shown }: { readonly shown: readonly Clash[] }) {
  const [office, setOffice] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const offices = [...new Set(shown.flatMap(({ sides }) => sides.map((side) => side.office)))];
  const chosen = office !== null && offices.includes(office) ? office : null;
  const reached = chosen === null ? [] : shown.filter((clash) => wordOf(clash, chosen) !== null);

  async function settle(): Promise<void> {
    if (chosen === null) return;
    const ledger = currentLedger();
    const drafts = [];
    for (const clash of reached) {
      const side = wordOf(clash, chosen);
      const draft = side === null ? null : settleDraft(ledger, clash, { operation: side.operation }, reason);
      if (draft?.ok === false) return setFailure(draft);
      if (draft !== null) drafts.push(draft.value);
    }
    setBusy(true);
    const answer = await commit(drafts);
    setBusy(false);
    setFailure(answer.ok ? null : answer);
    // The next page comes up at once: its values want a look and a reason of their own.
    if (answer.ok) setReason('');
  }

  return (
    <>
      <Flex gap={8} align="center" wrap>
        <span>本页一并采用</span>
        <Select
          aria-label="一并采用哪个办公点的数"
          style={{ minWidth: 160 }}
          placeholder="选择办公点"
          value={chosen}
          onChange={setOffice}
          options={offices.map((name) => ({ value: name, label: name }))}
        />
        <span>的数，理由</span>
        <Input
          style={{ width: 320 }}
          aria-label="一并采用的理由"
          value={reason}
          maxLength={200}
          placeholder="例如 以镇里核实的银行回单为准"
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          disabled={reached.length === 0 || reason.trim() === '' || busy}
          data-testid="clash-together"
          onClick={() => void settle()}
        >{`一并采用（${reached.length} 项）`}</Button>
      </Flex>
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </>
  );
}
