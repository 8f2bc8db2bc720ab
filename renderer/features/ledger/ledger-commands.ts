/** What can be done on the 项目台账: one object per action, for button, key, menu and palette alike. */
import type { ViewRequest } from '../../../shared/contract/paper';
import { call } from '../../bridge';
import { printOut, saveOut } from '../../data/output';
import type { Command } from '../../commands/command';
import type { FrameActions } from '../../ui/frame-context';

export type LedgerCommandContext = {
  readonly frame: FrameActions;
  /** The view as the table shows it now. */
  readonly request: () => ViewRequest;
  readonly canEdit: boolean;
  readonly startImport: () => void;
  readonly showImports: () => void;
  /** Asks whose 填报表 to write. */
  readonly askTemplate: () => void;
  /** Shows what a given form gets, column by column, to be corrected and filled. */
  readonly showForm: (form: string) => Promise<void>;
  readonly addProject: () => void;
  /** Whether rows are chosen that can be struck out. */
  readonly hasRows: boolean;
  readonly strikeRows: () => void;
  readonly showStruck: () => void;
  readonly openRow: () => void;
  /** The whole page of the project. */
  readonly openPage: () => void;
};

async function save({ frame, request }: LedgerCommandContext, format: 'xlsx' | 'pdf'): Promise<void> {
  await saveOut({ paper: 'view', view: request() }, format, frame);
}

async function print({ frame, request }: LedgerCommandContext): Promise<void> {
  await printOut({ paper: 'view', view: request() }, frame);
}

async function fillForm({ frame, showForm }: LedgerCommandContext): Promise<void> {
  const chosen = await call('files:choose', { purpose: 'workbook' });
  if (!chosen.ok) return frame.showFailure(chosen);
  if (chosen.value === null) return;
  await showForm(chosen.value.token);
}

const GROUP = '项目台账';

export const LEDGER_COMMANDS: readonly Command<LedgerCommandContext>[] = [
  {
    id: 'ledger.import',
    label: '导入台账',
    group: GROUP,
    shortcut: 'Ctrl+I',
    when: ({ canEdit }) => canEdit,
    run: ({ startImport }) => startImport(),
  },
  { id: 'ledger.imports', label: '导入记录', group: GROUP, when: () => true, run: ({ showImports }) => showImports() },
  {
    id: 'ledger.add',
    label: '新增项目',
    group: GROUP,
    shortcut: 'Ctrl+N',
    when: ({ canEdit }) => canEdit,
    run: ({ addProject }) => addProject(),
  },
  {
    id: 'ledger.strike',
    label: '作废项目',
    group: GROUP,
    shortcut: 'Ctrl+Delete',
    when: ({ canEdit, hasRows }) => canEdit && hasRows,
    run: ({ strikeRows }) => strikeRows(),
  },
  { id: 'ledger.struck', label: '已作废项目', group: GROUP, when: () => true, run: ({ showStruck }) => showStruck() },
  { id: 'ledger.open', label: '查看详情', group: GROUP, when: () => true, run: ({ openRow }) => openRow() },
  { id: 'ledger.page', label: '项目全页', group: GROUP, shortcut: 'Alt+Enter', when: () => true, run: ({ openPage }) => openPage() },
  { id: 'ledger.form', label: '表样套用', group: GROUP, when: () => true, run: fillForm },
  { id: 'ledger.template', label: '下发填报表', group: GROUP, when: () => true, run: ({ askTemplate }) => askTemplate() },
  { id: 'ledger.export', label: '导出Excel', group: GROUP, shortcut: 'Ctrl+E', when: () => true, run: (context) => save(context, 'xlsx') },
  { id: 'ledger.pdf', label: '导出PDF', group: GROUP, when: () => true, run: (context) => save(context, 'pdf') },
  { id: 'ledger.print', label: '打印', group: GROUP, shortcut: 'Ctrl+P', when: () => true, run: print },
];
