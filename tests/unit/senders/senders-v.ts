/** The sixth set, written blind after the fifth was mended: a table for each town, leaders' names as headings, units in a row of their own, months and totals in pairs, numbers inside names (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { readBytes } from './bytes';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 县招商中心: one small table after another, each with the town as its title and its own header. */
export const TOWN_TABLES: Sender = {
  file: 'q01-town-tables.xlsx',
  says: '一张表里每个乡镇一小块：乡镇名作标题，各自重复表头，各自合计',
  sheets: [
    sheetOf(
      cellsOf(`
        2026年11月各乡镇招商引资项目明细（单位：万元）
        柳河镇
        序号|项目名称|投资人|总投资|累计到位|进展
        =1|菌菇酱|卫东食品|=2600|=800|设备安装
        =2|竹签厂|范仲德|=300|=300|投产
        |合计||=2900|=1100|
        -
        石桥镇
        序号|项目名称|投资人|总投资|累计到位|进展
        =1|预制构件|中建砼|=9000|=2200|厂房建设
        |合计||=9000|=2200|
        -
        北山乡
        序号|项目名称|投资人|总投资|累计到位|进展
        =1|高山蔬菜基地|绿源合作社|=650|=120|整地
        =2|水电站增容|三峡清源|=4800|=0|可研
        |合计||=5450|=120|
      `),
      { name: '11月', merges: ['A1:F1', 'A2:F2', 'A8:F8', 'A13:F13'] },
    ),
  ],
  facts: { title: '2026年11月各乡镇招商引资项目明细（单位：万元）', unit: '万元' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal progress introducingUnit
    4|菌菇酱|卫东食品|26000000|8000000|设备安装|柳河镇
    5|竹签厂|范仲德|3000000|3000000|投产|柳河镇
    10|预制构件|中建砼|90000000|22000000|厂房建设|石桥镇
    15|高山蔬菜基地|绿源合作社|6500000|1200000|整地|北山乡
    16|水电站增容|三峡清源|48000000|0|可研|北山乡
  `),
  skipped: [],
};

/** 县委办: the leader's name and post head the projects he answers for. */
export const UNDER_LEADERS: Sender = {
  file: 'q02-under-leaders.xlsx',
  says: '按县领导分节（“县长 王安石 包联（2个）”），项目秘书、责任单位多个',
  sheets: [
    sheetOf(
      cellsOf(`
        县级领导包联重点招商项目进展情况（10月25日—11月5日）
        序号|项目名称|总投资⏎（亿元）|责任单位|近期进展情况|存在问题及困难|需要协调解决事项|首席服务员及电话|备 注
        县委书记 司马光 包联项目（2个）
        1|锂电负极二期|15|县工信局|①焙烧炉到货3台；②室外管网完成80%|蒸汽接入费用未谈妥|请县城投公司出面协商|沈括 18600010001|
        2|康养小镇|8.5|县卫健局、县文旅局|完成土地摘牌|—|—|苏颂 18600010002|新增
        县长 王安石 包联项目（2个）
        3|动力电池回收|3.2|县发改委|环评公示|公示期有异议|请生态环境分局答复|毕昇|
        4|数字印刷|0.6|县委宣传部|投产试运行|无|无|毕昇 18600010003|可销号
      `),
      { name: '进展', merges: ['A1:I1', 'A3:I3', 'A6:I6'] },
    ),
  ],
  facts: { title: '县级领导包联重点招商项目进展情况（10月25日—11月5日）' },
  records: truthOf(`
    projectName totalInvestment responsibleUnit progress problems nextStep responsiblePerson remarks
    4|锂电负极二期|1500000000|县工信局|①焙烧炉到货3台；②室外管网完成80%|蒸汽接入费用未谈妥|请县城投公司出面协商|沈括//18600010001|
    5|康养小镇|850000000|县卫健局、县文旅局|完成土地摘牌|||苏颂//18600010002|新增
    7|动力电池回收|320000000|县发改委|环评公示|公示期有异议|请生态环境分局答复|毕昇|
    8|数字印刷|60000000|县委宣传部|投产试运行|无|无|毕昇//18600010003|可销号
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['section', 3, 6],
  ],
};

