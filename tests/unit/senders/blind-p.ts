/** The ninth set, written blind: a sheet for each month, a legend of colours, totals at the top, amounts in formal numerals, currencies mixed, cells of two lines, older forms of characters (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** A county of the south-west: one sheet for each month, the legend of its colours above the header. */
export const MONTHS: Sender = {
  file: 'p01-months.xlsx',
  says: '一月一张表，标题下有颜色图例，同一项目每月一行',
  sheets: [
    sheetOf(
      cellsOf(`
        河阳县产业招商项目推进表（2026年8月）
        图例：红色—滞后；黄色—基本正常；绿色—超前
        序号|项目名称|投资企业|计划总投资（亿元）|累计到位资金（万元）|包抓领导|签约日期|推进情况
        1|藤椒精深加工|四川椒源食品|2.4|=3600|赵立夏（副县长）|2026.1.12|土建施工
        2|生猪屠宰冷链|重庆德佳|1.1|=500|周小满（县政协副主席）|2026.3.20|办理施工许可
      `),
      { name: '8月', merges: ['A1:H1', 'A2:H2'], tints: { 4: 'green', 5: 'red' } },
    ),
    sheetOf(
      cellsOf(`
        河阳县产业招商项目推进表（2026年9月）
        图例：红色—滞后；黄色—基本正常；绿色—超前
        序号|项目名称|投资企业|计划总投资（亿元）|累计到位资金（万元）|包抓领导|签约日期|推进情况
        1|藤椒精深加工|四川椒源食品|2.4|=4800|赵立夏（副县长）|2026.1.12|主体封顶
        2|生猪屠宰冷链|重庆德佳|1.1|=900|周小满（县政协副主席）|2026.3.20|桩基施工
        3|竹纤维生活用纸|宜宾纸业|3|=0|赵立夏（副县长）|2026.9.6|场地平整
      `),
      { name: '9月', merges: ['A1:H1', 'A2:H2'], tints: { 5: 'yellow' } },
    ),
  ],
  facts: { title: '河阳县产业招商项目推进表（2026年8月）' },
  records: [
    ...truthOf(`
      projectName investor totalInvestment fundsReceivedTotal leader signedOn progress rowColour
      4|藤椒精深加工|四川椒源食品|240000000|36000000|赵立夏/副县长|2026-01-12|土建施工|green
      5|生猪屠宰冷链|重庆德佳|110000000|5000000|周小满/县政协副主席|2026-03-20|办理施工许可|red
    `),
    ...truthOf(
      `
      projectName investor totalInvestment fundsReceivedTotal leader signedOn progress rowColour
      4|藤椒精深加工|四川椒源食品|240000000|48000000|赵立夏/副县长|2026-01-12|主体封顶
      5|生猪屠宰冷链|重庆德佳|110000000|9000000|周小满/县政协副主席|2026-03-20|桩基施工|yellow
      6|竹纤维生活用纸|宜宾纸业|300000000|0|赵立夏/副县长|2026-09-06|场地平整
    `,
      '9月',
    ),
  ],
  fileAsk: ['colour-meaning', { code: 'colour-meaning', sheet: '9月' }],
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    { sheet: '9月', reason: 'title', row: 1 },
    { sheet: '9月', reason: 'meta', row: 2 },
    { sheet: '9月', reason: 'header', row: 3 },
  ],
};

