/** More invented ledgers: what systems print, several offices on a sheet, persons crowded into cells, weekly columns (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { readBytes } from './bytes';
import { linesOf } from './lines';
import type { Sender } from './truth';

/** 在库系统: a web system's table named .xls, units in the header cells, entities, a spacer row. */
const PORTAL_BOOK = readBytes(
  Buffer.from(`<html><head><meta charset="utf-8"></head><body><table border=1>
<tr><td colspan=9><b>招商项目在库明细&nbsp;&nbsp;导出时间:2026-06-03 10:21:07</b></td></tr>
<tr><th>No.</th><th>项目名称(必填)</th><th>投资单位</th><th>投资总额&#40;万元&#41;</th><th>已到位资金（万元）</th><th>签约日期</th><th>开工日期</th><th>项目负责单位</th><th>当前环节</th></tr>
<tr><td>1</td><td>PCB钻针项目</td><td>鼎泰高科</td><td>12,000.00</td><td>1,500.50</td><td>2026-01-09 00:00:00</td><td></td><td>高新区招商一局</td><td>已签约</td></tr>
<tr><td>2</td><td>铜箔项目&lt;一期&gt;</td><td>嘉元科技</td><td>86,000.00</td><td>0.00</td><td>2025-11-30 00:00:00</td><td>2026-05-06 00:00:00</td><td>高新区招商二局</td><td>建设中</td></tr>
<tr><td colspan=9>共2条记录&nbsp;第1/1页</td></tr>
</table></body></html>`),
);
export const PORTAL: Sender = {
  file: 'u11-portal.xls',
  says: '网页系统导出的 .xls：时间带时分秒，“共2条记录 第1/1页”',
  workbook: PORTAL_BOOK,
  sheets: PORTAL_BOOK.sheets,
  facts: { title: '招商项目在库明细  导出时间:2026-06-03 10:21:07', asOf: '2026-06-03' },
  records: linesOf('projectName investor totalInvestment fundsReceivedTotal signedOn startedOn responsibleUnit stage', [
    [3, 'PCB钻针项目', '鼎泰高科', '120000000', '15005000', '2026-01-09', '', '高新区招商一局', '签约'],
    [4, '铜箔项目<一期>', '嘉元科技', '860000000', '0', '2025-11-30', '2026-05-06', '高新区招商二局', '在建'],
  ]),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['footnote', 5],
  ],
};

/** 县统计局: tab separated, GBK would be the same text; no unit anywhere but in words. */
const TABBED_BOOK = readBytes(
  Buffer.from(
    [
      '全县5000万元以上招商项目名录',
      '项目代码\t项目法人单位\t项目名称\t计划投资额(万元)\t自年初累计完成投资(万元)\t完成进度(%)\t纳统时间\t属地乡镇',
      '2604-340000-01\t滁州瑞丰\t功能糖二期项目\t21000\t9800\t46.7\t2026年4月\t城东镇',
      '2605-340000-07\t苏美达\t光伏支架项目\t9600\t\t0\t\t城东镇',
      '合计\t\t\t30600\t9800\t\t\t',
      '注：计划投资额以备案为准',
    ].join('\r\n'),
  ),
);
export const TABBED: Sender = {
  file: 'u12-tabbed.csv',
  says: '制表符分隔的文本；投资方在名称之前；完成进度(%)',
  workbook: TABBED_BOOK,
  sheets: TABBED_BOOK.sheets,
  facts: { title: '全县5000万元以上招商项目名录' },
  records: linesOf('projectName investor totalInvestment progressPercent inStatisticsOn introducingUnit', [
    [3, '功能糖二期项目', '滁州瑞丰', '210000000', '46.7', '2026-04', '城东镇'],
    [4, '光伏支架项目', '苏美达', '96000000', '0', '', '城东镇'],
  ]),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['total', 5],
    ['footnote', 6],
  ],
};

