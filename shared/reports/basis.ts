/** What every report counts from: projects as rows, first dated events in a period, money of a period, activities, units in print order. Pure. */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { firstDay, lastDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { SECTIONS } from '../model/entities-county';
import type { RecordId } from '../model/ids';
import { decimalFromMinor } from '../model/money';
import type { Marker, Stage } from '../model/stages';
import { holdsOn } from '../views/duty-view';
import { fundIncrements } from '../views/fund-sums';
import type { Side } from '../views/fund-sums';
import { indexLedger } from '../views/ledger-index';
import type { LedgerIndex } from '../views/ledger-index';
import { projectRows } from '../views/project-rows';
import type { ProjectRow } from '../views/project-rows';
import { stageDate } from '../views/stage-view';
import type { Span } from './spans';

export type Basis = {
  readonly ledger: Ledger;
  readonly index: LedgerIndex;
  readonly day: IsoDay;
  /** Projects as they stood on the day, in print order. */
  readonly rows: readonly ProjectRow[];
  /** Units of the day by section and order. */
  readonly units: readonly RecordOf<'unit'>[];
};

/** Gathers once what the parts of a report share. */
export function basisOf(ledger: Ledger, day: IsoDay): Basis {
  const place = (unit: RecordOf<'unit'>): number => SECTIONS.findIndex((section) => section === unit.section);
  return {
    ledger,
    index: indexLedger(ledger),
    day,
    rows: projectRows(ledger, { asOf: day, today: day }),
    units: listRecords(ledger, 'unit')
      .filter((unit) => holdsOn(unit, day))
      .sort((a, b) => place(a) - place(b) || (a.order ?? 9999) - (b.order ?? 9999)),
  };
}

/** When a project reached a stage, as known on the day, or null. */
export function reachedOn(basis: Basis, project: RecordId, stage: Stage | Marker): IsoDay | null {
  const date = stageDate(basis.index.stages.get(project) ?? [], stage, basis.day);
  return date === null ? null : firstDay(date);
}

/** Projects whose first date of a stage lies in the period: a project counts once, for the first signing. */
export function reachedIn(basis: Basis, stage: Stage | Marker, span: Pick<Span, 'from' | 'asOf'>): ProjectRow[] {
  return basis.rows.filter(({ id }) => {
    const on = reachedOn(basis, id, stage);
    return on !== null && on >= span.from && on <= span.asOf;
  });
}

/** Projects that were at or past a stage on the day. */
export function everReached(basis: Basis, stage: Stage | Marker): ProjectRow[] {
  return basis.rows.filter(({ id }) => reachedOn(basis, id, stage) !== null);
}

export type Sum = { readonly minor: number; readonly records: readonly RecordId[] };

/** Money of one kind that came in from one month to another, over the given projects; 分 of 人民币, with the entries it is made of. */
export function moneyIn(basis: Basis, projects: readonly ProjectRow[], kind: string, side: Side, span: Pick<Span, 'from' | 'asOf'>): Sum {
  const [first, last] = [span.from.slice(0, 7), span.asOf.slice(0, 7)];
  const entries = projects.flatMap(({ id }) =>
    fundIncrements(basis.index.funds.get(id) ?? [], kind, side).filter(({ month }) => month >= first && month <= last),
  );
  return { minor: entries.reduce((sum, { minor }) => sum + minor, 0), records: entries.map(({ entry }) => entry.id) };
}

/** Sum of 总投资 in 人民币; dollars are never added to it. */
export function investmentOf(rows: readonly ProjectRow[]): Sum {
  const own = rows.filter(({ cells }) => {
    const value = cells.totalInvestment;
    return typeof value === 'object' && value !== null && 'minor' in value && value.currency === 'CNY';
  });
  const minor = own.reduce((sum, { cells }) => {
    const value = cells.totalInvestment;
    return sum + (typeof value === 'object' && value !== null && 'minor' in value ? value.minor : 0);
  }, 0);
  return { minor, records: own.map(({ id }) => id) };
}

/** 分 as 亿元 with two decimals, rounded half up, for running text; 万元 exactly for tables. */
export function yiText(minor: number): string {
  const yi = BigInt(Math.abs(minor));
  const step = 100_000_000n;
  const hundredths = (yi + step / 2n) / step;
  const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
  return minor < 0 ? `-${text}` : text;
}

export function wan(minor: number): string {
  return decimalFromMinor(minor, '万元');
}

/** Activities in the period, of one unit or of all. */
export function activitiesIn(ledger: Ledger, span: Pick<Span, 'from' | 'asOf'>, unit: RecordId | null): RecordOf<'activity'>[] {
  return listRecords(ledger, 'activity')
    .filter(({ on, scope }) => on !== undefined && on >= span.from && on <= span.asOf && (unit === null || scope === unit))
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
}

/** Projects still worked on: neither given up nor in full production. */
export function openProjects(rows: readonly ProjectRow[]): ProjectRow[] {
  return rows.filter(({ cells, stage }) => cells.state !== '退出' && stage !== '达产');
}

export function ids(rows: readonly { readonly id: RecordId }[]): RecordId[] {
  return rows.map(({ id }) => id);
}

/** Last day of a date of whatever precision that a column holds, or null. */
export function lastDayOf(value: ProjectRow['cells']['deadline']): IsoDay | null {
  return typeof value === 'object' && value !== null && 'precision' in value ? lastDay(value) : null;
}
