/** The fifth set, continued: an office system's page of three tables, shares written in every way, 其中 and 占比 rows, the same header twice, comments and hidden parts (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { readBytes } from './bytes';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

const OFFICE_BOOK = readBytes(
  Buffer.from(`<html><head><meta charset="gbk"><meta charset="utf-8"><title>导出</title></head><body>
<table border="0"><tr><td>查询条件：</td><td>单位=柳河镇</td><td>年度=2026</td></tr></table>
<table border="1"><thead><tr><th rowspan="2">序号</th><th rowspan="2">项&nbsp;目&nbsp;名&nbsp;称</th><th colspan="2">投资规模</th><th rowspan="2">投资<br/>主体</th><th colspan="3">时间节点</th><th rowspan="2">办理人</th><th rowspan="2">目前状态</th></tr>
<tr><th>总投资(万元)</th><th>固投(万元)</th><th>签约</th><th>开工</th><th>计划竣工</th></tr></thead><tbody>
<tr><td>1</td><td><a href="view.do?id=88">速冻蔬菜<span style="display:none">#88</span></a></td><td align=right>5,000</td><td>4,200</td><td>海通食品</td><td>2026-02-01</td><td>2026-03-15</td><td>2026年底</td><td>陈平<br>13511110001</td><td>建设中</td></tr>
<tr><td>2</td><td>柳编家居</td><td align=right>1,280.6</td><td>--</td><td>木兰柳编&#x3000;</td><td>2026-05-20</td><td>&nbsp;</td><td></td><td>周勃</td><td>待开工</td></tr>
<tr><td>3</td><td>地热温室&amp;育苗</td><td align=right>960</td><td>800</td><td>个体&nbsp;贺知章</td><td></td><td></td><td></td><td>陈平</td><td>在谈</td></tr>
</tbody></table><table><tr><td>制表：系统管理员</td><td>打印时间：2026-08-01 09:30</td></tr></table></body></html>`),
);
/** 柳河镇's office system: the conditions asked for, the list, the footer: three tables in one page. */
export const OFFICE: Sender = {
  file: 'z16-office.xls',
  says: '办公系统网页：查询条件、明细、页脚三个表，链接和隐藏文字',
  workbook: OFFICE_BOOK,
  sheets: OFFICE_BOOK.sheets,
  facts: {},
  records: truthOf(`
    projectName totalInvestment fixedInvestment investor signedOn startedOn planFinish responsiblePerson stage
    4|速冻蔬菜|50000000|42000000|海通食品|2026-02-01|2026-03-15|2026|陈平//13511110001|在建
    5|柳编家居|12806000|?|木兰柳编|2026-05-20|||周勃|签约
    6|地热温室&育苗|9600000|8000000|个体贺知章||||陈平|在谈
  `),
  skipped: [['header', 2, 3]],
};

/** 县发改局: shares as text, number, percent and fraction; shares of ownership are no progress. */
export const SHARES: Sender = {
  file: 'z17-shares.xlsx',
  says: '完成率有小数、百分数、分数、成数；持股比例不是进度',
  sheets: [
    sheetOf(
      cellsOf(`
        产业项目投资完成情况（2026年1—10月）
        单位：万元
        序号|项目名称|业主单位|外方持股比例|总投资|年度计划|年度完成|年度完成率|总体形象进度|进度说明
        1|航空紧固件项目|东方蓝天|0|=30000|=10000|=6500|=0.65|=40%|主体施工
        2|人造石墨项目|璞泰来|=49%|=82000|=20000|=20000|=1|75%|设备安装
        3|植物油灌装项目|丰益国际|100%|=24000|=6000|=1500|=0.25|１０％|土建
        4|生态猪场项目|正大集团|=51%|=18000|=9000|=9900|=1.1|100%|投产
      `),
      { name: '10月', merges: ['A1:J1', 'A2:J2'] },
    ),
  ],
  facts: { title: '产业项目投资完成情况（2026年1—10月）', unit: '万元' },
  records: truthOf(`
    projectName investor totalInvestment progressPercent progress
    4|航空紧固件项目|东方蓝天|300000000|40|主体施工
    5|人造石墨项目|璞泰来|820000000|75|设备安装
    6|植物油灌装项目|丰益国际|240000000|10|土建
    7|生态猪场项目|正大集团|180000000|100|投产
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 县统计局: sums, parts of sums and shares of sums between and below the projects. */
export const PARTS: Sender = {
  file: 'z18-parts.xlsx',
  says: '小计、其中、占比、同比行夹在项目之间；合计数有一处不符',
  sheets: [
    sheetOf(
      cellsOf(`
        省外资金项目到位情况表
        填报单位：县统计局||||截止日期：2026年6月30日|单位：万元|
        序号|项目名称|资金来源地|计划总投资|累计到位资金|其中：当年到位|建设进度
        一|第二产业||||||
        1|精密铸造|浙江宁波|=9000|=4200|=1200|完成设备调试
        2|食品包装|广东佛山|=6000|=1800|=1800|厂房封顶
        小　计|||=15000|=6000|=3000|
        其中：亿元以上|||=0|=0|=0|
        占比（%）|||=62.5|=63.2|=65.2|
        二|第三产业||||||
        3|商贸城|福建莆田|=5000|=2500|=800|试营业
        4|冷链云仓|江苏无锡|=4000|=1000|=800|主体施工
        小　计|||=9000|=3500|=1700|
        占比（%）|||=37.5|=36.8|=34.8|
        总　计|||=24000|=9500|=4700|
        同比增长（%）|||=12.4|=8.1|=-3.5|
        单位负责人：管仲|||统计负责人：晏婴||填表人：子产|
      `),
      { name: '到位', merges: ['A1:G1', 'A2:D2', 'B4:G4', 'B10:G10', 'A17:C17'] },
    ),
  ],
  facts: {
    title: '省外资金项目到位情况表',
    asOf: '2026-06-30',
    unit: '万元',
    reporting: '县统计局',
    mismatches: [
      { row: 13, column: 'F', field: 'fundsReceivedYear', stated: '17000000', computed: '16000000' },
      { row: 15, column: 'F', field: 'fundsReceivedYear', stated: '47000000', computed: '46000000' },
    ],
  },
  records: truthOf(`
    projectName origin totalInvestment fundsReceivedTotal fundsReceivedYear progress
    5|精密铸造|浙江宁波|90000000|42000000|12000000|完成设备调试
    6|食品包装|广东佛山|60000000|18000000|18000000|厂房封顶
    11|商贸城|福建莆田|50000000|25000000|8000000|试营业
    12|冷链云仓|江苏无锡|40000000|10000000|8000000|主体施工
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['section', 4, 10],
    ['subtotal', 7, 13],
    ['total', 15],
    ['footnote', 17],
  ],
};

