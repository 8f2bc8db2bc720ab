/** Ranking of each 赛区 with movement, completion and 序时 gap: the figures of 目标考核, and a click goes there. */
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { figureText, gapText, movementText, periodText } from '../../../shared/month/words';
import type { MonthView } from '../../../shared/month/month-view';
import { mainTarget, ranking, rankingLacks } from '../../../shared/views/home';
import type { RankLine, RankingLack } from '../../../shared/views/home';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import type { ScreenId, ScreenTarget } from '../../ui/navigation';
import { EmptyState } from '../../ui/Notices';

/** Points of gap that fill half of the bar. */
const FULL_GAP = 40;

/** The gap in words over a bar from the middle: to the right ahead, to the left behind. The bar only repeats the words. */
function Gap({ line }: { readonly line: RankLine }) {
  const points = Number(line.row?.gapPoints?.text ?? 0);
  const length = Math.min(50, (Math.abs(points) / FULL_GAP) * 50);
  return (
    <>
      <svg className="home-gap" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className={points < 0 ? 'home-behind' : 'home-ahead'} x={points < 0 ? 50 - length : 50} y="0" width={length} height="10" />
        <line x1="50" y1="0" x2="50" y2="10" />
      </svg>
      <span>{line.row === null ? '—' : gapText(line.row.gapPoints)}</span>
    </>
  );
}

type LackWords = { readonly says: string; readonly act: string; readonly go: readonly [ScreenId, ScreenTarget] };

const LACKS: { readonly [L in RankingLack]: LackWords } = {
  赛区: {
    says: '没有一个单位编入赛区',
    act: '去编赛区',
    go: ['settings', { tab: '单位和人员', filter: '赛区和板块' }],
  },
  任务: { says: '没有下达任务', act: '去下达任务', go: ['targets', { tab: '任务下达' }] },
};

/** Said instead of a table of dashes: what the year still lacks, and the way to each. */
function Lacks({ lacks, year }: { readonly lacks: readonly RankingLack[]; readonly year: string }) {
  const frame = useFrame();
  return (
    <EmptyState
      title="还排不出位次"
      actions={lacks.map((lack) => (
        <Button key={lack} onClick={() => frame.go(...LACKS[lack].go)}>
          {LACKS[lack].act}
        </Button>
      ))}
    >
      {year}年{lacks.map((lack) => LACKS[lack].says).join('，也')}。补上以后，这里按赛区显示各单位的位次、得分和序时差。
    </EmptyState>
  );
}

/** Lines of a group's table: its name, its heading, its units. */
const HEAD_LINES = 2;

export function RankingPane({ view }: { readonly view: MonthView }) {
  const frame = useFrame();
  const [chosen, setChosen] = useState<string | null>(null);
  const target = chosen ?? mainTarget(view) ?? '';
  const groups = useMemo(() => ranking(view, target), [view, target]);
  const ledger = useLedger((current) => current);
  const lacks = useMemo(() => rankingLacks(ledger, view), [ledger, view]);
  const placed = view.totals.some(({ rank, total }) => rank !== null || total !== null);
  return (
    <section className="home-ranking" aria-label="各赛区排名">
      <header>
        <h2>各赛区排名（{periodText(view.period)}）</h2>
        <label>
          序时差看：
          <Select
            size="small"
            aria-label="指标"
            popupMatchSelectWidth={false}
            value={target}
            onChange={setChosen}
            options={view.tables.map((table) => ({ value: table.target, label: table.title }))}
          />
        </label>
        <span className="home-note">位次按综合得分；序时差为百分点</span>
      </header>
      {lacks.length > 0 && <Lacks lacks={lacks} year={view.period.slice(0, 4)} />}
      <div className="home-groups">
        {(lacks.length === 0 || placed ? groups : []).map((group) => (
          <table key={group.name} data-testid="home-group" style={{ gridRow: `span ${group.lines.length + HEAD_LINES}` }}>
            <caption>{group.name}</caption>
            <thead>
              <tr>
                <th className="home-place">位次</th>
                <th className="home-name">单位</th>
                <th className="home-score">得分</th>
                <th className="home-move">升降</th>
                <th className="home-points">序时差</th>
              </tr>
            </thead>
            <tbody>
              {group.lines.map((line) => (
                <tr
                  key={line.total.unit}
                  tabIndex={0}
                  title={`${line.total.name}：到目标考核看怎么算的`}
                  onClick={() => frame.go('targets', { record: line.total.unit })}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') frame.go('targets', { record: line.total.unit });
                  }}
                >
                  <td className="home-place">
                    {line.total.rank ?? '—'}
                    {line.total.tied && <small>并列</small>}
                  </td>
                  <td className="home-name">{line.total.name}</td>
                  <td className="home-score">{figureText(line.total.total)}</td>
                  <td className="home-move">{movementText(line.total)}</td>
                  <td className="home-points">
                    <Gap line={line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}
