/**
 * Which lines a part of a 考核办法 has in the editor, and what a new part starts with: every section of the format can be begun blank. A blank part is
 * a valid one that decides nothing by itself; the checker says what is still missing. Pure; adopts nothing.
 */
import { isRecord } from './form-fields';
import type { Field, Line } from './form-fields';
import { DATE_NODES, PREDICATE_NODES } from './form-conditions';
import { NUMBER_NODES } from './form-nodes';
import type { NodeForm } from './form-nodes';
import {
  DEADLINE_LINES,
  ELIGIBILITY_LINES,
  ITEM_LINES,
  MEASURE_LINES,
  RATE_LINES,
  READING_LINES,
  SPLIT_LINES,
  TARGET_LINES,
} from './form-parts';
import { PAYOUT_LINES } from './form-payouts';
import { WORD_LINES, blankWords } from './form-words';
import { LADDER_LINES, OVERRIDE_LINES, RANK_LINES } from './form-results';
import { RULE_LINES } from './form-rules';
import { blankRule, freshId, freshTitle } from './scheme-edits';
import type { Rule } from './scheme-rules';
import type { Scheme } from './scheme-schema';

/** Lists of a scheme whose parts are forms of their own. */
export type FormSection =
  | 'rates'
  | 'words'
  | 'eligibility'
  | 'splits'
  | 'measures'
  | 'targets'
  | 'items'
  | 'overrides'
  | 'ranks'
  | 'deadlines'
  | 'ladders'
  | 'payouts'
  | 'readings';

/** What one part of a section is called, for labels. */
export const FORM_NAMES: Readonly<Record<FormSection, string>> = {
  rates: '汇率',
  words: '写法',
  eligibility: '认定',
  splits: '分成',
  measures: '指标',
  targets: '任务',
  items: '考核项',
  overrides: '否决',
  ranks: '排名',
  deadlines: '时限',
  ladders: '阶梯',
  payouts: '奖惩',
  readings: '条文',
};

/** The parts of a section; lists that may be left out of a file are empty then. */
export const partsOf = <S extends FormSection>(scheme: Scheme, section: S): NonNullable<Scheme[S]> | readonly [] => scheme[section] ?? [];

/** The lines of one part as it is now: those of a measure differ with its form. */
export function linesOf(section: FormSection, value: unknown): readonly Line[] {
  switch (section) {
    case 'measures': {
      const is = isRecord(value) ? value['is'] : undefined;
      return MEASURE_LINES[is === 'ratio' || is === 'formula' ? is : 'rows'];
    }
    case 'rates':
      return RATE_LINES;
    case 'words':
      return WORD_LINES;
    case 'eligibility':
      return ELIGIBILITY_LINES;
    case 'splits':
      return SPLIT_LINES;
    case 'targets':
      return TARGET_LINES;
    case 'items':
      return ITEM_LINES;
    case 'overrides':
      return OVERRIDE_LINES;
    case 'ranks':
      return RANK_LINES;
    case 'deadlines':
      return DEADLINE_LINES;
    case 'ladders':
      return LADDER_LINES;
    case 'payouts':
      return PAYOUT_LINES;
    case 'readings':
      return READING_LINES;
  }
}

/** Keys that name or tell apart, and are no business of a form. */
const SILENT: ReadonlySet<string> = new Set(['id', 'code', 'op', 'kind', 'is']);

function node(forms: Readonly<Record<string, NodeForm>>, value: unknown): readonly Line[] | null {
  return isRecord(value) && typeof value['op'] === 'string' ? (forms[value['op']]?.lines ?? []) : null;
}

function within(field: Field, value: unknown, at: string): string[] {
  switch (field.is) {
    case 'number':
      return isRecord(value) ? unsaid(node(NUMBER_NODES, value) ?? [], value, at) : [];
    case 'condition':
      return unsaid(node(PREDICATE_NODES, value) ?? [], value, at);
    case 'date':
      return isRecord(value) ? unsaid(node(DATE_NODES, value) ?? [], value, at) : [];
    case 'rule':
      return unsaid(isRecord(value) ? RULE_LINES[value['kind'] as Rule['kind']] : [], value, at);
    case 'part':
      return unsaid(field.lines, value, at);
    case 'rows':
      return Array.isArray(value) ? value.flatMap((row, i) => within(field.row, row, `${at}[${i}]`)) : [at];
    case 'oneOf': {
      const option = field.options.find((own) => own.fits(value));
      if (option === undefined) return [at];
      return option.field === undefined ? [] : within(option.field, value, at);
    }
    default:
      return [];
  }
}

/** Places of a value no line of the form speaks of; empty for everything the format allows. */
export function unsaid(lines: readonly Line[], value: unknown, at = ''): string[] {
  if (!isRecord(value)) return [at];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (SILENT.has(key)) return [];
    const own = lines.find((each) => each.key === key);
    return own === undefined ? [`${at}.${key}`] : within(own.field, inner, `${at}.${key}`);
  });
}

const NEVER = { op: 'never' } as const;
const ALWAYS = { op: 'always' } as const;

