/**
 * Entities of the county's finer rules on tasks and rewards: which indicators a class of units has (S-48, S-52), ratio indicators with a lower bound (S-61),
 * rewards to introducers (S-95). The county alone writes them; each names its document.
 */
import { UNIT_KIND_WORDS } from './entities-county';
import type { EntitySpec } from './entity-spec';

/** Classes of units in the words of the register. */
export const UNIT_CLASSES: readonly string[] = Object.values(UNIT_KIND_WORDS);

/** Which projects a ratio is taken over. */
export const RATIO_WHOLES = ['当年签约项目', '当年开工项目', '当年投产项目', '在册项目'] as const;

export const CLASS_ENTITIES = {
  indicatorSet: {
    label: '分类指标',
    home: 'county',
    writer: 'county',
    title: 'indicator',
    idPrefix: 'ic',
    fields: {
      year: { label: '年度', kind: 'integer', decisive: true },
      class: { label: '单位类别', kind: 'choice', choices: UNIT_CLASSES, decisive: true },
      indicator: { label: '指标', kind: 'text', decisive: true },
      base: { label: '同类单位任务', kind: 'decimal', decisive: true },
      note: { label: '说明', kind: 'longText' },
      document: { label: '依据文件', kind: 'text' },
    },
  },
  ratioRule: {
    label: '占比指标',
    home: 'county',
    writer: 'county',
    title: 'name',
    idPrefix: 'rt',
    fields: {
      name: { label: '占比指标', kind: 'text' },
      year: { label: '年度', kind: 'integer', decisive: true },
      whole: { label: '范围', kind: 'choice', choices: RATIO_WHOLES, decisive: true },
      by: { label: '按', kind: 'choice', choices: ['个数', '总投资'], decisive: true },
      industries: { label: '计入的行业', kind: 'texts', decisive: true },
      atLeast: { label: '不低于', kind: 'decimal', decisive: true },
      document: { label: '依据文件', kind: 'text' },
    },
  },
  introducerReward: {
    label: '引荐人奖励',
    home: 'county',
    writer: 'county',
    idPrefix: 'iw',
    fields: {
      introducer: { label: '引荐人', kind: 'ref', of: 'introducer', decisive: true },
      project: { label: '项目', kind: 'ref', of: 'project', decisive: true },
      year: { label: '年度', kind: 'integer' },
      relative: { label: '公职人员近亲属', kind: 'flag', decisive: true },
      firstContactOn: { label: '引荐日期', kind: 'day' },
      proof: { label: '引荐佐证', kind: 'text' },
      recognisedInvestment: { label: '认定投资额', kind: 'money', decisive: true },
      rule: { label: '奖励标准', kind: 'text' },
      amount: { label: '奖励额', kind: 'money', decisive: true },
      document: { label: '依据文件', kind: 'text', decisive: true },
      outcome: { label: '认定结果', kind: 'choice', choices: ['申请', '符合', '不符合'], decisive: true },
      confirmedBy: { label: '认定单位', kind: 'text' },
      discipline: { label: '纪检会签', kind: 'text' },
      finance: { label: '财政会签', kind: 'text' },
      approvedBy: { label: '批准人', kind: 'text', decisive: true },
      approvedOn: { label: '批准日期', kind: 'day' },
      paidOn: { label: '兑付日期', kind: 'day', decisive: true },
    },
  },
} as const satisfies Record<string, EntitySpec>;
