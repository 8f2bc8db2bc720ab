/** The mess of design/import.md that lies in the form of tables: M-01 … M-10, M-20, M-21, M-28. */
import { describe, expect, it } from 'vitest';
import { codes, readRows, readSheets, sheetOf, skippedReasons } from './plain-workbook';

const HEADER = ['序号', '项目名称', '总投资（万元）', '签约时间'];

describe('M-01 title, M-02 unit row, M-03 as-of and reporting unit', () => {
  it('takes a merged title as the label of the file, not as data', () => {
    const document = readRows([['2024年度柳河镇招商引资项目台账'], HEADER, [1, '甲项目', 100, '2024.3']], { merges: ['A1:D1'] });
    expect(document.facts.title).toBe('2024年度柳河镇招商引资项目台账');
    expect(skippedReasons(document)).toEqual({ '1': 'title', '2': 'header' });
    expect(document.records).toHaveLength(1);
  });

  it('keeps a second line of the title apart from the particulars', () => {
    const document = readRows([
      ['重点项目一览表'],
      ['（县委督查室制）'],
      ['填报单位：柳河镇人民政府（盖章）', '', '截至2024年3月31日', '单位：亿元'],
      HEADER,
      [1, '甲项目', 2, ''],
    ]);
    expect(skippedReasons(document)).toEqual({ '1': 'title', '2': 'title', '3': 'meta', '4': 'header' });
    expect(document.facts).toMatchObject({
      asOf: '2024-03-31',
      defaultUnit: '亿元',
      reportingUnit: { name: '柳河镇', raw: '柳河镇人民政府' },
    });
  });

  it('lets the unit row set the unit of money columns that have none', () => {
    const document = readRows([['单位：万元、亩'], ['序号', '项目名称', '总投资', '用地'], [1, '甲项目', 8000, 26]]);
    expect(document.records[0]?.totalInvestment).toMatchObject({ amount: '80000000' });
    expect(document.records[0]?.landMu).toMatchObject({ value: '26' });
  });

  it('finds particulars that share one cell', () => {
    const document = readRows([
      ['填报单位：柳河镇人民政府   截止日期：2024.3.31   单位：万元'],
      ['序号', '项目名称', '总投资'],
      [1, '甲项目', 5],
    ]);
    expect(document.facts).toMatchObject({ asOf: '2024-03-31', defaultUnit: '万元', reportingUnit: { name: '柳河镇' } });
  });

  it('takes a day in the title as as-of day, a month or year not', () => {
    const read = (title: string) => readRows([[title], HEADER, [1, '甲项目', 1, '']]).facts.asOf;
    expect(read('柳河镇招商引资周报（截至2024年3月29日）')).toBe('2024-03-29');
    expect(read('柳河镇招商引资月报（2024年3月）')).toBeNull();
  });
});

