/** The seventh set, written blind after both mendings: sums under each month, posts in brackets on lines, two amounts in one cell, stages in section rows, three heading levels (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 县投促局: the yearly roll by month of signing; the sum of each month stands behind its name. */
export const BY_MONTH: Sender = {
  file: 'r01-by-month.xlsx',
  says: '按签约月份分节“1月（2个，3.2亿元）”，单位列在最后，备注里写撤销',
  sheets: [
    sheetOf(
      cellsOf(`
        2026年度全县签约项目台账
        制表单位：县投资促进服务中心　　　　　　制表时间：2026年12月1日
        序号|签约项目名称|合同引资额（亿元）|投资方名称|投资方所在地|签约日期|落地乡镇（园区）|引进单位|备注
        1月（2个，3.2亿元）||||||||
        1|汽车轮毂单元|=1.2|人本集团|浙江温州|2026.1.8|开发区|县投促局|
        2|预拌砂浆|=2|中建西部|四川成都|2026.1.26|柳河镇|柳河镇人民政府|框架
        3月（1个，0.45亿元）||||||||
        3|草莓冻干|=0.45|福建立兴|福建漳州|2026.3.15|石桥乡|石桥乡|
        9月（2个，11亿元）||||||||
        4|半固态电池|=10|卫蓝新能源|北京|2026.9.9|开发区|县投促局、县工信局|市级重点
        5|艾草制品|=1|南阳国草|河南南阳|2026.9.28|柳河镇|柳河镇人民政府|
        全年合计（5个）||=14.65||||||
      `),
      { name: '2026', merges: ['A1:I1', 'A2:I2', 'A4:I4', 'A7:I7', 'A9:I9', 'A12:B12'] },
    ),
  ],
  facts: { title: '2026年度全县签约项目台账', asOf: '2026-12-01', reporting: '县投资促进服务中心' },
  records: truthOf(`
    projectName agreedInvestment investor origin signedOn place introducingUnit remarks stage
    5|汽车轮毂单元|120000000|人本集团|浙江温州|2026-01-08|开发区|县投促局||签约
    6|预拌砂浆|200000000|中建西部|四川成都|2026-01-26|柳河镇|柳河镇|框架|签约
    8|草莓冻干|45000000|福建立兴|福建漳州|2026-03-15|石桥乡|石桥乡||签约
    10|半固态电池|1000000000|卫蓝新能源|北京|2026-09-09|开发区|县投促局、县工信局|市级重点|签约
    11|艾草制品|100000000|南阳国草|河南南阳|2026-09-28|柳河镇|柳河镇||签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['section', 4, 7, 9],
    ['total', 12],
  ],
};

/** 县工信局: persons over several lines with their posts in brackets; contents with amounts that are no investment. */
export const LINES: Sender = {
  file: 'r02-lines.xlsx',
  says: '责任人格内多行带括号职务和电话；建设内容里有产值金额；总投资一格写一二期',
  sheets: [
    sheetOf(
      cellsOf(`
        县工信局包联招商项目调度表
        （2026年9月第4周，单位：亿元）
        序号|项目|建设主体|建设内容|总投资|当前进度|问题|下一步|包联领导⏎及电话|责任人⏎及电话
        1|钠电池电芯|众钠能源|一期建2GWh产线，达产后年产值12亿元、税收5000万元|总投资8（其中固投5.5）|单体厂房封顶⏎设备招标完成|用电容量不足|9月底前完成接入方案|赵盾⏎（副县长）⏎13055550001|士会（工信局局长）⏎13055550002⏎郤缺⏎13055550003
        2|塑编袋|晶华科技|织布机120台|0.35|投产|无|升规|赵盾⏎（副县长）⏎13055550001|郤缺13055550003
        3|食品添加剂|阜丰|年产1万吨|一期2，二期3|环评受理|—|—|荀林父（县政协副主席）|士会 13055550002、栾书（待定）
      `),
      { name: '4周', merges: ['A1:J1', 'A2:J2'] },
    ),
  ],
  facts: { title: '县工信局包联招商项目调度表', unit: '亿元' },
  records: truthOf(`
    projectName investor content totalInvestment fixedInvestment progress problems nextStep leader responsiblePerson
    4|钠电池电芯|众钠能源|一期建2GWh产线，达产后年产值12亿元、税收5000万元|800000000|550000000|单体厂房封顶⏎设备招标完成|用电容量不足|9月底前完成接入方案|赵盾/副县长/13055550001|士会/工信局局长/13055550002；郤缺//13055550003
    5|塑编袋|晶华科技|织布机120台|35000000||投产|无|升规|赵盾/副县长/13055550001|郤缺//13055550003
    6|食品添加剂|阜丰|年产1万吨|!||环评受理|||荀林父/县政协副主席|士会//13055550002；栾书
  `),
  skipped: [
    ['title', 1],
    ['header', 3],
  ],
};

/** 南河乡: stages as sections of one table, the header only once, 序号 begins anew, a stray total in the middle. */
export const STAGES: Sender = {
  file: 'r03-stages.xlsx',
  says: '阶段作分节（“（一）在谈项目”），每节小计，日期带“前”“后”，面积两种单位',
  sheets: [
    sheetOf(
      cellsOf(`
        南河乡2026年招商项目推进表
        填报人：荀息　电话：0530-4440001　截止2026年7月末
        序号|项目名称|企业|规模（万元）|用地（亩）|预计开工|预计完工|乡责任领导|村级负责人
        （一）在谈项目||||||||
        1|石斛花茶|寿仙谷|=500|8|2026年10月前|2027年3月|荀息（乡长）|里克
        2|水泥砖|—|=200|3000㎡|待签约后|—|丕郑|里克
        小计|||=700|||||
        （二）已签约项目||||||||
        1|鲟鱼养殖|千岛湖鲟龙|=2600|120|2026年9月1日|2027年底|荀息（乡长）|庆郑 13212340001
        小计|||=2600|||||
        （三）在建项目||||||||
        1|芦笋基地|菏泽巨鑫源|=1800|约300|2026.4.2|2026年11月|丕郑|虢射
        小计|||=1800|||||
        总计|||=5100|||||
      `),
      { name: '推进表', merges: ['A1:I1', 'A2:I2', 'A4:I4', 'A8:I8', 'A11:I11', 'A7:B7', 'A10:B10', 'A13:B13', 'A14:B14'] },
    ),
  ],
  facts: { title: '南河乡2026年招商项目推进表', asOf: '2026-07-31' },
  records: truthOf(`
    projectName investor totalInvestment landMu startedOn planFinish leader responsiblePerson stage
    5|石斛花茶|寿仙谷|5000000|8|*2026-10|2027-03|荀息/乡长|里克|在谈
    6|水泥砖||2000000|4.5|?|?|丕郑|里克|在谈
    9|鲟鱼养殖|千岛湖鲟龙|26000000|120|*2026-09-01|2027|荀息/乡长|庆郑//13212340001|签约
    12|芦笋基地|菏泽巨鑫源|18000000|~300|*2026-04-02|2026-11|丕郑|虢射|在建
  `),
  skipped: [
    ['title', 1],
    ['header', 3],
    ['section', 4, 8, 11],
    ['total', 14],
  ],
};

/** 市商务局: three heading levels with currencies in the middle; only what came from outside the city counts. */
export const THREE_LEVELS: Sender = {
  file: 'r04-three-levels.xlsx',
  says: '三层表头：内资（亿元）与外资（万美元）分组，到位又分本年、累计',
  sheets: [
    sheetOf(
      cellsOf(`
        市外境内资金及外资项目统计表
        统计截止日期:2026-08-31
        序号|项目名称|投资者|来源地|内资（亿元）|||外资（万美元）||签约时间|开工时间|项目责任单位
        ||||总投资|到位资金||合同外资|实际到资|||
        |||||本年|累计|||||
        =1|核电阀门|江苏神通|江苏南通|=3.5|=0.8|=1.6|||2025/9/30|2025/12/20|县工信局
        =2|香氛工厂|颖通集团|香港||||=1800|=600|2026/2/14||县商务局
        =3|物流园二期|传化智联|浙江杭州|=2.2|=0.3|=0.3|||2026/1/6|2026/7/1|县商务局
        合计||||=5.7|=1.1|=1.9|=1800|=600|||
      `),
      {
        name: '统计',
        merges: [
          'A1:L1',
          'A2:L2',
          'E3:G3',
          'H3:I3',
          'F4:G4',
          'E4:E5',
          'H4:H5',
          'I4:I5',
          ...['A', 'B', 'C', 'D', 'J', 'K', 'L'].map((column) => `${column}3:${column}5`),
        ],
      },
    ),
  ],
  facts: { title: '市外境内资金及外资项目统计表', asOf: '2026-08-31' },
  records: truthOf(`
    projectName investor origin totalInvestment fundsReceivedYear fundsReceivedTotal signedOn startedOn responsibleUnit stage
    6|核电阀门|江苏神通|江苏南通|350000000|80000000|160000000|2025-09-30|2025-12-20|县工信局|开工
    7|香氛工厂|颖通集团|香港||||2026-02-14||县商务局|签约
    8|物流园二期|传化智联|浙江杭州|220000000|30000000|30000000|2026-01-06|2026-07-01|县商务局|开工
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4, 5],
    ['total', 9],
  ],
};

