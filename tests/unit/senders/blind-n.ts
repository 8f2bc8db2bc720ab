/** Third set of 沅溪县, written before the reader was run on it (issue 4). */
import { sheetOf, workbookOf } from '../sheet/plain-workbook';
import { cellsOf, truthOf } from './lines';
import type { Sender } from './truth';
import { YUANXI } from './yuanxi';

export const SIGNED: Sender = {
  file: 'n01-qianyue.xlsx',
  says: '集中签约问效：签约方（乙方）、首谈首报、落地承接单位',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        2026年集中签约项目跟踪问效表
        数据截至2026年10月25日
        序号|签约项目|签约方（乙方）|签约金额（亿元）|签约时间|签约形式|首谈首报单位|包抓县级领导|落地承接单位|推进情况|制约落地的困难问题
        =1|磁性材料产业园|浙江横店东磁|=12|2026.2.8|正式合同|招商中心|李国平|集中区|摘地完成|配套道路未通
        =2|微型电机|广东德昌|=1.6|2026.2.8|框架协议|县工信局|吴海燕|集中区|拟转正式合同|企业内部决策慢
        =3|黄精饮料|湖南湘典食品|0.5|2026.9.26|正式合同|落马镇|何伟、陈立新|落马镇政府|厂房装修|无
      `),
      { name: 'Sheet1', merges: ['A1:K1'] },
    ),
  ],
  facts: { title: '2026年集中签约项目跟踪问效表', asOf: '2026-10-25' },
  records: truthOf(`
    projectName investor agreedInvestment signedOn introducingUnit responsibleUnit leader stage progress problems
    4|磁性材料产业园|浙江横店东磁|1200000000|2026-02-08|县招商促进中心|沅溪工业集中区|李国平|签约|摘地完成|配套道路未通
    5|微型电机|广东德昌|160000000|2026-02-08|县工信局|沅溪工业集中区|吴海燕|签约|拟转正式合同|企业内部决策慢
    6|黄精饮料|湖南湘典食品|50000000|2026-09-26|落马镇|落马镇|何伟；陈立新|签约|厂房装修|无
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

export const TALKS: Sender = {
  file: 'n02-zaitan.xls',
  says: '乡在谈表：基本情况写建设内容，客商姓名或单位',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        白沙乡在谈招商项目信息表
        报送单位：白沙乡人民政府   报送日期：2026年8月10日
        序号|项目|基本情况|预计投资⏎（万元）|所需土地（亩）|客商姓名或单位|客商电话|乡联系人|目前洽谈情况
        =1|林下养鸡|林下散养土鸡5万羽|=300|200|杨老板|13607450011|龙海|已看地
        =2|光伏发电|屋顶分布式5兆瓦|2000左右|无|湖南某新能源||龙海 13787405566|待电网消纳批复
        =3|矿泉水二期|新增灌装线|=800|5|白沙泉业||滕飞|初步达成意向
      `),
      { name: 'Sheet1', merges: ['A1:I1'] },
    ),
  ],
  facts: { title: '白沙乡在谈招商项目信息表', asOf: '2026-08-10', reporting: '白沙乡' },
  records: truthOf(`
    projectName investor content totalInvestment landMu responsiblePerson progress
    4|林下养鸡|杨老板|林下散养土鸡5万羽|3000000|200|龙海|已看地
    5|光伏发电|湖南某新能源|屋顶分布式5兆瓦|~20000000||龙海//13787405566|待电网消纳批复
    6|矿泉水二期|白沙泉业|新增灌装线|8000000|5|滕飞|初步达成意向
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

export const FARMING: Sender = {
  file: 'n03-nongye.xlsx',
  says: '农业项目：投资完成情况下有计划总投资，建设时间分组',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        县农业农村局农业产业化招商项目台账
        截至2026年6月20日|||||||||单位：万元
        序号|项目名称|投资主体|建设内容|投资完成情况|||建设时间||建设状态|包联责任人|备注
        ||||计划总投资|累计到位|今年到位|开工|投产
        =1|万头肉牛|湘西牧业|牛舍20栋|=6000|=3500|=1000|2025年5月|2026年12月|在建|石磊
        =2|莓茶加工|张家界莓茶公司|清洁化生产线2条|=1500|=1500|=200|2024.10|2025.8|投产|石磊
        =3|水产种苗|岳阳渔美康|工厂化育苗车间6000㎡|=2800|=0|=0|未开工|—|前期|宋江 13907450033|用地报批
      `),
      { name: '台账', merges: ['A1:L1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:G3', 'H3:I3', 'J3:J4', 'K3:K4', 'L3:L4'] },
    ),
  ],
  facts: { title: '县农业农村局农业产业化招商项目台账', asOf: '2026-06-20', unit: '万元' },
  records: truthOf(`
    projectName investor content totalInvestment fundsReceivedTotal fundsReceivedYear startedOn productionOn responsiblePerson stage remarks
    5|万头肉牛|湘西牧业|牛舍20栋|60000000|35000000|10000000|2025-05|2026-12|石磊|在建
    6|莓茶加工|张家界莓茶公司|清洁化生产线2条|15000000|15000000|2000000|2024-10|2025-08|石磊|投产
    7|水产种苗|岳阳渔美康|工厂化育苗车间6000㎡|28000000|0|0|?|?|宋江//13907450033|签约|用地报批
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3, 4],
  ],
};