/** 市统计制度: a row of units below the header, a row of codes below that; this month and since January in pairs. */
export const PAIRS: Sender = {
  file: 'q03-pairs.xlsx',
  says: '月报：到位资金分本月、本年累计、历年累计；表头下一行单位、一行栏次',
  sheets: [
    sheetOf(
      cellsOf(`
        招商引资项目资金到位情况月报表
        表    号：招统1表
        综合机关名称：青石县商务局||||2026年10月||
        序号|项目名称|投资方|投资方所在省份|合同投资额|其中：固定资产投资|到位资金|||签约日期|开工日期
        ||||||本月|本年累计|历年累计||
        |||||||||||
        ||||万元|万元|万元|万元|万元||
        甲|乙|丙|丁|1|2|3|4|5|6|7
        1|无纺布生产线|欣龙控股|海南|12000|9500|300|2600|5100|2025-03-18|2025-09-01
        2|宠物用品|天元宠物|浙江|4500|2000|0|0|450|2025-12-02|
        3|铝模板|志特新材|广东|26000|18000|1200.5|8800.5|8800.5|2026-01-20|2026-05-11
        合计||||42500|29500|1500.5|11400.5|14350.5||
        单位负责人：晁错|||填表人：贾谊||电话：0530-8899001|||报出日期：2026-11-03||
      `),
      { name: '月报', merges: ['A1:K1', 'G4:I4'] },
    ),
  ],
  facts: { title: '招商引资项目资金到位情况月报表' },
  records: truthOf(`
    projectName investor origin agreedInvestment fixedInvestment fundsReceivedYear fundsReceivedTotal signedOn startedOn
    9|无纺布生产线|欣龙控股|海南|120000000|95000000|26000000|51000000|2025-03-18|2025-09-01
    10|宠物用品|天元宠物|浙江|45000000|20000000|0|4500000|2025-12-02|
    11|铝模板|志特新材|广东|260000000|180000000|88005000|88005000|2026-01-20|2026-05-11
  `),
  skipped: [
    ['title', 1],
    ['total', 12],
    ['footnote', 13],
  ],
};

/** 北山乡: numbers inside the names, no 序号; one firm with several projects under one number in the next columns. */
export const NUMBERED_NAMES: Sender = {
  file: 'q04-numbered-names.xlsx',
  says: '序号写在名称里“1.××项目”，没有序号列；末行“以上共4个”',
  sheets: [
    sheetOf(
      cellsOf(`
        北山乡在手项目一览（2026年5月）
        项目名称|企业|投资总额|建设内容|落户地点|责任人|项目状态
        1.野生猕猴桃酒项目|李家酒坊|800万元|年产果酒200吨|北山村|扁担 13355550001|在建
        2、石英砂提纯项目|凯盛石英|2.2亿元|提纯线2条|工业点|扁担|签约
        （3）中蜂养殖示范园|乡贤陈光|120万|蜂箱1500个|东沟村|李逵（副乡长）|投产
        4.研学营地项目|—|约1000万|营房20间|老学校|李逵|在谈
        以上共4个项目，总投资2.39亿元。
      `),
      { name: 'Sheet1', merges: ['A1:G1', 'A7:G7'] },
    ),
  ],
  facts: { title: '北山乡在手项目一览（2026年5月）' },
  records: truthOf(`
    projectName investor totalInvestment content place responsiblePerson stage
    3|1.野生猕猴桃酒项目|李家酒坊|8000000|年产果酒200吨|北山村|扁担//13355550001|在建
    4|2、石英砂提纯项目|凯盛石英|220000000|提纯线2条|工业点|扁担|签约
    5|（3）中蜂养殖示范园|乡贤陈光|1200000|蜂箱1500个|东沟村|李逵/副乡长|投产
    6|4.研学营地项目||~10000000|营房20间|老学校|李逵|在谈
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['footnote', 7],
  ],
};

const UNICODE_TEXT = [
  '青石县外资项目跟踪表\t\t\t\t\t\t\t\t',
  '更新日期：2026-10-08\t\t\t\t\t金额单位：万美元\t\t\t',
  '项目名称\t外方投资者\t国别（地区）\t投资总额\t合同外资\t累计到资\t签约日\t当前进度\t跟踪人/手机',
  '"高端轴承\n二期"\tNSK株式会社\t日本\t3,000\t1,500\t1,500\t2026/3/12\t投产\t韩非 18912340001',
  '葡萄酒庄\tCastel Frères\t法国\t约800\t待定\t0\t—\t选址洽谈\t李斯18912340002',
  '电子浆料\t贺利氏(Heraeus)\t德国\t1200\t1200\t600\t2026年8月\t设备进口报关\t韩非',
  '小计\t\t\t5000\t2700\t2100\t\t\t',
].join('\r\n');
const UNICODE_BOOK = readBytes(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(UNICODE_TEXT, 'utf16le')]));
/** 县外资科: saved as “Unicode text”: UTF-16, tabs, quotes around a line break. */
export const UNICODE: Sender = {
  file: 'q05-unicode.xls',
  says: '另存为“Unicode文本”的 .xls：UTF-16、制表符、引号换行；金额单位万美元',
  workbook: UNICODE_BOOK,
  sheets: UNICODE_BOOK.sheets,
  facts: { title: '青石县外资项目跟踪表', asOf: '2026-10-08' },
  records: truthOf(`
    projectName investor origin totalInvestment fundsReceivedTotal signedOn progress responsiblePerson stage
    4|高端轴承二期|NSK株式会社|日本|USD 30000000|USD 15000000|2026-03-12|投产|韩非//18912340001|签约
    5|葡萄酒庄|Castel Frères|法国|USD ~8000000|USD 0|?|选址洽谈|李斯//18912340002|
    6|电子浆料|贺利氏(Heraeus)|德国|USD 12000000|USD 6000000|2026-08|设备进口报关|韩非|签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['subtotal', 7],
  ],
};
