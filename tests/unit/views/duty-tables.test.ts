/** 包保责任表 and 领导包保项目一览表: who answers, with posts and telephones, on a day (S-34, S-36, S-38). */
import { describe, expect, test } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { dutyTable, rosterTable } from '../../../shared/views/duty-tables';
import { enter, wan } from './small-ledger';

const TODAY = isoDay('2026-10-31');
const [UNIT, OFFICE, PROJECT] = [recordId('u-liuhe'), recordId('u-gongxin'), recordId('p-1')];
const [OLD, NEW] = [recordId('h-old'), recordId('h-new')];
const county = (record: string) => ({ scope: COUNTY_SCOPE, record: recordId(record) }) as const;
const duty = (id: string) => ({ scope: recordId('u-liuhe'), record: recordId(id), entity: 'assignment' }) as const;

const ledger = enter(emptyLedger(), [
  createDraft({ ...county('u-liuhe'), entity: 'unit' }, { name: '柳河镇' }),
  createDraft({ ...county('u-gongxin'), entity: 'unit' }, { name: '县工信局' }),
  createDraft({ ...county('h-old'), entity: 'person' }, { name: '张建国', county: true }),
  createDraft({ ...county('h-new'), entity: 'person' }, { name: '李红', county: true, phone: '13000000001' }),
  createDraft({ ...county('h-idle'), entity: 'person' }, { name: '王志远', county: true }),
  createDraft({ ...county('o-1'), entity: 'post' }, { person: NEW, title: '副县长' }),
  createDraft(
    { scope: recordId('u-liuhe'), record: recordId('p-1'), entity: 'project' },
    { projectName: '高端装备制造项目', totalInvestment: wan(32000), state: '正常' },
  ),
  createDraft(duty('z-1'), { project: PROJECT, role: '包保领导', person: OLD, from: isoDay('2026-01-01'), to: isoDay('2026-08-31') }),
  createDraft(duty('z-2'), { project: PROJECT, role: '包保领导', person: NEW, from: isoDay('2026-09-01') }),
  createDraft(duty('z-3'), { project: PROJECT, role: '服务部门', unit: OFFICE }),
  createDraft(duty('z-4'), { project: PROJECT, role: '责任单位', unit: UNIT }),
  createDraft(duty('z-5'), { project: PROJECT, role: '责任人', name: '何光峰', phone: '13000000002' }),
]);

const asked = (asOf = TODAY) =>
  ({ title: '表', rows: null, columns: null, moneyUnit: '万元', asOf, today: TODAY, reportingUnit: null }) as const;

describe('who answers for a project, on paper', () => {
  test('包保责任表 names leader, service department, unit and person with their telephones (S-36)', () => {
    const [row] = dutyTable(ledger, asked()).rows;
    expect(row).toMatchObject({ role: 'row' });
    expect(row?.role === 'row' ? row.cells.slice(5) : []).toEqual([
      '李红',
      '副县长',
      '13000000001',
      '县工信局',
      '柳河镇',
      '何光峰',
      '13000000002',
    ]);
  });

  test('on an earlier day it names who answered then (law 4)', () => {
    const [row] = dutyTable(ledger, asked(isoDay('2026-08-01'))).rows;
    expect(row?.role === 'row' ? row.cells[5] : null).toBe('张建国');
  });

  test('领导包保项目一览表 stands by leader, and who leads none is named (S-34, S-38)', () => {
    const texts = rosterTable(ledger, asked()).rows.map((row) => (row.role === 'section' ? row.text : row.cells[1]));
    expect(texts.slice(0, 2)).toEqual(['李红（副县长）：包保1个项目，总投资32000万元', '高端装备制造项目']);
    expect(texts).toContain('王志远：尚未分配项目');
  });
});