const LEAD_OFFICE_SHEETS = [
  sheetOf(
    cellsOf(`
        序号|项目名称|所属产业链|投资企业名称|总投资(亿元)|引资额(亿元)|签约年月|预计投产时间|引进单位|跟踪负责人|项目进度|下步工作打算
        1|碳化硼陶瓷|新材料|山东金鸿|3.2|3|202509|2027年上半年|县工信局|邓超|在建|加快厂房建设
        2|蓝莓酒|食品|安徽怀宁某酒业|0.8|0.8|202606|2027年10月|农业农村局|石磊|签约|办理用地
        3|无人机物流|低空经济|丰翼科技|1-1.5||||县商务局|田野|洽谈|拜访总部
      `),
    { name: '' },
  ),
];
export const LEAD_OFFICE: Sender = {
  file: 'n04-zhuban.csv',
  says: 'GBK CSV：签约年月六位数字，项目进度一栏写阶段',
  units: YUANXI,
  sheets: LEAD_OFFICE_SHEETS,
  workbook: workbookOf(LEAD_OFFICE_SHEETS, { format: 'csv-gbk', untyped: true }),
  facts: {},
  records: truthOf(`
    projectName investor industry totalInvestment agreedInvestment signedOn planFinish introducingUnit responsiblePerson stage nextStep
    2|碳化硼陶瓷|山东金鸿|新材料|320000000|300000000|2025-09|2027-H1|县工信局|邓超|在建|加快厂房建设
    3|蓝莓酒|安徽怀宁某酒业|食品|80000000|80000000|2026-06|2027-10|县农业农村局|石磊|签约|办理用地
    4|无人机物流|丰翼科技|低空经济|100000000..150000000||||县商务局|田野|在谈|拜访总部
  `),
  skipped: [['header', 1]],
};

export const SUPERVISION: Sender = {
  file: 'n05-ducha.xlsx',
  says: '督办清单：整改要求、整改期限、即日起',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        县委县政府督查室重点招商项目督办清单（2026年第4期）
        截止时间：2026年4月30日
        序号|督办项目|督办领导|问题描述|整改要求|整改期限|责任部门|部门责任人|落实进展
        =1|智能马桶|县委副书记 蔡文姬|施工便道未修通|修通临时便道|5月10日|县住建局|马融 13907450044|已完成路基
        =2|电线电缆||高压线迁改滞后|完成迁改方案|2026年5月底|国网沅溪供电公司|班超|方案已上报市公司
        =3|活性炭|副县长 陈立新|环评未批|协助企业补充材料|即日起|县生态环境局|孔繁|5月召开评审会
      `),
      { name: '督办', merges: ['A1:I1', 'C4:C5'] },
    ),
  ],
  facts: { title: '县委县政府督查室重点招商项目督办清单（2026年第4期）', asOf: '2026-04-30' },
  records: truthOf(`
    projectName responsibleUnit leader responsiblePerson progress problems nextStep deadline
    4|智能马桶|县住建局|蔡文姬/县委副书记|马融//13907450044|已完成路基|施工便道未修通|修通临时便道|2026-05-10
    5|电线电缆|国网沅溪供电公司|蔡文姬/县委副书记|班超|方案已上报市公司|高压线迁改滞后|完成迁改方案|2026-05
    6|活性炭|县生态环境局|陈立新/副县长|孔繁|5月召开评审会|环评未批|协助企业补充材料|?
  `),
  skipped: [
    ['title', 1],
    ['meta', 2],
    ['header', 3],
  ],
};

export const CLASSES: Sender = {
  file: 'n06-jieduan.xlsx',
  says: '第一类、第二类分段，小计、总计',
  units: YUANXI,
  sheets: [
    sheetOf(
      cellsOf(`
        沅溪县招商引资项目分类统计（2026年前三季度）
        截至：2026.9.30||||||单位：亿元
        序号|项目名称|投资方|投资额|签约|开工|引进单位
        第一类：已开工建设项目
        =1|储能电站|华能湖南|=6|2025.9|2026.3|县发改局
        =2|铜杆|江铜集团|=8|2025.12|2026.5|集中区
        |小计|2个|=14
        第二类：签约未开工项目
        =3|智能穿戴|歌尔某配套厂|=2|2026.7||招商中心
        =4|中试基地|湖南大学科技园|=1|2026.9||县工信局
        |小计|2个|=3
        总计||4个|=17
      `),
      { name: '统计', merges: ['A1:G1', 'A4:G4', 'A8:G8'] },
    ),
  ],
  facts: { title: '沅溪县招商引资项目分类统计（2026年前三季度）', asOf: '2026-09-30', unit: '亿元' },
  records: truthOf(`
    projectName investor totalInvestment signedOn startedOn introducingUnit stage
    5|储能电站|华能湖南|600000000|2025-09|2026-03|县发改局|开工
    6|铜杆|江铜集团|800000000|2025-12|2026-05|沅溪工业集中区|开工
    9|智能穿戴|歌尔某配套厂|200000000|2026-07||县招商促进中心|签约
    10|中试基地|湖南大学科技园|100000000|2026-09||县工信局|签约
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
