/** Ledgers of 沅溪县 written with their truth by somebody who had not seen the reader, part 3 (issue 4). */
import { sheetOf, workbookOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';
import { YUANXI } from './yuanxi';

export const ROW_GROUPS: Sender = {
  file: 'k17-rowgroup.xlsx',
  says: '序号合并：两个项目一个序号，一个项目两行',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        落马镇重大招商项目台账
        截至2026年6月30日，单位：万元
        序号|项目名称|投资方|总投资|项目状态|包联领导|进展情况
        =1|有机肥一期|湖南沃土肥业|=3000|在建|毛军|发酵车间完工
        |有机肥二期||=4500|签约||正在办理用地
        =2|猕猴桃酒庄|陕西齐峰果业|=2200|在谈|毛军|带队考察1次
        =3|乡镇驿站充电桩|中石化沅溪分公司|=600|在建|彭飞|第一批3座完工
        ||||||第二批2座在选址
      `),
      { name: 'Sheet1', merges: ['A1:G1', 'A4:A5', 'C4:C5', 'F4:F5', 'A7:A8', 'B7:B8', 'C7:C8', 'D7:D8', 'E7:E8'] },
    ),
  ],
  facts: { title: '落马镇重大招商项目台账', asOf: '2026-06-30', unit: '万元' },
  records: truthOf(`
    projectName investor totalInvestment leader stage progress $row
    4|有机肥一期|湖南沃土肥业|30000000|毛军|在建|发酵车间完工|!
    5|有机肥二期|湖南沃土肥业|45000000|毛军|签约|正在办理用地|!
    6|猕猴桃酒庄|陕西齐峰果业|22000000|毛军|在谈|带队考察1次
    7|乡镇驿站充电桩|中石化沅溪分公司|6000000|彭飞|在建|第一批3座完工⏎第二批2座在选址|!
  `).map((one) => (one.row === 7 ? { ...one, rows: [7, 8] } : one)),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

export const SEVERAL: Sender = {
  file: 'k18-several.xlsx',
  says: '一格几个项目，同行编号与换行编号',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        沅溪县驻粤招商联络处项目信息汇总
        序号|拟投资项目|客商|投资金额（万元）|阶段|联络员|备注
        =1|数控机床|东莞劲胜智能|=5000|对接|黄海波
        =2|1.五金冲压项目 2.塑胶注塑项目|东莞长安某商会|1、3000 2、2000|意向|黄海波
        =3|①LED封装项目⏎②灯具组装项目⏎③检测中心项目|中山古镇灯饰协会|1.2亿元|洽谈|黄海波|抱团转移
        =4|印刷包装（含彩盒、说明书两条线）|惠州龙昌印务|=2600|意向|许静
      `),
      { name: 'Sheet1', merges: ['A1:G1'] },
    ),
  ],
  facts: { title: '沅溪县驻粤招商联络处项目信息汇总' },
  records: truthOf(`
    projectName investor totalInvestment responsiblePerson stage remarks
    3|数控机床|东莞劲胜智能|50000000|黄海波|在谈
    4|!|东莞长安某商会|!|黄海波|线索
    5|!|中山古镇灯饰协会|120000000|黄海波|在谈|抱团转移
    6|印刷包装（含彩盒、说明书两条线）|惠州龙昌印务|26000000|许静|线索
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

export const UNIT_SECTIONS: Sender = {
  file: 'k19-unit-sections.xls',
  says: '按乡镇分段，小计、总计，总计不符',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        全县各乡镇（街道）2026年10月招商引资项目汇总
        截至2026年10月28日
        序号|项目名称|投资主体|总投资（万元）|本年到位资金（万元）|签约时间|项目所处阶段|包抓领导|目前进展
        一、青坪镇（2个）
        =1|箬叶提取物|沅溪箬香生物|=5000|=800|2026.2|在建|刘建国|设备基础施工
        =2|石材加工园|福建水头石材商会|=9000|=0|2026.10.12|前期手续|陈凤英|选址
        |小计||=14000|=800
        二、石门街道办事处（2个）
        =3|社区商业中心|湖南步步高|=12000|=1500|2025年9月|主体施工|覃卫国|主体10层
        =4|家政职业培训学校|长沙云家政|=4000|=200|2026年7月|已投入运营|覃卫国|9月招生
        |小计||=16000|=1700
        |总计||=32000|=2500
      `),
      { name: '汇总', merges: ['A1:I1', 'A4:I4', 'A8:I8'] },
    ),
  ],
  facts: {
    title: '全县各乡镇（街道）2026年10月招商引资项目汇总',
    asOf: '2026-10-28',
    mismatches: [{ row: 12, column: 'D', field: 'totalInvestment', stated: '320000000', computed: '300000000' }],
  },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedYear signedOn introducingUnit leader stage progress
    5|箬叶提取物|沅溪箬香生物|50000000|8000000|2026-02|青坪镇|刘建国|在建|设备基础施工
    6|石材加工园|福建水头石材商会|90000000|0|2026-10-12|青坪镇|陈凤英|签约|选址
    9|社区商业中心|湖南步步高|120000000|15000000|2025-09|石门街道|覃卫国|在建|主体10层
    10|家政职业培训学校|长沙云家政|40000000|2000000|2026-07|石门街道|覃卫国|投产|9月招生
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['section', 4, 8],
    ['subtotal', 7, 11],
    ['total', 12],
  ],
};

