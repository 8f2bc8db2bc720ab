/**
 * References inside a scheme: ids that lead nowhere, and rules that go round in a circle. Reads the scheme only.
 */
import { RULE_SECTIONS } from './scheme-schema';
import type { Scheme } from './scheme-schema';
import { placeText } from './load-scheme';
import type { Finding } from './memo';

type Section =
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
  | 'counters';
type Reference = { readonly section: Section; readonly id: string; readonly past: boolean };

const LABELS: Record<Section, string> = {
  groups: '组',
  eligibility: '认定规则',
  splits: '分成规则',
  measures: '指标',
  targets: '目标',
  items: '考核项',
  overrides: '否决规则',
  ranks: '排名',
  deadlines: '时限',
  ladders: '阶梯',
  payouts: '兑现规则',
  counters: '计数',
};

const BY_OP: Record<string, readonly (readonly [string, Section])[]> = {
  measure: [['id', 'measures']],
  target: [['id', 'targets']],
  gap: [['target', 'targets']],
  item: [['id', 'items']],
  place: [['rank', 'ranks']],
  groupSize: [['rank', 'ranks']],
  tier: [['rank', 'ranks']],
  payout: [['id', 'payouts']],
  triggered: [['override', 'overrides']],
  eligible: [['id', 'eligibility']],
  deadline: [['id', 'deadlines']],
  level: [['ladder', 'ladders']],
  cards: [['ladder', 'ladders']],
  passed: [['measure', 'measures']],
  counter: [['id', 'counters']],
  group: [['in', 'groups']],
};
/** Plain (not tree) fields that name other parts, by the section they stand in. */
const BY_FIELD: Partial<Record<string, readonly (readonly [string, Section])[]>> = {
  measures: [
    ['eligibility', 'eligibility'],
    ['split', 'splits'],
    ['numerator', 'measures'],
    ['denominator', 'measures'],
  ],
  targets: [
    ['measure', 'measures'],
    ['appliesTo', 'groups'],
    ['groups', 'groups'],
  ],
  items: [
    ['appliesTo', 'groups'],
    ['item', 'items'],
  ],
  overrides: [
    ['appliesTo', 'groups'],
    ['item', 'items'],
    ['rank', 'ranks'],
    ['ranks', 'ranks'],
    ['target', 'targets'],
  ],
  ranks: [['within', 'groups']],
  ladders: [
    ['appliesTo', 'groups'],
    ['level', 'counters'],
  ],
  payouts: [
    ['appliesTo', 'groups'],
    ['item', 'items'],
    ['split', 'splits'],
  ],
};

const WORDS = new Set(['all', 'each-group', 'none']);

function texts(value: unknown): string[] {
  if (typeof value === 'string') return WORDS.has(value) ? [] : [value];
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}

/** Every reference of one part of the scheme, with the place it stands at. */
function referencesIn(section: string, root: unknown, path: readonly PropertyKey[]): (Reference & { at: string })[] {
  const out: (Reference & { at: string })[] = [];
  const walk = (value: unknown, here: readonly PropertyKey[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach((v, i) => walk(v, [...here, i]));
    const node = value as Record<string, unknown>;
    const op = typeof node['op'] === 'string' ? node['op'] : undefined;
    const rules = op === undefined ? (BY_FIELD[section] ?? []) : (BY_OP[op] ?? []);
    for (const [key, to] of rules) {
      if (section === 'ladders' && op === undefined && key === 'level') continue;
      for (const id of texts(node[key]))
        out.push({ section: to, id, past: typeof node['period'] === 'object' || node['stage'] === 'raw', at: placeText([...here, key]) });
    }
    for (const [key, inner] of Object.entries(node)) walk(inner, [...here, key]);
  };
  walk(root, path);
  return out;
}

function known(scheme: Scheme): Record<Section, ReadonlySet<string>> {
  const ids = (parts: readonly { id: string }[]): Set<string> => new Set(parts.map((p) => p.id));
  return {
    groups: ids(scheme.groups),
    eligibility: ids(scheme.eligibility),
    splits: ids(scheme.splits),
    measures: ids(scheme.measures),
    targets: ids(scheme.targets),
    items: ids(scheme.items),
    overrides: ids(scheme.overrides),
    ranks: ids(scheme.ranks),
    deadlines: ids(scheme.deadlines),
    ladders: ids(scheme.ladders),
    payouts: ids(scheme.payouts),
    counters: ids(scheme.ladders.flatMap((l) => l.counters)),
  };
}

/** Ids that lead nowhere, each with its place. */
export function danglingReferences(scheme: Scheme): Finding[] {
  const ids = known(scheme);
  const found = RULE_SECTIONS.flatMap((section) => scheme[section].flatMap((part, i) => referencesIn(section, part, [section, i])));
  const total =
    scheme.total === undefined || ids.items.has(scheme.total) ? [] : [{ section: 'items' as const, id: scheme.total, at: 'total' }];
  return [...found, ...total]
    .filter((r) => !ids[r.section].has(r.id))
    .map((r) => ({ level: 'error', code: 'no-such-id', at: r.at, text: `没有编号为“${r.id}”的${LABELS[r.section]}` }));
}

/** Circles: item → item → …, also through targets, overrides, ranks and payouts. A reference to an earlier period, or to points before overrides, is no circle. */
export function referenceCycles(scheme: Scheme): Finding[] {
  const edges = new Map<string, string[]>();
  for (const section of ['measures', 'targets', 'items', 'overrides', 'ranks', 'payouts'] as const) {
    for (const part of scheme[section]) {
      const tree = section === 'overrides' && 'when' in part ? part.when : section === 'ranks' && 'by' in part ? part.by : part;
      edges.set(
        `${section}:${part.id}`,
        referencesIn(section, tree, [])
          .filter((r) => !r.past && edgesTo(r.section))
          .map((r) => `${r.section}:${r.id}`),
      );
    }
  }
  for (const rule of scheme.overrides) {
    if ('item' in rule.effect) edges.get(`items:${rule.effect.item}`)?.push(`overrides:${rule.id}`);
  }
  const done = new Set<string>();
  const findings: Finding[] = [];
  const visit = (key: string, trail: readonly string[]): void => {
    const start = trail.indexOf(key);
    if (start >= 0) {
      const circle = [...trail.slice(start), key].map((k) => k.slice(k.indexOf(':') + 1));
      findings.push({ level: 'error', code: 'cycle', at: key.replace(':', '.'), text: `互相引用成了圈：${circle.join(' → ')}` });
      return;
    }
    if (done.has(key)) return;
    for (const next of edges.get(key) ?? []) visit(next, [...trail, key]);
    done.add(key);
  };
  for (const key of edges.keys()) visit(key, []);
  return findings;
}

function edgesTo(section: Section): boolean {
  return ['measures', 'targets', 'items', 'overrides', 'ranks', 'payouts'].includes(section);
}
