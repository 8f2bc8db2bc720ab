/** Issue 4: columns nobody could make out are named to a person; nothing of them is guessed or lost (law 8). */
import { describe, expect, it } from 'vitest';
import type { ColumnMapping } from '../../../shared/sheet/mappings';
import { readDocument } from '../../../shared/sheet/read-document';
import { readRows, sheetOf, UNITS, workbookOf } from './plain-workbook';
import type { Value } from './plain-workbook';

const HEADER = [
  '序号',
  '项目名称',
  '投资方',
  '谁引荐的',
  '项目编号',
  '前期手续',
  '其中：外资',
  '是否签约',
  '2026年计划投资',
  '走到哪里了',
  '到位资金/本月',
];
const ROWS: readonly (readonly Value[])[] = [
  HEADER,
  [1, '菌菇酱项目', '甲公司', '商会', 'X-1', '办理中', '0', '是', '300', '选址', '50'],
  [2, '冷链物流项目', '乙公司', '自主', 'X-2', '已办', '10', '否', '200', '', '20'],
  [3, '竹材加工项目', '丙公司', '商会', 'X-3', '未办', '0', '否', '100', '平场', '10'],
];

function unmade(mappings: readonly ColumnMapping[] = []) {
  return readDocument(workbookOf([sheetOf(ROWS)]), 'test.xlsx', UNITS, mappings).columns.flatMap(({ header, unmade: examples }) =>
    examples === undefined ? [] : [[header, examples] as const],
  );
}

describe('columns nobody could make out', () => {
  it('are named with their first contents; what the ledger plainly has no field for is not', () => {
    expect(unmade()).toEqual([
      ['谁引荐的', ['商会', '自主']],
      ['走到哪里了', ['选址', '平场']],
    ]);
  });

  it('keep every text of theirs', () => {
    expect(readRows(ROWS).records.map(({ other }) => other?.['谁引荐的'])).toEqual(['商会', '自主', '商会']);
  });

  it('are named no more once a person said what they are, or that they stay as they stand', () => {
    const said: readonly ColumnMapping[] = [
      { header: '谁引荐的', column: 'D', field: 'other' },
      { header: '走到哪里了', column: 'J', field: 'progress' },
    ];
    expect(unmade(said)).toEqual([]);
    const { records } = readDocument(workbookOf([sheetOf(ROWS)]), 'test.xlsx', UNITS, said);
    expect(records.map(({ progress, other }) => [progress, other?.['谁引荐的']])).toEqual([
      ['选址', '商会'],
      [null, '自主'],
      ['平场', '商会'],
    ]);
  });

  it('a column without contents, of ticks only, or with the unit of the amount beside it is none', () => {
    const rows = [
      ['序号', '项目名称', '投资额', '计量单位', '看过现场', '领导批示过没有'],
      [1, '菌菇酱项目', 3000, '万元', '√', ''],
      [2, '冷链物流项目', 2, '亿元', '', ''],
    ];
    expect(readRows(rows).columns.filter(({ unmade: examples }) => examples !== undefined)).toEqual([]);
  });
});
