/** The fold's laws: state is a function of the set of operations (design/reliability.md 3d; laws 1 and 8 of design/domain.md). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDraft, setDraft, strikeDraft, voidImportDraft, voidOperationsDraft } from '../../../shared/ledger/drafts';
import { applyOperations, emptyLedger, fold, versionVectors } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { getRecord } from '../../../shared/ledger/read';
import { setHash, stateHash, wholeStateHash } from '../../../shared/ledger/state-hash';
import { recordId } from '../../../shared/model/ids';
import { OTHER_TOWN, TOWN, enter, histories, office, project, send } from './history';

const P1 = recordId('p-1');
const IMPORT = recordId('i-1');
const place = { scope: TOWN, entity: 'project', record: P1 } as const;

function nameOf(ledger: Parameters<typeof getRecord>[0]) {
  return getRecord<'project'>(ledger, 'project', P1)?.projectName;
}

describe('merging is union', () => {
  it('an entry that comes by itself folds only its own fields, and gives what folding everything anew gives; so do the records known to clash', () => {
    fc.assert(
      fc.property(histories, (operations) => {
        const grown = emptyLedger();
        for (const op of operations) applyOperations(grown, [op]);
        const whole = fold(operations);
        const states = [...whole.records.values()].flatMap((table) => [...table]);
        expect(new Map([...grown.records.values()].flatMap((table) => [...table]))).toEqual(new Map(states));
        const clashing = states.filter(([, { fields }]) => Object.values(fields).some(({ clash }) => clash !== undefined));
        expect(grown.clashing).toEqual(new Map(clashing));
        expect(whole.clashing).toEqual(new Map(clashing));
      }),
      { numRuns: 300 },
    );
  });

  it('the order of arrival does not matter', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (operations, picks) => {
        const expected = wholeStateHash(fold(operations));
        const rest = [...operations];
        const shuffled: Operation[] = [];
        for (const pick of picks) {
          const [one] = rest.splice(pick % Math.max(rest.length, 1), 1);
          if (one === undefined) break;
          shuffled.push(one);
        }
        const oneByOne = emptyLedger();
        for (const op of shuffled) applyOperations(oneByOne, [op]);
        expect(wholeStateHash(oneByOne)).toBe(expected);
        expect(versionVectors(oneByOne)).toEqual(versionVectors(fold(operations)));
      }),
      { numRuns: 300 },
    );
  });

  it('taking the same package twice, or an older one after a newer, changes nothing (faults 6, 7)', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (operations, cut) => {
        const ledger = fold(operations);
        const before = wholeStateHash(ledger);
        expect(applyOperations(ledger, operations.slice(0, cut % (operations.length + 1)))).toBe(0);
        expect(wholeStateHash(ledger)).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it('a scope’s state follows from that scope’s operations alone, so a township and the county agree on it', () => {
    fc.assert(
      fc.property(histories, (operations) => {
        const whole = fold(operations);
        for (const scope of [TOWN, OTHER_TOWN]) {
          const part = fold(operations.filter((op) => op.scope === scope));
          expect(stateHash(part, scope)).toBe(stateHash(whole, scope));
          expect(setHash(part, scope)).toBe(setHash(whole, scope));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('no value is silently lost: every edit stands, was superseded by one that saw it, or was withdrawn', () => {
    fc.assert(
      fc.property(histories, (operations) => {
        const ledger = fold(operations);
        const seen = new Set(operations.filter((op) => !ledger.voided.has(op.id)).flatMap((op) => op.over['projectName'] ?? []));
        for (const op of operations) {
          const field = ledger.records.get('project')?.get(op.record)?.fields['projectName'];
          if (op.fields['projectName'] === undefined || field === undefined) continue;
          const overSomewhere = seen.has(op.id) || operations.some((other) => (other.over['projectName'] ?? []).includes(op.id));
          expect(field.heads.includes(op.id) || overSomewhere || ledger.voided.has(op.id)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('clocks decide nothing: an office whose clock is in 2099 does not win', () => {
    const honest = office('a');
    const future = office('b', '2099-01-01T00:00:00+08:00');
    enter(honest, project(P1, '项目'));
    send(honest, future);
    enter(future, (ledger) => setDraft(ledger, place, { projectName: '先改' }));
    send(future, honest);
    enter(honest, (ledger) => setDraft(ledger, place, { projectName: '后改' }));
    send(honest, future);
    expect([nameOf(honest.ledger), nameOf(future.ledger)]).toEqual(['后改', '后改']);
  });
});

describe('clashes (law 8, fault 59)', () => {
  function twoOffices(first: string, second: string) {
    const [town, county] = [office('town'), office('county')];
    enter(town, project(P1, '项目'));
    send(town, county);
    enter(town, (ledger) => setDraft(ledger, place, { projectName: first }));
    enter(county, (ledger) => setDraft(ledger, place, { projectName: second }));
    send(town, county);
    send(county, town);
    return { town, county };
  }

  it('different values not seen by each other are kept side by side until a person decides', () => {
    const { town, county } = twoOffices('甲', '乙');
    const state = town.ledger.records.get('project')?.get(P1)?.fields['projectName'];
    expect(state?.clash?.map(({ value }) => value).sort()).toEqual(['乙', '甲']);
    enter(county, (ledger) => decideDraft(ledger, { ...place, reason: '以合同为准' }, { projectName: '甲' }));
    send(county, town);
    expect(getRecord<'project'>(town.ledger, 'project', P1)).toMatchObject({ projectName: '甲' });
    expect(getRecord<'project'>(town.ledger, 'project', P1)?.clashes).toBeUndefined();
    expect(wholeStateHash(town.ledger)).toBe(wholeStateHash(county.ledger));
  });

  it('equal values join without a question', () => {
    const { town } = twoOffices('同名', '同名');
    expect(getRecord<'project'>(town.ledger, 'project', P1)?.clashes).toBeUndefined();
  });

  it('edit against strike: the entry stays struck with its reason, the edit is kept and shown (fault 60)', () => {
    const [town, county] = [office('town'), office('county')];
    enter(town, project(P1, '项目'));
    send(town, county);
    enter(town, strikeDraft({ ...place, reason: '重复' }));
    enter(county, (ledger) => setDraft(ledger, place, { projectName: '改名' }));
    send(county, town);
    expect(getRecord<'project'>(town.ledger, 'project', P1)).toMatchObject({ struck: '重复', projectName: '改名' });
  });
});

describe('withdrawing', () => {
  it('an import is withdrawn as a whole, with rows that arrive after the withdrawal, and brought back by withdrawing that', () => {
    const town = office('town');
    const rows = enter(town, [project(P1, '一行', TOWN, IMPORT), project(recordId('p-2'), '二行', TOWN, IMPORT)]);
    const [withdrawal] = enter(town, voidImportDraft(TOWN, IMPORT, '导错文件'));
    expect(town.ledger.records.get('project')?.size).toBe(0);
    const late = emptyLedger();
    applyOperations(late, withdrawal === undefined ? [] : [withdrawal]);
    applyOperations(late, rows);
    expect(late.records.get('project')?.size ?? 0).toBe(0);
    enter(town, voidOperationsDraft(TOWN, IMPORT, withdrawal === undefined ? [] : [withdrawal.id], '撤回有误'));
    expect(town.ledger.records.get('project')?.size).toBe(2);
  });

  it('withdrawing an edit in the middle leaves what was built on it; withdrawing the last brings the one before back', () => {
    const town = office('town');
    enter(town, project(P1, '一'));
    const [second] = enter(town, (ledger) => setDraft(ledger, place, { projectName: '二' }));
    const [third] = enter(town, (ledger) => setDraft(ledger, place, { projectName: '三' }));
    const withdraw = (op: Operation | undefined) => enter(town, voidOperationsDraft(TOWN, P1, op === undefined ? [] : [op.id], '撤销'));
    withdraw(second);
    expect(nameOf(town.ledger)).toBe('三');
    expect(getRecord<'project'>(town.ledger, 'project', P1)?.clashes).toBeUndefined();
    withdraw(third);
    expect(nameOf(town.ledger)).toBe('一');
    expect(getRecord<'project'>(town.ledger, 'project', P1)?.clashes).toBeUndefined();
  });

  it('a withdrawal reaches no further than its own scope', () => {
    const [town, other] = [office('town'), office('other')];
    const [theirs] = enter(other, project(P1, '邻镇项目', OTHER_TOWN));
    send(other, town);
    enter(town, voidOperationsDraft(TOWN, P1, theirs === undefined ? [] : [theirs.id], '越权'));
    expect(nameOf(town.ledger)).toBe('邻镇项目');
  });

  it('an operation of another scope says nothing about a record: neither its values nor whether it stands', () => {
    const [town, other] = [office('town'), office('other')];
    enter(town, project(P1, '本镇项目'));
    send(town, other);
    const before = stateHash(town.ledger, TOWN);
    enter(other, (ledger) => ({ ...setDraft(ledger, place, { projectName: '邻镇改的名' }), scope: OTHER_TOWN }));
    enter(other, { ...strikeDraft({ ...place, reason: '邻镇作废' }), scope: OTHER_TOWN });
    send(other, town);
    expect(getRecord<'project'>(town.ledger, 'project', P1)).toEqual({ id: P1, scope: TOWN, projectName: '本镇项目', state: '正常' });
    expect(stateHash(town.ledger, TOWN)).toBe(before);
  });

  it('a withdrawal that arrives before what it withdraws works the same', () => {
    const town = office('town');
    const [made] = enter(town, project(P1, '一'));
    const [struck] = enter(town, strikeDraft({ ...place, reason: '重复' }));
    const voids = [made, struck].flatMap((op) => (op === undefined ? [] : enter(town, voidOperationsDraft(TOWN, P1, [op.id], '撤销'))));
    const late = emptyLedger();
    for (const op of [...voids.toReversed(), struck, made]) if (op !== undefined) applyOperations(late, [op]);
    expect(wholeStateHash(late)).toBe(wholeStateHash(town.ledger));
    expect(nameOf(late)).toBeUndefined();
  });
});
