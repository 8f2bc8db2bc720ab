/** More ledgers invented after the reader was mended, to see what it makes of words and habits it was not mended for (issue 4). */
import { serial, sheetOf } from '../sheet/plain-workbook';
import { linesOf } from './lines';
import type { Sender } from './truth';

/** 督查组: a table in which problems and duties are cut into their own sub-columns. */
export const DUTIES: Sender = {
  file: 'w05-duties.xlsx',
  says: '问题、措施、时限成组；责任人分县镇两级；状态用“√”以外的字',
  sheets: [
    sheetOf(
      [
        ['全县招商引资项目问题销号台账'],
        ['统计截止：2026.10.31'],
        ['序号', '项目信息', null, null, '问题销号', null, null, null, '县级', null, '镇级', null],
        [null, '名称', '企业', '总额（亿元）', '梗阻问题', '化解举措', '销号时间', '是否销号', '领导', '部门', '属地', '责任人'],
        [
          1,
          '年产5GWh储能电芯项目',
          '海辰储能',
          '15.5',
          '220kV专线未批',
          '赴省电力公司汇报',
          '11月20日前',
          '否',
          '常务副县长 霍去病',
          '县发改局',
          '瓦窑镇',
          '镇长 李陵 15900010001',
        ],
        [2, '陶瓷砂轮项目', '白鸽磨料', '0.85', '土地未挂牌', '加快组卷', '年底', '否', '霍去病', '县自然资源局', '瓦窑镇', '李陵'],
        [3, '牧草深加工', '蒙草生态', 1, '融资难', '银企对接', serial(46310), '是', '副县长 卫青', '县农业农村局', '草坝乡', '苏武'],
      ],
      { name: '销号', merges: ['A1:L1', 'A2:L2', 'A3:A4', 'B3:D3', 'E3:H3', 'I3:J3', 'K3:L3'] },
    ),
  ],
  facts: { title: '全县招商引资项目问题销号台账', asOf: '2026-10-31' },
  records: linesOf(
    'projectName investor totalInvestment problems nextStep deadline leader responsibleUnit introducingUnit responsiblePerson',
    [
      [
        5,
        '年产5GWh储能电芯项目',
        '海辰储能',
        '1550000000',
        '220kV专线未批',
        '赴省电力公司汇报',
        '2026-11-20',
        '霍去病/常务副县长',
        '县发改局',
        '瓦窑镇',
        '李陵/镇长/15900010001',
      ],
      [6, '陶瓷砂轮项目', '白鸽磨料', '85000000', '土地未挂牌', '加快组卷', '2026', '霍去病', '县自然资源局', '瓦窑镇', '李陵'],
      [7, '牧草深加工', '蒙草生态', '100000000', '融资难', '银企对接', '2026-10-15', '卫青/副县长', '县农业农村局', '草坝乡', '苏武'],
    ],
  ),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
  ],
};

/** 县工商联: one card for each project with the labels above the values. */
export const ABOVE: Sender = {
  file: 'w06-above.xlsx',
  says: '登记卡一张一页：标签带冒号，金额在格内写单位，页脚签字',
  sheets: [
    sheetOf(
      [
        ['回乡投资项目信息卡'],
        ['项目名称：', '返乡创业制鞋园', null, '投资人：', '冼星海'],
        ['投资总额：', '陆仟万元', null, '行业：', '轻工'],
        ['选址：', '青山镇标准化厂房', null, '拟开工时间：', '2026年6月'],
        ['目前进展：', '已签租赁合同，正在装修', null, '责任领导：', '副县长聂耳'],
        ['责任单位：', '县工商联', null, '联系人：', '麦新 13900010009'],
        ['填卡人：麦新', null, null, '2026年4月8日'],
      ],
      { name: '01' },
    ),
    sheetOf(
      [
        ['回乡投资项目信息卡'],
        ['项目名称：', '富硒茶庄园', null, '投资人：', '光未然'],
        ['投资总额：', '约1500万', null, '行业：', '农业'],
        ['选址：', '云雾村', null, '拟开工时间：', '待定'],
        ['目前进展：', '选址中', null, '责任领导：', '聂耳'],
        ['责任单位：', '县工商联', null, '联系人：', '麦新'],
        ['填卡人：麦新', null, null, '2026年4月8日'],
      ],
      { name: '02' },
    ),
  ],
  facts: { title: '回乡投资项目信息卡' },
  records: [
    ...linesOf(
      'projectName investor totalInvestment industry place startedOn progress leader responsibleUnit responsiblePerson',
      [
        [
          3,
          '返乡创业制鞋园',
          '冼星海',
          '60000000',
          '轻工',
          '青山镇标准化厂房',
          '*2026-06',
          '已签租赁合同，正在装修',
          '聂耳/副县长',
          '县工商联',
          '麦新//13900010009',
        ],
      ],
      '01',
    ),
    ...linesOf(
      'projectName investor totalInvestment industry place startedOn progress leader responsibleUnit responsiblePerson',
      [[3, '富硒茶庄园', '光未然', '~15000000', '农业', '云雾村', '?', '选址中', '聂耳', '县工商联', '麦新']],
      '02',
    ),
  ],
  skipped: [],
};

