/** Capabilities S-64 … S-73（招商活动）: where each is done, which tests show it, what is missing. Data only. */
import type { Capability } from './capability';

export const ACTIVITIES: readonly Capability[] = [
  {
    id: 'S-64',
    weight: 'M',
    says: '拜访接待日志',
    where: '项目台账 → 动态记录：快速登记、从Excel粘贴、导出、打印',
    shownBy: ['unit/registers/activities.test.ts', 'unit/registers/mechanism.test.ts'],
  },
  {
    id: 'S-65',
    weight: 'M',
    says: '外出招商批次 (48次)、邀请客商来访 (66次)、批次/人次',
    where: '项目台账 → 动态记录：外出招商、来访接待，批次和人次',
    shownBy: ['unit/registers/activities.test.ts'],
  },
  {
    id: 'S-66',
    weight: 'M',
    says: '县级领导外出招商计划',
    where: '项目台账 → 动态记录 → 外出计划：按外出登记对照',
    shownBy: ['unit/registers/people-meetings.test.ts'],
  },
  {
    id: 'S-67',
    weight: 'S',
    says: '每次出差都能敲定落实相关问题',
    where: '项目台账 → 动态记录 → 外出招商：拟敲定事项、敲定情况',
    shownBy: ['unit/registers/activities.test.ts'],
  },
  {
    id: 'S-68',
    weight: 'C',
    says: '“二分之一”工作法',
    where: '项目台账 → 动态记录 → 领导招商时间',
    shownBy: ['unit/registers/activities.test.ts'],
  },
  {
    id: 'S-69',
    weight: 'S',
    says: '展会招商: 走访企业 xx 家、发放手册、重点洽谈、建群',
    where: '项目台账 → 动态记录 → 推介展会',
    shownBy: ['unit/registers/activities.test.ts'],
  },
  {
    id: 'S-70',
    weight: 'S',
    says: '年度境内外招商活动计划',
    where: '项目台账 → 动态记录 → 活动计划',
    shownBy: ['unit/registers/people-meetings.test.ts'],
  },
  {
    id: 'S-71',
    weight: 'S',
    says: '企业走访 (30强每季度全覆盖)',
    where: '项目台账 → 动态记录 → 走访覆盖',
    shownBy: ['unit/registers/people-meetings.test.ts'],
  },
  {
    id: 'S-72',
    weight: 'S',
    says: '领导到招商一线/工地',
    where: '项目台账 → 动态记录 → 现场走访',
    shownBy: ['unit/registers/activities.test.ts'],
  },
  {
    id: 'S-73',
    weight: 'S',
    says: '客商接待 批次/人次、来源地',
    where: '项目台账 → 动态记录 → 接待来源地',
    shownBy: ['unit/registers/activities.test.ts'],
  },
];
