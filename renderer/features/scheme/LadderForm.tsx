/** 督办阶梯 as a staircase: one step per level, mild to severe; a click opens the step. Which condition, whose decision, by which article. */
import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { describePredicate } from '../../../shared/scoring/describe';
import type { Ladder, Scheme } from '../../../shared/scoring/scheme-schema';
import { StatusMark } from '../../ui/Notices';
import type { Tone } from '../../ui/Notices';
import { ConditionField } from './ConditionField';
import { Choice, FormLine } from './FormLine';

type Level = Ladder['levels'][number];
type Props = { readonly scheme: Scheme; readonly ladder: Ladder; readonly disabled: boolean; readonly onChange: (ladder: Ladder) => void };

const COLOURS = [
  ['green', '绿'],
  ['blue', '蓝'],
  ['yellow', '黄'],
  ['orange', '橙'],
  ['red', '红'],
  ['none', '无色'],
] as const;
const TONES: Readonly<Record<Level['colour'], Tone>> = {
  green: 'green',
  blue: 'blue',
  yellow: 'yellow',
  orange: 'yellow',
  red: 'red',
  none: 'plain',
};
const CADENCES = [
  ['day', '每天'],
  ['week', '每周'],
  ['month', '每月'],
  ['quarter', '每季'],
  ['half', '每半年'],
  ['year', '每年'],
] as const;

export function Staircase({
  ladder,
  open,
  onOpen,
}: {
  readonly ladder: Ladder;
  readonly open: string;
  readonly onOpen: (code: string) => void;
}) {
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

function LevelForm({
  scheme,
  level,
  disabled,
  onChange,
}: Omit<Props, 'ladder' | 'onChange'> & { readonly level: Level; readonly onChange: (level: Level) => void }) {
  const { answerWithin } = level;
  return (
    <>
      <FormLine label="这一级叫">
        <Input
          size="small"
          aria-label="级别名称"
          className="scheme-word"
          disabled={disabled}
          value={level.title}
          onChange={(event) => event.target.value !== '' && onChange({ ...level, title: event.target.value })}
        />
        <Choice
          label="颜色"
          disabled={disabled}
          value={level.colour}
          options={COLOURS}
          onChange={(colour) => onChange({ ...level, colour })}
        />
        <Choice
          label="怎么用"
          disabled={disabled}
          value={level.silent ? 'silent' : level.forStudy ? 'study' : 'letter'}
          options={[
            ['letter', '提出处置建议'],
            ['study', '提请研究'],
            ['silent', '只显示，不发文'],
          ]}
          onChange={(next) => onChange({ ...level, silent: next === 'silent', forStudy: next === 'study' })}
        />
      </FormLine>
      <FormLine label="什么条件">
        <ConditionField
          scheme={scheme}
          label="条件"
          value={level.when}
          disabled={disabled}
          onChange={(when) => onChange({ ...level, when })}
        />
      </FormLine>
      <FormLine label="决定机关">
        <Input
          size="small"
          aria-label="决定机关"
          disabled={disabled}
          value={level.organ}
          onChange={(event) => event.target.value !== '' && onChange({ ...level, organ: event.target.value })}
        />
      </FormLine>
      <FormLine label="依据条款">
        <Input
          size="small"
          aria-label="依据条款"
          disabled={disabled}
          value={level.basis}
          onChange={(event) => event.target.value !== '' && onChange({ ...level, basis: event.target.value })}
        />
      </FormLine>
      {answerWithin !== undefined && (
        <FormLine label="答复时限">
          <InputNumber
            size="small"
            aria-label="答复时限"
            min={1}
            max={365}
            disabled={disabled}
            value={answerWithin.n}
            onChange={(n) => n !== null && onChange({ ...level, answerWithin: { ...answerWithin, n } })}
          />
          {{ day: '日', workday: '个工作日', month: '个月', year: '年' }[answerWithin.unit]}
        </FormLine>
      )}
      {level.effects.length > 0 && (
        <FormLine label="随带措施">
          <span className="scheme-kept">{level.effects.join('；')}</span>
        </FormLine>
      )}
    </>
  );
}

export function LadderForm({ scheme, ladder, disabled, onChange }: Props) {
  const [open, setOpen] = useState(ladder.levels[0]?.code ?? '');
  const level = ladder.levels.find((own) => own.code === open) ?? ladder.levels[0];
  return (
    <>
      <FormLine label="名称">
        <Input
          size="small"
          aria-label="阶梯名称"
          className="scheme-word"
          disabled={disabled}
          value={ladder.title}
          onChange={(event) => event.target.value !== '' && onChange({ ...ladder, title: event.target.value })}
        />
        {typeof ladder.cadence === 'string' ? (
          <Choice
            label="多久看一次"
            disabled={disabled}
            value={ladder.cadence}
            options={CADENCES}
            onChange={(cadence) => onChange({ ...ladder, cadence })}
          />
        ) : (
          <span className="scheme-kept">{ladder.cadence.checkOn.map((day) => day.replace('-', '月')).join('日、')}日各看一次</span>
        )}
        <Choice
          label="几级同时成立"
          disabled={disabled}
          value={ladder.pick}
          options={[
            ['highest', '按最重的一级'],
            ['lowest', '按最轻的一级'],
            ['one-step-up', '逐级上升，不跳级'],
          ]}
          onChange={(pick) => onChange({ ...ladder, pick })}
        />
      </FormLine>
      {ladder.counters.map((counter, at) => (
        <FormLine key={counter.id} label={counter.title}>
          <ConditionField
            scheme={scheme}
            label={counter.title}
            value={counter.when}
            disabled={disabled}
            onChange={(when) => onChange({ ...ladder, counters: ladder.counters.map((own, i) => (i === at ? { ...own, when } : own)) })}
          />
          <span className="scheme-kept">
            {counter.count.is === 'consecutive'
              ? '连续计'
              : counter.count.is === 'cumulative'
                ? '累计'
                : `近${counter.count.periods}期内计`}
            {counter.resetYearly ? '，每年重新计' : ''}
          </span>
        </FormLine>
      ))}
      <Staircase ladder={ladder} open={level?.code ?? ''} onOpen={setOpen} />
      {level !== undefined && (
        <LevelForm
          key={level.code}
          scheme={scheme}
          level={level}
          disabled={disabled}
          onChange={(next) => onChange({ ...ladder, levels: ladder.levels.map((own) => (own.code === next.code ? next : own)) })}
        />
      )}
      {ladder.release !== 'none' && (
        <FormLine label="解除">
          <span className="scheme-kept">
            {describePredicate(ladder.release.when, scheme)}时，{ladder.release.proposal}
          </span>
        </FormLine>
      )}
    </>
  );
}
