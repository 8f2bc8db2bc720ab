/**
 * Everything with a limit that the office may extend (延期): letters that want a receipt, 督办事项, and measures that went out without a letter. Named so that a
 * clerk finds the one meant; a measure that has a letter stands under its letter. Reads the ledger; decides nothing.
 */
import { isReleaseKey } from '../escalation/proposal-key';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { schemeInForce } from '../month/adopted-scheme';
import { isEnded, stepsByLetter } from '../papers/register';

export type Limited = {
  readonly id: RecordId;
  /** 石桥镇：青招办督〔2026〕3号督办通知单（回执时限2026年10月20日）; whose it is comes first, for narrow boxes. */
  readonly name: string;
  readonly unit: RecordId | null;
  /** As first set, without what was granted; null: a measure whose limit only the 办法 states. */
  readonly due: IsoDay | null;
  /** Not answered, closed or taken back: only these are offered. */
  readonly open: boolean;
};

function named(ledger: Ledger, what: string, unit: RecordId | undefined, limit: string): string {
  const own = unit === undefined ? undefined : getRecord(ledger, 'unit', unit)?.name;
  return `${own === undefined ? '' : `${own}：`}${what}（${limit}）`;
}

/** All of them: 督办事项, letters that want a receipt, measures without a letter; within each the newest first. */
export function limitedRecords(ledger: Ledger): Limited[] {
  const steps = stepsByLetter(ledger);
  const matters = listRecords(ledger, 'supervision').flatMap(({ id, matter, unit, due, closedOn }): Limited[] =>
    due === undefined
      ? []
      : [
          {
            id,
            name: named(ledger, matter ?? '', unit, `督办事项，办结时限${formatDay(due)}`),
            unit: unit ?? null,
            due,
            open: closedOn === undefined,
          },
        ],
  );
  const letters = listRecords(ledger, 'letter').flatMap(({ id, number, title, unit, replyDue }): Limited[] => {
    if (replyDue === undefined) return [];
    const own = steps.get(id) ?? [];
    const name = named(ledger, `${number ?? ''}${title ?? ''}`, unit, `回执时限${formatDay(replyDue)}`);
    return [{ id, name, unit: unit ?? null, due: replyDue, open: !isEnded(own) && !own.some(({ step }) => step === '回执') }];
  });
  const measures = listRecords(ledger, 'measureDecision').flatMap(({ id, unit, level, outcome, on, letter, proposal }): Limited[] => {
    const dated = letter === undefined ? undefined : getRecord(ledger, 'letter', letter)?.replyDue;
    if (outcome !== '已签发' || on === undefined || dated !== undefined || isReleaseKey(proposal)) return [];
    const levels = (schemeInForce(ledger, on)?.scheme.ladders ?? []).flatMap((ladder) => ladder.levels);
    const title = levels.find(({ code }) => code === level)?.title ?? level ?? '';
    return [{ id, name: named(ledger, title, unit, `${formatDay(on)}签发`), unit: unit ?? null, due: null, open: true }];
  });
  return [...matters.toReversed(), ...letters.toReversed(), ...measures.toReversed()];
}
