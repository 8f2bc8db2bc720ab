/** Entities of the change of hands (新官不理旧账, S-42): that one leader handed over to another, what, when, and who watched. */
import type { EntitySpec } from './entity-spec';

export const DUTY_ENTITIES = {
  handover: {
    label: '交接记录',
    home: 'county',
    writer: 'county',
    entry: true,
    idPrefix: 'ho',
    fields: {
      person: { label: '移交人', kind: 'ref', decisive: true },
      successor: { label: '接收人', kind: 'ref', decisive: true },
      lastDay: { label: '移交人在任止', kind: 'day', decisive: true },
      projects: { label: '移交项目', kind: 'refs' },
      matters: { label: '移交督办事项', kind: 'refs' },
      witness: { label: '监交人', kind: 'text' },
      ground: { label: '依据', kind: 'text' },
    },
  },
} as const satisfies Record<string, EntitySpec>;