export const TOTAL_FIRST: Sender = {
  file: 'k20-total-first.xlsx',
  says: '合计在前，中间重复表头，末尾签字行',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        沅溪县招商引资新开工项目一览表
        （2026年8月25日）
        序号|项目名称|投资方|总投资(亿元)|累计到位(亿元)|开工时间|引进单位|当前状态
        合计|5个||=11.5|=2.3
        =1|商用车改装|湖北楚胜汽车|=3|=0.5|2026年8月2日|集中区|开工
        =2|净水剂生产|河南巩义净水|=1.5|=0.3|2026年8月8日|落马镇|开工
        序号|项目名称|投资方|总投资(亿元)|累计到位(亿元)|开工时间|引进单位|当前状态
        =3|碳化硅晶片|中电科某所|=5|=1|2026年8月16日|县工信局|新开工
        =4|五金水暖|福建南安中宇|=1.2|=0.4|2026年8月18日|招商中心|已动工
        =5|智能停车场|湖南云停科技|=0.8|=0.1|2026年8月20日|住建局|开工
        -
        备注：以上数据由各单位提供。
        单位负责人：|||填表人：||联系电话：
        -
        -
      `),
      { name: '8月', merges: ['A1:H1', 'A15:H15'] },
    ),
  ],
  facts: { title: '沅溪县招商引资新开工项目一览表', asOf: '2026-08-25' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal startedOn introducingUnit stage
    5|商用车改装|湖北楚胜汽车|300000000|50000000|2026-08-02|沅溪工业集中区|开工
    6|净水剂生产|河南巩义净水|150000000|30000000|2026-08-08|落马镇|开工
    8|碳化硅晶片|中电科某所|500000000|100000000|2026-08-16|县工信局|开工
    9|五金水暖|福建南安中宇|120000000|40000000|2026-08-18|县招商促进中心|开工
    10|智能停车场|湖南云停科技|80000000|10000000|2026-08-20|县住建局|开工
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['total', 4],
    ['header-repeat', 7],
    ['footnote', 12, 13],
  ],
};

export const CARDS: Sender = {
  file: 'k21-cards.xlsx',
  says: '一张表上两张登记卡，每张上面都印标题',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        招商项目信息卡
        项目名称|航空紧固件生产|投资方|贵州航天精工
        总投资|2.6亿元|拟用地|60亩
        签约时间|2026年5月|包联领导|李国平（县委书记）
        建设内容|建设厂房2万平方米及热处理线
        目前进展|正在开展初步设计
        -
        招商项目信息卡
        项目名称|山茶油精炼|投资方|湖南金浩
        总投资|9000万元|拟用地|35亩
        签约时间|2026年8月3日|包联领导|何伟
        建设内容|精炼车间、罐区
        目前进展|完成公司注册
      `),
      { name: '信息卡', merges: ['A1:D1', 'B5:D5', 'B6:D6', 'B12:D12', 'B13:D13'] },
    ),
  ],
  facts: { title: '招商项目信息卡' },
  records: truthOf(`
    projectName investor content totalInvestment landMu signedOn leader progress
    3|航空紧固件生产|贵州航天精工|建设厂房2万平方米及热处理线|260000000|60|2026-05|李国平/县委书记|正在开展初步设计
    9|山茶油精炼|湖南金浩|精炼车间、罐区|90000000|35|2026-08-03|何伟|完成公司注册
  `),
  skipped: [['title', 1]],
};

