/** 已处置 (S-75, issue 3, part 7: evidence frozen at issue): what a measure rested on stays as it was, the present figures stand beside it, and a correction is marked. */
import { describe, expect, it } from 'vitest';
import { createDraft, strikeDraft } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { recordId } from '../../../shared/model/ids';
import { registerContext } from '../../../shared/registers/context';
import { ISSUED_MEASURES } from '../../../shared/registers/issued-measures';
import { issuedMeasures } from '../../../shared/views/issued-measures';
import type { Compared } from '../../../shared/views/issued-measures';
import { proposalsOf } from '../../../shared/views/proposals';
import { sampleLedger } from '../data/sample-ledger';
import { enter } from './small-ledger';

const TODAY = isoDay('2026-11-02');
const ID = recordId('md-issued');
const own = (ledger: Ledger) => issuedMeasures(ledger).find(({ decision }) => decision.id === ID);
const sides = (compared: readonly Compared[] | undefined, key: 'then' | 'now') => compared?.map((one) => [one.key, one[key]]);

describe('an issued measure', () => {
  const ledger = sampleLedger();
  const found = proposalsOf(ledger, TODAY).open.find(({ proposal }) => proposal.kind === 'issue' && proposal.figures.length > 0);
  if (found === undefined || found.unit === null) throw new Error('the sample county has a proposal with figures');
  const { key, unit, proposal } = found;
  const { rule, figures, counters, basis, document, organ, title, asOf } = proposal;
  const evidence = FIELD_KINDS.json.parse(JSON.parse(JSON.stringify({ rule, figures, counters, basis, document, organ, title, asOf })));
  const decided = { proposal: key, unit, level: proposal.level, outcome: '已签发', on: TODAY, decidedBy: '组长', evidence } as const;
  enter(ledger, [createDraft({ scope: 'county', entity: 'measureDecision', record: ID }, decided)]);
  const row = () => ISSUED_MEASURES.rows(registerContext(ledger, TODAY)).filter(({ id }) => id.startsWith(ID));

  it('asked once more gives the figures it was issued on, with organ and basis', () => {
    const measure = own(ledger);
    expect(measure).toMatchObject({ title, organ, basis: `${document}${basis}`, state: '在办', holds: true });
    expect(measure?.compared).toHaveLength(figures.length + counters.length);
    expect(sides(measure?.compared, 'now')).toEqual(sides(measure?.compared, 'then'));
    expect(row().every(({ marks }) => Object.keys(marks).length === 0)).toBe(true);
  });

  it('after money of the period is struck out: what was frozen stays, the present stands beside it, and the difference is marked', () => {
    const before = own(ledger)?.compared;
    const projects = new Set(listRecords(ledger, 'project').flatMap(({ id, scope }) => (scope === unit ? [id] : [])));
    const entries = listRecords(ledger, 'moneyEntry').filter(({ project }) => project !== undefined && projects.has(project));
    enter(
      ledger,
      entries.map(({ scope, id }) => strikeDraft({ scope, entity: 'moneyEntry', record: id, reason: '重复录入' })),
    );
    const after = own(ledger)?.compared;
    expect(sides(after, 'then')).toEqual(sides(before, 'then'));
    expect(sides(after, 'now')).not.toEqual(sides(before, 'now'));
    const marked = row().filter(({ marks }) => marks['difference'] !== undefined);
    expect(marked.length).toBeGreaterThan(0);
    expect(marked[0]?.cells['difference']).toMatch(/^[+-]\d/);
  });

  it('one of an older version, which stored no figures, says so and shows the present ones', () => {
    const old = issuedMeasures(ledger).find(({ decision }) => decision.id !== ID);
    expect(old?.compared.length).toBeGreaterThan(0);
    expect(old?.compared.every(({ then }) => then === null)).toBe(true);
  });

  it('ends with 解除 of the same subject on the same ladder', () => {
    const release = { proposal: key.replace(/issue$/, 'release'), unit, level: proposal.level, outcome: '解除', on: TODAY } as const;
    enter(ledger, [createDraft({ scope: 'county', entity: 'measureDecision', record: recordId('md-end') }, release)]);
    expect(own(ledger)?.state).toBe('已解除');
  });
});
