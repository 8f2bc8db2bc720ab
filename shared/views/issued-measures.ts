/**
 * Issued measures (已处置) with the evidence they rest on: each figure and counter as it was frozen when it was issued, beside what the same question gives by what
 * is known now (law 2). A difference is shown, nothing changes by itself. Reads the ledger; knows no screen.
 */
import { z } from 'zod';
import type { AskedAgain, Asker } from '../escalation/ask-again';
import { askerFor } from '../escalation/ask-again';
import { isReleaseKey, ladderOfKey, periodOfKey, subjectOfKey } from '../escalation/proposal-key';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { isoDay, isoDaySchema } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { recordId } from '../model/ids';
import { schemeInForce } from '../month/adopted-scheme';
import { periodText } from '../month/words';
import { stepsByLetter } from '../papers/register';
import type { Ladder, Scheme } from '../scoring/scheme-schema';
import { workCalendarOf } from './calendar';
import { factsOf } from './facts';

type Decision = RecordOf<'measureDecision'>;

/** One figure or counter: frozen at issue, and now; null where there was none. */
export type Compared = {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly then: string | null;
  readonly now: string | null;
};

export type IssuedMeasure = {
  readonly decision: Decision;
  /** 黄牌督办 */ readonly title: string;
  /** Unit, project, matter or person it is about. */ readonly name: string;
  /** 2026年10月 */ readonly period: string;
  readonly organ: string;
  readonly basis: string;
  readonly number: string;
  readonly state: '在办' | '已回执' | '已解除' | '已撤销';
  readonly compared: readonly Compared[];
  /** Whether the level would be reached by what is known now; null where that cannot be told. */
  readonly holds: boolean | null;
};

const text = z.string().optional().catch(undefined);
/** What is stored with a decision. Read leniently: an older version stored less. */
const EvidenceSchema = z.object({
  figures: z
    .array(z.object({ measure: z.string(), name: z.string(), unit: z.string(), value: z.object({ text: z.string() }).nullable() }))
    .catch([]),
  counters: z.array(z.object({ id: z.string(), title: z.string(), value: z.number() })).catch([]),
  basis: text,
  document: text,
  organ: text,
  title: text,
  asOf: text,
});
type Evidence = z.infer<typeof EvidenceSchema>;

function evidenceOf({ evidence }: Decision): Evidence {
  const read = EvidenceSchema.safeParse(evidence ?? {});
  return read.success ? read.data : { figures: [], counters: [] };
}

/** Whether two figures printed are the same one. */
export const differs = ({ then, now }: Compared): boolean => then !== null && then !== now;

/** The figures and counters of both sides by their id: those frozen first, in their order, then what is asked only now. */
function compare(then: Evidence, now: AskedAgain | null): Compared[] {
  const sides = (of: Pick<Evidence, 'figures' | 'counters'>): (Omit<Compared, 'then' | 'now'> & { readonly value: string | null })[] => [
    ...of.figures.map((own) => ({ key: own.measure, name: own.name, unit: own.unit, value: own.value?.text ?? null })),
    ...of.counters.map((own) => ({ key: `#${own.id}`, name: own.title, unit: '', value: String(own.value) })),
  ];
  const [before, after] = [sides(then), now === null ? [] : sides({ figures: [...now.figures], counters: [...now.counters] })];
  const known = new Map(after.map((own) => [own.key, own.value]));
  const old = new Set(before.map(({ key }) => key));
  return [
    ...before.map(({ value, ...own }) => ({ ...own, then: value, now: known.get(own.key) ?? null })),
    ...after.filter(({ key }) => !old.has(key)).map(({ value, ...own }) => ({ ...own, then: null, now: value })),
  ];
}

/** The subject by its name, whatever a ladder may be about. */
function nameOf(ledger: Ledger, id: string): string {
  const record = recordId(id);
  const unit = getRecord(ledger, 'unit', record)?.name;
  const project = getRecord(ledger, 'project', record)?.projectName;
  const post = getRecord(ledger, 'post', record);
  const person = getRecord(ledger, 'person', post?.person ?? record)?.name;
  return unit ?? project ?? person ?? getRecord(ledger, 'supervision', record)?.matter ?? '';
}

