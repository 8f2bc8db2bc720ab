/** The third set, invented after two mendings: no header names the project, odd orders, several headers for one thing (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { linesOf } from './lines';
import type { Sender } from './truth';

/** 旅游专班: no header says 项目; the names say so themselves. */
export const NAMELESS: Sender = {
  file: 'x01-nameless.xlsx',
  says: '没有一个栏目叫项目名称；投资商在最后',
  sheets: [
    sheetOf(
      [
        ['文旅康养专班招商成果（2026年1—8月）'],
        ['单位：万元'],
        ['序号', '招商成果', '类别', '投资总额', '签约日期', '落地镇', '责任领导', '责任单位', '投资商'],
        [1, '温泉康养小镇项目', '康养', 60000, '2026.2.18', '温泉镇', '副县长 苏轼', '县文旅局', '重庆中旅'],
        [2, '房车露营基地', '旅游', 3500, '2026.5.6', '云台乡', '苏轼', '县文旅局', '途居露营'],
        [3, '非遗工坊产业园', '文化', 1200, '2026-7-9', '城关镇', '苏轼', '县文旅局', '本土企业'],
      ],
      { name: '成果', merges: ['A1:I1', 'A2:I2'] },
    ),
  ],
  facts: { title: '文旅康养专班招商成果（2026年1—8月）', unit: '万元' },
  records: linesOf('projectName totalInvestment signedOn place leader responsibleUnit investor', [
    [4, '温泉康养小镇项目', '600000000', '2026-02-18', '温泉镇', '苏轼/副县长', '县文旅局', '重庆中旅'],
    [5, '房车露营基地', '35000000', '2026-05-06', '云台乡', '苏轼', '县文旅局', '途居露营'],
    [6, '非遗工坊产业园', '12000000', '2026-07-09', '城关镇', '苏轼', '县文旅局', '本土企业'],
  ]),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 高新区: every person three columns, money in 亿元 and 美元 beside each other. */
export const THREES: Sender = {
  file: 'x02-threes.xlsx',
  says: '领导、责任人各有姓名、职务、电话三列；内外资分列',
  sheets: [
    sheetOf(
      [
        ['高新区亿元以上项目包保花名册'],
        ['序号', '项目名称', '企业名称', '总投资', null, '县级包保领导', null, null, '部门包保责任人', null, null, '包保部门', '项目进度'],
        [null, null, null, '内资（亿元）', '外资（万美元）', '姓名', '职务', '电话', '姓名', '职务', '电话', null, null],
        [
          1,
          '功率半导体封测项目',
          '华润微',
          12.5,
          null,
          '王安石',
          '县委书记',
          '13200010001',
          '司马光',
          '局长',
          '13200010002',
          '县科工局',
          '厂房封顶',
        ],
        [
          2,
          '车规级传感器项目',
          '博世（苏州）',
          null,
          3000,
          '欧阳修',
          '县长',
          '13200010003',
          '曾巩',
          '副局长',
          '13200010004',
          '县商务局',
          '土地招拍挂',
        ],
      ],
      { name: '花名册', merges: ['A1:M1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:H2', 'I2:K2', 'L2:L3', 'M2:M3'] },
    ),
  ],
  facts: { title: '高新区亿元以上项目包保花名册' },
  records: linesOf('projectName investor totalInvestment leader responsiblePerson responsibleUnit progress', [
    [4, '功率半导体封测项目', '华润微', '1250000000', '王安石/县委书记/13200010001', '司马光/局长/13200010002', '县科工局', '厂房封顶'],
    [5, '车规级传感器项目', '博世（苏州）', '', '欧阳修/县长/13200010003', '曾巩/副局长/13200010004', '县商务局', '土地招拍挂'],
  ]),
  skipped: [
    ['title', 1],
    ['header', 2, 3],
  ],
};

/** 县委办: the ledger as it is pasted from a Word table: every cell a text, numbering in words, breaks everywhere. */
export const PASTED: Sender = {
  file: 'x03-pasted.xlsx',
  says: '从文档表格粘贴：全是文本、中文序号、到处换行',
  sheets: [
    sheetOf(
      [
        ['县级领导联系重点招商项目安排表'],
        ['序\n号', '联系\n领导', '项 目\n名 称', '投 资\n单 位', '投资\n总额', '牵 头\n单 位', '工 作\n目 标', '完 成\n时 限'],
        [
          '一',
          '范仲淹\n（县委书记）',
          '现代农机\n装备产业园',
          '潍柴雷沃',
          '10亿元',
          '县农机\n中心',
          '6月底前\n开工建设',
          '2026年\n6月30日',
        ],
        ['二', '韩  琦\n（县  长）', '智能家电\n配套园', '奥克斯\n集团', '约5亿\n元', '县经开\n区', '完成\n签约', '2026年\n9月'],
        ['三', '富弼（人大\n主任）', '年产3万吨\n粉丝项目', '龙大\n食品', '8千万元', '县市监\n局', '投产', '年底'],
      ],
      { name: 'Sheet1', merges: ['A1:H1'] },
    ),
  ],
  facts: { title: '县级领导联系重点招商项目安排表' },
  records: linesOf('leader projectName investor totalInvestment responsibleUnit deadline', [
    [3, '范仲淹/县委书记', '现代农机装备产业园', '潍柴雷沃', '1000000000', '县农机中心', '2026-06-30'],
    [4, '韩琦/县长', '智能家电配套园', '奥克斯集团', '~500000000', '县经开区', '2026-09'],
    [5, '富弼/人大主任', '年产3万吨粉丝项目', '龙大食品', '80000000', '县市监局', '!'],
  ]),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 园区公司: a ledger of contracts: 甲方 乙方, money to the 元, codes. */
export const CONTRACTS: Sender = {
  file: 'x04-contracts.xlsx',
  says: '合同台账：协议乙方、约定投资（元）、履约情况',
  sheets: [
    sheetOf(
      [
        ['招商引资协议履约台账', null, null, null, null, null, null, null, null],
        ['编制单位：青石县投资促进中心', null, null, null, null, '更新至2026年9月30日'],
        [
          '协议编号',
          '协议项目名称',
          '乙方（投资方）',
          '约定投资额(元)',
          '约定固定资产投资额(元)',
          '协议签订日',
          '约定开工日',
          '实际开工日',
          '约定投产日',
          '实际投产日',
          '履约进展',
          '违约风险',
          '跟踪部门',
        ],
        [
          'QSZS-2025-011',
          '新型建材项目',
          '北新建材',
          '320,000,000.00',
          '210,000,000.00',
          '2025-05-20',
          '2025-12-01',
          '2026-01-10',
          '2026-12-31',
          '',
          '主体完工',
          '低',
          '投促中心项目股',
        ],
        [
          'QSZS-2026-003',
          '净水设备项目',
          '碧水源',
          '85,000,000.00',
          '60,000,000.00',
          '2026-03-08',
          '2026-08-01',
          '',
          '2027-06-30',
          '',
          '未开工',
          '中：逾期两个月',
          '投促中心项目股',
        ],
      ],
      { name: '履约', merges: ['A1:M1'] },
    ),
  ],
  facts: { title: '招商引资协议履约台账', asOf: '2026-09-30', reporting: '青石县投资促进中心' },
  records: linesOf('projectName investor agreedInvestment fixedInvestment signedOn startedOn planFinish progress responsibleUnit stage', [
    [
      4,
      '新型建材项目',
      '北新建材',
      '320000000',
      '210000000',
      '2025-05-20',
      '2026-01-10',
      '2026-12-31',
      '主体完工',
      '投促中心项目股',
      '开工',
    ],
    [5, '净水设备项目', '碧水源', '85000000', '60000000', '2026-03-08', '', '2027-06-30', '未开工', '投促中心项目股', '签约'],
  ]),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 镇招商办: minutes-like sheet: remarks between rows, a second little table with other columns below. */
export const TWO_TABLES: Sender = {
  file: 'x05-two-tables.xlsx',
  says: '上下两张小表栏目不同，中间空行和小标题',
  sheets: [
    sheetOf(
      [
        ['大屯镇10月招商进展'],
        ['一、已落地项目'],
        ['项目', '投资人', '投资（万元）', '用地（亩）', '进展', '责任人'],
        ['蘑菇棚项目', '刘备', 260, 40, '建棚12座', '诸葛亮'],
        ['豆制品加工厂', '关羽', 800, 12, '设备调试', '赵云 17700010001'],
        [],
        ['二、在谈项目'],
        ['项目', '客商', '意向投资（亿元）', '洽谈情况', '下步工作', '责任人'],
        ['仓储物流园', '曹操物流', 1.5, '已考察2次', '送可研', '诸葛亮'],
      ],
      { name: '10月', merges: ['A1:F1', 'A2:F2', 'A7:F7'] },
    ),
  ],
  facts: { title: '大屯镇10月招商进展' },
  records: [
    ...linesOf('projectName investor totalInvestment landMu progress responsiblePerson stage', [
      [4, '蘑菇棚项目', '刘备', '2600000', '40', '建棚12座', '诸葛亮', '签约'],
      [5, '豆制品加工厂', '关羽', '8000000', '12', '设备调试', '赵云//17700010001', '签约', '签约'],
    ]),
    ...linesOf('projectName investor totalInvestment progress nextStep responsiblePerson stage', [
      [9, '仓储物流园', '曹操物流', '150000000', '已考察2次', '送可研', '诸葛亮', '在谈'],
    ]),
  ],
  skipped: [
    ['title', 1],
    ['header', 3, 8],
  ],
};
