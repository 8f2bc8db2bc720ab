/**
 * 首页: what a leader reads on Monday in a minute. What is due, places of the 赛区, projects by step, money against schedule, changes of the week.
 * Every figure is that of the screen it leads to.
 */
import { Button } from 'antd';
import { Suspense, lazy, useMemo } from 'react';
import { listRecords } from '../../../shared/ledger/read';
import type { RecordId } from '../../../shared/model/ids';
import type { MonthView } from '../../../shared/month/month-view';
import { CHANGE_DAYS, homeFunnel, mainTarget, recentChanges } from '../../../shared/views/home';
import type { Change } from '../../../shared/views/home';
import { standingRows } from '../../../shared/views/row-cache';
import { printOut, saveOut } from '../../data/output';
import { useCommands } from '../../commands/registry';
import { useAnswer } from '../../data/answers';
import { useMonth } from '../../data/month';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { NoScheme } from '../../ui/NoScheme';
import { Checklist } from './Checklist';
import { DueCounts } from './DueCounts';
import { ChangeList, ProjectList } from './ProjectList';
import { Guide } from './Guide';
import { RankingPane } from './RankingPane';
import './home.css';

/** The chart's library is half a megabyte: the page does not wait for it. */
const MonthTrend = lazy(async () => ({ default: (await import('../../ui/Charts')).MonthTrend }));
const TREND_HEIGHT = 212;

type Step = { readonly name: string; readonly projects: readonly RecordId[] };

/** One step as a bar in the middle, its length by the count; the whole line is a button to its projects. */
function FunnelStep({ step, most, onOpen }: { readonly step: Step; readonly most: number; readonly onOpen: () => void }) {
  const length = most === 0 ? 0 : (step.projects.length / most) * 100;
  return (
    <li>
      <button type="button" data-testid={`home-stage-${step.name}`} onClick={onOpen}>
        <span>{step.name}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect x={50 - length / 2} y="0" width={length} height="10" />
        </svg>
        <b>{step.projects.length}</b>
      </button>
    </li>
  );
}

function FunnelPane() {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const rows = standingRows(ledger, { asOf: status.today, today: status.today });
  const funnel = useMemo(() => homeFunnel(ledger, rows, status.today), [ledger, rows, status.today]);
  const most = Math.max(...funnel.steps.map(({ projects }) => projects.length));
  const rest = [
    { name: '已退出', projects: funnel.withdrawn },
    { name: '阶段未定', projects: funnel.unknown },
  ].filter(({ projects }) => projects.length > 0);

  function open({ name, projects }: Step): void {
    frame.openDrawer({ title: `${name}的项目`, width: 600, body: <ProjectList rows={rows} ids={projects} /> });
  }
  return (
    <section className="home-funnel" aria-label="项目阶段">
      <h2>项目现处阶段（共 {rows.length} 个）</h2>
      <ul>
        {funnel.steps.map((step) => (
          <FunnelStep key={step.name} step={step} most={most} onOpen={() => open(step)} />
        ))}
      </ul>
      <p className="home-beside">
        {[...funnel.markers, ...rest].map((step) => (
          <button key={step.name} type="button" data-testid={`home-stage-${step.name}`} onClick={() => open(step)}>
            {step.name} <b>{step.projects.length}</b>
          </button>
        ))}
      </p>
    </section>
  );
}

function TrendPane({ view }: { readonly view: MonthView }) {
  const frame = useFrame();
  const trend = useAnswer('trend', { period: view.period, target: mainTarget(view) });
  const series = useMemo(
    () =>
      trend && {
        thisYear: trend.months.map(({ cumulative }) => (cumulative === null ? null : Number(cumulative.text))),
        lastYear: trend.months.map(({ lastYear }) => Number(lastYear.text)),
        schedule: trend.months.map(({ schedule }) => Number(schedule.text)),
      },
    [trend],
  );
  if (trend === null || series === null) return null;
  return (
    <section className="home-trend" aria-label={`${trend.title}逐月累计`}>
      <header>
        <h2>
          {trend.title}逐月累计（{trend.counts}）
        </h2>
        <button type="button" className="home-link" onClick={() => frame.go('targets', { tab: '完成情况' })}>
          看明细
        </button>
      </header>
      <Suspense fallback={<div style={{ height: TREND_HEIGHT }} />}>
        <MonthTrend label={`${trend.title}逐月累计与序时、上年比较`} unit={trend.unitOfMeasure} height={TREND_HEIGHT} {...series} />
      </Suspense>
    </section>
  );
}

