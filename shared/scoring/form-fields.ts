/**
 * The words a form of the scheme editor is made of: which lines a part of a 考核办法 has, what may stand in each, and what a new one starts with.
 * Data only: no screen, no evaluation. `form-parts.ts`, `form-rules.ts` and `form-nodes.ts` say it for every part of the format; a test proves that no
 * key of the format is without a line.
 */
import { isoDay } from '../calendar/iso-date';
import type { IsoDay } from '../calendar/iso-date';
import { yearHolding } from './periods';
import { PART_SECTIONS } from './scheme-schema';
import type { Scheme } from './scheme-schema';

/** Lists of the scheme a reference may point into. */
export type RefTo =
  | 'groups'
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
  | 'counters'
  | 'evidence'
  | 'itemsAndMeasures'
  | 'parts';

/** Words offered where a text is expected; another may be typed. */
export type Offer = 'stages' | 'levels' | 'tiers' | 'templates' | 'raters' | 'units' | 'organs' | 'columns' | 'none';

export type Words = readonly (readonly [string, string])[];

/** One way to fill a place that may be filled in several ways: a word of the format, or something with lines of its own. */
export type Option = {
  readonly key: string;
  readonly label: string;
  readonly fits: (value: unknown) => boolean;
  readonly fresh: (scheme: Scheme) => unknown;
  readonly field?: Field;
};

export type Field =
  | { readonly is: 'text'; readonly long?: true; readonly offer?: Offer }
  | { readonly is: 'texts'; readonly offer: Offer }
  | { readonly is: 'path' }
  | { readonly is: 'flag'; readonly yes: string; readonly no: string }
  | { readonly is: 'whole'; readonly min: number; readonly max: number }
  | { readonly is: 'day' }
  | { readonly is: 'monthDay' }
  | { readonly is: 'choice'; readonly of: Words }
  | { readonly is: 'literal' }
  | { readonly is: 'number' }
  | { readonly is: 'condition' }
  | { readonly is: 'date' }
  | { readonly is: 'rule' }
  | { readonly is: 'ref'; readonly to: RefTo }
  | { readonly is: 'refs'; readonly to: RefTo }
  | { readonly is: 'groups' }
  | { readonly is: 'ticks'; readonly of: Words }
  | {
      readonly is: 'rows';
      readonly row: Field;
      readonly add: string;
      readonly fresh: (scheme: Scheme) => unknown;
      readonly least: number;
    }
  | { readonly is: 'part'; readonly lines: readonly Line[] }
  | { readonly is: 'oneOf'; readonly options: readonly Option[] };

export type Line = {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly field: Field;
  /** Present: the line may be left out; this is what it starts with when a clerk adds it. */
  readonly start?: (scheme: Scheme) => unknown;
};

export const line = (key: string, label: string, field: Field, help?: string): Line =>
  help === undefined ? { key, label, field } : { key, label, field, help };
export const maybe = (key: string, label: string, field: Field, start: (scheme: Scheme) => unknown, help?: string): Line => ({
  ...line(key, label, field, help),
  start,
});

export const TEXT: Field = { is: 'text' };
export const NUMBER: Field = { is: 'number' };
export const CONDITION: Field = { is: 'condition' };
export const DATE: Field = { is: 'date' };
export const PATH: Field = { is: 'path' };
export const LITERAL: Field = { is: 'literal' };
export const choice = (...of: readonly (readonly [string, string])[]): Field => ({ is: 'choice', of });
export const part = (...lines: readonly Line[]): Field => ({ is: 'part', lines });
export const flag = (yes: string, no: string): Field => ({ is: 'flag', yes, no });
export const ref = (to: RefTo): Field => ({ is: 'ref', to });
export const refs = (to: RefTo): Field => ({ is: 'refs', to });
export const rows = (row: Field, add: string, fresh: (scheme: Scheme) => unknown, least = 0): Field => ({
  is: 'rows',
  row,
  add,
  fresh,
  least,
});
export const oneOf = (...options: readonly Option[]): Field => ({ is: 'oneOf', options });

/** A word of the format with nothing behind it: “none”, “unknown”, “rest”. */
export const word = (key: string, label: string): Option => ({ key, label, fits: (value) => value === key, fresh: () => key });
/** A value of any other shape. Stands last among the options. */
export const otherwise = (label: string, fresh: (scheme: Scheme) => unknown, field: Field): Option => ({
  key: 'set',
  label,
  fits: () => true,
  fresh,
  field,
});
/** An object told apart by one of its keys (`is`). */
export const variant = (
  tag: string,
  key: string,
  label: string,
  fresh: (scheme: Scheme) => Record<string, unknown>,
  ...lines: readonly Line[]
): Option => ({
  key,
  label,
  fits: (value) => typeof value === 'object' && value !== null && (value as Record<string, unknown>)[tag] === key,
  fresh: (scheme) => ({ [tag]: key, ...fresh(scheme) }),
  ...(lines.length === 0 ? {} : { field: part(...lines) }),
});

const UNITS_OF_LENGTH = choice(['day', '日'], ['workday', '个工作日'], ['month', '个月'], ['year', '年']);
export const LENGTH: Field = part(line('n', '长', { is: 'whole', min: 0, max: 4000 }), line('unit', '单位', UNITS_OF_LENGTH));
export const freshLength = (): unknown => ({ n: 5, unit: 'workday' });

