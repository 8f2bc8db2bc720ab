/**
 * The table of all projects, tabs by stage with counts, editing in place, import, export and print of what is seen.
 */
import { Alert, Button, Flex, Modal, Select } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ViewRequest } from '../../../shared/contract/paper';
import { listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { STAGES } from '../../../shared/model/stages';
import { tableTitle } from '../../../shared/views/ledger-tables';
import { call } from '../../bridge';
import { CommandBar } from '../../commands/CommandBar';
import { bindCommand, useCommands } from '../../commands/registry';
import { commit } from '../../data/commit';
import { temporarySeries } from '../../../shared/exchange/numbers';
import { newProjectDraft } from '../../data/edits';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { LedgerGrid } from '../../grid/LedgerGrid';
import { plainView } from '../../grid/grid-types';
import { viewRows, visibleColumns } from '../../grid/view-rows';
import type { CellEdit, GridSelection, GridView } from '../../grid/grid-types';
import { cspNonce } from '../../ui/csp-nonce';
import { useFrame } from '../../ui/frame-context';
import type { ScreenProps, ScreenTarget } from '../../ui/navigation';
import { CountTabs, EmptyState } from '../../ui/Notices';
import { gridRows, EXTRA_COLUMNS, GRID_COLUMNS } from './grid-rows';
import { TemplateForm } from './TemplateForm';
import { FormFill, readForm } from './FormFill';
import { ImportHistory } from './ImportHistory';
import { ImportScreen } from './ImportScreen';
import { LEDGER_COMMANDS } from './ledger-commands';
import type { LedgerCommandContext } from './ledger-commands';
import { ProjectDrawer } from './ProjectDrawer';
import { gridDrafts } from './project-edits';
import { SavedViews } from './SavedViews';
import { StrikeProjects, StruckProjects } from './StrikeProjects';

const ALL = '全部';
/** Commands asked for now and then, kept in 更多 so that the bar stays one line on a small screen. */
const SELDOM: ReadonlySet<string> = new Set(['ledger.page', 'ledger.form', 'ledger.template', 'ledger.struck']);
const NO_ROWS: readonly string[] = [];
const VIEW_SETTING = 'ledger.view';

function useSavedView(): [GridView, (view: GridView) => void] {
  const [view, setView] = useState<GridView>(() => plainView('万元', EXTRA_COLUMNS));
  useEffect(() => {
    void call('app:getSetting', { key: VIEW_SETTING }).then((answer) => {
      if (answer.ok && answer.value !== null)
        setView({ ...plainView('万元', EXTRA_COLUMNS), ...(answer.value as Partial<GridView>), filters: {}, sort: [] });
    });
  }, []);
  const change = useCallback((next: GridView) => {
    setView(next);
    const { hidden, order, widths, moneyUnit } = next;
    void call('app:setSetting', { key: VIEW_SETTING, value: { hidden: [...hidden], order: [...order], widths: { ...widths }, moneyUnit } });
  }, []);
  return [view, change];
}

/** The county office chooses the unit a new project belongs to; a township has only its own and is not asked. */
function NewProject({ onClose, onMake }: { readonly onClose: () => void; readonly onMake: (unit: string) => void }) {
  const frame = useFrame();
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const [unit, setUnit] = useState<string | null>(null);

  return (
    <Modal
      open
      title="新增项目"
      okText="新增"
      cancelText="取消"
      okButtonProps={{ disabled: unit === null }}
      onOk={() => unit !== null && onMake(unit)}
      onCancel={onClose}
    >
      {units.length === 0 && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title="还没有单位"
          description="每个项目都归一个填报单位。请先录入各镇、园区、县直单位。"
          action={
            <Button size="small" onClick={() => frame.go('settings', { tab: '单位和人员' })}>
              录入单位
            </Button>
          }
        />
      )}
      <Select
        aria-label="填报单位"
        style={{ width: '100%' }}
        placeholder="填报单位"
        showSearch={{ optionFilterProp: 'label' }}
        value={unit}
        onChange={setUnit}
        options={units.map(({ id, name }) => ({ value: id, label: name ?? id }))}
      />
    </Modal>
  );
}

