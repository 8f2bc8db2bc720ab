/**
 * Parts of one screen that are a feature of their own. A screen places a panel by name and gives it plain data; what it draws is decided
 * where the screens are listed, so that no feature imports another.
 */
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

export type PanelProps = {
  /** The person may look but not change: a township, or a ledger opened read-only. */
  readonly readOnly: boolean;
};
export type PanelId = 'scheme';
export type Panels = Readonly<Record<PanelId, (props: PanelProps) => ReactNode>>;

export const PanelContext = createContext<Panels | null>(null);

/** A panel in its place; outside the frame it is a defect. */
export function Panel({ id, ...props }: PanelProps & { readonly id: PanelId }) {
  const panels = useContext(PanelContext);
  if (panels === null) throw new Error('Panel outside the frame');
  return panels[id](props);
}
