/**
 * The name of a proposal in the decisions made on it: ladder, level, subject, period and kind. The subject is read back from it, because a decision's
 * unit is the one it is addressed to, which for a project, a matter or a person is not the subject itself.
 */
import type { Proposal } from './propose';

export function proposalKey({
  ladder,
  level,
  subject,
  period,
  kind,
}: Pick<Proposal, 'ladder' | 'level' | 'subject' | 'period' | 'kind'>): string {
  return [ladder, level, subject.id, period, kind].join('/');
}

/** The ladder a decision's proposal was made on; null for a key not made here. */
export function ladderOfKey(key: string | undefined): string | null {
  const parts = key?.split('/') ?? [];
  return parts.length === 5 ? (parts[0] ?? null) : null;
}

/** What a decision's proposal was about; null for a key not made here. */
export function subjectOfKey(key: string | undefined): string | null {
  const parts = key?.split('/') ?? [];
  return parts.length === 5 ? (parts[2] ?? null) : null;
}

/** The period under check when a decision's proposal was made; null for a key not made here. */
export function periodOfKey(key: string | undefined): string | null {
  const parts = key?.split('/') ?? [];
  return parts.length === 5 ? (parts[3] ?? null) : null;
}

/** Whether a decision was made on a proposal to release (解除): signing its letter ends the measure and issues none. */
export function isReleaseKey(key: string | undefined): boolean {
  return key?.split('/').at(4) === 'release';
}
