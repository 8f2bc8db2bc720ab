/** The eighth set, written blind: boards of tasks, plans for four quarters, merged leaders beside unmerged, an office's list pasted under its letter, values with notes, percentages of plans (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 县项目中心: steps with plan and fact side by side; what is done is a day, what is not is a dash. */
export const STEPS: Sender = {
  file: 'r07-steps.xlsx',
  says: '节点计划与实际并列：签约、开工、竣工各分“计划”“实际”',
  sheets: [
    sheetOf(
      cellsOf(`
        重点招商项目全流程节点管控表（截至2026年7月15日）
        序号|项目名称|投资单位|总投资⏎（亿元）|签约||开工||竣工||项目进度|责任单位|责任人
        ||||计划|实际|计划|实际|计划|实际|||
        1|铝合金压铸|广东鸿图|6|2026.1|2026.1.20|2026.4|2026.5.8|2027.3|—|地下管网施工|开发区|鲁仲连
        2|预应力管桩|建华建材|2.8|2026.3|2026.3.30|2026.6|—|2026.12|—|施工图审查|县住建局|田骈
        3|宠物疫苗|瑞普生物|1.5|2026.6|—|2026.10|—|2027.10|—|合同会签|县农业农村局|邹衍
      `),
      {
        name: '节点',
        merges: ['A1:M1', 'E2:F2', 'G2:H2', 'I2:J2', ...['A', 'B', 'C', 'D', 'K', 'L', 'M'].map((column) => `${column}2:${column}3`)],
      },
    ),
  ],
  facts: { title: '重点招商项目全流程节点管控表（截至2026年7月15日）', asOf: '2026-07-15' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn planFinish progress responsibleUnit responsiblePerson stage
    4|铝合金压铸|广东鸿图|600000000|2026-01-20|2026-05-08|2027-03|地下管网施工|开发区|鲁仲连|开工
    5|预应力管桩|建华建材|280000000|2026-03-30|?|2026-12|施工图审查|县住建局|田骈|签约
    6|宠物疫苗|瑞普生物|150000000|?|?|2027-10|合同会签|县农业农村局|邹衍|
  `).map((one) => ({ ...one, productionOn: '?' })),
  skipped: [
    ['title', 1],
    ['header', 2, 3],
  ],
};

/** 县文旅集团: the unit and the as-of day stand right of the title in one row; headings wrapped letter by letter. */
export const WRAPPED: Sender = {
  file: 'r08-wrapped.xlsx',
  says: '表头逐字换行、字间空格；标题右侧同一行写单位和日期；金额带￥和元',
  sheets: [
    sheetOf(
      cellsOf(`
        文旅招商项目明细表|||||||单位：元　2026/8/31
        序⏎号|项⏎目⏎名⏎称|投 资 方|投 资 总 额|到 位 资 金|落 地 时 间|签 约 时 间|联 系 领 导
        1|汉服小镇|洛阳文旅|￥120,000,000.00|￥8,500,000.00|2026/3/1|2026/1/15|苏洵
        2|滑翔伞基地|山西飞鹰|￥18,600,000.00|￥0.00||2026/7/20|苏轼（副县长）
        3|露营公园|大热荒野|￥9,900,000.00|￥9,900,000.00|2025/12/1|2025/10/9|苏轼（副县长）
        合⏎计||||￥18,400,000.00|||
      `),
      { name: '明细', merges: ['A1:G1'] },
    ),
  ],
  facts: { title: '文旅招商项目明细表', asOf: '2026-08-31', unit: '元' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal signedOn leader stage
    3|汉服小镇|洛阳文旅|120000000|8500000|2026-01-15|苏洵|签约
    4|滑翔伞基地|山西飞鹰|18600000|0|2026-07-20|苏轼/副县长|签约
    5|露营公园|大热荒野|9900000|9900000|2025-10-09|苏轼/副县长|签约
  `),
  skipped: [
    ['header', 2],
    ['total', 6],
  ],
};

