/**
 * The checker's part for slips people make when they write a 办法 down: percents on the wrong scale, money without its unit, schedules that do not end at
 * 100 %, tiers, levels and papers that do not exist, effects in the wrong phase, last year's dates. Reads the scheme only; each finding names the part and shows the value.
 */
import { finding } from './check-ladders';
import type { Name } from './check-ladders';
import type { Finding } from './context';
import { describePath } from './path-words';
import { ONE, ZERO, exactFrom, plainText } from './exact';
import type { Exact } from './exact';
import type { Rule } from './scheme-rules';
import { RULE_SECTIONS } from './scheme-schema';
import type { Scheme } from './scheme-schema';
import type { NumberNode } from './scheme-trees';

type Node = Record<string, unknown>;
type Slip = (node: Node, at: string) => readonly Finding[];

function nodesOf(tree: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(tree)) return tree.forEach((own) => nodesOf(own, visit));
  if (typeof tree !== 'object' || tree === null) return;
  visit(tree as Node);
  Object.values(tree).forEach((own) => nodesOf(own, visit));
}

const literal = (value: unknown): Exact | null => (typeof value === 'number' || typeof value === 'string' ? exactFrom(value) : null);
const isOp = (value: unknown, op: string): value is Node => typeof value === 'object' && value !== null && (value as Node)['op'] === op;
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((own) => typeof own === 'string') : []);

/** Done ÷ target is 1 at 100 %: compared with 80 it means 8000 %. Points behind are 10, not 10 % (D16 and D17 look alike). */
function wrongScale(name: Name): Slip {
  const isRate = (value: unknown): boolean => {
    if (!isOp(value, '/')) return false;
    const [above, below] = Array.isArray(value['of']) ? value['of'] : [];
    return isOp(above, 'measure') && isOp(below, 'target');
  };
  return (node, at) => {
    if (!('left' in node) || !('right' in node)) return [];
    return [
      [node['left'], node['right']],
      [node['right'], node['left']],
    ].flatMap(([figure, bound]) => {
      const value = literal(bound);
      if (value === null || value.n === 0n) return [];
      const shown = plainText(value);
      if (isRate(figure) && value.compare(exactFrom(5) ?? ONE) > 0)
        return [
          finding(
            'warning',
            'scale',
            at,
            `“${name(figure as NumberNode)}”是比率，100%写作1；这里写的${shown}等于${plainText(value.mul(100))}%`,
          ),
        ];
      if (isOp(figure, 'gap') && value.abs().compare(ONE) < 0)
        return [
          finding('warning', 'scale', at, `“${name(figure as NumberNode)}”以百分点或百分数计；这里写的${shown}不到1，10个百分点写作10`),
        ];
      return [];
    });
  };
}

const MONEY_FIELDS = new Set(['amount', 'totalInvestment', 'agreedInvestment', 'fixedInvestment', 'registeredCapital']);

/** A sum of money without its unit cannot be read. */
const moneyUnit: Slip = (node, at) => {
  const path = typeof node['path'] === 'string' ? node['path'] : '';
  if (node['op'] !== 'field' || node['in'] !== undefined || !MONEY_FIELDS.has(path.split('.').at(-1) ?? '')) return [];
  // A date may be taken from any column; only a number needs the unit. Dates have no `in` in the format, but never stand on money.
  return [finding('error', 'money-unit', at, `“${describePath(path)}”是金额，没有写单位，读不出数；例：以万元计`)];
};

