/** 督办阶梯 as a staircase: one step per level, mild to severe; a click opens the step. Which condition, whose decision, by which article. */
import { Button } from 'antd';
import { useState } from 'react';
import { LADDER_LINES, LEVEL_LINES } from '../../../shared/scoring/form-results';
import { blankLevel } from '../../../shared/scoring/form-sections';
import type { Ladder, Scheme } from '../../../shared/scoring/scheme-schema';
import { StatusMark } from '../../ui/Notices';
import type { Tone } from '../../ui/Notices';
import { LinesForm } from './LinesForm';

type Level = Ladder['levels'][number];

const TONES: Readonly<Record<Level['colour'], Tone>> = {
  green: 'green',
  blue: 'blue',
  yellow: 'yellow',
  orange: 'yellow',
  red: 'red',
  none: 'plain',
};
const BEFORE = LADDER_LINES.filter((line) => ['title', 'subject', 'appliesTo', 'where', 'cadence', 'counters'].includes(line.key));
const AFTER = LADDER_LINES.filter((line) => line.key !== 'levels' && !BEFORE.includes(line));

function Staircase({ ladder, open, onOpen }: { readonly ladder: Ladder; readonly open: string; readonly onOpen: (code: string) => void }) {
  return (
    <div className="scheme-stairs" role="tablist" aria-label={ladder.title}>
      {ladder.levels.map((level, i) => (
        <button
          key={level.code}
          type="button"
          role="tab"
          aria-selected={level.code === open}
          className={level.code === open ? 'scheme-stair scheme-stair-open' : 'scheme-stair'}
          style={{ height: 40 + i * 18 }}
          onClick={() => onOpen(level.code)}
        >
          <StatusMark tone={TONES[level.colour]} word={level.title} />
        </button>
      ))}
    </div>
  );
}

export function LadderForm({
  scheme,
  ladder,
  disabled,
  onChange,
}: {
  readonly scheme: Scheme;
  readonly ladder: Ladder;
  readonly disabled: boolean;
  readonly onChange: (ladder: Record<string, unknown>) => void;
}) {
  const [open, setOpen] = useState(ladder.levels[0]?.code ?? '');
  const { levels } = ladder;
  const at = Math.max(
    0,
    levels.findIndex((own) => own.code === open),
  );
  const level = levels[at];
  const of = { scheme, disabled };
  const put = (next: readonly unknown[]): void => onChange({ ...ladder, levels: next });
  const move = (by: -1 | 1): void => {
    const rest = levels.filter((_, i) => i !== at);
    if (level !== undefined) put([...rest.slice(0, at + by), level, ...rest.slice(at + by)]);
  };
  return (
    <>
      <LinesForm {...of} lines={BEFORE} value={ladder} of="阶梯" onChange={onChange} />
      <Staircase ladder={ladder} open={level?.code ?? ''} onOpen={setOpen} />
      {!disabled && (
        <div className="scheme-part-foot">
          <Button
            size="small"
            onClick={() => {
              const next = blankLevel(scheme);
              put([...levels, next]);
              setOpen(next.code);
            }}
          >
            加一级
          </Button>
          <Button size="small" disabled={at === 0} onClick={() => move(-1)}>
            这一级前移
          </Button>
          <Button size="small" disabled={at >= levels.length - 1} onClick={() => move(1)}>
            这一级后移
          </Button>
          <Button size="small" disabled={levels.length < 2} onClick={() => put(levels.filter((_, i) => i !== at))}>
            删除这一级
          </Button>
        </div>
      )}
      {level !== undefined && (
        <LinesForm
          key={level.code}
          {...of}
          lines={LEVEL_LINES}
          value={level}
          of="级别"
          onChange={(next) => put(levels.map((own, i) => (i === at ? next : own)))}
        />
      )}
      <LinesForm {...of} lines={AFTER} value={ladder} of="阶梯" onChange={onChange} />
    </>
  );
}
