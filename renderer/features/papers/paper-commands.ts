/** What can be done with letters: one object per action, for button, key, menu and palette alike. Rules of order stand here, once. */
import type { PaperRequest } from '../../../shared/contract/paper';
import { isApproved, isEnded, isSignedByParties, issuedVersion, letterKind, mustBeNumbered } from '../../../shared/papers/register';
import type { RegisteredStep } from '../../../shared/papers/register';
import type { OpenLetter } from '../../../shared/papers/register-lines';
import type { Command } from '../../commands/command';

/** A dialog that an action opens. */
export type PaperDialog =
  | 'new'
  | '审核'
  | '会签'
  | '送签'
  | '签批'
  | '编号'
  | '定稿'
  | '用印'
  | '签订'
  | '送达'
  | '回执'
  | '作废'
  | '撤回'
  | 'used'
  | 'seat';

export type PaperCommandContext = {
  /** The ticked letters, else the one that is shown. */
  readonly chosen: readonly OpenLetter[];
  readonly canEdit: boolean;
  readonly open: (dialog: PaperDialog) => void;
  readonly edit: (letter: OpenLetter) => void;
  readonly redraft: (letter: OpenLetter) => void;
  readonly print: (letters: readonly OpenLetter[]) => Promise<void>;
  readonly printSheet: (letter: OpenLetter) => Promise<void>;
  readonly save: (letters: readonly OpenLetter[], format: 'pdf' | 'docx') => Promise<void>;
  /** 文号登记簿 or 签订情况表, whichever is open. */
  readonly book: (format: 'print' | 'xlsx') => Promise<void>;
};

export function canBePrinted({ letter, steps }: OpenLetter): boolean {
  const kind = letterKind(letter);
  return kind !== null && !isEnded(steps) && (letter.number !== undefined || !mustBeNumbered(kind));
}

export function canBeNumbered({ letter, steps }: OpenLetter): boolean {
  if (letter.number !== undefined || isEnded(steps)) return false;
  return isSignedByParties(letterKind(letter)) || isApproved(steps);
}

/** Numbers in a row belong to one series, so to one kind of paper. */
function sameKind(letters: readonly OpenLetter[]): boolean {
  return new Set(letters.map(({ letter }) => letter.template)).size === 1;
}

const hasStep = (steps: readonly RegisteredStep[], name: string): boolean => steps.some(({ step }) => step === name);
const every = ({ chosen, canEdit }: PaperCommandContext, test: (one: OpenLetter) => boolean): boolean =>
  canEdit && chosen.length > 0 && chosen.every(test);
const single = ({ chosen }: PaperCommandContext): OpenLetter | null => (chosen.length === 1 ? (chosen[0] ?? null) : null);
const live = ({ steps }: OpenLetter): boolean => !isEnded(steps);
const notContract = ({ letter }: OpenLetter): boolean => !isSignedByParties(letterKind(letter));

/** Between the draft and the leader's signature. */
const canBeApproved = (one: OpenLetter): boolean =>
  live(one) && notContract(one) && one.letter.number === undefined && !isApproved(one.steps);

/** Whether a person must be asked before the program's page of these letters goes out: a 定稿 edited outside stands for one of them. */
export function mustAsk(letters: readonly OpenLetter[]): boolean {
  return letters.some(({ steps }) => issuedVersion(steps) !== null);
}

/** What main is asked to print or save. */
export function requestFor(letters: readonly OpenLetter[]): PaperRequest | null {
  const [first] = letters;
  if (first === undefined) return null;
  return letters.length === 1
    ? { paper: 'letter', letter: first.letter.id }
    : { paper: 'letters', letters: letters.map(({ letter }) => letter.id) };
}

const GROUP = '文书';