/** Names of tiers, levels and papers a condition or effect asks for. */
function unknownNames(scheme: Scheme): Slip {
  // An override may set a tier of its own, like 不得评优: it is a name from then on.
  const tiers = (rank: unknown): readonly string[] | null => {
    const own = scheme.ranks.find((each) => each.id === rank);
    if (own === undefined) return null;
    const set = scheme.overrides.flatMap(({ effect }) => (effect.is === 'tier-set' && effect.rank === rank ? [effect.tier] : []));
    return [...own.tiers.map((tier) => tier.name), ...(own.otherwiseTier === 'none' ? [] : [own.otherwiseTier]), ...set];
  };
  const levels = (ladder: unknown): readonly string[] | null =>
    scheme.ladders.find((each) => each.id === ladder)?.levels.map((level) => level.code) ?? null;
  const papers = scheme.eligibility.flatMap((own) => own.evidence).map((own) => own.id);
  const missing = (at: string, what: string, asked: readonly string[], known: readonly string[] | null): Finding[] =>
    known === null
      ? []
      : asked
          .filter((own) => !known.includes(own))
          .map((own) =>
            finding('error', 'no-such-name', at, `没有叫“${own}”的${what}${known.length === 0 ? '' : `；有的是：${known.join('、')}`}`),
          );
  return (node, at) => {
    if (node['op'] === 'tier') return missing(at, '等次', texts(node['in']), tiers(node['rank']));
    if (node['is'] === 'tier-cap') return missing(at, '等次', [String(node['tier'])], tiers(node['rank']));
    if (node['op'] === 'cards' || node['op'] === 'level') return missing(at, '督办级别', texts(node['in']), levels(node['ladder']));
    if (node['op'] === 'evidence') return missing(at, '佐证', [String(node['item'])], papers);
    return [];
  };
}

/** A lookup silent about the rest leaves whoever has another text without a figure. */
const silentLookup: Slip = (node, at) =>
  node['op'] === 'lookup' && node['otherwise'] === 'unknown'
    ? [finding('note', 'coverage-hole', at, `按“${describePath(String(node['path']))}”对照的表没有写其余的取多少，不在表里的算不出数`)]
    : [];

/** A written day of another year than the one the title names: left over from last year's document. */
function oldDays(scheme: Scheme): Finding[] {
  const year = /\d{4}(?=年)/.exec(scheme.title)?.[0];
  if (year === undefined) return [];
  const near = new Set([Number(year) - 1, Number(year), Number(year) + 1].map(String));
  return RULE_SECTIONS.flatMap((section) =>
    scheme[section].flatMap((part) => {
      const days = new Set<string>();
      nodesOf(part, (node) => {
        for (const key of ['left', 'right', 'from', 'to', 'by', 'date', 'of']) {
          const value = node[key];
          if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !near.has(value.slice(0, 4))) days.add(value);
        }
      });
      return [...days].map((day) =>
        finding('warning', 'old-date', `${section}.${part.id}`, `写着${day}，不在${year}年前后，是不是照抄上年的日期`),
      );
    }),
  );
}

