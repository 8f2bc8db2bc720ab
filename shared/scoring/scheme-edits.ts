/**
 * Making a new 办法: from a ready-made example, from last year's, or as a new version of an adopted one; and new parts for the forms. Pure;
 * what it makes is always a valid file. Nothing here adopts anything: a person enters the 发文号.
 */
import proportional from '../../assets/schemes/proportional-100.json';
import colours from '../../assets/schemes/three-colours.json';
import lights from '../../assets/schemes/traffic-lights.json';
import grouped from '../../assets/schemes/zones-towns-departments.json';
import { isRecord, unused } from './form-fields';
import type { FormSection } from './form-sections';
import type { Rule } from './scheme-rules';
import { SchemeSchema } from './scheme-schema';
import type { Item, Scheme } from './scheme-schema';

/** Ready-made starting points, each marked 示例 and never adoptable as it is. */
export const EXAMPLES: readonly Scheme[] = [proportional, grouped, lights, colours].map((file) => SchemeSchema.parse(file));

const ROUNDED = { places: 2, mode: 'half-up' } as const;

/** An id not yet taken in a list of parts: “item-3”. */
export function freshId(parts: readonly { readonly id: string }[], stem: string): string {
  const taken = new Set(parts.map((part) => part.id));
  for (let n = parts.length + 1; ; n += 1) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** A name not yet taken: 新指标, 新指标（2）. Two lines of the same name cannot be told apart where they are ticked. */
export function freshTitle(taken: readonly string[], title: string): string {
  if (!taken.includes(title)) return title;
  for (let n = 2; ; n += 1) if (!taken.includes(`${title}（${n}）`)) return `${title}（${n}）`;
}

function inYear(text: string, year: number): string {
  return /\d{4}年/.test(text) ? text.replace(/\d{4}(?=年)/, String(year)) : text;
}

function shifted(day: string | undefined, years: number): string | undefined {
  if (day === undefined) return undefined;
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return moved.endsWith('02-29') ? `${moved.slice(0, 5)}02-28` : moved;
}

/** What a copy keeps: not when the source was adopted; who issued it only where it is the county's own, since an example's author issues nothing here. */
function copiedBasis(basis: Scheme['basis'], example: boolean): Scheme['basis'] {
  const { adoptedOn: _adopted, issuedBy, ...rest } = basis;
  return example || issuedBy === undefined ? rest : { ...rest, issuedBy };
}

/** Kinds of unit the groups of an example stand for; a clerk corrects the list under 分组. */
const KINDS_OF_GROUP: Readonly<Record<string, readonly string[]>> = {
  zones: ['zone', 'park'],
  towns: ['town', 'street'],
  depts: ['dept', 'office'],
};

/**
 * A draft for a year out of another scheme (an example, or last year's): same rules, no 发文号, period and title moved to the year.
 * @param groups the county's own groups of that year, taken where the source brings none
 */
export function draftFrom(
  source: Scheme,
  year: number,
  county: {
    readonly name: string;
    readonly groups: readonly { readonly id: string; readonly title: string }[];
    readonly units: readonly { readonly id: string; readonly kind: string }[];
  },
): Scheme {
  const example = source.use === 'example';
  const title = example ? `${county.name}${year}年招商引资工作考核办法` : inYear(source.title, year);
  const from = source.period.from;
  const years = from === undefined ? 0 : year - Number(from.slice(0, 4));
  const moved = { from: shifted(from, years), to: shifted(source.period.to, years) };
  const { from: _from, to: _to, ...period } = source.period;
  return {
    ...source,
    id: example ? `${source.id}-${year}` : source.id.replace(/\d{4}/, String(year)),
    title,
    use: source.use === '不得采用' ? '不得采用' : 'adoptable',
    basis: {
      ...copiedBasis(source.basis, example),
      title,
      docNumber: '',
      source: example ? `参照示例“${source.title}”` : `复制自“${source.title}”`,
    },
    period: {
      ...period,
      ...(moved.from === undefined ? {} : { from: moved.from }),
      ...(moved.to === undefined ? {} : { to: moved.to }),
    },
    groups:
      source.groups.length === 0
        ? [...county.groups]
        : source.groups.map((group) => {
            const kinds = example ? KINDS_OF_GROUP[group.id] : undefined;
            return kinds === undefined
              ? group
              : { ...group, members: county.units.filter((unit) => kinds.includes(unit.kind)).map((unit) => unit.id) };
          }),
  };
}

/** An empty 办法 of a year: the county's groups, no rule yet. */
export function blankScheme(year: number, county: { readonly name: string; readonly groups: Scheme['groups'] }): Scheme {
  const title = `${county.name}${year}年招商引资工作考核办法`;
  return {
    format: 1,
    id: `banfa-${year}`,
    title,
    use: 'adoptable',
    basis: { title, docNumber: '' },
    period: { kind: 'month', yearStart: '01-01' },
    calendar: { table: 'none' },
    currency: 'CNY',
    rates: [],
    groups: county.groups,
    eligibility: [],
    splits: [],
    measures: [],
    targets: [],
    items: [],
    overrides: [],
    ranks: [],
    deadlines: [],
    ladders: [],
    payouts: [],
    readings: [],
  };
}

/** A rule of a kind with nothing decided that documents decide differently, except what a clerk sees and changes at once. */
export function blankRule(kind: Rule['kind'], measure: string | undefined, target: string | undefined): Rule {
  const value = measure === undefined ? 0 : ({ op: 'measure', id: measure } as const);
  const due = target === undefined ? 1 : ({ op: 'target', id: target, level: 'base', at: 'schedule' } as const);
  switch (kind) {
    case 'R':
      return { kind, weight: 10, actual: value, target: due, cap: '100%', floor: 'none', over: 'none', zeroTarget: 'unknown' };
    case 'B':
      return { kind, rows: [{ when: { op: '>=', left: value, right: 1 }, points: 10 }], pick: 'first', otherwise: 'undefined' };
    case 'U':
      return {
        kind,
        value,
        reference: 0,
        base: 0,
        above: { step: 1, points: 1, steps: 'whole', cap: 10 },
        below: 'none',
        cap: 'none',
        floor: 'none',
      };
    case 'P':
      return {
        kind,
        value,
        start: 0,
        slices: [
          { upTo: 100, rate: '1%' },
          { upTo: 'none', rate: '2%' },
        ],
        upperIncluded: true,
        mode: 'slice',
        mirror: false,
        multiplier: 1,
        cap: 'none',
      };
    case 'N':
      return {
        kind,
        value,
        population: 'group',
        order: 'high-is-better',
        method: { is: 'places', points: [10, 8, 6], beyond: 4, ties: 'share-best' },
        whenAllEqual: 10,
        missing: 'leave-out',
      };
    case 'J':
      return {
        kind,
        raters: [{ class: '考核组', weight: 1 }],
        combine: 'mean',
        scale: { min: 0, max: 100 },
        scaleTo: 10,
        missing: 'unknown',
        reasonRequired: false,
      };
    case 'C':
      return { kind, operator: 'sum', children: [{ value: 0 }], take: 'all', cap: 'none', floor: 'none', rounding: 'none' };
  }
}

/** A new line of the score sheet. */
export function blankItem(scheme: Scheme, kind: Rule['kind']): Item {
  const [measure] = scheme.measures;
  const target = scheme.targets.find((own) => own.measure === measure?.id) ?? scheme.targets[0];
  const blank = blankRule(kind, measure?.id, target?.id);
  // The first sum of a 办法 is its total and takes every line there is.
  const all = scheme.items.flatMap((own) => (own.subject === 'unit' && own.rule.kind !== 'C' ? [{ item: own.id }] : []));
  const rule = blank.kind === 'C' && scheme.total === undefined && all.length > 0 ? { ...blank, children: all } : blank;
  return {
    id: freshId(scheme.items, 'item'),
    title: freshTitle(
      scheme.items.map((own) => own.title),
      kind === 'C' ? '总分' : kind === 'J' ? '评议打分' : (measure?.name ?? '新考核项'),
    ),
    subject: 'unit',
    appliesTo: 'all',
    rule,
    rounding: ROUNDED,
    ...(rule.kind === 'R' ? { full: 10 } : {}),
  };
}

/** The scheme with a new line; a plain sum that is the total takes it in, so that no line is forgotten. */
export function withItem(scheme: Scheme, item: Item): Scheme {
  const total = scheme.items.find((own) => own.id === scheme.total);
  const rule = total?.rule;
  if (total === undefined || rule?.kind !== 'C' || rule.operator !== 'sum' || item.rule.kind === 'C' || total.subject !== item.subject)
    return { ...scheme, items: [...scheme.items, item] };
  const children = [...rule.children.filter((child) => child.item !== undefined || child.value !== 0), { item: item.id }];
  return { ...scheme, items: [...scheme.items.map((own) => (own === total ? { ...own, rule: { ...rule, children } } : own)), item] };
}

/**
 * The scheme with a copy of a part behind it, under an id of its own; levels and counters of a ladder get new ids too, because cards and comparisons
 * are kept by them. References inside the copy to its own parts follow.
 */
export function copyOfPart(scheme: Scheme, section: FormSection, at: number, stem: string): Scheme {
  const list: readonly unknown[] = scheme[section] ?? [];
  const part: unknown = list[at];
  if (!isRecord(part)) return scheme;
  const taken = idsOf(scheme);
  const fresh = new Map<string, string>();
  for (const own of idsIn(part)) {
    const id = unused(stem, [...taken, ...fresh.values()]);
    fresh.set(own, id);
  }
  const copy: unknown = renamed(part, fresh);
  const title = isRecord(copy) && typeof copy['title'] === 'string' ? { title: `${copy['title']}（副本）` } : {};
  const name = isRecord(copy) && typeof copy['name'] === 'string' ? { name: `${copy['name']}（副本）` } : {};
  const next = [...list.slice(0, at + 1), { ...(isRecord(copy) ? copy : {}), ...title, ...name }, ...list.slice(at + 1)];
  const read = SchemeSchema.shape[section].safeParse(next);
  return read.success ? { ...scheme, [section]: read.data } : scheme;
}

/** Ids a part gives: its own, and those of the levels, counters and papers inside it. A node of a tree has an `op` and gives none. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isRecord(value) || typeof value['op'] === 'string') return [];
  const own = [value['id'], value['code']].filter((id) => typeof id === 'string');
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

function idsOf(scheme: Scheme): string[] {
  return idsIn(Object.values(scheme));
}

/** Every text equal to one of the old ids becomes the new one, titles excepted. */
function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((own) => renamed(own, ids));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => [key, ['title', 'name', 'note'].includes(key) ? own : renamed(own, ids)]),
  );
}

/** The scheme without a line; sums forget it too. A sum of nothing is 0. */
export function withoutItem(scheme: Scheme, id: string): Scheme {
  const { total, ...rest } = scheme;
  const items = scheme.items
    .filter((own) => own.id !== id)
    .map((own) => {
      if (own.rule.kind !== 'C' || !own.rule.children.some((child) => child.item === id)) return own;
      const left = own.rule.children.filter((child) => child.item !== id);
      return { ...own, rule: { ...own.rule, children: left.length === 0 ? [{ value: 0 }] : left } };
    });
  return total === undefined || total === id ? { ...rest, items } : { ...rest, total, items };
}
