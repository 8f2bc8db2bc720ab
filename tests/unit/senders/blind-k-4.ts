/** Ledgers of 沅溪县 written with their truth by somebody who had not seen the reader, part 4 (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';
import { YUANXI } from './yuanxi';

export const INCONSISTENT: Sender = {
  file: 'k25-inconsistent.xlsx',
  says: '亿元栏里写了万元数',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        各部门包联项目资金情况
        序号|包联项目|包联部门|项目总投资（亿元）|已到位资金（亿元）|推进阶段
        =1|绿色数据中心|县发改局|=5|=1.2|在建
        =2|豆制品产业园|农业农村局|=1.2|=0.3|在建
        =3|电子商务产业园|县商务局|=12000|=0.2|签约
        =4|文创街区|文旅局|=0.8|=0|签约
        =5|殡仪馆迁建|县民政局|=0.6|=3000|开工
        =6|城北小学|县教育局|=0.9|=0.9|竣工
      `),
      { name: 'Sheet1', merges: ['A1:F1'] },
    ),
  ],
  facts: { title: '各部门包联项目资金情况' },
  records: truthOf(`
    projectName totalInvestment fundsReceivedTotal responsibleUnit stage
    3|绿色数据中心|500000000|120000000|县发改局|在建
    4|豆制品产业园|120000000|30000000|县农业农村局|在建
    5|电子商务产业园|!|20000000|县商务局|签约
    6|文创街区|80000000|0|县文旅局|签约
    7|殡仪馆迁建|60000000|!|县民政局|开工
    8|城北小学|90000000|90000000|县教育局|投产
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

export const NO_YEAR: Sender = {
  file: 'k26-no-year.xlsx',
  says: '没有年份的拟开工时间',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        近期拟集中开工项目表
        序号|项目|业主单位|总投资（亿元）|拟开工时间|牵头单位|准备情况
        =1|绕城南线|沅溪城投|=3.5|10月下旬|县交通运输局|施工图已审查
        =2|标准厂房四期|沅溪产业投资集团|=2.2|2026年11月|工业集中区|招标公告已发
        =3|人民医院感染楼|县人民医院|=0.75|11月28日|县卫健局|等待资金下达
      `),
      { name: 'Sheet1', merges: ['A1:F1'] },
    ),
  ],
  facts: { title: '近期拟集中开工项目表' },
  records: truthOf(`
    projectName investor totalInvestment startedOn responsibleUnit progress
    3|绕城南线|沅溪城投|350000000|!|县交通运输局|施工图已审查
    4|标准厂房四期|沅溪产业投资集团|220000000|*2026-11|沅溪工业集中区|招标公告已发
    5|人民医院感染楼|县人民医院|75000000|!|县卫健局|等待资金下达
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

export const CONFLICT: Sender = {
  file: 'k27-conflict.xlsx',
  says: '阶段与时间不一致',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        沅溪县招商项目跟踪管理台账
        统计时间：2026年10月31日
        序号|项目名称|投资方|总投资（万元）|签约时间|开工时间|投产时间|进展阶段|备注
        =1|护栏板|山东冠县护栏|=4000|2025-08-08|2026-03-03||签约
        =2|模具钢|湖北黄石|=7000|2026-08-08|2026-12-01||签约
        =3|塑编袋|安徽桐城|=1800|2024-08-08|2024-10-01|2025-10-01|在谈|状态未更新
        =4|胶合板|山东临沂|=2300|2024-04-05|2024-09-09|2025-05-06|在建
      `),
      { name: '台账', merges: ['A1:I1'] },
    ),
  ],
  facts: { title: '沅溪县招商项目跟踪管理台账', asOf: '2026-10-31' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn productionOn stage remarks
    4|护栏板|山东冠县护栏|40000000|2025-08-08|2026-03-03||!
    5|模具钢|湖北黄石|70000000|2026-08-08|2026-12-01||签约
    6|塑编袋|安徽桐城|18000000|2024-08-08|2024-10-01|2025-10-01|!|状态未更新
    7|胶合板|山东临沂|23000000|2024-04-05|2024-09-09|2025-05-06|在建
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

export const OFFSET: Sender = {
  file: 'k28-offset.xlsx',
  says: '表从第三行第三列开始，表头字间空格和换行',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        -
        -
        ||招 商 引 资 项 目 进 展 情 况 统 计 表
        ||填报单位：白沙乡政府||||填报日期：2026年 9月30日
        ||序⏎号|项  目⏎名  称：|投资单位⏎(个人)|项目内容|投资总额⏎（万元）|占地⏎（亩）|签订协议⏎时  间|负责人|项目进展⏎情      况
        ||=1|五彩稻田观光|张家界某旅行社|彩色水稻种植300亩|=260|=300|２０２６．３|龙　海|已对外开放
        ||=2|腊肉加工坊|向阳（个人）|年产腊肉50吨|=80|=1.5|2025年11月|滕飞|试生产
        ||=3|竹筷厂|益阳桃江某竹业|日产竹筷200万双|1200|12余|2026.8|滕　飞|厂房主体完工
      `),
      { name: 'Sheet1', merges: ['C3:K3', 'C4:F4'] },
    ),
  ],
  facts: { title: '招商引资项目进展情况统计表', asOf: '2026-09-30', reporting: '白沙乡' },
  records: truthOf(`
    projectName investor content totalInvestment landMu signedOn responsiblePerson stage progress
    6|五彩稻田观光|张家界某旅行社|彩色水稻种植300亩|2600000|300|2026-03|龙海|签约|已对外开放
    7|腊肉加工坊|向阳（个人）|年产腊肉50吨|800000|1.5|2025-11|滕飞|签约|试生产
    8|竹筷厂|益阳桃江某竹业|日产竹筷200万双|12000000|~12|2026-08|滕飞|签约|厂房主体完工
  `),
  skipped: [
    ['title', 3],
    ['meta', 4],
    ['header', 5],
  ],
};

export const CHAIN: Sender = {
  file: 'k29-chain.xlsx',
  says: '产业链和链长合并在左',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        沅溪县2026年产业链招商项目推进情况一览表
        截至时间：2026-09-30
        产业链名称|链长|序号|项目名称|投资企业|投资方来源地|固投额（亿元）|签约时间|开工时间|链长制牵头单位|目前进展情况|困难问题及建议
        先进储能材料|何伟（常务副县长）|=1|磷酸锰铁锂正极材料|湖南裕能|湖南湘潭|=4.2|2025.7.7|2026.2.28|县工信局|厂房建设|蒸汽供应
        ||=2|电池铝壳|江苏科达利|江苏溧阳|=1.1|2026.5.25|未动工|县工信局|方案报规|无
        ||=3|隔膜涂覆|河北金力|河北邯郸|/|/|/|县工信局|正在洽谈|/
        生态食品|陈立新（副县长）|=4|速冻面点|河南思念|河南郑州|=0.6|2025.10|2026.4|县农业农村局|试产|招工难
        ||=5|橘子罐头|湖南熙可|湖南石门|=0.3|2024.12|2025.3|县农业农村局|正常经营|无
      `),
      { name: '一览表', merges: ['A1:L1', 'A4:A6', 'B4:B6', 'A7:A8', 'B7:B8'] },
    ),
  ],
  facts: { title: '沅溪县2026年产业链招商项目推进情况一览表', asOf: '2026-09-30' },
  records: truthOf(`
    projectName investor origin industry fixedInvestment signedOn startedOn responsibleUnit leader stage progress problems
    4|磷酸锰铁锂正极材料|湖南裕能|湖南湘潭|先进储能材料|420000000|2025-07-07|2026-02-28|县工信局|何伟/常务副县长|开工|厂房建设|蒸汽供应
    5|电池铝壳|江苏科达利|江苏溧阳|先进储能材料|110000000|2026-05-25|?|县工信局|何伟/常务副县长|签约|方案报规|无
    6|隔膜涂覆|河北金力|河北邯郸|先进储能材料|?|?|?|县工信局|何伟/常务副县长||正在洽谈
    7|速冻面点|河南思念|河南郑州|生态食品|60000000|2025-10|2026-04|县农业农村局|陈立新/副县长|开工|试产|招工难
    8|橘子罐头|湖南熙可|湖南石门|生态食品|30000000|2024-12|2025-03|县农业农村局|陈立新/副县长|开工|正常经营|无
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

export const UNIT_SHEETS: Sender = {
  file: 'k30-unit-sheets.xls',
  says: '每个乡镇一张表，一张表没有招引单位栏',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        落马镇项目台账
        统计日期：2026年7月31日
        序号|项目名称|投资方|总投资（万元）|招引单位|责任人|目前阶段|备注
        =1|黄桃罐头|落马果业|=700|落马镇|石磊|投产
        =2|轻钢别墅构件|湖南远大|=6500|落马镇|石磊|洽谈
      `),
      { name: '落马镇', merges: ['A1:H1'] },
    ),
    sheetOf(
      cellsOf(`
        白沙乡项目台账
        统计日期：2026年7月31日
        序号|项目名称|投资人|总投资（亿元）|责任人及电话|目前阶段|情况说明
        =1|高山蔬菜|广州江楠|=0.35|龙海/13787405566|在建|流转土地800亩
        =2|风电场|大唐湖南分公司|=4.8|滕飞 18974501234|核准前期|测风一年
      `),
      { name: '白沙乡', merges: ['A1:G1'] },
    ),
  ],
  facts: { title: '落马镇项目台账', asOf: '2026-07-31' },
  records: [
    ...truthOf(`
    projectName investor totalInvestment introducingUnit responsiblePerson stage
    4|黄桃罐头|落马果业|7000000|落马镇|石磊|投产
    5|轻钢别墅构件|湖南远大|65000000|落马镇|石磊|在谈
  `),
    ...truthOf(
      `
    projectName investor totalInvestment introducingUnit responsiblePerson stage progress
    4|高山蔬菜|广州江楠|35000000|白沙乡|龙海//13787405566|在建|流转土地800亩
    5|风电场|大唐湖南分公司|480000000|白沙乡|滕飞//18974501234|签约|测风一年
  `,
      '白沙乡',
    ),
  ],
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
    { sheet: '白沙乡', reason: 'title', row: 1 },
    { sheet: '白沙乡', reason: 'meta', row: 2 },
    { sheet: '白沙乡', reason: 'header', row: 3 },
  ],
};
