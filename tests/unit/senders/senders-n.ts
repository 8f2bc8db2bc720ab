/** The fourth set, continued: a sheet for each month, a letter above its table, cards beside each other, pages and texts from other programs (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { readBytes } from './bytes';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 县招商局: a sheet for each month, one of them without any project. */
export const MONTHS: Sender = {
  file: 'y11-months.xlsx',
  says: '每月一个工作表；有的月份写“本月无签约项目”；标题里年份时有时无',
  sheets: [
    sheetOf(
      cellsOf(`
        2026年1月份签约项目
        项目名称|投资方|合同金额（万元）|签约日期|招引单位
        脐橙分选项目|褚橙果业|=3000|1月12日|柳河镇
      `),
      { name: '1月', merges: ['A1:E1'] },
    ),
    sheetOf(
      cellsOf(`
        2026年2月份签约项目
        项目名称|投资方|合同金额（万元）|签约日期|招引单位
        本月无签约项目
      `),
      { name: '2月', merges: ['A1:E1', 'A3:E3'] },
    ),
    sheetOf(
      cellsOf(`
        3月份签约项目
        项目名称|投资方|合同金额（万元）|签约日期|招引单位
        电动滑板车项目|零跑代步|=8600|3月8日|县工业和信息化局
        中药饮片项目|康美|=4500|2026.3.26|柳河
      `),
      { name: '3月', merges: ['A1:E1'] },
    ),
  ],
  facts: { title: '2026年1月份签约项目' },
  records: [
    ...truthOf(
      `
      projectName investor agreedInvestment signedOn introducingUnit
      3|脐橙分选项目|褚橙果业|30000000|2026-01-12|柳河镇
    `,
      '1月',
    ),
    ...truthOf(
      `
      projectName investor agreedInvestment signedOn introducingUnit
      3|电动滑板车项目|零跑代步|86000000|2026-03-08|县工信局
      4|中药饮片项目|康美|45000000|2026-03-26|柳河镇
    `,
      '3月',
    ),
  ],
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 柳河镇: a 承诺书 whose list of projects stands below its text. */
export const LETTER: Sender = {
  file: 'y12-letter.xlsx',
  says: '承诺书：表上方是整段文字，承诺开工、投产时间',
  sheets: [
    sheetOf(
      cellsOf(`
        招商引资项目责任包保承诺书
        县委、县政府：
        为确保全年招商引资目标任务圆满完成，我镇郑重承诺：一是落实“一个项目、一名领导、一套班子”要求；二是项目推进情况每月5日前报送；三是对包保不力的，自愿接受问责。
        包保项目清单如下：
        序号|项目名称|投资额（亿元）|包保领导|承诺开工时间|承诺投产时间|责任人
        =1|高蛋白饲料项目|=2.1|党委书记 常遇春|2026年12月|2027年底|傅友德
        =2|石墨烯电暖器项目|=0.8|镇长 汤和|2026年11月底前|2027年9月|蓝玉
        承诺单位（盖章）：柳河镇人民政府
        承诺人（签字）：常遇春||||2026年10月8日
      `),
      { name: '承诺书', merges: ['A1:G1', 'A2:G2', 'A3:G3', 'A4:G4', 'A8:G8'] },
    ),
  ],
  facts: { title: '招商引资项目责任包保承诺书' },
  records: truthOf(`
    projectName totalInvestment leader startedOn planFinish responsiblePerson
    6|高蛋白饲料项目|210000000|常遇春/党委书记|*2026-12|2027|傅友德
    7|石墨烯电暖器项目|80000000|汤和/镇长|*2026-11|2027-09|蓝玉
  `),
  skipped: [
    ['title', 1],
    ['meta', 2, 3, 4],
    ['header', 5],
    ['footnote', 8, 9],
  ],
};

/** 城关镇: two cards beside each other. */
export const BESIDE_CARDS: Sender = {
  file: 'y13-cards-beside.xlsx',
  says: '信息卡左右并排，标签在左、内容在右',
  sheets: [
    sheetOf(
      cellsOf(`
        青石县招商项目信息卡
        项目名称|智能水表项目||项目名称|香薰蜡烛项目
        投资单位|三川智慧||投资单位|芬丽
        计划投资|1.8亿元||计划投资|6500万元
        落户园区|经开区||落户园区|城关镇
        责任领导|副县长 尉迟恭||责任领导|秦琼
        洽谈进展|已签意向||洽谈进展|考察两次
      `),
      { name: '信息卡', merges: ['A1:E1'] },
    ),
  ],
  facts: { title: '青石县招商项目信息卡' },
  records: [
    ...truthOf(
      `
      projectName investor totalInvestment place leader stage
      3|智能水表项目|三川智慧|180000000|经开区|尉迟恭/副县长|线索
    `,
      '信息卡',
    ),
    ...truthOf(
      `
      projectName investor totalInvestment place leader progress
      3|香薰蜡烛项目|芬丽|65000000|城关镇|秦琼|考察两次
    `,
      '信息卡（右）',
    ),
  ],
  skipped: [],
};

/** 经开区: a form with each label above its value. */
export const ABOVE: Sender = {
  file: 'y14-labels-above.xlsx',
  says: '登记表：标签在上、内容在下，一行标签一行内容',
  sheets: [
    sheetOf(
      cellsOf(`
        项目信息登记表
        项目名称|投资方|总投资
        碳纤维自行车项目|喜德盛|3亿元
        签约时间|责任单位|责任人
        2026.5.20|县工信局|罗士信
        建设地点|用地（亩）|目前进展
        经开区|=35|平整土地
      `),
      { name: '登记表', merges: ['A1:C1'] },
    ),
  ],
  facts: { title: '项目信息登记表' },
  records: truthOf(`
    projectName investor totalInvestment signedOn responsibleUnit responsiblePerson place landMu progress
    3|碳纤维自行车项目|喜德盛|300000000|2026-05-20|县工信局|罗士信|经开区|35|平整土地
  `),
  skipped: [['title', 1]],
};

/** The city's platform: a page saved as .xls with cells reaching over rows, breaks and a hidden row. */
const PAGE_BOOK = readBytes(
  Buffer.from(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style>td{mso-number-format:"\\@"}</style></head><body>
<table><tr><td colspan="7" align="center"><font size="5">全市签约项目清单</font></td></tr>
<tr><td colspan="7">统计时间：2026-08-31&nbsp;&nbsp;单位：亿元</td></tr>
<tr><th rowspan="2">县区</th><th rowspan="2">项目名称</th><th colspan="2">投资</th><th rowspan="2">投资方</th><th rowspan="2">签约日期</th><th rowspan="2">状态</th></tr>
<tr><th>总投资</th><th>到位资金</th></tr>
<tr><td rowspan="2">青石县</td><td>通用航空<br>配件项目</td><td x:num="5.5">5.50</td><td x:num>1.2</td><td>中航&amp;通飞</td><td>2026/2/3</td><td>开工</td></tr>
<tr><td>特种玻璃项目</td><td>2.00</td><td>—</td><td>凯盛&nbsp;科技</td><td>2026年6月</td><td>签约未开工</td></tr>
<tr><td>白水县</td><td>休闲食品项目</td><td>0.80</td><td>0.30</td><td>盐津铺子</td><td>2025-12-25</td><td>试生产</td></tr>
<tr><td colspan="2">合计</td><td>8.30</td><td>1.50</td><td></td><td></td><td></td></tr>
</table></body></html>`),
);
export const PAGE: Sender = {
  file: 'y15-page.xls',
  says: '网页存成的 .xls：跨行跨列、换行、县区竖向合并',
  workbook: PAGE_BOOK,
  sheets: PAGE_BOOK.sheets,
  facts: { title: '全市签约项目清单', asOf: '2026-08-31', unit: '亿元' },
  records: truthOf(`
    projectName totalInvestment fundsReceivedTotal investor signedOn stage
    5|通用航空配件项目|550000000|120000000|中航&通飞|2026-02-03|开工
    6|特种玻璃项目|200000000|?|凯盛科技|2026-06|签约
    7|休闲食品项目|80000000|30000000|盐津铺子|2025-12-25|投产
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
    ['total', 8],
  ],
};

/** 县委编办: a CSV in GB18030 with characters that need four bytes, a line break within quotes. */
const FOUR_BYTES = [
  'x+DKr8/Y1dDJzNL918rP7sS/u6jD+7LhLCwsLCwsDQrQ8rrFLM/uxL/D+7PGLM2218rIyyzNttfK19y27qOozfLUqqOpLMep1LzKsbzkLNTwyM7IyyzBqs+1',
  'tee7sA0KMSz+n8n91sfE3NewsbjP7sS/LIIwtzGraLyvzcUsMTIwMDAsMjAyNi0wMy0wNSy1y5kz8DgsMTM3MDAwMTAwMDENCjIsIsvcwc/Bo9fTDQq4xNDU',
  'z+7EvyIslTSyNczv0MKyxCw2NTAwLDIwMjYuNSzN9YE57zEsMTM3MDAwMTAwMDINCjMs1vG9rNa9z+7EvyyCMKsz1t3WvdK1LDgwMCwyNsTqNtTCLM31gTnv',
  'MSwNCrrPvMYsLCwxOTMwMCwsLA0K',
].join('');
const RARE_BOOK = readBytes(Buffer.from(FOUR_BYTES, 'base64'));
export const RARE: Sender = {
  file: 'y16-rare.csv',
  says: 'GB18030 的 CSV，人名、企业名有四字节生僻字，引号内换行',
  workbook: RARE_BOOK,
  sheets: RARE_BOOK.sheets,
  facts: { title: '青石县招商引资项目花名册' },
  records: truthOf(`
    projectName investor totalInvestment signedOn responsiblePerson
    3|䶮升智能装备项目|㛃玥集团|120000000|2026-03-05|邓𬸚//13700010001
    4|塑料粒子改性项目|𠮷田新材|65000000|2026-05|王㐂//13700010002
    5|竹浆纸项目|㙍州纸业|8000000|2026-06|王㐂
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['total', 6],
  ],
};

/** 临港镇: pictures on two sheets, the ledger on the third with a filter left on, comments and hidden columns. */
export const PICTURES: Sender = {
  file: 'y17-pictures.xlsx',
  says: '只有照片的表、贴了截图的表；台账有筛选、批注、隐藏列',
  sheets: [
    { ...sheetOf([], { name: '现场照片' }), images: 3 },
    {
      ...sheetOf(
        cellsOf(`
          微信截图（项目群10月28日）
          图1：桩基施工现场|图2：设备进场
        `),
        { name: '截图' },
      ),
      images: 2,
    },
    sheetOf(
      cellsOf(`
        临港镇招商项目台账
        序号|项目名称|投资商|总投资(万元)|内部评分|责任人|手机|项目进展|状态
        =1|船用阀门项目|振华|=7600|=88|狄青|=13600020001|厂房装修|在建
        =2|渔网编织项目|海利得|=1500|=71|杨文广|=13600020002|土地未摘牌|签约
        =3|海产品冷藏|鲜丰|=2200|=64|狄青|=13600020001|停摆|终止
      `),
      {
        name: '台账',
        merges: ['A1:I1'],
        hiddenColumns: ['E'],
        hiddenRows: [5],
        filtered: true,
        notes: [{ row: 3, column: 'D', text: '含设备3000万' }],
      },
    ),
  ],
  facts: { title: '临港镇招商项目台账' },
  hiddenColumns: 1,
  hiddenRows: 1,
  records: [
    ...truthOf(
      `
      projectName investor totalInvestment responsiblePerson progress stage
      3|船用阀门项目|振华|76000000|狄青//13600020001|厂房装修|在建
      4|渔网编织项目|海利得|15000000|杨文广//13600020002|土地未摘牌|签约
    `,
      '台账',
    ),
    {
      ...truthOf(
        `
        projectName investor totalInvestment responsiblePerson progress stage
        5|海产品冷藏|鲜丰|22000000|狄青//13600020001|停摆|退出
      `,
        '台账',
      )[0],
      row: 5,
      hidden: true,
    },
  ],
  skipped: [
    { sheet: '现场照片', reason: 'sheet-empty', row: null },
    { sheet: '截图', reason: 'sheet-not-ledger', row: null },
    { sheet: '台账', reason: 'title', row: 1 },
    { sheet: '台账', reason: 'header', row: 2 },
  ],
};
