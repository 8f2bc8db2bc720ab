/** One section of the scheme under edit: its parts as lines and forms. Parts without a form are sentences, kept as they are. */
import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/scoring/context';
import {
  RULE_NAMES,
  describeDeadline,
  describeEligibility,
  describeLadder,
  describeMeasure,
  describeOverride,
  describePayout,
  describeRank,
  describeRule,
  describeSplit,
  describeTarget,
} from '../../../shared/scoring/describe-rules';
import { blankMeasure } from '../../../shared/scoring/form-measures';
import { blankItem, freshId, withItem, withoutItem } from '../../../shared/scoring/scheme-edits';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import type { Rank, Scheme, TargetRule } from '../../../shared/scoring/scheme-schema';
import { BasisForm, GroupsForm } from './BasisForm';
import type { SectionProps } from './BasisForm';
import { ConditionField } from './ConditionField';
import { FormLine } from './FormLine';
import { ItemForm } from './ItemForm';
import { LadderForm } from './LadderForm';
import { MeasureForm, TargetForm } from './MeasureForm';
import { PartList } from './PartList';
import type { Line, NewPart } from './PartList';
import type { Place } from './places';
import { PayoutForm, RankForm } from './RankForm';

type Listed = 'measures' | 'targets' | 'items' | 'overrides' | 'ranks' | 'ladders' | 'payouts';

const MEASURE_KINDS = {
  money: '加一个资金指标',
  stages: '加一个项目阶段指标',
  activities: '加一个活动指标',
  figures: '加一个直报指标',
} as const;
type MeasureKind = keyof typeof MEASURE_KINDS;

const NEWS: Readonly<Record<Listed, readonly NewPart[]>> = {
  measures: Object.entries(MEASURE_KINDS).map(([key, label]) => ({ key, label })),
  targets: [{ key: 'target', label: '加一项任务' }],
  items: (['R', 'B', 'U', 'P', 'N', 'J', 'C'] as const).map((key) => ({ key, label: `加一项（${RULE_NAMES[key]}）` })),
  overrides: [],
  ranks: [{ key: 'rank', label: '加一个排名' }],
  ladders: [],
  payouts: [],
};
const EMPTY: Readonly<Record<Listed, string>> = {
  measures: '指标是从台账里数出来的数，例如当年到位资金、签约项目数。先加指标，再加任务和考核项。',
  targets: '任务是各单位全年要完成的数和序时进度。',
  items: '考核项是评分表上的一行。',
  overrides: '没有一票否决或调整。需要时导入带有该条的办法文件。',
  ranks: '没有排名。',
  ladders: '没有督办阶梯。可从示例“红黄绿灯推进”“三色督办”开始新建。',
  payouts: '没有奖惩兑现。',
};

function linesOf(scheme: Scheme, section: Listed): readonly Line[] {
  switch (section) {
    case 'measures':
      return scheme.measures.map((m) => ({ id: m.id, title: m.name, says: describeMeasure(m, scheme) }));
    case 'targets':
      return scheme.targets.map((t) => ({ id: t.id, title: t.title, says: describeTarget(t, scheme) }));
    case 'items':
      return scheme.items.map((i) => ({
        id: i.id,
        title: `${i.title}${i.full === undefined ? '' : `　${i.full}分`}`,
        says: `${RULE_NAMES[i.rule.kind]}：${describeRule(i.rule, scheme)}`,
      }));
    case 'overrides':
      return scheme.overrides.map((o) => ({ id: o.id, title: o.title, says: describeOverride(o, scheme) }));
    case 'ranks':
      return scheme.ranks.map((r) => ({ id: r.id, title: r.title, says: describeRank(r, scheme) }));
    case 'ladders':
      return scheme.ladders.map((l) => ({ id: l.id, title: l.title, says: describeLadder(l, scheme) }));
    case 'payouts':
      return scheme.payouts.map((p) => ({ id: p.id, title: p.title, says: describePayout(p, scheme) }));
  }
}

