/**
 * 导入台账: the workbook as it looks on the left with marks, the records on the right, questions on top. Nothing is committed before 确认导入;
 * leaving the screen ends the import and changes nothing.
 */
import { Button, Checkbox, Flex, Select, Space, Typography } from 'antd';
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { ImportSummary } from '../../../shared/contract/import';
import type { FileToken } from '../../../shared/contract/files';
import { fail } from '../../../shared/errors';
import type { Failure, Result } from '../../../shared/errors';
import { listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import type { ColumnMapping } from '../../../shared/sheet/mappings';
import { call, listen } from '../../bridge';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import type { ScreenTarget } from '../../ui/navigation';
import { EmptyState, ErrorNotice, ProgressNotice } from '../../ui/Notices';
import { ImportColumns } from './ImportColumns';
import { ImportDecisions } from './ImportDecisions';
import { ImportMissing } from './ImportMissing';
import { Recalled } from './ImportRecalled';
import { ImportQuestions } from './ImportQuestions';
import type { AnswerGiven } from './ImportQuestions';
import { ImportRecords } from './ImportRecords';
import { ImportSheet } from './ImportSheet';
import type { CellPlace } from './ImportSheet';
import { ImportUnits } from './ImportUnits';
import { isFocusFree } from './free-focus';
import './import.css';

type Progress = { readonly phase: string; readonly done: number; readonly total: number };

type State =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly importId: RecordId; readonly progress: Progress }
  | { readonly kind: 'ready'; readonly summary: ImportSummary };

function Counts({ summary }: { readonly summary: ImportSummary }) {
  const { counts } = summary;
  const parts = [
    `读出 ${counts.records} 个项目`,
    `新增 ${counts.added}`,
    `更新 ${counts.updated}`,
    `无变化 ${counts.unchanged}`,
    `需核对 ${counts.toCheck}`,
    `待回答 ${counts.questions}`,
    `程序处理 ${counts.decisions} 处`,
    `略过 ${counts.skipped} 行`,
  ];
  return (
    <Typography.Text data-testid="import-counts">
      <strong>{summary.file}</strong>　{summary.title ?? ''}　{summary.asOf === null ? '' : `截至${summary.asOf}　`}
      {parts.join(' · ')}
    </Typography.Text>
  );
}

function ConfirmBar({
  summary,
  onAnswer,
  onDone,
  onFailure,
}: {
  readonly summary: ImportSummary;
  readonly onAnswer: (given: AnswerGiven) => void;
  readonly onDone: (text: string) => void;
  readonly onFailure: (failure: Failure) => void;
}) {
  const status = useStatus();
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const [unit, setUnit] = useState<string | null>(null);
  const [leaveUnknown, setLeaveUnknown] = useState(false);
  const [busy, setBusy] = useState(false);
  const confirmButton = useRef<HTMLButtonElement>(null);
  const { counts, importId } = summary;
  const isOpen = counts.toCheck === 0 && (counts.questions === 0 || leaveUnknown);

  // With nothing but the keyboard: the answer that settles the last doubt leads on to 确认导入, unless the person is busy elsewhere.
  useEffect(() => {
    if (isOpen && isFocusFree('.import-question, .import-record')) confirmButton.current?.focus();
  }, [isOpen]);

  async function confirm(): Promise<void> {
    setBusy(true);
    const answer = await call('import:confirm', {
      importId,
      person: status.person,
      unit: unit === null ? null : recordId(unit),
      leaveUnknown,
    });
    setBusy(false);
    if (!answer.ok) return onFailure(answer);
    const took = answer.value.counts;
    onDone(`已导入：新增 ${took.added} 个，更新 ${took.updated} 个。需要时可在“导入记录”中整批撤销。`);
  }

  return (
    <Flex gap={12} align="center" className="import-bar">
      {status.unit === null && (
        <Select
          aria-label="填报单位"
          allowClear
          style={{ width: 180 }}
          placeholder="未写明单位的归到"
          showSearch={{ optionFilterProp: 'label' }}
          value={unit}
          onChange={(value: string | undefined) => {
            setUnit(value ?? null);
            onAnswer({ answers: [], matches: [], unit: value === undefined ? null : recordId(value) });
          }}
          options={units.map(({ id, name }) => ({ value: id, label: name ?? id }))}
        />
      )}
      {counts.questions > 0 && (
        <Checkbox checked={leaveUnknown} onChange={(event) => setLeaveUnknown(event.target.checked)} data-testid="leave-unknown">
          没有回答的 {counts.questions} 处按未知登记，保留原文
        </Checkbox>
      )}
      {counts.toCheck > 0 && (
        <Typography.Text type="secondary" data-testid="still-to-check">
          还有 {counts.toCheck} 行需核对，核对完才能导入
        </Typography.Text>
      )}
      <Button
        type="primary"
        ref={confirmButton}
        data-testid="confirm-import"
        loading={busy}
        disabled={!isOpen}
        onClick={() => void confirm()}
      >
        确认导入
      </Button>
    </Flex>
  );
}

type Props = {
  /** Names the file when one was dropped on the window; a new object is a new wish. */
  readonly given: ScreenTarget | null;
  readonly onClose: () => void;
};

