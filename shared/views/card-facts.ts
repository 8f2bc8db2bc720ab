/** What people did on the ladders (督办, 黄牌, 约谈 …) as facts: issued, withheld, withdrawn, released, answered, extended, exempted. A proposal and 送签 are not yet facts. */
import { isReleaseKey, periodOfKey, subjectOfKey } from '../escalation/proposal-key';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import type { EntityName, RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { Facts } from '../scoring/facts';
import type { Scheme } from '../scoring/scheme-schema';
import { grantedExtensions } from './extensions';
import { head } from './project-facts';

/** The ladders whose levels decisions name. */
type Named = Pick<Scheme, 'ladders'>;

/** The head of a card's row with its place in the order of entry: two acts of one day stand as they were entered. */
function entered(ledger: Ledger, entity: EntityName, record: { readonly id: RecordId }) {
  const madeBy = ledger.records.get(entity)?.get(record.id)?.madeBy;
  const order = madeBy === undefined ? undefined : ledger.operations.get(madeBy)?.lamport;
  return { ...head(ledger, entity, record), ...(order === undefined ? {} : { order }) };
}

type CardAction = Facts['cards'][number]['action'];
const ACTIONS: Readonly<Record<string, CardAction>> = { 已签发: 'issued', 暂缓: 'withheld', 撤销: 'withdrawn', 解除: 'released' };

/** 免责 and 中途到位 (S-43) as the ladders know them: the unit is exempted on every ladder for the days approved. One that lacks its approver counts for nothing. */
function exemptionFacts(ledger: Ledger, scheme: Named | null): Facts['cards'] {
  return listRecords(ledger, 'exemption').flatMap((record) => {
    const { unit, from, to, ground, approver } = record;
    if (unit === undefined || from === undefined || approver === undefined) return [];
    return (scheme?.ladders ?? []).map(({ id: ladder, levels }) => ({
      ...entered(ledger, 'exemption', record),
      id: `${record.id}:${ladder}`,
      ladder,
      level: levels[0]?.code ?? '',
      subject: unit,
      date: from,
      action: 'exempted' as const,
      approver,
      ...(ground === undefined ? {} : { reason: ground.slice(0, 200) }),
      ...(to === undefined ? {} : { until: to }),
    }));
  });
}

/** The ladder a decision was made on: the one its proposal names, else the first with such a level. */
function ladderOf(scheme: Named | null, { proposal, level }: RecordOf<'measureDecision'>): string | undefined {
  const having = (scheme?.ladders ?? []).filter(({ levels }) => levels.some(({ code }) => code === level));
  return (having.find(({ id }) => proposal?.startsWith(`${id}/`)) ?? having[0])?.id;
}

/** 回执 of a letter that went out on a ladder is the unit's answer (答复): its limit is kept from that day. */
function answerFacts(ledger: Ledger, scheme: Named | null): Facts['cards'] {
  const decided = new Map(
    listRecords(ledger, 'measureDecision').flatMap((own) => (own.letter === undefined ? [] : [[own.letter, own] as const])),
  );
  return listRecords(ledger, 'letterStep').flatMap((step) => {
    const decision = step.step !== '回执' || step.letter === undefined ? undefined : decided.get(step.letter);
    const ladder = decision === undefined ? undefined : ladderOf(scheme, decision);
    // The receipt of a 解除通知书 answers nothing.
    if (isReleaseKey(decision?.proposal)) return [];
    if (decision?.unit === undefined || decision.level === undefined || ladder === undefined || step.on === undefined) return [];
    const { unit, level, proposal } = decision;
    const subject = subjectOfKey(proposal) ?? unit;
    return [{ ...entered(ledger, 'letterStep', step), ladder, level, subject, date: step.on, action: 'answered' as const }];
  });
}

/** The day written on the letter by which it must be answered (回执时限): it goes before the length the 办法 gives for the level. */
function answerBy(ledger: Ledger, { letter }: RecordOf<'measureDecision'>): { until?: string } {
  const due = letter === undefined ? undefined : getRecord(ledger, 'letter', letter)?.replyDue;
  return due === undefined ? {} : { until: due };
}

/** 延期 granted to a letter or measure of a ladder: from the day it was granted, its answer is wanted by the new day (S-77). */
function extensionFacts(ledger: Ledger, scheme: Named | null): Facts['cards'] {
  const issued = listRecords(ledger, 'measureDecision').filter(({ outcome, proposal }) => outcome === '已签发' && !isReleaseKey(proposal));
  return grantedExtensions(ledger).flatMap(({ record, about, until, by, on }) => {
    const decision = issued.find(({ id, letter }) => id === about || letter === about);
    const ladder = decision === undefined ? undefined : ladderOf(scheme, decision);
    if (decision?.unit === undefined || decision.level === undefined || ladder === undefined) return [];
    const subject = subjectOfKey(decision.proposal) ?? decision.unit;
    const card = { ladder, level: decision.level, subject, date: on, action: 'extended' as const, until, approver: by };
    return [
      { ...entered(ledger, 'appeal', record), ...card, ...(record.ground === undefined ? {} : { reason: record.ground.slice(0, 200) }) },
    ];
  });
}

/** The period a 暂缓 is about: it holds for that one, whatever day it was recorded on. */
function withheldPeriod({ outcome, proposal }: RecordOf<'measureDecision'>): { period?: string } {
  const period = outcome === '暂缓' ? periodOfKey(proposal) : null;
  return period === null ? {} : { period };
}

/** What people decided on a ladder's proposals; 送签 is not yet a decision. */
function cardFacts(ledger: Ledger, scheme: Named | null): Facts['cards'] {
  return listRecords(ledger, 'measureDecision').flatMap((decision) => {
    const { unit, level, outcome, on, ground, decidedBy, proposal } = decision;
    const action = outcome === undefined ? undefined : ACTIONS[outcome];
    const ladder = ladderOf(scheme, decision);
    if (unit === undefined || level === undefined || action === undefined || on === undefined || ladder === undefined) return [];
    // 暂缓 of a release leaves the card as it is; it does not withhold the level.
    if (action !== 'released' && isReleaseKey(proposal)) return [];
    return [
      {
        ...entered(ledger, 'measureDecision', decision),
        ladder,
        level,
        subject: subjectOfKey(proposal) ?? unit,
        date: on,
        action,
        ...(ground === undefined ? {} : { reason: ground }),
        ...withheldPeriod(decision),
        ...(action === 'issued' ? answerBy(ledger, decision) : {}),
        ...(decidedBy === undefined ? {} : { approver: decidedBy }),
      },
    ];
  });
}

/** Everything that happened on the ladders: decided by people, answered by units, extended, exempted. */
export function ladderCards(ledger: Ledger, scheme: Named | null): Facts['cards'] {
  return [
    ...cardFacts(ledger, scheme),
    ...answerFacts(ledger, scheme),
    ...extensionFacts(ledger, scheme),
    ...exemptionFacts(ledger, scheme),
  ];
}
