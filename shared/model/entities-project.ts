/**
 * Entities that lie in a unit's scope: projects and the dated facts about them, responsibility.
 * Field names follow design/import-contract.md where a ledger column exists.
 */
import { PROJECT_STATES, STAGES, STAGE_EVENTS } from './stages';
import type { EntitySpec } from './entity-spec';

/** Roles in which a leader, a unit or a person answers for a project (S-33, S-36). */
export const ASSIGNMENT_ROLES = ['包保领导', '责任单位', '责任人', '服务部门', '代办员'] as const;
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number];

/** What money an entry counts (S-16, S-17, S-18). */
export const MONEY_KINDS = ['到位资金', '固定资产投资', '省外资金', '到账外资', '合同外资'] as const;
/** The amount of an increase as an indicator counts it; it lies in the register 增资扩产, not among the money entries (S-29). */
export const INCREASE_KIND = '增资额';
export type MoneyKind = (typeof MONEY_KINDS)[number];

export const PROJECT_ENTITIES = {
  project: {
    label: '项目',
    home: 'unit',
    writer: 'unit',
    title: 'projectName',
    idPrefix: 'p',
    fields: {
      number: { label: '项目编号', kind: 'text', writer: 'county', decisive: true },
      temporaryNumber: { label: '临时编号', kind: 'text' },
      projectName: { label: '项目名称', kind: 'text' },
      investor: { label: '投资方', kind: 'text' },
      origin: { label: '来源地', kind: 'text' },
      industry: { label: '行业类别', kind: 'text' },
      kind: { label: '项目类型', kind: 'choice', choices: ['新建', '增资', '续建'] },
      content: { label: '建设内容及规模', kind: 'longText' },
      place: { label: '建设地点', kind: 'text' },
      landMu: { label: '用地（亩）', kind: 'decimal' },
      totalInvestment: { label: '总投资', kind: 'money', decisive: true },
      agreedInvestment: { label: '协议引资额', kind: 'money', decisive: true },
      fixedInvestment: { label: '固定资产投资', kind: 'money', decisive: true },
      stageStated: { label: '台账所列阶段', kind: 'choice', choices: STAGES, decisive: true },
      state: { label: '项目状态', kind: 'choice', choices: PROJECT_STATES, decisive: true },
      stateReason: { label: '暂停或退出原因', kind: 'longText' },
      progress: { label: '形象进度', kind: 'longText' },
      progressPercent: { label: '进度（%）', kind: 'decimal', decisive: true },
      problems: { label: '存在问题', kind: 'longText' },
      nextStep: { label: '下步打算', kind: 'longText' },
      planFinish: { label: '计划竣工', kind: 'date', decisive: true },
      deadline: { label: '完成时限', kind: 'date', decisive: true },
      introducingUnit: { label: '引进单位', kind: 'text' },
      foundingUnit: { label: '首报单位', kind: 'ref', decisive: true },
      remarks: { label: '备注', kind: 'longText' },
      other: { label: '其他栏目', kind: 'textMap' },
      /** Field → the text of the ledger that could not be read for certain; kept until somebody enters the value. */
      unread: { label: '待核实原文', kind: 'textMap' },
    },
  },
  stageEvent: {
    label: '阶段记录',
    home: 'unit',
    writer: 'both',
    entry: true,
    idPrefix: 's',
    fields: {
      project: { label: '项目', kind: 'ref' },
      stage: { label: '阶段', kind: 'choice', choices: STAGE_EVENTS, decisive: true },
      on: { label: '日期', kind: 'date', decisive: true },
      acceptedOn: { label: '认定日期', kind: 'date', writer: 'county' },
      evidence: { label: '佐证', kind: 'text' },
    },
  },
  moneyEntry: {
    label: '资金记录',
    home: 'unit',
    writer: 'both',
    entry: true,
    idPrefix: 'm',
    fields: {
      project: { label: '项目', kind: 'ref', of: 'project' },
      kind: { label: '资金类别', kind: 'choice', choices: MONEY_KINDS },
      span: { label: '统计口径', kind: 'choice', choices: ['当月', '当年累计', '总累计'] },
      month: { label: '月份', kind: 'month', decisive: true },
      reported: { label: '申报数', kind: 'money', decisive: true },
      definition: { label: '指标口径', kind: 'text' },
      evidence: { label: '佐证', kind: 'text' },
    },
  },
  recognition: {
    label: '核定记录',
    home: 'unit',
    writer: 'county',
    entry: true,
    idPrefix: 'k',
    fields: {
      entry: { label: '资金记录', kind: 'ref' },
      recognised: { label: '核定数', kind: 'money', decisive: true },
      ground: { label: '核减理由', kind: 'longText' },
      decidedBy: { label: '核定人', kind: 'text' },
    },
  },
  assignment: {
    label: '责任分工',
    home: 'unit',
    writer: 'both',
    idPrefix: 'a',
    fields: {
      project: { label: '项目', kind: 'ref' },
      role: { label: '责任类别', kind: 'choice', choices: ASSIGNMENT_ROLES, decisive: true },
      person: { label: '人员', kind: 'ref', decisive: true },
      unit: { label: '单位', kind: 'ref', decisive: true },
      name: { label: '姓名或单位', kind: 'text', decisive: true },
      post: { label: '职务', kind: 'text' },
      phone: { label: '电话', kind: 'text' },
      from: { label: '起', kind: 'day', decisive: true },
      to: { label: '止', kind: 'day', decisive: true },
      ground: { label: '依据', kind: 'text' },
    },
  },
  import: {
    label: '导入记录',
    home: 'unit',
    writer: 'both',
    idPrefix: 'i',
    title: 'file',
    fields: {
      file: { label: '文件名', kind: 'text' },
      sha256: { label: '文件校验值', kind: 'text' },
      asOf: { label: '截至日期', kind: 'day' },
      records: { label: '项目数', kind: 'integer' },
      answers: { label: '问答', kind: 'json' },
      decisions: { label: '处理说明', kind: 'json' },
      kept: { label: '未能识别的内容', kind: 'json' },
      /** What the sender's next file is not asked again (shared/imports/memory.ts). */
      memory: { label: '下次沿用的回答', kind: 'json' },
      /** Lines of shared/imports/said.ts. */
      said: { label: '未报核实、变动原因和争议', kind: 'json' },
    },
  },
} as const satisfies Record<string, EntitySpec>;
