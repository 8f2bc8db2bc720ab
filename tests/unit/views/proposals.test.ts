/** What lies before whoever decides on a proposal of the ladder (law 7): what was withheld, and what the unit itself asked for (S-77). */
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { proposalsOf } from '../../../shared/views/proposals';
import { sampleLedger } from '../data/sample-ledger';
import { enter } from './small-ledger';

const TODAY = isoDay('2026-11-02');

describe('proposals of the sample county', () => {
  const start = sampleLedger();
  const [first] = proposalsOf(start, TODAY).open.filter(({ proposal, unit }) => proposal.kind === 'issue' && unit !== null);
  if (first === undefined || first.unit === null) throw new Error('the sample county has a proposal');
  const { key, unit, proposal } = first;
  const county = (id: string) => ({ scope: 'county', record: recordId(id) }) as const;

  it('an undecided 申诉 of the unit stands beside each of its proposals; one decided before the period does not', () => {
    const appeal = { unit, kind: '申诉', against: '黄牌督办', filedOn: isoDay('2026-10-30'), ground: '上报数漏填' } as const;
    const old = {
      ...appeal,
      filedOn: isoDay('2026-08-03'),
      outcome: '维持',
      decidedOn: isoDay('2026-08-10'),
      decidedBy: '领导小组',
    } as const;
    const ledger = enter(start, [
      createDraft({ ...county('jp-new'), entity: 'appeal' }, appeal),
      createDraft({ ...county('jp-old'), entity: 'appeal' }, old),
    ]);
    const { open } = proposalsOf(ledger, TODAY);
    expect(open.find((one) => one.key === key)?.appeals.map(({ id }) => id)).toEqual(['jp-new']);
    expect(open.filter((one) => one.unit !== unit).every((one) => one.appeals.every(({ id }) => id !== 'jp-new'))).toBe(true);
  });

  it('暂缓 after the period takes it from the list to the withheld, with what was decided', () => {
    const decided = {
      proposal: key,
      unit,
      level: proposal.level,
      outcome: '暂缓',
      on: TODAY,
      decidedBy: '领导小组',
      ground: '核实期间',
    } as const;
    const after = proposalsOf(enter(start, [createDraft({ ...county('md-held'), entity: 'measureDecision' }, decided)]), TODAY);
    expect(after.open.some((one) => one.key === key)).toBe(false);
    expect(after.withheld.map((one) => [one.key, one.decisions.at(-1)?.ground])).toEqual([[key, '核实期间']]);
  });
});
