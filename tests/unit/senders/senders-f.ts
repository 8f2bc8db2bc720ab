/** Ledgers that are no plain table: fields in rows, cards, forms of one sheet each, two tables side by side, (issue 4). */
import { sheetOf } from '../sheet/plain-workbook';
import { linesOf } from './lines';
import type { Sender } from './truth';

/** 开发区: fields down the first column, one project per column. The sheet is turned; rows of the truth are columns of the file. */
export const TURNED: Sender = {
  file: 'u06-turned.xlsx',
  says: '竖排表：栏目在首列，一列一个项目',
  sheets: [
    sheetOf(
      [
        ['经开区重点在谈项目对比表（截至2026年5月31日，单位：万元）'],
        ['项目名称', '光学镜片产业园', '数控刀具项目', '宠物食品加工项目'],
        ['投资方', '深圳明视光学', '株洲锐锋工具', '山东乖宝'],
        ['总投资', 50000, '约1.2亿元', 8000],
        ['固投', 32000, 7000, '待定'],
        ['拟选址', '经开区B12地块', '标准厂房3号', '未定'],
        ['用地需求（亩）', 85, 0, 30],
        ['目前进展', '已报价', '已签框架协议', '初步接触'],
        ['牵头领导', '彭 辉（管委会副主任）', '彭辉', '石兰'],
        ['跟踪单位', '经开区投资服务局', '经开区投资服务局', '经开区投资服务局'],
        ['联系人及电话', '邹凯 13700010001', '邹凯 13700010001', '康妮 13700010002'],
        ['项目阶段', '在谈', '签约', '线索'],
      ],
      { name: '对比', merges: ['A1:D1'] },
    ),
  ],
  facts: { title: '经开区重点在谈项目对比表（截至2026年5月31日，单位：万元）', asOf: '2026-05-31', unit: '万元' },
  records: linesOf(
    'projectName investor totalInvestment fixedInvestment place landMu progress leader responsibleUnit responsiblePerson stage',
    [
      [
        3,
        '光学镜片产业园',
        '深圳明视光学',
        '500000000',
        '320000000',
        '经开区B12地块',
        '85',
        '已报价',
        '彭辉/管委会副主任',
        '经开区投资服务局',
        '邹凯//13700010001',
        '在谈',
      ],
      [
        4,
        '数控刀具项目',
        '株洲锐锋工具',
        '~120000000',
        '70000000',
        '标准厂房3号',
        '0',
        '已签框架协议',
        '彭辉',
        '经开区投资服务局',
        '邹凯//13700010001',
        '签约',
      ],
      [
        5,
        '宠物食品加工项目',
        '山东乖宝',
        '80000000',
        '?',
        '未定',
        '30',
        '初步接触',
        '石兰',
        '经开区投资服务局',
        '康妮//13700010002',
        '线索',
      ],
    ],
  ),
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};

const CARD = (name: string, investor: string, money: string, leader: string, signed: string, phase: string) => [
  ['项目名称', name, null, null, '项目阶段', phase],
  ['投资主体', investor, null, null, '计划总投资', money],
  ['包联领导', leader, null, null, '签约时间', signed],
];

/** 河口镇: a card for each project, block below block on one sheet. */
export const CARDS: Sender = {
  file: 'u07-cards.xlsx',
  says: '登记卡：一个项目一张卡，一页几张',
  sheets: [
    sheetOf(
      [
        ['河口镇招商项目登记卡'],
        ...CARD('竹木家居定制项目', '浙江安吉竹业', '1.1亿元', '冯　涛（镇长）', '2026年2月10日', '签约'),
        ['建设内容', '年产竹木家居3万套，建设厂房1.2万平方米'],
        ['责任单位', '河口镇工业办', null, null, '责任人', '庞博 15800010001'],
        [],
        ...CARD('黄精九蒸九晒加工项目', '安徽九华黄精', '3500万元', '冯涛', '2026年4月', '在建'),
        ['建设内容', '黄精种植1000亩及加工线2条'],
        ['责任单位', '河口镇农业办', null, null, '责任人', '贺兰'],
        [],
        ...CARD('民宿集群', '携途文旅', '待定', '梅　英', '', '在谈'),
        ['建设内容', '改造民宿20栋'],
        ['责任单位', '河口镇文旅办', null, null, '责任人', '庞博'],
      ],
      {
        name: '登记卡',
        merges: [
          'A1:F1',
          'B2:D2',
          'B3:D3',
          'B4:D4',
          'B5:F5',
          'B6:D6',
          'B8:D8',
          'B9:D9',
          'B10:D10',
          'B11:F11',
          'B12:D12',
          'B14:D14',
          'B15:D15',
          'B16:D16',
          'B17:F17',
          'B18:D18',
        ],
      },
    ),
  ],
  facts: { title: '河口镇招商项目登记卡' },
  records: linesOf('projectName investor totalInvestment leader signedOn stage content responsibleUnit responsiblePerson', [
    [
      3,
      '竹木家居定制项目',
      '浙江安吉竹业',
      '110000000',
      '冯涛/镇长',
      '2026-02-10',
      '签约',
      '年产竹木家居3万套，建设厂房1.2万平方米',
      '河口镇工业办',
      '庞博//15800010001',
    ],
    [8, '黄精九蒸九晒加工项目', '安徽九华黄精', '35000000', '冯涛', '2026-04', '在建', '黄精种植1000亩及加工线2条', '河口镇农业办', '贺兰'],
    [14, '民宿集群', '携途文旅', '?', '梅英', '', '在谈', '改造民宿20栋', '河口镇文旅办', '庞博'],
  ]),
  skipped: [['title', 1]],
};

