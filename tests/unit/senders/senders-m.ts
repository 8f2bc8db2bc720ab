/** The fourth set, continued: quarters, units inside two-line headers, days in words, dittos, totals on top and a second small table (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 县发改委: plans by quarter beside each project. */
export const QUARTERS: Sender = {
  file: 'y06-quarters.xlsx',
  says: '按季度列投资计划和形象进度目标；目标不是进展',
  sheets: [
    sheetOf(
      cellsOf(`
        青石县2026年重点招商项目分季度推进计划表
        牵头单位：县发改委|||||||||||单位：亿元
        序号|项目名称|总投资|2026年计划投资|季度投资计划||||1-9月完成投资|形象进度目标||责任单位|责任领导
        ||||一季度|二季度|三季度|四季度||三季度|四季度||
        =1|半导体掩膜版项目|=12|=3|=0.5|=0.8|=0.9|=0.8|=2.1|主体封顶|设备进场|县科技局|唐晓
        =2|光储一体化产业园|=25|=6|=1|=1.5|=2|=1.5|=3.9|桩基完成|主体施工|经开区|唐晓
      `),
      {
        name: '分季度',
        merges: ['A1:M1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:H3', 'I3:I4', 'J3:K3', 'L3:L4', 'M3:M4'],
      },
    ),
  ],
  facts: { title: '青石县2026年重点招商项目分季度推进计划表', unit: '亿元' },
  records: truthOf(`
    projectName totalInvestment responsibleUnit leader
    5|半导体掩膜版项目|1200000000|县科技局|唐晓
    6|光储一体化产业园|2500000000|经开区|唐晓
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
  ],
};

/** 高新区财政局: spaces and breaks in every header, 亿元, 万元 and 万美元 by column. */
export const SPACED: Sender = {
  file: 'y07-spaced.xlsx',
  says: '表头满是空格和换行；亿元、万元、万美元各列不同',
  sheets: [
    sheetOf(
      cellsOf(`
        高新区在建项目资金情况␣
        ␣序␣|项␣目⏎名␣称␣|␣实施⏎主体|投␣资␣情␣况||||开⏎工⏎时⏎间|工␣程⏎进␣度|␣责任⏎单位␣|责任人⏎及⏎电话
        |||总投资⏎（亿元）|已完成⏎（万元）|到位资金⏎（万元）|其中：外资⏎（万美元）||||
        =1|固态电池中试线|清陶能源|=6.8|=12500|=15000|=300|2026.4|设备安装|高新区经发局|秦岚␣18655510001
        =2|红外探测器封装项目|睿创微纳|=3.2|=2600|=4000||2026.8|主体三层|高新区投促局|万里⏎18655510002
      `),
      { merges: ['A1:K1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:G2', 'H2:H3', 'I2:I3', 'J2:J3', 'K2:K3'] },
    ),
  ],
  facts: { title: '高新区在建项目资金情况' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal startedOn progress responsibleUnit responsiblePerson
    4|固态电池中试线|清陶能源|680000000|150000000|2026-04|设备安装|高新区经发局|秦岚//18655510001
    5|红外探测器封装项目|睿创微纳|320000000|40000000|2026-08|主体三层|高新区投促局|万里//18655510002
  `),
  skipped: [
    ['title', 1],
    ['header', 2, 3],
  ],
};