/** A county of the east coast: totals at the top, amounts in formal numerals, days in characters. */
export const FORMAL: Sender = {
  file: 'p02-formal.xlsx',
  says: '合计写在最上面；金额大写；日期写汉字、季度末、上半年',
  sheets: [
    sheetOf(
      cellsOf(`
        2026年度招大引强攻坚项目一览表
        序号|项目名称|投资主体|投资总额|签约时间|计划开工时间|计划竣工时间|挂钩领导|牵头单位
        合计|||伍亿捌仟万元|||||
        1|高端阀门智造|温州远洋阀门|叁亿贰仟万元|二〇二六年一月|一季度末|2027年上半年|陆清明|县经信局
        2|海藻生物提取|青岛明月|壹亿伍仟万元整|二〇二六年三月十八日|二季度|2027年底|沈谷雨|县农业农村局
        3|渔网具技改|本地续投|壹亿壹仟万元|二〇二五年十二月|2026年上半年|2026年12月|陆清明|县经信局
      `),
      { name: '一览表', merges: ['A1:I1', 'A3:C3'] },
    ),
  ],
  facts: { title: '2026年度招大引强攻坚项目一览表' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn planFinish leader responsibleUnit
    4|高端阀门智造|温州远洋阀门|320000000|2026-01|*2026-Q1|2027-H1|陆清明|县经信局
    5|海藻生物提取|青岛明月|150000000|2026-03-18|*2026-Q2|2027|沈谷雨|县农业农村局
    6|渔网具技改|本地续投|110000000|2025-12|*2026-H1|2026-12|陆清明|县经信局
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
    ['total', 3],
  ],
};