/** 县招商工作领导小组: township merged down, sums and 其中 rows per township, crowded persons. */
export const CROWDED: Sender = {
  file: 'u13-crowded.xlsx',
  says: '乡镇竖向合并；小计行；一格多人多职务多电话；一格换行',
  sheets: [
    sheetOf(
      [
        ['全县招商引资项目包保责任分解表\n（2026年第二季度）'],
        [
          '乡镇（街道）',
          '序号',
          '招商项目',
          '外来客商',
          '投资规模\n（万元）',
          '县级包保\n责任人',
          '具体工作\n责任人及\n联系电话',
          '推动情况',
          '卡点问题',
          '工作安排',
        ],
        [
          '沙河镇',
          1,
          '沙河镇电子元\n器件产业园',
          '惠州元晖光电',
          45000,
          '县委副书记、政法委书记\n秦明',
          '镇长：谷丰 13611110001\n副镇长：牟真 13611110002',
          '规划已审',
          '拆迁',
          '月底前完成拆迁',
        ],
        [null, 2, '粮油仓储物流项目', '中粮贸易', 16000, '秦明', '牟真 13611110002、0555-3330001', '桩基施工', null, '加快施工'],
        [null, null, '小计', null, 61000],
        [
          '青龙乡',
          1,
          '青龙乡抽水蓄能小镇',
          '三峡文旅',
          80000,
          '副县长路遥\n人大副主任解放',
          '党委书记 常山(13611110003)',
          '洽谈中',
          '资金',
          '赴京对接',
        ],
        [null, null, '小计', null, 80000],
        ['总计', null, null, null, 141000],
        ['填报人：章程        审核人：程章        填报日期：2026年7月2日'],
      ],
      { name: 'Sheet1', merges: ['A1:J1', 'A3:A5', 'A6:A7', 'A8:D8', 'A9:J9'] },
    ),
  ],
  facts: { title: '全县招商引资项目包保责任分解表\n（2026年第二季度）' },
  records: linesOf('introducingUnit projectName investor totalInvestment leader responsiblePerson progress problems nextStep', [
    [
      3,
      '沙河镇',
      '沙河镇电子元器件产业园',
      '惠州元晖光电',
      '450000000',
      '秦明/县委副书记、政法委书记',
      '谷丰/镇长/13611110001；牟真/副镇长/13611110002',
      '规划已审',
      '拆迁',
      '月底前完成拆迁',
    ],
    [4, '沙河镇', '粮油仓储物流项目', '中粮贸易', '160000000', '秦明', '牟真//13611110002、0555-3330001', '桩基施工', '', '加快施工'],
    [
      6,
      '青龙乡',
      '青龙乡抽水蓄能小镇',
      '三峡文旅',
      '800000000',
      '路遥/副县长；解放/人大副主任',
      '常山/党委书记/13611110003',
      '洽谈中',
      '资金',
      '赴京对接',
    ],
  ]),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['subtotal', 5, 7],
    ['total', 8],
    ['footnote', 9],
  ],
};

/** 县重点办: weekly and monthly columns beside each other, percent in three ways, header printed again, pages. */
export const PERCENTS: Sender = {
  file: 'u14-percents.xlsx',
  says: '完成比例写0.35、35、35%；每页重复表头；页码行；按周的进展列',
  sheets: [
    sheetOf(
      [
        ['重点工业项目周调度表'],
        [null, null, null, null, null, null, '（截至2026年9月18日）'],
        [
          '序号',
          '项目名称',
          '业主',
          '总投资(亿元)',
          '年度计划投资(亿元)',
          '投资完成占比',
          '第37周进展',
          '第38周进展',
          '需上级解决的问题',
          '调度领导',
          '牵头部门',
        ],
        [1, '汽车座椅骨架项目', '延锋国际', 3.2, 1.5, 35, '钢构吊装', '屋面施工', '无', '詹天', '县经信局'],
        [2, '碳纤维预浸料项目', '中复神鹰', 8, 3, '62%', '设备订货', '设备订货', '用气指标', '詹天', '县经信局'],
        ['第1页 共2页'],
        [
          '序号',
          '项目名称',
          '业主',
          '总投资(亿元)',
          '年度计划投资(亿元)',
          '投资完成占比',
          '第37周进展',
          '第38周进展',
          '需上级解决的问题',
          '调度领导',
          '牵头部门',
        ],
        [3, '空心玻璃微珠项目', '中科雅丽', 1.1, 0.4, 0.35, '停工', '复工', '资金', '麻杰', '县经信局'],
        ['第2页 共2页'],
      ],
      { name: '周调度', merges: ['A1:K1', 'G2:K2', 'A6:K6', 'A9:K9'] },
    ),
  ],
  facts: { title: '重点工业项目周调度表', asOf: '2026-09-18' },
  records: linesOf('projectName investor totalInvestment progressPercent progress problems leader responsibleUnit', [
    [4, '汽车座椅骨架项目', '延锋国际', '320000000', '35', '屋面施工', '无', '詹天', '县经信局'],
    [5, '碳纤维预浸料项目', '中复神鹰', '800000000', '62', '设备订货', '用气指标', '詹天', '县经信局'],
    [8, '空心玻璃微珠项目', '中科雅丽', '110000000', '!', '复工', '资金', '麻杰', '县经信局'],
  ]),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['footnote', 6, 9],
    ['header-repeat', 7],
  ],
};