/** 柳河镇: days in words, full-width digits, and remarks that say more than the state does. */
export const WORDED: Sender = {
  file: 'y08-worded.xlsx',
  says: '日期写成去年底、2026.3底、春节后；全角数字；备注里写停工、退出',
  sheets: [
    sheetOf(
      cellsOf(`
        柳河镇招商引资项目进度台账
        填报单位：柳河镇人民政府|||||||截至2026年10月31日
        序号|项目名称|投资人|投资额|签约|开工|预计投产|项目状态|备注
        =1|鲜食玉米加工项目|陆川|３，０００万元|去年底|2026.3底|明年一季度|在建|10月20日因环保问题停工整改
        =2|竹编工艺品项目|竹里文创|约１．２亿|上半年|10月中旬|2027年上半年|开工|企业提出追加投资2000万
        =3|光伏组件边框项目|永臻|2亿以上|3月中旬|春节后|待定|签约|11月5日已签补充协议
        =4|羽绒服装项目|个体|不足1000万元|2026.9.28|未开工|—|签约|已退出，转石桥镇
      `),
      { merges: ['A1:I1'] },
    ),
  ],
  facts: { title: '柳河镇招商引资项目进度台账', asOf: '2026-10-31', reporting: '柳河镇' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn planFinish stage remarks
    4|鲜食玉米加工项目|陆川|30000000|2025|2026-03|2027-Q1|在建|10月20日因环保问题停工整改
    5|竹编工艺品项目|竹里文创|~120000000|2026-H1|2026-10|2027-H1|开工|企业提出追加投资2000万
    6|光伏组件边框项目|永臻|>=200000000|2026-03|!|?|签约|11月5日已签补充协议
    7|羽绒服装项目|个体|<=10000000|2026-09-28|?|?|签约|已退出，转石桥镇
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 石桥镇: leads, not projects yet; marks for "as above" in every form. */
export const LEADS: Sender = {
  file: 'y09-leads.xlsx',
  says: '线索表：名称列叫线索名称；同上、〃、″；面议、暂无',
  sheets: [
    sheetOf(
      cellsOf(`
        石桥镇2026年招商项目线索表
        序号|线索名称|信息来源|投资方|意向投资|拟落户地点|对接领导|跟进人|跟进情况|更新日期
        =1|光学镜片加工线索|深圳商会|深圳某光学企业|1–2亿元|石桥镇工业集中区|镇长 罗成|朱亮|已电话联系|11.3
        =2|镜盒配套线索|同上|同上|2000万左右|〃|″|同上|待回访|11.3
        =3|民宿集群项目|县文旅局推荐|莫干山郡安里|三千万元以上|石桥村|—|朱亮、苗青|来访一次|10.28
        =4|茶旅融合项目|—|暂无|面议|待定|罗成|苗青|—|／
      `),
      { merges: ['A1:J1'] },
    ),
  ],
  facts: { title: '石桥镇2026年招商项目线索表' },
  records: truthOf(`
    projectName investor totalInvestment place leader responsiblePerson progress
    3|光学镜片加工线索|深圳某光学企业|100000000..200000000|石桥镇工业集中区|罗成/镇长|朱亮|已电话联系
    4|镜盒配套线索|深圳某光学企业|~20000000|石桥镇工业集中区|罗成/镇长|朱亮|待回访
    5|民宿集群项目|莫干山郡安里|>=30000000|石桥村||朱亮；苗青|来访一次
    6|茶旅融合项目|暂无|?|待定|罗成|苗青|
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 石桥镇经发办: the total first, a sum in the middle, a summary below with other columns. */
export const SUMMED: Sender = {
  file: 'y10-summed.xlsx',
  says: '合计在最上，片区合计在中间，表下另有一张小汇总表',
  sheets: [
    sheetOf(
      cellsOf(`
        石桥镇2026年在库项目情况表
        ||||||单位：万元
        序号|项目名称|投资主体|总投资|累计到位|建设进度|所在村
        合计|4个||=16800|=6900||
        =1|粉条加工扩建项目|石桥粉业|=2800|=2800|已投产|东街村
        =2|秸秆饲料项目|牧源农业|=4000|=1600|主体施工|李庄村
        中心村片区合计|2个||=6800|=4400||
        =3|冷库二期|鑫达果蔬|=6000|=2000|基础施工|王庙村
        =4|钢构加工|安顺钢构|=4000|=500|平整场地|王庙村
        -
        各片区项目汇总
        片区|项目数|总投资|到位资金|完成率
        中心村片区|=2|=6800|=4400|=64.7%
        南部片区|=2|=10000|=2500|=25%
        合计|=4|=16800|=6900|=41.1%
        填表人：郭嘉||||||审核：荀彧
      `),
      { name: '在库', merges: ['A1:G1', 'A11:E11'] },
    ),
  ],
  facts: { title: '石桥镇2026年在库项目情况表', unit: '万元' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal progress place
    5|粉条加工扩建项目|石桥粉业|28000000|28000000|已投产|东街村
    6|秸秆饲料项目|牧源农业|40000000|16000000|主体施工|李庄村
    8|冷库二期|鑫达果蔬|60000000|20000000|基础施工|王庙村
    9|钢构加工|安顺钢构|40000000|5000000|平整场地|王庙村
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['total', 4],
    ['subtotal', 7],
  ],
};
