/**
 * The month as it is printed: once locked (核定并锁定), from what was known then; until then from the ledger as it stands. So a late entry never changes
 * a published table by itself (law 2). A copy that does not hold all that was known then (a township's) shows its own ledger.
 */
import { formatDay } from '../model/dates';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import { schemeOfRecord } from '../month/adopted-scheme';
import type { AdoptedScheme } from '../month/adopted-scheme';
import { monthView } from '../month/month-view';
import type { MonthView } from '../month/month-view';
import type { CompletionRow } from '../scoring/completion-table';
import { exactFromText } from '../scoring/exact';
import { adjustedText, adjustmentsOf, decisionText, figureKey, figureName, figureUnit } from './adjustments';
import { FREEZE_SPANS, freezePeriod } from './freeze-period';
import { frozenResult, storedText } from './frozen-compare';
import { frozenFor, isComplete, knownOf, ledgerAt } from './frozen-periods';

export type PublishedMonth = {
  readonly view: MonthView;
  /** The lock the figures come from; null while the month is open. */
  readonly frozen: RecordOf<'freeze'> | null;
  /** Ledger the figures come from. */
  readonly ledger: Ledger;
};

/** A lock's ledger never changes: what was known then is a set. Kept by the record, for as long as its state lives. */
const thenKnown = new WeakMap<RecordOf<'freeze'>, Ledger>();
/** Locks that a copy of the ledger could not rebuild; asked again when it has grown. */
const beyond = new WeakMap<Ledger, Set<RecordOf<'freeze'>>>();

/** The ledger as a lock knew it; null when it cannot be rebuilt here. */
export function frozenLedger(ledger: Ledger, frozen: RecordOf<'freeze'>): Ledger | null {
  const held = thenKnown.get(frozen);
  if (held !== undefined) return held;
  if (beyond.get(ledger)?.has(frozen) === true) return null;
  const known = knownOf(frozen);
  const then = known === null ? null : ledgerAt(ledger, known);
  if (then !== null && known !== null && isComplete(then, known)) {
    thenKnown.set(frozen, then);
    return then;
  }
  beyond.set(ledger, (beyond.get(ledger) ?? new Set()).add(frozen));
  return null;
}

/** The lock that holds a month's end: of the month itself, else of the quarter or the year that ends with it. */
function lockOfMonth(ledger: Ledger, month: string): RecordOf<'freeze'> | null {
  const ending = FREEZE_SPANS.map((span) => freezePeriod(span, month)).filter((period) => period.month === month);
  return ending.map(({ key }) => frozenFor(ledger, key)).find((frozen) => frozen !== null) ?? null;
}

/** Targets of a 办法 by title, with id, measuring unit and places: what makes a figure of two years the same one. */
function targetsByTitle({
  targets,
  measures,
}: MonthView['adopted']['scheme']): Map<string, { id: string; unit: string; decimals: number }> {
  const measured = new Map(measures.map((measure) => [measure.id, measure]));
  return new Map(
    targets.flatMap(({ id, title, measure }) => {
      const own = measured.get(measure);
      return own === undefined ? [] : [[title, { id, unit: own.unit, decimals: own.decimals }] as const];
    }),
  );
}

/** Last year's figure of a unit under the title of a target as it was locked (核定锁定); null where the lock has none or measured otherwise. */
type LockedFigure = (unit: string, title: string) => string | null;

/** The figures that a lock of last year holds for the same month, with what was decided since (同比, S-58); null without one. `month` is 2026-10, the month looked at. */
export function lockedLastYear(ledger: Ledger, adopted: AdoptedScheme, month: string): LockedFigure | null {
  const year = Number(month.slice(0, 4));
  const frozen = lockOfMonth(ledger, `${year - 1}${month.slice(4)}`);
  const stored = frozen === null ? null : frozenResult(frozen);
  // Only the lock's own version says what its figures mean.
  const before = stored === null ? null : schemeOfRecord(ledger, frozen?.scheme);
  if (stored === null || before === null) return null;
  const then = targetsByTitle(before.scheme);
  const now = targetsByTitle(adopted.scheme);
  const titles = new Map([...then].map(([title, { id }]) => [id, title]));
  const adjusted = frozen === null ? null : adjustmentsOf(ledger, frozen.id);
  const figures = new Map(
    stored.rows.map(({ target, unit, cumulative }) => {
      const decided = adjusted?.get(figureKey(unit, titles.get(target) ?? '', '累计'))?.after;
      return [`${unit} ${target}`, (decided === undefined || exactFromText(decided) === null ? undefined : decided) ?? cumulative];
    }),
  );
  return (unit, title) => {
    const [own, old] = [now.get(title), then.get(title)];
    return own === undefined || old === undefined || own.unit !== old.unit ? null : (figures.get(`${unit} ${old.id}`) ?? null);
  };
}

/** The same view with last year's same period as it was locked, wherever a lock says so; late entries of last year change no growth. */
export function withLockedLastYear(ledger: Ledger, view: MonthView): MonthView {
  const lockedFigure = lockedLastYear(ledger, view.adopted, view.period);
  if (lockedFigure === null) return view;
  const now = targetsByTitle(view.adopted.scheme);
  const locked = (row: CompletionRow): CompletionRow => {
    const exact = lockedFigure(row.unit, row.title);
    if (exact === null) return row;
    return { ...row, lastYear: { exact, text: storedText(exact, now.get(row.title)?.decimals ?? 2) }, lastYearLocked: true };
  };
  return {
    ...view,
    table: { ...view.table, rows: view.table.rows.map(locked) },
    tables: view.tables.map((table) => ({
      ...table,
      lines: table.lines.map((line) => (line.kind === 'unit' ? { ...line, row: locked(line.row) } : line)),
    })),
  };
}

/** The month as published; null while no 办法 of that year is adopted. */
export function publishedMonth(ledger: Ledger, period: string): PublishedMonth | null {
  const frozen = frozenFor(ledger, period);
  const then = frozen === null ? null : frozenLedger(ledger, frozen);
  const view = then === null ? null : monthView(then, period, schemeOfRecord(then, frozen?.scheme));
  if (frozen !== null && then !== null && view !== null) return { view: withLockedLastYear(then, view), frozen, ledger: then };
  const open = monthView(ledger, period);
  return open === null ? null : { view: withLockedLastYear(ledger, open), frozen: null, ledger };
}

/** The line under a locked table, and one for each figure adjusted since: what was locked, what was added, what stands, who decided and why. */
export function lockNotes(ledger: Ledger, frozen: RecordOf<'freeze'>): string[] {
  const { decidedBy, on } = frozen;
  const lock = `本表数据${on === undefined ? '' : `于${formatDay(on)}`}${decidedBy === undefined ? '' : `由${decidedBy}`}核定锁定。`;
  const units = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id, name ?? '']));
  const scheme = schemeOfRecord(ledger, frozen.scheme)?.scheme ?? null;
  const adjusted = [...adjustmentsOf(ledger, frozen.id).values()].map((own) => {
    const { unit, item } = own.decision;
    const name = unit === undefined ? '' : (units.get(unit) ?? '');
    const counted = scheme === null ? '' : figureUnit(scheme, own.decision);
    return `核定后调整：${name}${item ?? ''}${figureName(own.decision)}${adjustedText(own, counted)}（${decisionText(own.decision)}）。`;
  });
  return [lock, ...adjusted];
}
