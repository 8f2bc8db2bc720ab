/** One section of the scheme under edit: its parts as lines with their sentence, the open one as a form; new ones, copies, order. */
import { Button } from 'antd';
import type { Finding } from '../../../shared/scoring/context';
import { currencyWord } from '../../../shared/model/money';
import {
  RULE_NAMES,
  describeDeadline,
  describeEligibility,
  describeLadder,
  describeMeasure,
  describeOverride,
  describePayout,
  describeRank,
  describeRate,
  describeReading,
  describeRule,
  describeSplit,
  describeTarget,
  describeWords,
} from '../../../shared/scoring/describe-rules';
import { blankMeasure } from '../../../shared/scoring/form-measures';
import { FORM_NAMES, blankDerived, blankPart, partsOf } from '../../../shared/scoring/form-sections';
import type { FormSection } from '../../../shared/scoring/form-sections';
import { describePath } from '../../../shared/scoring/path-words';
import { WORD_TABLES } from '../../../shared/scoring/form-words';
import { blankItem, copyOfPart, freshId, freshTitle, withItem, withoutItem } from '../../../shared/scoring/scheme-edits';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { BasisForm, GroupsForm } from './BasisForm';
import type { SectionProps } from './BasisForm';
import { PartForm } from './PartForm';
import { PartList } from './PartList';
import type { Line, NewPart } from './PartList';
import type { Place } from './places';

const MEASURE_KINDS = {
  money: '资金',
  stages: '项目阶段',
  activities: '活动',
  figures: '直报',
} as const;
type MeasureKind = keyof typeof MEASURE_KINDS;
const DERIVED = { ratio: '加一个比率（两个指标相除）', formula: '加一个算式指标' } as const;

const one = (label: string): readonly NewPart[] => [{ key: 'new', label }];
const NEWS: Readonly<Record<FormSection, readonly NewPart[]>> = {
  measures: [
    ...Object.entries(MEASURE_KINDS).map(([key, label]) => ({ key, label: `加一个${label}指标` })),
    ...Object.entries(DERIVED).map(([key, label]) => ({ key, label })),
  ],
  items: (['R', 'B', 'U', 'P', 'N', 'J', 'C'] as const).map((key) => ({ key, label: `加一项（${RULE_NAMES[key]}）` })),
  eligibility: one('加一条认定'),
  splits: one('加一条分成'),
  targets: one('加一项任务'),
  overrides: one('加一条否决或调整'),
  ranks: one('加一个排名'),
  deadlines: one('加一个时限'),
  ladders: one('加一个督办阶梯'),
  payouts: one('加一项奖惩'),
  rates: one('加一种汇率'),
  words: one('加一份写法清单'),
  readings: one('加一条对照'),
};
const EMPTY: Readonly<Record<FormSection, string>> = {
  measures: '指标是从台账里数出来的数，例如当年到位资金、签约项目数。先加指标，再加任务和考核项。',
  targets: '任务是各单位全年要完成的数和序时进度。任务数一般在“任务下达”里录入。',
  items: '考核项是评分表上的一行。最后加一项“汇总加权封顶”作为总分。',
  eligibility: '没有认定规定：登记的记录都算。要剔除、要佐证、限年份的，加一条认定，再在指标的“全部口径”里选它。',
  splits: '没有分成规定：项目全归所在单位。首谈地、落户地按比例分的，加一条分成，再在指标的“全部口径”里选它。',
  overrides: '没有一票否决或调整。否决、取消评优、晋档、降档、视同完成都写在这里。',
  ranks: '没有排名。',
  deadlines: '没有时限。例如签约后6个月内开工、办件5个工作日内答复。',
  ladders: '没有督办阶梯。督办、黄牌、约谈、离岗招商一级一级写在这里，也可从示例“红黄绿灯推进”“三色督办”新建。',
  payouts: '没有奖惩兑现。',
  rates: '没有汇率：外币金额不折算。',
  words: '没有写法清单。某一栏只许写几种（例如项目类别只有工业、服务业、农业）的，列在这里；写错一个字的记录就不会悄悄漏算。',
  readings: '没有条文对照。每条办法写一行：原文、怎么理解的、写在哪里，日后有争议时查得到。',
};

function lines(scheme: Scheme, section: FormSection): readonly Line[] {
  switch (section) {
    case 'measures':
      return scheme.measures.map((m) => ({ id: m.id, title: m.name, says: describeMeasure(m, scheme) }));
    case 'targets':
      return scheme.targets.map((t) => ({ id: t.id, title: t.title, says: describeTarget(t, scheme) }));
    case 'items':
      return scheme.items.map((i) => ({
        id: i.id,
        title: `${i.title}${i.full === undefined ? '' : `　${i.full}分`}${i.id === scheme.total ? '　总分' : ''}`,
        says: `${RULE_NAMES[i.rule.kind]}：${describeRule(i.rule, scheme)}`,
      }));
    case 'eligibility':
      return scheme.eligibility.map((e) => ({ id: e.id, title: e.title, says: describeEligibility(e, scheme) }));
    case 'splits':
      return scheme.splits.map((s) => ({ id: s.id, title: s.title, says: describeSplit(s) }));
    case 'overrides':
      return scheme.overrides.map((o) => ({ id: o.id, title: o.title, says: describeOverride(o, scheme) }));
    case 'ranks':
      return scheme.ranks.map((r) => ({ id: r.id, title: r.title, says: describeRank(r, scheme) }));
    case 'deadlines':
      return scheme.deadlines.map((d) => ({ id: d.id, title: d.title, says: describeDeadline(d, scheme) }));
    case 'ladders':
      return scheme.ladders.map((l) => ({ id: l.id, title: l.title, says: describeLadder(l, scheme) }));
    case 'payouts':
      return scheme.payouts.map((p) => ({ id: p.id, title: p.title, says: describePayout(p, scheme) }));
    case 'rates':
      return scheme.rates.map((rate, i) => ({
        id: String(i),
        title: `${currencyWord(rate.from)}折${currencyWord(rate.to)}`,
        says: describeRate(rate),
      }));
    case 'words':
      return partsOf(scheme, 'words').map((own, i) => ({
        id: String(i),
        title: `${WORD_TABLES[own.table]}的${describePath(own.field)}`,
        says: describeWords(own),
      }));
    case 'readings':
      return scheme.readings.map((reading, i) => ({
        id: String(i),
        title: `${reading.rule}${reading.says === undefined ? '' : `　“${reading.says}”`}`,
        says: describeReading(reading),
      }));
  }
}