export const PAPER_COMMANDS: readonly Command<PaperCommandContext>[] = [
  { id: 'papers.new', label: '新建文书', group: GROUP, shortcut: 'Ctrl+N', when: ({ canEdit }) => canEdit, run: ({ open }) => open('new') },
  {
    id: 'papers.edit',
    label: '修改',
    group: GROUP,
    when: (context) =>
      context.chosen.length === 1 && every(context, (one) => live(one) && one.letter.number === undefined && !isApproved(one.steps)),
    run: (context) => {
      const one = single(context);
      if (one !== null) context.edit(one);
    },
  },
  {
    id: 'papers.review',
    label: '登记审核',
    group: GROUP,
    when: (context) => every(context, canBeApproved),
    run: ({ open }) => open('审核'),
  },
  {
    id: 'papers.cosign',
    label: '登记会签',
    group: GROUP,
    when: (context) => every(context, canBeApproved),
    run: ({ open }) => open('会签'),
  },
  {
    id: 'papers.send',
    label: '送签',
    group: GROUP,
    when: (context) => every(context, (one) => live(one) && notContract(one) && !isApproved(one.steps)),
    run: ({ open }) => open('送签'),
  },
  {
    id: 'papers.approve',
    label: '登记签批结果',
    group: GROUP,
    when: (context) => every(context, canBeApproved),
    run: ({ open }) => open('签批'),
  },
  {
    id: 'papers.number',
    label: '编号',
    group: GROUP,
    when: (context) => every(context, canBeNumbered) && sameKind(context.chosen),
    run: ({ open }) => open('编号'),
  },
  {
    id: 'papers.print',
    label: '打印',
    group: GROUP,
    shortcut: 'Ctrl+P',
    when: (context) => every(context, canBePrinted),
    run: (context) => context.print(context.chosen),
  },
  {
    id: 'papers.pdf',
    label: '导出PDF',
    group: GROUP,
    when: ({ chosen }) => chosen.length > 0 && chosen.every(canBePrinted),
    run: (context) => context.save(context.chosen, 'pdf'),
  },
  {
    id: 'papers.docx',
    label: '导出Word',
    group: GROUP,
    when: ({ chosen }) => chosen.length === 1 && chosen.every(canBePrinted),
    run: (context) => context.save(context.chosen, 'docx'),
  },
  {
    id: 'papers.issued',
    label: '登记定稿（外部改过的文件）',
    group: GROUP,
    when: (context) => context.chosen.length === 1 && every(context, (one) => live(one) && one.letter.number !== undefined),
    run: ({ open }) => open('定稿'),
  },
  {
    id: 'papers.seal',
    label: '登记用印',
    group: GROUP,
    when: (context) => every(context, (one) => live(one) && hasStep(one.steps, '打印')),
    run: ({ open }) => open('用印'),
  },
  {
    id: 'papers.sign',
    label: '登记签订',
    group: GROUP,
    when: (context) =>
      context.chosen.length === 1 && every(context, (one) => live(one) && !notContract(one) && !hasStep(one.steps, '签订')),
    run: ({ open }) => open('签订'),
  },
  {
    id: 'papers.serve',
    label: '登记送达',
    group: GROUP,
    when: (context) => every(context, (one) => live(one) && canBePrinted(one)),
    run: ({ open }) => open('送达'),
  },
  {
    id: 'papers.receipt',
    label: '登记回执',
    group: GROUP,
    when: (context) => every(context, (one) => live(one) && hasStep(one.steps, '送达') && !hasStep(one.steps, '回执')),
    run: ({ open }) => open('回执'),
  },
  {
    id: 'papers.sheet',
    label: '打印发文稿纸',
    group: GROUP,
    when: (context) => context.chosen.length === 1 && every(context, (one) => live(one) && notContract(one)),
    run: async (context) => {
      const one = single(context);
      if (one !== null) await context.printSheet(one);
    },
  },
  {
    id: 'papers.withdraw',
    label: '撤回',
    group: GROUP,
    when: (context) => every(context, (one) => live(one) && hasStep(one.steps, '送达')),
    run: ({ open }) => open('撤回'),
  },
  { id: 'papers.void', label: '作废', group: GROUP, when: (context) => every(context, live), run: ({ open }) => open('作废') },
  {
    id: 'papers.redraft',
    label: '重拟下一版',
    group: GROUP,
    when: (context) => context.chosen.length === 1 && every(context, ({ steps }) => isEnded(steps)),
    run: (context) => {
      const one = single(context);
      if (one !== null) context.redraft(one);
    },
  },
  { id: 'papers.bookPrint', label: '打印本表', group: GROUP, when: () => true, run: ({ book }) => book('print') },
  { id: 'papers.bookXlsx', label: '导出本表（Excel）', group: GROUP, when: () => true, run: ({ book }) => book('xlsx') },
  { id: 'papers.used', label: '登记占用号', group: GROUP, when: ({ canEdit }) => canEdit, run: ({ open }) => open('used') },
  { id: 'papers.seat', label: '编号席位', group: GROUP, when: () => true, run: ({ open }) => open('seat') },
];
