/** Facts for the notices of the ladder and for the month's bulletin of 青石县; companions of sample-fields.ts. */
import type { LetterFields, TableRow } from '../../../shared/letters/fields';
import { isoDay } from '../../../shared/model/dates';
import { notice } from './sample-fields';

const facts: readonly TableRow[] = [
  { cells: { 指标: '新签约亿元以上项目', 计量单位: '个', 任务: '4', 完成: '1', 完成率: '25.0%', 序时差: '-58.3', 位次: '9' } },
  { cells: { 指标: '实际到位资金', 计量单位: '万元', 任务: '60000', 完成: '31200', 完成率: '52.0%', 序时差: '-31.3', 位次: '10' } },
];
const finding = [
  '上述两项指标连续三个月落后序时进度二十个百分点以上，在所在组别中均列末位，且前期下达的督办事项未在规定期限内办结，已签约的重点项目至今没有开工。',
];

export const yellowCard: LetterFields<'yellow-card'> = {
  ...notice,
  number: '青招组督〔2026〕7号',
  period: '2026年1—10月',
  facts,
  finding,
  clause: '第十二条第二款',
  decidedBy: '青石县招商引资工作领导小组',
  request: ['主要负责同志牵头制定整改方案，明确措施、责任人和完成时限。', '逐个项目排查未开工原因，建立清单，每周报告一次进展情况。'],
  due: isoDay('2026-12-05'),
  consequence: '期满仍未达到序时进度的，由县招商引资工作领导小组对你单位主要负责同志进行约谈，并在全县范围内通报。',
  statement: '对上述认定事实有异议的，可在收到本通知书之日起五个工作日内，向县招商引资工作领导小组办公室书面提出陈述和申辩。',
};

export const talk: LetterFields<'talk-notice'> = {
  ...notice,
  number: '青招组函〔2026〕9号',
  person: '李㛃',
  post: '党委书记',
  cause: [
    '截至2026年10月底，你单位年度招商引资目标任务完成情况严重落后于序时进度，黄牌督办期满后整改仍不到位，重点签约项目开工滞后，有关问题没有得到实质性解决。为督促你单位切实扛起招商引资主体责任，查找差距和不足，研究制定切实可行的整改措施，确保完成全年目标任务，特作如下安排。',
  ],
  time: '2026年12月10日（星期四）上午9:00—10:00',
  place: '县政府三楼会议室',
  talkers: '县招商引资工作领导小组副组长',
  materials: ['目标任务完成情况和存在问题的书面说明。', '整改措施、责任人和完成时限清单。'],
};

export const leavePost: LetterFields<'leave-post-proposal'> = {
  ...notice,
  number: '青招组函〔2026〕11号',
  unit: '中共青石县委组织部',
  person: '李建国',
  post: '柳河镇党委书记',
  period: '2026年度',
  facts,
  finding: [
    '上述指标连续两年没有完成年度任务，在所在组别中均列末位，经督办、黄牌督办和约谈后整改仍不到位，已签约的重点项目至今没有开工建设，群众和企业反映较多，造成了不良影响。',
  ],
  clause: '第十四条',
  from: isoDay('2027-01-04'),
  until: '直至所在单位补齐年度目标任务为止，最长不超过六个月',
  target: '引进亿元以上工业项目一个以上。',
  rhythm: '每周书面报告一次工作进展。',
  deputy: '该镇镇长',
  reinstatement: '完成离岗期间任务，报有权机关研究同意后返岗。',
};

export const release: LetterFields<'release-notice'> = {
  ...notice,
  number: '青招组督〔2026〕19号',
  subject: '柳河镇',
  measure: '督办单、黄牌督办',
  measures: [
    { cells: { 处理措施: '督办单', 发出日期: '2026年8月4日', 文书文号: '青招组督〔2026〕5号' } },
    { cells: { 处理措施: '黄牌督办', 发出日期: '2026年9月3日', 文书文号: '青招组督〔2026〕7号' } },
  ],
  clause: '第十二条第二款',
  ground: [
    '截至2026年10月，柳河镇实际到位资金年度任务60000万元，累计完成52000万元，完成率86.7%，超序时进度3.4个百分点；连续落后月数为0。',
    '黄牌督办期间，该镇主要负责同志牵头逐个项目查找原因，集中力量推进前期手续，两个签约项目已经全面开工建设，整改任务全部完成并书面报告，经县招商引资工作领导小组办公室会同有关部门现场核查，所报整改情况属实，有关责任人员已经按照要求作出书面说明，存在的问题得到实质性解决。',
  ],
  decidedBy: '青石县招商引资工作领导小组',
  request: ['请继续对照年度目标任务抓好推进落实，按月报送进展情况，巩固整改成效，防止问题反弹。'],
};

