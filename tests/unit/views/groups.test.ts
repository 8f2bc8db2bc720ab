/** 赛区 of a year (S-47, S-50, law 4): moving leaves one group for each unit, copying keeps last year as it was, wrong memberships are told. */
import { describe, expect, it } from 'vitest';
import { copyGroupDrafts, groupFindings, groupsHolding, groupsOfYear, moveDrafts } from '../../../shared/county/groups';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { enter } from './small-ledger';

const [A, B, C, GONE] = ['u-a', 'u-b', 'u-c', 'u-gone'].map(recordId) as [RecordId, RecordId, RecordId, RecordId];
const unit = (id: RecordId, values: object = {}) =>
  createDraft({ scope: 'county', entity: 'unit', record: id }, { name: id, order: 1, ...values });
const group = (id: string, year: number, name: string, units: RecordId[]) =>
  createDraft({ scope: 'county', entity: 'group', record: recordId(id) }, { name, year, units, key: name, order: 1 });
const county = () =>
  enter(emptyLedger(), [
    unit(A),
    unit(B),
    unit(C),
    unit(GONE, { to: isoDay('2025-12-31') }),
    group('g-1', 2025, '一赛区', [A, GONE]),
    group('g-2', 2025, '二赛区', [B, C]),
  ]);
let id = 0;
const fresh = () => recordId(`g-new-${(id += 1)}`);

describe('the groups of a year', () => {
  it('are copied with the units that still exist; last year stays as it was', () => {
    const ledger = county();
    enter(ledger, copyGroupDrafts(ledger, 2025, 2026, fresh));
    expect(groupsOfYear(ledger, 2026).map(({ name, units }) => [name, units])).toEqual([
      ['一赛区', [A]],
      ['二赛区', [B, C]],
    ]);
    expect(groupsOfYear(ledger, 2025)[0]?.units).toEqual([A, GONE]);
    expect(copyGroupDrafts(ledger, 2025, 2026, fresh)).toEqual([]);
  });

  it('hold a moved unit once: it leaves the group it was in', () => {
    const ledger = county();
    const [one, two] = groupsOfYear(ledger, 2025);
    if (one === undefined || two === undefined) throw new Error('groups');
    enter(
      ledger,
      moveDrafts(
        ledger,
        2025,
        new Map([
          [B, one.id],
          [A, null],
        ]),
      ),
    );
    const now = groupsOfYear(ledger, 2025);
    expect(groupsHolding(now, B).map(({ name }) => name)).toEqual(['一赛区']);
    expect(groupsHolding(now, A)).toEqual([]);
    expect(moveDrafts(ledger, 2025, new Map([[B, one.id]]))).toEqual([]);
  });

  it('say which unit is in none, in two, or no longer exists', () => {
    const ledger = county();
    enter(ledger, [group('g-3', 2026, '一赛区', [A, B, GONE]), group('g-4', 2026, '二赛区', [B])]);
    expect(groupFindings(ledger, 2026).map(({ unit: own }) => own)).toEqual([B, C, GONE]);
    expect(groupFindings(ledger, 2027)).toEqual([]);
  });
});
