/** The three small charts of the first page. Each gets plain figures in display units and says in words what it shows. */
import './pieces.css';
import { useMemo } from 'react';
import { CHART_INK, useChart } from './chart';
import type { ChartOption } from './chart';

export type ScheduleBar = { readonly name: string; /** Percent points. */ readonly percent: number };

type ScheduleBarsProps = {
  readonly label: string;
  /** In the order shown, best first. */
  readonly bars: readonly ScheduleBar[];
  /** Where everybody should be today (序时进度), percent points. */
  readonly schedule: number;
  readonly onPick?: (name: string) => void;
};

/** Completion of each unit against the schedule line. */
export function ScheduleBars({ label, bars, schedule, onPick }: ScheduleBarsProps) {
  const option = useMemo<ChartOption>(
    () => ({
      grid: { left: 8, right: 56, top: 22, bottom: 4, containLabel: true },
      xAxis: { type: 'value', axisLabel: { formatter: '{value}%' }, splitLine: { lineStyle: { color: CHART_INK.faint } } },
      yAxis: { type: 'category', inverse: true, data: bars.map((bar) => bar.name), axisTick: { show: false } },
      series: [
        {
          type: 'bar',
          data: bars.map((bar) => ({
            value: bar.percent,
            itemStyle: { color: bar.percent >= schedule ? CHART_INK.main : CHART_INK.quiet },
          })),
          barMaxWidth: 16,
          label: { show: true, position: 'right', formatter: '{c}%', color: CHART_INK.text },
          markLine: {
            symbol: 'none',
            silent: true,
            data: [{ xAxis: schedule }],
            lineStyle: { color: CHART_INK.line, type: 'dashed' },
            label: { formatter: `序时${schedule}%`, position: 'start', color: CHART_INK.text },
          },
        },
      ],
    }),
    [bars, schedule],
  );
  const box = useChart(option, onPick);
  return (
    <div
      ref={box}
      className="ui-chart"
      role="img"
      aria-label={`${label}，序时进度${schedule}%`}
      style={{ height: bars.length * 26 + 56 }}
    />
  );
}

export type FunnelStep = { readonly name: string; readonly count: number };

/** How many projects stand at each step of 线索→达产. Widths keep the order of the steps, whatever the counts. */
export function StageFunnel(props: {
  readonly label: string;
  readonly steps: readonly FunnelStep[];
  readonly onPick?: (name: string) => void;
}) {
  const { label, steps, onPick } = props;
  const option = useMemo<ChartOption>(
    () => ({
      series: [
        {
          type: 'funnel',
          sort: 'none',
          left: 8,
          right: 8,
          top: 8,
          bottom: 8,
          minSize: '24%',
          gap: 3,
          data: steps.map((step, place) => ({
            name: step.name,
            value: step.count,
            itemStyle: { color: place % 2 === 0 ? CHART_INK.main : '#5b82a8' },
          })),
          label: { position: 'inside', formatter: '{b}  {c}', color: '#ffffff', textBorderColor: CHART_INK.main, textBorderWidth: 2 },
        },
      ],
    }),
    [steps],
  );
  const box = useChart(option, onPick);
  const words = steps.map((step) => `${step.name}${step.count}`).join('，');
  return <div ref={box} className="ui-chart" role="img" aria-label={`${label}：${words}`} style={{ height: steps.length * 32 + 16 }} />;
}

type MonthTrendProps = {
  readonly label: string;
  readonly unit: string;
  /** One figure per month from January, cumulative; null for months not yet come. */
  readonly thisYear: readonly (number | null)[];
  readonly lastYear: readonly (number | null)[];
  readonly schedule: readonly (number | null)[];
  /** Pixels; default 260. */
  readonly height?: number;
};

const MONTHS = Array.from({ length: 12 }, (_, place) => `${place + 1}月`);

/** Money against schedule by month, with last year. */
export function MonthTrend({ label, unit, thisYear, lastYear, schedule, height = 260 }: MonthTrendProps) {
  const option = useMemo<ChartOption>(
    () => ({
      grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, right: 0, data: ['本年', '上年', '序时目标'], textStyle: { color: CHART_INK.soft } },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        confine: true,
        valueFormatter: (value) => (value === null || value === undefined ? '—' : `${String(value)}${unit}`),
      },
      xAxis: { type: 'category', data: MONTHS, axisTick: { show: false } },
      yAxis: { type: 'value', name: unit, nameTextStyle: { color: CHART_INK.soft }, splitLine: { lineStyle: { color: CHART_INK.faint } } },
      series: [
        { name: '本年', type: 'bar', data: [...thisYear], itemStyle: { color: CHART_INK.main }, barMaxWidth: 18 },
        { name: '上年', type: 'bar', data: [...lastYear], itemStyle: { color: CHART_INK.quiet }, barMaxWidth: 18 },
        {
          name: '序时目标',
          type: 'line',
          data: [...schedule],
          lineStyle: { color: CHART_INK.line, type: 'dashed' },
          itemStyle: { color: CHART_INK.line },
          symbolSize: 5,
        },
      ],
    }),
    [unit, thisYear, lastYear, schedule],
  );
  const box = useChart(option);
  return <div ref={box} className="ui-chart" role="img" aria-label={label} style={{ height }} />;
}
