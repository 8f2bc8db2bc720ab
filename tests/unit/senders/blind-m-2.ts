/** Second set of 沅溪县, written before the reader was run on it, part 2 (issue 4). */
import { sheetOf, workbookOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';
import { YUANXI } from './yuanxi';

const CODES_SHEETS = [
  sheetOf(
    cellsOf(`
        项目编码|项目名称|投资主体名称|统一社会信用代码|总投资(元)|累计到位资金(元)|签约日期|开工日期|竣工日期|招商主体|挂联领导|项目状态|最新进展
        YX202501|磷石膏综合利用|贵州磷化绿色环保|91520000MA6D000000|150000000|42000000.00|2025-02-18 00:00:00|2025-07-01 00:00:00||县发展和改革局|何伟|在建|二标段施工
        YX202502|智慧冷库|湖南鲜生活|91430100MA4L000001|38000000|0|2026-01-09 00:00:00|||商务和粮食局|陈立新|已签约待开工|"一书两证"办理中,待供地
        YX202310|木门加工|浙江江山欧派|91330881MA2D000002|60000000|60000000|2023-03-15 00:00:00|2023-06-20 00:00:00|2024-10-08 00:00:00|落马|陈立新|竣工投产
      `),
    { name: '' },
  ),
];
export const CODES: Sender = {
  file: 'm08-export.csv',
  says: '系统 CSV：单位元、时间带零时零分、信用代码',
  units: YUANXI,
  sheets: CODES_SHEETS,
  workbook: workbookOf(CODES_SHEETS, { format: 'csv-utf8', untyped: true }),
  facts: {},
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal signedOn startedOn productionOn introducingUnit leader stage progress
    2|磷石膏综合利用|贵州磷化绿色环保|150000000|42000000|2025-02-18|2025-07-01||县发改局|何伟|在建|二标段施工
    3|智慧冷库|湖南鲜生活|38000000|0|2026-01-09|||县商务局|陈立新|签约|"一书两证"办理中,待供地
    4|木门加工|浙江江山欧派|60000000|60000000|2023-03-15|2023-06-20|2024-10-08|落马镇|陈立新|投产
  `),
  skipped: [['header', 1]],
};

export const LEADERS: Sender = {
  file: 'm09-leader-sections.xlsx',
  says: '按包联领导分段，资金到位情况是一句话',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        县级领导包联重点招商项目推进情况表
        截止日期：2026年9月15日
        序号|项目名称|主要内容|资金到位情况|签约时间|进展|下一步工作计划|牵头落实单位
        县委书记李国平包联项目（2个）
        =1|固态电池中试线|建设中试线1条，研发楼8000㎡|已到位3000万元|去年11月|设备招标|加快研发楼装修|县科技局
        =2|湘西非遗工坊|打造20个非遗工坊|未到位|2026年8月8日|完成选址|签订场地租赁协议|文旅局
        县长吴海燕包联项目（1个）
        =3|全域土地综合整治|涉及5个村1.2万亩|0.6亿元|2025年年底|施工单位进场|完成青苗补偿|县自然资源局、白沙乡
      `),
      { name: '包联', merges: ['A1:H1', 'A4:H4', 'A7:H7'] },
    ),
  ],
  facts: { title: '县级领导包联重点招商项目推进情况表', asOf: '2026-09-15' },
  records: truthOf(`
    projectName content fundsReceivedTotal signedOn responsibleUnit stage progress nextStep
    5|固态电池中试线|建设中试线1条，研发楼8000㎡|30000000|2025-11|县科技局|签约|设备招标|加快研发楼装修
    6|湘西非遗工坊|打造20个非遗工坊|?|2026-08-08|县文旅局|签约|完成选址|签订场地租赁协议
    8|全域土地综合整治|涉及5个村1.2万亩|60000000|2025|县自然资源局、白沙乡|签约|施工单位进场|完成青苗补偿
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['section', 4, 7],
  ],
};

const TEN_DAYS_SHEETS = [
  sheetOf(
    cellsOf(`
        石门街道2026年招商引资在建项目旬报表
        填报单位：石门街道办事处    单位：万元    填报日期：2026年10月20日
        序号|项目名称|建设单位|投资||建设工期||街道包联领导|项目专员及电话|本旬进展
        |||计划总投资|累计到位|开工|预计竣工
        1|城西农贸市场|沅溪城发集团|3600|1800|2026.5.1|2027.1|覃卫国（街道党工委书记）|张敏 13874503333|两个市场均完成主体
        2|城南农贸市场|沅溪城发集团|2800|900|2026.6.1|2027年春节前|覃卫国（街道党工委书记）|张敏 13874503333
        3|充电综合体|星星充电|1,200.00|300|2026年9月中旬|2026年12月底|田芳（办事处主任）|李想|箱变基础完成
        |总计||=7600|=3000
      `),
    { name: 'Sheet1', merges: ['A1:K1', 'A2:K2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:G3', 'H3:H4', 'I3:I4', 'J3:J4', 'J5:J6'] },
  ),
];
export const TEN_DAYS: Sender = {
  file: 'm10-oa.xls',
  says: '网页旬报：进展跨两行合并，2027.1、春节前',
  units: YUANXI,
  sheets: TEN_DAYS_SHEETS,
  workbook: workbookOf(TEN_DAYS_SHEETS, { format: 'html', untyped: true }),
  facts: { title: '石门街道2026年招商引资在建项目旬报表', asOf: '2026-10-20', unit: '万元', reporting: '石门街道' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal startedOn planFinish leader responsiblePerson stage progress
    5|城西农贸市场|沅溪城发集团|36000000|18000000|2026-05-01|!|覃卫国/街道党工委书记|张敏//13874503333|开工|两个市场均完成主体
    6|城南农贸市场|沅溪城发集团|28000000|9000000|2026-06-01|!|覃卫国/街道党工委书记|张敏//13874503333|开工|两个市场均完成主体
    7|充电综合体|星星充电|12000000|3000000|2026-09|2026-12|田芳/办事处主任|李想|开工|箱变基础完成
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
    ['total', 8],
  ],
};

export const PROMISED: Sender = {
  file: 'm11-no-index.xlsx',
  says: '没有序号；约定开工、约定投产、未履约原因',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        2026年签约项目履约跟踪表
        截至2026年10月10日
        签约项目|签约客商|合同金额|签约日期|约定开工日期|约定投产日期|实际到资|履约率（%）|引荐部门|未履约原因
        芯片测试|无锡中微|3.5亿元|@2026-01-12|@2026-06-30|@2027-12-31|4200万元|=40|县工信局
        银杏提取物|西安瑞林生物|6500万元|@2026-03-09|@2026-09-01|@2027-06-30|0|=5|农业农村局|土地未挂牌
        工业旅游|上海春秋|约1亿元|@2026-09-28|@2027-03-01|待定||=0|文旅局|刚签约
      `),
      { name: '履约', merges: ['A1:J1'] },
    ),
  ],
  facts: { title: '2026年签约项目履约跟踪表', asOf: '2026-10-10' },
  records: truthOf(`
    projectName investor agreedInvestment fundsReceivedTotal signedOn startedOn planFinish introducingUnit stage problems
    4|芯片测试|无锡中微|350000000|42000000|2026-01-12|*2026-06-30|2027-12-31|县工信局|签约
    5|银杏提取物|西安瑞林生物|65000000|0|2026-03-09|*2026-09-01|2027-06-30|县农业农村局|签约|土地未挂牌
    6|工业旅游|上海春秋|~100000000||2026-09-28|*2027-03-01|?|县文旅局|签约|刚签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

export const MESSY: Sender = {
  file: 'm12-messy.xlsx',
  says: '字间空格、全角日期、三十亩、亿元万美元并用',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        招商引资项目（企业）基本情况登记台帐
        制表日期：２０２６年５月２０日
        编 号|项 目 名 称|投 资 方⏎（含注册地）|投资规模⏎(亿元、万美元)|到位资金（万元）|土地(亩)|签 约⏎日 期|动 工⏎日 期|落实人|联系电话|进 度|备  注
        ①|玄武岩纤维|四川 航天拓鑫|5亿元|8,000|120亩|25.8.1|26.2.20|向　前|=13707450001|␣␣基础⏎施工␣
        ②|葡萄酒庄|法国 Maison Vin|600万美元|500|三十亩|２５．１０．８|未动工|田小娥|0745-6690001|选址|外资
        ③|菌草产业|福建 农林大菌草中心|2200万||800余亩|2026/4||田小娥、向前||示范种植50亩
      `),
      { name: '台帐', merges: ['A1:L1'] },
    ),
  ],
  facts: { title: '招商引资项目（企业）基本情况登记台帐', asOf: '2026-05-20' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal landMu signedOn startedOn responsiblePerson stage progress remarks
    4|玄武岩纤维|四川 航天拓鑫|500000000|80000000|120|2025-08-01|2026-02-20|向前//13707450001|开工|␣␣基础⏎施工␣
    5|葡萄酒庄|法国 Maison Vin|USD 6000000|5000000|30|2025-10-08|?|田小娥//0745-6690001|签约|选址|外资
    6|菌草产业|福建 农林大菌草中心|22000000||~800|2026-04||田小娥；向前|签约|示范种植50亩
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

export const STATISTICS: Sender = {
  file: 'm13-county-total.xlsx',
  says: '固投、纳统、服务保障单位，另有说明页',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        沅溪县招商引资重大项目信息汇总
        截止2026年10月31日
        序号|项目名称|投资企业|总投资（亿元）|其中：固投（亿元）|招引单位|服务保障单位|签约时间|纳统时间|项目所处阶段
        =1|硅碳负极|湖南中科星城|=10|=8.2|县工信局|集中区|2025.11.18|2026.9|开工纳统
        =2|低温乳制品|湖南新希望南山|=2.4|暂无|县农业农村局|石门街道办|2026.10.10|—|签约注册
        =3|算力中心|中国移动湖南公司|=6.8|=6|县发改局|集中区|2024.6|2025.3|投产运营
      `),
      { name: '10月', merges: ['A1:I1'] },
    ),
    sheetOf(
      cellsOf(`
        指标解释
        总投资：指企业计划投入的全部资金
      `),
      { name: '说明' },
    ),
  ],
  facts: { title: '沅溪县招商引资重大项目信息汇总', asOf: '2026-10-31' },
  records: truthOf(`
    projectName investor totalInvestment fixedInvestment signedOn inStatisticsOn introducingUnit responsibleUnit stage
    4|硅碳负极|湖南中科星城|1000000000|820000000|2025-11-18|2026-09|县工信局|沅溪工业集中区|入统
    5|低温乳制品|湖南新希望南山|240000000|?|2026-10-10|?|县农业农村局|石门街道|签约
    6|算力中心|中国移动湖南公司|680000000|600000000|2024-06|2025-03|县发改局|沅溪工业集中区|投产
  `),
  skipped: [['title', 1], ['meta', 2], ['header', 3], { sheet: '说明', reason: 'sheet-not-ledger', row: null }],
};

export const DUTY: Sender = {
  file: 'm14-duty.xlsx',
  says: '两个分组下姓名、职务、电话；责任单位及责任人一组',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        招商引资重点项目责任清单
        序号|重点项目|总投资（亿元）|包联县领导||责任单位及责任人||||办结时限
        |||姓名|职务|单位|姓名|职务|电话
        =1|氢能重卡|=8|李国平|县委书记|县工信局|赵强|局长|=13907450001|2026年12月31日
        =2|茶旅小镇|=3.3|吴海燕|县长|文旅局|温馨|副局长|0745-6612345|2026年四季度
        =3|再生铅|=1.5|何伟|常务副县长|县生态环境局|孔繁|股长|=13907450009|立即
      `),
      { name: '责任清单', merges: ['A1:K1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:I2', 'J2:J3'] },
    ),
  ],
  facts: { title: '招商引资重点项目责任清单' },
  records: truthOf(`
    projectName totalInvestment responsibleUnit leader responsiblePerson deadline
    4|氢能重卡|800000000|县工信局|李国平/县委书记|赵强/局长/13907450001|2026-12-31
    5|茶旅小镇|330000000|县文旅局|吴海燕/县长|温馨/副局长/0745-6612345|2026-Q4
    6|再生铅|150000000|县生态环境局|何伟/常务副县长|孔繁/股长/13907450009|?
  `),
  skipped: [
    ['title', 1],
    ['header', 2, 3],
  ],
};
