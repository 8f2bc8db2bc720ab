/** Issue 4, mapping: what a person says of columns; one field is one column, the one said last. */
import { describe, expect, it } from 'vitest';
import type { ColumnMapping } from '../../../shared/sheet/mappings';
import { readDocument } from '../../../shared/sheet/read-document';
import { sheetOf, UNITS, workbookOf } from './plain-workbook';

const ROWS = [
  ['序号', '项目名称', '投资方', '谁来投', '合作方'],
  [1, '菌菇酱项目', '甲公司', '乙公司', '丙公司'],
];
const investor = (header: string, column: string): ColumnMapping => ({ header, column, field: 'investor' });

function read(...mappings: ColumnMapping[]) {
  const { records, columns, decisions } = readDocument(workbookOf([sheetOf(ROWS)]), 'test.xlsx', UNITS, mappings);
  return {
    investor: records[0]?.investor,
    other: records[0]?.other,
    fields: columns.slice(2).map(({ field }) => field),
    said: decisions.filter(({ rule }) => rule === 'column-by-person').map(({ text }) => text),
  };
}

describe('columns as a person says they are', () => {
  it('a field given to two columns is the one said last; the other keeps its texts and says so', () => {
    expect(read(investor('谁来投', 'D'), investor('合作方', 'E'))).toEqual({
      investor: '丙公司',
      other: { 投资方: '甲公司', 谁来投: '乙公司' },
      fields: ['other', 'other', 'investor'],
      said: ['“投资方”列保留原栏目：经办人指定了另一列', '“谁来投”列保留原栏目：经办人指定了另一列', '“合作方”列经办人指定为投资方'],
    });
  });

  it('given back to the column it was read from, that column has it', () => {
    expect(read(investor('谁来投', 'D'), investor('投资方', 'C'))).toMatchObject({
      investor: '甲公司',
      fields: ['investor', 'other', 'other'],
    });
    expect(read(investor('投资方', 'C'), investor('谁来投', 'D'))).toMatchObject({
      investor: '乙公司',
      fields: ['other', 'investor', 'other'],
    });
  });
});
