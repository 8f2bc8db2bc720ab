/** Which tab of a screen is open. The frame learns each choice, so that the way back from a page that lay on top leads to the same tab. */
import { useCallback, useState } from 'react';
import { useFrame } from './frame-context';
import type { ScreenTarget } from './navigation';

/**
 * The tab chosen since the last wish of the frame, else `wished`, the one that wish leads to.
 * @param placeOf how the tab is named in a target; its own words unless said
 */
export function useTab<T extends string>(
  target: ScreenTarget | null,
  wished: T,
  placeOf: (tab: T) => ScreenTarget = tabPlace,
): readonly [tab: T, choose: (tab: T) => void] {
  const frame = useFrame();
  const [chosen, setChosen] = useState<{ readonly under: ScreenTarget | null; readonly tab: T } | null>(null);
  const choose = useCallback(
    (tab: T) => {
      setChosen({ under: target, tab });
      frame.standAt(placeOf(tab));
    },
    [target, frame, placeOf],
  );
  return [chosen !== null && chosen.under === target ? chosen.tab : wished, choose];
}

const tabPlace = (tab: string): ScreenTarget => ({ tab });
