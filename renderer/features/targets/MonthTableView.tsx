/** One indicator of the month: sections, units, 小计 and 合计, exactly as the bulletin prints them. */
import { Segmented } from 'antd';
import type { MonthLine, MonthView } from '../../../shared/month/month-view';
import type { CompletionRow } from '../../../shared/scoring/completion-table';
import { figureText, gapText, movementText, percentText, placeText } from '../../../shared/month/words';
import { useFrame } from '../../ui/frame-context';
import { FigureDrawer } from './FigureDrawer';
import { PlainTable } from '../../ui/PlainTable';

function keyOf(line: MonthLine): string {
  return line.kind === 'unit' ? line.row.unit : `${line.kind}/${line.section}`;
}

/** Figures of a line, whatever its kind. */
function figuresOf(line: MonthLine) {
  if (line.kind === 'unit')
    return { target: line.row.yearTarget, month: line.row.month, cumulative: line.row.cumulative, completion: line.row.completion };
  if (line.kind === 'subtotal' || line.kind === 'total')
    return { target: line.total.yearTarget, month: line.total.month, cumulative: line.total.cumulative, completion: line.total.completion };
  return null;
}

function nameOf(line: MonthLine): string {
  switch (line.kind) {
    case 'section':
      return line.section;
    case 'empty':
      return line.text;
    case 'unit':
      return line.row.name;
    case 'subtotal':
      return '小计';
    case 'total':
      return '合计';
  }
}

const inUnit = (line: MonthLine, text: (row: CompletionRow) => string): string => (line.kind === 'unit' ? text(line.row) : '');
const inFigures = (line: MonthLine, pick: (figures: NonNullable<ReturnType<typeof figuresOf>>) => string): string => {
  const figures = figuresOf(line);
  return figures === null ? '' : pick(figures);
};

type Props = {
  readonly view: MonthView;
  /** A unit to point out. */
  readonly unit: string | null;
  readonly chosen: string | null;
  readonly onChoose: (target: string) => void;
};

export function MonthTableView({ view, unit, chosen, onChoose }: Props) {
  const frame = useFrame();
  const table = view.tables.find(({ target }) => target === chosen) ?? view.tables[0];
  if (table === undefined) return null;

  const hasStretch = table.lines.some((line) => line.kind === 'unit' && line.row.stretchCompletion !== null);

  function explain(line: MonthLine): void {
    if (line.kind !== 'unit') return;
    frame.openDrawer({
      title: `${line.row.name} · ${line.row.title} · 怎么算的`,
      width: 560,
      body: <FigureDrawer row={line.row} period={view.period} />,
    });
  }

  return (
    <div className="targets-body">
      <Segmented
        value={table.target}
        onChange={onChoose}
        options={view.tables.map(({ target, title }) => ({ value: target, label: title }))}
      />
      <PlainTable<MonthLine>
        className="targets-table"
        rowKey={keyOf}
        pagination={false}
        dataSource={[...table.lines]}
        rowClassName={(line) => `targets-${line.kind}${line.kind === 'unit' && line.row.unit === unit ? ' targets-chosen' : ''}`}
        onOpen={explain}
        opens={({ kind }) => kind === 'unit'}
        columns={[
          { title: '单位', width: 170, render: (_, line) => nameOf(line) },
          { title: '赛区', width: 90, render: (_, line) => (line.kind === 'unit' ? line.groupName : '') },
          {
            title: `年度任务（${table.unitOfMeasure}）`,
            align: 'right',
            render: (_, line) => inFigures(line, ({ target }) => figureText(target)),
          },
          { title: '当月', align: 'right', render: (_, line) => inFigures(line, ({ month }) => figureText(month)) },
          {
            title: `累计（${table.counts}）`,
            align: 'right',
            render: (_, line) => inFigures(line, ({ cumulative }) => figureText(cumulative)),
          },
          {
            title: hasStretch ? '确保目标完成率' : '完成率',
            align: 'right',
            render: (_, line) => inFigures(line, ({ completion }) => percentText(completion)),
          },
          ...(hasStretch
            ? [
                {
                  title: '争取目标完成率',
                  align: 'right' as const,
                  render: (_: never, line: MonthLine) => inUnit(line, ({ stretchCompletion }) => percentText(stretchCompletion)),
                },
              ]
            : []),
          { title: '序时进度', align: 'right', render: (_, line) => inUnit(line, ({ schedule }) => percentText(schedule)) },
          { title: '序时差（百分点）', align: 'right', render: (_, line) => inUnit(line, ({ gapPoints }) => gapText(gapPoints)) },
          { title: '位次', align: 'center', width: 90, render: (_, line) => inUnit(line, placeText) },
          {
            title: '上月位次',
            align: 'center',
            width: 84,
            render: (_, line) => inUnit(line, ({ previousRank }) => (previousRank === null ? '—' : String(previousRank))),
          },
          { title: '升降', align: 'center', width: 64, render: (_, line) => inUnit(line, movementText) },
        ]}
      />
    </div>
  );
}