/** 市里下发: long official headers with explanations in them, coded units, amounts to the fen. */
export const OFFICIAL: Sender = {
  file: 'w07-official.xlsx',
  says: '市里下发的报表：表头带填写说明和代码，金额到分，“是/否”列',
  sheets: [
    sheetOf(
      [
        ['附件2'],
        ['市外投资项目月报表'],
        ['填报单位：青石县商务局（盖章）', null, null, null, null, null, '2026年2月'],
        [
          '序\n号',
          '项目名称\n（与备案证一致）',
          '项目单位（统一社会信用代码对应名称）',
          '市外投资方\n（出资比例最大的股东）',
          '投资方所在省（市）',
          '国民经济行业分类（大类）',
          '合同约定投资总额\n（万元）',
          '合同签订日期\n（年/月/日）',
          '本年累计实际到位市外资金（万元）',
          '自签约以来累计实际到位市外资金（万元）',
          '是否开工（是/否）',
          '开工日期',
          '责任单位\n（部门或乡镇）',
          '填报联系人及电话',
        ],
        ['甲', '乙', '丙', '丁', '戊', '己', 1, 2, 3, 4, 5, 6, 7, 8],
        [
          1,
          '高端铝箔项目',
          '青石铝业有限公司',
          '南山铝业股份有限公司',
          '山东省',
          '有色金属冶炼',
          52000.55,
          '2025/12/8',
          1200.5,
          8600.25,
          '是',
          '2026/1/16',
          '县工信局',
          '薛宝琴 0530-8880001',
        ],
        [
          2,
          '一次性手套项目',
          '青石蓝帆公司',
          '蓝帆医疗',
          '山东省',
          '橡胶制品',
          18000,
          '2026/1/20',
          0,
          0,
          '否',
          null,
          '县工信局',
          '薛宝琴 0530-8880001',
        ],
        ['单位负责人：                统计负责人：                填表人：薛宝琴'],
      ],
      { name: '月报', merges: ['A2:N2', 'A3:F3', 'G3:N3', 'A8:N8'] },
    ),
  ],
  facts: { title: '市外投资项目月报表', reporting: '青石县商务局' },
  records: linesOf(
    'projectName investor origin industry agreedInvestment signedOn fundsReceivedYear fundsReceivedTotal startedOn responsibleUnit',
    [
      [
        6,
        '高端铝箔项目',
        '南山铝业股份有限公司',
        '山东省',
        '有色金属冶炼',
        '520005500',
        '2025-12-08',
        '12005000',
        '86002500',
        '2026-01-16',
        '县工信局',
      ],
      [7, '一次性手套项目', '蓝帆医疗', '山东省', '橡胶制品', '180000000', '2026-01-20', '0', '0', '', '县工信局'],
    ],
  ),
  skipped: [
    ['title', 1, 2],
    ['meta', 3],
    ['header', 4, 5],
    ['footnote', 8],
  ],
};

/** 周调度: text heavy, two lines per project joined by merges, dates inside sentences. */
export const WEEKLY: Sender = {
  file: 'w08-weekly.xlsx',
  says: '一个项目上下两行；日期写在句子里；领导一格两位',
  sheets: [
    sheetOf(
      [
        ['重大产业项目“一项目一专班”周报（10.12—10.18）'],
        ['序号', '项目', '投资主体', '总投资\n（亿元）', '专班领导', '专班单位', '项目状况', '本周推进', '堵点', '下周工作'],
        [
          1,
          '动力电池回收项目',
          '光华科技',
          8.6,
          '县委书记 樊梨花、县长 薛丁山',
          '县发改局',
          '在建',
          '10月15日完成主体验收',
          '无',
          '设备进场',
        ],
        [2, '生物基材料项目', '凯赛生物', '20.3', '薛丁山', '县经开区管委会', '已签约待供地', '土地组卷已报市局', '占补平衡指标', '跑省厅'],
        [3, '数据标注基地', '科大讯飞', '5000万', '副县长 罗通', '县数据局', '洽谈推进', '敲定合同文本', '', '10月底前签约'],
      ],
      { name: '第42周', merges: ['A1:J1'] },
    ),
  ],
  facts: { title: '重大产业项目“一项目一专班”周报（10.12—10.18）' },
  records: linesOf('projectName investor totalInvestment leader responsibleUnit stage progress problems nextStep', [
    [
      3,
      '动力电池回收项目',
      '光华科技',
      '860000000',
      '樊梨花/县委书记；薛丁山/县长',
      '县发改局',
      '在建',
      '10月15日完成主体验收',
      '无',
      '设备进场',
    ],
    [4, '生物基材料项目', '凯赛生物', '2030000000', '薛丁山', '县经开区管委会', '签约', '土地组卷已报市局', '占补平衡指标', '跑省厅'],
    [5, '数据标注基地', '科大讯飞', '50000000', '罗通/副县长', '县数据局', '在谈', '敲定合同文本', '', '10月底前签约'],
  ]),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};
