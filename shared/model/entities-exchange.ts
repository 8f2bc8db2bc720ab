/**
 * Entities of what offices settle with each other: a report sent back for correction, a figure corrected after it was reported, a project
 * handed over, who has credit for it, a dispute. They lie in the
 * scope of the unit concerned, so that no other unit ever receives them.
 */
import type { EntitySpec } from './entity-spec';

export const EXCHANGE_ENTITIES = {
  sendBack: {
    label: '退回修改',
    home: 'unit',
    writer: 'both',
    title: 'reason',
    idPrefix: 'tb',
    fields: {
      period: { label: '期间', kind: 'month', writer: 'county' },
      packageNumber: { label: '上报包序号', kind: 'integer', writer: 'county' },
      reason: { label: '退回理由', kind: 'longText', writer: 'county' },
      /** Projects to correct, and in the same order what is wrong with each. */
      projects: { label: '涉及项目', kind: 'refs', writer: 'county' },
      points: { label: '更正内容', kind: 'texts', writer: 'county' },
      on: { label: '退回日期', kind: 'day', writer: 'county' },
      by: { label: '退回人', kind: 'text', writer: 'county' },
      answer: { label: '办理情况', kind: 'longText', writer: 'unit' },
      answeredOn: { label: '办理日期', kind: 'day', writer: 'unit' },
      answeredBy: { label: '办理人', kind: 'text', writer: 'unit' },
      closedOn: { label: '销号日期', kind: 'day', writer: 'county' },
      closedBy: { label: '销号人', kind: 'text', writer: 'county' },
    },
  },
  correction: {
    label: '更正单',
    home: 'unit',
    writer: 'both',
    title: 'label',
    idPrefix: 'gz',
    fields: {
      project: { label: '项目', kind: 'ref' },
      /** What is corrected: a field of the project, of a money entry or of a stage record. */
      entity: { label: '更正对象', kind: 'text', inner: true },
      record: { label: '更正记录', kind: 'ref', inner: true },
      field: { label: '更正栏目', kind: 'text', inner: true },
      label: { label: '更正事项', kind: 'text' },
      month: { label: '所属月份', kind: 'month' },
      oldValue: { label: '原值', kind: 'json', inner: true },
      newValue: { label: '新值', kind: 'json', decisive: true, inner: true },
      oldText: { label: '原报', kind: 'text' },
      newText: { label: '更正为', kind: 'text' },
      ground: { label: '更正依据', kind: 'longText' },
      raisedBy: { label: '填报人', kind: 'text' },
      raisedOn: { label: '填报日期', kind: 'day' },
      signedBy: { label: '签字的分管领导', kind: 'text', decisive: true },
      signedOn: { label: '签字日期', kind: 'day', decisive: true },
    },
  },
  correctionDecision: {
    label: '更正审定',
    home: 'unit',
    writer: 'county',
    entry: true,
    idPrefix: 'gd',
    fields: {
      correction: { label: '更正单', kind: 'ref' },
      outcome: { label: '审定结果', kind: 'choice', choices: ['接受', '退回'], decisive: true },
      reason: { label: '理由', kind: 'longText' },
      by: { label: '审定人', kind: 'text' },
      on: { label: '审定日期', kind: 'day' },
    },
  },
  transfer: {
    label: '项目流转',
    home: 'unit',
    writer: 'both',
    title: 'reason',
    idPrefix: 'lz',
    fields: {
      project: { label: '项目', kind: 'ref' },
      /** Kept in words too: a unit that hands a project over does not hold the one that takes it. */
      toUnit: { label: '承接单位', kind: 'ref', decisive: true },
      reason: { label: '流转理由', kind: 'longText' },
      share: { label: '移交单位分成（%）', kind: 'decimal', decisive: true },
      raisedBy: { label: '提出人', kind: 'text' },
      raisedOn: { label: '提出日期', kind: 'day' },
      answer: { label: '承接单位意见', kind: 'choice', choices: ['同意承接', '不同意承接'], writer: 'county', decisive: true },
      answeredBy: { label: '承接单位答复人', kind: 'text', writer: 'county' },
      answeredOn: { label: '答复日期', kind: 'day', writer: 'county' },
      answerNote: { label: '答复说明', kind: 'longText', writer: 'county' },
      outcome: { label: '县里决定', kind: 'choice', choices: ['同意流转', '不同意流转'], writer: 'county', decisive: true },
      decidedBy: { label: '决定人', kind: 'text', writer: 'county' },
      decidedOn: { label: '决定日期', kind: 'day', writer: 'county' },
      decisionNote: { label: '决定说明', kind: 'longText', writer: 'county' },
      /** The project as it goes on in the scope of the unit that took it. */
      carriedOn: { label: '承接后的项目', kind: 'ref', writer: 'county' },
    },
  },
  /**
   * The county asks the unit that might take a project; it lies in that unit's scope and tells only what the county passes on, so the unit answers itself and
   * its answer travels with its next 上报.
   */
  transferAsk: {
    label: '流转征询',
    home: 'unit',
    writer: 'both',
    title: 'projectName',
    idPrefix: 'lx',
    fields: {
      transfer: { label: '流转记录', kind: 'ref', writer: 'county' },
      projectName: { label: '项目', kind: 'text', writer: 'county' },
      number: { label: '项目编号', kind: 'text', writer: 'county' },
      fromName: { label: '移交单位', kind: 'text', writer: 'county' },
      industry: { label: '行业类别', kind: 'text', writer: 'county' },
      investment: { label: '总投资', kind: 'money', writer: 'county' },
      reason: { label: '流转理由', kind: 'longText', writer: 'county' },
      share: { label: '移交单位分成（%）', kind: 'decimal', writer: 'county' },
      askedBy: { label: '征询人', kind: 'text', writer: 'county' },
      askedOn: { label: '征询日期', kind: 'day', writer: 'county' },
      answer: { label: '本单位意见', kind: 'choice', choices: ['同意承接', '不同意承接'], writer: 'unit', decisive: true },
      answeredBy: { label: '答复人', kind: 'text', writer: 'unit' },
      answeredOn: { label: '答复日期', kind: 'day', writer: 'unit' },
      answerNote: { label: '答复说明', kind: 'longText', writer: 'unit' },
      outcome: { label: '县里决定', kind: 'choice', choices: ['同意流转', '不同意流转'], writer: 'county', decisive: true },
    },
  },
  credit: {
    label: '引进贡献',
    home: 'unit',
    writer: 'county',
    entry: true,
    idPrefix: 'gx',
    fields: {
      project: { label: '项目', kind: 'ref' },
      unit: { label: '单位', kind: 'ref', decisive: true },
      /** A share of a person (引荐人, 跟踪人) instead of a unit's; shares of units and of persons add up by themselves. */
      person: { label: '个人', kind: 'ref', decisive: true },
      role: { label: '角色', kind: 'text', decisive: true },
      percent: { label: '分成（%）', kind: 'decimal', decisive: true },
      from: { label: '起', kind: 'day', decisive: true },
      to: { label: '止', kind: 'day', decisive: true },
      ground: { label: '依据', kind: 'longText' },
      decidedBy: { label: '确定人', kind: 'text' },
    },
  },
  dispute: {
    label: '项目争议',
    home: 'unit',
    writer: 'county',
    title: 'matter',
    idPrefix: 'zy',
    fields: {
      project: { label: '项目', kind: 'ref' },
      other: { label: '另一单位所报项目', kind: 'ref' },
      matter: { label: '争议事项', kind: 'longText' },
      raisedOn: { label: '登记日期', kind: 'day' },
      raisedBy: { label: '登记人', kind: 'text' },
      evidence: { label: '各方理由和佐证', kind: 'longText' },
      /** The project that counts from now on; the other one is struck out. */
      kept: { label: '认定项目', kind: 'ref', decisive: true },
      ruling: { label: '裁定', kind: 'longText', decisive: true },
      ruledBy: { label: '裁定人', kind: 'text' },
      ruledOn: { label: '裁定日期', kind: 'day' },
      document: { label: '依据文件', kind: 'text' },
    },
  },
  numberRule: {
    label: '编号规则',
    home: 'county',
    writer: 'county',
    title: 'pattern',
    idPrefix: 'bg',
    fields: { pattern: { label: '编号规则', kind: 'text', decisive: true } },
  },
} as const satisfies Record<string, EntitySpec>;
