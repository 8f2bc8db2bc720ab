/** A name that leads to the page of its project, unit or person, wherever it stands. */
import type { ReactNode } from 'react';
import './record-link.css';
import { useFrame } from './frame-context';

export type RecordPageKind = 'project' | 'unit' | 'person' | 'meeting';

type RecordLinkProps = { readonly kind: RecordPageKind; readonly record: string; readonly children: ReactNode };

export function RecordLink({ kind, record, children }: RecordLinkProps) {
  const frame = useFrame();
  return (
    <button
      type="button"
      className="ui-record-link"
      onClick={(event) => {
        event.stopPropagation();
        frame.go('record', { tab: kind, record });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.stopPropagation();
      }}
    >
      {children}
    </button>
  );
}
