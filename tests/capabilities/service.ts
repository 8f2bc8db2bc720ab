/** Capabilities S-98 … S-107（承诺、服务与回头看）: where each is done, which tests show it, what is missing. Data only. */
import type { Capability } from './capability';

export const SERVICE: readonly Capability[] = [
  {
    id: 'S-98',
    weight: 'M',
    says: '承诺兑现 (优惠政策、签约承诺说到做到)',
    where: '督办预警 → 承诺服务 → 承诺兑现',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
  {
    id: 'S-99',
    weight: 'S',
    says: '项目全程代办、外商服务绿卡、四送一服',
    where: '督办预警 → 承诺服务 → 代办服务',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
  {
    id: 'S-100',
    weight: 'S',
    says: '审批要件/审批用时、跑几个部门',
    where: '督办预警 → 承诺服务 → 审批要件、部门用时',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
  {
    id: 'S-101',
    weight: 'M',
    says: '回头看: 投资强度、产出强度、推进进程不符的反制',
    where: '项目台账 → 评审要素 → 回头看',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
  {
    id: 'S-102',
    weight: 'M',
    says: '履约率、落地率、资金到位率',
    where: '文书报表 → 报表 → 转化率，公式印在表下',
    shownBy: ['unit/reports/reports.test.ts'],
  },
  {
    id: 'S-103',
    weight: 'S',
    says: '存量土地/厂房/楼宇信息库 动态更新',
    where: '项目台账 → 评审要素 → 载体资源、载体对接',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
  {
    id: 'S-104',
    weight: 'S',
    says: '用地指标紧缺、已签约等土地',
    where: '项目台账 → 评审要素 → 要素缺口',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
  {
    id: 'S-105',
    weight: 'S',
    says: '经济环境投诉中心、快查快结',
    where: '督办预警 → 承诺服务 → 企业投诉',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
  {
    id: 'S-106',
    weight: 'C',
    says: '未经批准不得到企业检查、执法、收费',
    where: '督办预警 → 承诺服务 → 入企检查',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
  {
    id: 'S-107',
    weight: 'C',
    says: '向上争取资金',
    where: '督办预警 → 承诺服务 → 向上争资',
    shownBy: ['unit/registers/review-service.test.ts'],
  },
];
