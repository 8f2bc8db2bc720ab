/** The sixth set, ended: one firm with several projects, second persons in lines of their own, days without year, errors of formulas, notes at the side (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 工业园: a number merged over the projects of one firm, which share its money received. */
export const ONE_FIRM: Sender = {
  file: 'q06-one-firm.xlsx',
  says: '一家企业几个项目：序号、企业、责任人合并，各项目投资分列',
  sheets: [
    sheetOf(
      cellsOf(`
        工业园企业增资扩产项目表
        单位：万元||||||2026年8月20日
        序号|企业名称|项目名称|总投资|进展情况|预计投产时间|责任人
        =1|恒昌化纤|差别化纤维项目|=30000|主体封顶|2026年12月|墨翟
        ||锦纶切片项目|=52000|打桩|2027年6月|
        =2|科源电子|摄像模组扩产项目|=8000|已投产|2026年7月|公输班
        =3|汇丰包装|彩印项目|=1500|设备招标|2026.11|墨翟
        ||瓦楞纸箱项目|=900|论证|待定|
      `),
      { name: '园区', merges: ['A1:G1', 'A4:A5', 'B4:B5', 'G4:G5', 'A7:A8', 'B7:B8', 'G7:G8'] },
    ),
  ],
  facts: { title: '工业园企业增资扩产项目表', unit: '万元', asOf: '2026-08-20' },
  records: truthOf(`
    investor projectName totalInvestment progress planFinish responsiblePerson $row
    4|恒昌化纤|差别化纤维项目|300000000|主体封顶|2026-12|墨翟|!
    5|恒昌化纤|锦纶切片项目|520000000|打桩|2027-06|墨翟|!
    6|科源电子|摄像模组扩产项目|80000000|已投产|2026-07|公输班
    7|汇丰包装|彩印项目|15000000|设备招标|2026-11|墨翟|!
    8|汇丰包装|瓦楞纸箱项目|9000000|论证|?|墨翟|!
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 市委台办: 台资 and 侨资, days without a year below a second title that names it, the unit in the group. */
export const SECOND_TITLE: Sender = {
  file: 'q07-second-title.xlsx',
  says: '标题分两行，年份在第二行；日期没有年；单位写在分组表头',
  sheets: [
    sheetOf(
      cellsOf(`
        台资侨资项目动态管理表
        （2026年1—9月）
        编号|项目情况|||投资情况（万元人民币）|||时间||对接情况||
        |名称|投资者|来自|总额|固投|到位|签约|动工|现状|负责部门|对接人
        T01|凤梨酥观光工厂|台商林董|台湾|=6800|=4000|=1200|3月18日|6月|主体完工|县台办|妈祖
        T02|乌龙茶庄园|台商协会|台湾|=1500|=800|=0|5月|未动工|流转土地|县台办|妈祖
        Q03|咖啡烘焙中心|马来西亚侨商|马来西亚|约3000|—|/|8月底|10月中旬|办理执照|县侨联|郑和（副主席）
      `),
      {
        name: '台账',
        merges: ['A1:L1', 'A2:L2', 'A3:A4', 'B3:D3', 'E3:G3', 'H3:I3', 'J3:L3'],
      },
    ),
  ],
  facts: { title: '台资侨资项目动态管理表' },
  records: truthOf(`
    projectName investor origin totalInvestment fixedInvestment fundsReceivedTotal signedOn startedOn progress responsibleUnit responsiblePerson
    5|凤梨酥观光工厂|台商林董|台湾|68000000|40000000|12000000|2026-03-18|2026-06|主体完工|县台办|妈祖
    6|乌龙茶庄园|台商协会|台湾|15000000|8000000|0|2026-05|?|流转土地|县台办|妈祖
    7|咖啡烘焙中心|马来西亚侨商|马来西亚|~30000000|?|?|2026-08|2026-10|办理执照|县侨联|郑和/副主席
  `),
  skipped: [
    ['title', 1],
    ['header', 3, 4],
  ],
};

/** 财政局: errors of formulas, a column of running totals, notes at the side of the table. */
export const ERRORS: Sender = {
  file: 'q08-errors.xlsx',
  says: '公式错误#REF!、#DIV/0!；表右侧隔一列有说明文字；合计在表头下第一行',
  sheets: [
    sheetOf(
      cellsOf(`
        招商引资奖补项目核对表（截至2026年6月30日）
        序号|项目名称|企业名称|投资协议金额（万元）|实际到位资金（万元）|到位率|协议签订日期|主管科室||
        |合计||=21300|=9900|=0.4648|||
        =1|不锈钢制品项目|永兴材料|=8800|=4400|=0.5|@2025-11-11|企业科||1.到位资金以银行进账单为准；
        =2|新型墙材项目|北新建材|=12500|#REF!|#DIV/0!|@2026-01-08|企业科||2.协议金额以原件为准。
        =3|文创园项目|国文旅发|#N/A|=5500||2026年4月|文行科||
      `),
      { name: '核对', merges: ['A1:H1'] },
    ),
  ],
  facts: { title: '招商引资奖补项目核对表（截至2026年6月30日）', asOf: '2026-06-30' },
  records: truthOf(`
    projectName investor agreedInvestment fundsReceivedTotal signedOn responsibleUnit stage
    4|不锈钢制品项目|永兴材料|88000000|44000000|2025-11-11|企业科|签约
    5|新型墙材项目|北新建材|125000000|?|2026-01-08|企业科|签约
    6|文创园项目|国文旅发|?|55000000|2026-04|文行科|签约
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['total', 3],
  ],
};

