/**
 * A package with thousands of entries (issue 6; design/performance.md goals 3 and 15): looked into and taken in slices, stopped at any moment before the one
 * commit without a trace, and told exactly as if the whole ledger had been copied and folded anew. Counted, not timed.
 */
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accept, planForWindow, planItems, unpack } from '../../../electron/exchange/unpack';
import type { Waiting } from '../../../electron/exchange/read-package';
import { summarise } from '../../../shared/exchange/merge-summary';
import { findForks, newForkSteps } from '../../../shared/exchange/vectors';
import { canonicalText } from '../../../shared/ledger/canonical';
import { fold } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import type { RecordState } from '../../../shared/ledger/fold-record';
import { listRecords } from '../../../shared/ledger/read';
import { wholeStateHash } from '../../../shared/ledger/state-hash';
import { toEnd } from '../../../shared/steps';
import { histories } from '../ledger/history';
import { countyOffice, enter, good, LIUHE, project, send, townOffice } from './office-fixture';

const MANY = 2_000;

async function bigReport() {
  const county = await countyOffice();
  const town = await townOffice(county, LIUHE);
  await enter(
    town,
    Array.from({ length: MANY }, (_, at) => project(LIUHE, `p-${at + 1}`, `年产${at + 1}套设备项目`)),
  );
  return { county, report: await send(town, { kind: '上报' }) };
}

/** Waits for the work and notes what it says; stops it at the first word of a phase. */
function waitingFor(stopAt: string | null): { readonly waiting: Waiting; readonly phases: Set<string> } {
  const phases = new Set<string>();
  return { phases, waiting: { going: () => stopAt === null || !phases.has(stopAt), told: (phase) => phases.add(phase) } };
}

describe('a package of thousands of entries', () => {
  it('other work of the process has its turn while it is looked into and taken in, and every phase is told', async () => {
    const { county, report } = await bigReport();
    const { waiting, phases } = waitingFor(null);
    let turns = 0;
    let over = false;
    const work = (async () => {
      const plan = good(await unpack(county, report.bytes, undefined, waiting));
      return good(await accept(county, plan, '王芳', waiting));
    })().finally(() => (over = true));
    while (!over) {
      await turn();
      turns += 1;
    }
    expect((await work).commit).not.toBeNull();
    expect(turns).toBeGreaterThan(20);
    expect([...phases]).toEqual(['核验每条记录', '核对填报权限', '与本机台账比对', '并入台账']);
    expect(listRecords(county.workspace.ledger, 'project')).toHaveLength(MANY);
  });

  it.each(['核验每条记录', '核对填报权限', '与本机台账比对', '并入台账'])(
    'stopped at %s: the ledger is as it was, and the package can be taken in after',
    async (phase) => {
      const { county, report } = await bigReport();
      const before = wholeStateHash(county.workspace.ledger);
      const { waiting } = waitingFor(phase);
      const looked = await unpack(county, report.bytes, undefined, waiting);
      const answer = looked.ok ? await accept(county, looked.value, '王芳', waiting) : looked;
      expect(answer).toMatchObject({ ok: false, code: 'E_CANCELLED' });
      expect(wholeStateHash(county.workspace.ledger)).toBe(before);
      const plan = good(await unpack(county, report.bytes));
      good(await accept(county, plan, '王芳'));
      expect(listRecords(county.workspace.ledger, 'project')).toHaveLength(MANY);
    },
  );

  it('the window gets the first hundred lines and the others page by page', async () => {
    const { county, report } = await bigReport();
    const plan = good(await unpack(county, report.bytes));
    const shown = planForWindow(plan, 'x');
    expect(shown.items).toHaveLength(100);
    expect(shown.counts).toMatchObject({ 新增: MANY });
    const last = planItems(plan, '新增', MANY - 5, 8);
    expect(last).toMatchObject({ total: MANY });
    expect(last.items).toHaveLength(5);
    expect(planItems(plan, '需核对', 0, 8)).toEqual({ items: [], total: 0 });
  });
});

/** What of a record a person sees; which operations stand behind a value says nothing to him. */
function seen(state: RecordState | undefined): string {
  if (state === undefined) return '';
  const fields = Object.entries(state.fields).filter(([, { value, clash }]) => value !== null || clash !== undefined);
  const shown = Object.fromEntries(fields.map(([field, { value, clash }]) => [field, [value, (clash ?? []).map(({ op }) => op)]]));
  return canonicalText([shown, state.struck ?? null]);
}

/** Which operations are held, which come; some come although they are held. */
const parts = fc.array(fc.constantFrom('held', 'brought', 'both'), { minLength: 1, maxLength: 12 });

function split(operations: readonly Operation[], mask: readonly string[]): { readonly held: Operation[]; readonly brought: Operation[] } {
  const part = (at: number): string => mask[at % mask.length] ?? 'both';
  return {
    held: operations.filter((_, at) => part(at) !== 'brought'),
    brought: operations.filter((_, at) => part(at) !== 'held'),
  };
}

function projectsOf(ledger: Ledger): Map<string, RecordState> {
  return new Map(ledger.records.get('project') ?? []);
}

describe('the page before taking in, without a copy of the ledger', () => {
  it('names exactly the records that the whole ledger folded anew shows changed, withdrawals and returns included', () => {
    fc.assert(
      fc.property(histories, parts, (operations, mask) => {
        const { held, brought } = split(operations, mask);
        const here = fold(held);
        const before = seenBefore(here);
        const after = projectsOf(fold(operations));
        const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => (before.get(id) ?? '') !== seen(after.get(id)));
        const { items } = summarise(here, brought);
        expect(items.map(({ record }) => record as string).toSorted((a, b) => a.localeCompare(b, 'en'))).toEqual(
          changed.toSorted((a, b) => a.localeCompare(b, 'en')),
        );
        for (const { record, status } of items) if (status !== '需核对') expect(status).toBe(before.has(record) ? '更新' : '新增');
        expect(seenBefore(here)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the forks that come with a package, and only those', () => {
    fc.assert(
      fc.property(histories, parts, fc.array(fc.nat(100), { maxLength: 4 }), (operations, mask, copied) => {
        const { held, brought } = split(operations, mask);
        // A copied machine gives one of its numbers twice.
        const twins = copied.flatMap((at) => {
          const own = brought[at % Math.max(1, brought.length)];
          return own === undefined ? [] : [{ ...own, id: `${own.id.slice(1)}f` as typeof own.id }];
        });
        const all = [...brought, ...twins];
        const key = ({ scope, device, n }: { scope: string; device: string; n: number }): string => `${scope} ${device} ${n}`;
        const known = new Set(findForks(held).map(key));
        const expected = findForks([...held, ...all]).filter((fork) => !known.has(key(fork)));
        expect(toEnd(newForkSteps(held, all))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

function seenBefore(ledger: Ledger): Map<string, string> {
  return new Map([...projectsOf(ledger)].map(([id, state]) => [id, seen(state)]));
}