export function ImportScreen({ given, onClose }: Props) {
  const frame = useFrame();
  const [state, setState] = useState<State>({ kind: 'choosing' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [place, setPlace] = useState<CellPlace | null>(null);
  const running = useRef<RecordId | null>(null);
  /** Of an answer or the commit on its way; the preview stays on the screen meanwhile. */
  const [working, setWorking] = useState<Progress | null>(null);

  useEffect(
    () => () => {
      if (running.current !== null) void call('import:cancel', { importId: running.current });
    },
    [],
  );
  useEffect(
    () =>
      listen('import:progress', ({ importId, ...progress }) => {
        if (running.current === importId) setWorking(progress);
        setState((now) => (now.kind === 'reading' && now.importId === importId ? { ...now, progress } : now));
      }),
    [],
  );

  const read = useCallback(async (file: FileToken): Promise<void> => {
    setFailure(null);
    const started = await call('import:start', { file });
    if (!started.ok) return setFailure(started);
    const { importId } = started.value;
    running.current = importId;
    setState({ kind: 'reading', importId, progress: { phase: '读取', done: 0, total: 0 } });
    const found = await call('import:result', { importId });
    if (running.current !== importId) return;
    setWorking(null);
    // The whole screen changes: made ready in slices, as after every answer.
    if (found.ok) return startTransition(() => setState({ kind: 'ready', summary: found.value }));
    running.current = null;
    setState({ kind: 'choosing' });
    setFailure(found);
  }, []);

  const choose = useCallback(async (): Promise<void> => {
    const file = await call('files:choose', { purpose: 'workbook' });
    if (!file.ok) return setFailure(file);
    if (file.value !== null) await read(file.value.token);
  }, [read]);

  const seen = useRef<ScreenTarget | null>(null);
  useEffect(() => {
    if (given === seen.current) return;
    seen.current = given;
    if (given?.file === undefined) return;
    // Answers given so far are worth more than the wish to read another file.
    if (running.current === null) void read(given.file);
    else setFailure(fail('E_IMPORT_STANDS'));
  }, [given, read]);

  function cancel(): void {
    if (running.current !== null) void call('import:cancel', { importId: running.current });
    running.current = null;
    setWorking(null);
    setState({ kind: 'choosing' });
  }

  async function answer(importId: RecordId, said: AnswerGiven): Promise<void> {
    const changed = await call('import:answer', {
      importId,
      answers: [...said.answers],
      matches: [...said.matches],
      ...(said.unit === undefined ? {} : { unit: said.unit }),
      ...(said.acceptAll === undefined ? {} : { acceptAll: said.acceptAll }),
      ...(said.said === undefined ? {} : { said: said.said }),
    });
    showAnswered(importId, changed);
  }

  /** An answer that comes back after the import was left is nobody's any more. */
  function showAnswered(importId: RecordId, changed: Result<ImportSummary>): void {
    if (running.current !== importId) return;
    setWorking(null);
    if (!changed.ok) return setFailure(changed);
    setFailure(null);
    startTransition(() => setState({ kind: 'ready', summary: changed.value }));
  }

  /** Says what a column means, or that an answer of last time holds no longer; the file is read again. */
  async function adjust(importId: RecordId, mappings: readonly ColumnMapping[], revoke: readonly string[]): Promise<void> {
    showAnswered(importId, await call('import:adjust', { importId, mappings: [...mappings], revoke: [...revoke] }));
  }

  return (
    <div className="import" data-testid="import">
      <Flex justify="space-between" align="center">
        {state.kind === 'ready' ? <Counts summary={state.summary} /> : <strong>导入台账</strong>}
        <Space>
          {state.kind === 'ready' && <ImportDecisions summary={state.summary} onShow={setPlace} />}
          {state.kind !== 'choosing' && <Button onClick={cancel}>换一个文件</Button>}
          <Button onClick={onClose}>返回台账</Button>
        </Space>
      </Flex>
      {failure !== null && <ErrorNotice failure={failure} onClose={() => setFailure(null)} />}
      {state.kind === 'choosing' && (
        <EmptyState
          title="选择一个台账文件"
          actions={
            <Button type="primary" autoFocus data-testid="choose-workbook" onClick={() => void choose()}>
              选择文件
            </Button>
          }
        >
          Excel、WPS 或 CSV 都可以，不用改格式。程序先读给您看，确认之前台账不会有任何改动。
        </EmptyState>
      )}
      {state.kind === 'reading' && (
        <ProgressNotice label={state.progress.phase} done={state.progress.done} total={state.progress.total} onCancel={cancel} />
      )}
      {state.kind === 'ready' && (
        <>
          <div className="import-notices">
            <ImportMissing summary={state.summary} onAnswer={(given) => void answer(state.summary.importId, given)} />
            <ImportColumns summary={state.summary} onMap={(mappings) => void adjust(state.summary.importId, mappings, [])} />
            <ImportUnits summary={state.summary} onAnswer={(given) => void answer(state.summary.importId, given)} />
            <Recalled summary={state.summary} onRevoke={(keys) => void adjust(state.summary.importId, [], keys)} />
          </div>
          <ImportQuestions summary={state.summary} onAnswer={(given) => void answer(state.summary.importId, given)} onShow={setPlace} />
          <div className="import-halves">
            <ImportSheet summary={state.summary} place={place} onMap={(mapping) => void adjust(state.summary.importId, [mapping], [])} />
            <ImportRecords summary={state.summary} onAnswer={(given) => void answer(state.summary.importId, given)} onShow={setPlace} />
          </div>
          {working !== null && (
            <div className="import-working">
              <ProgressNotice label={working.phase} done={working.done} total={working.total} onCancel={cancel} />
            </div>
          )}
          <ConfirmBar
            summary={state.summary}
            onAnswer={(given) => void answer(state.summary.importId, given)}
            onFailure={(refused) => {
              setWorking(null);
              setFailure(refused);
            }}
            onDone={(text) => {
              running.current = null;
              frame.tell(text);
              onClose();
            }}
          />
        </>
      )}
    </div>
  );
}
