/** The fifth set, continued: an example row, two years in a title, a second line for each project, output beside investment, ceremonies, sheets by stage (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 市招商局's form sent down: an explanation under each heading, an example row, then the county's own rows. */
export const EXAMPLE: Sender = {
  file: 'z21-example-row.xlsx',
  says: '下发模板：表头下一行填写要求，再一行“示例”，然后才是数据',
  sheets: [
    sheetOf(
      cellsOf(`
        外来投资项目信息采集表
        填报单位：|县工业和信息化局||||填报时间：|2026-05-15||
        序号|项目名称|投资企业|投资总额（亿元）|签约时间|计划开工时间|建设地址|项目联系人|联系方式
        填写说明|与合同一致|填全称|保留两位小数|XXXX年XX月XX日|XXXX年XX月|具体到园区|姓名|手机号
        示例|XX科技年产1万台设备项目|XX科技有限公司|=1.5|2026年1月1日|2026年3月|XX产业园|张XX|138XXXXXXXX
        1|制氢电极项目|上海氢晨新能源科技有限公司|=2.35|2026年2月9日|2026年7月|新材料园|季布|15811110001
        2|真空玻璃项目|洛阳兰迪玻璃机器股份有限公司|=4|2026年3月30日|2026年9月|玻璃园|季布|15811110001
        3|工业机器人减速机项目|苏州绿的谐波|=1.1|2026年4月|2027年|待定|栾布|15811110002
      `),
      { name: '采集表', merges: ['A1:I1'] },
    ),
  ],
  facts: { title: '外来投资项目信息采集表', asOf: '2026-05-15', reporting: '县工信局' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn place responsiblePerson stage
    6|制氢电极项目|上海氢晨新能源科技有限公司|235000000|2026-02-09|*2026-07|新材料园|季布//15811110001|签约
    7|真空玻璃项目|洛阳兰迪玻璃机器股份有限公司|400000000|2026-03-30|*2026-09|玻璃园|季布//15811110001|签约
    8|工业机器人减速机项目|苏州绿的谐波|110000000|2026-04|*2027|待定|栾布//15811110002|签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 县文旅局: the title names two years and the days none: whose year is it? */
export const TWO_YEARS: Sender = {
  file: 'z22-two-years.xlsx',
  says: '标题“2025—2026年度”，格内日期没有年份，只能问',
  sheets: [
    sheetOf(
      cellsOf(`
        2025—2026年度文旅招商项目跟踪表
        序号|项目名称|意向方|意向投资|首次接洽时间|签约时间|开工时间|跟踪人
        1|云顶索道|三特索道|2.2亿元|2025年4月|11月|2026年4月|李白
        2|古窑研学基地|世纪明德|6000万|2025年9月|3月15日|未开工|杜甫
        3|温泉度假村|重庆统景|待定|2026年1月|2026.5.6|—|李白
      `),
      { name: '台账', merges: ['A1:H1'] },
    ),
  ],
  facts: { title: '2025—2026年度文旅招商项目跟踪表' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn responsiblePerson
    3|云顶索道|三特索道|220000000|!|2026-04|李白
    4|古窑研学基地|世纪明德|60000000|!|?|杜甫
    5|温泉度假村|重庆统景|?|2026-05-06|?|李白
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 东山乡: a line of running text under each project, merged over the width. */
export const SECOND_LINE: Sender = {
  file: 'z23-second-line.xlsx',
  says: '每个项目两行：第二行横贯全宽，“进展情况：……”',
  sheets: [
    sheetOf(
      cellsOf(`
        东山乡招商引资项目周调度（6月第3周）
        序号|项目名称|客商|总投资（万元）|包联干部|签约时间
        =1|铁皮石斛种植加工|寿仙谷|=3000|徐庶|2026年3月
        |进展情况：已流转土地300亩，大棚搭建完成一半。|||||
        =2|民宿集群|借宿文旅|=1800|庞统（乡党委副书记）|2026年5月
        |进展情况：设计方案已报批，等待村民代表大会表决。|||||
        =3|箬叶加工|端午食品|=500|徐庶|
        |进展情况：正在洽谈租赁老粮站。|||||
      `),
      { name: '6月', merges: ['A1:F1', 'A3:A4', 'B4:F4', 'A5:A6', 'B6:F6', 'A7:A8', 'B8:F8'] },
    ),
  ],
  facts: { title: '东山乡招商引资项目周调度（6月第3周）' },
  records: truthOf(`
    projectName investor totalInvestment responsiblePerson signedOn progress
    3|铁皮石斛种植加工|寿仙谷|30000000|徐庶|2026-03|已流转土地300亩，大棚搭建完成一半。
    5|民宿集群|借宿文旅|18000000|庞统/乡党委副书记|2026-05|设计方案已报批，等待村民代表大会表决。
    7|箬叶加工|端午食品|5000000|徐庶||正在洽谈租赁老粮站。
  `).map((one) => ({ ...one, rows: [one.row, one.row + 1] })),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 县税务局、工信局: output, tax and jobs beside investment; works done are no funds received. */
export const OUTPUT: Sender = {
  file: 'z24-output.xlsx',
  says: '投产达效：产值、税收、用工、月度完成投资，不是到位资金也不是总投资',
  sheets: [
    sheetOf(
      cellsOf(`
        投产达效项目效益监测表（2026年3季度）
        单位：万元、人、亩
        序号|企业名称|投产项目|行业代码|固定资产投资额|占地|实际投产时间|达产时间|设计年产值|2026年1—9月||||亩均税收|是否规上|存在问题
        |||||||||产值|税收|用电量（万度）|用工|||
        =1|青石晶瑞电子|压电晶片|C3981|=12600|=45|2025.8.1|2026.12|=30000|=14500|=620|=88.6|=210|=13.8|是|订单不足
        =2|青石麦香食品|全麦面包|C1411|=4800|=0|2026.1.10|2026.10|=9000|=5200|=96|=41|=130|—|否|无
        =3|青石宏桥轻合金|轮毂二期|C3252|=33000|=118.5|2025年11月|2026年底|=86000|=40100|=1530|=2600|=460|=12.9|是|天然气价格高
      `),
      {
        name: '监测',
        merges: [
          'A1:P1',
          'A2:P2',
          'J3:M3',
          ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'N', 'O', 'P'].map((column) => `${column}3:${column}4`),
        ],
      },
    ),
  ],
  facts: { title: '投产达效项目效益监测表（2026年3季度）', unit: '万元' },
  records: truthOf(`
    investor projectName fixedInvestment landMu productionOn problems stage
    5|青石晶瑞电子|压电晶片|126000000|45|2025-08-01|订单不足|入规
    6|青石麦香食品|全麦面包|48000000|0|2026-01-10|无
    7|青石宏桥轻合金|轮毂二期|330000000|118.5|2025-11|天然气价格高|入规
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
  ],
};

/** 县商务局: what is signed on a stage, in the order of the stage; the signers are no leaders. */
export const CEREMONY: Sender = {
  file: 'z25-ceremony.xlsx',
  says: '集中签约仪式：分轮次，甲乙方及签约代表，金额写在格内',
  sheets: [
    sheetOf(
      cellsOf(`
        青石县2026年春季招商引资项目集中签约仪式签约项目一览表
        （2026年4月18日　县会展中心）
        签约顺序|项目名称|签约金额|项目方（乙方）|乙方签约代表|县方（甲方）|甲方签约代表|项目简介
        第一轮（5亿元以上）|||||||
        1|硅碳负极材料项目|12亿元|溧阳天目先导|总经理 罗飞|青石经开区管委会|管委会主任 晏殊|建设年产1万吨硅碳负极生产线
        2|生物航煤项目|5.8亿|河南君恒|董事长 李明|县发改委|主任 苏洵|年处理废弃油脂20万吨
        第二轮（1—5亿元）|||||||
        3|智慧养老社区|3.3亿元人民币|泰康之家|副总裁 邱建|县民政局|局长 苏辙|床位1200张
        4|高端滤纸|2000万美元|奥斯龙（亚洲）|总裁 Jens|柳河镇|镇长 黄庭坚|新上两条涂布线
      `),
      { name: '签约', merges: ['A1:H1', 'A2:H2', 'A4:H4', 'A7:H7'] },
    ),
  ],
  facts: { title: '青石县2026年春季招商引资项目集中签约仪式签约项目一览表' },
  records: truthOf(`
    projectName agreedInvestment investor content stage
    5|硅碳负极材料项目|1200000000|溧阳天目先导|建设年产1万吨硅碳负极生产线|签约
    6|生物航煤项目|580000000|河南君恒|年处理废弃油脂20万吨|签约
    8|智慧养老社区|330000000|泰康之家|床位1200张|签约
    9|高端滤纸|USD 20000000|奥斯龙（亚洲）|新上两条涂布线|签约
  `),
  skipped: [
    ['title', 1],
    ['header', 3],
    ['section', 4, 7],
  ],
};

/** 县招商办: a summary of counts first, then a sheet for each stage, an old copy hidden. */
export const BY_STAGE: Sender = {
  file: 'z26-by-stage.xlsx',
  says: '先一张汇总（个数和金额），再按阶段分表，隐藏一张旧表',
  sheets: [
    sheetOf(
      cellsOf(`
        招商项目汇总表
        类别|个数|总投资（亿元）|其中5亿元以上个数
        在谈|=2|=4.3|=0
        签约未开工|=1|=6|=1
        已开工|=2|=3.9|=0
        合计|=5|=14.2|=1
      `),
      { name: '汇总' },
    ),
    sheetOf(
      cellsOf(`
        序号|项目|投资方|总投资（亿元）|情况
        =1|菌菇罐头|紫山集团|=0.8|对方有意向，等待董事会决策
        =2|纯电环卫车|宇通重工|=3.5|正在谈供地条件
      `),
      { name: '1.在谈' },
    ),
    sheetOf(
      cellsOf(`
        序号|项目|投资方|总投资（亿元）|签约日期|情况
        =1|离子交换膜|东岳未来|=6|2026年2月28日|正在办理环评
      `),
      { name: '2.签约未开工' },
    ),
    sheetOf(
      cellsOf(`
        序号|项目|投资方|总投资（亿元）|签约日期|开工日期|情况
        =1|海苔加工|江苏美好|=1.4|2025-10-10|2026-03-01|打桩
        =2|柔性屏支架|安洁科技|=2.5|2025-12-01|2026-05-20|基础施工
      `),
      { name: '3.已开工' },
    ),
    sheetOf(
      cellsOf(`
        序号|项目|投资方|总投资（亿元）
        =1|菌菇罐头|紫山集团|=0.5
      `),
      { name: '旧', hidden: true },
    ),
  ],
  facts: {},
  records: [
    ...truthOf(
      `
      projectName investor totalInvestment progress stage
      2|菌菇罐头|紫山集团|80000000|对方有意向，等待董事会决策|在谈
      3|纯电环卫车|宇通重工|350000000|正在谈供地条件|在谈
    `,
      '1.在谈',
    ),
    ...truthOf(
      `
      projectName investor totalInvestment signedOn progress stage
      2|离子交换膜|东岳未来|600000000|2026-02-28|正在办理环评|签约
    `,
      '2.签约未开工',
    ),
    ...truthOf(
      `
      projectName investor totalInvestment signedOn startedOn progress stage
      2|海苔加工|江苏美好|140000000|2025-10-10|2026-03-01|打桩|开工
      3|柔性屏支架|安洁科技|250000000|2025-12-01|2026-05-20|基础施工|开工
    `,
      '3.已开工',
    ),
  ],
  skipped: [],
};
