/** The fourth set, ended: chains with their heads in section rows, numbers as text, offices down the side, steps of permits, journeys (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 县工信局: sections name the chain, its head and its office; numbers begin again in each. */
export const CHAINS: Sender = {
  file: 'y18-chains.xlsx',
  says: '按产业链分节，节名里写链长和牵头单位，序号分节重排',
  sheets: [
    sheetOf(
      cellsOf(`
        青石县重点产业链招商项目库（2026年版）
        序号|项目名称|投资方|投资规模（亿元）|对接阶段|跟进科室|项目专员
        一、食品加工产业链（链长：副县长 白居易，牵头单位：县农业农村局）
        =1|速冻面米制品项目|三全|=1.5|洽谈|农产科|刘禹锡
        =2|植物奶项目|植朴磨坊|0.6|已签约|农产科|刘禹锡␣15000010001
        （二）绿色建材产业链（链长：县政协副主席 元稹；副链长：县住建局局长 杜牧；牵头单位：县住房和城乡建设局）
        =1|装配式内墙板项目|宝业|=3|意向|建材科|李商隐
        =2|再生骨料项目|中建西部|约2|开工|建材科|李商隐
        （三）其他
        =1|充电桩外壳项目|特来电配套|=0.45|考察|综合科|温庭筠
      `),
      { name: '项目库', merges: ['A1:G1', 'A3:G3', 'A6:G6', 'A9:G9'] },
    ),
  ],
  facts: { title: '青石县重点产业链招商项目库（2026年版）' },
  records: truthOf(`
    projectName investor totalInvestment stage responsibleUnit responsiblePerson
    4|速冻面米制品项目|三全|150000000|在谈|农产科|刘禹锡
    5|植物奶项目|植朴磨坊|60000000|签约|农产科|刘禹锡//15000010001
    7|装配式内墙板项目|宝业|300000000|线索|建材科|李商隐
    8|再生骨料项目|中建西部|~200000000|开工|建材科|李商隐
    10|充电桩外壳项目|特来电配套|45000000|在谈|综合科|温庭筠
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['section', 3, 6, 9],
  ],
};

/** 云台乡: typed on a telephone: every number a text, in its own way. */
export const TYPED: Sender = {
  file: 'y19-typed.xlsx',
  says: '数字全是文本：全角、空格、千分位、区间、约；面积单位混写',
  sheets: [
    sheetOf(
      cellsOf(`
        云台乡招商引资项目表
        序号|项目名称|老板|总投资（万元）|占地|投资完成率（%）|包村干部|联系电话
        1|食用菌工厂化项目|张果|１２００|40亩|35％|乡长 何仙|138 0001 0001
        2|蜜柚深加工项目|韩湘|1 500|2.5公顷|60|曹国|+86 13800010002
        3|竹炭项目|吕岩|2,300.50|15000㎡|0.5|蓝采|138-0001-0003
        4|石材园|钟离权|约800|约30|100|曹国、蓝采|
        5|农光互补|李铁|800~1000|１２０亩左右|—|何仙|无
        6|水上乐园|张果|5000万元|待定|0|乡长 何仙|
        7|养生谷|韩湘|0.8亿元|—|/|曹国|
      `),
      { merges: ['A1:H1'] },
    ),
  ],
  facts: { title: '云台乡招商引资项目表' },
  records: truthOf(`
    projectName investor totalInvestment landMu progressPercent responsiblePerson
    3|食用菌工厂化项目|张果|12000000|40|35|何仙/乡长/13800010001
    4|蜜柚深加工项目|韩湘|15000000|37.5|60|曹国//13800010002
    5|竹炭项目|吕岩|23005000|22.5|!|蓝采//13800010003
    6|石材园|钟离权|~8000000|~30|100|曹国；蓝采
    7|农光互补|李铁|8000000..10000000|~120||何仙
    8|水上乐园|张果|50000000|?|0|何仙/乡长
    9|养生谷|韩湘|80000000|||曹国
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 县招商中心: offices down the side, each beginning with its 小计, the grand total first, no numbers. */
export const SIDED: Sender = {
  file: 'y20-sided.xlsx',
  says: '乡镇竖向合并，小计在前；总计在最上；没有序号',
  sheets: [
    sheetOf(
      cellsOf(`
        全县招商引资签约项目分乡镇统计表（截至2026年9月底）
        乡镇|项目名称|投资企业|签约资金（亿元）|到位资金（亿元）|目前状况|填报人
        总计|5个||=9.5|=2.6||
        柳河镇|小计|2个|=3.5|=1.1||
        |玻璃纤维制品项目|长海股份|=2|=0.6|已开工，正在打桩|卫青
        |食品级活性炭项目|元力|=1.5|=0.5|设备订购|卫青
        石桥镇|小计|3个|=6|=1.5||
        |粉末冶金项目|东睦|=3.2|=0.9|完成供地|霍光
        |伺服电机项目|雷赛|=1.8|=0.6|一期投产|霍光
        |香料精油项目|华宝|=1|=0|未启动|霍光
      `),
      { name: '统计', merges: ['A1:G1', 'A4:A6', 'A7:A10'] },
    ),
  ],
  facts: { title: '全县招商引资签约项目分乡镇统计表（截至2026年9月底）', asOf: '2026-09-30' },
  records: truthOf(`
    introducingUnit projectName investor agreedInvestment fundsReceivedTotal progress
    5|柳河镇|玻璃纤维制品项目|长海股份|200000000|60000000|已开工，正在打桩
    6|柳河镇|食品级活性炭项目|元力|150000000|50000000|设备订购
    8|石桥镇|粉末冶金项目|东睦|320000000|90000000|完成供地
    9|石桥镇|伺服电机项目|雷赛|180000000|60000000|一期投产
    10|石桥镇|香料精油项目|华宝|100000000|0|未启动
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['total', 3],
    ['subtotal', 4, 7],
  ],
};

/** 县重点办: steps of the permits ticked or dated; what is ticked is a paper, not the project's stage. */
export const PERMITS: Sender = {
  file: 'y21-permits.xlsx',
  says: '前期手续办理：立项、用地、环评各列打√或写日期',
  sheets: [
    sheetOf(
      cellsOf(`
        2026年省重点项目前期手续办理进度表
        序号|项目名称|建设单位|总投资⏎(万元)|前期手续||||||开工|纳统|存在问题|下一步举措|办结时限|包抓领导|专班责任人
        ||||立项|用地预审|规划许可|环评|能评|施工许可|||||||
        =1|锂电隔膜项目|星源材质|=150000|√|√|2026.3.12|2026.5|—|办理中|×|×|施工图审查慢|倒排工期|2026.12.15|张居正|海瑞
        =2|纸浆模塑项目|裕同|=42000|√|√|√|√|√|√|√|2026.8|无|加快建设|—|高拱|戚继光
      `),
      {
        name: '手续',
        merges: ['A1:Q1', 'E2:J2', ...['A', 'B', 'C', 'D', 'K', 'L', 'M', 'N', 'O', 'P', 'Q'].map((column) => `${column}2:${column}3`)],
      },
    ),
  ],
  facts: { title: '2026年省重点项目前期手续办理进度表' },
  records: truthOf(`
    projectName investor totalInvestment inStatisticsOn problems nextStep deadline leader responsiblePerson stage
    4|锂电隔膜项目|星源材质|1500000000||施工图审查慢|倒排工期|2026-12-15|张居正|海瑞|
    5|纸浆模塑项目|裕同|420000000|2026-08|无|加快建设||高拱|戚继光|开工
  `),
  skipped: [
    ['title', 1],
    ['header', 2, 3],
  ],
};

/** 县政府办: what came of journeys; the place is where they went, not where anything is built. */
export const JOURNEYS: Sender = {
  file: 'y22-journeys.xlsx',
  says: '外出招商成果：时间、地点是行程的，不是项目的',
  sheets: [
    sheetOf(
      cellsOf(`
        县主要领导外出招商活动对接成果（2026年第三季度）
        时间|地点|带队领导|拜访企业|洽谈项目|投资意向|下步打算|跟进单位|跟进责任人
        7月8—10日|深圳、东莞|县委书记 于谦|立讯精密|连接器生产项目|约10亿元|9月回访|县商务局|石亨 13600010001
        |||领益智造|手机结构件项目|5亿元|寄送资料|经开区|石亨
        8月21日|上海|县长 杨士奇|光明乳业|奶牛牧场项目|3-4亿元|邀请来访|县农业农村局|杨荣
      `),
      { name: '三季度', merges: ['A1:I1', 'A3:A4', 'B3:B4', 'C3:C4'] },
    ),
  ],
  facts: { title: '县主要领导外出招商活动对接成果（2026年第三季度）' },
  records: truthOf(`
    leader investor projectName totalInvestment nextStep responsibleUnit responsiblePerson
    3|于谦/县委书记|立讯精密|连接器生产项目|~1000000000|9月回访|县商务局|石亨//13600010001
    4|于谦/县委书记|领益智造|手机结构件项目|500000000|寄送资料|经开区|石亨
    5|杨士奇/县长|光明乳业|奶牛牧场项目|300000000..400000000|邀请来访|县农业农村局|杨荣
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};
