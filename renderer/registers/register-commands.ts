/** What can be done in a register: one object per action, for button, key, menu and palette alike. */
import type { ViewRequest } from '../../shared/contract/paper';
import { printOut, saveOut } from '../data/output';
import type { Command } from '../commands/command';
import type { FrameActions } from '../ui/frame-context';

export type RegisterCommandContext = {
  readonly frame: FrameActions;
  readonly request: () => ViewRequest;
  /** New records may be entered here. */
  readonly canEnter: boolean;
  /** A record is chosen and may be opened. */
  readonly hasRecord: boolean;
  readonly canStrike: boolean;
  readonly add: () => void;
  readonly paste: () => void;
  readonly open: () => void;
  /** The whole page of the chosen record, printable; null where records have none. */
  readonly page: (() => void) | null;
  readonly strike: () => void;
};

const GROUP = '登记簿';

async function exported({ frame, request }: RegisterCommandContext): Promise<void> {
  await saveOut({ paper: 'view', view: request() }, 'xlsx', frame);
}

async function printed({ frame, request }: RegisterCommandContext): Promise<void> {
  await printOut({ paper: 'view', view: request() }, frame);
}

export const REGISTER_COMMANDS: readonly Command<RegisterCommandContext>[] = [
  {
    id: 'register.add',
    label: '逐项登记',
    group: GROUP,
    shortcut: 'Ctrl+N',
    when: ({ canEnter }) => canEnter,
    run: ({ add }) => add(),
  },
  { id: 'register.paste', label: '从Excel粘贴', group: GROUP, when: ({ canEnter }) => canEnter, run: ({ paste }) => paste() },
  { id: 'register.open', label: '查看详情', group: GROUP, when: ({ hasRecord }) => hasRecord, run: ({ open }) => open() },
  {
    id: 'register.page',
    label: '会议材料',
    group: GROUP,
    when: ({ hasRecord, page }) => hasRecord && page !== null,
    run: ({ page }) => page?.(),
  },
  { id: 'register.strike', label: '作废', group: GROUP, when: ({ canStrike }) => canStrike, run: ({ strike }) => strike() },
  { id: 'register.export', label: '导出Excel', group: GROUP, shortcut: 'Ctrl+E', when: () => true, run: exported },
  { id: 'register.print', label: '打印', group: GROUP, shortcut: 'Ctrl+P', when: () => true, run: printed },
];
