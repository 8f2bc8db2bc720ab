/**
 * One register: fast entry, the table with filters, totals, undo and paste, what needs a look, the drawer, export and print. Everything it shows and
 * writes comes from the register's description; a list that is only derived is the same without entry.
 */
import { Button } from 'antd';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ViewRequest } from '../../shared/contract/paper';
import { recordId } from '../../shared/model/ids';
import { editDrafts, mayEnter, replacements } from '../../shared/registers/edits';
import type { ValueEdit } from '../../shared/registers/edits';
import type { Register, RegisterAction } from '../../shared/registers/register';
import { valueOf } from '../../shared/registers/values';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { call } from '../bridge';
import { CommandButton } from '../commands/CommandBar';
import { bindCommand, useCommands } from '../commands/registry';
import type { BoundCommand } from '../commands/registry';
import { commit } from '../data/commit';
import { freshId } from '../data/edits';
import { answerNow } from '../data/answers';
import { useStatus } from '../data/status';
import { LedgerGrid } from '../grid/LedgerGrid';
import type { LedgerGridProps } from '../grid/LedgerGrid';
import { plainView } from '../grid/grid-types';
import type { CellEdit, GridRow, GridSelection, GridView } from '../grid/grid-types';
import { viewRows, visibleColumns } from '../grid/view-rows';
import { cspNonce } from '../ui/csp-nonce';
import { useFrame } from '../ui/frame-context';
import type { RecordPageKind } from '../ui/RecordLink';
import { EmptyState } from '../ui/Notices';
import { PastePane } from './PastePane';
import { QuickLine } from './QuickLine';
import { RecordForm } from './RecordForm';
import { REGISTER_COMMANDS } from './register-commands';
import type { RegisterCommandContext } from './register-commands';
import { currentContext, standingIn, useGridColumns, useGridRows, useReckonedRows, useRegisterContext, useWriting } from './register-data';
import { noteReplaced } from './replaced';
import { StrikeForm } from './StrikeForm';

function firstView(register: Register): GridView {
  const hidden = register.columns.filter((column) => column.hidden === true).map(({ key }) => key);
  return { ...plainView('万元', hidden), sort: [register.sort] };
}

/** The clerk's columns and widths of this register, kept by the window; sort and filters begin anew. */
function useRegisterView(register: Register): [GridView, (view: GridView) => void] {
  const setting = `register.${register.id}.view`;
  const [view, setView] = useState<GridView>(() => firstView(register));
  useEffect(() => {
    void call('app:getSetting', { key: setting }).then((answer) => {
      if (answer.ok && answer.value !== null) setView((now) => ({ ...now, ...(answer.value as Partial<GridView>) }));
    });
  }, [setting]);
  const change = useCallback(
    (next: GridView) => {
      setView(next);
      const { hidden, order, widths, moneyUnit } = next;
      void call('app:setSetting', { key: setting, value: { hidden: [...hidden], order: [...order], widths: { ...widths }, moneyUnit } });
    },
    [setting],
  );
  return [view, change];
}

type RegisterPaneProps = {
  readonly register: Register;
  /** Record to show first. */
  readonly record: string | null;
};

function ReckonedPane(props: RegisterPaneProps) {
  return <PaneWithRows {...props} rows={useReckonedRows(props.register)} />;
}

function OwnPane(props: RegisterPaneProps) {
  return <PaneWithRows {...props} rows={useGridRows(props.register)} />;
}

/** The register with its rows, from wherever they come. */
export function RegisterPane(props: RegisterPaneProps) {
  if (props.register.reckoned !== true) return <OwnPane {...props} />;
  return (
    <Suspense fallback={<EmptyState title="正在计算……" />}>
      <ReckonedPane {...props} />
    </Suspense>
  );
}

