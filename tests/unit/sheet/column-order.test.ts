/** Issue 4: where a column stands says nothing: the name last, 合计 in the column of names, 项目名称及编号 as its heading (M-04, M-07). */
import { describe, expect, it } from 'vitest';
import { readRows, skippedReasons } from './plain-workbook';

describe('columns in any order', () => {
  it('合计 in the column of names is no project, though amounts stand before it', () => {
    const document = readRows([
      ['进展情况', '投资总额（万元）', '投资方', '项目名称'],
      ['打桩', 800, '甲公司', '机制砂'],
      ['封顶', 200, '乙公司', '粮油仓储'],
      ['', 1000, '', '合  计'],
    ]);
    expect(document.records.map(({ projectName }) => projectName)).toEqual(['机制砂', '粮油仓储']);
    expect(skippedReasons(document)['4']).toBe('total');
  });

  it.each(['项目名称及编号', '项目名称/建设内容', '项目名称①', '项目名称（以备案为准）'])('%s heads a table of projects', (heading) => {
    const document = readRows([
      ['序号', heading, '投资方', '总投资（万元）'],
      [1, '机制砂', '甲公司', 800],
    ]);
    expect(document.records.map(({ projectName }) => projectName)).toEqual(['机制砂']);
  });

  it('a column of days not known is a column of days', () => {
    const document = readRows([
      ['序号', '项目名称', '投资方', '开工时间'],
      [1, '机制砂', '甲公司', '——'],
    ]);
    expect(document.records[0]?.startedOn).toEqual({ unknown: true, raw: '——' });
  });

  it('a bare number of a thousand 亿 in a township’s ledger is asked about', () => {
    const document = readRows([
      ['序号', '项目名称', '投资方', '总投资（万元）'],
      [1, '光伏车棚', '国能', 30_000_000],
    ]);
    expect(document.questions.map(({ code }) => code)).toContain('unit-inconsistent');
  });
});