function blankTarget(scheme: Scheme): TargetRule {
  const measure = scheme.measures.find((m) => !scheme.targets.some((t) => t.measure === m.id)) ?? scheme.measures[0];
  const id = measure !== undefined && !scheme.targets.some((t) => t.id === measure.id) ? measure.id : freshId(scheme.targets, 'target');
  return {
    id,
    title: measure?.name ?? '新任务',
    measure: measure?.id ?? '',
    subject: 'unit',
    appliesTo: 'all',
    values: [],
    schedule: { is: 'linear', by: 'month' },
    cumulative: true,
  };
}

function blankRank(scheme: Scheme): Rank {
  return {
    id: freshId(scheme.ranks, 'rank'),
    title: '月度排名',
    subject: 'unit',
    within: 'each-group',
    by: { op: 'item', id: scheme.total ?? scheme.items[0]?.id ?? '', stage: 'final' },
    order: 'high-first',
    tieBreaks: [],
    ties: 'same-place-then-gap',
    tiers: [],
    otherwiseTier: 'none',
  };
}

/** The scheme with a new part, and the part's id. */
function added(scheme: Scheme, section: Listed, key: string): { readonly scheme: Scheme; readonly id: string } | null {
  if (section === 'measures') {
    const measure = blankMeasure(key as MeasureKind, freshId(scheme.measures, key), '新指标');
    return { scheme: { ...scheme, measures: [...scheme.measures, measure] }, id: measure.id };
  }
  if (section === 'targets' && scheme.measures.length > 0) {
    const target = blankTarget(scheme);
    return { scheme: { ...scheme, targets: [...scheme.targets, target] }, id: target.id };
  }
  if (section === 'ranks') {
    const rank = blankRank(scheme);
    return { scheme: { ...scheme, ranks: [...scheme.ranks, rank] }, id: rank.id };
  }
  if (section !== 'items') return null;
  const item = blankItem(scheme, key as Rule['kind']);
  const total = item.rule.kind === 'C' && scheme.total === undefined ? { total: item.id } : {};
  return { scheme: { ...withItem(scheme, item), ...total }, id: item.id };
}

function formOf(scheme: Scheme, section: Listed, id: string, disabled: boolean, onChange: (scheme: Scheme) => void): ReactNode {
  const of = { scheme, disabled };
  const replaced = <T extends { readonly id: string }>(parts: readonly T[], part: T): T[] =>
    parts.map((own) => (own.id === id ? part : own));
  switch (section) {
    case 'measures': {
      const part = scheme.measures.find((own) => own.id === id);
      return (
        part && (
          <MeasureForm {...of} measure={part} onChange={(next) => onChange({ ...scheme, measures: replaced(scheme.measures, next) })} />
        )
      );
    }
    case 'targets': {
      const part = scheme.targets.find((own) => own.id === id);
      return (
        part && <TargetForm {...of} target={part} onChange={(next) => onChange({ ...scheme, targets: replaced(scheme.targets, next) })} />
      );
    }
    case 'items': {
      const part = scheme.items.find((own) => own.id === id);
      return part && <ItemForm {...of} item={part} onChange={(next) => onChange({ ...scheme, items: replaced(scheme.items, next) })} />;
    }
    case 'ranks': {
      const part = scheme.ranks.find((own) => own.id === id);
      return part && <RankForm {...of} rank={part} onChange={(next) => onChange({ ...scheme, ranks: replaced(scheme.ranks, next) })} />;
    }
    case 'ladders': {
      const part = scheme.ladders.find((own) => own.id === id);
      return (
        part && <LadderForm {...of} ladder={part} onChange={(next) => onChange({ ...scheme, ladders: replaced(scheme.ladders, next) })} />
      );
    }
    case 'payouts': {
      const part = scheme.payouts.find((own) => own.id === id);
      return (
        part && <PayoutForm {...of} payout={part} onChange={(next) => onChange({ ...scheme, payouts: replaced(scheme.payouts, next) })} />
      );
    }
    case 'overrides': {
      const part = scheme.overrides.find((own) => own.id === id);
      return (
        part && (
          <>
            <FormLine label="什么条件">
              <ConditionField
                {...of}
                label="条件"
                value={part.when}
                onChange={(when) => onChange({ ...scheme, overrides: replaced(scheme.overrides, { ...part, when }) })}
              />
            </FormLine>
            <FormLine label="结果">
              <span className="scheme-kept">{describeOverride(part, scheme)}</span>
            </FormLine>
          </>
        )
      );
    }
  }
}

