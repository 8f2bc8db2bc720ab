/** The frame's own actions: open one of the eight screens (Alt+1…8), the way back from a page (Alt+←), undo, the search box (Ctrl+K), the help (F1). */
import { HELP_LABELS, HELP_PAGES } from '../../shared/help/help-pages';
import { SCREENS } from '../ui/navigation';
import type { ScreenId, ScreenTarget } from '../ui/navigation';
import type { Command } from './command';

export type FrameContext = {
  readonly go: (screen: ScreenId, target?: ScreenTarget) => void;
  readonly back: () => void;
  readonly openSearch: () => void;
  /** Takes the last step of this session back, wherever it was made, or takes that back. */
  readonly step: (way: 'undo' | 'redo') => void;
};

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
    id: 'frame.back',
    label: '返回',
    shortcut: 'Alt+←',
    group: '界面',
    when: () => true,
    run: (context) => context.back(),
  },
  {
    id: 'edit.undo',
    label: '撤销上一步',
    shortcut: 'Ctrl+Z',
    group: '编辑',
    when: () => true,
    run: (context) => context.step('undo'),
  },
  {
    id: 'edit.redo',
    label: '恢复',
    shortcut: 'Ctrl+Y',
    also: 'Ctrl+Shift+Z',
    group: '编辑',
    when: () => true,
    run: (context) => context.step('redo'),
  },
  {
    id: 'app.backup',
    label: '备份到U盘',
    group: '数据',
    when: () => true,
    run: (context) => context.go('exchange'),
  },
  ...HELP_PAGES.map((page): Command<FrameContext> => ({
    id: `frame.help.${page}`,
    label: `帮助：${HELP_LABELS[page]}`,
    ...(page === 'card' ? { shortcut: 'F1' } : {}),
    group: '帮助',
    when: () => true,
    run: (context) => context.go('record', { tab: page }),
  })),
  ...SCREENS.map((screen, place): Command<FrameContext> => ({
    id: `frame.${screen.id}`,
    label: `打开${screen.label}`,
    shortcut: `Alt+${place + 1}`,
    group: '界面',
    when: () => true,
    run: (context) => context.go(screen.id),
  })),
];
