/**
 * Entities of assessment and its periods beside the schemes themselves: adjustments after a lock. Decisions are entries: a person, a day, a reason.
 */
import type { EntitySpec } from './entity-spec';

export const PERIOD_ENTITIES = {
  adjustment: {
    label: '核定后调整',
    home: 'county',
    writer: 'county',
    entry: true,
    idPrefix: 'ja',
    fields: {
      freeze: { label: '核定锁定', kind: 'ref' },
      unit: { label: '单位', kind: 'ref' },
      item: { label: '指标', kind: 'text' },
      figure: { label: '数据项', kind: 'text' },
      before: { label: '核定时', kind: 'text' },
      after: { label: '现在', kind: 'text' },
      outcome: { label: '处理', kind: 'choice', choices: ['予以调整', '不予调整'], decisive: true },
      ground: { label: '理由', kind: 'longText' },
      decidedBy: { label: '决定人', kind: 'text' },
      on: { label: '决定日期', kind: 'day' },
    },
  },
} as const satisfies Record<string, EntitySpec>;
