/** What a screen may ask of the frame around it: go elsewhere, open the drawer, tell something. Knows no screen. */
import { createContext, useContext, useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Failure } from '../../shared/errors';
import type { ScreenId, ScreenTarget } from './navigation';

export type DrawerContent = {
  readonly title: ReactNode;
  readonly body: ReactNode;
  /** Buttons at the foot, which stay in view. */
  readonly foot?: ReactNode;
  /** Pixels; default 440. */
  readonly width?: number;
  readonly onClose?: () => void;
};

export type FrameActions = {
  readonly go: (screen: ScreenId, target?: ScreenTarget) => void;
  /** Where the clerk now stands inside this screen: the way back from a page that comes to lie on top leads there. */
  readonly standAt: (place: ScreenTarget) => void;
  /** To where the clerk was before the present page. */
  readonly back: () => void;
  /** Shows or replaces what is in the right-hand drawer; Esc closes it and the focus returns. */
  readonly openDrawer: (content: DrawerContent) => void;
  readonly closeDrawer: () => void;
  /** Whether the drawer's form holds something typed and not entered: then whatever would take it away (Esc, ×, another screen) asks first. */
  readonly holdDrawer: (held: boolean) => void;
  /** Tells an expected failure above the screen until it is closed. */
  readonly showFailure: (failure: Failure) => void;
  /** Tells that something was done, for some seconds, in the top bar. */
  readonly tell: (words: string) => void;
  /** Tells what is being done, until something else is told. */
  readonly working: (words: string) => void;
};

export const FrameContext = createContext<FrameActions | null>(null);

/** The frame's actions; using them outside the frame is a defect. */
export function useFrame(): FrameActions {
  const actions = useContext(FrameContext);
  if (actions === null) throw new Error('useFrame outside Frame');
  return actions;
}

/** Keeps the drawer from closing unasked while its form holds something typed and not entered. */
export function useHeldDrawer(typed: boolean): void {
  const { holdDrawer } = useFrame();
  useEffect(() => {
    holdDrawer(typed);
    return () => holdDrawer(false);
  }, [holdDrawer, typed]);
}