function moved<T extends { readonly id: string }>(parts: readonly T[], id: string, by: -1 | 1): T[] {
  const at = parts.findIndex((part) => part.id === id);
  const next = [...parts];
  const [own] = next.splice(at, 1);
  if (own !== undefined) next.splice(at + by, 0, own);
  return next;
}

function Kept({ lines, empty }: { readonly lines: readonly Line[]; readonly empty: string }) {
  return (
    <div className="scheme-parts">
      {lines.length === 0 && <p className="scheme-hint">{empty}</p>}
      {lines.map((line) => (
        <section key={line.id} className="scheme-card">
          <strong>{line.title}</strong>
          <p className="scheme-sentence">{line.says}</p>
        </section>
      ))}
    </div>
  );
}

type Props = SectionProps & {
  readonly place: Place;
  readonly findingsOf: (id: string) => readonly Finding[];
  readonly onPlace: (place: Place) => void;
};

export function SectionPane(props: Props) {
  const { scheme, place, disabled, onChange, onPlace, findingsOf } = props;
  const { section } = place;
  if (section === 'basis') return <BasisForm {...props} />;
  if (section === 'groups') return <GroupsForm {...props} />;
  if (section === 'others')
    return (
      <Kept
        empty="没有认定、分成和时限规定。"
        lines={[
          ...scheme.eligibility.map((e) => ({ id: e.id, title: `认定：${e.title}`, says: describeEligibility(e, scheme) })),
          ...scheme.splits.map((s) => ({ id: s.id, title: `分成：${s.title}`, says: describeSplit(s) })),
          ...scheme.deadlines.map((d) => ({ id: d.id, title: `时限：${d.title}`, says: describeDeadline(d, scheme) })),
        ]}
      />
    );
  if (section === 'readings')
    return (
      <Kept
        empty="没有条文对照。"
        lines={scheme.readings.map((r, i) => ({
          id: String(i),
          title: `${r.rule}${r.says === undefined ? '' : `　“${r.says}”`}`,
          says: {
            expressed: r.readAs ?? '按原文',
            gap: `原文缺失${r.readAs === undefined ? '' : `：${r.readAs}`}`,
            'not-expressible': '办法格式表达不了',
          }[r.status],
        }))}
      />
    );
  if (section === 'check') return null;
  return (
    <PartList
      lines={linesOf(scheme, section)}
      open={place.id}
      disabled={disabled}
      news={NEWS[section]}
      empty={EMPTY[section]}
      findingsOf={findingsOf}
      form={(id) => formOf(scheme, section, id, disabled, onChange)}
      onOpen={(id) => onPlace(id === undefined ? { section } : { section, id })}
      onNew={(key) => {
        const made = added(scheme, section, key);
        if (made === null) return;
        onChange(made.scheme);
        onPlace({ section, id: made.id });
      }}
      onRemove={(id) => {
        onChange(
          section === 'items' ? withoutItem(scheme, id) : { ...scheme, [section]: scheme[section].filter((part) => part.id !== id) },
        );
        onPlace({ section });
      }}
      onMove={(id, by) => onChange({ ...scheme, [section]: moved<{ readonly id: string }>(scheme[section], id, by) })}
    />
  );
}