export const ERRORS: Sender = {
  file: 'k22-errors.xlsx',
  says: '公式、#REF!，到位率',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        沅溪县招商引资到位资金核查表
        截至2026年9月30日
        序号|项目名称|投资公司|计划总投资（万元）|实际到位资金（万元）|到位率|签约时间|核查情况
        =1|智能家居|浙江某公司|=5000|=2500|=50%|2025-10-10|银行回单齐全
        =2|新型墙材|株洲某建材|=3200|#REF!|#REF!|2026-01-15|缺回单
        =3|环保餐具|广东某环保|=2600|=600|=23.08%|2026-03-08
        合计|||=10800|=3100
      `),
      { name: '核查', merges: ['A1:H1'] },
    ),
  ],
  facts: { title: '沅溪县招商引资到位资金核查表', asOf: '2026-09-30' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal signedOn stage
    4|智能家居|浙江某公司|50000000|25000000|2025-10-10|签约
    5|新型墙材|株洲某建材|32000000|?|2026-01-15|签约
    6|环保餐具|广东某环保|26000000|6000000|2026-03-08|签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    ['total', 7],
  ],
};

export const HIDDEN_SHEET: Sender = {
  file: 'k23-hidden-sheet.xlsx',
  says: '隐藏的上季度表、空表、批注，入统入规',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        2026年三季度招商引资考核项目表
        统计时间：2026年9月30日
        序号|项目名称|报送单位|总投资（万元）|到位资金（万元）|签约时间|状态
        =1|高分子管材|青坪镇政府|=8000|=1200|2026.4.4|在建
        =2|数据标注基地|县商务和粮食局|=1500|=1500|2025.5.5|已入统
        =3|矿泉水|白沙乡人民政府|=600|待核实|2026.7.7|入规
      `),
      {
        name: '考核表',
        merges: ['A1:G1'],
        notes: [
          { row: 4, column: 'E', text: '已核发票' },
          { row: 5, column: 'B', text: '县委已批示' },
        ],
      },
    ),
    sheetOf(
      cellsOf(`
        2026年二季度招商引资考核项目表
        序号|项目名称|报送单位|总投资（万元）
        =1|高分子管材|青坪镇政府|=8000
      `),
      { name: '上季度', hidden: true },
    ),
    sheetOf([], { name: 'Sheet3' }),
  ],
  facts: { title: '2026年三季度招商引资考核项目表', asOf: '2026-09-30' },
  records: truthOf(`
    projectName totalInvestment fundsReceivedTotal signedOn introducingUnit stage
    4|高分子管材|80000000|12000000|2026-04-04|青坪镇|在建
    5|数据标注基地|15000000|15000000|2025-05-05|县商务局|入统
    6|矿泉水|6000000|?|2026-07-07|白沙乡|入规
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    { sheet: '上季度', reason: 'hidden-sheet', row: null },
    { sheet: 'Sheet3', reason: 'sheet-empty', row: null },
  ],
  fileAsk: [{ code: 'hidden-sheets', sheet: '上季度' }],
};

const UTF8_SHEETS = [
  sheetOf(
    cellsOf(`
        沅溪县2026年重点招商项目
        更新日期：2026年10月20日
        序号|项目名称|投资商|投资商所在省市|总投资额（万元）|协议引进资金(万元)|签约日期|开工日期|完成比例(%)|项目进展
        1|工业机器人本体|安徽埃夫特|安徽芜湖|50000|45000|2026-06-06||0|立项
        2|宠物食品|山东中宠|山东烟台|12000|12000|2025-12-08|2026-03-12|65|设备进场
        3|光学镜片|江苏丹阳明月|江苏丹阳|9000|9000|2025-03|2025-06|92.5|调试，预计11月投产
        4|碳纤维自行车|深圳喜德盛|广东深圳|20000|18000|2026-09-30|2027-03|0.5|方案设计
      `),
    { name: '' },
  ),
];
export const UTF8: Sender = {
  file: 'k24-utf8.csv',
  says: 'UTF-8 CSV：题名两行，完成比例一格小于1',
  units: YUANXI,
  sheets: UTF8_SHEETS,
  workbook: workbookOf(UTF8_SHEETS, { format: 'csv-utf8-bom', untyped: true }),
  facts: { title: '沅溪县2026年重点招商项目', asOf: '2026-10-20' },
  records: truthOf(`
    projectName investor origin totalInvestment agreedInvestment signedOn startedOn progressPercent stage progress
    4|工业机器人本体|安徽埃夫特|安徽芜湖|500000000|450000000|2026-06-06||0|签约|立项
    5|宠物食品|山东中宠|山东烟台|120000000|120000000|2025-12-08|2026-03-12|65|开工|设备进场
    6|光学镜片|江苏丹阳明月|江苏丹阳|90000000|90000000|2025-03|2025-06|92.5|开工|调试，预计11月投产
    7|碳纤维自行车|深圳喜德盛|广东深圳|200000000|180000000|2026-09-30|2027-03|!|签约|方案设计
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};
