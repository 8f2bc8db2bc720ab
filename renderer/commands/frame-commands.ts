/** The frame's own actions: open one of the eight screens (Alt+1…8), and the search box (Ctrl+K). */
import { SCREENS } from '../ui/navigation';
import type { ScreenId } from '../ui/navigation';
import type { Command } from './command';

export type FrameContext = { readonly go: (screen: ScreenId) => void; readonly openSearch: () => void };

export const FRAME_COMMANDS: readonly Command<FrameContext>[] = [
  {
    id: 'frame.search',
    label: '查找',
    shortcut: 'Ctrl+K',
    group: '界面',
    when: () => true,
    run: (context) => context.openSearch(),
  },
  {
    id: 'app.backup',
    label: '备份到U盘',
    group: '数据',
    when: () => true,
    run: (context) => context.go('exchange'),
  },
  ...SCREENS.map((screen, place): Command<FrameContext> => ({
    id: `frame.${screen.id}`,
    label: `打开${screen.label}`,
    shortcut: `Alt+${place + 1}`,
    group: '界面',
    when: () => true,
    run: (context) => context.go(screen.id),
  })),
];
