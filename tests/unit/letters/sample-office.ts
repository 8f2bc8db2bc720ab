/** Facts a clerk would type beside what the ledger fills in, for the papers of fields-office.ts in 青石县. */
import type { FieldValue } from '../../../shared/letters/fields';
import type { OfficeKind } from '../../../shared/letters/fields-office';
import { isoDay } from '../../../shared/model/dates';

/** What the form asks for, by kind; `long` names the field that takes any length of text. */
export const TYPED: Readonly<Record<OfficeKind, { readonly long: string; readonly fields: Readonly<Record<string, FieldValue>> }>> = {
  'supervision-letter': {
    long: 'problem',
    fields: {
      number: '青招组函〔2026〕6号',
      level: '黄色',
      matter: '新能源汽车零部件产业园项目开工事项',
      source: '第三季度调度会议纪要',
      problem: ['该项目计划6月30日前开工，截至10月31日仍未取得施工许可，逾期123天。'],
      due: isoDay('2026-11-20'),
    },
  },
  'leave-post-notice': { long: 'reinstatement', fields: { number: '青招组函〔2026〕12号', basis: '《青石县招商引资考核办法》第十四条' } },
  commendation: { long: 'facts', fields: { number: '青招组发〔2026〕8号', issuer: '青石县招商办', issued: isoDay('2026-11-06') } },
  criticism: { long: 'facts', fields: { number: '青招组发〔2026〕9号', issuer: '青石县招商办', issued: isoDay('2026-11-06') } },
  'task-breakdown': { long: 'notes', fields: {} },
  pledge: { long: 'promises', fields: { number: '青招组责〔2026〕40号' } },
  'handover-list': { long: 'materials', fields: { to: '王䶮', witness: '陈树声' } },
  'bonus-allocation': { long: 'notes', fields: { total: '120万元' } },
  'transfer-confirmation': {
    long: 'background',
    fields: { project: '高端装备制造项目', company: '江南重工有限公司', investment: '3.2亿元', to: '青石经济开发区管理委员会' },
  },
  'pre-screening-opinion': {
    long: 'content',
    fields: {
      number: '青招组函〔2026〕15号',
      project: '高端装备制造项目',
      company: '江南重工有限公司',
      content: ['项目计划总投资3.2亿元，用地80亩，分2期建设。'],
    },
  },
  'dispute-ruling': {
    long: 'sides',
    fields: {
      number: '青招组函〔2026〕16号',
      matter: '柳河镇与青石经济开发区重复申报高端装备制造项目',
      sides: ['柳河镇：3月2日来访登记和洽谈纪要。', '青石经济开发区：4月签订的投资意向书。'],
      ruling: ['柳河镇首谈在先，由柳河镇计列，青石经济开发区按参与推进计分。'],
      kept: '柳河镇人民政府申报的高端装备制造项目',
      ruledBy: '青石县招商引资工作领导小组会议',
    },
  },
  'rectification-notice': {
    long: 'found',
    fields: {
      number: '青招组督〔2026〕22号',
      found: ['2个签约项目超过6个月未开工，未按规定报告原因。', '到位资金佐证材料缺3份。'],
      due: isoDay('2026-12-05'),
    },
  },
};
