/**
 * Entities of what offices settle with each other: a report sent back for correction. They lie in the scope of the unit concerned, so that no
 * other unit ever receives them.
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
} as const satisfies Record<string, EntitySpec>;
