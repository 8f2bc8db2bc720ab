/**
 * Evidence of a project (S-112): what is attached, to which stage or amount, and what may be attached at all. Pure; the bytes are someone else's.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { formatDate } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { formatMoney } from '../model/money';
import { indexLedger } from './ledger-index';

/** Greatest size of one file, in bytes: a phone's photo or a scan of a whole contract fits. */
export const MAX_EVIDENCE_BYTES = 20 * 1024 * 1024;

export const EVIDENCE_FORMATS = ['jpg', 'png', 'pdf'] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

/** How the files of each format begin. */
const SIGNATURES: Readonly<Record<EvidenceFormat, readonly number[]>> = {
  jpg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
};

/** The format by the first bytes, whatever the file is called; null for everything that is not taken. */
export function evidenceFormat(bytes: Uint8Array): EvidenceFormat | null {
  return EVIDENCE_FORMATS.find((format) => SIGNATURES[format].every((byte, at) => bytes[at] === byte)) ?? null;
}

/** Size of a file as people read it: 1.5MB, 320KB. */
export function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)}MB` : `${Math.max(1, Math.round(bytes / 1024))}KB`;
}

/** Whether a file may be kept as evidence by its size; E_EVIDENCE_SIZE names it. */
export function checkEvidenceSize(name: string, size: number): Result<null> {
  return size > MAX_EVIDENCE_BYTES ? fail('E_EVIDENCE_SIZE', `${name}，${sizeText(size)}`) : ok(null);
}

/** Something of a project that evidence can prove, in words. */
export type EvidenceSubject = { readonly id: RecordId; readonly says: string };

/** The stages and amounts of a project, the latest first within each. */
export function evidenceSubjects(ledger: Ledger, project: RecordId): EvidenceSubject[] {
  const index = indexLedger(ledger);
  const stages = (index.stages.get(project) ?? []).map(({ id, stage, on }) => ({
    id,
    says: `${stage ?? '阶段'}${on === undefined ? '' : `　${formatDate(on)}`}`,
  }));
  const funds = (index.funds.get(project) ?? []).map(({ record: { id, kind, month, span, reported } }) => ({
    id,
    says: [kind, month, span, reported === undefined ? '' : `${formatMoney(reported, '万元')}万元`].filter(Boolean).join('　'),
  }));
  return [...stages.toReversed(), ...funds.toReversed()];
}

export type EvidenceItem = RecordOf<'evidence'> & {
  /** What it proves: 整个项目, 签约 with its date, or 签约（已更正） when that entry was struck out. */
  readonly proves: string;
};

/** What is attached to a project and still stands, in the order it came. */
export function evidenceOf(ledger: Ledger, project: RecordId): EvidenceItem[] {
  const own = listRecords(ledger, 'evidence').filter((item) => item.project === project);
  if (own.length === 0) return [];
  const subjects = new Map(evidenceSubjects(ledger, project).map(({ id, says }) => [id, says]));
  return own.map((item) => ({
    ...item,
    proves: item.subject === undefined ? '整个项目' : (subjects.get(item.subject) ?? replacedText(ledger, item.subject)),
  }));
}

function replacedText(ledger: Ledger, subject: RecordId): string {
  const stage = getRecord(ledger, 'stageEvent', subject)?.stage;
  const kind = getRecord(ledger, 'moneyEntry', subject)?.kind;
  return `${stage ?? kind ?? '原记录'}（已更正）`;
}