/** A county of the centre: cells of two lines, one investor merged over its projects, days like 26.3. */
export const TWO_LINES: Sender = {
  file: 'p03-two-lines.xlsx',
  says: '一格两行：金额下写固投、人名下写电话；投资方合并；日期写26.3',
  sheets: [
    sheetOf(
      cellsOf(`
        鹿泉县重点招商项目调度表
        （截至2026年9月30日）
        序号|投资方|项目名称|总投资|签约时间|开工时间|包联县领导|项目秘书及电话|目前进展
        1|湖北华强科技|输液膜新材料|5亿元⏎（固投3.8亿元）|26.3|2026.5.10|陈白露⏎县委常委|方惊蛰⏎13971110001|厂房基础施工
        2||药用胶塞|1.6亿元|2026.4.2|2026.8|陈白露⏎县委常委|方惊蛰⏎13971110001|设备订购
        3|武汉凯迪|生物质热电|约4亿元⏎（固投3.2亿元）|2025.11.8|—|秦霜降⏎副县长|卢大雪⏎0713-5221166|等待环评批复
      `),
      { name: 'Sheet1', merges: ['A1:I1', 'A2:I2', 'B4:B5'] },
    ),
  ],
  facts: { title: '鹿泉县重点招商项目调度表', asOf: '2026-09-30' },
  records: truthOf(`
    projectName investor totalInvestment fixedInvestment signedOn startedOn leader responsiblePerson progress stage
    4|输液膜新材料|湖北华强科技|500000000|380000000|!|2026-05-10|陈白露/县委常委|方惊蛰//13971110001|厂房基础施工|开工
    5|药用胶塞|湖北华强科技|160000000||2026-04-02|2026-08|陈白露/县委常委|方惊蛰//13971110001|设备订购|开工
    6|生物质热电|武汉凯迪|~400000000|320000000|2025-11-08|?|秦霜降/副县长|卢大雪//0713-5221166|等待环评批复|签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** A coastal development zone: amounts in five currencies in one column. */
export const CURRENCIES: Sender = {
  file: 'p04-currencies.xlsx',
  says: '一列里人民币、美元、日元、欧元、港币混写，没写币种的按表上单位',
  sheets: [
    sheetOf(
      cellsOf(`
        临港经济区外向型项目台账
        填报单位：临港经济区管委会|||||单位：万元
        编号|项目名称|外方投资者|投资总额|来源地|协议签订日期|项目阶段|备注
        LG-01|精密注塑|日本东洋株式会社|8亿日元|日本|2026年2月|建设中|
        LG-02|医用敷料|德国保赫曼|500万欧元|德国|2026/4/15|已签约|
        LG-03|光学镀膜|香港信义|2亿港元|中国香港|2025.9|投产|增资
        LG-04|汽车线束|美国李尔|1200万美元|美国|2026.6.1|已签约|
        LG-05|包装彩印|本市金佳|6000|本市|2026.7|洽谈|内资
        LG-06|咖啡烘焙|新加坡福瑞|约300万新元|新加坡|待定|洽谈|
      `),
      { name: '外向型', merges: ['A1:H1'] },
    ),
  ],
  facts: { title: '临港经济区外向型项目台账', unit: '万元', reporting: '临港经济区管委会' },
  records: truthOf(`
    projectName investor totalInvestment origin signedOn stage remarks
    4|精密注塑|日本东洋株式会社|JPY 800000000|日本|2026-02|在建
    5|医用敷料|德国保赫曼|EUR 5000000|德国|2026-04-15|签约
    6|光学镀膜|香港信义|HKD 200000000|中国香港|2025-09|投产|增资
    7|汽车线束|美国李尔|USD 12000000|美国|2026-06-01|签约
    8|包装彩印|本市金佳|60000000|本市|2026-07|在谈|内资
    9|咖啡烘焙|新加坡福瑞|SGD ~3000000|新加坡|?|在谈
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** A banner of the north: the towns stand merged at the left, each with its subtotal; notes in cells. */
export const TOWNS: Sender = {
  file: 'p05-towns.xlsx',
  says: '左边苏木乡镇合并，每镇一行小计，单元格有批注，末尾总计',
  sheets: [
    sheetOf(
      cellsOf(`
        赤峰路旗2026年招商引资到位资金台账
        单位：万元　　统计时间：2026年10月25日
        苏木乡镇|序号|项目名称|投资单位|总投资|本年到位资金|项目所处阶段|包联领导
        沙那镇|1|肉羊屠宰|伊利源|=12000|=3000|在建|巴特尔
        |2|荞麦深加工|塞飞亚|=5600|=1200|新开工|乌兰
        小计||||=17600|=4200||
        白音镇|1|风电塔筒|天能重工|=43000|=8000|在建|巴特尔
        |2|玉米秸秆饲料|草都|=2300|=300|签约|斯琴
        |3|奶食品加工|蒙都|=980|=980|投产|斯琴
        小计||||=46280|=9280||
        总计||||=63880|=13480||
      `),
      {
        name: '到位资金',
        merges: ['A1:H1', 'A2:H2', 'A4:A5', 'A7:A9', 'A6:D6', 'A10:D10', 'A11:D11'],
        notes: [{ row: 5, column: 'E', text: '原备案4800万元，10月变更' }],
      },
    ),
  ],
  facts: { title: '赤峰路旗2026年招商引资到位资金台账', asOf: '2026-10-25', unit: '万元' },
  records: truthOf(`
    introducingUnit projectName investor totalInvestment fundsReceivedYear stage leader
    4|沙那镇|肉羊屠宰|伊利源|120000000|30000000|在建|巴特尔
    5|沙那镇|荞麦深加工|塞飞亚|56000000|12000000|开工|乌兰
    7|白音镇|风电塔筒|天能重工|430000000|80000000|在建|巴特尔
    8|白音镇|玉米秸秆饲料|草都|23000000|3000000|签约|斯琴
    9|白音镇|奶食品加工|蒙都|9800000|9800000|投产|斯琴
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['subtotal', 6, 10],
    ['total', 11],
  ],
};

/** A county of the north-west: who answers in cells of two lines, shares as percent cells, a status nobody knows. */
export const DUTIES: Sender = {
  file: 'p06-duties.xlsx',
  says: '责任单位与责任人一格两行；形象进度是百分比格式；状态写“能评阶段”“土地组卷”',
  sheets: [
    sheetOf(
      cellsOf(`
        陇原县招商引资项目责任清单（2026年第三季度）
        项目名称|投资企业|投资规模（亿元）|项目状态|形象进度|县级包抓领导|责任单位及责任人|存在的问题|完成时限
        苹果智能分选|陕西华圣|1.2|正在建设|=65%|县委副书记　马立冬|县果业局⏎徐寒露|分选线未到货|11月底
        光伏玻璃深加工|安彩高科|9.8|能评阶段|=0%|县长　杨春分|县发改局⏎田芒种|能耗指标缺口|2026年12月
        肉牛交易市场|本土合作社联合|0.6|土地组卷|=5%|副县长　梁处暑|县畜牧局⏎徐小寒|无|10月20日
        马铃薯淀粉技改|甘肃蓝天|2|试生产|=100%|县委副书记　马立冬|县农业农村局⏎石大寒|/|9月
      `),
      { name: '清单', merges: ['A1:I1'] },
    ),
  ],
  facts: { title: '陇原县招商引资项目责任清单（2026年第三季度）' },
  records: truthOf(`
    projectName investor totalInvestment stage progressPercent leader responsibleUnit responsiblePerson problems deadline
    3|苹果智能分选|陕西华圣|120000000|在建|65|马立冬/县委副书记|县果业局|徐寒露|分选线未到货|2026-11
    4|光伏玻璃深加工|安彩高科|980000000|!|0|杨春分/县长|县发改局|田芒种|能耗指标缺口|2026-12
    5|肉牛交易市场|本土合作社联合|60000000|!|5|梁处暑/副县长|县畜牧局|徐小寒|无|2026-10-20
    6|马铃薯淀粉技改|甘肃蓝天|200000000|投产|100|马立冬/县委副书记|县农业农村局|石大寒||2026-09
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** A mountain county: ticks for the stages, months without a year, the sum as a sentence above the header. */
export const TICKS: Sender = {
  file: 'p07-ticks.xlsx',
  says: '表头上一句话写合计；阶段打勾；日期只写月份，年份在标题里',
  sheets: [
    sheetOf(
      cellsOf(`
        雾岭县2026年招商项目“四个一批”统计表
        今年以来全县共引进项目4个，总投资11.3亿元，到位资金2.1亿元。
        序号|项目名称|投资商|总投资⏎（亿元，保留1位小数）|签约一批|开工一批|投产一批|签约月份|引进乡镇|备注
        1|高山蔬菜净菜|湖南惠农|0.8|√|√||2月|云顶乡|
        2|锑品深加工|湖南黄金|6.5|√|||5月|石门镇|用地报批
        3|茶叶精制|本县茶企|1|√|√|√|1月|云顶乡|
        4|康养小镇|深圳华侨城|3|||||青溪镇|在谈
      `),
      { name: '四个一批', merges: ['A1:J1', 'A2:J2'] },
    ),
  ],
  facts: { title: '雾岭县2026年招商项目“四个一批”统计表' },
  records: truthOf(`
    projectName investor totalInvestment signedOn introducingUnit remarks stage
    4|高山蔬菜净菜|湖南惠农|80000000|2026-02|云顶乡||开工
    5|锑品深加工|湖南黄金|650000000|2026-05|石门镇|用地报批|签约
    6|茶叶精制|本县茶企|100000000|2026-01|云顶乡||投产
    7|康养小镇|深圳华侨城|300000000||青溪镇|在谈
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** A town of the far south: older forms of characters in the heading, amounts in 萬元. */
export const OLDER_FORMS: Sender = {
  file: 'p08-older-forms.xlsx',
  says: '表头用繁体字，金额写萬元、億元',
  sheets: [
    sheetOf(
      cellsOf(`
        石螺鎮招商項目登記表
        截至：2026年8月31日
        序號|項目名稱|投資方|投資總額|簽約日期|動工日期|聯繫人及電話|項目進度
        1|五金電鍍園|東莞恆輝|3.2億元|2025年12月5日|2026年3月|黎先生 13500001111|設備安裝
        2|荔枝凍乾|茂名綠銀|1,800萬元|2026年6月|未動工|梁秋分 13600002222|選址
        3|成衣加工|港商獨資|2000萬港元|2026.7.15|2026.8.20|吳立秋|招工
      `),
      { name: '登記', merges: ['A1:H1', 'A2:H2'] },
    ),
  ],
  facts: { title: '石螺鎮招商項目登記表', asOf: '2026-08-31' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn responsiblePerson progress stage
    4|五金電鍍園|東莞恆輝|320000000|2025-12-05|2026-03|黎先生//13500001111|設備安裝|开工
    5|荔枝凍乾|茂名綠銀|18000000|2026-06|?|梁秋分//13600002222|選址|签约
    6|成衣加工|港商獨資|HKD 20000000|2026-07-15|2026-08-20|吳立秋|招工|开工
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** A sub-district: leads of investment, the firm before the project, what was talked in one long cell. */
export const LEADS: Sender = {
  file: 'p09-leads.xlsx',
  says: '招商线索：企业在前、拟投项目在后，投资额写规模区间，没有签约日期',
  sheets: [
    sheetOf(
      cellsOf(`
        城南街道招商线索周报
        （9月第3周，2026年9月18日）
        编号|线索企业|拟投项目|拟投资额|信息来源|对接人|对接情况|下一步打算|线索状态
        1|上海百秋|电商直播基地|3000-5000万元|商会推荐|于夏至|9月16日线上对接，有意向|邀请来访|意向
        2|苏州绿叶|日化仓配|不低于1亿元|以商招商|于夏至、白芒种|已两次来访|洽谈租金|洽谈
        3|无锡先导|锂电检测实验室|待定|网络|韩小雪|电话联系，暂无明确意向|持续跟踪|跟踪
        4|杭州老板|厨电展示中心|800万元左右|驻点招商|白芒种|对方暂缓布局|—|搁置
      `),
      { name: '周报', merges: ['A1:I1', 'A2:I2'] },
    ),
  ],
  facts: { title: '城南街道招商线索周报', asOf: '2026-09-18' },
  records: truthOf(`
    investor projectName totalInvestment responsiblePerson progress nextStep stage
    4|上海百秋|电商直播基地|30000000..50000000|于夏至|9月16日线上对接，有意向|邀请来访|线索
    5|苏州绿叶|日化仓配|>=100000000|于夏至；白芒种|已两次来访|洽谈租金|在谈
    6|无锡先导|锂电检测实验室|?|韩小雪|电话联系，暂无明确意向|持续跟踪|在谈
    7|杭州老板|厨电展示中心|~8000000|白芒种|对方暂缓布局||退出
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** A city's district: a three-row header, money of plan and fact under one group, sections by street with their count. */
export const THREE_ROWS: Sender = {
  file: 'p10-three-rows.xlsx',
  says: '三行表头；资金分计划与完成；街道作分段；合同与实际两种开工时间',
  sheets: [
    sheetOf(
      cellsOf(`
        滨湖区在手项目推进情况表
        填表单位（盖章）：滨湖区投促局|||||||||报送日期：2026-10-08
        序号|项目基本情况|||资金（万元）|||时间节点||责任体系|
        |名称|投资主体|用地⏎（亩）|总投资|其中⏎固定资产投资|2026年⏎到位资金|签约|预计投产|挂帅领导|服务专员
        一、太湖街道（2个）||||||||||
        1|传感器封测|江苏长电|35|=86000|=61000|=9000|2025.8|2027.6|唐元宵|季端午
        2|人形机器人总部|深圳优必选|12.5|=50000|=28000|=15000|2026.1.20|2026年四季度|吕中秋|范重阳 15100003333
        二、蠡园街道（1个）||||||||||
        3|数字文创园|杭州网易|—|=20000|/|=2000|2026.5|2027年上半年|吕中秋|季端午
      `),
      {
        name: '推进',
        merges: ['A1:K1', 'A3:A4', 'B3:D3', 'E3:G3', 'H3:I3', 'J3:K3', 'A5:K5', 'A8:K8'],
      },
    ),
  ],
  facts: { title: '滨湖区在手项目推进情况表', asOf: '2026-10-08', reporting: '滨湖区投促局' },
  records: truthOf(`
    projectName investor landMu totalInvestment fixedInvestment fundsReceivedYear signedOn planFinish leader responsiblePerson introducingUnit stage
    6|传感器封测|江苏长电|35|860000000|610000000|90000000|2025-08|2027-06|唐元宵|季端午|太湖街道|签约
    7|人形机器人总部|深圳优必选|12.5|500000000|280000000|150000000|2026-01-20|2026-Q4|吕中秋|范重阳//15100003333|太湖街道|签约
    9|数字文创园|杭州网易|?|200000000|?|20000000|2026-05|2027-H1|吕中秋|季端午|蠡园街道|签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
    ['section', 5, 8],
  ],
};
