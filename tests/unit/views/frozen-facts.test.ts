/** A locked period reaches a later 办法 as it was announced: `frozen` figures and the tier of an earlier period (issue 3, part 6; law 2). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { LIUHE } from '../../../shared/sample/units';
import { evaluateScheme, startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import type { Evaluation } from '../../../shared/scoring/evaluate-scheme';
import { num } from '../../../shared/scoring/evaluate-trees';
import { parsePeriod } from '../../../shared/scoring/periods';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { factsOf } from '../../../shared/views/facts';
import { freezePeriod } from '../../../shared/views/freeze-period';
import type { FreezeSpan } from '../../../shared/views/freeze-period';
import { checkFrozen, freezeDraft } from '../../../shared/views/frozen-periods';
import { carryScores, scoredOf } from '../../../shared/views/scored';
import { ledger as sample } from '../printing/sample-ledger';
import { enter, wan } from './small-ledger';

const qingshi = SchemeSchema.parse(
  JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8')),
);
const fresh = (): Ledger => fold([...sample.operations.values()]);

/** 全年成绩: 上半年按原办法占 40%, and whoever was in the last tier then is named again. */
const readingFrozen: Scheme = SchemeSchema.parse({
  ...structuredClone(qingshi),
  ranks: [],
  ladders: [],
  payouts: [],
  overrides: [],
  items: [
    {
      id: 'half',
      title: '上半年得分占40%',
      subject: 'unit',
      appliesTo: 'all',
      rounding: 'none',
      rule: {
        kind: 'C',
        operator: 'weighted',
        children: [{ value: { op: 'frozen', id: qingshi.total, period: { from: '2026-01-01', to: '2026-06-30' } }, weight: '40%' }],
        take: 'all',
        cap: 'none',
        floor: 'none',
        rounding: 'none',
      },
    },
    {
      id: 'money',
      title: '第二季度到位资金（核定时）',
      subject: 'unit',
      appliesTo: 'all',
      rounding: 'none',
      rule: {
        kind: 'C',
        operator: 'sum',
        children: [{ value: { op: 'frozen', id: 'fund', period: { from: '2026-04-01', to: '2026-06-30' } } }],
        take: 'all',
        cap: 'none',
        floor: 'none',
        rounding: 'none',
      },
    },
  ],
  total: 'half',
});

const october = { asOf: '2026-10-31', period: parsePeriod('2026-10') };
function evaluated(ledger: Ledger, scheme: Scheme = readingFrozen): Evaluation {
  const { facts, calendar } = scoredOf(ledger, scheme);
  if (october.period === null) throw new Error('no period');
  return evaluateScheme(scheme, facts, { asOf: october.asOf, period: october.period, calendar });
}
const pointsOf = ({ lines }: Evaluation, item: string): ReadonlyMap<string, string | null> =>
  new Map(lines.flatMap((line) => (line.item === item ? [[line.subject.id, line.points?.exact ?? null] as const] : [])));

/** The scores of a stretch by the scheme itself, worked out on the ledger as it stands. */
function scoresOf(ledger: Ledger, key: string, asOf: string): Evaluation {
  const { facts, calendar } = scoredOf(ledger, qingshi);
  const period = parsePeriod(key);
  if (period === null) throw new Error(key);
  return evaluateScheme(qingshi, facts, { asOf, period, calendar });
}

/** 柳河镇's money of the half as today's entries say it. */
function halfYearMoney(ledger: Ledger): string | undefined {
  const line = scoresOf(ledger, '2026-H1', '2026-06-30').lines.find(({ item, subject }) => item === 'score-fund' && subject.id === LIUHE);
  return line?.inputs[0]?.value?.exact;
}

function lock(ledger: Ledger, span: FreezeSpan, month: string, id: string): void {
  const draft = freezeDraft(ledger, freezePeriod(span, month), recordId(id));
  if (draft === null) throw new Error('no scheme');
  enter(ledger, [draft]);
}

function lateMoney(ledger: Ledger): void {
  const project = listRecords(ledger, 'project').find(({ scope }) => scope === LIUHE)?.id ?? null;
  const entry = { scope: LIUHE, entity: 'moneyEntry', record: recordId('m-late') } as const;
  enter(ledger, [
    createDraft(entry, { project, kind: '到位资金', span: '当月', month: '2026-05', reported: wan(50_000) }),
    createDraft({ scope: LIUHE, entity: 'recognition', record: recordId('k-late') }, { entry: entry.record, recognised: wan(50_000) }),
  ]);
}

