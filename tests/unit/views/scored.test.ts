/**
 * What the reckoner knows is carried from one state of the ledger to the next (design/performance.md, 14): after any run of entries the month's figures are
 * those of a ledger that was read and reckoned from scratch.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraft, setDraft, strikeDraft, voidOperationsDraft } from '../../../shared/ledger/drafts';
import { applyOperations, emptyLedger, fold } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { adoptedScheme } from '../../../shared/month/adopted-scheme';
import { monthView } from '../../../shared/month/month-view';
import { LIUHE } from '../../../shared/sample/units';
import { carryScores, NO_FACTS, scoredOf } from '../../../shared/views/scored';
import { workCalendarOf } from '../../../shared/views/calendar';
import { factsOf } from '../../../shared/views/facts';
import { ledger as sample } from '../printing/sample-ledger';
import { enter, wan } from './small-ledger';

const MONTH = '2026-10';
const projects = listRecords(sample, 'project').filter(({ scope }) => scope === LIUHE);
const entries = listRecords(sample, 'moneyEntry').filter(({ scope }) => scope === LIUHE);

/** What a clerk may enter next, made against the ledger as it stands. */
type Step = (ledger: Ledger, n: number) => Draft[];
const STEPS: Readonly<Record<string, Step>> = {
  'money comes in and is recognised': (_, n) => {
    const entry = { scope: LIUHE, entity: 'moneyEntry', record: recordId(`m-new-${n}`) } as const;
    const project = projects[n % projects.length]?.id ?? null;
    return [
      createDraft(entry, { project, kind: '到位资金', span: '当月', month: `2026-0${(n % 9) + 1}`, reported: wan(n + 1) }),
      createDraft({ scope: LIUHE, entity: 'recognition', record: recordId(`k-new-${n}`) }, { entry: entry.record, recognised: wan(n) }),
    ];
  },
  'a recognised sum is corrected': (_, n) => {
    const entry = entries[n % entries.length]?.id ?? null;
    return [createDraft({ scope: LIUHE, entity: 'recognition', record: recordId(`k-again-${n}`) }, { entry, recognised: wan(n * 3) })];
  },
  'an entry is struck out': (_, n) =>
    entries
      .slice(n % entries.length)
      .slice(0, 1)
      .map(({ id }) => strikeDraft({ scope: LIUHE, entity: 'moneyEntry', record: id, reason: '重复' })),
  'a project grows': (ledger, n) =>
    projects
      .slice(n % projects.length)
      .slice(0, 1)
      .map(({ id }) => setDraft(ledger, { scope: LIUHE, entity: 'project', record: id }, { totalInvestment: wan(n * 10_000) })),
  'a stage is reached': (_, n) => [
    createDraft(
      { scope: LIUHE, entity: 'stageEvent', record: recordId(`s-new-${n}`) },
      {
        project: projects[n % projects.length]?.id ?? null,
        stage: n % 2 === 0 ? '签约' : '开工',
        on: { date: '2026-09-10', precision: 'day' },
      },
    ),
  ],
  'a trip is entered': (_, n) => [
    createDraft({ scope: LIUHE, entity: 'activity', record: recordId(`a-new-${n}`) }, { kind: '外出招商', on: isoDay('2026-09-15') }),
  ],
  'a letter is drafted, which touches nothing': (_, n) => [
    createDraft({ scope: LIUHE, entity: 'letter', record: recordId(`l-new-${n}`) }, { title: `督办通知${n}`, unit: LIUHE, year: 2026 }),
  ],
  'a lead comes in and a figure is reported': (_, n) => [
    createDraft({ scope: LIUHE, entity: 'lead', record: recordId(`x-new-${n}`) }, { receivedOn: isoDay('2026-09-02') }),
    createDraft(
      { scope: LIUHE, entity: 'directFigure', record: recordId(`f-new-${n}`) },
      { unit: LIUHE, indicator: '规上工业产值', month: '2026-09', value: String(n) },
    ),
  ],
  'a unit is renamed, which touches everything': (ledger, n) => [
    setDraft(ledger, { scope: 'county', entity: 'unit', record: LIUHE }, { name: `柳河镇${n}` }),
  ],
  'the last entry is taken back': (ledger) => {
    const last = [...ledger.operations.values()].at(-1);
    return last === undefined || last.scope !== LIUHE || last.kind === 'void'
      ? []
      : [voidOperationsDraft(LIUHE, last.record, [last.id], '撤销')];
  },
};

describe('figures carried over', () => {
  it('equal those from scratch after any run of entries', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat({ max: 500 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(steps, (run) => {
        const truth = emptyLedger();
        applyOperations(truth, [...sample.operations.values()]);
        const base = emptyLedger();
        applyOperations(base, [...sample.operations.values()]);
        let state: Ledger = { ...base };
        monthView(state, MONTH);
        for (const [name, n] of run) {
          const known = truth.operations.size;
          const drafts = STEPS[name]?.(truth, n) ?? [];
          // A record entered twice by the same step would be the same record: real ids never repeat.
          if (drafts.some(({ record, kind }) => (kind === 'create' || kind === 'add') && truth.history.has(record))) continue;
          enter(truth, drafts);
          const fresh = [...truth.operations.values()].slice(known);
          applyOperations(base, fresh);
          const next: Ledger = { ...base };
          carryScores(state, next, fresh);
          state = next;
          expect(monthView(state, MONTH)).toEqual(monthView(fold(truth.operations.values()), MONTH));
        }
      }),
      { numRuns: 5 },
    );
  });

  it('one entry of money leaves the facts of every other project the very same rows', () => {
    const base = emptyLedger();
    applyOperations(base, [...sample.operations.values()]);
    const state: Ledger = { ...base };
    const scheme = adoptedScheme(state, 2026)?.scheme;
    if (scheme === undefined) throw new Error('the sample county has adopted a scheme');
    const { index } = scoredOf(state, scheme);
    const before = new Map(index.facts.money.map((row) => [row.id, row]));
    const truth = emptyLedger();
    applyOperations(truth, [...sample.operations.values()]);
    enter(truth, STEPS['money comes in and is recognised']?.(truth, 7) ?? []);
    const fresh = [...truth.operations.values()].slice(base.operations.size);
    applyOperations(base, fresh);
    const next: Ledger = { ...base };
    carryScores(state, next, fresh);
    const after = scoredOf(next, scheme);
    expect(after.index).toBe(index);
    const changed = after.index.facts.money.filter((row) => before.get(row.id) !== row);
    expect(new Set(changed.map(({ project }) => project))).toEqual(new Set([projects[7]?.id]));
    const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
    expect(after.index.facts.money.toSorted(byId)).toEqual(factsOf(next, scheme).money.toSorted(byId));
  });
});

describe('entries that are passed over', () => {
  /** Names of the entities that are looked up while `work` runs. */
  function readWhile(work: (watched: Ledger) => void): Set<string> {
    const read = new Set<string>();
    const records = new Proxy(sample.records, {
      get: (map, key) => {
        if (key !== 'get') return Reflect.get(map, key, map) as unknown;
        return (entity: string) => {
          read.add(entity);
          return map.get(entity);
        };
      },
    });
    work({ ...sample, records });
    return read;
  }

  it('are about entities that no fact, no holiday and no name of a fact is made from', () => {
    const scheme = adoptedScheme(sample, 2026)?.scheme ?? null;
    const read = readWhile((watched) => {
      factsOf(watched, scheme);
      workCalendarOf(watched);
    });
    expect(read.has('moneyEntry') && read.has('freeze')).toBe(true);
    expect([...NO_FACTS].filter((entity) => read.has(entity))).toEqual([]);
  });
});
