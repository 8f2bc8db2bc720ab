/** The fifth set, ended: no unit for one column, days as numbers, several projects in a cell, a chain map, a wide roll with posts held at once (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';

/** 北关街道: 总投资 has its unit in the heading, 到位 has none; one amount is a thousand times the others. */
export const NO_UNIT: Sender = {
  file: 'z27-no-unit.xlsx',
  says: '总投资带单位，到位资金不带；有一格大一万倍',
  sheets: [
    sheetOf(
      cellsOf(`
        北关街道招商项目明细
        序号|项目|投资人|计划投资（亿元）|到账资金|签约时间|跟进人|目前状况
        =1|社区商业综合体|利群商业|=1.2|=3500|2026年1月|朱买臣|装修
        =2|宠物医院连锁|瑞鹏|=0.3|=0|2026年2月|严助|开业
        =3|充电站|星星充电|=2500|=200|2026年4月|严助|等电力增容
        =4|汽车影院|华谊|=0.8||还没签|朱买臣|谈着
      `),
      { name: '明细', merges: ['A1:H1'] },
    ),
  ],
  facts: { title: '北关街道招商项目明细' },
  records: truthOf(`
    projectName investor totalInvestment fundsReceivedTotal signedOn responsiblePerson progress
    3|社区商业综合体|利群商业|120000000|!|2026-01|朱买臣|装修
    4|宠物医院连锁|瑞鹏|30000000|0|2026-02|严助|开业
    5|充电站|星星充电|!|!|2026-04|严助|等电力增容
    6|汽车影院|华谊|80000000||?|朱买臣|谈着
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 县行政审批局: days as 20260305, as 2026.1, as 45 thousand, with hours, impossible ones. */
export const DAY_NUMBERS: Sender = {
  file: 'z28-day-numbers.xlsx',
  says: '日期是数字：20260305、2026.1、2026.10文本、带时分，还有不存在的日子',
  sheets: [
    sheetOf(
      cellsOf(`
        招商项目审批帮办清单（统计时间：2026年11月5日）
        序号|项目名称|建设单位|总投资（万元）|备案时间|签约时间|开工时间|计划竣工时间|帮办员|联系电话
        =1|废旧轮胎胶粉|中策橡胶|=8000|2026-02-01|=20260305|=46112|2027.6|冯唐|=15300010001
        =2|微晶石板|诺贝尔瓷砖|=15600|2026-03-02|=2026.1|2026.10|2027年6月30日|冯唐|=15300010001
        =3|羊绒纱线|鄂尔多斯|=2200|—|2026/5/18 9:00|2026.9.31|26.12|张释之|1.53E+10
        =4|纳米钙|东方雨虹|=6400|2026-05-06|26年5月|未开工|2027年一季度|张释之|153-0001-0004
      `),
      { name: '清单', merges: ['A1:J1'] },
    ),
  ],
  facts: { title: '招商项目审批帮办清单（统计时间：2026年11月5日）', asOf: '2026-11-05' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn planFinish responsiblePerson stage
    3|废旧轮胎胶粉|中策橡胶|80000000|2026-03-05|2026-03-31|2027-06|冯唐//15300010001|开工
    4|微晶石板|诺贝尔瓷砖|156000000|!|2026-10|2027-06-30|冯唐//15300010001|开工
    5|羊绒纱线|鄂尔多斯|22000000|2026-05-18|!|!|!|签约
    6|纳米钙|东方雨虹|64000000|2026-05|?|2027-Q1|张释之//15300010004|签约
  `),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

/** 县农业农村局: two projects in one cell, one with amounts counted likewise; long progress with numbers that are no projects. */
export const IN_ONE_CELL: Sender = {
  file: 'z29-in-one-cell.xlsx',
  says: '一格里写两个项目；进展里的1.2.3.只是几句话',
  sheets: [
    sheetOf(
      cellsOf(`
        农业招商在谈项目一览
        （单位：万元）
        序号|洽谈企业|拟投项目|拟投资|洽谈进展及问题|责任科室|责任人员
        1|首农食品集团|①蛋种鸡场项目⏎②饲料配套项目|①8000⏎②3500|1.已签保密协议；2.正在选址；3.计划6月底前上报投委会。|畜牧科|范雎
        2|新希望六和|生猪屠宰及预制菜一体化项目|20000|1、用水指标待协调⏎2、环评编制中|畜牧科、种植科|蔡泽
        3|登海种业|玉米制种基地|1200—1500|已达成初步意向|种业科|范雎（科长）18700010001
      `),
      { name: '在谈', merges: ['A1:G1', 'A2:G2'] },
    ),
  ],
  facts: { title: '农业招商在谈项目一览', unit: '万元' },
  records: truthOf(`
    investor projectName totalInvestment progress stage responsibleUnit responsiblePerson
    4|首农食品集团|!|!|1.已签保密协议；2.正在选址；3.计划6月底前上报投委会。|在谈|畜牧科|范雎
    5|新希望六和|生猪屠宰及预制菜一体化项目|200000000|1、用水指标待协调⏎2、环评编制中|在谈|畜牧科、种植科|蔡泽
    6|登海种业|玉米制种基地|12000000..15000000|已达成初步意向|在谈|种业科|范雎/科长/18700010001
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

/** 县链长办: the chain, the link and the gap beside each project; firms aimed at are no investors yet. */
export const CHAIN_MAP: Sender = {
  file: 'z30-chain-map.xlsx',
  says: '产业链：链条、环节、缺口逐层合并；目标企业、链主企业、落地项目',
  sheets: [
    sheetOf(
      cellsOf(`
        新能源汽车零部件产业链补链强链招商作战表
        产业链|环节|本地链主企业|招商项目||||||责任链长|牵头部门
        |||项目名称|投资企业|企业所在地|总投资（亿元）|当前阶段|推进情况||
        新能源汽车零部件|上游|青石铝业|电池托盘项目|和胜股份|广东中山|=3.6|签约|土地预审|扁鹊（副县长）|县工信局
        ||青石铝业|电机壳体压铸项目|文灿股份|广东佛山|=5|洽谈|厂房选址|扁鹊（副县长）|县工信局
        |中游|—|车载线控底盘项目|伯特利|安徽芜湖|4-6|意向|已发邀请函|扁鹊（副县长）|县发改委
        |下游|青石客车|换电站项目|奥动新能源|上海|约0.9|开工|设备吊装|华佗（县委常委）|县住建局
      `),
      {
        name: '作战表',
        merges: ['A1:K1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:I2', 'J2:J3', 'K2:K3', 'A4:A7', 'B4:B5'],
      },
    ),
  ],
  facts: { title: '新能源汽车零部件产业链补链强链招商作战表' },
  records: truthOf(`
    industry projectName investor origin totalInvestment stage progress leader responsibleUnit
    4|新能源汽车零部件|电池托盘项目|和胜股份|广东中山|360000000|签约|土地预审|扁鹊/副县长|县工信局
    5|新能源汽车零部件|电机壳体压铸项目|文灿股份|广东佛山|500000000|在谈|厂房选址|扁鹊/副县长|县工信局
    6|新能源汽车零部件|车载线控底盘项目|伯特利|安徽芜湖|400000000..600000000|线索|已发邀请函|扁鹊/副县长|县发改委
    7|新能源汽车零部件|换电站项目|奥动新能源|上海|~90000000|开工|设备吊装|华佗/县委常委|县住建局
  `),
  skipped: [
    ['title', 1],
    ['header', 2, 3],
  ],
};