/** 县林业局: a second person and telephone in a line of their own below the project, nothing merged. */
export const SECOND_PERSON: Sender = {
  file: 'q09-second-person.xlsx',
  says: '项目下一行只有第二责任人和电话，什么都没合并',
  sheets: [
    sheetOf(
      cellsOf(`
        林业产业招商项目调度（单位：万元）
        序号|项目名称|投资方|总投资|阶段|责任人|联系电话
        =1|木本油料加工|丽水油茶|=5600|签约|神农|=13744440001
        |||||后稷|=13744440002
        =2|竹炭包装|遂昌碳谷|=900|洽谈|后稷|=13744440002
        =3|森林康养|莫干山旅投|=30000|意向|神农|=13744440001
        |||||嫘祖|=13744440003
      `),
      { name: '调度', merges: ['A1:G1'] },
    ),
  ],
  facts: { title: '林业产业招商项目调度（单位：万元）', unit: '万元' },
  records: truthOf(`
    projectName investor totalInvestment stage responsiblePerson $row
    3|木本油料加工|丽水油茶|56000000|签约|神农//13744440001；后稷//13744440002|!
    5|竹炭包装|遂昌碳谷|9000000|在谈|后稷//13744440002
    6|森林康养|莫干山旅投|300000000|线索|神农//13744440001；嫘祖//13744440003|!
  `).map((one) => (one.row === 5 ? one : { ...one, rows: [one.row, one.row + 1] })),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 县政府办公室: a list of tasks, each with what was asked, how far it is, and whether it is done; not every task is a project. */
export const TASKS: Sender = {
  file: 'q10-report-letter.xlsx',
  says: '上行报告附表：附件、密级、抄送行，表头三层，栏目名带（）和①②注，末尾有联系人行',
  sheets: [
    sheetOf(
      cellsOf(`
        附件2||||||||||内部资料  注意保存
        青石县5000万元以上工业招商项目建设情况统计表
        报送单位：青石县工业和信息化局（公章）||||||统计截止时间：2026年9月25日|||金额单位：亿元、亩|
        序⏎号|项目基本情况||||建设条件||建设情况||||
        |项目名称①|建设单位（投资方）|建设地点|主要建设内容|规划用地|计划总投资②|开工时间|计划竣工时间|截至目前形象进度|年度投资完成率（%）|责任领导
        1|轻型输送带|浙江三维橡胶|开发区|年产2000万平方米|102.5|5.6|2025.10|2026.12|设备安装80%|76.5|县委常委、副县长 晏几道
        2|电机定转子|通达动力|开发区|年产15万吨|60|2.35|2026.3.9|2027年6月|基础施工|41|柳永（县人大副主任）
        3|空气净化器|莱克电气|柳河镇|年产30万台|—|0.52|2026年8月|2026年底|厂房改造|100|柳永
        注：①按备案名称填写。②含流动资金。
        联系人：周邦彦　　联系电话：0530-7788990
      `),
      {
        name: '附件2',
        merges: ['A2:L2', 'A3:F3', 'G3:I3', 'J3:K3', 'A4:A5', 'B4:E4', 'F4:G4', 'H4:L4', 'A9:L9', 'A10:L10'],
      },
    ),
  ],
  facts: { title: '青石县5000万元以上工业招商项目建设情况统计表', asOf: '2026-09-25', unit: '亿元', reporting: '县工信局' },
  records: truthOf(`
    projectName investor place content landMu totalInvestment startedOn planFinish progress leader stage
    6|轻型输送带|浙江三维橡胶|开发区|年产2000万平方米|102.5|560000000|2025-10|2026-12|设备安装80%|晏几道/县委常委、副县长|开工
    7|电机定转子|通达动力|开发区|年产15万吨|60|235000000|2026-03-09|2027-06|基础施工|柳永/县人大副主任|开工
    8|空气净化器|莱克电气|柳河镇|年产30万台||52000000|2026-08|2026|厂房改造|柳永|开工
  `),
  skipped: [
    ['title', 2],
    ['meta', 3],
    ['header', 4, 5],
    ['footnote', 9, 10],
  ],
};
