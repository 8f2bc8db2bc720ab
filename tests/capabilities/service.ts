/** Capabilities S-98 … S-107（承诺、服务与回头看）: where each is done, which tests show it, what is missing. Data only. */
import type { Capability } from './capability';

export const SERVICE: readonly Capability[] = [
  { id: 'S-98', weight: 'M', says: '承诺兑现 (优惠政策、签约承诺说到做到)', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-99', weight: 'S', says: '项目全程代办、外商服务绿卡、四送一服', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-100', weight: 'S', says: '审批要件/审批用时、跑几个部门', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-101', weight: 'M', says: '回头看: 投资强度、产出强度、推进进程不符的反制', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-102', weight: 'M', says: '履约率、落地率、资金到位率', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-103', weight: 'S', says: '存量土地/厂房/楼宇信息库 动态更新', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-104', weight: 'S', says: '用地指标紧缺、已签约等土地', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-105', weight: 'S', says: '经济环境投诉中心、快查快结', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-106', weight: 'C', says: '未经批准不得到企业检查、执法、收费', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-107', weight: 'C', says: '向上争取资金', where: '', shownBy: [], missing: '尚未做' },
];
