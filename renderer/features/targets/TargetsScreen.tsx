/**
 * 目标考核: the month's table per indicator with completion, 序时 gap, place and movement inside each 赛区; the score and its lines; the tasks
 * themselves. A click on a unit says 怎么算的, down to the entries.
 */
import { Alert, Button, Segmented, Space, Typography } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import type { PaperRequest } from '../../../shared/contract/paper';
import { basisText } from '../../../shared/month/adopted-scheme';
import { periodText } from '../../../shared/month/words';
import { clashUnits } from '../../../shared/views/clash-units';
import { freezePeriod, readFreezePeriod, recordedPeriod } from '../../../shared/views/freeze-period';
import type { FreezeSpan } from '../../../shared/views/freeze-period';
import { saveOut } from '../../data/output';
import { MonthField } from '../../ui/DayField';
import { usePublished } from '../../data/month';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { RegisterTab } from '../../registers/RegisterTab';
import { useFrame } from '../../ui/frame-context';
import type { ScreenProps } from '../../ui/navigation';
import { NoScheme } from '../../ui/NoScheme';
import { useWish } from '../../ui/use-wish';
import { LockPanel } from './LockPanel';
import { LockRibbon } from './LockRibbon';
import { MonthPoints } from './MonthPoints';
import { MonthTableView } from './MonthTableView';
import { ScoreTable } from './ScoreTable';
import { RecognitionTable } from './RecognitionTable';
import { SheetButtons } from './SheetButtons';
import { TasksTab } from './TasksTab';
import { YearEnd } from './YearEnd';
import './targets.css';

const TABS = ['完成情况', '任务下达', '核定', '认定处理', '年终'] as const;
type Tab = (typeof TABS)[number];
const LOOKS = ['按指标', '综合排名', '通报要点', '周边县市'] as const;
type Look = (typeof LOOKS)[number];
const CHECKS = ['资金核定', '核定锁定'] as const;
type Check = (typeof CHECKS)[number];

function PaperButtons({ period, title, target }: { readonly period: string; readonly title: string; readonly target: string | null }) {
  const frame = useFrame();
  const [making, setMaking] = useState<'one' | 'word' | 'all' | 'sheet' | null>(null);
  const busy = making !== null;

  async function save(which: typeof making, request: PaperRequest, format: 'pdf' | 'docx' | 'xlsx'): Promise<void> {
    setMaking(which);
    await saveOut(request, format, frame);
    setMaking(null);
  }

  const table: PaperRequest = { paper: 'view', view: { view: 'month', title, rows: null, columns: null, moneyUnit: '万元', period } };
  return (
    <Space>
      <Button
        size="small"
        disabled={busy}
        loading={making === 'one'}
        data-testid="bulletin-pdf"
        onClick={() => void save('one', { paper: 'bulletin', period, target }, 'pdf')}
      >
        月通报（PDF）
      </Button>
      <Button
        size="small"
        disabled={busy}
        loading={making === 'word'}
        data-testid="bulletin-docx"
        onClick={() => void save('word', { paper: 'bulletin', period, target }, 'docx')}
      >
        月通报（Word）
      </Button>
      <Button
        size="small"
        disabled={busy}
        loading={making === 'all'}
        data-testid="bulletin-all"
        onClick={() => void save('all', { paper: 'bulletin', period, target: null }, 'pdf')}
      >
        全部指标（PDF）
      </Button>
      <Button
        size="small"
        disabled={busy}
        loading={making === 'sheet'}
        data-testid="month-xlsx"
        onClick={() => void save('sheet', table, 'xlsx')}
      >
        导出Excel
      </Button>
    </Space>
  );
}

/** A new target is a new wish. `filter` is a period as one types it: 2026-10, 2026-Q3 or 2026. */
export function TargetsScreen({ target }: ScreenProps) {
  return <Targets key={useWish(target)} target={target} />;
}