export const ROUNDING: Field = part(
  line('places', '保留几位小数', { is: 'whole', min: 0, max: 8 }),
  line('mode', '末位', choice(['half-up', '四舍五入'], ['down', '只舍不入'], ['up', '只入不舍'], ['half-even', '四舍六入五成双'])),
);
export const ROUNDED = (): unknown => ({ places: 2, mode: 'half-up' });
export const MAYBE_ROUNDING: Field = oneOf(word('none', '不取舍'), otherwise('取舍', ROUNDED, ROUNDING));

export const limit = (start: number | string): Field =>
  oneOf(
    word('none', '不设'),
    otherwise('设为', () => start, NUMBER),
  );
export const orUnknown = (label = '算不出，提示缺数'): Field =>
  oneOf(
    word('unknown', label),
    otherwise('取', () => 0, NUMBER),
  );

export const SUBJECT: Field = choice(['unit', '单位'], ['person', '个人'], ['post', '职务'], ['project', '项目'], ['matter', '督办事项']);
export const MONTH_DAY: Field = { is: 'monthDay' };
/** A new condition holds always, until it is said when. */
export const ALWAYS = (): unknown => ({ op: 'always' });
export const TITLE = line('title', '名称', TEXT);
export const SUBJECT_LINE = line('subject', '对谁', SUBJECT);
export const GROUPS: Line = line('appliesTo', '适用的组', { is: 'groups' }, '不选就是全部');
export const NOTE: Line = maybe('note', '说明', { is: 'text', long: true }, () => '说明');

/** The year the title names; without one 2026. A start to type over, never a rule. */
const titleYear = (scheme: Scheme): number => Number(/\d{4}(?=年)/.exec(scheme.title)?.[0] ?? 2026);

/**
 * First and last day of the scheme's own year, proposed where a form asks for a fixed day: its 施行起 and 施行止 where they are said, else the assessment
 * year (from `yearStart`) that ends in the year the title names.
 */
export function schemeYear(scheme: Scheme): { readonly from: IsoDay; readonly to: IsoDay } {
  const year = yearHolding(isoDay(titleYear(scheme), 1, 1), scheme.period.yearStart);
  return { from: scheme.period.from ?? year.from, to: scheme.period.to ?? year.to };
}

export const PERIOD: Field = oneOf(
  word('period', '本考核期'),
  word('yearToDate', '年初至今'),
  word('year', '全年'),
  word('month', '当月'),
  word('quarter', '当季'),
  word('half', '当半年'),
  word('week', '当周'),
  word('previousPeriod', '上一考核期'),
  word('samePeriodLastYear', '上年同期'),
  word('yearToDateLastYear', '上年年初至同期'),
  word('lastYear', '上年全年'),
  word('allTime', '历年累计'),
  {
    key: 'lastMonths',
    label: '最近几个月',
    fits: (value) => typeof value === 'object' && value !== null && 'lastMonths' in value,
    fresh: () => ({ lastMonths: 12 }),
    field: part(line('lastMonths', '月数', { is: 'whole', min: 1, max: 120 })),
  },
  {
    key: 'days',
    label: '固定的起止日期',
    fits: (value) => typeof value === 'object' && value !== null && 'from' in value,
    fresh: schemeYear,
    field: part(line('from', '从', { is: 'day' }), line('to', '到', { is: 'day' })),
  },
  {
    key: 'shift',
    label: '往前或往后几期',
    fits: (value) => typeof value === 'object' && value !== null && 'shift' in value,
    fresh: () => ({ shift: -1, of: 'quarter' }),
    field: part(
      line('shift', '几期（往前写负数）', { is: 'whole', min: -120, max: 120 }),
      line(
        'of',
        '以什么为一期',
        choice(['period', '考核期'], ['week', '周'], ['month', '月'], ['quarter', '季'], ['half', '半年'], ['year', '年']),
      ),
      maybe(
        'fromYearStart',
        '取累计',
        oneOf({ key: 'yes', label: '从年初到那一期末', fits: () => true, fresh: () => true }),
        () => true,
        '不写就是那一期单独的',
      ),
    ),
  },
);
export const MAYBE_PERIOD: Line = maybe('period', '换个时间看', PERIOD, () => 'lastYear', '不写就是本考核期');

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a reference may point at: id and the words a clerk knows it by. */
export function refOptions(scheme: Scheme, to: RefTo): Words {
  switch (to) {
    case 'measures':
      return scheme.measures.map((own) => [own.id, own.name]);
    case 'counters':
      return scheme.ladders.flatMap((ladder) => ladder.counters).map((own) => [own.id, own.title]);
    case 'evidence':
      return scheme.eligibility.flatMap((own) => own.evidence).map((own) => [own.id, own.title]);
    case 'itemsAndMeasures':
      return [...refOptions(scheme, 'items'), ...refOptions(scheme, 'measures')];
    case 'parts': {
      const all = PART_SECTIONS.flatMap((section) => refOptions(scheme, section));
      return all.filter(([id], at) => all.findIndex(([other]) => other === id) === at);
    }
    default:
      return scheme[to].map((own) => [own.id, own.title]);
  }
}

/** An id not yet taken: “ci-3”. */
export function unused(stem: string, taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n += 1) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** Id a new reference points at first: the only one, or the first; a dash where the list is still empty, which the checker then names. */
export const firstOf = (scheme: Scheme, to: RefTo): string => refOptions(scheme, to)[0]?.[0] ?? '待定';
