/** How far looking into a package or taking it in has come, with 停止; nothing is changed before the one commit at the end. */
import { useEffect, useState } from 'react';
import { call, listen } from '../../bridge';
import { ProgressNotice } from '../../ui/Notices';

type Progress = { readonly phase: string; readonly done: number; readonly total: number };

/** Shown while a call is on its way; `label` until the first word comes. */
export function LongWork({ label }: { readonly label: string }) {
  const [{ phase, done, total }, setProgress] = useState<Progress>({ phase: label, done: 0, total: 0 });
  useEffect(() => listen('exchange:progress', setProgress), []);
  return (
    <ProgressNotice
      label={total === 0 && done > 0 ? `${phase} ${done}` : phase}
      done={done}
      total={total}
      onCancel={() => void call('exchange:cancel', {})}
    />
  );
}
