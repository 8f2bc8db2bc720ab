/** Capabilities S-87 … S-97（考核与奖惩）: where each is done, which tests show it, what is missing. Data only. */
import type { Capability } from './capability';

export const ASSESSMENT: readonly Capability[] = [
  {
    id: 'S-87',
    weight: 'M',
    says: '目标管理考核办法',
    where: '设置 → 考核办法；目标考核 → 综合排名；zeren scheme、score',
    shownBy: ['unit/scoring/documents.test.ts', 'unit/scoring/unseen.test.ts'],
  },
  {
    id: 'S-88',
    weight: 'S',
    says: '考核体系: 重点项目、载体建设、政策体系、项目洽谈、信息储备、队伍建设、引荐落户、服务推进',
    where: '目标考核 → 年终 → 评议评先 → 评委打分',
    shownBy: ['unit/registers/assessment.test.ts'],
  },
  {
    id: 'S-89',
    weight: 'M',
    says: '不仅考核数量，更注重质量和效益',
    where: '设置 → 考核办法 → 指标：质量系数（行业、亩均投资、总投资）',
    shownBy: ['unit/scoring/quality.test.ts'],
  },
  {
    id: 'S-90',
    weight: 'M',
    says: '每月有排序',
    where: '目标考核、首页：组内位次、升降、并列',
    shownBy: ['unit/scoring/completion-table.test.ts'],
  },
  {
    id: 'S-91',
    weight: 'S',
    says: '纳入县域经济考核/绩效考评、占分比重',
    where: '目标考核 → 年终 → 年终结算：折算得分，打印折算表',
    shownBy: ['unit/views/year-turn.test.ts', 'unit/views/year-sheets.test.ts'],
  },
  {
    id: 'S-92',
    weight: 'M',
    says: '奖金可分配至个人；党政正职、主要负责、分管各占总额 xx%',
    where:
      '目标考核 → 年终 → 奖金分配：批准文件启用，份额到人、合计核对、会签，打印分配表；按项目计算的奖励按贡献比例分给各引荐人（考核办法 → 奖惩）',
    shownBy: ['unit/scoring/payout-parts.test.ts', 'unit/views/year-turn.test.ts', 'unit/views/year-sheets.test.ts'],
  },
  {
    id: 'S-93',
    weight: 'S',
    says: '先进个人/先进单位评选',
    where: '目标考核 → 年终 → 评议评先 → 评先评优',
    shownBy: ['unit/registers/assessment.test.ts'],
  },
  {
    id: 'S-94',
    weight: 'M',
    says: '年终兑现、硬账硬结',
    where: '目标考核 → 核定 → 核定锁定（月、季、年）；年终 → 年终结算表、签字、核定后调整；zeren freeze',
    shownBy: [
      'unit/views/frozen-periods.test.ts',
      'unit/views/cross-checks.test.ts',
      'unit/views/adjustments.test.ts',
      'unit/views/year-turn.test.ts',
    ],
  },
  {
    id: 'S-95',
    weight: 'S',
    says: '项目引薦人奖励',
    where: '目标考核 → 年终 → 奖金分配 → 引荐人奖励：有批准文件才启用，公职人员及近亲属提示',
    shownBy: ['unit/registers/finer-rules.test.ts'],
  },
  {
    id: 'S-96',
    weight: 'C',
    says: '干部成长档案、日常考核积分制',
    where: '目标考核 → 年终 → 评议评先 → 个人积分、积分汇总',
    shownBy: ['unit/registers/assessment.test.ts'],
  },
  {
    id: 'S-97',
    weight: 'S',
    says: '招商人员绩效、绩岗挂钩、刚性淘汰',
    where: '目标考核 → 任务下达 → 分解到人：任务、台账完成、认定完成；年终 → 评议评先 → 人员任务完成',
    shownBy: ['unit/views/tasks-and-flags.test.ts', 'unit/registers/finer-rules.test.ts'],
  },
];