function PaneWithRows({ register, record: wished, rows }: RegisterPaneProps & { readonly rows: readonly GridRow[] }) {
  const status = useStatus();
  const frame = useFrame();
  const writing = useWriting();
  const context = useRegisterContext();
  const columns = useGridColumns(register);
  const [view, setView] = useRegisterView(register);
  const [selection, setSelection] = useState<GridSelection | null>(null);
  const [onlyMarked, setOnlyMarked] = useState(false);
  const [goTo, setGoTo] = useState<LedgerGridProps['goTo']>(() => (wished === null ? undefined : { rowId: wished }));
  const marked = useMemo(() => rows.filter(({ marks }) => marks !== undefined), [rows]);
  // When the last one is settled the whole register stands again, not an empty list.
  const shown = onlyMarked && marked.length > 0 ? marked : rows;
  const canEnter = !status.readOnly && mayEnter(register, writing);
  const { moneyUnit } = view;

  const read = useCallback(
    (edits: readonly CellEdit[]): Result<ValueEdit[]> => {
      const now = currentContext(status.today);
      const values: ValueEdit[] = [];
      for (const edit of edits) {
        const column = register.columns.find(({ key }) => key === edit.key);
        if (column?.field === undefined) return fail('E_DRAFT', `“${column?.label ?? edit.key}”由程序计算，不能直接填写`);
        const value = valueOf(column.field, edit.text ?? '', { context: now, moneyUnit: edit.moneyUnit ?? moneyUnit }, column.unit);
        if (!value.ok) return fail(value.code, `${column.label}：${value.detail ?? edit.text ?? ''}`);
        values.push({ record: standingIn(register, now, recordId(edit.rowId)), field: edit.key, value: value.value });
      }
      return ok(values);
    },
    [register, status.today, moneyUnit],
  );
  const store = useCallback(
    async (edits: readonly CellEdit[]): Promise<void> => {
      const values = read(edits);
      if (!values.ok) return frame.showFailure(values);
      const drafts = editDrafts(register, values.value, currentContext(status.today), writing, freshId);
      if (!drafts.ok) return frame.showFailure(drafts);
      if (drafts.value.length === 0) return;
      noteReplaced(replacements(drafts.value));
      const answer = await commit(drafts.value);
      if (!answer.ok) return frame.showFailure(answer);
      // The typed texts stay on the screen until the rows that hold them have come.
      if (register.reckoned === true) await answerNow('registerRows', { id: register.id, today: status.today });
    },
    [read, frame, register, status.today, writing],
  );
  // One gesture after the other: the next must see the record that the one before put in place of its own.
  const turn = useRef<Promise<void>>(Promise.resolve());
  const onEdits = useCallback(
    (edits: readonly CellEdit[]): Promise<void> => {
      const done = turn.current.then(() => store(edits));
      turn.current = done.catch(() => undefined);
      return done;
    },
    [store],
  );

  const isRecords = register.records !== null;
  const openForm = useCallback(
    (title: string, id: string | null) => {
      const body = <RecordForm key={id} register={register} moneyUnit={moneyUnit} record={id === null ? null : recordId(id)} />;
      frame.openDrawer({ title, width: 460, body });
    },
    [frame, register, moneyUnit],
  );
  const openPage = useCallback(
    (kind: RecordPageKind, id: string) => {
      frame.standAt({ tab: register.place.tab, filter: register.id, record: id });
      frame.go('record', { tab: kind, record: id });
    },
    [frame, register],
  );
  const openRow = useCallback(
    (id: string) => {
      if (isRecords) openForm(register.short, id);
      // A line of a derived list that stands for a project leads to its page.
      else if (currentContext(status.today).get('project', recordId(id)) !== null) openPage('project', id);
    },
    [openForm, openPage, register, isRecords, status.today],
  );
  const openStrike = useCallback(
    (ids: readonly string[]) => {
      const body = <StrikeForm register={register} ids={ids.map(recordId)} />;
      frame.openDrawer({ title: `作废${ids.length}条记录`, width: 420, body });
    },
    [frame, register],
  );
  const paste = useCallback(
    (text: string) =>
      frame.openDrawer({
        title: `从Excel粘贴：${register.short}`,
        width: 620,
        body: <PastePane key={text} register={register} moneyUnit={moneyUnit} text={text} />,
      }),
    [frame, register, moneyUnit],
  );

  const active = selection?.active?.rowId ?? null;
  const chosen = useMemo(() => selection?.rowIds ?? [], [selection]);
  const commandContext = useMemo<RegisterCommandContext>(
    () => ({
      frame,
      canEnter,
      hasRecord: isRecords && active !== null,
      canStrike: canEnter && chosen.length > 0,
      add: () => openForm(`登记${register.short}`, null),
      paste: () => paste(''),
      page: register.page === undefined || active === null ? null : () => openPage('meeting', active),
      open: () => active !== null && openRow(active),
      strike: () => openStrike(chosen),
      request: (): ViewRequest => ({
        view: 'register',
        register: register.id,
        title: `${status.county}${register.title}`,
        rows: viewRows(shown, columns, view).map(({ id }) => recordId(id)),
        columns: visibleColumns(columns, view).map(({ key }) => key),
        moneyUnit,
        period: status.today.slice(0, 7),
      }),
    }),
    [
      frame,
      canEnter,
      isRecords,
      active,
      chosen,
      register,
      moneyUnit,
      paste,
      openForm,
      openPage,
      openRow,
      openStrike,
      status.county,
      status.today,
      shown,
      columns,
      view,
    ],
  );
  const commands = useMemo(
    () =>
      REGISTER_COMMANDS.filter(({ id }) =>
        id === 'register.page' ? register.page !== undefined : isRecords || id === 'register.export' || id === 'register.print',
      ).map((command) => bindCommand(command, () => commandContext)),
    [commandContext, isRecords, register],
  );
  useCommands(commands);

  const actions = useMemo(() => {
    const own = active === null || register.records === null ? null : context.get(register.records.entity, recordId(active));
    if (own === null || status.readOnly) return [];
    return (register.records?.actions ?? []).filter(
      (action) => action.when(own, context) && (writing.unit === null || (action.county !== true && own.scope === writing.unit)),
    );
  }, [active, register, context, status.readOnly, writing.unit]);

  const acts = useMemo<readonly BoundCommand[]>(() => {
    const act = async (action: RegisterAction): Promise<void> => {
      const now = currentContext(status.today);
      const own = active === null || register.records === null ? null : now.get(register.records.entity, recordId(active));
      if (own === null) return;
      const drafts = action.drafts(own, now, freshId);
      if (!drafts.ok) return frame.showFailure(drafts);
      const answer = await commit(drafts.value);
      if (!answer.ok) return frame.showFailure(answer);
      frame.tell(action.done);
      // The keys go back to the table, where the clerk was.
      if (active !== null) setGoTo({ rowId: active });
    };
    return actions.map((action) => ({
      id: `action-${action.id}`,
      label: action.label,
      group: register.short,
      when: () => true,
      run: () => act(action),
    }));
  }, [actions, active, register, status.today, frame]);
  useCommands(acts);

  const summary = useMemo(() => register.summary(context), [register, context]);
  const nonce = cspNonce();
  return (
    <div className="rg-pane" data-testid={`register-${register.id}`}>
      {canEnter && (
        <QuickLine
          register={register}
          moneyUnit={moneyUnit}
          onEntered={(id) => setGoTo({ rowId: id, keepFocus: true })}
          onPasteBlock={paste}
        />
      )}
      <div className="rg-table">
        <LedgerGrid
          label={register.title}
          columns={columns}
          rows={shown}
          view={view}
          onViewChange={setView}
          {...(isRecords && !status.readOnly ? { onEdits } : {})}
          onOpenRow={openRow}
          onSelect={setSelection}
          {...(goTo === undefined ? {} : { goTo })}
          toolbar={
            <div className="rg-tools">
              {commands.map((command) => (
                <CommandButton key={command.id} command={command} />
              ))}
              {acts.map((command) => (
                <CommandButton key={command.id} command={command} type="primary" />
              ))}
              {marked.length > 0 && (
                <Button
                  size="small"
                  type={onlyMarked ? 'primary' : 'default'}
                  aria-pressed={onlyMarked}
                  data-testid="only-marked"
                  onClick={() => setOnlyMarked(!onlyMarked)}
                >
                  ！需关注 {marked.length}
                </Button>
              )}
              {summary !== null && (
                <span className="rg-summary" title={summary}>
                  {summary}
                </span>
              )}
            </div>
          }
          empty={<EmptyState title={`${register.short}：还没有记录`}>{register.empty}</EmptyState>}
          {...(nonce === undefined ? {} : { styleNonce: nonce })}
        />
      </div>
    </div>
  );
}
