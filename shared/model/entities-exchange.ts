/**
 * Entities of what offices settle with each other: a report sent back for correction, a figure corrected after it was reported. They lie in the
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
      entity: { label: '更正对象', kind: 'text' },
      record: { label: '更正记录', kind: 'ref' },
      field: { label: '更正栏目', kind: 'text' },
      label: { label: '更正事项', kind: 'text' },
      month: { label: '所属月份', kind: 'month' },
      oldValue: { label: '原值', kind: 'json' },
      newValue: { label: '新值', kind: 'json', decisive: true },
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
} as const satisfies Record<string, EntitySpec>;
