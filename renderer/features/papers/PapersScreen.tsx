/**
 * 文书报表: the register of letters on the left, the chosen letter as it will be printed on the right with what happened to it; 签订情况 of the
 * year's 责任书. The program drafts and numbers; people sign, seal and serve on paper, and the clerk records it.
 */
import { Alert, Button, Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { isTrusted } from '../../../shared/clock/clock';
import type { Failure, Result } from '../../../shared/errors';
import { fail } from '../../../shared/errors';
import { getRecord } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { unitHead } from '../../../shared/papers/inputs';
import { letterKind } from '../../../shared/papers/register';
import { call } from '../../bridge';
import { CommandBar } from '../../commands/CommandBar';
import { bindCommand, useCommands } from '../../commands/registry';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import type { ScreenProps, ScreenTarget } from '../../ui/navigation';
import { useWish } from '../../ui/use-wish';
import { EmptyState, ProgressNotice } from '../../ui/Notices';
import { approvalDrafts, contentDrafts, newLetterDrafts, stepDraft } from './letter-drafts';
import { fieldsOf } from '../../../shared/papers/letter-records';
import type { Approval, NewLetter, StepValues } from './letter-drafts';
import { AskDialog } from './IssuedVersion';
import type { Asked } from './IssuedVersion';
import { LetterEditor } from './LetterEditor';
import { LetterPreview } from './LetterPreview';
import { NewLetterDialog, newNotice, paperInputs } from './NewLetterDialog';
import { NumberDialog, NumberUsedDialog } from './NumberDialog';
import { mustAsk, PAPER_COMMANDS } from './paper-commands';
import type { PaperCommandContext, PaperDialog } from './paper-commands';
import type { OpenLetter, RegisterFilter } from '../../../shared/papers/register-lines';
import { filterLines, gapSentences, NO_FILTER, registerLines } from '../../../shared/papers/register-lines';
import { RegisterList } from './RegisterList';
import { SeatDialog } from './SeatDialog';
import { SigningTable } from './SigningTable';
import { StepDialog } from './StepDialog';
import { useOutput } from './use-output';
import { WordingEditor } from './WordingEditor';
import './papers.css';

const TABS = ['文号登记簿', '签订情况', '文书用语'] as const;
type Tab = (typeof TABS)[number];

/** Buttons that are always in sight; the others are under 更多. */
const IN_SIGHT = new Set([
  'papers.new',
  'papers.edit',
  'papers.approve',
  'papers.number',
  'papers.print',
  'papers.pdf',
  'papers.docx',
  'papers.sign',
  'papers.serve',
  'papers.receipt',
]);

const ABOUT_SUPERVISION = 'supervision:';

/** What is being written: a new letter, or the content of one that has no number yet. */
type Writing = { readonly start: NewLetter; readonly of: RecordId | null };

/** A letter's content as something to write on. */
function writingOf({ letter }: OpenLetter, of: RecordId | null): Writing | null {
  const kind = letterKind(letter);
  if (kind === null) return null;
  const { title = '', unit = null, person } = letter;
  return { start: { kind, title, unit, ...(person && { person }), fields: fieldsOf(letter), supervision: null }, of };
}

/** The next edition of a voided letter: same words, a number of its own. */
function redraftOf(open: OpenLetter): Writing | null {
  const writing = writingOf(open, null);
  return writing === null ? null : { ...writing, start: { ...writing.start, replaces: open.letter } };
}

/** Who is offered as the one who signs: the person whose paper it is, else the unit's head. */
function counterpartOf(open: OpenLetter | undefined, today: IsoDay): string {
  const signer = open?.letter.person;
  if (signer !== undefined) return getRecord<'person'>(currentLedger(), 'person', signer)?.name ?? '';
  return unitHead(currentLedger(), open?.letter.unit, isoDay(today))?.name ?? '';
}

/** What the screen opens with, as its target wishes. */
type Start = {
  readonly tab: Tab;
  readonly shown: RecordId | null;
  readonly dialog: PaperDialog | null;
  readonly writing: Writing | null;
  readonly failure: Failure | null;
};

function startOf(target: ScreenTarget | null, today: IsoDay, trusted: boolean): Start {
  const plain: Start = {
    tab: TABS.find((name) => name === target?.tab) ?? TABS[0],
    shown: null,
    dialog: null,
    writing: null,
    failure: null,
  };
  if (target?.record !== undefined) return { ...plain, shown: recordId(target.record) };
  if (target?.tab !== 'new') return plain;
  if (target.filter?.startsWith(ABOUT_SUPERVISION) !== true) return { ...plain, dialog: 'new' };
  if (!trusted) return { ...plain, failure: fail('E_CLOCK_DOUBT') };
  const item = recordId(target.filter.slice(ABOUT_SUPERVISION.length));
  const before = getRecord(currentLedger(), 'supervision', item)?.letter;
  if (before !== undefined) return { ...plain, shown: before };
  const made = newNotice(paperInputs(today), item);
  return made.ok ? { ...plain, writing: { start: made.value, of: null } } : { ...plain, failure: made };
}

/** A new target is a new wish: the screen starts afresh from it. */
export function PapersScreen({ target }: ScreenProps) {
  return <Papers key={useWish(target)} target={target} />;
}

function Papers({ target }: ScreenProps) {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const today = isoDay(status.today);
  const [start] = useState(() => startOf(target, today, isTrusted(status.clock)));
  const [tab, setTab] = useState<Tab>(start.tab);
  const [filter, setFilter] = useState<RegisterFilter>(NO_FILTER);
  const [shownId, setShownId] = useState<RecordId | null>(start.shown);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<PaperDialog | null>(start.dialog);
  const [writing, setWriting] = useState<Writing | null>(start.writing);
  const { book, busy, progress, print, printSheet, save } = useOutput();
  const lines = useMemo(() => registerLines(ledger, today), [ledger, today]);
  const gaps = useMemo(() => gapSentences(ledger), [ledger]);
  const letters = useMemo(() => new Map(lines.flatMap(({ key, open }) => (open === null ? [] : [[key, open] as const]))), [lines]);
  const shown = shownId === null ? null : (letters.get(shownId) ?? null);
  const chosen = useMemo(() => {
    const many = lines.flatMap(({ key, open }) => (open !== null && ticked.includes(key) ? [open] : []));
    // Lines stand newest first; numbers are given in the order the letters were drafted.
    return many.length > 0 ? many.toReversed() : shown === null ? [] : [shown];
  }, [lines, ticked, shown]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const canEdit = status.unit === null && !status.readOnly;

  useEffect(() => {
    if (start.failure !== null) frame.showFailure(start.failure);
  }, [start, frame]);

  function show(letter: RecordId): void {
    setTab(TABS[0]);
    setWriting(null);
    setShownId(letter);
    frame.standAt({ record: letter });
  }

  async function saveWriting(made: NewLetter): Promise<void> {
    if (writing === null) return;
    const old = writing.of === null ? null : getRecord(currentLedger(), 'letter', writing.of);
    if (old !== null) {
      const answer = await commit((now) => contentDrafts(now, old, made.fields));
      if (!answer.ok) return frame.showFailure(answer);
      return setWriting(null);
    }
    const { record, drafts } = newLetterDrafts(currentLedger(), made, status.person, today);
    const answer = await commit(drafts);
    if (!answer.ok) return frame.showFailure(answer);
    show(record);
  }

  async function saveStep(values: StepValues, approval: Approval): Promise<Result<unknown>> {
    if (dialog === null || dialog === 'new' || dialog === 'used' || dialog === 'seat' || dialog === '编号') return fail('E_DEFECT');
    return commit((now) =>
      chosen.flatMap(({ letter }) =>
        dialog === '签批' ? approvalDrafts(now, letter, approval, values) : [stepDraft(letter, dialog, values)],
      ),
    );
  }

  const commands = useMemo(() => {
    const askFirst = async (letters: readonly OpenLetter[], run: () => Promise<void>): Promise<void> =>
      mustAsk(letters) ? setAsked({ letters, run }) : run();
    const idle = !busy && writing === null && dialog === null;
    const context: PaperCommandContext = {
      chosen: idle ? chosen : [],
      canEdit,
      open: setDialog,
      edit: (one) => setWriting(writingOf(one, one.letter.id)),
      redraft: (one) => setWriting(redraftOf(one)),
      print: async (letters) => askFirst(letters, () => print(letters)),
      printSheet,
      save: async (letters, format) => askFirst(letters, () => save(letters, format)),
      book: (format) => {
        if (tab === '签订情况') return book('signing', null, format);
        const keys = filterLines(lines, filter).map(({ key }) => recordId(key));
        return book('letters', keys, format);
      },
    };
    return PAPER_COMMANDS.map((command) => bindCommand(command, () => context));
  }, [busy, writing, dialog, chosen, canEdit, print, printSheet, save, book, tab, lines, filter]);
  useCommands(commands);

  const about = chosen.length === 1 ? (chosen[0]?.letter.title ?? '') : `共${chosen.length}份`;
  const [first] = chosen;
  return (
    <div className="papers" data-testid="papers">
      <div className="papers-head">
        <Segmented
          value={tab}
          onChange={(next: Tab) => {
            setTab(next);
            frame.standAt({ tab: next });
          }}
          options={[...TABS]}
        />
        <CommandBar commands={commands} seldom={(id) => !IN_SIGHT.has(id)} main="papers.new" id="papers.more" />
      </div>
      {progress !== null && (
        <ProgressNotice label="正在排版" done={progress.done} total={progress.total} onCancel={() => void call('paper:cancel', {})} />
      )}
      {tab === '文书用语' ? (
        <WordingEditor canEdit={canEdit} />
      ) : tab === '签订情况' ? (
        <SigningTable
          year={Number(status.today.slice(0, 4))}
          today={isoDay(status.today)}
          canEdit={canEdit}
          onOpen={show}
          onSign={(letter) => {
            setTicked([]);
            setShownId(letter);
            setDialog('签订');
          }}
        />
      ) : (
        <>
          {gaps.map((gap) => (
            <Alert
              key={gap}
              banner
              type="warning"
              title={gap}
              action={
                canEdit && (
                  <Button size="small" onClick={() => setDialog('used')}>
                    登记占用号
                  </Button>
                )
              }
            />
          ))}
          <div className="papers-body">
            <RegisterList
              lines={lines}
              filter={filter}
              onFilter={setFilter}
              chosen={shownId}
              onChoose={show}
              ticked={ticked}
              onTick={setTicked}
            />
            <div className="papers-side">
              {writing !== null ? (
                <LetterEditor
                  key={writing.of ?? writing.start.title}
                  start={writing.start}
                  wording={writing.of === null ? undefined : (shown?.letter.wording ?? null)}
                  fixedTitle={writing.of !== null}
                  onSave={saveWriting}
                  onCancel={() => setWriting(null)}
                />
              ) : shown !== null ? (
                <LetterPreview key={shown.letter.id} open={shown} canEdit={canEdit} />
              ) : (
                <EmptyState
                  title={lines.length === 0 ? '还没有文书' : '请在左边选一份文书'}
                  actions={canEdit && <Button onClick={() => setDialog('new')}>新建文书</Button>}
                >
                  目标责任书、督办通知单在这里拟稿、编号、打印，签订、送达和回执在这里登记。
                </EmptyState>
              )}
            </div>
          </div>
        </>
      )}
      {dialog === 'new' && (
        <NewLetterDialog
          onClose={() => setDialog(null)}
          onDraft={(start) => {
            setDialog(null);
            setTab('文号登记簿');
            setWriting({ start, of: null });
          }}
          onMade={(made) => {
            setDialog(null);
            setFilter(NO_FILTER);
            setTicked(made);
            if (made[0] !== undefined) show(made[0]);
          }}
        />
      )}
      {dialog === '编号' && <NumberDialog letters={chosen} onClose={() => setDialog(null)} />}
      {asked !== null && <AskDialog asked={asked} onClose={() => setAsked(null)} />}
      {dialog === 'seat' && <SeatDialog canEdit={canEdit} onClose={() => setDialog(null)} />}
      {dialog === 'used' && <NumberUsedDialog onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'new' && dialog !== '编号' && dialog !== 'used' && dialog !== 'seat' && (
        <StepDialog
          step={dialog}
          about={about}
          counterpart={counterpartOf(first, today)}
          side={first?.letter.person === undefined ? '责任单位' : '责任人'}
          onClose={() => setDialog(null)}
          onSave={saveStep}
        />
      )}
    </div>
  );
}
