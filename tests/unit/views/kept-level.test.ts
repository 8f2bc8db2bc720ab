/**
 * What the window keeps level with the ledger from edit to edit (design/performance.md row 7: an edit costs what it touches): after any run of entries it is
 * what it would be if it were made from nothing, and rows that no entry touched stay the very same objects.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraft, setDraft, strikeDraft, voidOperationsDraft } from '../../../shared/ledger/drafts';
import { applyOperations, emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { LIUHE } from '../../../shared/sample/units';
import { indexLedger } from '../../../shared/views/ledger-index';
import { projectRows } from '../../../shared/views/project-rows';
import { standingRows, standingRowSteps } from '../../../shared/views/row-cache';
import { ledger as sample } from '../printing/sample-ledger';
import { enter, wan } from './small-ledger';

const TODAY = isoDay('2026-10-31');
const DAYS = { asOf: TODAY, today: TODAY };
const of = <E extends 'project' | 'moneyEntry' | 'stageEvent' | 'assignment'>(entity: E) =>
  listRecords(sample, entity).filter(({ scope }) => scope === LIUHE);
const OWN = { project: of('project'), moneyEntry: of('moneyEntry'), stageEvent: of('stageEvent'), assignment: of('assignment') };
const nth = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('the sample township has none');
  return found;
};

/** What a clerk may enter next; `n` chooses, `at` makes ids that never repeat. */
type Step = (ledger: Ledger, n: number, at: number) => Draft[];
const STEPS: Readonly<Record<string, Step>> = {
  'a text is edited': (ledger, n) => [
    setDraft(ledger, { scope: LIUHE, entity: 'project', record: nth(OWN.project, n).id }, { investor: `新企业${n}` }),
  ],
  'a project is entered': (_, n, at) => [
    createDraft({ scope: LIUHE, entity: 'project', record: recordId(`p-new-${at}`) }, { projectName: `新项目${n}`, state: '正常' }),
  ],
  'a project is struck out': (_, n) => [strikeDraft({ scope: LIUHE, entity: 'project', record: nth(OWN.project, n).id, reason: '重复' })],
  'a stage is reached': (_, n, at) => [
    createDraft(
      { scope: LIUHE, entity: 'stageEvent', record: recordId(`s-new-${at}`) },
      { project: nth(OWN.project, n).id, stage: '开工', on: { date: '2026-09-10', precision: 'day' } },
    ),
  ],
  'a stage moves to another project': (ledger, n) => [
    setDraft(ledger, { scope: LIUHE, entity: 'stageEvent', record: nth(OWN.stageEvent, n).id }, { project: nth(OWN.project, n + 1).id }),
  ],
  'money is corrected': (ledger, n) => [
    setDraft(ledger, { scope: LIUHE, entity: 'moneyEntry', record: nth(OWN.moneyEntry, n).id }, { reported: wan(n + 1) }),
  ],
  'money is struck out': (_, n) => [strikeDraft({ scope: LIUHE, entity: 'moneyEntry', record: nth(OWN.moneyEntry, n).id, reason: '重复' })],
  'money is recognised': (_, n, at) => [
    createDraft(
      { scope: LIUHE, entity: 'recognition', record: recordId(`k-new-${at}`) },
      { entry: nth(OWN.moneyEntry, n).id, recognised: wan(n) },
    ),
  ],
  'a leader leaves': (ledger, n) => [
    setDraft(ledger, { scope: LIUHE, entity: 'assignment', record: nth(OWN.assignment, n).id }, { to: isoDay('2026-10-01') }),
  ],
  'a unit is renamed': (ledger, n) => [setDraft(ledger, { scope: 'county', entity: 'unit', record: LIUHE }, { name: `柳河镇${n}` })],
  'the last entry is taken back': (ledger) => {
    const last = [...ledger.operations.values()].at(-1);
    return last === undefined || last.scope !== LIUHE ? [] : [voidOperationsDraft(LIUHE, last.record, [last.id], '撤销')];
  },
};

