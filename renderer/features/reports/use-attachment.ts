/** The bytes of one attachment for the window: read once while shown, pictures as an address that is given back afterwards. */
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors';
import { call } from '../../bridge';

export type Shown =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'picture'; readonly address: string }
  | { readonly state: 'pdf'; readonly bytes: Uint8Array };

/** @param sha256 of the attachment; null when the entry does not name one */
export function useAttachment(sha256: string | null): Shown {
  const [shown, setShown] = useState<Shown>({ state: 'reading' });
  useEffect(() => {
    let address: string | null = null;
    let current = true;
    const read = async (): Promise<void> => {
      const answer = sha256 === null ? ({ ok: false, code: 'E_ATTACHMENT' } as const) : await call('files:readEvidence', { sha256 });
      if (!current) return;
      if (!answer.ok) return setShown({ state: 'failed', failure: answer });
      const { bytes, format } = answer.value;
      if (format === 'pdf') return setShown({ state: 'pdf', bytes });
      address = URL.createObjectURL(new Blob([bytes.slice()], { type: format === 'png' ? 'image/png' : 'image/jpeg' }));
      setShown({ state: 'picture', address });
    };
    void read();
    return () => {
      current = false;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [sha256]);
  return shown;
}
