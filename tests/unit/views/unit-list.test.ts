/** 粘贴单位名单, order of print and names that two units must not share (first hour of a county, S-50). */
import { describe, expect, it } from 'vitest';
import { listedUnitDrafts, moveUnitDrafts, readUnitList, takenName, unitsInOrder } from '../../../shared/county/unit-list';
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { recordId } from '../../../shared/model/ids';
import { enter } from './small-ledger';

let made = 0;
const freshId = () => recordId(`u-made-${(made += 1)}`);
const pasted = (text: string, ledger: Ledger = emptyLedger()): Ledger =>
  enter(ledger, listedUnitDrafts(ledger, readUnitList(text, ledger).units, freshId));
const names = (ledger: Ledger) => unitsInOrder(ledger).map(({ name }) => name);

describe('a pasted list of units', () => {
  it('is read line by line with its numbering, headings and full names', () => {
    const text =
      '序号\t单位\n1\t柳河镇\t柳河镇人民政府\n2\t石桥乡\n（三）城关街道\n④青石经济开发区\n五、轻工产业园\n县发展和改革局\n\n驻深圳办事处';
    expect(readUnitList(text, emptyLedger()).units).toEqual([
      { name: '柳河镇', fullName: '柳河镇人民政府', kind: 'town', section: '镇(街道)' },
      { name: '石桥乡', fullName: null, kind: 'town', section: '镇(街道)' },
      { name: '城关街道', fullName: null, kind: 'street', section: '镇(街道)' },
      { name: '青石经济开发区', fullName: null, kind: 'zone', section: '经开区' },
      { name: '轻工产业园', fullName: null, kind: 'park', section: '园区' },
      { name: '县发展和改革局', fullName: null, kind: 'dept', section: '县直' },
      { name: '驻深圳办事处', fullName: null, kind: 'office', section: '县直' },
    ]);
  });

  it('takes several names in a line, and keeps numerals that belong to a name', () => {
    expect(readUnitList('三里镇、二十里铺乡，一〇一街道', emptyLedger()).units.map(({ name }) => name)).toEqual([
      '三里镇',
      '二十里铺乡',
      '一〇一街道',
    ]);
  });

  it('passes over what is there already, and says so', () => {
    const ledger = pasted('柳河镇\t柳河镇人民政府');
    expect(readUnitList('柳河镇\n柳河镇人民政府\n石桥乡\n石桥乡', ledger)).toMatchObject({
      units: [{ name: '石桥乡' }],
      passedOver: ['柳河镇', '柳河镇人民政府', '石桥乡'],
    });
  });
});

describe('the order of print', () => {
  it('goes on where it stood', () => {
    const ledger = pasted('丙镇\n丁镇', pasted('甲镇\n乙镇'));
    expect(names(ledger)).toEqual(['甲镇', '乙镇', '丙镇', '丁镇']);
  });

  it('moves one unit by one place, and stops at the ends', () => {
    const ledger = pasted('甲镇\n乙镇\n丙镇');
    const [first, , last] = unitsInOrder(ledger);
    enter(ledger, moveUnitDrafts(ledger, last?.id ?? recordId('none'), -1));
    expect(names(ledger)).toEqual(['甲镇', '丙镇', '乙镇']);
    expect(moveUnitDrafts(ledger, first?.id ?? recordId('none'), -1)).toEqual([]);
  });
});

it('finds a name another unit bears, but not the unit’s own', () => {
  const ledger = pasted('柳河镇\t柳河镇人民政府\n石桥乡');
  const [liuhe] = unitsInOrder(ledger);
  expect(takenName(ledger, null, ['石桥', ' 柳河镇人民政府 '])).toBe('柳河镇人民政府');
  expect(takenName(ledger, liuhe?.id ?? null, ['柳河镇', '柳河'])).toBeNull();
});