/** `tabs`: those of the screen, which stand at the left of the stages. */
export function ProjectTable({ target, tabs: screenTabs }: ScreenProps & { readonly tabs: ReactNode }) {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [view, setView] = useSavedView();
  const [stage, setStage] = useState<string>(ALL);
  const [selection, setSelection] = useState<GridSelection | null>(null);
  const [importing, setImporting] = useState(false);
  /** The wish with a dropped file; gone with the import, so that the next one asks for its own. */
  const [given, setGiven] = useState<ScreenTarget | null>(null);
  const [adding, setAdding] = useState(false);
  const [goTo, setGoTo] = useState<{ readonly rowId: string; readonly key?: string } | undefined>(undefined);
  /** Makes a project and puts the keys on its name. */
  const make = useCallback(
    async (unit: string): Promise<void> => {
      // The county numbers its own projects; a township's bear its 临时编号 until then.
      const temporary = status.unit === null ? {} : { temporaryNumber: temporarySeries(currentLedger(), recordId(unit))() };
      const { record, draft } = newProjectDraft(recordId(unit), { projectName: '新项目', ...temporary });
      const answer = await commit([draft]);
      if (!answer.ok) return frame.showFailure(answer);
      setAdding(false);
      setStage(ALL);
      setGoTo({ rowId: record, key: 'projectName' });
    },
    [frame, status.unit],
  );
  const rows = gridRows(ledger, status.today);
  const shown = useMemo(() => (stage === ALL ? rows : rows.filter((row) => row.cells['stage'] === stage)), [rows, stage]);
  const tabs = useMemo(
    () =>
      [ALL, ...STAGES]
        .map((word) => ({
          key: word,
          label: word,
          count: word === ALL ? rows.length : rows.filter((row) => row.cells['stage'] === word).length,
        }))
        .filter(({ count, key }) => key === ALL || count > 0),
    [rows],
  );

  const [answered, setAnswered] = useState<ScreenProps['target']>(null);
  if (target !== answered) {
    setAnswered(target);
    if (target?.tab === 'import') {
      setImporting(true);
      setGiven(target);
    }
    if (target?.record !== undefined) {
      setStage(target.filter ?? ALL);
      setGoTo({ rowId: target.record, key: 'projectName' });
    }
  }

  const onEdits = useCallback(
    async (edits: readonly CellEdit[]): Promise<void> => {
      const drafts = gridDrafts(edits, { ledger: currentLedger(), today: status.today, moneyUnit: view.moneyUnit });
      if (!drafts.ok) return frame.showFailure(drafts);
      if (drafts.value.length === 0) return;
      const answer = await commit(drafts.value);
      if (!answer.ok) frame.showFailure(answer);
    },
    [frame, status.today, view.moneyUnit],
  );
  const openPage = useCallback(
    (id: string) => {
      frame.standAt({ record: id, filter: stage });
      frame.go('record', { tab: 'project', record: id });
    },
    [frame, stage],
  );
  const openRow = useCallback(
    (id: string) => {
      const record = recordId(id);
      frame.openDrawer({
        title: '项目',
        width: 480,
        body: <ProjectDrawer project={record} />,
        foot: <Button onClick={() => openPage(record)}>打开项目全页</Button>,
      });
    },
    [frame, openPage],
  );

  const showForm = useCallback(
    async (form: string): Promise<void> => {
      const plan = await readForm(form);
      if (!plan.ok) return frame.showFailure(plan);
      frame.openDrawer({ title: '表样套用', width: 640, body: <FormFill frame={frame} form={form} plan={plan.value} /> });
    },
    [frame],
  );
  const askTemplate = useCallback(
    () => frame.openDrawer({ title: '下发填报表', width: 480, body: <TemplateForm own={status.unit} /> }),
    [frame, status.unit],
  );
  const showImports = useCallback(() => frame.openDrawer({ title: '导入记录', width: 560, body: <ImportHistory /> }), [frame]);
  const showStruck = useCallback(() => frame.openDrawer({ title: '已作废项目', width: 720, body: <StruckProjects /> }), [frame]);
  const active = selection?.active?.rowId ?? null;
  const chosen = selection?.rowIds ?? NO_ROWS;
  const strikeRows = useCallback(
    () => frame.openDrawer({ title: '作废项目', width: 480, body: <StrikeProjects projects={chosen.map((id) => recordId(id))} /> }),
    [frame, chosen],
  );
  const context = useMemo<LedgerCommandContext>(
    () => ({
      frame,
      canEdit: !status.readOnly,
      startImport: () => setImporting(true),
      showImports,
      askTemplate,
      showForm,
      addProject: () => (status.unit === null ? setAdding(true) : void make(status.unit)),
      hasRows: chosen.length > 0,
      strikeRows,
      showStruck,
      openPage: () => active !== null && openPage(active),
      openRow: () => active !== null && openRow(active),
      request: (): ViewRequest => ({
        view: 'projects',
        title: `${tableTitle('projects', status.county, status.today)}${stage === ALL ? '' : `（${stage}）`}`,
        rows: viewRows(shown, GRID_COLUMNS, view).map(({ id }) => recordId(id)),
        columns: ['index', ...visibleColumns(GRID_COLUMNS, view).map(({ key }) => key)],
        moneyUnit: view.moneyUnit,
        period: status.today.slice(0, 7),
      }),
    }),
    [
      frame,
      status.readOnly,
      status.unit,
      make,
      status.county,
      status.today,
      active,
      openRow,
      openPage,
      stage,
      shown,
      view,
      showImports,
      showForm,
      askTemplate,
      chosen,
      strikeRows,
      showStruck,
    ],
  );
  const commands = useMemo(() => LEDGER_COMMANDS.map((command) => bindCommand(command, () => context)), [context]);
  useCommands(commands);

  function closeImport(): void {
    setImporting(false);
    setGiven(null);
  }
  if (importing) return <ImportScreen given={given} onClose={closeImport} />;
  const nonce = cspNonce();
  return (
    <div className="ledger-screen" data-testid="ledger">
      <div className="rg-tabline">
        {screenTabs}
        <CountTabs label="阶段" tabs={tabs} active={stage} onChange={setStage} />
      </div>
      <div className="ledger-table">
        <LedgerGrid
          label="项目台账"
          columns={GRID_COLUMNS}
          rows={shown}
          view={view}
          onViewChange={setView}
          onEdits={onEdits}
          onOpenRow={openRow}
          onSelect={setSelection}
          {...(goTo === undefined ? {} : { goTo })}
          toolbar={
            <Flex wrap gap="4px 8px">
              <SavedViews person={status.person} view={view} onView={setView} />
              <CommandBar commands={commands} seldom={(id) => SELDOM.has(id)} main="ledger.import" id="ledger.more" />
            </Flex>
          }
          empty={
            <EmptyState
              title="台账还是空的"
              actions={
                <Button type="primary" onClick={() => setImporting(true)}>
                  导入台账
                </Button>
              }
            >
              把各单位现有的 Excel 或 WPS 台账导入进来，或逐个新增项目。
            </EmptyState>
          }
          {...(nonce === undefined ? {} : { styleNonce: nonce })}
        />
      </div>
      {adding && <NewProject onClose={() => setAdding(false)} onMake={(unit) => void make(unit)} />}
    </div>
  );
}
