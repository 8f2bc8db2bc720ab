/** Two versions of the 办法 in one year: each month is reckoned by the one in force on its last day, and a locked month keeps the one it was locked with. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { applyOperations, emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { recordId } from '../../../shared/model/ids';
import { adoptedScheme, adoptedVersions, basisText, schemeInForce } from '../../../shared/month/adopted-scheme';
import { monthView, totalsInOrder } from '../../../shared/month/month-view';
import { scoreSheet } from '../../../shared/month/score-sheet';
import { makeReport } from '../../../shared/reports/catalogue';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { frozenDifferences } from '../../../shared/views/frozen-compare';
import { freezePeriod } from '../../../shared/views/freeze-period';
import { checkFrozen, freezeDraft, frozenFor } from '../../../shared/views/frozen-periods';
import { publishedMonth } from '../../../shared/views/published-month';
import { ledger as sample } from '../printing/sample-ledger';
import { enter } from '../views/small-ledger';

const BODY = SchemeSchema.parse(
  JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8')),
);
const FIRST = '青招组发〔2026〕1号';
const SECOND = '青招组发〔2026〕9号';

/** The county's 办法 since January, and a revised one since 1 August by which every target counts half. */
function county(): Ledger {
  const ledger = emptyLedger();
  applyOperations(
    ledger,
    [...sample.operations.values()].filter(({ entity }) => entity !== 'scheme'),
  );
  const half = {
    ...BODY,
    items: BODY.items.map((item) => (item.rule.kind === 'R' ? { ...item, rule: { ...item.rule, weight: 1 } } : item)),
  };
  const version = (id: string, documentNumber: string, from: string, body: unknown) =>
    createDraft(
      { scope: 'county', entity: 'scheme', record: recordId(id) },
      {
        title: BODY.title,
        year: 2026,
        documentNumber,
        effectiveFrom: isoDay(from),
        body: FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(body))),
      },
    );
  return enter(ledger, [version('f-old', FIRST, '2026-03-01', BODY), version('f-new', SECOND, '2026-08-01', half)]);
}

const ledger = county();
const scores = (own: Ledger, month: string) => monthView(own, month)?.totals.map(({ total }) => total?.exact);

describe('施行日期 (two versions in one year)', () => {
  it('the version in force on the day counts: up to 31 July the first, from 1 August the second', () => {
    expect(schemeInForce(ledger, isoDay('2026-07-31'))?.document).toBe(FIRST);
    expect(schemeInForce(ledger, isoDay('2026-08-01'))?.document).toBe(SECOND);
  });

  it('a 办法 issued in March counts from January, as such documents do', () => {
    expect(schemeInForce(ledger, isoDay('2026-01-31'))?.document).toBe(FIRST);
  });

  it('the year as a whole goes by the last version; another year has none', () => {
    expect(adoptedScheme(ledger, 2026)?.document).toBe(SECOND);
    expect(adoptedVersions(ledger, 2026).map(({ document }) => document)).toEqual([SECOND, FIRST]);
    expect(schemeInForce(ledger, isoDay('2027-01-31'))).toBeNull();
  });

  it('July is reckoned by the first, August by the second', () => {
    expect(monthView(ledger, '2026-07')?.adopted.document).toBe(FIRST);
    expect(monthView(ledger, '2026-08')?.adopted.document).toBe(SECOND);
    const july = monthView(ledger, '2026-07', schemeInForce(ledger, isoDay('2026-08-31')));
    expect(scores(ledger, '2026-07')).not.toEqual(july?.totals.map(({ total }) => total?.exact));
  });

  it('考核明细表 and 月通报 say which version the figures are by', () => {
    const day = (month: string) => isoDay(`2026-${month}-31`);
    const said = (month: string) => [
      JSON.stringify(scoreSheet(ledger, `2026-${month}`, '明细表', null, null)?.notes),
      JSON.stringify(makeReport(ledger, { kind: 'month', day: day(month), record: null })?.parts),
    ];
    for (const text of said('07')) expect(text).toContain(`${FIRST}，2026年3月1日起施行`);
    for (const text of said('08')) expect(text).toContain(`${SECOND}，2026年8月1日起施行`);
    const inForce = schemeInForce(ledger, day('08'));
    expect(inForce === null ? '' : basisText(inForce)).toBe(`《${BODY.basis.title}》（${SECOND}，2026年8月1日起施行）`);
  });
});

describe('核定锁定', () => {
  it('a locked month keeps its version when a new one is adopted afterwards, back to before the month', () => {
    const own = county();
    const lock = freezeDraft(own, freezePeriod('月', '2026-09'), recordId('z-09'));
    enter(own, lock === null ? [] : [lock]);
    const before = scores(own, '2026-09');
    enter(own, [
      createDraft(
        { scope: 'county', entity: 'scheme', record: recordId('f-late') },
        {
          title: BODY.title,
          year: 2026,
          documentNumber: '青招组发〔2026〕12号',
          effectiveFrom: isoDay('2026-09-01'),
          body: FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(BODY))),
        },
      ),
    ]);
    const published = publishedMonth(own, '2026-09');
    expect(published?.view.adopted.document).toBe(SECOND);
    expect(published?.view.totals.map(({ total }) => total?.exact)).toEqual(before);
    const frozen = frozenFor(own, '2026-09');
    if (frozen === null) throw new Error('the month was locked');
    // No entry changed: only the version did, and the check says so by itself.
    expect(checkFrozen(own, frozen)).toMatchObject({ same: true, wouldDiffer: false, schemeChanged: true });
    expect(frozenDifferences(own, frozen)).toEqual([]);
    expect(monthView(own, '2026-10')?.adopted.document).toBe('青招组发〔2026〕12号');
  });
});

describe('order of groups (赛区)', () => {
  it('is that of the 办法, then the place, units outside every group last', () => {
    const view = monthView(ledger, '2026-10');
    if (view === null) throw new Error('a scheme is adopted');
    const wanted = BODY.groups.map(({ id }) => id);
    const groups = [...new Set(totalsInOrder(view).map(({ group }) => group))].filter((group) => group !== null);
    expect(groups).toEqual(wanted.filter((id) => groups.includes(id)));
    const turned = {
      ...view,
      adopted: { ...view.adopted, scheme: { ...view.adopted.scheme, groups: view.adopted.scheme.groups.toReversed() } },
    };
    expect([...new Set(totalsInOrder(turned).map(({ group }) => group))].filter((group) => group !== null)).toEqual(groups.toReversed());
  });
});