/** 市县联动专班: 姓名, 职务 and 电话 twice under two groups, a column without a header, 时间 three times. */
export const TWICE: Sender = {
  file: 'z19-twice.xlsx',
  says: '同名表头两次：两组姓名、职务、电话，三个“时间”；一列没有表头',
  sheets: [
    sheetOf(
      cellsOf(`
        市县联动推进重大招商项目情况
        序号|项目名称|投资额||县级包抓领导|||项目秘书|||签约||开工|||备注
        ||数额|单位|姓名|职务|电话|姓名|职务|电话|是否|时间|是否|时间||
        =1|特高压金具项目|=5.8|亿元|子路|副县长|13700020001|颜回|工信局副局长|13700020002|是|2026.1.15|是|2026.4.10|★|省重点
        =2|蚕丝被项目|=6200|万元|子贡|县委常委|13700020003|冉有|柳河镇副镇长|13700020004|是|2026.3|否|—||
        =3|智慧停车项目|=0.4|亿元|子夏|县人大副主任||宰我|城管局干部|13700020005|否|—|否|||
      `),
      {
        name: 'Sheet1',
        merges: ['A1:P1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:G2', 'H2:J2', 'K2:L2', 'M2:N2', 'P2:P3'],
      },
    ),
  ],
  facts: { title: '市县联动推进重大招商项目情况' },
  records: truthOf(`
    projectName totalInvestment leader responsiblePerson signedOn startedOn remarks stage
    4|特高压金具项目|580000000|子路/副县长/13700020001|颜回/工信局副局长/13700020002|2026-01-15|2026-04-10|省重点|开工
    5|蚕丝被项目|62000000|子贡/县委常委/13700020003|冉有/柳河镇副镇长/13700020004|2026-03|?||签约
    6|智慧停车项目|40000000|子夏/县人大副主任|宰我/城管局干部/13700020005|?|||
  `),
  skipped: [
    ['title', 1],
    ['header', 2, 3],
  ],
};

/** 新区招商局: a filter left on, rows and columns hidden, comments, thousands as text, five-digit days as text. */
export const LEFT_ON: Sender = {
  file: 'z20-left-on.xlsx',
  says: '筛选未清除：隐藏行、隐藏列，带批注；金额带“元”，日期是五位数',
  sheets: [
    sheetOf(
      cellsOf(`
        编号|企业全称|项目名称|协议投资|实缴到账|签订日期|招商专员|内部评级|状态
        XQ-001|青石新区云帆数据有限公司|云帆数据标注基地|50,000,000元|3,200,000元|=46066|孟浩然|A|已落地运营
        XQ-002|山东绿叶生物|益生菌车间|1.5亿元|—|46129|王昌龄|B|签约
        XQ-003|上海微盟|电商直播基地|800万|800万|2026/4/1|孟浩然|C|已退出
        XQ-004|北京旷视|算力边缘节点|3000万元（含设备1800万元）|0|46175|王昌龄|A|建设
      `),
      {
        name: '项目',
        hiddenRows: [4],
        hiddenColumns: ['H'],
        filtered: true,
        notes: [{ row: 3, column: 'D', text: '王昌龄：合同为1.5亿，补充协议待签' }],
      },
    ),
  ],
  hiddenRows: 1,
  hiddenColumns: 1,
  fileAsk: ['hidden-rows', 'hidden-columns'],
  facts: {},
  records: truthOf(`
    investor projectName agreedInvestment fundsReceivedTotal signedOn responsiblePerson stage
    2|青石新区云帆数据有限公司|云帆数据标注基地|50000000|3200000|2026-02-13|孟浩然|投产
    3|山东绿叶生物|益生菌车间|150000000|?|2026-04-17|王昌龄|签约
    4|上海微盟|电商直播基地|8000000|8000000|2026-04-01|孟浩然|退出
    5|北京旷视|算力边缘节点|30000000|0|2026-06-02|王昌龄|在建
  `).map((one) => (one.row === 4 ? { ...one, hidden: true as const } : one)),
  skipped: [['header', 1]],
};
