/**
 * 核定后调整: what a person decided about a figure of a locked period. The locked figure stays as it is; with the adjustment it makes the figure that stands
 * now (核定数 + 调整 = 现行数). Reads decisions; reckons no figure anew.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { schemeOfRecord } from '../month/adopted-scheme';
import { exactFromText, plainText } from '../scoring/exact';
import type { Scheme } from '../scoring/scheme-schema';
import { recordedPeriod } from './freeze-period';

/** The adjustment that stands for a figure: the last one decided. `after` is the figure that stands now. */
export type Adjustment = {
  readonly before: string;
  readonly after: string;
  readonly decision: RecordOf<'adjustment'>;
};

/** Names a figure of a lock: unit, title of the indicator (or 综合得分), which of its figures. */
export const figureKey = (unit: string, title: string, figure: string): string => `${unit}\n${title}\n${figure}`;

/** Adjustments decided (予以调整) on the figures of a lock, by `figureKey`; 不予调整 leaves what stood. */
export function adjustmentsOf(ledger: Ledger, freeze: RecordId): ReadonlyMap<string, Adjustment> {
  const standing = new Map<string, Adjustment>();
  for (const decision of listRecords(ledger, 'adjustment')) {
    const { unit, item, figure, before, after, outcome } = decision;
    if (decision.freeze !== freeze || outcome !== '予以调整') continue;
    if (unit === undefined || item === undefined || figure === undefined || before === undefined || after === undefined) continue;
    standing.set(figureKey(unit, item, figure), { before, after, decision });
  }
  return standing;
}

/** +10 or -2.5; nothing where one of the two is no number. */
export function changeText({ before, after }: Pick<Adjustment, 'before' | 'after'>): string {
  const [from, to] = [exactFromText(before), exactFromText(after)];
  if (from === null || to === null) return '';
  const change = to.sub(from);
  return `${change.s >= 0n ? '+' : ''}${plainText(change)}`;
}

/** 核定100万元，调整+10万元，现行110万元; what is no number bears no unit. `unit`: what the figure is counted in, empty for a place. */
export function adjustedText(adjustment: Pick<Adjustment, 'before' | 'after'>, unit: string): string {
  const change = changeText(adjustment);
  const figure = (text: string): string => (exactFromText(text) === null ? text : `${text}${unit}`);
  return `核定${figure(adjustment.before)}，${change === '' ? '' : `调整${change}${unit}，`}现行${figure(adjustment.after)}`;
}

/** Figures of a line that are counted in the unit of its indicator. */
const COUNTED_FIGURES = ['年度任务', '当月', '累计'];

/** What an adjusted figure is counted in, by the 办法 the lock was made under: 万元, 个, 分, ％; empty for a place. */
export function figureUnit({ targets, measures }: Pick<Scheme, 'targets' | 'measures'>, { item, figure }: RecordOf<'adjustment'>): string {
  if (figure === '得分') return '分';
  if (figure === '完成率（%）') return '%';
  if (figure === '序时差（百分点）') return '个百分点';
  if (figure === undefined || !COUNTED_FIGURES.includes(figure)) return '';
  const measure = targets.find(({ title }) => title === item)?.measure;
  return measures.find(({ id }) => id === measure)?.unit ?? '';
}

/** 完成率（%） stands without its bracket where the figure beside it bears the unit; 综合得分 needs no 得分 behind it. */
export function figureName({ item, figure }: RecordOf<'adjustment'>): string {
  const name = (figure ?? '').replace(/（.*）$/u, '');
  return item?.endsWith(name) === true ? '' : name;
}

/** 县长办公会，2026年11月2日，凭证补齐 */
export function decisionText({ decidedBy, on, ground }: RecordOf<'adjustment'>): string {
  return [decidedBy, on === undefined ? undefined : formatDay(on), ground].filter((part) => part !== undefined && part !== '').join('，');
}

/** What follows from another adjusted figure; a note that names that one need not name these. */
const DERIVED_FIGURES: ReadonlySet<string> = new Set(['当月', '完成率（%）', '序时差（百分点）']);

/**
 * Lines for a month's bulletin: figures of earlier locked periods that were adjusted in this month, so that whoever adds up the published months finds why they
 * do not make the new total. The earlier table itself is not printed anew.
 * @param month 2026-10
 */
export function earlierAdjustments(ledger: Ledger, month: string): string[] {
  const units = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id, name ?? '']));
  return listRecords(ledger, 'freeze').flatMap((frozen) => {
    const period = recordedPeriod(frozen);
    if (period === null || period.month >= month) return [];
    const scheme = schemeOfRecord(ledger, frozen.scheme)?.scheme ?? null;
    return [...adjustmentsOf(ledger, frozen.id).values()].flatMap((own) => {
      const { on, unit, item, figure = '' } = own.decision;
      if (on?.startsWith(month) !== true || DERIVED_FIGURES.has(figure)) return [];
      const name = unit === undefined ? '' : (units.get(unit) ?? '');
      const counted = scheme === null ? '' : figureUnit(scheme, own.decision);
      return [
        `${period.title}核定后调整：${name}${item ?? ''}${figureName(own.decision)}${adjustedText(own, counted)}（${decisionText(own.decision)}）。`,
      ];
    });
  });
}
