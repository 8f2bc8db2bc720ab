/**
 * Evidence (佐证材料): a photo, scan or PDF that proves a project, a stage or an amount. The entry names the bytes by hash; the bytes lie with the
 * attachments of the data folder and may be missing on a machine they never came to.
 */
import type { EntitySpec } from './entity-spec';

export const EVIDENCE_KINDS = ['协议', '执照', '土地', '施工许可', '照片', '银行回单', '发票', '其他'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const EVIDENCE_ENTITIES = {
  evidence: {
    label: '佐证材料',
    home: 'unit',
    writer: 'both',
    entry: true,
    title: 'fileName',
    idPrefix: 'ev',
    fields: {
      project: { label: '项目', kind: 'ref' },
      /** The stage event or money entry it proves; absent when it is about the project as a whole. */
      subject: { label: '证明的记录', kind: 'ref' },
      kind: { label: '材料类别', kind: 'choice', choices: EVIDENCE_KINDS },
      fileName: { label: '文件名', kind: 'text' },
      sha256: { label: '文件校验值', kind: 'text' },
      /** Bytes. */
      size: { label: '文件大小（字节）', kind: 'integer' },
      takenOn: { label: '形成日期', kind: 'day' },
      note: { label: '说明', kind: 'longText' },
    },
  },
} as const satisfies Record<string, EntitySpec>;
