/**
 * Entities of reporting: which papers the county asks of its units and by when (报送要求), and that a unit handed one in (报送记录). Nothing is asked until the
 * county has entered it: every cadence can be left switched off (design/domain.md, Law and policy).
 */
import type { EntitySpec } from './entity-spec';

export const CADENCES = ['周报', '月报', '季报'] as const;
export type CadenceKind = (typeof CADENCES)[number];

export const REPORT_ENTITIES = {
  cadence: {
    label: '报送要求',
    home: 'county',
    writer: 'county',
    idPrefix: 'ca',
    fields: {
      kind: { label: '报送内容', kind: 'choice', choices: CADENCES },
      /** 周报: day of the week, 1 for Monday; 月报 and 季报: day of the month after the period. */
      due: { label: '截止日', kind: 'integer', decisive: true },
      from: { label: '起', kind: 'day', decisive: true },
      to: { label: '止', kind: 'day', decisive: true },
      basis: { label: '依据文件', kind: 'text' },
    },
  },
  submission: {
    label: '报送记录',
    home: 'unit',
    writer: 'both',
    entry: true,
    idPrefix: 'sb',
    fields: {
      unit: { label: '单位', kind: 'ref' },
      kind: { label: '报送内容', kind: 'choice', choices: CADENCES },
      /** First day of the period handed in. */
      period: { label: '期间', kind: 'day', decisive: true },
      on: { label: '报送日期', kind: 'day', decisive: true },
      by: { label: '报送人', kind: 'text' },
      note: { label: '说明', kind: 'longText' },
    },
  },
} as const satisfies Record<string, EntitySpec>;
