/**
 * One entry of the navigation made of several parts that know nothing of each other, each under a tab. The seam where features meet: `screens.ts` names the
 * parts, this shows one of them. A wish of the frame opens the part it names, else the first.
 */
import { Suspense } from 'react';
import type { ComponentType } from 'react';
import type { ScreenProps } from './navigation';
import { CountTabs, EmptyState } from './Notices';
import { useTab } from './use-tab';
import './sections.css';

export type Section = { readonly key: string; readonly label: string; readonly Screen: ComponentType<ScreenProps> };

/** The screen made of these parts. */
export function sectioned(label: string, sections: readonly [Section, ...Section[]]): ComponentType<ScreenProps> {
  return function Sections({ target }: ScreenProps) {
    const named = sections.find(({ key }) => key === target?.tab) ?? sections[0];
    const [key, choose] = useTab(target, named.key);
    const shown = sections.find((section) => section.key === key) ?? named;
    return (
      <div className="ui-sections">
        <CountTabs
          label={label}
          tabs={sections.map((section) => ({ key: section.key, label: section.label }))}
          active={shown.key}
          onChange={choose}
        />
        <div className="ui-section">
          <Suspense fallback={<EmptyState title={`正在打开${shown.label}……`} />}>
            <shown.Screen target={target} />
          </Suspense>
        </div>
      </div>
    );
  };
}
