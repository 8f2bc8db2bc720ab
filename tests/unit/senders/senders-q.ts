/** The fifth set, continued: a unit for every row, days in words, crowded names, sheets that go on, a header far down (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 县商务局: the unit of each amount stands in the column beside it. */
export const UNIT_BESIDE: Sender = {
  file: 'z06-unit-beside.xlsx',
  says: '金额旁边一列写单位：万元、亿元、万美元、万港元逐行不同',
  sheets: [
    sheetOf(
      cellsOf(`
        2026年第一批拟签约项目汇总表
        序号|签约项目|甲方|乙方|乙方所在地|投资总额||拟签约时间|合作方式|报送单位
        |||||金额|单位||
        =1|智能门锁项目|县经开区管委会|浙江德施曼|浙江杭州|=12000|万元|2026年5月|独资|县经开区
        =2|海产品冻干项目|柳河镇人民政府|香港百成堂|香港|=3000|万港元|2026年5月|合资|柳河镇政府
        =3|碳纤维自行车项目|县经开区管委会|捷安特（中国）|江苏昆山|=1.5|亿元|待定|独资|县经开区
        =4|汽车线束项目|县工信局|日本矢崎|日本|=600|万美元|2026年6月底前|独资|县工信局
      `),
      {
        name: '签约',
        merges: ['A1:J1', 'F2:G2', ...['A', 'B', 'C', 'D', 'E', 'H', 'I', 'J'].map((column) => `${column}2:${column}3`)],
      },
    ),
  ],
  facts: { title: '2026年第一批拟签约项目汇总表' },
  records: truthOf(`
    projectName investor origin totalInvestment signedOn introducingUnit stage
    4|智能门锁项目|浙江德施曼|浙江杭州|120000000|*2026-05|县经开区|签约
    5|海产品冻干项目|香港百成堂|香港|HKD 30000000|*2026-05|柳河镇|签约
    6|碳纤维自行车项目|捷安特（中国）|江苏昆山|150000000|?|县经开区|签约
    7|汽车线束项目|日本矢崎|日本|USD 6000000|*2026-06|县工信局|签约
  `),
  skipped: [
    ['title', 1],
    ['header', 2, 3],
  ],
};

