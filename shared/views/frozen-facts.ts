/**
 * What a lock (核定锁定) holds of the scores of its period, and those as the rows that a 办法 reads with `frozen` and with the `tier` of an earlier period:
 * 上半年得分占 40%, 连续两年末位. They are what was announced then, or what a person decided about it since, and are never worked out anew. Reckons nothing.
 */
import { z } from 'zod';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import type { Json } from '../model/field-kinds';
import { schemeOfRecord } from '../month/adopted-scheme';
import { exactFromText, fixedText } from '../scoring/exact';
import type { Facts } from '../scoring/facts';
import { adjustmentsOf } from './adjustments';
import { recordedPeriod } from './freeze-period';

const scoresSchema = z.object({
  /** Items, measures and places by the id of the item, measure or rank in the 办法, lossless: "14/5". */
  values: z.array(z.object({ item: z.string(), subject: z.string(), value: z.string() })),
  /** Tiers (等次) by the id of the rank. */
  tiers: z.array(z.object({ rank: z.string(), subject: z.string(), tier: z.string() })),
});
export type PeriodScores = z.infer<typeof scoresSchema>;

const storedSchema = z.object({ scores: scoresSchema });

/** The scores in a lock; null in the oldest, which held the month's table alone. */
export function lockedScores({ result }: Pick<RecordOf<'freeze'>, 'result'>): PeriodScores | null {
  const stored = storedSchema.safeParse(result);
  return stored.success ? stored.data.scores : null;
}

const monthRows = z.object({ rows: z.array(z.object({ month: z.string().nullable() })) });
const monthHeld = z.union([z.object({ month: monthRows }), monthRows]);

/** True where a lock holds the 当月 figures too; older ones hold 累计 alone. */
export function lockedMonthFigures({ result }: Pick<RecordOf<'freeze'>, 'result'>): boolean {
  return monthHeld.safeParse(result).success;
}

/** What a lock holds beside the scores: the table, whose figures are compared with today's. */
export function lockedTable({ result }: Pick<RecordOf<'freeze'>, 'result'>): Json {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return result ?? null;
  return Object.fromEntries(Object.entries(result).filter(([key]) => key !== 'scores'));
}

/**
 * Figures of a lock that a person adjusted since (予以调整), by subject and part of the 办法: the score in the whole, and the cumulative figure of an
 * indicator whose measure is that figure. Places and completion are in no row of their own.
 */
function adjustedScores(ledger: Ledger, record: RecordOf<'freeze'>): ReadonlyMap<string, string> {
  const adjusted = adjustmentsOf(ledger, record.id);
  const scheme = adjusted.size === 0 ? null : (schemeOfRecord(ledger, record.scheme)?.scheme ?? null);
  const scores = lockedScores(record);
  if (scheme === null || scores === null) return new Map();
  const stored = new Map(scores.values.map(({ item, subject, value }) => [`${subject} ${item}`, value]));
  const parts = (title: string, figure: string): string[] => {
    if (figure === '得分') return scheme.total === undefined ? [] : [scheme.total];
    return figure === '累计' ? scheme.targets.filter((own) => own.title === title).map(({ measure }) => measure) : [];
  };
  return new Map(
    [...adjusted.values()].flatMap(({ before, after, decision: { unit, item, figure } }) =>
      parts(item ?? '', figure ?? '').flatMap((id): [string, string][] => {
        const key = `${unit ?? ''} ${id}`;
        const held = exactFromText(stored.get(key) ?? '');
        // A measure over another stretch than the table's (the quarter alone) is another figure: it was not adjusted.
        const same = held !== null && fixedText(held, decimalsOf(before)) === before && exactFromText(after) !== null;
        return same ? [[key, after]] : [];
      }),
    ),
  );
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** The rows of all locked periods, with what was decided about them since; where a period was locked twice the last lock speaks. */
export function frozenFacts(ledger: Ledger): Facts['frozen'] {
  const last = new Map<string, RecordOf<'freeze'>>();
  for (const record of listRecords(ledger, 'freeze')) {
    const period = recordedPeriod(record);
    if (period !== null) last.set(period.key, record);
  }
  return [...last].flatMap(([period, record]) => {
    const scores = lockedScores(record);
    const decided = adjustedScores(ledger, record);
    const row = (item: string, subject: string): Pick<Facts['frozen'][number], 'id' | 'item' | 'subject' | 'period'> => ({
      id: `${record.id}:${item}:${subject}`,
      item,
      subject,
      period,
    });
    return [
      ...(scores?.values ?? []).map(({ item, subject, value }) => ({
        ...row(item, subject),
        value: decided.get(`${subject} ${item}`) ?? value,
      })),
      ...(scores?.tiers ?? []).map(({ rank, subject, tier }) => ({ ...row(rank, subject), tier })),
    ];
  });
}