describe('a 办法 that reads frozen results', () => {
  it('has no value where nothing was locked, and says so: it is never worked out anew', () => {
    const made = evaluated(fresh());
    expect([...pointsOf(made, 'half').values()].every((own) => own === null)).toBe(true);
    expect(made.findings.map(({ code }) => code)).toContain('no-value');
  });

  it('reads the half and the quarter as they were locked, also after a late entry that would change them', () => {
    const ledger = fresh();
    const announced = new Map(
      scoresOf(ledger, '2026-H1', '2026-06-30').totals.map(({ subject, total }) => [subject.id, total?.exact ?? null]),
    );
    lock(ledger, '半年', '2026-06', 'z-half');
    lock(ledger, '季', '2026-06', 'z-quarter');
    const before = evaluated(ledger);
    expect([...announced.values()].filter((own) => own !== null).length).toBeGreaterThan(20);
    const ledgerRows = factsOf(ledger, readingFrozen).frozen;
    for (const [unit, total] of announced)
      expect(ledgerRows.find((row) => row.period === '2026-H1' && row.item === qingshi.total && row.subject === unit)?.value ?? null).toBe(
        total,
      );
    lateMoney(ledger);
    expect(halfYearMoney(ledger)).not.toBe(ledgerRows.find((row) => row.item === 'fund' && row.subject === LIUHE)?.value);
    const after = evaluated(ledger);
    for (const item of ['half', 'money']) expect(pointsOf(after, item)).toEqual(pointsOf(before, item));
    expect(pointsOf(after, 'money').get(LIUHE)).not.toBeNull();
  });

  it('a lock is proven with its scores, and a late entry shows as a difference', () => {
    const ledger = fresh();
    lock(ledger, '半年', '2026-06', 'z-half');
    const check = () => listRecords(ledger, 'freeze').map((record) => checkFrozen(ledger, record))[0];
    expect(check()).toMatchObject({ period: '2026-H1', same: true, wouldDiffer: false });
    lateMoney(ledger);
    expect(check()).toMatchObject({ same: true, wouldDiffer: true });
  });

  it('of two locks of one period the last speaks', () => {
    const ledger = fresh();
    lock(ledger, '半年', '2026-06', 'z-1');
    const first = factsOf(ledger, null).frozen.find((row) => row.item === 'fund' && row.subject === LIUHE)?.value;
    lateMoney(ledger);
    lock(ledger, '半年', '2026-06', 'z-2');
    const rows = factsOf(ledger, null).frozen.filter((row) => row.item === 'fund' && row.subject === LIUHE);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.value).not.toBe(first);
  });

  it('what the reckoner knows is worked out anew when a period is locked', () => {
    const ledger = fresh();
    evaluated(ledger);
    const draft = freezeDraft(ledger, freezePeriod('半年', '2026-06'), recordId('z-half'));
    if (draft === null) throw new Error('no scheme');
    const held = new Set(ledger.operations.keys());
    const after = enter(fresh(), [draft]);
    carryScores(
      ledger,
      after,
      [...after.operations.values()].filter(({ id }) => !held.has(id)),
    );
    expect([...pointsOf(evaluated(after), 'half').values()].some((own) => own !== null)).toBe(true);
  });

  it('a place of a locked period is the one that was announced: 比上半年每进一位加1分', () => {
    const ledger = fresh();
    lock(ledger, '半年', '2026-06', 'z-half');
    const announced = factsOf(ledger, qingshi).frozen.find((row) => row.item === 'month-rank' && row.subject === LIUHE)?.value;
    lateMoney(ledger);
    const { facts, calendar } = scoredOf(ledger, qingshi);
    const period = parsePeriod('2026-10');
    if (period === null) throw new Error('no period');
    const ctx = {
      ...startEvaluation(qingshi, facts, { asOf: '2026-10-31', period, calendar }),
      subject: { kind: 'unit', id: LIUHE },
    } as const;
    const half = { op: 'place', rank: 'month-rank', from: 'top', period: { shift: -1, of: 'half' } } as const;
    expect(announced).toMatch(/^\d+$/);
    expect(num(half, ctx)?.toString()).toBe(announced);
  });

  it('the tier of last year is the one that was announced (连续两年末位)', () => {
    const again = SchemeSchema.parse({
      ...structuredClone(readingFrozen),
      ranks: [
        {
          id: 'year',
          title: '年度排名',
          subject: 'unit',
          within: 'each-group',
          by: 1,
          order: 'high-first',
          tieBreaks: [],
          ties: 'same-place-then-gap',
          tiers: [{ name: '连续末位', when: { op: 'tier', rank: 'year', in: ['末位'], period: 'lastYear' } }],
          otherwiseTier: '其他',
        },
      ],
    });
    const ledger = fresh();
    const scores = { values: [], tiers: [{ rank: 'year', subject: LIUHE, tier: '末位' }] };
    const at = { scope: COUNTY_SCOPE, entity: 'freeze', record: recordId('z-2025') } as const;
    enter(ledger, [createDraft(at, { period: '2025-12', span: '年', result: { scores } })]);
    const { facts, calendar } = scoredOf(ledger, again);
    const year = parsePeriod('2026');
    if (year === null) throw new Error('no period');
    const { ranks } = evaluateScheme(again, facts, { asOf: '2026-12-31', period: year, calendar });
    const named = ranks.flatMap(({ rows }) => rows.filter(({ tier }) => tier === '连续末位').map(({ subject }) => subject.id));
    expect(named).toEqual([LIUHE]);
  });
});
