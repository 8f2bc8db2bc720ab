/** The tenth set, written blind: numbered headings, a row of units below the header, what was done told in the cell, persons with parts, a stage merged down the side with its count (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** A working group: numbers before the headings, marks before the names, sums told in words. */
export const NUMBERED: Sender = {
  file: 'q01-numbered.xlsx',
  says: '表头带圈号，项目名前有【省重点】，到位资金写“已到位…”，双组长',
  sheets: [
    sheetOf(
      cellsOf(`
        清江县新能源专班招商作战图（截止2026年7月20日）
        ①序号|②项目名称|③投资方|④总投资|⑤资金到位情况|⑥签约时间|⑦专班组长|⑧联络员|⑨工作进展|⑩下步举措
        1|【省重点】钠电池正极材料|湖南裕能|18亿元|已到位3.2亿元|2026.03|向大暑、冉小暑|牟立秋 15071880001|环评公示|7月底前取得施工许可
        2|储能电站集成|国电投|9.6亿元|已到位4500万元|2025.11.30|向大暑|谭处暑|桩基完成60%|催促设备下单
        3|【市重点】风机叶片|中材科技|7.5亿元|未到位|2026.06.28|冉小暑|牟立秋 15071880001|正在选址|组织踏勘
      `),
      { name: '作战图', merges: ['A1:J1'] },
    ),
  ],
  facts: { title: '清江县新能源专班招商作战图（截止2026年7月20日）', asOf: '2026-07-20' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal signedOn leader responsiblePerson progress nextStep stage
    3|【省重点】钠电池正极材料|湖南裕能|1800000000|320000000|2026-03|向大暑；冉小暑|牟立秋//15071880001|环评公示|7月底前取得施工许可|签约
    4|储能电站集成|国电投|960000000|45000000|2025-11-30|向大暑|谭处暑|桩基完成60%|催促设备下单|签约
    5|【市重点】风机叶片|中材科技|750000000|?|2026-06-28|冉小暑|牟立秋//15071880001|正在选址|组织踏勘|签约
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** A county office of statistics: the units stand in a row of their own below the header. */
export const UNIT_ROW: Sender = {
  file: 'q02-unit-row.xlsx',
  says: '表头下单独一行写单位：亿元、万元、亩、%',
  sheets: [
    sheetOf(
      cellsOf(`
        平湖县招商引资重点项目统计台账
        统计时点：2026年6月30日
        序号|项目名称|投资企业|总投资|固定资产投资|累计到位资金|用地面积|形象进度|责任单位|开工时间
        |||亿元|亿元|万元|亩|%||
        1|纸浆模塑包装|裕同科技|=4.5|=3.6|=12000|=60|=45|县经开区|@2025-09-16
        2|鲟鱼养殖加工|千岛湖鲟龙|=1.2|=0.9|=3000|=210|=30|临湖镇|@2026-02-20
        3|电动工具总成|永康三锋|=2|=1.5|=0|=45.5|=0|县经开区|
      `),
      { name: '台账', merges: ['A1:J1', 'A2:J2'] },
    ),
  ],
  facts: { title: '平湖县招商引资重点项目统计台账', asOf: '2026-06-30' },
  records: truthOf(`
    projectName investor totalInvestment fixedInvestment fundsReceivedTotal landMu progressPercent responsibleUnit startedOn stage
    5|纸浆模塑包装|裕同科技|450000000|360000000|120000000|60|45|县经开区|2025-09-16|开工
    6|鲟鱼养殖加工|千岛湖鲟龙|120000000|90000000|30000000|210|30|临湖镇|2026-02-20|开工
    7|电动工具总成|永康三锋|200000000|150000000|0|45.5|0|县经开区
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
  ],
};

/** A county of the loess: the stage stands merged down the side with the number of its projects. */
export const SIDE_STAGE: Sender = {
  file: 'q03-side-stage.xlsx',
  says: '最左边一列合并写“签约（2个）”等，金额同列混写亿、万、区间、约数',
  sheets: [
    sheetOf(
      cellsOf(`
        黄塬县招商项目分类台账
        类别|序号|项目名称|客商名称|拟投资额|招引单位|对接领导
        在谈⏎（2个）|1|文冠果油脂|山西沃成|2-3亿元|县林业局|郝清明（副县长）
        |2|宠物零食|山东路斯|约0.8 亿元左右|县商务局|贺谷雨
        签约⏎（2个）|3|煤矸石制砖|陕西德龙|4200万|庙沟镇|郝清明（副县长）
        |4|陶瓷色釉料|佛山道氏|￥1.5亿|县工信局|薛霜降（人大副主任）
        开工（1个）|5|矿用支护网|西安天地|不超过6000万元|庙沟镇|薛霜降（人大副主任）
      `),
      { name: '分类', merges: ['A1:G1', 'A3:A4', 'A5:A6'] },
    ),
  ],
  facts: { title: '黄塬县招商项目分类台账' },
  records: truthOf(`
    projectName investor totalInvestment introducingUnit leader stage
    3|文冠果油脂|山西沃成|200000000..300000000|县林业局|郝清明/副县长|在谈
    4|宠物零食|山东路斯|~80000000|县商务局|贺谷雨|在谈
    5|煤矸石制砖|陕西德龙|42000000|庙沟镇|郝清明/副县长|签约
    6|陶瓷色釉料|佛山道氏|150000000|县工信局|薛霜降/人大副主任|签约
    7|矿用支护网|西安天地|<=60000000|庙沟镇|薛霜降/人大副主任|开工
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** A county's supervision office: whether it began is told in words, two persons with two telephones. */
export const TOLD: Sender = {
  file: 'q04-told.xlsx',
  says: '开工情况写“已于3月20日开工”“计划6月底开工”；两名联系人两个电话',
  sheets: [
    sheetOf(
      cellsOf(`
        大河县招商项目督查表
        督查时间：2026年5月22日
        序号|项目名称|投资方|总投资（万元）|签约时间|开工情况|责任领导|联系人|联系电话|存在问题
        1|乳制品冷库|河北君乐宝|8600|2025年12月|已于3月20日开工|县委常委、统战部长 邢小满|窦芒种、耿夏至|13811110001、13811110002|无
        2|秸秆板材|万华生态|32000|2026年1月8日|计划6月底开工|副县长 靳白露|耿夏至|13811110002|土地指标未落实
        3|轴承锻造|山东威马|5400|2026年4月|未开工|副县长 靳白露|窦芒种|13811110001|企业资金紧张
      `),
      { name: '督查', merges: ['A1:J1', 'A2:J2'] },
    ),
  ],
  facts: { title: '大河县招商项目督查表', asOf: '2026-05-22' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn leader responsiblePerson problems stage
    4|乳制品冷库|河北君乐宝|86000000|2025-12|2026-03-20|邢小满/县委常委、统战部长|窦芒种//13811110001；耿夏至//13811110002|无|开工
    5|秸秆板材|万华生态|320000000|2026-01-08|*2026-06|靳白露/副县长|耿夏至//13811110002|土地指标未落实|签约
    6|轴承锻造|山东威马|54000000|2026-04|?|靳白露/副县长|窦芒种//13811110001|企业资金紧张|签约
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** A park of an economic zone: three progress columns by week, the status in one word that nobody knows. */
export const WEEKS: Sender = {
  file: 'q05-weeks.xlsx',
  says: '上周、本周、下周三栏；状态写“土地摘牌”“环评中”“推进中”；外来资金写美元',
  sheets: [
    sheetOf(
      cellsOf(`
        东岭经开区项目周调度表（第38周：9月14日—9月20日）
        2026年9月20日
        序号|项目名称|投资商|总投资额（亿元）|状态|上周完成|本周进展|下周计划|服务专员
        1|半导体清洗|合肥至微|6.2|土地摘牌|完成勘界|缴纳保证金|签订出让合同|章立冬
        2|钙钛矿组件|协鑫光电|15|环评中|一次公示|二次公示|报批|华小雪
        3|预制菜中央厨房|味知香|1.8|推进中|对接设计院|方案初稿|评审方案|章立冬
        4|航空紧固件|中航标|2.4|推进中|厂房装修|设备进场|安装调试|华小雪
      `),
      { name: '第38周', merges: ['A1:I1', 'A2:I2'] },
    ),
  ],
  facts: { title: '东岭经开区项目周调度表（第38周：9月14日—9月20日）', asOf: '2026-09-20' },
  records: truthOf(`
    projectName investor totalInvestment stage progress nextStep responsiblePerson
    4|半导体清洗|合肥至微|620000000|签约|缴纳保证金|签订出让合同|章立冬
    5|钙钛矿组件|协鑫光电|1500000000|!|二次公示|报批|华小雪
    6|预制菜中央厨房|味知香|180000000|!|方案初稿|评审方案|章立冬
    7|航空紧固件|中航标|240000000|!|设备进场|安装调试|华小雪
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** A town of the hills: one list over two sheets, the second without title or header words of its own. */
export const GOES_ON: Sender = {
  file: 'q06-two-sheets.xlsx',
  says: '本地与外来分两张表，表头用词不同；合计在表末“合 计”带空格',
  sheets: [
    sheetOf(
      cellsOf(`
        石泉乡外来投资项目表（单位：万元）
        序号|项目|投资老板|计划投资|已完成投资|落地村|挂联干部
        1|中华蜂养殖|成都蜂业|=450|=120|青杠村|唐小寒
        2|高山冷水鱼|乐山渔旺|=1200|=600|响水村|蒋大寒
        合␣␣计|||=1650|=720||
      `),
      { name: '外来', merges: ['A1:G1'] },
    ),
    sheetOf(
      cellsOf(`
        石泉乡本土投资项目表（单位：万元）
        序号|项目名称|业主|投资总额|建设地点|挂联干部|进度
        1|红心猕猴桃|石泉合作社|=380|青杠村|唐小寒|挂果
        2|民宿集群|乡贤罗立春|=900|响水村|蒋大寒|主体完工
      `),
      { name: '本土', merges: ['A1:G1'] },
    ),
  ],
  facts: { title: '石泉乡外来投资项目表（单位：万元）', unit: '万元' },
  records: [
    ...truthOf(`
      projectName investor totalInvestment place responsiblePerson
      3|中华蜂养殖|成都蜂业|4500000|青杠村|唐小寒
      4|高山冷水鱼|乐山渔旺|12000000|响水村|蒋大寒
    `),
    ...truthOf(
      `
      projectName investor totalInvestment place responsiblePerson progress
      3|红心猕猴桃|石泉合作社|3800000|青杠村|唐小寒|挂果
      4|民宿集群|乡贤罗立春|9000000|响水村|蒋大寒|主体完工
    `,
      '本土',
    ),
  ],
  skipped: [
    ['title', 1],
    ['header', 2],
    ['total', 5],
    { sheet: '本土', reason: 'title', row: 1 },
    { sheet: '本土', reason: 'header', row: 2 },
  ],
};