function Targets({ target }: ScreenProps) {
  const status = useStatus();
  const frame = useFrame();
  const [tab, setTab] = useState<Tab>(
    TABS.find((name) => name === target?.tab) ?? (CHECKS.some((name) => name === target?.tab) ? '核定' : '完成情况'),
  );
  const [look, setLook] = useState<Look>(LOOKS.find((name) => name === target?.tab) ?? '按指标');
  const [check, setCheck] = useState<Check>(CHECKS.find((name) => name === target?.tab) ?? '资金核定');
  const wished = readFreezePeriod(target?.filter ?? '');
  const [period, setPeriod] = useState(wished?.month ?? status.today.slice(0, 7));
  const [span, setSpan] = useState<FreezeSpan>(wished?.span ?? '月');
  const published = usePublished(period);
  const view = published?.view ?? null;
  const readOnly = status.unit !== null || status.readOnly;
  const [chosen, setChosen] = useState<string | null>(null);
  const indicator = view?.tables.find((table) => table.target === chosen)?.target ?? view?.tables[0]?.target ?? null;
  useEffect(() => {
    const place = tab === '完成情况' ? look : tab === '核定' ? check : tab;
    frame.standAt({ tab: place, filter: place === '核定锁定' ? freezePeriod(span, period).key : period });
  }, [frame, tab, look, check, span, period]);
  const clashes = useLedger((ledger) => clashUnits(ledger).count);
  const monthly = tab === '完成情况' || tab === '核定' || tab === '年终';
  return (
    <div className="targets" data-testid="targets">
      <div className="targets-head">
        <Segmented value={tab} onChange={setTab} options={[...TABS]} />
        {monthly && <MonthField size="small" label="月份" month={period} onChange={setPeriod} />}
        {tab === '完成情况' && view !== null && status.unit === null && (
          <PaperButtons period={period} title={`${status.county}${periodText(period)}招商引资目标任务完成情况`} target={indicator} />
        )}
      </div>
      {clashes > 0 && monthly && (
        <Alert
          banner
          type="warning"
          title={`有 ${clashes} 项数据待核对，以下完成率和位次为暂定，核对之前不能出通报。`}
          action={
            <Button size="small" onClick={() => frame.go('exchange', { tab: 'clash' })}>
              去核对
            </Button>
          }
        />
      )}
      {status.unit !== null && tab === '完成情况' && (
        <Alert banner type="info" title="本机只有本单位的数据，只列本单位的完成情况；位次和全县合计以县里的月通报为准。" />
      )}
      {tab === '任务下达' && <TasksTab readOnly={readOnly} />}
      {tab === '年终' && (
        <YearEnd
          year={Number(period.slice(0, 4))}
          readOnly={readOnly}
          onLock={() => {
            setSpan('年');
            setTab('核定');
            setCheck('核定锁定');
          }}
        />
      )}
      {tab === '认定处理' && <RegisterTab screen="targets" tab="认定处理" target={target} />}
      {tab === '核定' && (
        <>
          <div className="targets-head">
            <Segmented<Check> size="small" value={check} onChange={setCheck} options={[...CHECKS]} />
            {check === '资金核定' && (
              <SheetButtons sheet="recognition" title={`${status.county}${periodText(period)}资金核定表`} rows={null} period={period} />
            )}
          </div>
          {check === '资金核定' && <RecognitionTable month={period} readOnly={readOnly} />}
          {check === '核定锁定' && <LockPanel span={span} onSpan={setSpan} month={period} onMonth={setPeriod} readOnly={readOnly} />}
        </>
      )}
      {tab === '完成情况' && (
        <>
          {published?.frozen != null && (
            <Suspense fallback={null}>
              <LockRibbon
                frozen={published.frozen}
                onOpen={() => {
                  setSpan(recordedPeriod(published.frozen ?? {})?.span ?? '月');
                  setTab('核定');
                  setCheck('核定锁定');
                }}
              />
            </Suspense>
          )}
          <div className="targets-head">
            <Segmented<Look> size="small" value={look} onChange={setLook} options={[...LOOKS]} />
            {view !== null && <Typography.Text type="secondary">按{basisText(view.adopted)}计算</Typography.Text>}
          </div>
          {published === null || view === null ? (
            <NoScheme county={status.unit === null}>之后这里按办法计算完成率、序时进度和位次；之前不排名。</NoScheme>
          ) : look === '按指标' ? (
            <MonthTableView view={view} unit={target?.record ?? null} chosen={indicator} onChoose={setChosen} />
          ) : look === '综合排名' ? (
            <ScoreTable view={view} />
          ) : look === '通报要点' ? (
            <MonthPoints key={period} view={view} period={period} />
          ) : (
            <RegisterTab screen="targets" tab="周边县市" target={null} />
          )}
        </>
      )}
    </div>
  );
}