describe('M-04 headers of several rows, M-06 units in headers', () => {
  it('joins merged groups and leaves into a path and takes the unit from the group', () => {
    const document = readRows(
      [
        ['序号', '项目名称', '投资额（亿元）', null, '到位资金', null],
        [null, null, '总额', '其中固投', '累计（万元）', '当年（万元）'],
        [1, '甲项目', 1.2, 0.8, 500, 300],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'] },
    );
    expect(document.columns.map(({ header, field }) => [header, field])).toEqual([
      ['序号', null],
      ['项目名称', 'projectName'],
      ['投资额（亿元）/总额', 'totalInvestment'],
      ['投资额（亿元）/其中固投', 'fixedInvestment'],
      ['到位资金/累计（万元）', 'fundsReceivedTotal'],
      ['到位资金/当年（万元）', 'fundsReceivedYear'],
    ]);
    expect(document.records[0]).toMatchObject({ totalInvestment: { amount: '120000000' }, fundsReceivedYear: { amount: '3000000' } });
  });

  it('reads groups that were not merged, as CSV leaves them', () => {
    const document = readRows([
      ['序号', '项目名称', '时间节点', null, null, '备注'],
      [null, null, '签约', '开工', '投产', null],
      [1, '甲项目', '2023.5', '2024.2', '', '无'],
    ]);
    expect(document.columns.map(({ field }) => field)).toEqual([null, 'projectName', 'signedOn', 'startedOn', 'productionOn', 'remarks']);
    expect(document.columns[4]?.header).toBe('时间节点/投产');
  });

  it('reads three header rows', () => {
    const document = readRows(
      [
        ['序号', '基本情况', null, '资金情况', null],
        [null, '项目名称', '投资主体', '投资额（亿元）', null],
        [null, null, null, '总额', '其中固投'],
        [1, '甲项目', '甲公司', 3, 2],
      ],
      { merges: ['A1:A3', 'B1:C1', 'D1:E1', 'B2:B3', 'C2:C3', 'D2:E2'] },
    );
    expect(document.records[0]).toMatchObject({
      projectName: '甲项目',
      investor: '甲公司',
      totalInvestment: { amount: '300000000' },
      fixedInvestment: { amount: '200000000' },
    });
    expect(document.records[0]?.source.row).toBe(4);
  });

  it('keeps columns it has no field for, also two of one name', () => {
    const document = readRows([
      ['序号', '项目名称', '联系人', '联系人', '__proto__'],
      [1, '甲项目', '赵一', '钱二', 'x'],
    ]);
    expect(document.records[0]?.responsiblePerson).toEqual([{ name: '赵一' }]);
    expect(document.records[0]?.other).toEqual({ 联系人: '钱二', '__proto__（E列）': 'x' });
  });

  it('never guesses a unit that is written nowhere: one question for the column', () => {
    const document = readRows([
      ['序号', '项目名称', '总投资'],
      [1, '甲项目', 8000],
      [2, '乙项目', '3亿元'],
      [3, '丙项目', 6000],
    ]);
    expect(document.questions).toMatchObject([{ code: 'unit-unknown', field: 'totalInvestment', rows: [2, 4] }]);
    expect(document.records[0]?.totalInvestment).toEqual({ unknown: true, raw: '8000' });
    expect(document.records[1]?.totalInvestment).toMatchObject({ amount: '300000000' });
  });
});

describe('M-05 repeated headers, M-07 sections and sums', () => {
  const rows = [
    ['单位：万元'],
    ['序号', '项目名称', '总投资', '项目状态'],
    ['一、在建项目（2个）'],
    [1, '甲项目', 100, ''],
    [2, '乙项目', 200, ''],
    ['小计', null, 300],
    [],
    ['序号', '项目名称', '总投资', '项目状态'],
    ['二、签约未开工项目'],
    [3, '丙项目', 50, ''],
    ['小 计', null, 60],
    ['合　计', null, 350],
  ];

  it('drops what is no project and says so', () => {
    const document = readRows(rows);
    expect(document.records.map(({ projectName }) => projectName)).toEqual(['甲项目', '乙项目', '丙项目']);
    expect(skippedReasons(document)).toEqual({
      '1': 'meta',
      '2': 'header',
      '3': 'section',
      '6': 'subtotal',
      '8': 'header-repeat',
      '9': 'section',
      '11': 'subtotal',
      '12': 'total',
    });
  });

  it('reconciles stated sums and reports only what differs', () => {
    expect(readRows(rows).facts.subtotalMismatches).toEqual([
      { sheet: 'Sheet1', row: 11, column: 'C', field: 'totalInvestment', stated: '600000', computed: '500000' },
    ]);
  });

  it('gives the section as stage where no status is stated', () => {
    expect(readRows(rows).records.map(({ stage }) => stage)).toEqual(['在建', '在建', '签约']);
  });

  it('takes the introducing unit from a section that names an office', () => {
    const document = readRows([
      ['序号', '项目名称', '总投资（万元）'],
      ['（一）柳河镇'],
      [1, '甲项目', 100],
      ['（二）县工业和信息化局'],
      [2, '乙项目', 100],
    ]);
    expect(document.records.map(({ introducingUnit }) => introducingUnit?.name)).toEqual(['柳河镇', '县工信局']);
    expect(document.decisions.filter(({ rule }) => rule === 'from-section')).toHaveLength(2);
  });

  it('reads a total that stands above the table', () => {
    const document = readRows([
      ['序号', '项目名称', '总投资（万元）'],
      ['合计', null, 300],
      [1, '甲项目', 100],
      [2, '乙项目', 100],
    ]);
    expect(document.records).toHaveLength(2);
    expect(document.facts.subtotalMismatches).toMatchObject([{ row: 2, stated: '3000000', computed: '2000000' }]);
  });

  it('takes a subtotal above its rows, after its page or since the last one for what it is', () => {
    const above = [
      ['序号', '项目名称', '总投资（万元）'],
      ['一、签约', null, null],
      ['小计', null, 300],
      [1, '甲项目', 100],
      [2, '乙项目', 200],
    ];
    const since = [
      ['序号', '项目名称', '总投资（万元）'],
      [1, '甲项目', 100],
      ['小计', null, 100],
      [2, '乙项目', 200],
      ['小计', null, 200],
    ];
    expect([above, since].map((rows) => readRows(rows).facts.subtotalMismatches)).toEqual([[], []]);
  });

  it('keeps columns of ticks as they stand: they tell no day', () => {
    const document = readRows([
      ['序号', '项目名称', '签约', '开工'],
      [1, '甲项目', '√', '2024.3'],
      [2, '乙项目', '√', ''],
    ]);
    expect(document.columns.map(({ field }) => field)).toEqual([null, 'projectName', 'other', 'startedOn']);
  });

  it('keeps footnotes and signature lines out of the projects', () => {
    const document = readRows([
      ['序号', '项目名称', '总投资（万元）'],
      [1, '甲项目', 100],
      [],
      ['注：总投资以备案文件为准。'],
      ['单位负责人：张三', null, '填表人：李四'],
    ]);
    expect(document.records).toHaveLength(1);
    expect(skippedReasons(document)).toMatchObject({ '4': 'footnote', '5': 'footnote' });
  });

  it('reads a second table with other columns below the first', () => {
    const document = readRows([
      ['一季度签约项目'],
      ['序号', '项目名称', '总投资（万元）'],
      [1, '甲项目', 100],
      [],
      ['一季度开工项目'],
      ['序号', '投资方', '项目名称', '总投资（亿元）'],
      [1, '乙公司', '乙项目', 2],
    ]);
    expect(document.records).toMatchObject([
      { projectName: '甲项目', totalInvestment: { amount: '1000000' } },
      { projectName: '乙项目', investor: '乙公司', totalInvestment: { amount: '200000000' } },
    ]);
  });
});

describe('M-08 rows that belong together, M-09 several projects in a cell, M-10 filled cells', () => {
  it('asks whether rows under one 序号 are one project; different names stay apart', () => {
    const document = readRows([HEADER, [5, '甲项目', 100, '2024.3'], [null, '乙项目', 200, '2024.4'], [6, '丙项目', 1, '']], {
      merges: ['A2:A3'],
    });
    expect(document.records.map(({ projectName }) => projectName)).toEqual(['甲项目', '乙项目', '丙项目']);
    expect(document.questions).toMatchObject([{ code: 'row-group', field: '$row', rows: [2, 3] }]);
  });

  it('makes one record of one name over several rows and joins the texts', () => {
    const document = readRows(
      [
        ['序号', '项目名称', '形象进度'],
        [5, '甲项目', '土地已摘牌'],
        [null, null, '正在办理环评'],
        [null, null, '设计完成'],
      ],
      { merges: ['A2:A4', 'B2:B4'] },
    );
    expect(document.records).toHaveLength(1);
    expect(document.records[0]).toMatchObject({ source: { row: 2, rows: [2, 3, 4] }, progress: '土地已摘牌\n正在办理环评\n设计完成' });
    expect(document.questions).toMatchObject([{ code: 'row-group', rows: [2, 3, 4] }]);
  });

  it('flags several projects in one cell and splits nothing unasked', () => {
    const document = readRows([HEADER, [1, '①甲生产线项目\n②乙仓储项目', '①100万元②200万元', '']]);
    expect(document.records).toHaveLength(1);
    expect(codes(document)).toEqual(expect.arrayContaining(['several-projects:projectName', 'several-projects:totalInvestment']));
  });

  it('leaves a line break inside one name alone', () => {
    expect(codes(readRows([HEADER, [1, '年产2万吨\n菌菇酱项目', 1, '']]))).toEqual([]);
  });

  it('fills merged data cells down and marks each filled cell', () => {
    const document = readRows(
      [
        ['序号', '项目名称', '包保领导'],
        [1, '甲项目', '张三'],
        [2, '乙项目', null],
        [3, '丙项目', '李四'],
      ],
      { merges: ['C2:C3'] },
    );
    expect(document.records.map(({ leader }) => leader?.[0]?.name)).toEqual(['张三', '张三', '李四']);
    expect(document.decisions).toMatchObject([{ row: 3, column: 'C', rule: 'filled' }]);
  });
});

describe('M-20 hidden rows and columns, M-21 several sheets, M-28 empty ranges', () => {
  it('reads hidden rows, marks them and asks once', () => {
    const document = readRows([HEADER, [1, '甲项目', 1, ''], [2, '乙项目', 1, '']], {
      hiddenRows: [3],
      hiddenColumns: ['D'],
      filtered: true,
    });
    expect(document.records.map(({ source }) => source.hidden ?? false)).toEqual([false, true]);
    expect(codes(document)).toEqual(['hidden-rows:', 'hidden-columns:']);
    expect(document.facts).toMatchObject({ hiddenRows: 1, hiddenColumns: 1, filters: 1 });
  });

  it('takes the stage from the sheet name, leaves hidden and foreign sheets out and says so', () => {
    const document = readSheets(
      [
        sheetOf([HEADER, [1, '甲项目', 1, '']], { name: '在谈' }),
        sheetOf([HEADER, [1, '乙项目', 1, '']], { name: '开工项目' }),
        sheetOf([HEADER, [1, '旧项目', 1, '']], { name: '旧台账', hidden: true }),
        sheetOf([['填表说明'], ['1. 总投资以备案文件为准。']], { name: '说明' }),
        sheetOf([[]], { name: 'Sheet5' }),
      ].map((sheet) => (sheet.name === 'Sheet5' ? { ...sheet, rows: [] } : sheet)),
    );
    expect(document.records.map(({ stage }) => stage)).toEqual(['在谈', '开工']);
    expect(document.skipped.filter(({ row }) => row === null).map(({ sheet, reason }) => `${sheet} ${reason}`)).toEqual([
      '旧台账 hidden-sheet',
      '说明 sheet-not-ledger',
      'Sheet5 sheet-empty',
    ]);
    expect(codes(document)).toContain('hidden-sheets:');
  });

  it('does not take a merge over the whole sheet for content', () => {
    expect(readRows([HEADER, [1, '甲项目', 1, '']], { merges: ['A1:XFD1048576'] }).records).toHaveLength(1);
  });
});
