/**
 * Beside the form: what the part under the clerk's hands gives one unit today, and why; the small picture of a rule; what the checker says.
 * Reads the trial only.
 */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { proposeEscalations } from '../../../shared/escalation/propose';
import { curveOf } from '../../../shared/scoring/curve';
import { describeNumber } from '../../../shared/scoring/describe';
import type { Ctx, Finding } from '../../../shared/scoring/context';
import { explainItem } from '../../../shared/scoring/evaluate-scheme';
import { fixedText } from '../../../shared/scoring/exact';
import { measureOf } from '../../../shared/scoring/measures';
import { rankLists, tierOf } from '../../../shared/scoring/ranks';
import { targetOf } from '../../../shared/scoring/targets';
import { subjectName } from '../../../shared/scoring/fact-index';
import { plainText } from '../../../shared/scoring/exact';
import { CurvePicture } from './CurvePicture';
import { OUTCOMES, isOutcome } from './OutcomeToday';
import type { Place } from './places';
import type { Trial } from './use-trial';

function ItemToday({ id, ctx, unit }: { readonly id: string; readonly ctx: Ctx; readonly unit: string }) {
  const { scheme } = ctx.env;
  const item = scheme.items.find((own) => own.id === id);
  if (item === undefined) return null;
  const line = explainItem(ctx, id);
  const curve = curveOf(item.rule, id, ctx);
  if (line === null) return <p>{unit}不考这一项。</p>;
  return (
    <>
      <p className="scheme-today" data-testid="scheme-today">
        {line.points === null ? (
          <>
            {unit} 今天按此算不出得分，因为 {line.formula}
          </>
        ) : (
          <>
            {unit} 今天按此得 <strong>{line.points.text}</strong> 分，因为 {line.formula}
          </>
        )}
      </p>
      {curve !== null && (
        <>
          <CurvePicture curve={curve} label={`${item.title}得分曲线`} />
          <p className="scheme-hint">
            横轴：{curve.ratio ? '完成率' : describeNumber(curve.of, scheme)}；竖轴：得分；圆点是{unit}
          </p>
        </>
      )}
      <ul className="scheme-inputs">
        {line.inputs.map((input, i) => (
          <li key={`${input.measure}${i}`}>
            {input.name} {input.value?.text ?? '缺数'}
            {input.unit}（{input.counts}，{input.evidence.length}条记录）
          </li>
        ))}
      </ul>
    </>
  );
}

function Today({ place, ctx, unit }: { readonly place: Place; readonly ctx: Ctx; readonly unit: string }): ReactNode {
  const { scheme, index } = ctx.env;
  const { id } = place;
  if (id === undefined) return null;
  if (isOutcome(place.section)) {
    const Outcome = OUTCOMES[place.section];
    return <Outcome id={id} ctx={ctx} />;
  }
  switch (place.section) {
    case 'items':
      return <ItemToday id={id} ctx={ctx} unit={unit} />;
    case 'measures': {
      const measure = scheme.measures.find((own) => own.id === id);
      if (measure === undefined) return null;
      const made = measureOf(ctx, id, undefined, undefined);
      return (
        <p className="scheme-today" data-testid="scheme-today">
          {unit} 现在是 <strong>{made.value === null ? '缺数' : fixedText(made.value, measure.decimals)}</strong> {measure.unit}，来自
          {made.rowIds().length}
          条记录
        </p>
      );
    }
    case 'targets': {
      const year = targetOf(ctx, id, 'base', 'year').value;
      const due = targetOf(ctx, id, 'base', 'schedule').value;
      return (
        <p className="scheme-today" data-testid="scheme-today">
          {unit} 全年任务 <strong>{year === null ? '没有下达' : plainText(year)}</strong>
          {due === null ? '' : `，到本月底应完成 ${plainText(due, 2)}`}
        </p>
      );
    }
    case 'ranks':
      return rankLists({ ...ctx, subject: null }, id).map((list) => (
        <div key={list.group ?? ''} className="scheme-list">
          <strong>{scheme.groups.find((g) => g.id === list.group)?.title ?? '全部'}</strong>
          <ol>
            {list.placed.slice(0, 12).map((row) => (
              <li key={row.subject.id} value={row.place ?? undefined}>
                {subjectName(index, row.subject)} {row.value === null ? '缺数' : plainText(row.value, 2)}
                {tierOf({ ...ctx, subject: row.subject }, id).tier ?? ''}
              </li>
            ))}
          </ol>
        </div>
      ));
    case 'ladders': {
      const { facts } = index;
      const states = proposeEscalations(scheme, facts, { asOf: ctx.env.asOf, calendar: ctx.env.calendar, preview: true }).states;
      const mine = states.find((state) => state.ladder === id && state.subject.id === ctx.subject?.id);
      const ladder = scheme.ladders.find((own) => own.id === id);
      if (ladder?.subject !== 'unit') return <p className="scheme-hint">这个阶梯不是按单位看的，在督办预警里试算。</p>;
      const level = ladder.levels.find((own) => own.code === mine?.level);
      return (
        <p className="scheme-today" data-testid="scheme-today">
          {unit} 今天按此{level === undefined ? '不到任何一级' : <strong>到“{level.title}”</strong>}
          {mine === undefined ? '' : `，因为${mine.rule === '' ? '没有一级的条件成立' : mine.rule}`}
        </p>
      );
    }
    default:
      return null;
  }
}

const WORDS = { error: '必须改', warning: '请核对', note: '提示' } as const;

export function FindingList({ findings, onOpen }: { readonly findings: readonly Finding[]; readonly onOpen?: (finding: Finding) => void }) {
  return (
    <ul className="scheme-findings">
      {findings.map((f) => (
        <li key={`${f.code}${f.at}${f.text}`} className={`scheme-finding-${f.level}`}>
          <b>{WORDS[f.level]}</b> {f.text}
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

export function LivePane({
  trial,
  place,
  unit,
  findings,
  onUnit,
}: {
  readonly trial: Trial;
  readonly place: Place;
  readonly unit: string | null;
  readonly findings: readonly Finding[];
  readonly onUnit: (unit: string) => void;
}) {
  const chosen = trial.units.find((own) => own.id === unit) ?? trial.units[0];
  return (
    <aside className="scheme-live" aria-label="试算">
      <div className="scheme-live-head">
        试算单位
        <Select
          size="small"
          aria-label="试算单位"
          showSearch={{ optionFilterProp: 'label' }}
          style={{ flex: 1 }}
          value={chosen?.id ?? null}
          options={trial.units.map((own) => ({ value: own.id, label: own.name }))}
          onChange={onUnit}
        />
      </div>
      {chosen === undefined ? (
        <p>台账里还没有单位，录入后这里给出试算。</p>
      ) : (
        <Today place={place} ctx={{ ...trial.ctx, subject: { kind: 'unit', id: chosen.id } }} unit={chosen.name} />
      )}
      {findings.length > 0 && <FindingList findings={findings} />}
    </aside>
  );
}
