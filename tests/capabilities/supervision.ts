/** Capabilities S-74 … S-86（督办与处置）: where each is done, which tests show it, what is missing. Data only. */
import type { Capability } from './capability';

export const SUPERVISION: readonly Capability[] = [
  { id: 'S-74', weight: 'M', says: '检查督办、定期通报', where: '督办预警；督办通知单', shownBy: ['unit/letters/template.test.ts'] },
  {
    id: 'S-75',
    weight: 'M',
    says: '黄牌督办制 (不能按进度完成)',
    where:
      '督办预警：黄牌建议、依据、发文机关，由人决定；已处置：签发时存下的数与现在的数；办法写明约谈对象的按任职找到人，写进约谈通知书；追上进度的建议解除，拟解除通知书',
    shownBy: [
      'unit/escalation/qingshi-ladder.test.ts',
      'unit/escalation/letters-and-runs.test.ts',
      'unit/papers/release.test.ts',
      'unit/views/issued-measures.test.ts',
    ],
  },
  {
    id: 'S-76',
    weight: 'M',
    says: '未完成任务的离岗招商',
    where: '督办预警：离岗招商建议；zeren escalate',
    shownBy: ['unit/escalation/qingshi-ladder.test.ts'],
  },
  {
    id: 'S-77',
    weight: 'M',
    says: '离岗专职抓招商，直至完成任务为止',
    where: '目标考核 → 认定处理 → 离岗招商：天数、复岗提示；申诉和延期（同意后移动所针对的时限）',
    shownBy: ['unit/registers/assessment.test.ts', 'unit/views/extensions.test.ts'],
  },
  {
    id: 'S-78',
    weight: 'M',
    says: '未完成: 不得评优评先、向市委市政府作深刻检查；连续两年完不成调整',
    where: '目标考核 → 认定处理 → 年度结论：连续未完成的年数和提示',
    shownBy: ['unit/registers/assessment.test.ts'],
  },
  {
    id: 'S-79',
    weight: 'S',
    says: '诫勉一批、通报一批、处理一批、辞退一批',
    where: '目标考核 → 认定处理 → 处理措施：按措施计数',
    shownBy: ['unit/registers/assessment.test.ts'],
  },
  {
    id: 'S-80',
    weight: 'S',
    says: '民主评议 倒数前三名曝光、连续两次留评组织处理',
    where: '督办预警 → 登记统计 → 末位情况：每次民主评议和已锁定月份，连续次数；名数在县定标准',
    shownBy: ['unit/registers/finer-rules.test.ts'],
  },
  {
    id: 'S-81',
    weight: 'S',
    says: '前三名/后三名 (评选3个最好、解剖3个最差)',
    where: '目标考核 → 完成情况 → 通报要点：前三名、后三名和原因，打印通报要点',
    shownBy: ['unit/views/tasks-and-flags.test.ts'],
  },
  {
    id: 'S-82',
    weight: 'M',
    says: '限时办结制',
    where: '督办预警、首页：按工作日算到期、超期',
    shownBy: ['unit/calendar/workdays.test.ts'],
  },
  {
    id: 'S-83',
    weight: 'M',
    says: '难点问题逐一研究，解决不了第一时间汇报',
    where: '督办预警 → 难点会议 → 难点问题：上报一级、转督办',
    shownBy: ['unit/registers/people-meetings.test.ts'],
  },
  {
    id: 'S-84',
    weight: 'M',
    says: '存在问题、下步打算',
    where: '项目台账 → 推进管理 → 周进展：问题转到下周',
    shownBy: ['unit/registers/project-way.test.ts'],
  },
  {
    id: 'S-85',
    weight: 'S',
    says: '督查倒逼落实 (目标倒逼进度、时间倒逼程序…)',
    where: '督办预警 → 难点会议 → 逐级提醒：责任人 → 单位主要负责人 → 包保领导；时限在县定标准；首页列五日内到期',
    shownBy: ['unit/registers/finer-rules.test.ts'],
  },
  {
    id: 'S-86',
    weight: 'S',
    says: '各地已签约、开工项目倒排完成进度情况',
    where: '项目台账 → 推进管理 → 倒排进度；文书报表 → 报表 → 倒排进度表',
    shownBy: ['unit/registers/project-way.test.ts', 'unit/reports/reports.test.ts'],
  },
];
