/**
 * ECharts with only the parts we use, and the settings every chart shares: no animation, decal patterns so that a chart survives
 * black-and-white print, tooltips drawn on the canvas because the page allows no inline styles. The only importer of echarts.
 */
import { BarChart, FunnelChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ComposeOption } from 'echarts/core';
import type { BarSeriesOption, FunnelSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { AriaComponentOption, GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

use([AriaComponent, BarChart, CanvasRenderer, FunnelChart, GridComponent, LegendComponent, LineChart, MarkLineComponent, TooltipComponent]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | FunnelSeriesOption
  | LineSeriesOption
  | AriaComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

/** Greys and the one blue; the first is the figure that matters. */
export const CHART_INK = { main: '#2b5c8a', quiet: '#a9b4bf', faint: '#dfe4e9', line: '#1f2328', text: '#1f2328', soft: '#59636e' };

const SHARED: ChartOption = {
  animation: false,
  textStyle: { fontFamily: "'Microsoft YaHei','Noto Sans CJK SC',sans-serif", fontSize: 13, color: CHART_INK.text },
  aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
  tooltip: { renderMode: 'richText', confine: true },
};

/**
 * Draws a chart into the returned box and follows its size.
 * @param onPick called with the name of the bar or part that was clicked, to lead to its rows
 */
export function useChart(option: ChartOption, onPick?: (name: string) => void): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    if (box.current === null) return undefined;
    const drawn = init(box.current, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, window.devicePixelRatio) });
    chart.current = drawn;
    drawn.on('click', (event) => pick.current?.(String(event.name)));
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ ...SHARED, ...option }, { notMerge: true });
  }, [option]);
  return box;
}