/** The day the evidence was taken on: said in it, else the day its letter went for signature, else the day of the decision. */
function askedOn(decision: Decision, evidence: Evidence, sent: readonly Decision[]): IsoDay | null {
  const said = isoDaySchema.safeParse(evidence.asOf);
  if (said.success) return said.data;
  return sent.find(({ proposal }) => proposal === decision.proposal)?.on ?? decision.on ?? null;
}

function stateOf(decision: Decision, all: readonly Decision[], answered: boolean): IssuedMeasure['state'] {
  const [ladder, subject] = [ladderOfKey(decision.proposal), subjectOfKey(decision.proposal)];
  const after = all.slice(all.indexOf(decision) + 1);
  if (after.some((own) => own.outcome === '撤销' && own.proposal === decision.proposal)) return '已撤销';
  const ends = (own: Decision): boolean =>
    own.outcome === '解除' && ladderOfKey(own.proposal) === ladder && subjectOfKey(own.proposal) === subject;
  return subject !== null && after.some(ends) ? '已解除' : answered ? '已回执' : '在办';
}

/** The scheme a ladder of a decision belongs to: that of its day, or last year's, which still looks at December in January. */
function schemeOf(ledger: Ledger, ladder: string | null, on: IsoDay): Scheme | null {
  const years = [on, isoDay(`${Number(on.slice(0, 4)) - 1}-12-31`)];
  const schemes = years.flatMap((day) => schemeInForce(ledger, day)?.scheme ?? []);
  return schemes.find(({ ladders }) => ladders.some(({ id }) => id === ladder)) ?? null;
}

/** Whether a decision issued a measure; signing the letter of a release does not. */
export const isIssue = ({ outcome, proposal }: Decision): boolean => outcome === '已签发' && !isReleaseKey(proposal);

/** Every measure that was issued, the last decided first. */
export function issuedMeasures(ledger: Ledger): IssuedMeasure[] {
  const all = listRecords(ledger, 'measureDecision');
  const sent = all.filter(({ outcome }) => outcome === '送签');
  const steps = stepsByLetter(ledger);
  const calendar = workCalendarOf(ledger);
  const askers = new Map<Scheme, Asker>();
  const askerOf = (scheme: Scheme): Asker => {
    const asker = askers.get(scheme) ?? askerFor(scheme, factsOf(ledger, scheme), calendar);
    askers.set(scheme, asker);
    return asker;
  };
  return all
    .filter(isIssue)
    .toReversed()
    .map((decision): IssuedMeasure => {
      const { proposal, level: code = '', letter, unit, period = '' } = decision;
      const evidence = evidenceOf(decision);
      const on = askedOn(decision, evidence, sent);
      const id = ladderOfKey(proposal);
      const scheme = on === null ? null : schemeOf(ledger, id, on);
      const ladder: Ladder | undefined = scheme?.ladders.find((own) => own.id === id);
      const level = ladder?.levels.find((own) => own.code === code);
      const subject = subjectOfKey(proposal);
      const without = new Set(all.filter((own) => own.proposal === proposal).map((own): string => own.id));
      const again =
        scheme === null || ladder === undefined || subject === null || on === null
          ? null
          : askerOf(scheme)({ ladder: ladder.id, level: code, subject: { kind: ladder.subject, id: subject }, asOf: on, without });
      const answered = letter !== undefined && (steps.get(letter) ?? []).some(({ step }) => step === '回执');
      return {
        decision,
        title: evidence.title ?? level?.title ?? code,
        name: nameOf(ledger, subject ?? unit ?? ''),
        period: periodText(periodOfKey(proposal) ?? period),
        organ: evidence.organ ?? level?.organ ?? '',
        basis: `${evidence.document ?? ''}${evidence.basis ?? level?.basis ?? ''}`,
        number: (letter === undefined ? undefined : getRecord(ledger, 'letter', letter)?.number) ?? '',
        state: stateOf(decision, all, answered),
        compared: compare(evidence, again),
        holds: again?.holds ?? null,
      };
    });
}
