/** The screens of the window and the way to a place inside them. */
import type { FileToken } from '../../shared/contract/files';

/** The eight entries of the left navigation, in their order; Alt+1…8 opens them. The only place where they are listed. */
export const SCREENS = [
  { id: 'home', label: '首页' },
  { id: 'ledger', label: '项目台账' },
  { id: 'duty', label: '责任分工' },
  { id: 'targets', label: '目标考核' },
  { id: 'supervision', label: '督办预警' },
  { id: 'papers', label: '文书报表' },
  { id: 'exchange', label: '数据交换' },
  { id: 'settings', label: '设置' },
] as const;

/** `record`: the page of one project, unit or person, opened from anywhere; it has no entry of its own. */
export type ScreenId = (typeof SCREENS)[number]['id'] | 'record';

/** Where to go inside a screen: a tab, a record, a file to look into. Plain data, read by the screen itself. */
export type ScreenTarget = { readonly tab?: string; readonly record?: string; readonly filter?: string; readonly file?: FileToken };

/** What every screen is given. A new `target` object is a new wish. */
export type ScreenProps = { readonly target: ScreenTarget | null };
