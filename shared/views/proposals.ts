/**
 * Proposals of the ladder with what people have decided on them (law 7). Derived from the ledger and the adopted 办法; off until there is one.
 */
import type { Proposal } from '../escalation/propose';
import { proposalKey } from '../escalation/proposal-key';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { addresseeOf } from '../papers/addressee';
import { clashUnits, isProvisional } from './clash-units';
import { escalationOf } from './escalation';
import type { Finding } from '../scoring/memo';

export type OpenProposal = {
  /** Names the proposal in decisions: ladder, level, subject and period. */
  readonly key: string;
  readonly proposal: Proposal;
  readonly decisions: readonly RecordOf<'measureDecision'>[];
  /** 申诉 and 延期 of that unit that are undecided, or were decided since the period began (S-77): whoever decides must see them. */
  readonly appeals: readonly RecordOf<'appeal'>[];
  /** The unit its paper goes to; null when the ledger names none. */
  readonly unit: RecordId | null;
  /** There is no such unit, or a decisive field of it is in clash: nothing may be issued until a person has settled it. */
  readonly blocked: boolean;
};

export type Proposals = {
  readonly enabled: boolean;
  /** Why nothing is proposed, in words. */
  readonly reason: string;
  readonly open: readonly OpenProposal[];
  /** Withheld (暂缓) in the period under check; they come back with the next one, or when a person takes them up again. */
  readonly withheld: readonly OpenProposal[];
  readonly findings: readonly Finding[];
};

/** All proposals as of a day. Those already 送签 stay in the list with their decision until the leader's act is recorded. */
export function proposalsOf(ledger: Ledger, asOf: IsoDay): Proposals {
  const made = escalationOf(ledger, asOf);
  if (made === null)
    return { enabled: false, reason: '还没有录入本县正式印发的考核办法和发文号，督办建议不启用。', open: [], withheld: [], findings: [] };
  const decisions = listRecords(ledger, 'measureDecision');
  const clashes = clashUnits(ledger);
  const appeals = listRecords(ledger, 'appeal');
  const decided = (proposal: Proposal): OpenProposal => {
    const key = proposalKey(proposal);
    const unit = addresseeOf(ledger, proposal.subject, asOf);
    const blocked = unit === null || isProvisional(clashes, unit);
    const since = `${proposal.through.slice(0, 7)}-01`;
    const own = appeals.filter((one) => one.unit === unit && (one.outcome === undefined || (one.decidedOn ?? '') >= since));
    return {
      key,
      proposal,
      unit,
      blocked,
      appeals: unit === null ? [] : own,
      decisions: decisions.filter((decision) => decision.proposal === key),
    };
  };
  const { enabled, reason, findings } = made;
  return { enabled, reason, open: made.proposals.map(decided), withheld: made.withheld.map(decided), findings };
}

/** Last day for the answer, or the day itself when the scheme states none. */
export function answerDay(proposal: Proposal): IsoDay {
  return isoDay(proposal.answerBy ?? proposal.asOf);
}
