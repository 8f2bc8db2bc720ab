/** Ranking of each 赛区 with movement, completion and 序时 gap: the figures of 目标考核, and a click goes there. */
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { figureText, gapText, movementText, periodText, placeText } from '../../../shared/month/words';
import type { MonthView } from '../../../shared/month/month-view';
import { mainTarget, ranking } from '../../../shared/views/home';
import type { RankLine } from '../../../shared/views/home';
import { useFrame } from '../../ui/frame-context';

/** Points of gap that fill half of the bar. */
const FULL_GAP = 30;

/** Length of the gap bar in percent of its half; the sign says the side. */
function barLength(line: RankLine): number {
  const points = Number(line.row?.gapPoints?.text ?? 0);
  return Math.max(-50, Math.min(50, (points / FULL_GAP) * 50));
}

function GapBar({ line }: { readonly line: RankLine }) {
  const length = barLength(line);
  return (
    <svg className="home-gap" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className={length < 0 ? 'home-behind' : 'home-ahead'} x={length < 0 ? 50 + length : 50} y="2" width={Math.abs(length)} height="8" />
      <line x1="50" y1="0" x2="50" y2="12" />
    </svg>
  );
}

export function RankingPane({ view }: { readonly view: MonthView }) {
  const frame = useFrame();
  const [chosen, setChosen] = useState<string | null>(null);
  const target = chosen ?? mainTarget(view) ?? '';
  const groups = useMemo(() => ranking(view, target), [view, target]);
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
      <div className="home-groups">
        {groups.map((group) => (
          <table key={group.name} data-testid="home-group">
            <caption>{group.name}</caption>
            <thead>
              <tr>
                <th>位次</th>
                <th className="home-name">单位</th>
                <th className="home-figure">得分</th>
                <th>升降</th>
                <th colSpan={2}>序时差</th>
              </tr>
            </thead>
            <tbody>
              {group.lines.map((line) => (
                <tr
                  key={line.total.unit}
                  tabIndex={0}
                  title={`${line.total.name}：到目标考核查看怎么算的`}
                  onClick={() => frame.go('targets', { record: line.total.unit })}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') frame.go('targets', { record: line.total.unit });
                  }}
                >
                  <td>{placeText(line.total)}</td>
                  <td className="home-name">{line.total.name}</td>
                  <td className="home-figure">{figureText(line.total.total)}</td>
                  <td>{movementText(line.total)}</td>
                  <td>
                    <GapBar line={line} />
                  </td>
                  <td className="home-figure">{line.row === null ? '—' : gapText(line.row.gapPoints)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}
