/** 质量系数 of an indicator (S-89): which projects count times how much. Factors of another kind stand as text and are kept. */
import { Select } from 'antd';
import { describePredicate } from '../../../shared/scoring/describe';
import { QUALITY_KINDS, readQuality, withFactors, writeQuality } from '../../../shared/scoring/form-quality';
import type { QualityFactor } from '../../../shared/scoring/form-quality';
import type { RowMeasure, Scheme } from '../../../shared/scoring/scheme-schema';
import { Choice, FormLine, Rows } from './FormLine';
import { HeldNumber } from './HeldInput';

type Props = {
  readonly scheme: Scheme;
  readonly measure: RowMeasure;
  readonly disabled: boolean;
  readonly onChange: (measure: RowMeasure) => void;
};

const KINDS = QUALITY_KINDS.map((kind) => [kind, kind] as const);

function One({ own, disabled, put, at }: { own: QualityFactor; disabled: boolean; put: (next: QualityFactor) => void; at: number }) {
  return (
    <span className="scheme-choice">
      <Choice
        label={`系数${at}条件`}
        disabled={disabled}
        value={own.kind}
        options={KINDS}
        onChange={(kind) =>
          put({ ...own, kind, industries: own.industries.length === 0 ? ['主导产业'] : own.industries, atLeast: own.atLeast || '1' })
        }
      />
      {own.kind === '行业属于' ? (
        <Select
          size="small"
          mode="tags"
          aria-label={`系数${at}行业`}
          style={{ minWidth: 200 }}
          disabled={disabled}
          value={[...own.industries]}
          onChange={(industries: string[]) => industries.length > 0 && put({ ...own, industries })}
        />
      ) : (
        <>
          <HeldNumber label={`系数${at}下限`} disabled={disabled} value={own.atLeast} onChange={(atLeast) => put({ ...own, atLeast })} />
          {own.kind === '亩均投资不低于' ? '万元/亩' : '亿元'}
        </>
      )}
      的，乘
      <HeldNumber label={`系数${at}`} disabled={disabled} value={own.factor} onChange={(factor) => put({ ...own, factor })} />
    </span>
  );
}

export function QualityFactors({ scheme, measure, disabled, onChange }: Props) {
  return (
    <FormLine label="质量系数">
      <Rows
        rows={measure.factors}
        least={0}
        add="加一条系数（数量之外看质量和效益）"
        disabled={disabled}
        fresh={() => writeQuality({ kind: '行业属于', industries: ['主导产业'], atLeast: '1', factor: '1.2' })}
        onChange={(factors) => onChange(withFactors(measure, factors))}
        renderRow={(row, put, i) => {
          const own = readQuality(row);
          return own === null ? (
            <span className="scheme-kept">{`${describePredicate(row.when, scheme)}：${row.reason}`}</span>
          ) : (
            <One own={own} at={i + 1} disabled={disabled} put={(next) => put(writeQuality(next))} />
          );
        }}
      />
    </FormLine>
  );
}
