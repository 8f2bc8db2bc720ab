/**
 * The form of one part of the scheme, whatever its section. What comes back is read by the format's own schema before it is taken: a part that would not be
 * valid is not taken, and says why.
 */
import { Alert } from 'antd';
import { useState } from 'react';
import { FORM_NAMES, linesOf, partsOf } from '../../../shared/scoring/form-sections';
import type { FormSection } from '../../../shared/scoring/form-sections';
import { readMeasure } from '../../../shared/scoring/form-measures';
import { problemsOf } from '../../../shared/scoring/load-scheme';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { ItemForm } from './ItemForm';
import { LadderForm } from './LadderForm';
import { LinesForm } from './LinesForm';
import { MeasureForm } from './MeasureForm';
import { PointsUnit } from './points-unit';

type Props = {
  readonly scheme: Scheme;
  readonly section: FormSection;
  /** Place of the part in its section. */
  readonly at: number;
  readonly disabled: boolean;
  readonly onChange: (scheme: Scheme) => void;
};

/** Lines the short form of an indicator shows already. */
const SHOWN = ['name', 'unit', 'counts'];

function Fields({ scheme, section, at, disabled, onChange }: Omit<Props, 'onChange'> & { readonly onChange: (part: unknown) => void }) {
  const of = { scheme, disabled };
  if (section === 'items') {
    const item = scheme.items[at];
    return item === undefined ? null : <ItemForm {...of} item={item} onChange={onChange} />;
  }
  if (section === 'ladders') {
    const ladder = scheme.ladders[at];
    return ladder === undefined ? null : <LadderForm {...of} ladder={ladder} onChange={onChange} />;
  }
  const part = partsOf(scheme, section)[at];
  const lines = linesOf(section, part);
  const measure = section === 'measures' ? scheme.measures[at] : undefined;
  if (measure !== undefined) {
    const isShort = measure.is === 'rows' && readMeasure(measure) !== null;
    // The lines stay the same ones when an act takes the indicator out of its short form: the keys go on in the line it added.
    return (
      <>
        {isShort && <MeasureForm {...of} measure={measure} onChange={onChange} />}
        <details className="scheme-rest" {...(isShort ? {} : { open: true })}>
          <summary>全部口径</summary>
          <LinesForm
            {...of}
            lines={isShort ? lines.filter((line) => !SHOWN.includes(line.key)) : lines}
            value={part}
            of={isShort ? '口径' : FORM_NAMES[section]}
            onChange={onChange}
          />
        </details>
      </>
    );
  }
  return (
    <>
      {section === 'payouts' && (
        <Alert type="info" title="奖惩默认不启用：办法采用之后才计算，只列出条件是否达到和应得数，由有权机关决定。" />
      )}
      <PointsUnit value={section === 'payouts' ? (scheme.payouts[at]?.unit ?? '分') : '分'}>
        <LinesForm {...of} lines={lines} value={part} of={FORM_NAMES[section]} onChange={onChange} />
      </PointsUnit>
    </>
  );
}

export function PartForm({ scheme, section, at, disabled, onChange }: Props) {
  const [refused, setRefused] = useState<string | null>(null);
  const put = (part: unknown): void => {
    const read = SchemeSchema.shape[section].safeParse([part]);
    const [made] = (read.success ? read.data : undefined) ?? [];
    if (made === undefined) {
      setRefused(problemsOf(read, [part])[0]?.text ?? '不完整');
      return;
    }
    setRefused(null);
    const all: readonly unknown[] = partsOf(scheme, section);
    const list = [...all.slice(0, at), made, ...all.slice(at + 1)];
    onChange({ ...scheme, [section]: list });
  };
  return (
    <>
      {refused !== null && <Alert type="warning" showIcon title={`刚才的改动没有采用：${refused}。原来的内容没有变。`} />}
      <Fields scheme={scheme} section={section} at={at} disabled={disabled} onChange={put} />
    </>
  );
}
