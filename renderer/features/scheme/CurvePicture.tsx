/** The small picture of a rule: points over the figure, and a dot where the chosen unit stands. Draws only what it is given. */
import type { Curve } from '../../../shared/scoring/curve';

const WIDTH = 300;
const HEIGHT = 120;
const LEFT = 34;
const BOTTOM = 18;

const short = (value: number): string =>
  Math.abs(value) >= 10_000 ? `${Math.round(value / 1000) / 10}万` : String(Math.round(value * 100) / 100);

export function CurvePicture({ curve, label }: { readonly curve: Curve; readonly label: string }) {
  const ys = [...curve.runs.flat().map((p) => p.y), 0];
  const [left, right, low, high] = [curve.from, curve.to, Math.min(...ys), Math.max(...ys)];
  const x = (value: number): number => LEFT + ((value - left) / (right - left || 1)) * (WIDTH - LEFT - 8);
  const y = (value: number): number => HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - BOTTOM - 8);
  const xText = (value: number): string => (curve.ratio ? `${Math.round(value * 100)}%` : short(value));
  const edges = [left, ...curve.runs.flatMap((run) => [run[0]?.x ?? left, run.at(-1)?.x ?? right]), right];
  // What lies between two stretches, and before the first and after the last, the rule leaves open.
  const gaps = edges.flatMap((start, i) => {
    const end = edges[i + 1];
    return i % 2 === 0 && end !== undefined && end > start ? [[start, end] as const] : [];
  });
  return (
    <svg className="scheme-curve" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <line x1={LEFT} y1={y(0)} x2={WIDTH - 8} y2={y(0)} className="scheme-axis" />
      <line x1={LEFT} y1={8} x2={LEFT} y2={HEIGHT - BOTTOM} className="scheme-axis" />
      <text x={LEFT - 4} y={y(high) + 4} textAnchor="end">
        {short(high)}
      </text>
      {low < 0 && (
        <text x={LEFT - 4} y={y(low)} textAnchor="end">
          {short(low)}
        </text>
      )}
      <text x={LEFT} y={HEIGHT - 4}>
        {xText(left)}
      </text>
      <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
        {xText(right)}
      </text>
      {gaps.map(([start, end]) => (
        <g key={start}>
          <rect x={x(start)} y={8} width={x(end) - x(start)} height={HEIGHT - BOTTOM - 8} className="scheme-gap" />
          {x(end) - x(start) > 44 && (
            <text x={(x(start) + x(end)) / 2} y={HEIGHT / 2} textAnchor="middle">
              没有规定
            </text>
          )}
        </g>
      ))}
      {curve.runs.map((run) => (
        <polyline key={run[0]?.x} className="scheme-line" points={run.map((p) => `${x(p.x)},${y(p.y)}`).join(' ')} />
      ))}
      {curve.own !== null && curve.own.x >= left && (
        <>
          <circle cx={x(curve.own.x)} cy={y(curve.own.y)} r={4} className="scheme-dot" />
          <text x={Math.min(x(curve.own.x) + 6, WIDTH - 84)} y={Math.min(y(curve.own.y) + 16, HEIGHT - BOTTOM - 4)}>
            {`${xText(curve.own.x)}，${short(curve.own.y)}分`}
          </text>
        </>
      )}
    </svg>
  );
}
