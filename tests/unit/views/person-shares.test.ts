/**
 * Shares of persons in the ledger (S-09; the commission of u14, 专员提成): what 引荐人 and 跟踪人 get is read from 引进贡献 as the data files state it, beside the
 * shares of units, and shares never make more or less of a sum than there is (issue 3, part 10).
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditDrafts, rolesOffered } from '../../../shared/exchange/credits';
import type { Share } from '../../../shared/exchange/credits';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { exactFrom, plainText, ZERO } from '../../../shared/scoring/exact';
import type { Exact } from '../../../shared/scoring/exact';
import { loadScheme } from '../../../shared/scoring/load-scheme';
import { measureOf } from '../../../shared/scoring/measures';
import { parsePeriod } from '../../../shared/scoring/periods';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { factsOf } from '../../../shared/views/facts';
import { calendar, qingshi } from '../scoring/county';
import { enter, wan } from './small-ledger';

const loaded = loadScheme(readFileSync(new URL('../../data/schemes-unseen/u14.json', import.meta.url), 'utf8'));
if (!loaded.ok) throw new Error('u14');
const u14 = loaded.value;
const year = parsePeriod('2026');
if (year === null) throw new Error('period');

const [A, B] = [recordId('u-a'), recordId('u-b')];
const [ZHANG, LI] = [recordId('h-zhang'), recordId('h-li')];
const PROJECT = recordId('p-one');
const DAY = isoDay('2026-01-01');
let next = 0;

function ledgerWith(shares: readonly Share[], from = DAY): Ledger {
  const county = { scope: 'county' } as const;
  const own = enter(emptyLedger(), [
    createDraft({ ...county, entity: 'unit', record: A }, { name: '甲镇', order: 1 }),
    createDraft({ ...county, entity: 'unit', record: B }, { name: '乙镇', order: 2 }),
    createDraft({ ...county, entity: 'person', record: ZHANG }, { name: '张三' }),
    createDraft({ ...county, entity: 'person', record: LI }, { name: '李四' }),
    createDraft({ scope: A, entity: 'project', record: PROJECT }, { projectName: '光伏', kind: '内资' }),
    createDraft(
      { scope: A, entity: 'moneyEntry', record: recordId('m-1') },
      { project: PROJECT, kind: '到位资金', span: '当月', month: '2026-05', reported: wan(9000) },
    ),
    createDraft({ scope: A, entity: 'recognition', record: recordId('k-1') }, { entry: recordId('m-1'), recognised: wan(9000) }),
  ]);
  if (shares.length === 0) return own;
  const act = { person: '王秀兰', today: DAY };
  const drafts = creditDrafts(own, { project: PROJECT, shares, from, ground: '协议' }, act, () => recordId(`gx-${(next += 1)}`));
  if (!drafts.ok) throw new Error(drafts.detail);
  return enter(own, drafts.value);
}

/** What a measure gives a unit or person over the ledger. */
function valueOf(ledger: Ledger, scheme: Scheme, measure: string, kind: 'unit' | 'person', id: RecordId): Exact | null {
  if (year === null) return null;
  const ctx = startEvaluation(scheme, factsOf(ledger, scheme), { asOf: '2026-12-31', period: year, calendar });
  return measureOf({ ...ctx, subject: { kind, id } }, measure, undefined, undefined).value;
}
const shown = (value: Exact | null): string | null => (value === null ? null : plainText(value));

describe('the commission of u14 read from the ledger', () => {
  const ledger = ledgerWith([
    { unit: A, role: '首谈', percent: '50' },
    { unit: B, role: '落地', percent: '50' },
    { person: ZHANG, role: '引荐', percent: '60' },
    { person: LI, role: '跟踪', percent: '40' },
  ]);
  it('base 9,000 × 0.5‰ = 4.5: 60 % to 张三, 40 % to 李四; the units have 4,500 each', () => {
    const tc = (person: RecordId) => shown(valueOf(ledger, u14, 'tc', 'person', person));
    const dw = (unit: RecordId) => shown(valueOf(ledger, u14, 'dwzj', 'unit', unit));
    expect([tc(ZHANG), tc(LI), dw(A), dw(B)]).toEqual(['2.7', '1.8', '4500', '4500']);
  });
  it('the form offers the roles of the 办法 in force before the usual ones', () => {
    expect(rolesOffered(u14).slice(0, 4)).toEqual(['引荐', '跟踪', '首谈', '落地']);
    expect(rolesOffered(null)).toContain('引荐');
  });
});