/** 县政府督查室: days as people say them. */
export const SAID_DAYS: Sender = {
  file: 'z07-said-days.xlsx',
  says: '日期写成“三季度末”“力争6月”“已于3.5开工”“春节后”',
  sheets: [
    sheetOf(
      cellsOf(`
        重点招商项目开工投产时间表
        （截至2026年3月31日）
        序号|项目|企业|投资额（亿元）|签约时间|开工时间|投产时间|责任领导
        1|锂电回收|格林循环|5|2025年底|已于3.5开工|2026年三季度末|班超
        2|数控机床|秦川机床|约2.6|去年11月|力争6月|2027年上半年|班固
        3|石墨烯散热膜|二六三新材|1.1|2026.1.18|4月中旬|年底|班超
        4|仿真花|盛世园艺|不低于3000万元|3月26日|春节后|明年初|班昭
        5|道地药材提取|同仁堂科技|３．５|２０２５年９月|土地摘牌后|—|班固、班昭
      `),
      { name: '时间表', merges: ['A1:H1', 'A2:H2'] },
    ),
  ],
  facts: { title: '重点招商项目开工投产时间表', asOf: '2026-03-31' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn productionOn leader stage
    4|锂电回收|格林循环|500000000|2025|2026-03-05|2026-Q3|班超|开工
    5|数控机床|秦川机床|~260000000|2025-11|*2026-06|2027-H1|班固|签约
    6|石墨烯散热膜|二六三新材|110000000|2026-01-18|2026-04|2026|班超|签约
    7|仿真花|盛世园艺|>=30000000|2026-03-26|!|2027|班昭|签约
    8|道地药材提取|同仁堂科技|350000000|2025-09|?|?|班固；班昭|签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 县委组织部: persons with posts and telephones in every order; a firm's own contact beside ours. */
export const CROWD: Sender = {
  file: 'z08-two-contacts.xlsx',
  says: '人名、职务、电话各种写法；企业联系人与本县责任人并列',
  sheets: [
    sheetOf(
      cellsOf(`
        干部招商项目责任清单
        序号|项目名称|企业名称|企业联系人|企业联系电话|总投资（万元）|县级领导|牵头部门|部门责任人|责任人电话|驻企专员
        =1|氢能叉车项目|未势能源|刘工|021-58880001|=32000|县长：荀彧|县工信局|郭嘉（副局长）|13100010001|程昱13100010009
        =2|绿色印刷项目|雅昌文化|陈总|13900020001|=9800|贾诩（县委常委、副县长）、许攸（政协副主席）|县委宣传部|毛玠 部长|0530-7770001|—
        =3|玻纤布项目|宏和科技|王经理、赵工|13900020002、13900020003|=56000|荀攸|县工信局|郭嘉（副局长）⏎满宠|13100010001⏎13100010002|程昱
        =4|钓具项目|光威渔具||无|=4200|王县长|柳河镇|华歆（镇党委书记）／王朗（镇长）|13100010003/13100010004|程昱
      `),
      { name: '清单', merges: ['A1:K1'] },
    ),
  ],
  facts: { title: '干部招商项目责任清单' },
  records: truthOf(`
    projectName investor totalInvestment leader responsibleUnit responsiblePerson
    3|氢能叉车项目|未势能源|320000000|荀彧/县长|县工信局|郭嘉/副局长/13100010001
    4|绿色印刷项目|雅昌文化|98000000|贾诩/县委常委、副县长；许攸/政协副主席|县委宣传部|毛玠/部长/0530-7770001
    5|玻纤布项目|宏和科技|560000000|荀攸|县工信局|郭嘉/副局长/13100010001；满宠//13100010002
    6|钓具项目|光威渔具|42000000|!|柳河镇|华歆/镇党委书记/13100010003；王朗/镇长/13100010004
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 县招商局: the list goes on over two sheets, numbers go on, the second names its columns otherwise and in another order. */
export const GOES_ON: Sender = {
  file: 'z09-goes-on.xlsx',
  says: '两张工作表续接，序号连续，第二张栏目顺序不同；末尾空表',
  sheets: [
    sheetOf(
      cellsOf(`
        签约项目库（一）
        序号|项目名称|投资商|签约金额（万元）|签约日期|落户地点
        =1|电动轮椅项目|迈德斯特|=4500|@2026-02-11|开发区B区
        =2|纸杯项目|泉林纸业|=2600|@2026-02-27|北山镇
        =3|轮胎翻新项目|双星轮胎|=7000|@2026-03-16|南河乡
      `),
      { name: '第1页', merges: ['A1:F1'] },
    ),
    sheetOf(
      cellsOf(`
        签约项目库（二）
        序号|项目名称|落户地点|投资商|签约日期|签约金额（万元）|备注
        =4|蜂蜜饮料项目|东山乡|汪氏蜜蜂园|@2026-04-02|=1800|返乡
        =5|木门项目|北山镇|梦天家居|@2026-04-19|=15000|
        |合计||||=16800|
      `),
      { name: '第2页', merges: ['A1:G1'] },
    ),
    sheetOf([], { name: 'Sheet3' }),
  ],
  facts: { title: '签约项目库（一）' },
  records: [
    ...truthOf(
      `
      projectName investor agreedInvestment signedOn place
      3|电动轮椅项目|迈德斯特|45000000|2026-02-11|开发区B区
      4|纸杯项目|泉林纸业|26000000|2026-02-27|北山镇
      5|轮胎翻新项目|双星轮胎|70000000|2026-03-16|南河乡
    `,
      '第1页',
    ),
    ...truthOf(
      `
      projectName investor agreedInvestment signedOn place remarks
      3|蜂蜜饮料项目|汪氏蜜蜂园|18000000|2026-04-02|东山乡|返乡
      4|木门项目|梦天家居|150000000|2026-04-19|北山镇|
    `,
      '第2页',
    ),
  ],
  skipped: [['title', 1], ['header', 2], { sheet: '第2页', reason: 'title', row: 1 }, { sheet: '第2页', reason: 'header', row: 2 }],
};

/** 市投促局: instructions first, the header in row 9, marks ① * at the names explained below. */
export const ROW_NINE: Sender = {
  file: 'z10-row-nine.xlsx',
  says: '先是七行填报说明，表头在第9行，名称带*和①，表后有注',
  sheets: [
    sheetOf(
      cellsOf(`
        附件3
        亿元以上签约项目履约情况表
        填报说明：
        1. 本表由各县（市、区）招商部门填报，统计时间为2026年1月1日以来新签约项目。
        2. 总投资以合同为准，单位为亿元，保留两位小数；到位资金单位为万元。
        3. 标*的为外资项目。
        填报单位：青石县投资促进局||||填报日期：2026年7月5日
        -
        序号|项目名称|投资主体|行业|总投资|到位资金|签约时间|开工时间|目前所处阶段|备注
        1|*液晶偏光片项目|恒美光电|电子信息|18.00|26,500|2026年1月22日|2026年5月|在建|
        2|高分子吸水树脂项目①|万华化学|新材料|6.50|3,000|2026年3月|—|前期手续办理|①原名“卫材项目”
        3|*婴儿车项目|好孩子国际|轻工|1.20|—|2026/4/30|—|签约未落地|
        4|城市矿山项目②|华新环保|循环经济|2.00|1,150.5|2026年2月|2026年6月底|已开工|
        注：①项目名称有变更；②由市级统筹布局。
        审核人：文种||||填表人：范蠡||联系电话：13400010001|||
      `),
      { name: '履约', merges: ['A2:J2', 'A3:J3', 'A4:J4', 'A5:J5', 'A6:J6', 'A7:D7', 'E7:J7', 'A14:J14'] },
    ),
  ],
  facts: { title: '亿元以上签约项目履约情况表', asOf: '2026-07-05', reporting: '青石县投资促进局' },
  records: truthOf(`
    projectName investor industry totalInvestment fundsReceivedTotal signedOn startedOn stage remarks
    10|*液晶偏光片项目|恒美光电|电子信息|1800000000|265000000|2026-01-22|2026-05|在建|
    11|高分子吸水树脂项目①|万华化学|新材料|650000000|30000000|2026-03|?|签约|①原名“卫材项目”
    12|*婴儿车项目|好孩子国际|轻工|120000000|?|2026-04-30|?|签约|
    13|城市矿山项目②|华新环保|循环经济|200000000|11505000|2026-02|2026-06|开工|
  `),
  skipped: [
    ['title', 2],
    ['meta', 3, 4, 5, 6, 7],
    ['header', 9],
    ['footnote', 14, 15],
  ],
};