function ChangesPane() {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const groups = useMemo(() => recentChanges(ledger, status.today), [ledger, status.today]);

  function open(words: string, changes: readonly Change[]): void {
    frame.openDrawer({ title: `近 ${CHANGE_DAYS} 日：${words}`, width: 520, body: <ChangeList changes={changes} /> });
  }
  return (
    <section className="home-changes" aria-label="近七日变动">
      <h2>近 {CHANGE_DAYS} 日变动</h2>
      {groups.length === 0 && <p className="home-note">近 {CHANGE_DAYS} 日没有新的录入。</p>}
      <ul>
        {groups.map(({ words, changes }) => (
          <li key={words}>
            <button type="button" onClick={() => open(words, changes)}>
              <span>{words}</span>
              <b>{changes.length}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Ranking and money wait for the reckoner: they are the only slow figures of the page. */
function MonthPart() {
  const status = useStatus();
  const view = useMonth(status.today.slice(0, 7));
  if (view === null)
    return (
      <div className="home-lower">
        <NoScheme county={status.unit === null}>之后这里显示各赛区排名和资金序时进度。</NoScheme>
        <FunnelPane />
        <ChangesPane />
      </div>
    );
  if (status.unit !== null)
    return (
      <>
        <p className="home-note">本机只有本单位的数据；各赛区位次和全县进度以县里的月通报为准。</p>
        <div className="home-lower">
          <FunnelPane />
          <ChangesPane />
        </div>
      </>
    );
  return (
    <>
      <RankingPane view={view} />
      <div className="home-lower">
        <FunnelPane />
        <TrendPane view={view} />
        <ChangesPane />
      </div>
    </>
  );
}

/** The page on one A4, as a file or from the printer; Ctrl+P. */
function PrintHome() {
  const frame = useFrame();
  const status = useStatus();
  const commands = useMemo(() => {
    const request = { paper: 'report', report: { kind: 'home', day: status.today, record: null } } as const;
    const print = async (): Promise<void> => {
      await printOut(request, frame);
    };
    const save = async (): Promise<void> => {
      await saveOut(request, 'pdf', frame);
    };
    const always = (): boolean => true;
    return [
      { id: 'home.print', label: '打印一页通', group: '首页', shortcut: 'Ctrl+P', when: always, run: print },
      { id: 'home.pdf', label: '一页通存为PDF', group: '首页', when: always, run: save },
    ];
  }, [frame, status.today]);
  useCommands(commands);

  function openGuide(): void {
    frame.openDrawer({ title: '第一小时指引', width: 420, body: <Guide /> });
  }
  return (
    <div className="home-print">
      <Button size="small" data-testid="home-guide" onClick={openGuide}>
        第一小时指引
      </Button>
      {commands.map(({ id, label, run }) => (
        <Button key={id} size="small" data-testid={id} onClick={() => void run()}>
          {label}
        </Button>
      ))}
    </div>
  );
}

export function HomeScreen() {
  const started = useLedger((ledger) => listRecords(ledger, 'project').length > 0);
  if (!started)
    return (
      <div className="home" data-testid="home">
        <section className="home-start">
          <h2>从这里开始</h2>
          <p className="home-note">台账里还没有项目。按下面的顺序做，做完一步就打上勾。</p>
          <Checklist />
        </section>
      </div>
    );
  return (
    <div className="home" data-testid="home">
      <DueCounts />
      <PrintHome />
      <Suspense fallback={<p className="home-note">正在计算本月数据……</p>}>
        <MonthPart />
      </Suspense>
    </div>
  );
}