/** The county's measure of money with a 分成规则 of these roles. */
const splitBy = (roles: readonly string[], id: string): Scheme['splits'][number] => ({
  id,
  title: id,
  roles: roles.map((role) => ({ role, percent: 'as-stated' as const })),
  basis: 'agreement',
  sum: 'exactly-100',
  unstated: 'all-to-owner',
  discounts: [],
});
const fund = (split: string) => {
  const own = qingshi.measures.find(({ id }) => id === 'fund');
  if (own === undefined) throw new Error('fund');
  return { ...own, id: `fund-${split}`, split };
};
const scheme = SchemeSchema.parse({
  ...qingshi,
  splits: [splitBy(['首谈', '落地'], 'units'), splitBy(['引荐', '跟踪'], 'persons')],
  measures: [...qingshi.measures, fund('units'), fund('persons')],
});

describe('laws', () => {
  const percent = fc.integer({ min: 1, max: 999 }).map((tenths) => [tenths / 10, (1000 - tenths) / 10].map((part) => part.toFixed(1)));
  it('whatever the shares, units together and persons together have exactly what came in', () => {
    fc.assert(
      fc.property(percent, percent, ([u1 = '', u2 = ''], [p1 = '', p2 = '']) => {
        const ledger = ledgerWith([
          { unit: A, role: '首谈', percent: u1 },
          { unit: B, role: '落地', percent: u2 },
          { person: ZHANG, role: '引荐', percent: p1 },
          { person: LI, role: '跟踪', percent: p2 },
        ]);
        const sum = (parts: readonly (Exact | null)[]) => parts.reduce<Exact>((total, part) => total.add(part ?? ZERO), ZERO);
        const units = [A, B].map((id) => valueOf(ledger, scheme, 'fund-units', 'unit', id));
        const persons = [ZHANG, LI].map((id) => valueOf(ledger, scheme, 'fund-persons', 'person', id));
        expect([plainText(sum(units)), plainText(sum(persons))]).toEqual(['9000', '9000']);
        expect(persons[0]?.equals(exactFrom(p1)?.mul(90) ?? ZERO)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
  it('shares of persons take nothing from the units where the 办法 has no rule for them', () => {
    const onlyUnits = SchemeSchema.parse({
      ...qingshi,
      splits: [splitBy(['首谈', '落地'], 'units')],
      measures: [fund('units')],
      targets: [],
      items: [],
      ranks: [],
      ladders: [],
      payouts: [],
      overrides: [],
      total: undefined,
    });
    const ledger = ledgerWith([{ person: ZHANG, role: '引荐', percent: '100' }]);
    expect(shown(valueOf(ledger, onlyUnits, 'fund-units', 'unit', A))).toBe('9000');
    const both = ledgerWith([
      { unit: A, role: '首谈', percent: '30' },
      { unit: B, role: '落地', percent: '70' },
      { person: ZHANG, role: '引荐', percent: '100' },
    ]);
    expect([A, B].map((id) => shown(valueOf(both, onlyUnits, 'fund-units', 'unit', id)))).toEqual(['2700', '6300']);
  });
  it('money that came in before a share began is not that person’s', () => {
    const ledger = ledgerWith([{ person: ZHANG, role: '引荐', percent: '100' }], isoDay('2026-06-01'));
    expect(shown(valueOf(ledger, scheme, 'fund-persons', 'person', ZHANG))).toBe('0');
  });
});
