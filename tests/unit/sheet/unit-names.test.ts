/** Offices by what they are called for short in their own county: one bearer is found, two are asked about (M-14, law 8). */
import { describe, expect, it } from 'vitest';
import { unitFinder } from '../../../shared/sheet/read-plain';

const roster = (...names: string[]) => unitFinder({ county: '青石县', units: names.map((name) => ({ name, aliases: [] })) });
const found = (find: ReturnType<typeof unitFinder>, raw: string) => find(raw)?.name;

describe('a roster with one name for each unit', () => {
  const find = roster('柳河镇', '石桥乡', '城关街道', '县商务局', '县发展和改革委员会', '青石经济开发区管委会');

  it.each([
    ['商务局', '县商务局'],
    ['青石县商务局', '县商务局'],
    ['柳河', '柳河镇'],
    ['柳河镇政府', '柳河镇'],
    ['石桥乡人民政府', '石桥乡'],
    ['城关街道办事处', '城关街道'],
    ['城关', '城关街道'],
    ['发展和改革委员会', '县发展和改革委员会'],
    ['青石经济开发区', '青石经济开发区管委会'],
    ['青石经开区', '青石经济开发区管委会'],
    ['经开区', '青石经济开发区管委会'],
    ['县经开区', '青石经济开发区管委会'],
  ])('%s is %s', (raw, name) => {
    expect(found(find, raw)).toBe(name);
  });

  it.each(['市商务局', '河镇', '局', '青石县', '招商一组', '商务'])('%s is none of them and stays as written', (raw) => {
    expect(found(find, raw)).toBe(raw);
  });

  it('a short name that two units could bear is nobody’s', () => {
    const two = roster('柳河镇', '柳河街道', '县住建局', '住建局二分局');
    expect(found(two, '柳河')).toBe('柳河');
    expect(found(two, '柳河街道办事处')).toBe('柳河街道');
    expect(found(two, '住建局')).toBe('县住建局');
  });
});
