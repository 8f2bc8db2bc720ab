/** The fifth set, continued: projects inside journeys, tables of three kinds below one another and beside each other, an old Mac, a platform's CSV (issue 4). */
import { serial, sheetOf, workbookOf } from '../sheet/plain-workbook';
import { readBytes } from './bytes';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 县委办: each journey is a line over the whole width; what was brought home stands under it in numbered rows. */
export const BROUGHT_HOME: Sender = {
  file: 'z11-brought-home.xlsx',
  says: '党政主要领导外出招商：每次行程一行横贯，项目列在行程下面',
  sheets: [
    sheetOf(
      cellsOf(`
        2026年上半年党政主要领导外出招商情况表
        填报单位：县委办公室||||||填报时间：2026.7.2
        序号|拜访企业|洽谈项目|意向投资|所属行业|达成成果|跟踪落实单位|跟踪责任人
        （一）2月25日—28日，县委书记范仲淹带队赴苏州、昆山开展招商考察
        =1|苏州汇川|伺服系统装配项目|3亿元|装备制造|签订框架协议|县工信局|欧阳修
        =2|昆山沪士电子|PCB后段加工项目|约1.5亿元|电子信息|已互访，正在谈土地价格|开发区|曾巩
        （二）4月13日—16日，县长韩琦带队赴泉州、厦门拜访异地商会
        =1|泉州安踏配套商会|鞋材产业园项目|8000万元至1亿元|轻工纺织|有意向|县商务局|王安石 13200010001
        =2|厦门盛屯|镍钴回收项目|待定|新材料|建立联系|县工信局|欧阳修
        （三）6月，未外出。
        合计：外出2批次，洽谈项目3个。
      `),
      {
        name: '外出',
        merges: ['A1:H1', 'A2:F2', 'G2:H2', 'A4:H4', 'A7:H7', 'A10:H10', 'A11:H11'],
      },
    ),
  ],
  facts: { title: '2026年上半年党政主要领导外出招商情况表', asOf: '2026-07-02', reporting: '县委办公室' },
  records: truthOf(`
    investor projectName totalInvestment industry progress responsibleUnit responsiblePerson
    5|苏州汇川|伺服系统装配项目|300000000|装备制造|签订框架协议|县工信局|欧阳修
    6|昆山沪士电子|PCB后段加工项目|~150000000|电子信息|已互访，正在谈土地价格|开发区|曾巩
    8|泉州安踏配套商会|鞋材产业园项目|80000000..100000000|轻工纺织|有意向|县商务局|王安石//13200010001
    9|厦门盛屯|镍钴回收项目|?|新材料|建立联系|县工信局|欧阳修
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['section', 4, 7],
  ],
};

/** 石桥镇: three tables below one another; the last lists visits, not projects. */
export const THREE_BELOW: Sender = {
  file: 'z12-three-below.xlsx',
  says: '一张表上下三段，栏目各不同；第三段是活动不是项目',
  sheets: [
    sheetOf(
      cellsOf(`
        石桥镇2026年5月招商引资工作情况
        一、新签约项目
        序号|项目名称|投资企业|合同金额（万元）|签约时间|项目联系人
        1|羊肉深加工|羊羊牧业|=3600|2026年5月9日|诸葛瑾
        2|机制砂|中联砂石|=5200|2026年5月21日|陆逊 13000030002
        二、在建项目
        序号|项目名称|建设内容|总投资（亿元）|完成率|存在问题|责任领导
        1|粮油仓储|仓容5万吨|=0.85|70%|资金紧张|鲁肃
        2|光伏车棚|装机2MW|=0.1|35%|无|甘宁（副镇长）
        3|石材加工|三条生产线|=0.32|100%|—|鲁肃
        三、招商活动
        序号|时间|地点|带队领导|活动内容
        1|5月7日|临沂|鲁肃|参加返乡创业座谈会
        2|5月19日|杭州|周瑜|拜访杭州客商3家
      `),
      { name: '5月', merges: ['A1:G1', 'A2:G2', 'A6:G6', 'A11:G11'] },
    ),
  ],
  facts: { title: '石桥镇2026年5月招商引资工作情况' },
  records: [
    ...truthOf(`
      projectName investor agreedInvestment signedOn responsiblePerson stage
      4|羊肉深加工|羊羊牧业|36000000|2026-05-09|诸葛瑾|签约
      5|机制砂|中联砂石|52000000|2026-05-21|陆逊//13000030002|签约
    `),
    ...truthOf(`
      projectName content totalInvestment progressPercent problems leader stage
      8|粮油仓储|仓容5万吨|85000000|70|资金紧张|鲁肃|在建
      9|光伏车棚|装机2MW|10000000|35|无|甘宁/副镇长|在建
      10|石材加工|三条生产线|32000000|100||鲁肃|在建
    `),
  ],
  skipped: [['title', 1]],
};

/** 青石经开区: two tables beside each other with other columns; one is longer. */
export const TWO_BESIDE: Sender = {
  file: 'z13-two-beside.xlsx',
  says: '左右两张表，栏目和行数不同，中间空一列，右表投资额单位不同',
  sheets: [
    sheetOf(
      cellsOf(`
        经开区开工、在谈项目情况（截至2026年9月30日）
        开工项目||||||在谈项目|||
        序号|项目名称|投资额（万元）|开工时间|责任人||序号|项目名称|意向投资（亿元）|对接人
        =1|阀门铸件|=5600|2026.3.2|孟尝||=1|硅基负极|=10|信陵
        =2|锅炉配件|=3100|2026.4.20|平原||=2|燃料电池电堆|=6.5|信陵
        =3|医用耗材|=8800|2026.8.15|孟尝||||
      `),
      { name: '9月', merges: ['A1:J1', 'A2:E2', 'G2:J2'] },
    ),
  ],
  facts: { title: '经开区开工、在谈项目情况（截至2026年9月30日）', asOf: '2026-09-30' },
  records: [
    ...truthOf(`
      projectName totalInvestment startedOn responsiblePerson stage
      4|阀门铸件|56000000|2026-03-02|孟尝|开工
      5|锅炉配件|31000000|2026-04-20|平原|开工
      6|医用耗材|88000000|2026-08-15|孟尝|开工
    `),
    ...truthOf(
      `
      projectName totalInvestment responsiblePerson stage
      4|硅基负极|1000000000|信陵|在谈
      5|燃料电池电堆|650000000|信陵|在谈
    `,
      '9月（右）',
    ),
  ],
  skipped: [['title', 1]],
};

const MAC_SHEET = sheetOf(
  [
    ['外资企业增资项目一览'],
    ['No', '企业名称', '增资项目', '投资总额（万美元）', '其中到资（万美元）', '增资协议签订', '预计投产', '负责人'],
    [1, '青石大福物流设备', '立体库产线', 450, 120, serial(44_627), serial(45_169, 'month'), '田单'],
    [2, '青石永旺超市', '二期门店', 80.5, 80.5, serial(44_656), '2026年年底', '田单'],
    [3, '青石泰森食品', '熟食车间', 1200, 0, '待签', '未定', '乐毅'],
  ],
  { name: '增资', merges: ['A1:H1'] },
);
/** 外商服务中心: a workbook of the 1904 system; capital added in dollars. */
export const MAC: Sender = {
  file: 'z14-mac.xls',
  says: '1904日期系统的旧 .xls：增资项目，美元',
  workbook: workbookOf([MAC_SHEET], { dateSystem: 1904, format: 'xls-biff8' }),
  sheets: [MAC_SHEET],
  facts: { title: '外资企业增资项目一览' },
  records: truthOf(`
    investor projectName totalInvestment fundsReceivedTotal signedOn planFinish responsiblePerson
    3|青石大福物流设备|立体库产线|USD 4500000|USD 1200000|2026-03-08|2027-09|田单
    4|青石永旺超市|二期门店|USD 805000|USD 805000|2026-04-06|2026|田单
    5|青石泰森食品|熟食车间|USD 12000000|USD 0|?|?|乐毅
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

const PLATFORM_CSV = [
  'z+7Ev7HgusUsz+7Ev8P7s8Ys0MK5q8u+w/uzxizNs9K7yee74dDF08O0+sLrLNDQ0rW088DgLM2218q3vcP7s8YszbbXytfctu6jqM3y1KopLLWx1MLKtbzK',
  'tb3Ou7buo6jN8tSqo6kswNu8xsq1vMq1vc67tu6jqM3y1KqjqSzKoaGi1rHPvcrQoaLX1NbOx/gswuS12MqxvOQsvfjVucPoyvYsyc+xqLK/w8Us1PDIzsjL',
  'LMGqz7W157uwLM/uxL+3vcGqz7XIyyzP7sS/t73Bqs+1t73KvQ0KPSJRUzIwMjYtMDAxNyIstc3Owsjp1sbGt8/uxL8sx+DKr9PGxMHI6dK109DP3rmry74s',
  'PSI5MTM3MTcwME1BM1hYWFgwMUEiLMqzxrfWxtTs0rUsxNrDybnF08bEwcjp0rW5ybfd09DP3rmry74sIjEyLDAwMC4wMCIsMC4wMCwiMSw1MDAuMDAiLMTa',
  'w8m5xdfU1s7H+CwyMDI2LzMvOCzS0deisuEsz9jFqdK1xam05b7WLMu+wu207SwJMTM2MDAwMjAwMDEsLA0KPSJRUzIwMjYtMDAxOCIsItbHxNy157Htv8fM',
  '5c/uxL+jqLqsIiLEo77f1tDQxCIio6kiLCwstefG+Lv60LUsxP6yqMj90McsIjgsNjAwLjUwIiwzMDAuMDAsOTAwLjAwLNXjva3KoSwyMDI2LzQvMTUsIrOn',
  't7/XsNDeo6wKyeixuLapuboiLL+qt6LH+Lnczq+74Syw18bwLAkxMzYwMDAyMDAwMizL776twO0sCTEzNjAwMDI5OTk5DQo9IlFTMjAyNi0wMDIxIizW0NKp',
  '0vvGrM/uxL8sx+DKr7uzyMrMwyw9IjkxMzcxNzAwTUEzWFhYWDAyQiIs0r3SqdbG1OzStSy7s8jKzMMsMzUwMCwsLLr+sbHKoSwsx6LMuCzP2M7AvaG+1izN',
  '9fTlLAkwNTMwLTY2Njg4ODgs1tzX3CzO3g0K',
];
const PLATFORM_BOOK = readBytes(Buffer.from(PLATFORM_CSV.join(''), 'base64'));
/** The province's platform: a GBK CSV with ="…" codes, tabs before telephones, thousands marks. */
export const PLATFORM: Sender = {
  file: 'z15-platform.csv',
  says: '省平台导出的 GBK CSV：="编号"、电话前有制表符、千分位、引号',
  workbook: PLATFORM_BOOK,
  sheets: PLATFORM_BOOK.sheets,
  facts: {},
  records: truthOf(`
    projectName investor industry totalInvestment fundsReceivedTotal origin progress introducingUnit responsiblePerson
    2|低温乳制品项目|内蒙古悠牧乳业股份有限公司|食品制造业|120000000|15000000|内蒙古自治区|已注册|县农业农村局|司马错//13600020001
    3|智能电表壳体项目（含"模具中心"）|宁波三星|电气机械|86005000|9000000|浙江省|厂房装修，设备订购|开发区管委会|白起//13600020002
    4|中药饮片项目|怀仁堂|医药制造业|35000000||湖北省|洽谈|县卫健局|王翦//0530-6668888
  `),
  skipped: [['header', 1]],
};
