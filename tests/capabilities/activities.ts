/** Capabilities S-64 … S-73（招商活动）: where each is done, which tests show it, what is missing. Data only. */
import type { Capability } from './capability';

export const ACTIVITIES: readonly Capability[] = [
  { id: 'S-64', weight: 'M', says: '拜访接待日志', where: '', shownBy: [], missing: '台账里有活动记录，没有录入界面' },
  {
    id: 'S-65',
    weight: 'M',
    says: '外出招商批次 (48次)、邀请客商来访 (66次)、批次/人次',
    where: '',
    shownBy: [],
    missing: '台账里有活动记录，没有录入界面',
  },
  { id: 'S-66', weight: 'M', says: '县级领导外出招商计划', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-67', weight: 'S', says: '每次出差都能敲定落实相关问题', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-68', weight: 'C', says: '“二分之一”工作法', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-69', weight: 'S', says: '展会招商: 走访企业 xx 家、发放手册、重点洽谈、建群', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-70', weight: 'S', says: '年度境内外招商活动计划', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-71', weight: 'S', says: '企业走访 (30强每季度全覆盖)', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-72', weight: 'S', says: '领导到招商一线/工地', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-73', weight: 'S', says: '客商接待 批次/人次、来源地', where: '', shownBy: [], missing: '尚未做' },
];