/** A new part of a section that has no kinds to choose from; it decides nothing until a clerk fills it. */
export function blankPart(scheme: Scheme, section: Exclude<FormSection, 'items' | 'measures'>): unknown {
  const id = (stem: string, parts: readonly { readonly id: string }[]): string => freshId(parts, stem);
  const named = (parts: readonly { readonly title: string }[], title: string): string =>
    freshTitle(
      parts.map((part) => part.title),
      title,
    );
  const [measure] = scheme.measures;
  switch (section) {
    case 'rates':
      return { from: 'USD', to: 'CNY', basis: { is: 'fixed', rate: '7' }, source: '国家外汇管理局公布的中间价' };
    case 'words':
      return blankWords(scheme);
    case 'eligibility':
      return {
        id: id('rending', scheme.eligibility),
        title: named(scheme.eligibility, '新的认定'),
        subject: 'project',
        include: ALWAYS,
        exclude: [],
        registerBy: 'none',
        countOnce: 'no-limit',
        carryOverYears: 'no-limit',
        evidence: [],
        evidenceMode: 'only-reported',
      };
    case 'splits':
      return {
        id: id('fencheng', scheme.splits),
        title: named(scheme.splits, '新的分成'),
        roles: [
          { role: '首谈地', percent: 50 },
          { role: '落户地', percent: 50 },
        ],
        basis: 'fixed',
        sum: 'exactly-100',
        unstated: 'all-to-owner',
        discounts: [],
      };
    case 'targets': {
      const open = scheme.measures.find((m) => !scheme.targets.some((t) => t.measure === m.id)) ?? measure;
      const own = open !== undefined && !scheme.targets.some((t) => t.id === open.id) ? open.id : id('renwu', scheme.targets);
      return {
        id: own,
        title: open?.name ?? '新任务',
        measure: open?.id ?? '待定',
        subject: 'unit',
        appliesTo: 'all',
        values: [],
        schedule: { is: 'linear', by: 'month' },
        cumulative: true,
      };
    }
    case 'overrides':
      return {
        id: id('foujue', scheme.overrides),
        title: named(scheme.overrides, '新的否决或调整'),
        subject: 'unit',
        appliesTo: 'all',
        when: NEVER,
        phase: 'score',
        effect: { is: 'record-only', text: '提请研究' },
        spreadTo: [],
        precedence: 10,
      };
    case 'ranks':
      return {
        id: id('paiming', scheme.ranks),
        title: named(scheme.ranks, '月度排名'),
        subject: 'unit',
        within: 'each-group',
        by:
          scheme.total === undefined
            ? measure === undefined
              ? 0
              : { op: 'measure', id: measure.id }
            : { op: 'item', id: scheme.total, stage: 'final' },
        order: 'high-first',
        tieBreaks: [],
        ties: 'same-place-then-gap',
        tiers: [],
        otherwiseTier: 'none',
      };
    case 'deadlines':
      return {
        id: id('shixian', scheme.deadlines),
        title: named(scheme.deadlines, '新的时限'),
        subject: 'project',
        when: ALWAYS,
        from: { op: 'stage', stage: '签约', which: 'actual' },
        length: { n: 30, unit: 'day' },
        countFrom: 'next-day',
        roll: 'none',
        remind: [],
        stop: 'none',
        extension: 'none',
        pause: [],
      };
    case 'ladders':
      return {
        id: id('jieti', scheme.ladders),
        title: named(scheme.ladders, '新的督办阶梯'),
        subject: 'unit',
        appliesTo: 'all',
        cadence: 'month',
        counters: [],
        levels: [blankLevel(scheme)],
        pick: 'highest',
        exhaustive: false,
        start: [],
        release: 'none',
        appeal: 'none',
      };
    case 'payouts':
      return {
        id: id('duixian', scheme.payouts),
        title: named(scheme.payouts, '新的奖惩'),
        payee: 'unit',
        appliesTo: 'all',
        when: NEVER,
        amount: blankRule('B', measure?.id, scheme.targets[0]?.id),
        unit: '万元',
        cap: 'none',
        rounding: { places: 2, mode: 'half-up' },
        budget: 'none',
        stages: [],
        shares: [],
        deposit: 'none',
        oneTime: false,
      };
    case 'readings':
      return { rule: '第　条', status: 'expressed', at: [] };
  }
}

/** A new level of a ladder, under a code no ladder of the scheme uses: issued cards are kept by code. */
export function blankLevel(scheme: Scheme): Scheme['ladders'][number]['levels'][number] {
  const codes = scheme.ladders.flatMap((ladder) => ladder.levels).map(({ code }) => ({ id: code }));
  return {
    code: freshId(codes, 'ji'),
    title: '新的一级',
    colour: 'yellow',
    when: NEVER,
    silent: false,
    organ: '县招商引资工作领导小组',
    basis: '第　条',
    effects: [],
    forStudy: false,
  };
}

/** A 比率 or 算式 indicator; the four that count rows are `blankMeasure`. */
export function blankDerived(scheme: Scheme, is: 'ratio' | 'formula'): Scheme['measures'][number] {
  const head = {
    id: freshId(scheme.measures, is),
    name: freshTitle(
      scheme.measures.map((own) => own.name),
      '新指标',
    ),
    unit: '%',
    direction: 'up' as const,
    decimals: 2,
  };
  const [first] = scheme.measures;
  if (is === 'formula') return { ...head, is, formula: first === undefined ? 0 : { op: 'measure', id: first.id } };
  return { ...head, is, numerator: first?.id ?? '待定', denominator: first?.id ?? '待定', zero: 'unknown' };
}
