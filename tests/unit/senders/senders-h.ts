/** Invented ledgers with slips of the pen, dates in every way people write them, and stages as a matrix of ticks (issue 4). */
import { serial, sheetOf } from '../sheet/plain-workbook';
import { linesOf } from './lines';
import type { Sender } from './truth';

/** 县发改局: the same ledger with slips of the pen in the headers, full-width digits, hard spaces. */
export const TYPOS: Sender = {
  file: 'u04-typos.xlsx',
  says: '表头有错别字；全角数字、不间断空格',
  sheets: [
    sheetOf(
      [
        ['二〇二六年全县重点招商项目进展情况'],
        ['单位：万元'],
        [
          '序号',
          '项目名秤',
          '投资单位名稱',
          '建设內容',
          '计划总投姿',
          '累计到位资今',
          '签约曰期',
          '开工时问',
          '责任领异',
          '责仼单位',
          '责仼人',
          '存在间题',
          '工程进展倩况',
        ],
        [
          '１',
          '智能水表\u00a0生产项目',
          '杭州\u00a0水联科技',
          '年产５０万只',
          '１２,０００',
          '３０００',
          '２０２５．１２．３',
          '2026年４月',
          '孟　凯',
          '县水利局',
          '尤佳\u00a0１３９１１１１０００３',
          '无',
          '设备安装',
        ],
        [
          '２',
          '矿泉水灌装项目',
          '农夫清泉',
          '年产10万吨',
          '6 500',
          '',
          '2026-2-28',
          '—',
          '孟凯',
          '县水利局',
          '尤佳',
          '取水许可',
          '前期手续',
        ],
      ],
      { name: '进展', merges: ['A1:M1', 'A2:M2'] },
    ),
  ],
  facts: { title: '二〇二六年全县重点招商项目进展情况', unit: '万元' },
  records: linesOf(
    'projectName investor content totalInvestment fundsReceivedTotal signedOn startedOn leader responsibleUnit responsiblePerson problems progress',
    [
      [
        4,
        '智能水表生产项目',
        '杭州水联科技',
        '年产50万只',
        '120000000',
        '30000000',
        '2025-12-03',
        '2026-04',
        '孟凯',
        '县水利局',
        '尤佳//13911110003',
        '无',
        '设备安装',
      ],
      [
        5,
        '矿泉水灌装项目',
        '农夫清泉',
        '年产10万吨',
        '65000000',
        '',
        '2026-02-28',
        '?',
        '孟凯',
        '县水利局',
        '尤佳',
        '取水许可',
        '前期手续',
      ],
    ],
  ),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 县委督查室: dates in every way people write them. */
export const DATES: Sender = {
  file: 'u05-dates.xlsx',
  says: '日期的各种写法：26年Q1、2026/3/5 0:00、序列号、年底前、已开工(3.15)、农历',
  sheets: [
    sheetOf(
      [
        ['招商签约项目履约督查表'],
        ['截止2026年7月31日', null, null, null, null, null, '金额单位：亿元'],
        ['序号', '签约项目', '签约企业', '协议总额', '签约日期', '实际开工', '预计投用', '督查领导', '承办科室'],
        [1, '生物质颗粒燃料项目', '山东绿能', 1, '26年Q1', '2026/3/5 0:00', '年底前', '韩 磊', '能源股'],
        [2, '汽车尾气净化器项目', '江西净源', 2.4, serial(46023), '已开工(3.15)', '2027年上半年', '韩磊', '工业股'],
        [3, '茶旅融合示范园', '武夷茶业', 0.9, '2026.3', '3月底', '26年国庆前', '韩磊', '文旅股'],
        [4, '特种陶瓷项目', '景瓷股份', 3, '农历二月初八', '拟9月', '2028', '韩磊', '工业股'],
        [5, '智慧冷库项目', '顺达冷链', 1.5, '2026年1月15日（正式合同）', '尚未开工', '2026-12', '韩磊', '商贸股'],
      ],
      { name: '督查', merges: ['A1:I1'] },
    ),
  ],
  facts: { title: '招商签约项目履约督查表', asOf: '2026-07-31', unit: '亿元' },
  records: linesOf('projectName investor agreedInvestment signedOn startedOn planFinish leader responsibleUnit stage', [
    [4, '生物质颗粒燃料项目', '山东绿能', '100000000', '2026-Q1', '2026-03-05', '2026', '韩磊', '能源股', '开工'],
    [5, '汽车尾气净化器项目', '江西净源', '240000000', '2026-01-01', '2026-03-15', '2027-H1', '韩磊', '工业股', '开工'],
    [6, '茶旅融合示范园', '武夷茶业', '90000000', '2026-03', '2026-03', '!', '韩磊', '文旅股', '开工'],
    [7, '特种陶瓷项目', '景瓷股份', '300000000', '!', '*2026-09', '2028', '韩磊', '工业股', ''],
    [8, '智慧冷库项目', '顺达冷链', '150000000', '2026-01-15', '?', '2026-12', '韩磊', '商贸股', '签约'],
  ]),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 工业园: stages as a matrix of ticks under 项目所处阶段, rows coloured, a hidden row, a column without a header. */
export const MATRIX: Sender = {
  file: 'u10-matrix.xlsx',
  says: '阶段矩阵打勾；整行着色；隐藏行；有一列没有表头',
  sheets: [
    sheetOf(
      [
        ['工业园区招商项目推进一览'],
        ['截至2026年10月31日', null, null, null, null, null, null, null, null, '单位：万元'],
        ['序号', '项目', '企业', '投资额', '推进到哪一步', null, null, null, '盯办领导', null],
        [null, null, null, null, '意向', '签约', '动工', '投产', null, null],
        [1, '高精度齿轮项目', '浙江双环', 26000, null, '✓', null, null, '汤 勇', '13500010001'],
        [2, '工业气体项目', '杭氧集团', 18000, null, '✓', '✓', null, '汤勇', '13500010001'],
        [3, '密封件项目', '中鼎密封', 7000, '✓', null, null, null, '常委 祁连山', '13500010002'],
        [4, '轴承保持架项目', '山东金帝', 5200, '✓', '✓', '✓', '✓', '祁连山', '13500010002'],
      ],
      { name: '一览', merges: ['A1:J1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:H3', 'I3:I4'], tints: { 7: 'red' }, hiddenRows: [8] },
    ),
  ],
  facts: { title: '工业园区招商项目推进一览', asOf: '2026-10-31', unit: '万元' },
  records: linesOf('projectName investor totalInvestment stage leader', [
    [5, '高精度齿轮项目', '浙江双环', '260000000', '签约', '汤勇//13500010001'],
    [6, '工业气体项目', '杭氧集团', '180000000', '开工', '汤勇//13500010001'],
    [7, '密封件项目', '中鼎密封', '70000000', '线索', '祁连山/常委/13500010002'],
    [8, '轴承保持架项目', '山东金帝', '52000000', '投产', '祁连山//13500010002'],
  ]).map((one) => (one.row === 8 ? { ...one, hidden: true as const } : one)),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
  ],
  fileAsk: ['hidden-rows', 'colour-meaning'],
  hiddenRows: 1,
};
