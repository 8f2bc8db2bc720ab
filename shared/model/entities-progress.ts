/**
 * Entities of a project's way: node lists (节点清单) with back-scheduling, weekly entries, problems with their level, suspension, increases, ceremonies,
 * upward reporting. They lie with the project's unit, so that they travel with it; what the county decides is written by the county.
 */
import type { EntitySpec } from './entity-spec';

/** Levels a problem climbs (S-83): who is to solve it now. */
export const PROBLEM_LEVELS = ['责任人', '责任单位', '包保领导', '县级领导', '专题会议'] as const;
export const PROBLEM_KINDS = ['土地', '规划', '环评', '能耗', '林地', '征迁', '配套', '用工', '资金', '审批', '其他'] as const;
/** Coded reasons of a stop (S-27). */
export const STOP_REASONS = [
  '资金链断裂',
  '市场变化',
  '规划调整',
  '载体供应',
  '用地未落实',
  '环评能评未过',
  '投资方变更',
  '政策变化',
  '其他',
] as const;

/** A stop for a time, or for good; both may be taken up again (S-27). */
export const STOP_KINDS = ['暂停', '退出'] as const;

/** What the statistics office has made of a month's 固定资产投资 (S-18). */
export const STATISTICS_STATES = ['未报', '已报统计', '已认定', '统计退回'] as const;

const project = { label: '项目', kind: 'ref', of: 'project', decisive: true } as const;

export const PROGRESS_ENTITIES = {
  nodeStep: {
    label: '节点模板',
    home: 'county',
    writer: 'county',
    idPrefix: 'nt',
    fields: {
      template: { label: '模板名称', kind: 'text' },
      order: { label: '顺序', kind: 'integer' },
      name: { label: '节点名称', kind: 'text' },
      before: { label: '早于目标', kind: 'integer', decisive: true },
      owner: { label: '责任部门', kind: 'text', of: 'unit' },
    },
  },
  nodeGoal: {
    label: '倒排目标',
    home: 'unit',
    writer: 'both',
    idPrefix: 'ng',
    fields: {
      project,
      goal: { label: '目标', kind: 'choice', choices: ['签约', '开工', '竣工', '投产', '达产'] },
      target: { label: '目标日期', kind: 'day', decisive: true },
      template: { label: '节点模板', kind: 'text' },
      ground: { label: '依据', kind: 'text' },
    },
  },
  node: {
    label: '项目节点',
    home: 'unit',
    writer: 'both',
    title: 'name',
    idPrefix: 'nd',
    fields: {
      project,
      order: { label: '顺序', kind: 'integer' },
      name: { label: '节点名称', kind: 'text' },
      planned: { label: '计划完成', kind: 'day', decisive: true },
      actual: { label: '实际完成', kind: 'day', decisive: true },
      owner: { label: '责任人', kind: 'text', of: 'person' },
      unit: { label: '责任单位', kind: 'ref', of: 'unit' },
      note: { label: '情况说明', kind: 'longText' },
    },
  },
  progressEntry: {
    label: '周进展',
    home: 'unit',
    writer: 'unit',
    idPrefix: 'wk',
    fields: {
      project,
      on: { label: '日期', kind: 'day', decisive: true },
      progress: { label: '本周进展', kind: 'longText' },
      problem: { label: '存在问题', kind: 'longText' },
      since: { label: '问题始于', kind: 'day' },
      solvedOn: { label: '问题解决', kind: 'day' },
      next: { label: '下步打算', kind: 'longText' },
    },
  },
  problem: {
    label: '难点问题',
    home: 'unit',
    writer: 'both',
    title: 'text',
    idPrefix: 'pb',
    fields: {
      text: { label: '问题', kind: 'longText' },
      project,
      kind: { label: '类别', kind: 'choice', choices: PROBLEM_KINDS },
      raisedOn: { label: '提出日期', kind: 'day', decisive: true },
      level: { label: '解决层级', kind: 'choice', choices: PROBLEM_LEVELS, decisive: true },
      escalatedOn: { label: '上报日期', kind: 'day' },
      department: { label: '牵头部门', kind: 'ref', of: 'unit', writer: 'county', decisive: true },
      limit: { label: '解决时限', kind: 'day', writer: 'county', decisive: true },
      measure: { label: '措施', kind: 'longText' },
      solvedOn: { label: '解决日期', kind: 'day', decisive: true },
      result: { label: '解决结果', kind: 'longText' },
      supervision: { label: '督办事项', kind: 'ref', of: 'supervision', writer: 'county' },
    },
  },
  suspension: {
    label: '暂停退出记录',
    home: 'unit',
    writer: 'both',
    idPrefix: 'sp',
    fields: {
      project,
      /** Absent in records older than the word: 暂停. */
      type: { label: '类别', kind: 'choice', choices: STOP_KINDS, decisive: true },
      on: { label: '日期', kind: 'day', decisive: true },
      reason: { label: '原因', kind: 'choice', choices: STOP_REASONS, decisive: true },
      note: { label: '具体情况', kind: 'longText' },
      expected: { label: '预计恢复', kind: 'date' },
      resumedOn: { label: '恢复日期', kind: 'day', decisive: true },
    },
  },
  statisticsReturn: {
    label: '固投统计',
    home: 'unit',
    writer: 'both',
    idPrefix: 'tj',
    fields: {
      project,
      month: { label: '月份', kind: 'month', decisive: true },
      status: { label: '统计状态', kind: 'choice', choices: STATISTICS_STATES, decisive: true },
      counted: { label: '统计认定数', kind: 'money', decisive: true },
      on: { label: '报出或认定日期', kind: 'day' },
      reason: { label: '退回或差额原因', kind: 'longText' },
    },
  },
  increase: {
    label: '增资扩产',
    home: 'unit',
    writer: 'both',
    entry: true,
    idPrefix: 'in',
    fields: {
      project,
      on: { label: '增资日期', kind: 'day', decisive: true },
      amount: { label: '增资额', kind: 'money', decisive: true },
      content: { label: '增资内容', kind: 'longText' },
      evidence: { label: '佐证', kind: 'text' },
    },
  },
  ceremony: {
    label: '集中活动',
    home: 'county',
    writer: 'county',
    title: 'name',
    idPrefix: 'cm',
    fields: {
      name: { label: '活动名称', kind: 'text' },
      kind: { label: '类别', kind: 'choice', choices: ['集中签约', '集中开工', '集中投产'] },
      on: { label: '日期', kind: 'day', decisive: true },
      place: { label: '地点', kind: 'text' },
      unit: { label: '主办单位', kind: 'ref', of: 'unit' },
      projects: { label: '项目', kind: 'refs', of: 'project', decisive: true },
    },
  },
  upperReport: {
    label: '向上申报',
    home: 'unit',
    writer: 'both',
    idPrefix: 'ur',
    fields: {
      project,
      level: { label: '上报层级', kind: 'choice', choices: ['市级', '省级', '国家级'] },
      library: { label: '项目库或名单', kind: 'text' },
      batch: { label: '批次', kind: 'text' },
      status: { label: '状态', kind: 'choice', choices: ['拟上报', '已上报待审核', '通过', '退回'], decisive: true },
      on: { label: '上报日期', kind: 'day' },
      decidedOn: { label: '批复日期', kind: 'day' },
      reason: { label: '退回原因', kind: 'text' },
    },
  },
} as const satisfies Record<string, EntitySpec>;