/** Cumulative schedules rise and end at 100 %. */
function schedules(scheme: Scheme): Finding[] {
  return scheme.targets.flatMap((target) => {
    const { schedule } = target;
    if (schedule.is === 'linear') return [];
    const at = `targets.${target.id}`;
    const start = scheme.period.yearStart;
    const rows = (
      schedule.is === 'table'
        ? schedule.shares.map((row) => [row.until, row.share] as const)
        : schedule.values.map((row) => [row.until, row.value] as const)
    )
      .map(([until, value]) => ({ until, key: `${until >= start ? '0' : '1'}${until}`, value: exactFrom(value) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const falls = rows.find((row, i) => {
      const before = rows[i - 1]?.value;
      return before !== undefined && before !== null && row.value !== null && row.value.compare(before) < 0;
    });
    const last = rows.at(-1);
    return [
      ...(falls === undefined ? [] : [finding('error', 'schedule', at, `序时是累计的，${falls.until}的数比前一行还小`)]),
      ...(schedule.is === 'table' && last !== undefined && last.value !== null && !last.value.equals(ONE)
        ? [finding('warning', 'schedule', at, `序时最后一行（${last.until}）是${plainText(last.value.mul(100))}%，不是100%`)]
        : []),
    ];
  });
}

/** Effects on tiers are looked at when tiers are given, the others when points are. */
function phases(scheme: Scheme): Finding[] {
  return scheme.overrides.flatMap((rule) => {
    const tier = rule.effect.is.startsWith('tier-');
    if (rule.effect.is === 'record-only' || tier === (rule.phase === 'tier')) return [];
    return [finding('warning', 'phase', `overrides.${rule.id}`, tier ? '改等次的，应在“定等次时”看' : '不改等次的，应在“计分时”看')];
  });
}

/** The limits of a rule that are points or money, not shares of something; `R` alone caps by a share. */
function pointLimits(rule: Rule): readonly unknown[] {
  switch (rule.kind) {
    case 'U':
      return [rule.cap, rule.floor, ...[rule.above, rule.below].flatMap((side) => (side === 'none' ? [] : [side.cap]))];
    case 'C':
      return [rule.cap, rule.floor];
    case 'P':
      return [rule.cap];
    case 'N':
      return rule.method.is === 'share-of-mean' ? [rule.method.cap, rule.method.floor] : [];
    default:
      return [];
  }
}

/** 封顶 "150%" where points stand: it is 1.5 of them. */
function percentLimits(rule: Rule, at: string): Finding[] {
  return pointLimits(rule)
    .filter((limit): limit is string => typeof limit === 'string' && /[%‰]$/.test(limit))
    .map((limit) =>
      finding(
        'warning',
        'percent-cap',
        at,
        `封顶、保底写的是分值（或金额），“${limit}”就是${plainText(exactFrom(limit) ?? ZERO)}；要按满分的几成，请写成分值`,
      ),
    );
}

/** Bounds that leave nothing between them, and reminders before the clock starts. */
function impossible(scheme: Scheme): Finding[] {
  const rules = [
    ...scheme.items.map((item) => ({ at: `items.${item.id}`, rule: item.rule })),
    ...scheme.payouts.map((payout) => ({ at: `payouts.${payout.id}`, rule: payout.amount })),
  ];
  return [
    ...rules.flatMap(({ at, rule }) => percentLimits(rule, at)),
    ...rules.flatMap(({ at, rule }) => {
      if (rule.kind === 'N' && rule.method.is === 'coefficient') {
        const [low, high] = [literal(rule.method.unacceptable), literal(rule.method.satisfactory)];
        return low !== null && high !== null && low.equals(high)
          ? [finding('error', 'range', at, `满意值与不允许值都是${plainText(low)}，分不出高低`)]
          : [];
      }
      if (rule.kind !== 'U' && rule.kind !== 'C') return [];
      const [cap, floor] = [literal(rule.cap), literal(rule.floor)];
      return cap !== null && floor !== null && floor.compare(cap) > 0
        ? [finding('error', 'range', at, `最低分${plainText(floor)}高于最高分${plainText(cap)}`)]
        : [];
    }),
    ...scheme.deadlines.flatMap((deadline) =>
      deadline.remind
        .filter((remind) => remind.unit === deadline.length.unit && remind.n >= deadline.length.n && deadline.length.n > 0)
        .map((remind) =>
          finding('warning', 'remind', `deadlines.${deadline.id}`, `提前${remind.n}提醒，比时限本身（${deadline.length.n}）还长`),
        ),
    ),
  ];
}

/** Every slip found in a scheme. */
export function checkSlips(scheme: Scheme, name: Name): Finding[] {
  const slips = [wrongScale(name), moneyUnit, unknownNames(scheme), silentLookup];
  const found = RULE_SECTIONS.flatMap((section) =>
    scheme[section].flatMap((part) => {
      const own: Finding[] = [];
      nodesOf(part, (node) => own.push(...slips.flatMap((slip) => slip(node, `${section}.${part.id}`))));
      return own;
    }),
  );
  return [...found, ...schedules(scheme), ...phases(scheme), ...impossible(scheme), ...oldDays(scheme)];
}