/** The scheme with a new part, and its place in the section. */
function added(scheme: Scheme, section: FormSection, key: string): Scheme {
  if (section === 'items') {
    const item = blankItem(scheme, key as Rule['kind']);
    const total = item.rule.kind === 'C' && scheme.total === undefined ? { total: item.id } : {};
    return { ...withItem(scheme, item), ...total };
  }
  if (section === 'measures') {
    const measure =
      key === 'ratio' || key === 'formula'
        ? blankDerived(scheme, key)
        : blankMeasure(
            key as MeasureKind,
            freshId(scheme.measures, key),
            freshTitle(
              scheme.measures.map((own) => own.name),
              '新指标',
            ),
          );
    return { ...scheme, measures: [...scheme.measures, measure] };
  }
  const read = SchemeSchema.shape[section].safeParse([blankPart(scheme, section)]);
  return read.success ? { ...scheme, [section]: [...partsOf(scheme, section), ...(read.data ?? [])] } : scheme;
}

function moved(parts: readonly unknown[], at: number, by: -1 | 1): unknown[] {
  const next = [...parts];
  const own = next.splice(at, 1);
  next.splice(at + by, 0, ...own);
  return next;
}

type Props = SectionProps & {
  readonly place: Place;
  readonly findingsOf: (id: string) => readonly Finding[];
  /** The words the ledger holds for each 写法清单. */
  readonly words: readonly (readonly string[])[];
  readonly onPlace: (place: Place) => void;
};

/** Puts every word the ledger holds into a 写法清单; the clerk then strikes what does not count. */
function TakeWords({
  scheme,
  at,
  held,
  onChange,
}: Pick<Props, 'scheme' | 'onChange'> & { readonly at: number; readonly held: readonly string[] }) {
  const own = scheme.words?.[at];
  const more = held.filter((word) => own?.values.includes(word) !== true);
  if (own === undefined || more.length === 0) return null;
  const taken = { ...own, values: [...own.values, ...more] };
  return (
    <div className="scheme-more">
      <Button
        size="small"
        data-testid="take-words"
        onClick={() => onChange({ ...scheme, words: (scheme.words ?? []).map((list, i) => (i === at ? taken : list)) })}
      >
        列入台账里其余{more.length}种写法
      </Button>
      <span className="scheme-help">列入以后，把不算数的一个一个去掉</span>
    </div>
  );
}

export function SectionPane(props: Props) {
  const { scheme, place, disabled, words, onChange, onPlace, findingsOf } = props;
  const { section } = place;
  if (section === 'basis') return <BasisForm {...props} />;
  if (section === 'groups') return <GroupsForm {...props} />;
  if (section === 'check') return null;
  const all = lines(scheme, section);
  const named = section !== 'rates' && section !== 'words' && section !== 'readings';
  const at = (id: string): number => all.findIndex((line) => line.id === id);
  const parts: readonly unknown[] = partsOf(scheme, section);
  const put = (next: readonly unknown[]): void => onChange({ ...scheme, [section]: next });
  return (
    <PartList
      lines={all}
      open={place.id}
      disabled={disabled}
      news={NEWS[section]}
      empty={EMPTY[section]}
      findingsOf={findingsOf}
      form={
        place.id === undefined ? null : (
          <>
            <PartForm key={place.id} scheme={scheme} section={section} at={at(place.id)} disabled={disabled} onChange={onChange} />
            {section === 'words' && !disabled && (
              <TakeWords scheme={scheme} at={at(place.id)} held={words[at(place.id)] ?? []} onChange={onChange} />
            )}
          </>
        )
      }
      onOpen={(id) => onPlace(id === undefined ? { section } : { section, id })}
      onNew={(key) => {
        const next = added(scheme, section, key);
        onChange(next);
        const id = lines(next, section).at(-1)?.id;
        onPlace(id === undefined ? { section } : { section, id });
      }}
      onCopy={(id) => {
        const next = copyOfPart(scheme, section, at(id), FORM_NAMES[section]);
        onChange(next);
        const copy = lines(next, section)[at(id) + 1]?.id;
        onPlace(copy === undefined ? { section } : { section, id: copy });
      }}
      onRemove={(id) => {
        if (section === 'items') onChange(withoutItem(scheme, id));
        else put(parts.filter((_, i) => i !== at(id)));
        onPlace({ section });
      }}
      onMove={(id, by) => {
        put(moved(parts, at(id), by));
        if (!named) onPlace({ section, id: String(at(id) + by) });
      }}
    />
  );
}
