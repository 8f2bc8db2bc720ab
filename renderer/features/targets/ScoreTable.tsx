/** Total score and place inside each 赛区; a click shows every line with its formula and numbers. */
import { Typography } from 'antd';
import { Suspense } from 'react';
import { totalsInOrder } from '../../../shared/month/month-view';
import type { MonthView } from '../../../shared/month/month-view';
import { figureText, movementText, placeText } from '../../../shared/month/words';
import { useAnswer } from '../../data/answers';
import { useFrame } from '../../ui/frame-context';
import { EvidenceTable } from './FigureDrawer';
import { PlainTable } from '../../ui/PlainTable';
import { ScorePaper } from './ScorePaper';

type TotalLine = MonthView['totals'][number];

function Lines({ period, unit }: { readonly period: string; readonly unit: string }) {
  const lines = useAnswer('scoreLines', { period, unit });
  return (
    <div data-testid="score-lines">
      {lines.map((line) => (
        <section key={line.item}>
          <Typography.Title level={5}>
            {line.title}　{figureText(line.points)}分{line.full === undefined ? '' : `（满分${line.full}）`}
          </Typography.Title>
          <Typography.Paragraph>{line.formula}</Typography.Paragraph>
          {line.inputs.flatMap(({ measure, together = [] }) =>
            together.map((group) => <div key={`${measure} ${group}`}>合并计算　{group}</div>),
          )}
          {line.evidence.length > 0 && <EvidenceTable ids={line.evidence} />}
        </section>
      ))}
    </div>
  );
}

export function ScoreTable({ view }: { readonly view: MonthView }) {
  const frame = useFrame();

  function explain(line: TotalLine): void {
    frame.openDrawer({
      title: `${line.name} · 综合得分 · 怎么算的`,
      width: 600,
      body: (
        <Suspense fallback={<p>正在计算……</p>}>
          <Lines period={view.period} unit={line.unit} />
        </Suspense>
      ),
    });
  }

  const totals = totalsInOrder(view);
  const groups = [...new Set(totals.map(({ groupName }) => groupName))];
  return (
    <>
      <ScorePaper period={view.period} />
      <div className="targets-body targets-scores">
        {groups.map((group) => (
          <PlainTable<TotalLine>
            key={group}
            rowKey="unit"
            pagination={false}
            caption={<strong>{group === '' ? '未编入赛区' : group}</strong>}
            dataSource={totals.filter(({ groupName }) => groupName === group)}
            onOpen={explain}
            columns={[
              { title: '位次', width: 90, align: 'center', render: (_, line) => placeText(line) },
              { title: '单位', dataIndex: 'name' },
              { title: '得分', width: 90, align: 'right', render: (_, line) => figureText(line.total) },
              { title: '升降', width: 70, align: 'center', render: (_, line) => movementText(line) },
            ]}
          />
        ))}
      </div>
    </>
  );
}