const FORM = (name: string, investor: string, money: string, stage: string, step: string) =>
  sheetOf(
    [
      ['招商引资项目基本情况表'],
      ['填报单位：白沙乡', null, null, '填报时间：2026年8月15日'],
      ['项目名称', name],
      ['投资企业', investor, '投资总额（亿元）', money],
      ['建设地点', '白沙乡工业集中区', '用地面积', '约40亩'],
      ['项目状态', stage, '挂钩县领导', '包建国（县政协副主席）'],
      ['项目进展及下一步打算', step],
      ['填表人：简宁', null, '联系电话：13000010001'],
    ],
    { name: name.slice(0, 4), merges: ['A1:D1', 'B3:D3', 'B7:D7'] },
  );

/** 白沙乡: one form on a sheet, a sheet for each project. */
export const FORMS: Sender = {
  file: 'u08-forms.xlsx',
  says: '一个项目一张表、一个工作表',
  sheets: [
    FORM('油茶精深加工项目', '湖南大三湘', '1.6', '在建', '厂房封顶，9月设备进场'),
    FORM('风电叶片运维基地', '中车时代', '2-2.5', '洽谈', '拟8月底实地考察'),
  ],
  facts: { title: '招商引资项目基本情况表', asOf: '2026-08-15', reporting: '白沙乡' },
  records: [
    ...linesOf(
      'projectName investor totalInvestment place landMu stage leader progress',
      [
        [
          4,
          '油茶精深加工项目',
          '湖南大三湘',
          '160000000',
          '白沙乡工业集中区',
          '~40',
          '在建',
          '包建国/县政协副主席',
          '厂房封顶，9月设备进场',
        ],
      ],
      '油茶精深',
    ),
    ...linesOf(
      'projectName investor totalInvestment place landMu stage leader progress',
      [
        [
          4,
          '风电叶片运维基地',
          '中车时代',
          '200000000..250000000',
          '白沙乡工业集中区',
          '~40',
          '在谈',
          '包建国/县政协副主席',
          '拟8月底实地考察',
        ],
      ],
      '风电叶片',
    ),
  ],
  skipped: [],
};

/** 县商务局: two tables side by side on one sheet, each with its own numbering. */
export const BESIDE: Sender = {
  file: 'u09-beside.xlsx',
  says: '左右并排两张表',
  sheets: [
    sheetOf(
      [
        ['2026年上半年新签约、新开工项目表（单位：万元）'],
        ['序号', '项目名称', '投资方', '总投资', '签约时间', null, '序号', '项目名称', '投资方', '总投资', '开工时间'],
        [1, '有机肥生产线', '史丹利', 6000, '2026.4.8', null, 1, '锂电铝壳项目', '科达利', 22000, '2026.3.18'],
        [2, '铝型材深加工', '坚美铝业', 15000, '2026.5.20', null, 2, '饲料加工项目', '通威股份', 9000, '2026年5月'],
        [3, '童装智造园', '织里童装商会', 30000, '2026.6.1'],
      ],
      { name: '双新', merges: ['A1:K1'] },
    ),
  ],
  facts: { title: '2026年上半年新签约、新开工项目表（单位：万元）', unit: '万元' },
  records: [
    ...linesOf('projectName investor totalInvestment signedOn', [
      [3, '有机肥生产线', '史丹利', '60000000', '2026-04-08'],
      [4, '铝型材深加工', '坚美铝业', '150000000', '2026-05-20'],
      [5, '童装智造园', '织里童装商会', '300000000', '2026-06-01'],
    ]),
    ...linesOf(
      'projectName investor totalInvestment startedOn',
      [
        [3, '锂电铝壳项目', '科达利', '220000000', '2026-03-18'],
        [4, '饲料加工项目', '通威股份', '90000000', '2026-05'],
      ],
      '双新（右）',
    ),
  ],
  skipped: [
    ['title', 1],
    ['header', 2],
  ],
};
