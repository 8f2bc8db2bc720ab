/** Total score and place inside each 赛区; a click shows every line with its formula and numbers. */
import { Typography } from 'antd';
import { explainItem } from '../../../shared/scoring/evaluate-scheme';
import type { Line } from '../../../shared/scoring/evaluate-scheme';
import { monthContext } from '../../../shared/scoring/completion-table';
import type { Ledger } from '../../../shared/ledger/fold';
import type { MonthView } from '../../../shared/month/month-view';
import { figureText, movementText, placeText } from '../../../shared/month/words';
import { workCalendarOf } from '../../../shared/views/calendar';
import { factsOf } from '../../../shared/views/facts';
import type { PublishedMonth } from '../../../shared/views/published-month';
import { useFrame } from '../../ui/frame-context';
import { EvidenceTable } from './FigureDrawer';
import { PlainTable } from '../../ui/PlainTable';

type TotalLine = MonthView['totals'][number];

function linesOf(ledger: Ledger, view: MonthView, unit: string): Line[] {
  const { scheme } = view.adopted;
  const [year = 0, month = 0] = view.period.split('-').map(Number);
  const context = monthContext(scheme, factsOf(ledger, scheme), { year, month, calendar: workCalendarOf(ledger) });
  const subject = { kind: 'unit', id: unit } as const;
  return scheme.items.flatMap(({ id }) => explainItem({ ...context, subject }, id) ?? []);
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <div data-testid="score-lines">
      {lines.map((line) => (
        <section key={line.item}>
          <Typography.Title level={5}>
            {line.title}　{figureText(line.points)}分{line.full === undefined ? '' : `（满分${line.full}）`}
          </Typography.Title>
          <Typography.Paragraph>{line.formula}</Typography.Paragraph>
          {line.evidence.length > 0 && <EvidenceTable ids={line.evidence} />}
        </section>
      ))}
    </div>
  );
}

/** `published`: the month and the ledger its figures come from, so that the lines explain the score that is shown. */
export function ScoreTable({ published: { view, ledger } }: { readonly published: PublishedMonth }) {
  const frame = useFrame();

  function explain(line: TotalLine): void {
    frame.openDrawer({ title: `${line.name} · 综合得分 · 怎么算的`, width: 600, body: <Lines lines={linesOf(ledger, view, line.unit)} /> });
  }

  const groups = [...new Set(view.totals.map(({ groupName }) => groupName))];
  return (
    <div className="targets-body targets-scores">
      {groups.map((group) => (
        <PlainTable<TotalLine>
          key={group}
          rowKey="unit"
          pagination={false}
          caption={<strong>{group === '' ? '未编入赛区' : group}</strong>}
          dataSource={view.totals.filter(({ groupName }) => groupName === group).sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999))}
          onRow={(line) => ({
            onClick: () => explain(line),
            tabIndex: 0,
            onKeyDown: (event) => {
              if (event.key === 'Enter') explain(line);
            },
          })}
          columns={[
            { title: '位次', width: 90, align: 'center', render: (_, line) => placeText(line) },
            { title: '单位', dataIndex: 'name' },
            { title: '得分', width: 90, align: 'right', render: (_, line) => figureText(line.total) },
            { title: '升降', width: 70, align: 'center', render: (_, line) => movementText(line) },
          ]}
        />
      ))}
    </div>
  );
}
