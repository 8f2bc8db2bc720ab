/** Capabilities S-33 … S-48（责任）: where each is done, which tests show it, what is missing. Data only. */
import type { Capability } from './capability';

export const RESPONSIBILITY: readonly Capability[] = [
  {
    id: 'S-33',
    weight: 'M',
    says: '一个项目、一名领导、一套班子、一抓到底',
    where: '责任分工 → 缺口：没有领导、两名领导、任期已止',
    shownBy: ['unit/screens/duty.test.ts', 'unit/sample/sample-county.test.ts'],
  },
  {
    id: 'S-34',
    weight: 'M',
    says: '县级领导分包制度 (在谈和签约项目)',
    where: '责任分工：成批分派，领导名册与负担',
    shownBy: ['unit/screens/duty.test.ts'],
  },
  { id: 'S-35', weight: 'M', says: '每个大项目一名县领导负责、一个部门跟踪服务', where: '', shownBy: [], missing: '尚未做' },
  {
    id: 'S-36',
    weight: 'M',
    says: '包保部门、责任单位、责任人(电话)',
    where: '责任分工：有起止的责任，某日由谁负责',
    shownBy: ['unit/screens/duty.test.ts'],
  },
  { id: 'S-37', weight: 'S', says: '项目指挥部工作法 (指挥长)', where: '', shownBy: [], missing: '尚未做' },
  {
    id: 'S-38',
    weight: 'M',
    says: '“四大家”领导人人有任务；主要领导为第一责任人',
    where: '设置 → 人员和任职：班子、责任层级、任期；没有任务的领导',
    shownBy: ['unit/screens/duty.test.ts'],
  },
  { id: 'S-39', weight: 'M', says: '任务层层分解到主要领导、班子成员、中层干部、工作人员', where: '', shownBy: [], missing: '尚未做' },
  {
    id: 'S-40',
    weight: 'M',
    says: '签订目标责任书',
    where: '文书报表：逐单位拟稿、编号、打印、签订登记',
    shownBy: ['unit/letters/template.test.ts', 'unit/papers/letter-drafts.test.ts'],
  },
  { id: 'S-41', weight: 'C', says: '表态发言 / 军令状', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-42', weight: 'M', says: '新官不理旧账', where: '', shownBy: [], missing: '尚未做' },
  {
    id: 'S-43',
    weight: 'M',
    says: '中途到位的免责',
    where: '考核办法执行免责',
    shownBy: ['unit/escalation/qingshi-ladder.test.ts'],
    missing: '窗口里登记免责与批准人',
  },
  { id: 'S-44', weight: 'S', says: '专班洽谈服务、小分队', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-45', weight: 'S', says: '驻外招商办事处 (长三角/福建/成都)、专职驻外队伍', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-46', weight: 'C', says: '招商顾问/大使、委托招商、商会、四大所/五大行', where: '', shownBy: [], missing: '尚未做' },
  {
    id: 'S-47',
    weight: 'S',
    says: '组团招商 定目标、定任务、定奖惩',
    where: '设置 → 赛区和板块：按年编组、复制上年、只在一个赛区',
    shownBy: ['unit/views/groups.test.ts'],
  },
  { id: 'S-48', weight: 'S', says: '一条边单位 (条管单位)', where: '', shownBy: [], missing: '尚未做' },
];