/** The same state under another name, so that everything is made from nothing. */
const unknown = (ledger: Ledger): Ledger => ({ ...ledger, refolded: [...ledger.refolded] });
const filled = <T>(groups: ReadonlyMap<RecordId, readonly T[]>): Map<RecordId, readonly T[]> =>
  new Map([...groups].filter(([, group]) => group.length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));

function sampleCopy(): Ledger {
  const ledger = emptyLedger();
  applyOperations(ledger, [...sample.operations.values()]);
  return ledger;
}

describe('what is kept level with the ledger', () => {
  it('is what it would be made from nothing, after any run of entries', () => {
    const runs = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat({ max: 60 })), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(runs, (run) => {
        const ledger = sampleCopy();
        standingRows(ledger, DAYS);
        for (const [at, [name, n]] of run.entries()) {
          enter(ledger, STEPS[name]?.(ledger, n, at) ?? []);
          standingRows(ledger, DAYS);
        }
        expect(standingRows(ledger, DAYS)).toEqual(projectRows(unknown(ledger), DAYS));
        const [kept, fresh] = [indexLedger(ledger), indexLedger(unknown(ledger))];
        expect(filled(kept.stages)).toEqual(filled(fresh.stages));
        expect(filled(kept.funds)).toEqual(filled(fresh.funds));
        expect(filled(kept.assignments)).toEqual(filled(fresh.assignments));
        expect(kept.units).toEqual(fresh.units);
      }),
      { numRuns: 10 },
    );
  });

  it('is right too when the rows were made beforehand in steps and entries came between them', () => {
    const runs = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat({ max: 60 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(runs, fc.nat({ max: 80 }), (run, first) => {
        const ledger = sampleCopy();
        const steps = standingRowSteps(ledger, DAYS);
        for (let step = 0; step < first; step += 1) steps.next();
        for (const [at, [name, n]] of run.entries()) {
          enter(ledger, STEPS[name]?.(ledger, n, at) ?? []);
          steps.next();
        }
        while (steps.next().done !== true);
        expect(standingRows(ledger, DAYS)).toEqual(projectRows(unknown(ledger), DAYS));
      }),
      { numRuns: 10 },
    );
  });

  it('is not made a second time when it was made beforehand', () => {
    const ledger = sampleCopy();
    for (const _ of standingRowSteps(ledger, DAYS));
    const [before] = standingRows(ledger, DAYS);
    for (const _ of standingRowSteps(ledger, DAYS));
    expect(standingRows(ledger, DAYS)[0]).toBe(before);
  });

  it('made again in steps after entries, keeps the rows they do not touch and leaves nothing to make when the rows are asked for', () => {
    const ledger = sampleCopy();
    const before = standingRows(ledger, DAYS);
    enter(ledger, STEPS['a text is edited']?.(ledger, 3, 0) ?? []);
    let steps = 0;
    for (const _ of standingRowSteps(ledger, DAYS)) steps += 1;
    const made = standingRows(ledger, DAYS);
    expect(steps).toBeGreaterThan(before.length);
    expect(made).toEqual(projectRows(unknown(ledger), DAYS));
    expect(made.filter((row, at) => row !== before[at])).toHaveLength(1);
    expect(standingRows(ledger, DAYS)).toBe(made);
    expect([...standingRowSteps(ledger, DAYS)]).toEqual([]);
  });

  it('keeps every row that an edit does not touch the very same object', () => {
    const ledger = sampleCopy();
    const before = standingRows(ledger, DAYS);
    enter(ledger, STEPS['a text is edited']?.(ledger, 3, 0) ?? []);
    const after = standingRows(ledger, DAYS);
    expect(after.filter((row, at) => row !== before[at]).map(({ id }) => id)).toEqual([nth(OWN.project, 3).id]);
  });

  it('is the very same list while no row changes, so that nothing is drawn anew', () => {
    const ledger = sampleCopy();
    const before = standingRows(ledger, DAYS);
    const trip = { scope: LIUHE, entity: 'activity', record: recordId('v-new-1') } as const;
    enter(ledger, [createDraft(trip, { kind: '外出招商', on: isoDay('2026-10-15') })]);
    expect(standingRows(ledger, DAYS)).toBe(before);
  });
});