/** 各乡镇一表, each with a column fewer or more and its own unit; the first is a cover. */
export const TOWN_SHEETS: Sender = {
  file: 'u15-town-sheets.xlsx',
  says: '封面加各乡镇一表，栏目和单位各不相同',
  sheets: [
    sheetOf([['云岭县招商引资工作'], ['台  账'], ['二〇二六年八月'], ['云岭县招商服务中心 编']], { name: '封面' }),
    sheetOf(
      [
        ['北山乡招商项目台账'],
        ['计量单位：万元', null, null, '数据截止：2026年8月25日'],
        ['序号', '在手项目名称', '意向客商', '预估总投资', '谈判进程', '乡镇分管领导', '具体经办人（电话）'],
        [1, '蓝莓冻干项目', '青岛佳沃', 3000, '正在磋商', '姬发', '伯邑 18811110001'],
        [2, '屋顶光伏项目', '晶科能源', 5600, '已签订协议', '姬发', '伯邑 18811110001'],
      ],
      { name: '北山乡' },
    ),
    sheetOf(
      [
        ['南河镇招商项目台账（单位：亿元）'],
        ['序号', '在手项目名称', '意向客商', '产业类别', '预估总投资', '谈判进程', '乡镇分管领导', '具体经办人（电话）', '备注'],
        [1, '汽车拆解再生项目', '格林美', '循环经济', '1.5', '意向阶段', '子车 仲行', '奄息（13311110001）', ''],
      ],
      { name: '南河镇' },
    ),
    sheetOf([], { name: 'Sheet4' }),
  ],
  facts: { title: '北山乡招商项目台账', asOf: '2026-08-25', unit: '万元' },
  records: [
    ...linesOf(
      'projectName investor totalInvestment stage leader responsiblePerson introducingUnit',
      [
        [4, '蓝莓冻干项目', '青岛佳沃', '30000000', '在谈', '姬发', '伯邑//18811110001', '北山乡'],
        [5, '屋顶光伏项目', '晶科能源', '56000000', '签约', '姬发', '伯邑//18811110001', '北山乡'],
      ],
      '北山乡',
    ),
    ...linesOf(
      'projectName investor industry totalInvestment stage leader responsiblePerson introducingUnit',
      [[3, '汽车拆解再生项目', '格林美', '循环经济', '150000000', '线索', '子车；仲行', '奄息//13311110001', '南河镇']],
      '南河镇',
    ),
  ],
  skipped: [
    { sheet: '封面', reason: 'sheet-not-ledger', row: null },
    { sheet: 'Sheet4', reason: 'sheet-empty', row: null },
    { sheet: '北山乡', reason: 'title', row: 1 },
    { sheet: '北山乡', reason: 'meta', row: 2 },
    { sheet: '南河镇', reason: 'title', row: 1 },
  ],
};

/** 县外资办: money of several currencies, 注册资本 beside 总投资, long content, bilingual headers. */
export const FOREIGN: Sender = {
  file: 'u16-foreign.xlsx',
  says: '中英文表头；外币；表末签字栏；名称列标“签约项目”',
  sheets: [
    sheetOf(
      [
        ['利用外资在跟项目清单 List of Projects'],
        [
          '编号\nNo.',
          '项目名称\nProject',
          '外方投资者\nInvestor',
          '国别/地区',
          '投资总额(万美元)',
          '注册资本(万美元)',
          '本年实际到位(万美元)',
          '行业\nIndustry',
          '签约\nSigned',
          '责任部门',
          '跟踪人员/电话',
          '现状',
          '备注',
        ],
        [
          'W1',
          '医用导管项目',
          'Becker GmbH（德国）',
          '德国',
          1500,
          800,
          320,
          '医疗器械',
          '2025年11月',
          '县商务局外资股',
          '安琪/0551-6660001',
          '厂房装修',
          '',
        ],
        [
          'W2',
          '咖啡烘焙项目',
          '新加坡裕廊食品',
          '新加坡',
          '2000万人民币',
          '—',
          0,
          '食品',
          '2026年2月',
          '县商务局外资股',
          '安琪/0551-6660001',
          '注册公司',
          '折算280万美元',
        ],
        [],
        ['制表：安琪', null, null, null, '审核：', null, null, null, '签发：'],
      ],
      { name: '外资', merges: ['A1:M1'] },
    ),
  ],
  facts: { title: '利用外资在跟项目清单 List of Projects' },
  records: linesOf(
    'projectName investor origin totalInvestment fundsReceivedYear industry signedOn responsibleUnit responsiblePerson progress remarks',
    [
      [
        3,
        '医用导管项目',
        'Becker GmbH（德国）',
        '德国',
        'USD 15000000',
        'USD 3200000',
        '医疗器械',
        '2025-11',
        '县商务局外资股',
        '安琪//0551-6660001',
        '厂房装修',
        '',
      ],
      [
        4,
        '咖啡烘焙项目',
        '新加坡裕廊食品',
        '新加坡',
        '20000000',
        'USD 0',
        '食品',
        '2026-02',
        '县商务局外资股',
        '安琪//0551-6660001',
        '注册公司',
        '折算280万美元',
      ],
    ],
  ),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['footnote', 6],
  ],
};
