/** Issue 4: sheets that are no plain table are laid out as one — and only those. */
import { describe, expect, it } from 'vitest';
import { laidOut } from '../../../shared/sheet/layouts';
import { readSheets, sheetOf, workbookOf } from './plain-workbook';

const relaid = (rows: Parameters<typeof sheetOf>[0]) => laidOut(workbookOf([sheetOf(rows)])).sheets.map((sheet) => sheet.relaid);

describe('sheets laid out anew', () => {
  it('a plain table stays as it is', () => {
    const book = workbookOf([
      sheetOf([
        ['序号', '项目名称', '投资方', '总投资（万元）'],
        [1, '菌菇酱项目', '某公司', 300],
      ]),
    ]);
    expect(laidOut(book).sheets[0]).toBe(book.sheets[0]);
  });

  it('填表说明 lists labels too, but is no card', () => {
    expect(
      relaid([
        ['填表说明'],
        ['项目名称', '填写备案名称'],
        ['投资方', '按照营业执照填写'],
        ['总投资', '请写明单位'],
        ['责任领导', '写姓名'],
      ]),
    ).toEqual([undefined]);
  });

  it('a blank form gives no project', () => {
    expect(relaid([['项目登记表'], ['项目名称', null], ['投资方', null], ['总投资', null], ['包保领导', null]])).toEqual([undefined]);
  });

  it('the same header twice in one table is a question, not two tables', () => {
    const document = readSheets([
      sheetOf([
        ['序号', '项目名称', '投资方', '进展情况', '进展情况', '备注'],
        [1, '菌菇酱项目', '某公司', '已开工', '封顶', ''],
      ]),
    ]);
    expect(document.records).toHaveLength(1);
    expect(document.questions.map(({ code }) => code)).toContain('column-duplicate');
  });

  it('a number of a card that no field takes is kept under its label', () => {
    const document = readSheets([
      sheetOf([['项目卡'], ['项目名称', '菌菇酱项目'], ['投资方', '某公司'], ['总投资', '3亿元'], ['亩均税收', '12万元/亩']]),
    ]);
    expect(document.records).toHaveLength(1);
    expect(document.records[0]).toMatchObject({
      projectName: '菌菇酱项目',
      totalInvestment: { amount: '300000000' },
      other: { 亩均税收: '12万元/亩' },
    });
  });
});