/** 开发区招商一局: weekly board; a project said over three lines by merges, two contacts ours and theirs. */
export const BOARD: Sender = {
  file: 'r09-board.xlsx',
  says: '周报：上周、本周、下周三栏并列，投资额“亿元/亩”写在同一格，企业方与我方对接人',
  sheets: [
    sheetOf(
      cellsOf(`
        招商一局重点在谈项目周报（第36周）
        汇报人：吕蒙　　汇报日期：2026年9月4日
        NO.|项目名称|企业简介|拟投资额（亿元）|拟用地（亩）|上周工作|本周工作|下周计划|企业方对接人|我方对接人
        1|固态硬盘封测|上市公司，年营收23亿元|10|150|赴深圳拜访|接待董事长一行|起草框架协议|陈总 13900001111|吕蒙
        2|EPS转向系统|专精特新小巨人|3.6|60|电话沟通|实地踏勘标准厂房|报价|李工|凌统 13200002222
        3|医用导管|外资（德国）|约1.2|租赁厂房3000㎡|——|首次接触|寄送资料|Müller|凌统
      `),
      { name: '36周', merges: ['A1:J1', 'A2:J2'] },
    ),
  ],
  facts: { title: '招商一局重点在谈项目周报（第36周）', asOf: '2026-09-04' },
  records: truthOf(`
    projectName totalInvestment landMu progress nextStep responsiblePerson
    4|固态硬盘封测|1000000000|150|接待董事长一行|起草框架协议|吕蒙
    5|EPS转向系统|360000000|60|实地踏勘标准厂房|报价|凌统//13200002222
    6|医用导管|~120000000|!|首次接触|寄送资料|凌统
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 县委改革办: a list of cases; the same firm under two headings, parts of the project in rows of their own with 其中. */
export const AMONG: Sender = {
  file: 'r10-among.xlsx',
  says: '名称行下有“其中：一期”“二期”行，没有序号；到位资金万元、总投资亿元',
  sheets: [
    sheetOf(
      cellsOf(`
        分期建设招商项目情况（2026年6月30日）
        序号|项目名称|投资方|总投资（亿元）|累计到位资金（万元）|建设状态|备注
        1|铜箔产业园|诺德股份|30|126000|在建|分两期
        |其中：一期||12|96000||
        |其中：二期||18|30000||
        2|绿色食品园|今麦郎|5.5|20500|投产|
        3|智能装备园|徐工|—|0|签约|规模待定
        总计|||35.5|146500||
      `),
      { name: '分期', merges: ['A1:G1'] },
    ),
  ],
  facts: { title: '分期建设招商项目情况（2026年6月30日）', asOf: '2026-06-30' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal stage remarks
    3|铜箔产业园|诺德股份|3000000000|1260000000|在建|分两期
    6|绿色食品园|今麦郎|550000000|205000000|投产|
    7|智能装备园|徐工|?|0|签约|规模待定
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['total', 8],
  ],
};

/** 石桥乡: two rows of headings without any merge, an empty column between, text in the first rows of the sheet far right. */
export const UNMERGED: Sender = {
  file: 'r11-unmerged.xlsx',
  says: '两层表头没有合并，中间空一列，右上角“表3”，空行后才是数据',
  sheets: [
    sheetOf(
      cellsOf(`
        |||||||||表3
        石桥乡招商引资重点项目登记表
        -
        |项目名称|投资方|||投资（万元）|||时间|
        序号||名称|来自何地||总额|到位||签约|开工
        -
        1|蒜制品深加工|宏大公司|济宁金乡||3600|1500||2025.11.6|2026.3
        2|牛肉分割|犇犇肉业|内蒙古||2200|—||2026.4.1|待定
        合计|||||5800|1500|||
      `),
      { name: 'Sheet1', merges: ['A2:J2'] },
    ),
  ],
  facts: { title: '石桥乡招商引资重点项目登记表' },
  records: truthOf(`
    projectName investor origin totalInvestment fundsReceivedTotal signedOn startedOn
    7|蒜制品深加工|宏大公司|济宁金乡|36000000|15000000|2025-11-06|2026-03
    8|牛肉分割|犇犇肉业|内蒙古|22000000|?|2026-04-01|?
  `),
  skipped: [['total', 9]],
};
