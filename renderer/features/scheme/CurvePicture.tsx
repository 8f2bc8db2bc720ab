/** The small picture of a rule: points over the figure, and a dot where the chosen unit stands. Draws only what it is given. */
import type { Curve } from '../../../shared/scoring/curve';

const WIDTH = 300;
const HEIGHT = 120;
const LEFT = 34;
const BOTTOM = 18;

const short = (value: number): string =>
  Math.abs(value) >= 10_000 ? `${Math.round(value / 1000) / 10}万` : String(Math.round(value * 100) / 100);

export function CurvePicture({ curve, label }: { readonly curve: Curve; readonly label: string }) {
  const xs = curve.points.map((p) => p.x);
  const ys = [...curve.points.map((p) => p.y), 0];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const x = (value: number): number => LEFT + ((value - left) / (right - left || 1)) * (WIDTH - LEFT - 8);
  const y = (value: number): number => HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - BOTTOM - 8);
  const xText = (value: number): string => (curve.ratio ? `${Math.round(value * 100)}%` : short(value));
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
      <polyline className="scheme-line" points={curve.points.map((p) => `${x(p.x)},${y(p.y)}`).join(' ')} />
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
