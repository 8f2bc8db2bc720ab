/** The try-out page: the whole frame with a table of made-up projects, charts, a PDF and the small pieces. */
import { lazy, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../renderer/App';
import type { SearchHit } from '../../renderer/App';
import { MonthTrend, ScheduleBars, StageFunnel } from '../../renderer/ui/Charts';
import type { FrameStatus } from '../../renderer/ui/Frame';
import { EmptyState, ErrorNotice, ProgressNotice } from '../../renderer/ui/Notices';
import type { PdfPane } from '../../renderer/ui/PdfPane';

const TableScreen = lazy(() => import('./TableTrial').then((module) => ({ default: module.TableTrial })));
const PdfScreen = lazy(() => import('../../renderer/ui/PdfPane').then((module) => ({ default: pdfScreen(module.PdfPane) })));

/** The PDF that grid.trial.ts printed beside this page. */
async function printedPdf(): Promise<Uint8Array> {
  const response = await fetch('./trial.pdf');
  return new Uint8Array(await response.arrayBuffer());
}

function pdfScreen(Pane: typeof PdfPane) {
  return function PdfTrial() {
    const [data, setData] = useState<Uint8Array | null>(null);
    useEffect(() => void printedPdf().then(setData), []);
    return <Pane data={data} label="文书预览" />;
  };
}

const BARS = ['柳河镇', '经开区', '青山镇', '石桥街道', '白塔镇', '双井乡'].map((name, place) => ({ name, percent: 112.5 - place * 14.3 }));
const STEPS = ['线索', '在谈', '签约', '开工', '投产', '达产'].map((name, place) => ({ name, count: 46 - place * 6 }));
const NOW = [1.2, 2.8, 4.1, 6.6, 7.2, 9.1, 11.5, 12.8, 15.2, 17.9, null, null];
const LAST = [1, 2.1, 3.6, 5.2, 6.4, 8, 9.6, 11.2, 12.6, 14.1, 15.8, 17];
const PLAN = NOW.map((_, place) => (place + 1) * 1.7);

function HomeTrial() {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 16, padding: 16 }}>
      <ScheduleBars label="乡镇组完成率" bars={BARS} schedule={83.3} />
      <StageFunnel label="项目漏斗" steps={STEPS} />
      <MonthTrend label="到位资金" unit="亿元" thisYear={NOW} lastYear={LAST} schedule={PLAN} />
      <div>
        <ProgressNotice label="正在打印" done={7} total={20} onCancel={() => {}} />
        <ErrorNotice failure={{ ok: false, code: 'E_PASSWORD', detail: '柳河镇.xlsx' }} onClose={() => {}} />
      </div>
    </div>
  );
}

function Nothing() {
  return <EmptyState title="这里还没有内容">导入台账后，这里列出各单位的任务。</EmptyState>;
}

/** The page has no menu of its own. */
const noMenu = () => () => {};
const noStep = () => {};

const STATUS: FrameStatus = {
  office: '青石县招商服务中心',
  asOf: '2026年11月22日',
  data: { kind: 'saved', toCheck: 3 },
  person: '王建国',
  people: [
    { id: 'a', name: '王建国' },
    { id: 'b', name: '李晓燕' },
  ],
  onSwitchPerson: () => {},
  practice: true,
};

const SCREENS = {
  home: HomeTrial,
  ledger: TableScreen,
  duty: Nothing,
  targets: Nothing,
  supervision: Nothing,
  papers: PdfScreen,
  exchange: Nothing,
  record: Nothing,
  settings: Nothing,
};

const search = (words: string): readonly SearchHit[] => [
  { id: 'p-1', group: '项目', label: `${words}精密铸造项目`, detail: '柳河镇', screen: 'ledger', target: { record: 'p-1' } },
];

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App screens={SCREENS} status={STATUS} search={search} onMenu={noMenu} onStep={noStep} />
    </StrictMode>,
  );
}
