/**
 * Parts of one screen that are a feature of their own. A screen asks for a panel by name and gives it plain data; which component that is
 * is decided where the screens are listed, so that no feature imports another.
 */
import { createContext, useContext } from 'react';
import type { ComponentType } from 'react';

export type PanelProps = {
  /** The person may look but not change: a township, or a ledger opened read-only. */
  readonly readOnly: boolean;
};
export type PanelId = 'scheme';

export const PanelContext = createContext<Readonly<Record<PanelId, ComponentType<PanelProps>>> | null>(null);

/** The component of a panel; using it outside the frame is a defect. */
export function usePanel(id: PanelId): ComponentType<PanelProps> {
  const panels = useContext(PanelContext);
  if (panels === null) throw new Error('usePanel outside the frame');
  return panels[id];
}