const progress = (name: string, target: number, done: number, rank: number, before: number): TableRow => ({
  cells: {
    单位: name,
    任务: String(target),
    完成: String(done),
    完成率: `${((done / target) * 100).toFixed(1)}%`,
    序时差: ((done / target) * 100 - 83.3).toFixed(1),
    位次: String(rank),
    上月位次: String(before),
    升降: before === rank ? '—' : before > rank ? `↑${before - rank}` : `↓${rank - before}`,
  },
});
const section = (name: string, role: 'section' | 'empty' = 'section'): TableRow => ({ role, cells: { 单位: name } });
const subtotal = (name: string, role: 'subtotal' | 'total' = 'subtotal'): TableRow => ({
  role,
  cells: { 单位: name, 任务: '600000', 完成: '497000', 完成率: '82.8%', 序时差: '-0.5', 位次: '', 上月位次: '', 升降: '' },
});

/** Section rows of the month's table for a county of `towns` townships and `offices` departments; 园区 has nothing reported. */
export function progressRows(towns: number, offices: number): readonly TableRow[] {
  const named = (count: number, kind: string): readonly TableRow[] =>
    Array.from({ length: count }, (_, index) =>
      progress(
        `${'柳杨松柏桐榆槐枫梅兰竹菊荷桂棠桃李杏枣栗'.charAt(index % 20)}河${kind}`,
        60000 - index * 1000,
        58000 - index * 1900,
        index + 1,
        ((index + 2) % count) + 1,
      ),
    );
  return [
    section('一、经开区'),
    progress('县经济开发区', 200000, 181000, 1, 1),
    section('二、园区'),
    section('暂未有上报', 'empty'),
    section('三、镇（街道）'),
    ...named(towns, '镇'),
    subtotal('小计'),
    section('四、县直'),
    ...named(offices, '局'),
    subtotal('小计'),
    subtotal('合计', 'total'),
  ];
}

export const bulletin: LetterFields<'monthly-bulletin'> = {
  number: '青招办〔2026〕21号',
  issue: '第10期',
  agency: '青石县招商引资工作领导小组办公室',
  title: '2026年10月全县招商引资工作情况通报',
  to: '各乡镇人民政府，县经济开发区，县直各有关单位',
  dated: isoDay('2026-11-05'),
  summary: [
    '1—10月，全县新签约项目46个，协议总投资132.5亿元；实际到位资金49.7亿元，完成年度任务的82.8%，落后序时进度0.5个百分点；新开工项目31个，新投产项目12个。',
    '实际到位资金有18个单位未达到序时进度，差距较大的是栗河局（-29.9个百分点）、枣河局（-26.6个百分点）、杏河局（-23.5个百分点）。新签约项目尚为空白的有3个单位：柳河镇、杨河局、松河局。',
    '以上为招商口径，以统计部门数据为准。',
  ],
  tables: [
    { caption: '实际到位资金完成情况', unit: '单位：万元（核定数）', rows: progressRows(10, 20) },
    { caption: '新签约项目完成情况', unit: '单位：个（核定数）', rows: progressRows(10, 20) },
  ],
  remarks: ['位次为赛区内位次；序时差为完成率减序时进度，单位为百分点。依据《青石县招商引资目标管理考核办法》（青发〔2026〕5号）。'],
  copies: ['县委办公室', '县人大常委会办公室', '县政府办公室', '县政协办公室'],
  issuer: '青石县招商引资工作领导小组办公室',
  issued: isoDay('2026-11-06'),
};

export const draftSheet: LetterFields<'draft-sheet'> = {
  number: '青招组督〔2026〕3号',
  urgency: '平急',
  title: '招商引资督办通知单（柳河镇新能源汽车零部件产业园项目）',
  agency: '青石县招商引资工作领导小组',
  unit: '柳河镇人民政府',
  basis: '《青石县招商引资目标管理考核办法》（青发〔2026〕5号）',
  drafter: '王䶮',
  phone: '0000-0000000',
  drafted: isoDay('2026-11-03'),
  printRun: '3份',
};