/** 县医保局 pressed into 招商: a tiny list without title or number, headings in the words of the clerk. */
export const TINY: Sender = {
  file: 'r05-tiny.xlsx',
  says: '没有标题、没有序号的四栏小表，表下一行手写说明',
  sheets: [
    sheetOf(
      cellsOf(`
        招商线索|对接企业|预计投资|对接进展
        中药配方颗粒生产线|康缘药业|3亿左右|5月12日视频对接一次
        康复器械组装|翔宇医疗|5000万元|计划邀请来考察
        以上两条线索均为本单位首次提供。
      `),
      { name: 'Sheet1' },
    ),
  ],
  facts: {},
  records: truthOf(`
    projectName investor totalInvestment progress
    2|中药配方颗粒生产线|康缘药业|~300000000|5月12日视频对接一次
    3|康复器械组装|翔宇医疗|50000000|计划邀请来考察
  `),
  skipped: [['header', 1]],
};

/** 乡村振兴局: rows struck out by words, remarks of the reviewer in a last column, numbers with units inside numbers’ cells. */
export const WORDED: Sender = {
  file: 'r06-worded.xlsx',
  says: '进展列写“取消”，金额列混有“详见合同”，面积列写“租赁”，行内用“同上”',
  sheets: [
    sheetOf(
      cellsOf(`
        乡村产业招商项目跟进表（截至2026年5月20日）
        序号|项目名称|投资主体|总投资（万元）|占地（亩）|签约时间|开工时间|目前阶段|跟进干部|联系方式
        1|黑木耳菌棒厂|宝清农投|1,200|35.5|2025-12|2026-03-18|在建|管仲父|13511112222
        2|莲子加工|石城莲业|详见合同|租赁|2026.2.28|拟6月|签约|同上|同上
        3|番鸭养殖|温氏|800|60|已签|未开工|取消|鲍叔牙|13511113333
        4|农产品直播|东方甄选|约300|0|2026年4月|2026年5月10日|运营|鲍叔牙|
      `),
      { name: '跟进', merges: ['A1:J1'] },
    ),
  ],
  facts: { title: '乡村产业招商项目跟进表（截至2026年5月20日）', asOf: '2026-05-20' },
  records: truthOf(`
    projectName investor totalInvestment landMu signedOn startedOn stage responsiblePerson
    3|黑木耳菌棒厂|宝清农投|12000000|35.5|2025-12|2026-03-18|在建|管仲父//13511112222
    4|莲子加工|石城莲业|?|?|2026-02-28|*2026-06|签约|管仲父//13511112222
    5|番鸭养殖|温氏|8000000|60|?|?|退出|鲍叔牙//13511113333
    6|农产品直播|东方甄选|~3000000|0|2026-04|2026-05-10|投产|鲍叔牙
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};
