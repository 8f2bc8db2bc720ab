/** 作废 of a project entered by mistake, and bringing it back: nothing vanishes. */
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { hangingOn, restoreProject, strikeProjects, struckProjects } from '../../../shared/registers/project-strike';
import { projectRows } from '../../../shared/views/project-rows';
import { enter, ledgerWith, PROJECT, record, UNIT, wan } from '../views/small-ledger';
import { COUNTY, value } from './desk';

const asOf = isoDay('2026-10-31');
const other = recordId('p-other');
const ledgerOf = () =>
  ledgerWith(
    { projectName: '录错的项目' },
    record('project', { projectName: '好项目' }, other),
    record('moneyEntry', { project: PROJECT, kind: '到位资金', span: '当月', month: '2026-10', reported: wan(5) }),
    createDraft({ scope: 'county', entity: 'ceremony', record: recordId('c-1') }, { name: '集中签约', projects: [PROJECT, other] }),
  );
const town = (device: string) => ({ unit: UNIT, device });

describe('striking a project out', () => {
  it('takes it out of the table and leaves it, its reason and all about it in the ledger', () => {
    const ledger = ledgerOf();
    expect(hangingOn(ledger, [PROJECT])).toEqual([
      { label: '资金记录', count: 1 },
      { label: '集中活动', count: 1 },
    ]);
    enter(ledger, value(strikeProjects(ledger, [PROJECT], ' 录错 ', COUNTY)));
    expect(projectRows(ledger, { asOf, today: asOf }).map(({ id }) => id)).toEqual([other]);
    expect(getRecord(ledger, 'project', PROJECT)).toMatchObject({ projectName: '录错的项目', struck: '录错' });
    expect(listRecords(ledger, 'moneyEntry')).toHaveLength(1);
    expect(struckProjects(ledger)).toMatchObject([{ id: PROJECT, name: '录错的项目', reason: '录错', person: '测试员', carried: false }]);
  });

  it('needs a reason, and passes over what is struck already', () => {
    const ledger = ledgerOf();
    expect(strikeProjects(ledger, [PROJECT], '  ', COUNTY)).toMatchObject({ ok: false, code: 'E_DRAFT' });
    enter(ledger, value(strikeProjects(ledger, [PROJECT], '重复', COUNTY)));
    expect(value(strikeProjects(ledger, [PROJECT], '重复', COUNTY))).toEqual([]);
  });

  it('is a township’s right only over what its own computers entered', () => {
    const ledger = ledgerOf();
    expect(strikeProjects(ledger, [PROJECT], '录错', town('d-town'))).toMatchObject({ ok: false, code: 'E_REGISTER_RIGHT' });
    expect(value(strikeProjects(ledger, [PROJECT], '录错', town('d-test')))).toHaveLength(1);
  });
});

describe('bringing it back', () => {
  it('withdraws the strike', () => {
    const ledger = ledgerOf();
    enter(ledger, value(strikeProjects(ledger, [PROJECT], '录错', COUNTY)));
    enter(ledger, value(restoreProject(ledger, PROJECT, '', COUNTY)));
    expect(struckProjects(ledger)).toEqual([]);
    expect(projectRows(ledger, { asOf, today: asOf })).toHaveLength(2);
  });

  it('is not for a township when another office struck it, nor for a project that went to another unit', () => {
    const ledger = ledgerOf();
    enter(ledger, value(strikeProjects(ledger, [PROJECT], '录错', COUNTY)));
    expect(restoreProject(ledger, PROJECT, '', town('d-town'))).toMatchObject({ ok: false, code: 'E_REGISTER_RIGHT' });
    enter(ledger, [record('transfer', { project: PROJECT, carriedOn: other })]);
    expect(struckProjects(ledger)).toMatchObject([{ carried: true }]);
    expect(restoreProject(ledger, PROJECT, '', COUNTY)).toMatchObject({ ok: false, code: 'E_TRANSFER' });
  });
});
