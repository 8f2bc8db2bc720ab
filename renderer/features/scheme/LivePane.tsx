/**
 * Beside the form: what the part under the clerk's hands gives one unit today, and why; the small picture of a rule; what the checker says. Shows what it
 * is given; figures of a moment ago stay, marked, until the new ones are there.
 */
import { Select } from 'antd';
import { Fragment } from 'react';
import type { Finding } from '../../../shared/scoring/context';
import type { PartToday } from '../../../shared/views/scheme-today';
import { CurvePicture } from './CurvePicture';
import type { Trial } from './use-trial';

function Today({ part }: { readonly part: PartToday }) {
  const { says, lines, curve, lists } = part;
  return (
    <>
      {says.length > 0 && (
        <p className="scheme-today" data-testid="scheme-today">
          {says.map((piece, i) => (
            // A sentence has a fixed order, so the place is the key.
            <Fragment key={`${i}`}>{typeof piece === 'string' ? piece : <strong>{piece.strong}</strong>}</Fragment>
          ))}
        </p>
      )}
      {curve !== null && (
        <>
          <CurvePicture curve={curve.curve} label={curve.label} />
          <p className="scheme-hint">{curve.axes}</p>
        </>
      )}
      {lines.length > 0 && (
        <ul className="scheme-inputs">
          {lines.map((line, i) => (
            <li key={`${i}${line}`}>{line}</li>
          ))}
        </ul>
      )}
      {lists.map((list) => (
        <div key={list.title} className="scheme-list">
          <strong>{list.title}</strong>
          <ol>
            {list.rows.map((row) => (
              <li key={row.subject} value={row.place ?? undefined} className={row.place === null ? 'scheme-unplaced' : undefined}>
                {row.text}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}

const WORDS = { error: '必须改', warning: '请核对', note: '提示' } as const;

/** Findings of one part; in a list of all of them each says its part (`where`) and leads there. */
export function FindingList({
  findings,
  where,
  onOpen,
}: {
  readonly findings: readonly Finding[];
  readonly where?: (finding: Finding) => string;
  readonly onOpen?: (finding: Finding) => void;
}) {
  return (
    <ul className="scheme-findings">
      {findings.map((f) => (
        <li key={`${f.code}${f.at}${f.text}`} className={`scheme-finding-${f.level}`}>
          <b>{WORDS[f.level]}</b> {where === undefined ? '' : `${where(f)}：`}
          {f.text}
          {onOpen !== undefined && (
            <button type="button" onClick={() => onOpen(f)}>
              去看
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is said above the figures while they are not, or not yet, those of the scheme as it stands. */
function standing({ first, fresh, failed, units, asks, part }: Trial, open: boolean): string | null {
  if (failed) return '这一次没有算出来：改动已经保留，再改一处会重新试算。';
  if (first) return '正在试算……';
  if (!fresh) return '正在按刚才的改动重算，下面是改动前的数。';
  if (units.length === 0) return '台账里还没有单位，录入后这里给出试算。';
  if (asks) return part === null ? '这一项没有单独的试算，用到它的指标、考核项里看得到结果。' : null;
  return open ? '这一项不计分，没有试算。' : '点开一项，这里写明这个单位今天按它得多少、为什么。';
}

export function LivePane({
  trial,
  open,
  findings,
  onUnit,
}: {
  readonly trial: Trial;
  /** True: a part is open, whether it can be tried or not. */
  readonly open: boolean;
  readonly findings: readonly Finding[];
  readonly onUnit: (unit: string) => void;
}) {
  const says = standing(trial, open);
  return (
    <aside className="scheme-live" aria-label="试算" aria-busy={!trial.fresh}>
      <div className="scheme-live-head">
        试算单位
        <Select
          size="small"
          aria-label="试算单位"
          showSearch={{ optionFilterProp: 'label' }}
          style={{ flex: 1 }}
          value={trial.unit}
          options={trial.units.map((own) => ({ value: own.id, label: own.name }))}
          onChange={onUnit}
        />
      </div>
      <p className="scheme-hint scheme-standing" role="status">
        {says}
      </p>
      {trial.part !== null && (
        <div className={trial.fresh ? undefined : 'scheme-stale'}>
          <Today part={trial.part} />
        </div>
      )}
      {findings.length > 0 && <FindingList findings={findings} />}
    </aside>
  );
}
