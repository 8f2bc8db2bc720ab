/**
 * A project as facts: the project itself, its stages, and the money that came in, month by month. Ids are the ledger's record ids, so that an explanation
 * can be followed down to entries. Applies no rule of a scheme.
 */
import type { EntityName, RecordOf } from '../model/entities';
import type { LedgerDate } from '../model/dates';
import type { Money } from '../model/money';
import type { RecordId } from '../model/ids';
import { MONEY_KINDS } from '../model/entities-project';
import type { Ledger } from '../ledger/fold';
import type { Facts, FieldValue } from '../scoring/facts';
import { fundIncrements } from './fund-sums';
import type { FundIncrement, Side } from './fund-sums';
import type { LedgerIndex } from './ledger-index';

/** Record id behind a fact's id: an increment of earlier years is marked with a suffix. */
export const EARLIER_YEARS = ':earlier';

type Head = { readonly id: RecordId; readonly enteredBy?: string };

export function head(ledger: Ledger, entity: EntityName, record: { readonly id: RecordId }): Head {
  const madeBy = ledger.records.get(entity)?.get(record.id)?.madeBy;
  const person = madeBy === undefined ? undefined : ledger.operations.get(madeBy)?.person;
  return person === undefined ? { id: record.id } : { id: record.id, enteredBy: person };
}

const amount = ({ minor, currency }: Money): { readonly minor: number; readonly currency: string } => ({ minor, currency });

/** Values a scheme's conditions may ask for; what is absent stays absent. */
export function fields(values: Readonly<Record<string, FieldValue | Money | LedgerDate | undefined>>): Record<string, FieldValue> {
  const result: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (typeof value === 'object' && value !== null && 'minor' in value) result[name] = amount(value);
    else if (typeof value === 'object' && value !== null && 'precision' in value) result[name] = value.date;
    else result[name] = value;
  }
  return result;
}

export function projectFact(ledger: Ledger, project: RecordOf<'project'>): Facts['projects'][number] {
  return {
    ...head(ledger, 'project', project),
    name: project.projectName ?? project.id,
    unit: project.scope,
    fields: fields({
      number: project.number,
      investor: project.investor,
      origin: project.origin,
      industry: project.industry,
      kind: project.kind,
      totalInvestment: project.totalInvestment,
      agreedInvestment: project.agreedInvestment,
      fixedInvestment: project.fixedInvestment,
      landMu: project.landMu,
      state: project.state ?? '正常',
      stageStated: project.stageStated,
      progressPercent: project.progressPercent,
      planFinish: project.planFinish,
      deadline: project.deadline,
      introducingUnit: project.introducingUnit,
      foundingUnit: project.foundingUnit,
    }),
  };
}

/** Stage facts: of several records of one stage the one with the earliest date, because a project counts once for the first signing. */
export function stageFacts(ledger: Ledger, { stages }: Pick<LedgerIndex, 'stages'>, project: RecordOf<'project'>): Facts['stages'] {
  const first = new Map<string, RecordOf<'stageEvent'>>();
  for (const event of stages.get(project.id) ?? []) {
    const key = `${event.stage ?? ''} ${event.on?.planned === true ? 'planned' : ''}`;
    const known = first.get(key);
    if (known === undefined || (event.on?.date ?? '') < (known.on?.date ?? '')) first.set(key, event);
  }
  return [...first.values()].flatMap((event) => {
    const { stage, on, acceptedOn } = event;
    if (stage === undefined || on === undefined) return [];
    return [
      {
        ...head(ledger, 'stageEvent', event),
        project: project.id,
        unit: project.scope,
        stage,
        ...(on.planned === true ? { planned: on.date } : { actual: on.date }),
        ...(acceptedOn === undefined ? {} : { accepted: acceptedOn.date }),
      },
    ];
  });
}

/** Money facts: one row a month, an increment, so that any span of months may be added up. Reported and recognised stand side by side. */
export function moneyFacts(ledger: Ledger, { funds }: Pick<LedgerIndex, 'funds'>, project: RecordOf<'project'>): Facts['money'] {
  const entries = funds.get(project.id) ?? [];
  return MONEY_KINDS.flatMap((kind) => {
    const of = (side: Side): Map<string, FundIncrement> => {
      const parts = fundIncrements(entries, kind, side);
      return new Map(parts.map((part) => [part.month === part.entry.month ? part.month : `${part.month}${EARLIER_YEARS}`, part]));
    };
    const reported = of('reported');
    const recognised = of('recognised');
    const cny = (minor: number): { readonly minor: number; readonly currency: string } => ({ minor, currency: 'CNY' });
    return [...new Set([...reported.keys(), ...recognised.keys()])].flatMap((key) => {
      const said = reported.get(key);
      const known = recognised.get(key);
      const part = said ?? known;
      if (part === undefined) return [];
      const own = head(ledger, 'moneyEntry', part.entry);
      return [
        {
          ...own,
          id: key.endsWith(EARLIER_YEARS) ? `${own.id}${EARLIER_YEARS}` : own.id,
          project: project.id,
          unit: project.scope,
          kind,
          date: part.month,
          reported: cny(said?.minor ?? 0),
          ...(known === undefined ? {} : { recognised: cny(known.minor) }),
        },
      ];
    });
  });
}
